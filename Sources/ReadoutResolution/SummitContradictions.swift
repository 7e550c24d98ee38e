// Where the reports of one summit cannot all be right.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

extension SummitAssembly {
  /// The contradictions between reports of different documents.
  ///
  /// A plan that was carried out is history, not a contradiction. Fires on “by phone” against “by
  /// video link” of one day; must not on “in February” against “on February 4”.
  var contradictions: [Contradiction] {
    [
      dayContradiction, placeContradiction, formatContradiction, participantContradiction,
      ordinalContradiction, durationContradiction,
    ].compactMap { $0 }
  }

  private var dayContradiction: Contradiction? {
    guard !reports.contains(where: { $0.mention.series != nil }) else { return nil }
    let claims = backed(decisive) { $0.mention.when?.interval == nil ? nil : $0.window.day }
    guard let first = claims.map(\.value).min(), let last = claims.map(\.value).max() else {
      return nil
    }
    // The evening of a call in one zone is the next morning in another.
    let isRemote = reports.contains { [.video, .phone].contains($0.mention.format) }
    return contradiction(
      .when, isRemote && last - first <= 1 ? .soft : .hard, claims, fact: .when, \.description)
  }

  private var formatContradiction: Contradiction? {
    contradiction(
      .format, .hard, backed(decisive, by: known(\.format)), fact: .format, \.rawValue)
  }

  private var placeContradiction: Contradiction? {
    let claims = backed(decisive.filter { ![.video, .phone].contains($0.mention.format) }) {
      $0.mention.place
    }
    let names = claims.compactMap { PlaceName($0.value) }
    let relations = names.flatMap { one in names.map { one.relation(to: $0) } }
    if relations.contains(.different) {
      return contradiction(.where, .hard, claims, fact: .where) { $0.description }
    }
    return relations.contains(.doubtful)
      ? contradiction(.where, .soft, claims, fact: .where) { $0.description } : nil
  }

  /// Lists that each name somebody whom the other does not; a shorter list is only shorter.
  private var participantContradiction: Contradiction? {
    let claims = backed(decisive) { $0.parties.isEmpty ? nil : $0.parties }
    let differ = claims.contains { one in
      claims.contains { !one.value.isSubset(of: $0.value) && !$0.value.isSubset(of: one.value) }
    }
    guard differ else { return nil }
    return contradiction(.participants, .hard, claims, fact: .participants) { names in
      names.compactMap { book.party(named: $0)?.label }.sorted().joined(separator: ", ")
    }
  }

  private var ordinalContradiction: Contradiction? {
    let claims = backed(reports) { report in
      report.mention.ordinal.flatMap { $0.isIdentifying ? $0 : nil }
    }
    let differ = claims.contains { one in
      claims.contains { one.value.isSameCount(as: $0.value) && one.value.number != $0.value.number }
    }
    return differ ? contradiction(.ordinal, .hard, claims, fact: .ordinal, \.description) : nil
  }

  /// Durations within a tenth agree; up to a half more is rounding, such as “an hour” for 74 minutes.
  private var durationContradiction: Contradiction? {
    let claims = backed(reports) { $0.mention.durationMinutes.flatMap { $0 > 0 ? $0 : nil } }
    guard let least = claims.map(\.value).min(), let most = claims.map(\.value).max(),
      Double(most) > Double(least) * 1.1
    else { return nil }
    let isRounding = Double(most) <= Double(least) * 1.5
    return contradiction(.duration, isRounding ? .soft : .hard, claims, fact: .duration) {
      "\($0) minutes"
    }
  }

  /// A contradiction, if there is more than one claim and more than one document.
  private func contradiction<Value>(
    _ kind: Contradiction.Kind, _ severity: Contradiction.Severity, _ claims: [Backed<Value>],
    fact: SummitFact, _ label: (Value) -> String
  ) -> Contradiction? {
    guard claims.count > 1, Set(claims.flatMap { $0.reports.map(\.spot.source) }).count > 1 else {
      return nil
    }
    let said = claims.flatMap { claim in
      claim.reports.flatMap { report in
        sources[report.spot.source].paths.map { path in
          Contradiction.Claim(
            value: label(claim.value), document: path, span: passage(for: fact, in: report))
        }
      }
    }
    return Contradiction(kind: kind, severity: severity, claims: said.inOrder())
  }
}

extension [Contradiction.Claim] {
  /// The claims by value, document and place.
  func inOrder() -> [Contradiction.Claim] {
    sorted { a, b in
      (a.value, a.document, a.span?.start ?? 0, a.span?.end ?? 0)
        < (b.value, b.document, b.span?.start ?? 0, b.span?.end ?? 0)
    }
  }
}
