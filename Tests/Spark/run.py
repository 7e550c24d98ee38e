#!/usr/bin/env python3
# Whether a cluster, one of whose executors is killed, writes what one machine writes.
# SPDX-License-Identifier: Apache-2.0
"""usage: Tests/Spark/run.py [--program PATH] [--documents N] [--all] [--bench]

Runs scripts/spark/readout.py in local-cluster mode, with two executor processes, over JSON Lines,
kills an executor while it extracts, and compares the result byte for byte with that of
`readoutctl`. With --all a folder and a web archive are read, too. With --bench it measures instead
how much faster two executors extract and resolve than one process on one core.
"""
import argparse
import glob
import io
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PYTHON = os.path.join(ROOT, ".build", "spark", "bin", "python3")
SCRIPT = os.path.join(ROOT, "scripts", "spark", "readout.py")
CLUSTER = "local-cluster[2,1,768]"
BROKEN = ['{"path": "cut.txt", "te', '{"path": "no-text.txt"}', "[1]"]


def missing():
    """What keeps the test from running; None where nothing does."""
    if shutil.which("java") is None:
        return "there is no Java (openjdk-17-jre-headless)"
    if not os.path.exists(PYTHON):
        return "there is no PySpark ('scripts/setup --spark' installs it from PyPI)"
    return None


def documents(count, seed):
    """Records of the sample articles, and of others that take sentences from two of them."""
    generator = random.Random(seed)
    texts = {}
    for name in sorted(glob.glob(os.path.join(ROOT, "seeds", "*.txt"))):
        raw = open(name, "rb").read()
        try:
            texts[os.path.basename(name)] = raw.decode()
        except UnicodeDecodeError:
            pass
    names = sorted(texts)
    for name in names:
        yield {"path": name, "text": texts[name]}
    yield {"path": "copy of a sample.txt", "text": texts[names[0]]}
    for number in range(count):
        one, other = (re.split(r"(?<=[.”]) ", texts[generator.choice(names)]) for _ in range(2))
        kept = [part for part in one if generator.random() < 0.9]
        taken = generator.sample(other, min(len(other), 3))
        record = {"path": f"made/{number:05}.txt", "text": " ".join(kept + taken)}
        if generator.random() < 0.3:
            record["published"] = f"2024-05-{generator.randrange(1, 29):02}"
        yield record


def spark(source, kind, output, program, master="local[2]", partitions=2):
    """Starts the script, in a session of its own, so that its processes can be found."""
    command = [PYTHON, SCRIPT, "--input", source, "--format", kind, "--output", output,
               "--program", program, "--partitions", str(partitions)]
    settings = ["--master", master, "--conf", "spark.ui.enabled=false",
                "--conf", "spark.executor.memory=600m", "--conf", "spark.speculation=true",
                "--conf", "spark.driver.bindAddress=127.0.0.1",
                "--conf", "spark.driver.host=127.0.0.1", "pyspark-shell"]
    environment = dict(os.environ, PYSPARK_SUBMIT_ARGS=" ".join(settings), PYSPARK_PYTHON=PYTHON,
                       SPARK_LOCAL_IP="127.0.0.1", SPARK_SCALA_VERSION="2.12")
    environment.pop("SPARK_HOME", None)
    log = open(output + ".log", "w")
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True,
                            env=environment, start_new_session=True)


def processes(session):
    """The processes of a session: identifier, parent, command line."""
    for folder in glob.glob("/proc/[0-9]*"):
        try:
            fields = open(folder + "/stat").read().rsplit(")", 1)[1].split()
            if int(fields[3]) == session:
                words = open(folder + "/cmdline", "rb").read().decode("utf-8", "replace")
                yield int(os.path.basename(folder)), int(fields[1]), words
        except (OSError, IndexError):
            continue


def kill_an_executor(job):
    """Kills an executor as soon as one extracts; the processes are those of the job alone."""
    while job.poll() is None:
        found = list(processes(job.pid))
        executors = [one for one in found if "CoarseGrainedExecutorBackend" in one[2]
                     and "java" in one[2].split("\0")[0]]
        busy = any("extract" in one[2].split("\0") and "sh" != one[2].split("\0")[0]
                   for one in found)
        if busy and len(executors) > 1:
            os.kill(executors[0][0], signal.SIGKILL)
            return executors[0][0]
        time.sleep(0.05)
    return None


def finished(job, log):
    output, _ = job.communicate(timeout=600)
    if job.returncode != 0:
        sys.exit(f"the job failed; the end of {log}:\n" + open(log).read()[-4000:])
    return json.loads(output.strip().splitlines()[-1])


def lines(folder):
    """All lines of the parts of a result, one after the other."""
    return b"".join(open(part, "rb").read() for part in sorted(glob.glob(folder + "/part-*")))


def single(program, source, arguments=("-",)):
    """What one machine writes: extractions and resolved things."""
    extracted = subprocess.run([program, "extract", *arguments], stdin=source,
                               stdout=subprocess.PIPE)
    if extracted.returncode > 1:
        sys.exit("extract failed")
    read = b"".join(line + b"\n" for line in extracted.stdout.splitlines())
    resolved = subprocess.run([program, "resolve", "-"], input=read, stdout=subprocess.PIPE)
    return read, resolved.stdout


