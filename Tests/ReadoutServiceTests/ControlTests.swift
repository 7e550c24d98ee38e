// Requests to the running service, and their answers.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Testing

@testable import ReadoutService

@Suite("The control socket")
struct ControlTests {
  /// Runs a body while a server answers in a folder.
  static func serve(
    state: String, runtime: String? = nil,
    handler: @escaping ControlServer.Handler = { _, _ in .done }, _ body: () throws -> Void
  ) async throws {
    let server = ControlServer(state: state, runtime: runtime, handler: handler)
    try await server.start()
    try body()
    await server.stop()
  }

  static func folder(_ name: String) throws -> String {
    let path =
      FileManager.default.temporaryDirectory.path() + "readout-" + UUID().uuidString + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  @Test("requests and answers survive their lines", arguments: ControlRequest.allCases)
  func lines(request: ControlRequest) {
    #expect(ControlRequest(line: Array(request.line.dropLast())) == request)
    #expect(request.line.count <= ControlRequest.longestLine)
    for reply in [ControlReply.done, .failed(status: 78, reason: "a:1:2: it is\nwrong")] {
      let back = ControlReply(line: Array(reply.line.dropLast()))
      if case .failed(let status, _) = reply {
        #expect(back == .failed(status: status, reason: "a:1:2: it is\\nwrong"))
      } else {
        #expect(back == reply)
      }
    }
    #expect(ControlRequest(line: Array("reload now".utf8)) == nil)
    #expect(ControlReply(line: Array("failed x y".utf8)) == nil)
    let long = ControlReply.failed(status: 1, reason: String(repeating: "x", count: 40_000))
    #expect(long.line.count == ControlReply.longestLine)
  }

  @Test("an answer comes from the handler, which is told that the owner asks")
  func answer() async throws {
    let state = try ControlTests.folder("state")
    try await ControlTests.serve(
      state: state,
      handler: { request, isOwner in
        .failed(status: isOwner ? 78 : 77, reason: "no \(request.rawValue)")
      },
      {
        let reply = ControlClient(state: state).ask(.reload)
        #expect(reply == .failed(status: 78, reason: "no reload"))
      })
    #expect(!FileManager.default.fileExists(atPath: state + "/control"))
  }

  @Test("with a runtime folder the state folder has a link to the socket")
  func link() async throws {
    let state = try ControlTests.folder("state")
    let runtime = try ControlTests.folder("runtime")
    try await ControlTests.serve(state: state, runtime: runtime) {
      let target = try FileManager.default.destinationOfSymbolicLink(atPath: state + "/control")
      #expect(target == runtime + "/control")
      #expect(ControlClient(state: state).ask(.ping) == .done)
      #expect(ControlClient(state: runtime).ask(.ping) == .done)
    }
  }

  @Test("a folder whose path is longer than an address has a socket all the same")
  func longPath() async throws {
    let state = try ControlTests.folder(String(repeating: "long/", count: 40) + "state")
    try await ControlTests.serve(state: state) {
      #expect(ControlClient(state: state).ask(.ping) == .done)
    }
  }

  @Test("what a former service left behind is replaced")
  func leftBehind() async throws {
    let state = try ControlTests.folder("state")
    let left = try ControlSocket.listening(in: state)
    try await ControlTests.serve(state: state) {
      #expect(ControlClient(state: state).ask(.ping) == .done)
    }
    withExtendedLifetime(left) {}
  }

  @Test("without a service the client says so, and what to do")
  func nobody() throws {
    let state = try ControlTests.folder("state")
    for folder in [state, state + "/missing"] {
      guard case .failed(let status, let reason) = ControlClient(state: folder).ask(.ping) else {
        Issue.record("somebody answered")
        return
      }
      #expect(status == 69)
      #expect(reason.hasPrefix("no readoutd is running on '\(folder)'; start it"))
    }
  }

  @Test("an answer that takes too long is not waited for")
  func timeout() async throws {
    let state = try ControlTests.folder("state")
    try await ControlTests.serve(
      state: state,
      handler: { _, _ in
        try? await Task.sleep(for: .seconds(5))
        return .done
      },
      {
        let reply = ControlClient(state: state).ask(.sync, timeoutMilliseconds: 20)
        guard case .failed(let status, _) = reply else {
          Issue.record("\(reply)")
          return
        }
        #expect(status == 75)
      })
  }

  @Test("lines that are no request are refused, and endless ones are hung up on")
  func nonsense() async throws {
    let state = try ControlTests.folder("state")
    try await ControlTests.serve(state: state) {
      let socket = try ControlSocket.connected(in: state)
      socket.send(Array("format the disk\n".utf8))
      #expect(socket.waitForInput(milliseconds: 5000))
      let reply = socket.received(atMost: 4096).map { String(decoding: $0, as: UTF8.self) }
      #expect(
        reply == "failed 64 there is no such request; known are ping, reload, sync and status\n")

      let endless = try ControlSocket.connected(in: state)
      endless.send([UInt8](repeating: 0x78, count: 5000))
      #expect(endless.waitForInput(milliseconds: 5000))
      #expect(endless.received(atMost: 10) == [])
    }
  }

  @Test("who connects and asks nothing does not keep others from asking")
  func silent() async throws {
    let state = try ControlTests.folder("state")
    try await ControlTests.serve(state: state) {
      var silent: [ControlSocket] = []
      for _ in 0..<(3 * ControlServer.most) {
        silent.append(try ControlSocket.connected(in: state))
        #expect(ControlClient(state: state).ask(.ping, timeoutMilliseconds: 5000) == .done)
      }
      #expect(silent.count == 3 * ControlServer.most)
    }
  }
}
