// Which names are documents and which directories are entered.
// SPDX-License-Identifier: Apache-2.0

/// The rules on names and paths; they look at bytes only, never at the folder.
struct PathRules: Sendable {
  /// The longest path that is followed, in bytes; PATH_MAX of the kernel is 4,096 with its end.
  static let pathLimit = 4_095

  private let suffixes: [[UInt8]]
  private let globs: [Glob]

  init(_ options: WatchOptions) {
    suffixes = options.suffixes.map { $0.utf8.map(lowered) }.filter { !$0.isEmpty }
    globs = options.ignore.map(Glob.init)
  }

  /// Whether a name is one that a document may have.
  func isDocumentName(_ name: [UInt8]) -> Bool {
    guard !isHidden(name), name.last != UInt8(ascii: "~") else { return false }
    return suffixes.contains { suffix in
      name.count >= suffix.count
        && zip(name.suffix(suffix.count), suffix).allSatisfy { lowered($0) == $1 }
    }
  }

  /// Whether a file or directory is left out because of its name.
  func isHidden(_ name: [UInt8]) -> Bool { name.first == UInt8(ascii: ".") }

  /// Whether a pattern speaks of the path or of a directory on it.
  func isIgnored(_ path: [UInt8], isDirectory: Bool) -> Bool {
    guard !globs.isEmpty else { return false }
    for index in path.indices where path[index] == slash {
      if globs.contains(where: { $0.matches(path[..<index], isDirectory: true) }) { return true }
    }
    return globs.contains { $0.matches(path[...], isDirectory: isDirectory) }
  }

  /// The names of pages beside which a directory of this name is not entered, or none.
  func pages(beside directory: [UInt8]) -> [[UInt8]] {
    guard directory.count > Self.companion.count,
      directory.suffix(Self.companion.count) == Self.companion[...]
    else { return [] }
    let stem = directory.dropLast(Self.companion.count)
    return Self.pageSuffixes.map { stem + $0 }
  }

  /// The name of the directory that a browser saves beside a page, or nil if it is no page.
  func companion(of page: [UInt8]) -> [UInt8]? {
    for suffix in Self.pageSuffixes where page.count > suffix.count {
      if page.suffix(suffix.count) == suffix[...] {
        return page.dropLast(suffix.count) + Self.companion
      }
    }
    return nil
  }

  private static let companion = Array("_files".utf8)
  private static let pageSuffixes = [".html", ".htm", ".HTML", ".HTM"].map { Array($0.utf8) }
}

/// An ASCII letter in lower case, any other byte as it is.
private func lowered(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

/// The path of a name inside a directory; the root is the empty path.
func joined(_ directory: [UInt8], _ name: [UInt8]) -> [UInt8] {
  directory.isEmpty ? name : directory + [slash] + name
}
