#!/usr/bin/env python3
# Measures speed, size, latency and growth, each beside a peer in the same run.
# SPDX-License-Identifier: Apache-2.0
"""usage: Benchmarks/bench.py [--programs FOLDER] [--only NAME...] [--runs N] [--documents N]
                            [--sizes N,N,...] [--files N] [--json FILE]

Prints a table, and writes the same as JSON. The machine is never quiet: take the ratios. Each is
the median of runs in which Readout and the peer take turns. Peers that are not installed are left
out: apt-get install inotify-tools recollcmd valgrind.
"""
import argparse
import collections
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import generate
import peers
from daemon import Daemon

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
Figure = collections.namedtuple("Figure", "measure value wanted peer")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", default=os.path.join(ROOT, ".build", "release"))
    parser.add_argument("--only", nargs="*", choices=sorted(MEASURES))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--sizes", default="1000,4000")
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--json", default=os.path.join(ROOT, ".build", "bench.json"))
    arguments = parser.parse_args()
    figures = []
    with tempfile.TemporaryDirectory(prefix="readout-bench-") as folder:
        for name, measure in MEASURES.items():
            if arguments.only and name not in arguments.only:
                continue
            begun = time.monotonic()
            place = os.path.join(folder, name)
            os.makedirs(place)
            found = list(measure(arguments, place))
            shutil.rmtree(place)
            figures += found
            for figure in found:
                print(f"| {figure.measure} | {figure.value} | {figure.wanted} | {figure.peer} |",
                      flush=True)
            print(f"bench: {name} took {time.monotonic() - begun:.0f} s", file=sys.stderr)
    with open(arguments.json, "w") as out:
        json.dump([figure._asdict() for figure in figures], out, indent=1)


def make(folder, first, count):
    """Articles as files in folders of a thousand; their bytes."""
    maker, size = generate.Generator(), 0
    for number in range(first, first + count):
        place = os.path.join(folder, f"{number // 1000:04}")
        os.makedirs(place, exist_ok=True)
        data = maker.article(number).encode()
        size += len(data)
        with open(os.path.join(place, f"report-{number:07}.txt"), "wb") as out:
            out.write(data)
    return size


