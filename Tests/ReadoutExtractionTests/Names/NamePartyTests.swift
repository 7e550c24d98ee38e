// Whom the words of a source name.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@testable import ReadoutExtraction

/// One text, the words asked about in marks, and who they are.
struct NameCase: Sendable, CustomTestStringConvertible {
  let text: String
  let name: String?
  let kind: Party.Kind?
  var day: String?

  init(_ text: String, _ name: String?, _ kind: Party.Kind? = .person, on day: String? = nil) {
    self.text = text
    self.name = name
    self.kind = kind
    self.day = day
  }

  var testDescription: String { text }
}

@Suite struct NamePartyTests {
  static let offices: [NameCase] = [
    NameCase("«The Japanese prime minister» said no.", "Fumio Kishida", on: "2021-12-16"),
    NameCase("«The Japanese prime minister» said no.", "Shigeru Ishiba", on: "2024-10-20"),
    NameCase("«Japan’s prime minister» said no.", "Shinzo Abe", on: "2016-03-01"),
    NameCase("«The Russian president» said no.", "Vladimir Putin", on: "2021-12-16"),
    NameCase("«The Russian president» said no.", "Dmitry Medvedev", on: "2010-06-01"),
    NameCase("«The Russian prime minister» said no.", "Vladimir Putin", on: "2010-06-01"),
    NameCase("«The Chinese leader» said no.", "Xi Jinping", on: "2022-09-15"),
    NameCase("«The Chinese leader» said no.", "Hu Jintao", on: "2011-09-15"),
    NameCase("«The South Korean president» said no.", "Yoon Suk Yeol", on: "2024-10-01"),
    NameCase("«The South Korean president» said no.", "Lee Jae Myung", on: "2025-08-01"),
    NameCase("«The German chancellor» said no.", "Olaf Scholz", on: "2024-03-14"),
    NameCase("«The US president» said no.", "Barack Obama", on: "2016-09-01"),
    NameCase("«The president of Ukraine» said no.", "Volodymyr Zelensky", on: "2023-09-01"),
    NameCase("«The British leader» said no.", "Theresa May", on: "2017-09-01"),
    NameCase("«The Norland prime minister» said no.", nil, .office, on: "2021-12-16"),
    NameCase(
      "«The former Japanese prime minister» said no.", "The former Japanese prime minister",
      .unknown, on: "2021-12-16"),
    NameCase("«A Japanese minister» said no.", "A Japanese minister", .unknown, on: "2021-12-16"),
  ]

  static let surnames: [NameCase] = [
    NameCase("«Putin» said no.", "Vladimir Putin", on: "2021-12-16"),
    NameCase("«President Xi» said no.", "Xi Jinping", on: "2021-12-16"),
    NameCase("«Hu» met Noda in a corridor.", "Hu Jintao", on: "2012-09-09"),
    NameCase("Hu met «Noda» in a corridor.", "Yoshihiko Noda", on: "2012-09-09"),
    NameCase(
      "Hillary Clinton spoke first. «Clinton» said no.", "Hillary Clinton", on: "2016-09-09"),
    NameCase(
      "Bill Clinton and Hillary Clinton came. «Mrs Clinton» said no.", "Hillary Clinton",
      on: "2016-09-09"),
    NameCase("Tomas Lindqvist came. «Mr Lindqvist» said no.", "Tomas Lindqvist"),
    NameCase("«LINDQVIST» WARNS OKOYE\nTomas Lindqvist said no.", "Tomas Lindqvist"),
    NameCase("«Donald Trump Jr.» said no on Monday to them.", "Donald Trump Jr", on: "2017-07-11"),
    NameCase("Jim Jordan came to the hearing. «Jordan» said no.", "Jim Jordan", on: "2016-09-09"),
    NameCase("The talks went on late. «May» said no.", "Theresa May", on: "2017-09-01"),
    NameCase("Volodymyr Zelenskiy came. «Zelenskiy» said no.", "Volodymyr Zelensky"),
    NameCase("«Erdogan» said no.", "Recep Tayyip Erdoğan", on: "2020-09-01"),
    NameCase("President «von der Leyen» said no.", "Ursula von der Leyen", on: "2022-09-01"),
    NameCase("Then «von der Leyen» said no.", "Ursula von der Leyen", on: "2022-09-01"),
    NameCase("Talks with «al-Assad» ended.", "Bashar al-Assad", on: "2016-09-01"),
    NameCase("«Key» said no.", "John Key", on: "2016-09-01"),
  ]

