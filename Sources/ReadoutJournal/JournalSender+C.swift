// The calls of libsystemd and the kernel behind sending.
// SPDX-License-Identifier: Apache-2.0

import CSystemd
import Glibc

extension JournalSender {
  /// Lays the fields out as `NAME=value`, one after the other, and hands them over.
  func sendToJournal(_ entry: JournalEntry) throws(JournalError) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    for field in entry.fields {
      let start = bytes.count
      bytes.append(contentsOf: field.name.text.utf8)
      bytes.append(0x3D)
      bytes.append(contentsOf: field.value)
      ranges.append(start..<bytes.count)
    }
    // SAFETY: every range lies within `bytes`, which is not touched while the pointers live;
    // sd_journal_sendv(3) reads the parts and keeps nothing of them.
    let status = unsafe bytes.withUnsafeMutableBytes { buffer in
      let parts = unsafe ranges.map { range in
        unsafe iovec(
          iov_base: buffer.baseAddress?.advanced(by: range.lowerBound), iov_len: range.count)
      }
      return unsafe parts.withUnsafeBufferPointer {
        unsafe sd_journal_sendv($0.baseAddress, Int32(clamping: $0.count))
      }
    }
    guard status >= 0 else {
      throw .refused(action: "send to the journal", errno: Int32(clamping: -Int(status)))
    }
  }
}

/// Whether there is a socket at a path.
func isSocket(_ path: String) -> Bool {
  var status = stat()
  // SAFETY: both pointers live for the call.
  guard unsafe stat(path, &status) == 0 else { return false }
  return status.st_mode & S_IFMT == S_IFSOCK
}

/// What the system calls an error, such as `Permission denied`.
public func systemMessage(of errno: Int32) -> String {
  unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
    // SAFETY: this form (XSI, as Swift imports it) fills the buffer with a string that ends in a
    // zero where it returns 0.
    guard let start = buffer.baseAddress, unsafe strerror_r(errno, start, buffer.count) == 0
    else { return "error \(errno)" }
    return unsafe String(cString: start)
  }
}
