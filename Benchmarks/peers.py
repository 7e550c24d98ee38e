"""What Readout is measured beside: each does less, and none does the same.

SPDX-License-Identifier: Apache-2.0
"""
import glob
import os
import resource
import shutil
import sqlite3
import subprocess
import time


def texts(folder):
    """The paths and texts below a folder, in the order of their paths."""
    for path in sorted(glob.glob(folder + "/**/*.txt", recursive=True)):
        with open(path, encoding="utf-8") as file:
            yield path, file.read()


def fts5_loop(folder, database):
    """A bare FTS5 insert loop: one thread, one transaction, text stored, read from the files."""
    begun, used = time.monotonic(), time.process_time()
    index = sqlite3.connect(database, isolation_level=None)
    index.execute("PRAGMA journal_mode = WAL")
    index.execute("CREATE VIRTUAL TABLE search USING fts5(path UNINDEXED, body)")
    index.execute("BEGIN")
    for path, text in texts(folder):
        index.execute("INSERT INTO search VALUES (?, ?)", (path, text))
    index.execute("COMMIT")
    index.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    index.close()
    return (time.monotonic() - begun, time.process_time() - used,
            os.path.getsize(database))


def recoll(folder, place):
    """recollindex over a folder: seconds, processor seconds, bytes; None where it is missing."""
    if shutil.which("recollindex") is None:
        return None
    os.makedirs(place)
    with open(place + "/recoll.conf", "w") as out:
        out.write(f"topdirs = {folder}\nthrQSizes = -1 -1 -1\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    subprocess.run(["recollindex", "-c", place], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    seconds = time.monotonic() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    size = sum(os.path.getsize(file) for file in glob.glob(place + "/xapiandb/*"))
    return seconds, used, size


def inotifywait(folder):
    """inotifywait, watching a folder; None where it is missing."""
    if shutil.which("inotifywait") is None:
        return None
    process = subprocess.Popen(
        ["inotifywait", "--monitor", "--quiet", "--event", "close_write", "--format", "%f", folder],
        stdout=subprocess.PIPE)
    time.sleep(0.5)
    return process


def find(folder):
    """The seconds that `find -printf` takes over a tree."""
    begun = time.monotonic()
    subprocess.run(["find", folder, "-printf", "%p %s %T@ %i\n"], stdout=subprocess.DEVNULL)
    return time.monotonic() - begun


def words(path):
    """The seconds that `wc -w` takes over a file on one core."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["wc", "-w", path], stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
