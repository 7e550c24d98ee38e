// The index resolves portion by portion what the program's rules resolve at once.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
import ReadoutModel
import ReadoutResolution
import Testing

@Suite struct StandardRulesTests {
  private static let leaders = [
    Party(
      id: "tomas-lindqvist", name: "Tomas Lindqvist", kind: .person,
      office: "prime minister of Norland", country: "Norland", isKnown: true),
    Party(id: "lindqvist", name: "Lindqvist", kind: .person, country: "Norland"),
    Party(
      id: "amara-okoye", name: "Amara Okoye", kind: .person, office: "president of Zembala",
      country: "Zembala", isKnown: true),
    Party(id: "office:zembala/president", kind: .office, office: "president of Zembala"),
    Party(id: "kestria", name: "Kestria", kind: .country, country: "Kestria"),
  ]

  private static let sentences = [
    "grain will move through the strait before winter comes",
    "grain shall move through the strait before the winter",
    "our two countries have found a new way of sharing water",
    "we never agreed to the closing of any harbour",
    "no comment",
    "the ferry line opens again in spring and stays open",
  ]

  /// A document of which dates, summits and quotations depend on others.
  private static func document(at path: String, _ dice: inout SplitMix64) -> ExtractedDocument {
    var words = ""
    var quotations: [Quotation] = []
    let summits = (0..<Int.random(in: 0...2, using: &dice)).map { mention($0, &dice) }
    for index in 0..<Int.random(in: 0...3, using: &dice) {
      let start = words.utf8.count
      words += sentences.randomElement(using: &dice) ?? ""
      quotations.append(
        Quotation(
          key: "q\(index)", kind: [.direct, .indirect].randomElement(using: &dice) ?? .direct,
          content: [start..<words.utf8.count], speaker: leaders.randomElement(using: &dice),
          summit: summits.isEmpty || Bool.random(using: &dice) ? nil : 0, confidence: 0.5))
      words += ". "
    }
    words += "It was said at a meeting."
    let isDated = Bool.random(using: &dice)
    let published = DateValue(day: may(.random(in: 6...9, using: &dice)), basis: "dateline")
    let hash = UInt64.random(in: 0...UInt64.max, using: &dice)
    let digits = String(hash, radix: 16)
    return ExtractedDocument(
      identity: DocumentIdentity(
        path: Array(path.utf8), sha256: String(repeating: "0", count: 64 - digits.count) + digits,
        byteCount: words.utf8.count, mediaType: "text/plain", characterSet: "utf-8"),
      outcome: .read(
        text: ArticleText(words),
        head: ArticleHead(
          language: "en", publisher: ["A", "B", nil].randomElement(using: &dice) ?? nil,
          published: isDated ? published : nil),
        extraction: Extraction(quotations: quotations, summits: summits)))
  }

  private static func mention(_ index: Int, _ dice: inout SplitMix64) -> SummitMention {
    let first = leaders[Int.random(in: 0...1, using: &dice)]
    let second = leaders[Int.random(in: 2...4, using: &dice)]
    var mention = SummitMention(
      key: "s\(index)", participants: [first, second],
      format: [.phone, .inPerson, .unknown].randomElement(using: &dice) ?? .unknown,
      status: [.held, .planned].randomElement(using: &dice) ?? .held, evidence: [0..<4],
      confidence: 0.5, keys: ["Norland+\(second.country ?? "Zembala")"])
    switch Int.random(in: 0..<4, using: &dice) {
    case 0: mention.when = DateValue(day: may(.random(in: 4...7, using: &dice)), basis: "test")
    case 1:
      mention.relative = RelativeDate(unit: .weekday, offset: -1, weekday: .wednesday)
      mention.when = DateValue(
        start: nil, end: nil, precision: .weekday, weekday: .wednesday, basis: "test")
    case 2 where index > 0:
      mention.relative = RelativeDate(unit: .day, offset: 1, anchor: .summit(0))
    default: break
    }
    return mention
  }

  @Test(
    "after any sequence of changes the index is what the resolver makes of all documents",
    arguments: UInt64(1)...12)
  func anyOrder(seed: UInt64) throws {
    var dice = SplitMix64(seed: seed)
    let folder = try TemporaryFolder()
    var rules = ResolutionRules.standard
    rules.portion = Int.random(in: 1...8, using: &dice)
    let store = try IndexStore(writingAt: folder.index, rules: rules)
    var model: [String: ExtractedDocument] = [:]
    for step in 0..<20 {
      var changes: [DocumentChange] = []
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        let name = "\(Int.random(in: 0..<20, using: &dice)).txt"
        if Int.random(in: 0..<4, using: &dice) == 0 {
          model[name] = nil
          changes.append(.removed(path: path(name)))
        } else if Int.random(in: 0..<5, using: &dice) == 0,
          var copy = model.sorted(by: { $0.key < $1.key }).randomElement(using: &dice)?.value
        {
          copy.identity.path = path(name)
          model[name] = copy
          changes.append(.put(copy, signature: signature()))
        } else {
          let document = Self.document(at: name, &dice)
          model[name] = document
          changes.append(.put(document, signature: signature()))
        }
      }
      try store.commit(changes, announcing: .each(), on: may(20))
      let whole = Resolver().resolution(of: Array(model.values))
      let summits = try store.summits().sorted { $0.id < $1.id }
      let statements = try store.statements().sorted { $0.id < $1.id }
      try #require(summits == whole.summits, "seed \(seed), step \(step)")
      try #require(statements == whole.statements, "seed \(seed), step \(step)")
    }
    #expect(try store.defects().isEmpty, "seed \(seed)")
  }

  @Test("an edit elsewhere in a document is an update of what it says, not a withdrawal")
  func edit() throws {
    let folder = try TemporaryFolder()
    let store = try IndexStore(writingAt: folder.index)
    var dice = SplitMix64(seed: 7)
    var document = Self.document(at: "a.txt", &dice)
    let mention = Self.mention(0, &dice)
    func version(_ words: String, _ hash: String) -> DocumentChange {
      document.identity.sha256 = hash
      document.outcome = .read(
        text: ArticleText(words), head: ArticleHead(language: "en"),
        extraction: Extraction(summits: [mention]))
      return .put(document, signature: signature())
    }
    try store.commit(version("They met. A typo stod here.", "01"))
    let former = try #require(try store.summits().first?.id)
    let events = try store.commit(version("They met. A typo stood here.", "02"))
    #expect(!kinds(events).contains(.summitWithdrawn) && !kinds(events).contains(.summitNew))
    let now = try #require(try store.summits().first)
    #expect(now.id != former)
    #expect(try store.thing(former) == .summit(now))
  }
}
