// Reads tables of tab-separated values.
// SPDX-License-Identifier: Apache-2.0

/// The rows of a table: lines of fields with a tab between them, under a line that names the columns.
///
/// Lines that begin with `#` are comments. A row with fewer fields than columns is filled up with
/// empty ones; what is beyond the columns is not read.
struct TableReader {
  let rows: [[Substring.UTF8View]]
  private let columns: [String]

  init(_ text: String) {
    var rows: [[Substring.UTF8View]] = []
    var columns: [String]?
    for line in text.utf8.split(separator: 0x0A) where line.first != 0x23 {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      if columns == nil {
        columns = fields.map { String(Substring($0)) }
      } else {
        rows.append(fields)
      }
    }
    self.rows = rows
    self.columns = columns ?? []
  }

  /// The place of a column; one that is missing reads as empty.
  func column(_ name: String) -> Int { columns.firstIndex(of: name) ?? .max }
}

extension [Substring.UTF8View] {
  /// A field as a string; empty where the row has no such field.
  func text(_ column: Int) -> String {
    indices.contains(column) ? String(Substring(self[column])) : ""
  }

  /// The values of a field, parted by `|`.
  func list(_ column: Int) -> [String] {
    guard indices.contains(column) else { return [] }
    return self[column].split(separator: 0x7C).map { String(Substring($0)) }
  }
}
