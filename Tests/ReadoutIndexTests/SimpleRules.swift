// A resolution simple enough to be seen to be right, for tests of the index.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
import ReadoutModel
import ReadoutResolution

/// Rules with the two passes of the real ones and nothing of their subtlety.
///
/// Mentions that share a key are one summit for each day; an undated article has the first day
/// that dated mentions with its keys give. Quotations that share a key are one statement.
enum SimpleRules {
  static let rules = ResolutionRules(
    blocks: blocks(of:), resolve: { documents, _ in PartialResolution(resolution(of: documents)) },
    events: events)

  private static func blocks(of document: ExtractedDocument) -> ItemBlocks {
    guard case .read(_, _, let extraction) = document.outcome else { return ItemBlocks() }
    return ItemBlocks(
      summits: extraction.summits.map(\.keys), quotations: extraction.quotations.map(\.keys))
  }

  private struct Part: Hashable {
    var document: ExtractedDocument
    var head: ArticleHead
    var text: ArticleText
    var extraction: Extraction
  }

  static func resolution(of documents: [ExtractedDocument]) -> Resolution {
    let parts = documents.compactMap { document -> Part? in
      guard case .read(let text, let head, let extraction) = document.outcome else { return nil }
      return Part(document: document, head: head, text: text, extraction: extraction)
    }.sorted { $0.document.identity.path.lexicographicallyPrecedes($1.document.identity.path) }
    let mentions = parts.indices.flatMap { part in
      parts[part].extraction.summits.indices.map { (part: part, index: $0) }
    }
    let blocks = components(
      mentions.map { mention in
        let part = parts[mention.part]
        return part.extraction.summits[mention.index].keys.map { "key \($0)" }
          + ["\(part.document.identity.sha256) \(mention.index)"]
      })
    var firstDay: [Int: CalendarDay] = [:]
    for (position, mention) in mentions.enumerated() {
      let when = parts[mention.part].extraction.summits[mention.index].when
      guard let day = when?.start else { continue }
      firstDay[blocks[position]] = min(firstDay[blocks[position]] ?? day, day)
    }
    var anchors: [Int: CalendarDay] = [:]
    for (position, mention) in mentions.enumerated()
    where parts[mention.part].head.published == nil {
      guard let day = firstDay[blocks[position]] else { continue }
      anchors[mention.part] = min(anchors[mention.part] ?? day, day)
    }

    var summits: [String: Summit] = [:]
    var summitOf: [[Int]: String] = [:]
    var groups: [String: [(part: Int, index: Int)]] = [:]
    for (position, mention) in mentions.enumerated() {
      let when = parts[mention.part].extraction.summits[mention.index].when
      let day = when?.start ?? anchors[mention.part]
      groups["\(blocks[position])/\(day?.description ?? "")", default: []].append(mention)
    }
    for group in groups.values {
      let members = group.map { member(parts[$0.part], $0.index, isQuotation: false) }.sorted(by: <)
      let id = identifier("s-", members)
      var summit = Summit(
        id: id,
        participants: Set(
          group.flatMap { parts[$0.part].extraction.summits[$0.index].participants }
        ).sorted { ($0.id ?? "") < ($1.id ?? "") }, members: members)
      let days = group.compactMap {
        parts[$0.part].extraction.summits[$0.index].when?.start ?? anchors[$0.part]
      }
      summit.when = days.min().map { DateValue(day: $0, basis: "test") }
      let formats = Set(
        group.map { parts[$0.part].extraction.summits[$0.index].format }
      ).sorted { $0.rawValue < $1.rawValue }
      summit.format = formats[0]
      summit.place = Place(name: "Haldvik", country: "Norland")
      if formats.count > 1 {
        summit.contradictions = [
          Contradiction(
            kind: .format, severity: .hard,
            claims: formats.map {
              Contradiction.Claim(value: $0.rawValue, document: members[0].document, span: nil)
            })
        ]
      }
      summit.origins = Set(members.map(\.sha256)).count
      summits[id] = summit
      for mention in group { summitOf[[mention.part, mention.index]] = id }
    }

    let quotations = parts.indices.flatMap { part in
      parts[part].extraction.quotations.indices.map { (part: part, index: $0) }
    }
    let sets = components(
      quotations.map { quotation in
        let part = parts[quotation.part]
        return part.extraction.quotations[quotation.index].keys.map { "key \($0)" }
          + ["\(part.document.identity.sha256) \(quotation.index)"]
      })
    var statements: [Statement] = []
    for set in Set(sets) {
      let group = quotations.indices.filter { sets[$0] == set }.map { quotations[$0] }
      let members = group.map { member(parts[$0.part], $0.index, isQuotation: true) }.sorted(by: <)
      let all = group.map { parts[$0.part].extraction.quotations[$0.index] }
      let speakers = Set(all.compactMap(\.speaker)).sorted { ($0.id ?? "") < ($1.id ?? "") }
      let links = group.compactMap { spot in
        parts[spot.part].extraction.quotations[spot.index].summit.flatMap {
          summitOf[[spot.part, $0]]
        }
      }
      let days = group.compactMap { parts[$0.part].head.published?.start ?? anchors[$0.part] }
      var statement = Statement(
        id: identifier("q-", members), speaker: speakers.first,
        text: members[0].spans.map(\.text).joined(),
        kind: all.map(\.kind).contains(.direct) ? .direct : .indirect,
        variants: [], said: days.min().map { DateValue(day: $0, basis: "test") },
        summit: links.min(), members: members, origins: Set(members.map(\.sha256)).count)
      if speakers.count > 1 {
        statement.contradictions = [
          Contradiction(
            kind: .speaker, severity: .hard,
            claims: speakers.map {
              Contradiction.Claim(
                value: $0.name ?? "", document: members[0].document, span: nil)
            })
        ]
      }
      if let link = statement.summit { summits[link]?.statements.append(statement.id) }
      statements.append(statement)
    }
    for id in summits.keys { summits[id]?.statements.sort() }
    return Resolution(
      summits: summits.values.sorted { $0.id < $1.id },
      statements: statements.sorted { $0.id < $1.id })
  }

