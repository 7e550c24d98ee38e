// What the user adds to the gazetteers: `knowledge.d/*.toml`, read whole or not at all.
// SPDX-License-Identifier: Apache-2.0

import Crypto
import FoundationEssentials
public import ReadoutExtraction
import ReadoutKnowledge
import ReadoutModel

/// The gazetteers with what the user adds, and what tells that from another.
public struct LoadedKnowledge: Sendable {
  /// The gazetteers; whoever asks first waits until they are made.
  public var knowledge: Knowledge { made.value }
  /// Names what the user adds: 64 hexadecimal digits, or nothing where nothing is added.
  public let digest: String
  private let made: Late<Knowledge>

  init(knowledge: @autoclosure @escaping @Sendable () -> Knowledge, digest: String) {
    made = Late(knowledge)
    self.digest = digest
  }

  /// What is compiled in alone.
  public static let builtIn = LoadedKnowledge(knowledge: .builtIn(), digest: "")
}

/// Finds and reads the files in which a user adds or corrects people, places and series.
public struct KnowledgeFiles: Hashable, Sendable {
  private let folder: String
  private let isRequired: Bool

  /// The files of a folder that may be absent, such as `/etc/readout/knowledge.d`.
  public init(folder: String) {
    self.folder = folder
    isRequired = false
  }

  /// The files of a folder that must be there, since somebody named it.
  public init(required folder: String) {
    self.folder = folder
    isRequired = true
  }

  /// The gazetteers with what the files add, in the order of their names.
  ///
  /// - Throws: `ConfigurationError` for the first thing that is wrong; nothing is added then.
  public func load() throws(ConfigurationError) -> LoadedKnowledge {
    var addition = KnowledgeAddition()
    var hash = SHA256()
    let paths = try paths()
    for path in paths {
      let text = try ConfigurationFiles.text(of: path)
      try addition.read(text)
      hash.update(data: text.bytes)
      hash.update(data: [0])
    }
    let read = addition
    let digits = Array("0123456789abcdef".utf8)
    let digest = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
    return LoadedKnowledge(
      knowledge: .builtIn(adding: read),
      digest: paths.isEmpty ? "" : String(decoding: digest, as: UTF8.self))
  }

  private func paths() throws(ConfigurationError) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      guard isRequired else { return [] }
      throw ConfigurationError(
        file: folder, problem: "there is no such folder; name another one with --knowledge")
    }
    return names.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }.sorted().map {
      folder + "/" + $0
    }
  }
}
