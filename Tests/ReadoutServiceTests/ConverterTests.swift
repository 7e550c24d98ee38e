// Mails, web archives and PDF files, by the real converter: what is read, refused and out of reach.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutKnowledge
import ReadoutModel
import ReadoutText
import Testing

@testable import ReadoutService

@Suite("The converter")
struct ConverterTests {
  /// The program that was built with these tests, nil where it was not; or the one that
  /// `READOUT_CONVERTER` names, since with a sanitizer's memory none keeps to its limits.
  static let program =
    ProcessInfo.processInfo.environment["READOUT_CONVERTER"]
    ?? DaemonTests.program.map { $0.replacing("/readoutd", with: "/readout-convert") }

  private func read(
    _ text: String, as format: DocumentFormat, limits: Limits = Limits()
  ) throws -> ArticleReading {
    try read(Array(text.utf8), as: format, limits: limits)
  }

  private func read(
    _ bytes: [UInt8], as format: DocumentFormat, limits: Limits = Limits()
  ) throws -> ArticleReading {
    let converter = DocumentConverter(limits: limits, program: Self.program)
    return try ArticleReader(limits: limits).read(converter.document(of: bytes, format))
  }

  /// Why a file is rejected; nil where it is read.
  private func reason(
    _ bytes: [UInt8], as format: DocumentFormat, limits: Limits = Limits()
  ) -> String? {
    do {
      _ = try read(bytes, as: format, limits: limits)
      return nil
    } catch {
      return (error as? DocumentRejection)?.reason ?? "\(error)"
    }
  }

  // MARK: - Confinement

