# What can be said of the files before anything runs.
# SPDX-License-Identifier: Apache-2.0
import glob
import os
import re
import shutil

from inside import (ROOT, Skipped, UNIT, UNPACKED, case, ctl, expect, figure, install, package, run)


@case("the unit is exposed by no more than 1.0")
def exposure():
    install(start=False)
    text = run("systemd-analyze", "security", "--offline=true", "--threshold=10", UNIT).stdout
    found = re.search(r"exposure level for \S+: ([0-9.]+)", text)
    expect(found, "systemd-analyze says no exposure level")
    figure(f"exposure {found.group(1)} (at most 1.0)")


@case("systemd has nothing to say against the units")
def verify():
    install(start=False)
    ended = run("systemd-analyze", "verify", "--man=yes", UNIT)
    expect(not ended.stderr, ended.stderr)
    os.makedirs("/run/user/0", exist_ok=True)
    ended = run("systemd-analyze", "verify", "--user", "--man=yes",
                "/usr/lib/systemd/user/readoutd.service",
                env={**os.environ, "XDG_RUNTIME_DIR": "/run/user/0"})
    expect(not ended.stderr, ended.stderr)
    figure("lines of systemd-analyze verify: 0")


@case("the manual pages are formatted without a complaint")
def manual():
    pages = sorted(glob.glob(os.path.join(ROOT, "man/*.[1-8]")))
    expect(len(pages) >= 4, f"only {len(pages)} manual pages")
    for page in pages:
        ended = run("man", "--warnings", "--encoding=utf8", "--local-file", page,
                    env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANROFFSEQ": ""})
        expect(not ended.stderr, f"{page}: {ended.stderr}")
        expect(len(ended.stdout) > 500, f"{page} says little")
    figure("complaints of man --warnings: 0")


@case("lintian finds no error in the package")
def lintian():
    if not shutil.which("lintian"):
        raise Skipped("there is no lintian")
    ended = run("lintian", "--fail-on", "error", "--allow-root", "--info", package(), check=False,
                timeout=280)
    expect(ended.returncode == 0, ended.stdout + ended.stderr)
    warnings = [line for line in ended.stdout.splitlines() if line.startswith("W:")]
    figure(f"errors of lintian: 0, warnings: {len(warnings)}")


@case("the programs need only libraries of the base system")
def libraries():
    allowed = {"libc", "libm", "libgcc_s", "libstdc++", "libsqlite3", "libsystemd", "libuchardet",
               "libxml2", "libzstd", "ld-linux-x86-64", "ld-linux-aarch64"}
    for program in ("readoutd", "readoutctl"):
        text = run("objdump", "-p", f"{UNPACKED}/usr/bin/{program}").stdout
        needed = set(re.findall(r"NEEDED\s+([^\s.]+)\.so", text))
        expect(needed and needed <= allowed, f"{program} needs {sorted(needed - allowed)}")


@case("the completions are there, and bash takes its own")
def completions():
    install(start=False)
    for path in ("bash-completion/completions/readoutctl", "zsh/vendor-completions/_readoutctl",
                 "fish/vendor_completions.d/readoutctl.fish"):
        expect(os.path.getsize(f"/usr/share/{path}") > 1000, f"{path} is empty")
    run("bash", "-n", "/usr/share/bash-completion/completions/readoutctl")
    words = run("bash", "-c", """
        source /usr/share/bash-completion/completions/readoutctl
        COMP_WORDS=(readoutctl sy) COMP_CWORD=1 COMP_LINE='readoutctl sy' COMP_POINT=13
        _readoutctl readoutctl sy readoutctl; printf '%s\\n' "${COMPREPLY[@]}" """).stdout
    expect("sync" in words, f"'sy' is completed to {words!r}")
    expect("config" in ctl("--help").stdout, "readoutctl tells nothing of config")
