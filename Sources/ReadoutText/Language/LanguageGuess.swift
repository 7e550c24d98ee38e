// Which language a text is in, by its smallest words.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A cheap guess: the language whose function words are the most frequent.
///
/// It wants to tell English from the rest, not the rest from each other. A text in English with a
/// few foreign words in it stays English.
enum LanguageGuess {
  /// How many words are looked at.
  private static let sample = 120

  /// The language of the kept blocks as a BCP 47 tag; nil where it cannot be told.
  static func language(
    of bytes: borrowing Swift.Span<UInt8>, blocks: [Block], declared: String?
  ) -> String? {
    var counts = [Int](repeating: 0, count: codes.count)
    var scripts = ScriptCounts()
    var words = 0
    var line = ShortLine()
    let table = table
    for block in blocks where block.isKept {
      guard words < sample else { break }
      line.read(block.range, of: bytes, limit: 64)
      for token in line.tokens where token.kind == .word {
        words += 1
        scripts.add(token.scalar)
        guard var mask = table[token.word] else { continue }
        while mask != 0 {
          counts[mask.trailingZeroBitCount] += 1
          mask &= mask - 1
        }
      }
    }
    let declaredCode = declared.map { $0.prefix { $0 != "-" && $0 != "_" }.lowercased() }
    if let script = scripts.language(of: words) { return script }
    guard words > 0 else { return declaredCode }
    let english = counts[0]
    let best = counts.indices.dropFirst().max { counts[$0] < counts[$1] } ?? 0
    if words < 12 {
      if counts[best] >= 2, english == 0 { return codes[best] }
      return declaredCode.map { $0.isEmpty ? "en" : $0 } ?? "en"
    }
    if counts[best] * 2 > english * 3, counts[best] * 100 >= words * 8 { return codes[best] }
    if english * 100 >= words * 8 || declaredCode == nil && words < 40 { return "en" }
    return declaredCode
  }

  /// Whether one word in eight of a text's first words is one of the small words of English.
  static func isEnglish(_ bytes: borrowing Swift.Span<UInt8>) -> Bool {
    var tokens: [Token] = []
    _ = Tokenizer.tokens(
      of: bytes, in: 0..<bytes.count, to: &tokens, limit: sample * 4)
    var words = 0
    var small = 0
    for token in tokens where token.kind == .word {
      words += 1
      // An accent that folds away is no English word: “î” is not “I”.
      if token.scalar < 0x80, let mask = table[token.word], mask & 1 != 0 { small += 1 }
    }
    return small * 8 >= words && small > 0
  }

  private static let codes = languages.map(\.code)

  /// Words to the set of languages that they are frequent in, as bits.
  private static let table: WordTable<UInt32> = {
    var masks: [FoldedWord: UInt32] = [:]
    for (index, language) in languages.enumerated() {
      for word in language.words.listedWords {
        masks[FoldedWord(word), default: 0] |= 1 << UInt32(index)
      }
    }
    return WordTable(masks.map { ($0.key, $0.value) })
  }()

  private static let languages: [(code: String, words: String)] = [
    (
      "en",
      """
      the of and to in that is was for on with as at by from it his her he she they their this be
      have has had not are were will would who which said its an or but been we our you i a
      """
    ),
    (
      "de",
      """
      der die das und ist nicht von zu mit den dem des ein eine einen im auf sich auch es wird
      werden hat haben sie er wir ich bei nach aus wie dass als sind war fur uber zum zur
      """
    ),
    (
      "fr",
      """
      le la les de des du et est un une dans que qui pour sur avec pas par plus ce cette il elle
      au aux ses son sa ont ete sont nous vous je leur mais ou comme
      """
    ),
    (
      "es",
      """
      el la los las de del y en que un una por con para no se su es al lo como mas pero sus ha
      este esta fue son entre sobre tambien
      """
    ),
    (
      "it",
      """
      il lo la i gli le di del della dei che e un una per con non si da in al alla nel nella sono
      ha anche come piu questo questa ma dal dalla
      """
    ),
    (
      "pt",
      """
      o a os as de do da dos das e em que um uma por com para nao se no na ao sua seu mais foi
      como mas ele ela pelo pela tambem
      """
    ),
    (
      "nl",
      """
      de het een en van in is dat op te met voor niet zijn er aan ook als door maar bij uit naar
      om heeft hij zij wordt werd nog wel
      """
    ),
    (
      "id",
      """
      yang dan di ke dari untuk dengan ini itu pada adalah akan tidak dalam juga oleh sebagai
      telah bahwa para atau kata karena mereka kami saya
      """
    ),
    (
      "tr",
      """
      ve bir bu da de icin ile olarak oldugu daha cok gibi sonra kadar olan ise ancak dedi ama ne
      """
    ),
    (
      "pl",
      """
      w i na z do nie sie ze jest o to jak ale po za przez od dla co oraz tym byl przy tylko
      """
    ),
    (
      "sv",
      """
      och i att det som en pa ar av for med den till inte har de ett om var sig fran vi han hon
      men kan ska
      """
    ),
    (
      "ro",
      """
      si de la in a cu pe nu din care este un o pentru ca mai sau fost prin dupa sunt au al ale
      """
    ),
    (
      "vi", "cua va la cac trong mot cho khong duoc nguoi voi nhung da co den ve nay khi ra"
    ),
  ]
}

/// Counts the scripts that words begin in.
private struct ScriptCounts {
  private var cyrillic = 0
  private var han = 0
  private var kana = 0
  private var hangul = 0
  private var arabic = 0
  private var hebrew = 0
  private var greek = 0
  private var devanagari = 0
  private var thai = 0

  mutating func add(_ scalar: UInt32) {
    guard scalar >= 0x370 else { return }
    switch scalar {
    case 0x370...0x3FF: greek += 1
    case 0x400...0x52F: cyrillic += 1
    case 0x590...0x5FF: hebrew += 1
    case 0x600...0x6FF: arabic += 1
    case 0x900...0x97F: devanagari += 1
    case 0xE00...0xE7F: thai += 1
    case 0x3040...0x30FF: kana += 1
    case 0x3400...0x9FFF: han += 1
    case 0xAC00...0xD7AF: hangul += 1
    default: break
    }
  }

  /// The language whose script most words are in; nil for the Latin one.
  func language(of words: Int) -> String? {
    let all = [
      (cyrillic, "ru"), (han + kana, kana * 20 > han ? "ja" : "zh"), (hangul, "ko"),
      (arabic, "ar"), (hebrew, "he"), (greek, "el"), (devanagari, "hi"), (thai, "th"),
    ]
    guard let most = all.max(by: { $0.0 < $1.0 }), most.0 * 2 > words else { return nil }
    return most.1
  }
}
