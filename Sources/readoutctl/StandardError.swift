// Messages for people, on standard error.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutReports

/// Says what went wrong.
func complain(_ problem: String) { say("error: \(problem)") }

/// Says something that is no part of the answer.
func say(_ sentence: String) {
  FileHandle.standardError.write(Data("\(TerminalText.safe(sentence))\n".utf8))
}
