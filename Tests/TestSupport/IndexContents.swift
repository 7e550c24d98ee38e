// What an index holds, to be compared with another.
// SPDX-License-Identifier: Apache-2.0

import Foundation
public import ReadoutIndex
import ReadoutModel

extension IndexStore {
  /// All that is a function of the documents, as lines: documents, extractions, what they resolve to.
  public func contents() throws -> [String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    func line(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    var lines: [String] = []
    for document in try documents() {
      lines.append("\(document.displayPath) \(document.sha256 ?? "-") \(document.state)")
      guard let stored = try self.document(atPath: document.path),
        case .read(let text, let head, let extraction) = stored.outcome
      else { continue }
      lines.append("\(text.string.utf8.count) \(try line(head)) \(try line(extraction))")
    }
    lines += try summits().map { try line($0) }
    lines += try statements().map { try line($0) }
    return lines
  }
}
