// Names and places as people type them.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Words without case and diacritics, each with one space before it: ` recep tayyip erdogan`.
func folded(_ words: String) -> String {
  let plain = words.folding(
    options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  // Letters that have no mark to take off.
  let letters: [Character: String] = ["ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss"]
  var result = ""
  for word in plain.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
    result += " "
    for letter in word { result += letters[letter] ?? String(letter) }
  }
  return result
}

/// A `LIKE` pattern for names that have words beginning as these words do, in this order.
func namePattern(_ words: String) -> String {
  "%" + folded(words).split(separator: " ").map { " \($0)%" }.joined()
}
