"""Programs for the tests, from the packages of Debian and its kin."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import _commands

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


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


def program(name: str) -> Path | None:
    """Return a program that tests can steer, None if it is absent.

    A snap does not count: it sees other folders than the test that started it.
    """
    found = shutil.which(name)
    if found is None or os.name == "nt":
        return None
    is_snap = "snap" in Path(found).resolve().parts or b"/snap/" in Path(found).read_bytes()
    return None if is_snap else Path(found)


def install_programs(
    programs: Mapping[str, tuple[Callable[[], Path | None], list[str]]],
) -> str | None:
    """Install what is absent; return what is still absent afterwards and why, in Dutch.

    :param programs: name → what finds it, and the packages it takes.
    """
    problems = []
    for name, (find, packages) in programs.items():
        if find():
            continue
        problem = _snap_problem(packages) or install(packages)
        if not find():
            problems.append(f"{name}: {problem or 'ook na het installeren werkt het niet'}")
    return "\n".join(problems) or None


def _snap_problem(packages: list[str]) -> str | None:
    """Say so if the package here is no more than a way to get a snap, as Ubuntu has them."""
    if shutil.which("apt-cache") is None:
        return None
    shown = _commands.run(["apt-cache", "show", "--no-all-versions", *packages]).stdout
    if re.search(r"^Version: .*\dsnap\d", shown, re.MULTILINE):
        return "het pakket van deze computer haalt een snap op, en daar kunnen de tests niet mee"
    return None


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
