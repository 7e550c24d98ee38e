// Tries what the program must not be able to do.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Tries, from inside, to get out.
enum Probe {
  /// One line for each try: `file denied`, or `file open`.
  static var report: String {
    let tries: [(String, Bool)] = [
      ("file", canOpenFile), ("write", canWriteFile), ("socket", canOpenSocket),
      ("process", canStartProcess), ("memory", canAllocate(1 << 30)),
    ]
    return tries.map { "\($0) \($1 ? "open" : "denied")\n" }.joined()
  }

  private static var canOpenFile: Bool { unsafe open("/etc/passwd", O_RDONLY) >= 0 }

  private static var canWriteFile: Bool {
    unsafe open("/tmp/readout-probe", O_WRONLY | O_CREAT, 0o600) >= 0
  }

  private static var canOpenSocket: Bool {
    [AF_UNIX, AF_INET].contains { socket($0, Int32(SOCK_STREAM.rawValue), 0) >= 0 }
  }

  private static var canStartProcess: Bool {
    let arguments: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
    // SAFETY: the lists end with nil; where it succeeds, execve(2) does not come back.
    return unsafe execve("/bin/true", arguments, arguments) == 0
  }

  /// Asks the kernel, since a compiler may leave out memory that nobody reads.
  private static func canAllocate(_ bytes: Int) -> Bool {
    let memory = unsafe mmap(
      nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    return unsafe memory != MAP_FAILED
  }
}
