// Keeps the write-ahead log when the index is closed, for readers who may not write.
// SPDX-License-Identifier: Apache-2.0

import GRDB
import GRDBSQLite

extension Database {
  /// Keeps the `-wal` and `-shm` files when the last connection closes.
  ///
  /// A reader without the right to write in the folder cannot open an index whose log is missing.
  /// See [SQLITE_FCNTL_PERSIST_WAL](https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html).
  func keepWriteAheadLog() throws {
    var flag: CInt = 1
    // SAFETY: the connection is open, and SQLite reads and writes one int at the pointer.
    let code = unsafe withUnsafeMutablePointer(to: &flag) { pointer in
      unsafe sqlite3_file_control(sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, pointer)
    }
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}
