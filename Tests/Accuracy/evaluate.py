#!/usr/bin/env python3
"""Measure `readoutctl extract` against gold.  Python 3 standard library only.

    evaluate.py quotes GOLD.jsonl      quotations, with score_quotes.py (PolNeAR format)
    evaluate.py seeds [DIR]            the five seed articles against seeds-gold.json
    evaluate.py cases CASES.jsonl      one-sentence summit cases
    evaluate.py negatives FILE.jsonl   sentences without a leaders' summit: how many are found
    evaluate.py resolved [DIR]         the five seed articles resolved: six summits, one dispute
    evaluate.py dates DATES.jsonl      date expressions
    evaluate.py pages DIR              saved web pages: DIR/*.html.gz and DIR/ground-truth.json
Options: --ctl PATH of readoutctl (default: readoutctl on PATH); --verbose lists what is missed or false;
--weights FILE other weights for quotes; --fold N (0 to 4) every fifth article of GOLD.jsonl alone, those that
`readout-train --fold N` leaves out.
Every figure is printed as `name value`; nothing here decides what is good enough.
"""
import argparse, collections, gzip, json, os, re, subprocess, sys, tempfile, time, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.environ.get("READOUT_DATA", os.path.join(os.path.dirname(HERE), "..", "..", "shared", "data"))


def extract(ctl, documents, options=()):
    """documents: [{path, text, published?}] -> extraction objects in the same order."""
    stdin = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents)
    begun = time.time()
    one_core = ["taskset", "-c", str(min(os.sched_getaffinity(0)))]
    run = subprocess.run([*one_core, ctl, "extract", *options, "-"], input=stdin.encode(), capture_output=True)
    took = time.time() - begun
    out = [json.loads(line) for line in run.stdout.decode().splitlines() if line.strip()]
    if len(out) != len(documents):
        sys.exit(f"expected {len(documents)} objects, got {len(out)}; stderr: {run.stderr.decode()[-500:]}")
    out = [whole(o) for o in out]
    size = sum(len(d["text"].encode()) for d in documents)
    print(f"seconds {took:.3f}\nmegabytes_per_second {size / took / 1e6:.3f}")
    return out


def extract_files(ctl, paths):
    run = subprocess.run([ctl, "extract", *paths], capture_output=True)
    out = [json.loads(line) for line in run.stdout.decode().splitlines() if line.strip()]
    if len(out) != len(paths):
        sys.exit(f"expected {len(paths)} objects, got {len(out)}; stderr: {run.stderr.decode()[-500:]}")
    return [whole(o) for o in out]


def whole(o):
    """A rejected document counts as one in which nothing was found; null and absent mean the same."""
    o["article"] = o.get("article") or {"text": None}
    for key in ("dates", "quotations", "summits"):
        o[key] = o.get(key) or []
    o["quotations"] = [q for q in o["quotations"] if q.get("content")]
    return o


class Offsets:
    """UTF-8 byte offsets -> code point offsets of one text; and checks that slices are true."""

    def __init__(self, text):
        self.raw, self.bad = (text or "").encode(), 0

    def points(self, span):
        if not 0 <= span["start"] < span["end"] <= len(self.raw):
            self.bad += 1
            return [0, 0]
        cut = self.raw[span["start"]:span["end"]]
        if cut.decode("utf-8", "replace") != span["text"]:
            self.bad += 1
        start = len(self.raw[:span["start"]].decode("utf-8", "replace"))
        return [start, start + len(cut.decode("utf-8", "replace"))]

    def with_marks(self, span):
        """PolNeAR's content holds the quotation marks around it, ours does not: take them in."""
        text, (start, end) = self.raw.decode(), self.points(span)
        while start > 0 and text[start - 1] in "“”„«»\"‘’'":
            start -= 1
        while start < end < len(text) and text[end] in "“”«»\"‘’'":
            end += 1
        return [start, end]


def name_key(name):
    folded = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]+", " ", folded).split()


def same_person(a, b):
    """Equal names, or the shorter is the end (surname) or the start (Xi, Kim) of the longer."""
    a, b = sorted((name_key(a), name_key(b)), key=len)
    return bool(a) and (a == b[-len(a):] or a == b[:len(a)] or sorted(a) == sorted(b))


