// The index over the sample articles is a function of the set of them, whatever came before.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutIndex
import ReadoutKnowledge
import ReadoutModel
import TestSupport
import Testing

@testable import ReadoutService

/// The sample articles and, where they are at hand, five real ones.
///
/// The real ones are not part of this repository: `READOUT_DATA` names the folder that has them in
/// `seeds/`, `../shared/data` by default.
enum ArticleShelf {
  /// A file's name and bytes.
  struct File: Hashable, Sendable {
    var name: String
    var bytes: [UInt8]
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The sample articles, by name.
  static let samples = files(in: root.appendingPathComponent("seeds"))

  /// The real articles, by name; none where they are absent.
  static let real: [File] = {
    let named = ProcessInfo.processInfo.environment["READOUT_DATA"].map {
      URL(fileURLWithPath: $0)
    }
    let data = named ?? root.appendingPathComponent("../shared/data")
    return files(in: data.appendingPathComponent("seeds"))
  }()

  private static func files(in folder: URL) -> [File] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else {
        return nil
      }
      return File(name: name, bytes: Array(data))
    }
  }
}

@Suite("Articles in any order")
struct ShuffledArticlesTests {
  private static let extractor = DocumentExtractor(knowledge: .builtIn())

  @Test(
    "after any arrivals, edits, renames and removals the index equals a fresh run",
    arguments: UInt64(1)...20)
  func anyOrder(seed: UInt64) throws {
    var dice = SplitMix64(seed: seed)
    var desk = Desk(files: ArticleShelf.samples + ArticleShelf.real)
    let bench = try Workbench()
    let store = try IndexStore(writingAt: try StateFolder(path: bench.state).indexPath)
    var steps: [String] = []
    for _ in 0..<12 {
      var changes: [DocumentChange] = []
      for _ in 0..<Int.random(in: 1...5, using: &dice) {
        let step = desk.step(using: &dice)
        steps.append(step.description)
        changes += try step.changes { try Self.document($0) }
      }
      try store.commit(changes, announcing: .each(), on: CalendarDay(daysSinceEpoch: 19_900))
    }
    let other = try Workbench()
    let fresh = try IndexStore(writingAt: try StateFolder(path: other.state).indexPath)
    let final = desk.files.values.sorted { $0.name < $1.name }.shuffled(using: &dice)
    try fresh.commit(
      try final.map { .put(try Self.document($0), signature: .unknown) }, announcing: .nothing,
      on: CalendarDay(daysSinceEpoch: 19_901))
    let (indexed, expected) = (try store.contents(), try fresh.contents())
    #expect(indexed == expected, "seed \(seed): \(steps.joined(separator: ", "))")
    try store.close()
    try fresh.close()
  }

  @Test(
    "the same through the folder and the pipeline", arguments: UInt64(21)...23)
  func throughFolder(seed: UInt64) async throws {
    var dice = SplitMix64(seed: seed)
    var desk = Desk(files: ArticleShelf.samples + ArticleShelf.real)
    let bench = try Workbench()
    try await bench.run { _, index in
      for _ in 0..<30 { try desk.step(using: &dice).perform(in: bench) }
      let final = desk.hashes
      #expect(await settles(index, to: final), "seed \(seed)")
      let other = try Workbench()
      for file in desk.files.values { try other.drop(file.name, bytes: file.bytes) }
      try await other.run { _, fresh in
        #expect(await settles(fresh, to: final), "seed \(seed)")
        let (indexed, expected) = (try index.contents(), try fresh.contents())
        #expect(indexed == expected, "seed \(seed)")
      }
    }
  }

  @Test(
    "five real articles take part",
    .enabled(
      if: !ArticleShelf.real.isEmpty, "skipped: no articles in READOUT_DATA or ../shared/data"))
  func real() {
    #expect(ArticleShelf.real.count == 5)
  }

  /// Whether an index comes to hold what is expected; there is no event for quiet, so it is asked.
  private func settles(_ index: IndexStore, to expected: [String: String]) async -> Bool {
    for _ in 0..<2_000 {
      let documents = (try? index.documents()) ?? []
      let held = documents.map { ($0.displayPath, $0.sha256 ?? "") }
      if Dictionary(held, uniquingKeysWith: { $1 }) == expected { return true }
      try? await Task.sleep(for: .milliseconds(10))
    }
    return false
  }

  private static func document(_ file: ArticleShelf.File) throws -> ExtractedDocument {
    extractor.document(path: Array(file.name.utf8), bytes: file.bytes)
  }
}

// MARK: - What may happen to a folder

/// A folder as a model: which files there are, and which there may be.
private struct Desk {
  let all: [ArticleShelf.File]
  var files: [String: ArticleShelf.File] = [:]

  init(files: [ArticleShelf.File]) { all = files }

  /// The hash of each file.
  var hashes: [String: String] { files.mapValues { DocumentExtractor.sha256(of: $0.bytes) } }

  /// One thing that happens.
  enum Step: CustomStringConvertible {
    case put(ArticleShelf.File)
    case move(from: String, to: String)
    case remove(String)

    var description: String {
      switch self {
      case .put(let file): "put \(file.name) (\(file.bytes.count) bytes)"
      case .move(let from, let to): "move \(from) to \(to)"
      case .remove(let name): "remove \(name)"
      }
    }

    func changes(
      _ document: (ArticleShelf.File) throws -> ExtractedDocument
    ) throws -> [DocumentChange] {
      switch self {
      case .put(let file): [.put(try document(file), signature: .unknown)]
      case .move(let from, let to):
        [.moved(from: Array(from.utf8), to: Array(to.utf8), signature: .unknown)]
      case .remove(let name): [.removed(path: Array(name.utf8))]
      }
    }

    func perform(in bench: Workbench) throws {
      switch self {
      case .put(let file): try bench.drop(file.name, bytes: file.bytes)
      case .move(let from, let to): try bench.move(from, to: to)
      case .remove(let name): try bench.remove(name)
      }
    }
  }

  /// Lets something happen: mostly an article arrives, is edited, renamed, removed or comes back.
  mutating func step(using dice: inout SplitMix64) -> Step {
    let present = files.keys.sorted().randomElement(using: &dice)
    switch (Int.random(in: 0..<8, using: &dice), present) {
    case (0, let name?):
      files[name] = nil
      return .remove(name)
    case (1, let name?):
      // The kind of a document is told by its name, so the end of it stays.
      let target = "moved-\(Int.random(in: 0..<1_000, using: &dice))-\(name)"
      guard var file = files.removeValue(forKey: name) else { return .remove(name) }
      file.name = target
      files[target] = file
      return .move(from: name, to: target)
    case (2, let name?):
      guard var file = files[name] else { return .remove(name) }
      file.bytes = edited(file.bytes, using: &dice)
      files[name] = file
      return .put(file)
    default:
      let index = Int.random(in: all.indices, using: &dice)
      files[all[index].name] = all[index]
      return .put(all[index])
    }
  }

  /// Without a paragraph, or with one more.
  private func edited(_ bytes: [UInt8], using dice: inout SplitMix64) -> [UInt8] {
    var paragraphs = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if Bool.random(using: &dice), paragraphs.count > 4 {
      paragraphs.remove(at: Int.random(in: 1..<paragraphs.count, using: &dice))
      return Array(paragraphs.joined(separator: [0x0A]))
    }
    return bytes + Array("\nAmara Okoye is to meet Tomas Lindqvist again in June.\n".utf8)
  }
}
