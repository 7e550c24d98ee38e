// The words around names: titles, offices, pronouns, and words that are no names.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// What a word does around names.
struct NameWordClass: OptionSet, Sendable {
  let rawValue: UInt32

  static let definite = NameWordClass(rawValue: 1 << 0)
  static let indefinite = NameWordClass(rawValue: 1 << 1)
  static let modifier = NameWordClass(rawValue: 1 << 2)
  static let former = NameWordClass(rawValue: 1 << 3)
  static let pronoun = NameWordClass(rawValue: 1 << 4)
  static let cue = NameWordClass(rawValue: 1 << 5)
  /// A preposition after which a capital is a place: in, at, to.
  static let placePreposition = NameWordClass(rawValue: 1 << 6)
  /// A word that is no name although it may begin a sentence.
  static let ordinary = NameWordClass(rawValue: 1 << 7)
  /// A word that makes an organisation of the capitalised words before it.
  static let organisation = NameWordClass(rawValue: 1 << 8)
  /// A small word inside a name: von, bin.
  static let particle = NameWordClass(rawValue: 1 << 9)
  static let of = NameWordClass(rawValue: 1 << 10)
  static let and = NameWordClass(rawValue: 1 << 11)
  /// An auxiliary or other verb that a subject stands before.
  static let verb = NameWordClass(rawValue: 1 << 12)
  static let ministry = NameWordClass(rawValue: 1 << 13)
  /// A noun for several people at once: leaders, sides, presidents.
  static let groupNoun = NameWordClass(rawValue: 1 << 14)
  static let counterpart = NameWordClass(rawValue: 1 << 15)
  static let two = NameWordClass(rawValue: 1 << 16)
  static let side = NameWordClass(rawValue: 1 << 17)
  static let possessive = NameWordClass(rawValue: 1 << 18)
  static let calendar = NameWordClass(rawValue: 1 << 19)
  static let both = NameWordClass(rawValue: 1 << 20)
  /// A word that makes a thing of the capitalised words before it: Sea, Games, Treaty.
  static let thing = NameWordClass(rawValue: 1 << 21)
  /// A surname that is a common word as well: Key, Rice, Park.
  static let common = NameWordClass(rawValue: 1 << 22)
  /// A word that the words of an office begin with: president, prime, Mr.
  static let office = NameWordClass(rawValue: 1 << 23)

  /// What a small word must be so that a name, a title or a group may begin with it.
  static let opening: NameWordClass = [
    .definite, .indefinite, .possessive, .modifier, .pronoun, .both, .particle, .office,
  ]
}

/// A pronoun.
enum Pronoun: UInt8, Sendable {
  case he, him, his, she, her, they, them, their

  var gender: Gender {
    switch self {
    case .he, .him, .his: .male
    case .she, .her: .female
    case .they, .them, .their: .unknown
    }
  }

  var isPlural: Bool { self == .they || self == .them || self == .their }
}

/// What an office word says.
struct OfficeWord: Sendable {
  var role: Role
  var gender = Gender.unknown
  var isPlural = false
  /// Whether it stands before names only: Mr, Senator.
  var isTitleOnly = false
}

/// The tables of words, made once.
struct NameLexicon: Sendable {
  static let shared = NameLexicon()

  private(set) var words = HashTable<NameWordClass>()
  private(set) var pronouns = HashTable<Pronoun>()
  private(set) var offices = PhraseTable<OfficeWord>()
  private(set) var cues = HashTable<Bool>()

  private init() {
    for (list, kind) in NameLexicon.lists {
      for word in list.listedWords {
        let hash = FoldedWord(word).hash
        words[hash] = (words[hash] ?? []).union(kind)
      }
    }
    let pronouns: [(String, Pronoun)] = [
      ("he", .he), ("him", .him), ("his", .his), ("she", .she), ("her", .her), ("they", .they),
      ("them", .them), ("their", .their),
    ]
    for (word, pronoun) in pronouns {
      let hash = FoldedWord(word).hash
      self.pronouns[hash] = pronoun
      words[hash] = (words[hash] ?? []).union(.pronoun)
    }
    for (list, office) in NameLexicon.officeLists {
      for phrase in list.listedPhrases {
        let text = phrase.listedWords.joined(separator: " ")
        let names = PhraseTable<OfficeWord>.words(of: text)
        offices.add(names, office)
        if let first = names.first { words[first.hash] = (words[first.hash] ?? []).union(.office) }
      }
    }
  }

  /// What a word does; nothing for most words.
  func kind(of word: FoldedWord) -> NameWordClass { words[word.hash] ?? [] }
}

