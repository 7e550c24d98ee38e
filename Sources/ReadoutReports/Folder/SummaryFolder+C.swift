// Renames a file over another in one step.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension SummaryFolder {
  /// Puts a file in the place of another, see rename(2).
  ///
  /// - Throws: `SummaryError` with the system's words.
  func rename(_ source: String, to target: String) throws(SummaryError) {
    // SAFETY: both strings live as NUL-terminated bytes for the length of the call.
    guard unsafe Glibc.rename(source, target) == 0 else {
      // SAFETY: strerror(3) returns a NUL-terminated string; it is copied at once.
      throw SummaryError(path: target, cause: unsafe String(cString: strerror(errno)))
    }
  }
}
