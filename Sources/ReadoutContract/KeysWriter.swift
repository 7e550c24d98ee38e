// Writes what documents are grouped by, for engines that resolve on many machines.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel
public import ReadoutResolution

/// Writes `readout.keys/1` objects, keys sorted, one a document.
public struct KeysWriter: Sendable {
  /// The schema's name and version.
  public static let schema = "readout.keys/1"

  /// A writer.
  public init() {}

  /// The object of one document as UTF-8 JSON, without a line end.
  ///
  /// - Parameter keys: What it is grouped by; nil where it was rejected.
  public func json(of identity: DocumentIdentity, _ keys: GroupingKeys?) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("document") { $0.identity(identity) }
      json.member("quotations", each: keys?.quotations ?? []) { json, quotation in
        json.object { json in
          json.member("keys", quotation.keys)
          json.member("summit", quotation.summit)
          json.member("wording", quotation.wording)
        }
      }
      json.member("read") { $0.bool(keys != nil) }
      json.member("schema", Self.schema)
      json.member("summits", each: keys?.mentions ?? []) { json, mention in
        json.object { json in
          json.member("anchor", mention.anchor)
          json.member("keys", mention.keys)
        }
      }
      json.member("undated") { $0.bool(keys?.isUndated ?? false) }
    }
    return json.bytes
  }
}

/// Writes what a filter puts in the place of a line that it cannot read.
public struct RejectionWriter: Sendable {
  private let schema: String

  /// A writer for a schema.
  public init(schema: String) {
    self.schema = schema
  }

  /// The object as UTF-8 JSON, without a line end.
  public func json(of error: ExtractionLineError) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("rejected", "\(error)")
      json.member("schema", schema)
    }
    return json.bytes
  }
}
