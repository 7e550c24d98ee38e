// `readoutctl quotes --explain ID`: why the quotations of a statement were read as they were.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutContract
import ReadoutIndex
import ReadoutModel
import ReadoutReports
import ReadoutService

/// Reads the quotations of a statement again, and shows what decided.
struct QuotationExplaining {
  let index: IndexStore
  let isJSON: Bool
  let review: QuotationReview

  /// An answer from an index, by what the configuration knows.
  init(_ options: IndexOptions) throws {
    index = try options.state.open()
    isJSON = options.json
    let knowledge = KnowledgeFiles(folder: try configuration(of: options.state.config).knowledge)
    review = QuotationReview(knowledge: try knowledge.load().knowledge)
  }

  /// Writes the explanation of each quotation of the statement with an identifier.
  ///
  /// - Throws: `ExitCode(1)` where there is no such statement.
  func run(_ id: String) throws {
    var answer = Answer()
    if case .statement(let statement)? = try index.thing(id) {
      for member in statement.members { try explain(member, of: statement, in: &answer) }
    }
    try answer.finish()
  }

  private func explain(
    _ member: Member, of statement: ReadoutModel.Statement, in answer: inout Answer
  ) throws {
    guard let document = try index.document(atPath: Array(member.document.utf8)),
      case .read(let text, _, _) = document.outcome
    else { return complain("'\(member.document)' is not in the index any more; skipped") }
    guard let explanation = review.explanation(ofQuotation: member.key, in: document) else {
      return complain(
        "'\(member.document)': the quotation is not found again in the text alone; skipped")
    }
    if isJSON {
      try answer.add(
        json: ExplanationWriter().json(of: explanation, document: member.document, text: text))
    } else {
      try answer.add(
        text: ExplanationPage(explanation, document: member.document, text: text).text)
    }
  }
}
