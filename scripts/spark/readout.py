#!/usr/bin/env python3
# Extracts and resolves an archive that is too large for one machine, on Apache Spark.
# SPDX-License-Identifier: Apache-2.0
"""usage: readout.py --input URL --format text|jsonl|warc --output URL [--program readoutctl]

Reads a folder or object store, and writes under the output: `extractions`, `resolved` and
`rejected` as JSON Lines, and `documents`, `summits` and `statements` as Parquet. `resolved`, its
parts one after the other, is byte for byte what `readoutctl extract` and `resolve` write on one
machine. Run it with python3 or spark-submit; every worker needs the program of the same version.

docs/SCALE.md says how it works and what it costs.
"""
import argparse
import base64
import io
import json
import os
import sys
import zlib

from pyspark import StorageLevel
from pyspark.sql import SparkSession, types

SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".eml", ".mht", ".mhtml", ".pdf")
# As in the resolver: a key of more wordings is a common phrase and binds nothing.
LARGEST_BLOCK = 100
# Of a broken record so much is kept, in characters.
KEPT = 4096


def main():
    arguments = parsed()
    session = SparkSession.builder.appName("readout").config(
        "spark.ui.showConsoleProgress", "false").getOrCreate()
    context = session.sparkContext
    # A task that is run again or twice writes what the first would: only finished ones count.
    context._jsc.hadoopConfiguration().set(
        "mapreduce.fileoutputcommitter.algorithm.version", "1")
    program, output = arguments.program, arguments.output.rstrip("/")
    width = arguments.partitions or context.defaultParallelism * 4

    read = READERS[arguments.format](context, arguments, width)
    # 0: only the input was broken or nothing was wrong, 1: something was rejected; all else fails.
    records = read.filter(lambda one: one[0]).map(lambda one: one[1])
    command(records, program, "extract", "--jobs", "1", "-").saveAsTextFile(
        f"{output}/extractions")
    broken = read.filter(lambda one: not one[0]).map(lambda one: one[1])

    # What follows starts from what was written: nothing is extracted twice, whoever dies.
    extractions = context.textFile(f"{output}/extractions", minPartitions=width)
    unread = extractions.filter(is_rejected)
    broken.union(unread).coalesce(width).saveAsTextFile(f"{output}/rejected")
    keys = command(extractions, program, "resolve", "--keys", "-").map(json.loads)
    keys = keys.filter(lambda one: one.get("read")).map(brief)
    parts = command(
        grouped(context, extractions, keys, width), program, "resolve", "-")
    by_id = parts.map(lambda line: (identifier(line), line))
    by_id.repartitionAndSortWithinPartitions(
        width, lambda one: place_of(one, width)).values().saveAsTextFile(f"{output}/resolved")

    resolved = context.textFile(f"{output}/resolved", minPartitions=width)
    counts = write_tables(session, extractions, resolved, output)
    counts["rejected"] = context.textFile(f"{output}/rejected").count()
    print(json.dumps(counts, sort_keys=True))
    session.stop()


def parsed():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", required=True, help="a folder, file or glob; file:, hdfs:, s3a:")
    parser.add_argument("--format", required=True, choices=sorted(READERS))
    parser.add_argument("--output", required=True, help="a folder that does not exist yet")
    parser.add_argument("--program", default="readoutctl", help="readoutctl, on every worker")
    parser.add_argument("--partitions", type=int, help="default: four a core")
    return parser.parse_args()


def command(lines, program, *arguments):
    """The lines that a filter writes; one that dies, or cannot write, fails its task.

    Its exit status 1 says that there were broken lines, which stand in its output.
    """
    shell = '"$0" "$@"; status=$?; [ $status -le 1 ] || exit $status'
    words = ["sh", "-c", shell, program, *arguments]
    return lines.pipe(" ".join(f"'{word}'" for word in words), checkCode=True)


# Reading: pairs of whether a record is whole, and its line of JSON.


def read_texts(context, arguments, width):
    """Files of every kind that the daemon takes, by their path below the input."""
    context._jsc.hadoopConfiguration().set(
        "mapreduce.input.fileinputformat.input.dir.recursive", "true")
    root = arguments.input.split(":", 1)[-1].lstrip("/").rstrip("/") + "/"

    def record(pair):
        name, content = pair
        path = name.split(":", 1)[-1].lstrip("/")
        path = path[len(root):] if path.startswith(root) else os.path.basename(path)
        return whole({"path": path, "base64": base64.b64encode(content).decode()})

    files = context.binaryFiles(arguments.input, minPartitions=width)
    return files.filter(lambda pair: pair[0].lower().endswith(SUFFIXES)).map(record)


