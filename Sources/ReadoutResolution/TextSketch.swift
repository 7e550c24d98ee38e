// What is kept of a text to tell reprints of it: the least hashes of its runs of words.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A sketch of the runs of four words of a text, after one-permutation hashing
/// ([Li, Owen, Zhang 2012](https://arxiv.org/abs/1208.1259)).
///
/// Each run of words is hashed once; the hash chooses one of 256 bins, and a bin keeps its least
/// hash. The share of bins in which two texts agree is about the share of runs that they share. Words
/// are compared without case and marks; what was dropped of a document is not read.
struct TextSketch: Hashable {
  /// How many words are one run.
  private static let run = 4
  private static let binCount = 256
  /// How many of the least hashes serve to find texts that may be alike.
  private static let keyCount = 32
  /// A text of fewer runs is too short to be told from any other.
  private static let fewest = 16

  /// The least hash of each bin; `.max` where it is empty.
  private let bins: [UInt64]
  /// How many runs the text has.
  private let count: Int
  /// The least hashes of all, ascending: texts that share none are not compared.
  let keys: [UInt64]

  /// The sketch of an article's prose; nil where there is too little of it.
  init?(_ source: Source) {
    self.init(source.text.utf8, without: source.head.dropped.map(\.range))
  }

  init?(_ bytes: [UInt8], without dropped: [Range<Int>]) {
    var bins = [UInt64](repeating: .max, count: Self.binCount)
    var count = 0
    var scanner = RunScanner(run: Self.run)
    var next = 0
    for hole in dropped.sorted(by: { $0.lowerBound < $1.lowerBound }) + [bytes.count..<bytes.count]
    {
      let end = min(max(hole.lowerBound, next), bytes.count)
      scanner.scan(bytes[next..<end]) { hash in
        let bin = Int(hash & UInt64(Self.binCount - 1))
        bins[bin] = min(bins[bin], hash >> 8)
        count += 1
      }
      next = min(max(hole.upperBound, next), bytes.count)
    }
    guard count >= Self.fewest else { return nil }
    self.bins = bins
    self.count = count
    keys = Array(bins.filter { $0 != .max }.sorted().prefix(Self.keyCount))
  }

  /// Whether one text is a reprint of the other, whole or in part.
  ///
  /// Two texts of which nearly a third of all runs are shared are one report; so are a text and a
  /// brief that is cut out of it. Two reports that quote the same communiqué share fewer.
  func isReprint(of other: TextSketch) -> Bool {
    var equal = 0
    var used = 0
    for index in bins.indices {
      let (a, b) = (bins[index], other.bins[index])
      if a == .max && b == .max { continue }
      used += 1
      equal += a == b ? 1 : 0
    }
    guard used > 0, equal >= 8 else { return false }
    let share = Double(equal) / Double(used)
    if share >= 0.3 { return true }
    let shared = share * Double(count + other.count) / (1 + share)
    return shared >= 0.65 * Double(min(count, other.count))
  }
}

/// Hashes the runs of words of a text.
private struct RunScanner {
  let run: Int
  private var recent: [UInt64] = []

  init(run: Int) {
    self.run = run
  }

  /// Calls back with the hash of each run that ends in the bytes.
  mutating func scan(_ bytes: ArraySlice<UInt8>, _ report: (UInt64) -> Void) {
    var word: UInt64 = 0xcbf2_9ce4_8422_2325
    var letters = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      // Typographic marks and spaces stand at U+2000 to U+207F and U+00A0 to U+00BF.
      let isMark =
        byte == 0xE2 && index + 1 < bytes.endIndex && bytes[index + 1] <= 0x81
        || byte == 0xC2
      if isMark {
        close(&word, &letters, report)
        index += byte == 0xE2 ? 3 : 2
        continue
      }
      let isLetter =
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      if isLetter {
        word = (word ^ UInt64(byte < 0x80 ? byte | 0x20 : byte)) &* 0x100_0000_01b3
        letters += 1
      } else if byte != 0x27 {
        close(&word, &letters, report)
      }
      index += 1
    }
    close(&word, &letters, report)
  }

  private mutating func close(
    _ word: inout UInt64, _ letters: inout Int, _ report: (UInt64) -> Void
  ) {
    guard letters > 0 else { return }
    recent.append(word)
    word = 0xcbf2_9ce4_8422_2325
    letters = 0
    guard recent.count >= run else { return }
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for part in recent {
      hash = (hash ^ part) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 27
    }
    hash = (hash ^ hash >> 31) &* 0x94D0_49BB_1331_11EB
    report(hash ^ hash >> 29)
    recent.removeFirst()
  }
}
