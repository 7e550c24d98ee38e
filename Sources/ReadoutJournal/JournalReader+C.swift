// Reads entries back out of the journal.
// SPDX-License-Identifier: Apache-2.0

import CSystemd
import Glibc

/// Reads the journal of this machine.
///
/// Without membership of the group `systemd-journal` there are no entries, and no error either.
///
/// SAFETY: the journal is opened by `init`, closed by `deinit`, and never leaves this value.
@safe public struct JournalReader: ~Copyable {
  private let journal: OpaquePointer

  /// Opens the local journal.
  ///
  /// - Throws: `refused` where it cannot be opened.
  public init() throws(JournalError) {
    var opened: OpaquePointer?
    // SAFETY: the pointer lives for the call; on success the journal is ours to close.
    let status = unsafe sd_journal_open(&opened, Int32(SD_JOURNAL_LOCAL_ONLY))
    guard status >= 0, let opened = unsafe opened else {
      throw .refused(action: "open the journal", errno: Int32(clamping: -Int(status)))
    }
    unsafe journal = opened
  }

  deinit {
    // SAFETY: opened once, closed once.
    unsafe sd_journal_close(journal)
  }

  /// The values of one field in the entries that have all the given values, oldest entry first.
  ///
  /// - Complexity: O(entries that match).
  public mutating func values(
    of field: JournalFieldName, where matches: [JournalEntry.Field], atMost limit: Int = .max
  ) throws(JournalError) -> [[UInt8]] {
    try select(matches)
    try check("go to the head of the journal", unsafe sd_journal_seek_head(journal))
    var result: [[UInt8]] = []
    while result.count < limit {
      guard try check("step through the journal", unsafe sd_journal_next(journal)) > 0 else {
        break
      }
      if let value = value(of: field) { result.append(value) }
    }
    return result
  }

  /// The first values of some fields in the entries that have all the given values, oldest first.
  ///
  /// An entry without one of the fields is left out.
  ///
  /// - Complexity: O(entries that match).
  public mutating func entries(
    of fields: [JournalFieldName], where matches: [JournalEntry.Field]
  ) throws(JournalError) -> [[[UInt8]]] {
    try select(matches)
    try check("go to the head of the journal", unsafe sd_journal_seek_head(journal))
    var result: [[[UInt8]]] = []
    while try check("step through the journal", unsafe sd_journal_next(journal)) > 0 {
      let values = fields.compactMap { value(of: $0) }
      if values.count == fields.count { result.append(values) }
    }
    return result
  }

  /// Whether any file of the journal could be opened.
  ///
  /// It is false without the right to read, and where nothing is stored at all.
  public var isReadable: Bool {
    // SAFETY: the journal is open.
    unsafe sd_journal_has_runtime_files(journal) > 0
      || sd_journal_has_persistent_files(journal) > 0
  }

  /// The values of one field in the newest entries that have all the given values, newest first.
  ///
  /// - Parameter limit: How many entries are looked at.
  public mutating func newestValues(
    of field: JournalFieldName, where matches: [JournalEntry.Field], among limit: Int
  ) throws(JournalError) -> [[UInt8]] {
    try select(matches)
    try check("go to the end of the journal", unsafe sd_journal_seek_tail(journal))
    var result: [[UInt8]] = []
    for _ in 0..<max(0, limit) {
      guard try check("step through the journal", unsafe sd_journal_previous(journal)) > 0 else {
        break
      }
      if let value = value(of: field) { result.append(value) }
    }
    return result
  }

  /// Whether there is an entry that has all the given values.
  public mutating func hasEntry(where matches: [JournalEntry.Field]) throws(JournalError) -> Bool {
    try select(matches)
    try check("go to the end of the journal", unsafe sd_journal_seek_tail(journal))
    return try check("step through the journal", unsafe sd_journal_previous(journal)) > 0
  }

  private func select(_ matches: [JournalEntry.Field]) throws(JournalError) {
    // SAFETY: sd_journal_add_match(3) copies the match.
    unsafe sd_journal_flush_matches(journal)
    for match in matches {
      let bytes = Array(match.name.text.utf8) + [0x3D] + match.value
      let status = unsafe bytes.withUnsafeBytes {
        unsafe sd_journal_add_match(journal, $0.baseAddress, $0.count)
      }
      try check("select entries of the journal", status)
    }
  }

  /// The first value of a field in the entry at hand.
  private func value(of field: JournalFieldName) -> [UInt8]? {
    var data: UnsafeRawPointer?
    var length = 0
    // SAFETY: on success `data` points to `length` bytes that stay until the next call; they are
    // copied here. They begin with the name and an equals sign.
    guard unsafe sd_journal_get_data(journal, field.text, &data, &length) >= 0,
      let start = unsafe data
    else { return nil }
    let all = unsafe UnsafeRawBufferPointer(start: start, count: length)
    return unsafe [UInt8](all.dropFirst(field.text.utf8.count + 1))
  }

  @discardableResult
  private func check(_ action: String, _ status: Int32) throws(JournalError) -> Int32 {
    guard status >= 0 else {
      throw .refused(action: action, errno: Int32(clamping: -Int(status)))
    }
    return status
  }
}
