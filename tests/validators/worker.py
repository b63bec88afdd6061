"""A checker in another language: one program that judges one calendar after another."""

from __future__ import annotations

import atexit
import base64
import json
import subprocess
from pathlib import Path

HERE = Path(__file__).parent


class Worker:
    """Takes calendars as lines of base64, and answers each with a line of JSON: a list of texts."""

    def __init__(self, *command: str) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=HERE
        )
        atexit.register(self._stop)

    def objections(self, content: bytes) -> list[str]:
        """Return what the program has against ``content``."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(base64.b64encode(content).decode() + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, f"{self._process.args!r} stopped"
        return [str(text) for text in json.loads(answer)]

    def _stop(self) -> None:
        self._process.kill()
        self._process.communicate()
