// Work that is done on all cores at once.
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Does pieces of work on all cores, and gives what came of them in their order.
///
/// - Throws: What the first piece throws that fails; all others are done nevertheless.
func concurrently<Value: Sendable>(_ pieces: [@Sendable () throws -> Value]) throws -> [Value] {
  guard pieces.count > 1 else { return try pieces.map { try $0() } }
  let results = Mutex<[Int: Result<Value, any Error>]>([:])
  DispatchQueue.concurrentPerform(iterations: pieces.count) { index in
    let result = Result { try pieces[index]() }
    results.withLock { $0[index] = result }
  }
  let done = results.withLock { $0 }
  return try pieces.indices.compactMap { try done[$0]?.get() }
}
