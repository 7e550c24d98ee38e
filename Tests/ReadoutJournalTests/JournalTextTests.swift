// Entries as lines: what a log collector reads, what a person sees.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ReadoutJournal

@Suite("Entries as lines")
struct JournalTextTests {
  static func entry(_ message: String, _ priority: JournalPriority) -> JournalEntry {
    var entry = JournalEntry(message: message, priority: priority, id: "00")
    entry.append(.syslogIdentifier, "readoutd")
    entry.append("READOUT_EVENT", "quote.new")
    entry.append("READOUT_QUOTE", "We \"agreed\"")
    entry.append("READOUT_DOCUMENT", "a.txt")
    return entry
  }

  @Test("the prefixed form keeps priority and facts")
  func prefixed() {
    #expect(
      JournalText.prefixed.line(for: JournalTextTests.entry("Said so", .informational))
        == """
        <6>Said so MESSAGE_ID=00 READOUT_EVENT=quote.new READOUT_QUOTE="We \\"agreed\\"" \
        READOUT_DOCUMENT=a.txt

        """)
  }

  @Test("at a terminal the label stands in a column, without colours where none are wanted")
  func plainTerminal() {
    let form = JournalText.terminal(
      .init(isColoured: false, labelField: "READOUT_EVENT", labelWidth: 12))
    #expect(
      form.line(for: JournalTextTests.entry("Said so", .informational), time: "09:30:00")
        == "09:30:00 quote.new    Said so\n")
  }

  @Test(
    "colours are by priority and end on the same line",
    arguments: [
      (JournalPriority.error, "\u{1B}[1;31m"), (.warning, "\u{1B}[33m"), (.notice, "\u{1B}[1m"),
      (.debug, "\u{1B}[2m"),
    ])
  func coloured(priority: JournalPriority, style: String) {
    let form = JournalText.terminal(.init(isColoured: true))
    #expect(
      form.line(for: JournalTextTests.entry("Said so", priority)) == style + "Said so\u{1B}[0m\n")
  }

  @Test(
    "what a document says can neither end the line nor steer the terminal",
    arguments: [
      ("a\nb", "a\\nb"), ("\r\t", "\\r\\t"), ("\u{1B}[31m", "\\x1b[31m"), ("\u{7F}", "\\x7f"),
      ("\u{9B}31m", "\\x9b31m"), ("\u{202E}txt.exe", "\\u{202e}txt.exe"), ("\u{0}", "\\x00"),
      ("\u{2028}", "\\u{2028}"), ("“Łódź” – 東京 🕊", "“Łódź” – 東京 🕊"),
    ])
  func escaping(text: String, shown: String) {
    #expect(singleLine(text) == shown)
    #expect(singleLine(Array(text.utf8)) == shown)
    for form in [JournalText.prefixed, .terminal(.init(isColoured: false))] {
      #expect(form.line(for: JournalTextTests.entry(text, .notice)).contains(shown))
    }
  }

  @Test(
    "bytes that are not UTF-8 are shown as what they are",
    arguments: [
      ([0x61, 0xFF, 0x62], "a\\xffb"), ([0xC3], "\\xc3"), ([0xE2, 0x80], "\\xe2\\x80"),
      ([0xC0, 0x80], "\\xc0\\x80"), ([0xED, 0xA0, 0x80], "\\xed\\xa0\\x80"),
      ([0xF4, 0x90, 0x80, 0x80], "\\xf4\\x90\\x80\\x80"), ([], ""),
    ] as [([UInt8], String)])
  func brokenBytes(bytes: [UInt8], shown: String) {
    #expect(singleLine(bytes) == shown)
  }
}
