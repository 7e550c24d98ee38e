// Why the tagger labels items as it does, and what it would say otherwise; for people, not for speed.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel

/// The labels of one paragraph as the tagger weighs them.
struct TagExplanation {
  /// The items of the paragraph.
  let items: Range<Int>
  private let model: TagModel
  private let features: [[NamedWeights]]
  private let sums: [[Int]]
  /// Whether each item is a stretch between marks.
  private let areStretches: [Bool]

  /// A feature and its weights.
  struct NamedWeights {
    var feature: String
    var row: TagModel.WeightRow
  }

  /// The explanation of the paragraph that an item stands in; nil where there is none.
  init?(
    around item: Int, of text: ReportedText, names: NameLayer, roles: [UInt8], model: TagModel
  ) {
    let paragraph = text.paragraphs(upTo: Tagger.longestSequence).first { units in
      units.first.map { $0.items.lowerBound <= item } ?? false
        && units.last.map { item < $0.items.upperBound } ?? false
    }
    guard let paragraph else { return nil }
    var read = TagParagraph()
    read.fill(paragraph, of: text, names: names, roles: roles, lexicon: model)
    items = read.range
    areStretches = read.range.map { text.items[$0].stretch >= 0 }
    self.model = model
    var recorder = FeatureRecorder(model: model, text: text, items: read.range)
    TagFeatures(read).write(to: &recorder)
    features = recorder.weights
    sums = features.map { weights in
      (0..<TagLabel.count).map { label in
        weights.reduce(0) { $0 + $1.row[label: label] }
      }
    }
  }

  /// The labels of the spans that the tagger chooses.
  var chosen: [Int] {
    var lattice = Lattice(model: model)
    var chances = SpanChances(model: model)
    let scores = sums.map { sums in
      sums.indices.reduce(into: LabelRow()) { $0[$1] = Float(sums[$1]) }
    }
    var labels = [Int](repeating: TagLabel.outside, count: sums.count)
    let spans = Tagger(model: model).spans(by: scores, from: 0, &lattice, &chances) {
      areStretches[$0]
    }
    for span in spans {
      for item in span.items { labels[item] = TagLabel.inside(span.role) }
      labels[span.items.lowerBound] = TagLabel.begin(span.role)
    }
    return labels
  }

  /// The best labels, but for those that items must not have, and their score.
  ///
  /// Viterbi, 1967.
  func best(
    without isForbidden: (_ item: Int, _ label: Int) -> Bool = { _, _ in false }
  ) -> (labels: [Int], score: Int) {
    let never = Int.min / 4
    let labels = TagLabel.count
    var scores = [Int](repeating: never, count: labels)
    var origins: [[Int]] = []
    for place in sums.indices {
      var next = [Int](repeating: never, count: labels)
      var origin = [Int](repeating: 0, count: labels)
      for label in 0..<labels
      where !isForbidden(items.lowerBound + place, label) {
        if place == 0 {
          guard TagLabel.mayFollow(label, after: TagLabel.outside) else { continue }
          next[label] = Int(model.steps.starts[TagLabel.lane(label)]) + sums[place][label]
          continue
        }
        for previous in 0..<labels where TagLabel.mayFollow(label, after: previous) {
          let score =
            scores[previous] + Int(model.steps.step(from: previous, to: label))
            + sums[place][label]
          guard score > next[label] else { continue }
          next[label] = score
          origin[label] = previous
        }
      }
      scores = next
      origins.append(origin)
    }
    guard var label = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return ([], 0) }
    let score = scores[label]
    var way = [Int](repeating: label, count: sums.count)
    for place in sums.indices.dropFirst().reversed() {
      label = origins[place][label]
      way[place - 1] = label
    }
    return (way, score)
  }

  /// The features of an item that speak for one label against another, and those against it.
  func reasons(
    at item: Int, for label: Int, against rival: Int, most count: Int
  ) -> (pro: [QuotationExplanation.Reason], contra: [QuotationExplanation.Reason]) {
    guard features.indices.contains(item - items.lowerBound) else { return ([], []) }
    let all = features[item - items.lowerBound].map { weights in
      QuotationExplanation.Reason(
        feature: weights.feature,
        points: weights.row[label: label] - weights.row[label: rival])
    }
    let sorted = all.filter { $0.points != 0 }.sorted {
      (-abs($0.points), $0.feature) < (-abs($1.points), $1.feature)
    }
    return (
      Array(sorted.filter { $0.points > 0 }.prefix(count)),
      Array(sorted.filter { $0.points < 0 }.prefix(count))
    )
  }

  /// The label of an item in some way through the paragraph.
  func label(of item: Int, in labels: [Int]) -> Int {
    labels.indices.contains(item - items.lowerBound)
      ? labels[item - items.lowerBound] : TagLabel.outside
  }

  /// The label that suits an item best by its own features, but for one.
  func nextBest(at item: Int, to label: Int) -> Int {
    guard sums.indices.contains(item - items.lowerBound) else { return TagLabel.outside }
    let own = sums[item - items.lowerBound]
    return own.indices.filter { $0 != label }.max { own[$0] < own[$1] } ?? TagLabel.outside
  }
}

