// The index is a function of the set of documents, whatever came before.
// SPDX-License-Identifier: Apache-2.0

import ReadoutIndex
import ReadoutModel
import TestSupport
import Testing

@Suite struct SettlementTests {
  @Test(
    "after any sequence of changes the index equals a fresh run over what is there",
    arguments: UInt64(1)...20)
  func anyOrder(seed: UInt64) throws {
    var dice = SplitMix64(seed: seed)
    let folder = try TemporaryFolder()
    var rules = SimpleRules.rules
    rules.portion = Int.random(in: 1...8, using: &dice)
    let store = try IndexStore(writingAt: folder.index, rules: rules)
    var model: [String: Sample] = [:]
    let names = (0..<16).map { "\($0).txt" }
    for _ in 0..<20 {
      var changes: [DocumentChange] = []
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        let name = names.randomElement(using: &dice) ?? ""
        switch Int.random(in: 0..<6, using: &dice) {
        case 0:
          model[name] = nil
          changes.append(.removed(path: path(name)))
        case 1:
          let target = names.randomElement(using: &dice) ?? ""
          changes.append(.moved(from: path(name), to: path(target), signature: signature()))
          guard var sample = model[name], target != name else { continue }
          model[name] = nil
          sample.path = target
          model[target] = sample
        case 2:
          // A copy of another file.
          guard
            var copy = model.values.sorted(by: { $0.path < $1.path })
              .randomElement(using: &dice)
          else { continue }
          copy.path = name
          model[name] = copy
          changes.append(copy.put())
        default:
          let sample = dice.sample(at: name)
          model[name] = sample
          changes.append(sample.put())
        }
      }
      let isLater = Int.random(in: 0..<3, using: &dice) == 0
      try store.commit(
        changes, announcing: Bool.random(using: &dice) ? .nothing : .each(), on: may(20),
        resolving: isLater ? .later : .now)
      while isLater, Bool.random(using: &dice),
        try store.settle(announcing: .each(), on: may(20), limit: 3).remaining > 0
      {}
    }
    while try store.settle(announcing: .nothing, on: may(20), limit: 2).remaining > 0 {}

    let fresh = try TemporaryFolder()
    let other = try IndexStore(in: fresh)
    try other.commit(
      model.values.shuffled(using: &dice).map { $0.put() }, announcing: .nothing, on: may(21))
    #expect(try store.contents() == other.contents(), "seed \(seed)")
    let whole = SimpleRules.resolution(of: model.values.map(\.document))
    #expect(try store.summits().sorted { $0.id < $1.id } == whole.summits, "seed \(seed)")
    #expect(try store.statements().sorted { $0.id < $1.id } == whole.statements, "seed \(seed)")
    #expect(try store.defects().isEmpty, "seed \(seed)")
  }

  @Test("what is put off is resolved later, and its events come then")
  func later() throws {
    let folder = try TemporaryFolder()
    let store = try IndexStore(in: folder)
    let sample = Sample(mentions: [Sample.Mention(keys: ["k"])])
    let first = try store.commit(
      [sample.put()], announcing: .each(), on: may(20), resolving: .later)
    #expect(kinds(first) == [.documentIndexed])
    #expect(try store.summits().isEmpty)
    #expect(try store.pendingDocuments() == 1)
    let (events, remaining) = try store.settle(announcing: .each(), on: may(20))
    #expect(kinds(events) == [.summitNew])
    #expect(remaining == 0)
    #expect(try store.summits().count == 1)
  }

  @Test("a document without a date has it from another as long as that one is there")
  func anchors() throws {
    let folder = try TemporaryFolder()
    let store = try IndexStore(in: folder)
    try store.commit(
      Sample(
        words: "Undated.", published: nil, mentions: [Sample.Mention(keys: ["k"])],
        quotes: [Sample.Quote(keys: ["q"])]
      ).put())
    #expect(try store.statements().map(\.said) == [nil])
    try store.commit(
      Sample(path: "b.txt", words: "B.", mentions: [Sample.Mention(keys: ["k"], day: may(2))])
        .put())
    #expect(try store.statements().map { $0.said?.start } == [may(2)])
    #expect(try store.summits().count == 1)
    try store.commit(.removed(path: path("b.txt")))
    #expect(try store.statements().map(\.said) == [nil])
  }

  @Test("more documents than a portion holds resolve as they would at once")
  func portions() throws {
    let folder = try TemporaryFolder()
    let store = try IndexStore(in: folder)
    let samples = (0..<700).map { number in
      Sample(
        path: "\(number).txt", words: "Text \(number).",
        mentions: [Sample.Mention(keys: ["k\(number / 3)"], day: may(1 + number % 2))],
        quotes: [Sample.Quote(keys: ["q\(number % 300)"])])
    }
    try store.commit(samples.map { $0.put() }, announcing: .nothing, on: may(20))
    let whole = SimpleRules.resolution(of: samples.map(\.document))
    #expect(try store.summits().sorted { $0.id < $1.id } == whole.summits)
    #expect(try store.statements().sorted { $0.id < $1.id } == whole.statements)
  }
}

extension SplitMix64 {
  mutating func keys(_ space: String, of count: Int) -> [String] {
    (0..<Int.random(in: 0...2, using: &self)).map { _ in
      "\(space)\(Int.random(in: 0..<count, using: &self))"
    }
  }

  fileprivate mutating func sample(at path: String) -> Sample {
    let mentions = (0..<Int.random(in: 0...2, using: &self)).map { _ in
      Sample.Mention(
        keys: keys("k", of: 14),
        day: Bool.random(using: &self) ? may(.random(in: 1...3, using: &self)) : nil,
        format: [.phone, .inPerson, .video].randomElement(using: &self) ?? .unknown)
    }
    let quotes = (0..<Int.random(in: 0...3, using: &self)).map { _ in
      Sample.Quote(
        keys: keys("w", of: 30), speaker: ["a-b", "c-d", nil].randomElement(using: &self) ?? nil,
        summit: mentions.isEmpty || Bool.random(using: &self) ? nil : 0)
    }
    return Sample(
      path: path, words: "Version \(Int.random(in: 0..<5, using: &self)) of it.",
      published: Bool.random(using: &self) ? may(4) : nil, mentions: mentions, quotes: quotes)
  }
}
