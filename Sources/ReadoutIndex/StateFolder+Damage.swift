// A damaged index: set aside, so that a new one is built and nothing is thrown away.
// SPDX-License-Identifier: Apache-2.0

import Foundation

extension StateFolder {
  /// An index that was set aside.
  public struct Damage: Hashable, Sendable {
    /// What was found.
    public var reason: String
    /// Where the file is now.
    public var path: String
  }

  /// Opens the index for writing; one that is damaged is set aside and a new one made.
  ///
  /// - Throws: `IndexError`, of kind `corrupt` only where the damaged file cannot be renamed.
  public func openIndex() throws(IndexError) -> (index: IndexStore, damage: Damage?) {
    var reason = try? String(contentsOfFile: damageNote, encoding: .utf8)
    if reason == nil {
      do throws(IndexError) {
        return (try IndexStore(writingAt: indexPath), nil)
      } catch {
        guard error.kind == .corrupt else { throw error }
        reason = "\(error)"
      }
    }
    let damage = Damage(reason: reason ?? "", path: try setIndexAside())
    return (try IndexStore(writingAt: indexPath), damage)
  }

  /// Notes that the index was found damaged, so that the next start sets it aside.
  public func noteDamage(_ reason: String) {
    try? Data(reason.utf8).write(to: URL(filePath: damageNote))
  }

  /// Renames the index and its log; gives the new name.
  public func setIndexAside() throws(IndexError) -> String {
    let files = FileManager.default
    var number = 1
    while files.fileExists(atPath: "\(indexPath).damaged-\(number)") { number += 1 }
    let target = "\(indexPath).damaged-\(number)"
    do {
      for ending in ["-wal", "-shm"] where files.fileExists(atPath: indexPath + ending) {
        try files.moveItem(atPath: indexPath + ending, toPath: target + ending)
      }
      if files.fileExists(atPath: indexPath) {
        try files.moveItem(atPath: indexPath, toPath: target)
      }
      if files.fileExists(atPath: damageNote) { try files.removeItem(atPath: damageNote) }
    } catch {
      throw IndexError(
        kind: .corrupt, path: indexPath, message: "it cannot be set aside as '\(target)': \(error)")
    }
    return target
  }

  private var damageNote: String { path + "/damaged" }
}
