#!/usr/bin/env python3
"""Compare the reading of web pages with htmldate (dates) and trafilatura (speed), both from PyPI.

    compare_reading.py dates DIR    the day of publication beside that of htmldate: DIR/*.html.gz
    compare_reading.py speed DIR    bytes of HTML a second of processor time, one core, the same pages in one run
Options: --ctl PATH of readoutctl; --verbose lists the pages on which the two do not agree.
Where a package is missing it says so and measures nothing.
"""
import argparse, glob, gzip, json, logging, os, resource, subprocess, tempfile, time

logging.disable(logging.CRITICAL)


def pages(folder):
    return {os.path.basename(path)[:-8]: gzip.open(path).read() for path in sorted(glob.glob(f"{folder}/*.html.gz"))}


def read(ctl, documents, repeat=1):
    """The objects of `readoutctl text --json`, and the processor seconds that all took, start included."""
    with tempfile.TemporaryDirectory() as folder:
        for key, raw in documents.items():
            open(f"{folder}/{key}.html", "wb").write(raw)
        paths = [f"{folder}/{key}.html" for key in documents] * repeat
        begun = spent()
        run = subprocess.run([*ONE_CORE, ctl, "text", "--json", *paths], capture_output=True)
        took = spent() - begun
    if run.returncode not in (0, 1):
        raise SystemExit(f"{ctl} ended with status {run.returncode}: {run.stderr.decode()[-300:]}")
    lines = [json.loads(line) for line in run.stdout.decode().splitlines()]
    return dict(zip(documents, lines)), took


def spent():
    """The processor time of all children so far, in seconds; other work on the machine does not count."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def dates(args):
    try:
        from htmldate import find_date
    except ImportError:
        return print("skipped: htmldate is not installed (pip install htmldate)")
    documents = pages(args.folder)
    ours, _ = read(args.ctl, documents)
    both = equal = only_ours = only_theirs = 0
    for key, raw in documents.items():
        theirs = find_date(raw.decode("utf-8", "replace"), original_date=True, outputformat="%Y-%m-%d")
        published = (ours[key].get("metadata") or {}).get("published") or {}
        mine = published.get("value")
        both += bool(mine and theirs)
        equal += bool(mine and mine == theirs)
        only_ours += bool(mine and not theirs)
        only_theirs += bool(theirs and not mine)
        if args.verbose and mine != theirs:
            print(f"  {key[:12]} ours {mine} ({published.get('source')}) htmldate {theirs}")
    print(f"pages {len(documents)}\nboth {both}\nequal {equal / max(1, both):.4f}\n"
          f"only_ours {only_ours}\nonly_theirs {only_theirs}")


def speed(args):
    try:
        import trafilatura
    except ImportError:
        return print("skipped: trafilatura is not installed (pip install trafilatura)")
    documents = pages(args.folder)
    size = sum(map(len, documents.values()))
    trafilatura.extract(next(iter(documents.values())), with_metadata=True)
    os.sched_setaffinity(0, {CORE})
    begun = time.process_time()
    for raw in documents.values():
        trafilatura.extract(raw, with_metadata=True)
    theirs = time.process_time() - begun
    _, ours = read(args.ctl, documents, repeat=3)
    ours /= 3
    print(f"megabytes_per_second {size / ours / 1e6:.1f}\ntrafilatura_megabytes_per_second {size / theirs / 1e6:.2f}\n"
          f"times_as_fast {theirs / ours:.1f}")


CORE = min(os.sched_getaffinity(0))
ONE_CORE = ["taskset", "-c", str(CORE)]
parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("what", choices=["dates", "speed"])
parser.add_argument("folder")
parser.add_argument("--ctl", default="readoutctl")
parser.add_argument("--verbose", action="store_true")
arguments = parser.parse_args()
globals()[arguments.what](arguments)
