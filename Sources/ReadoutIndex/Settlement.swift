// Brings summits and statements up to date with the documents that changed.
// SPDX-License-Identifier: Apache-2.0

import GRDB
import ReadoutModel
import ReadoutResolution

/// Resolves anew what changed documents touch, in portions, and writes what comes of it.
struct Settlement {
  let db: Database
  let rules: ResolutionRules
  let commit: Int64
  let announcement: Announcement
  /// Whether summits that are made of the same are left as they are: not where the program, its
  /// knowledge or its settings may have changed since.
  let trustsMarks: Bool
  /// The events of things, in the order of their identifiers within a portion.
  private(set) var events: [Event] = []
  private var settled: Set<ThingRow> = []
  private var hasPending = true
  /// The documents whose work was taken up.
  private var taken: Set<Int64> = []

  init(
    _ db: Database, rules: ResolutionRules, commit: Int64, announcement: Announcement,
    trustsMarks: Bool
  ) {
    self.db = db
    self.rules = rules
    self.commit = commit
    self.announcement = announcement
    self.trustsMarks = trustsMarks
  }

  /// Resolves anew all that the changes touch.
  ///
  /// What one document touches is resolved together, so that a thing that lost its last member and
  /// one that took its place are seen as one that changed.
  mutating func settle(
    _ touched: [Int64: Touched], fresh: [Int64: ExtractedDocument] = [:]
  ) throws {
    hasPending = try !PendingWork.isEmpty(in: db)
    taken = Set(touched.keys)
    var part = AffectedPart(db, rules: rules, fresh: fresh)
    var things: Set<ThingRow> = []
    var done: Set<Item> = []
    for (_, mark) in touched.sorted(by: { $0.key < $1.key }) {
      try part.close(over: mark.items.filter { !done.contains($0) }.sorted())
      things.formUnion(mark.things)
      guard part.documents.count >= rules.portion else { continue }
      try settle(&part, things)
      done.formUnion(part.items)
      part = AffectedPart(db, rules: rules, fresh: fresh)
      things = []
    }
    try settle(&part, things)
  }

  private mutating func settle(_ part: inout AffectedPart, _ touched: Set<ThingRow>) throws {
    // What an earlier portion wrote is as it should be.
    let fresh = touched.subtracting(settled)
    let rows = { (kind: ThingRow.Kind) in Set(fresh.filter { $0.kind == kind }.map(\.row)) }
    let keeps = announcement != .nothing
    var summits = ThingWriter<Summit>(
      db, commit: commit, keepsFormer: keeps, hasPending: hasPending)
    var statements = ThingWriter<Statement>(
      db, commit: commit, keepsFormer: keeps, hasPending: hasPending)
    var resolved: PartialResolution
    var names: MemberNames
    // A thing that reaches beyond the part would be written in half; the rule by which parts are
    // closed should not let it happen, but a thing cut in two would be worse than a second look.
    while true {
      try part.addWitnesses()
      try summits.look(
        at: part.items.filter { !$0.isQuotation }, touched: rows(.summit), of: taken)
      let isTrusted = trustsMarks && !hasPending
      resolved = rules.resolve(part.sortedDocuments) { isTrusted && summits.isStored($0, $1) }
      names = MemberNames(part, of: resolved.resolution)
      let strays = names.strays(in: resolved.resolution, beyond: part.items)
      if strays.isEmpty { break }
      try part.close(over: strays)
    }
    try statements.look(
      at: part.items.filter(\.isQuotation), touched: rows(.statement), of: taken)

    try summits.replace(
      with: resolved.resolution.summits.filter { names.holds($0.members, false, part.items) },
      known: resolved.known, marks: resolved.marks, name: { names.items($0, isQuotation: false) })
    try statements.replace(
      with: resolved.resolution.statements.filter { names.holds($0.members, true, part.items) },
      name: { names.items($0, isQuotation: true) })
    settled.formUnion(summits.handled.map { ThingRow(kind: .summit, row: $0) })
    settled.formUnion(statements.handled.map { ThingRow(kind: .statement, row: $0) })
    if hasPending { try PendingWork.forget(part.wholeDocuments.subtracting(taken), in: db) }

    guard case .each(let indirect, let ministerial) = announcement else { return }
    let differences = rules.events(
      Resolution(summits: summits.before, statements: statements.before),
      Resolution(summits: summits.after, statements: statements.after))
    for event in differences {
      try leaveAliases(event)
      if event.isAnnounced(indirect: indirect, ministerial: ministerial) { events.append(event) }
    }
  }

