"""The promises of docs/RELIABILITY.md, each tried until it breaks or the figure is reached.

SPDX-License-Identifier: Apache-2.0
"""

import collections
import concurrent.futures
import json
import os
import random
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import threading
import time

from articles import article
from bench import Bench, Failure, check_equal, check_journal, wait_until
from storm import Storm

# The calls that change what stays: of the index, of the summary files, of the journal.
STATE_CALLS = ["pwrite64", "write", "fdatasync", "fsync", "ftruncate", "rename", "unlink", "mkdir",
               "openat", "sendmsg"]
FAULTS = {
    "ENOSPC": ["pwrite64", "write", "fdatasync", "ftruncate", "rename", "mkdir", "openat"],
    "EIO": ["pwrite64", "pread64", "read", "fdatasync", "fsync", "ftruncate", "rename", "unlink"],
    "EMFILE": ["openat"],
    "EINTR": ["pwrite64", "read", "fdatasync", "openat"],
}
# strace counts by thread: the second write of each new thread may fail, for ever. So the disk works
# again after a while, and the daemon, which rests for up to a minute after a failure, tries again.
FAULT_SECONDS = 15
LONGEST_REST_SECONDS = 120


class Checks:
    """Runs checks in one private journald."""

    def __init__(self, journald, folder, binaries, seed, scripts):
        self.journald = journald
        self.folder = folder
        self.binaries = binaries
        self.seed = seed
        self.scripts = scripts

    def bench(self, name, **options):
        return Bench(os.path.join(self.folder, name), self.binaries, **options)

    # The folder is the truth.

    def storms(self, count, operations=1_000, together=10):
        """Storms at full speed against a running daemon; afterwards it equals a fresh run.

        So many one after the other go over one folder; then it begins with an empty one."""
        def series(first):
            bench = self.bench(f"storm{first}")
            bench.start()
            try:
                for seed in range(first, min(first + together, self.seed + count)):
                    Storm(random.Random(seed), bench.watch, bench.outside).run(operations)
                    what = f"storm with seed {seed}, --seed {first}"
                    index = bench.wait_settled(what)
                    check_equal(index, bench.fresh(what), what)
                    events = check_journal(self.journald, index, what)
                return events
            finally:
                bench.close()

        events = sum(several(series, range(self.seed, self.seed + count, together)))
        return f"{count} of {count} equal to a fresh run, {events} events once each"

    def overflow(self, rounds, creates=30_000, removals=200):
        """More changes than the kernel's queue holds, while the daemon is stopped."""
        for number in range(rounds):
            bench = self.bench("overflow", limit=100)
            for file in range(removals):
                write(os.path.join(bench.watch, f"old{file}.txt"), f"Old {file}.")
            bench.start()
            try:
                bench.wait_settled("overflow, before")
                bench.signal(signal.SIGSTOP)
                for file in range(creates):
                    write(os.path.join(bench.watch, f"new{file}.txt"), f"New {file}.")
                for file in range(removals):
                    os.unlink(os.path.join(bench.watch, f"old{file}.txt"))
                bench.signal(signal.SIGCONT)
                index = bench.wait_settled(f"overflow {number}", seconds=600)
                check_journal(self.journald, index, f"overflow {number}")
            finally:
                bench.close()
        return f"{rounds} times {creates} creates and {removals} deletes: 0 missing"

    def deep_folders(self, rounds, trees=2_000):
        """Folders made in one go with a file at the bottom: the race of every recursive watcher."""
        for number in range(rounds):
            bench = self.bench("deep")
            bench.start()
            try:
                wait_until(bench.snapshot, "the index")
                for tree in range(trees):
                    folder = os.path.join(bench.watch, f"d{tree}/a/b/c")
                    os.makedirs(folder)
                    write(os.path.join(folder, "file.txt"), f"Number {tree}.")
                index = bench.wait_settled(f"deep folders {number}", seconds=300)
                check_journal(self.journald, index, f"deep folders {number}")
            finally:
                bench.close()
        return f"{rounds} times {trees} trees: 0 missed"

    def published_scripts(self):
        """The scripts of fsnotify, spaced and at full speed, where they are present."""
        if not self.scripts or not os.path.isdir(self.scripts):
            return "skipped: the scripts are absent (READOUT_FSNOTIFY names their folder)"
        paths = sorted(os.path.join(folder, name) for folder, _, names in os.walk(self.scripts)
                       for name in names)
        bench = self.bench("scripts")
        bench.start()
        replayed = 0
        try:
            for pause in (0.05, 0):
                for path in paths:
                    top = os.path.join(bench.watch, f"{replayed}")
                    os.mkdir(top)
                    for line in script(path):
                        run_line(line, top)
                        time.sleep(pause)
                    replayed += 1
                index = bench.wait_settled("published scripts")
            check_equal(index, bench.fresh("published scripts"), "published scripts")
            check_journal(self.journald, index, "published scripts")
        finally:
            bench.close()
        return f"{replayed} of {replayed} runs: index equal to the folder"

    def unmounted(self):
        """The watched folder is a mount that goes away and comes back."""
        bench = self.bench("mount")
        disk = bench.root + "-disk"
        os.makedirs(disk)
        subprocess.run(["mount", "-t", "tmpfs", "none", disk], check=True)
        try:
            mount = ["mount", "--bind", disk, bench.watch]
            subprocess.run(mount, check=True)
            self.fixed_ingest(bench)
            bench.start()
            before = bench.wait_settled("mount, before")
            for name in ("while it runs", "while it is stopped"):
                if name == "while it is stopped":
                    bench.kill()
                subprocess.run(["umount", "-l", bench.watch], check=True)
                if not bench.is_running():
                    bench.start()
                time.sleep(4)
                index = bench.snapshot()
                if index.documents != before.documents or index.events != before.events:
                    raise Failure(f"unmounted {name}: something was withdrawn")
                subprocess.run(mount, check=True)
                write(os.path.join(bench.watch, name + ".txt"), name)
                if name == "while it is stopped":
                    # It watches what was there when it started.
                    bench.kill()
                    bench.start()
                before = bench.wait_settled(f"mounted again {name}")
            check_journal(self.journald, before, "mount")
        finally:
            bench.kill()
            subprocess.run(["umount", "-l", bench.watch], check=False)
            subprocess.run(["umount", "-l", disk], check=False)
            bench.close()
        return "unmounted while running and while stopped: nothing withdrawn, back at once"

    def too_few_watches(self):
        """The kernel gives no more watches: what is not watched is polled, and that is said."""
        bench = self.bench("watches")
        self.fixed_ingest(bench)
        # The root, the folder above it and two of the five folders are watched.
        bench.start(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=inotify_add_watch",
                     "-e", "inject=inotify_add_watch:error=ENOSPC:when=5+"])
        try:
            bench.wait_settled("too few watches, before")
            said = wait_until(lambda: self.entries(
                bench, "raise the sysctl fs.inotify.max_user_watches", "warning"), "a warning")
            for folder in range(5):
                write(os.path.join(bench.watch, f"part{folder}/late.txt"), f"Late {folder}.")
            began = time.monotonic()
            bench.wait_settled("too few watches")
            seconds = time.monotonic() - began
        finally:
            bench.close()
        return f"said: “{said[0]}”; found after {seconds:.0f} s"

    # Nothing lost, nothing twice.

    def fixed_ingest(self, bench):
        """Puts the fixed fifty files into the folder."""
        generator = random.Random(50)
        for file in range(50):
            folder = os.path.join(bench.watch, f"part{file % 5}")
            os.makedirs(folder, exist_ok=True)
            write(os.path.join(folder, f"{file:02}.txt"), article(generator))

    def points(self, calls, bench):
        """How often each call is made by one thread in an ingest that nothing disturbs."""
        trace = os.path.join(bench.root, "trace")
        bench.start(["strace", "-f", "-qq", "-e", "trace=" + ",".join(calls), "-o", trace])
        bench.wait_settled("the undisturbed ingest")
        bench.signal(signal.SIGTERM)
        bench.process.wait()
        bench.kill()
        counts = collections.Counter()
        with open(trace, errors="replace") as file:
            for line in file:
                match = re.match(r"(\d+) +(\w+)\(", line)
                if match:
                    counts[match.groups()] += 1
        highest = collections.Counter()
        for (_, call), count in counts.items():
            highest[call] = max(highest[call], count)
        os.unlink(trace)
        return [(call, when) for call in calls for when in range(1, highest[call] + 1)]

    def oracle(self, calls):
        """The index of the fixed ingest, and the points at which it can be disturbed."""
        bench = self.bench("fixed")
        try:
            self.fixed_ingest(bench)
            points = self.points(calls, bench)
            return bench.snapshot(), points
        finally:
            bench.close()

    def kills(self, count):
        """kill -9 at system calls that change state; lost or repeated events, or a wrong index."""
        fresh, points = self.oracle(STATE_CALLS)
        chosen = draw(points, count, self.seed)

        def kill(point):
            call, when = point
            what = f"kill at {call} number {when}"
            bench = self.bench(f"kill-{call}-{when}")
            try:
                self.fixed_ingest(bench)
                bench.start(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e",
                             f"inject={call}:signal=KILL:when={when}"])
                wasKilled = self.wait_ended(bench)
                bench.kill()
                bench.start()
                index = bench.wait_settled(what)
                check_equal(index, fresh, what)
                check_journal(self.journald, index, what)
                # A damaged index is built again, and what the journal has of it is not told again.
                told = self.journald.documents(bench.watch)
                if len(told) != 50 or set(told.values()) != {1}:
                    raise Failure(f"{what}: {len(told)} of 50 documents told, {told.most_common(1)}")
                return wasKilled
            finally:
                bench.close()

        hit = sum(several(kill, chosen))
        return f"{len(chosen)} points of {len(points)}, {hit} killed: 0 lost, 0 repeated"

    @staticmethod
    def wait_ended(bench):
        """Waits until the daemon is killed, or has done all; whether it was killed."""
        quiet = 0
        end = time.monotonic() + 30
        while bench.is_running():
            index = bench.snapshot()
            quiet = quiet + 1 if index and index.is_quiet else 0
            # The summary files are drawn a little later.
            if quiet > 10 or time.monotonic() > end:
                return 0
            time.sleep(0.05)
        return 1

    def faults(self, count):
        """One call fails, as on a full or failing disk; the index is right afterwards."""
        calls = sorted({call for calls in FAULTS.values() for call in calls})
        fresh, points = self.oracle(calls)
        chosen = draw([(error, call, when) for error, calls in FAULTS.items()
                       for call, when in points if call in calls], count, self.seed)

        def fail(point):
            error, call, when = point
            what = f"{error} at {call} number {when}"
            bench = self.bench(f"fault-{error}-{call}-{when}")
            try:
                self.fixed_ingest(bench)
                bench.start(["strace", "-D", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call,
                             "-e", f"inject={call}:error={error}:when={when}"])
                try:
                    try:
                        index = bench.wait_settled(what, seconds=FAULT_SECONDS)
                    except Failure:
                        if not bench.is_running():
                            raise
                        bench.release()
                        index = bench.wait_settled(what, seconds=LONGEST_REST_SECONDS)
                except Failure:
                    if bench.is_running():
                        raise
                    # A daemon that cannot start says so and ends; its manager starts it again.
                    bench.kill()
                    bench.start()
                    index = bench.wait_settled(what + ", started again")
                check_equal(index, fresh, what)
                check_journal(self.journald, index, what)
                # A damaged index is built again, and what the journal has of it is not told again.
                told = self.journald.documents(bench.watch)
                if len(told) != 50 or set(told.values()) != {1}:
                    raise Failure(f"{what}: {len(told)} of 50 documents told, {told.most_common(1)}")
            finally:
                bench.close()

        several(fail, chosen)
        return f"{len(chosen)} points: 0 wrong"

    def random_kills(self, count):
        """kill -9 at random moments while a storm runs."""
        bench = self.bench("random-kill")
        generator = random.Random(self.seed)
        bench.start()
        try:
            for number in range(count):
                storm = Storm(random.Random(self.seed + number), bench.watch, bench.outside)
                thread = threading.Thread(target=storm.run, args=(500,))
                thread.start()
                time.sleep(generator.uniform(0.3, 3))
                bench.kill()
                thread.join()
                bench.start()
            index = bench.wait_settled("random kills")
            check_equal(index, bench.fresh("random kills"), "random kills")
            events = check_journal(self.journald, index, "random kills")
        finally:
            bench.close()
        return f"{count} kills, {events} events: 0 lost, 0 repeated"

    # The disk fails.

    def full_disk(self):
        """The file system of the state folder is full while files arrive."""
        bench = self.bench("full")
        os.makedirs(bench.state)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512m", "none", bench.state], check=True)
        try:
            bench.start()
            bench.wait_settled("full disk, before")
            filler = os.path.join(bench.state, "filler")
            with open(filler, "wb", buffering=0) as file:
                try:
                    while file.write(bytes(4096)) == 4096:
                        pass
                except OSError:
                    pass
            generator = random.Random(self.seed)
            for file in range(300):
                write(os.path.join(bench.watch, f"{file}.txt"), article(generator) * 4)
            wait_until(lambda: self.entries(bench, "no space left"), "an entry about the full disk")
            time.sleep(1)
            before = cpu_seconds(bench.pid())
            time.sleep(8)
            spent = cpu_seconds(bench.pid()) - before
            if spent > 1.5:
                raise Failure(f"full disk: {spent:.1f} s of processor time in 8 s of waiting")
            if len(self.entries(bench, "no space left for the index")) != 1:
                raise Failure("full disk: it is told more than once")
            os.unlink(filler)
            index = bench.wait_settled("full disk, after", seconds=120)
            check_equal(index, bench.fresh("full disk"), "full disk")
            check_journal(self.journald, index, "full disk")
        finally:
            bench.kill()
            subprocess.run(["umount", "-l", bench.state], check=False)
            bench.close()
        return f"one entry, {spent:.1f} s of processor time in 8 s of waiting, all made good"

    def entries(self, bench, words, priority="err"):
        """The sentences of the daemon's own entries that have some words."""
        answer = subprocess.run(
            ["journalctl", "-q", "-o", "cat", f"_PID={bench.pid()}", "-p", priority],
            capture_output=True, check=True, text=True).stdout
        return [line for line in answer.splitlines() if words in line]

    def damage(self):
        """The index file is overwritten while the daemon is stopped."""
        bench = self.bench("damage")
        try:
            self.fixed_ingest(bench)
            bench.start()
            first = bench.wait_settled("damage, before")
            if not first.events:
                raise Failure("damage: nothing was announced")
            told = len(self.journald.events(first.index))
            for place in ("head", "lost"):
                bench.kill()
                path = os.path.join(bench.state, "index.sqlite")
                if place == "head":
                    os.unlink(path + "-wal")
                    with open(path, "r+b") as file:
                        file.write(b"no database " * 100)
                else:
                    shutil.rmtree(bench.state)
                bench.start()
                index = bench.wait_settled(f"damage, {place}")
                check_equal(index, first, f"damage, {place}")
                if index.events:
                    raise Failure(f"damage, {place}: {len(index.events)} events announced again")
        finally:
            bench.close()
        return f"built again twice, none of {told} events repeated"

    def poison(self):
        """A document at which the service ended, by a fault or since it took too long, is rejected at
        the next start, and all others are read."""
        for injection, stuck, reason in [
                ("signal=SEGV", False, "ended the service by signal 11"),
                ("delay_enter=100s", True, "took so long that the service was ended")]:
            bench = self.bench("poison")
            # Of all that is read here, only a mail is put into memory, for the converter. What prints the
            # way to a fault expects that it comes again, which one from outside does not.
            wrapper = ["strace", "-D", "-f", "-qq", "-o", "/dev/null", "-E",
                       "SWIFT_BACKTRACE=enable=no", "-e", "trace=memfd_create",
                       "-e", "inject=memfd_create:" + injection]
            try:
                self.fixed_ingest(bench)
                write(os.path.join(bench.watch, "letter.eml"), "Subject: A letter\n\nIt rained.\n")
                bench.start(wrapper)
                if stuck:
                    # A service manager waits thirty seconds for a sign of life, then does the same.
                    time.sleep(15)
                    tracer = bench.tracer()
                    bench.signal(signal.SIGABRT)
                    # An strace that delays a thread does not let go of it.
                    time.sleep(1)
                    os.kill(tracer, signal.SIGKILL)
                wait_until(lambda: not bench.is_running(), "the service to end at a mail")
                for _ in range(2):
                    bench.kill()
                    bench.start(wrapper)
                    wait_until(lambda: (now := bench.snapshot()) and now.is_quiet
                               and len(now.documents) == 51, "the index beside a poisonous mail")
                rejected = {path: why for path, (_, why) in bench.snapshot().documents.items() if why}
                if list(rejected) != [b"letter.eml"] or reason not in rejected[b"letter.eml"]:
                    raise Failure(f"poison, {injection}: rejected {rejected}")
            finally:
                bench.close()
        return "ended once, then rejected with the reason; 50 others read"

    def verification(self):
        """`readoutctl verify` finds what was broken on purpose, and mends it."""
        bench = self.bench("verify")

        def verify(*more):
            answer = subprocess.run(
                [os.path.join(self.binaries, "readoutctl"), "verify", "--json", "--watch",
                 bench.watch, "--state", bench.state, "--config", bench.settings, *more],
                capture_output=True, text=True)
            if not answer.stdout.startswith("{"):
                raise Failure(f"verify: {answer.stderr}")
            return answer.returncode, json.loads(answer.stdout)

        try:
            self.fixed_ingest(bench)
            bench.start()
            index = bench.wait_settled("verify, before")
            status, found = verify()
            if status != 0 or not found["sound"] or found["events"] != len(index.events):
                raise Failure(f"verify: a sound index is said not to be: {found}")
            bench.signal(signal.SIGTERM)
            bench.process.wait()
            bench.kill()
            path = os.path.join(bench.watch, "part0/00.txt")
            times = os.stat(path)
            write(os.path.join(bench.watch, "new.txt"), "A new one.")
            connection = sqlite3.connect(os.path.join(bench.state, "index.sqlite"))
            connection.execute("UPDATE document SET sha256 = 'wrong' WHERE path = ?",
                               (b"part0/00.txt",))
            connection.execute("DELETE FROM search_data WHERE id > 10")
            connection.commit()
            connection.close()
            status, found = verify("--repair")
            wanted = (["new.txt"], ["part0/00.txt"])
            if (found["missing"], found["changed"]) != wanted or not found["defects"]:
                raise Failure(f"verify: not found: {found} {times.st_size}")
            bench.start()
            bench.wait_settled("verify, repaired")
            bench.signal(signal.SIGTERM)
            bench.process.wait()
            bench.kill()
            status, found = verify()
            if status != 0:
                raise Failure(f"verify: not repaired: {found}")
        finally:
            bench.close()
        return "found and mended: a new file, a wrong hash, a broken table of words"

    # What is read is hostile.

    def hostile(self):
        """Files made to keep a reader busy: none takes long, or much memory, or the process with it."""
        bench = self.bench("hostile")
        slowest, largest = 0, 0
        try:
            for name, content in hostile_files():
                path = os.path.join(bench.watch, name)
                with open(path, "wb") as file:
                    file.write(content)
                began = time.monotonic()
                reader = subprocess.Popen(
                    [os.path.join(self.binaries, "readoutctl"), "extract", path],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                _, status, used = os.wait4(reader.pid, 0)
                reader.returncode = os.waitstatus_to_exitcode(status)
                seconds = used.ru_utime + used.ru_stime
                megabytes = used.ru_maxrss // 1024
                if reader.returncode < 0 or seconds > 5 or megabytes > 256:
                    raise Failure(f"hostile: {name} ended with {reader.returncode} after "
                                  f"{seconds:.1f} s of processor time, with {megabytes} MB")
                slowest, largest = max(slowest, seconds), max(largest, megabytes)
        finally:
            bench.close()
        return f"{len(list(hostile_files()))} files, at most {slowest:.1f} s and {largest} MB each"

    # The journal fails.

    def journal_away(self, seconds, files=1_000):
        """journald and its socket are away while files arrive; then it is stopped in its tracks."""
        bench = self.bench("journal")
        bench.start()
        try:
            bench.wait_settled("journal away, before")
            for name in ("stopped", "stalled", "killed"):
                if name == "stopped":
                    self.journald.stop()
                elif name == "stalled":
                    self.journald.signal(signal.SIGSTOP)
                for file in range(files):
                    write(os.path.join(bench.watch, f"{name}{file}.txt"), f"{name} {file}.")
                    if name == "killed" and file % (files // 3) == 0:
                        self.journald.signal(signal.SIGKILL)
                        self.journald.process.wait()
                        self.journald.start()
                if name != "killed":
                    time.sleep(seconds)
                    index = bench.snapshot()
                    if len(index.hashes) < files:
                        raise Failure(f"journal {name}: reading waits for the journal")
                if name == "stopped":
                    self.journald.start()
                elif name == "stalled":
                    stop_in_time(bench)
                    bench.start()
                    self.journald.signal(signal.SIGCONT)
                index = bench.wait_settled(f"journal {name}", seconds=120)
                check_journal(self.journald, index, f"journal {name}")
                order = self.journald.events(index.index)
                if name != "killed" and order != sorted(order):
                    raise Failure(f"journal {name}: not in order")
        finally:
            bench.close()
        return f"stopped and stalled for {seconds} s, killed 3 times: all {len(order)} once each"


def stop_in_time(bench):
    """Ends the daemon by SIGTERM, for which it has three seconds whatever the journal does."""
    bench.signal(signal.SIGTERM)
    try:
        bench.process.wait(3)
    except subprocess.TimeoutExpired:
        raise Failure("the daemon does not end while the journal is stalled") from None
    bench.kill()


def cpu_seconds(pid):
    """The processor time that a process has used."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def hostile_files():
    """Names and contents, most of them as large as a document may be."""
    limit = 8 << 20
    yield "marks.txt", ("“" * 2_000_000).encode()
    yield "straight.txt", b'" ' * 1_000_000
    yield "nested.txt", ("“‘a’ he said, " * 100_000).encode()
    yield "sentence.txt", b"and President Okoye said " * 100_000
    yield "paragraphs.txt", b"a\n\n" * 2_000_000
    yield "leaders.txt", b"President Okoye met President Okoye on Friday.\n\n" * 20_000
    yield "unfolding.txt", b"\xff\xfe" + "\u0915".encode("utf-16-le") * (limit // 2 - 1)
    yield "zeros.txt", bytes(limit)
    yield "deep.html", b"<div><q>" * 200_000
    yield "attributes.html", b"<p " + b"a=b " * 1_000_000 + b">"
    yield "entities.html", b"&amp;&#x41;" * 500_000
    yield "comments.html", b"<!--" * 1_000_000


def several(body, points):
    """Does something for all points, a few at a time."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() + 1) as pool:
        return list(pool.map(body, points))


def draw(points, count, seed):
    """Some of the points, drawn by a seed; all of them for no count."""
    if count is None or count >= len(points):
        return points
    return random.Random(seed).sample(points, count)


def script(path):
    """The operations of one published script, without what speaks to fsnotify itself."""
    apart = ("watch", "unwatch", "watchlist", "require", "skip", "no-recurse")
    lines = []
    with open(path) as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line.startswith("Output:"):
                break
            if line and line.split()[0] not in apart:
                lines.append(line)
    return lines


def run_line(line, top):
    """Does one operation of a published script below a folder; its files become documents."""
    words = line.replace(">>/", ">> /").replace(">/", "> /").split()
    paths = [os.path.join(top, word.strip("'\"").lstrip("/")) for word in words]
    isOfFolders = words[0] == "mkdir" or (words[0] == "mv" and os.path.isdir(paths[1]))
    for number, word in enumerate(words):
        if word.strip("'\"").startswith("/"):
            path = paths[number]
            words[number] = path if isOfFolders or os.path.isdir(path) else path + ".txt"
    command = " ".join(word if word in (">", ">>") else shlex.quote(word.strip("'\""))
                       for word in words)
    subprocess.run(["sh", "-c", command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=10, cwd=top)
