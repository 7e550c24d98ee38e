// Checks how reports become summits.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutResolution
import Testing

@Suite struct SummitResolutionTests {
  private let resolver = Resolver()

  private func summits(_ samples: [Sample]) -> [Summit] {
    resolver.resolution(of: samples.map(\.document)).summits
  }

  @Test("five articles tell of four summits, and an undated one gets its day from the dated")
  func fiveArticlesTogether() throws {
    let resolution = resolver.resolution(of: fiveArticles())
    let pair = resolution.summits.filter {
      Set($0.participants.map(\.id)) == ["amara-okoye", "tomas-lindqvist"]
    }
    #expect(pair.count == 3)
    let call = try #require(pair.first { $0.format == .video })
    #expect(call.when?.start == CalendarDay(iso: "2031-05-14"))
    #expect(call.when?.end == CalendarDay(iso: "2031-05-14"))
    #expect(call.documents == ["a-brief.txt", "b-daily.txt", "c-blog.txt", "d-paper.txt"])
    #expect(call.ordinal?.number == 12)
    #expect(call.origins == 4)
    #expect(call.contradictions.map(\.kind) == [.duration])
    #expect(call.contradictions.map(\.severity) == [.soft])

    let visit = try #require(pair.first { $0.place?.name == "Haldvik" })
    #expect(visit.when?.start == CalendarDay(iso: "2032-02-06"))
    #expect(visit.documents.count == 5)
    #expect(visit.status == .held)
    #expect(visit.statusHistory.first?.status == .planned)
    #expect(visit.statusHistory.last?.status == .held)
    #expect(visit.contradictions.isEmpty)

    let other = try #require(
      resolution.summits.first { $0.participants.contains { $0.id == "ines-brandao" } })
    #expect(other.when?.start == CalendarDay(iso: "2031-05-05"))
    #expect(other.when?.end == CalendarDay(iso: "2031-05-09"))
    let league = try #require(resolution.summits.first { $0.series != nil })
    #expect(league.status == .planned)
    #expect(league.when?.start?.year == 2032)
    #expect(resolution.summits.count == 5)
  }

  @Test("one sentence given to two presidents is one statement with a hard dispute")
  func dispute() throws {
    let resolution = resolver.resolution(of: fiveArticles())
    let disputed = resolution.statements.filter { !$0.contradictions.isEmpty }
    let statement = try #require(disputed.first)
    #expect(disputed.count == 1)
    #expect(statement.contradictions.map(\.severity) == [.hard])
    #expect(
      Set(statement.contradictions[0].claims.map(\.value)) == ["Amara Okoye", "Tomas Lindqvist"])
    let call = try #require(resolution.summits.first { $0.id == statement.summit })
    #expect(call.format == .video)
    #expect(call.statements.contains(statement.id))
  }

  @Test("a mention without a date does not tie two summits together")
  func vagueMention() {
    var one = Sample("one.txt", published: "2031-05-14")
    one.meet([okoye, lindqvist], "They met on May 14.", when: day("2031-05-14"), format: .inPerson)
    var two = Sample("two.txt", published: "2031-07-04")
    two.meet([okoye, lindqvist], "They met on July 4.", when: day("2031-07-04"), format: .inPerson)
    var vague = Sample("vague.txt")
    vague.meet([okoye, lindqvist], "They have met.")
    #expect(summits([one, two, vague]).count == 3)
    #expect(summits([one, vague]).count == 1)
  }

  @Test(
    "what differs on one day is one summit and a contradiction",
    arguments: [
      (SummitFormat.phone, nil as String?, 0, Contradiction.Kind.format),
      (.inPerson, "Port Amel", 0, .where),
      (.inPerson, nil, 13, .ordinal),
    ])
  func contradictionsOfOneDay(
    format: SummitFormat, place: String?, number: Int, kind: Contradiction.Kind
  ) {
    var one = Sample("one.txt", published: "2031-05-14")
    one.meet(
      [okoye, lindqvist], "They met.", when: day("2031-05-14"),
      place: place == nil ? nil : Place(name: "Haldvik", country: "Norland"), format: .inPerson,
      ordinal: number == 0 ? nil : Ordinal(number: 12, since: "2024", of: "meetings"))
    var two = Sample("two.txt", published: "2031-05-15")
    two.meet(
      [okoye, lindqvist], "They talked.", when: day("2031-05-14"),
      place: place.map { Place(name: $0, country: "Costa Verde") }, format: format,
      ordinal: number == 0 ? nil : Ordinal(number: number, since: "2024", of: "meetings"))
    let found = summits([one, two])
    #expect(found.count == 1)
    #expect(found.first?.contradictions.map(\.kind) == [kind])
    #expect(found.first?.contradictions.first?.severity == .hard)
    #expect(
      found.first?.contradictions.first?.claims.map(\.document).sorted() == ["one.txt", "two.txt"])
  }

  @Test("the twelfth and the thirteenth meeting are two; the twelfth on two days is disputed")
  func ordinals() {
    func sample(_ path: String, _ date: String, _ number: Int) -> Sample {
      var sample = Sample(path, published: date)
      sample.meet(
        [okoye, lindqvist], "Meeting number \(number).", when: day(date), format: .inPerson,
        ordinal: Ordinal(number: number, since: "2024", of: "meetings"))
      return sample
    }
    #expect(summits([sample("a", "2031-05-14", 12), sample("b", "2031-05-15", 13)]).count == 2)
    let one = summits([sample("a", "2031-05-14", 12), sample("b", "2031-05-20", 12)])
    #expect(one.count == 1)
    #expect(one.first?.contradictions.map(\.kind) == [.when])
  }

  @Test("a surname joins the full name only where the country agrees and it is the only one")
  func surnames() {
    var full = Sample("full.txt", published: "2031-05-14")
    full.meet([okoye, lindqvist], "Amara Okoye met him.", when: day("2031-05-14"))
    var short = Sample("short.txt", published: "2031-05-14")
    let surname = Party(id: "okoye", name: "Okoye", kind: .person, country: "Zembala")
    short.meet([surname, lindqvist], "Okoye met him.", when: day("2031-05-14"))
    #expect(summits([full, short]).count == 1)

    var sister = Sample("sister.txt", published: "2031-03-01")
    let other = Party(id: "ada-okoye", name: "Ada Okoye", kind: .person, country: "Zembala")
    sister.meet([other, lindqvist], "Ada Okoye met him.", when: day("2031-03-01"))
    #expect(summits([full, short, sister]).count == 3)
  }

  @Test("a calling off is the last word, and no contradiction")
  func cancelled() {
    var plan = Sample("plan.txt", published: "2031-05-01")
    plan.meet(
      [okoye, lindqvist], "They are to meet on May 14.", when: day("2031-05-14"), status: .planned)
    var off = Sample("off.txt", published: "2031-05-12")
    off.meet(
      [okoye, lindqvist], "The meeting of May 14 is off.", when: day("2031-05-14"),
      status: .cancelled)
    let found = summits([off, plan])
    #expect(found.map(\.status) == [.cancelled])
    #expect(found.first?.statusHistory.map(\.status) == [.planned, .cancelled])
    #expect(found.first?.contradictions.isEmpty == true)
  }

  @Test("a plan that came out otherwise is history, not a contradiction")
  func changedPlan() throws {
    let haldvik = Place(name: "Haldvik", country: "Norland")
    var plan = Sample("plan.txt", published: "2031-05-01")
    plan.meet(
      [okoye, lindqvist], "They are to meet in Haldvik on May 14.", when: day("2031-05-14"),
      place: haldvik, format: .inPerson, status: .planned)
    var held = Sample("held.txt", published: "2031-05-14")
    held.meet(
      [okoye, lindqvist], "They spoke by video link instead.", when: day("2031-05-14"),
      format: .video)
    let summit = try #require(summits([plan, held]).first)
    #expect(summit.format == .video)
    #expect(summit.contradictions.isEmpty)
    #expect(summit.statusHistory.map(\.status) == [.planned, .held])
  }

  @Test("two reports a day apart of one place are one summit with two days")
  func twoDays() {
    let haldvik = Place(name: "Haldvik", country: "Norland")
    func sample(_ path: String, _ date: String, _ place: Place?) -> Sample {
      var sample = Sample(path, published: "2031-05-16")
      sample.meet([okoye, lindqvist], "They met.", when: day(date), place: place)
      return sample
    }
    let one = summits([sample("a", "2031-05-14", haldvik), sample("b", "2031-05-15", haldvik)])
    #expect(one.map { $0.contradictions.map(\.kind) } == [[.when]])
    #expect(summits([sample("a", "2031-05-14", nil), sample("b", "2031-05-15", nil)]).count == 2)
    #expect(
      summits([
        sample("a", "2031-05-14", haldvik), sample("b", "2031-05-15", haldvik),
        sample("c", "2031-05-16", haldvik),
      ]).count == 3)
  }

  @Test("three who met are not two of them; lists that differ in one name contradict each other")
  func lists() {
    let fourth = Party(id: "bo-lee", name: "Bo Lee", kind: .person, country: "Sarn")
    func sample(_ path: String, _ parties: [Party]) -> Sample {
      var sample = Sample(path, published: "2031-05-14")
      sample.meet(parties, "They met.", when: day("2031-05-14"), format: .inPerson)
      return sample
    }
    let three = sample("three", [okoye, lindqvist, brandao])
    #expect(summits([three, sample("two", [okoye, lindqvist])]).count == 2)
    let other = summits([three, sample("other", [okoye, lindqvist, fourth])])
    #expect(other.map { $0.contradictions.map(\.kind) } == [[.participants]])
    let all = summits([three, sample("all", [okoye, lindqvist, brandao, fourth])])
    #expect(all.map { $0.contradictions.count } == [0])
    #expect(all.first?.participants.count == 4)
  }

  @Test("copies of one file count once and are both named")
  func copies() {
    var one = Sample("one.txt", published: "2031-05-14", hash: Sample.hash("x"))
    one.meet([okoye, lindqvist], "They met on May 14.", when: day("2031-05-14"))
    var two = one
    two.path = "sub/two.txt"
    let found = summits([one, two])
    #expect(found.count == 1)
    #expect(found.first?.origins == 1)
    #expect(found.first?.documents == ["one.txt", "sub/two.txt"])
  }
}
