#!/usr/bin/env python3
"""Measure quotations in cases of our own, `quotation-cases.txt` beside this file: content, source, speaker, hearer.

    quotation_cases.py [--ctl PATH] [--verbose] [FILE]

Every figure is printed as `name right/asked`; `make test` reads the same file.
"""
import argparse, json, os, re, subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = re.compile(r"= (direct|mixed|indirect)(?:, (?!to )(.+?))??(?: \((\w+)\))?(?:, to (.+))?$")


def cases(path):
    """[{name, text, published, contents: {n: [str]}, sources: {n: str}, expected: [(kind, who, party, hearer)]}]"""
    found = []
    for block in re.split(r"^# ", open(path, encoding="utf-8").read(), flags=re.M)[1:]:
        block = re.sub(r"^##.*$", "", block, flags=re.M).strip()
        name, *lines = block.split("\n")
        expected = [EXPECTED.match(line).groups() for line in lines if line.startswith("= ")]
        published = next((line[3:] for line in lines if re.fullmatch(r"on \d{4}-\d\d-\d\d", line)), None)
        marked = "\n".join(line for line in lines if not line.startswith("= ") and line != f"on {published}")
        contents, sources = {}, {}
        for n, words in re.findall(r"\{(\d) ([^}]*)\}", marked):
            contents.setdefault(int(n), []).append(words)
        for numbers, words in re.findall(r"<([\d,]+) ([^>]*)>", marked):
            sources.update({int(n): words for n in numbers.split(",")})
        text = re.sub(r"\{\d |<[\d,]+ |[}>]", "", marked).replace("\n", "\n\n")
        found.append(dict(name=name, text=text, published=published, contents=contents, sources=sources, expected=expected))
    return found


def bare(words):
    """Without the points, commas and spaces at the end, which may stand on either side of a mark."""
    return words.strip().rstrip(".,!? ").strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", default=os.path.join(HERE, "quotation-cases.txt"))
    parser.add_argument("--ctl", default="readoutctl")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    gold = cases(args.file)
    lines = "".join(json.dumps({"path": f"{i}.txt", "text": g["text"], "published": g["published"]}) + "\n"
                    for i, g in enumerate(gold))
    run = subprocess.run([args.ctl, "extract", "-"], input=lines.encode(), capture_output=True)
    found = [json.loads(line) for line in run.stdout.decode().splitlines()]
    right, asked = {}, {}

    def count(figure, good, case, note):
        asked[figure] = asked.get(figure, 0) + 1
        right[figure] = right.get(figure, 0) + bool(good)
        if args.verbose and not good:
            print(f"  {case['name']}: {figure}: {note}")

    for case, f in zip(gold, found):
        quotations = f["quotations"] or []
        whole = dict(right), dict(asked)
        got = [[bare(s["text"]) for s in q["content"]] for q in quotations]
        wanted = [[bare(w) for w in words] for _, words in sorted(case["contents"].items())]
        count("content", got == wanted, case, got)
        for n, (kind, who, party, hearer) in enumerate(case["expected"], 1):
            pieces = wanted[n - 1]
            q = next((q for q, g in zip(quotations, got) if g[:1] == pieces[:1] or set(g) & set(pieces)), None) or {}
            source = " … ".join(s["text"] for s in q.get("source") or [])
            if n in case["sources"]:
                count("source", source == case["sources"][n], case, source)
            count("kind", q.get("kind") == kind, case, q.get("kind"))
            speaker = q.get("speaker") or {}
            if who == "nobody":
                count("speaker", q and not q["speaker"] and q.get("speaker_reason"), case, speaker)
            elif who:
                name = None if who == "–" else who
                count("speaker", (speaker.get("name"), speaker.get("kind")) == (name, party), case, speaker)
            if hearer:
                told = (q.get("addressee") or {}).get("name") or "–"
                count("addressee", told == hearer, case, told)
        count("whole", all(right[k] - whole[0].get(k, 0) == asked[k] - whole[1].get(k, 0) for k in right), case, "")
    for figure in ("content", "source", "kind", "speaker", "addressee", "whole"):
        print(f"case_{figure} {right.get(figure, 0)}/{asked.get(figure, 0)}")


main()
