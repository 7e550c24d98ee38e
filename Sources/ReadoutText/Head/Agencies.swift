// News agencies by the names that datelines and credits give them.
// SPDX-License-Identifier: Apache-2.0

/// The agencies that a dateline or a credit may name.
enum Agencies {
  /// Whether a word is the short name of an agency.
  static func contains(_ word: FoldedWord) -> Bool { names.contains(word) }

  /// The first agency that a line names, as it stands.
  ///
  /// It fires on “With inputs from PTI” and “© 2024 The Associated Press”, and not on “with an app”.
  static func first(in line: ShortLine, _ bytes: borrowing Swift.Span<UInt8>) -> String? {
    for index in line.words.indices {
      if let words = length(at: index, of: line) {
        let first = line.tokens[line.words[index]].range.lowerBound
        let last = line.tokens[line.words[index + words - 1]].range.upperBound
        return String(copying: bytes, first..<last)
      }
    }
    return nil
  }

  /// Whether a line is the name of an agency, or of several, and nothing else: “(AP/Reuters)”.
  static func areAll(of line: ShortLine) -> Bool {
    guard line.isWhole, (1...6).contains(line.words.count) else { return false }
    var index = 0
    var found = false
    while index < line.words.count {
      if let words = length(at: index, of: line) {
        found = true
        index += words
      } else if besides.contains(line.word(index)) {
        index += 1
      } else {
        return false
      }
    }
    return found
  }

  /// How many words the agency that begins at a word has; nil where none does.
  private static func length(at index: Int, of line: ShortLine) -> Int? {
    let token = line.tokens[line.words[index]]
    guard token.isCapitalisedWord else { return nil }
    for words in [2, 3, 4] where index + words <= line.words.count {
      var phrase = Phrase()
      for word in index..<index + words { phrase.append(line.word(word)) }
      if fullNames.contains(phrase.word) { return words }
    }
    let isTelling = token.range.count >= 4 || token.shape.contains(.allCapitals)
    return isTelling && names.contains(token.word) ? 1 : nil
  }

  private static let besides = WordTable<Bool>(words: "the and news agency staff by from")
  private static let fullNames = WordTable<Bool>(
    [
      "associated press", "agence france presse", "agence france-presse", "press trust of india",
      "united press international", "deutsche presse-agentur", "asian news international",
    ].map { (Phrase.of($0), true) })
  private static let names = WordTable<Bool>(
    words: """
      reuters ap afp upi xinhua tass itar interfax bloomberg ani pti ians yonhap kyodo jiji anadolu
      aa dpa efe ansa belga cna bernama antara eirns sputnik ria novosti cnn bbc npr ukrinform apa
      trend mena irna isna wam spa petra sana kuna qna mehr lusa tt ntb ritzau pap ctk mti agerpres
      tanjug fena hina sita sta bta atta app uni nna cns cctv cgtn kcna vna tnn apn thx aap nzpa
      centralasia kazinform kabar uza belta unian sapa nan gna allafrica mercopress rferl voa dw
      """)
}
