// Guesses the character set of bytes that declare none.
// SPDX-License-Identifier: Apache-2.0

import CUchardet

/// The guess of uchardet.
enum Uchardet {
  /// The most bytes that are looked at.
  private static let sample = 65_536

  /// The likely character set, as iconv spells it; nil where there is none.
  static func guess(_ bytes: [UInt8]) -> String? {
    guard let detector = unsafe uchardet_new() else { return nil }
    defer { unsafe uchardet_delete(detector) }
    let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
    let start = max(0, first - sample / 2)
    let end = min(bytes.count, start + sample)
    // SAFETY: the pointer and length describe a part of the array that the closure lends; uchardet
    // copies what it needs.
    let status = unsafe bytes[start..<end].withUnsafeBytes { buffer in
      unsafe uchardet_handle_data(
        detector, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard status == 0 else { return nil }
    unsafe uchardet_data_end(detector)
    // SAFETY: the name is a NUL-terminated string that lives as long as the detector; it is copied.
    guard let name = unsafe uchardet_get_charset(detector) else { return nil }
    let copy = unsafe String(cString: name)
    return copy.isEmpty ? nil : copy
  }
}
