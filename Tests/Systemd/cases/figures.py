# How soon it is ready over an index that is up to date, and what it costs while nothing happens.
# SPDX-License-Identifier: Apache-2.0
import os
import socket
import subprocess
import time

from inside import (FOLDER, UNIT, age, case, drop_in, expect, figure, install, is_measuring,
                    main_pid, run, show, sync)

FILES = 10_000


def fill():
    """Ten thousand small articles in a hundred folders, indexed."""
    for number in range(FILES):
        folder = f"{FOLDER}/{number % 100:02}"
        if number < 100:
            os.mkdir(folder)
        with open(f"{folder}/{number:05}.txt", "w") as out:
            out.write(f"HALDVIK, Norland, May 3, 2024 (NPA) — Report {number} says little.\n")
    age(FOLDER)
    run("systemctl", "start", UNIT)
    sync(150)


def ready_after():
    """How long the program takes from its start to READY, in milliseconds, without what systemd does
    before it runs it."""
    address = "/run/notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(address)
        os.chmod(address, 0o666)
        begun = time.monotonic()
        process = subprocess.Popen(
            ["/usr/bin/readoutd"], env={"NOTIFY_SOCKET": address}, user="readout", group="readout",
            stderr=subprocess.DEVNULL)
        while b"READY=1" not in manager.recv(4096):
            pass
        taken = (time.monotonic() - begun) * 1000
        process.terminate()
        process.wait()
    os.remove(address)
    return taken


def sleeps(pid):
    """How often each thread of a process has gone to sleep."""
    found = {}
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/status") as status:
            found[task] = next(int(line.split()[1]) for line in status
                               if line.startswith("voluntary_ctxt_switches"))
    return found


def processor_milliseconds(pid):
    """The time that the threads of a process have used."""
    nanoseconds = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/schedstat") as found:
            nanoseconds += int(found.read().split()[0])
    return nanoseconds / 1e6


def memory(pid, field):
    with open(f"/proc/{pid}/status") as status:
        for line in status:
            if line.startswith(field + ":"):
                return int(line.split()[1]) / 1024
    return 0


@case("with 10,000 unchanged documents it is soon ready, then idle, and small", alone=True)
def idle():
    install(start=False)
    drop_in("50-watchdog", "[Service]\nWatchdogSec=0\n")
    fill()
    find, ready, whole = [], [], []
    for _ in range(7):
        begun = time.monotonic()
        run("find", FOLDER, "-type", "f")
        find.append((time.monotonic() - begun) * 1000)
        run("systemctl", "stop", UNIT)
        ready.append(ready_after())
        begun = time.monotonic()
        run("systemctl", "start", UNIT)
        whole.append((time.monotonic() - begun) * 1000)
    sync(60)
    # The least of each: what else the machine does is not to be measured.
    figure(f"start to READY, {FILES:,} unchanged documents: {min(ready):.0f} ms; find over them "
           f"{min(find):.0f} ms (at most 5 times that); systemctl start, with the making of the "
           f"unit's confinement: {min(whole):.0f} ms")
    pid, seconds = main_pid(), 60 if is_measuring() else 15
    # Threads of Dispatch's pool end some seconds after their last work.
    time.sleep(12)
    before, used = sleeps(pid), processor_milliseconds(pid)
    time.sleep(seconds)
    after, used = sleeps(pid), processor_milliseconds(pid) - used
    expect(sorted(after) == sorted(before), "threads have come or gone")
    wakes = sorted(after[task] - before[task] for task in after)
    # Dispatch looks after its pool of threads once a second, whatever one does.
    ours, dispatch = sum(wakes[:-1]) + max(0, wakes[-1] - seconds - 1), min(wakes[-1], seconds + 1)
    resident, pages = memory(pid, "VmRSS"), memory(pid, "RssFile")
    figure(f"idle for {seconds} s, without a watchdog: {ours} wake-ups (0) besides {dispatch} of "
           f"Dispatch's own, {used:.1f} ms of processor time (below 10), {resident:.0f} MB resident, "
           f"{pages:.0f} of them file pages (at most 40)")
    expect(ours == 0, f"{wakes} wake-ups of the threads")
    expect(used < 10, f"{used} ms of processor time")
    expect(resident <= 40, f"{resident} MB resident")
    expect(min(ready) <= 5 * min(find), f"ready after {ready}, find after {find}")
