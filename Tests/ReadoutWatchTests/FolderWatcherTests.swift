// The watcher on its queue, with a user that pulls while others write.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Testing

@testable import ReadoutWatch

/// A watcher with its signals.
private struct Pull {
  let watcher: FolderWatcher
  let signals: AsyncStream<Void>
  var believer = Believer()

  init(_ folder: TestFolder) async throws {
    var options = WatchOptions(root: folder.root)
    options.removalGrace = .milliseconds(100)
    watcher = try FolderWatcher(options: options)
    let (signals, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.signals = signals
    await watcher.start { continuation.yield() }
  }

  /// Takes at every signal until the condition holds when there is nothing more to take.
  mutating func take(until isEnough: (Believer) async -> Bool) async {
    while true {
      let batch = await watcher.take(upTo: 32)
      for change in batch { believer.apply(change) }
      if batch.isEmpty {
        if await isEnough(believer) { return }
        for await _ in signals { break }
      }
    }
  }
}

@Suite struct FolderWatcherTests {
  @Test("watches are placed when start returns, and a file dropped then is told")
  func ready() async throws {
    let folder = TestFolder()
    var pull = try await Pull(folder)
    #expect(await pull.watcher.status.watches == 1)
    folder.write("in/a.txt")
    await pull.take { $0.files.keys.contains(bytes("a.txt")) }
    folder.delete("in/a.txt")
    await pull.take { $0.files.isEmpty }
    #expect(pull.believer.faults == [])
  }

  @Test("a storm while it is watched ends in what is there", arguments: UInt64(100)..<104)
  func storm(seed: UInt64) async throws {
    let folder = TestFolder()
    var pull = try await Pull(folder)
    let queue = DispatchQueue(label: "test.storm")
    queue.async {
      var storm = Storm(folder, seed: seed)
      for _ in 0..<400 { storm.step() }
      storm.finish()
    }
    await pull.take { _ in
      await withCheckedContinuation { done in queue.async { done.resume() } }
      return true
    }
    let watcher = pull.watcher
    await pull.take { _ in await watcher.status.isIdle }
    #expect(
      pull.believer.faults + differences(pull.believer.files, freshWalk(folder)) == [],
      "seed \(seed)")
    await pull.watcher.stop()
    #expect(await pull.watcher.take(upTo: 10) == [])
  }

  @Test("a watcher that is let go of ends, and its descriptor with it")
  func released() async throws {
    let folder = TestFolder()
    weak var gone: FolderWatcher?
    do {
      let pull = try await Pull(folder)
      gone = pull.watcher
    }
    #expect(gone == nil)
  }

  @Test("a scan can be asked for")
  func rescan() async throws {
    let folder = TestFolder()
    var pull = try await Pull(folder)
    let watcher = pull.watcher
    await pull.take { _ in await watcher.status.isIdle }
    await watcher.rescan()
    await pull.take { _ in await watcher.status.isIdle }
    #expect(await watcher.status.generation == 2)
  }
}