def child_seconds(*command, stdin=None):
    """The processor time of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def extraction(arguments, folder):
    """Processor time of extraction on one core, beside `wc -w`."""
    data = os.environ.get("READOUT_DATA", os.path.join(ROOT, "..", "shared", "data"))
    corpus = os.path.join(data, "polnear", "train.jsonl")
    maker = generate.Generator()
    if os.path.exists(corpus):
        texts = [json.loads(line)["text"] for line in open(corpus, encoding="utf-8")]
    else:
        texts = [maker.article(number) for number in range(800)]
    source, plain = os.path.join(folder, "in.jsonl"), os.path.join(folder, "in.txt")
    with open(source, "w") as out, open(plain, "w") as words:
        for number, text in enumerate(texts):
            out.write(json.dumps({"path": f"{number}.txt", "text": text}) + "\n")
            words.write(text)
    size = os.path.getsize(plain)
    ctl = os.path.join(arguments.programs, "readoutctl")
    ours, theirs = [], []
    for _ in range(arguments.runs):
        ours.append(size / 1e6 / child_seconds(ctl, "extract", "--jobs", "1", "-",
                                               stdin=open(source)))
        theirs.append(size / 1e6 / peers.words(plain))
    yield Figure("extraction, one core, start and JSON included",
                 f"{statistics.median(ours):.1f} MB/s", "5 MB/s",
                 f"`wc -w` {statistics.median(theirs):.0f} MB/s; "
                 "textacy with spaCy 0.02 MB/s, measured once")


def instructions(arguments, folder):
    """Instructions of each stage by callgrind: the same to a thousandth on a busy machine."""
    binary = os.path.join(arguments.programs, "readoutctl-symbols")
    if shutil.which("valgrind") is None or not os.path.exists(binary):
        return
    maker = generate.Generator()
    source, output = os.path.join(folder, "in.jsonl"), os.path.join(folder, "callgrind.out")
    with open(source, "w") as out:
        for number in range(20):
            out.write(json.dumps({"path": f"{number}.txt", "text": maker.article(number)}) + "\n")
    size = sum(len(maker.article(number).encode()) for number in range(20))
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={output}", binary,
                    "extract", "--jobs", "1", "-"], stdin=open(source), stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    annotated = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", output],
                               capture_output=True, text=True).stdout
    counts = {}
    for line in annotated.splitlines():
        found = re.match(r"\s*([\d,]+) \([^)]*\)\s+\S*:(\S+)", line)
        if found:
            counts.setdefault(found[2], int(found[1].replace(",", "")))
    for stage, mangled in STAGES.items():
        count = max((count for name, count in counts.items() if re.search(mangled, name)),
                    default=None)
        if count is not None:
            yield Figure(f"instructions a byte: {stage}", f"{count / size:.0f}", "–", "–")


STAGES = {
    "reading": r"ReadoutText13ArticleReaderV4read",
    "tokens and sentences": r"ReadoutText9TokenizerV8tokenize",
    "dates": r"DateFinderV5dates",
    "seeing names": r"NameScannerV4scan",
    "resolving names": r"NameResolverV5layer",
    "finding quotations": r"QuotationFinderV6passes",
    "of that, the tagger": r"6TaggerV5spans",
    "writing quotations": r"QuotationWriterV10quotations",
    "summits": r"SummitFinderV7summits",
    "all of extraction": r"ExtractorV10extraction",
    "JSON": r"ExtractionWriterV4json",
}


def ingest(arguments, folder):
    """Whole ingest of a first scan, beside a bare FTS5 loop and recollindex."""
    source = os.path.join(folder, "source")
    size = make(source, 0, arguments.documents)
    count, results = arguments.documents, collections.defaultdict(list)
    for run in range(arguments.runs):
        bare = peers.fts5_loop(source, os.path.join(folder, f"bare-{run}"))
        state = os.path.join(folder, f"state-{run}")
        daemon = Daemon(arguments.programs, source, state, limit=1)
        seconds = daemon.sync()
        used, peak = daemon.processor_seconds(), daemon.memory("VmHWM")
        daemon.stop()
        index = os.path.getsize(os.path.join(state, "index.sqlite"))
        results["ratio"].append(bare[0] / seconds)
        results["used"].append(used / bare[1])
        results["size"].append(index / size)
        results["bare size"].append(bare[2] / size)
        results["peak"].append(peak)
        results["each"].append(used / count * 1000)
        found = peers.recoll(source, os.path.join(folder, f"recoll-{run}")) if run == 0 else None
        if found:
            results["recoll"].append(bare[0] / found[0])
            results["recoll size"].append(found[2] / size)
    middle = {name: statistics.median(values) for name, values in results.items()}
    recoll = f"; recollindex {middle['recoll']:.2f} ×" if "recoll" in middle else ""
    yield Figure(f"whole ingest of {count:,} documents of 4.7 KB",
                 f"{middle['ratio']:.3f} ×", "0.25 ×", f"a bare FTS5 loop{recoll}")
    yield Figure("processor time of it", f"{middle['used']:.1f} ×, {middle['each']:.1f} ms each",
                 "–", "a bare FTS5 loop")
    recoll = f"; Recoll {middle['recoll size']:.1f}" if "recoll size" in middle else ""
    yield Figure("index size / text", f"{middle['size']:.2f}", "1.5",
                 f"FTS5 with its text {middle['bare size']:.2f}{recoll}")
    yield Figure("peak memory during it", f"{middle['peak']:.0f} MB", "200 MB", "–")


def latency(arguments, folder):
    """File closed to event sent, on an idle daemon, and to inotifywait's line."""
    watched, maker, ours, theirs = os.path.join(folder, "watched"), generate.Generator(), [], []
    daemon = Daemon(arguments.programs, watched, os.path.join(folder, "state"))
    daemon.sync()
    line = peers.inotifywait(watched)
    for number in range(100):
        closed = drop(watched, f"report-{number:07}.txt", maker.article(number))
        if line:
            line.stdout.readline()
            theirs.append((time.monotonic() - closed) * 1000)
        seen = daemon.wait_for(f"report-{number:07}.txt".encode(), 20)
        ours.append(((seen or time.monotonic()) - closed) * 1000)
        time.sleep(0.05)
    daemon.stop()
    if line:
        line.terminate()
        line.wait()
    peer = f"inotifywait's line {spread(theirs)}" if theirs else "–"
    yield Figure("file closed → event sent, idle, p50 / p99", spread(ours), "5 / 30 ms", peer)


