#!/usr/bin/env python3
# Draws a flame graph of what perf recorded.
# SPDX-License-Identifier: Apache-2.0
"""usage: perf record -F 499 -g readoutd …; perf script -F tid,ip,sym,dso | Benchmarks/flame.py >FILE.svg

A box is as wide as its share of the samples; what is narrower than a pixel is left out. Frames of
libraries without frame pointers stand alone, under the name of the library.
"""
import html
import os
import re
import subprocess
import sys

WIDTH, HEIGHT, DEEPEST = 1400, 16, 42
NOISE = re.compile(r"thunk|partial apply|swift_job_run|_dispatch|^\[|closure #\d+ in closure|start_thread"
                   r"|clone3|SerializedDatabase|DatabaseWriter|inTransaction|^specialized thunk")


class Node:
    def __init__(self):
        self.count, self.below = 0, {}


def stacks(lines):
    """The frames of each sample, outermost first."""
    frames = []
    for line in lines:
        if not line.strip():
            if frames:
                yield frames[::-1]
            frames = []
        elif re.match(r"\s+[0-9a-f]+ ", line):
            name, library = re.match(r"\s+[0-9a-f]+ (.*) \((.*)\)\s*$", line).groups()
            library = os.path.basename(library)
            if name == "[unknown]":
                name = f"in {library}" if library.startswith("lib") else ""
            frames.append(re.sub(r"\+0x[0-9a-f]+$", "", name))
    if frames:
        yield frames[::-1]


def main():
    found = list(stacks(sys.stdin))
    names = sorted({name for frames in found for name in frames})
    plain = subprocess.run(["swift", "demangle", "--simplified"], input="\n".join(names),
                           capture_output=True, text=True).stdout.split("\n")
    spoken = {name: re.sub(r"^specialized |^static |<[^<>]*>", "", words).split("(")[0]
              for name, words in zip(names, plain)}
    root = Node()
    for frames in found:
        root.count += 1
        node = root
        for name in frames:
            words = spoken[name]
            if not words or NOISE.search(words):
                continue
            node = node.below.setdefault(words, Node())
            node.count += 1
    boxes = []
    draw(root, 0, 0, WIDTH / max(1, root.count), boxes)
    height = HEIGHT * (1 + max((depth for _, depth, _, _ in boxes), default=0))
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
          f'font-family="monospace" font-size="11">')
    for x, depth, width, text in boxes:
        y = height - (depth + 1) * HEIGHT
        hue = 20 + sum(text.encode()) % 35
        label = html.escape(text[: int(width / 6.8)]) if width > 30 else ""
        print(f'<g><title>{html.escape(text)}, {100 * width / WIDTH:.1f} %</title>'
              f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{HEIGHT - 1}" '
              f'fill="hsl({hue},80%,65%)"/><text x="{x + 2:.1f}" y="{y + 12}">{label}</text></g>')
    print("</svg>")


def draw(node, x, depth, scale, boxes):
    for name, below in sorted(node.below.items()):
        width = below.count * scale
        if width >= 1 and depth < DEEPEST:
            boxes.append((x, depth, width, name))
            draw(below, x, depth + 1, scale, boxes)
        x += width


if __name__ == "__main__":
    main()
