// Short forms for statements that run many times.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

extension Database {
  /// Runs a statement that is compiled once for the connection.
  func run(_ sql: String, _ arguments: StatementArguments = []) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// The rows that a statement, compiled once, gives; all are read.
  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }

  /// The first row that a statement gives.
  func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
  }

  /// Inserts many rows of whole numbers into a table, several a statement.
  ///
  /// - Parameter verb: `INSERT`, or `INSERT OR REPLACE`.
  func insert(_ verb: String, into columns: String, _ rows: [[Int64]]) throws {
    let batch = 64
    var start = 0
    while start < rows.count {
      let count = rows.count - start >= batch ? batch : 1
      let part = rows[start..<start + count]
      let marks = "(" + part[start].map { _ in "?" }.joined(separator: ", ") + ")"
      let values = Array(repeating: marks, count: count).joined(separator: ", ")
      try run(
        "\(verb) INTO \(columns) VALUES \(values)",
        StatementArguments(part.flatMap { $0.map(\.databaseValue) }))
      start += count
    }
  }

  /// Calls back with the rows that a query gives for any of some numbers, which are asked for many at a
  /// time and in their order.
  ///
  /// - Parameter sql: The query; `(…)` in it stands for the numbers.
  func eachRow(
    _ sql: String, of numbers: some Sequence<Int64>, _ body: (Row) throws -> Void
  ) throws {
    let batch = 64
    let marks = "(" + Array(repeating: "?", count: batch).joined(separator: ", ") + ")"
    let statement = try cachedStatement(sql: sql.replacing("(…)", with: marks))
    let sorted = numbers.sorted()
    for start in stride(from: 0, to: sorted.count, by: batch) {
      var part = sorted[start..<min(start + batch, sorted.count)].map(\.databaseValue)
      while part.count < batch, let last = part.last { part.append(last) }
      let rows = try Row.fetchCursor(statement, arguments: StatementArguments(part))
      while let row = try rows.next() { try body(row) }
    }
  }

  /// The first number of the first row; 0 where there is none.
  func number(_ sql: String, _ arguments: StatementArguments = []) throws -> Int64 {
    try Int64.fetchOne(cachedStatement(sql: sql), arguments: arguments) ?? 0
  }
}

/// A path as a row keeps it.
func pathValue(_ path: [UInt8]) -> Data { Data(path) }
