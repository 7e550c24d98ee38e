// Which state folder is meant: that of an index, and of the service that keeps it.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import ReadoutIndex
import ReadoutService

struct StateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The state folder (default: the configuration's, else /var/lib/readout).",
      valueName: "folder"), completion: .directory)
  var state: String?

  @Option(
    help: ArgumentHelp(
      "The configuration file (default: /etc/readout/readoutd.toml).", valueName: "file"),
    completion: .file())
  var config: String?

  /// The index, opened to be read.
  ///
  /// - Throws: `IndexError`, which says what to do; `ExitCode(66)` where there is no index, 77 where
  ///   it may not be read, 78 where the configuration has a mistake.
  func open(onAllCores: Bool = false) throws -> IndexStore {
    let folder = try self.folder()
    let path = StateFolder.indexPath(in: folder)
    guard FileManager.default.fileExists(atPath: path) else {
      if FileManager.default.fileExists(atPath: folder),
        !FileManager.default.isExecutableFile(atPath: folder)
      {
        complain(
          "no permission to read the index in '\(folder)'; become a member of the group readout, or use sudo"
        )
        throw ExitCode(77)
      }
      complain(
        "there is no index in '\(folder)'; start readoutd, or name its state folder with --state")
      throw ExitCode(66)
    }
    return try IndexStore(readingAt: path, onAllCores: onAllCores)
  }

  /// The state folder that is meant.
  ///
  /// - Throws: `ExitCode(78)` where the configuration has a mistake.
  func folder() throws -> String {
    if let state { return state }
    return try configuration(of: config).state
  }

  /// The folder that the service of `--state` watches; nil where it is not named, or does not answer.
  var watchedFolder: String? { state.flatMap { ControlClient(state: $0).watchedFolder } }

  /// Asks the service, and ends the program with its status where it refuses.
  ///
  /// - Parameter wait: Called a few times a second while there is no answer.
  /// - Throws: `ExitCode` with the status of the refusal, 78 where the configuration has a mistake.
  func ask(
    _ request: ControlRequest, timeoutMilliseconds: Int32? = nil,
    whileWaiting wait: (ControlClient) -> Void = { _ in }
  ) throws {
    let client = try client()
    let reply = client.ask(request, timeoutMilliseconds: timeoutMilliseconds) { wait(client) }
    guard case .failed(let status, let reason) = reply else { return }
    complain(reason)
    throw ExitCode(status)
  }

  private func client() throws -> ControlClient {
    if let state { return ControlClient(state: state) }
    if config == nil, let client = ControlClient.ofThisUnit() { return client }
    return ControlClient(state: try configuration(of: config).state)
  }
}
