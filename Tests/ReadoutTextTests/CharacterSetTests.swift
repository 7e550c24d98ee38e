// Character sets: told by marks, declared, guessed, and broken.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import ReadoutText
import Testing

@Suite("Character sets")
struct CharacterSetTests {
  private let reader = ArticleReader()

  private func reading(
    _ bytes: [UInt8], as format: DocumentFormat = .plainText
  ) throws -> (text: String, set: String) {
    let reading = try reader.read(bytes, as: format)
    return (reading.article.text.string, reading.characterSet)
  }

  @Test("a UTF-8 text is the file itself, with its byte order mark")
  func keepsUTF8() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("Café owners met.\r\nThey agreed.\r\n".utf8)
    let reading = try reader.read(bytes, as: .plainText)
    #expect(reading.article.text.utf8 == bytes)
    #expect(reading.characterSet == "utf-8")
    #expect(reading.article.paragraphs.first?.range.lowerBound == 3)
  }

  @Test("UTF-16 with a mark is converted", arguments: [true, false])
  func convertsUTF16(isBigEndian: Bool) throws {
    let text = "Lindqvist said “no” 🙂 twice."
    var bytes: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in text.utf16 {
      let high = UInt8(unit >> 8)
      let low = UInt8(truncatingIfNeeded: unit)
      bytes += isBigEndian ? [high, low] : [low, high]
    }
    let found = try reading(bytes)
    #expect(found.text == text)
    #expect(found.set == (isBigEndian ? "utf-16be" : "utf-16le"))
  }

  @Test("UTF-16 with a lone surrogate is invalid, and so is half a unit")
  func rejectsBrokenUTF16() {
    #expect(throws: ReadingError.invalid(characterSet: "utf-16le", offset: 4)) {
      try reader.read([0xFF, 0xFE, 0x41, 0, 0x00, 0xD8, 0x41, 0], as: .plainText)
    }
    #expect(throws: ReadingError.invalid(characterSet: "utf-16be", offset: 4)) {
      try reader.read([0xFE, 0xFF, 0, 0x41, 0], as: .plainText)
    }
  }

  @Test("a mark of UTF-8 before bytes that are none is invalid")
  func rejectsBrokenUTF8() {
    #expect(throws: ReadingError.invalid(characterSet: "utf-8", offset: 4)) {
      try reader.read([0xEF, 0xBB, 0xBF, 0x41, 0xE9, 0x20], as: .plainText)
    }
  }

  @Test("English text with Western accents is windows-1252")
  func readsWestern() throws {
    let bytes =
      Array("The caf\u{E9} owner said ".unicodeScalars.map { UInt8($0.value) })
      + [0x93] + Array("we will open on Friday".utf8) + [0x94, 0x2E]
    let found = try reading(bytes)
    #expect(found.text == "The café owner said “we will open on Friday”.")
    #expect(found.set == "windows-1252")
  }

  @Test("undeclared Cyrillic is guessed")
  func guessesCyrillic() throws {
    // “Президент встретился с министром” and so on in windows-1251, letter by letter.
    let text = "Президент встретился сегодня с министром. Они говорили о мире и о торговле. "
    let bytes: [UInt8] = text.unicodeScalars.map {
      $0.value < 0x80 ? UInt8($0.value) : UInt8($0.value - 0x410 + 0xC0)
    }
    let found = try reading(Array(repeatElement(bytes, count: 5).joined()))
    #expect(found.set == "windows-1251")
    #expect(found.text.hasPrefix("Президент встретился"))
  }

  @Test("a page is read in the character set that it declares")
  func readsDeclared() throws {
    let head =
      "<html><head><meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-2'>"
    let body =
      "<body><article><p>Prime Minister Ko\u{B9}ar said on Friday that the talks in "
      + "the capital had gone well, and that they would go on.</p></article></body></html>"
    let bytes = (head + body).unicodeScalars.map { UInt8($0.value) }
    let found = try reading(bytes, as: .html)
    #expect(found.set == "iso-8859-2")
    #expect(found.text.contains("Košar"))
  }

  @Test("a page that declares UTF-8 and is not is invalid")
  func rejectsFalseDeclaration() {
    let bytes = Array("<meta charset=utf-8><p>caf".utf8) + [0xE9] + Array("</p>".utf8)
    #expect(throws: ReadingError.invalid(characterSet: "utf-8", offset: 26)) {
      try reader.read(bytes, as: .html)
    }
  }

  @Test("a declaration that valid UTF-8 contradicts is not believed")
  func ignoresContradiction() throws {
    let page =
      "<meta charset=iso-8859-1><article><p>The café in Haldvik was open on Friday, and "
      + "both ministers sat there for an hour.</p></article>"
    let found = try reading(Array(page.utf8), as: .html)
    #expect(found.set == "utf-8")
    #expect(found.text.contains("café"))
  }

  @Test("bytes of no text are binary")
  func rejectsBinary() {
    let image: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]
    for format in DocumentFormat.allCases {
      #expect(throws: ReadingError.binary) { try reader.read(image, as: format) }
    }
    let controls = (0..<200).map { UInt8($0 % 8 + 1) }
    #expect(throws: ReadingError.binary) { try reader.read(controls, as: .plainText) }
  }

  @Test("nothing but white space is empty", arguments: ["", " \n\t\r\n", "\u{FEFF}\n", "\u{A0} "])
  func rejectsEmpty(text: String) {
    #expect(throws: ReadingError.empty) { try reader.read(Array(text.utf8), as: .plainText) }
  }

  @Test("a file may be as large as the limit and no larger")
  func keepsToLimit() throws {
    let reader = ArticleReader(limits: Limits(fileBytes: 20))
    #expect(throws: Never.self) {
      try reader.read(Array(repeating: 0x61, count: 20), as: .plainText)
    }
    #expect(throws: ReadingError.tooLarge(limit: 20)) {
      try reader.read(Array(repeating: 0x61, count: 21), as: .plainText)
    }
  }

  @Test("no bytes at all make reading trap", arguments: UInt64(1)...40)
  func neverTraps(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces: [[UInt8]] = [
      Array("<p>".utf8), Array("“We agree,”".utf8), [0xFF, 0xFE], [0xEF, 0xBB, 0xBF],
      Array("charset=".utf8), Array("<meta charset=shift_jis>".utf8), Array("\n---\n".utf8),
      Array("Sept. 15, 2022 (".utf8), [0xC3], [0xE2, 0x80], Array("\u{AD}\u{200B}".utf8),
      Array("<!--".utf8), Array("&#x1F600;&nbsp".utf8), Array("• > # ".utf8), [0x0D],
    ]
    for _ in 0..<15 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        if Bool.random(using: &random) {
          bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
        } else {
          bytes.append(UInt8.random(in: 1...255, using: &random))
        }
      }
      for format in DocumentFormat.allCases {
        guard let article = try? reader.read(bytes, as: format).article else { continue }
        let isValid = String(validating: article.text.utf8, as: UTF8.self) != nil
        #expect(isValid, "seed \(seed)")
        expectOrder(article, seed: seed)
        _ = Tokenizer().tokenize(article)
      }
    }
  }

  private func expectOrder(_ article: Article, seed: UInt64) {
    var last = 0
    for paragraph in article.paragraphs {
      #expect(paragraph.range.lowerBound >= last, "seed \(seed)")
      #expect(!paragraph.range.isEmpty, "seed \(seed)")
      #expect(paragraph.range.contains(paragraph.proseStart), "seed \(seed)")
      last = paragraph.range.upperBound
    }
    #expect(last <= article.text.count, "seed \(seed)")
  }
}
