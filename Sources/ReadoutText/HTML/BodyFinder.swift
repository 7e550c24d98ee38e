// Finds the article among the boxes of a page.
// SPDX-License-Identifier: Apache-2.0

/// Chooses the box that holds the article, and the blocks in it that belong to the article.
///
/// Boxes are scored by the paragraphs in them, after the idea of
/// [Readability](https://github.com/mozilla/readability): a long paragraph with few links speaks for
/// the boxes around it, the nearest most. What a box is named counts, but no name removes a box that
/// holds most of the page's prose: sites call their whole page “has-sidebar”.
struct BodyFinder {
  /// What is known of the text of a box and of the boxes in it.
  struct Measure {
    var bytes = 0
    var linkBytes = 0
    var proseBytes = 0
    /// The prose right inside the box, or inside one box in it, whichever is most.
    var densestBytes = 0
    var score = 0.0
  }

  /// Why a box and what is in it is no part of the article.
  private enum Exclusion: String {
    case comments, hidden, navigation, footer, aside, form
    case pullQuote = "pull quote"
  }

  private let page: Page
  private var measures: [Measure]
  private var exclusions: [Exclusion?]
  private var isProse: [Bool]

  /// Measures the boxes of a page.
  init(page: Page) {
    self.page = page
    measures = Array(repeating: Measure(), count: page.boxes.count)
    exclusions = Array(repeating: nil, count: page.boxes.count)
    isProse = []
    isProse = page.blocks.map { looksLikeProse($0) }
    measure(excluding: false)
    exclude()
    measure(excluding: true)
    score()
  }

  /// The indices of the article's blocks, in reading order; empty where the page has no prose.
  func blocks() -> [Int] {
    let parts = parts()
    return page.blocks.indices.filter { index in
      let box = page.blocks[index].box
      return exclusions[box] == nil && parts.contains { $0.contains(box) } && belongs(index)
    }
  }

  /// Why a block is no part of the article.
  func reason(against index: Int) -> String {
    if let exclusion = exclusions[page.blocks[index].box] { return exclusion.rawValue }
    return belongs(index) ? "outside the article" : "links"
  }

  // MARK: - Measures

  private func looksLikeProse(_ block: PageBlock) -> Bool {
    let tag = page.boxes[block.box].tag
    guard !tag.isHeading, block.range.count >= 60, block.linkBytes * 2 < block.range.count
    else { return false }
    return block.range.count >= 140 || page.text.span.endsSentence(block.range)
  }

  private mutating func measure(excluding: Bool) {
    for index in measures.indices { measures[index] = Measure() }
    for (index, block) in page.blocks.enumerated() {
      if excluding, exclusions[block.box] != nil { continue }
      measures[block.box].bytes += block.range.count
      measures[block.box].linkBytes += block.linkBytes
      if isProse[index] { measures[block.box].proseBytes += block.range.count }
    }
    for index in measures.indices.reversed() {
      let parent = Int(page.boxes[index].parent)
      guard parent >= 0 else { continue }
      measures[parent].bytes += measures[index].bytes
      measures[parent].linkBytes += measures[index].linkBytes
      measures[parent].proseBytes += measures[index].proseBytes
    }
  }

  private mutating func exclude() {
    let whole = measures.first?.proseBytes ?? 0
    var groups: [FoldedWord: Int] = [:]
    for (index, box) in page.boxes.enumerated() where box.tag == .p {
      groups[box.group, default: 0] += measures[index].proseBytes
    }
    for (index, box) in page.boxes.enumerated() {
      if box.parent >= 0, let outer = exclusions[Int(box.parent)] {
        exclusions[index] = outer
        continue
      }
      // Paragraphs of one class stand or fall together.
      let isGrouped = box.tag == .p && box.group != FoldedWord("")
      let bytes = isGrouped ? groups[box.group, default: 0] : measures[index].proseBytes
      if let (exclusion, limit) = doubt(about: box), bytes * 100 < whole * limit {
        exclusions[index] = exclusion
      }
    }
  }

  /// What a box may be instead of a part of the article, and the share of the page's prose, in
  /// percent, below which it is that.
  private func doubt(about box: Box) -> (Exclusion, limit: Int)? {
    if box.hints.contains(.comments) { return (.comments, box.hints.contains(.body) ? 5 : 65) }
    let isNamed = !box.hints.isDisjoint(with: [.aside, .hidden, .pullQuote])
    let limit = isNamed && box.hints.contains(.body) ? 5 : 30
    if box.hints.contains(.hidden) { return (.hidden, limit) }
    if box.hints.contains(.pullQuote) { return (.pullQuote, limit) }
    switch box.tag {
    case .nav: return (.navigation, limit)
    case .footer: return (.footer, limit)
    case .aside: return (.aside, limit)
    case .form: return (.form, limit)
    default: return isNamed ? (.aside, limit) : nil
    }
  }

