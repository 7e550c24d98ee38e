// The service as a whole: starts, tells its manager, reloads, stops.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Dispatch
import Glibc
import Logging
import ReadoutIndex
import ReadoutJournal
import ReadoutModel
import ReadoutWatch

/// The daemon, from its start to its end.
public actor Service {
  let executor = QueueExecutor(label: "readout.service")
  private let options: ServiceOptions
  private var configuration: Configuration
  /// What tells the user's additions to the gazetteers from others.
  private var knowledgeDigest: String
  private let state: StateFolder
  private let index: IndexStore
  private let outlet: JournalOutlet
  private let publisher: Publisher
  private let messages: MessageQueue
  private let trouble: TroubleDesk
  private let faults: FaultLedger?
  private let notifier = ServiceNotifier()
  private let board: StatusBoard
  private var log: Logger
  private var running: Running
  private var control: ControlServer?
  private var reloading: Task<ControlReply, Never>?
  private var signals: [any DispatchSourceSignal] = []
  private var watchdog: (any DispatchSourceTimer)?
  private var isStopping = false
  private var stopped: CheckedContinuation<Void, Never>?

  /// How much longer than usual each sign of work lets starting or reloading take.
  private static let patience = Duration.seconds(60)

  /// Reads the configuration, takes the state folder, opens the index and the watched folder.
  ///
  /// - Throws: `ServiceError` with what to do; nothing was changed then.
  public init(options: ServiceOptions) throws(ServiceError) {
    readout_share_arenas()
    self.options = options
    let configuration = try options.configuration()
    self.configuration = configuration
    let knowledge = try options.loadedKnowledge(configuration)
    knowledgeDigest = knowledge.digest
    let damage: StateFolder.Damage?
    do throws(IndexError) {
      state = try StateFolder(path: configuration.state)
      (index, damage) = try state.openIndex()
    } catch {
      throw .index(error)
    }
    outlet = JournalOutlet.forThisProcess(labelField: "READOUT_EVENT", labelWidth: 18)
    let journal = QueueExecutor(label: "readout.journal")
    messages = MessageQueue(outlet: outlet, executor: journal)
    publisher = Publisher(
      index: index, journal: .of(outlet), folder: configuration.watch, executor: journal)
    log = messages.logger("readoutd", level: configuration.logLevel)
    if let damage {
      messages.say(
        .troubled,
        "\(damage.reason); it was set aside as '\(singleLine(damage.path))' and is built again"
          + " from the folder", .error)
    }
    let notifier = notifier
    let board = StatusBoard(folder: configuration.watch) { _ = try? notifier.send(.status($0)) }
    self.board = board
    trouble = TroubleDesk(state: state, messages: messages)
    do throws(FaultLedgerError) {
      faults = try FaultLedger(path: state.path + "/faults")
    } catch {
      faults = nil
      log.warning("what is being read cannot be noted, going on without: \(error.reason)")
    }
    running = try Running(
      configuration: configuration, knowledge: knowledge, index: index, publisher: publisher,
      faults: faults, log: log, onState: { board.show($0) }, onTrouble: trouble.report())
  }

  /// Runs until the process is told to stop by SIGTERM or SIGINT.
  public func run() async {
    await handleSignals()
    await start()
    await startControl()
    messages.say(.started, startSentence)
    notify(.ready, .status(board.line))
    running.prepare()
    publisher.wake()
    await withCheckedContinuation { continuation in
      if isStopping { continuation.resume() } else { stopped = continuation }
    }
    await end()
  }

  private var startSentence: String {
    "Watching '\(singleLine(configuration.watch))', state in '\(singleLine(configuration.state))'"
  }

  /// Places the watches; for as long as that goes on, the service manager is patient.
  private func start() async {
    let notifier = notifier
    let placed = Pulse()
    await running.start {
      guard placed.count == 0 else { return }
      _ = try? notifier.send(.extendTimeout(Service.patience), .watchdog)
    }
    placed.beat()
    startWatchdog()
  }

  // MARK: - Stopping

  private func stop() {
    guard !isStopping else { return }
    isStopping = true
    stopped?.resume()
    stopped = nil
  }

  private func end() async {
    notify(.stopping, .status("Stopping"))
    watchdog?.cancel()
    await control?.stop()
    await running.stop()
    await withTimeLimit(milliseconds: 400) { [pipeline = running.pipeline] in
      await pipeline.finish()
    }
    messages.say(.stopped, "Stopped watching '\(singleLine(configuration.watch))'")
    // A stalled journal would hold both for as long as it likes.
    await withTimeLimit(milliseconds: 400) { [messages, publisher] in
      await messages.drain()
      await publisher.stop()
    }
  }

  // MARK: - Reloading

  /// Reads the configuration again, after those who asked for it before.
  private func reload() async -> ControlReply {
    let before = reloading
    let task = Task {
      _ = await before?.value
      return await readAgain()
    }
    reloading = task
    return await task.value
  }

  private func readAgain() async -> ControlReply {
    notify(.reloading)
    defer { notify(.ready, .status(board.line)) }
    do throws(ServiceError) {
      let new = try options.configuration()
      guard new.state == configuration.state else {
        throw .configuration(
          ConfigurationError(
            file: options.configurationFile ?? "readoutd.toml",
            problem: "the state folder cannot be changed while running; restart readoutd"))
      }
      let knowledge = try options.loadedKnowledge(new)
      if new != configuration || knowledge.digest != knowledgeDigest {
        try await apply(new, knowledge)
      }
      messages.say(.reloaded, "The configuration was read again")
      return .done
    } catch {
      messages.say(.reloadRefused, "\(error), keeping the old settings", .error)
      return .failed(status: error.exitStatus, reason: "\(error), keeping the old settings")
    }
  }

  private func apply(
    _ new: Configuration, _ knowledge: LoadedKnowledge
  ) async throws(ServiceError) {
    log.logLevel = new.logLevel.level
    let board = board
    let next = try Running(
      configuration: new, knowledge: knowledge, index: index, publisher: publisher, faults: faults,
      log: log, onState: { board.show($0) }, onTrouble: trouble.report())
    await running.stop()
    await publisher.setFolder(new.watch)
    configuration = new
    knowledgeDigest = knowledge.digest
    board.watch(new.watch)
    running = next
    watchdog?.cancel()
    await start()
    running.prepare()
  }

  // MARK: - Requests

  private func startControl() async {
    let server = ControlServer(state: configuration.state, runtime: runtimeFolder()) {
      [weak self] request, isOwner in
      await self?.reply(to: request, isOwner: isOwner) ?? .failed(status: 69, reason: "it ends")
    }
    do throws(SystemFailure) {
      try await server.start()
      control = server
    } catch {
      log.warning(
        "cannot listen for requests: \(systemMessage(of: error.code).lowercasedFirst), going on without"
      )
    }
  }

  private func reply(to request: ControlRequest, isOwner: Bool) async -> ControlReply {
    switch request {
    case .ping: return .done
    case .reload:
      guard isOwner else {
        return .failed(status: 77, reason: "only root may reload the configuration; use sudo")
      }
      return await reload()
    case .sync: return await sync()
    case .status: return .status(board.status)
    }
  }

  /// Waits until everything that is in the folder now is indexed and published.
  private func sync() async -> ControlReply {
    while !isStopping {
      _ = await reloading?.value
      switch await running.pipeline.waitUntilInSync() {
      case .stopped: continue
      case .offline:
        return .failed(
          status: 66, reason: "the watched folder cannot be reached; what was known of it is kept")
      case .inSync:
        return await publisher.waitUntilNothingIsOwed()
          ? .done : .failed(status: 69, reason: "readoutd is stopping")
      }
    }
    return .failed(status: 69, reason: "readoutd is stopping")
  }

  // MARK: - Signals and the service manager

  /// Makes the sources and waits until they are in place: a signal before would be lost.
  private func handleSignals() async {
    ignoreSignals([SIGTERM, SIGINT, SIGHUP, SIGPIPE])
    for number in [SIGTERM, SIGINT, SIGHUP] {
      let source = DispatchSource.makeSignalSource(signal: number, queue: executor.queue)
      signals.append(source)
      source.setEventHandler { [weak self] in
        self?.assumeIsolated { $0.received(number) }
      }
      await withCheckedContinuation { continuation in
        let placed = Once { continuation.resume() }
        source.setRegistrationHandler { placed.run() }
        source.activate()
      }
    }
  }

  private func received(_ number: Int32) {
    switch number {
    case SIGHUP: Task { await reload() }
    default: stop()
    }
  }

  /// Tells the service manager that the pipeline lives, from the pipeline's own queue.
  private func startWatchdog() {
    guard let interval = notifier.watchdogInterval else { return }
    let nanoseconds =
      Int(clamping: interval.components.seconds) * 1_000_000_000
      + Int(interval.components.attoseconds / 1_000_000_000)
    let timer = DispatchSource.makeTimerSource(queue: running.pipelineExecutor.queue)
    let pipeline = running.pipeline
    let notifier = notifier
    timer.setEventHandler {
      if pipeline.assumeIsolated({ $0.isAlive() }) {
        _ = try? notifier.send(.watchdog)
      }
    }
    timer.schedule(deadline: .now(), repeating: .nanoseconds(nanoseconds / 3))
    watchdog = timer
    timer.activate()
  }

  private func notify(_ notices: ServiceNotice...) { _ = try? notifier.send(notices) }
}
