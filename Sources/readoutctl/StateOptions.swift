// Which running service is meant, and how its answer ends the program.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ReadoutService

struct ServiceAddress: ParsableArguments {
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