  private mutating func score() {
    for (index, block) in page.blocks.enumerated()
    where isProse[index] && exclusions[block.box] == nil {
      var commas = 0
      for position in block.range where page.text[position] == 0x2C { commas += 1 }
      measures[block.box].densestBytes += block.range.count
      let points = 1 + Double(min(commas, 10)) + min(Double(block.range.count) / 100, 4)
      var box = block.box
      // A paragraph speaks for the box around it, not for itself.
      if page.boxes[box].tag == .p, page.boxes[box].parent >= 0 {
        box = Int(page.boxes[box].parent)
        measures[box].densestBytes += block.range.count
      }
      var level = 0
      while box >= 0, level < 8 {
        let divider = level == 0 ? 1 : level == 1 ? 2 : Double(level) * 3
        measures[box].score += points / divider
        box = Int(page.boxes[box].parent)
        level += 1
      }
    }
    for index in page.boxes.indices {
      let box = page.boxes[index]
      var factor = 1 - Double(measures[index].linkBytes) / Double(max(1, measures[index].bytes))
      if box.hints.contains(.body) { factor *= 1.5 }
      if box.tag == .article || box.hints.contains(.article) { factor *= 1.15 }
      if box.hints.contains(.content) { factor *= 1.1 }
      if !box.hints.isDisjoint(with: [.aside, .comments, .byline]) { factor *= 0.6 }
      switch box.tag {
      case .body, .html: factor *= 0.8
      case .ul, .ol, .li, .form, .blockquote: factor *= 0.6
      default: break
      }
      measures[index].score *= factor
    }
  }

  // MARK: - Choice

  /// The ranges of boxes that make up the article.
  ///
  /// The best box, and beside it and beside the boxes around it those that hold as dense prose:
  /// an article may be cut by pictures and advertisements, but a list of teasers is never dense.
  private func parts() -> [Range<Int>] {
    let candidates = measures.indices.filter {
      exclusions[$0] == nil && measures[$0].proseBytes > 0
    }
    guard let best = candidates.max(by: { measures[$0].score < measures[$1].score }) else {
      return page.boxes.isEmpty ? [] : [0..<page.boxes.count]
    }
    let ends = subtreeEnds()
    var densest = measures.map(\.densestBytes)
    for index in densest.indices.reversed() where page.boxes[index].parent >= 0 {
      let parent = Int(page.boxes[index].parent)
      if exclusions[index] == nil { densest[parent] = max(densest[parent], densest[index]) }
    }
    // Beside a box that is named as a body only boxes of the same class may join.
    var holdsBody = page.boxes.map {
      $0.hints.contains(.body) && $0.group == page.boxes[best].group && $0.group != FoldedWord("")
    }
    for index in holdsBody.indices.reversed() where holdsBody[index] {
      if page.boxes[index].parent >= 0 { holdsBody[Int(page.boxes[index].parent)] = true }
    }
    let isMarked = page.boxes[best].hints.contains(.body)
    var parts = [best..<ends[best]]
    var body = best
    let wanted = densest[best] * 3 / 10
    for _ in 0..<5 {
      let outer = Int(page.boxes[body].parent)
      guard outer >= 0, page.boxes[body].tag != .article, page.boxes[body].tag != .main
      else { break }
      var place = outer + 1
      while place < ends[outer] {
        defer { place = ends[place] }
        guard place != body, exclusions[place] == nil, densest[place] > max(wanted, 120),
          holdsBody[place] || !isMarked
        else { continue }
        let links = measures[place].linkBytes * 100
        if links < measures[place].bytes * 30 { parts.append(place..<ends[place]) }
      }
      if !isMarked, measures[outer].densestBytes > max(wanted, 120) {
        parts.append(outer..<outer + 1)
      }
      body = outer
    }
    return parts
  }

  /// For each box, the index behind the last box inside it.
  private func subtreeEnds() -> [Int] {
    var ends = Array(1...max(1, page.boxes.count))
    for index in page.boxes.indices.reversed() {
      let parent = Int(page.boxes[index].parent)
      if parent >= 0 { ends[parent] = max(ends[parent], ends[index]) }
    }
    return ends
  }

  /// Whether a block of the body is prose, a heading or an item rather than furniture.
  private func belongs(_ index: Int) -> Bool {
    let block = page.blocks[index]
    if isProse[index] || isQuoted(block.box) { return true }
    // Links alone are no text.
    return block.linkBytes * 10 <= block.range.count * 6
  }

  private func isQuoted(_ box: Int) -> Bool {
    var place = box
    for _ in 0..<3 where place >= 0 {
      if page.boxes[place].tag == .blockquote { return true }
      place = Int(page.boxes[place].parent)
    }
    return false
  }
}