extension NameLexicon {
  private static let lists: [(String, NameWordClass)] = [
    ("the", .definite), ("a an", .indefinite), ("of", .of), ("and &", .and),
    (
      """
      new acting interim incumbent outgoing incoming visiting longtime long-time current newly
      elected veteran senior top chief deputy caretaker fellow now
      """, .modifier
    ),
    ("former ex late then onetime one-time ousted deposed retired", [.modifier, .former]),
    (
      """
      said says say told tells added adds stated states noted notes announced announces declared
      declares insisted insists argued argues warned warns wrote writes tweeted asked asks explained
      explains stressed stresses pointed emphasized emphasised underlined underscored replied
      responded acknowledged admitted claimed claims alleged suggested urged urges called calls
      vowed pledged promised agreed agrees confirmed confirms denied denies described describes
      expressed praised hailed condemned criticized criticised commented continued concluded recalled
      remarked reiterated observed predicted complained joked quipped accused thanks thanked
      reported reports testified believes thinks hopes hoped wants wanted according reckons maintains
      maintained contended contends conceded lamented mused countered assured assures reassured
      reminded reminds informed informs testified disclosed revealed cautioned cautions spoke speaks
      """, .cue
    ),
    (
      """
      is was has had will would can could may might must should are were have did does do held
      holds met meets meet hosted hosts receives received visited visits seeks sought plans planned
      wants took takes made makes made arrived arrives travelled traveled spoke speaks discussed
      discusses signed signs refused offered welcomed won lost responded opened opens
      """, .verb
    ),
    (
      """
      in at to from near outside inside around via through across into toward towards leaving left
      visit visiting visited
      """, .placePreposition
    ),
    (
      """
      the a an this that these those and but or nor so yet if as at by for from in into of on off
      to up out over under with without within after before since until till while when where which
      who whom whose what why how i we us our you your he she it its they them their his her my me
      is was are were be been being has have had do does did will would can could may might must
      shall should not no yes there here then than thus hence also such each every both all any some
      many more most much few several other another same one two three four five six seven eight
      nine ten first second third last next now today yesterday tomorrow however meanwhile
      nevertheless moreover although though because despite during among amid between against about
      just only even still once again never always often perhaps maybe instead according asked
      calling speaking talking faced given related read back go also ahead our let well
      mr mrs ms like just see very new further reaffirming exchanging practical through regarding
      following image courtesy photo file video please share click comments comment subscribe
      earlier later recently currently finally indeed similarly additionally likewise furthermore
      unlike besides regardless beyond throughout otherwise altogether overall actually clearly
      certainly obviously apparently reportedly allegedly essentially basically frankly sure okay
      based given thanks thank please dear hello welcome sorry nothing something everything everyone
      anyone someone nobody none half part being having getting making taking looking going coming
      saying noting citing pointing adding using under amid per plus minus them him ours theirs
      people whether either neither good great big don't it's that's he's she's i'm we're they're
      you're there's what's can't won't isn't doesn't didn't
      """, .ordinary
    ),
    (
      """
      january february march april june july august september october november december monday
      tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov
      dec mon tue wed thu fri sat sun christmas easter thanksgiving ramadan
      """, [.ordinary, .calendar]
    ),
    (
      """
      university college institute institution academy school bank council committee commission
      agency party group union association court department office bureau center centre foundation
      corporation corp company inc ltd llc co society federation organization organisation service
      services authority board fund church army navy police force forces guard parliament assembly
      congress senate house team club network news times post journal herald tribune press radio
      television tv hospital museum library airlines airport partners coalition alliance movement
      campaign league trust administration government cabinet treasury industries holdings
      securities ventures insurance motors pharmaceuticals technologies airways studios analytics
      """, .organisation
    ),
    (
      """
      initiative project treaty act law street avenue road river lake mount island islands sea ocean
      bay strait bridge square park games olympics cup award prize forum conference summit agreement
      accord program programme hall palace tower building stadium theater theatre restaurant hotel
      peninsula mountains mountain valley desert war day week year month region province county
      district state states airlines plan deal awards principle issue convention amendment
      """, .thing
    ),
    (
      """
      key rice price brown young long park moon ban law hunt bush green stone white black gray grey
      wood church cook fox grace mason page power rose short swan bird day summer winter case chance
      christian costa english french german irish fields banks bell best black burns carter cross
      field ford frost gates hope house knight lane march marsh mills nelson pace pence pike pool
      rich rush sharp singh small snow speed steel storm strong todd waters wells west wolf hall
      """, .common
    ),
    ("ministry department", .ministry),
    ("von van der den de da di do dos du del della la le bin ibn al el ben ter ul y e", .particle),
    (
      """
      leaders presidents sides men countries nations heads premiers chancellors statesmen
      politicians parties neighbours neighbors ministers women governments capitals
      """, .groupNoun
    ),
    ("side sides", .side), ("counterpart counterparts", .counterpart), ("two", .two),
    ("both", .both), ("his her their its", .possessive),
  ]

