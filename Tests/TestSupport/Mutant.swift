// Bytes changed by chance, to feed readers with what nobody would write.
// SPDX-License-Identifier: Apache-2.0

public import ReadoutModel

private let marks = Array("\"'[]{}()=,.;:-_\\#\n\r\t 0“”".utf8)

/// Some bytes with a few changes: bytes altered, pieces cut out, doubled, or taken from other bytes.
public func mutant(
  of bytes: [UInt8], and other: [UInt8], using random: inout SplitMix64
) -> [UInt8] {
  var result = bytes
  for _ in 0...Int.random(in: 0...6, using: &random) {
    let start = Int.random(in: 0...result.count, using: &random)
    let end = min(result.count, start + Int.random(in: 0...40, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0 where start < result.count: result[start] = UInt8.random(in: 0...255, using: &random)
    case 1: result.removeSubrange(start..<end)
    case 2:
      let piece = Array(result[start..<end])
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        result.insert(contentsOf: piece, at: start)
      }
    case 3: result.insert(marks[Int.random(in: marks.indices, using: &random)], at: start)
    default:
      let from = Int.random(in: 0...other.count, using: &random)
      result.replaceSubrange(start..<end, with: other[from..<min(other.count, from + 40)])
    }
  }
  return result
}
