// Messages for people, on standard error.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutReports

/// Says what went wrong.
func complain(_ problem: String) {
  FileHandle.standardError.write(Data("error: \(TerminalText.safe(problem))\n".utf8))
}
