// The files that are installed beside the program fit the program.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import ReadoutJournal
import ReadoutModel
import Testing

@testable import ReadoutService

@Suite("Files that are shipped")
struct ShippedFilesTests {
  /// A file of the package, by its path from the top.
  static func text(_ path: String, here: String = #filePath) throws -> String {
    var top = URL(filePath: here)
    for _ in 0..<3 { top.deleteLastPathComponent() }
    return String(decoding: try Data(contentsOf: top.appending(path: path)), as: UTF8.self)
  }

  @Test("the shipped configuration has every key, commented out, with its default")
  func configuration() throws {
    let text = try ShippedFilesTests.text("etc/readout/readoutd.toml")
    let active = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isDefault = line.hasPrefix("#") && !line.hasPrefix("# ") && line != "#"
      return String(isDefault ? line.dropFirst() : line)
    }.joined(separator: "\n")
    let found = KeyLocator(active)
    for setting in Setting.all { #expect(found.values[setting.key] != nil, "\(setting.key)") }
    #expect(found.values.count == Setting.all.count)
    #expect(KeyLocator(text).values.isEmpty)
    let read = try Configuration(texts: [.init(file: "etc", bytes: Array(active.utf8))])
    #expect(read == Configuration())
  }

  @Test("the catalog explains every message id, once, and nothing else")
  func catalog() throws {
    let text = try ShippedFilesTests.text("systemd/readoutd.catalog")
    let explained = text.split(separator: "\n").filter { $0.hasPrefix("-- ") }.map {
      String($0.dropFirst(3))
    }
    let sent = EventKind.allCases.map(\.messageID) + ServiceMessage.allCases.map(\.rawValue)
    #expect(Set(sent).count == sent.count)
    #expect(explained.sorted() == sent.sorted())
    for id in sent { #expect(id.count == 32 && id.allSatisfy { "0123456789abcdef".contains($0) }) }
  }

  /// A manual page without what only the formatter reads.
  static func manual(_ name: String) throws -> String {
    try text("man/\(name)").replacing("\\-", with: "-")
  }

  @Test("every kind of entry, with its id and priority, is documented")
  func events() throws {
    let lines = try ShippedFilesTests.text("docs/JOURNAL.md").split(separator: "\n")
    let manual = try ShippedFilesTests.manual("readout.journal.7")
    let names: [Int: String] = [3: "err", 4: "warning", 5: "notice", 6: "info", 7: "debug"]
    for kind in EventKind.allCases {
      let priority = names[kind.priority.rawValue] ?? "?"
      let row = lines.first { $0.hasPrefix("| `\(kind.rawValue)` |") } ?? ""
      #expect(row.hasSuffix("| \(priority) | `\(kind.messageID)` |"), "\(kind.rawValue): \(row)")
      #expect(manual.contains("\n.BR \(kind.rawValue) \\ (\(priority))\n"), "\(kind.rawValue)")
      #expect(manual.contains("=\(kind.messageID)\n"))
    }
    for message in ServiceMessage.allCases {
      #expect(lines.contains { $0.hasSuffix("| `\(message.rawValue)` |") }, "\(message)")
      #expect(manual.contains(message.rawValue))
    }
  }

  @Test("every field that is sent is documented, and every documented one is sent")
  func fields() throws {
    let source = try ["JournalAnnouncement"].map {
      try ShippedFilesTests.text("Sources/ReadoutService/Announcing/\($0).swift")
    }.joined()
    let sent = ShippedFilesTests.names(in: source)
    let table = try ShippedFilesTests.text("docs/JOURNAL.md").components(
      separatedBy: "## Fields of events")[1].components(separatedBy: "\n## ")[0]
    let documented = table.split(separator: "\n").compactMap { row in
      row.hasPrefix("| `") ? String(row.dropFirst(3).prefix { $0 != "`" }) : nil
    }
    #expect(documented.sorted() == sent.sorted())
    let manual = try ShippedFilesTests.manual("readout.journal.7")
    for name in sent {
      #expect(name.utf8.count <= 64)
      #expect(manual.contains("\n.B \(name)\n"), "\(name)")
    }
    let catalog = try ShippedFilesTests.text("systemd/readoutd.catalog")
    #expect(ShippedFilesTests.names(in: catalog).isSubset(of: sent))
  }

  /// The names of fields in a text.
  static func names(in text: String) -> Set<String> {
    let words = text.split { !($0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "_")) }
    return Set(words.filter { $0.hasPrefix("READOUT_") }.map(String.init))
  }

  @Test("the manual page of the configuration has every key")
  func keys() throws {
    let manual = try ShippedFilesTests.manual("readoutd.toml.5")
    for setting in Setting.all {
      #expect(manual.contains("\n.B \(setting.key)\n"), "\(setting.key)")
    }
  }

  @Test("package, manual pages and program have the same version")
  func version() throws {
    let changelog = try ShippedFilesTests.text("debian/changelog")
    #expect(changelog.hasPrefix("readout (\(ReadoutVersion.text)) "))
    for page in ["readoutd.8", "readoutctl.1", "readoutd.toml.5", "readout.journal.7"] {
      #expect(
        try ShippedFilesTests.text("man/\(page)").contains("\"readout \(ReadoutVersion.text)\""))
    }
  }

  @Test("every entry of the catalog has a subject and an explanation of whole sentences")
  func catalogText() throws {
    let text = try ShippedFilesTests.text("systemd/readoutd.catalog")
    for entry in text.components(separatedBy: "\n-- ").dropFirst() {
      let parts = entry.components(separatedBy: "\n\n")
      #expect(parts[0].contains("\nSubject: "))
      #expect(parts[0].contains("\nDefined-By: readoutd"))
      #expect(parts.count > 1 && parts[1].contains("."), "\(parts[0])")
    }
  }
}
