// The word that somebody meant who mistyped it.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// Finds the nearest of some words.
enum NearWord {
  /// The word with the fewest letters to change, or one that begins as was typed; nil where none is
  /// near.
  static func nearest(to typed: String, among words: [String]) -> String? {
    if let longer = words.first(where: { typed.count > 1 && $0.hasPrefix(typed) }) { return longer }
    let most = typed.utf8.count < 5 ? 1 : typed.utf8.count < 9 ? 2 : 3
    let near = words.compactMap { word -> (word: String, distance: Int)? in
      EditDistance.between(typed, word, atMost: most).map { (word, $0) }
    }
    return near.min { $0.distance < $1.distance }?.word
  }
}
