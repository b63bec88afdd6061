"""The virtual environment that every script runs in, made from a lock file when it is needed.

A script calls `ensure("site")` or `ensure("test")` before it imports anything that is not in the
standard library. The first call makes `.venv/`; later calls only compare a stamp. Then the script
starts over inside. Started by itself, this module does no more than that: for a new container.

A Python that is too old must be able to read this module and the scripts, or nobody sees the
message about it: no syntax, and no import at the top, that is newer than Python 3.7.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import TYPE_CHECKING

import _commands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal, NoReturn

    Extra = Literal["site", "test"]

ROOT = Path(__file__).resolve().parent.parent

LOCKS: dict[Extra, str] = {"site": "requirements.lock", "test": "requirements-test.lock"}
"""What to install for which purpose; the tests' file holds everything for the site as well."""

OLDEST_PYTHON = (3, 11)

TYPED_PYTHON = "WEEK_PYTHON"
"""The variable that says by what name Python was started first, such as ``python3``."""

STAMP = ".week-stamp"
"""File in the environment: what it was made from. Written last, so a half-made one has none."""

UNFINISHED = "unfinished\n"

NO_CONNECTION = ("connection", "retrying", "timed out", "name resolution", "proxy")


class NoEnvironmentError(Exception):
    """The environment can't be made. The text tells the user, in Dutch, why and what to do."""


def ensure(extra: Extra) -> None:
    """Continue inside an up-to-date environment that holds what `extra` asks for.

    Returns only inside that environment; until then it replaces the running process by the same
    script. Where no such environment is to be had, the process ends with a Dutch message and
    exit code 1.
    """
    try:
        _enter(extra)
    except NoEnvironmentError as problem:
        sys.exit(f"FOUT: {problem}")
    except KeyboardInterrupt:
        print("\nAfgebroken.", file=sys.stderr)
        sys.exit(130)


def venv_folder() -> Path:
    """Where the environment is: `.venv/` in the project, or the folder that WEEK_VENV names."""
    return Path(os.environ.get("WEEK_VENV") or ROOT / ".venv").resolve()


def python_problem(version: tuple[int, ...]) -> str | None:
    """What to tell someone whose Python has this version; None if it will do."""
    if version[:2] >= OLDEST_PYTHON:
        return None
    oldest = _dotted(OLDEST_PYTHON)
    return (
        f"dit is Python {_dotted(version)}, maar de site heeft Python {oldest} of nieuwer nodig.\n"
        "Installeer een nieuwere Python en start het script daarmee, bijvoorbeeld:\n"
        f"    python{oldest} {' '.join(sys.argv)}"
    )


def stamp_for(extra: Extra, lock: bytes, python: str, root: Path) -> str:
    """What an environment is made from: purpose, lock file, Python, and the project it is for."""
    return f"{extra}\n{hashlib.sha256(lock).hexdigest()}\n{python}\n{root}\n"


def purpose_to_make(extra: Extra, found: str | None, stamps: dict[Extra, str]) -> Extra | None:
    """What to make an environment for, given its stamp and the ones it may have; None if fine.

    An environment for the tests also does for the site, and stays one for the tests when it is made
    anew: else a build and a test run would keep undoing each other's work after a change of locks.
    """
    if found == stamps["test"] or (extra == "site" and found == stamps["site"]):
        return None
    if found is not None and found.startswith("test\n"):
        return "test"
    return extra


def folder_problem(venv: Path) -> str | None:
    """Why this folder may not be replaced by an environment; None if it may be.

    WEEK_VENV could name any folder, such as someone's home folder or an environment of their own.
    """
    if not venv.exists() or (venv / STAMP).is_file():
        return None
    if venv.is_dir() and not any(venv.iterdir()):
        return None
    return (
        f"{venv} bestaat al en is niet door dit script gemaakt; ik gooi er niets uit weg.\n"
        "Geef het een andere naam, of laat de variabele WEEK_VENV naar een andere map wijzen."
    )


def explain_pip(output: str, lock: str) -> str:
    """Say in Dutch why pip failed, with the end of its own words for whoever is asked for help."""
    said = output.lower()
    if "do not match the hashes" in said:
        reason = (
            f"een opgehaald pakket is niet het pakket uit {lock} (de controlesom klopt niet).\n"
            "Probeer het nog eens; gebeurt het weer, meld het dan aan de beheerder van deze site."
        )
    elif any(word in said for word in NO_CONNECTION):
        reason = (
            "de benodigde pakketten konden niet worden opgehaald.\n"
            "Heeft deze computer internet? Op een kantoornetwerk kan een proxy nodig zijn."
        )
    elif "no matching distribution" in said:
        reason = f"een pakket uit {lock} bestaat niet voor deze computer of deze Python."
    elif "no space left" in said:
        reason = "de schijf is vol."
    else:
        reason = f"de pakketten uit {lock} konden niet worden geïnstalleerd."
    return _commands.told(reason, "pip", output)


