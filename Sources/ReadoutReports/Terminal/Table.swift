// Tables for a terminal or a pipe.
// SPDX-License-Identifier: Apache-2.0

/// Rows under headings, each column as wide as it needs, the last one cut at the width.
public struct Table: Sendable {
  /// The headings.
  public let columns: [String]
  /// The rows, each with as many cells as there are columns.
  public var rows: [[String]] = []

  /// A table without rows.
  public init(columns: [String]) {
    self.columns = columns
  }

  /// The lines of the table.
  ///
  /// - Parameter width: How many columns a line may have; nil for as many as it needs.
  public func text(width: Int?) -> String {
    let lines = ([columns] + rows).map { $0.map { TerminalText.safe($0) } }
    let widths = columns.indices.map { column in
      lines.map { TerminalText.width(of: $0[column]) }.max() ?? 0
    }
    return lines.map { cells in
      var line = ""
      for (column, cell) in cells.enumerated().dropLast() {
        let padding = widths[column] - TerminalText.width(of: cell) + 2
        line += cell + String(repeating: " ", count: padding)
      }
      line += cells.last ?? ""
      return TerminalText.cut(line, to: width) + "\n"
    }.joined()
  }
}
