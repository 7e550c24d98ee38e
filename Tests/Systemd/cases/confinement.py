# What the service may not do, tried from within its own unit.
# SPDX-License-Identifier: Apache-2.0
import json
import os

from inside import (BRIEF, STATE, UNIT, case, drop, drop_in, expect, install, main_pid, run, show,
                    sync)

# Runs in the service's place, and says what it could do.
PROBE = r'''
import ctypes, json, mmap, os, socket, subprocess
seen = {}
def tried(name, action):
    try:
        action()
        seen[name] = "allowed"
    except OSError as error:
        seen[name] = error.strerror
for place in ("/etc/x", "/usr/x", "/var/x", "/srv/readout/x", "/run/x", "/root/x", "/home/x",
              "/var/lib/readout/x", "/run/readoutd/x"):
    tried("write " + place, lambda: open(place, "w").close())
for family in ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_UNIX"):
    tried(family, lambda: socket.socket(getattr(socket, family), socket.SOCK_DGRAM).close())
for program in ("/bin/true", "/usr/bin/env", "/usr/bin/readoutctl"):
    tried("run " + program, lambda: subprocess.run([program, "--help"], stdout=-3, stderr=-3))
tried("write and run memory", lambda: mmap.mmap(
    -1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC))
tried("see other processes", lambda: open("/proc/1/status").close())
libc = ctypes.CDLL(None, use_errno=True)
def namespace():
    if libc.unshare(0x10000000) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
tried("make a user namespace", namespace)
seen["capabilities"] = next(line.split()[1] for line in open("/proc/self/status")
                            if line.startswith("CapEff"))
open("/var/lib/readout/probe", "w").write(json.dumps(seen))
'''


@case("it can write nothing but its state, reach no network, and run nothing but itself")
def denied():
    install(start=False)
    with open("/usr/share/readout-probe.py", "w") as out:
        out.write(PROBE)
    drop_in("50-probe", """[Service]
Type=oneshot
Restart=no
WatchdogSec=0
ExecStart=
ExecStart=/usr/bin/python3 -I /usr/share/readout-probe.py
ExecPaths=/usr/bin/python3.11 /usr/bin/python3 /usr/lib/python3.11
""")
    run("systemctl", "start", UNIT)
    with open(f"{STATE}/probe") as found:
        seen = json.load(found)
    allowed = {name for name, outcome in seen.items() if outcome == "allowed"}
    wanted = {"write /var/lib/readout/x", "write /run/readoutd/x", "AF_UNIX",
              "run /usr/bin/readoutctl"}
    expect(allowed == wanted, f"allowed {sorted(allowed)}, of all {seen}")
    expect(int(seen["capabilities"], 16) == 0, f"capabilities {seen['capabilities']}")


@case("the running service has no capability, a filter of system calls, and a folder to read only")
def process():
    install()
    with open(f"/proc/{main_pid()}/status") as status:
        fields = dict(line.rstrip().split(":\t", 1) for line in status if ":\t" in line)
    expect(fields["Seccomp"] == "2" and fields["NoNewPrivs"] == "1", "no filter")
    expect(int(fields["CapEff"], 16) == 0 and int(fields["CapBnd"], 16) == 0, "capabilities")
    with open(f"/proc/{main_pid()}/mountinfo") as mounts:
        mounted = {line.split()[4]: line.split()[5].split(",") for line in mounts}
    expect("ro" in mounted["/srv/readout"], "the folder can be written")
    expect("noexec" in mounted["/"] and "ro" in mounted["/"], f"the root is {mounted['/']}")
    expect(os.stat(STATE).st_mode & 0o7777 == 0o750, "the state folder is open to others")
    drop("a.txt", BRIEF)
    sync()
    for folder, _, names in os.walk(STATE):
        for name in names:
            mode = os.lstat(os.path.join(folder, name)).st_mode
            expect(os.path.islink(os.path.join(folder, name)) or mode & 0o027 == 0,
                   f"{name} has mode {mode & 0o777:o}")


@case("it writes nothing to the journal that it is not asked for")
def silence():
    install()
    drop("a.txt", BRIEF)
    sync()
    run("systemctl", "stop", UNIT)
    run("journalctl", "--sync")
    text = run("journalctl", "-t", "readoutd", "_TRANSPORT=stdout", "--no-pager", "-o", "cat").stdout
    # Where root may not raise limits, as in some containers, LimitNICE= cannot help.
    lines = [line for line in text.splitlines() if "Failed to set thread priority" not in line]
    expect(not lines, f"on standard output and error: {lines}")
    expect(show("Result") == "success", show("Result"))