def _enter(extra: Extra) -> None:
    problem = python_problem(sys.version_info[:3])
    if problem:
        raise NoEnvironmentError(problem)

    venv = venv_folder()
    inside = Path(sys.prefix).resolve() == venv
    try:
        if _to_make(extra, venv):
            with _one_at_a_time(venv):
                # Another script may have made it while this one waited.
                purpose = _to_make(extra, venv)
                if purpose:
                    _make(purpose, venv)
                    inside = False
    except OSError as error:
        raise NoEnvironmentError(
            f"de Python-omgeving in {venv} kon niet worden gemaakt: {error}\n"
            "Sluit programma's die haar gebruiken, of verwijder die map, en probeer het weer."
        ) from error

    _set_variables(venv)
    if not inside:
        _start_over(_python(venv))


def _to_make(extra: Extra, venv: Path) -> Extra | None:
    try:
        found = (venv / STAMP).read_text(encoding="utf-8")
    except (OSError, ValueError):
        found = None
    # The Python that it was made with can be gone since: then the link to it leads nowhere.
    if found is not None and not _python(venv).exists():
        found = found.split("\n", 1)[0] + "\n"
    return purpose_to_make(extra, found, {purpose: _stamp_now(purpose) for purpose in LOCKS})


def _make(purpose: Extra, venv: Path) -> None:
    problem = folder_problem(venv)
    if problem:
        raise NoEnvironmentError(problem)
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise NoEnvironmentError(
            "bij deze Python ontbreekt het onderdeel venv.\n"
            "Op Debian en Ubuntu zet je het erbij met: sudo apt install python3-venv"
        )
    print(
        f"Eenmalig: ik zet de benodigde pakketten klaar in {venv} (een minuut of wat) …",
        file=sys.stderr,
        flush=True,
    )
    _empty(venv)

    # Inside a virtual environment, possibly the very one that just went, its own Python is no use.
    base_python = getattr(sys, "_base_executable", sys.executable)
    made = _run([base_python, "-m", "venv", str(venv)])
    if made.returncode:
        raise NoEnvironmentError("Python kon geen omgeving maken.\n" + made.stdout.strip())

    lock = LOCKS[purpose]
    finished = _stamp_now(purpose)
    pip = [str(_python(venv)), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    # Ready-made packages only: building one fetches build tools that no lock file vouches for.
    safely = ["--require-hashes", "--only-binary", ":all:"]
    installed = _run([*pip, "install", "--quiet", *safely, "--requirement", str(ROOT / lock)])
    if installed.returncode:
        raise NoEnvironmentError(explain_pip(installed.stdout, lock))

    # A line in a .pth file, not an editable install: nothing to build (so no setuptools to lock and
    # no egg-info in the project), a new package of ours needs no new install, mypy follows it, and
    # `tests` can be imported as well.
    base = {name: str(venv) for name in ("base", "platbase", "installed_base")}
    site_packages = Path(sysconfig.get_path("purelib", "venv", vars=base))
    (site_packages / "week.pth").write_text(f"{ROOT}\n", encoding="locale")
    (venv / STAMP).write_text(finished, encoding="utf-8")


def _empty(venv: Path) -> None:
    """Put an empty folder, recognisably ours, in the place of what there is."""
    old = venv.with_name(venv.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    # Moving is all or nothing: an interrupted removal could leave a stamp that is no longer true.
    if venv.exists():
        venv.rename(old)
        shutil.rmtree(old, ignore_errors=True)
    venv.mkdir(parents=True)
    (venv / STAMP).write_text(UNFINISHED, encoding="utf-8")


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    # The lock goes along: a pip that outlives its script is still at work in that folder.  And
    # PIP_USER, which some set for all their installs, cannot go with a virtual environment.
    return _commands.run(command, close_fds=False, env=dict(os.environ, PIP_USER="0"))


@contextlib.contextmanager
def _one_at_a_time(venv: Path) -> Iterator[None]:
    """Hold the lock beside the folder; the system lets go of it however the holders end."""
    venv.parent.mkdir(parents=True, exist_ok=True)
    with venv.with_name(venv.name + ".lock").open("a", encoding="utf-8") as file:
        os.set_inheritable(file.fileno(), True)  # noqa: FBT003 - by position only
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    time.sleep(1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _set_variables(venv: Path) -> None:
    """Set what every program that is started from here on should see."""
    programs = str(_python(venv).parent)
    path = os.environ.get("PATH", "").split(os.pathsep)
    if path[0] != programs:
        os.environ["PATH"] = os.pathsep.join([programs, *path])
    os.environ["VIRTUAL_ENV"] = str(venv)
    # Both would send the environment's Python elsewhere for its library.
    for name in ("PYTHONHOME", "__PYVENV_LAUNCHER__"):
        os.environ.pop(name, None)
    # Material prints a page about MkDocs 2 on every run; pyproject.toml keeps MkDocs below 2.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    # Windows would otherwise read and print in the code page of the country.
    os.environ["PYTHONUTF8"] = "1"


def _start_over(python: Path) -> NoReturn:
    os.environ.setdefault(TYPED_PYTHON, sys.orig_argv[0])
    command = [str(python), *sys.orig_argv[1:]]
    if os.name == "nt":
        # exec on Windows gives the prompt back at once, and loses the exit code.
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def _python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _stamp_now(purpose: Extra) -> str:
    lock = (ROOT / LOCKS[purpose]).read_bytes()
    return stamp_for(purpose, lock, _dotted(sys.version_info[:3]), ROOT)


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)


if __name__ == "__main__":
    ensure("site")