def compare(name, extracted, resolved, output):
    good = lines(output + "/extractions"), lines(output + "/resolved")
    if sorted(good[0].splitlines()) != sorted(extracted.splitlines()):
        sys.exit(f"FAILED {name}: the extractions differ")
    if good[1] != resolved:
        sys.exit(f"FAILED {name}: what was resolved differs")
    for table in ("documents", "summits", "statements"):
        if not glob.glob(f"{output}/{table}/*.parquet"):
            sys.exit(f"FAILED {name}: there is no table of {table}")
    print(f"ok {name}: {resolved.count(10):,} things, byte for byte")


def test_lines(folder, program, count):
    source, output = os.path.join(folder, "in.jsonl"), os.path.join(folder, "lines")
    with open(source, "w") as out:
        for number, record in enumerate(documents(count, seed=1)):
            out.write(json.dumps(record) + "\n")
            if number % 50 == 7 and number // 50 < len(BROKEN):
                out.write(BROKEN[number // 50] + "\n")
    whole = os.path.join(folder, "whole.jsonl")
    with open(whole, "w") as out:
        out.writelines(line for line in open(source) if line.rstrip("\n") not in BROKEN)
    job = spark(source, "jsonl", output, program, CLUSTER, 2)
    killed = kill_an_executor(job)
    counts = finished(job, output + ".log")
    if killed is None:
        sys.exit("FAILED lines: no executor was killed in time")
    compare("lines, an executor killed", *single(program, open(whole)), output)
    if counts["rejected"] != len(BROKEN):
        sys.exit(f"FAILED lines: {counts['rejected']} rejected, not {len(BROKEN)}")
    print(f"ok broken records: {len(BROKEN)} kept aside")


def test_folder(folder, program):
    source, output = os.path.join(folder, "files"), os.path.join(folder, "texts")
    shutil.copytree(os.path.join(ROOT, "seeds"), os.path.join(source, "below"))
    names = sorted(os.path.relpath(os.path.join(base, name), source)
                   for base, _, found in os.walk(source) for name in found
                   if name.endswith((".txt", ".html", ".md")))
    os.chdir(source)
    for base, _, found in os.walk(source):
        for name in found:
            if os.path.relpath(os.path.join(base, name), source) not in names:
                os.unlink(os.path.join(base, name))
    finished(spark(source, "text", output, program), output + ".log")
    compare("folder", *single(program, None, names), output)


def test_archive(folder, program):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    source, output = os.path.join(folder, "news.warc.gz"), os.path.join(folder, "archive")
    records = os.path.join(folder, "archive.jsonl")
    with open(source, "wb") as archive, open(records, "w") as out:
        writer = WARCWriter(archive, gzip=True)
        for record in documents(20, seed=2):
            address = "https://news.example/" + record["path"].replace(" ", "-")
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain; charset=utf-8")],
                                       protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(
                address, "response", payload=io.BytesIO(record["text"].encode()),
                http_headers=headers))
            out.write(json.dumps({"path": address, "text": record["text"]}) + "\n")
    with open(source, "ab") as archive:
        archive.write(b"\x1f\x8b broken")
    counts = finished(spark(source, "warc", output, program), output + ".log")
    compare("web archive", *single(program, open(records)), output)
    if counts["rejected"] != 1:
        sys.exit("FAILED web archive: its broken end was not kept aside")


def bench(folder, program, count):
    """Two executors against one process on one core, each with start and end."""
    source, output = os.path.join(folder, "in.jsonl"), os.path.join(folder, "lines")
    with open(source, "w") as out:
        for record in documents(count, seed=3):
            out.write(json.dumps(record) + "\n")
    begun = time.monotonic()
    subprocess.run(f"taskset -c 0 {program} extract --jobs 1 - <{source} >{folder}/one.jsonl && "
                   f"taskset -c 0 {program} resolve - <{folder}/one.jsonl >{folder}/two.jsonl",
                   shell=True, check=True)
    one = time.monotonic() - begun
    begun = time.monotonic()
    finished(spark(source, "jsonl", output, program, CLUSTER, 8), output + ".log")
    cluster = time.monotonic() - begun
    print(json.dumps({"documents": count, "one_core": round(one, 1),
                      "two_executors": round(cluster, 1), "ratio": round(one / cluster, 2)}))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "readoutctl"))
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--bench", action="store_true")
    arguments = parser.parse_args()
    reason = missing()
    if reason:
        print(f"skipped Tests/Spark: {reason}")
        return
    if sys.prefix != os.path.dirname(os.path.dirname(PYTHON)):
        os.execv(PYTHON, [PYTHON, *sys.argv])
    with tempfile.TemporaryDirectory(prefix="readout-spark-") as folder:
        if arguments.bench:
            bench(folder, arguments.program, arguments.documents)
            return
        test_lines(folder, arguments.program, arguments.documents)
        if arguments.all:
            test_folder(folder, arguments.program)
            test_archive(folder, arguments.program)


if __name__ == "__main__":
    main()
