// What the configuration takes, and what it says of what it does not take.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import ReadoutModel
import Testing

@testable import ReadoutService

@Suite("The configuration")
struct ConfigurationTests {
  static func read(_ text: String) throws(ConfigurationError) -> Configuration {
    try Configuration(texts: [.init(file: "readoutd.toml", bytes: Array(text.utf8))])
  }

  static func refusal(of text: String) -> String? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return error.description
    }
  }

  @Test("every key is taken")
  func everyKey() throws {
    let text = """
      watch = "/a"
      state = '/b'
      suffixes = [".TXT"]
      ignore = ["drafts/*", # a comment ]
        "x"]
      removal_grace = "500ms"
      rescan = "2h"
      digest = false
      log_level = "debug"
      limits.file_bytes = 1_000
      [announce]
      indirect = true
      ministerial = true
      first_scan_limit = 0
      [reports]
      summits = false
      speakers = false
      """
    let it = try ConfigurationTests.read(text)
    #expect(it.watch == "/a")
    #expect(it.state == "/b")
    #expect(it.suffixes == [".txt"])
    #expect(it.ignore == ["drafts/*", "x"])
    #expect(it.removalGrace == .milliseconds(500))
    #expect(it.rescan == .seconds(7200))
    #expect(!it.digest)
    #expect(it.logLevel == .debug)
    #expect(it.limits == Limits(fileBytes: 1000))
    #expect(it.announce == AnnouncementRules(indirect: true, ministerial: true, firstScanLimit: 0))
    #expect(it.reports == Configuration.Reports(summits: false, speakers: false))
  }

  @Test("a later file wins, key by key")
  func dropIns() throws {
    let it = try Configuration(texts: [
      .init(file: "a", bytes: Array("watch = \"/a\"\ndigest = false".utf8)),
      .init(file: "b", bytes: Array("watch = \"/b\"".utf8)),
    ])
    #expect(it.watch == "/b")
    #expect(!it.digest)
  }

  @Test("each key is told with the line that decides it, and those that it overrules")
  func origins() {
    let origins = Configuration.origins(in: [
      .init(file: "a", bytes: Array("watch = \"/a\"\n[announce]\nindirect = true".utf8)),
      .init(file: "b", bytes: Array("digest = true\nannounce.indirect = false".utf8)),
      .init(file: "c", bytes: Array("\n\nwatch = \"/c\"".utf8)),
    ])
    #expect(
      origins == [
        .init(key: "announce.indirect", file: "b", line: 2, overruled: ["a:3"]),
        .init(key: "digest", file: "b", line: 1),
        .init(key: "watch", file: "c", line: 3, overruled: ["a:1"]),
      ])
  }

  @Test(
    "a mistake is told with file, line, column, and what to do",
    arguments: [
      ("wach = \"/a\"", "1:1: there is no key 'wach'; did you mean 'watch'?"),
      (
        "\n[announce]\n  indirekt = true",
        "3:3: there is no key 'announce.indirekt'; did you mean 'announce.indirect'?"
      ),
      (
        "colour = 1",
        "1:1: there is no key 'colour'; remove it, or see the commented defaults in readoutd.toml"
      ),
      ("digest = \"yes\"", "1:10: bad value of 'digest': write true or false here"),
      (
        "# é\n\nwatch = \"news\"",
        "3:9: bad value of 'watch': 'news' is not an absolute path; begin it with a slash"
      ),
      (
        "rescan = 60",
        "1:10: bad value of 'rescan': write a duration such as \"500ms\", \"1s\", \"5min\" or \"1h\""
          + " here"
      ),
      (
        "suffixes = [\".doc\"]",
        "1:12: bad value of 'suffixes': '.doc' is not a kind of file that can be read;"
          + " save such documents as PDF, HTML or text"
      ),
      (
        "suffixes = [\"txt\"]",
        "1:12: bad value of 'suffixes': 'txt' is no suffix; write it with its dot, as '.txt'"
      ),
      (
        "suffixes = []",
        "1:12: bad value of 'suffixes': without any suffix there are no documents; name at least one"
      ),
      (
        "log_level = \"loud\"",
        "1:13: bad value of 'log_level': write \"err\", \"warning\", \"notice\", \"info\" or \"debug\""
          + " here"
      ),
      (
        "ignore = [\"a\", 3]",
        "1:10: bad value of 'ignore': write only texts into this list, each in double quotes"
      ),
      (
        "limits.file_bytes = 0",
        "1:21: bad value of 'limits.file_bytes': write a whole number from 1 to 1073741824 here"
      ),
      (
        "announce = true",
        "1:12: 'announce' is a table; write [announce] on a line of its own and its keys below it"
      ),
      (
        "announce = { indirekt = true }",
        "1:1: there is no key 'announce.indirekt'; did you mean 'announce.indirect'?"
      ),
      (
        "text = \"\"\"\n a = 1\n\"\"\"\n",
        "1:1: there is no key 'text'; remove it, or see the commented defaults in readoutd.toml"
      ),
    ])
  func mistakes(text: String, refusal: String) {
    #expect(ConfigurationTests.refusal(of: text) == "readoutd.toml:" + refusal)
  }

  @Test(
    "what is not TOML is refused at its place",
    arguments: [("watch = ", 1), ("\n\nwatch \"/a\"", 3), ("a = 1\na = 2", 2), ("[x", 1)])
  func syntax(text: String, line: Int) {
    let refusal = ConfigurationTests.refusal(of: text) ?? ""
    #expect(refusal.hasPrefix("readoutd.toml:\(line):"))
    #expect(refusal.contains("not valid TOML: "))
    #expect(!refusal.contains("\n"))
  }

  @Test(
    "a mistake at which the parser would abort is refused at its place",
    arguments: [
      ("[.a]", 1), ("[=]", 1), ("[é]", 1), ("[", 1), ("[\n", 1), ("[[!]]", 1), ("[[[a]]]", 1),
      ("[[ [a]]]", 1), ("[ \t#]", 1), ("[\r\n]", 1), ("a = '''\n[=]\n'''\n[ ,]", 4),
      ("a = [\n['b'],\n]\n[,]", 4), ("a = 1\na = 2\n[,]", 2),
      ("a = [}", 1), ("a = [1, # 2\n}", 2), ("a = { b = [}}", 1), ("a = 1979-05-27 1#", 1),
      ("a = 1979-05-27_ 1]", 1),
      ("a = [1979-05-27true:]", 1), ("a = { b = 1979-05-27Tx }", 1), ("a = \n[}", 1),
    ])
  func trap(text: String, line: Int) {
    let refusal = ConfigurationTests.refusal(of: text) ?? ""
    #expect(refusal.hasPrefix("readoutd.toml:\(line):"), "\(refusal)")
    #expect(refusal.contains("not valid TOML: "))
  }

  @Test("what only looks like such a mistake is none")
  func bracketsInValues() {
    let text =
      "watch = '''\n[=]'''\nzzz = [\n[\n1],[[2]], { 1979-05-27t = 1979-05-27 07:32:00 }, 1979-05-27 ]"
    let refusal = ConfigurationTests.refusal(of: text) ?? ""
    #expect(!refusal.isEmpty && !refusal.contains("TOML"), "\(refusal)")
  }

  @Test("the first mistake of the text is the one that is told")
  func firstMistake() {
    let refusal = ConfigurationTests.refusal(of: "zzz = 1\n[limits]\nbad = 1\n[announce]\nbad = 1")
    #expect(refusal?.hasPrefix("readoutd.toml:1:1:") == true)
  }

  @Test("bytes that are no text are refused")
  func noText() {
    #expect(throws: ConfigurationError.self) {
      try Configuration(texts: [.init(file: "a", bytes: [0xFF, 0xFE])])
    }
    #expect(ConfigurationTests.refusal(of: "digest = true\0garbage") != nil)
  }

  @Test(
    "any cut of a text is read or refused, never a trap",
    arguments: 0..<8)
  func cuts(offset: Int) {
    let text = """
      watch = "/a" # "
      x."y z".'w' = '''
      long ' '' [
      ''' # é
      suffixes = [ ".txt", [ { a = "]" } ] ]
      [[limits]]
      "\\"
      """
    let scalars = Array(text.unicodeScalars)
    for end in stride(from: offset, to: scalars.count, by: 8) {
      var cut = String.UnicodeScalarView()
      cut.append(contentsOf: scalars[..<end])
      _ = ConfigurationTests.refusal(of: String(cut))
      _ = KeyLocator(String(cut))
    }
  }

  @Test(
    "durations are a number and a unit",
    arguments: [
      ("500ms", .milliseconds(500)), ("1s", .seconds(1)), ("5min", .seconds(300)),
      ("5m", .seconds(300)), ("1h", .seconds(3600)), ("2d", .seconds(172_800)),
      ("1 s", .seconds(1)), ("", nil), ("s", nil), ("1", nil), ("-1s", nil), ("1.5s", nil),
      ("99999999999999999999s", nil),
    ] as [(String, Duration?)])
  func durations(text: String, duration: Duration?) {
    #expect(Duration(configured: text) == duration)
  }
}