def flood(arguments, folder):
    """The same while a flood of others, dropped at once, is being read."""
    watched, staged = os.path.join(folder, "watched"), os.path.join(folder, "staged")
    make(staged, 0, arguments.documents)
    maker, ours = generate.Generator(), []
    daemon = Daemon(arguments.programs, watched, os.path.join(folder, "state"))
    daemon.sync()
    idle = daemon.memory("VmRSS")
    os.rename(staged, os.path.join(watched, "dropped"))
    time.sleep(2)
    for number in range(20):
        name = f"single-{number:07}.txt"
        closed = drop(watched, name, maker.article(10_000_000 + number))
        seen = daemon.wait_for(name.encode(), 600)
        ours.append(((seen or time.monotonic()) - closed) * 1000)
        if daemon.wait_for(b"dropped/", 0.1) is None:
            break
    peak = daemon.memory("VmHWM")
    daemon.stop()
    yield Figure(f"the same during a flood of {arguments.documents:,}, p50 / p99", spread(ours),
                 "50 / 300 ms", "–")
    yield Figure("memory, idle before / peak in the flood", f"{idle:.0f} / {peak:.0f} MB",
                 "60 / 200 MB", "–")


def growth(arguments, folder):
    """Cost of one more document and memory at some sizes of the index."""
    watched, state = os.path.join(folder, "watched"), os.path.join(folder, "state")
    maker, have, first = generate.Generator(), 0, None
    for size in sorted(int(part) for part in arguments.sizes.split(",")):
        make(watched, have, size - have)
        have = size
        daemon = Daemon(arguments.programs, watched, state, limit=1)
        daemon.sync()
        peak = daemon.memory("VmHWM")
        daemon.stop()
        daemon = Daemon(arguments.programs, watched, state, limit=1)
        daemon.sync()
        idle, used = daemon.memory("VmRSS"), daemon.processor_seconds()
        count = 50
        for number in range(count):
            text = maker.article(have + number)
            drop(watched, f"more-{size}-{number:07}.txt", text)
        daemon.sync()
        each = (daemon.processor_seconds() - used) / count * 1000
        index = os.path.getsize(os.path.join(state, "index.sqlite"))
        daemon.stop()
        first = first or each
        for name in os.listdir(watched):
            if name.startswith("more-"):
                os.unlink(os.path.join(watched, name))
        yield Figure(f"one more document at {size:,}, one by one",
                     f"{each:.1f} ms processor time, {each / first:.2f} × the first", "1.5 ×", "–")
        yield Figure(f"memory at {size:,}, in the first scan / idle", f"{peak:.0f} / {idle:.0f} MB",
                     "200 / 60 MB", f"index of {index / 1e6:.0f} MB")


def restart(arguments, folder):
    """A start over many small files of which none has changed, until all were looked at."""
    watched, state = os.path.join(folder, "watched"), os.path.join(folder, "state")
    for number in range(arguments.files):
        place = os.path.join(watched, f"{number // 1000:04}")
        os.makedirs(place, exist_ok=True)
        drop(place, f"note-{number:07}.txt", f"Note {number}.\n\nThe ferry {number} is in port.\n")
    daemon = Daemon(arguments.programs, watched, state, limit=1)
    daemon.sync()
    daemon.stop()
    ratios, seconds, used = [], [], []
    for _ in range(arguments.runs):
        listing = peers.find(watched)
        daemon = Daemon(arguments.programs, watched, state, limit=1)
        seconds.append(daemon.sync())
        ratios.append(seconds[-1] / listing)
        used.append(daemon.processor_seconds())
        daemon.stop()
    yield Figure(f"restart at {arguments.files:,} files, nothing changed",
                 f"{statistics.median(ratios):.1f} ×, {statistics.median(seconds):.2f} s, "
                 f"{statistics.median(used):.2f} s of processor time", "3 ×", "`find -printf`")


def spark(arguments, folder):
    """Two executors of Apache Spark beside one process on one core."""
    command = [sys.executable, os.path.join(ROOT, "Tests", "Spark", "run.py"), "--bench",
               "--documents", "4000", "--program", os.path.join(arguments.programs, "readoutctl")]
    lines = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    if lines and lines[-1].startswith("{"):
        found = json.loads(lines[-1])
        yield Figure(f"Spark, two executors, {found['documents']:,} documents",
                     f"{found['ratio']} ×", "1.6 ×", "one process on one core")


def drop(folder, name, text):
    """Writes a file; the time at which it was closed."""
    with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
        out.write(text)
    return time.monotonic()


def spread(times):
    times = sorted(times)
    return f"{statistics.median(times):.1f} / {times[int(len(times) * 0.99)]:.1f} ms"


MEASURES = {"extraction": extraction, "instructions": instructions, "ingest": ingest,
            "latency": latency, "flood": flood, "growth": growth, "restart": restart,
            "spark": spark}

if __name__ == "__main__":
    main()
