// What is told and done when the index fails.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import ReadoutIndex
import ReadoutJournal

/// Ends the service where only a new index helps.
struct TroubleDesk: Sendable {
  let state: StateFolder
  let messages: MessageQueue

  /// What the pipeline calls when the index fails, and with nil when it works again.
  func report() -> @Sendable (IndexError?) -> Void {
    { error in
      guard let error, error.kind == .corrupt else { return }
      // The next start sets the file aside and builds a new one; the manager sees to that start.
      state.noteDamage("\(error)")
      messages.say(.troubled, "\(error); ending, the next start builds it again", .error)
      Task {
        await withTimeLimit(milliseconds: 400) { await messages.drain() }
        exit(ServiceError.index(error).exitStatus)
      }
    }
  }
}
