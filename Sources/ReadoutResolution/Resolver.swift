// Joins what many documents say into summits and statements.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

/// Joins mentions into summits and quotations into statements, as a function of a set.
///
/// Neither the order of the documents nor anything that was resolved before matters. Summits come
/// in two passes: the first groups mentions by their own dates and gives each undated document the
/// days on which it may have been published; the second reads relative dates again with these, and
/// groups once more. A date that was inferred so never serves to infer another.
///
/// A thing depends on the documents that share a block with one of its members, directly or through
/// other members (``itemBlocks(of:)``), and on what it is linked to: a statement on its summit, a
/// summit on its statements. Dates reach further only through documents without a date of their own
/// and summits that are dated by another of the same document: all summits that such a document
/// tells of bear on each other. A store that resolves again what hangs together so with a change
/// gets what the whole set would give.
public struct Resolver: Sendable {
  /// A resolver.
  public init() {}

  /// The summits and statements that a set of documents reports; their order does not matter.
  ///
  /// Rejected documents report nothing. Documents with the same bytes are one report with several
  /// paths. Each path should be given once.
  public func resolution(of documents: [ExtractedDocument]) -> Resolution {
    partialResolution(of: documents) { _, _ in false }.resolution
  }

  /// The summits and statements that a set of documents reports, without those that are known.
  ///
  /// - Parameter isKnown: Whether a summit is stored under an identifier, made of what a mark says,
  ///   and none of its documents was read anew since.
  public func partialResolution(
    of documents: [ExtractedDocument], unless isKnown: (_ id: String, _ mark: Int64) -> Bool
  ) -> PartialResolution {
    let sources = Source.distinct(documents)
    let origins = Origins(sources)
    let (groups, anchors) = summitGroups(of: sources)
    let identified = groups.map { (id: $0.identifier(in: sources), group: $0) }
    func assembly(of group: SummitGroup) -> SummitAssembly {
      SummitAssembly(
        reports: group.reports, book: group.book, sources: sources, anchors: anchors,
        origins: origins)
    }
    // 1. What was said, and at which of the summits.
    var summitOf: [Spot: String] = [:]
    for (id, group) in identified {
      for report in group.reports { summitOf[report.spot] = id }
    }
    var statements = StatementGrouping(sources: sources).groups().map { group in
      StatementAssembly(reports: group, sources: sources, origins: origins).statement(
        summitOf: summitOf)
    }
    let groupOf = Dictionary(identified.map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    let saidAt = link(&statements) { groupOf[$0].flatMap { assembly(of: $0).when } }
    // 2. The summits that are not known.
    var partial = PartialResolution(Resolution(summits: [], statements: []))
    for (id, group) in identified {
      let said = saidAt[id, default: []].sorted()
      let mark = SummitMark.of(group, in: sources, anchors: anchors, statements: said)
      if let mark, isKnown(id, mark) {
        partial.known.insert(id)
        continue
      }
      var summit = assembly(of: group).summit(id)
      summit.statements = said
      partial.resolution.summits.append(summit)
      partial.marks[id] = mark
    }
    partial.resolution.summits.sort { $0.id < $1.id }
    partial.resolution.statements = statements.sorted { $0.id < $1.id }
    return partial
  }

  /// The paths of the documents in sets of reprints: copies of a text, changed or cut as they may be.
  ///
  /// Each set is sorted, and the sets by their first path. Only readable documents are in them.
  public func reprints(among documents: [ExtractedDocument]) -> [[String]] {
    let sources = Source.distinct(documents)
    return Origins(sources).reprints()
      .map { set in set.flatMap { sources[$0].paths }.sorted() }
      .sorted { ($0.first ?? "") < ($1.first ?? "") }
  }

  // MARK: Summits

  /// The reports of one summit, and who is who in their block.
  struct SummitGroup {
    var reports: [SummitReport]
    var book: PartyBook

    /// The identifier of the summit: that of the least mention.
    func identifier(in sources: [Source]) -> String {
      let keys = reports.map { (sources[$0.spot.source].sha256, $0.mention.key) }
      let least = keys.min { $0 < $1 } ?? ("", "")
      return Identifier.make("s-", sha256: least.0, key: least.1)
    }
  }

  private func summitGroups(of sources: [Source]) -> ([SummitGroup], Anchors) {
    let first = reports(of: sources) { mention, _ in
      mention.when
    } published: {
      sources[$0].head.published
    }
    let blocks = blocks(of: first, in: sources)
    let bare = blocks.map { groups(in: $0, of: first) }
    let anchors = Anchors(bare.flatMap { $0.map(\.reports) }, in: sources)
    guard !anchors.isEmpty else { return (bare.flatMap(\.self), anchors) }
    let second = reports(of: sources) { mention, spot in
      anchors.when(mention, at: spot) ?? mention.when
    } published: {
      anchors.published($0, in: sources)
    }
    // Where no date was inferred, the second pass would say what the first did.
    let dated = zip(blocks, bare).flatMap { block, groups in
      block.allSatisfy { first[$0].isDated(as: second[$0]) }
        ? groups : self.groups(in: block, of: second)
    }
    return (dated, anchors)
  }

  private func reports(
    of sources: [Source], when: (SummitMention, Spot) -> DateValue?,
    published: (Int) -> DateValue?
  ) -> [SummitReport] {
    sources.indices.flatMap { source in
      sources[source].extraction.summits.indices.map { index in
        let mention = sources[source].extraction.summits[index]
        let spot = Spot(source: source, index: index)
        return SummitReport(
          spot: spot, mention: mention, published: published(source), when: when(mention, spot))
      }
    }
  }

  /// Reports that share a block, directly or through others, as indices.
  private func blocks(of reports: [SummitReport], in sources: [Source]) -> [[Int]] {
    var sets = DisjointSets(count: reports.count)
    var firstOf: [String: Int] = [:]
    for index in reports.indices {
      for block in Blocks.of(
        reports[index].mention, sha256: sources[reports[index].spot.source].sha256)
      {
        let first = firstOf[block, default: index]
        firstOf[block] = first
        sets.join(first, index)
      }
    }
    return sets.sets()
  }

  private func groups(in block: [Int], of reports: [SummitReport]) -> [SummitGroup] {
    var members = block.map { reports[$0] }
    let book = PartyBook(members.flatMap(\.mention.participants))
    for index in members.indices where members[index].mention.series == nil {
      members[index].parties = Set(members[index].mention.participants.map(book.name(of:)))
    }
    return comparable(members).flatMap { same -> [SummitGroup] in
      let isGathering = same.first?.mention.series != nil
      return SummitGrouping(reports: same, isGathering: isGathering).groups().map { group in
        SummitGroup(reports: group.map { same[$0] }, book: book)
      }
    }
  }

  /// Reports on one level of the same participants, or of lists that are mostly the same.
  private func comparable(_ reports: [SummitReport]) -> [[SummitReport]] {
    struct Company: Hashable {
      let level: String
      let isSeries: Bool
      let parties: Set<String>
    }
    var byCompany: [Company: [Int]] = [:]
    for (index, report) in reports.enumerated() {
      let company = Company(
        level: report.mention.level.rawValue, isSeries: report.mention.series != nil,
        parties: report.parties)
      byCompany[company, default: []].append(index)
    }
    let companies = byCompany.sorted { $0.value[0] < $1.value[0] }
    var sets = DisjointSets(count: companies.count)
    for (first, one) in companies.enumerated() where one.key.parties.count > 2 {
      for (second, other) in companies.enumerated().dropFirst(first + 1)
      where one.key.level == other.key.level && !other.key.parties.isEmpty
        && SummitTraits.areMostlyEqual(one.key.parties, other.key.parties)
      {
        sets.join(first, second)
      }
    }
    return sets.sets().map { set in
      set.flatMap { companies[$0].value }.sorted().map { reports[$0] }
    }
  }

  // MARK: Links

  /// Dates what was said at a summit by the summit.
  ///
  /// - Returns: The identifiers of the statements by that of their summit.
  private func link(
    _ statements: inout [Statement], when: (_ summit: String) -> DateValue?
  ) -> [String: [String]] {
    var saidAt: [String: [Int]] = [:]
    for index in statements.indices {
      if let id = statements[index].summit { saidAt[id, default: []].append(index) }
    }
    for (id, indices) in saidAt {
      guard let when = when(id) else { continue }
      for index in indices { statements[index].said = when }
    }
    return saidAt.mapValues { $0.map { statements[$0].id } }
  }
}
