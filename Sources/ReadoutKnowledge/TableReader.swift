// Reads tables of tab-separated values.
// SPDX-License-Identifier: Apache-2.0

/// The rows of a table: lines of fields with a tab between them, under a line that names the columns.
///
/// Lines that begin with `#` are comments. A row with fewer fields than columns is filled up with
/// empty ones; what is beyond the columns is not read.
struct TableReader {
  /// One row, by the places of its fields.
  struct Row {
    fileprivate let bytes: [UInt8]
    fileprivate let fields: ArraySlice<Range<Int>>
  }

  private let bytes: [UInt8]
  private var fields: [Range<Int>] = []
  private var lines: [Range<Int>] = []
  private var columns: [String] = []

  /// Parts a table, UTF-8, into lines and fields.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var first = 0
    var start = 0
    var isComment = bytes.first == 0x23
    for index in 0...bytes.count {
      let byte = index < bytes.count ? bytes[index] : 0x0A
      guard byte == 0x09 || byte == 0x0A else { continue }
      fields.append(start..<index)
      start = index + 1
      guard byte == 0x0A else { continue }
      let isEmpty = fields.count == first + 1 && fields[first].isEmpty
      if isComment || isEmpty {
        fields.removeLast(fields.count - first)
      } else if columns.isEmpty {
        columns = fields[first...].map { String(decoding: bytes[$0], as: UTF8.self) }
        fields.removeLast(fields.count - first)
      } else {
        lines.append(first..<fields.count)
      }
      first = fields.count
      isComment = start < bytes.count && bytes[start] == 0x23
    }
  }

  /// The rows under the names of the columns, in order.
  var rows: some Sequence<Row> & Collection {
    lines.lazy.map { Row(bytes: bytes, fields: fields[$0]) }
  }

  /// The place of a column; one that is missing reads as empty.
  func column(_ name: String) -> Int { columns.firstIndex(of: name) ?? .max }
}

extension TableReader.Row {
  /// A field as a string; empty where the row has no such field.
  func text(_ column: Int) -> String {
    guard column < fields.count else { return "" }
    return String(decoding: bytes[fields[fields.startIndex + column]], as: UTF8.self)
  }

  /// The values of a field, parted by `|`.
  func list(_ column: Int) -> [String] {
    guard column < fields.count else { return [] }
    let field = fields[fields.startIndex + column]
    guard !field.isEmpty else { return [] }
    return bytes[field].split(separator: 0x7C).map { String(decoding: $0, as: UTF8.self) }
  }
}
