// `readoutctl doctor`: what keeps the service from doing its work, and what to do.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutReports
import ReadoutService

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Find out what keeps readoutd from doing its work, and what to do.",
    discussion: """
      Ends with status 1 where something does not work. Root sees what the service's own user may \
      read; ask as yourself for what you may read. With --state it looks at a readoutd that was \
      started by hand, and at the folder that it watches.
      """)

  @OptionGroup var service: StateOptions

  @Flag(help: "Write JSON Lines instead of text.")
  var json = false

  func run() throws {
    let findings: [Finding]
    do throws(ConfigurationError) {
      let configuration = try ConfigurationFiles(main: service.config).configuration()
      findings =
        Examiner(configuration: configuration, state: service.state).examination()
        .findings
    } catch {
      findings = [
        Finding(.bad, "\(error)", "correct it; 'readoutctl config check' tells whether it is right")
      ]
    }
    var answer = Answer()
    for finding in findings {
      if json {
        try answer.add(json: ListedFinding(finding))
      } else {
        try answer.add(text: text(of: finding))
      }
    }
    try answer.finish()
    if findings.contains(where: { $0.verdict == .bad }) { throw ExitCode(1) }
  }

  /// The finding, with what to do below it.
  private func text(of finding: Finding) -> String {
    let mark = finding.verdict.rawValue
    let padding = String(repeating: " ", count: max(0, 8 - mark.utf8.count))
    var text = "\(mark)\(padding) \(TerminalText.safe(finding.text))\n"
    for line in finding.advice {
      text += String(repeating: " ", count: 9) + TerminalText.safe(line) + "\n"
    }
    return text
  }
}

/// A finding, `readout.finding/1`.
private struct ListedFinding: Encodable {
  var schema = "readout.finding/1"
  var verdict: String
  var text: String
  var advice: [String]

  init(_ finding: Finding) {
    verdict = finding.verdict.rawValue
    text = finding.text
    advice = finding.advice
  }
}
