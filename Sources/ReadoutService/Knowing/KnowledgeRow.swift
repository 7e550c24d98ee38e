// One table of a TOML text, read key by key; keys that nobody asked for are mistakes.
// SPDX-License-Identifier: Apache-2.0

import ReadoutExtraction
import TOMLKit

/// A table with its place in a text.
struct KnowledgeRow {
  private let table: TOMLTable
  private let path: String
  private let file: String
  private let locator: KeyLocator
  private var asked: Set<String> = []

  init(table: TOMLTable, path: String, file: String, locator: KeyLocator) {
    self.table = table
    self.path = path
    self.file = file
    self.locator = locator
  }

  // MARK: - What values may be

  static let leaders: [String: Role] = [
    "head of state": .headOfState, "head of government": .headOfGovernment,
  ]

  static let roles: [String: Role] = [
    "head of state": .headOfState, "head of government": .headOfGovernment,
    "head of organisation": .organisationHead, "vice president": .deputy,
    "foreign minister": .foreignMinister, "defence minister": .defenceMinister,
    "minister": .minister, "security adviser": .securityAdviser, "aide": .aide,
    "spokesperson": .spokesperson,
  ]

  static let kinds: [String: Organisation.Kind] = [
    "international": .international, "news": .news, "ministry": .ministry,
    "parliament": .parliament, "court": .court, "agency": .agency, "group": .group, "seat": .seat,
    "other": .other,
  ]

  // MARK: - Values

  mutating func text(_ key: String) throws(ConfigurationError) -> String {
    guard let text = try optionalText(key) else { throw missing(key) }
    return text
  }

  mutating func optionalText(_ key: String) throws(ConfigurationError) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.string, !text.isEmpty else {
      throw error(at: key, "'\(key)' is no text; write one in double quotes")
    }
    return text
  }

  mutating func texts(_ key: String) throws(ConfigurationError) -> [String] {
    try optionalTexts(key) ?? []
  }

  mutating func optionalTexts(_ key: String) throws(ConfigurationError) -> [String]? {
    guard let value = value(key) else { return nil }
    guard let array = value.array else {
      throw error(at: key, "'\(key)' is no list; write one such as [\"a\", \"b\"]")
    }
    var texts: [String] = []
    for element in array {
      guard let text = element.string, !text.isEmpty else {
        throw error(at: key, "'\(key)' has something else than texts; write each in double quotes")
      }
      texts.append(text)
    }
    return texts
  }

  mutating func flag(_ key: String) throws(ConfigurationError) -> Bool {
    guard let value = value(key) else { return false }
    guard let flag = value.bool else { throw error(at: key, "write true or false for '\(key)'") }
    return flag
  }

  /// A country's code: capitals, as in ISO 3166.
  mutating func code(_ key: String) throws(ConfigurationError) -> String {
    guard let code = try optionalCode(key) else { throw missing(key) }
    return code
  }

  mutating func optionalCode(_ key: String) throws(ConfigurationError) -> String? {
    guard let code = try optionalText(key) else { return nil }
    guard (2...8).contains(code.utf8.count), code.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
    else {
      throw error(at: key, "'\(code)' is no code of a country; write capitals, as \"FR\"")
    }
    return code
  }

  /// A day, of which the month or day may lack: `2024`, `"2024-05"`, `2024-05-03`.
  mutating func day(_ key: String) throws(ConfigurationError) -> PartialDay? {
    guard let value = value(key) else { return nil }
    let text: String
    if let date = value.date {
      text = "\(date.year)-\(date.month)-\(date.day)"
    } else if let year = value.int {
      text = "\(year)"
    } else {
      text = value.string ?? ""
    }
    guard !text.isEmpty, !text.hasPrefix("~"), let day = PartialDay(text) else {
      throw error(
        at: key, "'\(key)' is no day; write it as \"2024-05-03\", \"2024-05\" or \"2024\"")
    }
    return day
  }

  mutating func choice<Value>(
    _ key: String, _ choices: [String: Value]
  ) throws(ConfigurationError) -> Value? {
    guard let text = try optionalText(key) else { return nil }
    guard let choice = choices[text] else {
      let names = choices.keys.sorted().map { "\"\($0)\"" }
      throw error(at: key, "'\(text)' is not known; choose \(Phrases.list(names, or: true))")
    }
    return choice
  }

  /// The tables of a list.
  mutating func rows(_ key: String) throws(ConfigurationError) -> [KnowledgeRow] {
    guard let value = value(key) else { return [] }
    guard let array = value.array else {
      throw error(at: key, "'\(key)' is a list of tables; write [[\(full(key))]] above each")
    }
    var rows: [KnowledgeRow] = []
    for (index, element) in array.enumerated() {
      guard let table = element.table else {
        throw error(at: key, "'\(key)' is a list of tables; write [[\(full(key))]] above each")
      }
      rows.append(
        KnowledgeRow(
          table: table, path: full(key) + "[\(index)]", file: file, locator: locator))
    }
    return rows
  }

  // MARK: - Mistakes

  /// - Throws: `ConfigurationError` for a key that nobody asked for.
  func finish() throws(ConfigurationError) {
    let unknown = table.keys.filter { !asked.contains($0) }.sorted()
    guard let key = unknown.first else { return }
    throw error(
      at: key, "there is no key '\(key)' here; choose from \(Phrases.list(asked.sorted()))")
  }

  func missing(_ key: String) -> ConfigurationError {
    let position = locator.key(path)
    return ConfigurationError(
      file: file, line: position?.line, column: position?.column,
      problem: "the key '\(key)' is missing; add it")
  }

  func error(at key: String, _ problem: String) -> ConfigurationError {
    let position = locator.value(full(key))
    return ConfigurationError(
      file: file, line: position?.line, column: position?.column, problem: problem)
  }

  private func full(_ key: String) -> String { path.isEmpty ? key : path + "." + key }

  private mutating func value(_ key: String) -> (any TOMLValueConvertible)? {
    asked.insert(key)
    return table[key]
  }
}