/// Takes the features of items with their names and weights.
private struct FeatureRecorder: TagFeatureSink {
  let model: TagModel
  let text: ReportedText
  let items: Range<Int>
  private(set) var weights: [[TagExplanation.NamedWeights]]

  init(model: TagModel, text: ReportedText, items: Range<Int>) {
    self.model = model
    self.text = text
    self.items = items
    weights = Array(repeating: [], count: items.count)
  }

  mutating func add(_ template: TagTemplate, _ value: UInt64?, from first: Int) {
    guard let value else { return }
    let rows = model.place(of: FeatureKey.of(template, value))
    for slot in 0..<rows.count {
      // The value is that of the last item of those that see it minus what lies behind.
      let place = first + slot
      record(model.rows[rows.row + slot], at: place, name(of: template, from: place, first))
    }
  }

  mutating func add(_ template: TagTemplate, _ value: UInt64, to sentence: Range<Int>) {
    let row = model.place(of: FeatureKey.of(template, value)).row
    let name = FeatureRecorder.words("\(template)")
    for place in sentence { record(model.rows[row], at: place, name) }
  }

  mutating func add(_ template: SmallTagTemplate, _ value: Int, at place: Int) {
    guard weights.indices.contains(place) else { return }
    weights[place].append(
      TagExplanation.NamedWeights(
        feature: FeatureRecorder.words("\(template)"),
        row: model.smallRows[template.rawValue + value]))
  }

  mutating func close() {}

  mutating func finish() {}

  private mutating func record(_ row: TagModel.WeightRow, at place: Int, _ feature: String) {
    guard weights.indices.contains(place) else { return }
    weights[place].append(TagExplanation.NamedWeights(feature: feature, row: row))
  }

  /// “word −1: told”, “cues around”; of several neighbours the first.
  private func name(of template: TagTemplate, from place: Int, _ first: Int) -> String {
    let name = FeatureRecorder.words("\(template)")
    guard let reach = template.shownReach else { return name }
    let shift = first + reach - place
    let item = items.lowerBound + place + shift
    let at = shift == 0 ? "" : shift < 0 ? " \(shift)" : " +\(shift)"
    guard items.contains(item) else { return "\(name)\(at): none" }
    return "\(name)\(at): \(text.page.article.text[text.bytes(item..<item + 1)].prefix(24))"
  }

  private static func words(_ name: String) -> String {
    name.reduce(into: "") { name, letter in
      name += letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }
  }
}

extension TagTemplate {
  /// How far behind the first of the items that see a value it stands; nil where it is no neighbour.
  fileprivate var shownReach: Int? {
    switch self {
    case .suffix, .prefix: 0
    default: width > 1 ? reach : nil
    }
  }
}

extension TagLabel {
  /// Whether a label is that of a source.
  static func isSource(_ label: Int) -> Bool {
    role(label) == .sourceBefore || role(label) == .sourceAfter
  }

  /// The label in words: “begin of the source before its cue”.
  static func name(_ label: Int) -> String {
    guard let role = role(label) else { return "outside" }
    let part = label == begin(role) ? "begin of" : "inside"
    return switch role {
    case .sourceBefore: "\(part) source before its cue"
    case .sourceAfter: "\(part) source behind its cue"
    case .cue: "\(part) cue"
    case .contentBefore: "\(part) content before its cue"
    case .contentAfter: "\(part) content behind its cue"
    }
  }
}
