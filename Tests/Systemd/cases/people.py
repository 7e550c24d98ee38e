# People who use it without being root, and folders in somebody's home.
# SPDX-License-Identifier: Apache-2.0
import os
import shutil

from inside import (BRIEF, Skipped, UNIT, case, configure, ctl, drop, drop_in, entries, expect,
                    install, run, show, sync, wait)

ANN = "4711"


@case("a member of the group asks, and waits, without root; others are told what they lack")
def group():
    install()
    drop("a.txt", BRIEF)
    ctl("sync", "--timeout", "20", user=ANN, groups=["readout"])
    text = ctl("summits", user=ANN, groups=["readout"]).stdout
    expect("Amara Okoye and Tomas Lindqvist" in text, text)
    ended = ctl("reload", user=ANN, groups=["readout"], check=False)
    expect(ended.returncode == 77 and "only root may" in ended.stderr, ended.stderr)
    for command in ("summits", "sync"):
        ended = ctl(command, user=ANN, check=False)
        expect(ended.returncode not in (0, 1), f"{command} ended with {ended.returncode}")
        expect("become a member of the group readout" in ended.stderr, ended.stderr)
    run("systemctl", "stop", UNIT)
    text = ctl("summits", user=ANN, groups=["readout"]).stdout
    expect("Amara Okoye and Tomas Lindqvist" in text, "nothing can be read while it is stopped")
    ended = ctl("sync", user=ANN, groups=["readout"], check=False)
    expect(ended.returncode == 69 and "no readoutd is running" in ended.stderr, ended.stderr)


@case("a member of the group drops articles, and they are read")
def dropping():
    install()
    run("sh", "-c", "umask 027; printf '%s' \"$1\" > /srv/readout/a.txt", "sh", BRIEF, user=ANN,
        groups=["readout"])
    sync()
    expect(entries("READOUT_EVENT=document.indexed"), "the article was not read")


@case("doctor explains a home that cannot be entered, and its advice mends it")
def doctor_home():
    install(start=False)
    run("useradd", "--create-home", "ann")
    os.chmod("/home/ann", 0o700)
    os.makedirs("/home/ann/articles")
    run("chown", "ann:ann", "/home/ann/articles")
    os.chmod("/home/ann/articles", 0o700)
    configure('watch = "/home/ann/articles"\n')
    ended = ctl("doctor", check=False)
    expect(ended.returncode == 1, f"doctor ended with {ended.returncode}")
    expect("the user readout cannot pass through '/home/ann': permission denied" in ended.stdout,
           ended.stdout)
    expect("BindReadOnlyPaths=/home/ann/articles" in ended.stdout, ended.stdout)
    # What it advises, with modes instead of access control lists.
    os.chmod("/home/ann", 0o711)
    ended = ctl("doctor", check=False)
    expect("the user readout cannot read '/home/ann/articles': permission denied" in ended.stdout,
           ended.stdout)
    run("chgrp", "readout", "/home/ann/articles")
    os.chmod("/home/ann/articles", 0o2750)
    drop_in("50-home", "[Service]\nProtectHome=tmpfs\nBindReadOnlyPaths=/home/ann/articles\n")
    run("systemctl", "start", UNIT)
    text = ctl("doctor").stdout
    expect("error" not in text, text)
    for line in ("'/home/ann/articles' can be read by the user readout", "readoutd is running",
                 "a journal listens, and is kept", "the kernel allows"):
        expect(line in text, f"doctor lacks '{line}':\n{text}")
    with open("/home/ann/articles/a.txt", "w") as out:
        out.write(BRIEF)
    sync()
    expect(entries("READOUT_EVENT=document.indexed"), "the article was not read")


@case("doctor names files that the service may not read, and what keeps somebody from asking")
def doctor_files():
    install()
    for name in ("a.txt", "b.txt", "notes.xyz"):
        drop(name, BRIEF)
    sync()
    os.chmod("/srv/readout/a.txt", 0o600)
    os.chmod("/srv/readout/notes.xyz", 0o600)
    text = ctl("doctor").stdout
    expect("1 file or folder below it cannot be read by the user readout, such as "
           "'/srv/readout/a.txt'" in text, text)
    text = ctl("doctor", user=ANN, check=False).stdout
    expect("cannot be read by 4711" in text and "adduser" in text, text)
    expect("cannot read the journal" in text, text)
    run("systemctl", "stop", UNIT)
    ended = ctl("doctor", check=False)
    expect(ended.returncode == 1 and "sudo systemctl start readoutd" in ended.stdout, ended.stdout)


@case("everybody can have a service of their own")
def user_unit():
    install(start=False)
    run("useradd", "--create-home", "--uid", ANN, "ann")
    os.makedirs(f"/run/user/{ANN}", mode=0o700)
    shutil.chown(f"/run/user/{ANN}", "ann", "ann")
    run("systemd-run", "--unit=manager", "--uid=ann", "--gid=ann", "--property=Delegate=yes",
        "--property=Type=notify", f"--setenv=XDG_RUNTIME_DIR=/run/user/{ANN}",
        "--setenv=HOME=/home/ann", "--property=WorkingDirectory=/home/ann",
        "/lib/systemd/systemd", "--user")
    environment = {**os.environ, "XDG_RUNTIME_DIR": f"/run/user/{ANN}", "HOME": "/home/ann"}

    def own(*command, **options):
        return run(*command, user=ANN, env=environment, cwd="/home/ann", **options)

    own("systemctl", "--user", "enable", "--now", "readoutd")
    wait("the service", lambda: own("systemctl", "--user", "is-active", "readoutd",
                                    check=False).stdout.strip() == "active")
    own("sh", "-c", "printf '%s' \"$1\" > ~/Readout/a.txt", "sh", BRIEF)
    state = own("systemctl", "--user", "show", "readoutd", "-P", "ExecStart").stdout
    state = state.split("--state ")[1].split()[0]
    own("readoutctl", "sync", "--timeout", "20", "--state", state)
    text = own("readoutctl", "summits", "--state", state).stdout
    expect("Amara Okoye and Tomas Lindqvist" in text, text)
    own("systemctl", "--user", "reload", "readoutd")
    found = entries("READOUT_EVENT=summit.new", f"_UID={ANN}")
    expect(len(found) == 1, "the event is not in the journal")
