// One watched folder at work: watcher, pipeline, summaries; made anew when settings change.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Dispatch
import Logging
import ReadoutExtraction
import ReadoutIndex
import ReadoutKnowledge
import ReadoutModel
import ReadoutWatch

/// What works on one folder with one configuration.
struct Running: Sendable {
  let watcher: FolderWatcher
  let pipeline: Pipeline
  let pipelineExecutor: QueueExecutor
  let summaries: SummaryUpdater
  private let desk: DocumentDesk
  private let knowledge: LoadedKnowledge
  private let index: IndexStore
  private let log: Logger

  /// Opens the folder; nothing moves before `start`.
  init(
    configuration: Configuration, knowledge: LoadedKnowledge = .builtIn, index: IndexStore,
    publisher: Publisher, faults: FaultLedger? = nil, log: Logger,
    onState: @escaping @Sendable (PipelineState) -> Void = { _ in },
    onTrouble: @escaping @Sendable (IndexError?) -> Void = { _ in }
  ) throws(ServiceError) {
    let root = Array(configuration.watch.utf8)
    let watcher: FolderWatcher
    let desk: DocumentDesk
    do throws(WatchError) {
      watcher = try FolderWatcher(options: configuration.watchOptions)
      desk = try DocumentDesk(
        root: root, knowledge: knowledge.knowledge, limits: configuration.limits, faults: faults)
    } catch {
      throw .cannotWatch(error)
    }
    let fingerprint = configuration.fingerprint + "\n" + knowledge.digest
    faults?.begin(version: fingerprint)
    let building: Building
    do throws(IndexError) {
      building = Building(
        noted: try index.note(Building.note),
        fingerprint: try index.note(Building.fingerprintNote),
        current: fingerprint, isEmpty: try index.isEmpty())
    } catch {
      throw .index(error)
    }
    let summaries = SummaryUpdater(
      index: index, configuration: configuration, log: log,
      executor: QueueExecutor(label: "readout.summaries"))
    let executor = QueueExecutor(label: "readout.index")
    self.watcher = watcher
    self.desk = desk
    self.knowledge = knowledge
    self.index = index
    self.log = log
    self.summaries = summaries
    pipelineExecutor = executor
    pipeline = Pipeline(
      watcher: watcher, index: index, desk: desk,
      settings: PipelineSettings(
        folder: configuration.watch, announce: configuration.announce, fingerprint: fingerprint,
        width: processorCount()),
      building: building,
      announced: [.undecided, .recovering].contains(building)
        ? publisher.announcedDocuments(of: configuration.watch) : [],
      log: log, executor: executor, onState: onState, onTrouble: onTrouble
    ) {
      publisher.wake()
      summaries.wake()
    }
  }

  /// Places the watches; on return they are placed and the first scan is asked for.
  ///
  /// - Parameter onWork: Called now and then while many are placed.
  func start(onWork: @escaping @Sendable () -> Void = {}) async {
    let pipeline = pipeline
    await watcher.start(
      onWork: {
        pipeline.walking.beat()
        onWork()
      }, onAvailable: { Task { await pipeline.run() } })
  }

  /// Has what reading needs made, so that the first document need not wait for it, and the summary files
  /// drawn that an earlier run owes; returns at once.
  func prepare() {
    summaries.wake()
    DispatchQueue.global(qos: .utility).async {
      desk.prepare()
      noteKnowledge()
      readout_return_memory()
    }
  }

  /// Keeps for `readoutctl` how old the lists of leaders are and which names they know, and says when
  /// they are too old.
  func noteKnowledge() {
    let age = KnowledgeAge(knowledge.knowledge)
    do throws(IndexError) {
      try index.setNote(KnowledgeAge.note, age?.month)
      try index.setSpellings(knowledge.knowledge.spellings, version: knowledge.digest)
    } catch {
      log.warning("\(error), going on without a note of what the lists of leaders know")
    }
    if let age, age.isStale(on: .today) {
      log.warning("the lists of leaders end in \(age.month), so \(KnowledgeAge.advice)")
    }
  }

  /// Ends watching, and the pipeline after the commit in hand.
  func stop() async {
    await watcher.stop()
    await pipeline.stop()
    await summaries.stop()
  }
}

extension Knowledge {
  /// The names by which people may be asked for.
  fileprivate var spellings: some Sequence<Spelling> {
    zip(people, otherNames).lazy.flatMap { person, others in
      ([person.name] + others).map { Spelling(name: $0, id: person.id) }
    }
  }
}

extension Configuration {
  /// The settings of the watcher.
  var watchOptions: WatchOptions {
    WatchOptions(
      root: Array(watch.utf8), suffixes: suffixes, ignore: ignore, removalGrace: removalGrace,
      rescanInterval: rescan)
  }

  /// What the index depends on besides the documents and the user's knowledge.
  var fingerprint: String {
    [
      ReadoutVersion.text, String(programSize()), watch, suffixes.sorted().joined(separator: ","),
      ignore.sorted().joined(separator: ","), "\(limits.fileBytes)", "\(limits.markupDepth)",
      "\(limits.sentenceTokens)", "\(limits.paragraphs)",
    ].joined(separator: "\n")
  }
}

/// The version of the programs.
public enum ReadoutVersion {
  /// The version as it is shown.
  public static let text = "0.1.0"
}