  private func leaveAliases(_ event: Event) throws {
    for former in event.merged {
      switch event.subject {
      case .summit(let summit): try Aliases.add(former, for: summit.id, in: db)
      case .statement(let statement): try Aliases.add(former, for: statement.id, in: db)
      case .document, .index: break
      }
    }
  }
}

extension AffectedPart {
  /// The documents all of whose items are in the part.
  var wholeDocuments: Set<Int64> {
    var counts: [Int64: Int] = [:]
    for item in items { counts[item.document, default: 0] += 1 }
    return Set(
      counts.filter { documents[$0.key]?.bonds.numbers.count == $0.value }.map(\.key))
  }

  /// The documents to resolve, in the order of their rows, without the quotations that the part
  /// does not hold: few of a document's quotations are those that it shares with others.
  ///
  /// All mentions stay, since quotations and dates name them by their positions.
  var sortedDocuments: [ExtractedDocument] {
    documents.sorted { $0.key < $1.key }.map { row, loaded in
      var document = loaded.document
      guard case .read(let text, let head, var extraction) = document.outcome,
        !extraction.quotations.isEmpty
      else { return document }
      extraction.quotations = extraction.quotations.indices
        .filter { items.contains(.quotation($0, of: row)) }.map { extraction.quotations[$0] }
      document.outcome = .read(text: text, head: head, extraction: extraction)
      return document
    }
  }
}

extension Event {
  /// Whether an event is one that was asked for.
  func isAnnounced(indirect: Bool, ministerial: Bool) -> Bool {
    switch subject {
    case .summit(let summit): ministerial || summit.level == .leaders
    case .statement(let statement): indirect || statement.kind != .indirect
    case .document, .index: true
    }
  }
}

/// The items that the members of resolved things stand for.
///
/// A member names its document by the path for people, which two paths that are not UTF-8 may
/// share; together with hash and key it still names what is the same.
struct MemberNames {
  private struct Name: Hashable {
    var path: String
    var sha256: String
    var key: String
    var isQuotation: Bool
  }

  private var items: [Name: [Item]] = [:]

  /// The items of a part that the things of a resolution may have as members.
  init(_ part: AffectedPart, of resolution: Resolution) {
    let members =
      resolution.summits.flatMap(\.members) + resolution.statements.flatMap(\.members)
    let wanted = Set(members.map(\.sha256))
    for (row, loaded) in part.documents {
      let identity = loaded.document.identity
      guard wanted.contains(identity.sha256),
        case .read(_, _, let extraction) = loaded.document.outcome
      else { continue }
      let path = identity.displayPath
      for (position, mention) in extraction.summits.enumerated() {
        let name = Name(
          path: path, sha256: identity.sha256, key: mention.key, isQuotation: false)
        items[name, default: []].append(.mention(position, of: row))
      }
      for (position, quotation) in extraction.quotations.enumerated() {
        let name = Name(
          path: path, sha256: identity.sha256, key: quotation.key, isQuotation: true)
        items[name, default: []].append(.quotation(position, of: row))
      }
    }
  }

  func items(_ member: Member, isQuotation: Bool) -> [Item] {
    let name = Name(
      path: member.document, sha256: member.sha256, key: member.key, isQuotation: isQuotation)
    return items[name] ?? []
  }

  /// Whether a thing has a member in the part.
  func holds(_ members: [Member], _ isQuotation: Bool, _ part: Set<Item>) -> Bool {
    members.contains { items($0, isQuotation: isQuotation).contains(where: part.contains) }
  }

  /// The items outside the part that share a thing with one inside.
  func strays(in resolution: Resolution, beyond part: Set<Item>) -> Set<Item> {
    var strays: Set<Item> = []
    func look(_ members: [Member], _ isQuotation: Bool) {
      let all = members.flatMap { items($0, isQuotation: isQuotation) }
      guard all.contains(where: part.contains) else { return }
      strays.formUnion(all.filter { !part.contains($0) })
    }
    for summit in resolution.summits { look(summit.members, false) }
    for statement in resolution.statements { look(statement.members, true) }
    return strays
  }
}
