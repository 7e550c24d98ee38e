// Where the configuration stands: a main file and drop-ins, with systemd's precedence.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// Finds and reads the files of the configuration.
///
/// Without a file named on the command line the main file is the first `readout/readoutd.toml`
/// found in `/etc`, `/run`, `/usr/local/lib` and `/usr/lib`; drop-ins are `readoutd.toml.d/*.toml`
/// of all four, in the order of their names, where the earlier folder hides the same name in a later
/// one (`systemd.unit(5)`, `standard-conf`). An empty file or a link to `/dev/null` hides one.
public struct ConfigurationFiles: Hashable, Sendable {
  /// The folders, the most important first.
  public static let systemRoots = ["/etc", "/run", "/usr/local/lib", "/usr/lib"]
  /// The largest file, in bytes.
  public static let mostBytes = 1 << 20

  private let main: String?
  private let roots: [String]

  /// The files of the system, or one that is named, with `NAME.d/*.toml` beside it.
  public init(main: String? = nil, roots: [String] = ConfigurationFiles.systemRoots) {
    self.main = main
    self.roots = roots
  }

  /// A file, and whether it counts.
  public struct Place: Hashable, Sendable {
    /// The path.
    public var path: String
    /// The file that is read instead of it; nil where it is read.
    public var hiddenBy: String?
  }

  /// All files that are there, in the order in which they are applied, each before those it hides.
  ///
  /// - Throws: `ConfigurationError` where the named file is missing.
  public func places() throws(ConfigurationError) -> [Place] {
    let files = FileManager.default
    if let main {
      guard files.fileExists(atPath: main) else {
        throw ConfigurationError(
          file: main, problem: "there is no such file; name another one with --config")
      }
      return [Place(path: main)] + dropIns(of: [main + ".d"])
    }
    let candidates = roots.map { $0 + "/readout/readoutd.toml" }
    let found = candidates.filter { files.fileExists(atPath: $0) }
    return ConfigurationFiles.places(found) + dropIns(of: candidates.map { $0 + ".d" })
  }

  /// The files that are in force, in the order in which they are applied.
  ///
  /// - Throws: `ConfigurationError` where the named file is missing, or one cannot be read.
  public func texts() throws(ConfigurationError) -> [Configuration.Text] {
    var result: [Configuration.Text] = []
    for path in try paths() { result.append(try ConfigurationFiles.text(of: path)) }
    return result
  }

  /// The configuration that the files make.
  ///
  /// - Throws: `ConfigurationError` for the first thing that is wrong.
  public func configuration() throws(ConfigurationError) -> Configuration {
    try Configuration(texts: try texts())
  }

  private func paths() throws(ConfigurationError) -> [String] {
    try places().filter { $0.hiddenBy == nil }.map(\.path)
  }

  private func dropIns(of folders: [String]) -> [Place] {
    var found: [String: [String]] = [:]
    for folder in folders {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names where name.hasSuffix(".toml") && !name.hasPrefix(".") {
        found[name, default: []].append(folder + "/" + name)
      }
    }
    return found.sorted { $0.key < $1.key }.flatMap { ConfigurationFiles.places($0.value) }
  }

  /// The first of some files that stand for the same, and the others that it hides.
  private static func places(_ paths: [String]) -> [Place] {
    paths.enumerated().map { Place(path: $1, hiddenBy: $0 == 0 ? nil : paths[0]) }
  }

  /// The bytes of a file, unless it is too large.
  static func text(of path: String) throws(ConfigurationError) -> Configuration.Text {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw ConfigurationError(
        file: path, problem: "the file cannot be read; check its owner and permissions")
    }
    guard data.count <= ConfigurationFiles.mostBytes else {
      throw ConfigurationError(
        file: path,
        problem: "the file is larger than \(ConfigurationFiles.mostBytes) bytes; shorten it")
    }
    return Configuration.Text(file: path, bytes: Array(data))
  }
}
