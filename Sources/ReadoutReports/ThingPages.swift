// The files of one summit and of one person: for people, for browsers, for programs.
// SPDX-License-Identifier: Apache-2.0

import ReadoutContract
import ReadoutIndex
import ReadoutModel

/// Writes the files of single things, or removes those of a thing that is no more.
struct ThingPages {
  /// The most things that a page lists; all of them are in the index.
  private static let longestList = 200

  private let index: IndexStore
  private let folder: SummaryFolder
  private let written = ResolutionWriter()

  init(index: IndexStore, folder: SummaryFolder) {
    self.index = index
    self.folder = folder
  }

  /// Draws the files of summits.
  ///
  /// - Parameter former: The names that files had: those of a summit of another day or place have
  ///   another.
  /// - Returns: The names of the files, without those of summits that are no more.
  func drawSummits(
    _ identifiers: [String], former: [String: String]
  ) throws -> [String: String] {
    var finder = EvidenceFinder(index: index)
    var names = former
    for id in identifiers {
      names[id] = try drawSummit(id, former: names[id], finder: &finder)
    }
    return names
  }

  private func drawSummit(
    _ id: String, former: String?, finder: inout EvidenceFinder
  ) throws -> String? {
    var name: String?
    if case .summit(let summit)? = try index.thing(id), summit.id == id, summit.level == .leaders {
      let current = SummaryName.of(summit)
      let statements = try index.statements(
        StatementFilter(summit: id), limit: ThingPages.longestList)
      let page = SummitPage(summit, statements: statements)
      let html = try WebPage.summit(
        summit, statements: statements, name: current, finder: &finder)
      try folder.write(Array(page.markdown.utf8), to: "summits/\(current).md")
      try folder.write(Array(html.utf8), to: "summits/\(current).html")
      try folder.write(written.json(of: summit) + [0x0A], to: "summits/\(current).json")
      name = current
    }
    if let former, former != name {
      for suffix in [".md", ".html", ".json"] { try folder.remove("summits/" + former + suffix) }
    }
    return name
  }

  /// The path of a person's files without a suffix.
  static func name(ofPerson id: String) -> String {
    "speakers/" + SummaryName.of(Party(id: id, kind: .unknown))
  }

  /// Draws a person's files.
  ///
  /// - Returns: How much is told of the person; nil where that is nothing any more.
  func drawPerson(_ id: String) throws -> PersonTally? {
    let counted = try index.personTally(of: id)
    let name = ThingPages.name(ofPerson: id)
    guard let person = try index.party(id) else {
      for suffix in [".md", ".html", ".json"] { try folder.remove(name + suffix) }
      return counted
    }
    let tally = counted ?? PersonTally(id: id)
    let said = try index.statements(of: id, limit: ThingPages.longestList)
    let met = try index.summits(with: id, limit: ThingPages.longestList)
    var finder = EvidenceFinder(index: index)
    let more = ThingPages.more(tally.summits - met.count, tally.statements - said.count)
    let page = SpeakerPage(speaker: person, summits: met, statements: said, more: more)
    let html = try WebPage.person(
      person, summits: met, statements: said,
      counts: [
        ThingPages.counted(tally.summits, "summit"),
        ThingPages.counted(tally.statements, "quotation"),
      ].compactMap(\.self).joined(separator: ", "), more: more, finder: &finder)
    try folder.write(Array(page.markdown.utf8), to: name + ".md")
    try folder.write(Array(html.utf8), to: name + ".html")
    try folder.write(
      said.flatMap { written.json(of: $0) + [0x0A] }, to: name + ".json")
    return counted
  }

  private static func counted(_ number: Int, _ one: String) -> String? {
    number == 0 ? nil : number == 1 ? "1 \(one)" : "\(number) \(one)s"
  }

  /// What is left out, in a sentence; nil where that is nothing.
  private static func more(_ summits: Int, _ statements: Int) -> String? {
    let parts = [counted(summits, "earlier summit"), counted(statements, "earlier quotation")]
      .compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    return "Not shown here: \(parts.joined(separator: " and ")); the overview finds them."
  }
}
