// How far words are from each other.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@Suite struct EditDistanceTests {
  @Test(
    "a letter more, less, another, or two that changed places are one step",
    arguments: [
      ("okoye", "okoye", 0), ("okoye", "okoyee", 1), ("okoye", "okoy", 1), ("okoye", "okaye", 1),
      ("okoye", "okoey", 1), ("lindqvist", "lindkwist", 2), ("", "ab", 2),
    ])
  func steps(a: String, b: String, steps: Int) {
    #expect(EditDistance.between(a, b, atMost: 3) == steps)
    #expect(EditDistance.between(b, a, atMost: steps) == steps)
    #expect(EditDistance.between(a, b, atMost: steps - 1) == nil)
  }

  @Test(
    "to give up early gives up nothing that is near enough", arguments: 1...4 as ClosedRange<UInt64>
  )
  func limits(seed: UInt64) {
    var state = seed
    func below(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    func word() -> String {
      String(
        decoding: (0..<below(9)).map { _ in UInt8(ascii: "a") + UInt8(below(3)) }, as: UTF8.self)
    }
    for _ in 0..<500 {
      let (a, b) = (word(), word())
      let whole = EditDistance.between(a, b, atMost: 99)
      for limit in 0..<8 {
        let found = EditDistance.between(a, b, atMost: limit)
        #expect(
          found == whole.flatMap { $0 <= limit ? $0 : nil }, "seed \(seed): \(a) \(b) \(limit)")
      }
    }
  }
}
