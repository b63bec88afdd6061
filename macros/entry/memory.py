"""What was read in the last time, per edition: ``programme/<jaar>/.import.json``.

It is in git beside the sessions, so that the next import knows what an editor changed since, on
whatever computer that was.  It holds what went into sessions and nothing else of a spreadsheet:
a column that was refused is not in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.entry.columns import BY_KEY
from macros.entry.texts import Texts

FILE = ".import.json"
"""Hidden, as it is no editor's business; whatever reads a programme skips such files."""

_VERSION = 1


class BrokenMemoryError(ValueError):
    """The file is not one of ours, or somebody changed it."""


@dataclass(frozen=True)
class Remembered:
    """A session as a spreadsheet last had it."""

    texts: Texts
    """Only the columns that a spreadsheet had."""
    source: str = ""
    """Which spreadsheet, by name."""
    number: str = ""
    """What a web form counts it by."""


@dataclass(frozen=True)
class Memory:
    """What is remembered of one edition."""

    sessions: Mapping[str, Remembered] = field(default_factory=dict)
    """Name of a session's file at the time → what a spreadsheet had."""

    @property
    def as_bytes(self) -> bytes:
        """The file: a line per text, sorted, so that git can merge two of them."""
        data = {
            "versie": _VERSION,
            "sessies": {name: _plain(session) for name, session in self.sessions.items()},
        }
        return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_memory(raw: bytes | None) -> Memory:
    """Return what a file remembers; of no file, nothing.

    :raises BrokenMemoryError: when it cannot be read.
    """
    if raw is None:
        return Memory()
    try:
        data = json.loads(raw)
        if data["versie"] != _VERSION:
            raise BrokenMemoryError("another version")
        found = {str(name): _remembered(entry) for name, entry in data["sessies"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BrokenMemoryError(str(error)) from error
    return Memory(found)


def _plain(session: Remembered) -> dict[str, Any]:
    return {
        "bron": session.source,
        "nummer": session.number,
        "velden": dict(session.texts.fields),
        "momenten": {key: dict(texts) for key, texts in session.texts.moments.items()},
    }


def _remembered(entry: Mapping[str, Any]) -> Remembered:
    moments = {str(key): _texts(texts) for key, texts in entry["momenten"].items()}
    texts = Texts(_texts(entry["velden"]), moments)
    return Remembered(texts, str(entry["bron"]), str(entry["nummer"]))


def _texts(texts: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(text) for key, text in texts.items() if key in BY_KEY}
