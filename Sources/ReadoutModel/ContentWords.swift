// The words of an utterance that carry its content, and the keys by which utterances are compared.
// SPDX-License-Identifier: Apache-2.0

/// The content words of an utterance, folded: without case, accents, endings and function words.
///
/// “It has true models of cooperation” and “a true model of co-operation” share “true”, “model”. The
/// hashes are FNV-1a and the same in every process, so that they may be stored.
public struct ContentWords: Hashable, Sendable {
  /// The folded words, in order, as hashes.
  public let hashes: [UInt64]
  /// Those of them that stand between double quotation marks within the ranges.
  ///
  /// Curly marks and guillemets open or close; a straight one does what is due.
  public let marked: [UInt64]

  /// The content words at some ranges of a text; what lies outside the text is not read.
  public init(of ranges: [Range<Int>], in text: ArticleText) {
    let inside = ranges.map { $0.clamped(to: 0..<text.utf8.count) }
    hashes = ContentWords.hashes(at: inside, in: text)
    let between = inside.flatMap { ContentWords.marked(in: $0, of: text) }
    marked = between.isEmpty ? [] : ContentWords.hashes(at: between, in: text)
  }

  /// The content words of a string.
  public init(_ string: String) {
    self.init(of: [0..<string.utf8.count], in: ArticleText(string))
  }

  private static func hashes(at ranges: [Range<Int>], in text: ArticleText) -> [UInt64] {
    var reader = WordReader()
    for range in ranges { reader.read(text.utf8[range]) }
    return reader.hashes.filter { !functionWords.contains($0) }
  }

  private static func marked(in range: Range<Int>, of text: ArticleText) -> [Range<Int>] {
    var marked: [Range<Int>] = []
    var open: Int?
    for mark in marks(in: text.utf8[range]) {
      if let start = open, mark.canClose {
        marked.append(start..<mark.range.lowerBound)
        open = nil
      } else if open == nil, mark.canOpen {
        open = mark.range.upperBound
      }
    }
    if let start = open { marked.append(start..<range.upperBound) }
    return marked
  }

  private typealias Mark = (range: Range<Int>, canOpen: Bool, canClose: Bool)

  private static func marks(in bytes: ArraySlice<UInt8>) -> [Mark] {
    var marks: [Mark] = []
    for (index, byte) in zip(bytes.indices, bytes) {
      if byte == 0x22 {
        marks.append((index..<index + 1, true, true))
      } else if byte == 0xE2 || byte == 0xC2 {
        let scalar = bytes[index...].prefix(byte == 0xE2 ? 3 : 2)
        let end = index + scalar.count
        switch Array(scalar) {
        case [0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x9E], [0xC2, 0xAB]:
          marks.append((index..<end, true, false))
        case [0xE2, 0x80, 0x9D], [0xC2, 0xBB]: marks.append((index..<end, false, true))
        default: break
        }
      }
    }
    return marks
  }

  /// All words of a name, folded, with their endings and without dropping any.
  public static func words(ofName name: String) -> [UInt64] {
    var reader = WordReader()
    reader.keepsEndings = true
    reader.read(Array(name.utf8)[...])
    return reader.hashes
  }

  /// How many words a run has that makes a key.
  public static let runLength = 4

  /// The keys by which near-duplicates are found, sorted, each once.
  ///
  /// They are hashes of runs of four content words, of the whole and of what stands in marks; three
  /// make a key too often, such as a president's name and title, and tie a whole archive together. Of
  /// a long utterance only the least of each three neighbours is kept (Schleimer, Wilkerson, Aiken,
  /// “Winnowing”, SIGMOD 2003), so that two utterances that share six content words in a row always
  /// share a key. Two or three words make one key together; a single one makes none.
  public var keys: [String] {
    let kept = ContentWords.winnowed(runs).union(
      ContentWords.winnowed(ContentWords.runs(of: marked)))
    return kept.sorted().map { key in
      let digits = String(key, radix: 16)
      return String(repeating: "0", count: max(0, 16 - digits.utf8.count)) + digits
    }
  }

  private static func winnowed(_ runs: [UInt64]) -> Set<UInt64> {
    let window = 3
    guard runs.count > 12 else { return Set(runs) }
    return Set(
      (0...(runs.count - window)).map { runs[$0..<$0 + window].min() ?? runs[$0] })
  }

  /// The hashes of the runs of neighbouring content words, in order.
  public var runs: [UInt64] { ContentWords.runs(of: hashes) }

