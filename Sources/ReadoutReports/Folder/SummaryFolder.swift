// The folder of summary files: each is whole or not there.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Why a summary file could not be written.
public struct SummaryError: Error, CustomStringConvertible, Sendable {
  /// The file.
  public let path: String
  /// The cause, in the words of the system.
  public let cause: String

  /// What happened, to what.
  public var description: String { "cannot write '\(path)': \(cause)" }
}

/// Writes files below one folder, each to a temporary file that is renamed.
///
/// They are on the disk when `sync` returns: once for many, since a sync may take longer than the
/// writing.
public struct SummaryFolder: Sendable {
  /// The folder's path.
  public let path: String

  /// A folder; it is made when the first file is written.
  public init(path: String) {
    self.path = path
  }

  /// Writes a file if its content differs from what is there.
  ///
  /// - Parameter name: Its path relative to the folder.
  /// - Throws: `SummaryError` where the system does not let it.
  public func write(_ content: [UInt8], to name: String) throws(SummaryError) {
    let data = Data(content)
    if let present = try? Data(contentsOf: url(name)), present == data { return }
    try replace(name) { file in
      reserve(data.count, in: file)
      try file.write(contentsOf: data)
    }
  }

  /// Writes a file of the middles of others.
  ///
  /// - Parameters:
  ///   - parts: The names of the others; one that is not there is passed over.
  ///   - head: What each of them begins with; it stands once in the file.
  ///   - end: What each of them ends with, likewise.
  /// - Throws: `SummaryError` where the system does not let it.
  func join(
    _ parts: [String], head: [UInt8], end: [UInt8], to name: String
  ) throws(SummaryError) {
    // It will be about as long as that one.
    let manager = FileManager.default
    let former = (try? manager.attributesOfItem(atPath: url(name).path))?[.size] as? Int ?? 0
    try replace(name) { file in
      reserve(former + 65_536, in: file)
      try file.write(contentsOf: Data(head))
      for part in parts {
        guard let part = FileHandle(forReadingAtPath: "\(path)/\(part)") else { continue }
        defer { try? part.close() }
        let middle = head.count..<max(head.count, Int(try part.seekToEnd()) - end.count)
        try copy(middle, of: part, to: file)
      }
      try file.write(contentsOf: Data(end))
      // What is left of the room.
      try file.truncate(atOffset: file.offset())
    }
  }

  /// The bytes of a file; nil where it is not there.
  func read(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: url(name))).map { Array($0) }
  }

  private func url(_ name: String) -> URL {
    // Without the hint the disk would be asked whether it is a folder.
    URL(fileURLWithPath: "\(path)/\(name)", isDirectory: false)
  }

  /// Puts a file in the place of another.
  ///
  /// - Parameter write: Writes it, and finds its room first: a file without its room is written to the
  ///   disk when it takes the place of another, which would take longer than all the rest.
  private func replace(
    _ name: String, _ write: (FileHandle) throws -> Void
  ) throws(SummaryError) {
    let url = url(name)
    let folder = url.deletingLastPathComponent()
    let temporary = folder.appendingPathComponent("." + url.lastPathComponent + ".new")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data().write(to: temporary)
      let file = try FileHandle(forWritingTo: temporary)
      defer { try? file.close() }
      try write(file)
    } catch {
      throw SummaryError(path: url.path, cause: error.localizedDescription)
    }
    try rename(temporary.path, to: url.path)
  }

  /// Removes a file, if it is there.
  ///
  /// - Throws: `SummaryError` where the system does not let it.
  public func remove(_ name: String) throws(SummaryError) {
    let url = url(name)
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      throw SummaryError(path: url.path, cause: error.localizedDescription)
    }
  }

  /// Whether a file is there.
  public func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url(name).path)
  }

  /// The names of the files in one subfolder, sorted; none where it does not exist.
  public func names(in subfolder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url(subfolder).path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}