def read_lines(context, arguments, width):
    """JSON Lines with `path`, `text` or `base64`, and maybe `published`."""

    def record(line):
        try:
            value = json.loads(line)
        except ValueError as error:
            return rejected("", f"the line is not JSON: {error}", line)
        is_whole = isinstance(value, dict) and isinstance(value.get("path"), str) and (
            isinstance(value.get("text"), str) != isinstance(value.get("base64"), str))
        if not is_whole:
            return rejected("", "the line is not an object with 'path' and 'text'", line)
        return whole({name: value[name] for name in ("path", "text", "base64", "published")
                      if value.get(name) is not None})

    lines = context.textFile(arguments.input, minPartitions=width)
    return lines.filter(lambda line: line.strip()).map(record)


def read_archives(context, arguments, width):
    """Pages of web archives: responses of status 200 that are HTML or plain text."""

    def records(pair):
        from warcio.archiveiterator import ArchiveIterator

        name, content = pair
        try:
            for record in ArchiveIterator(io.BytesIO(content)):
                headers = record.http_headers
                if record.rec_type != "response" or headers is None:
                    continue
                kind = (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
                suffix = {"text/html": ".html", "application/xhtml+xml": ".html",
                          "text/plain": ".txt"}.get(kind)
                if headers.get_statuscode() != "200" or suffix is None:
                    continue
                path = record.rec_headers.get_header("WARC-Target-URI") or ""
                if not path.lower().endswith((suffix, suffix[:-1])):
                    path += suffix
                body = base64.b64encode(record.content_stream().read()).decode()
                yield whole({"path": path, "base64": body})
        except Exception as error:  # whatever is wrong with one archive, the others go on
            yield rejected(name, f"the archive cannot be read further: {error}", "")

    files = context.binaryFiles(arguments.input, minPartitions=width)
    return files.flatMap(records).repartition(width)


READERS = {"text": read_texts, "jsonl": read_lines, "warc": read_archives}


def whole(record):
    return True, json.dumps(record, ensure_ascii=True)


def rejected(path, reason, raw):
    return False, json.dumps({"path": path, "rejected": reason, "raw": raw[:KEPT]})


def is_rejected(line):
    # The writer sorts its members, so this is one of the outermost; a text would be escaped.
    return '"rejected":null' not in line and bool(json.loads(line)["rejected"])


# Grouping: which mentions and quotations have to be resolved together.


def brief(keys):
    """Of the keys of a document what is needed: path, hash, and its items."""
    document = keys["document"]
    mentions = [(one["keys"], one["anchor"]) for one in keys["summits"]]
    quotations = [(one["keys"], one["wording"], one["summit"]) for one in keys["quotations"]]
    return document["path"], document["sha256"], keys["undated"], mentions, quotations


def grouped(context, extractions, keys, width):
    """The lines to resolve, so placed that each partition resolves as it would within the whole.

    A document goes to every partition that has some of its items, with those alone.
    """
    # 1. Each path once; of documents with the same bytes the first path speaks for all.
    by_path = keys.map(lambda one: (one[0], one)).reduceByKey(lambda a, b: min(a, b, key=lesser))
    by_hash = by_path.values().map(lambda one: (one[1], (one, [one[0]])))
    speakers = by_hash.reduceByKey(first_of_copies).persist(StorageLevel.MEMORY_AND_DISK)
    documents = speakers.mapValues(lambda pair: pair[0])
    # 2. The keys that bind: those of the first of each wording, if they are not too common.
    quotations = documents.flatMap(quotations_of)
    first = quotations.reduceByKey(min).values()
    bound = first.flatMap(lambda one: [(key, one[0]) for key in one[1]])
    blocks = bound.aggregateByKey([], add_capped, join_capped)
    live = blocks.filter(lambda block: len(block[1]) <= LARGEST_BLOCK)
    live = live.persist(StorageLevel.MEMORY_AND_DISK)
    retained = live.flatMap(lambda block: [(node, block[0]) for node in block[1]])
    retained = retained.groupByKey().mapValues(sorted)
    # 3. What is bound, as edges from the least; then all that hangs together.
    mentions = documents.flatMap(
        lambda pair: [(key, (pair[0], 0, place)) for place, one in enumerate(pair[1][3])
                      for key in one[0]])
    edges = context.union([
        live.flatMap(lambda block: star(block[1])),
        quotations.groupByKey().flatMap(lambda one: star([node for node, _ in one[1]])),
        mentions.groupByKey().flatMap(lambda block: star(block[1])),
        documents.flatMap(inner_edges),
    ]).filter(lambda edge: edge[0] != edge[1]).coalesce(width)
    label = components(edges, width)
    # 4. Each document's items by partition; what is bound to nothing goes where its document goes.
    nodes = documents.flatMap(
        lambda pair: [((pair[0], kind, place), None) for kind in (0, 1)
                      for place in range(len(pair[1][3 + kind]))])
    plan = nodes.leftOuterJoin(label).mapValues(lambda pair: pair[1])
    plan = plan.leftOuterJoin(retained).map(lambda item: placed(item, width))
    plans = plan.groupByKey().mapValues(list)
    # 5. The documents themselves.
    lines = extractions.filter(lambda line: not is_rejected(line)).map(by_document)
    sent = lines.groupWith(speakers, plans).flatMap(lambda one: restricted(one[1]))
    return sent.partitionBy(width, lambda part: part).values()


def lesser(one):
    return one[1]


def first_of_copies(a, b):
    return min(a[0], b[0], key=lambda one: one[0].encode()), a[1] + b[1]


def quotations_of(pair):
    """The quotations of a document, by their wording."""
    sha256, document = pair
    for place, (keys, wording, _) in enumerate(document[4]):
        node = (sha256, 1, place)
        yield wording or f"{sha256}/{place}", (node, keys)


def add_capped(some, node):
    return some if len(some) > LARGEST_BLOCK else some + [node]


def join_capped(some, others):
    return (some + others)[: LARGEST_BLOCK + 1]


def star(nodes):
    nodes = sorted(set(nodes))
    return [(nodes[0], node) for node in nodes[1:]]


def inner_edges(pair):
    """What of one document cannot be resolved apart."""
    sha256, (_, _, undated, mentions, quotations) = pair
    for place, (_, anchor) in enumerate(mentions):
        if anchor is not None:
            yield (sha256, 0, anchor), (sha256, 0, place)
        if undated and place:
            yield (sha256, 0, 0), (sha256, 0, place)
    for place, (_, _, summit) in enumerate(quotations):
        if summit is not None:
            yield (sha256, 0, summit), (sha256, 1, place)


def components(edges, width):
    """The least node of all that hang together, for each node that hangs on another.

    Large star and small star in turn (Kiveris et al., “Connected Components in MapReduce and
    Beyond”, SoCC 2014): the number of rounds grows with the logarithm of the longest chain.
    """

    def large(pair):
        node, near = pair[0], set(pair[1])
        least = min(near | {node})
        return [(least, other) for other in near if other > node]

    def small(pair):
        node, near = pair[0], set(pair[1])
        least = min(near)
        return [(least, other) for other in near | {node} if other != least]

    def digest(some):
        """A number for a set of edges; the order does not matter."""
        return some.map(lambda edge: zlib.crc32(repr(edge).encode()) + (1 << 40)).sum()

    edges, before = edges.persist(StorageLevel.MEMORY_AND_DISK), -1
    while True:
        both = edges.flatMap(lambda edge: [edge, (edge[1], edge[0])])
        larger = both.groupByKey(width).flatMap(large)
        down = larger.map(lambda edge: (max(edge), min(edge)))
        after = down.groupByKey(width).flatMap(small)
        after = after.persist(StorageLevel.MEMORY_AND_DISK)
        now = digest(after)
        edges.unpersist()
        edges = after
        if now == before:
            break
        before = now
    least = edges.keys().distinct().map(lambda node: (node, node))
    return edges.map(lambda edge: (edge[1], edge[0])).union(least)


def placed(item, width):
    """A document with one of its items: the partition, and the keys that it keeps."""
    (sha256, kind, place), (label, keys) = item
    home = label if label is not None else sha256
    return sha256, (zlib.crc32(repr(home).encode()) % width, kind, place, keys)


def by_document(line):
    return json.loads(line)["document"]["sha256"], line


def restricted(found):
    """The lines of the documents with one hash, for each partition with the items that it has."""
    lines, speaker, plans = (list(some) for some in found)
    if not speaker or not plans:
        return
    (document, paths), items = speaker[0], plans[0]
    by_part = {}
    for part, kind, place, keys in items:
        by_part.setdefault(part, {})[kind, place] = keys
    sent = set()
    for line in sorted(lines):
        whole_one = json.loads(line)
        path = whole_one["document"]["path"]
        if path not in paths or path in sent:
            continue
        sent.add(path)
        for part, some in sorted(by_part.items()):
            one = cut(whole_one, some) if path == document[0] else stub(whole_one)
            yield part, json.dumps(one, separators=(",", ":"))


def cut(document, items):
    """A document with some of its items, which keep the keys that bind."""
    mentions = [place for place in range(len(document["summits"])) if (0, place) in items]
    number = {place: index for index, place in enumerate(mentions)}
    result = dict(document, dates=[], summits=[], quotations=[])
    for place in mentions:
        mention = dict(document["summits"][place])
        relative = mention.get("relative")
        anchor = (relative or {}).get("anchor") or ""
        if anchor.startswith("summit:") and int(anchor[7:]) in number:
            mention["relative"] = dict(relative, anchor=f"summit:{number[int(anchor[7:])]}")
        result["summits"].append(mention)
    for place, quotation in enumerate(document["quotations"]):
        if (1, place) in items:
            # One without a key that binds has one that no other has.
            keys = items[1, place] or [f"{document['document']['sha256']}/{place}"]
            summit = number.get(quotation["summit"])
            result["quotations"].append(dict(quotation, keys=keys, summit=summit))
    return result


def stub(document):
    """Of a copy only its path is needed."""
    article = dict(document["article"], text="", title=None, dropped=[])
    return dict(document, article=article, dates=[], summits=[], quotations=[])


# Writing.


def identifier(line):
    value = json.loads(line)
    return (value.get("summit") or value.get("statement"))["id"]


def place_of(name, width):
    """The partition of an identifier: a letter, a dash and digits of a hash, which spread evenly."""
    if width == 1:
        return 0
    return width - 1 if name > "r" else int(name[2:8], 16) * (width - 1) >> 24


def write_tables(session, extractions, resolved, output):
    """Writes the tables; what has no column of its own is in `json`."""
    text, number, flag = types.StringType(), types.LongType(), types.BooleanType()

    def table(name, rows, columns):
        schema = types.StructType([types.StructField(*column) for column in columns])
        session.createDataFrame(rows, schema).write.parquet(f"{output}/{name}")
        return session.read.parquet(f"{output}/{name}").count()

    def document(line):
        one = json.loads(line)
        article, identity = one.get("article") or {}, one["document"]
        published = (article.get("published") or {}).get("start")
        return (identity["path"], identity["sha256"], identity["bytes"], one["rejected"],
                (article.get("title") or {}).get("text"), article.get("publisher"), published,
                article.get("language"), len(one["quotations"] or []), len(one["summits"] or []),
                line)

    def summit(line):
        one = json.loads(line)["summit"]
        when, where = one["when"] or {}, one["where"] or {}
        return (one["id"], [party_name(party) for party in one["participants"]],
                when.get("start"), when.get("end"), where.get("name"), where.get("country"),
                one["format"], one["status"], one["level"], one["series"], one["origins"],
                bool(one["contradictions"]), one["documents"], line)

    def statement(line):
        one = json.loads(line)["statement"]
        speaker, said = one["speaker"] or {}, one["said"] or {}
        return (one["id"], speaker.get("id"), party_name(speaker), one["text"], one["kind"],
                said.get("start"), said.get("end"), one["summit"], one["origins"],
                bool(one["contradictions"]), one["documents"], line)

    texts = types.ArrayType(text)
    return {
        "documents": table("documents", extractions.map(document), [
            ("path", text), ("sha256", text), ("bytes", number), ("rejected", text),
            ("title", text), ("publisher", text), ("published", text), ("language", text),
            ("quotations", number), ("summits", number), ("json", text)]),
        "summits": table(
            "summits", resolved.filter(lambda line: '"summit":{' in line[:64]
                                       or "summit" in json.loads(line)).map(summit), [
                ("id", text), ("participants", texts), ("starts", text), ("ends", text),
                ("place", text), ("country", text), ("format", text), ("status", text),
                ("level", text), ("series", text), ("origins", number), ("disputed", flag),
                ("documents", texts), ("json", text)]),
        "statements": table(
            "statements", resolved.filter(lambda line: "statement" in json.loads(line))
            .map(statement), [
                ("id", text), ("speaker_id", text), ("speaker", text), ("text", text),
                ("kind", text), ("said_from", text), ("said_to", text), ("summit", text),
                ("origins", number), ("disputed", flag), ("documents", texts), ("json", text)]),
    }


def party_name(party):
    return party.get("name") or party.get("office")


if __name__ == "__main__":
    sys.exit(main())
