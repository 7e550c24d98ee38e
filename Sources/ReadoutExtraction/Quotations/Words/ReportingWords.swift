// The words of reporting clauses, as one table.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// The table of all words that attribution knows.
enum ReportingWords {
  static let table: WordClassTable = {
    var entries: [UInt64: UInt64] = [:]
    ReportingVerbs.add(ReportingVerbs.saying, .says, to: &entries)
    ReportingVerbs.add(ReportingVerbs.calling, .calls, to: &entries)
    ReportingVerbs.add(ReportingVerbs.thinking, .thinks, to: &entries)
    ReportingVerbs.add(ReportingVerbs.plainlySaying, .plainlySays, to: &entries)
    ReportingVerbs.add(ReportingVerbs.characterising, .characterises, to: &entries)
    ReportingVerbs.add(ReportingVerbs.hearer, .takesHearer, to: &entries)
    ReportingVerbs.add(otherVerbs, .otherVerb, to: &entries)
    add(ReportingVerbs.nounForms, .nounLike)
    add(auxiliaries, .auxiliary)
    add(adverbs, .adverb)
    add(determiners, .determiner)
    add("he she they i we you it who he's she's they've i've we've he'd she'd", .pronoun)
    add("of for with from to by", .binds)
    add(circumstances, .circumstance)
    add(subordinators, .subordinates)
    add("and or but nor yet & so", .coordinates)
    add("who which whose whom where", .relative)
    add(speechNouns, .speechNoun)
    add(times, .time)
    add("a an the of in on at to for and or but by with from as is vs", .small)
    add("called titled entitled named dubbed nicknamed labeled labelled", .names)
    add("not never n't don't didn't doesn't hasn't haven't isn't wasn't won't wouldn't", .negation)
    return WordClassTable(entries)

    func add(_ words: String, _ kind: WordClass) {
      for word in words.listedWords {
        entries[FoldedWord(word).hash, default: 0] |= kind.rawValue
      }
    }
  }()

  private static let auxiliaries = """
    is are was were be been being am has have had having do does did will would shall should can
    could may might must cannot can't couldn't wouldn't won't 's 've 'd 'll ain't
    """

  private static let adverbs = """
    also later then now once again still just even only first further too soon ever often always
    already instead meanwhile however nevertheless nonetheless moreover furthermore indeed perhaps
    thus therefore hence himself herself themselves itself reportedly allegedly recently yet
    earlier afterwards afterward today tonight yesterday twice there here though both all
    sarcastically bluntly rather quite very much elsewhere otherwise additionally finally
    """

  private static let determiners = """
    the a an this that these those his her its their our my your some many several two three four
    five six one both another every each no any all most few other more
    """

  private static let circumstances = """
    in on at during after before about over under against into through throughout since until till
    upon around near without within between among amid amidst toward towards across along behind
    beyond via per despite like following regarding concerning including than outside inside
    alongside because ahead
    """

  private static let subordinators = """
    that because when while as if although though whether since where which who whose whom after
    before until unless once how why what wherein whereas whereby
    """

  private static let speechNouns = """
    assurance statement words remark remarks comment comments claim claims pledge promise vow
    warning message call appeal speech answer reply response question quote quotation tweet post
    letter declaration announcement announcements assertion argument slogan motto chant chants
    phrase term advice verdict conclusion plea opinion view testimony description account report
    reports release interview address op-ed editorial email e-mail memo note headline caption
    """

  private static let times = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov
    dec today yesterday tonight tomorrow morning afternoon evening night week month year last
    next earlier
    """

  /// Common verbs that report nothing and end a noun phrase.
  private static let otherVerbs = """
    take/took/taken make/made/made come/came/come go/went/gone get/got/got give/gave/given
    become/became/become leave/left/left lose/lost/lost win/won/won run/ran/run meet/met/met
    hold/held/held stand/stood/stood bring/brought/brought send/sent/sent use try turn
    start appear seem remain happen work live move play serve visit attend receive follow
    lead/led/led fight/fought/fought rise/rose/risen fall/fell/fallen grow/grew/grown sign pay/paid/paid
    join help let/let/let put/put/put keep/kept/kept include involve sit/sat/sat spend/spent/spent
    die kill arrive return launch release issue publish
    """
}
