# New configurations, good and bad.
# SPDX-License-Identifier: Apache-2.0
import os
import shutil

from inside import (BRIEF, ROOT, Skipped, case, configure, ctl, drop, entries, expect, install, main_pid, run, show,
                    sync, UNIT)

RELOADED = "MESSAGE_ID=088b8def5596496aab50d6227a8ec04a"
REFUSED = "MESSAGE_ID=7ae5622d8cb840bda3c122b810bb4f11"


@case("a reload returns when the new configuration is in force")
def good_configuration():
    install()
    before = main_pid()
    os.makedirs("/srv/other", exist_ok=True)
    for turn in range(5):
        folder = "/srv/other" if turn % 2 == 0 else "/srv/readout"
        configure(f'watch = "{folder}"\n')
        run("systemctl", "reload", UNIT)
        expect(show("ActiveState") == "active", f"state {show('ActiveState')} after the reload")
        expect(folder in show("StatusText"), f"status {show('StatusText')} after the reload")
        expect(len(entries(RELOADED)) == turn + 1, "the entry is missing")
    drop("../other/a.txt", BRIEF)
    sync()
    expect([e["READOUT_DOCUMENT"] for e in entries("READOUT_EVENT=document.indexed")] == ["a.txt"],
           "the new folder is not watched")
    expect(main_pid() == before, "it was restarted")


@case("a bad configuration makes the reload fail, with the place; the old one stays in force")
def bad_configuration():
    install()
    before = main_pid()
    configure("digest = true\nremoval_grace = 3\n")
    ended = run("systemctl", "reload", UNIT, check=False)
    expect(ended.returncode != 0, "the reload succeeded")
    place = "/etc/readout/readoutd.toml.d/50-test.toml:2:17: bad value of 'removal_grace'"
    refusals = entries(REFUSED)
    expect(len(refusals) == 1 and refusals[0]["MESSAGE"].startswith(place), f"{refusals}")
    text = run("journalctl", "-u", UNIT, "--no-pager", "-o", "cat").stdout
    expect(f"error: {place}" in text, "readoutctl does not say why the reload failed")
    expect(main_pid() == before and show("ActiveState") == "active", "it was restarted")
    expect(show("StatusText") == "Watching '/srv/readout'", show("StatusText"))
    drop("a.txt", BRIEF)
    ctl("sync", "--state", "/var/lib/readout", "--timeout", "20")
    expect(entries("READOUT_EVENT=document.indexed"), "it does not work any more")


@case("with the drop-in for it, systemd itself waits until a reload is done")
def notify_reload():
    version = int(run("systemctl", "--version").stdout.split()[1])
    if version < 253:
        raise Skipped(f"systemd {version} is older than 253")
    install(start=False)
    folder = f"/etc/systemd/system/{UNIT}.d"
    os.makedirs(folder, exist_ok=True)
    shutil.copy(f"{ROOT}/systemd/notify-reload.conf", folder)
    run("systemctl", "daemon-reload")
    run("systemctl", "start", UNIT)
    before = main_pid()
    for turn in range(5):
        configure(f"digest = {'true' if turn % 2 else 'false'}\n")
        run("systemctl", "reload", UNIT)
        expect(len(entries(RELOADED)) == turn + 1, "the reload returned before it was done")
    expect(main_pid() == before, "it was restarted")


@case("config check and config cat tell which file won")
def precedence():
    install(start=False)
    for folder in ("/usr/lib", "/run", "/etc"):
        os.makedirs(f"{folder}/readout/readoutd.toml.d", exist_ok=True)
        with open(f"{folder}/readout/readoutd.toml.d/10-folder.toml", "w") as out:
            out.write(f'ignore = ["{folder}"]\n')
    with open("/run/readout/readoutd.toml.d/90-late.toml", "w") as out:
        out.write("digest = false\n\nignore = []\n")
    text = ctl("config", "cat").stdout
    for line in (
        "# /etc/readout/readoutd.toml\n",
        '# /etc/readout/readoutd.toml.d/10-folder.toml\nignore = ["/etc"]\n',
        "# /run/readout/readoutd.toml.d/10-folder.toml is hidden by "
        "/etc/readout/readoutd.toml.d/10-folder.toml\n",
        "# /run/readout/readoutd.toml.d/90-late.toml\n",
    ):
        expect(line in text, f"config cat lacks {line!r}:\n{text}")
    rows = [line.split() for line in ctl("config", "check").stdout.splitlines()[2:]]
    expect(rows == [
        ["digest", "/run/readout/readoutd.toml.d/90-late.toml:1", "–"],
        ["ignore", "/run/readout/readoutd.toml.d/90-late.toml:3",
         "/etc/readout/readoutd.toml.d/10-folder.toml:1"]], f"{rows}")
    configure("wach = 1")
    ended = ctl("config", "check", check=False)
    expect(ended.returncode == 78 and "did you mean 'watch'?" in ended.stderr, ended.stderr)
