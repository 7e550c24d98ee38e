// Documents and folders for the tests of the index.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutIndex
import ReadoutModel

/// A day of May 2024.
func may(_ day: Int) -> CalendarDay { CalendarDay(daysSinceEpoch: 19_843 + day) }

/// A folder that goes away with the value.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/readout-index-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var index: String { path + "/index.sqlite" }
}

/// What one test document says.
struct Sample {
  var path = "a.txt"
  var words = "The two leaders met in Haldvik."
  var publisher: String?
  var published: CalendarDay? = may(4)
  var mentions: [Mention] = []
  var quotes: [Quote] = []

  struct Mention {
    var keys: [String]
    var day: CalendarDay?
    var format = SummitFormat.inPerson
    var participants = ["tomas-lindqvist", "amara-okoye"]
  }

  struct Quote {
    var keys: [String]
    var speaker: String? = "tomas-lindqvist"
    var kind = Quotation.Kind.direct
    var summit: Int?
  }

  var pathBytes: [UInt8] { Array(path.utf8) }

  var document: ExtractedDocument {
    let text = ArticleText(words)
    let range = 0..<min(9, text.count)
    let extraction = Extraction(
      quotations: quotes.enumerated().map { index, quote in
        Quotation(
          key: "q\(index)", kind: quote.kind, content: [range],
          speaker: quote.speaker.map { party($0) }, summit: quote.summit, confidence: 0.5,
          keys: quote.keys)
      },
      summits: mentions.enumerated().map { index, mention in
        SummitMention(
          key: "s\(index)", participants: mention.participants.map { party($0) },
          when: mention.day.map { DateValue(day: $0, basis: "test") },
          place: Place(name: "Haldvik", country: "Norland"), format: mention.format,
          evidence: [range], confidence: 0.5, keys: mention.keys)
      })
    let head = ArticleHead(
      language: "en", title: ArticleHead.Title(text: "Leaders meet", range: nil),
      publisher: publisher, published: published.map { DateValue(day: $0, basis: "dateline") })
    return ExtractedDocument(
      identity: DocumentIdentity(
        path: pathBytes, sha256: hash, byteCount: text.count, mediaType: "text/plain",
        characterSet: "utf-8"),
      outcome: .read(text: text, head: head, extraction: extraction))
  }

  /// A stand-in for a SHA-256: equal samples have equal ones.
  private var hash: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(words)\(String(describing: published))\(mentions)\(quotes)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 64 - digits.count) + digits
  }

  func party(_ id: String) -> Party {
    let name = id.split(separator: "-").map(\.capitalized).joined(separator: " ")
    return Party(id: id, name: name, kind: .person)
  }

  func put(_ change: Int64 = 1) -> DocumentChange {
    .put(document, signature: signature(change))
  }
}

func signature(_ change: Int64 = 1) -> FileSignature {
  FileSignature(
    device: 8, inode: UInt64.max, size: 10, modifiedNanoseconds: 5, changedNanoseconds: change)
}

func path(_ string: String) -> [UInt8] { Array(string.utf8) }

extension IndexStore {
  convenience init(in folder: TemporaryFolder) throws {
    try self.init(writingAt: folder.index, rules: SimpleRules.rules)
  }

  @discardableResult
  func commit(_ changes: DocumentChange...) throws -> [LoggedEvent] {
    try commit(changes, announcing: .each(), on: may(20))
  }
}

/// The kinds of events, in order.
func kinds(_ events: [LoggedEvent]) -> [EventKind] { events.map(\.event.kind) }
