"""Marionette, the remote control of Mozilla's programs, over TCP.

A message is its length in bytes, a colon and JSON: ``[0, id, command, parameters]`` to the
program and ``[1, id, error, result]`` back.  The package ``marionette_driver`` does this too, but
brings sixteen others along, for telephones among other things.
"""

from __future__ import annotations

import json
import socket
from itertools import count
from pathlib import Path
from typing import Any, Self

from tests.processes import PATIENCE


class MarionetteError(Exception):
    """The program answers with an error, or no longer answers."""


class Marionette:
    """A session with a program that listens on this machine."""

    def __init__(self, port: int) -> None:
        self._numbers = count(1)
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self._answers = self._socket.makefile("rb")
        hello = self._read()
        if hello["marionetteProtocol"] != 3:
            raise MarionetteError(f"another protocol: {hello}")
        self.call("WebDriver:NewSession", capabilities={})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._answers.close()
        self._socket.close()

    def call(self, command: str, **parameters: Any) -> Any:
        """Give a command and return its result.

        :raises MarionetteError: when it fails, or the program ends meanwhile.
        """
        number = next(self._numbers)
        message = json.dumps([0, number, command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        kind, answered, error, result = self._read()
        if error or (kind, answered) != (1, number):
            raise MarionetteError(f"{command}: {error}")
        return result

    def run(self, script: Path, *arguments: Any) -> Any:
        """Run a script as a function of ``arguments``; return what it hands to the last one.

        :raises MarionetteError: when it throws, or never gets as far as that.
        """
        result = self.call(
            "WebDriver:ExecuteAsyncScript",
            script=script.read_text(encoding="utf-8"),
            args=arguments,
            sandbox="system",
            scriptTimeout=PATIENCE * 1000,
            filename=script.name,
        )
        return result["value"]

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._read_bytes(1)
        return json.loads(self._read_bytes(int(length[:-1])))

    def _read_bytes(self, number: int) -> bytes:
        found = self._answers.read(number)
        if len(found) < number:
            raise MarionetteError("the program hung up")
        return found
