// What standard output is connected to.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// The terminal that standard output is connected to, if it is one.
public enum Terminal {
  /// The width in cells; nil where standard output is no terminal.
  public static var width: Int? {
    var size = winsize()
    // SAFETY: TIOCGWINSZ fills one `winsize`, see tty_ioctl(4); the pointer lives for the call.
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Whether colour and bold may be used: on a terminal, unless NO_COLOR says otherwise.
  public static var isColoured: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }
}
