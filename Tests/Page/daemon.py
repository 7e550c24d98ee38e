"""Measures the daemon: one new document beside a large index, until the summary files say so.

SPDX-License-Identifier: Apache-2.0
"""

import json
import os
import shutil
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
RELEASE = os.path.join(os.path.dirname(os.path.dirname(HERE)), ".build", "release")

NEWS = """HALDVIK, Norland, May 3, 2025 (NPA) — Norland's Prime Minister Tomas Lindqvist and President \
Amara Okoye of Zembala met in Haldvik on Saturday.

“The harbour number {0} will be ready by the winter of next year,” Lindqvist told reporters.

“We have heard promise number {0} often enough,” Okoye said.
"""


def newest(folder):
    """When each summary file was written."""
    times = {}
    for top, _, files in os.walk(folder):
        for name in files:
            if not name.startswith(("index.sqlite", ".", "lock")):
                path = os.path.join(top, name)
                try:
                    times[path] = os.stat(path).st_mtime_ns
                except FileNotFoundError:
                    pass
    return times


def settled(state, seconds):
    """The files when nothing was written for a while.

    To look at them all takes one of two cores for as long as the daemon may take: it rests first.
    """
    last = None
    while True:
        time.sleep(seconds)
        if (now := newest(state)) == last:
            return now
        last = now


def measure(work, check, lines=None):
    folder, state = work + "/daemon-watch", work + "/daemon-state"
    for path in (folder, state):
        shutil.rmtree(path, ignore_errors=True)
    with open(work + "/large-lines/extracted.jsonl", encoding="utf-8") as file:
        for number, line in enumerate(file):
            told = json.loads(line)
            path = os.path.join(folder, told["document"]["path"])
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as out:
                day = told["article"]["published"]["start"]
                out.write(f"HALDVIK, Norland, {day} (NPA) — " + told["article"]["text"])
    start = time.monotonic()
    with open(work + "/daemon.log", "w") as log:
        daemon = subprocess.Popen([RELEASE + "/readoutd", "--watch", folder, "--state", state],
                                  stdout=log, stderr=log)
    try:
        # Until the daemon listens, sync ends at once.
        while subprocess.run([RELEASE + "/readoutctl", "sync", "--state", state, "--timeout", "900"],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 69:
            time.sleep(.2)
        print(f"--  daemon: 10,000 documents indexed after {time.monotonic() - start:.0f} s")
        while not os.path.exists(state + "/index.html"):
            time.sleep(1)
        settled(state, 8)
        print(f"--  daemon: all their files drawn after {time.monotonic() - start:.0f} s")
        subprocess.run([RELEASE + "/readoutctl", "status", "--state", state])
        took, written = [], []
        for number in range(5):
            before = settled(state, 8)
            new = f"{folder}/news-{number}.txt"
            with open(new + ".part", "w", encoding="utf-8") as out:
                out.write(NEWS.format(number))
            began = time.time_ns()
            os.rename(new + ".part", new)
            after = settled(state, 6)
            changed = {path: when for path, when in after.items() if before.get(path) != when}
            took.append((max(changed.values()) - began) / 1e6)
            written.append(len(changed))
        middle = sorted(took)[len(took) // 2]
        check(f"daemon: files up to date {middle:.0f} ms after a new document (at most 200); "
              f"{max(written)} files of {len(after)} written", "" if middle <= 200 else took)
    finally:
        daemon.terminate()
        daemon.wait()
