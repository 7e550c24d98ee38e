// What a commit changed: the events between two resolutions.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// The difference between the resolved things before and after a commit.
///
/// At most one event comes of a thing: the first that applies of withdrawn, new, disputed, settled,
/// updated, corroborated. A thing goes on as the one that has most of its members; one that took in
/// others, or that got another identifier, names the former identifiers in `merged`.
public struct ResolutionDifference: Hashable, Sendable {
  /// The events: summits first, then statements, each by identifier.
  public let events: [Event]

  /// Compares the things before and after a commit.
  ///
  /// Both may leave out things that are equal on both sides.
  public init(from before: Resolution, to after: Resolution) {
    let summits = Self.events(
      Heirs(from: before.summits, to: after.summits), Self.summitEvent)
    let statements = Self.events(
      Heirs(from: before.statements, to: after.statements), Self.statementEvent)
    events = summits + statements
  }

  private static func events<Thing: ResolvedThing>(
    _ heirs: Heirs<Thing>, _ event: (EventKind.Step, Thing, [String], [String]) -> Event
  ) -> [Event] {
    var found: [(id: String, event: Event)] = []
    for thing in heirs.withdrawn { found.append((thing.id, event(.withdrawn, thing, [], []))) }
    for (thing, former) in heirs.pairs {
      guard let main = former.first else {
        found.append((thing.id, event(.new, thing, [], [])))
        continue
      }
      let merged = former.map(\.id).filter { $0 != thing.id }.sorted()
      let changed = thing.changes(since: main)
      let step: EventKind.Step
      if thing.isDisputedAnew(since: former) {
        step = .disputed
      } else if thing.contradictions.isEmpty, former.contains(where: { !$0.contradictions.isEmpty })
      {
        step = .settled
      } else if !changed.isEmpty || !merged.isEmpty {
        step = .updated
      } else if thing.origins > main.origins {
        step = .corroborated
      } else {
        continue
      }
      found.append((thing.id, event(step, thing, step == .updated ? changed : [], merged)))
    }
    return found.sorted { ($0.id, $0.event.kind.rawValue) < ($1.id, $1.event.kind.rawValue) }
      .map(\.event)
  }

  private static func summitEvent(
    _ step: EventKind.Step, _ summit: Summit, _ changed: [String], _ merged: [String]
  ) -> Event {
    let kind: EventKind =
      switch step {
      case .new: .summitNew
      case .withdrawn: .summitWithdrawn
      case .disputed: .summitDisputed
      case .settled: .summitSettled
      case .updated: .summitUpdated
      case .corroborated: .summitCorroborated
      }
    return Event(kind: kind, subject: .summit(summit), changed: changed, merged: merged)
  }

  private static func statementEvent(
    _ step: EventKind.Step, _ statement: Statement, _ changed: [String], _ merged: [String]
  ) -> Event {
    let kind: EventKind =
      switch step {
      case .new: .quoteNew
      case .withdrawn: .quoteWithdrawn
      case .disputed: .quoteDisputed
      case .settled: .quoteSettled
      case .updated: .quoteUpdated
      case .corroborated: .quoteCorroborated
      }
    return Event(kind: kind, subject: .statement(statement), changed: changed, merged: merged)
  }
}

extension EventKind {
  /// What can happen to a resolved thing.
  fileprivate enum Step { case new, withdrawn, disputed, settled, updated, corroborated }
}

/// What summits and statements have in common.
private protocol ResolvedThing: Hashable {
  var id: String { get }
  var members: [Member] { get }
  var contradictions: [Contradiction] { get }
  var origins: Int { get }

  /// The facts that are not what they were, by their names in the contract, sorted.
  func changes(since former: Self) -> [String]
}

extension ResolvedThing {
  /// Whether there is a contradiction that none of the former things had, or one became hard.
  func isDisputedAnew(since former: [Self]) -> Bool {
    let known = former.flatMap(\.contradictions)
    return contradictions.contains { contradiction in
      !known.contains { $0.kind == contradiction.kind && $0.severity == contradiction.severity }
        && !(contradiction.severity == .soft && known.contains { $0.kind == contradiction.kind })
    }
  }
}

extension Summit: ResolvedThing {
  fileprivate func changes(since former: Summit) -> [String] {
    let changes: [(name: String, isChanged: Bool)] = [
      ("format", format != former.format),
      ("host", host != former.host),
      ("id", id != former.id),
      ("ordinal", ordinal != former.ordinal),
      ("participants", participants.map(\.mark) != former.participants.map(\.mark)),
      ("series", series != former.series),
      ("status", status != former.status),
      ("when", when?.description != former.when?.description),
      ("where", place != former.place),
    ]
    return changes.filter(\.isChanged).map(\.name)
  }
}

extension Statement: ResolvedThing {
  fileprivate func changes(since former: Statement) -> [String] {
    let changes: [(name: String, isChanged: Bool)] = [
      ("id", id != former.id),
      ("speaker", speaker?.mark != former.speaker?.mark),
      ("wording", text != former.text),
    ]
    return changes.filter(\.isChanged).map(\.name)
  }
}

extension Party {
  /// What makes it another party to a reader.
  fileprivate var mark: [String?] { [id, name, name == nil ? office : nil] }
}

/// Which things after a commit go on which things before it.
private struct Heirs<Thing: ResolvedThing> {
  /// Each thing after the commit with those that it goes on, the main one first.
  var pairs: [(thing: Thing, former: [Thing])] = []
  /// The things of which no member is left.
  var withdrawn: [Thing] = []

  init(from before: [Thing], to after: [Thing]) {
    // A member is the same if its document is the same by path or by content.
    var places: [MemberMark: Set<Int>] = [:]
    for (index, thing) in after.enumerated() {
      for mark in thing.members.flatMap(MemberMark.marks) {
        places[mark, default: []].insert(index)
      }
    }
    var former: [[(shared: Int, thing: Thing)]] = after.map { _ in [] }
    for thing in before.sorted(by: { $0.id < $1.id }) {
      var shared: [Int: Int] = [:]
      for member in thing.members {
        let found = MemberMark.marks(member).reduce(into: Set<Int>()) {
          $0.formUnion(places[$1] ?? [])
        }
        for index in found { shared[index, default: 0] += 1 }
      }
      let heir = shared.min { a, b in
        let (first, second) = (after[a.key], after[b.key])
        let rank = (first.id == thing.id ? 0 : 1, -a.value, first.id)
        return rank < (second.id == thing.id ? 0 : 1, -b.value, second.id)
      }
      if let heir {
        former[heir.key].append((heir.value, thing))
      } else {
        withdrawn.append(thing)
      }
    }
    for (index, thing) in after.enumerated() {
      let ranked = former[index].sorted { a, b in
        let rank = (a.thing.id == thing.id ? 0 : 1, -a.shared, a.thing.id)
        return rank < (b.thing.id == thing.id ? 0 : 1, -b.shared, b.thing.id)
      }
      pairs.append((thing, ranked.map(\.thing)))
    }
  }
}

/// A member by the path or by the content of its document.
private struct MemberMark: Hashable {
  let document: String
  let isPath: Bool
  let key: String

  static func marks(_ member: Member) -> [MemberMark] {
    [
      MemberMark(document: member.document, isPath: true, key: member.key),
      MemberMark(document: member.sha256, isPath: false, key: member.key),
    ]
  }
}
