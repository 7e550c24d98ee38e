// What is said of a machine on which something lacks.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ReadoutService

@Suite("What lacks, and what to do")
struct ExaminationTests {
  static let healthy = {
    var it = Examination(
      watch: "/srv/readout", state: "/var/lib/readout", user: "readout", asker: "root")
    it.isTried = true
    it.directories = 12
    it.watchLimit = 8192
    it.freeBytes = 10 << 30
    return it
  }()

  static func findings(_ change: (inout Examination) -> Void) -> [Finding] {
    var it = healthy
    change(&it)
    return it.findings.filter { $0.verdict != .good }
  }

  @Test("where all is well, nothing but that is said")
  func healthy() {
    #expect(ExaminationTests.healthy.findings.allSatisfy { $0.verdict == .good })
    #expect(
      ExaminationTests.healthy.findings.map(\.text).contains(
        "'/srv/readout' can be read by the user readout"))
    #expect(ExaminationTests.findings { _ in }.isEmpty)
  }

  /// Something that lacks, and what is said of it.
  struct Lack: Sendable {
    let verdict: Finding.Verdict
    let text: String
    let advice: String
    let change: @Sendable (inout Examination) -> Void

    init(
      _ verdict: Finding.Verdict, _ text: String, _ advice: String,
      _ change: @escaping @Sendable (inout Examination) -> Void
    ) {
      self.verdict = verdict
      self.text = text
      self.advice = advice
      self.change = change
    }
  }

  static let lacks = [
    Lack(
      .bad, "the user readout cannot pass through '/home/ann': permission denied",
      "setfacl -m u:readout:x '/home/ann'"
    ) { $0.barrier = .init(path: "/home/ann", reason: "permission denied", isFolder: false) },
    Lack(
      .bad, "the user readout cannot read '/srv/readout': permission denied",
      "setfacl -R -m u:readout:rX -m d:u:readout:rX '/srv/readout'"
    ) { $0.barrier = .init(path: "/srv/readout", reason: "permission denied", isFolder: true) },
    Lack(.bad, "there is no folder '/srv/readout'", "install -d") {
      $0.barrier = .init(path: "/srv/readout", reason: "no such file or directory", isFolder: true)
    },
    Lack(.bad, "homes are hidden from the service", "BindReadOnlyPaths=/home/ann/news") {
      $0.watch = "/home/ann/news"
    },
    Lack(.weak, "such as '/srv/readout/a\\n.txt'", "setfacl") {
      $0.unreadable = 2
      $0.unreadableExample = "/srv/readout/a\n.txt"
    },
    Lack(.bad, "only 8192 watches", "fs.inotify.max_user_watches=18000") { $0.directories = 9000 },
    Lack(.weak, "only 8192 watches", "max_user_watches=16384") { $0.directories = 5000 },
    Lack(.weak, "there is no index", "systemctl start readoutd") { $0.index = .missing },
    Lack(.bad, "cannot be read by root", "adduser root readout") { $0.index = .denied },
    Lack(.weak, "only 1 MB are free", "make room") { $0.freeBytes = 1 << 20 },
    Lack(.bad, "no readoutd is running", "systemctl start readoutd") {
      $0.service = .failed(status: 69, reason: "no readoutd is running")
    },
    Lack(.bad, "no readoutd is running", "readoutd --watch FOLDER --state '") {
      $0.isByHand = true
      $0.service = .failed(status: 69, reason: "no readoutd is running")
    },
    Lack(.bad, "no journal listens", "systemctl start") { $0.hasJournal = false },
    Lack(.weak, "lost when the machine", "mkdir -p /var/log/journal") { $0.isJournalKept = false },
    Lack(.weak, "announced twice", "systemd-journal") { $0.mayServiceReadJournal = false },
    Lack(.weak, "shows nothing", "adduser root systemd-journal") { $0.mayReadJournal = false },
    Lack(.weak, "is not known", "sudo readoutctl doctor") { $0.isTried = false },
  ]

  @Test("each thing that lacks is one finding, with what to do", arguments: lacks.indices)
  func lacking(index: Int) throws {
    let lack = ExaminationTests.lacks[index]
    let found = ExaminationTests.findings(lack.change)
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.verdict == lack.verdict)
    #expect(finding.text.contains(lack.text), "\(finding.text)")
    #expect(finding.advice.joined(separator: "\n").contains(lack.advice), "\(finding.advice)")
  }

  @Test(
    "a folder in a home that is shown to the unit, or watched by its owner, is none to worry about")
  func homes() {
    #expect(
      ExaminationTests.findings {
        $0.watch = "/home/ann/news/2024"
        $0.boundPaths = ["/home/ann/news"]
      }.isEmpty)
    #expect(
      ExaminationTests.findings {
        $0.watch = "/home/ann/news"
        $0.user = "ann"
        $0.asker = "ann"
      }.isEmpty)
  }
}
