// Documents about invented leaders, made by hand, for the tests of resolution.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// A document under construction; its text is the sum of what its mentions and quotations say.
struct Sample {
  var path: String
  var published: String?
  var origin: String?
  var hash: String?
  private var text = ""
  private var summits: [SummitMention] = []
  private var quotations: [Quotation] = []

  init(_ path: String, published: String? = nil, origin: String? = nil, hash: String? = nil) {
    self.path = path
    self.published = published
    self.origin = origin
    self.hash = hash
  }

  /// Adds a sentence and gives its place.
  mutating func say(_ words: String) -> Range<Int> {
    let start = text.utf8.count
    text += words
    defer { text += " " }
    return start..<text.utf8.count
  }

  /// Adds a mention of a summit.
  mutating func meet(
    _ parties: [Party], _ words: String, when: DateValue? = nil, relative: RelativeDate? = nil,
    place: Place? = nil, format: SummitFormat = .unknown, status: SummitStatus = .held,
    ordinal: Ordinal? = nil, series: String? = nil, edition: String? = nil, host: String? = nil,
    minutes: Int? = nil, level: SummitLevel = .leaders
  ) {
    let range = say(words)
    summits.append(
      SummitMention(
        key: "m\(summits.count)", participants: parties, when: when, relative: relative,
        place: place, format: format, status: status, level: level, ordinal: ordinal,
        series: series, edition: edition, host: host, durationMinutes: minutes,
        evidence: [range], confidence: 0.9, keys: Sample.keys(of: parties, series: series)))
  }

  /// Adds a quotation.
  mutating func quote(
    _ words: String, by speaker: Party?, kind: Quotation.Kind = .direct, summit: Int? = nil
  ) {
    let content = say(words)
    let source = say(speaker?.name ?? "somebody")
    let keys = ContentWords(words).keys
    quotations.append(
      Quotation(
        key: "k\(quotations.count)", kind: kind, content: [content], source: [source],
        speaker: speaker, summit: summit, confidence: 0.9, keys: keys))
  }

  /// The document.
  var document: ExtractedDocument {
    let date = published.flatMap { CalendarDay(iso: $0) }.map { day($0.description, "dateline") }
    let identity = DocumentIdentity(
      path: Array(path.utf8), sha256: hash ?? Sample.hash(path + text),
      byteCount: text.utf8.count, mediaType: "text/plain", characterSet: "utf-8")
    return ExtractedDocument(
      identity: identity,
      outcome: .read(
        text: ArticleText(text), head: ArticleHead(origin: origin, published: date ?? nil),
        extraction: Extraction(quotations: quotations, summits: summits)))
  }

  private static func keys(of parties: [Party], series: String?) -> [String] {
    var keys: [String] = []
    for (position, first) in parties.enumerated() {
      for second in parties[(position + 1)...] {
        let names = [first.id ?? "?", second.id ?? "?"].sorted()
        keys.append("pair:\(names[0])+\(names[1])")
        let lands = [first.country, second.country].compactMap { $0 }.sorted()
        if lands.count == 2 { keys.append("lands:\(lands[0])+\(lands[1])") }
      }
    }
    return keys + (series.map { ["series:\($0)"] } ?? [])
  }

  /// Sixty-four hexadecimal digits of a text; not SHA-256, but as good for a test.
  static func hash(_ text: String) -> String {
    let word = ContentWords.words(ofName: text).reduce(UInt64(7)) { $0 &* 31 &+ $1 }
    let digits = String(word, radix: 16)
    let padded = String(repeating: "0", count: 16 - digits.utf8.count) + digits
    return String(repeating: padded, count: 4)
  }
}

/// A single day.
func day(_ iso: String, _ basis: String = "stated") -> DateValue? {
  CalendarDay(iso: iso).map { DateValue(day: $0, basis: basis) }
}

/// A weekday whose week is unknown.
func weekday(_ weekday: Weekday) -> DateValue {
  DateValue(start: nil, end: nil, precision: .weekday, weekday: weekday, basis: "weekday")
}

/// The last such weekday before publication.
func last(_ weekday: Weekday) -> RelativeDate {
  RelativeDate(unit: .weekday, offset: -1, weekday: weekday)
}

