// Patterns on paths.
// SPDX-License-Identifier: Apache-2.0

/// A pattern on paths relative to the root, as in `.gitignore` files without `!`.
///
/// `*` and `?` stop at `/`, `**` does not, `[a-z]` and `[!a-z]` are classes, `\` takes the next byte
/// as it is. A pattern without `/` speaks of a name at any depth, one with `/` of the whole path.
/// One that ends in `/` speaks of directories only. What is below an ignored directory is ignored.
///
/// `drafts/` fires on `a/drafts/x.txt` and not on `a/drafts.txt`.
struct Glob: Hashable, Sendable {
  private let pattern: [UInt8]
  private let isName: Bool
  private let directoriesOnly: Bool

  init(_ text: String) {
    var bytes = Array(text.utf8)
    directoriesOnly = bytes.last == slash
    while bytes.last == slash { bytes.removeLast() }
    isName = !bytes.contains(slash)
    if bytes.first == slash { bytes.removeFirst() }
    pattern = bytes
  }

  /// Whether the pattern speaks of this very path, not of a directory above it.
  func matches(_ path: ArraySlice<UInt8>, isDirectory: Bool) -> Bool {
    if directoriesOnly && !isDirectory { return false }
    guard isName, let last = path.lastIndex(of: slash) else { return Self.match(pattern, path) }
    return Self.match(pattern, path[(last + 1)...])
  }

  /// Matching with one remembered place for `*` and one for `**`, the later tried first.
  ///
  /// - Complexity: O(pattern × path²) at worst, with no recursion.
  private static func match(_ pattern: [UInt8], _ path: ArraySlice<UInt8>) -> Bool {
    var p = 0
    var s = path.startIndex
    var star: (pattern: Int, path: Int)?
    var globstar: (pattern: Int, path: Int)?
    while true {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        if p + 1 < pattern.count, pattern[p + 1] == UInt8(ascii: "*") {
          p += 2
          // `a/**/b` also means `a/b`.
          if p < pattern.count, pattern[p] == slash, s == path.startIndex || path[s - 1] == slash {
            p += 1
          }
          globstar = (p, s)
          star = nil
        } else {
          p += 1
          star = (p, s)
        }
        continue
      }
      if p == pattern.count, s == path.endIndex { return true }
      if p < pattern.count, s < path.endIndex, let next = step(pattern, p, path[s]) {
        p = next
        s += 1
      } else if let place = star, place.path < path.endIndex, path[place.path] != slash {
        star = (place.pattern, place.path + 1)
        p = place.pattern
        s = place.path + 1
      } else if let place = globstar, place.path < path.endIndex {
        globstar = (place.pattern, place.path + 1)
        star = nil
        p = place.pattern
        s = place.path + 1
      } else {
        return false
      }
    }
  }

  /// The place behind the one-byte element at `p` if it fires on the byte.
  private static func step(_ pattern: [UInt8], _ p: Int, _ byte: UInt8) -> Int? {
    switch pattern[p] {
    case UInt8(ascii: "?"):
      return byte == slash ? nil : p + 1
    case UInt8(ascii: "\\") where p + 1 < pattern.count:
      return pattern[p + 1] == byte ? p + 2 : nil
    case UInt8(ascii: "["):
      guard let (end, isMember) = classMember(pattern, p + 1, byte) else { fallthrough }
      return isMember && byte != slash ? end : nil
    default:
      return pattern[p] == byte ? p + 1 : nil
    }
  }

  /// Reads a class; nil where it is not closed, so that the bracket is an ordinary byte.
  private static func classMember(
    _ pattern: [UInt8], _ start: Int, _ byte: UInt8
  ) -> (end: Int, isMember: Bool)? {
    var p = start
    let isNegated =
      p < pattern.count && (pattern[p] == UInt8(ascii: "!") || pattern[p] == UInt8(ascii: "^"))
    if isNegated { p += 1 }
    var isFound = false
    let first = p
    while p < pattern.count, pattern[p] != UInt8(ascii: "]") || p == first {
      if p + 2 < pattern.count, pattern[p + 1] == UInt8(ascii: "-"),
        pattern[p + 2] != UInt8(ascii: "]")
      {
        isFound = isFound || (pattern[p] <= byte && byte <= pattern[p + 2])
        p += 3
      } else {
        isFound = isFound || pattern[p] == byte
        p += 1
      }
    }
    return p < pattern.count ? (p + 1, isFound != isNegated) : nil
  }
}

let slash = UInt8(ascii: "/")
