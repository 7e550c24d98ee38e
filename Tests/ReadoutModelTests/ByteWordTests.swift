// Looking through bytes eight at a time finds what looking at each finds.
// SPDX-License-Identifier: Apache-2.0

import ReadoutModel
import Testing

@Suite("Bytes eight at a time")
struct ByteWordTests {
  @Test("The first place is that of a search byte by byte", arguments: 1...8 as ClosedRange<UInt64>)
  func firstPlace(seed: UInt64) {
    var state = seed
    func next(below limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    let likely: [UInt8] = [0, 0x1F, 0x20, 0x21, 0x22, 0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0xA2, 0xDC]
    for _ in 0..<2_000 {
      let bytes = (0..<next(below: 40)).map { _ in
        next(below: 3) == 0 ? likely[Int(next(below: UInt64(likely.count)))] : 0x61
      }
      let start = Int(next(below: UInt64(bytes.count + 1)))
      let end = start + Int(next(below: UInt64(bytes.count - start + 1)))
      let found = bytes.span.firstPlace(in: start..<end) {
        $0.places(below: 0x20) | $0.places(of: 0x22) | $0.places(of: 0x5C)
      }
      let wanted = bytes[start..<end].firstIndex { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
      #expect(found == wanted, "seed \(seed): \(bytes) in \(start)..<\(end)")
    }
  }

  @Test("A range of no bytes holds nothing, and a 0 behind its end is none of it")
  func ends() {
    let bytes: [UInt8] = [0x61, 0x62, 0]
    #expect(bytes.span.firstPlace(in: 1..<1) { $0.places(of: 0x62) } == nil)
    #expect(bytes.span.firstPlace(in: 0..<2) { $0.places(of: 0) } == nil)
    #expect(bytes.span.firstPlace(in: 0..<3) { $0.places(of: 0) } == 2)
  }

  @Test("Bytes that go on with a scalar are counted")
  func continuations() {
    let bytes = Array("aé“€😀".utf8)
    let words = stride(from: 0, to: bytes.count, by: 8).map {
      bytes.span.word(at: $0, before: bytes.count).continuationCount
    }
    #expect(bytes.count - words.reduce(0, +) == 5)
  }
}
