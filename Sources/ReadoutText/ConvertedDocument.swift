// What the converter makes of a mail, a web archive or a PDF, and the form in which it is handed on.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// The text of a file that had to be converted, with what the file says of it.
///
/// The form is that of a mail: lines of `name: value`, an empty line, and the body. Whoever reads it
/// must not trust who wrote it: a value is one line without control characters, at most 1,000 bytes
/// long, and names that are not known are passed over.
public struct ConvertedDocument: Hashable, Sendable {
  /// Whether the body is a web page rather than plain text.
  public var isPage: Bool
  /// The character set of the body, where it is declared.
  public var characterSet: String?
  /// What the file says of the article.
  public var facts: [HeadFact: String]
  /// The body, in its own character set.
  public var body: [UInt8]

  /// A document.
  public init(
    isPage: Bool, characterSet: String? = nil, facts: [HeadFact: String] = [:], body: [UInt8]
  ) {
    self.isPage = isPage
    self.characterSet = characterSet
    self.facts = facts
    self.body = body
  }

  private static let signature = "readout-convert: 1"
  private static let longestValue = 1_000

  /// The document in the form in which it is handed on.
  public var serialized: [UInt8] {
    var lines = [Self.signature, "type: \(isPage ? "text/html" : "text/plain")"]
    if let characterSet { lines.append("charset: \(Self.plain(characterSet))") }
    for fact in HeadFact.allCases {
      if let value = facts[fact] { lines.append("\(fact.rawValue): \(Self.plain(value))") }
    }
    return Array(lines.joined(separator: "\n").utf8) + [0x0A, 0x0A] + body
  }

  /// Reads the form; nil where it is broken.
  public init?(serialized bytes: [UInt8]) {
    var lines: [String] = []
    var start = 0
    while lines.count < 32 {
      let end = bytes[start...].prefix(Self.longestValue + 100).firstIndex(of: 0x0A)
      guard let end else { return nil }
      if end == start { break }
      lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
      start = end + 1
    }
    guard start < bytes.count, bytes[start] == 0x0A, lines.first == Self.signature else {
      return nil
    }
    self.init(isPage: false, body: Array(bytes[(start + 1)...]))
    for line in lines.dropFirst() {
      guard let colon = line.utf8.firstIndex(of: 0x3A) else { return nil }
      let name = String(line[..<colon])
      let value = Self.plain(String(line[line.index(after: colon)...]))
      switch name {
      case "type": isPage = value == "text/html"
      case "charset": characterSet = value.isEmpty ? nil : value
      default: if let fact = HeadFact(rawValue: name), !value.isEmpty { facts[fact] = value }
      }
    }
  }

  /// A value on one line, without control characters.
  private static func plain(_ value: String) -> String {
    var words: [Substring] = []
    var length = 0
    for word in value.split(whereSeparator: { $0.isWhitespace || $0.isNewline }) {
      guard !word.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
        continue
      }
      length += word.utf8.count + 1
      guard length <= longestValue else { break }
      words.append(word)
    }
    return words.joined(separator: " ")
  }

  /// The facts as metadata.
  var metadata: DocumentMetadata {
    func stated(_ fact: HeadFact) -> Stated<String>? {
      facts[fact].map { Stated(value: $0, source: "header of the file") }
    }
    func day(_ fact: HeadFact) -> Stated<DateValue>? {
      stated(fact).flatMap { stated in
        DateText.day(in: stated.value, basis: "metadata")
          .map { Stated(value: $0, source: stated.source) }
      }
    }
    let address = facts[.address].map(PageAddress.init)
    let addressed = address?.day.map {
      Stated(value: DateValue(day: $0, basis: "metadata"), source: PageAddress.source)
    }
    let host = address?.host.map { Stated(value: $0, source: PageAddress.source) }
    return DocumentMetadata(
      title: stated(.title), publisher: stated(.publisher) ?? host, author: stated(.author),
      published: day(.published) ?? addressed, modified: day(.modified),
      language: stated(.language), address: stated(.address))
  }
}
