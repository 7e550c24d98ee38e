// Comparing the folder with the index, and saying what is seen late.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Logging
import ReadoutIndex
import ReadoutModel
import ReadoutWatch

extension Pipeline {
  /// Tells the scan of the index that files are there, whatever was done about them.
  func meet(_ files: [ScannedFile]) throws(IndexError) {
    guard !files.isEmpty else { return }
    _ = try index.sift(files)
    met += files.count
    onState(.scanning(documents: met))
  }

  func endScan(of folders: [[UInt8]], isComplete: Bool) async throws(IndexError) {
    try await flush()
    guard scannedFolders != nil, !isStopped else { return }
    if isComplete {
      for folder in folders {
        for gone in try index.unseenPaths(under: folder) { try await add(.remove(path: gone)) }
      }
      try await flush()
    }
    try index.endScan()
    scannedFolders = nil
    onState(.watching)
    if isComplete, folders.contains([]) {
      try await finishBuilding()
      if !hasUnreadable { retrySeconds = settings.parkingSeconds }
    }
    try await tellDegradations()
    if folders.contains([]) {
      index.releaseMemory()
      readout_return_memory()
    }
  }

  /// Whether none of the known documents was on the file system that the folder is on now: the one
  /// that was indexed is not mounted.
  func isElsewhere() throws(IndexError) -> Bool {
    guard try index.counts().documents > 0 else { return false }
    guard let device = deviceNumber(of: settings.folder) else { return true }
    return try !index.hasDocument(onDevice: device)
  }

  static let awayMessage =
    "the watched folder is empty and on another file system than the one that was indexed;"
    + " nothing is withdrawn"

  /// Says once what is seen late or not at all, and keeps it for `readoutctl status`.
  func tellDegradations() async throws(IndexError) {
    let now = await watcher.status.degradations
    guard now != degradations else { return }
    let before = degradations ?? []
    for degradation in now where !before.contains(degradation) {
      log.warning("\(degradation.sentence)")
    }
    if now.isEmpty, !before.isEmpty {
      log.notice("every change of the folder is seen at once again")
    }
    degradations = now
    let sentences = now.map(\.sentence).joined(separator: "\n")
    try index.setNote(IndexStore.degradationNote, sentences.isEmpty ? nil : sentences)
  }
}
