// The two event sources of a watcher.
// SPDX-License-Identifier: Apache-2.0

import Dispatch

/// A source for the kernel's queue and a timer, made once and cancelled with their owner.
///
/// A class with a `deinit` of its own, since an actor with an isolated one cannot be used from
/// another module in an optimised build (Swift 6.3: "circular reference").
final class WatchSources {
  private let reading: any DispatchSourceRead
  private let timer: any DispatchSourceTimer

  init(
    _ file: OpenFile, on queue: DispatchQueue, onRead: @escaping @Sendable () -> Void,
    onTimer: @escaping @Sendable () -> Void
  ) {
    reading = DispatchSource.makeReadSource(fileDescriptor: file.descriptor, queue: queue)
    reading.setEventHandler(handler: onRead)
    // The descriptor must stay open until the source is done with it.
    reading.setCancelHandler { _ = file }
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.setEventHandler(handler: onTimer)
    reading.activate()
    timer.activate()
  }

  deinit {
    reading.cancel()
    timer.cancel()
  }

  /// Sets the timer, or clears it.
  func schedule(afterNanoseconds delay: UInt64?) {
    guard let delay, delay < 1 << 62 else {
      timer.schedule(deadline: .distantFuture)
      return
    }
    let nanoseconds = Int(clamping: delay)
    timer.schedule(
      deadline: .now() + .nanoseconds(nanoseconds),
      leeway: .nanoseconds(min(max(nanoseconds / 20, 1_000_000), 10_000_000_000)))
  }
}
