// How far one word is from another.
// SPDX-License-Identifier: Apache-2.0

/// The distance of words by what a typist does wrong.
public enum EditDistance {
  /// How many letters must be changed, added, left out or swapped with their neighbour; nil for more
  /// than a limit.
  ///
  /// After Damerau and Levenshtein, in the form in which no part is edited twice. Letters are bytes
  /// of UTF-8.
  ///
  /// - Complexity: O(product of the lengths).
  public static func between(_ a: String, _ b: String, atMost limit: Int) -> Int? {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard abs(a.count - b.count) <= limit else { return nil }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, before[j - 1] + 1)
        }
        row.append(least)
      }
      (before, last) = (last, row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
