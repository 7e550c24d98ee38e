// What must hold for any set of documents: no order, nothing lost, nothing twice.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutResolution
import Testing

/// Documents at random, on few leaders, days and sentences, so that much of it meets.
struct RandomDocuments {
  var numbers: SplitMix64

  private let sentences = [
    "a true pattern of river diplomacy for the whole continent",
    "a real pattern of river diplomacy on the whole continent",
    "ties have weathered every storm and shown new vigour since the flood",
    "ties have weathered every storm, and have shown new vigour",
    "certain powers", "we agree", "the harbour must stay open to every ship of every nation",
    "the harbour must stay open to ships of all nations", "peace",
    "we said that the harbour must stay open to every ship of every nation and that the river "
      + "diplomacy for the whole continent is a true pattern",
  ]

  private mutating func party() -> Party {
    let surname = Party(id: "okoye", name: "Okoye", kind: .person, country: "Zembala")
    let office = Party(
      id: "office:norland/prime-minister", kind: .office, office: "prime minister of Norland",
      country: "Norland")
    return [okoye, lindqvist, brandao, surname, office, zembala, okoye, lindqvist]
      .randomElement(using: &numbers) ?? okoye
  }

  private mutating func date() -> (DateValue?, RelativeDate?) {
    let start = 22_400 + Int.random(in: 0..<5, using: &numbers)
    switch Int.random(in: 0..<8, using: &numbers) {
    case 0...3:
      return (DateValue(day: CalendarDay(daysSinceEpoch: start), basis: "stated"), nil)
    case 4: return (weekday(.wednesday), last(.wednesday))
    case 5: return (DateValue(year: 2031, month: 5, basis: "month"), nil)
    case 6: return (nil, RelativeDate(unit: .day, offset: -7, anchor: .summit(0), toleranceDays: 2))
    default: return (nil, nil)
    }
  }

  mutating func document(_ number: Int) -> ExtractedDocument {
    let day = CalendarDay(daysSinceEpoch: 22_402 + Int.random(in: 0..<4, using: &numbers))
    let isDated = Bool.random(using: &numbers)
    let origin = ["Norpress", "River Post", nil].randomElement(using: &numbers) ?? nil
    var sample = Sample(
      "\(number).txt", published: isDated ? day.description : nil, origin: origin)
    for _ in 0..<Int.random(in: 0..<4, using: &numbers) {
      let (when, relative) = date()
      let isSeries = Int.random(in: 0..<8, using: &numbers) == 0
      let parties = isSeries ? [] : [party(), party()] + (Bool.random(using: &numbers) ? [] : [])
      let number = Int.random(in: 11..<14, using: &numbers)
      sample.meet(
        isSeries ? [] : Int.random(in: 0..<6, using: &numbers) == 0 ? parties + [brandao] : parties,
        "They met, number \(numbers.next() % 100).", when: when, relative: relative,
        place: [nil, Place(name: "Haldvik", country: "Norland"), Place(name: "Port Amel")]
          .randomElement(using: &numbers) ?? nil,
        format: [.inPerson, .video, .phone, .unknown, .unknown].randomElement(using: &numbers)
          ?? .unknown,
        status: [.held, .held, .planned, .cancelled].randomElement(using: &numbers) ?? .held,
        ordinal: number == 13 ? nil : Ordinal(number: number, since: "2024", of: "meetings"),
        series: isSeries ? "River League summit" : nil)
    }
    for _ in 0..<Int.random(in: 0..<4, using: &numbers) {
      let words = sentences.randomElement(using: &numbers) ?? ""
      sample.quote(
        words, by: Int.random(in: 0..<5, using: &numbers) == 0 ? nil : party(),
        summit: Int.random(in: 0..<3, using: &numbers) == 0 ? 0 : nil)
    }
    return sample.document
  }

  mutating func documents(_ count: Int) -> [ExtractedDocument] {
    (0..<count).map { document($0) }
  }
}

@Suite struct ResolutionPropertyTests {
  private let resolver = Resolver()

  @Test("the order of the documents does not matter", arguments: UInt64(1)...12)
  func order(seed: UInt64) {
    var random = RandomDocuments(numbers: SplitMix64(seed: seed))
    let documents = random.documents(14) + (seed % 3 == 0 ? fiveArticles() : [])
    let resolution = resolver.resolution(of: documents)
    for _ in 0..<3 {
      let shuffled = documents.shuffled(using: &random.numbers)
      #expect(resolver.resolution(of: shuffled) == resolution, "seed \(seed)")
    }
  }

  @Test(
    "every mention and quotation is in one thing, and no two things have one identifier",
    arguments: UInt64(1)...12)
  func nothingLost(seed: UInt64) {
    var random = RandomDocuments(numbers: SplitMix64(seed: seed))
    let documents = random.documents(14)
    let resolution = resolver.resolution(of: documents)
    let told = documents.flatMap { document -> [String] in
      guard case .read(_, _, let extraction) = document.outcome else { return [] }
      let keys = extraction.summits.map(\.key) + extraction.quotations.map(\.key)
      return keys.map { "\(document.identity.displayPath)/\($0)" }
    }
    let members = resolution.summits.flatMap(\.members) + resolution.statements.flatMap(\.members)
    #expect(members.map { "\($0.document)/\($0.key)" }.sorted() == told.sorted(), "seed \(seed)")
    let identifiers = resolution.summits.map(\.id) + resolution.statements.map(\.id)
    #expect(Set(identifiers).count == identifiers.count, "seed \(seed)")
  }

  @Test(
    "adding and removing tells at most one event of a thing, and ends where it began",
    arguments: UInt64(1)...16)
  func difference(seed: UInt64) {
    var random = RandomDocuments(numbers: SplitMix64(seed: seed))
    let all = random.documents(12)
    let before = resolver.resolution(of: Array(all.dropLast(4)))
    let after = resolver.resolution(of: all)
    let added = ResolutionDifference(from: before, to: after).events
    let removed = ResolutionDifference(from: after, to: before).events
    for events in [added, removed] {
      let identifiers = events.compactMap(\.identifier)
      #expect(Set(identifiers).count == identifiers.count, "seed \(seed)")
    }
    #expect(identifiers(before, changedBy: added) == after.identifiers, "seed \(seed)")
    #expect(identifiers(after, changedBy: removed) == before.identifiers, "seed \(seed)")
    #expect(ResolutionDifference(from: after, to: after).events.isEmpty)
  }

  /// The identifiers that a listener holds who has heard the events.
  private func identifiers(_ resolution: Resolution, changedBy events: [Event]) -> Set<String> {
    var known = resolution.identifiers
    for event in events {
      guard let identifier = event.identifier else { continue }
      known.subtract(event.merged)
      if event.kind == .summitWithdrawn || event.kind == .quoteWithdrawn {
        known.remove(identifier)
      } else {
        known.insert(identifier)
      }
    }
    return known
  }
}

extension Resolution {
  fileprivate var identifiers: Set<String> { Set(summits.map(\.id) + statements.map(\.id)) }
}

extension Event {
  /// The identifier of the summit or statement that it is about.
  var identifier: String? {
    switch subject {
    case .summit(let summit): summit.id
    case .statement(let statement): statement.id
    case .document, .index: nil
    }
  }
}
