// Why a folder cannot be watched.
// SPDX-License-Identifier: Apache-2.0

/// A reason why watching cannot begin; each names the place and the cause.
public enum WatchError: Error, Hashable, Sendable {
  /// The root cannot be opened as a folder (the system's error number is given).
  case rootUnavailable(path: [UInt8], errno: Int32)
  /// The root is on another file system than the one that was expected.
  case rootOnOtherFileSystem(path: [UInt8], device: UInt64)
  /// The kernel gives no more inotify instances, or memory for one.
  case noInotify(errno: Int32)
}

extension WatchError: CustomStringConvertible {
  /// One line for a person, with what to do.
  public var description: String {
    switch self {
    case .rootUnavailable(let path, let code):
      "cannot watch '\(printable(path))': \(errorText(code)); make the folder or name another"
    case .rootOnOtherFileSystem(let path, _):
      "cannot watch '\(printable(path))': it is on another file system than the one indexed; "
        + "mount that one"
    case .noInotify(let code):
      "cannot watch anything: \(errorText(code)); raise fs.inotify.max_user_instances"
    }
  }
}

/// A path for a message: valid UTF-8 as it is, control characters and other bytes as `\xNN`.
public func printable(_ path: [UInt8]) -> String {
  var result = ""
  for scalar in String(decoding: path, as: UTF8.self).unicodeScalars {
    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    if isControl || scalar == "\u{FFFD}" {
      return path.map { byte in
        (0x20...0x7E).contains(byte) && byte != 0x5C
          ? String(UnicodeScalar(byte)) : "\\x" + hexadecimal(byte)
      }.joined()
    }
    result.unicodeScalars.append(scalar)
  }
  return result
}

private func hexadecimal(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16)
}
