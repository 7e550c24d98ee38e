// The name of one field of a journal entry, checked once when it is made.
// SPDX-License-Identifier: Apache-2.0

/// The name of a field that a program may send to the journal.
///
/// The journal silently ignores fields whose names it does not like, so a name is checked here:
/// a capital letter, then capital letters, digits and underscores, at most 64 characters
/// (`systemd.journal-fields(7)`). Names that begin with an underscore are journald's own.
public struct JournalFieldName: Hashable, Sendable {
  /// The name.
  public let text: String

  /// The most characters that a name may have.
  public static let longest = 64

  /// Takes a name that is valid; nil for any other.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= JournalFieldName.longest,
      (0x41...0x5A).contains(first), bytes.allSatisfy(JournalFieldName.isAllowed)
    else { return nil }
    self.text = text
  }

  /// Makes a valid name of any text: `request.id` becomes `REQUEST_ID`, `2nd` becomes `X_2ND`.
  ///
  /// Letters are raised, everything that is not allowed becomes an underscore, and what is too long
  /// is cut. Different texts may give the same name; the journal allows a name more than once.
  public init(nearest text: String) {
    var bytes: [UInt8] = []
    for byte in text.utf8.prefix(JournalFieldName.longest) {
      let raised = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
      bytes.append(JournalFieldName.isAllowed(raised) ? raised : 0x5F)
    }
    if let first = bytes.first, (0x41...0x5A).contains(first) {
      self.text = String(decoding: bytes, as: UTF8.self)
    } else {
      let rest = bytes.drop { $0 == 0x5F }.prefix(JournalFieldName.longest - 2)
      self.text = rest.isEmpty ? "X" : "X_" + String(decoding: rest, as: UTF8.self)
    }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
  }
}

extension JournalFieldName: ExpressibleByStringLiteral {
  /// Takes a name that stands in the source; an invalid one is a bug and traps.
  public init(stringLiteral text: String) {
    guard let name = JournalFieldName(text) else {
      preconditionFailure("'\(text)' is not a name that the journal takes")
    }
    self = name
  }
}

extension JournalFieldName: CustomStringConvertible {
  /// The name.
  public var description: String { text }
}

extension JournalFieldName {
  /// The sentence for people.
  public static let message: JournalFieldName = "MESSAGE"
  /// The 128-bit identifier of the kind of entry.
  public static let messageID: JournalFieldName = "MESSAGE_ID"
  /// How much it matters, 0 to 7.
  public static let priority: JournalFieldName = "PRIORITY"
  /// The short name that `journalctl -t` selects.
  public static let syslogIdentifier: JournalFieldName = "SYSLOG_IDENTIFIER"
  /// The number of the system's error.
  public static let errno: JournalFieldName = "ERRNO"
  /// The source file that the entry comes from.
  public static let codeFile: JournalFieldName = "CODE_FILE"
  /// The line of that file.
  public static let codeLine: JournalFieldName = "CODE_LINE"
  /// The function.
  public static let codeFunction: JournalFieldName = "CODE_FUNC"

  /// The names that the journal or syslog give a meaning to, and that no metadata may take.
  static let reserved: Set<String> = [
    "MESSAGE", "MESSAGE_ID", "PRIORITY", "CODE_FILE", "CODE_LINE", "CODE_FUNC", "ERRNO",
    "INVOCATION_ID", "USER_INVOCATION_ID", "SYSLOG_FACILITY", "SYSLOG_IDENTIFIER", "SYSLOG_PID",
    "SYSLOG_TIMESTAMP", "SYSLOG_RAW", "DOCUMENTATION", "TID", "UNIT", "USER_UNIT", "LEVEL_PREFIX",
    "OBJECT_PID", "COREDUMP_UNIT",
  ]
}
