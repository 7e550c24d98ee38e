// The pager, progress, and the status.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import readoutctl

@Suite("At a terminal", .enabled(if: CommandBench.program != nil, "needs the program"))
struct TerminalTests {
  @Test("what is longer than the terminal goes through the pager, READOUT_PAGER before PAGER")
  func pager() throws {
    let bench = try CommandBench.samples.get()
    func run(_ words: [String], _ environment: [String: String], width: Int? = 80) throws -> String
    {
      try bench.run(words, width: width, environment: environment).output
    }
    let long = ["quotes", "--limit", "0"]
    let count = ["PAGER": "echo $LESS; cat >/dev/null"]
    #expect(try run(long, count) == "FRX\n")
    #expect(
      try run(long, ["PAGER": "false", "READOUT_PAGER": "echo own; cat >/dev/null"]) == "own\n")
    #expect(try run(["quotes", "--limit", "1"], ["PAGER": "echo no"]).contains("q-"))
    #expect(try run(long, ["PAGER": "echo no"], width: nil).contains("q-"))
    #expect(try run(long, ["PAGER": "no-such-program-anywhere"]).contains("q-0a44759157b5"))
  }

  @Test(
    "who closes the pipe has seen enough: no word is said",
    arguments: [["quotes"], ["quotes", "--json"], ["status"], ["--help"]])
  func closedPipe(words: [String]) throws {
    let bench = try CommandBench.samples.get()
    let process = bench.process(words)
    let (output, complaint) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = complaint
    try output.fileHandleForReading.close()
    try process.run()
    try output.fileHandleForWriting.close()
    #expect(try complaint.fileHandleForReading.readToEnd() ?? Data() == Data())
    process.waitUntilExit()
    #expect(process.terminationStatus != 0)
  }

  @Test(
    "progress has count, rate and time left",
    arguments: [
      (1234, 10_000, 2.0, "1,234 of 10,000 documents, 617 a second, 15 s left"),
      (5, 1_000, 10.0, "5 of 1,000 documents, 0.5 a second, 33 min 10 s left"),
      (10_000, 10_000, 4.0, "10,000 of 10,000 documents, 2,500 a second"),
      (
        1_000_000, 36_000_000, 1_000.0,
        "1,000,000 of 36,000,000 documents, 1,000 a second, 9 h 43 min left"
      ),
      (7, nil, 1.0, "7 documents, 7.0 a second"),
      (0, 5, 0.0, "0 of 5 documents, 0.0 a second"),
    ])
  func progress(done: Int, total: Int?, seconds: Double, text: String) {
    #expect(ProgressLine.text(done, of: total, "documents", seconds: seconds) == text)
  }

  @Test("the status tells what the service does, what is there, and what to do")
  func status() throws {
    let bench = try CommandBench.samples.get()
    let text = try bench.run(["status"]).output
    for line in [
      "Service     readoutd is not running", "Documents   10 read, 0 rejected", "Summits     6",
      "Disputed    2", "- nothing new is read; start it with 'systemctl start readoutd'",
    ] {
      #expect(text.contains(line + "\n"), "\(text)")
    }
    let json = try bench.run(["status", "--json"]).output
    #expect(json.contains("\"service\":\"stopped\""))
    #expect(json.contains("\"schema\":\"readout.status/1\""))
  }
}
