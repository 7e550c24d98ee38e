#!/usr/bin/env python3
"""Is the confidence of quotations true?  Their right sources against PolNeAR, by confidence.

    calibration.py [--ctl PATH] [--weights FILE] GOLD.jsonl

Every stretch between quotation marks that a quotation takes is one case, as for segments.speaker of score_quotes.py:
right, if the annotators have it as content of the same source. Stretches that they give no source are left out.
"""
import argparse, json, os, subprocess

from evaluate import Offsets
from score_quotes import Article

BOUNDS = (0.95, 0.9, 0.8, 0.7, 0.5, 0.0)


def cases(gold, found):
    """(confidence, right) of each quoted stretch that has a source or is none of the annotators' content."""
    for g, f in zip(gold, found):
        article, offsets = Article(g["text"]), Offsets(g["text"])
        quotations = f.get("quotations") or []
        spans = [{"content": [offsets.with_marks(s) for s in q["content"]],
                  "source": [offsets.points(s) for s in q.get("source") or []]} for q in quotations]
        theirs = article.read(g["attributions"])
        ours = [(article.read([s]) or [None])[0] for s in spans]

        def owner(all_of_them, segment):
            best = max((q for q in all_of_them if q), key=lambda q: len(q["content"] & segment), default=None)
            return best if best and 2 * len(best["content"] & segment) >= len(segment) else None

        for segment in article.segments:
            mine, true = owner(ours, segment), owner(theirs, segment)
            if not mine or true and not true["source"]:
                continue
            right = bool(true and mine["source"] and article.same_speaker(mine["source"], true["source"])[0])
            yield quotations[ours.index(mine)]["confidence"], right


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--ctl", default="readoutctl")
    parser.add_argument("--weights")
    args = parser.parse_args()
    gold = [json.loads(line) for line in open(args.file, encoding="utf-8")]
    lines = "".join(json.dumps({"path": g["id"], "text": g["text"], "published": g.get("date")}) + "\n" for g in gold)
    weights = ["--weights", args.weights] if args.weights else []
    run = subprocess.run([args.ctl, "extract", *weights, "-"], input=lines.encode(), capture_output=True)
    found = [json.loads(line) for line in run.stdout.decode().splitlines()]
    all_of_them = list(cases(gold, found))
    print(f"{'confidence':14}{'stretches':>10}{'right, %':>10}")
    upper = 1.01
    for lower in BOUNDS:
        some = [right for confidence, right in all_of_them if lower <= confidence < upper]
        share = f"{100 * sum(some) / len(some):.1f}" if some else "–"
        print(f"{f'{lower:.2f} to {min(upper, 1):.2f}':14}{len(some):10}{share:>10}")
        upper = lower
    sure = [right for confidence, right in all_of_them if confidence >= 0.9]
    print(f"sure_right {100 * sum(sure) / max(1, len(sure)):.1f}\nsure_share {100 * len(sure) / max(1, len(all_of_them)):.1f}")


main()
