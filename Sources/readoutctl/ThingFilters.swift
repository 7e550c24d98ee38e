// What narrows lists of summits and of statements.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutIndex
import ReadoutModel

/// The filters of `summits` and `quotes`: those on summits go for the summit at which something was
/// said, those on statements for what was said at a summit.
struct ThingFilters: ParsableArguments {
  @OptionGroup var days: DayOptions

  @Option(
    help: ArgumentHelp(
      "Only what this person did, or said, by any part of the name: xi, Zelenskyy, erdogan.",
      valueName: "name"))
  var person: [String] = []

  @Option(help: ArgumentHelp("Only summits with this person, too.", valueName: "name"))
  var with: [String] = []

  @Option(help: ArgumentHelp("Only summits at this place, by city or country.", valueName: "name"))
  var place: String?

  @Option(help: "Only summits of this format.")
  var format: SummitFormat?

  @Option(help: "Only summits of this status.")
  var status: SummitStatus?

  @Option(help: "Only statements of this kind.")
  var kind: Quotation.Kind?

  @Option(
    help: ArgumentHelp(
      "Only what a document reports whose path or publisher has these words.", valueName: "words"))
  var source: String?

  @Flag(help: "Only that on which the reports disagree.")
  var disputed = false

  @OptionGroup var limits: LimitOption

  /// The filter of summits.
  func summits(of level: SummitLevel) -> SummitFilter {
    SummitFilter(
      persons: person + with, since: days.since, until: days.until, place: place, format: format,
      status: status, level: level, statements: kind, source: source,
      isDisputed: disputed ? true : nil)
  }

  /// The filter of statements, as far as one summit does not narrow it further.
  func statements(at summit: String?) throws -> StatementFilter {
    guard person.count <= 1 else {
      throw ValidationError("a statement has one speaker; give --person once")
    }
    let isBound = !with.isEmpty || place != nil || format != nil || status != nil
    return StatementFilter(
      person: person.first, since: days.since, until: days.until, kind: kind, summit: summit,
      occasion: isBound
        ? SummitFilter(persons: with, place: place, format: format, status: status) : nil,
      source: source, isDisputed: disputed ? true : nil)
  }

  /// Ends the program with a word where nobody in the index has a name that is asked for.
  ///
  /// - Throws: `ExitCode(1)`; `IndexError`.
  func checkNames(in index: IndexStore) throws {
    for name in person + with where try !index.knows(person: name) {
      let near = try index.names(near: name)
      let advice =
        near.isEmpty
        ? "" : "; did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?"
      complain("nobody in the index is called '\(name)'" + advice)
      throw ExitCode(1)
    }
  }
}

/// How long a list may be.
struct LimitOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The most to list, the newest first; 0 for all (default: 100, with --json all).",
      valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more") }
  }

  /// The newest of some things, as many as are to be listed; that there are more is said on standard
  /// error.
  ///
  /// - Parameter things: Gives at most so many, the newest first; all, where it is given nil.
  func newest<Thing>(
    json: Bool, _ things: (_ limit: Int?) throws -> [Thing]
  ) rethrows -> ArraySlice<Thing> {
    let most = limit.map { $0 == 0 ? nil : $0 } ?? (json ? nil : 100)
    let found = try things(most.map { $0 == .max ? $0 : $0 + 1 })
    guard let most, found.count > most else { return found[...] }
    say("only the newest \(most) are listed; --limit 0 lists all")
    return found.prefix(most)
  }
}
