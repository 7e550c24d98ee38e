// What is asked and answered on the control socket: one line each.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
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
  /// Answered at once, with what the service is busy with.
  case status

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
  /// What the service is busy with.
  case status(ServiceStatus)
  /// It was not done: why, and the status to exit with after `sysexits.h`.
  case failed(status: Int32, reason: String)

  /// The longest line of an answer, in bytes: a path may be 4,096 bytes long, each of them escaped.
  static let longestLine = 32_768

  /// The answer that a line without its end makes; nil for any other line.
  init?(line: [UInt8]) {
    let text = String(decoding: line, as: UTF8.self)
    let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    if text == "ok" {
      self = .done
    } else if text.hasPrefix("status "),
      let status = try? JSONDecoder().decode(ServiceStatus.self, from: Data(line.dropFirst(7)))
    {
      self = .status(status)
    } else if parts.count == 3, parts[0] == "failed", let status = Int32(parts[1]) {
      self = .failed(status: status, reason: String(parts[2]))
    } else {
      return nil
    }
  }

  /// `ok`, `status JSON`, or `failed STATUS REASON`.
  var line: [UInt8] {
    switch self {
    case .done: return Array("ok\n".utf8)
    case .status(let status):
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let object = (try? encoder.encode(status)) ?? Data("{}".utf8)
      return Array("status ".utf8) + object + [0x0A]
    case .failed(let status, let reason):
      return Array("failed \(status) \(singleLine(reason))".utf8.prefix(Self.longestLine - 1))
        + [0x0A]
    }
  }
}

/// What a running service is busy with.
public struct ServiceStatus: Hashable, Codable, Sendable {
  /// What it does.
  public enum State: String, Hashable, Codable, Sendable {
    /// It waits for the next change of the folder.
    case watching
    /// It compares the folder with the index.
    case scanning
    /// It has put off all work until what failed works again.
    case waiting
  }

  /// What it does.
  public var state: State
  /// The watched folder.
  public var folder: String
  /// The same as a sentence for people.
  public var sentence: String
}
