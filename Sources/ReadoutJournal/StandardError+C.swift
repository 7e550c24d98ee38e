// Standard error, the environment and the time of day, through the C library.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Whether standard error is a terminal.
func standardErrorIsTerminal() -> Bool { isatty(STDERR_FILENO) == 1 }

/// The value of an environment variable.
func environmentValue(_ name: String) -> String? {
  // SAFETY: the string is copied at once; nothing here changes the environment.
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(cString: value)
}

/// Writes all bytes, going on after signals and short writes.
func writeToStandardError(_ bytes: [UInt8]) throws(JournalError) {
  var written = 0
  while written < bytes.count {
    // SAFETY: the pointer lives for the call and has `bytes.count - written` bytes behind it.
    let count = unsafe bytes[written...].withUnsafeBytes {
      unsafe write(STDERR_FILENO, $0.baseAddress, $0.count)
    }
    if count < 0 {
      let code = errno
      if code == EINTR { continue }
      throw .refused(action: "write to standard error", errno: code)
    }
    written += count
  }
}

/// The local time as `14:03:09`.
func localTimeOfDay() -> String {
  var now = time(nil)
  var parts = unsafe tm()
  // SAFETY: both pointers live for the call; the zone's name in `parts` is not used.
  guard unsafe localtime_r(&now, &parts) != nil else { return "" }
  let fields = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec].map { number in
    let digits = String(number)
    return digits.utf8.count < 2 ? "0" + digits : digits
  }
  return fields.joined(separator: ":")
}
