// From a path to a reading: the file's bytes, their hash, the article, what it says.
// SPDX-License-Identifier: Apache-2.0

import Crypto
import ReadoutExtraction
import ReadoutIndex
import ReadoutJournal
import ReadoutModel
import ReadoutText
import ReadoutWatch

/// Reads one document at a time; values of it are shared by all workers.
struct DocumentDesk: Sendable {
  private let files: FileReader
  private let articles: ArticleReader
  private let extractor: Extractor
  private let limits: Limits

  /// How often a file that changes while it is read is read again at once.
  private static let tries = 3

  init(root: [UInt8], knowledge: Knowledge, limits: Limits) throws(WatchError) {
    files = try FileReader(root: root, limit: limits.fileBytes)
    articles = ArticleReader(limits: limits)
    extractor = Extractor(knowledge: knowledge, limits: limits)
    self.limits = limits
  }

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
  }

  /// Reads a file and everything in it.
  ///
  /// - Parameters:
  ///   - known: What the index has at the path.
  ///   - isForced: Whether unchanged bytes are read anew, since the program or its settings changed.
  func outcome(
    at path: [UInt8], signature: FileSignature, known: StoredDocument?, isForced: Bool
  ) -> Outcome {
    guard let format = DocumentFormat(path: path) else { return .gone }
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
          return rejected(systemMessage(of: code).lowercasedFirst, path, format, signature, known)
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
    let sha256 = DocumentDesk.hexadecimal(SHA256.hash(data: file.bytes))
    let isSame = known?.sha256 == sha256 && known?.mediaType == format.rawValue
    guard isForced || !isSame else { return .unchanged(signature) }
    var identity = DocumentIdentity(
      path: path, sha256: sha256, byteCount: file.bytes.count, mediaType: format.rawValue,
      characterSet: nil)
    let outcome: ExtractedDocument.Outcome
    do throws(ReadingError) {
      let reading = try articles.read(file.bytes, as: format)
      identity.characterSet = reading.characterSet
      outcome = .read(
        text: reading.article.text, head: reading.article.head,
        extraction: extractor.extraction(of: reading.article))
    } catch {
      outcome = .rejected(reason: error.description)
    }
    let document = ExtractedDocument(identity: identity, outcome: outcome)
    return .document(PackedDocument(document), signature)
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

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    for byte in digest {
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
    return String(decoding: result, as: UTF8.self)
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
