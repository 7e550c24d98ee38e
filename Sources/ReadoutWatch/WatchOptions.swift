// What is watched, and how patient the watcher is.
// SPDX-License-Identifier: Apache-2.0

/// The settings of a watcher.
public struct WatchOptions: Hashable, Sendable {
  /// The path of the watched folder, as exact bytes; it is resolved once, at the start.
  public var root: [UInt8]
  /// The endings of documents, with the dot; letters match in either case.
  public var suffixes: [String]
  /// Patterns of what to leave out, see `Glob`, on paths relative to the root.
  public var ignore: [String]
  /// How long a path that has disappeared may take to come back and count as edited.
  public var removalGrace: Duration
  /// How often the whole folder is scanned as a net.
  public var rescanInterval: Duration
  /// How often directories are scanned that the kernel does not tell about.
  public var pollInterval: Duration
  /// How often a root that is offline is looked for.
  public var rootInterval: Duration
  /// How many directories are watched at most, the others being polled.
  ///
  /// Nil takes all that the kernel gives.
  public var watchLimit: Int?
  /// How many paths are remembered singly; beyond, the folder is scanned instead.
  public var pendingLimit: Int
  /// The device number that the root must be on; nil takes the one it is on at the start.
  public var expectedDevice: UInt64?

  /// The defaults: text, Markdown and HTML; a second of grace; a scan each hour.
  public init(
    root: [UInt8], suffixes: [String] = [".txt", ".md", ".html", ".htm"], ignore: [String] = [],
    removalGrace: Duration = .seconds(1), rescanInterval: Duration = .seconds(3600),
    pollInterval: Duration = .seconds(30), rootInterval: Duration = .seconds(1),
    watchLimit: Int? = nil, pendingLimit: Int = 65_536, expectedDevice: UInt64? = nil
  ) {
    self.root = root
    self.suffixes = suffixes
    self.ignore = ignore
    self.removalGrace = removalGrace
    self.rescanInterval = rescanInterval
    self.pollInterval = pollInterval
    self.rootInterval = rootInterval
    self.watchLimit = watchLimit
    self.pendingLimit = pendingLimit
    self.expectedDevice = expectedDevice
  }
}

extension Duration {
  /// The length in nanoseconds, within 0 and a century.
  var clampedNanoseconds: UInt64 {
    let century: Int64 = 3_155_760_000
    guard self > .zero else { return 0 }
    guard self < .seconds(century) else { return UInt64(century) * 1_000_000_000 }
    return UInt64(components.seconds) * 1_000_000_000
      + UInt64(components.attoseconds / 1_000_000_000)
  }
}
