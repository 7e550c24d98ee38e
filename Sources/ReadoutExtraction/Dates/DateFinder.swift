// Finds date expressions and says which days they mean.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// A date expression with the tokens that it consists of.
struct DatedTokens: Sendable {
  let tokens: Range<Int>
  let mention: DateMention
}

/// The date expressions of an article, in order, and the day from which they count.
struct DateLayer: Sendable {
  /// The expressions; those of a dateline or date line, which have no tokens, have an empty range.
  var dates: [DatedTokens]
  /// The day of the news where the article does not say when it was published.
  var newsDay: CalendarDay?
}

/// Finds date expressions.
struct DateFinder {
  /// The date expressions of an article, in order.
  func dates(in page: Page) -> DateLayer {
    let bytes = page.article.text.utf8
    let datelines = datelineText(of: page.article)
    let headExpressions = expressions(in: datelines, bytes: bytes)
    let bodyExpressions = expressions(in: page.tokens, bytes: bytes)
    let resolver = resolver(
      for: page.article, expressions: headExpressions.map(\.found) + bodyExpressions.map(\.found),
      newsDay: page.article.head.published == nil
        ? newsDay(of: bodyExpressions, in: page.tokens, bytes: bytes) : nil)
    var dates = resolve(headExpressions, of: datelines, bytes: bytes, with: resolver)
      .map {
        DatedTokens(tokens: tokenIndex(after: $0.range.upperBound, in: page), mention: $0.mention)
      }
    dates += resolve(bodyExpressions, of: page.tokens, bytes: bytes, with: resolver)
      .map { DatedTokens(tokens: $0.tokens, mention: $0.mention) }
    dates.sort { $0.mention.range.lowerBound < $1.mention.range.lowerBound }
    return DateLayer(dates: dates, newsDay: resolver.newsDay)
  }

  // MARK: Reading

  private struct Located {
    var found: FoundExpression
    var sentence: Int
  }

  private struct Outcome {
    var tokens: Range<Int>
    var range: Range<Int>
    var mention: DateMention
  }

  private func expressions(in text: TokenizedText, bytes: [UInt8]) -> [Located] {
    let scanner = DateScanner(tokens: text.tokens, bytes: bytes)
    var result: [Located] = []
    for (index, sentence) in text.sentences.enumerated() {
      for found in scanner.expressions(in: sentence) {
        result.append(Located(found: found, sentence: index))
      }
    }
    return result
  }

  private func resolve(
    _ expressions: [Located], of text: TokenizedText, bytes: [UInt8], with resolver: DateResolver
  ) -> [Outcome] {
    var result: [Outcome] = []
    var previous: DateResolver.Resolved?
    var previousSentence = -1
    for located in expressions {
      let tense = Tense.governing(
        located.found.tokens, in: text.sentences[located.sentence], of: text.tokens, bytes: bytes)
      // “A day later” counts from a date of its own sentence or of the two before it.
      let isNear = located.sentence - previousSentence <= 2
      guard
        let resolved = resolver.resolve(
          located.found.expression, tense: tense, previous: isNear ? previous : nil)
      else { continue }
      let range = text.bytes(of: located.found.tokens)
      result.append(
        Outcome(
          tokens: located.found.tokens, range: range,
          mention: DateMention(range: range, value: resolved.value, relative: resolved.relative)))
      if resolved.value.precision == .day || resolved.value.precision == .weekday {
        (previous, previousSentence) = (resolved, located.sentence)
      }
    }
    return result
  }

  /// The datelines and date lines of an article, cut into tokens of their own.
  private func datelineText(of article: Article) -> TokenizedText {
    let datelines = article.paragraphs.filter { $0.proseStart > $0.range.lowerBound }.prefix(4)
    var paragraphs = datelines.map {
      Paragraph(
        range: $0.range.lowerBound..<min($0.proseStart, $0.range.upperBound), kind: $0.kind)
    }
    paragraphs += article.dateLines.map { Paragraph(range: $0, kind: .heading) }
    return Tokenizer().tokenize(
      Article(text: article.text, paragraphs: paragraphs, head: ArticleHead()))
  }

  private func tokenIndex(after offset: Int, in page: Page) -> Range<Int> {
    let index = page.tokens.tokens.partitionIndex { Int($0.start) >= offset }
    return index..<index
  }

  // MARK: What the text knows of itself

