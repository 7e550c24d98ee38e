// A sign of life that can be given from anywhere.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Counts beats; whoever watches looks whether there are more than before.
final class Pulse: Sendable {
  private let beats = Atomic<Int>(0)

  /// Gives a sign of life.
  func beat() { beats.wrappingAdd(1, ordering: .relaxed) }

  /// How many there were.
  var count: Int { beats.load(ordering: .relaxed) }
}
