// Where entries go: the journal, or lines on standard error.
// SPDX-License-Identifier: Apache-2.0

/// Where entries go.
public enum JournalOutlet: Hashable, Sendable {
  /// To journald.
  case journal
  /// To standard error, as lines.
  case standardError(JournalText)

  /// The outlet that fits a process: lines for a person at a terminal, else the journal if one
  /// listens, else lines with `<N>` prefixes.
  ///
  /// Colours are used at a terminal unless `NO_COLOR` is set or `TERM` is `dumb`.
  public static func forThisProcess(
    labelField: JournalFieldName? = nil, labelWidth: Int = 0
  ) -> JournalOutlet {
    if standardErrorIsTerminal() {
      let isColoured =
        (environmentValue("NO_COLOR") ?? "").isEmpty && environmentValue("TERM") != "dumb"
      return .standardError(
        .terminal(
          JournalText.Terminal(
            isColoured: isColoured, labelField: labelField, labelWidth: labelWidth)))
    }
    return JournalSender().isListening ? .journal : .standardError(.prefixed)
  }

  /// Whether a person reads the entries as they come.
  public var isTerminal: Bool {
    if case .standardError(.terminal) = self { true } else { false }
  }

  /// Sends one entry; blocks while the receiver is stalled.
  ///
  /// - Throws: What the journal or standard error refuse, as `JournalError`.
  public func send(_ entry: JournalEntry) throws(JournalError) {
    switch self {
    case .journal: try JournalSender().send(entry)
    case .standardError(let form):
      let time = if case .terminal = form { localTimeOfDay() } else { "" }
      try writeToStandardError(Array(form.line(for: entry, time: time).utf8))
    }
  }
}