  @Test("inside, no file opens, no socket, no process starts, and no gigabyte is to be had")
  func isConfined() throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.program))
    process.arguments = ["--check"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let report = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(
      String(decoding: report, as: UTF8.self)
        == "file denied\nwrite denied\nsocket denied\nprocess denied\nmemory denied\n")
    #expect(process.terminationStatus == 0)
  }

  @Test("where the program is not installed, the reason says what to install")
  func saysWhatToInstall() {
    let converter = DocumentConverter(limits: Limits(), program: nil)
    #expect(
      throws: DocumentRejection(
        reason: "PDF files need the package readout-convert; install it and write the file anew")
    ) { try converter.document(of: [], .pdf) }
  }

  @Test(
    "a crash, a wrong status and silence are reasons",
    arguments: [
      ("kill -SEGV $$", "the file cannot be converted, the converter ended by signal 11"),
      ("exit 3", "the file cannot be converted, the converter ended with status 3"),
      ("exit 0", "the converter gave no answer"),
      ("echo 'the mail is odd'; exit 65", "the mail is odd"),
      ("kill -XCPU $$", "converting took longer than 20 seconds"),
    ])
  func survivesCrash(script: String, expected: String) throws {
    let path = FileManager.default.temporaryDirectory.path() + "readout-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    let converter = DocumentConverter(limits: Limits(), program: path)
    // A test beside this one may start a process while the script is still open, and keep it so.
    var rejection: DocumentRejection?
    repeat {
      rejection = #expect(throws: DocumentRejection.self) {
        try converter.document(of: [1, 2, 3], .mail)
      }
    } while rejection?.reason.hasSuffix("text file busy") == true
    #expect(rejection?.reason == expected)
  }

  // MARK: - Mail

  private static let html = """
    <html><body><table><tr><td><h1>Ferries to sail again</h1><p>The two leaders met for three hours \
    in the castle of Haldvik and agreed on a new line of ferries.</p><p>=E2=80=9CWe have waited=E2=80=9D, \
    said President Amara Okoye, who had come by train with all of her ministers.</p></td></tr></table>
    """

  @Test("of a newsletter the page is read, in its own character set, with the head of the mail")
  func readsMail() throws {
    let reading = try read(
      """
      From: =?utf-8?Q?Haldvik_Post?= <news@post.example>
      Subject: Fwd: =?utf-8?B?RmVycmllcyB0byBzYWlsIGFnYWlu?=
      Date: Fri, 3 May 2024 23:15:00 +0200
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      See the caf=E9 online.
      --b
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      \(Self.html)
      --b--

      """, as: .mail)
    let head = reading.article.head
    #expect(head.title?.text == "Ferries to sail again")
    #expect(head.publisher == "Haldvik Post")
    #expect(head.published?.start?.description == "2024-05-03")
    #expect(reading.article.text.string.contains("“We have waited”, said President Amara Okoye"))
    #expect(!reading.article.text.string.contains("online"))
  }

  @Test("a mail of text in base64 and in another character set is read")
  func readsBase64() throws {
    let text = Data(
      "Café owners of Haldvik met on Friday.\n\nThey agreed on a price.\n".utf8.map { $0 })
    let latin = try #require(
      String(decoding: text, as: UTF8.self).data(using: .isoLatin1)
    ).base64EncodedString()
    let reading = try read(
      "Subject: Caf\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\n"
        + "Content-Transfer-Encoding: base64\n\n\(latin)\n", as: .mail)
    #expect(reading.article.text.string.hasPrefix("Café owners"))
    #expect(reading.characterSet == "windows-1252")
  }

  @Test("a web archive gives its page and its address, not the day of saving")
  func readsArchive() throws {
    let reading = try read(
      """
      From: <Saved by a browser>
      Snapshot-Content-Location: https://post.example/2024/05/03/ferries
      Subject: Ferries to sail again
      Date: Mon, 1 Jul 2024 10:00:00 -0000
      MIME-Version: 1.0
      Content-Type: multipart/related; type="text/html"; boundary=b

      --b
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable
      Content-Location: https://post.example/2024/05/03/ferries

      \(Self.html)
      --b
      Content-Type: image/png
      Content-Transfer-Encoding: base64

      AAAA
      --b--

      """, as: .webArchive)
    #expect(reading.article.head.address == "https://post.example/2024/05/03/ferries")
    #expect(reading.article.head.published?.start?.description == "2024-05-03")
    #expect(reading.article.head.title?.text == "Ferries to sail again")
  }

  @Test("a thousand parts are read and one more is a reason; so it is with a hundred levels")
  func boundsParts() {
    func mail(parts: Int) -> [UInt8] {
      let inner = String(
        repeating: "--b\nContent-Type: text/plain\n\nA short note.\n", count: parts)
      return Array(
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n\(inner)--b--\n".utf8)
    }
    #expect(reason(mail(parts: 999), as: .mail) == nil)
    #expect(reason(mail(parts: 1_000), as: .mail) == "the mail has more than 1000 parts")
    func nested(_ levels: Int) -> [UInt8] {
      var text = "MIME-Version: 1.0\n"
      for level in 0..<levels - 1 {
        text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n"
      }
      return Array((text + "Content-Type: text/plain\n\nThe innermost note of all.\n").utf8)
    }
    #expect(reason(nested(100), as: .mail) == nil)
    #expect(
      reason(nested(101), as: .mail) == "the parts of the mail are nested deeper than 100")
    #expect(reason(nested(20_000), as: .mail) != nil)
  }

  @Test("what is no mail, or has no text, is a reason")
  func refusesMail() {
    #expect(reason([], as: .mail) != nil)
    let image =
      "MIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n"
    #expect(reason(Array(image.utf8), as: .mail) == "the mail has no text")
    #expect(reason(Array(image.utf8), as: .webArchive) == "the web archive has no page")
  }

  // MARK: - PDF

  @Test("a PDF is read in paragraphs, without page numbers")
  func readsPDF() throws {
    let first = [
      "The ferry line between Norland and Zembala", "will open again in the sum-",
      "mer, the two leaders said on Friday.",
    ]
    let second = ["“We have waited”, said President Okoye", "of Zembala, who had come by train."]
    let pdf = SamplePDF(pages: [first + [""] + second, ["A third paragraph is on this page."]])
    let reading = try read(pdf.bytes, as: .pdf)
    #expect(
      reading.article.texts == [
        "The ferry line between Norland and Zembala will open again in the summer, the two leaders "
          + "said on Friday.",
        "\"We have waited\", said President Okoye of Zembala, who had come by train.",
        "A third paragraph is on this page.",
      ])
  }

  @Test("a PDF that cannot be read is rejected with the reason")
  func refusesPDF() {
    let pdf = SamplePDF(pages: [["Words that nobody may read without the key."]])
    #expect(reason(pdf.encrypted, as: .pdf) == "the PDF is encrypted")
    #expect(reason(Array(pdf.bytes.prefix(120)), as: .pdf) == "the PDF is damaged")
    #expect(reason(Array("No PDF at all.".utf8), as: .pdf) == "the PDF is damaged")
    #expect(reason(SamplePDF(pages: [[]]).bytes, as: .pdf) == "the PDF has no text layer")
    let long = SamplePDF(pages: Array(repeating: ["A page."], count: 11))
    #expect(
      reason(long.bytes, as: .pdf, limits: Limits(pages: 10))
        == "the PDF has 11 pages, more than 10")
  }

  @Test("damaged files never trap the converter", arguments: [UInt64(1), 2, 3])
  func survivesDamage(seed: UInt64) {
    var numbers = SplitMix64(seed: seed)
    let pdf = SamplePDF(pages: [["The ferry line will open again in the summer.", "So they said."]])
    for _ in 0..<20 {
      var bytes = pdf.bytes
      for _ in 0..<Int.random(in: 1...30, using: &numbers) {
        bytes[Int.random(in: bytes.indices, using: &numbers)] = .random(
          in: 0...255, using: &numbers)
      }
      let why = reason(bytes, as: .pdf) ?? ""
      #expect(!why.contains("signal"), "seed \(seed): \(why)")
    }
  }

  @Test("a rejected mail does not hinder the next document")
  func goesOn() {
    let extractor = DocumentExtractor(knowledge: .builtIn())
    for (path, isRead) in [("a.pdf", false), ("b.eml", false), ("c.text", true)] {
      let document = extractor.document(path: Array(path.utf8), bytes: Array(brief.utf8))
      if case .read = document.outcome {
        #expect(isRead)
      } else {
        #expect(!isRead || path == "b.eml")
      }
    }
  }
}

extension Article {
  /// The paragraphs as they stand, without the title.
  fileprivate var texts: [String] { paragraphs.map { text[$0.range] } }
}
