// Keeps the summary files in step with the index.
// SPDX-License-Identifier: Apache-2.0

import ReadoutContract
public import ReadoutIndex
import ReadoutModel

/// Draws the files of what changed in the index since a commit.
///
/// The files are renderings: all of them can be made again by drawing what changed since commit 0.
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

  /// The most things whose files are drawn in one step.
  private static let portion = 50

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

  /// Draws a portion of what changed after a commit, and the digest once nothing is left.
  ///
  /// - Returns: The commit that the files now stand at; the same one when nothing is left.
  /// - Throws: `SummaryError` or `IndexError`; what was drawn stays, and can be drawn again.
  public mutating func step(after commit: Int64) throws -> Int64 {
    let changes = try index.changes(after: commit, limit: SummaryWriter.portion)
    guard changes.commit > commit else {
      if selection.digest { try drawDigest() }
      return commit
    }
    if selection.summits { try drawSummits(of: changes) }
    if selection.speakers { try drawSpeakers(of: changes) }
    return changes.commit
  }

  // MARK: - Summits

  private func drawSummits(of changes: Changes) throws {
    var present: [String: [String]] = [:]
    for name in folder.names(in: "summits") {
      let stem = name.split(separator: ".").first ?? ""
      present[String(stem.suffix(8)), default: []].append(name)
    }
    for case .summit(let summit) in changes.departed {
      for name in present[SummaryName.shortened(summit.id)] ?? [] {
        try folder.remove("summits/" + name)
      }
    }
    for summit in changes.summits where summit.level == .leaders {
      let name = SummaryName.of(summit)
      let statements = try index.statements(StatementFilter(summit: summit.id), limit: 1_000)
      let page = SummitPage(summit, statements: statements)
      try folder.write(Array(page.markdown.utf8), to: "summits/\(name).md")
      try folder.write(written.json(of: summit) + [0x0A], to: "summits/\(name).json")
      for old in present[SummaryName.shortened(summit.id)] ?? []
      where old != name + ".md" && old != name + ".json" {
        try folder.remove("summits/" + old)
      }
    }
  }

  // MARK: - Speakers

  private func drawSpeakers(of changes: Changes) throws {
    var affected = Set<Party>()
    for statement in changes.statements { affected.formUnion(speakers(of: statement)) }
    for case .statement(let statement) in changes.departed {
      affected.formUnion(speakers(of: statement))
    }
    var drawn = Set<String>()
    for speaker in affected.sorted(by: { $0.description < $1.description }) {
      guard let id = speaker.id, drawn.insert(id).inserted else { continue }
      try draw(speaker, id: id)
    }
  }

  /// All who are reported to have said something; whose page may have to change.
  private func speakers(of statement: Statement) -> [Party] {
    statement.variants.compactMap(\.speaker) + [statement.speaker].compactMap(\.self)
  }

  private func draw(_ speaker: Party, id: String) throws {
    let statements = try index.statements(StatementFilter(person: id), limit: 10_000)
    let name = "speakers/" + SummaryName.of(speaker)
    guard !statements.isEmpty else {
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

  /// Adds the events that came since the last look; a day that is over is not drawn again.
  private mutating func drawDigest() throws {
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
