#!/usr/bin/env python3
"""Measure whether reprints are told: each article with 24 copies, changed by chance.  Standard library only.

    reprints.py ARTICLES.jsonl [--ctl PATH] [--seed N] [--articles N]
Of a copy 5, 10 or 20 percent of the sentences are dropped, swapped with others, reworded (four of ten words
become words of other articles), or all three in turn. A pair is found if both stand in one set of
`readoutctl origins`, and false if it is in one set but of two articles. Articles of the corpus that are
themselves versions of one text (a third of their runs of five words, or two thirds of the shorter one's, are
the same, counted exactly) are no false pairs; their number is printed, and --verbose lists them.
"""
import argparse, collections, itertools, json, os, random, re, subprocess, time

RATES, WAYS, COPIES = (0.05, 0.10, 0.20), ("drop", "swap", "reword", "mixed"), 24


def sentences(text):
    return [s for s in re.split(r"(?<=[.!?”\"])\s+|\n+", text) if s.strip()]


def changed(parts, way, rate, chance, words):
    parts = list(parts)
    for turn in range(max(1, round(len(parts) * rate))):
        place = chance.randrange(len(parts))
        how = WAYS[turn % 3] if way == "mixed" else way
        if how == "drop" and len(parts) > 1:
            del parts[place]
        elif how == "swap":
            other = chance.randrange(len(parts))
            parts[place], parts[other] = parts[other], parts[place]
        else:
            parts[place] = " ".join(chance.choice(words) if chance.random() < 0.4 else w for w in parts[place].split())
    return parts


def runs(text):
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[i:i + 5]) for i in range(len(words) - 4)}


def is_version(a, b):
    a, b = runs(a), runs(b)
    return len(a & b) >= len(a | b) / 3 or len(a & b) >= min(len(a), len(b)) * 2 / 3


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--ctl", default="readoutctl")
    parser.add_argument("--seed", type=int, default=20240503)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    texts = [json.loads(line)["text"] for line in open(args.file)][: args.articles]
    chance = random.Random(args.seed)
    words = [w for text in texts for w in text.split()]
    lines = []
    for number, text in enumerate(texts):
        parts = sentences(text)
        for copy in range(COPIES + 1):
            way, rate = WAYS[copy // 3 % 4], RATES[copy % 3]
            body = " ".join(changed(parts, way, rate, chance, words)) if copy < COPIES else text
            name = f"{number:04}-{copy:02}"
            lines.append(json.dumps({"schema": "readout.extraction/1", "article": {"text": body}, "dates": [],
                                     "document": {"path": name, "sha256": f"{chance.getrandbits(256):064x}"}}))
    chance.shuffle(lines)
    begun = time.time()
    run = subprocess.run([args.ctl, "origins", "-"], input="\n".join(lines).encode(), capture_output=True, check=True)
    took = time.time() - begun
    found = false = versions = 0
    listed = set()
    for line in run.stdout.decode().splitlines():
        counts = collections.Counter(name[:4] for name in json.loads(line)["documents"])
        found += sum(n * (n - 1) // 2 for n in counts.values())
        for a, b in itertools.combinations(sorted(counts), 2):
            same = is_version(texts[int(a)], texts[int(b)])
            versions += same
            false += 0 if same else counts[a] * counts[b]
            listed.add((a, b, "versions of one text" if same else "false"))
    pairs = len(texts) * (COPIES + 1) * COPIES // 2
    print(f"seed {args.seed}\ndocuments {len(lines)}\npairs {pairs}\nfound {found / pairs:.4f}\n"
          f"false_pairs {false / max(1, found + false):.5f}\narticles_that_are_versions {versions}\nseconds {took:.1f}")
    if args.verbose:
        for a, b, what in sorted(listed):
            print(f"  {a} {b}: {what}")


main()
