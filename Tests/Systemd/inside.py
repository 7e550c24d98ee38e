# What tests use within a sandbox: the installed package, the folder, the journal.
# SPDX-License-Identifier: Apache-2.0
import glob
import json
import os
import shutil
import subprocess
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = "/srv/readout"
STATE = "/var/lib/readout"
UNIT = "readoutd.service"
UNPACKED = os.path.join(ROOT, ".build/systemd")
CASES = {}

BRIEF = """HALDVIK, Norland, May 3, 2024 (NPA) — President Amara Okoye of Zembala met Norland's \
prime minister, Tomas Lindqvist, in Haldvik on Friday.

“We agreed on everything that matters to our two coasts,” Lindqvist told reporters after the talks.
"""


class Failure(Exception):
    """Something is not as it should be."""


class Skipped(Exception):
    """Something that a test needs is not there."""


class Case:
    def __init__(self, sentence, body, alone):
        self.sentence, self.body, self.alone = sentence, body, alone


def case(sentence, alone=False):
    """Makes a function a test, which the sentence tells; `alone`, while no other test runs."""
    def register(body):
        CASES[body.__name__] = Case(sentence, body, alone)
        return body
    return register


def expect(condition, problem):
    if not condition:
        raise Failure(problem)


def figure(text):
    print("FIGURE " + text)


def is_measuring():
    return bool(os.environ.get("READOUT_FIGURES"))


# ---- programs ------------------------------------------------------------------------------------

def run(*command, check=True, user=None, groups=(), timeout=60, **options):
    """Runs a program; its status and what it wrote. As `user`, it has no rights but its groups'."""
    command = list(command)
    if user is not None:
        command = ["setpriv", f"--reuid={user}", f"--regid={user}", "--inh-caps=-all",
                   f"--groups={','.join(groups)}" if groups else "--clear-groups"] + command
    ended = subprocess.run(command, capture_output=True, text=True, timeout=timeout, **options)
    if check and ended.returncode != 0:
        raise Failure(f"{' '.join(command)} ended with {ended.returncode}: "
                      f"{ended.stdout}{ended.stderr}")
    return ended


def ctl(*arguments, **options):
    return run("readoutctl", *arguments, **options)


def show(name):
    return run("systemctl", "show", UNIT, "--property", name, "--value").stdout.strip()


def main_pid():
    return int(show("MainPID"))


def sync(timeout=60):
    """Waits until everything in the folder is indexed and published."""
    ctl("sync", "--timeout", str(timeout), timeout=timeout + 10)


def wait(what, condition, seconds=20):
    """Waits for something that nobody tells; its value."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise Failure(f"{what}: not within {seconds} s")


# ---- the package ---------------------------------------------------------------------------------

def package():
    """The package that was made; none where there is none."""
    found = sorted(glob.glob(os.path.join(ROOT, ".build/deb/readout_*.deb")))
    return found[-1] if found else None


def unpack():
    """Unpacks the package once for all tests; runs outside of the sandboxes."""
    shutil.rmtree(UNPACKED, ignore_errors=True)
    run("dpkg-deb", "--extract", package(), UNPACKED)


def install(start=True):
    """Puts the package's files in place, and does by hand what its scripts do, but faster."""
    run("sh", "-c", "tar -C \"$1\" -c . | tar -C / -x --keep-directory-symlink --no-same-owner"
        " --no-overwrite-dir", "sh", UNPACKED)
    run("systemd-sysusers", "readout.conf")
    run("systemd-tmpfiles", "--create", "readout.conf")
    run("journalctl", "--update-catalog")
    run("systemctl", "daemon-reload")
    if start:
        run("systemctl", "start", UNIT)


def install_package(path):
    """Installs a package as a person would, on a machine where packages may start services."""
    if os.path.exists("/usr/sbin/policy-rc.d"):
        os.remove("/usr/sbin/policy-rc.d")
    if os.path.exists("/var/lib/man-db/auto-update"):
        os.remove("/var/lib/man-db/auto-update")
    return run("dpkg", "--install", "--force-confnew", "--force-unsafe-io", path)


def drop_in(name, text):
    folder = f"/etc/systemd/system/{UNIT}.d"
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/{name}.conf", "w") as out:
        out.write(text)
    run("systemctl", "daemon-reload")


def configure(text, name="50-test"):
    with open(f"/etc/readout/readoutd.toml.d/{name}.toml", "w") as out:
        out.write(text)


# ---- the folder ----------------------------------------------------------------------------------

def drop(name, text):
    """Puts an article into the folder, whole at once."""
    os.makedirs("/srv/staged", exist_ok=True)
    with open("/srv/staged/article", "w", encoding="utf-8") as out:
        out.write(text)
    os.chmod("/srv/staged/article", 0o644)
    os.rename("/srv/staged/article", os.path.join(FOLDER, name))


def drop_seeds():
    """Puts the sample articles into the folder, one after the other."""
    for path in sorted(glob.glob(os.path.join(ROOT, "seeds/*"))):
        shutil.copy(path, "/srv/staged-seed")
        os.chmod("/srv/staged-seed", 0o644)
        os.rename("/srv/staged-seed", os.path.join(FOLDER, os.path.basename(path)))
        sync()


def age(folder):
    """Makes everything in a folder readable, and an hour old: files that are a second old may still
    be written, and are waited for."""
    run("chmod", "-R", "a+rX", folder)
    run("find", folder, "-type", "f", "-exec", "touch", "--date=1 hour ago", "{}", "+")


def report(number):
    """A short article that says something no other one says."""
    return (f"HALDVIK, Norland, May {1 + number % 28}, 2024 (NPA) — “The harbour plan number "
            f"{number} is ready,” President Amara Okoye of Zembala told reporters.\n")


# ---- the journal ---------------------------------------------------------------------------------

def entries(*matches):
    """The entries of the service, as journalctl gives them to programs; journald has them all."""
    run("journalctl", "--sync")
    text = run("journalctl", "-t", "readoutd", "-o", "json", "--all", "--no-pager", *matches).stdout
    return [json.loads(line) for line in text.splitlines()]


def events(*matches):
    """The entries that are events, without the service's own messages."""
    return [entry for entry in entries(*matches) if "READOUT_EVENT" in entry]


def expect_each_once(documents):
    """Every document was announced, and no event was twice."""
    found = events()
    ids = [entry["READOUT_EVENT_ID"] for entry in found]
    twice = {identifier for identifier in ids if ids.count(identifier) > 1}
    expect(not twice, f"announced more than once: {sorted(twice)[:5]}")
    read = [entry["READOUT_DOCUMENT"] for entry in found
            if entry["READOUT_EVENT"] == "document.indexed"]
    missing = sorted(set(documents) - set(read))
    expect(not missing, f"not announced: {len(missing)}, such as {missing[:3]}")
    expect(len(read) == len(set(read)), "a document was announced twice")
