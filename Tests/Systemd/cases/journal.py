# What stands in the journal, and that it all arrives.
# SPDX-License-Identifier: Apache-2.0
import os
import signal
import sqlite3
import time

from inside import (BRIEF, FOLDER, STATE, UNIT, age, case, configure, drop, drop_seeds, entries,
                    events, expect, expect_each_once, figure, install, report, run, show, sync, wait)


@case("the fields of an article's entries are exactly these")
def fields():
    install()
    drop("brief\n1.txt", BRIEF)
    sync()
    found = {entry["READOUT_EVENT"]: entry for entry in events()}
    expect(set(found) == {"document.indexed", "summit.new", "quote.new"}, f"{sorted(found)}")
    for entry in found.values():
        expect(entry["_SYSTEMD_UNIT"] == UNIT and entry["_TRANSPORT"] == "journal", f"{entry}")
        expect(entry["SYSLOG_IDENTIFIER"] == "readoutd" and entry["_COMM"] == "readoutd", f"{entry}")
    own = {event: {name: value for name, value in entry.items()
                   if name.startswith("READOUT_") or name in ("MESSAGE", "MESSAGE_ID", "PRIORITY")}
           for event, entry in found.items()}
    for entry in own.values():
        identifier = entry.pop("READOUT_EVENT_ID")
        expect(identifier.rsplit("-", 1)[-1].isdigit(), identifier)
    summit, statement = own["summit.new"]["READOUT_SUMMIT"], own["quote.new"]["READOUT_STATEMENT"]
    document = own["document.indexed"]
    expect(len(document.pop("READOUT_SHA256")) == 64, "no hash")
    expect_equal(document, {
        "MESSAGE": "Document 'brief\\n1.txt' was read: 1 quotation and 1 summit",
        "MESSAGE_ID": "90495767e36f48a28ce633ed44ce24a8", "PRIORITY": "7",
        "READOUT_EVENT": "document.indexed", "READOUT_DOCUMENT": "brief\n1.txt",
        "READOUT_FOLDER": "/srv/readout"})
    expect_equal(own["summit.new"], {
        "MESSAGE": "Amara Okoye and Tomas Lindqvist met in Haldvik on 2024-05-03 (1 report)",
        "MESSAGE_ID": "b0ca5fd0759c45378fc602e101baf0fb", "PRIORITY": "5",
        "READOUT_EVENT": "summit.new", "READOUT_SUMMIT": summit,
        "READOUT_PARTICIPANT": ["Amara Okoye", "Tomas Lindqvist"], "READOUT_DATE": "2024-05-03",
        "READOUT_FORMAT": "in-person", "READOUT_STATUS": "held", "READOUT_PLACE": "Haldvik",
        "READOUT_ORIGINS": "1", "READOUT_DOCUMENT": "brief\n1.txt"})
    words = "We agreed on everything that matters to our two coasts,"
    expect_equal(own["quote.new"], {
        "MESSAGE": f"Tomas Lindqvist said: “{words.rstrip(',')}” (brief\\n1.txt)",
        "MESSAGE_ID": "ecebac4db74f4f8c81798a7e3bb672c9", "PRIORITY": "6",
        "READOUT_EVENT": "quote.new", "READOUT_STATEMENT": statement,
        "READOUT_SPEAKER": "Tomas Lindqvist", "READOUT_QUOTE": words, "READOUT_KIND": "direct",
        "READOUT_CUE": "told", "READOUT_DATE": "2024-05-03",
        "READOUT_ORIGINS": "1", "READOUT_DOCUMENT": "brief\n1.txt"})


def expect_equal(found, wanted):
    different = {name: (found.get(name), wanted.get(name)) for name in sorted(set(found) | set(wanted))
                 if found.get(name) != wanted.get(name)}
    expect(not different, f"found and wanted: {different}")


@case("the sample articles give entries of all kinds, each explained by journalctl -x")
def catalog():
    install()
    drop_seeds()
    found = events()
    kinds = {entry["READOUT_EVENT"] for entry in found}
    wanted = {"document.indexed", "summit.new", "summit.updated", "quote.new", "quote.disputed"}
    expect(wanted <= kinds, f"of {sorted(wanted)} only {sorted(kinds)}")
    for entry in found:
        for name in entry:
            expect(len(name) <= 64, f"the name {name} is too long")
    text = run("journalctl", "-x", "-t", "readoutd", "--no-pager").stdout
    for line in ("Subject: A summit is reported for the first time",
                 "Subject: Reports of a statement contradict each other",
                 "Subject: A document was read", "Subject: Readout watches its folder"):
        expect(line in text, f"journalctl -x lacks '{line}'")
    summit = next(e for e in found if e["READOUT_EVENT"] == "summit.new")
    expect(f"readoutctl show {summit['READOUT_SUMMIT']}" in text, "fields are not put in")
    listed = run("journalctl", "--list-catalog").stdout
    ids = {line.split()[0] for line in listed.splitlines()}
    sent = {entry["MESSAGE_ID"] for entry in entries("_TRANSPORT=journal")}
    expect(sent <= ids, f"not explained: {sent - ids}")
    figure(f"kinds of entries seen, all explained: {len(sent)}")


