// Tells the service manager how the service is doing.
// SPDX-License-Identifier: Apache-2.0

/// What a service tells its manager, after `sd_notify(3)`.
public enum ServiceNotice: Hashable, Sendable {
  /// Starting, or reloading, is done.
  case ready
  /// One line on what it is doing.
  case status(String)
  /// The configuration is being read again; the time comes from the monotonic clock.
  case reloading
  /// It is about to end.
  case stopping
  /// It is alive.
  case watchdog
  /// Starting or stopping takes longer than usual: at least this long from now.
  case extendTimeout(Duration)
  /// The number of the system's error for which it ends.
  case errno(Int32)
}

/// Sends notices to the service manager, or to nobody where there is none.
public struct ServiceNotifier: Sendable {
  /// A notifier of this process.
  public init() {}

  /// Sends notices in one datagram.
  ///
  /// - Returns: Whether a service manager asked to be told, through `NOTIFY_SOCKET`.
  /// - Throws: `refused` where it asked and could not be told.
  @discardableResult
  public func send(_ notices: ServiceNotice...) throws(JournalError) -> Bool {
    try send(notices)
  }

  /// Sends notices in one datagram.
  @discardableResult
  public func send(_ notices: [ServiceNotice]) throws(JournalError) -> Bool {
    try notifyManager(ServiceNotifier.state(of: notices, monotonic: monotonicMicroseconds()))
  }

  /// How long the service manager waits for a sign of life; nil where it keeps no watch.
  ///
  /// Send `watchdog` at less than half of it.
  public var watchdogInterval: Duration? { watchdogIntervalOfManager() }

  /// The notices as the protocol writes them, one a line.
  static func state(of notices: [ServiceNotice], monotonic: UInt64) -> String {
    notices.map { notice in
      switch notice {
      case .ready: "READY=1"
      case .status(let text): "STATUS=" + singleLine(text)
      case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(monotonic)"
      case .stopping: "STOPPING=1"
      case .watchdog: "WATCHDOG=1"
      case .extendTimeout(let duration): "EXTEND_TIMEOUT_USEC=\(microseconds(of: duration))"
      case .errno(let code): "ERRNO=\(code)"
      }
    }.joined(separator: "\n")
  }

  private static func microseconds(of duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    return overflow ? .max : max(0, product + attoseconds / 1_000_000_000_000)
  }
}
