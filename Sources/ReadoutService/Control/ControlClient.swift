// Asks a running service for something, and waits for its answer.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import ReadoutJournal

/// A way to the service that owns a state folder.
public struct ControlClient: Hashable, Sendable {
  /// The state folder, or the folder for sockets that belongs to it.
  public let folder: String

  /// A way to the service that owns a state folder.
  public init(state: String) { folder = state }

  /// The way to the service that this program was started for, by `ExecReload=` or the like; nil
  /// where it was not.
  ///
  /// It does not need the configuration, which may be just what is wrong.
  public static func ofThisUnit() -> ControlClient? {
    runtimeFolder().map(ControlClient.init(state:))
  }

  /// Asks, and waits for the answer.
  ///
  /// - Parameters:
  ///   - timeoutMilliseconds: How long to wait; nil for ever.
  ///   - wait: Called a few times a second while there is no answer.
  public func ask(
    _ request: ControlRequest, timeoutMilliseconds: Int32? = nil,
    whileWaiting wait: () -> Void = {}
  ) -> ControlReply {
    let socket: ControlSocket
    do throws(SystemFailure) {
      socket = try ControlSocket.connected(in: folder)
    } catch {
      return unreachable(error.code)
    }
    socket.send(request.line)
    let clock = ContinuousClock()
    let end = timeoutMilliseconds.map { clock.now + .milliseconds($0) }
    var received: [UInt8] = []
    while received.count < ControlReply.longestLine {
      let rest = end.map { max(.zero, clock.now.duration(to: $0)).wholeMilliseconds } ?? -1
      let slice = ControlClient.slice
      guard socket.waitForInput(milliseconds: rest < 0 ? slice : min(slice, rest)) else {
        wait()
        if rest < 0 || rest > slice { continue }
        return .failed(status: 75, reason: "readoutd has not answered in time; it goes on working")
      }
      guard let bytes = socket.received(atMost: ControlReply.longestLine) else { continue }
      received += bytes
      if let end = received.firstIndex(of: 0x0A) {
        return ControlReply(line: Array(received[..<end])) ?? lost
      }
      if bytes.isEmpty { break }
    }
    return lost
  }

  /// The folder that the service watches; nil where it does not answer within two seconds.
  public var watchedFolder: String? {
    guard case .status(let status) = ask(.status, timeoutMilliseconds: 2000) else { return nil }
    return status.folder
  }

  /// How long is waited before somebody who waits too is told, in milliseconds.
  private static let slice: Int32 = 200

  private var lost: ControlReply {
    .failed(status: 69, reason: "readoutd ended before it answered; see systemctl status readoutd")
  }

  private func unreachable(_ code: Int32) -> ControlReply {
    switch code {
    case ENOENT, ECONNREFUSED, ENOTDIR:
      .failed(
        status: 69,
        reason: "no readoutd is running on '\(singleLine(folder))'; start it, or name another state"
          + " folder with --state")
    case EACCES, EPERM:
      .failed(
        status: 77,
        reason: "no permission to reach readoutd in '\(singleLine(folder))'; become a member of the"
          + " group readout, or use sudo")
    default:
      .failed(
        status: 71,
        reason: "cannot reach readoutd in '\(singleLine(folder))': "
          + systemMessage(of: code).lowercasedFirst)
    }
  }
}

extension Duration {
  /// The length in milliseconds, rounded up, of at most twenty days.
  fileprivate var wholeMilliseconds: Int32 {
    guard self < .seconds(1_728_000) else { return 1_728_000_000 }
    let part = Int32(components.attoseconds / 1_000_000_000_000_000)
    return Int32(components.seconds) * 1000 + part + 1
  }
}
