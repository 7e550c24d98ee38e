// Keeps the summary files in step with the index.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutIndex
import ReadoutModel

/// Draws the files that no longer say what the index says.
///
/// The index keeps account of them, so that nothing is drawn for nothing and nothing is forgotten.
/// There are three sorts: pages of one thing; parts, which have the things of a month; and wholes,
/// which are of everything and small, or are joined from parts.
public struct SummaryWriter: Sendable {
  /// Which files are wanted.
  public struct Selection: Hashable, Sendable {
    /// A page and its data for each summit.
    public var summits: Bool
    /// A page and its data for each person.
    public var speakers: Bool
    /// A page for each day.
    public var digest: Bool
    /// The overview, with the files that it reads.
    public var overview: Bool
    /// What other programs take: calendar, feed and tables.
    public var exports: Bool

    /// All files, or some.
    public init(
      summits: Bool = true, speakers: Bool = true, digest: Bool = true, overview: Bool = true,
      exports: Bool = true
    ) {
      self.summits = summits
      self.speakers = speakers
      self.digest = digest
      self.overview = overview
      self.exports = exports
    }
  }

  /// The most pages that are drawn in one step.
  private static let portion = 50
  /// The form of the files: what another version of the program drew is drawn again.
  private static let form = "2"
  private static let formNote = "summaries"

  private let index: IndexStore
  private let folder: SummaryFolder
  private let selection: Selection
  private var tallies = Tallies()
  private var items = KnownItems()
  private var digest: (page: DigestPage, day: CalendarDay, sequence: Int64)?
  private var isFormChecked = false
  /// The pages that were drawn and may not be on the disk yet, with the names of summits' files.
  private var drawn: (pages: [StalePage], names: [String: String]) = ([], [:])
  /// Which parts were drawn since the wholes were joined from them; all, for all that is known.
  private var joined: Set<PartKind> = []

  /// A writer of the files in a folder.
  public init(index: IndexStore, folder: SummaryFolder, selection: Selection = Selection()) {
    self.index = index
    self.folder = folder
    self.selection = selection
  }

  // MARK: - Pages and parts

  /// Draws some of the pages and parts that are out of date; `finish` notes that they were drawn.
  ///
  /// - Returns: Whether there may be more.
  /// - Throws: `SummaryError` or `IndexError`; what was drawn stays, and is drawn again.
  public mutating func drawPages() throws -> Bool {
    try checkForm()
    var pages = try index.stalePages(limit: SummaryWriter.portion)
    let mayBeMore = pages.count == SummaryWriter.portion
    // A part is drawn once for all its things.
    for month in Set(pages.compactMap(\.month)).sorted() {
      pages += try index.stalePages(of: month)
    }
    let portion = Array(Set(pages))
    var names = try index.drawnNames(of: portion)
    try draw(portion, &names)
    drawn = (portion, names)
    return mayBeMore
  }

  /// Notes that pages are drawn, as soon as they are on the disk: a crash would lose them before.
  ///
  /// - Throws: `SummaryError` or `IndexError`.
  public mutating func finish() throws {
    guard !drawn.pages.isEmpty else { return }
    try folder.sync()
    try index.markDrawn(drawn.pages, names: drawn.names)
    drawn = ([], [:])
  }

  /// What came of a piece of the drawing.
  private enum Drawn: Sendable {
    case summits([String: String])
    case persons([String: PersonTally?])
    case part
  }

