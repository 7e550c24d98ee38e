// How much of a processor something takes, whatever else the machine is busy with.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The processor time that some work takes in the thread that calls; see clock_gettime(2).
public func processorTime<Failure>(
  of work: () throws(Failure) -> Void
) throws(Failure) -> Duration {
  let before = threadTime()
  try work()
  return threadTime() - before
}

private func threadTime() -> Duration {
  var time = timespec()
  // SAFETY: the call writes one timespec.
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
