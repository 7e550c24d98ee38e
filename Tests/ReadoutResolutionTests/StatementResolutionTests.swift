// Checks how quotations become statements.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutResolution
import Testing

@Suite struct StatementResolutionTests {
  private func statements(_ samples: [Sample]) -> [Statement] {
    Resolver().resolution(of: samples.map(\.document)).statements
  }

  private func sample(
    _ path: String, _ words: String, by speaker: Party?, published: String? = "2031-05-14",
    kind: Quotation.Kind = .direct
  ) -> Sample {
    var sample = Sample(path, published: published)
    sample.quote(words, by: speaker, kind: kind)
    return sample
  }

  @Test(
    "wordings of one utterance are one statement",
    arguments: [
      (
        "a true pattern of river diplomacy for the continent",
        "a real pattern of river diplomacy on the continent"
      ),
      (
        "Ties have weathered all the storms of the flood years",
        "ties have weathered storms of the flood year"
      ),
      (
        "we keep the harbour open to every ship of every nation, rain or shine",
        "the harbour open to every ship of every nation"
      ),
      (
        "La façade of our ancient harbour stays bright",
        "the facade of our ancient harbour stays bright"
      ),
    ])
  func oneStatement(first: String, second: String) {
    #expect(statements([sample("a", first, by: okoye), sample("b", second, by: okoye)]).count == 1)
  }

  @Test(
    "what merely shares a phrase stays apart",
    arguments: [
      ("certain powers", "certain powers want to close the harbour before winter"),
      (
        "the rule of law on the river",
        "the rule of law on the river ends where the salt sea of the gulf begins to rise each spring"
      ),
      (
        "we will build forty bridges before the next flood",
        "we will build nothing before we have read the report"
      ),
    ])
  func twoStatements(first: String, second: String) {
    #expect(
      statements([sample("a", first, by: okoye), sample("b", second, by: lindqvist)]).count == 2)
  }

  @Test("a set phrase in the mouths of two people in different years is no dispute")
  func setPhrase() {
    let phrase = "respect for the territorial integrity and sovereignty of every river state"
    let found = statements([
      sample("a", phrase, by: okoye, published: "2031-05-14"),
      sample("b", phrase, by: lindqvist, published: "2033-05-14"),
    ])
    #expect(found.count == 2)
    #expect(found.flatMap(\.contradictions).isEmpty)
  }

  @Test(
    "who is named decides whether reports contradict each other",
    arguments: [
      (lindqvist, Contradiction.Severity.hard as Contradiction.Severity?),
      (zembala, .soft),
      (Party(kind: .unknown), nil),
      (Party(id: "okoye", name: "Okoye", kind: .person, country: "Zembala"), nil),
      (
        Party(
          id: "office:zembala/president", kind: .office, office: "president of Zembala",
          country: "Zembala"), nil
      ),
      (Party(name: "officials", kind: .group), .soft),
    ])
  func severity(other: Party, expected: Contradiction.Severity?) {
    let words = "the harbour must stay open to every ship of every nation"
    let found = statements([sample("a", words, by: okoye), sample("b", words, by: other)])
    #expect(found.count == 1)
    #expect(found.first?.contradictions.first?.severity == expected)
    #expect(found.first?.speaker?.kind != .unknown)
  }

  @Test("two speakers in one article said two things")
  func oneArticle() {
    var both = Sample("a", published: "2031-05-14")
    both.quote("the harbour must stay open to every ship of every nation", by: okoye)
    both.quote("the harbour must stay open to every ship of every nation", by: lindqvist)
    #expect(statements([both]).count == 2)
  }

  @Test("the fullest wording in marks stands for the statement, before a longer paraphrase")
  func fullest() {
    let found = statements([
      sample("a", "the harbour must stay open to every ship", by: okoye),
      sample("b", "the harbour must stay open to every ship of every nation", by: okoye),
      sample(
        "c", "that the harbour must stay open to every ship of every nation, as it had for years",
        by: okoye, kind: .indirect),
    ])
    #expect(found.count == 1)
    #expect(found.first?.text == "the harbour must stay open to every ship of every nation")
    #expect(found.first?.kind == .direct)
    #expect(found.first?.variants.count == 3)
  }

  @Test("of a clause with marks in it the words in marks are compared")
  func mixed() {
    let first = "ties as “a true pattern of river diplomacy for the continent”"
    let second =
      "the talks about the flood and the price of salt in the northern provinces "
      + "\"a real pattern of river diplomacy on the continent\" during the long meeting on Wednesday"
    let found = statements([
      sample("a", first, by: okoye, kind: .mixed), sample("b", second, by: lindqvist, kind: .mixed),
    ])
    #expect(found.map { $0.contradictions.map(\.severity) } == [[.hard]])
  }

  @Test("clauses that mark different words of one utterance are one statement")
  func scareMarks() {
    let first =
      "“certain powers” for trying to close the harbour of Zembala under the pretext of "
      + "“safety” and “trade”"
    let second =
      "that \"certain powers\" try to close the harbour of Zembala under the pretext of "
      + "\"safety\" and \"free trade\""
    let found = statements([
      sample("a", first, by: okoye, kind: .mixed), sample("b", second, by: okoye, kind: .mixed),
    ])
    #expect(found.count == 1)
  }

  @Test("a phrase that a hundred different quotations share joins none of them")
  func commonPhrase() {
    let words = (0..<250).map { number in
      sample(
        "\(number)",
        "alpha\(number) beta\(number) river harbour bridge gamma\(number) delta\(number)", by: okoye
      )
    }
    #expect(statements(words).count == 250)
  }
}