def interval(value):
    """ISO date, month, year, ISO week or A/B -> (first day, last day) as strings; None if unknown."""
    import calendar, datetime as d
    if not value:
        return None
    if isinstance(value, dict):
        return (value["start"], value["end"]) if value.get("start") and value.get("end") else None
    if "/" in value:
        a, b = value.split("/")
        return interval(a)[0], interval(b)[1]
    if m := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        first = d.date.fromisocalendar(int(m[1]), int(m[2]), 1)
        return first.isoformat(), (first + d.timedelta(6)).isoformat()
    if re.fullmatch(r"\d{4}", value):
        return value + "-01-01", value + "-12-31"
    if re.fullmatch(r"\d{4}-\d\d", value):
        y, m = map(int, value.split("-"))
        return value + "-01", f"{value}-{calendar.monthrange(y, m)[1]:02}"
    return (value, value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


def compatible(a, b):
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])


def match_summits(gold, found, statistics, label, verbose):
    """Greedy one-to-one matching on participants and compatible dates; then the slots are compared."""
    level = lambda s: s.get("level") or "leaders"
    free = [i for i in range(len(found)) if level(found[i]) == "leaders"]
    for g in gold:
        want, when = g["participants"], interval(g.get("date"))
        best = None
        for i in free:
            f = found[i]
            names = [p["name"] for p in f.get("participants") or [] if p.get("name")]
            if want:
                hit = sum(any(same_person(w, n) for n in names) for w in want)
                ok = hit >= min(2, len(want)) and hit >= len(names) / 2
            else:
                series = (g.get("series") or "").split()[:1]
                hit, ok = 0, not names and all(w.lower() in (f.get("series") or "").lower() for w in series)
            if ok and compatible(when, interval(f.get("when"))):
                score = (hit, interval(f.get("when")) == when, f.get("status") == g.get("status"))
                if best is None or score > best[0]:
                    best = (score, i)
        optional = g.get("optional", False)
        if best is None:
            if not optional:
                statistics["gold"] += 1
                if verbose:
                    print(f"  {label}: missed {want or g.get('series')} {g.get('date')}")
            continue
        free.remove(best[1])
        f = found[best[1]]
        if optional:
            continue
        statistics["gold"] += 1
        statistics["found"] += 1
        place = g.get("place") or {}
        place = place.get("city") or place.get("country") if isinstance(place, dict) else place
        got_place = f.get("where") or {}
        allowed = [interval(x) for x in g["date_alone"]] if "date_alone" in g else [when]
        checks = {"when": interval(f.get("when")) in allowed if "date" in g else None,
                  "format": f.get("format") == g["format"] if g.get("format") else None,
                  "status": f.get("status") == g["status"] if g.get("status") in
                  ("held", "planned", "postponed", "cancelled", "denied") else None,
                  "where": place.lower() in [(got_place.get(k) or "").lower() for k in ("name", "country")] if place else None}
        for slot, good in checks.items():
            if good is not None:
                statistics[slot + "_of"] += 1
                statistics[slot] += good
                if verbose and not good:
                    print(f"  {label}: {slot} of {want or g.get('series')}: "
                          f"{ {'when': f.get('when'), 'where': got_place}.get(slot, f.get(slot)) }, gold "
                          f"{ {'when': g.get('date'), 'where': place}.get(slot, g.get(slot)) }")
    for i in free:
        statistics["false"] += 1
        if verbose:
            f = found[i]
            print(f"  {label}: false {[p.get('name') for p in f.get('participants') or []] or f.get('series')} "
                  f"{f.get('when')} “{f['evidence'][0]['text'] if f.get('evidence') else ''}”")


def print_summits(s):
    recall, precision = s["found"] / max(1, s["gold"]), s["found"] / max(1, s["found"] + s["false"])
    print(f"summits_gold {s['gold']}\nsummits_found {s['found']}\nsummits_false {s['false']}")
    print(f"summits_f1 {2 * recall * precision / max(1e-9, recall + precision):.4f}")
    for slot in ("when", "where", "format", "status"):
        print(f"summits_{slot} {s[slot]}/{s[slot + '_of']}")


def new_statistics():
    return {k: 0 for k in ("gold found false when when_of where where_of format format_of status status_of".split())}


def quotes(args):
    gold = [json.loads(line) for line in open(args.file, encoding="utf-8")]
    if args.fold is not None:
        gold = gold[args.fold::5]
    found = extract(args.ctl, [{"path": g["id"], "text": g["text"], "published": g.get("date")} for g in gold],
                    ["--weights", args.weights] if args.weights else [])
    bad = 0
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as out:
        for g, f in zip(gold, found):
            if f["article"]["text"] not in (g["text"], None):
                sys.exit(f"{g['id']}: article.text differs from the text given")
            offsets = Offsets(g["text"])
            attributions = [{"content": [offsets.with_marks(s) for s in q["content"]],
                             **{role: [offsets.points(s) for s in q.get(role) or []] for role in ("source", "cue")}}
                            for q in f["quotations"]]
            bad += offsets.bad
            out.write(json.dumps({"id": g["id"], "attributions": attributions}) + "\n")
    print(f"untrue_spans {bad}", flush=True)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as some:
        some.write("".join(json.dumps(g) + "\n" for g in gold))
        some.flush()
        subprocess.run([sys.executable, os.path.join(HERE, "score_quotes.py"), some.name, out.name], check=True)
    os.unlink(out.name)


