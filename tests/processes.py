"""Programs that are started for a test: apart from the user's own, and ended for certain."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

PATIENCE = 300
"""Seconds for an answer: only a program that is stuck takes so long, also on a busy machine."""
LOOK_AGAIN = 0.05
"""Seconds between two looks at whether something is so."""
A_MOMENT = 10
"""Seconds that a program gets to end by itself."""


def environment(home: Path) -> dict[str, str]:
    """Return the variables of a user who has nothing but an empty home folder.

    In another time zone than the programme: a start that is right there, is right anywhere.
    """
    runtime = home / "run"
    runtime.mkdir(mode=0o700, parents=True)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        # What the services of a desktop would do about settings, networks and proxies.
        "GSETTINGS_BACKEND": "memory",
        "GIO_USE_NETWORK_MONITOR": "base",
        "GIO_USE_PROXY_RESOLVER": "dummy",
        "NO_AT_BRIDGE": "1",
        "TZ": "America/New_York",
        "XDG_RUNTIME_DIR": str(runtime),
    }


def start(
    command: list[str],
    home: Path,
    *,
    talks: bool = False,
    variables: Mapping[str, str] | None = None,
) -> subprocess.Popen[str]:
    """Start a program in a group of its own; what it complains about goes to ``home/log``.

    :param talks: whether the test writes lines to it and reads its answers.
    :param variables: what its environment has besides.
    """
    with (home / "log").open("ab") as log:
        return subprocess.Popen(
            command,
            env={**environment(home), **(variables or {})},
            cwd=home,
            stdin=subprocess.PIPE if talks else subprocess.DEVNULL,
            stdout=subprocess.PIPE if talks else log,
            stderr=log,
            start_new_session=True,
            text=True,
        )


def stop(process: subprocess.Popen[str]) -> None:
    """Wait a moment for a program to end; then end it, and everything that it started."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(A_MOMENT)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in filter(None, (process.stdin, process.stdout)):
        pipe.close()


def wait_until(so: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Wait until something is so; after ``patience`` seconds it may still not be so."""
    deadline = time.monotonic() + patience
    while not so() and time.monotonic() < deadline:
        time.sleep(LOOK_AGAIN)
