"""A resolved set whose words try to be something else.

SPDX-License-Identifier: Apache-2.0
"""

import json

WORDS = [
    "<script>document.title='owned'</script>", "</script><script>document.title='owned'</script>",
    "\"><img src=x onerror=\"document.title='owned'\">", "' onmouseover='document.title=1",
    "{{nonce}} {{{data}}} {{#people}}", "<!-- --> ]]> <![CDATA[", "&lt;b&gt; &amp; &#60;",
    "\u202eright to left\u202c \u2066isolated", "שלום עולם and مرحبا بالعالم",
    "bell\u0007 null-ish\u0001 next\u0085 line\u2028separator\u2029paragraph",
    "=HYPERLINK(\"http://example.org\",\"look\")", "+1+1", "@SUM(1)", "-2+3", "\t=1+1",
    "comma, \"quote\"; semi\\colon\nnew line\r\nBEGIN:VEVENT", "W" * 4000,
    "</textarea></style></title>", "<\u0301script>", "\ufffe\uffff not characters", "🕊️ peace 👩‍🚀",
]


def write(path):
    day = {"start": "2024-05-03", "end": "2024-05-03", "precision": "day", "basis": "dateline"}
    with open(path, "w", encoding="utf-8") as file:
        for number, words in enumerate(WORDS):
            one = {"id": f"one-{number}", "name": words, "kind": "person", "office": words,
                   "country": words, "known": False}
            two = dict(one, id=f"two-{number}", name="Ann Lee")
            span = {"start": 0, "end": 5, "text": words}
            claims = [{"value": words, "document": words, "span": span},
                      {"value": "else", "document": "b.txt", "span": None}]
            dispute = [{"kind": "where", "severity": "hard", "claims": claims}]
            member = {"document": words, "sha256": "00", "key": "k", "spans": [span]}
            for thing in (
                {"summit": {
                    "id": f"s-{number:012x}", "participants": [one, two], "when": day,
                    "where": {"name": words, "country": words}, "format": "in-person",
                    "status": "held", "level": "leaders", "series": words, "host": words,
                    "contradictions": dispute, "members": [member], "origins": 1,
                    "facts": [{"name": "where", "value": words, "origins": 1,
                               "documents": [{"path": words, "span": span}]}]}},
                {"statement": {
                    "id": f"q-{number:012x}", "speaker": one, "text": words, "kind": "direct",
                    "said": day, "summit": f"s-{number:012x}", "contradictions": dispute,
                    "variants": [{"text": words, "document": words, "spans": [span]}],
                    "members": [member], "origins": 1}},
            ):
                file.write(json.dumps({"schema": "readout.resolution/1", **thing}) + "\n")
