// Which line of which file decides each key that is set.
// SPDX-License-Identifier: Apache-2.0

extension Configuration {
  /// A key that is set, and the line that won.
  public struct Origin: Hashable, Sendable {
    /// The key, with its table before a dot.
    public var key: String
    /// The file.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The lines that it overrules, as `FILE:LINE`, the last one first.
    public var overruled: [String] = []
  }

  /// The keys that texts set, sorted; keys within an inline table count as that table.
  ///
  /// The texts are those of a configuration that was read without a mistake.
  public static func origins(in texts: [Text]) -> [Origin] {
    var origins: [String: Origin] = [:]
    for text in texts {
      let locator = KeyLocator(String(decoding: text.bytes, as: UTF8.self))
      for (key, position) in locator.values {
        let before = origins[key]
        origins[key] = Origin(
          key: key, file: text.file, line: position.line,
          overruled: before.map { ["\($0.file):\($0.line)"] + $0.overruled } ?? [])
      }
    }
    return origins.values.sorted { $0.key < $1.key }
  }
}
