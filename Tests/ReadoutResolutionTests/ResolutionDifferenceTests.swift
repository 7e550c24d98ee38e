// Checks what is announced when documents come and go.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutResolution
import Testing

@Suite struct ResolutionDifferenceTests {
  private func events(_ before: [Sample], _ after: [Sample]) -> [Event] {
    let resolver = Resolver()
    return ResolutionDifference(
      from: resolver.resolution(of: before.map(\.document)),
      to: resolver.resolution(of: after.map(\.document))
    ).events
  }

  private func report(
    _ path: String, _ date: String = "2031-05-14", format: SummitFormat = .inPerson,
    status: SummitStatus = .held, origin: String? = nil, hash: String? = nil
  ) -> Sample {
    var sample = Sample(path, published: "2031-05-14", origin: origin, hash: hash)
    sample.meet(
      [okoye, lindqvist], "They met.", when: day(date), format: format, status: status)
    return sample
  }

  private func speech(_ path: String, _ speaker: Party, _ words: String? = nil) -> Sample {
    var sample = Sample(path, published: "2031-05-14")
    sample.quote(
      words ?? "a true pattern of river diplomacy for the whole continent", by: speaker)
    return sample
  }

  @Test("the first report is new, the last one to go withdraws")
  func newAndWithdrawn() {
    #expect(events([], [report("a")]).map(\.kind) == [.summitNew])
    #expect(events([report("a")], []).map(\.kind) == [.summitWithdrawn])
    #expect(events([], [speech("a", okoye)]).map(\.kind) == [.quoteNew])
    #expect(events([speech("a", okoye)], []).map(\.kind) == [.quoteWithdrawn])
  }

  @Test("one more origin corroborates; one more reprint and one origin less are silent")
  func corroborated() throws {
    let first = report("a", origin: "Norpress", hash: Sample.hash("1"))
    let second = report("b", origin: "River Post", hash: Sample.hash("2"))
    let reprint = report("c", origin: "Norpress", hash: Sample.hash("3"))
    let low = [first, second, reprint].min { ($0.hash ?? "") < ($1.hash ?? "") }
    let base = try #require(low)
    let other = base.origin == "Norpress" ? second : first
    #expect(events([base], [base, other]).map(\.kind) == [.summitCorroborated])
    #expect(events([base, other], [base]).isEmpty)
    #expect(
      events([first, second], [first, second, reprint]).filter { $0.kind == .summitCorroborated }
        .isEmpty)
  }

  @Test("a contradiction disputes, and its end settles")
  func disputed() {
    let one = report("a", format: .video)
    let two = report("b", format: .phone)
    #expect(events([one], [one, two]).map(\.kind) == [.summitDisputed])
    #expect(events([one, two], [one]).map(\.kind) == [.summitSettled])
    let says = speech("c", okoye)
    let saysToo = speech("d", lindqvist)
    #expect(events([says], [says, saysToo]).map(\.kind) == [.quoteDisputed])
    #expect(events([says, saysToo], [saysToo]).map(\.kind) == [.quoteSettled])
  }

  @Test("an edit that changes a fact updates, and names the fact")
  func updated() throws {
    let before = report("a", status: .planned, hash: Sample.hash("same"))
    let after = report("a", status: .cancelled, hash: Sample.hash("same"))
    let event = try #require(events([before], [after]).first)
    #expect(event.kind == .summitUpdated)
    #expect(event.changed == ["status"])
    #expect(event.merged.isEmpty)
  }

  @Test("an edited document keeps its thing under a new identifier")
  func newIdentifier() throws {
    let before = report("a", hash: Sample.hash("before"))
    let after = report("a", hash: Sample.hash("after"))
    let event = try #require(events([before], [after]).first)
    #expect(event.kind == .summitUpdated)
    #expect(event.changed == ["id"])
    #expect(event.merged.count == 1)
  }

  @Test("a renamed document changes nothing")
  func renamed() {
    let before = report("a", hash: Sample.hash("same"))
    let after = report("b", hash: Sample.hash("same"))
    #expect(events([before], [after]).isEmpty)
  }

  @Test("what joins two things merges them, and parting them again makes one new")
  func mergedAndSplit() throws {
    func fragment(_ path: String, _ words: String) -> Sample { speech(path, okoye, words) }
    let left = fragment("a", "the harbour must stay open to every ship of every nation")
    let right = fragment("b", "river diplomacy is a true pattern for the whole wide continent")
    let whole = fragment(
      "c",
      "the harbour must stay open to every ship of every nation, and river diplomacy is a true "
        + "pattern for the whole wide continent")
    let merging = events([left, right], [left, right, whole])
    let merged = try #require(merging.first)
    #expect(merging.map(\.kind) == [.quoteUpdated])
    #expect(!merged.merged.isEmpty)
    #expect(merged.changed.contains("wording"))
    let parting = events([left, right, whole], [left, right]).map(\.kind)
    #expect(parting.sorted { $0.rawValue < $1.rawValue } == [.quoteNew, .quoteUpdated])
  }
}
