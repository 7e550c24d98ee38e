// Long answers go through the user's pager, as git has it.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// A program that shows a text page by page.
public struct Pager: Sendable {
  private let command: String

  /// The pager to use for a text; nil where it fits the terminal, or there is neither.
  ///
  /// It is `READOUT_PAGER`, else `PAGER`, else `less`; an empty one, or `cat`, is none.
  public init?(for text: [UInt8]) {
    guard let height = Terminal.height,
      text.lazy.filter({ $0 == 0x0A }).count >= height
    else { return nil }
    let environment = ProcessInfo.processInfo.environment
    let named = environment["READOUT_PAGER"] ?? environment["PAGER"]
    let command = named ?? (Pager.isInstalled("less", in: environment["PATH"]) ? "less" : "")
    guard !command.isEmpty, command != "cat" else { return nil }
    self.command = command
  }

  private static func isInstalled(_ program: String, in path: String?) -> Bool {
    (path ?? "/usr/bin:/bin").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  /// Shows a text, and waits until the user has seen enough; false where the pager cannot be started.
  public func show(_ text: [UInt8]) -> Bool {
    // SAFETY: the strings live for the calls; no other thread reads the environment or is started.
    unsafe setenv("LESS", "FRX", 0)
    unsafe setenv("LV", "-c", 0)
    guard let pipe = unsafe popen(command, "w") else { return false }
    // An interruption is the pager's business, and so is what it has not read.
    signal(SIGINT, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    // SAFETY: the buffer lives for the call; the stream is open until it is closed here.
    _ = unsafe text.withUnsafeBufferPointer {
      unsafe fwrite($0.baseAddress, 1, $0.count, pipe)
    }
    // 127: the shell has not found it.
    let status = unsafe pclose(pipe)
    return status != 127 << 8
  }
}