  static let appositions: [NameCase] = [
    NameCase("Norland’s prime minister, «Tomas Lindqvist», said no.", "Tomas Lindqvist"),
    NameCase("«President Amara Okoye of Zembala» said no.", "Amara Okoye"),
    NameCase("It is over, said «Pell Oduya, an expert with the Haldvik Academy».", "Pell Oduya"),
    NameCase(
      "Vladimir Putin came. «His aide Yuri Ushakov» said no.", "Yuri Ushakov", on: "2021-12-16"),
    NameCase(
      "The Norland prime minister, Tomas Lindqvist, came. «The Norland prime minister» said no.",
      "Tomas Lindqvist"),
    NameCase(
      "Vladimir Putin praised it. Then he told «his Chinese counterpart» that it was over.",
      "Xi Jinping", on: "2021-12-16"),
    NameCase("«Kremlin spokesman Dmitry Peskov» said no.", "Dmitry Peskov", on: "2021-12-16"),
    NameCase("«A partner at the firm, Ilse Varga», said no.", "Ilse Varga"),
    NameCase(
      "Tomas Lindqvist’s deputy came. «Lindqvist’s deputy, Governor Ilse Varga», said no.",
      "Ilse Varga"),
    NameCase("The analyst Ilse Varga met Pell Oduya. «The analyst» said no.", "Ilse Varga"),
    NameCase(
      "It is over, wrote Pell Oduya, history professor in Haldvik. «Oduya» said no.",
      "Pell Oduya"),
    NameCase("Mr Okafor, the foreign minister, spoke. «The foreign minister» said no.", "Okafor"),
  ]

  static let pronouns: [NameCase] = [
    NameCase("Tomas Lindqvist met Amara Okoye. «He» said no.", "Tomas Lindqvist"),
    NameCase("Mr Lindqvist met Ms Okoye. «She» said no.", "Okoye"),
    NameCase("Mr Lindqvist said that «he» was glad.", "Lindqvist"),
    NameCase("Lindqvist spoke. “«He» is a fool,” said Amara Okoye.", nil, nil),
    NameCase("Amara Okoye, «who» said no, left.", "Amara Okoye"),
    NameCase(
      "Talking with President Okoye by video, President Lindqvist noted it. «He» said no.",
      "Lindqvist"),
    NameCase("«We» said no.", nil, nil),
    NameCase("Mr Lindqvist left. “It is over,” «he» said.", "Lindqvist"),
  ]

  static let others: [NameCase] = [
    NameCase("«China» said no.", "China", .country),
    NameCase("«Beijing» said no.", "China", .country),
    NameCase("«The Kremlin» said no.", "Kremlin", .organisation),
    NameCase("It will go on, according to «the Kremlin».", "Kremlin", .organisation),
    NameCase(
      "«China’s Foreign Ministry» said no.", "Ministry of Foreign Affairs of China",
      .organisation),
    NameCase("«The State Department» said no.", "State Department", .organisation),
    NameCase("«Bloomberg» said no.", "Bloomberg", .organisation),
    NameCase("«TASS» wrote that it was over.", "TASS", .organisation),
    NameCase("«A Kremlin official» said no.", "A Kremlin official", .unknown),
    NameCase("«Kremlin officials» said no.", "Kremlin officials", .group),
    NameCase("«Officials» said no.", "Officials", .group),
    NameCase(
      "«two people familiar with the talks» said no.", "two people familiar with the talks",
      .group),
    NameCase("Tomas Lindqvist came late. «His lawyers» said no.", "His lawyers", .group),
    NameCase("«A poll» said no.", "A poll", .unknown),
    NameCase("«France and Germany» said no.", "France, Germany", .group),
    NameCase("Tomas Lindqvist left. «Many of his friends» said no.", "Many of his friends", .group),
    NameCase(
      "«The U.N. Security Council» said no.", "United Nations Security Council",
      .organisation),
    NameCase(
      "Xi Jinping met Vladimir Putin. «The two leaders» said no.",
      "Xi Jinping, Vladimir Putin", .group, on: "2021-12-16"),
  ]

  @Test("an office is whoever holds it on that day", arguments: offices)
  func office(_ example: NameCase) { check(example) }

  @Test("a surname is its bearer in the document, else the one in office", arguments: surnames)
  func surname(_ example: NameCase) { check(example) }

  @Test("titles and appositions make people of words that nobody knows", arguments: appositions)
  func apposition(_ example: NameCase) { check(example) }

  @Test("a pronoun is the last subject that agrees with it", arguments: pronouns)
  func pronoun(_ example: NameCase) { check(example) }

  @Test("countries, seats, ministries, agencies and nameless people", arguments: others)
  func other(_ example: NameCase) { check(example) }

  private func check(_ example: NameCase) {
    let page = NamePage(example.text, on: example.day)
    let (party, reason) = page.party
    #expect(party?.name == example.name, "because: \(reason)")
    #expect(party?.kind == example.kind, "because: \(reason)")
    #expect(!reason.isEmpty)
  }

  @Test("a party has an identifier, an office and a country")
  func details() {
    let known = NamePage("«Fumio Kishida» said no.", on: "2021-12-16").party.party
    #expect(known?.id == "fumio-kishida")
    #expect(known?.office == "prime minister of Japan")
    #expect(known?.country == "Japan")
    #expect(known?.isKnown == true)
    let unknown = NamePage("Norland’s prime minister, «Tómas Lindqvist», said no.").party.party
    #expect(unknown?.id == "tomas-lindqvist")
    #expect(unknown?.office == "prime minister of Norland")
    #expect(unknown?.country == "Norland")
    #expect(unknown?.isKnown == false)
    let office = NamePage("«The Norland president» said no.").party.party
    #expect(office?.id == "office:norland/president")
    #expect(office?.office == "president of Norland")
  }

  @Test("a candidate has no office yet")
  func candidate() {
    let party = NamePage("«Donald Trump» said no.", on: "2016-09-01").party.party
    #expect(party?.isKnown == true)
    #expect(party?.office == nil)
  }
}
