#!/usr/bin/env python3
"""Writes a large resolved set of invented leaders: extraction and resolution lines.

SPDX-License-Identifier: Apache-2.0

    Tests/Page/generate.py FOLDER [SUMMITS [QUOTATIONS]]
"""

import datetime
import hashlib
import json
import os
import random
import sys

FIRST = ("Tomas Amara Dario Ilse Femi Oda Anton Juma Petra Selin Mirko Leyla Osman Tova Ines Rafael "
         "Yara Bruno Nadia Kofi").split()
LAST = ("Lindqvist Okoye Venn Marrow Baraka Ruhl Greve Adeyo Colm Aydar Stanek Torres Halloran Vidal "
        "Mbeki Sorensen Kato Ferro Nilsen Quist").split()
LANDS = ("Norland Zembala Kestria Tavisk Orsania Velmora Brennia Haldmark Ilvania Sundara Marovia "
         "Ostrava Pellia Quenda Rovinia").split()
TOWNS = "Haldvik Orsana Brenn Velmora Ilvagrad Sund Marov Pella Quend Rovin".split()
OUTLETS = ["NPA", "Velmora Post", "Orsana Courier", "Haldvik Tidende", None]
BEGINNINGS = ["The harbour", "Our treaty", "This bridge", "The grain corridor", "The ferry line",
              "A wall of water", "Every nurse", "The price of bread"]
ENDINGS = ["will not wait for another winter", "is worth more than a speech",
           "belongs to those who built it", "has to be paid for by somebody",
           "was never ours alone", "cannot be measured in votes"]


def digest(*parts):
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()


def line(file, **members):
    file.write(json.dumps(members, ensure_ascii=False) + "\n")


def day_value(day, precision="day"):
    return {"start": str(day), "end": str(day), "precision": precision, "basis": "dateline"}


def passage(text, words, start=0):
    at = text.encode().find(words.encode(), start)
    return {"start": at, "end": at + len(words.encode()), "text": words}


def main(folder, summits=10_000, quotations=100_000):
    chance = random.Random(7)
    people = []
    for number in range(400):
        name = f"{FIRST[number % 20]} {LAST[number // 20 % 20]}"
        land = LANDS[number % len(LANDS)]
        people.append({"id": name.lower().replace(" ", "-"), "name": name, "kind": "person",
                       "office": f"president of {land}", "country": land, "known": False})
    leaders = people[:80]
    first = datetime.date(2016, 1, 1)
    os.makedirs(folder, exist_ok=True)
    each = max(1, quotations // summits)
    with open(f"{folder}/extracted.jsonl", "w", encoding="utf-8") as texts, \
            open(f"{folder}/resolved.jsonl", "w", encoding="utf-8") as things:
        for number in range(summits):
            day = first + datetime.timedelta(days=chance.randrange(3300))
            # Some meet often, most seldom.
            a, b = chance.sample(leaders, 2) if chance.random() < .6 else chance.sample(leaders[:9], 2)
            town, path = chance.choice(TOWNS), f"{day.year}/{day}-{number}.txt"
            who = " and ".join(f"President {one['name']} of {one['country']}" for one in (a, b))
            opening = f"{who} met in {town} on {day:%B} {day.day}, {day.year}."
            speeches = []
            for place in range(each):
                speaker = (a, b, people[int(400 * chance.random() ** 2)])[place % 3]
                words = f"{chance.choice(BEGINNINGS)} {chance.choice(ENDINGS)}, number {number * each + place}."
                speeches.append((speaker, words))
            text = opening + "".join(f"\n\n“{words}” {speaker['name']} said." for speaker, words in speeches)
            sha = digest("document", number)
            line(texts, schema="readout.extraction/1",
                 document={"path": path, "sha256": sha, "bytes": len(text.encode()), "type": "text/plain"},
                 article={"text": text, "language": "en", "publisher": chance.choice(OUTLETS),
                          "published": day_value(day)})
            span = passage(text, opening)
            status = "planned" if number % 23 == 0 else "cancelled" if number % 41 == 0 else "held"
            claims = [{"value": place, "document": path, "span": span}
                      for place in (town, TOWNS[number % 10])]
            line(things, schema="readout.resolution/1", summit={
                "id": "s-" + digest("summit", number)[:12], "participants": [a, b],
                "when": day_value(day), "where": {"name": town, "country": a["country"]},
                "format": chance.choice(["in-person", "in-person", "video", "phone"]),
                "status": status, "level": "leaders", "origins": 1, "documents": [path],
                "facts": [{"name": "when", "value": str(day), "origins": 1,
                           "documents": [{"path": path, "span": span}]}],
                "contradictions": [{"kind": "where", "severity": "hard", "claims": claims}]
                if number % 37 == 0 else [],
                "members": [{"document": path, "sha256": sha, "key": "s0", "spans": [span]}]})
            for place, (speaker, words) in enumerate(speeches):
                span = passage(text, words)
                line(things, schema="readout.resolution/1", statement={
                    "id": "q-" + digest("quote", number, place)[:12], "speaker": speaker,
                    "text": words, "kind": "direct" if place % 4 else "indirect",
                    "said": day_value(day), "origins": 1, "documents": [path],
                    "variants": [{"text": words, "document": path, "spans": [span], "cue": "said",
                                  "speaker": speaker}],
                    "members": [{"document": path, "sha256": sha, "key": f"q{place}", "spans": [span]}]})


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:4]))
