// Extraction as a filter: many documents in, one line each out, in the same order.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutContract
public import ReadoutModel

/// Something to extract from.
public enum ExtractionInput: Sendable {
  /// The file of a path.
  case file(path: String)
  /// A line of JSON with `path`, `text` and maybe `published`.
  case record(line: [UInt8])
}

/// Extracts from many documents on all cores, in order, with a bounded number in memory.
public struct ExtractionPipe: Sendable {
  private let extractor: DocumentExtractor
  private let limits: Limits
  private let jobs: Int
  private let statedDay: CalendarDay?

  /// A pipe.
  ///
  /// - Parameters:
  ///   - extractor: What reads the documents.
  ///   - limits: The bounds on one document.
  ///   - jobs: How many documents are read at the same time, at least 1.
  ///   - statedDay: The day of publication of documents that state none.
  public init(
    extractor: DocumentExtractor, limits: Limits, jobs: Int, statedDay: CalendarDay?
  ) {
    self.extractor = extractor
    self.limits = limits
    self.jobs = max(1, jobs)
    self.statedDay = statedDay
  }

  /// Extracts from each input and hands its line, with the line end, to the output.
  ///
  /// - Returns: How many documents were rejected.
  public func run(
    _ inputs: consuming some IteratorProtocol<ExtractionInput>,
    output: (_ line: [UInt8]) throws -> Void
  ) async rethrows -> Int {
    var inputs = inputs
    return try await withThrowingTaskGroup(of: Finished.self) { group in
      var started = 0
      var written = 0
      var rejected = 0
      var waiting: [Int: Finished] = [:]
      func start() -> Bool {
        guard let input = inputs.next() else { return false }
        let number = started
        started += 1
        group.addTask { finish(input, number: number) }
        return true
      }
      while started < jobs * 4, start() {}
      while let finished = try await group.next() {
        waiting[finished.number] = finished
        while let next = waiting.removeValue(forKey: written) {
          try output(next.line)
          rejected += next.isRejected ? 1 : 0
          written += 1
          _ = start()
        }
      }
      return rejected
    }
  }

  private struct Finished: Sendable {
    let number: Int
    let line: [UInt8]
    let isRejected: Bool
  }

  private func finish(_ input: ExtractionInput, number: Int) -> Finished {
    let document = document(of: input)
    var isRejected = false
    if case .rejected = document.outcome { isRejected = true }
    var line = ExtractionWriter().json(of: document)
    line.append(0x0A)
    return Finished(number: number, line: line, isRejected: isRejected)
  }

  private func document(of input: ExtractionInput) -> ExtractedDocument {
    switch input {
    case .file(let path): document(ofFile: path)
    case .record(let line): document(ofRecord: line)
    }
  }

  private func document(ofFile path: String) -> ExtractedDocument {
    do throws(DocumentRejection) {
      let bytes = try FileBytes.read(path, upTo: limits.fileBytes + 1)
      return extractor.document(path: Array(path.utf8), bytes: bytes, statedDay: statedDay)
    } catch {
      return unread(path: path, reason: "the file cannot be read: \(error.reason)")
    }
  }

  private func document(ofRecord line: [UInt8]) -> ExtractedDocument {
    guard let record = DocumentRecord(line: line) else {
      return unread(
        path: "",
        reason: "the line is not a JSON object with the strings 'path' and 'text' (or 'base64')")
    }
    var day = statedDay
    if let published = record.published {
      guard let stated = CalendarDay(iso: published) else {
        return unread(
          path: record.path, reason: "'published' is '\(published)', not a day as 2024-05-03")
      }
      day = stated
    }
    return extractor.document(
      path: Array(record.path.utf8), bytes: record.bytes, statedDay: day)
  }

  private func unread(path: String, reason: String) -> ExtractedDocument {
    ExtractedDocument(
      identity: DocumentIdentity(
        path: Array(path.utf8), sha256: DocumentExtractor.sha256(of: []), byteCount: 0,
        mediaType: "application/octet-stream", characterSet: nil),
      outcome: .rejected(reason: reason))
  }
}
