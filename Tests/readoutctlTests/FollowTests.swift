// `follow`, on an index that grows.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ReadoutIndex
import ReadoutModel
import Testing

@Suite("Following", .enabled(if: CommandBench.program != nil, "needs the program"))
struct FollowTests {
  /// The program at work, and the lines that it writes.
  private final class Follower {
    let process: Process
    private let output = Pipe()
    private var rest: [UInt8] = []

    init(_ bench: CommandBench, _ arguments: [String]) throws {
      process = bench.process(["follow"] + arguments)
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
    }

    deinit { process.terminate() }

    /// The next line, which is waited for; nil at the end.
    func line() -> String? {
      while true {
        if let end = rest.firstIndex(of: 0x0A) {
          defer { rest.removeSubrange(...end) }
          return String(decoding: rest[..<end], as: UTF8.self)
        }
        let data = output.fileHandleForReading.availableData
        guard !data.isEmpty else { return nil }
        rest += data
      }
    }

    func stopReading() throws { try output.fileHandleForReading.close() }
  }

  private static func article(_ day: Int) -> [(name: String, bytes: [UInt8])] {
    let text = """
      HALDVIK, May \(day), 2024 \u{2014} President Amara Okoye of Zembala and Prime Minister Tomas \
      Lindqvist of Norland met in Haldvik on May \(day).
      """
    return [("\(day).txt", Array(text.utf8))]
  }

  @Test("what is committed is told at once, and an interruption ends it with status 0")
  func live() throws {
    let bench = try CommandBench(files: FollowTests.article(3))
    let index = try bench.openIndex()
    let follower = try Follower(bench, ["--since", "2024-10-04", "--event", "summit.new"])
    #expect(
      follower.line()
        == "2024-10-04  summit.new         Amara Okoye and Tomas Lindqvist met in Haldvik on 2024-05-03 (1 report)"
    )
    try CommandBench.commit(FollowTests.article(20), to: index)
    let line = try #require(follower.line())
    #expect(line.hasSuffix("on 2024-05-20 (1 report)"))
    follower.process.interrupt()
    follower.process.waitUntilExit()
    #expect(follower.process.terminationReason == .exit)
    #expect(follower.process.terminationStatus == 0)
  }

  @Test("as JSON each event is an object with the thing that it is about")
  func json() throws {
    let bench = try CommandBench(files: FollowTests.article(3))
    let follower = try Follower(bench, ["--json", "--since", "2024-10-04"])
    let lines = [try #require(follower.line()), try #require(follower.line())]
    let kinds = try lines.map { line -> String in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["schema"] as? String == "readout.event/1")
      #expect(object?["day"] as? String == "2024-10-04")
      let kind = object?["event"] as? String ?? ""
      #expect(object?[kind.hasPrefix("summit") ? "summit" : "document"] is [String: Any])
      return kind
    }
    #expect(kinds.sorted() == ["document.indexed", "summit.new"])
  }

  @Test("it ends by itself when nobody reads any more")
  func closedPipe() throws {
    let bench = try CommandBench(files: FollowTests.article(3))
    let follower = try Follower(bench, ["--since", "2024-10-04"])
    #expect(follower.line() != nil)
    try follower.stopReading()
    follower.process.waitUntilExit()
    #expect(follower.process.terminationReason == .exit)
    #expect(follower.process.terminationStatus == 0)
  }
}
