"""A journald of its own, folders of its own, the real daemon, and what can be seen of them.

SPDX-License-Identifier: Apache-2.0
"""

import collections
import glob
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time

JOURNALD = "/lib/systemd/systemd-journald"
JOURNALD_SETTINGS = """[Journal]
Storage=volatile
ReadKMsg=no
Audit=no
RuntimeMaxUse=1G
RuntimeMaxFileSize=128M
RateLimitIntervalSec=0
"""
DAEMON_SETTINGS = 'removal_grace = "100ms"\nrescan = "1h"\n[announce]\nfirst_scan_limit = {limit}\n'
# Of a fresh run only the index is looked at.
NO_PAGES = "[reports]\nsummits = false\nspeakers = false\noverview = false\nexports = false\n"
PATIENCE_SECONDS = 60


class Failure(Exception):
    """A promise that was not kept."""


def enter_namespace():
    """Starts this program again where mounts and processes are its own."""
    if os.environ.get("READOUT_RELIABILITY") == "inside":
        subprocess.run(["mount", "--make-rprivate", "/"], check=True)
        for folder in ("/run", "/var/log/journal"):
            if os.path.isdir(folder):
                subprocess.run(["mount", "-t", "tmpfs", "none", folder], check=True)
        return
    os.environ["READOUT_RELIABILITY"] = "inside"
    namespace = ["unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child"]
    os.execvp(namespace[0], namespace + [sys.executable] + sys.argv)


class Journald:
    """The system's journald, with memory for a disk."""

    socket = "/run/systemd/journal/socket"

    def __init__(self):
        os.makedirs("/run/systemd/journald.conf.d", exist_ok=True)
        os.makedirs("/run/log/journal", exist_ok=True)
        with open("/run/systemd/journald.conf.d/test.conf", "w") as file:
            file.write(JOURNALD_SETTINGS)
        self.lock = threading.Lock()
        self.read = collections.defaultdict(list)
        self.cursor = None
        self.process = None
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [JOURNALD], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(lambda: os.path.exists(self.socket), "journald to listen")

    def stop(self):
        self.process.terminate()
        self.process.wait()
        if os.path.exists(self.socket):
            os.unlink(self.socket)

    def signal(self, number):
        os.kill(self.process.pid, number)

    def events(self, index):
        """The numbers of the events of an index, in the order of the journal."""
        with self.lock:
            self.read_on()
            return list(self.read[index])

    def read_on(self):
        """Reads what the journal has more than when it was read last."""
        command = ["journalctl", "-q", "-t", "readoutd", "-o", "json", "--show-cursor",
                   "--output-fields=READOUT_EVENT_ID"]
        after = ["--after-cursor", self.cursor] if self.cursor else []
        for line in subprocess.run(
                command + after, capture_output=True, check=True).stdout.splitlines():
            if line.startswith(b"-- cursor: "):
                self.cursor = line.removeprefix(b"-- cursor: ").decode()
            elif b"READOUT_EVENT_ID" in line:
                index, number = json.loads(line)["READOUT_EVENT_ID"].rsplit("-", 1)
                self.read[index].append(int(number))

    def documents(self, folder):
        """How often each document of a watched folder was said to be read, by whatever index."""
        lines = subprocess.run(
            ["journalctl", "-q", "-t", "readoutd", "-o", "json", "--output-fields=READOUT_DOCUMENT",
             "READOUT_EVENT=document.indexed", "READOUT_FOLDER=" + folder],
            capture_output=True, check=True).stdout.splitlines()
        return collections.Counter(json.loads(line)["READOUT_DOCUMENT"] for line in lines)

    def messages(self, identifier):
        """The sentences of the entries with a MESSAGE_ID."""
        answer = subprocess.run(
            ["journalctl", "-q", "-o", "json", "MESSAGE_ID=" + identifier],
            capture_output=True, check=True).stdout
        return [json.loads(line)["MESSAGE"] for line in answer.splitlines()]


