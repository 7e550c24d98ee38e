// Documents that ended the service while they were read.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc
import ReadoutJournal
import ReadoutText

/// Remembers beyond the end of the process which document it was reading when a fault ended it.
///
/// No input should do that. If one does, it would end the service at each start, and no other document
/// would ever be read; so a document that did it once is rejected. The note is a store to a mapped
/// file: it costs nothing on the way, and needs no more than a thread that is about to die can do.
/// There is one in a process, see `readout_open_faults`.
struct FaultLedger: Sendable {
  /// Opens the ledger of a state folder, and has faults noted from now on.
  ///
  /// - Throws: where the file cannot be made; all works without it.
  init(path: String) throws(FaultLedgerError) {
    // SAFETY: a string that lives as long as the call.
    guard unsafe readout_open_faults(path) == 0 else {
      throw FaultLedgerError(reason: systemMessage(of: errno).lowercasedFirst)
    }
    readout_note_faults()
  }

  /// Forgets what another version of the program or of its settings has met.
  func begin(version: String) {
    // SAFETY: a string that lives as long as the call.
    unsafe readout_begin_faults(DocumentExtractor.sha256(of: Array(version.utf8)))
  }

  /// Why a document is not to be read; nil for nearly all.
  func reason(against document: FaultName) -> String? {
    // SAFETY: a string that lives as long as the call.
    let signal = unsafe readout_fault_of(document.name)
    switch signal {
    case 0: return nil
    case SIGABRT:
      return "reading it took so long that the service was ended; \(FaultLedger.advice)"
    default: return "reading it ended the service by signal \(signal); \(FaultLedger.advice)"
    }
  }

  private static let advice =
    "that is a fault of readoutd, please report it; it is read again when it has changed"

  /// Reads a document, whose name is noted if that never ends.
  func reading<Result>(_ document: FaultName, _ read: () -> Result) -> Result {
    // SAFETY: a string that lives as long as the call; its bytes are copied.
    let hand = unsafe readout_take_in_hand(document.name)
    defer { readout_put_down(hand) }
    return read()
  }
}

/// Why there is no ledger.
struct FaultLedgerError: Error {
  let reason: String
}

/// What tells one way of reading one document from all others.
struct FaultName: Sendable {
  fileprivate let name: String

  init(sha256: String, format: DocumentFormat) {
    name = "\(sha256) \(format.rawValue)"
  }
}
