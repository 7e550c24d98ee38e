// Reads extractions back from the contract's JSON Lines.
// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import ReadoutModel

/// What is wrong with a line that should be an extraction.
public struct ExtractionLineError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number of the line, from 1.
  public var line: Int
  /// What is wrong, for a person.
  public var reason: String

  /// What is wrong with a line.
  public init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }

  /// The line and the reason.
  public var description: String { "line \(line): \(reason)" }
}

/// Reads `readout.extraction/1` objects, one a line.
///
/// What is absent or null is not known; members that the schema does not have are not read. Spans
/// must lie in the text, and their words must be its slice.
public struct ExtractionParser: Sendable {
  /// A parser.
  public init() {}

  /// The documents of some lines, each in its place; a broken line does not hinder the others.
  ///
  /// Empty lines are skipped.
  public func documents(
    fromLines lines: Data
  ) -> [Result<ExtractedDocument, ExtractionLineError>] {
    var found: [Result<ExtractedDocument, ExtractionLineError>] = []
    let bytes = Array(lines)
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
      found.append(
        Result { () throws(ExtractionLineError) in
          try document(from: Data(line), line: index + 1)
        })
    }
    return found
  }

  /// The document of one line.
  ///
  /// - Parameters:
  ///   - json: The object as UTF-8.
  ///   - line: The number of the line, for the error.
  /// - Throws: `ExtractionLineError` where it is not JSON, not of this schema, or not true to its
  ///   own text.
  public func document(
    from json: Data, line: Int = 1
  ) throws(ExtractionLineError) -> ExtractedDocument {
    do {
      return try JSONDecoder().decode(WrittenExtraction.self, from: json).extracted
    } catch let error as DecodingError {
      throw ExtractionLineError(line: line, reason: Self.reason(of: error))
    } catch let error as UntrueExtraction {
      throw ExtractionLineError(line: line, reason: error.reason)
    } catch {
      throw ExtractionLineError(line: line, reason: "\(error)")
    }
  }

  static func reason(of error: DecodingError) -> String {
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context), .dataCorrupted(let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? context.debugDescription : "\(path): \(context.debugDescription)"
    @unknown default: return "\(error)"
    }
  }
}

/// Why an object of the right form is not taken.
struct UntrueExtraction: Error {
  var reason: String
}
