// Takes in what was resolved elsewhere, so that it can be looked at like an index of our own.
// SPDX-License-Identifier: Apache-2.0

import GRDB
public import ReadoutModel

extension IndexStore {
  /// Takes in things as they are; nothing is resolved or announced.
  ///
  /// All commits then have the day of the latest statement, or else of the latest summit: a clock
  /// does not matter.
  public func adopt(_ resolution: Resolution) throws(IndexError) {
    try write { db in
      try db.run("INSERT INTO commit_log (day) VALUES (0)")
      let commit = db.lastInsertedRowID
      var summits = ThingWriter<Summit>(
        db, commit: commit, keepsFormer: false, hasPending: false)
      try summits.replace(with: resolution.summits, name: { _ in [] })
      var statements = ThingWriter<Statement>(
        db, commit: commit, keepsFormer: false, hasPending: false)
      try statements.replace(with: resolution.statements, name: { _ in [] })
      try db.run(
        """
        UPDATE commit_log SET day = coalesce(
          (SELECT max(starts) FROM statement), (SELECT max(starts) FROM summit), 0)
        """)
    }
  }
}
