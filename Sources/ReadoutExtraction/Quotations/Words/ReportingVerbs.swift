// The verbs that report what somebody says, with their inflections.
// SPDX-License-Identifier: Apache-2.0

import ReadoutText

/// The reporting verbs and how they are inflected.
enum ReportingVerbs {
  /// Verbs of saying; `+` doubles the last letter (quip, quipped), `/` gives past and participle.
  static let saying = """
    say/said/said add announce state note declare tweet retweet post assert affirm reaffirm argue explain
    claim contend insist maintain stress emphasize emphasise underline underscore highlight
    observe remark comment mention point reiterate repeat reply respond answer retort counter
    rejoin riposte acknowledge admit concede confess confirm deny disclose reveal divulge report
    write/wrote/written recall recount relate narrate predict forecast/forecast/forecast prophesy
    warn caution alert threaten vow pledge promise swear/swore/sworn guarantee assure reassure
    joke quip+ jest crack tease shout yell scream bellow roar thunder bark snap+ growl snarl
    whisper murmur mutter mumble sigh laugh chuckle giggle smile sob+ weep/wept/wept cry groan
    moan lament bemoan complain grumble gripe whine rant fume rage fulminate exclaim blurt
    boast brag+ gloat crow gush enthuse beam marvel muse ponder wonder speculate surmise reason
    conclude deduce infer+ estimate calculate reckon opine posit propose suggest recommend advise
    advocate urge exhort implore plead/pled/pled beg+ beseech appeal request demand order command
    instruct direct ask inquire enquire query question tell/told/told inform notify brief
    testify attest swear/swore/sworn depose certify allege accuse charge chide chastise
    scold rebuke reprimand admonish lecture preach intone chant recite sing/sang/sung read/read/read
    proclaim pronounce decree rule certify trumpet broadcast/broadcast/broadcast tout hint imply
    intimate insinuate signal indicate clarify elaborate expound specify detail outline
    summarize summarise stipulate caution begin/began/begun continue interject interrupt interpose
    intervene chime volunteer offer venture interpolate conjecture hypothesize theorize
    philosophize object protest rail bristle scoff sneer snort jeer taunt mock snipe blast
    cite quote paraphrase echo parrot tell/told/told email message text+ blog+ telegraph cable
    agree disagree concur+ demur+ dispute dissent reflect remember reminisce regret apologize
    apologise thank congratulate greet welcome toast joke exult rejoice hail applaud
    conclude finish close open relay convey communicate express voice utter speak/spoke/spoken
    deadpan+ holler hiss blare boom drawl stammer stutter croak gasp pant whimper wail shriek
    squeal chirp coo purr+ drone ramble babble quaver rasp gulp allow stipulate postulate aver+
    assess evaluate judge foresee/foresaw/foreseen underline pen+ caption headline title label
    editorialize editorialise instagram facebook telephone phone tweak warble reassert restate
    plead demand counsel commend lobby dictate remonstrate expostulate enjoin entreat prod+ goad
    """

  /// Those of them that report speech and hardly anything else.
  static let plainlySaying = """
    say/said/said add announce state note declare tweet assert affirm argue explain claim contend
    insist maintain stress emphasize emphasise underline underscore observe remark comment reiterate
    repeat reply respond answer retort counter acknowledge admit concede confirm deny disclose reveal
    report write/wrote/written recall recount predict warn caution vow pledge promise joke quip+ exclaim
    boast lament complain conclude estimate suggest testify allege continue agree tell/told/told
    assure reassure point hint imply indicate clarify elaborate ask shout cry believe
    """

  /// Verbs whose complement or object may be quoted.
  static let calling = """
    call describe characterize characterise brand dub+ label term portray depict paint cast/cast/cast
    denounce condemn decry deride dismiss reject ridicule slam+ lambast lambaste blast criticize
    criticise attack assail excoriate berate bash rip+ pan+ trash skewer savage castigate censure
    deplore disparage denigrate vilify demonize praise laud hail extol+ commend celebrate tout
    acclaim applaud salute welcome credit thank blame fault accuse compare liken equate cite quote
    refer+ invoke mention reference reiterate warn press push support back endorse oppose
    defend justify discuss address tackle raise detail list name nickname title entitle
    vow pledge promise urge encourage exhort appeal seek/sought/sought demand
    express voice declare proclaim pronounce deem consider regard view see/saw/seen rate
    characterise define interpret champion promote advocate hope lament bemoan regret
    admonish rebuke chastise scold taunt mock insult question challenge dispute rebut+ refute
    contradict deny admit acknowledge concede boast brag+ rail spoke/spoke/spoken talk
    identify cheer decide announce bill peg+ style stress emphasise emphasize highlight note
    present offer pitch sell/sold/sold hint suggest propose remind reassure assure congratulate
    display show/showed/shown feature conclude focus speak/spoke/spoken
    """

