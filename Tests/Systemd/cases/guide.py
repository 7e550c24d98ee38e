# The steps of docs/GUIDE.md, as somebody follows them who has just installed the package.
# SPDX-License-Identifier: Apache-2.0
import os
import re

from inside import FOLDER, ROOT, case, ctl, expect, install, run, wait

ANN = "4711"


def guide():
    """The text of the guide."""
    with open(os.path.join(ROOT, "docs/GUIDE.md"), encoding="utf-8") as text:
        return text.read()


def articles():
    """The articles that the guide has dropped, as shell commands."""
    return re.findall(r"^\$ (cat >/srv/readout/.*?^TEXT)$", guide(), re.M | re.S)


def unit(name):
    """A unit of the guide, by the name of its file."""
    return guide().split(name + "`:\n\n```\n")[1].split("```")[0]


@case("the guide's articles become the guide's answers")
def guide_answers():
    install()
    member = {"user": ANN, "groups": ["readout"]}
    first, second = articles()
    run("sh", "-c", first, **member)
    ctl("sync", "--timeout", "20", **member)
    for command in ("summits", "quotes"):
        shown = guide().split(f"$ readoutctl {command}\n")[1].split("\n")[:2]
        given = ctl(command, **member).stdout.splitlines()
        expect(len(given) == 2, "\n".join(given))
        for a, b in zip(shown, given):
            a, b = a.split()[1:], b.split()[1:]
            expect(a == b, f"the guide has {a}, the program {b}")
    run("sh", "-c", second, **member)
    ctl("sync", "--timeout", "20", **member)
    ended = ctl("check", "we agreed on everything that matters", check=False, **member)
    sentence = guide().split('$ readoutctl check "we agreed on everything that matters"\n')[1]
    expect(ended.stdout.split("\n")[0] == sentence.split("\n")[0], ended.stdout)
    expect(ended.returncode == 2, f"it ended with {ended.returncode}")
    expect(" 2 " in ctl("summits", **member).stdout, "the reports are not one summit")
    for command in re.findall(r"^\$ readoutctl ((?:summits|quotes) --[^|\n]*)$", guide(), re.M):
        ended = run("sh", "-c", "readoutctl " + command.split("#")[0], check=False, **member)
        expect(ended.returncode == 0, f"{command}: {ended.stdout}{ended.stderr}")


@case("the guide's units tell of a new summit, on the desktop and by mail")
def guide_units():
    install()
    for program in ("mail", "notify-send"):
        path = f"/usr/local/bin/{program}"
        with open(path, "w") as out:
            # A unit with a user of its own can write nothing but the journal.
            out.write(f'#!/bin/sh\nexec logger -t told-{program} -- "$*"\n')
        os.chmod(path, 0o755)
    os.makedirs("/etc/systemd/system", exist_ok=True)
    # The unit of the desktop differs from one of the system in who starts it only.
    for name in ("readout-mail.service", "readout-notify.service"):
        with open(f"/etc/systemd/system/{name}", "w") as out:
            out.write(unit(name))
    run("systemctl", "daemon-reload")
    run("systemctl", "start", "readout-mail", "readout-notify")

    wait("two programs that follow",
         lambda: int(run("pgrep", "-xc", "readoutctl", check=False).stdout or 0) >= 2)
    run("sh", "-c", articles()[0])
    def told(program):
        return run("journalctl", "-t", f"told-{program}", "-o", "cat", check=False).stdout

    for program in ("mail", "notify-send"):
        wait(f"a call of {program}", lambda: "summit.new" in told(program) or "met in" in told(program))
    expect("Amara Okoye and Tomas Lindqvist met in Haldvik on 2024-05-03" in told("notify-send"),
           told("notify-send"))
    expect("readout: summit.new" in told("mail"), told("mail"))
    expect(os.path.exists(os.path.join(FOLDER, "first.txt")), "the article is gone")
