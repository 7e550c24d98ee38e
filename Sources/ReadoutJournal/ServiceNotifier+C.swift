// The calls of libsystemd behind notices.
// SPDX-License-Identifier: Apache-2.0

import CSystemd
import Glibc

/// Hands a state to the service manager; false where none asked for it.
func notifyManager(_ state: String) throws(JournalError) -> Bool {
  // SAFETY: the string lives for the call; the environment is only read.
  let status = unsafe sd_notify(0, state)
  guard status >= 0 else {
    throw .refused(action: "notify the service manager", errno: Int32(clamping: -Int(status)))
  }
  return status > 0
}

/// The watchdog's interval for this process.
func watchdogIntervalOfManager() -> Duration? {
  var interval: UInt64 = 0
  // SAFETY: the pointer lives for the call.
  guard unsafe sd_watchdog_enabled(0, &interval) > 0, interval > 0 else { return nil }
  return .microseconds(Int64(clamping: interval))
}

/// The monotonic clock in microseconds.
func monotonicMicroseconds() -> UInt64 {
  var now = timespec()
  // SAFETY: the pointer lives for the call.
  guard unsafe clock_gettime(CLOCK_MONOTONIC, &now) == 0 else { return 0 }
  return UInt64(clamping: now.tv_sec) &* 1_000_000 &+ UInt64(clamping: now.tv_nsec / 1_000)
}
