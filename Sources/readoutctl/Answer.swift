// The answer of a command.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutReports

/// Writes an answer, and says by the exit status whether there was one.
struct Answer {
  private var output = StandardOutput()
  /// What is held back at a terminal, until it is known whether it fits.
  private var page: [UInt8] = []
  private var isEmpty = true

  /// Adds a line of JSON, without its end.
  mutating func add(json: [UInt8]) throws {
    isEmpty = false
    if Terminal.isOutput {
      page += TerminalText.safe(json: json) + [0x0A]
    } else {
      try output.write(json: json + [0x0A])
    }
  }

  /// Adds a value as a line of JSON.
  mutating func add(json value: some Encodable) throws { try add(json: jsonLine(value)) }

  /// Adds text as it is.
  mutating func add(text: String) throws {
    isEmpty = false
    if Terminal.isOutput { page += text.utf8 } else { try output.write(Array(text.utf8)) }
  }

  /// Adds things as a table with a row for each, unless there are none.
  mutating func add<Thing>(
    _ things: some Sequence<Thing>, in columns: [Table.Column], row: (Thing) -> [String]
  ) throws {
    var table = Table(columns: columns)
    table.rows = things.map(row)
    guard !table.rows.isEmpty else { return }
    try add(text: table.text(width: Terminal.width))
  }

  /// Writes what was gathered, through a pager where it is longer than the terminal.
  ///
  /// - Parameter sought: What was looked for; where there is nothing, a person at a terminal is told so,
  ///   while a program has the status.
  /// - Throws: `ExitCode(1)` where nothing was found.
  mutating func finish(lookingFor sought: Sought? = nil) throws {
    if !page.isEmpty, !(Pager(for: page)?.show(page) ?? false) { try output.write(page) }
    page = []
    try output.flush()
    guard isEmpty else { return }
    if let sought, Terminal.isError { say(sought.sentence) }
    throw ExitCode(1)
  }
}

/// A value as JSON on one line, its keys sorted, without a line end.
func jsonLine(_ value: some Encodable) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return Array(try encoder.encode(value))
}
