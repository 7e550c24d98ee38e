#!/usr/bin/env python3
# Makes as many articles as a benchmark wants, alike in all that costs time.
# SPDX-License-Identifier: Apache-2.0
"""usage: Benchmarks/generate.py --count N --to FOLDER [--from N] [--size BYTES] [--seed N]

The sentences are those of READOUT_DATA (../shared/data by default), or else of the sample articles
in seeds/, recombined, with most of their longer words changed for others: as in real news few runs
of words recur by chance. Every fourth article tells of a meeting of two of forty leaders, most of
them of one that others tell of, too; every seventh takes paragraphs over from one just before it.
Five hundred articles make a day. Article N is the same whatever else is made, so that an archive
of a million begins with one of a thousand.
"""
import argparse
import json
import os
import random
import re

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PER_DAY = 500
NAMES = ["Lindqvist", "Okoye", "Venn", "Marrow", "Solt", "Brandt", "Haldane", "Ostrava", "Pell",
         "Quine", "Rasmus", "Sorel", "Tarn", "Ulmer", "Varga", "Wendt", "Yarrow", "Zeman", "Abara",
         "Belov"]
FIRST = ["Tomas", "Amara", "Dario", "Ilse", "Irena", "Jonas", "Karin", "Lukas", "Mira", "Nils"]
LANDS = ["Norland", "Zembala", "Kestria", "Tavisk", "Arnsund", "Velmora", "Haldvik", "Brennia",
         "Corvana", "Dalmora"]
PLACES = ["Haldvik", "Velmora", "Port Sell", "Arnsund", "Ostmark", "Lindhaven"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December"]
WORD = re.compile(r"\b[a-z]{4,}\b")


class Generator:
    """Articles by their numbers."""

    def __init__(self, seed=1, size=4700):
        self.seed, self.size = seed, size
        self.paragraphs = [text for text in paragraphs() if 80 < len(text) < 900]
        self.words = sorted(set(WORD.findall(" ".join(self.paragraphs))))
        self.recent = {}

    def article(self, number):
        """The text of an article; it ends in a line end."""
        chance = random.Random(self.seed << 32 | number)
        day = number // PER_DAY
        parts = [f"Report {number} of the harbour and the grain", self.lead(number, day, chance)]
        length = sum(len(part) + 2 for part in parts)
        if number > 20 and chance.random() < 1 / 7:
            for text in self.body(number - chance.randrange(1, 20))[:4]:
                parts.append(text)
                length += len(text) + 2
        for text in self.body(number):
            if length >= self.size:
                break
            parts.append(text)
            length += len(text) + 2
        return "\n\n".join(parts) + "\n"

    def lead(self, number, day, chance):
        place = chance.choice(PLACES)
        date = dateline(day)
        if chance.random() >= 0.25:
            return f"{place.upper()}, {date} (NPA) — The harbour of {place} was open on {weekday(day)}."
        # Most of a day's articles on meetings tell of one of a few.
        meeting = random.Random(f"{self.seed}/{day}/{chance.randrange(12)}")
        (one, other) = meeting.sample(range(40), 2)
        return (f"{place.upper()}, {date} (NPA) — {leader(one)} met {leader(other)} in "
                f"{meeting.choice(PLACES)} on {weekday(day)}. “{self.changed(chance, 12)},” "
                f"{leader(one).split()[2]} told reporters after the talks.")

    def changed(self, chance, count):
        return " ".join(chance.choice(self.words) for _ in range(count)).capitalize()

    def body(self, number):
        """The paragraphs of an article that are its own; the last ones are kept."""
        if number not in self.recent:
            chance = random.Random(self.seed << 33 | number)
            found, length = [], 0
            while length < self.size:
                text = WORD.sub(
                    lambda match: chance.choice(self.words) if chance.random() < 0.6
                    else match.group(), chance.choice(self.paragraphs))
                found.append(text)
                length += len(text) + 2
            if len(self.recent) > 40:
                self.recent.pop(min(self.recent))
            self.recent[number] = found
        return self.recent[number]


def paragraphs():
    data = os.environ.get("READOUT_DATA", os.path.join(ROOT, "..", "shared", "data"))
    path = os.path.join(data, "polnear", "train.jsonl")
    if os.path.exists(path):
        for line in open(path, encoding="utf-8"):
            yield from (part.strip() for part in json.loads(line)["text"].split("\n"))
        return
    for name in sorted(os.listdir(os.path.join(ROOT, "seeds"))):
        if name.endswith(".txt"):
            text = open(os.path.join(ROOT, "seeds", name), "rb").read().decode("utf-8", "replace")
            yield from (part.strip() for part in text.split("\n\n")[2:])


def leader(number):
    return f"President {FIRST[number % 10]} {NAMES[number // 2]} of {LANDS[number % 10]}"


def dateline(day):
    return f"{MONTHS[day // 28 % 12]} {1 + day % 28}, {2015 + day // 336}"


def weekday(day):
    import datetime
    date = datetime.date(2015 + day // 336, 1 + day // 28 % 12, 1 + day % 28)
    return date.strftime("%A")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--to", required=True)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--size", type=int, default=4700)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    generator = Generator(arguments.seed, arguments.size)
    for number in range(arguments.first, arguments.first + arguments.count):
        folder = os.path.join(arguments.to, f"{number // 1000:04}")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, f"report-{number:07}.txt"), "w", encoding="utf-8") as out:
            out.write(generator.article(number))


if __name__ == "__main__":
    main()
