// The words that tell of meetings, and of how and whether they took place.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText

/// What a word means where somebody meets somebody.
enum SummitWord: Hashable, Sendable {
  /// “met”, “meets”.
  case meet
  /// “spoke”, “talked”, “talking”.
  case speak
  /// “phoned”.
  case phone
  /// “called”: with a person behind it, and not for a name or an opinion.
  case ring
  /// “see”, “seeing”: with a person behind it, of what is to come.
  case see
  /// “hosted”, “received”, “welcomed”.
  case host
  /// “visit”, “visited”: a verb or a noun.
  case visit
  /// “sat” before “down”.
  case sit
  /// “shook” before “hands”.
  case shake
  /// “meeting”, “talks”: nouns for an event; “meeting” may be a verb as well.
  case meeting
  /// “summit”.
  case summit
  /// “call”: by telephone, unless “video” stands before it.
  case call
  /// “dinner”.
  case meal
  /// “meetings”: many at once, so no single event.
  case many
  /// “held”, “hold”: a verb that makes an event of the noun behind it.
  case hold
  /// “had”, “have”: the same, but only before a noun that means a meeting.
  case have
  /// A verb of which an event is the subject: “lasted”, “opened”.
  case takePlace
  case video, virtual, telephone, person, face
  case cancel, postpone, deny
  case negation
  /// What makes a meeting a wish or a condition: “if”, “urged”, “could”.
  case hypothetical
  /// “arrived”, “flew”.
  case travel
  /// “aides”, “officials”, “envoys”.
  case envoys
  case ministers
  /// A number in a row; the payload is the number.
  case ordinal(Int)
  case between, with, and, by, to, of, at, `in`, on, the, a, possessive
  /// “separately”: as many meetings as there are names.
  case separately
  /// “during”, “after”: an event and what was said at it.
  case during, after, before, since
  case upcoming
  case sidelines
  case this
  case adverb
  case say
  case downward
  case preposition
  case relative
  case hands
  case minutes, hours
  case time
  case here
  case their

  /// All the words.
  static let table = WordTable<SummitWord>(lists: triggers + facts + grammar)

  private static let triggers: [(words: String, value: SummitWord)] = [
    ("met meet meets huddled huddle huddles huddling dined dine dines", .meet),
    ("spoke speak speaks speaking spoken talked talk talking conferred confer", .speak),
    ("phoned telephoned phones dialled dialed dials", .phone),
    ("called rang", .ring),
    ("see seeing", .see),
    (
      """
      hosted host hosts hosting received receive receives receiving welcomed welcome welcomes
      welcoming greeted greets
      """, .host
    ),
    ("visit visits visited visiting", .visit),
    ("sat sit sits sitting", .sit),
    ("shook shake shakes shaken shaking", .shake),
    (
      """
      meeting talks discussion discussions conversation session dialogue negotiations encounter
      consultations audience tete-a-tete rendezvous retreat
      """, .meeting
    ),
    ("summit", .summit),
    ("call videoconference teleconference telephone-call", .call),
    ("dinner lunch breakfast luncheon", .meal),
    ("meetings calls summits conversations encounters contacts sessions", .many),
    (
      """
      held hold holds holding mengadakan conducted conduct conducting convened opened concluded
      began begin begins start started starts resumed wrapped
      """, .hold
    ),
    ("had have has having enjoyed attended attend attends joined joins", .have),
    (
      """
      lasted lasts took takes comes came follows followed ended ends opens scheduled due slated
      planned set
      """, .takePlace
    ),
  ]

  private static let facts: [(words: String, value: SummitWord)] =
    [
      ("video videolink", .video),
      ("virtual virtually online remote remotely", .virtual),
      ("phone telephone telephonic", .telephone),
      ("person", .person),
      ("face", .face),
      (
        "cancelled canceled cancels cancel cancelling scrapped scrap scuttled shelved axed", .cancel
      ),
      ("postponed postpone postpones delayed rescheduled deferred postponing", .postpone),
      ("denied denies deny dismissed", .deny),
      ("not never no neither nor without cannot didn't won't hasn't wouldn't don't", .negation),
      (
        """
        if whether unless could might may should urged urges urge offered offers offer proposed
        proposes propose demanded rejected rejects reject refused refuses refuse declined opposed
        calls-for need needs needed willing ready wants wanted seeks sought wish wished hypothetical suggested would-be
        """, .hypothetical
      ),
      (
        """
        arrived arrives arrive flew flies fly travelled traveled travels travel landed headed heads
        rolled trip went goes visited
        """, .travel
      ),
      (
        """
        aides aide officials official envoys envoy negotiators negotiator diplomats delegations
        delegation representatives advisers advisors spokesman spokeswoman spokesperson deputies
        """, .envoys
      ),
      ("ministers minister secretaries", .ministers),
      ("sidelines margins sideline", .sidelines),
      ("upcoming forthcoming planned scheduled expected proposed", .upcoming),
      ("minutes minute", .minutes),
      ("hours hour", .hours),
      ("time times", .time),
      ("here", .here),
      ("hands", .hands),
      ("separately", .separately),
    ] + ordinals

  private static let ordinals: [(words: String, value: SummitWord)] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
  ].enumerated().map { ($0.element, .ordinal($0.offset + 1)) }

  private static let grammar: [(words: String, value: SummitWord)] = [
    ("between among", .between), ("with", .with), ("and", .and), ("by via over", .by), ("to", .to),
    ("of", .of), ("at", .at), ("in", .in), ("on", .on), ("the", .the), ("a an", .a),
    ("during throughout", .during), ("after following since-then", .after),
    ("before ahead", .before), ("since", .since),
    ("this that it these", .this),
    (
      """
      also briefly again later earlier privately informally formally officially personally
      together today recently next now then just already jointly last finally directly both
      """, .adverb
    ),
    (
      """
      said says say told tells tell added adds noted announced announces reported reports stated
      stressed confirmed declared described praised hailed asked warned
      """, .say
    ),
    ("down", .downward),
    (
      "from for against about toward towards alongside than like into under over through",
      .preposition
    ),
    ("who which where whose whom when while as", .relative),
    ("his her their its", .their),
  ]
}
