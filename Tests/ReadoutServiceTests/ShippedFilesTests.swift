// The files that are installed beside the program fit the program.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
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
