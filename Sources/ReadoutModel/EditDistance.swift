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
    guard abs(a.utf8.count - b.utf8.count) <= limit else { return nil }
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    var before = Array(0...b.count)
    var last = before
    var row = before
    // The least of the last row: what is further away in two rows stays so.
    var least = 0
    for i in a.indices {
      let former = least
      row[0] = i + 1
      least = i + 1
      for j in b.indices {
        var steps = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          steps = min(steps, before[j - 1] + 1)
        }
        row[j + 1] = steps
        least = min(least, steps)
      }
      if least > limit, former > limit { return nil }
      (before, last, row) = (last, row, before)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