let okoye = Party(
  id: "amara-okoye", name: "Amara Okoye", kind: .person, office: "president of Zembala",
  country: "Zembala", isKnown: false)
let lindqvist = Party(
  id: "tomas-lindqvist", name: "Tomas Lindqvist", kind: .person,
  office: "prime minister of Norland", country: "Norland", isKnown: false)
let brandao = Party(
  id: "ines-brandao", name: "Inês Brandão", kind: .person, office: "president of Costa Verde",
  country: "Costa Verde", isKnown: false)
let zembala = Party(id: "zembala", name: "Zembala", kind: .country, country: "Zembala")

/// Five articles on the same events, told as agencies tell them.
func fiveArticles() -> [ExtractedDocument] {
  let ordinal = Ordinal(number: 12, since: "2024", of: "meetings")
  let games = "Highland Games"
  var brief = Sample("a-brief.txt", published: "2031-05-14", origin: "Norpress")
  brief.meet(
    [okoye, lindqvist], "Lindqvist spoke with Okoye by video link on May 14.",
    when: day("2031-05-14"), format: .video)
  brief.meet(
    [okoye, lindqvist], "He will host her next year at the Highland Games.",
    when: DateValue(year: 2032, basis: "next year"),
    place: Place(name: "Haldvik", country: "Norland"),
    format: .inPerson, status: .planned, host: "Highland Games")
  brief.quote("ties have weathered every storm and shown new vigour", by: lindqvist, summit: 0)

  var daily = Sample("b-daily.txt", published: "2031-05-14")
  daily.meet(
    [okoye, lindqvist], "The two held a video meeting on May 14, the 12th since 2024.",
    when: day("2031-05-14"), format: .video, ordinal: ordinal)
  daily.meet(
    [okoye, lindqvist], "They will meet in February in Haldvik.",
    when: DateValue(year: 2032, month: 2, basis: "month after publication"),
    place: Place(name: "Haldvik", country: "Norland"), format: .inPerson, status: .planned)

  var blog = Sample("c-blog.txt")
  blog.meet(
    [okoye, lindqvist], "Wednesday’s Okoye-Lindqvist virtual summit lasted 74 minutes.",
    when: weekday(.wednesday), relative: last(.wednesday), format: .video, minutes: 74)
  blog.meet(
    [brandao, okoye], "It comes a week after the Brandão-Okoye call.",
    relative: RelativeDate(unit: .day, offset: -7, anchor: .summit(0), toleranceDays: 2),
    format: .video)
  blog.meet(
    [okoye, lindqvist], "They meet in person at the 2032 games.",
    when: DateValue(year: 2032, basis: "year of the host"), format: .inPerson, status: .planned,
    host: "2032 \(games)")
  blog.quote("a true pattern of river diplomacy for the whole continent", by: okoye, summit: 0)

  var paper = Sample("d-paper.txt")
  paper.meet(
    [okoye, lindqvist], "In an hour-long virtual meeting on Wednesday, their 12th since 2024,",
    when: weekday(.wednesday), relative: last(.wednesday), format: .video, ordinal: ordinal,
    minutes: 60)
  paper.meet(
    [okoye, lindqvist],
    "Okoye is to visit Haldvik in less than nine months for the Highland Games.",
    place: Place(name: "Haldvik", country: "Norland"), format: .inPerson, status: .planned,
    host: games)
  paper.meet(
    [], "Norland hosts the 9th River League summit next year.",
    relative: RelativeDate(unit: .year, offset: 1), place: Place(country: "Norland"),
    status: .planned, series: "River League summit", edition: "9")
  paper.quote("a real pattern of river diplomacy on the whole continent", by: lindqvist, summit: 0)

  var later = Sample("e-later.txt", published: "2032-09-16", origin: "Norpress")
  later.meet(
    [okoye, lindqvist],
    "Okoye and Lindqvist met in Port Amel on the sidelines of the River League.",
    when: day("2032-09-16"), place: Place(name: "Port Amel", country: "Costa Verde"),
    format: .inPerson, host: "River League summit")
  later.meet(
    [okoye, lindqvist], "their accord of February 6, 2032, signed at the Highland Games in Haldvik",
    when: day("2032-02-06"), place: Place(name: "Haldvik", country: "Norland"), format: .inPerson,
    host: games)
  return [brief, daily, blog, paper, later].map(\.document)
}
