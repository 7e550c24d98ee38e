// The lines of a part as its files have them.
// SPDX-License-Identifier: Apache-2.0

/// What was drawn of the statements of a part, by identifier.
struct PartLines {
  /// A statement in the script and in the table.
  struct Line {
    var item: ArraySlice<UInt8>
    var row: ArraySlice<UInt8>
  }

  private var lines: [String: Line] = [:]

  /// The lines of two files that tell of the same; what stands in one of them alone is left out.
  init(script: [UInt8], table: [UInt8]) {
    var rows: [String: ArraySlice<UInt8>] = [:]
    for row in PartLines.split(table) where row.count > 2 {
      rows[PartLines.text(row.prefix { $0 != 0x2C })] = row
    }
    for line in PartLines.split(script) {
      // Behind each item stands a comma, or the end of the script.
      guard let end = line.lastIndex(of: 0x7D), let id = PartLines.identifier(line[...end]),
        let row = rows[id]
      else { continue }
      lines[id] = Line(item: line[...end], row: row)
    }
  }

  subscript(id: String) -> Line? { lines[id] }

  /// The lines of a file, each with its end.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count - 1
      lines.append(bytes[start...end])
      start = end + 1
    }
    return lines
  }

  /// The identifier of an item: no text can have such a member, since its quotation marks are escaped.
  private static func identifier(_ item: ArraySlice<UInt8>) -> String? {
    let name = Array("\"id\":\"".utf8)
    var place = item.startIndex
    while let quote = item[place...].firstIndex(of: 0x22) {
      if item[quote...].starts(with: name) {
        return text(item[(quote + name.count)...].prefix { $0 != 0x22 })
      }
      place = quote + 1
    }
    return nil
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
