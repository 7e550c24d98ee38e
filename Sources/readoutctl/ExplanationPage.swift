// Why a quotation was read as it was, for a person.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutReports

/// An explanation as a page for the terminal: the sentence with its parts marked, and what decided.
struct ExplanationPage {
  private let explanation: QuotationExplanation
  private let document: String
  private let article: ArticleText

  init(_ explanation: QuotationExplanation, document: String, text: ArticleText) {
    self.explanation = explanation
    self.document = document
    article = text
  }

  /// The lines of the page, with an empty one at the end.
  var text: String {
    let quotation = explanation.quotation
    var lines = [TerminalText.safe(document), "", "  " + markedSentence, ""]
    lines += rows([
      ("decided by", decision),
      ("speaker", "\(quotation.speaker?.description ?? "–")\(reason)"),
      ("hearer", quotation.addressee?.description ?? "–"),
      ("kind", "\(quotation.kind.rawValue), confidence \(percent(quotation.confidence))"),
      ("rules", explanation.ruled.map(told) ?? "find no quotation here"),
      ("tagger", explanation.tagged.map(told) ?? "finds no quotation here"),
      ("runner-up", explanation.runnerUp.map(told) ?? "none"),
    ])
    var page = lines.joined(separator: "\n") + "\n"
    if !explanation.grounds.isEmpty { page += "\n" + grounds.text(width: Terminal.width) }
    return page + "\n"
  }

  // MARK: The sentence

  /// The sentence with `source[…]`, `cue[…]`, `said[…]` and `hearer[…]` around its parts.
  private var markedSentence: String {
    let quotation = explanation.quotation
    let parts =
      quotation.content.map { ($0, "said") } + quotation.cue.map { ($0, "cue") }
      + quotation.source.map { ($0, "source") }
      + (explanation.hearer.map { [($0, "hearer")] } ?? [])
    let sentence = parts.map(\.0).reduce(explanation.sentence) {
      min($0.lowerBound, $1.lowerBound)..<max($0.upperBound, $1.upperBound)
    }
    var marked = ""
    var place = sentence.lowerBound
    for (range, name) in parts.sorted(by: { $0.0.lowerBound < $1.0.lowerBound })
    where range.lowerBound >= place {
      marked += TerminalText.safe(article[place..<range.lowerBound])
      marked += "\(name)[" + TerminalText.safe(article[range]) + "]"
      place = range.upperBound
    }
    return marked + TerminalText.safe(article[place..<sentence.upperBound])
  }

  // MARK: What decided

  private var decision: String {
    let who =
      switch explanation.decision {
      case .rules: "the rules"
      case .tagger: "the tagger"
      case .both: "rules and tagger, which name the same source"
      }
    return "\(who): \(explanation.basis)"
  }

  private var reason: String {
    explanation.quotation.speakerReason.map { " (\($0))" } ?? ""
  }

  private func told(_ reading: QuotationExplanation.Reading) -> String {
    let content = reading.content.map { words($0) }.joined(separator: " … ")
    return "\(words(reading.source)) | \(words(reading.cue)) | \(content): \(reading.basis)"
  }

  private func told(_ rival: QuotationExplanation.RunnerUp) -> String {
    let source = rival.source == nil ? "no source" : "source \(words(rival.source))"
    return
      "\(source), cue \(words(rival.cue)): \(rival.distance) points behind (32: odds of e to 1)"
  }

  /// The features that decided, a row for each of the first words of source, cue and content.
  private var grounds: Table {
    var table = Table(columns: ["AT", "LABEL", "RATHER THAN", "FOR", "AGAINST"])
    for ground in explanation.grounds {
      for row in 0..<max(1, ground.pro.count, ground.contra.count) {
        let isFirst = row == 0
        table.rows.append([
          isFirst ? words(ground.words) : "", isFirst ? ground.label : "",
          isFirst ? ground.rival : "", told(ground.pro, row), told(ground.contra, row),
        ])
      }
    }
    return table
  }

  private func told(_ reasons: [QuotationExplanation.Reason], _ row: Int) -> String {
    guard reasons.indices.contains(row) else { return "" }
    return "\(reasons[row].points > 0 ? "+" : "")\(reasons[row].points) \(reasons[row].feature)"
  }

  // MARK: Words

  private func rows(_ rows: [(name: String, value: String)]) -> [String] {
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { name, value in
      "  " + name + String(repeating: " ", count: width + 2 - name.count) + TerminalText.safe(value)
    }
  }

  /// The words of a range, cut where they are many; a dash for none.
  private func words(_ range: Range<Int>?) -> String {
    range.map { TerminalText.cut(TerminalText.safe(article[$0]), to: 60) } ?? "–"
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
