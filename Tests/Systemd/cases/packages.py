# Installing, upgrading and removing: the Debian package, and from source.
# SPDX-License-Identifier: Apache-2.0
import os

from inside import (BRIEF, ROOT, STATE, UNIT, case, configure, ctl, drop, entries, events, expect,
                    expect_each_once, install, install_package, main_pid, package, report, run, show,
                    sync)


def older():
    """The package as it would have been one version ago."""
    run("dpkg-deb", "--raw-extract", package(), "/tmp/older")
    with open("/tmp/older/DEBIAN/control") as control:
        text = control.read()
    lines = ["Version: 0.0.9" if line.startswith("Version:") else line for line in text.splitlines()]
    with open("/tmp/older/DEBIAN/control", "w") as control:
        control.write("\n".join(lines) + "\n")
    run("dpkg-deb", "-Znone", "--build", "/tmp/older", "/tmp/older.deb")
    return "/tmp/older.deb"


@case("installed, it runs and starts with the machine; upgraded, it keeps its state; purged, it is gone")
def lifetime():
    install_package(older())
    expect(show("ActiveState") == "active" and show("UnitFileState") == "enabled",
           f"{show('ActiveState')}, {show('UnitFileState')}")
    expect(os.stat("/srv/readout").st_mode & 0o7777 == 0o2775, "the folder is not the group's")
    text = run("getent", "passwd", "readout").stdout
    expect(text.rstrip().endswith((":/usr/sbin/nologin", ":/bin/false")), text)
    drop("a.txt", BRIEF)
    sync()
    expect("Subject: A document was read" in run(
        "journalctl", "-x", "-t", "readoutd", "--no-pager").stdout, "the catalog is not there")
    configure('log_level = "notice"\n')
    before, identifier = main_pid(), ctl("status", "--json").stdout
    told = len(events())

    install_package(package())
    expect(main_pid() not in (0, before), "it was not started again")
    sync()
    expect(ctl("status", "--json").stdout == identifier, "the index is another one")
    expect(len(events()) == told, "something was told again")
    expect(os.path.exists("/etc/readout/readoutd.toml.d/50-test.toml"), "the configuration is lost")
    drop("b.txt", report(1))
    sync()
    expect_each_once(["a.txt", "b.txt"])

    run("dpkg", "--remove", "readout")
    expect(show("ActiveState") == "inactive", "it still runs")
    expect(os.path.exists(f"{STATE}/index.sqlite"), "removal takes the state")
    os.remove("/etc/readout/readoutd.toml.d/50-test.toml")
    run("dpkg", "--purge", "readout")
    expect(not os.path.exists(STATE), "purging leaves the state")
    expect(not os.path.exists("/etc/readout"), "purging leaves the configuration")
    expect(os.path.exists("/srv/readout/a.txt"), "purging takes the articles")
    left = run("dpkg-query", "--list", "readout", check=False).stdout
    expect("\nii" not in left and "\nrc" not in left, left)


@case("a folder that the service may not read is told at the start, and doctor says what to do")
def unreadable_folder():
    install(start=False)
    os.chmod("/srv/readout", 0o700)
    run("systemctl", "start", UNIT, check=False)
    ended = ctl("doctor", check=False)
    expect("the user readout cannot read '/srv/readout': permission denied" in ended.stdout,
           ended.stdout)
    found = entries("PRIORITY=3")
    expect(found and "permission denied" in found[-1]["MESSAGE"].lower(), f"{found}")


@case("installed from source to /usr/local, it runs, too; uninstalled, it leaves index and articles")
def from_source():
    run("make", "-C", ROOT, "install")
    run("systemd-sysusers", "readout.conf")
    run("systemd-tmpfiles", "--create", "readout.conf")
    run("journalctl", "--update-catalog")
    run("systemctl", "daemon-reload")
    run("systemctl", "enable", "--now", UNIT)
    expect(os.readlink(f"/proc/{main_pid()}/exe") == "/usr/local/bin/readoutd", "another program")
    drop("a.txt", BRIEF)
    sync()
    run("systemctl", "reload", UNIT)
    text = run("journalctl", "-x", "-t", "readoutd", "--no-pager").stdout
    expect("Subject: A new configuration is in force" in text, "the catalog is not there")
    run("systemctl", "disable", "--now", UNIT)
    run("make", "-C", ROOT, "uninstall")
    left = run("find", "/usr/local", "-name", "*readout*").stdout
    expect(not left, f"left behind: {left}")
    expect(os.path.exists(f"{STATE}/index.sqlite") and os.path.exists("/srv/readout/a.txt"),
           "index or articles are gone")
