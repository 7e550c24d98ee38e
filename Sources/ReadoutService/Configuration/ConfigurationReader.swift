// Reads TOML texts into a configuration, key by key, and says what is wrong and where.
// SPDX-License-Identifier: Apache-2.0

import TOMLKit

extension Configuration {
  /// One file of the configuration.
  public struct Text: Hashable, Sendable {
    /// The path, for messages.
    public var file: String
    /// The bytes.
    public var bytes: [UInt8]

    /// A file and its bytes.
    public init(file: String, bytes: [UInt8]) {
      self.file = file
      self.bytes = bytes
    }
  }

  /// The defaults, changed by each text in turn.
  ///
  /// - Throws: `ConfigurationError` for the first thing that is wrong.
  public init(texts: [Text]) throws(ConfigurationError) {
    self.init()
    for text in texts { try apply(text) }
  }

  private mutating func apply(_ text: Text) throws(ConfigurationError) {
    let (table, locator) = try text.table()
    for key in table.keys.sorted(by: { Configuration.isBefore($0, $1, locator) }) {
      guard let value = table[key] else { continue }
      guard Setting.tables.contains(key) else {
        try apply(value, key: key, text.file, locator)
        continue
      }
      guard let inner = value.table else {
        throw ConfigurationError(
          file: text.file, at: locator.value(key),
          problem: "'\(key)' is a table; write [\(key)] on a line of its own and its keys below it")
      }
      let names = inner.keys.map { "\(key).\($0)" }
      for name in names.sorted(by: { Configuration.isBefore($0, $1, locator) }) {
        guard let value = inner[String(name.dropFirst(key.count + 1))] else { continue }
        try apply(value, key: name, text.file, locator)
      }
    }
  }

  private mutating func apply(
    _ value: any TOMLValueConvertible, key: String, _ file: String, _ locator: KeyLocator
  ) throws(ConfigurationError) {
    guard let setting = Setting.all.first(where: { $0.key == key }) else {
      let near = Configuration.nearest(to: key).map { "did you mean '\($0)'?" }
      throw ConfigurationError(
        file: file, at: locator.key(key),
        problem:
          "there is no key '\(key)'; \(near ?? "remove it, or see the commented defaults in readoutd.toml")"
      )
    }
    do {
      try setting.apply(value, &self)
    } catch {
      throw ConfigurationError(
        file: file, at: locator.value(key), problem: "bad value of '\(key)': \(error.problem)")
    }
  }

  /// In the order of the text, so that the first mistake in it is the one that is told.
  private static func isBefore(_ a: String, _ b: String, _ locator: KeyLocator) -> Bool {
    guard let first = locator.key(a), let second = locator.key(b), first != second else {
      return a < b
    }
    return (first.line, first.column) < (second.line, second.column)
  }

  /// The key that differs in the fewest letters, if in no more than three.
  private static func nearest(to key: String) -> String? {
    let last = key.split(separator: ".").last.map(String.init) ?? key
    let scored = Setting.all.map { setting in
      let ownLast = setting.key.split(separator: ".").last.map(String.init) ?? setting.key
      return (setting.key, min(distance(key, setting.key), distance(last, ownLast)))
    }
    guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= 3, best.1 < last.count else {
      return nil
    }
    return best.0
  }

  /// Levenshtein's distance in bytes; long keys count as far from everything.
  private static func distance(_ a: String, _ b: String) -> Int {
    let first = Array(a.utf8)
    let second = Array(b.utf8)
    guard first.count < 64, second.count < 64 else { return .max }
    var row = Array(0...second.count)
    for (i, x) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in second.enumerated() {
        let replaced = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[second.count]
  }
}

extension Configuration.Text {
  /// What the parser makes of the text, and where each key stands.
  ///
  /// - Throws: `ConfigurationError` where it is no TOML.
  func table() throws(ConfigurationError) -> (TOMLTable, KeyLocator) {
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationError(
        file: file, problem: "the file is not valid UTF-8; save it as UTF-8")
    }
    guard !bytes.contains(0) else {
      throw ConfigurationError(
        file: file, problem: "the file has zero bytes; write it as plain text")
    }
    let locator = KeyLocator(string)
    do {
      // The parser is only shown what is before a mistake at which it would abort.
      if let trap = locator.trap {
        _ = try TOMLTable(string: String(string.unicodeScalars.prefix(trap.offset)))
        throw ConfigurationError(
          file: file, at: trap.position, problem: "not valid TOML: \(trap.problem)")
      }
      return (try TOMLTable(string: string), locator)
    } catch let error as ConfigurationError {
      throw error
    } catch let error as TOMLParseError {
      throw ConfigurationError(
        file: file, line: error.source.begin.line, column: error.source.begin.column,
        problem: Self.sentence(of: error.description))
    } catch {
      throw ConfigurationError(file: file, problem: "the file cannot be read as TOML")
    }
  }

  /// The parser's message without its place, which is told apart, and without a line end.
  private static func sentence(of message: String) -> String {
    let line = message.split(separator: "\n").first.map(String.init) ?? "syntax error"
    return "not valid TOML: \(line.prefix(1).lowercased() + line.dropFirst())"
  }
}

extension ConfigurationError {
  fileprivate init(file: String, at position: KeyLocator.Position?, problem: String) {
    self.init(file: file, line: position?.line, column: position?.column, problem: problem)
  }
}