  static func events(_ before: Resolution, _ after: Resolution) -> [Event] {
    var events: [Event] = []
    let formerSummits = Dictionary(uniqueKeysWithValues: before.summits.map { ($0.id, $0) })
    let summits = Dictionary(uniqueKeysWithValues: after.summits.map { ($0.id, $0) })
    for former in before.summits where summits[former.id] == nil {
      events.append(Event(kind: .summitWithdrawn, subject: .summit(former)))
    }
    for summit in after.summits {
      guard let former = formerSummits[summit.id] else {
        events.append(Event(kind: .summitNew, subject: .summit(summit)))
        continue
      }
      if former.contradictions.isEmpty && !summit.contradictions.isEmpty {
        events.append(Event(kind: .summitDisputed, subject: .summit(summit)))
      } else if former.origins < summit.origins {
        events.append(Event(kind: .summitCorroborated, subject: .summit(summit)))
      }
    }
    let formerStatements = Dictionary(uniqueKeysWithValues: before.statements.map { ($0.id, $0) })
    let statements = Set(after.statements.map(\.id))
    for former in before.statements where !statements.contains(former.id) {
      events.append(Event(kind: .quoteWithdrawn, subject: .statement(former)))
    }
    for statement in after.statements {
      guard let former = formerStatements[statement.id] else {
        events.append(Event(kind: .quoteNew, subject: .statement(statement)))
        continue
      }
      if former.origins < statement.origins {
        events.append(Event(kind: .quoteCorroborated, subject: .statement(statement)))
      }
    }
    return events
  }

  private static func member(_ part: Part, _ index: Int, isQuotation: Bool) -> Member {
    let extraction = part.extraction
    let (key, ranges) =
      isQuotation
      ? (extraction.quotations[index].key, extraction.quotations[index].content)
      : (extraction.summits[index].key, extraction.summits[index].evidence)
    return Member(
      document: part.document.identity.displayPath, sha256: part.document.identity.sha256, key: key,
      spans: ranges.map { Passage($0, of: part.text) })
  }

  private static func identifier(_ prefix: String, _ members: [Member]) -> String {
    let least = members.map { $0.sha256 + $0.key }.min() ?? ""
    return prefix + least
  }

  /// For each list of keys the least index of those that it is connected with over shared keys.
  private static func components(_ lists: [[String]]) -> [Int] {
    var roots = Array(lists.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while roots[index] != index { index = roots[index] }
      return index
    }
    var firstOf: [String: Int] = [:]
    for (index, keys) in lists.enumerated() {
      for key in keys {
        let (a, b) = (root(firstOf[key] ?? index), root(index))
        roots[max(a, b)] = min(a, b)
        firstOf[key] = min(a, b)
      }
    }
    return lists.indices.map(root)
  }
}

extension Member {
  static func < (a: Member, b: Member) -> Bool {
    (a.sha256, a.key, a.document) < (b.sha256, b.key, b.document)
  }
}