def wait_until(condition, what, seconds=PATIENCE_SECONDS, step=0.02):
    """Waits for a condition and gives its value."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise Failure(f"waited {seconds} s for {what}")
        time.sleep(step)


def is_alive(session):
    """Whether a thread of a session runs or ends yet; what only waits to be collected does not."""
    for path in glob.glob("/proc/[0-9]*/task/*/stat"):
        try:
            with open(path) as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[3]) == session and fields[0] not in "ZX":
            return True
    return False


class Bench:
    """One watched folder and one state folder."""

    def __init__(self, root, binaries, limit=1_000_000, more_settings=""):
        self.root = root
        self.binaries = binaries
        self.watch = os.path.join(root, "watch")
        self.outside = os.path.join(root, "outside")
        self.state = os.path.join(root, "state")
        self.settings = os.path.join(root, "readoutd.toml")
        shutil.rmtree(root, ignore_errors=True)
        os.makedirs(self.watch)
        os.makedirs(self.outside)
        with open(self.settings, "w") as file:
            file.write(DAEMON_SETTINGS.format(limit=limit) + more_settings)
        self.process = None

    def close(self):
        self.kill()
        shutil.rmtree(self.root, ignore_errors=True)

    # The daemon.

    def start(self, wrapper=(), state=None):
        """Starts the daemon, under another program if one is given."""
        arguments = [os.path.join(self.binaries, "readoutd"), "--watch", self.watch,
                     "--state", state or self.state, "--config", self.settings]
        self.errors = open(os.path.join(self.root, "errors"), "ab")
        self.process = subprocess.Popen(
            list(wrapper) + arguments, stdin=subprocess.DEVNULL, stdout=self.errors,
            stderr=self.errors, start_new_session=True)

    def pid(self):
        """The daemon's own number, not that of a program that it runs under."""
        children = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        with open(children) as file:
            numbers = file.read().split()
        return int(numbers[0]) if numbers else self.process.pid

    def signal(self, number):
        os.kill(self.pid(), number)

    def kill(self):
        """Kills the daemon and all that runs it, and waits until none of it is left."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self.process.wait()
            # A daemon that ran under another program is not our child: it may outlive that for a moment.
            wait_until(lambda: not is_alive(self.process.pid), "the daemon's end")
            self.errors.close()
            self.process = None

    def tracer(self):
        """The number of the strace, started with -D, that the daemon runs under; 0 where it has gone."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("TracerPid:"))

    def release(self):
        """Takes that strace away; the daemon's calls succeed again."""
        tracer = self.tracer()
        if tracer:
            os.kill(tracer, signal.SIGKILL)

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    # What can be seen.

    def snapshot(self, state=None):
        """What the index says; None while it is not made yet."""
        path = os.path.join(state or self.state, "index.sqlite")
        try:
            connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
        except sqlite3.OperationalError:
            return None
        try:
            return Snapshot(connection)
        except sqlite3.DatabaseError:
            return None
        finally:
            connection.close()

    def wait_settled(self, what, state=None, seconds=PATIENCE_SECONDS):
        """Waits until index and folder are equal and nothing is owed; gives the index."""
        seen = last = None
        end = time.monotonic() + seconds

        def settled():
            nonlocal seen, last, end
            if self.process.poll() is not None:
                raise Failure(f"{what}: the daemon ended with {self.process.returncode}")
            now = self.snapshot(state)
            if now and now.is_quiet and now.hashes == self.folder():
                isStill = seen is not None and now.last_event == seen.last_event
                seen = now
                return isStill
            seen = None
            # Patience is with a service that does nothing, not with a slow machine.
            progress = now and (now.documents, now.last_event, now.owed, now.pending)
            if progress != last:
                last, end = progress, time.monotonic() + seconds
            return time.monotonic() > end

        try:
            wait_until(settled, what, 20 * seconds, step=0.1)
            if seen is None:
                raise Failure(f"waited {seconds} s for {what}")
        except Failure as failure:
            now = self.snapshot(state)
            if now is None:
                raise
            folder = self.folder()
            missing = sorted(folder.keys() - now.hashes.keys())
            ghosts = sorted(now.hashes.keys() - folder.keys())
            stale = sorted(p for p in folder.keys() & now.hashes.keys()
                           if folder[p] != now.hashes[p])
            raise Failure(
                f"{failure}: {now.owed} owed, building {now.building}, {now.pending} pending, "
                f"{len(missing)} missing {missing[:3]}, {len(ghosts)} ghosts {ghosts[:3]}, "
                f"{len(stale)} stale {stale[:3]}") from None
        return seen

    def folder(self):
        """The documents of the folder by path, with the hashes of their bytes."""
        return documents_below(self.watch)

    def fresh(self, what):
        """The index that a fresh run makes of the folder as it is."""
        other = Bench(self.root + "-fresh", self.binaries, more_settings=NO_PAGES)
        os.rmdir(other.watch)
        other.watch = self.watch
        other.start()
        try:
            return other.wait_settled(what + ", fresh run")
        finally:
            other.kill()
            shutil.rmtree(other.root, ignore_errors=True)


