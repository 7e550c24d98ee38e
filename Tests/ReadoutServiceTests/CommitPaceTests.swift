// How much is committed at once.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ReadoutService

@Suite("The pace of commits")
struct CommitPaceTests {
  @Test(
    "A batch takes some thirty milliseconds, whatever a file costs",
    arguments: [(microseconds: 20, count: 256), (500, 60), (5_000, 6), (14_000, 2), (90_000, 1)])
  func countFollowsTheCost(microseconds: Int, count: Int) {
    var pace = CommitPace()
    for _ in 0..<40 {
      pace.note(pace.count, took: .microseconds(microseconds * pace.count))
    }
    #expect(abs(pace.count - count) <= count / 20)
  }

  @Test("One batch that had to wait does not make the next ones small")
  func stallIsNotBelieved() {
    var pace = CommitPace()
    for _ in 0..<40 { pace.note(pace.count, took: .microseconds(500 * pace.count)) }
    let before = pace.count
    pace.note(before, took: .seconds(30))
    #expect(pace.count >= before / 2)
  }

  @Test("No files and no time say nothing")
  func nothingIsNoMeasure() {
    var pace = CommitPace()
    let before = pace.count
    pace.note(0, took: .seconds(1))
    #expect(pace.count == before)
    for _ in 0..<100 { pace.note(1, took: .zero) }
    #expect(pace.count == 256)
  }
}
