// From the bytes of a file to valid UTF-8.
// SPDX-License-Identifier: Apache-2.0

/// A text in UTF-8 and the character set that it was converted from.
struct DecodedText {
  /// Valid UTF-8; the file itself where that is its character set.
  var utf8: [UInt8]
  /// The character set of the file, in lower case.
  var characterSet: String
}

/// Finds out the character set of a file and converts it.
///
/// In this order: byte order mark, declaration (HTML), valid UTF-8, the guess of uchardet,
/// windows-1252, which takes every byte. What is declared and does not hold is an error; what is
/// only guessed is not.
enum TextDecoder {
  ///
  /// - Parameter declared: The character set that was declared outside the file.
  static func decode(
    _ bytes: [UInt8], as format: DocumentFormat, declared: String? = nil
  ) throws(ReadingError) -> DecodedText {
    if let mark = ByteOrderMark(bytes) {
      return try decode(bytes, marked: mark, isHTML: format == .html)
    }
    if ControlCharacters.areMany(in: bytes.span) { throw .binary }
    let inside = format == .html ? DeclaredCharacterSet.name(in: bytes.span) : nil
    if let declared = declared ?? inside {
      if let text = try decode(bytes, declared: declared) { return text }
    }
    if Unicode8.firstInvalid(bytes.span) == nil {
      return DecodedText(utf8: bytes, characterSet: "utf-8")
    }
    let western = DecodedText(
      utf8: Windows1252.utf8(of: bytes.span), characterSet: "windows-1252")
    // A guess from the few accents of an English text is worth nothing.
    if LanguageGuess.isEnglish(western.utf8.span) { return western }
    if let guess = Uchardet.guess(bytes).map(CharacterSetName.decoding),
      guess != "windows-1252", case .converted(let text) = convert(bytes, from: guess)
    {
      return DecodedText(utf8: text, characterSet: guess)
    }
    return western
  }

  private static func decode(
    _ bytes: [UInt8], marked mark: ByteOrderMark, isHTML: Bool
  ) throws(ReadingError) -> DecodedText {
    let result: Conversion
    switch mark {
    case .utf8:
      if ControlCharacters.areMany(in: bytes.span) { throw .binary }
      if let offset = Unicode8.firstInvalid(bytes.span) {
        throw .invalid(characterSet: mark.name, offset: offset)
      }
      return DecodedText(utf8: isHTML ? Array(bytes[3...]) : bytes, characterSet: mark.name)
    case .utf16BigEndian, .utf16LittleEndian:
      result = Unicode16.utf8(of: bytes.span, isBigEndian: mark == .utf16BigEndian)
    case .utf32BigEndian, .utf32LittleEndian:
      result = Iconv.utf8(of: bytes, from: mark.length, characterSet: mark.name)
    }
    switch result {
    case .converted(let text):
      if ControlCharacters.areMany(in: text.span) { throw .binary }
      return DecodedText(utf8: text, characterSet: mark.name)
    case .invalid(let offset): throw .invalid(characterSet: mark.name, offset: offset)
    case .unknown: throw .binary
    }
  }

  /// The text in the declared character set; nil where the declaration says nothing.
  private static func decode(
    _ bytes: [UInt8], declared: String
  ) throws(ReadingError) -> DecodedText? {
    let name = CharacterSetName.decoding(declared)
    let invalid = Unicode8.firstInvalid(bytes.span)
    // A page that was read in order to declare UTF-16 is not in UTF-16; and bytes that are valid
    // UTF-8 beyond ASCII are never anything else.
    if name == "utf-8" || name.hasPrefix("utf-16") || name.hasPrefix("utf-32") {
      if let invalid { throw .invalid(characterSet: "utf-8", offset: invalid) }
      return DecodedText(utf8: bytes, characterSet: "utf-8")
    }
    if invalid == nil, !name.hasPrefix("iso-2022") { return nil }
    switch convert(bytes, from: name) {
    case .converted(let text): return DecodedText(utf8: text, characterSet: name)
    case .invalid(let offset): throw .invalid(characterSet: name, offset: offset)
    case .unknown: return nil
    }
  }

  private static func convert(_ bytes: [UInt8], from name: String) -> Conversion {
    switch name {
    case "windows-1252": .converted(Windows1252.utf8(of: bytes.span))
    default: Iconv.utf8(of: bytes, characterSet: name)
    }
  }
}

/// The marks that texts in Unicode begin with.
enum ByteOrderMark {
  case utf8, utf16BigEndian, utf16LittleEndian, utf32BigEndian, utf32LittleEndian

  init?(_ bytes: [UInt8]) {
    let head = bytes.prefix(4)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .utf8
    } else if head.starts(with: [0xFF, 0xFE, 0, 0]) {
      self = .utf32LittleEndian
    } else if head.starts(with: [0, 0, 0xFE, 0xFF]) {
      self = .utf32BigEndian
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else {
      return nil
    }
  }

  /// The name of the character set.
  var name: String {
    switch self {
    case .utf8: "utf-8"
    case .utf16BigEndian: "utf-16be"
    case .utf16LittleEndian: "utf-16le"
    case .utf32BigEndian: "utf-32be"
    case .utf32LittleEndian: "utf-32le"
    }
  }

  /// The number of bytes of the mark.
  var length: Int {
    switch self {
    case .utf8: 3
    case .utf16BigEndian, .utf16LittleEndian: 2
    case .utf32BigEndian, .utf32LittleEndian: 4
    }
  }
}

/// Tells texts from binary files.
enum ControlCharacters {
  /// Whether the bytes hold a NUL, or more control characters than a damaged text would.
  static func areMany(in bytes: borrowing Swift.Span<UInt8>) -> Bool {
    // Nearly every text has none. Without a branch the loop is done for many bytes at a time.
    var rare: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      rare |= (byte < 0x20 ? 1 : 0) & (byte &- 9 < 5 ? 0 : 1)
    }
    guard rare != 0 else { return false }
    var nulls = 0
    var controls = 0
    for index in bytes.indices where bytes[index] < 0x20 {
      switch bytes[index] {
      case 9...13, 0x1B: break
      case 0: nulls += 1
      default: controls += 1
      }
    }
    return nulls > 0 || controls > 4 && controls > bytes.count / 200
  }
}
