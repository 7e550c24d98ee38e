// Groups quotations of one utterance: the same, cut, or in other words.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Some words of an utterance, as they are compared.
struct ComparedWords {
  /// The folded words, in order.
  let words: [UInt64]
  let distinct: Set<UInt64>
  let runs: Set<UInt64>

  init(_ words: [UInt64]) {
    self.words = words
    distinct = Set(words)
    runs = Set(ContentWords.runs(of: words))
  }

  /// How much of two utterances is common, in per cent of all words and of the shorter one's.
  ///
  /// Whole numbers keep the outcome the same everywhere.
  func likeness(to other: ComparedWords) -> (overlap: Int, containment: Int, length: Int)? {
    let length = min(distinct.count, other.distinct.count)
    guard length >= 4, !runs.isDisjoint(with: other.runs) else { return nil }
    let shared = distinct.intersection(other.distinct).count
    let union = distinct.count + other.distinct.count - shared
    return (100 * shared / union, 100 * shared / length, length)
  }
}

/// One document's report of an utterance, made ready for comparison.
struct StatementReport {
  let spot: Spot
  let quotation: Quotation
  /// The folded words of the whole content, in order.
  let words: [UInt64]
  /// The whole content, and what stands in marks within it, where that is enough to compare.
  let compared: [ComparedWords]
  let published: ClosedRange<CalendarDay>?

  init(spot: Spot, source: Source) {
    self.spot = spot
    quotation = source.extraction.quotations[spot.index]
    let content = ContentWords(of: quotation.content, in: source.text)
    words = content.hashes
    // Of a clause with a quotation in it the words in marks are the speaker's, the rest may be the
    // reporter's.
    let hasMarked = quotation.kind == .mixed && content.marked.count >= 4
    compared = [ComparedWords(words)] + (hasMarked ? [ComparedWords(content.marked)] : [])
    published = source.head.published?.interval
  }

  /// Whether two reports are of one utterance.
  ///
  /// “A true pattern of river diplomacy for the continent” is “a real pattern of river diplomacy on
  /// the continent”, whoever said it; “certain powers” is not “certain powers” of another speaker.
  /// Two speakers within one article said two things.
  func isNearDuplicate(of other: StatementReport) -> Bool {
    let relation = SpeakerRelation(quotation.speaker, other.quotation.speaker)
    let isCompatible = relation == .same || relation == .soft
    if relation == .hard, spot.source == other.spot.source { return false }
    if isCompatible, words.count >= 2, words == other.words, isWithin(7, of: other) { return true }
    return compared.contains { one in
      other.compared.contains { another in
        guard let (overlap, containment, length) = one.likeness(to: another) else { return false }
        if isCompatible {
          return (overlap >= 50 || containment >= 66) && (length >= 6 || isWithin(30, of: other))
        }
        return length >= 5 && (overlap >= 60 || containment >= 80) && isWithin(7, of: other)
      }
    }
  }

  /// Whether the articles were published within some days of each other, or that is not known.
  private func isWithin(_ days: Int, of other: StatementReport) -> Bool {
    guard let published, let others = other.published else { return true }
    return published.lowerBound - others.upperBound <= days
      && others.lowerBound - published.upperBound <= days
  }
}

/// Groups the quotations of a set of documents into utterances.
struct StatementGrouping {
  let reports: [StatementReport]
  private let blocks: [[String]]

  /// A block of more different wordings is a common phrase and tells nothing.
  static let largestBlock = 100

  init(sources: [Source]) {
    var reports: [StatementReport] = []
    var blocks: [[String]] = []
    for (index, source) in sources.enumerated() {
      for (position, quotation) in source.extraction.quotations.enumerated() {
        reports.append(
          StatementReport(spot: Spot(source: index, index: position), source: source))
        blocks.append(Blocks.of(quotation, in: source.text, sha256: source.sha256))
      }
    }
    self.reports = reports
    self.blocks = blocks
  }

  /// The groups; every quotation is in one.
  ///
  /// Inside a block all are compared with each other. Of the ones that hang together the fullest
  /// gathers those that are like itself, then the fullest of the rest, and so on: a chain of
  /// likenesses does not tie its two ends together.
  func groups() -> [[StatementReport]] {
    // 1. Reprints are one node; the work is that of the different wordings.
    var nodes: [Wording: [Int]] = [:]
    for index in reports.indices {
      let isAlone = reports[index].words.count < 2
      nodes[Wording(reports[index], alone: isAlone ? index : nil), default: []].append(index)
    }
    let alike = nodes.values.sorted { $0[0] < $1[0] }
    // 2. Which nodes are near-duplicates.
    let near = nearDuplicates(alike.map { $0[0] })
    // 3. The fullest gathers its like.
    let order = alike.indices.sorted { a, b in
      let (first, second) = (reports[alike[a][0]], reports[alike[b][0]])
      return (second.words.count, a) < (first.words.count, b)
    }
    var isTaken = Array(repeating: false, count: alike.count)
    var groups: [[StatementReport]] = []
    for centre in order where !isTaken[centre] {
      let members = [centre] + near[centre].filter { !isTaken[$0] }
      for member in members { isTaken[member] = true }
      groups.append(members.flatMap { alike[$0] }.sorted().map { reports[$0] })
    }
    return groups
  }

  private func nearDuplicates(_ nodes: [Int]) -> [Set<Int>] {
    var byBlock: [String: [Int]] = [:]
    for (node, report) in nodes.enumerated() {
      for block in blocks[report] { byBlock[block, default: []].append(node) }
    }
    var near = nodes.map { _ in Set<Int>() }
    for (node, report) in nodes.enumerated() {
      var candidates = Set<Int>()
      for block in blocks[report] {
        guard let members = byBlock[block], members.count <= Self.largestBlock else { continue }
        candidates.formUnion(members.lazy.filter { $0 > node })
      }
      for other in candidates where reports[report].isNearDuplicate(of: reports[nodes[other]]) {
        near[node].insert(other)
        near[other].insert(node)
      }
    }
    return near
  }
}

/// What reprints share.
struct Wording: Hashable {
  let words: [UInt64]
  let speaker: String?
  let published: ClosedRange<CalendarDay>?
  /// The report's own number, where it has too few words to be joined to another.
  let alone: Int?

  init(_ report: StatementReport, alone: Int?) {
    words = report.words
    speaker = report.quotation.speaker.map(PartyBook.identifier(of:))
    published = report.published
    self.alone = alone
  }
}
