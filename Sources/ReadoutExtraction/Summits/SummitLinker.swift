// Tells which quotations were said at which summit.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// Links quotations to the summit of the same document where the text says they were said.
///
/// A quotation is linked when its sentence tells of the meeting (“told his counterpart during their
/// call”), or when the document has one main meeting, its speaker took part, and the words follow
/// in the account of that meeting.
struct SummitLinker {
  func link(_ quotations: inout [Quotation], to summits: [SummitMention], in page: Page) {
    guard summits.contains(where: { $0.status == .held }) else { return }
    let main = mainSummit(of: summits)
    let evidence = summits.indices.flatMap { index in
      summits[index].evidence.map { Evidence(range: $0, summit: index) }
    }.sorted { ($0.range.lowerBound, $0.summit) < ($1.range.lowerBound, $1.summit) }
    for index in quotations.indices {
      guard let place = place(of: quotations[index], in: page) else { continue }
      quotations[index].summit =
        summitOfSentence(quotations[index], summits, evidence, place, page)
        ?? main.flatMap { main in
          isInAccount(quotations[index], summits[main], place, page) ? main : nil
        }
    }
  }

  /// A clause that tells of a summit.
  private struct Evidence {
    var range: Range<Int>
    var summit: Int
  }

  /// Where a quotation stands.
  private struct Spot {
    var sentence: Int
    var paragraph: Int
  }

  private func place(of quotation: Quotation, in page: Page) -> Spot? {
    let offset =
      quotation.cue.first?.lowerBound ?? quotation.source.first?.lowerBound
      ?? quotation.content.first?.lowerBound
    guard let offset else { return nil }
    let tokens = page.tokens.tokens
    let token = tokens.partitionIndex { Int($0.end) > offset }
    guard token < tokens.count else { return nil }
    let sentence = page.tokens.sentences.partitionIndex { $0.upperBound > token }
    let paragraph = page.tokens.paragraphs.partitionIndex { $0.tokens.upperBound > token }
    guard sentence < page.tokens.sentences.count, paragraph < page.tokens.paragraphs.count else {
      return nil
    }
    return Spot(sentence: sentence, paragraph: paragraph)
  }

  // MARK: The sentence

  private func summitOfSentence(
    _ quotation: Quotation, _ summits: [SummitMention], _ evidence: [Evidence], _ spot: Spot,
    _ page: Page
  ) -> Int? {
    let sentence = page.tokens.sentences[spot.sentence]
    let bytes = page.tokens.bytes(of: sentence)
    guard !isElsewhere(sentence, page) else { return nil }
    for index in told(in: bytes, evidence) {
      let summit = summits[index.summit]
      guard summit.status == .held, isParticipant(quotation.speaker, of: summit),
        !isContent(index.range, of: quotation)
      else { continue }
      return index.summit
    }
    return nil
  }

  /// The evidence that lies in some bytes; that of one sentence is at most a few.
  private func told(in bytes: Range<Int>, _ evidence: [Evidence]) -> ArraySlice<Evidence> {
    let first = evidence.partitionIndex { $0.range.lowerBound >= bytes.lowerBound }
    var start = first
    while start > 0, first - start < 4, evidence[start - 1].range.overlaps(bytes) { start -= 1 }
    let end = evidence.partitionIndex { $0.range.lowerBound >= bytes.upperBound }
    return evidence[start..<max(start, end)]
  }

  /// Whether a meeting is only spoken of inside the quotation.
  private func isContent(_ range: Range<Int>, of quotation: Quotation) -> Bool {
    quotation.kind == .direct
      && quotation.content.contains {
        $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
      }
  }

  // MARK: The account

  /// The meeting that the document is about: the held one that most places tell of.
  private func mainSummit(of summits: [SummitMention]) -> Int? {
    let held = summits.indices.filter {
      summits[$0].status == .held && summits[$0].series == nil
        && summits[$0].confidence >= 0.8
    }
    guard let most = held.max(by: { summits[$0].evidence.count < summits[$1].evidence.count })
    else { return nil }
    let rivals = held.filter {
      summits[$0].evidence.count >= summits[most].evidence.count && $0 != most
    }
    return rivals.isEmpty ? most : nil
  }

  private func isInAccount(
    _ quotation: Quotation, _ summit: SummitMention, _ spot: Spot, _ page: Page
  ) -> Bool {
    guard isParticipant(quotation.speaker, of: summit), let first = summit.evidence.first,
      !isElsewhere(page.tokens.sentences[spot.sentence], page)
    else { return false }
    let paragraph = page.tokens.bytes(of: page.tokens.paragraphs[spot.paragraph].tokens)
    guard paragraph.upperBound > first.lowerBound else { return false }
    if let addressee = quotation.addressee, addressee.id != nil,
      isParticipant(addressee, of: summit)
    {
      return true
    }
    let next = summit.evidence.partitionIndex { $0.upperBound > paragraph.lowerBound }
    return next < summit.evidence.count
      && summit.evidence[next].lowerBound < paragraph.upperBound
  }

  private func isParticipant(_ party: Party?, of summit: SummitMention) -> Bool {
    guard let party else { return false }
    return summit.participants.contains {
      $0.id != nil ? $0.id == party.id : $0.name != nil && $0.name == party.name
    }
  }

  // MARK: Said elsewhere

  /// Words that say that something was said before, or to others.
  private static let elsewhere = WordTable<Bool>(
    words: """
      ahead interview tweeted tweet posted telegram reporters journalists earlier wrote letter
      parliament press before
      """)

  private func isElsewhere(_ sentence: Range<Int>, _ page: Page) -> Bool {
    page.tokens.tokens[sentence].contains { SummitLinker.elsewhere.contains($0.word) }
  }
}
