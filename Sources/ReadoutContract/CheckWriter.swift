// Writes what was found for words that somebody asks for.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// Writes `readout.check/1` objects, keys sorted.
public struct CheckWriter: Sendable {
  /// The schema's name and version.
  public static let schema = "readout.check/1"

  /// A statement that reports the words.
  public struct Match: Sendable {
    /// The statement.
    public var statement: Statement
    /// How much of the words it has, in per cent.
    public var likeness: Int
    /// Whether it has all of them as they were asked for.
    public var isVerbatim: Bool

    /// A statement that reports the words.
    public init(statement: Statement, likeness: Int, isVerbatim: Bool) {
      self.statement = statement
      self.likeness = likeness
      self.isVerbatim = isVerbatim
    }
  }

  /// A writer.
  public init() {}

  /// The object as UTF-8 JSON, without a line end.
  public func json(of words: String, verdict: String, matches: [Match]) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("matches", each: matches) { json, match in
        json.object { json in
          json.member("likeness", match.likeness)
          json.member("statement") { ResolutionWriter().write(match.statement, to: &$0) }
          json.member("verbatim") { $0.bool(match.isVerbatim) }
        }
      }
      json.member("schema", Self.schema)
      json.member("verdict", verdict)
      json.member("words", words)
    }
    return json.bytes
  }
}
