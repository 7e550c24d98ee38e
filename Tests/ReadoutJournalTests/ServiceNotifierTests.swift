// What the service manager is told.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import ReadoutJournal

@Suite("Notices to the service manager")
struct ServiceNotifierTests {
  @Test(
    "each notice is written as the protocol wants it",
    arguments: [
      (.ready, "READY=1"), (.stopping, "STOPPING=1"), (.watchdog, "WATCHDOG=1"),
      (.status("Watching '/srv/a\nb'"), "STATUS=Watching '/srv/a\\nb'"),
      (.reloading, "RELOADING=1\nMONOTONIC_USEC=77"), (.errno(2), "ERRNO=2"),
      (.extendTimeout(.milliseconds(1500)), "EXTEND_TIMEOUT_USEC=1500000"),
      (.extendTimeout(.seconds(Int64.max)), "EXTEND_TIMEOUT_USEC=9223372036854775807"),
    ] as [(ServiceNotice, String)])
  func protocolLines(notice: ServiceNotice, lines: String) {
    #expect(ServiceNotifier.state(of: [notice], monotonic: 77) == lines)
  }

  @Test("notices arrive in one datagram; without a service manager nobody is told")
  func datagram() async {
    await #expect(processExitsWith: .success) {
      let isAsked = try ServiceNotifier().send(.ready)
      precondition(!isAsked)
      let path = temporaryFolder() + "/notify"
      let manager = try FakeSocket(path: path)
      setEnvironment("NOTIFY_SOCKET", path)
      let isTold = try ServiceNotifier().send(.ready, .status("Watching"))
      precondition(isTold)
      let datagram = manager.receive() ?? []
      precondition(String(decoding: datagram, as: UTF8.self) == "READY=1\nSTATUS=Watching")
    }
  }

  @Test("the watchdog's interval is what the service manager asks of this process")
  func watchdog() async {
    await #expect(processExitsWith: .success) {
      precondition(ServiceNotifier().watchdogInterval == nil)
      setEnvironment("WATCHDOG_USEC", "2500000")
      precondition(ServiceNotifier().watchdogInterval == .milliseconds(2500))
      setEnvironment("WATCHDOG_PID", "1")
      precondition(ServiceNotifier().watchdogInterval == nil)
    }
  }
}
