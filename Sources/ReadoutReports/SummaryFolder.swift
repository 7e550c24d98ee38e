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

/// Writes files below one folder, each to a temporary file that is synced and renamed.
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
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    let data = Data(content)
    if let present = try? Data(contentsOf: url), present == data { return }
    let temporary = url.deletingLastPathComponent()
      .appendingPathComponent("." + url.lastPathComponent + ".new")
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: temporary)
      let handle = try FileHandle(forWritingTo: temporary)
      try handle.synchronize()
      try handle.close()
    } catch {
      throw SummaryError(path: url.path, cause: error.localizedDescription)
    }
    try rename(temporary.path, to: url.path)
  }

  /// Removes a file, if it is there.
  ///
  /// - Throws: `SummaryError` where the system does not let it.
  public func remove(_ name: String) throws(SummaryError) {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      throw SummaryError(path: url.path, cause: error.localizedDescription)
    }
  }

  /// The names of the files in one subfolder, sorted; none where it does not exist.
  public func names(in subfolder: String) -> [String] {
    let url = URL(fileURLWithPath: path).appendingPathComponent(subfolder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}