class Snapshot:
    """The index at one moment."""

    def __init__(self, connection):
        connection.execute("BEGIN")
        read = connection.execute
        notes = dict(read("SELECT name, value FROM note"))
        self.index = notes.get("identifier")
        self.building = notes.get("building")
        self.documents = {
            bytes(path): (sha256, reason)
            for path, sha256, reason in read("SELECT path, sha256, reason FROM document")}
        self.hashes = {path: sha256 for path, (sha256, _) in self.documents.items()}
        self.things = {
            table: dict(read(f"SELECT id, value FROM {table}")) for table in ("summit", "statement")}
        self.owed = read("SELECT count(*) FROM owed").fetchone()[0]
        self.pending = read("SELECT count(*) FROM pending_item").fetchone()[0]
        self.last_event = read("SELECT max(sequence) FROM event").fetchone()[0] or 0
        self.events = [row[0] for row in read("SELECT sequence FROM event ORDER BY sequence")]

    @property
    def is_quiet(self):
        return self.owed == 0 and self.pending == 0 and self.building == "done"


def documents_below(root):
    """What the rules take as documents, by path, with the hashes of their bytes."""
    top = os.fsencode(root)
    found = {}
    for folder, folders, names in os.walk(top):
        pages = {name.rsplit(b".", 1)[0] for name in names if name.endswith((b".html", b".htm"))
                 and stat.S_ISREG(os.lstat(os.path.join(folder, name)).st_mode)}
        folders[:] = [name for name in folders if not name.startswith(b".") and not (
            name.endswith(b"_files") and name[:-len(b"_files")] in pages)]
        for name in names:
            path = os.path.join(folder, name)
            if name.startswith(b".") or name.endswith(b"~") or os.path.islink(path):
                continue
            if not name.lower().endswith((b".txt", b".md", b".html", b".htm")):
                continue
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    found[os.path.relpath(path, top)] = hashlib.sha256(file.read()).hexdigest()
    return found


def check_equal(index, fresh, what):
    """Checks that two indexes say the same."""
    if index.documents != fresh.documents:
        raise Failure(f"{what}: documents differ from a fresh run")
    for table, things in index.things.items():
        if things != fresh.things[table]:
            other = fresh.things[table]
            differing = sorted(
                id for id in things.keys() | other.keys() if things.get(id) != other.get(id))
            raise Failure(f"{what}: {table}s differ from a fresh run: {differing[:5]}")


def check_journal(journald, index, what):
    """Checks that each event of the log is in the journal once, and no other; gives their number."""
    wanted = set(index.events)

    def complete():
        return wanted <= set(journald.events(index.index))

    try:
        wait_until(complete, "the journal", seconds=10)
    except Failure:
        pass
    counts = collections.Counter(journald.events(index.index))
    lost = sorted(wanted - counts.keys())
    repeated = sorted(number for number, count in counts.items() if count > 1)
    unknown = sorted(counts.keys() - wanted)
    if lost or repeated or unknown:
        raise Failure(
            f"{what}: {len(lost)} events lost {lost[:5]}, {len(repeated)} repeated {repeated[:5]}, "
            f"{len(unknown)} unknown {unknown[:5]}")
    return len(wanted)
