// The tables that are compiled in, as bytes.
// SPDX-License-Identifier: Apache-2.0

import CKnowledge

/// One of the tables that are compiled into the program.
enum BuiltInTable: UInt32, CaseIterable {
  case countries, people, places, organisations, series, givenNames, weights

  /// The whole table.
  var bytes: [UInt8] {
    let table = readout_table(rawValue)
    // SAFETY: pointer and size belong to one constant array that lives as long as the program.
    let buffer = unsafe UnsafeBufferPointer(
      start: readout_table_bytes(table), count: readout_table_size(table))
    return unsafe Array(buffer)
  }
}
