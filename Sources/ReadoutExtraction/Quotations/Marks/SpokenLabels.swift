// Labels of transcripts that stand inside the marks.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// Takes the speaker’s label out of a stretch: “LINDQVIST: Well, look …”.
///
/// A label is one to four words in capital letters, perhaps with an initial or title, and a colon.
struct SpokenLabels {
  let text: TokenizedText

  private static let mostTokens = 5

  /// What stands before a colon in capitals and is nobody’s name.
  private static let notices = WordTable<Bool>(
    words:
      "breaking update updated live watch video photo photos exclusive read rt poll alert note "
      + "fact ps reminder new report question answer q a")

  /// The stretches without the labels at their begin.
  func removing(from stretches: [QuotedStretch]) -> [QuotedStretch] {
    stretches.map { stretch in
      guard let end = labelEnd(stretch.content), end < stretch.content.upperBound else {
        return stretch
      }
      var rest = stretch
      rest.whole = end..<stretch.whole.upperBound
      rest.content = end..<stretch.content.upperBound
      rest.continues = false
      return rest
    }
  }

  /// The token behind the colon of a label.
  private func labelEnd(_ content: Range<Int>) -> Int? {
    var words = 0
    for index in content.prefix(SpokenLabels.mostTokens + 1) {
      let token = text.tokens[index]
      if token.kind == .mark, token.scalar == 0x3A { return words > 0 ? index + 1 : nil }
      if token.kind == .mark, token.scalar == 0x2E { continue }
      guard token.kind == .word, token.shape.contains(.allCapitals),
        !SpokenLabels.notices.contains(token.word)
      else { return nil }
      words += 1
    }
    return nil
  }
}
