// Tables for a terminal or a pipe.
// SPDX-License-Identifier: Apache-2.0

/// Rows under headings, each column as wide as it needs.
///
/// Where they do not fit a terminal, the columns that hold words become narrower and their cells
/// go on below; in a pipe each row is one line.
public struct Table: Sendable {
  /// A heading, and how narrow its column may become.
  public struct Column: Sendable, ExpressibleByStringLiteral {
    let heading: String
    let least: Int?

    /// A column that is never narrower than its cells.
    public init(stringLiteral heading: String) {
      self.heading = heading
      least = nil
    }

    /// A column of words, which may become as narrow as so many cells.
    public static func words(_ heading: String, least: Int) -> Column {
      Column(heading: heading, least: least)
    }

    private init(heading: String, least: Int) {
      self.heading = heading
      self.least = least
    }
  }

  /// The headings.
  public let columns: [Column]
  /// The rows, each with as many cells as there are columns.
  public var rows: [[String]] = []

  private static let gap = 2
  /// The most lines of one cell.
  private static let mostLines = 12

  /// A table without rows.
  public init(columns: [Column]) {
    self.columns = columns
  }

  /// The lines of the table.
  ///
  /// - Parameter width: How many cells a line may have; nil for as many as it needs.
  public func text(width: Int?) -> String {
    let headings = columns.map(\.heading)
    let cells = rows.map { $0.map { TerminalText.safe($0) } }
    let widths = widths(of: [headings] + cells, within: width)
    let head = line(headings, widths)
    return TerminalText.bold(TerminalText.cut(head, to: width)) + "\n"
      + cells.map { row in
        self.lines(of: row, widths, isWrapped: width != nil).map { cells in
          TerminalText.cut(line(cells, widths), to: width) + "\n"
        }.joined()
      }.joined()
  }

  /// How wide the columns are; those of words give way, the last one first, then the widest.
  private func widths(of lines: [[String]], within width: Int?) -> [Int] {
    var widths = columns.indices.map { column in
      lines.map { TerminalText.width(of: $0[column]) }.max() ?? 0
    }
    guard let width else { return widths }
    var excess = widths.reduce(0, +) + Table.gap * (columns.count - 1) - width
    if let last = columns.indices.last, let least = columns[last].least {
      let given = min(max(0, excess), max(0, widths[last] - least))
      widths[last] -= given
      excess -= given
    }
    while excess > 0 {
      let widest = columns.indices.filter { column in
        columns[column].least.map { widths[column] > $0 } ?? false
      }.max { widths[$0] < widths[$1] }
      guard let widest else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// A row as the lines that it takes.
  private func lines(of row: [String], _ widths: [Int], isWrapped: Bool) -> [[String]] {
    guard isWrapped else { return [row] }
    let parts = row.indices.map { column -> [String] in
      guard columns[column].least != nil else { return [row[column]] }
      let lines = TerminalText.lines(of: row[column], width: widths[column])
      guard lines.count > Table.mostLines else { return lines }
      let rest = lines[(Table.mostLines - 1)...].joined(separator: " ")
      return lines.prefix(Table.mostLines - 1)
        + [TerminalText.cut(rest, to: widths[column])]
    }
    let height = parts.map(\.count).max() ?? 1
    return (0..<height).map { line in parts.map { line < $0.count ? $0[line] : "" } }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      line += cell
      guard cells[(column + 1)...].contains(where: { !$0.isEmpty }) else { break }
      let padding = widths[column] - TerminalText.width(of: cell) + Table.gap
      line += String(repeating: " ", count: max(Table.gap, padding))
    }
    return line
  }
}