def words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


def seeds(args):
    gold = json.load(open(os.path.join(DATA, "seeds-gold.json"), encoding="utf-8"))
    folder = args.file or os.path.join(DATA, "seeds")
    statistics = new_statistics()
    counts = dict(gold=0, found=0, right=0, named=0, false=0, published=0, furniture=0, furniture_gold=0, lost=0)
    found = extract_files(args.ctl, [os.path.join(folder, d["file"]) for d in gold["documents"]])
    for document, f in zip(gold["documents"], found):
        label = document["file"][:3]
        offsets = Offsets(f["article"]["text"])
        stated = document["dateline"]["date"] or document["dateline"].get("inferred_date")
        counts["published"] += interval((f["article"].get("published"))) == interval(stated)
        dropped = [offsets.points(d["span"]) for d in f["article"].get("dropped") or []]
        for part in document["boilerplate"]:
            counts["furniture_gold"] += 1
            inside = any(a <= part["start"] and part["end"] <= b for a, b in dropped)
            counts["furniture"] += inside
            if args.verbose and not inside:
                print(f"  {label}: not dropped “{part['text'][:60]}”")
        told = [p for q in document["quotes"] for p in q["parts"]]
        told += [e for s in document["summits"] for e in s.get("evidence") or []]
        for part in told:
            if any(a < part["end"] and part["start"] < b for a, b in dropped):
                counts["lost"] += 1
                if args.verbose:
                    print(f"  {label}: dropped “{part['text'][:60]}”")
        wanted = []
        for s in document["summits"]:
            series = s.get("organisation") or (None if s["participants"] else s.get("series"))
            wanted.append({**s, "series": series})
        match_summits(wanted, f["summits"], statistics, label, args.verbose)
        # quotations: matched by overlap of their content spans (code points)
        spoken = [(q, [offsets.points(s) for s in q["content"]]) for q in f["quotations"]]
        used = set()
        for q in document["quotes"]:
            parts = [(p["start"], p["end"]) for p in q["parts"]]
            length = sum(e - s for s, e in parts)

            def overlap(spans):
                return sum(max(0, min(e, b) - max(s, a)) for s, e in parts for a, b in spans)

            def size(i):
                return sum(e - s for s, e in spoken[i][1])

            best = max((i for i in range(len(spoken)) if i not in used),
                       key=lambda i: (overlap(spoken[i][1]) / max(1, size(i) + length - overlap(spoken[i][1]))), default=None)
            # 80 % of the words between the marks, and not much else (an unmarked clause around them is allowed)
            ok = best is not None and overlap(spoken[best][1]) >= 0.8 * length and size(best) <= 2 * length + 200
            if ok:
                used.add(best)
            if q.get("optional") or q["kind"] == "indirect":
                continue
            counts["gold"] += 1
            counts["found"] += ok
            if q["speaker"]:
                counts["named"] += 1
                speaker = ok and spoken[best][0].get("speaker")
                names = [q["speaker"], *q.get("speaker_also", [])]
                right = bool(speaker) and any(same_person(n, speaker.get("name")) for n in names)
                counts["right"] += right
                if args.verbose and not right:
                    print(f"  {label}: “{q['parts'][0]['text'][:60]}” by {q['speaker']}, got "
                          f"{speaker.get('name') if speaker else speaker if ok else 'nothing'}")
            elif args.verbose and not ok:
                print(f"  {label}: missed “{q['parts'][0]['text'][:60]}”")
        all_gold = [(p["start"], p["end"]) for q in document["quotes"] for p in q["parts"]]
        for i, (q, spans) in enumerate(spoken):
            if q["kind"] != "indirect" and i not in used and not any(a < e and s < b for s, e in all_gold for a, b in spans):
                counts["false"] += 1
                if args.verbose:
                    print(f"  {label}: false quotation “{q['content'][0]['text'][:60]}”")
        if offsets.bad:
            print(f"  {label}: {offsets.bad} spans whose text is not the slice")
    print_summits(statistics)
    print(f"quotes_found {counts['found']}/{counts['gold']}\nquotes_speaker {counts['right']}/{counts['named']}")
    print(f"quotes_false {counts['false']}\npublished {counts['published']}/{len(gold['documents'])}")
    print(f"boilerplate_dropped {counts['furniture']}/{counts['furniture_gold']}\ngold_dropped {counts['lost']}")


