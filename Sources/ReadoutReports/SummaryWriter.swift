// Keeps the summary files in step with the index.
// SPDX-License-Identifier: Apache-2.0

import ReadoutContract
public import ReadoutIndex
import ReadoutModel

/// Draws the files that no longer say what the index says.
///
/// The index keeps account of them, so that nothing is drawn for nothing and nothing is forgotten.
public struct SummaryWriter: Sendable {
  /// Which files are wanted.
  public struct Selection: Hashable, Sendable {
    /// A page and a JSON file for each summit.
    public var summits: Bool
    /// A page and a JSON file for each speaker.
    public var speakers: Bool
    /// A page for each day.
    public var digest: Bool

    /// All files, or some.
    public init(summits: Bool = true, speakers: Bool = true, digest: Bool = true) {
      self.summits = summits
      self.speakers = speakers
      self.digest = digest
    }
  }

  /// The most pages that are drawn in one step.
  private static let portion = 50
  /// The most statements that a page lists; all of them are in the index.
  private static let longestList = 200

  private let index: IndexStore
  private let folder: SummaryFolder
  private let selection: Selection
  private let written = ResolutionWriter()
  private var digest: (page: DigestPage, day: CalendarDay, sequence: Int64)?

  /// A writer of the files in a folder.
  public init(index: IndexStore, folder: SummaryFolder, selection: Selection = Selection()) {
    self.index = index
    self.folder = folder
    self.selection = selection
  }

  /// Draws some of the pages of summits and speakers that are out of date.
  ///
  /// - Returns: Whether there were any.
  /// - Throws: `SummaryError` or `IndexError`; what was drawn stays, and is drawn again.
  public func drawPages() throws -> Bool {
    let pages = try index.stalePages(limit: SummaryWriter.portion)
    guard !pages.isEmpty else { return false }
    let present = pages.contains { $0.kind == .summit } ? folder.names(in: "summits") : []
    for page in pages {
      switch page.kind {
      case .summit where selection.summits: try drawSummit(page.id, present: present)
      case .speaker where selection.speakers: try drawSpeaker(page.id)
      case .summit, .speaker: break
      }
    }
    try index.markDrawn(pages)
    return true
  }

  // MARK: - Pages

  private func drawSummit(_ id: String, present: [String]) throws {
    let suffix = "_" + SummaryName.shortened(id) + "."
    var old = Set(present.filter { $0.contains(suffix) })
    if case .summit(let summit)? = try index.thing(id), summit.id == id, summit.level == .leaders {
      let name = SummaryName.of(summit)
      let statements = try index.statements(
        StatementFilter(summit: id), limit: SummaryWriter.longestList)
      let page = SummitPage(summit, statements: statements)
      try folder.write(Array(page.markdown.utf8), to: "summits/\(name).md")
      try folder.write(written.json(of: summit) + [0x0A], to: "summits/\(name).json")
      old.subtract([name + ".md", name + ".json"])
    }
    for name in old { try folder.remove("summits/" + name) }
  }

  private func drawSpeaker(_ id: String) throws {
    let statements = try index.statements(
      StatementFilter(person: id), limit: SummaryWriter.longestList)
    let speaker = statements.lazy.compactMap(\.speaker).first { $0.id == id }
    let name = "speakers/" + SummaryName.of(Party(id: id, kind: .unknown))
    guard let speaker else {
      try folder.remove(name + ".md")
      try folder.remove(name + ".json")
      return
    }
    let page = SpeakerPage(speaker: speaker, statements: statements)
    try folder.write(Array(page.markdown.utf8), to: name + ".md")
    try folder.write(
      statements.flatMap { written.json(of: $0) + [0x0A] }, to: name + ".json")
  }

  // MARK: - Digest

  /// Draws the digests of days with new events; a day that is over is not drawn again.
  ///
  /// - Throws: `SummaryError` or `IndexError`.
  public mutating func drawDigest() throws {
    guard selection.digest else { return }
    let days = try index.eventDays()
    let drawn = Set(folder.names(in: "digest"))
    let current = digest?.day ?? days.last
    for day in days where current.map({ day >= $0 }) ?? true || !drawn.contains("\(day).md") {
      var (page, sequence) = (DigestPage(day: day), Int64(0))
      if let digest, digest.day == day { (page, sequence) = (digest.page, digest.sequence) }
      while case let events = try index.events(on: day, after: sequence), let last = events.last {
        for logged in events { page.add(logged.event) }
        sequence = last.sequence
      }
      digest = (page, day, sequence)
      try folder.write(Array(page.markdown.utf8), to: "digest/\(day).md")
    }
  }
}
