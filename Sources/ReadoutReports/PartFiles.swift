// The files that have the summits or statements of a month, and what is joined from them.
// SPDX-License-Identifier: Apache-2.0

import ReadoutContract
import ReadoutIndex
import ReadoutModel

/// What parts there are.
enum PartKind: String, CaseIterable, Sendable {
  case summits, quotes

  /// The sort of page by which the index names them.
  var page: StalePage.Kind {
    switch self {
    case .summits: .summitMonth
    case .quotes: .statementMonth
    }
  }
}

/// Writes the files of the parts of months: for the overview's script, for tables and calendars.
struct PartFiles {
  private let index: IndexStore
  private let folder: SummaryFolder
  private let kind: PartKind

  init(index: IndexStore, folder: SummaryFolder, kind: PartKind) {
    self.index = index
    self.folder = folder
    self.kind = kind
  }

  // MARK: Parts

  /// Draws the parts that have some cells, such as `2024-05/3f`, and removes what is no part any more.
  func draw(_ cells: [String]) throws {
    let present = folder.names(in: "data")
    var items = ItemWriter(index: index)
    let byMonth = Dictionary(grouping: cells) { String($0.prefix { $0 != "/" }) }
    for (month, cells) in byMonth.sorted(by: { $0.key < $1.key }) {
      let parts = MonthPart.all(of: month, count: try count(of: month))
      let wanted = Set(parts.flatMap { part in suffixes.map { name(part) + $0 } })
      let old = Set(present.filter { isOf(month, $0) })
      let digits = cells.map { $0.drop { $0 != "/" }.dropFirst() }
      for part in parts {
        let isTouched = digits.contains { $0.hasPrefix(part.digits) }
        if isTouched || !old.isSuperset(of: suffixes.map { name(part) + $0 }) {
          try draw(part, changed: Set(digits), &items)
        }
      }
      for name in old.subtracting(wanted).sorted() { try folder.remove("data/" + name) }
    }
  }

  private func draw(
    _ part: MonthPart, changed digits: Set<Substring>, _ items: inout ItemWriter
  ) throws {
    let name = name(part)
    switch kind {
    case .summits:
      let kept = try index.summits(in: part)
      let summits = kept.map(\.thing)
      try write(
        script(name, try summits.map { Escaping.script(try items.item(of: $0)) }), to: name + ".js")
      try write(Array(Spreadsheet.table(of: summits).utf8), to: name + ".csv")
      try write(Array(Calendar.text(of: kept).utf8), to: name + ".ics")
    case .quotes:
      // A month has many: what did not change is taken over as it stands.
      let identifiers = try index.statementIdentifiers(in: part)
      let drawn = PartLines(script: read(name + ".js"), table: read(name + ".csv"))
      let fresh = identifiers.filter {
        drawn[$0] == nil || digits.contains($0.dropFirst(2).prefix(2))
      }
      var lines: [String: PartLines.Line] = [:]
      for statement in try index.statements(fresh) {
        lines[statement.id] = PartLines.Line(
          item: Escaping.script(try items.item(of: statement))[...],
          row: Array(Spreadsheet.row(statement).utf8)[...])
      }
      let all = identifiers.compactMap { lines[$0] ?? drawn[$0] }
      try write(script(name, all.map(\.item)), to: name + ".js")
      try write(
        all.reduce(into: Array(Spreadsheet.statementHead.utf8)) { $0 += $1.row }, to: name + ".csv")
    }
  }

  private func read(_ name: String) -> [UInt8] { folder.read("data/" + name) ?? [] }

  private func write(_ bytes: [UInt8], to name: String) throws {
    try folder.write(bytes, to: "data/" + name)
  }

  /// A script that hands things over to the overview: a page of a file may read no other file.
  private func script(_ name: String, _ items: [some Collection<UInt8>]) -> [UInt8] {
    var script = Array("readoutPart(\"\(name)\", [".utf8)
    for (position, item) in items.enumerated() {
      script += position == 0 ? [0x0A] : [0x2C, 0x0A]
      script += item
    }
    return script + Array("]);\n".utf8)
  }

  private var suffixes: [String] {
    switch kind {
    case .summits: [".js", ".csv", ".ics"]
    case .quotes: [".js", ".csv"]
    }
  }

  private func count(of month: String) throws -> Int {
    switch kind {
    case .summits: try index.summitTallies(in: month).reduce(0) { $0 + $1.count }
    case .quotes: try index.statementMonths(in: month).first?.count ?? 0
    }
  }

  private func name(_ part: MonthPart) -> String { "\(kind.rawValue)-\(part.name)" }

  private func isOf(_ month: String, _ file: String) -> Bool {
    let name = "\(kind.rawValue)-\(month)"
    return file.hasPrefix(name + ".") || file.hasPrefix(name + "-")
  }

  // MARK: Wholes

  /// Joins the parts of all months into the table, and the calendar.
  func join(_ months: [MonthCount]) throws {
    let names = months.flatMap(\.parts).sorted().map { "data/" + name($0) }
    switch kind {
    case .summits:
      try folder.join(
        names.map { $0 + ".csv" }, head: Array(Spreadsheet.summitHead.utf8), end: [],
        to: "summits.csv")
      try folder.join(
        names.map { $0 + ".ics" }, head: Array(Calendar.head.utf8),
        end: Array(Calendar.end.utf8), to: "summits.ics")
    case .quotes:
      try folder.join(
        names.map { $0 + ".csv" }, head: Array(Spreadsheet.statementHead.utf8), end: [],
        to: "quotes.csv")
    }
  }
}
