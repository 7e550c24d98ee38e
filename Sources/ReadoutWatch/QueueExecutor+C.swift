// A serial executor over a Dispatch queue, so that an actor and its event sources share one queue.
// SPDX-License-Identifier: Apache-2.0

public import Dispatch

/// The executor of an actor that owns a resource which Dispatch sources tell about.
///
/// The actor returns it from `unownedExecutor`; a source made on `queue` then enters the actor
/// with `assumeIsolated`, without a hop. Several actors may share one executor.
public final class QueueExecutor: SerialExecutor {
  /// The queue that runs the actor; event sources are made on it.
  public let queue: DispatchQueue

  /// An executor over a new serial queue; the label shows in debuggers.
  public init(label: String, qos: DispatchQoS = .utility) {
    queue = DispatchQueue(label: label, qos: qos)
  }

  /// Runs a job of the actor on the queue.
  public func enqueue(_ job: consuming ExecutorJob) {
    let unowned = UnownedJob(job)
    // SAFETY: the closure keeps the executor alive while the job runs.
    queue.async { unsafe unowned.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  /// A reference for the actor to return from `unownedExecutor`.
  public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    // SAFETY: the actor that returns it keeps the executor alive.
    unsafe UnownedSerialExecutor(ordinary: self)
  }

  /// Traps where the caller is not on the queue.
  public func checkIsolated() {
    dispatchPrecondition(condition: .onQueue(queue))
  }
}
