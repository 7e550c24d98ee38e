// Finds summits: who met whom, when, where, how.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Finds summits.
///
/// Each sentence is read for words that tell of a meeting; each of these becomes a candidate with
/// the facts of its clause; candidates that speak of one meeting are joined.
struct SummitFinder {
  private let knowledge: Knowledge
  private let seriesTable: SeriesTable

  /// A finder that knows what it is given.
  init(knowledge: Knowledge) {
    self.knowledge = knowledge
    seriesTable = SeriesTable(knowledge: knowledge)
  }

  func summits(
    in page: Page, names: NameLayer, dates: DateLayer, quotations: [Quotation]
  ) -> [SummitMention] {
    var context = SummitContext(page: page, names: names, dates: dates, knowledge: knowledge)
    guard context.hasTriggers else { return [] }
    context.learnMeetingNouns()
    context.gatherLands()
    let series = SeriesReader(context: context, table: seriesTable)
    var candidates: [SummitCandidate] = []
    for index in page.tokens.sentences.indices {
      candidates += self.candidates(of: index, context, series)
    }
    guard !candidates.isEmpty else { return [] }
    let clusters = SummitJoiner(context: context).clusters(of: candidates)
    return SummitWriter(context: context, series: series).mentions(of: clusters)
  }

  /// The most meetings that one sentence is read for.
  private static let mostOfSentence = 24

  private func candidates(
    of sentence: Int, _ context: SummitContext, _ series: SeriesReader
  ) -> [SummitCandidate] {
    let range = context.page.tokens.sentences[sentence]
    guard !context.isOfArchive(range) else { return [] }
    guard range.contains(where: { context.words[$0]?.isTrigger ?? false }) else { return [] }
    let reader = SentenceReader(context: context, index: sentence)
    var found = Array(
      TriggerReader(reader: reader, series: series).candidates().prefix(SummitFinder.mostOfSentence)
    )
    guard !found.isEmpty else { return [] }
    let facts = FactReader(
      reader: reader, series: series, triggers: found.map(\.trigger),
      starts: found.map(\.tokens.lowerBound))
    for index in found.indices {
      facts.fill(&found[index])
      context.addHeadingDay(to: &found[index])
      context.addDatelineDay(to: &found[index])
    }
    ShiftReader(reader: reader).relate(&found)
    found = PreviousMeetingReader(reader: reader).adding(to: found)
    return CountedMeetingReader(reader: reader).adding(to: found).compactMap { candidate in
      context.ranked(candidate)
    }
  }
}

extension SummitWord {
  /// Whether a word may tell of a meeting by itself.
  var isTrigger: Bool {
    switch self {
    case .meet, .speak, .phone, .ring, .see, .host, .visit, .sit, .shake, .meeting, .many, .summit,
      .call, .meal, .telephone, .video, .virtual:
      true
    default: false
    }
  }
}

extension SummitContext {
  /// Whether any word may tell of a meeting: most pages end here.
  var hasTriggers: Bool {
    words.contains { $0?.isTrigger ?? false || $0 == .hold || $0 == .video }
  }

  /// The candidate with those who count, at their level; nil where no two of them met.
  func ranked(_ candidate: SummitCandidate) -> SummitCandidate? {
    if candidate.isAnaphoric || candidate.series != nil { return candidate }
    var candidate = candidate
    let leaders = candidate.participants.filter { entity($0).rank == .leader }
    if leaders.count >= 2 {
      guard areOfSeveralCountries(leaders) else { return nil }
      candidate.participants = leaders
      candidate.level = .leaders
      return candidate
    }
    let ranked = candidate.participants.filter { entity($0).rank != nil }
    guard ranked.count >= 2, areOfSeveralCountries(ranked) else { return nil }
    candidate.participants = ranked
    candidate.level = ranked.contains { entity($0).rank == .envoy } ? .envoys : .ministerial
    return candidate
  }

  /// Whether not all act for one country: a president and his own minister hold no summit.
  private func areOfSeveralCountries(_ participants: [Int]) -> Bool {
    let countries = Set(participants.map { entity($0).countryCode ?? entity($0).party.country })
    return countries.count > 1 || countries == [nil]
  }
}