  /// The hashes of the runs of neighbours among some words, in order.
  public static func runs(of words: [UInt64]) -> [UInt64] {
    guard words.count >= runLength else { return words.count >= 2 ? [mix(words[...])] : [] }
    return (0...(words.count - runLength)).map { mix(words[$0..<$0 + runLength]) }
  }

  private static func mix(_ words: ArraySlice<UInt64>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in words {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        hash = (hash ^ (word >> shift & 0xFF)) &* 0x100_0000_01b3
      }
    }
    return hash
  }

  private static let functionWords: Set<UInt64> = {
    let words =
      "a an and any all also am are as at be because been being between both but by can could did "
      + "do does doing done each every for from had has have having he her here hers him his how i "
      + "if in into is it its just may me might more most much must my no nor not now of off on one "
      + "only onto or other our ours out over own shall she should so some such than that the their "
      + "theirs them then there these they this those through to too under until up upon us very "
      + "was we were what when where which while who whom whose why will with within without would "
      + "you your yours mr mrs ms said say says"
    var reader = WordReader()
    reader.read(Array(words.utf8)[...])
    return Set(reader.hashes)
  }()
}

/// Cuts bytes into words and folds each into a hash.
private struct WordReader {
  private(set) var hashes: [UInt64] = []
  var keepsEndings = false
  private var word: [UInt8] = []

  mutating func read(_ bytes: ArraySlice<UInt8>) {
    var isAfterApostrophe = false
    var place = bytes.startIndex
    while place < bytes.endIndex, let scalar = WordReader.scalar(of: bytes, at: &place) {
      let kind = WordReader.kind(of: scalar)
      switch kind {
      case .letter where isAfterApostrophe: break
      case .letter: append(scalar)
      case .apostrophe: isAfterApostrophe = !word.isEmpty
      case .ignored: break
      case .other: finish()
      }
      if kind == .other { isAfterApostrophe = false }
    }
    finish()
  }

  /// The scalar at a place, which moves behind it; nil where the bytes are not UTF-8.
  private static func scalar(
    of bytes: ArraySlice<UInt8>, at place: inout Int
  ) -> Unicode.Scalar? {
    let byte = bytes[place]
    guard byte >= 0x80 else {
      place += 1
      return Unicode.Scalar(byte)
    }
    var rest = bytes[place...].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    place += UTF8.width(scalar)
    return scalar
  }

  private enum Kind { case letter, apostrophe, ignored, other }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .letter
    case 0x27, 0x2019, 0x2BC: .apostrophe
    case 0xAD, 0x200B...0x200D, 0x2060, 0x300...0x36F: .ignored
    case 0..<0x80: .other
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        ? .letter : .other
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A: word.append(UInt8(truncatingIfNeeded: scalar.value | 0x20))
    case 0..<0x80: word.append(UInt8(truncatingIfNeeded: scalar.value))
    default: word += WordReader.fold(scalar)
    }
  }

  /// Lower case without accents: “Ö” is `o`, by the letter that the character's name tells of.
  private static func fold(_ scalar: Unicode.Scalar) -> [UInt8] {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    if let name = lower.properties.name, name.hasPrefix("LATIN SMALL LETTER ") {
      let letters = name.utf8.dropFirst(19).prefix { $0 != 0x20 }
      if letters.count <= 2 { return letters.map { $0 | 0x20 } }
    }
    return Array(String(lower).utf8)
  }

  private mutating func finish() {
    defer { word.removeAll(keepingCapacity: true) }
    guard !word.isEmpty else { return }
    if !keepsEndings { word.removeLast(WordReader.endingLength(of: word)) }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    hashes.append(hash)
  }

  /// The length of an ending -ing, -ed, -es, -s or -e that leaves at least four letters.
  private static func endingLength(of word: [UInt8]) -> Int {
    let count = word.count
    guard count >= 5 else { return 0 }
    let (last, second) = (word[count - 1], word[count - 2])
    switch last {
    case UInt8(ascii: "g"):
      let isEnding = second == UInt8(ascii: "n") && word[count - 3] == UInt8(ascii: "i")
      return isEnding && count >= 7 ? 3 : 0
    case UInt8(ascii: "d"): return second == UInt8(ascii: "e") && count >= 6 ? 2 : 0
    case UInt8(ascii: "s"): return second == UInt8(ascii: "e") && count >= 6 ? 2 : 1
    case UInt8(ascii: "e"): return 1
    default: return 0
    }
  }
}
