// The character set that a web page declares.
// SPDX-License-Identifier: Apache-2.0

/// Finds `charset=` in the head of a page.
enum DeclaredCharacterSet {
  /// How far a declaration is looked for, in bytes; the standard asks for 1,024.
  private static let reach = 8_192

  /// The name in `<meta charset=…>`, `<meta http-equiv … content="…; charset=…">` or
  /// `<?xml … encoding=…>`, in lower case; nil where there is none.
  ///
  /// It fires on `<meta charset="utf-8">` and not on `<a href="?charset=x">`.
  static func name(in bytes: borrowing Swift.Span<UInt8>) -> String? {
    let end = min(bytes.count, reach)
    var position = 0
    while position < end {
      guard bytes[position] == 0x3C else {
        position += 1
        continue
      }
      if bytes.hasWord("<meta", at: position) {
        let close = closing(bytes, from: position, end: end)
        if let name = value(of: "charset", in: bytes, from: position, to: close) { return name }
        position = close
      } else if bytes.hasWord("<?xml", at: position) {
        let close = closing(bytes, from: position, end: end)
        if let name = value(of: "encoding", in: bytes, from: position, to: close) { return name }
        position = close
      } else if bytes.hasWord("<!--", at: position) {
        position += 4
        while position < end, !bytes.hasWord("-->", at: position) { position += 1 }
      } else {
        position += 1
      }
    }
    return nil
  }

  private static func closing(
    _ bytes: borrowing Swift.Span<UInt8>, from start: Int, end: Int
  ) -> Int {
    var position = start
    while position < end, bytes[position] != 0x3E { position += 1 }
    return position
  }

  private static func value(
    of key: String, in bytes: borrowing Swift.Span<UInt8>, from start: Int, to end: Int
  ) -> String? {
    var position = start
    while position < end {
      guard bytes.hasWord(key, at: position) else {
        position += 1
        continue
      }
      position += key.utf8.count
      while position < end, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
      guard position < end, bytes[position] == 0x3D else { continue }
      position += 1
      while position < end, [0x20, 0x09, 0x22, 0x27].contains(bytes[position]) { position += 1 }
      var name = ""
      while position < end, name.utf8.count < 40 {
        let byte = bytes[position]
        guard byte.isASCIILetter || byte.isASCIIDigit || [0x2D, 0x5F, 0x3A, 0x2E].contains(byte)
        else { break }
        name.unicodeScalars.append(
          Unicode.Scalar((0x41...0x5A).contains(byte) ? byte | 0x20 : byte))
        position += 1
      }
      if !name.isEmpty { return name }
    }
    return nil
  }
}

/// What a declared name of a character set is taken for.
enum CharacterSetName {
  /// The character set to decode with, after the labels of the
  /// [Encoding Standard](https://encoding.spec.whatwg.org/#names-and-labels).
  static func decoding(_ name: String) -> String {
    switch name.lowercased() {
    case "utf-8", "utf8", "unicode-1-1-utf-8": "utf-8"
    case "utf-16", "utf16", "utf-16le", "unicode", "ucs-2": "utf-16le"
    case "ascii", "us-ascii", "iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1", "latin1", "l1",
      "latin-1", "cp1252", "x-cp1252", "windows-1252":
      "windows-1252"
    case "iso-8859-9", "latin5", "windows-1254": "windows-1254"
    case "gb2312", "gbk", "x-gbk", "gb_2312-80", "chinese", "gb18030": "gb18030"
    case "shift_jis", "shift-jis", "x-sjis", "sjis", "ms_kanji": "cp932"
    case "euc-kr", "ks_c_5601-1987", "korean", "windows-949", "uhc": "cp949"
    case "big5", "big5-hkscs", "x-x-big5": "big5-hkscs"
    case "x-mac-roman", "macintosh", "mac": "macintosh"
    case "x-mac-cyrillic", "mac-cyrillic": "mac-cyrillic"
    case let other: other
    }
  }
}

extension Swift.Span<UInt8> {
  /// Whether bytes stand at a position, ASCII letters in any case.
  ///
  /// - Parameter word: In lower case.
  func hasWord(_ word: String, at position: Int) -> Bool {
    guard position >= 0, position + word.utf8.count <= count else { return false }
    var place = position
    for letter in word.utf8 {
      let byte = self[place]
      guard byte == letter || (0x41...0x5A).contains(byte) && byte | 0x20 == letter else {
        return false
      }
      place += 1
    }
    return true
  }
}
