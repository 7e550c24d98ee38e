// Runs the converter for mails, web archives and PDF files: one confined process a document.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc
import ReadoutJournal
import ReadoutModel
import ReadoutText

/// Has documents converted by `readout-convert`, which may do nothing but that.
///
/// Those libraries read formats of great richness in C and C++; what goes wrong in them goes wrong in
/// a process that has no files, no network and a bounded share of memory and time.
struct DocumentConverter: Sendable {
  private let program: String?
  private let limits: Limits

  /// The status with which the converter says why there is no article.
  private static let rejected: Int32 = 65
  /// How much longer than its processor time the converter may take, in milliseconds.
  private static let patience = 10_000

  /// A converter that keeps to the limits; the program is found where it is installed.
  init(limits: Limits, program: String? = DocumentConverter.installed) {
    self.limits = limits
    self.program = program
  }

  /// Where the program is: beside the running one in a build folder, or where the package puts it.
  static let installed: String? = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    // SAFETY: readlink(2) writes at most as many bytes as are said to be there.
    let length = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(
      decoding: buffer[0..<max(0, length)].map(UInt8.init(bitPattern:)), as: UTF8.self)
    let folder = own.lastIndex(of: "/").map { own[..<$0] } ?? ""
    return ["\(folder)/readout-convert", "/usr/libexec/readout/readout-convert"].first {
      unsafe access($0, X_OK) == 0
    }
  }()

  /// Converts a file.
  ///
  /// - Throws: the reason why it cannot be read, as it stands in `document.rejected`.
  func document(
    of bytes: [UInt8], _ format: DocumentFormat
  ) throws(DocumentRejection) -> ConvertedDocument {
    guard let program else {
      throw DocumentRejection(
        reason:
          "\(format.plural) need the package readout-convert; install it and write the file anew"
      )
    }
    let arguments =
      [program, format.rawValue]
      + [
        limits.converterBytes, limits.converterSeconds, limits.pages, limits.mailParts,
        limits.mailDepth,
      ].map { String($0) }
    let (status, output) = try run(program, arguments, input: bytes)
    switch status {
    case 0:
      guard let document = ConvertedDocument(serialized: output) else {
        throw DocumentRejection(reason: "the converter gave no answer")
      }
      return document
    case Self.rejected:
      let reason = String(decoding: output.prefix(200), as: UTF8.self).filter { !$0.isNewline }
      throw DocumentRejection(reason: reason.isEmpty ? "the converter gave no reason" : reason)
    case -SIGXCPU - 1, -SIGKILL - 1:
      throw DocumentRejection(
        reason: "converting took longer than \(limits.converterSeconds) seconds")
    case ..<(-1):
      throw DocumentRejection(
        reason: "the file cannot be converted, the converter ended by signal \(-status - 1)")
    default:
      throw DocumentRejection(
        reason: "the file cannot be converted, the converter ended with status \(status)")
    }
  }

  /// Runs the program to its end.
  private func run(
    _ program: String, _ arguments: [String], input: [UInt8]
  ) throws(DocumentRejection) -> (status: Int32, output: [UInt8]) {
    // SAFETY: the bytes are copied into the file before the call ends.
    let file = unsafe input.withUnsafeBytes { unsafe readout_memory_file($0.baseAddress, $0.count) }
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    var process: Int32 = 0
    var list = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe list.forEach { unsafe free($0) } }
    // SAFETY: the list ends with nil, and its strings live until the program has started.
    let pipe = unsafe list.withUnsafeMutableBufferPointer {
      unsafe readout_start(program, $0.baseAddress, file, &process)
    }
    guard pipe >= 0 else { throw failure() }
    defer { close(pipe) }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let deadline =
      readout_milliseconds() + limits.converterSeconds * 1_000 + DocumentConverter.patience
    while true {
      // SAFETY: at most as many bytes are written as the buffer that the closure lends has.
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe readout_read_before(pipe, $0.baseAddress, $0.count, deadline)
      }
      guard count > 0 else { return (readout_end(process, count < 0 ? 1 : 0), output) }
      output += chunk[0..<count]
      // What is beyond the limit is no article.
      guard output.count <= limits.fileBytes + 65_536 else {
        _ = readout_end(process, 1)
        throw DocumentRejection(reason: "\(ReadingError.tooLarge(limit: limits.fileBytes))")
      }
    }
  }

  private func failure() -> DocumentRejection {
    DocumentRejection(
      reason: "the converter cannot be started: \(systemMessage(of: errno).lowercasedFirst)")
  }
}

extension DocumentFormat {
  /// What files of the format are called.
  fileprivate var plural: String {
    switch self {
    case .mail: "mails"
    case .webArchive: "web archives"
    case .pdf: "PDF files"
    case .plainText, .markdown, .html: "texts"
    }
  }
}
