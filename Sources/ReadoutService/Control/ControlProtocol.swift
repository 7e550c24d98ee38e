// What is asked and answered on the control socket: one line each.
// SPDX-License-Identifier: Apache-2.0

import ReadoutJournal

/// What a running service can be asked for.
public enum ControlRequest: String, Hashable, Sendable, CaseIterable {
  /// Answered at once.
  case ping
  /// Read the configuration again; answered when the new one is in force, or was refused.
  ///
  /// Only root and the service's own user may ask for it.
  case reload
  /// Answered when everything that was in the folder when it was asked is indexed and published.
  case sync

  /// The longest line of a request, in bytes.
  static let longestLine = 64

  /// The request that a line without its end makes; nil for any other line.
  init?(line: [UInt8]) {
    self.init(rawValue: String(decoding: line, as: UTF8.self))
  }

  /// The line that asks for it.
  var line: [UInt8] { Array(rawValue.utf8) + [0x0A] }
}

/// The answer to a request.
public enum ControlReply: Hashable, Sendable {
  /// It was done.
  case done
  /// It was not done: why, and the status to exit with after `sysexits.h`.
  case failed(status: Int32, reason: String)

  /// The longest line of an answer, in bytes.
  static let longestLine = 4096

  /// The answer that a line without its end makes; nil for any other line.
  init?(line: [UInt8]) {
    let text = String(decoding: line, as: UTF8.self)
    let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    if text == "ok" {
      self = .done
    } else if parts.count == 3, parts[0] == "failed", let status = Int32(parts[1]) {
      self = .failed(status: status, reason: String(parts[2]))
    } else {
      return nil
    }
  }

  /// `ok`, or `failed STATUS REASON`.
  var line: [UInt8] {
    switch self {
    case .done: Array("ok\n".utf8)
    case .failed(let status, let reason):
      Array("failed \(status) \(singleLine(reason))".utf8.prefix(Self.longestLine - 1)) + [0x0A]
    }
  }
}
