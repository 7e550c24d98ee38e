"""The daemon on a folder of its own, and what it costs.

SPDX-License-Identifier: Apache-2.0
"""
import os
import queue
import re
import subprocess
import threading
import time

SETTINGS = 'removal_grace = "100ms"\nrescan = "1h"\n[announce]\nfirst_scan_limit = {limit}\n'


class Daemon:
    """The daemon, what it writes to standard error, and its memory and time."""

    def __init__(self, programs, watched, state, limit=1000):
        self.programs, self.state = programs, state
        self.lines = queue.SimpleQueue()
        os.makedirs(watched, exist_ok=True)
        os.makedirs(state, exist_ok=True)
        self.configuration = state + ".toml"
        with open(self.configuration, "w") as out:
            out.write(SETTINGS.format(limit=limit))
        environment = {k: v for k, v in os.environ.items() if k != "NOTIFY_SOCKET"}
        self.begun = time.monotonic()
        self.process = subprocess.Popen(
            [os.path.join(programs, "readoutd"), "--watch", watched, "--state", state,
             "--config", self.configuration], stderr=subprocess.PIPE, env=environment)
        self.reader = threading.Thread(target=self.read)
        self.reader.start()
        if self.wait_for(b"Watching", 60) is None:
            raise SystemExit("bench: the daemon did not start")

    def read(self):
        """Takes lines as they come, so that the daemon never waits for a reader."""
        for line in self.process.stderr:
            self.lines.put((time.monotonic(), line))

    def wait_for(self, pattern, seconds):
        """The time at which a line with the pattern came; None after so many seconds."""
        expression = re.compile(pattern)
        deadline = time.monotonic() + seconds
        while True:
            try:
                came, line = self.lines.get(timeout=max(0, deadline - time.monotonic()))
            except queue.Empty:
                return None
            if expression.search(line):
                return came

    def sync(self):
        """Waits until the folder is indexed; the seconds since the start."""
        waiting = subprocess.run(
            [os.path.join(self.programs, "readoutctl"), "sync", "--timeout", "900",
             "--state", self.state, "--config", self.configuration], stderr=subprocess.DEVNULL)
        if waiting.returncode != 0:
            raise SystemExit("bench: the daemon did not come into sync")
        return time.monotonic() - self.begun

    def memory(self, field):
        """A figure of /proc/PID/status, in megabytes."""
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith(field + ":"):
                return int(line.split()[1]) / 1024
        return 0

    def processor_seconds(self):
        """Processor time of all threads so far."""
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.reader.join()
        self.process.stderr.close()
