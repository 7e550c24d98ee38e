// What can go wrong with the index, with the file and SQLite's code.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// A failure of the index: what happened, to which file, and with which SQLite code.
public struct IndexError: Error, Hashable, Sendable {
  /// What sort of failure it is, by what the caller can do about it.
  public enum Kind: String, Hashable, Sendable {
    /// The file is not there, or may not be opened.
    case cannotOpen
    /// Another process owns the state folder.
    case owned
    /// The disk is full; the commit was taken back and may be tried again.
    case full
    /// The file or its file system cannot be written.
    case readOnly
    /// The file is not an index, or is damaged; it must be set aside and built again.
    case corrupt
    /// Another process holds the file for too long.
    case busy
    /// The file was made by a newer version of the program.
    case tooNew
    /// The file was made by an older version, and may only be read.
    case tooOld
    /// The system could not read or write.
    case inputOutput
    /// Anything else that SQLite reports.
    case other
  }

  /// What sort of failure it is.
  public var kind: Kind
  /// The file or folder.
  public var path: String
  /// SQLite's extended result code, or the `errno` of a system call; nil where there is none.
  public var code: Int32?
  /// What happened, in words for a person.
  public var message: String

  /// A failure.
  public init(kind: Kind, path: String, code: Int32? = nil, message: String) {
    self.kind = kind
    self.path = path
    self.code = code
    self.message = message
  }

  /// The failure that an error of SQLite stands for.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as IndexError: self = error
    case let error as DatabaseError:
      self.init(
        kind: Kind(error.resultCode), path: path, code: error.extendedResultCode.rawValue,
        message: error.message ?? "SQLite error \(error.extendedResultCode.rawValue)")
    case is PackingError, is RowDecodingError:
      self.init(kind: .corrupt, path: path, message: "a stored row cannot be read: \(error)")
    default: self.init(kind: .other, path: path, message: "\(error)")
    }
  }
}

extension IndexError {
  /// The failure that an error of SQLite stands for while the file is opened.
  ///
  /// There an error without a code of its own (“unsupported file format”) is one of the file.
  init(opening error: any Error, path: String) {
    self.init(error, path: path)
    if let error = error as? DatabaseError, error.resultCode == .SQLITE_ERROR { kind = .corrupt }
  }
}

extension IndexError.Kind {
  /// The sort of failure that a primary result code of SQLite stands for.
  init(_ code: ResultCode) {
    self =
      switch code {
      case .SQLITE_FULL: .full
      case .SQLITE_READONLY: .readOnly
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .cannotOpen
      case .SQLITE_IOERR: .inputOutput
      default: .other
      }
  }
}

extension IndexError: CustomStringConvertible {
  /// The failure as a sentence for a person.
  public var description: String {
    let what =
      switch kind {
      case .cannotOpen: "cannot open the index '\(path)'"
      case .owned: "cannot take the state folder '\(path)'"
      case .full: "no space left for the index '\(path)'"
      case .readOnly: "cannot write the index '\(path)'"
      case .corrupt: "the index '\(path)' is damaged"
      case .busy: "the index '\(path)' is held by another process"
      case .tooNew: "the index '\(path)' was made by a newer version"
      case .tooOld: "the index '\(path)' was made by an older version"
      case .inputOutput: "cannot read or write the index '\(path)'"
      case .other: "the index '\(path)' failed"
      }
    return "\(what): \(message)"
  }
}