@case("journald is restarted while files arrive: every event is in the journal, once")
def journald_restarted():
    install()
    for number in range(90):
        drop(f"{number:03}.txt", report(number))
        if number % 30 == 15:
            run("systemctl", "restart", "systemd-journald")
    sync()
    expect_each_once(f"{number:03}.txt" for number in range(90))


@case("journald and its sockets are stopped while files arrive: all is told when it is back")
def journald_stopped():
    install()
    drop("first.txt", BRIEF)
    sync()
    units = ["systemd-journald.socket", "systemd-journald-dev-log.socket", "systemd-journald.service"]
    run("systemctl", "stop", *units)
    for number in range(60):
        drop(f"{number:03}.txt", report(number))
    time.sleep(3)
    expect(show("ActiveState") == "active", "it did not survive")
    run("systemctl", "start", *units)
    sync()
    expect_each_once(["first.txt"] + [f"{number:03}.txt" for number in range(60)])


@case("journald is stalled while files arrive: indexing goes on, the watchdog is fed, all is told")
def journald_stalled():
    install()
    pid = int(run("systemctl", "show", "systemd-journald", "-P", "MainPID").stdout)
    os.kill(pid, signal.SIGSTOP)
    try:
        for number in range(700):
            drop(f"{number:03}.txt", report(number))
        wait("indexing", lambda: documents() >= 700, seconds=60)
    finally:
        os.kill(pid, signal.SIGCONT)
    sync()
    expect(show("NRestarts") == "0", "it was restarted")
    expect_each_once(f"{number:03}.txt" for number in range(700))


def documents():
    with sqlite3.connect(f"file:{STATE}/index.sqlite?mode=ro", uri=True) as index:
        return index.execute("SELECT count(*) FROM document").fetchone()[0]


@case("after a crash the journal is read back: what was sent and only not marked is not sent again")
def read_back():
    install()
    drop("a.txt", BRIEF)
    sync()
    before = len(events())
    run("systemctl", "stop", UNIT)
    with sqlite3.connect(f"{STATE}/index.sqlite") as index:
        changed = index.execute("INSERT INTO owed SELECT sequence FROM event").rowcount
        expect(changed == before, f"{changed} events are marked as owed, of {before}")
    run("systemctl", "start", UNIT)
    drop("b.txt", report(1))
    sync()
    expect_each_once(["a.txt", "b.txt"])
    figure("events sent again after a crash: 0")


@case("thousands of entries at once: where journald drops those of others, it drops none of these")
def rate_limit():
    install(start=False)
    os.makedirs("/etc/systemd/journald.conf.d")
    with open("/etc/systemd/journald.conf.d/50-test.conf", "w") as out:
        out.write("[Journal]\nRateLimitIntervalSec=30s\nRateLimitBurst=100\n")
    run("systemctl", "restart", "systemd-journald")
    run("systemd-run", "--wait", "--property=SyslogIdentifier=other", "sh", "-c", "seq 3000")
    run("journalctl", "--sync")
    others = run("journalctl", "-t", "other", "-o", "cat", "--no-pager").stdout.count("\n")
    expect(others < 3000, "journald drops nothing of others")

    configure("[announce]\nfirst_scan_limit = 1000000\n")
    for number in range(250):
        text = "\n".join(
            f"“The plan {number} and {part} is good,” President Amara Okoye of Zembala said."
            for part in range(12))
        with open(f"{FOLDER}/{number:04}.txt", "w") as out:
            out.write(f"HALDVIK, Norland, May 3, 2024 (NPA) — It was a long day.\n\n{text}\n")
    age(FOLDER)
    run("systemctl", "start", UNIT)
    sync(120)
    ids = [entry["READOUT_EVENT_ID"] for entry in events()]
    numbers = sorted(int(identifier.rsplit("-", 1)[-1]) for identifier in ids)
    expect(len(numbers) > 2500 and numbers == list(range(1, len(numbers) + 1)),
           f"of {numbers[-1]} events {len(numbers)} are there")
    figure(f"entries in a burst: {len(ids)}, lost: 0; of another service's 3000: {3000 - others}")