  private static let officeLists: [(String, OfficeWord)] = [
    ("president, state president", OfficeWord(role: .headOfState)),
    (
      "king, emperor, sultan, emir, pope, crown prince, tsar",
      OfficeWord(role: .headOfState, gender: .male)
    ),
    ("queen, empress", OfficeWord(role: .headOfState, gender: .female)),
    ("presidents", OfficeWord(role: .headOfState, isPlural: true)),
    ("head of state", OfficeWord(role: .headOfState)),
    (
      "prime minister, premier, pm, chancellor, taoiseach, head of government",
      OfficeWord(role: .headOfGovernment)
    ),
    ("prime ministers, premiers, chancellors", OfficeWord(role: .headOfGovernment, isPlural: true)),
    ("leader, supreme leader, paramount leader, ruler, strongman", OfficeWord(role: .leader)),
    ("leaders", OfficeWord(role: .leader, isPlural: true)),
    (
      "foreign ministers, ministers of foreign affairs, top diplomats",
      OfficeWord(role: .foreignMinister, isPlural: true)
    ),
    (
      "defence ministers, defense ministers, ministers of defence, ministers of defense",
      OfficeWord(role: .defenceMinister, isPlural: true)
    ),
    (
      """
      secretary-general, secretary general, director-general, director general, commission president,
      managing director, high commissioner
      """, OfficeWord(role: .organisationHead)
    ),
    (
      "vice president, vice-president, deputy prime minister, vice premier, deputy president",
      OfficeWord(role: .deputy)
    ),
    (
      """
      foreign minister, minister of foreign affairs, minister for foreign affairs, secretary of state,
      foreign secretary, top diplomat, external affairs minister, foreign policy chief
      """, OfficeWord(role: .foreignMinister)
    ),
    (
      """
      defence minister, defense minister, minister of defence, minister of defense, defense secretary,
      defence secretary, secretary of defense
      """, OfficeWord(role: .defenceMinister)
    ),
    (
      """
      minister, finance minister, interior minister, trade minister, energy minister, economy minister,
      justice minister, health minister, home secretary, treasury secretary, attorney general,
      secretary of the treasury, deputy foreign minister, vice foreign minister, deputy minister,
      deputy defense minister, deputy defence minister, labor secretary, commerce secretary,
      education secretary, health secretary, information minister, environment minister,
      oil minister, agriculture minister, culture minister, transport minister, education minister
      """, OfficeWord(role: .minister)
    ),
    (
      """
      national security adviser, national security advisor, security adviser, security advisor
      """, OfficeWord(role: .securityAdviser)
    ),
    (
      """
      aide, adviser, advisor, envoy, special envoy, ambassador, negotiator, chief negotiator, diplomat,
      chief of staff, presidential aide, foreign policy aide, foreign policy adviser, campaign manager,
      deputy secretary of state, assistant secretary of state, ambassador to the united nations
      """, OfficeWord(role: .aide)
    ),
    ("spokesperson, press secretary, spokespeople", OfficeWord(role: .spokesperson)),
    ("spokesman", OfficeWord(role: .spokesperson, gender: .male)),
    ("spokeswoman", OfficeWord(role: .spokesperson, gender: .female)),
    (
      "mr, sir, lord, father, prince, brother, master",
      OfficeWord(role: .courtesy, gender: .male, isTitleOnly: true)
    ),
    (
      "mrs, ms, miss, lady, dame, sister, princess, madam, madame",
      OfficeWord(role: .courtesy, gender: .female, isTitleOnly: true)
    ),
    (
      """
      dr, prof, sen, rep, gov, gen, col, lt, capt, maj, sgt, adm, rev, hon, sheikh, imam, rabbi,
      ayatollah, cardinal, bishop, archbishop, pastor, lt gov, brig gen, lt gen, maj gen, lt col
      """, OfficeWord(role: .courtesy, isTitleOnly: true)
    ),
    (
      """
      congressman, councilman, businessman, chairman, vice chairman, salesman, policeman, actor, monk
      """, OfficeWord(role: .other, gender: .male)
    ),
    (
      "congresswoman, councilwoman, businesswoman, chairwoman, actress, nun",
      OfficeWord(role: .other, gender: .female)
    ),
    (
      """
      senator, representative, governor, general, colonel, lieutenant, captain, major, sergeant,
      admiral, professor, associate professor, assistant professor, judge, justice, chief justice,
      mayor, attorney, lawyer, prosecutor, district attorney, detective, officer, sheriff, police chief,
      director, executive director, deputy director, ceo, chief executive, chief executive officer,
      cfo, founder, co-founder, analyst, senior analyst, economist, chief economist, expert, scholar,
      researcher, research fellow, senior fellow, fellow, historian, author, editor, reporter,
      correspondent, journalist, columnist, coach, head coach, manager, head, chair, chairperson, chief,
      secretary, commissioner, candidate, presidential candidate, nominee, lawmaker, legislator,
      deputy, commander, strategist, pollster, activist, campaigner, consultant, scientist, doctor,
      physician, nurse, teacher, principal, dean, superintendent, engineer, artist, singer, writer,
      director of, vice-chancellor, executive vice-president, executive vice president,
      senior vice president, student, resident, owner, partner, specialist, investigator, producer,
      member, mp, whip, speaker, house speaker, majority leader, minority leader, party leader,
      opposition leader, veteran, farmer, organizer, organiser, coordinator, curator, running mate, commentator, host
      """, OfficeWord(role: .other)
    ),
  ]
}