def cases(args):
    gold = [json.loads(line) for line in open(args.file, encoding="utf-8")]
    statistics = new_statistics()
    found = extract(args.ctl, [{"path": g["id"], "text": g["text"], "published": g["anchor_date"]} for g in gold])
    whole = 0
    for g, f in zip(gold, found):
        before = dict(statistics)
        match_summits([e for e in g["expected"] if e.get("level", "leaders") == "leaders"],
                      f["summits"], statistics, g["id"], args.verbose)
        gained = {k: statistics[k] - before[k] for k in statistics}
        whole += gained["gold"] == gained["found"] and not gained["false"] and all(
            gained[s] == gained[s + "_of"] for s in ("when", "where", "format", "status"))
    print_summits(statistics)
    print(f"cases_whole {whole}/{len(gold)}")


def resolved(args):
    folder = args.file or os.path.join(DATA, "seeds")
    files = sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".txt"))
    extracted = subprocess.run([args.ctl, "extract", *files], capture_output=True).stdout
    run = subprocess.run([args.ctl, "resolve", "-"], input=extracted, capture_output=True)
    things = [json.loads(line) for line in run.stdout.decode().splitlines() if line.strip()]
    summits = [t["summit"] for t in things if t.get("summit") and (t["summit"].get("level") or "leaders") == "leaders"]
    statements = [t["statement"] for t in things if t.get("statement")]
    short = lambda paths: {os.path.basename(x)[:3] for x in paths or []}
    pair = lambda s, *names: (len(s.get("participants") or []) == len(names) and
                              all(any(same_person(n, p.get("name")) for p in s["participants"]) for n in names))
    xi_putin = [s for s in summits if pair(s, "Xi Jinping", "Vladimir Putin")]
    exactly = lambda day: [s for s in xi_putin if interval(s.get("when")) == (day, day)]
    series = lambda word: [s for s in summits if word in (s.get("series") or "") and not pair(s, "Xi Jinping", "Vladimir Putin")]
    m1, m2, m3 = exactly("2021-12-15"), exactly("2022-02-04"), exactly("2022-09-15")
    m4 = [s for s in summits if pair(s, "Joe Biden", "Vladimir Putin")]
    history = [h.get("status") for s in m2 for h in s.get("status_history") or []]
    hard = [(s, c) for s in statements for c in s.get("contradictions") or [] if c.get("severity") == "hard"]
    model = [(s, c) for s, c in hard if c.get("kind") == "speaker" and "interstate cooperation" in s.get("text", "")]
    sides = {tuple(name_key(str(x.get("value"))))[-1:] for _, c in model for x in c.get("claims") or []}
    checks = {
        "M1 one video summit from four files": len(m1) == 1 and m1[0].get("format") == "video" and short(m1[0]["documents"]) == {"001", "002", "003", "004"},
        "M1 ordinal 37": len(m1) == 1 and (m1[0].get("ordinal") or {}).get("number") == 37,
        "M2 one meeting from five files, held": len(m2) == 1 and m2[0].get("status") == "held" and short(m2[0]["documents"]) == {"000", "001", "002", "003", "004"},
        "M2 history planned, then held": history[:1] == ["planned"] and history[-1:] == ["held"],
        "M3 Samarkand": len(m3) == 1 and "samarkand" in json.dumps(m3[0].get("where")).lower(),
        "no other Xi-Putin summit": len(xi_putin) - len([s for s in xi_putin if not s.get("when")]) == 3,
        "M4 Biden and Putin, 2021-12-06 to 12-10": len(m4) == 1 and bool(interval(m4[0].get("when"))) and
            "2021-12-06" <= interval(m4[0]["when"])[0] and interval(m4[0]["when"])[1] <= "2021-12-10",
        "M5 SCO": len(series("SCO") or series("Shanghai")) == 1,
        "M6 BRICS, planned 2022": len(series("BRICS")) == 1 and series("BRICS")[0].get("status") == "planned",
        "C1 hard dispute of Xi and Putin": {("jinping",), ("putin",)} <= sides,
        "no other hard contradiction": len(hard) - len(model) + sum(
            c.get("severity") == "hard" for s in summits for c in s.get("contradictions") or []) == 0,
    }
    for name, good in checks.items():
        print(f"  {'yes' if good else 'NO '} {name}")
    print(f"resolved {sum(map(bool, checks.values()))}/{len(checks)}")