  private func resolver(
    for article: Article, expressions: [FoundExpression], newsDay: CalendarDay?
  ) -> DateResolver {
    var years: [DateResolver.MonthDay: Set<Int>] = [:]
    var partial: Set<DateResolver.MonthDay> = []
    var dayFirst = 0
    for found in expressions {
      if case .days(let from, let to) = found.expression { lendYear(of: from, to, to: &years) }
      guard case .day(let day, _) = found.expression else { continue }
      if let isFirst = found.dayStandsFirst { dayFirst += isFirst ? 1 : -1 }
      let monthDay = DateResolver.MonthDay(month: day.month, day: day.day)
      if let year = day.year {
        years[monthDay, default: []].insert(year)
      } else {
        partial.insert(monthDay)
      }
    }
    let known = years.compactMapValues { $0.count == 1 ? $0.first : nil }
    let publication = article.head.published?.interval
    let repeated = partial.compactMap { monthDay in
      known[monthDay].flatMap {
        CalendarDay(year: $0, month: monthDay.month, day: monthDay.day)
      }
    }
    let repeatedDay = repeated.count == 1 ? repeated.first : nil
    return DateResolver(
      publication: publication, yearsOfDays: known,
      newsDay: publication == nil ? repeatedDay ?? newsDay : nil,
      dayStandsFirst: dayFirst == 0 ? nil : dayFirst > 0)
  }

  /// “6-12 May 2024” lends its year to each of its days.
  private func lendYear(
    of from: DateExpression.PartialDay, _ to: DateExpression.PartialDay,
    to years: inout [DateResolver.MonthDay: Set<Int>]
  ) {
    guard let year = to.year, from.month == to.month, from.day < to.day else { return }
    for day in from.day...to.day {
      years[DateResolver.MonthDay(month: to.month, day: day), default: []].insert(year)
    }
  }

  /// The day that a text without a date of its own is of: its only full day, if that is told with its
  /// weekday, as in “on Tuesday, 14 May 2024”, or if it falls on a weekday that the text names.
  private func newsDay(
    of expressions: [Located], in text: TokenizedText, bytes: [UInt8]
  ) -> CalendarDay? {
    var weekdays: [Weekday] = []
    var days: Set<CalendarDay> = []
    var named: CalendarDay?
    var standsAlone = false
    for located in expressions {
      switch located.found.expression {
      case .weekday(let weekday, nil): weekdays.append(weekday)
      case .day(let partial, let weekday):
        guard let year = partial.year,
          let day = CalendarDay(year: year, month: partial.month, day: partial.day)
        else { continue }
        if days.isEmpty, weekdays.isEmpty, weekday == day.weekday,
          Tense.governing(
            located.found.tokens, in: text.sentences[located.sentence], of: text.tokens,
            bytes: bytes) != .future
        {
          named = day
        }
        days.insert(day)
        standsAlone = standsAlone || self.standsAlone(located, in: text)
      default: continue
      }
    }
    if let named { return named }
    guard days.count == 1, let only = days.first else { return nil }
    return weekdays.contains(only.weekday) || standsAlone ? only : nil
  }

  /// Whether a day stands by itself, as under a text, or is the one on which something was said:
  /// “Haldvik, 7 March 2022”, “(3 May 2024)”, “her office said on 3 May 2024”.
  private func standsAlone(_ located: Located, in text: TokenizedText) -> Bool {
    let tokens = text.tokens
    let date = located.found.tokens
    let sentence = text.sentences[located.sentence]
    let others = sentence.filter { !date.contains($0) && tokens[$0].kind == .word }
    let small = others.filter { !tokens[$0].shape.contains(.capitalised) }
    if others.count <= 6, small.count <= 1 { return true }
    if date.upperBound < sentence.upperBound, tokens[date.upperBound].scalar == 0x29 { return true }
    let before = date.lowerBound - 1
    return sentence.contains(before) && DateFinder.saying.contains(tokens[before].word)
  }

  private static let saying = WordTable<Bool>(words: "said announced reported confirmed stated")
}

extension Article {
  /// The most lines of a diary or live page that are read.
  private static let mostDateLines = 256

  /// The lines that hold nothing but a day, as those of a diary or a live page.
  var dateLines: [Range<Int>] {
    head.dropped.lazy.filter { $0.reason == "date line" }.prefix(Article.mostDateLines)
      .map(\.range)
  }
}