  /// Draws pages, on all cores; no file is in two pieces.
  ///
  /// - Parameter names: The names of the files of summits as they were, and then as they are.
  private mutating func draw(_ pages: [StalePage], _ names: inout [String: String]) throws {
    let drawing = ThingPages(index: index, folder: folder)
    let identifiers = { (kind: StalePage.Kind) in
      pages.filter { $0.kind == kind }.map(\.id).sorted()
    }
    // 1. The pages of persons are long. Identifiers that differ in marks alone have one file.
    var pieces: [@Sendable () throws -> Drawn] = []
    if selection.speakers {
      for same in Dictionary(grouping: identifiers(.person), by: ThingPages.name(ofPerson:)).values
      {
        pieces.append {
          var tallies: [String: PersonTally?] = [:]
          for id in same { tallies[id] = .some(try drawing.drawPerson(id)) }
          return .persons(tallies)
        }
      }
    }
    // 2. Of summits there may be many, each a short page.
    let summits = identifiers(.summit)
    if selection.summits, !summits.isEmpty {
      let former = names
      pieces.append {
        .summits(try drawing.drawSummits(summits, former: former))
      }
    }
    // 3. The files of months.
    for kind in PartKind.allCases {
      let cells = identifiers(kind.page)
      guard !cells.isEmpty, selection.overview || selection.exports else { continue }
      joined.remove(kind)
      let part = PartFiles(index: index, folder: folder, kind: kind)
      pieces.append {
        try part.draw(cells)
        return .part
      }
    }
    for page in pages {
      tallies.note(page)
      items.forget(page)
    }
    for drawn in try concurrently(pieces) {
      switch drawn {
      case .summits(let current): names = current
      case .persons(let counted): for (id, tally) in counted { tallies.count(tally, of: id) }
      case .part: break
      }
    }
  }

  private mutating func checkForm() throws {
    guard !isFormChecked else { return }
    let isThere = !selection.overview || folder.has(SummaryWriter.overviewName)
    if try index.note(SummaryWriter.formNote) != SummaryWriter.form || !isThere {
      try removeOldSummits(but: [])
      try index.markAllStale()
      try index.setNote(SummaryWriter.formNote, SummaryWriter.form)
    }
    isFormChecked = true
  }

  /// Removes the files of summits with other names than these.
  private func removeOldSummits(but names: Set<String>) throws {
    for name in folder.names(in: "summits")
    where SummaryName.isOfSummit(name) && !names.contains(String(name.prefix { $0 != "." })) {
      try folder.remove("summits/" + name)
    }
  }

  // MARK: - Wholes

  private static let overviewName = "index.html"

  /// Draws what is of everything: overview, calendar, feed and tables.
  ///
  /// - Throws: `SummaryError` or `IndexError`.
  public mutating func drawWholes() throws {
    if selection.overview || selection.summits || selection.speakers {
      try folder.write(Array(BuiltInPage.commonStyle.text.utf8), to: "readout.css")
    }
    try tallies.refresh(from: index)
    let (index, folder) = (index, folder)
    var pieces: [@Sendable () throws -> (Tallies, KnownItems)?] = []
    if selection.overview {
      let (tallies, items) = (tallies, items)
      pieces.append {
        var (tallies, items) = (tallies, items)
        let page = try Overview(index: index).html(&tallies, &items)
        try folder.write(Array(page.utf8), to: SummaryWriter.overviewName)
        return (tallies, items)
      }
    }
    if selection.exports {
      for kind in PartKind.allCases.reversed() where !joined.contains(kind) {
        let part = PartFiles(index: index, folder: folder, kind: kind)
        let months = kind == .summits ? tallies.summitMonths : tallies.statementMonths
        pieces.append {
          try part.join(months)
          return nil
        }
      }
      pieces.append {
        let feed = Feed.text(
          summits: try index.changedSummits(limit: Feed.length),
          statements: try index.changedStatements(limit: Feed.length),
          identifier: index.identifier)
        try folder.write(Array(feed.utf8), to: "feed.xml")
        return nil
      }
    }
    if let known = try concurrently(pieces).compactMap(\.self).first { (tallies, items) = known }
    if selection.exports { joined = Set(PartKind.allCases) }
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

  // MARK: - Everything

  /// Draws every file, whether or not it is out of date; the index need not be open for writing.
  ///
  /// - Parameter progress: Told after each step how many pages and parts of how many are done.
  /// - Throws: `SummaryError` or `IndexError`.
  public mutating func drawAll(
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    let pages = try index.allPages()
    var names: [String: String] = [:]
    var start = 0
    while start < pages.count {
      // A portion ends with a month.
      var end = min(start + SummaryWriter.portion, pages.count)
      while end < pages.count, let month = pages[end].month, month == pages[end - 1].month {
        end += 1
      }
      try draw(Array(pages[start..<end]), &names)
      start = end
      progress(start, pages.count)
    }
    try removeOldSummits(but: Set(names.values))
    try drawWholes()
    try drawDigest()
  }
}
