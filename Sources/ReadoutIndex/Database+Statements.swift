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

  /// The first number of the first row; 0 where there is none.
  func number(_ sql: String, _ arguments: StatementArguments = []) throws -> Int64 {
    try Int64.fetchOne(cachedStatement(sql: sql), arguments: arguments) ?? 0
  }
}

/// A path as a row keeps it.
func pathValue(_ path: [UInt8]) -> Data { Data(path) }
