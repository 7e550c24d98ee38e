// The line of status while things go on.
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing

@testable import ReadoutService

@Suite("The line of status")
struct StatusBoardTests {
  @Test("each state has its line; running counts are not told each time, ends at once")
  func lines() {
    let told = Mutex<[String]>([])
    let board = StatusBoard(folder: "/srv/a") { line in told.withLock { $0.append(line) } }
    #expect(board.line == "Watching '/srv/a'")
    board.show(.scanning(documents: 0))
    for count in 1...500 { board.show(.scanning(documents: count)) }
    #expect(board.line == "Comparing '/srv/a' with the index: 500 documents so far")
    board.show(.watching)
    board.show(.watching)
    board.show(.parked(reason: "the disk is full"))
    board.watch("/srv/b")
    board.show(.watching)
    let lines = told.withLock { $0 }
    #expect(lines.first == "Comparing '/srv/a' with the index")
    #expect(lines.count < 20)
    #expect(
      lines.suffix(3) == ["Watching '/srv/a'", "Waiting: the disk is full", "Watching '/srv/b'"])
  }

  @Test("one document is not several")
  func singular() {
    let line = StatusBoard.line(.scanning(documents: 1), folder: "/a")
    #expect(line == "Comparing '/a' with the index: 1 document so far")
  }
}
