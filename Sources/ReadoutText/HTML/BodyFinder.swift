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
    var score = 0.0
  }

  private let page: Page
  private var measures: [Measure]
  /// Why a box and what is in it is no part of the article.
  private var exclusions: [Bool]
  private var isProse: [Bool]

  /// Measures the boxes of a page.
  init(page: Page) {
    self.page = page
    measures = Array(repeating: Measure(), count: page.boxes.count)
    exclusions = Array(repeating: false, count: page.boxes.count)
    isProse = []
    isProse = page.blocks.map { looksLikeProse($0) }
    measure(excluding: false)
    exclude()
    measure(excluding: true)
    score()
  }

  /// The indices of the article's blocks, in reading order; empty where the page has no prose.
  func blocks() -> [Int] {
    guard let body = body() else { return [] }
    return page.blocks.indices.filter { index in
      let box = page.blocks[index].box
      return isInside(box, body) && !exclusions[box] && belongs(index)
    }
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
      if excluding, exclusions[block.box] { continue }
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
    for index in page.boxes.indices {
      let box = page.boxes[index]
      if box.parent >= 0, exclusions[Int(box.parent)] {
        exclusions[index] = true
        continue
      }
      let share = measures[index].proseBytes * 100
      switch box.tag {
      case .nav, .footer, .aside, .form: exclusions[index] = share < whole * 30
      default: break
      }
      if !box.hints.isDisjoint(with: [.aside, .hidden, .comments, .pullQuote]) {
        let limit = box.hints.contains(.body) ? 5 : 30
        exclusions[index] = exclusions[index] || share < whole * limit
      }
    }
  }

  private mutating func score() {
    for (index, block) in page.blocks.enumerated() where isProse[index] && !exclusions[block.box] {
      var commas = 0
      for position in block.range where page.text[position] == 0x2C { commas += 1 }
      let points = 1 + Double(min(commas, 10)) + min(Double(block.range.count) / 100, 4)
      var box = block.box
      // A paragraph speaks for the box around it, not for itself.
      if page.boxes[box].tag == .p, page.boxes[box].parent >= 0 {
        box = Int(page.boxes[box].parent)
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

  private func body() -> Int? {
    let best = measures.indices.filter { !exclusions[$0] && measures[$0].proseBytes > 0 }
      .max { measures[$0].score < measures[$1].score }
    guard var body = best else { return page.boxes.indices.first }
    // A box around it that holds much more prose and little else is the article.
    var outer = Int(page.boxes[body].parent)
    while outer >= 0, page.boxes[outer].tag != .html {
      let more = measures[outer].proseBytes - measures[body].proseBytes
      let links = measures[outer].linkBytes * 100 / max(1, measures[outer].bytes)
      let isMarked = !page.boxes[body].hints.isDisjoint(with: .body)
      if more * 100 > measures[body].proseBytes * (isMarked ? 60 : 15), links < 30 { body = outer }
      outer = Int(page.boxes[outer].parent)
      if page.boxes[body].tag == .article { break }
    }
    return body
  }

  private func isInside(_ box: Int, _ outer: Int) -> Bool {
    var place = box
    while place > outer { place = Int(page.boxes[place].parent) }
    return place == outer
  }

  /// Whether a block of the body is prose, a heading or an item rather than furniture.
  private func belongs(_ index: Int) -> Bool {
    let block = page.blocks[index]
    if isProse[index] { return true }
    // Links alone are no text.
    if block.linkBytes * 10 > block.range.count * 6 { return false }
    return true
  }
}