@Suite("The files of the configuration")
struct ConfigurationFilesTests {
  private let folder = FileManager.default.temporaryDirectory.path() + UUID().uuidString

  private func write(_ text: String, _ path: String) throws {
    let url = URL(filePath: folder + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  @Test("drop-ins are applied by name, and an earlier folder hides the same name in a later one")
  func precedence() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("watch = \"/etc\"", "etc/readout/readoutd.toml")
    try write("watch = \"/usr\"", "usr/readout/readoutd.toml")
    try write("state = \"/vendor\"", "usr/readout/readoutd.toml.d/10-vendor.toml")
    try write("removal_grace = \"3s\"", "usr/readout/readoutd.toml.d/20-hidden.toml")
    try write("", "etc/readout/readoutd.toml.d/20-hidden.toml")
    try write("state = \"/local\"", "etc/readout/readoutd.toml.d/50-local.toml")
    try write("state = \"/no\"", "etc/readout/readoutd.toml.d/60-no.toml~")
    let files = ConfigurationFiles(roots: [folder + "/etc", folder + "/usr"])
    let it = try files.configuration()
    #expect(it.watch == "/etc")
    #expect(it.state == "/local")
    #expect(it.removalGrace == .seconds(1))
  }

  @Test("without any file the defaults are in force; a file that is named must be there")
  func missing() throws {
    #expect(try ConfigurationFiles(roots: [folder]).configuration() == Configuration())
    #expect(throws: ConfigurationError.self) {
      try ConfigurationFiles(main: folder + "/none.toml").configuration()
    }
  }

  @Test("a named file has its drop-ins beside it")
  func named() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("digest = false", "my.toml")
    try write("rescan = \"2h\"", "my.toml.d/1.toml")
    let it = try ConfigurationFiles(main: folder + "/my.toml").configuration()
    #expect(!it.digest)
    #expect(it.rescan == .seconds(7200))
  }
}
