"""Programs for the tests, from the packages of Debian and its kin."""

from __future__ import annotations

import os
import shutil

import _commands


def install(packages: list[str]) -> str | None:
    """Install packages; return why not, in Dutch, if that cannot be done."""
    apt_get = _apt_get()
    if apt_get is None:
        return "deze computer heeft geen apt-get, of ik mag er niets mee installeren"
    print(f"Eenmalig: ik installeer {', '.join(packages)} voor de tests …", flush=True)
    # Without an update a fresh machine knows no packages; the install tells if that mattered.
    _commands.run([*apt_get, "update"])
    options = ["--yes", "--no-install-recommends"]
    done = _commands.run([*apt_get, "install", *options, *packages])
    if done.returncode == 0:
        return None
    return _commands.told("installeren lukte niet.", "apt-get", done.stdout)


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
