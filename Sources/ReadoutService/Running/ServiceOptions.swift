// What the command line says, and the configuration that it makes together with the files.
// SPDX-License-Identifier: Apache-2.0

import ReadoutJournal

/// What the command line says.
public struct ServiceOptions: Hashable, Sendable {
  /// The watched folder; the configuration's where there is none.
  public var watch: String?
  /// The state folder; the configuration's where there is none.
  public var state: String?
  /// The configuration file; the system's where there is none.
  public var configurationFile: String?
  /// The folder of what the user adds to the gazetteers; the configuration's where there is none.
  public var knowledge: String?

  /// What was said.
  public init(
    watch: String? = nil, state: String? = nil, configurationFile: String? = nil,
    knowledge: String? = nil
  ) {
    self.watch = watch
    self.state = state
    self.configurationFile = configurationFile
    self.knowledge = knowledge
  }

  /// The gazetteers with what the user adds.
  ///
  /// - Throws: `ServiceError` where a file has a mistake.
  func loadedKnowledge(_ configuration: Configuration) throws(ServiceError) -> LoadedKnowledge {
    do throws(ConfigurationError) {
      let files =
        knowledge.map { KnowledgeFiles(required: $0) }
        ?? KnowledgeFiles(folder: configuration.knowledge)
      return try files.load()
    } catch {
      throw .configuration(error)
    }
  }

  /// The configuration that files and command line make, with absolute paths.
  ///
  /// - Throws: `ServiceError` where a file has a mistake, the watched folder is not there, or the
  ///   state folder lies within it.
  public func configuration() throws(ServiceError) -> Configuration {
    var result: Configuration
    do throws(ConfigurationError) {
      result = try ConfigurationFiles(main: configurationFile).configuration()
    } catch {
      throw .configuration(error)
    }
    if let watch { result.watch = watch }
    if let state { result.state = state }
    switch canonicalPath(result.watch) {
    case .success(let path): result.watch = path
    case .failure(let failure):
      throw .noFolder(
        path: singleLine(result.watch), reason: systemMessage(of: failure.code).lowercasedFirst)
    }
    guard isFolder(result.watch) else {
      throw .noFolder(path: singleLine(result.watch), reason: "it is not a folder")
    }
    result.state = canonicalFuturePath(result.state)
    guard !lies(result.state, within: result.watch) else {
      throw .stateInside(state: singleLine(result.state), watch: singleLine(result.watch))
    }
    return result
  }
}
