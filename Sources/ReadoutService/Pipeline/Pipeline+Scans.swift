// Comparing the folder with the index, and saying what is seen late.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Logging
import ReadoutIndex
import ReadoutModel
import ReadoutWatch

extension Pipeline {
  /// The tasks without those of a scan that found a file as the index has it.
  func changed(_ tasks: [Batch.Task]) throws(IndexError) -> [Batch.Task] {
    let scanned = tasks.compactMap(\.scanned)
    guard !scanned.isEmpty else { return tasks }
    let unknown = Set(try meet(scanned).map(\.path))
    scan?.count += scanned.count
    if let scan { onState(.scanning(documents: scan.count)) }
    guard building != .again else { return tasks }
    return tasks.filter { $0.scanned.map { unknown.contains($0.path) } ?? true }
  }

  /// Notes for the scan under way that files are there, whatever was done about them.
  ///
  /// - Returns: Those that the index does not have as they are.
  @discardableResult
  func meet(_ files: [ScannedFile]) throws(IndexError) -> [ScannedFile] {
    let sifted = try index.sift(files)
    scan?.met.formUnion(sifted.met)
    return sifted.unknown
  }

  func endScan(of folders: [[UInt8]], isComplete: Bool) async throws(IndexError) {
    try await flush()
    guard let met = scan?.met, !isStopped else { return }
    if isComplete {
      for folder in folders {
        for gone in try index.unmetPaths(met, under: folder) {
          try await add(.remove(path: gone))
        }
      }
      try await flush()
    }
    scan = nil
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
