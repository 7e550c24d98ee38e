// What standard output and standard error are connected to.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Foundation
import Glibc

/// The terminal that standard output is connected to, if it is one.
public enum Terminal {
  /// Columns and lines; nil where standard output is no terminal.
  private static let size: (width: Int, height: Int)? = {
    guard isOutput else { return nil }
    var size = winsize()
    // SAFETY: TIOCGWINSZ fills one `winsize`, see tty_ioctl(4); the pointer lives for the call.
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return (80, 24)
    }
    return (Int(size.ws_col), max(1, Int(size.ws_row)))
  }()

  /// The width in cells; nil where standard output is no terminal.
  public static var width: Int? { size?.width }

  /// The height in lines; nil where standard output is no terminal.
  public static var height: Int? { size?.height }

  /// Whether standard output is a terminal.
  public static let isOutput = isatty(STDOUT_FILENO) == 1

  /// Whether standard error is a terminal.
  public static let isError = isatty(STDERR_FILENO) == 1

  /// Whether colour and bold may be used: on a terminal, unless NO_COLOR says otherwise.
  public static let isColoured: Bool = {
    let environment = ProcessInfo.processInfo.environment
    return isOutput && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }()

  /// How many cells a character takes by itself.
  static func cells(of scalar: Unicode.Scalar) -> Int {
    (0x20..<0x7F).contains(scalar.value) ? 1 : Int(readout_cells(scalar.value))
  }
}
