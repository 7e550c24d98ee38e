// Summits that are known are left out, and nothing else is.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutResolution
import Testing

@Suite struct PartialResolutionTests {
  private func meeting(
    _ path: String, on iso: String, _ party: Party = okoye, published: String? = "2031-05-09"
  ) -> ExtractedDocument {
    var sample = Sample(path, published: published)
    sample.meet([party, lindqvist], "They met in Haldvik.", when: day(iso))
    sample.quote("The harbour will be ready before the winter.", by: party, summit: 0)
    return sample.document
  }

  /// The marks of a resolution of which nothing was known.
  private func marks(_ documents: ExtractedDocument...) -> [String: Int64] {
    Resolver().partialResolution(of: documents) { _, _ in false }.marks
  }

  @Test("a set that is resolved again is known")
  func same() {
    let documents = [meeting("a", on: "2031-05-02"), meeting("b", on: "2031-05-06")]
    let first = Resolver().partialResolution(of: documents) { _, _ in false }
    #expect(first.known.isEmpty && first.marks.count == 2)
    let again = Resolver().partialResolution(of: documents.reversed()) { first.marks[$0] == $1 }
    #expect(again.resolution.summits.isEmpty)
    #expect(again.known == Set(first.marks.keys))
    #expect(again.resolution.statements == first.resolution.statements)
  }

  @Test("one more report changes what its own summit is made of, and no other")
  func report() {
    let (one, other) = (meeting("a", on: "2031-05-02"), meeting("b", on: "2031-05-06"))
    let before = marks(one, other)
    let after = marks(one, other, meeting("c", on: "2031-05-06"))
    let same = before.filter { after[$0.key] == $0.value }
    #expect(same.keys.elementsEqual(marks(one).keys))
  }

  @Test("a copy, a fuller name and a date from elsewhere count")
  func others() {
    let document = meeting("a", on: "2031-05-02")
    var copy = document
    copy.identity.path = Array("z".utf8)
    #expect(marks(document) != marks(document, copy))

    // Another report of the two leaders tells more of one of them.
    var known = okoye
    known.isKnown = true
    known.name = "Amara Chidi Okoye"
    let id = marks(document).keys.first ?? ""
    #expect(marks(document)[id] != marks(document, meeting("b", on: "2031-05-06", known))[id])

    var undated = Sample("u")
    undated.meet(
      [okoye, lindqvist], "They met on Friday.", when: weekday(.friday), relative: last(.friday))
    #expect(marks(undated.document).count == 1)
    #expect(marks(document, undated.document).isEmpty, "another article tells which Friday")
  }

  @Test("what is known and what is not are together the whole", arguments: UInt64(1)...60)
  func whole(seed: UInt64) {
    var documents = RandomDocuments(numbers: SplitMix64(seed: seed))
    let first = (0..<14).map { documents.document($0) }
    let gone = Int.random(in: 0..<3, using: &documents.numbers)
    let second = first.dropFirst(gone) + (14..<16).map { documents.document($0) }
    let before = Resolver().partialResolution(of: first) { _, _ in false }
    let former = Dictionary(uniqueKeysWithValues: before.resolution.summits.map { ($0.id, $0) })
    let after = Resolver().partialResolution(of: Array(second)) { before.marks[$0] == $1 }
    let whole = Resolver().resolution(of: Array(second))
    let summits = after.resolution.summits + after.known.compactMap { former[$0] }
    #expect(summits.sorted { $0.id < $1.id } == whole.summits, "seed \(seed)")
    #expect(after.resolution.statements == whole.statements, "seed \(seed)")
  }
}
