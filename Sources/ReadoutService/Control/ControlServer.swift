// Answers requests of programs on this machine, such as readoutctl.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import ReadoutWatch

/// Owns the control socket: one line comes in, one goes out, and the connection is closed.
actor ControlServer {
  let executor = QueueExecutor(label: "readout.control")
  private let state: String
  private let runtime: String?
  private let handler: Handler
  private var listening: ControlSource?
  private var connections: [Connection] = []
  private var inHand = 0

  /// Answers a request; it is told whether root or the service's own user asks.
  typealias Handler = @Sendable (ControlRequest, _ isOwner: Bool) async -> ControlReply

  /// The most connections that have not asked yet, and the most requests in hand.
  static let most = 32

  private struct Connection {
    var socket: ControlSocket
    var source: ControlSource
    var received: [UInt8] = []
  }

  /// - Parameters:
  ///   - state: The state folder, in which clients look for the socket.
  ///   - runtime: The folder that the service manager made for sockets; nil for the state folder.
  init(state: String, runtime: String?, handler: @escaping Handler) {
    self.state = state
    self.runtime = runtime
    self.handler = handler
  }

  /// Listens from now on.
  func start() throws(SystemFailure) {
    let socket = try ControlSocket.listening(in: runtime ?? state)
    if let runtime { try ControlSocket.link(from: state, to: runtime) }
    listening = ControlSource(socket, on: executor.queue) { [weak self] in
      self?.assumeIsolated { $0.accept(from: socket) }
    }
  }

  /// Lets nobody in any more; requests in hand are still answered.
  func stop() {
    guard listening != nil else { return }
    listening = nil
    connections = []
    if let runtime { ControlSocket.remove(from: runtime) }
    ControlSocket.remove(from: state)
  }

  private func accept(from listener: ControlSocket) {
    while let socket = listener.accepted() {
      // Who connects and asks nothing makes room for others.
      if connections.count >= ControlServer.most { connections.removeFirst() }
      let source = ControlSource(socket, on: executor.queue) { [weak self] in
        self?.assumeIsolated { $0.read(from: socket) }
      }
      connections.append(Connection(socket: socket, source: source))
    }
  }

  private func read(from socket: ControlSocket) {
    guard let index = connections.firstIndex(where: { $0.socket === socket }),
      let bytes = socket.received(atMost: ControlRequest.longestLine)
    else { return }
    connections[index].received += bytes
    let received = connections[index].received
    if let end = received.firstIndex(of: 0x0A) {
      connections.remove(at: index)
      answer(Array(received[..<end]), to: socket)
    } else if bytes.isEmpty || received.count > ControlRequest.longestLine {
      connections.remove(at: index)
    }
  }

  private func answer(_ line: [UInt8], to socket: ControlSocket) {
    guard let request = ControlRequest(line: line) else {
      let known = ControlRequest.allCases.map(\.rawValue)
      let reason = "there is no such request; known are \(Phrases.list(known))"
      return socket.send(ControlReply.failed(status: 64, reason: reason).line)
    }
    guard inHand < ControlServer.most else {
      let reason = "too many requests are waiting; try again later"
      return socket.send(ControlReply.failed(status: 75, reason: reason).line)
    }
    inHand += 1
    let isOwner = socket.isPeerOwner
    Task {
      let reply = await handler(request, isOwner)
      socket.send(reply.line)
      inHand -= 1
    }
  }
}

/// A source for what comes on a socket, cancelled with its owner.
private final class ControlSource {
  private let source: any DispatchSourceRead

  init(
    _ socket: ControlSocket, on queue: DispatchQueue, onRead: @escaping @Sendable () -> Void
  ) {
    source = DispatchSource.makeReadSource(fileDescriptor: socket.descriptor, queue: queue)
    source.setEventHandler(handler: onRead)
    // The descriptor must stay open until the source is done with it.
    source.setCancelHandler { _ = socket }
    source.activate()
  }

  deinit { source.cancel() }
}
