// Things that are waited for, all for the same time.
// SPDX-License-Identifier: Apache-2.0

/// Keys with a deadline and a value, first in, first out.
///
/// All wait equally long, so that the order of arrival is the order of deadlines. A key that is
/// there keeps its deadline.
struct DeadlineQueue<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var entries: [Key: (serial: Int, deadline: UInt64, value: Value)] = [:]
  private var order: [(key: Key, serial: Int)] = []
  private var head = 0
  private var nextSerial = 0

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }

  subscript(key: Key) -> Value? { entries[key]?.value }

  func contains(_ key: Key) -> Bool { entries[key] != nil }

  /// Adds a key, or changes the value of one that is there.
  mutating func set(_ key: Key, _ value: Value, deadline: UInt64) {
    if let known = entries[key] {
      entries[key] = (known.serial, known.deadline, value)
      return
    }
    nextSerial += 1
    entries[key] = (nextSerial, deadline, value)
    order.append((key, nextSerial))
  }

  @discardableResult
  mutating func remove(_ key: Key) -> Value? {
    let value = entries.removeValue(forKey: key)?.value
    if order.count - head > 2 * entries.count + 64 { compact() }
    return value
  }

  mutating func removeAll() {
    entries = [:]
    order = []
    head = 0
  }

  /// The earliest deadline.
  mutating func nextDeadline() -> UInt64? {
    while head < order.count {
      let (key, serial) = order[head]
      if let entry = entries[key], entry.serial == serial { return entry.deadline }
      head += 1
    }
    order = []
    head = 0
    return nil
  }

  /// Takes out one whose time has come.
  mutating func popDue(at now: UInt64) -> (key: Key, value: Value)? {
    guard let deadline = nextDeadline(), deadline <= now else { return nil }
    let key = order[head].key
    head += 1
    if head > 1024, head * 2 > order.count { compact() }
    return entries.removeValue(forKey: key).map { (key, $0.value) }
  }

  private mutating func compact() {
    order = order[head...].filter { entries[$0.key]?.serial == $0.serial }
    head = 0
  }
}
