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
  private let state: StateFolder
  private let index: IndexStore
  private let outlet: JournalOutlet
  private let publisher: Publisher
  private let messages: MessageQueue
  private let trouble: TroubleDesk
  private let notifier = ServiceNotifier()
  private var log: Logger
  private var running: Running
  private var signals: [any DispatchSourceSignal] = []
  private var watchdog: (any DispatchSourceTimer)?
  private var isStopping = false
  private var stopped: CheckedContinuation<Void, Never>?

  /// Reads the configuration, takes the state folder, opens the index and the watched folder.
  ///
  /// - Throws: `ServiceError` with what to do; nothing was changed then.
  public init(options: ServiceOptions) throws(ServiceError) {
    readout_share_arenas()
    self.options = options
    let configuration = try options.configuration()
    self.configuration = configuration
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
    trouble = TroubleDesk(state: state, messages: messages, notifier: notifier)
    running = try Running(
      configuration: configuration, index: index, publisher: publisher, log: log,
      onTrouble: trouble.report(watching: configuration.watch))
  }

  /// Runs until the process is told to stop by SIGTERM or SIGINT.
  public func run() async {
    await handleSignals()
    await running.start()
    startWatchdog()
    messages.say(.started, startSentence)
    notify(.ready, .status("Watching '\(configuration.watch)'"))
    publisher.wake()
    await withCheckedContinuation { continuation in
      if isStopping { continuation.resume() } else { stopped = continuation }
    }
    await end()
  }

  private var startSentence: String {
    "Watching '\(singleLine(configuration.watch))', state in '\(singleLine(configuration.state))'"
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

  private func reload() async {
    notify(.reloading)
    do throws(ServiceError) {
      let new = try options.configuration()
      guard new.state == configuration.state else {
        throw .configuration(
          ConfigurationError(
            file: options.configurationFile ?? "readoutd.toml",
            problem: "the state folder cannot be changed while running; restart readoutd"))
      }
      if new != configuration {
        log.logLevel = new.logLevel.level
        let next = try Running(
          configuration: new, index: index, publisher: publisher, log: log,
          onTrouble: trouble.report(watching: new.watch))
        await running.stop()
        await publisher.setFolder(new.watch)
        configuration = new
        running = next
        watchdog?.cancel()
        await running.start()
        startWatchdog()
      }
      messages.say(.reloaded, "The configuration was read again")
    } catch {
      messages.say(.reloadRefused, "\(error), keeping the old settings", .error)
    }
    notify(.ready, .status("Watching '\(configuration.watch)'"))
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

  private func notify(_ notices: ServiceNotice...) {
    for notice in notices { _ = try? notifier.send(notice) }
  }
}
