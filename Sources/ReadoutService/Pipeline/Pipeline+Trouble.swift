// What is put off, and tried again later.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Logging
import ReadoutIndex
import ReadoutModel
import ReadoutWatch

extension Pipeline {
  /// Puts off all work until what failed may work again; a scan then finds what was dropped.
  func park(_ error: IndexError) {
    if !isTroubled {
      log.error("\(error); nothing is lost, trying again until it succeeds")
      onTrouble(error)
    }
    isTroubled = true
    isParked = true
    onState(.parked(reason: "\(error)"))
    unannounced = []
    linked = []
    batch = Batch()
    held = []
    scan = nil
    rest(seconds: parkingSeconds)
    parkingSeconds = min(parkingSeconds * 2, Pipeline.longestParking)
  }

  /// The longest time between two attempts, in seconds.
  private static let longestParking = 60

  private func rest(seconds: Int) {
    executor.queue.asyncAfter(deadline: .now() + .seconds(seconds)) { [weak self] in
      guard let self else { return }
      Task { await self.unpark() }
    }
  }

  func unpark() async {
    guard isParked, !isStopped else { return }
    guard takesWork() else { return rest(seconds: settings.parkingSeconds) }
    isParked = false
    onState(.watching)
    await watcher.rescan()
    await run()
  }

  /// Whether the index takes as much as some documents bring: to ask costs little, but to read them
  /// in vain time and again would keep a processor busy.
  private func takesWork() -> Bool {
    do throws(IndexError) {
      try index.setNote(Pipeline.trialNote, String(repeating: " ", count: Pipeline.trialBytes))
      try index.setNote(Pipeline.trialNote, nil)
      return true
    } catch {
      if error.kind == .corrupt { onTrouble(error) }
      return false
    }
  }

  private static let trialNote = "trial"
  private static let trialBytes = 1 << 18

  /// Says that the index works again, if it did not.
  func noteCommit() {
    progress += 1
    if isTroubled {
      isTroubled = false
      parkingSeconds = settings.parkingSeconds
      log.notice("the index can be written again; everything that waited is being read")
      onTrouble(nil)
    }
    onCommit()
  }

  /// Has the folder scanned again after a while, a longer one each time.
  func retryLater() {
    guard !isRetryScheduled else { return }
    isRetryScheduled = true
    log.warning("some files cannot be read for now, trying again in \(retrySeconds) s")
    executor.queue.asyncAfter(deadline: .now() + .seconds(retrySeconds)) { [weak self] in
      guard let self else { return }
      Task { await self.retry() }
    }
    retrySeconds = min(retrySeconds * 2, 3_600)
  }

  func retry() async {
    isRetryScheduled = false
    await watcher.rescan()
  }
}
