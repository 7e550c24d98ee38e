// Which pages no longer say what the index says.
// SPDX-License-Identifier: Apache-2.0

import GRDB

/// A page that has to be drawn anew, or removed.
public struct StalePage: Hashable, Sendable {
  /// What a page is about.
  public enum Kind: Int, Hashable, Sendable, CaseIterable {
    /// One summit, one person.
    case summit = 0
    case person
    /// The summits or the statements of a month.
    case summitMonth, statementMonth
  }

  /// What it is about.
  public var kind: Kind
  /// The identifier of the summit or of the person; the month, and where in it, as `2024-05/3f`.
  public var id: String
  /// The number of the commit that changed it last.
  public var commit: Int64

  /// The month that it is a part of.
  public var month: Month? {
    guard kind == .summitMonth || kind == .statementMonth else { return nil }
    return Month(kind: kind, name: String(id.prefix { $0 != "/" }))
  }

  /// The summits or the statements of a month.
  public struct Month: Hashable, Comparable, Sendable {
    /// Which of the two.
    public var kind: Kind
    /// The month as `2024-05`, or `undated`.
    public var name: String

    /// By kind, then by month.
    public static func < (a: Month, b: Month) -> Bool {
      (a.kind.rawValue, a.name) < (b.kind.rawValue, b.name)
    }
  }
}

extension IndexStore {
  /// The pages that have to be drawn anew, the longest waiting first.
  public func stalePages(limit: Int) throws(IndexError) -> [StalePage] {
    try stale("1 ORDER BY number, kind, id LIMIT ?", [limit])
  }

  /// The parts of a month that have to be drawn anew.
  public func stalePages(of month: StalePage.Month) throws(IndexError) -> [StalePage] {
    // A digit is after a slash: the identifiers of this month lie between.
    try stale(
      "kind = ? AND id BETWEEN ? AND ?",
      [month.kind.rawValue, month.name + "/", month.name + "0"])
  }

  private func stale(
    _ condition: String, _ arguments: StatementArguments
  ) throws(IndexError) -> [StalePage] {
    try read {
      try Self.pages("SELECT kind, id, number FROM stale WHERE \(condition)", arguments, in: $0)
    }
  }

  /// The names that the files of summits had when they were drawn, by identifier.
  public func drawnNames(of pages: [StalePage]) throws(IndexError) -> [String: String] {
    try read { db in
      var names: [String: String] = [:]
      for page in pages where page.kind == .summit {
        names[page.id] = try db.row("SELECT name FROM drawn WHERE id = ?", [page.id])?[0]
      }
      return names
    }
  }

  /// Forgets pages that were drawn, unless a later commit changed them again.
  ///
  /// - Parameter names: The names of the files of those summits that have files.
  public func markDrawn(
    _ pages: [StalePage], names: [String: String] = [:]
  ) throws(IndexError) {
    try write { db in
      for page in pages {
        if page.kind == .summit {
          if let name = names[page.id] {
            try db.run("INSERT OR REPLACE INTO drawn VALUES (?, ?)", [page.id, name])
          } else {
            try db.run("DELETE FROM drawn WHERE id = ?", [page.id])
          }
        }
        try db.run(
          "DELETE FROM stale WHERE kind = ? AND id = ? AND number = ?",
          [page.kind.rawValue, page.id, page.commit])
      }
    }
  }

  /// All pages that there are, by kind and identifier.
  public func allPages() throws(IndexError) -> [StalePage] {
    try read { try Self.pages("SELECT *, 0 FROM (\(Self.everyPage)) ORDER BY 1, 2", in: $0) }
  }

  /// Has every page drawn anew, as for a new form of the pages.
  public func markAllStale() throws(IndexError) {
    try write { db in
      try db.run(
        """
        INSERT OR REPLACE INTO stale
        SELECT *, (SELECT coalesce(max(number), 0) FROM commit_log) FROM (\(Self.everyPage))
        """)
    }
  }

  private static let everyPage = """
    SELECT 0, id FROM summit
    UNION SELECT 1, id FROM party WHERE id <> ''
    UNION SELECT 2, \(MonthPart.cell) FROM summit
    UNION SELECT 3, \(MonthPart.cell) FROM statement
    """

  private static func pages(
    _ sql: String, _ arguments: StatementArguments = [], in db: Database
  ) throws -> [StalePage] {
    try db.rows(sql, arguments).compactMap { row in
      StalePage.Kind(rawValue: row[0]).map { StalePage(kind: $0, id: row[1], commit: row[2]) }
    }
  }
}
