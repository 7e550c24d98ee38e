// Datelines, days of publication, outlets and languages.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@Suite("What an article says of itself")
struct HeadTests {
  /// A dateline and what is read in it.
  struct Case: CustomTestStringConvertible {
    var line: String
    var place: String?
    var origin: String?
    var day: String?
    var testDescription: String { line }

    init(_ line: String, _ place: String?, _ origin: String?, _ day: String?) {
      self.line = line
      self.place = place
      self.origin = origin
      self.day = day
    }
  }

  @Test(
    "datelines of agencies and briefs",
    arguments: [
      Case("Sept. 15, 2022 (EIRNS)—", nil, "EIRNS", "2022-09-15"),
      Case("HALDVIK —", "Haldvik", nil, nil), Case("HALDVIK — ", "Haldvik", nil, nil),
      Case("KYIV, Nov 3, 2023 (Reuters) —", "Kyiv", "Reuters", "2023-11-03"),
      Case("HALDVIK, Norland (AP) — ", "Haldvik", "AP", nil),
      Case("WASHINGTON (Reuters) - ", "Washington", "Reuters", nil),
      Case("LONDON, 3 May 2024: ", "London", nil, "2024-05-03"),
      Case("NEWPORT NEWS, Va. - ", "Newport News", nil, nil),
      Case("RIO DE JANEIRO, Brazil — ", "Rio de Janeiro", nil, nil),
      Case("Haldvik (AFP) – ", "Haldvik", "AFP", nil),
      Case("HALDVIK, May 3, 2024 (NPA) -- ", "Haldvik", "NPA", "2024-05-03"),
      Case(
        "Haldvik, May 3, 2024 (Norland Press Agency) — ", "Haldvik", "Norland Press Agency",
        "2024-05-03"),
      Case("MOSCOW, December 15, 2021. /TASS/. ", "Moscow", "TASS", "2021-12-15"),
      Case("New Delhi [India], December 15, 2021 (ANI): ", "New Delhi", "ANI", "2021-12-15"),
      Case("ORSANA, Zembala, Friday, 3 May 2024 — ", "Orsana", nil, "2024-05-03"),
      Case("WASHINGTON, D.C. — ", "Washington", nil, nil),
      Case("May 3, 2024 — ", nil, nil, "2024-05-03"),
      Case("MAY 3, 2024 HALDVIK — ", "Haldvik", nil, "2024-05-03"),
      Case("May 3, 2024, HALDVIK — ", "Haldvik", nil, "2024-05-03"),
      Case("3 MAY 2024 PORT ORSANA – ", "Port Orsana", nil, "2024-05-03"),
      Case("[3 May 2024] HALDVIK — ", "Haldvik", nil, "2024-05-03"),
      Case("3 May 2024 (dpa) - ", nil, "dpa", "2024-05-03"),
      Case("HALDVIK, 3 May 2024 (dpa) - ", "Haldvik", "dpa", "2024-05-03"),
    ])
  func readsDateline(example: Case) throws {
    let article = try read(
      "Ferry line to open again\n\n\(example.line)The two sides agreed.\n\nBye.")
    #expect(article.head.place == example.place)
    #expect(article.head.origin == example.origin)
    #expect(article.publication == example.day.map { "\($0) dateline" })
    let paragraph = try #require(article.paragraphs.dropFirst().first)
    #expect(
      article.text[paragraph.proseStart..<paragraph.range.upperBound] == "The two sides agreed.")
  }

  @Test(
    "what only looks like a dateline is prose",
    arguments: [
      "NATO — an alliance of thirty — met.", "LINDQVIST: We agreed.", "BREAKING — The two met.",
      "Ann Ek (Labour) – once a minister – said no.", "Okoye — tired but pleased — left.",
      "We met, she said — and agreed.", "Robert Lind (D-Va.) — a veteran — agreed.",
      "On May 3 — a Friday — they met.", "THE MEN WHO CAME TO DINNER – a report on the talks.",
    ])
  func ignoresProse(line: String) throws {
    let article = try read("Ferry line to open again\n\n\(line)\n\nThey left in the evening.")
    let paragraph = try #require(article.paragraphs.first { article.text[$0.range] == line })
    #expect(paragraph.proseStart == paragraph.range.lowerBound)
    #expect(article.head.place == nil)
  }

  @Test(
    "the year of a dateline comes from the stated day",
    arguments: [
      ("2024-01-02", "2023-12-30 dateline"), ("2023-12-31", "2023-12-30 dateline"), (nil, nil),
    ])
  func completesYear(stated: String?, published: String?) throws {
    let text = "Ferry to open\n\nHALDVIK, Dec 30 (Reuters) — The two sides agreed.\n\nThey left."
    #expect(try read(text, stated: stated).publication == published)
  }

  @Test(
    "the day of publication, by what is said of it",
    arguments: [
      ("Published: 3 May 2024\n\nThe two met.\n\nThey left.", nil, "2024-05-03 dateline"),
      ("Updated: 4 May 2024, 10:15 GMT\n\nThe two met.\n\nBye.", nil, "2024-05-04 dateline"),
      ("By Ann Ek | May 3, 2024\n\nThe two met.\n\nBye.", nil, "2024-05-03 dateline"),
      (
        "Updated: May 9, 2024\n\nPublished: May 3, 2024\n\nThe two met.", nil, "2024-05-03 dateline"
      ),
      ("3 May 2024 | Foreign desk\n\nThe two met.\n\nBye.", nil, "2024-05-03 dateline"),
      ("3 May 2024 | Foreign Desk\n\nThe two met.\n\nBye.", nil, "2024-05-03 dateline"),
      ("Foreign desk · 3 May 2024\n\nThe two met.\n\nBye.", nil, "2024-05-03 dateline"),
      ("May 3, 2024 | By Ann Ek\n\nThe two met.\n\nBye.", nil, "2024-05-03 dateline"),
      ("Published 3 hours ago\n\nThe two met.\n\nBye.", nil, nil),
      ("Friday, 3 May 2024\n\nThe two met.\n\nThey left.", "2024-06-01", "2024-05-03 dateline"),
      ("The two met.\n\nThey left.", "2024-05-03", "2024-05-03 stated"),
      ("The two met.\n\nOkoye, Dec 15, 2021. [Photo/NPA]\n\nBye.", nil, "2021-12-15 photo caption"),
      (
        "The two met.\n\nOkoye, Dec 15, 2021. [Photo/NPA]\n\nBye.", "2021-12-16",
        "2021-12-16 stated"
      ),
      ("The two met on May 3, 2024.\n\nThey left.", nil, nil),
    ])
  func findsDay(text: String, stated: String?, published: String?) throws {
    #expect(try read("Ferry line to open\n\n" + text, stated: stated).publication == published)
  }

  @Test("a correction below an article does not date it")
  func ignoresCorrection() throws {
    let article = try read(
      "Ferry to open\n\nThe two met.\n\nThey left.\n\nIt rained.\n\nNobody came.\n\nAll was quiet.\n\n"
        + "The shops closed.\n\nThe mayor slept.\n\nThis article was corrected.\n\nMay 3, 2024")
    #expect(article.publication == nil)
  }

  @Test("outlet and place of the lines above an article")
  func findsOutlet() throws {
    #expect(
      try read("Ferry to open\n\nSource: Haldvik Post\n\nThe two met.").head.publisher
        == "Haldvik Post")
    let brief = try read("Ferry to open\n\nOrsana Courier, April 26, 2024\n\nThe two met.\n\nBye.")
    #expect(brief.head.publisher == "Orsana Courier")
    #expect(brief.publication == "2024-04-26 dateline")
    let placed = try read("Ferry to open\n\nHaldvik, 4 May 2024\n\nThe two met.\n\nBye.")
    #expect(placed.head.place == "Haldvik")
  }

  @Test(
    "languages",
    arguments: [
      ("They met.", "en"), ("Okoye", "en"),
      (
        "The ministers spoke at length in the rapat on Friday and left with a kisaran of plans.",
        "en"
      ),
      (
        "Die beiden Minister haben sich am Freitag in der Stadt getroffen und sind zufrieden.", "de"
      ),
      (
        "Les deux ministres se sont rencontrés vendredi dans la ville et ils sont satisfaits.", "fr"
      ),
      (
        "Los dos ministros se reunieron el viernes en la ciudad y están de acuerdo con el plan.",
        "es"
      ),
      ("Kedua menteri itu bertemu pada hari Jumat di kota dan mereka sepakat untuk bekerja.", "id"),
      ("Оба министра встретились в пятницу в городе и остались довольны.", "ru"),
      ("两位部长星期五在城里会面。", "zh"),
    ])
  func guessesLanguage(text: String, language: String) throws {
    #expect(try read(text).head.language == language)
  }
}
