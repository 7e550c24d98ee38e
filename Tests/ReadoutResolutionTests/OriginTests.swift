// Origins: reprints and agencies count once, and the order of documents does not matter.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@testable import ReadoutResolution

@Suite("Origins")
struct OriginTests {
  private static let words = """
    harbour minister ferry agreed castle morning treaty envoy soup coast letter bridge winter talks
    market grain border signal garden paper council winter voyage lantern engine market window river
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// Sentences of chance words, the same for a seed.
  private func sentences(_ count: Int, seed: UInt64) -> [String] {
    var numbers = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      (0..<14).compactMap { _ in Self.words.randomElement(using: &numbers) }.joined(separator: " ")
        + "."
    }
  }

  /// A document of some sentences that quotes Lindqvist.
  private func document(
    _ path: String, _ sentences: [String], origin: String? = nil, publisher: String? = nil,
    address: String? = nil
  ) -> ExtractedDocument {
    var sample = Sample(path, published: "2031-05-14", origin: origin)
    sample.quote("We agreed on everything that matters to our two coasts", by: lindqvist)
    for sentence in sentences { _ = sample.say(sentence) }
    var document = sample.document
    if case .read(let text, var head, let extraction) = document.outcome {
      head.publisher = publisher
      head.address = address
      document.outcome = .read(text: text, head: head, extraction: extraction)
    }
    return document
  }

  private func origins(_ documents: [ExtractedDocument]) -> Int? {
    let found = Resolver().resolution(of: documents).statements
    return found.count == 1 ? found[0].origins : nil
  }

  @Test("reprints of one text are one origin, whatever outlet printed them")
  func countsReprintsOnce() {
    let text = sentences(20, seed: 1)
    let cut = Array(text.dropLast(5))
    let brief = Array(text.prefix(6))
    var swapped = text
    swapped.swapAt(3, 11)
    let reprints = [
      document("a.html", text, publisher: "Haldvik Post"),
      document("a (1).html", cut, publisher: "River Post"),
      document("print.html", swapped, publisher: "Coast News"),
      document("brief.txt", brief),
    ]
    #expect(origins(reprints) == 1)
    let own = document("b.txt", sentences(20, seed: 2), publisher: "Norland Mail")
    #expect(origins(reprints + [own]) == 2)
  }

  @Test(
    "an agency is one origin by all of its names",
    arguments: [
      ("AP", "The Associated Press"), ("Xinhua", "Xinhua News Agency"),
      ("Reuters", "Reuters Staff"), ("AFP", "Agence France-Presse"), ("TASS", "tass"),
    ])
  func knowsAgencies(first: String, second: String) {
    let a = document("a.txt", sentences(20, seed: 1), origin: first, publisher: "Haldvik Post")
    let b = document("b.txt", sentences(20, seed: 2), publisher: second)
    #expect(origins([a, b]) == 1)
  }

  @Test("outlets with names that share words are two")
  func tellsOutletsApart() {
    let a = document("a.txt", sentences(20, seed: 1), publisher: "Haldvik Post")
    let b = document("b.txt", sentences(20, seed: 2), publisher: "Haldvik News")
    #expect(origins([a, b]) == 2)
  }

  @Test("two files that give one address are one origin")
  func joinsByAddress() {
    let address = "https://post.example/ferries"
    let a = document("a.txt", sentences(20, seed: 1), address: address)
    let b = document("b.txt", sentences(20, seed: 2), address: address)
    #expect(origins([a, b]) == 1)
  }

  @Test("two reports that quote one speech at length remain two")
  func keepsReportsOfOneSpeech() {
    let speech = sentences(4, seed: 9)
    let a = document("a.txt", speech + sentences(16, seed: 1), publisher: "Haldvik Post")
    let b = document("b.txt", sentences(16, seed: 2) + speech, publisher: "River Post")
    #expect(origins([a, b]) == 2)
  }

  @Test("what was dropped of a document makes it no reprint")
  func ignoresDropped() {
    let menu = sentences(20, seed: 3)
    func dressed(_ path: String, seed: UInt64) -> ExtractedDocument {
      var document = document(path, sentences(12, seed: seed) + menu, publisher: path)
      if case .read(let text, var head, let extraction) = document.outcome {
        let length = menu.joined(separator: " ").utf8.count
        head.dropped = [
          ArticleHead.Dropped(range: text.count - length - 1..<text.count, reason: "navigation")
        ]
        document.outcome = .read(text: text, head: head, extraction: extraction)
      }
      return document
    }
    #expect(origins([dressed("a", seed: 1), dressed("b", seed: 2)]) == 2)
  }

  @Test("the order of documents does not matter", arguments: [UInt64(1), 2, 3, 4])
  func isOrderless(seed: UInt64) {
    var numbers = SplitMix64(seed: seed)
    var documents: [ExtractedDocument] = []
    for text in 0..<6 {
      let whole = sentences(20, seed: UInt64(text))
      for copy in 0..<4 {
        var part = whole
        for _ in 0..<copy { part.remove(at: Int.random(in: part.indices, using: &numbers)) }
        documents.append(document("\(text)-\(copy).txt", part))
      }
    }
    let expected = Resolver().resolution(of: documents)
    #expect(expected.statements.first?.origins == 6, "seed \(seed)")
    for _ in 0..<5 {
      documents.shuffle(using: &numbers)
      #expect(Resolver().resolution(of: documents) == expected, "seed \(seed)")
      #expect(Resolver().reprints(among: documents).count == 6, "seed \(seed)")
    }
  }
}
