// How many documents a folder may have, for somebody who waits for them.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Counts files.
public enum FolderCount {
  /// How many files of a folder and below have a suffix that is taken by default; nil where the folder
  /// cannot be read.
  ///
  /// It is an estimate: what is ignored by configuration is counted, too.
  public static func documents(in folder: String) -> Int? {
    let suffixes = Set(
      Configuration().suffixes.map { $0.hasPrefix(".") ? String($0.dropFirst()) : $0 })
    guard FileManager.default.isReadableFile(atPath: folder),
      let files = FileManager.default.enumerator(atPath: folder)
    else { return nil }
    var count = 0
    for case let path as String in files {
      let name = path.split(separator: "/").last ?? ""
      guard !name.hasPrefix("."), let dot = name.lastIndex(of: ".") else { continue }
      if suffixes.contains(name[name.index(after: dot)...].lowercased()) { count += 1 }
    }
    return count
  }
}
