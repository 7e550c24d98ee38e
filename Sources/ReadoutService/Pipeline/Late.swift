// A value that takes a while to make, made when it is first needed.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A value that is made once, by whoever asks first; others wait for it.
final class Late<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  /// The value.
  var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
