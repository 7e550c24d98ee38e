// Each filter of the lists, and what is said where it fits nothing.
// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("Filters", .enabled(if: CommandBench.program != nil, "needs the program"))
struct FilterTests {
  /// Words of the command line, and the identifiers that are listed, in order.
  static let lists: [(words: String, ids: String)] = [
    ("summits", "s-e55 s-93f s-858 s-7a7 s-827 s-5ca"),
    ("summits --limit 2", "s-e55 s-93f"),
    ("summits --person okoye", "s-e55 s-858 s-827 s-5ca"),
    ("summits --person OKOYÉ --with venn", "s-e55 s-858 s-5ca"),
    ("summits --person okoye --person lindqvist", "s-827"),
    ("summits --person bello", "s-e55 s-858 s-827 s-5ca"),
    ("summits --person amara-okoye --status held", "s-858 s-827 s-5ca"),
    ("summits --since 2024-06-12 --until 2024-06-30", "s-93f s-858"),
    ("summits --since 2024-06 --until 2024-06", "s-93f s-858 s-7a7"),
    ("summits --until 2024-05", "s-827 s-5ca"),
    ("summits --since 2024-09", "s-e55"),
    ("summits --place velmora", "s-93f"),
    ("summits --place HALD", "s-827"),
    ("summits --format phone", "s-7a7"),
    ("summits --status cancelled", "s-93f"),
    ("summits --status planned --format in-person", "s-e55"),
    ("summits --source npa", "s-858 s-827 s-5ca"),
    ("summits --source velmora-post", "s-e55 s-858"),
    ("summits --disputed", "s-858"),
    ("summits --kind direct", "s-858"),
    ("quotes --person lindqvist", "q-b6b q-d1a"),
    ("quotes --person okoye --kind direct", "q-0a4 q-199 q-782"),
    ("quotes --person okoye --since 2024-05-04 --kind mixed", ""),
    ("quotes --disputed", "q-0a4"),
    ("quotes --format video", "q-0a4 q-612"),
    ("quotes --with okoye --status held --kind direct", "q-0a4"),
    ("quotes --status planned", ""),
    ("quotes --source cafe --kind direct", "q-460"),
    ("quotes --summit s-858fd42b9077", "q-0a4 q-612"),
    ("quotes --until 2024-04 --kind direct", "q-a78 q-d52"),
  ]

  @Test("each lists what it says", arguments: lists.indices)
  func filter(index: Int) throws {
    let (words, ids) = FilterTests.lists[index]
    let bench = try CommandBench.samples.get()
    let run = try bench.run(words.split(separator: " ").map(String.init))
    let listed = run.output.split(separator: "\n").dropFirst().map { $0.prefix(5) }
    #expect(listed.joined(separator: " ") == ids, "\(words): \(run.complaint)")
    #expect(run.status == (ids.isEmpty ? 1 : 0))
  }

  /// Words of the command line, the status, and what is said.
  static let mistakes: [(words: String, status: Int32, said: String)] = [
    ("summits --person okoeye", 1, "called 'okoeye'; did you mean 'Amara Okoye'?"),
    ("quotes --person xyzzy", 1, "error: nobody in the index is called 'xyzzy'\n"),
    ("summits --with marow", 1, "did you mean 'Ilse Marrow'"),
    ("quotes --person okoye --person venn", 64, "a statement has one speaker"),
    ("summits --since monday", 64, "'monday' is not a day; write it as 2024-05-03"),
    ("summits --since 2024-02-30", 64, "is not a day"),
    ("summits --since 99999999999999999999d", 64, "is not a day"),
    ("summits --since 2024-06 --until 2024-05", 64, "is after --until"),
    ("summits --format fax", 64, "fax"),
    ("summits --limit -1", 64, "limit"),
    ("qoutes", 64, "error: there is no command 'qoutes'; did you mean 'quotes'?\n"),
    ("stat", 64, "did you mean 'status'?"),
    ("frobnicate", 64, "'readoutctl --help' lists them"),
    ("follow --event sumit.new", 64, "did you mean 'summit.new'?"),
    ("show s-000000000000", 1, "there is no 's-000000000000' in the index"),
    ("status --state /nonexistent", 66, "start readoutd, or name its state folder with --state"),
    ("sync", 69, "no readoutd is running"),
  ]

  @Test("a mistake is named, with what may have been meant", arguments: mistakes.indices)
  func mistake(index: Int) throws {
    let (words, status, said) = FilterTests.mistakes[index]
    let run = try CommandBench.samples.get().run(words.split(separator: " ").map(String.init))
    #expect(run.status == status, "\(words)")
    #expect(run.complaint.contains(said), "\(words): \(run.complaint)")
    #expect(run.output == "")
  }

  /// Words of the command line that find nothing, and what a person at a terminal is told.
  static let nothing: [(words: String, said: String)] = [
    ("summits --person okoye --since 2030", "no summits fit: with 'okoye', since 2030-01-01"),
    (
      "quotes --person okoye --place haldvik --disputed",
      "no statements fit: by 'okoye', at 'haldvik', disputed"
    ),
    ("search harbourmistress --source npa", "no articles fit: with 'harbourmistress', from 'npa'"),
    ("documents --rejected", "no documents fit: rejected"),
    ("summits --level envoys --format phone", "of the format phone, of the level envoys"),
  ]

  @Test("who finds nothing is told what was looked for, but a program is not", arguments: nothing)
  func empty(words: String, said: String) throws {
    let bench = try CommandBench.samples.get()
    let arguments = words.split(separator: " ").map(String.init)
    let shown = try bench.run(arguments, width: 120)
    #expect(shown.status == 1)
    #expect(shown.output.contains(said), "\(shown.output)")
    let piped = try bench.run(arguments)
    #expect(piped.status == 1 && piped.output == "" && piped.complaint == "")
  }

  @Test("doctor looks at the state folder that is named")
  func doctor() throws {
    let bench = try CommandBench.samples.get()
    let text = try bench.run(["doctor"]).output
    #expect(text.contains("can be read by"), "\(text)")
    #expect(text.contains("start it: readoutd --watch FOLDER --state '"), "\(text)")
  }

  @Test("days may be told from today")
  func relativeDays() throws {
    let bench = try CommandBench.samples.get()
    for day in ["today", "yesterday", "7d", "2w"] {
      #expect(try bench.run(["summits", "--since", day]).status == 1, "\(day)")
      #expect(try bench.run(["summits", "--until", day]).status == 0, "\(day)")
    }
  }

  @Test("a list that is cut says so on standard error, but not in JSON, which is whole")
  func limit() throws {
    let bench = try CommandBench.samples.get()
    let run = try bench.run(["quotes", "--limit", "3"])
    #expect(run.output.split(separator: "\n").count == 4)
    #expect(run.complaint == "only the newest 3 are listed; --limit 0 lists all\n")
    #expect(try bench.run(["quotes", "--limit", "0"]).complaint == "")
  }
}