def dates(args):
    gold = [json.loads(line) for line in open(args.file, encoding="utf-8")]
    found = extract(args.ctl, [{"path": g["id"], "text": g["text"], "published": g.get("anchor_date") or g.get("dct")}
                               for g in gold])
    n = detected = right = spurious = 0
    for g, f in zip(gold, found):
        offsets = Offsets(g["text"])
        spans = [(offsets.points(x["span"]), x["value"]) for x in f["dates"]]
        taken = set()
        wanted = g.get("gold")
        if wanted is None:      # TIMEX3: dates only
            wanted = [t for t in g["timex"] if t["type"] == "DATE"]
        for t in wanted:
            start = t["start"] if "start" in t else g["text"].index(t["text"])
            end = start + len(t["text"])
            n += 1
            hits = [i for i, ((s, e), _) in enumerate(spans)
                    if i not in taken and s < end and start < e and e - s <= 2 * (end - start) + 20][:1]
            taken.update(hits)
            detected += bool(hits)
            good = any(interval(t["value"]) and interval(spans[i][1]) == interval(t["value"]) for i in hits)
            right += good
            if args.verbose and not good:
                print(f"  {g['id']}: “{t['text']}” is {t['value']}, got {[spans[i][1] for i in hits]}")
        spurious += len(spans) - len(taken)
    print(f"dates_gold {n}\ndates_detected {detected}\ndates_right {right}\ndates_spurious {spurious}")


def negatives(args):
    gold = [json.loads(line) for line in open(args.file, encoding="utf-8")]
    found = extract(args.ctl, [{"path": g["id"], "text": g["text"]} for g in gold])
    hits = [(g, s) for g, f in zip(gold, found) for s in f["summits"] if (s.get("level") or "leaders") == "leaders"]
    for g, s in hits if args.verbose else []:
        print(f"  {g['id']}: {[p.get('name') for p in s.get('participants') or []]} {s.get('status')} in “{g['text'][:120]}”")
    print(f"sentences {len(gold)}\nleader_summits {len(hits)}")


def shingles(text, n=4):
    tokens = re.findall(r"\w+", text)
    if 0 < len(tokens) < n:
        return collections.Counter([tuple(tokens)])
    return collections.Counter(tuple(tokens[i:i + n]) for i in range(len(tokens) - n + 1))


def body_score(truth, texts):
    """Mean precision and recall of runs of four words, and F1 of the two means (article-extraction-benchmark)."""
    precisions, recalls, per_page = [], [], {}
    for key, wanted in truth.items():
        a, b = shingles(wanted), shingles(texts.get(key) or "")
        common = sum((a & b).values())
        if b:
            precisions.append(common / sum(b.values()))
        if a:
            recalls.append(common / sum(a.values()))
        per_page[key] = (common / max(1, sum(b.values())), common / max(1, sum(a.values())))
    p, r = sum(precisions) / max(1, len(precisions)), sum(recalls) / max(1, len(recalls))
    return p, r, 2 * p * r / max(1e-9, p + r), per_page


def pages(args):
    truth = {k: v["articleBody"] for k, v in json.load(open(os.path.join(args.file, "ground-truth.json"))).items()}
    with tempfile.TemporaryDirectory() as folder:
        for key in truth:
            with gzip.open(os.path.join(args.file, key + ".html.gz")) as page, open(f"{folder}/{key}.html", "wb") as out:
                out.write(page.read())
        texts = {os.path.basename(o["document"]["path"])[:-5]: o["article"]["text"]
                 for o in extract_files(args.ctl, [f"{folder}/{k}.html" for k in truth]) if o["article"]["text"] is not None}
    p, r, f, per_page = body_score(truth, texts)
    if args.verbose:
        for key, (a, b) in sorted(per_page.items(), key=lambda x: sum(x[1]))[:15]:
            print(f"  {key}: precision {a:.2f} recall {b:.2f}")
    print(f"pages {len(texts)}/{len(truth)}\nbody_precision {p:.4f}\nbody_recall {r:.4f}\nbody_f1 {f:.4f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["quotes", "seeds", "resolved", "cases", "dates", "negatives", "pages"])
    parser.add_argument("file", nargs="?")
    parser.add_argument("--ctl", default="readoutctl")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--weights")
    parser.add_argument("--fold", type=int, choices=range(5))
    arguments = parser.parse_intermixed_args()
    globals()[arguments.what](arguments)


if __name__ == "__main__":
    main()
