// One watched folder at work: watcher, pipeline, summaries; made anew when settings change.
// SPDX-License-Identifier: Apache-2.0

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

  /// Opens the folder; nothing moves before `start`.
  init(
    configuration: Configuration, index: IndexStore, publisher: Publisher, log: Logger,
    onTrouble: @escaping @Sendable (IndexError?) -> Void = { _ in }
  ) throws(ServiceError) {
    let root = Array(configuration.watch.utf8)
    let watcher: FolderWatcher
    let desk: DocumentDesk
    do throws(WatchError) {
      watcher = try FolderWatcher(options: configuration.watchOptions)
      desk = try DocumentDesk(root: root, knowledge: .builtIn(), limits: configuration.limits)
    } catch {
      throw .cannotWatch(error)
    }
    let building: Building
    do throws(IndexError) {
      let counts = try index.counts()
      building = Building(
        noted: try index.note(Building.note),
        fingerprint: try index.note(Building.fingerprintNote),
        current: configuration.fingerprint, isEmpty: counts.documents + counts.rejected == 0)
    } catch {
      throw .index(error)
    }
    let summaries = SummaryUpdater(
      index: index, configuration: configuration, log: log,
      executor: QueueExecutor(label: "readout.summaries"))
    let executor = QueueExecutor(label: "readout.index")
    self.watcher = watcher
    self.summaries = summaries
    pipelineExecutor = executor
    pipeline = Pipeline(
      watcher: watcher, index: index, desk: desk,
      settings: PipelineSettings(
        folder: configuration.watch, announce: configuration.announce,
        fingerprint: configuration.fingerprint,
        width: processorCount()),
      building: building,
      announced: [.undecided, .recovering].contains(building)
        ? publisher.announcedDocuments(of: configuration.watch) : [],
      log: log, executor: executor, onTrouble: onTrouble
    ) {
      publisher.wake()
      summaries.wake()
    }
  }

  /// Places the watches; on return they are placed and the first scan is asked for.
  func start() async {
    let pipeline = pipeline
    await watcher.start { Task { await pipeline.run() } }
  }

  /// Ends watching, and the pipeline after the commit in hand.
  func stop() async {
    await watcher.stop()
    await pipeline.stop()
    await summaries.stop()
  }
}

extension Configuration {
  /// The settings of the watcher.
  var watchOptions: WatchOptions {
    WatchOptions(
      root: Array(watch.utf8), suffixes: suffixes, ignore: ignore, removalGrace: removalGrace,
      rescanInterval: rescan)
  }

  /// What the index depends on besides the documents: program, knowledge, settings of reading.
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
