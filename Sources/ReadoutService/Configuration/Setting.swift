// Every key of the configuration: its name, its type, what it sets.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import TOMLKit

/// One key of the configuration.
struct Setting: Sendable {
  /// The key, with the table before a dot.
  let key: String
  /// Sets the value, or says what is wrong with it.
  let apply: @Sendable (any TOMLValueConvertible, inout Configuration) throws(BadValue) -> Void

  /// What is wrong with a value, and what to write instead.
  struct BadValue: Error {
    var problem: String
  }

  /// All keys, in the order of the documentation.
  static let all: [Setting] = [
    Setting(key: "watch") { value, it throws(BadValue) in it.watch = try absolutePath(value) },
    Setting(key: "state") { value, it throws(BadValue) in it.state = try absolutePath(value) },
    Setting(key: "knowledge") { value, it throws(BadValue) in
      it.knowledge = try absolutePath(value)
    },
    Setting(key: "suffixes") { value, it throws(BadValue) in it.suffixes = try suffixes(value) },
    Setting(key: "ignore") { value, it throws(BadValue) in it.ignore = try strings(value) },
    limit("file_bytes", \.fileBytes, 1...(1 << 30)),
    limit("markup_depth", \.markupDepth, 1...10_000),
    limit("element_attributes", \.elementAttributes, 1...10_000),
    limit("sentence_tokens", \.sentenceTokens, 10...100_000),
    limit("paragraphs", \.paragraphs, 1...10_000_000),
    limit("pages", \.pages, 1...100_000),
    limit("mail_parts", \.mailParts, 1...100_000),
    limit("mail_depth", \.mailDepth, 1...1_000),
    limit("converter_bytes", \.converterBytes, (64 << 20)...(16 << 30)),
    limit("converter_seconds", \.converterSeconds, 1...3_600),
    Setting(key: "announce.indirect") { value, it throws(BadValue) in
      it.announce.indirect = try boolean(value)
    },
    Setting(key: "announce.ministerial") { value, it throws(BadValue) in
      it.announce.ministerial = try boolean(value)
    },
    Setting(key: "announce.first_scan_limit") { value, it throws(BadValue) in
      it.announce.firstScanLimit = try integer(value, 0...1_000_000_000)
    },
    Setting(key: "removal_grace") { value, it throws(BadValue) in
      it.removalGrace = try duration(value, .zero ... .seconds(60))
    },
    Setting(key: "rescan") { value, it throws(BadValue) in
      it.rescan = try duration(value, .seconds(1) ... .seconds(31 * 86_400))
    },
    Setting(key: "digest") { value, it throws(BadValue) in it.digest = try boolean(value) },
    Setting(key: "reports.summits") { value, it throws(BadValue) in
      it.reports.summits = try boolean(value)
    },
    Setting(key: "reports.speakers") { value, it throws(BadValue) in
      it.reports.speakers = try boolean(value)
    },
    Setting(key: "reports.overview") { value, it throws(BadValue) in
      it.reports.overview = try boolean(value)
    },
    Setting(key: "reports.exports") { value, it throws(BadValue) in
      it.reports.exports = try boolean(value)
    },
    Setting(key: "log_level") { value, it throws(BadValue) in it.logLevel = try level(value) },
  ]

  /// The names of the tables.
  static let tables: Set<String> = Set(
    all.compactMap { $0.key.contains(".") ? String($0.key.prefix { $0 != "." }) : nil })
}

// MARK: - Types of values

extension Setting {
  /// A bound of what is asked of the program by one document.
  private static func limit(
    _ name: String, _ limit: any WritableKeyPath<Limits, Int> & Sendable, _ range: ClosedRange<Int>
  ) -> Setting {
    Setting(key: "limits.\(name)") { value, it throws(BadValue) in
      it.limits[keyPath: limit] = try integer(value, range)
    }
  }

  private static func boolean(_ value: any TOMLValueConvertible) throws(BadValue) -> Bool {
    guard let result = value.bool else { throw BadValue(problem: "write true or false here") }
    return result
  }

  private static func integer(
    _ value: any TOMLValueConvertible, _ range: ClosedRange<Int>
  ) throws(BadValue) -> Int {
    guard let result = value.int, range.contains(result) else {
      throw BadValue(
        problem: "write a whole number from \(range.lowerBound) to \(range.upperBound) here")
    }
    return result
  }

  private static func string(_ value: any TOMLValueConvertible) throws(BadValue) -> String {
    guard let result = value.string else {
      throw BadValue(problem: "write a text in double quotes here")
    }
    return result
  }

  private static func strings(_ value: any TOMLValueConvertible) throws(BadValue) -> [String] {
    guard let array = value.array else {
      throw BadValue(problem: "write a list of texts here, such as [\"a\", \"b\"]")
    }
    var result: [String] = []
    for element in array {
      guard let text = element.string, !text.isEmpty else {
        throw BadValue(problem: "write only texts into this list, each in double quotes")
      }
      result.append(text)
    }
    return result
  }

  private static func absolutePath(_ value: any TOMLValueConvertible) throws(BadValue) -> String {
    let path = try string(value)
    guard path.hasPrefix("/") else {
      throw BadValue(problem: "'\(path)' is not an absolute path; begin it with a slash")
    }
    return path
  }

  private static func suffixes(_ value: any TOMLValueConvertible) throws(BadValue) -> [String] {
    let unreadable: Set<String> = [
      ".doc", ".docx", ".epub", ".gz", ".jpeg", ".jpg", ".odt", ".png", ".rtf", ".zip",
    ]
    let result = try strings(value).map { $0.lowercased() }
    guard !result.isEmpty else {
      throw BadValue(problem: "without any suffix there are no documents; name at least one")
    }
    for suffix in result {
      guard suffix.hasPrefix("."), suffix.utf8.count > 1, !suffix.contains("/") else {
        throw BadValue(problem: "'\(suffix)' is no suffix; write it with its dot, as '.txt'")
      }
      guard !unreadable.contains(suffix) else {
        throw BadValue(
          problem: "'\(suffix)' is not a kind of file that can be read;"
            + " save such documents as PDF, HTML or text")
      }
    }
    return result
  }

  private static func level(
    _ value: any TOMLValueConvertible
  ) throws(BadValue) -> Configuration.LogLevel {
    guard let result = value.string.flatMap(Configuration.LogLevel.init(rawValue:)) else {
      let names = Configuration.LogLevel.allCases.map { "\"\($0.rawValue)\"" }
      throw BadValue(problem: "write \(Phrases.list(names, or: true)) here")
    }
    return result
  }

  private static func duration(
    _ value: any TOMLValueConvertible, _ range: ClosedRange<Duration>
  ) throws(BadValue) -> Duration {
    guard let text = value.string, let result = Duration(configured: text) else {
      throw BadValue(problem: "write a duration such as \"500ms\", \"1s\", \"5min\" or \"1h\" here")
    }
    guard range.contains(result) else {
      throw BadValue(
        problem: "the duration must lie between \(range.lowerBound) and \(range.upperBound)")
    }
    return result
  }
}

extension Duration {
  /// The duration that `500ms`, `1s`, `5min`, `1h` or `2d` names; nil for any other form.
  init?(configured text: String) {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard let number = Int64(digits), number <= 1_000_000_000 else { return nil }
    switch text.dropFirst(digits.count).drop(while: { $0 == " " }) {
    case "ms": self = .milliseconds(number)
    case "s": self = .seconds(number)
    case "min", "m": self = .seconds(number * 60)
    case "h": self = .seconds(number * 3_600)
    case "d": self = .seconds(number * 86_400)
    default: return nil
    }
  }
}
