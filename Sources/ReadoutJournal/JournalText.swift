// Entries as lines of text, for where no journal listens.
// SPDX-License-Identifier: Apache-2.0

/// How entries are written as lines.
public enum JournalText: Hashable, Sendable {
  /// `<5>MESSAGE NAME=value …`, as `sd-daemon(3)` reads it: a log collector keeps priority and facts.
  case prefixed
  /// A line for a person at a terminal: time, label, message; coloured or not.
  case terminal(Terminal)

  /// What a line at a terminal shows.
  public struct Terminal: Hashable, Sendable {
    /// Whether priorities show as colours.
    public var isColoured: Bool
    /// The field that stands before the message, so that kinds of entries form a column.
    public var labelField: JournalFieldName?
    /// How wide the column of labels is.
    public var labelWidth: Int

    /// A form of lines.
    public init(isColoured: Bool, labelField: JournalFieldName? = nil, labelWidth: Int = 0) {
      self.isColoured = isColoured
      self.labelField = labelField
      self.labelWidth = labelWidth
    }
  }

  /// One entry as one line that ends in a line end.
  ///
  /// Control characters from documents are escaped: no text can end the line or steer a terminal.
  ///
  /// - Parameter time: What stands first at a terminal, such as `14:03:09`; may be empty.
  public func line(for entry: JournalEntry, time: String = "") -> String {
    switch self {
    case .prefixed: prefixedLine(for: entry)
    case .terminal(let terminal): terminal.line(for: entry, time: time)
    }
  }

  private func prefixedLine(for entry: JournalEntry) -> String {
    var line = "<\(entry.priority.rawValue)>" + singleLine(entry.message)
    for field in entry.fields
    where field.name != .message && field.name != .priority && field.name != .syslogIdentifier {
      line += " \(field.name)=" + JournalText.quotedIfNeeded(singleLine(field.value))
    }
    return line + "\n"
  }

  /// The value in double quotes, with quotes and backslashes escaped, where it has spaces or quotes.
  static func quotedIfNeeded(_ text: String) -> String {
    guard text.isEmpty || text.utf8.contains(where: { [0x20, 0x22, 0x5C, 0x3D].contains($0) })
    else {
      return text
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

extension JournalText.Terminal {
  /// `14:03:09 summit.new       Xi Jinping and …`.
  func line(for entry: JournalEntry, time: String) -> String {
    var line = time.isEmpty ? "" : styled(time, "2") + " "
    if let labelField {
      let label = singleLine(entry.first(labelField) ?? "")
      let padding = String(repeating: " ", count: max(0, labelWidth - label.utf8.count))
      line += styled(label, labelStyle(of: entry.priority)) + padding + " "
    }
    return line + styled(singleLine(entry.message), messageStyle(of: entry.priority)) + "\n"
  }

  private func styled(_ text: String, _ style: String?) -> String {
    guard isColoured, let style, !text.isEmpty else { return text }
    return "\u{1B}[\(style)m\(text)\u{1B}[0m"
  }

  private func messageStyle(of priority: JournalPriority) -> String? {
    switch priority {
    case .emergency, .alert, .critical, .error: "1;31"
    case .warning: "33"
    case .notice: "1"
    case .informational: nil
    case .debug: "2"
    }
  }

  private func labelStyle(of priority: JournalPriority) -> String? {
    switch priority {
    case .notice, .informational: "36"
    default: messageStyle(of: priority)
    }
  }
}