  /// Those of them whose object gets the quoted words as its description.
  static let characterising = """
    call describe characterize characterise brand dub+ label term portray depict paint denounce
    condemn decry deride dismiss ridicule slam+ lambast lambaste blast criticize criticise excoriate
    berate bash trash skewer castigate censure disparage denigrate vilify praise laud hail extol+
    acclaim accuse blame liken compare tout brush chide deem pronounce proclaim declare tweet
    """

  /// Verbs of thinking and wishing.
  static let thinking = """
    think/thought/thought believe feel/felt/felt know/knew/knew hope want wish fear worry expect
    doubt suspect assume presume suppose imagine guess figure understand/understood/understood
    realize realise recognize recognise consider intend plan plot hear/heard/heard learn
    find/found/found decide dream/dreamt/dreamt like love prefer+ anticipate agree
    """

  /// Verbs behind which the hearer stands at once.
  static let hearer = """
    tell/told/told ask remind inform assure reassure warn advise urge notify brief caution promise
    instruct order beg+ implore exhort convince persuade lecture counsel admonish thank quiz
    """

  /// Forms that are nouns as well.
  static let nounForms = """
    claim claims report reports comment comments remark remarks note notes question questions call
    calls demand demands order orders charge charges promise promises pledge pledges vow vows reply
    answer answers request requests estimate estimates forecast forecasts attack attacks praise
    blame vote votes state states point points post posts tweet tweets text texts email emails
    message messages appeal appeals offer offers signal signals hint hints joke jokes cry cries shout
    shouts laugh smile smiles order command commands rule rules view views plan plans hope hopes fear
    fears doubt doubts worry worries concern object objects detail details brief briefs list lists
    name names title titles label labels brand brands term terms cast press push support back order
    talk talks outline outlines outlined supports hearing guarantee guarantees guess love wish feeling meeting reading writing opening closing address display show shows
    feature features focus challenge dispute mention reference echo cable phone quote quotes
    lecture insult fault welcome toast judge address pan rate rates rip style bill bills regard
    like open close direct alert caution counter query lament dream crack crow rage boom pen lobby
    counsel savage peg thanks rail bark back present allows intimate reason figure figures pitch
    thought feelings
    """

  /// Puts a verb's forms and their classes into a table.
  static func add(_ verbs: String, _ kind: WordClass, to table: inout [UInt64: UInt64]) {
    for entry in verbs.listedWords {
      for (form, classes) in forms(of: entry) {
        table[FoldedWord(form).hash, default: 0] |= kind.union(classes).rawValue
      }
    }
  }

  /// The forms of a verb: base, third person, past, participle, -ing.
  ///
  /// Over bytes, as all words here are ASCII: asking characters was a tenth of a program's start.
  static func forms(of entry: String) -> [(String, WordClass)] {
    let parts = entry.utf8.split(separator: UInt8(ascii: "/"))
    var base = Array(parts[0])
    let doubles = base.last == UInt8(ascii: "+")
    if doubles { base.removeLast() }
    let stem = doubles ? base + base.suffix(1) : base
    let (last, before) = (base.last ?? 0, base.dropLast().last ?? 0)
    let endsInE = last == UInt8(ascii: "e") && before != last
    let endsInY = last == UInt8(ascii: "y") && !"aeou".utf8.contains(before)
    let hisses =
      "sxz".utf8.contains(last) || last == UInt8(ascii: "h") && "sc".utf8.contains(before)
    func form(_ letters: some Sequence<UInt8>, _ ending: String) -> String {
      String(decoding: Array(letters) + ending.utf8, as: UTF8.self)
    }
    let third = endsInY ? form(base.dropLast(), "ies") : form(base, hisses ? "es" : "s")
    let past =
      last == UInt8(ascii: "e")
      ? form(base, "d") : endsInY ? form(base.dropLast(), "ied") : form(stem, "ed")
    let gerund = endsInE ? form(base.dropLast(), "ing") : form(stem, "ing")
    var result: [(String, WordClass)] = [
      (form(base, ""), .base), (third, []), (gerund, .gerund),
    ]
    if parts.count == 3 {
      result += [(form(parts[1], ""), .past), (form(parts[2], ""), .past)]
    } else {
      result.append((past, .past))
    }
    return result
  }
}
