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
    var reader = WordReader(reserving: ranges.reduce(0) { $0 + $1.count })
    for range in ranges { reader.read(text.utf8, in: range) }
    let functionWords = functionWords
    reader.leaveOut { functionWords.contains($0) }
    return reader.hashes
  }

  private static func marked(in range: Range<Int>, of text: ArticleText) -> [Range<Int>] {
    var marked: [Range<Int>] = []
    var open: Int?
    let bytes = text.utf8.span
    var rest = range
    while let index = bytes.firstPlace(in: rest, Mark.places) {
      rest = index + 1..<range.upperBound
      guard let mark = Mark(at: index, in: text.utf8, before: range.upperBound) else { continue }
      if let start = open, mark.canClose {
        marked.append(start..<index)
        open = nil
      } else if open == nil, mark.canOpen {
        open = index + mark.length
      }
    }
    if let start = open { marked.append(start..<range.upperBound) }
    return marked
  }

  /// A double quotation mark.
  private struct Mark {
    let length: Int
    let canOpen: Bool
    let canClose: Bool

    /// Where the first bytes of marks may stand.
    static func places(in word: ByteWord) -> UInt64 {
      word.places(of: 0x22) | word.places(of: 0xE2) | word.places(of: 0xC2)
    }

    init?(at index: Int, in bytes: [UInt8], before end: Int) {
      switch bytes[index] {
      case 0x22: (length, canOpen, canClose) = (1, true, true)
      case 0xE2 where index + 2 < end && bytes[index + 1] == 0x80:
        switch bytes[index + 2] {
        case 0x9C, 0x9E: (length, canOpen, canClose) = (3, true, false)
        case 0x9D: (length, canOpen, canClose) = (3, false, true)
        default: return nil
        }
      case 0xC2 where index + 1 < end:
        switch bytes[index + 1] {
        case 0xAB: (length, canOpen, canClose) = (2, true, false)
        case 0xBB: (length, canOpen, canClose) = (2, false, true)
        default: return nil
        }
      default: return nil
      }
    }
  }

  /// All words of a name, folded, with their endings and without dropping any.
  public static func words(ofName name: String) -> [UInt64] {
    var reader = WordReader()
    reader.keepsEndings = true
    let bytes = Array(name.utf8)
    reader.read(bytes, in: bytes.indices)
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
    var kept = ContentWords.winnowed(runs) + ContentWords.winnowed(ContentWords.runs(of: marked))
    kept.sort()
    var keys: [String] = []
    keys.reserveCapacity(kept.count)
    var digits = [UInt8](repeating: 0, count: 16)
    for (index, key) in kept.enumerated() where index == 0 || key != kept[index - 1] {
      ContentWords.write(key, to: &digits)
      keys.append(String(decoding: digits, as: UTF8.self))
    }
    return keys
  }

  /// Writes all sixteen hexadecimal digits of a hash.
  private static func write(_ hash: UInt64, to digits: inout [UInt8]) {
    for place in digits.indices {
      let digit = UInt8(truncatingIfNeeded: hash >> UInt64(60 - 4 * place) & 0xF)
      digits[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
    }
  }

  private static func winnowed(_ runs: [UInt64]) -> [UInt64] {
    guard runs.count > 12 else { return runs }
    return (2..<runs.count).map { min(runs[$0 - 2], runs[$0 - 1], runs[$0]) }
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
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    return hash
  }

  private static let functionWords: WordSet = {
    let words =
      "a an and any all also am are as at be because been being between both but by can could did "
      + "do does doing done each every for from had has have having he her here hers him his how i "
      + "if in into is it its just may me might more most much must my no nor not now of off on one "
      + "only onto or other our ours out over own shall she should so some such than that the their "
      + "theirs them then there these they this those through to too under until up upon us very "
      + "was we were what when where which while who whom whose why will with within without would "
      + "you your yours mr mrs ms said say says"
    var reader = WordReader()
    let bytes = Array(words.utf8)
    reader.read(bytes, in: bytes.indices)
    return WordSet(reader.hashes)
  }()
}

/// A set of words, by open addressing on their own hashes; none of them is 0.
///
/// A `Set` would hash the hashes again; each word of each quotation is looked up.
private struct WordSet: Sendable {
  private var places: [UInt64]

  init(_ hashes: [UInt64]) {
    var size = 8
    while size < hashes.count * 4 { size *= 2 }
    places = [UInt64](repeating: 0, count: size)
    for hash in hashes { places[place(of: hash)] = hash }
  }

  func contains(_ hash: UInt64) -> Bool { places[place(of: hash)] == hash }

  /// Where a word stands, or would stand.
  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0, places[place] != hash { place = (place + 1) & (places.count - 1) }
    return place
  }
}
