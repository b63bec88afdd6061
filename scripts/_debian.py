"""Programs for the tests, from the packages of Debian and its kin."""

from __future__ import annotations

import os
import shutil
import subprocess


def install(packages: list[str]) -> str | None:
    """Install packages; return why not, in Dutch, if that cannot be done."""
    apt_get = _apt_get()
    if apt_get is None:
        return "deze computer heeft geen apt-get, of ik mag er niets mee installeren"
    print(f"Eenmalig: ik installeer {', '.join(packages)} voor de tests …", flush=True)
    # Without an update a fresh machine knows no packages; the install tells if that mattered.
    _run([*apt_get, "update"])
    done = _run([*apt_get, "install", "--yes", "--no-install-recommends", *packages])
    if done.returncode == 0:
        return None
    last_lines = ["    " + line for line in done.stdout.splitlines()[-5:]]
    return "\n".join(["installeren lukte niet. Dit zei apt-get:", *last_lines])


def _apt_get() -> list[str] | None:
    """Return the command that may install; on a machine of CI, that may need sudo."""
    apt_get = shutil.which("apt-get")
    if apt_get is None or not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive", apt_get]
    sudo = shutil.which("sudo")
    if sudo and os.environ.get("CI") == "true":
        return [sudo, "--non-interactive", "DEBIAN_FRONTEND=noninteractive", apt_get]
    return None


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
