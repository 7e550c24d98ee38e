// One entry of the journal: names and values, as they are sent.
// SPDX-License-Identifier: Apache-2.0

/// How much an entry matters, as syslog counts it: the lower, the more.
public enum JournalPriority: Int, Hashable, Comparable, Sendable, CaseIterable {
  case emergency = 0
  case alert, critical, error, warning, notice, informational, debug

  /// Whether one matters more than another.
  public static func < (a: JournalPriority, b: JournalPriority) -> Bool {
    a.rawValue < b.rawValue
  }
}

/// One entry: a sentence, a priority, and any number of further fields.
///
/// A field may stand more than once, with different values. Values are bytes: any are allowed,
/// line ends and zeros too.
public struct JournalEntry: Hashable, Sendable {
  /// A name and a value.
  public struct Field: Hashable, Sendable {
    /// The name.
    public var name: JournalFieldName
    /// The value, any bytes.
    public var value: [UInt8]

    /// A name and a value.
    public init(_ name: JournalFieldName, _ value: [UInt8]) {
      self.name = name
      self.value = value
    }

    /// The value for people: bytes that are not UTF-8 are replaced.
    public var text: String { String(decoding: value, as: UTF8.self) }
  }

  /// The fields in the order in which they are sent, `MESSAGE` and `PRIORITY` first.
  public private(set) var fields: [Field]
  /// How much it matters.
  public let priority: JournalPriority
  /// The most fields that one entry may have.
  ///
  /// libsystemd sends up to five parts a field in one `sendmsg(2)`, which takes 1,024.
  public static let mostFields = 200

  /// An entry with its sentence.
  ///
  /// - Parameter id: 32 lower-case hexadecimal digits that name the kind of entry.
  public init(message: String, priority: JournalPriority, id: String? = nil) {
    self.priority = priority
    fields = [
      Field(.message, Array(message.utf8)),
      Field(.priority, Array(String(priority.rawValue).utf8)),
    ]
    if let id { fields.append(Field(.messageID, Array(id.utf8))) }
  }

  /// Adds a field with a text.
  public mutating func append(_ name: JournalFieldName, _ value: String) {
    fields.append(Field(name, Array(value.utf8)))
  }

  /// Adds a field with any bytes.
  public mutating func append(_ name: JournalFieldName, bytes value: [UInt8]) {
    fields.append(Field(name, value))
  }

  /// Adds a field where there is a text.
  public mutating func append(_ name: JournalFieldName, ifKnown value: String?) {
    if let value { append(name, value) }
  }

  /// The sentence for people.
  public var message: String { first(.message) ?? "" }

  /// The first value of a field, as text.
  public func first(_ name: JournalFieldName) -> String? {
    fields.first { $0.name == name }?.text
  }

  /// All values of a field, as text, in order.
  public func all(_ name: JournalFieldName) -> [String] {
    fields.filter { $0.name == name }.map(\.text)
  }
}
