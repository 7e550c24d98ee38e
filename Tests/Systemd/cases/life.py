# Start, progress, stop, and what happens when the service is killed or stuck.
# SPDX-License-Identifier: Apache-2.0
import os
import signal
import subprocess
import time

from inside import (BRIEF, FOLDER, UNIT, age, case, drop, drop_in, entries, events, expect,
                    expect_each_once, figure, install, main_pid, report, run, show, sync, wait)


@case("it starts, is ready, says what it watches, and stops")
def start_and_stop():
    install()
    expect(show("ActiveState") == "active", "it is not active")
    wait("the line of status", lambda: show("StatusText") == "Watching '/srv/readout'")
    expect(run("ps", "-o", "user=", "-p", str(main_pid())).stdout.strip() == "readout",
           "it runs as another user")
    begun = time.monotonic()
    run("systemctl", "stop", UNIT)
    taken = time.monotonic() - begun
    expect(taken < 1, f"stopping took {taken:.2f} s")
    expect(show("Result") == "success", f"it ended with {show('Result')}")
    expect(entries("MESSAGE_ID=2192101a96384678a5c991b008781c9d"), "it does not say that it stopped")
    expect(not os.path.exists("/run/readoutd"), "it leaves its runtime folder behind")
    figure(f"idle, stopped after {taken * 1000:.0f} ms (at most 1000)")


@case("in the middle of a flood it stops within a second, and loses nothing")
def stop_in_flood():
    install()
    for number in range(400):
        drop(f"{number:04}.txt", report(number))
    begun = time.monotonic()
    run("systemctl", "stop", UNIT)
    taken = time.monotonic() - begun
    expect(taken < 1, f"stopping took {taken:.2f} s")
    run("systemctl", "start", UNIT)
    sync()
    expect_each_once(f"{number:04}.txt" for number in range(400))
    figure(f"in a flood, stopped after {taken * 1000:.0f} ms (at most 1000)")


@case("while it compares many files with the index, the line of status counts them")
def progress():
    install(start=False)
    os.makedirs(f"{FOLDER}/many")
    for number in range(3000):
        with open(f"{FOLDER}/many/{number:04}.txt", "w") as out:
            out.write(report(number))
    age(FOLDER)
    run("systemctl", "start", "--no-block", UNIT)
    wait("a count in the line of status",
         lambda: "documents so far" in show("StatusText"), seconds=30)
    sync(120)
    expect(show("StatusText") == "Watching '/srv/readout'", f"at the end: {show('StatusText')}")
    expect([e["READOUT_EVENT"] for e in events()] == ["index.built"], "more than one announcement")


@case("killed at any time, it is started again; nothing is lost and nothing told twice")
def killed():
    install()
    before = main_pid()
    for number in range(120):
        drop(f"{number:03}.txt", report(number))
        if number in (20, 60, 100):
            os.kill(main_pid() or before, signal.SIGKILL)
            wait("a new process", lambda: main_pid() not in (0, before))
            before = main_pid()
    wait("the service", lambda: show("ActiveState") == "active")
    sync()
    expect(int(show("NRestarts")) == 3, f"restarted {show('NRestarts')} times")
    expect_each_once(f"{number:03}.txt" for number in range(120))


@case("a pipeline that is stuck is noticed by the watchdog, and started again")
def watchdog():
    drop_in("50-test", "[Service]\nWatchdogSec=2\n")
    install()
    sync()
    before = main_pid()
    # Every file that it opens from now on keeps it for ever.
    tracer = subprocess.Popen(
        ["strace", "-f", "-qq", "-o", "/dev/null", "-p", str(before), "-e", "trace=openat2,openat",
         "-e", "inject=openat2,openat:delay_enter=3600s"], stderr=subprocess.DEVNULL)
    wait("the tracer", lambda: "TracerPid:\t0" not in open(f"/proc/{before}/status").read())
    drop("a.txt", BRIEF)
    wait("the watchdog", lambda: "Watchdog timeout" in run(
        "journalctl", "-u", UNIT, "--no-pager").stdout, seconds=30)
    tracer.kill()
    wait("a restart", lambda: int(show("NRestarts")) == 1 and show("ActiveState") == "active")
    expect(main_pid() != before, "it is the same process")
    sync()
    expect_each_once(["a.txt"])


@case("without its folder it ends with a reason, and systemd gives up after some tries")
def no_folder():
    install(start=False)
    os.rmdir(FOLDER)
    run("systemctl", "start", UNIT, check=False)
    wait("the end", lambda: show("ActiveState") == "failed", seconds=30)
    text = run("journalctl", "-t", "readoutd", "-p", "err", "--no-pager").stdout
    expect("cannot watch '/srv/readout': no such file or directory; make the folder" in text, text)
    os.mkdir(FOLDER)
    run("systemctl", "reset-failed", UNIT)
    run("systemctl", "start", UNIT)
