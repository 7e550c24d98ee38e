#!/usr/bin/env python3
"""Tries the promises of docs/RELIABILITY.md on the real daemon.

    Tests/Reliability/run.py [--long] [--seed N] [--only NAME,…] [--binaries FOLDER]

It needs root, strace and systemd-journald, and leaves nothing behind: all happens in memory, in a
mount and process namespace of its own, with a journald of its own.

SPDX-License-Identifier: Apache-2.0
"""

import argparse
import concurrent.futures
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from bench import Failure, Journald, JOURNALD, enter_namespace
from checks import Checks

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Where the `testdata` of fsnotify lies, if it was fetched.
SCRIPTS = os.environ.get("READOUT_FSNOTIFY")

# Name, what the short form does, what the long form does.
PLAN = [
    ("storms", lambda c: c.storms(100), lambda c: c.storms(5_000)),
    ("scripts", lambda c: c.published_scripts(), lambda c: c.published_scripts()),
    ("deep", lambda c: c.deep_folders(1), lambda c: c.deep_folders(50)),
    ("overflow", lambda c: c.overflow(1), lambda c: c.overflow(100)),
    ("damage", lambda c: c.damage(), lambda c: c.damage()),
    ("verify", lambda c: c.verification(), lambda c: c.verification()),
    ("hostile", lambda c: c.hostile(), lambda c: c.hostile()),
    ("kills", lambda c: c.kills(150), lambda c: c.kills(None)),
    ("faults", lambda c: c.faults(60), lambda c: c.faults(None)),
    ("poison", lambda c: c.poison(), lambda c: c.poison()),
    ("mount", lambda c: c.unmounted(), lambda c: c.unmounted()),
    ("watches", lambda c: c.too_few_watches(), lambda c: c.too_few_watches()),
    ("full-disk", lambda c: c.full_disk(), lambda c: c.full_disk()),
    ("random-kills", lambda c: c.random_kills(20), lambda c: c.random_kills(1_000)),
    ("journal", lambda c: c.journal_away(10), lambda c: c.journal_away(60)),
]
# These mostly wait, and run one after the other beside the rest.
WAITING = ["poison", "mount", "watches", "full-disk", "random-kills"]
# This one takes the journal away, and runs when nothing else does.
ALONE = ["journal"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--long", action="store_true", help="all of it: takes hours")
    parser.add_argument("--seed", type=int, default=int(time.time()) % 1_000_000)
    parser.add_argument("--only", help="some of: " + ", ".join(name for name, _, _ in PLAN))
    parser.add_argument("--binaries", help="where readoutd is",
                        default=os.path.join(TOP, ".build", "release"))
    options = parser.parse_args()
    for need in (JOURNALD, "/usr/bin/strace", "/usr/bin/unshare"):
        if not os.path.exists(need):
            print(f"skipped: there is no {need}")
            return 0
    if os.geteuid() != 0:
        print("skipped: it needs root")
        return 0
    if not os.environ.get("READOUT_RELIABILITY"):
        sys.argv += ["--seed", str(options.seed)]
    enter_namespace()

    folder = "/run/readout-tests"
    os.makedirs(folder)
    print(f"seed {options.seed}; again: Tests/Reliability/run.py --seed {options.seed}", flush=True)
    checks = Checks(Journald(), folder, os.path.abspath(options.binaries), options.seed, SCRIPTS)

    def run(plan):
        """Runs some checks one after the other; how many failed."""
        failed = 0
        for name, short, long in plan:
            began = time.monotonic()
            try:
                result = (long if options.long else short)(checks)
            except Failure as failure:
                result = f"FAILED: {failure}"
                failed += 1
            print(f"{name:14} {time.monotonic() - began:6.0f} s  {result}", flush=True)
        return failed

    chosen = [one for one in PLAN if not options.only or one[0] in options.only.split(",")]
    with concurrent.futures.ThreadPoolExecutor() as pool:
        beside = pool.submit(run, [one for one in chosen if one[0] in WAITING])
        failed = run([one for one in chosen if one[0] not in WAITING + ALONE])
        failed += beside.result()
    failed += run([one for one in chosen if one[0] in ALONE])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
