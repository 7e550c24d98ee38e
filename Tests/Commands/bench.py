#!/usr/bin/env python3
# Measures how long the command line takes over a large index, whole process.
# SPDX-License-Identifier: Apache-2.0
"""usage: Tests/Commands/bench.py [--programs DIR] [--quotations N] [--keep DIR] [--runs N]

Writes articles of invented leaders with N quotations and a tenth as many summits (100,000 and 10,000
by default), has readoutd index them, and prints the median and the slowest of some runs of
readoutctl. With --keep the index stays in DIR, and is taken from there the next time. The seed is
printed.
"""
import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
COUNTRIES = ["Norland", "Zembala", "Kestria", "Tavisk", "Orsana", "Velmora", "Ilvania", "Haldia"]
GIVEN = ["Tomas", "Amara", "Dario", "Ilse", "Juma", "Lindiwe", "Anton", "Oda", "Femi", "Andre"]
FAMILY = ["Lindqvist", "Okoye", "Venn", "Marrow", "Adeyo", "Moro", "Greve", "Ruhl", "Baraka"]
SYLLABLES = ["ba", "cor", "del", "fen", "gor", "hal", "jin", "kel", "lor", "min", "nar", "pol",
             "quin", "ras", "sel", "tor", "ul", "ven", "wim", "zar"]
FRAMES = ["we will {} the {} {} before the {} {} of the {}",
          "the {} {} must {} every {} that our {} {} have",
          "nobody can {} a {} {} when the {} {} is {}",
          "our {} {} and their {} will {} a {} {} together"]


def people(generator, count):
    """Leaders of countries, and others who are quoted."""
    found = []
    for number in range(count):
        family = FAMILY[number % len(FAMILY)] if number < 9 else "".join(
            generator.choice(SYLLABLES) for _ in range(3)).capitalize()
        found.append((GIVEN[number % len(GIVEN)] + " " + family,
                      COUNTRIES[number % len(COUNTRIES)]))
    return found


def article(generator, number, leaders, others, words):
    """An article with a summit and ten quotations, no two of which are alike."""
    (a, norland), (b, zembala) = generator.sample(leaders, 2)
    month, day = 1 + generator.randrange(12), 1 + generator.randrange(28)
    months = ["January", "February", "March", "April", "May", "June", "July", "August",
              "September", "October", "November", "December"]
    year = 2015 + generator.randrange(10)
    date = f"{months[month - 1]} {day}"
    parts = [f"Report {number} on talks",
             f"HALDVIK, {date}, {year} (NPA) — President {a} of {norland} and President {b} of "
             f"{zembala} met in Haldvik on {date}."]
    for place in range(10):
        frame = generator.choice(FRAMES)
        said = frame.format(*(generator.choice(words) for _ in range(frame.count("{}"))))
        said = said[0].upper() + said[1:]
        name, country = generator.choice(leaders if place < 5 else others)
        title = "President" if place < 5 else "Senator"
        parts.append(f"“{said},” {title} {name} of {country} told reporters.")
    return "\n\n".join(parts) + "\n"


def build(programs, folder, quotations, seed):
    """The state folder of an index over as many quotations."""
    generator = random.Random(seed)
    leaders, others = people(generator, 40), people(generator, 3000)[40:]
    words = sorted({"".join(generator.choice(SYLLABLES) for _ in range(2 + number % 2))
                    for number in range(6000)})
    watched, state = os.path.join(folder, "watched"), os.path.join(folder, "state")
    for number in range(quotations // 10):
        place = os.path.join(watched, f"{number % 100:02}")
        os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, f"report-{number:06}.txt"), "w", encoding="utf-8") as out:
            out.write(article(generator, number, leaders, others, words))
    configuration = os.path.join(folder, "readoutd.toml")
    open(configuration, "w").close()
    begun = time.monotonic()
    daemon = subprocess.Popen(
        [os.path.join(programs, "readoutd"), "--watch", watched, "--state", state,
         "--config", configuration], stderr=subprocess.DEVNULL)
    control = os.path.join(state, "control")
    while not os.path.exists(control):
        time.sleep(0.1)
    subprocess.run([os.path.join(programs, "readoutctl"), "sync", "--state", state], check=True)
    daemon.terminate()
    daemon.wait()
    print(f"{quotations // 10:,} articles indexed in {time.monotonic() - begun:.0f} s")
    return state


def measure(programs, state, runs):
    """Prints how long each question takes; whether all are quick enough."""
    program = os.path.join(programs, "readoutctl")
    quoted = subprocess.run([program, "quotes", "--state", state, "--limit", "1", "--json"],
                            capture_output=True, text=True, check=True).stdout
    text = quoted.split('"text":"')[-1].split('"')[0]
    questions = [
        ["quotes", "--person", "lindqvist"], ["quotes", "--person", "okoye", "--since", "2020"],
        ["quotes", "--person", "venn", "--disputed"], ["quotes"], ["quotes", "--disputed"],
        ["quotes", "--source", "report-000123"], ["quotes", "--person", "lindkvist"],
        ["summits", "--person", "okoye", "--with", "venn"], ["summits", "--place", "haldvik"],
        ["search", "haldvik"], ["search", "president"], ["search", "lindqvist", "torven"],
        ["check", text], ["check", "nobody can " + text], ["check", "we will talk"],
        ["check", "the ships have all gone home before winter"], ["status"],
    ]
    isQuick = True
    for question in questions:
        times = []
        for _ in range(runs):
            begun = time.monotonic()
            subprocess.run([program, *question, "--state", state], stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
            times.append((time.monotonic() - begun) * 1000)
        median = statistics.median(times)
        isQuick = isQuick and median <= 50
        shown = " ".join(word if " " not in word else f"'{word[:40]}…'" for word in question)
        print(f"{median:7.1f} ms (slowest {max(times):.1f})  {shown}")
    return isQuick


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", default=os.path.join(ROOT, ".build/release"))
    parser.add_argument("--quotations", type=int, default=100_000)
    parser.add_argument("--keep")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}")
    folder = arguments.keep or tempfile.mkdtemp(prefix="readout-bench-")
    try:
        state = os.path.join(folder, "state")
        if not os.path.exists(os.path.join(state, "index.sqlite")):
            state = build(arguments.programs, folder, arguments.quotations, arguments.seed)
        counts = subprocess.run(
            [os.path.join(arguments.programs, "readoutctl"), "status", "--state", state],
            capture_output=True, text=True, check=True).stdout
        print("".join("  " + line + "\n" for line in counts.splitlines() if
                      line.split()[:1] and line.split()[0] in ("Documents", "Summits",
                                                               "Statements", "Disputed")), end="")
        sys.exit(0 if measure(arguments.programs, state, arguments.runs) else 1)
    finally:
        if not arguments.keep:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
