// From a path to a reading: the file's bytes, their hash, the article, what it says.
// SPDX-License-Identifier: Apache-2.0

import ReadoutExtraction
import ReadoutIndex
import ReadoutJournal
import ReadoutModel
import ReadoutText
import ReadoutWatch

/// Reads one document at a time; values of it are shared by all workers.
struct DocumentDesk: Sendable {
  private let files: FileReader
  private let extractor: Late<DocumentExtractor>
  private let limits: Limits
  private let faults: FaultLedger?

  /// How often a file that changes while it is read is read again at once.
  private static let tries = 3

  /// - Parameters:
  ///   - knowledge: Made when the first document is read, or by `prepare`.
  ///   - faults: Knows the documents that must not be read.
  init(
    root: [UInt8], knowledge: @autoclosure @escaping @Sendable () -> Knowledge, limits: Limits,
    faults: FaultLedger? = nil
  ) throws(WatchError) {
    files = try FileReader(root: root, limit: limits.fileBytes)
    extractor = Late { DocumentExtractor(knowledge: knowledge(), limits: limits) }
    self.limits = limits
    self.faults = faults
  }

  /// Makes what the first document would otherwise have to wait for.
  func prepare() { _ = extractor.value }

  /// What became of a file.
  enum Outcome: Sendable {
    /// It was read, or rejected with a reason.
    case document(PackedDocument, FileSignature)
    /// It is what the index has already.
    case unchanged(FileSignature)
    /// There is no document at the path.
    case gone
    /// It is being written, and will be told of again.
    case unfinished
    /// The system has no room for one more open file; it must be tried again later.
    case later
    /// The file system fails, which may pass: rejected, or nothing where that is known, and to be
    /// tried again later.
    case failing(PackedDocument?, FileSignature)
  }

  /// Reads a file and everything in it.
  ///
  /// - Parameters:
  ///   - known: What the index has at the path.
  ///   - isForced: Whether unchanged bytes are read anew, since the program or its settings changed.
  func outcome(
    at path: [UInt8], signature: FileSignature, known: StoredDocument?, isForced: Bool
  ) -> Outcome {
    let format = DocumentFormat(path: path)
    for _ in 0..<DocumentDesk.tries {
      do throws(ReadError) {
        let file = try files.read(path)
        return outcome(of: file, at: path, format, known: known, isForced: isForced)
      } catch {
        switch error {
        case .changedWhileReading: continue
        case .gone, .notRegular: return .gone
        case .tooLarge:
          return rejected(
            "\(ReadingError.tooLarge(limit: limits.fileBytes))", path, format, signature, known)
        case .denied(let code):
          return rejected(systemMessage(of: code).lowercasedFirst, path, format, signature, known)
        case .failed(let code) where isShortage(code): return .later
        case .failed(let code):
          let reason = systemMessage(of: code).lowercasedFirst
          let unsure = signature.inconclusive
          switch rejected(reason, path, format, unsure, known) {
          case .document(let document, _): return .failing(document, unsure)
          default: return .failing(nil, unsure)
          }
        }
      }
    }
    return .unfinished
  }

  private func outcome(
    of file: DocumentFile, at path: [UInt8], _ format: DocumentFormat, known: StoredDocument?,
    isForced: Bool
  ) -> Outcome {
    let signature = file.isConclusive ? file.signature : file.signature.inconclusive
    let sha256 = DocumentExtractor.sha256(of: file.bytes)
    let isSame = known?.sha256 == sha256 && known?.mediaType == format.rawValue
    guard isForced || !isSame else { return .unchanged(signature) }
    let extractor = extractor.value
    func read() -> PackedDocument {
      PackedDocument(extractor.document(path: path, bytes: file.bytes, sha256: sha256))
    }
    guard let faults else { return .document(read(), signature) }
    let name = FaultName(sha256: sha256, format: format)
    if let reason = faults.reason(against: name) {
      let identity = DocumentIdentity(
        path: path, sha256: sha256, byteCount: file.bytes.count, mediaType: format.rawValue,
        characterSet: nil)
      let document = ExtractedDocument(identity: identity, outcome: .rejected(reason: reason))
      return .document(PackedDocument(document), signature)
    }
    return .document(faults.reading(name, read), signature)
  }

  /// A document of which not even the bytes are known; the same reason is not told twice.
  private func rejected(
    _ reason: String, _ path: [UInt8], _ format: DocumentFormat, _ signature: FileSignature,
    _ known: StoredDocument?
  ) -> Outcome {
    if let known, known.state == .rejected(reason: reason) { return .unchanged(signature) }
    let identity = DocumentIdentity(
      path: path, sha256: "", byteCount: Int(clamping: signature.size),
      mediaType: format.rawValue, characterSet: nil)
    let document = ExtractedDocument(identity: identity, outcome: .rejected(reason: reason))
    return .document(PackedDocument(document), signature)
  }
}

extension FileSignature {
  /// The signature of a file that may have been changed once more within the step of its clock: it
  /// equals none that a scan can find, so that the file is looked at again.
  var inconclusive: FileSignature {
    var result = self
    result.changedNanoseconds = 0
    return result
  }

  /// Whether a file was only renamed: a rename moves no time but that of the status.
  func isRenamed(from old: FileSignature) -> Bool {
    device == old.device && inode == old.inode && size == old.size
      && modifiedNanoseconds == old.modifiedNanoseconds && old.changedNanoseconds != 0
  }
}

extension String {
  /// `Permission denied` as it stands within a sentence.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
