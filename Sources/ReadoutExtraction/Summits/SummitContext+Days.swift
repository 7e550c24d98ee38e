// Days that stand outside the sentence that tells of a meeting: in a dateline or a heading.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

extension SummitContext {
  /// The day of the dateline stands in for a date in news told in the simple past.
  func addDatelineDay(to candidate: inout SummitCandidate) {
    guard candidate.isNews, candidate.when == nil, candidate.status == .held, let publication,
      candidate.ordinal == nil
        || candidate.ordinalTokens.map({ $0.lowerBound > candidate.trigger })
          ?? true
    else { return }
    candidate.when = DateValue(
      start: publication.lowerBound, end: publication.upperBound,
      precision: publication.lowerBound == publication.upperBound ? .day : .range,
      basis: isOfNewsDay ? "the day of the news" : "dateline")
    candidate.relative = RelativeDate(unit: .day, offset: 0)
    candidate.isDatelineDay = true
  }

  /// The day of a heading stands in for a date in the lines of a diary or live page below it.
  func addHeadingDay(to candidate: inout SummitCandidate) {
    guard candidate.when == nil, !candidate.isAnaphoric,
      !candidate.isStatusSaid || candidate.isNews
        || candidate.status == .planned, let heading = heading(of: candidate.sentence)
    else { return }
    candidate.date = heading
    candidate.when = heading.mention.value
    candidate.relative = heading.mention.relative
    guard !candidate.isStatusSaid, candidate.when?.interval == nil || publication == nil else {
      return
    }
    candidate.status = candidate.isNews ? .held : .planned
  }

  /// The last date line above a sentence.
  private func heading(of sentence: Int) -> DatedTokens? {
    guard !headings.isEmpty else { return nil }
    let start = page.tokens.bytes(of: page.tokens.sentences[sentence]).lowerBound
    let after = headings.partitionIndex { $0.mention.range.lowerBound >= start }
    return after > 0 ? headings[after - 1] : nil
  }

  /// Whether a sentence is the title.
  func isHeadline(_ sentence: Int) -> Bool {
    page.tokens.paragraphs.first.map {
      $0.kind == .title && $0.sentences.contains(sentence)
    } ?? false
  }

  /// Whether a sentence is one of the first two of the prose.
  func isLead(_ sentence: Int) -> Bool { lead.contains(sentence) }

  /// Words before an old picture.
  private static let files = WordTable<Bool>(words: "file archive archives library")
  private static let pictures = WordTable<Bool>(words: "photo picture image photograph footage pic")

  /// Whether a sentence is a caption of an old picture: “File photo: Lindqvist shakes hands”.
  func isOfArchive(_ sentence: Range<Int>) -> Bool {
    guard let first = sentence.first else { return false }
    let head = first..<min(first + 4, sentence.upperBound)
    for index in head where SummitContext.files.contains(tokens[index].word) {
      if tokens.indices.contains(index + 1),
        SummitContext.pictures.contains(tokens[index + 1].word) || isMark(0x3A, at: index + 1)
          || tokens[index].shape.contains(.allCapitals)
      {
        return true
      }
    }
    // “Lindqvist and Okoye in Haldvik in 2019 (file photo).”
    for index in sentence.suffix(6) where SummitContext.files.contains(tokens[index].word) {
      if isMark(0x28, at: index - 1)
        || tokens.indices.contains(index + 1)
          && SummitContext.pictures.contains(tokens[index + 1].word)
      {
        return true
      }
    }
    return false
  }
}
