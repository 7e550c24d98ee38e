// What can go wrong between a program and the journal.
// SPDX-License-Identifier: Apache-2.0

/// Why an entry or a notification was not taken.
public enum JournalError: Error, Hashable, Sendable {
  /// Nobody listens on the journal's socket.
  case nobodyListens(socket: String)
  /// The entry has more fields than can be sent.
  case tooManyFields(count: Int, limit: Int)
  /// The system refused, with the number of its error.
  case refused(action: String, errno: Int32)
}

extension JournalError: CustomStringConvertible {
  /// What happened and to what.
  public var description: String {
    switch self {
    case .nobodyListens(let socket): "no journal listens on '\(socket)'"
    case .tooManyFields(let count, let limit):
      "the entry has \(count) fields, the journal takes \(limit)"
    case .refused(let action, let errno): "cannot \(action): \(systemMessage(of: errno))"
    }
  }
}
