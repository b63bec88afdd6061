"""Fields and a description → the text of a file, as CONTRIBUTING tells an editor to write one.

What is written reads back as it went in, but for what cannot stand in a file or says nothing: see
``writable`` and ``description``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.entry.layout import Layout, layout_of
from macros.programme.corrections import quoted
from macros.programme.fields import clean
from macros.programme.model import Content, Entry, Session
from macros.programme.yamltext import Value

Fields = Mapping[str, Value]
"""Dutch keys → what stands behind them: text, or lists and groups of it."""

_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_.@:?=&%+~#,;()-]*(?<!:)")
"""A text that YAML takes as it is, in a list and behind a key."""

_UNREADABLE = frozenset("\ufeff\ufffe\uffff")
"""A mark of byte order, and what is no character: YAML 1.1, section 5.1."""


@dataclass(frozen=True)
class Draft:
    """A session that is not in the programme yet, or not as it is here."""

    year: int
    name: str
    """The name of its file without ``.md``: see ``free_name``."""
    fields: Fields
    body: str = ""
    """The description, as Markdown."""

    @property
    def path(self) -> str:
        """The file, under the folder with the content."""
        return f"{self.year}/sessies/{self.name}.md"

    @property
    def text(self) -> str:
        """What is in the file."""
        return session_text(self.fields, self.body)

    def write(self, folder: Path) -> Path:
        """Write the file under ``folder``, and return where it is."""
        path = folder / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text, encoding="utf-8", newline="\n")
        return path


def session_text(fields: Fields, body: str = "") -> str:
    """Return the text of a session's file."""
    return f"---\n{yaml_text(Session, fields)}---\n{description(body)}"


def yaml_text(model: type[Content], fields: Fields) -> str:
    """Return ``fields`` as the lines of YAML that say them, in the order of ``model``."""
    written = writable(dict(fields))
    lines = _group(written, layout_of(model)) if isinstance(written, dict) else ()
    return "".join(f"{line}\n" for line in lines)


def entry_text(model: type[Entry], slug: str, fields: Fields) -> str:
    """Return the lines that say an entry of a reference list."""
    written = writable({slug: dict(fields)})
    layout = Layout(under={slug: layout_of(model)})
    lines = _group(written, layout) if isinstance(written, dict) else ()
    return "".join(f"{line}\n" for line in lines)


def pair_lines(key: str, value: Value, layout: Layout) -> list[str]:
    """Return the lines that say one field.

    :param value: as ``writable`` gives it.
    """
    return [*_pair(_scalar(key, is_plain=True), value, layout)]


def writable(value: Value) -> Value:
    """Return what of ``value`` can stand in a file, and says something.

    Gone are empty texts, lists and groups, and what no file may hold: control characters, and
    characters that turn the direction of reading.  A text ends without a line end; an item of a
    list is one line.
    """
    if isinstance(value, dict):
        kept = {key: writable(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner} or None
    if isinstance(value, list):
        items = (" ".join(v.split("\n")) if isinstance(v, str) else v for v in map(writable, value))
        return [item for item in items if item] or None
    lines = readable(value or "").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip() or None


def description(text: str) -> str:
    """Return a description as it stands in a file: nothing, or lines with one line end after."""
    lines = "\n".join(line.rstrip("\r") for line in readable(text).strip("\n").split("\n"))
    return f"{lines.rstrip()}\n" if lines.strip() else ""


def readable(text: str) -> str:
    """Return ``text`` without the characters that a file may not hold."""
    return "".join(c for c in clean(text) if not _is_unreadable(c))


def _is_unreadable(character: str) -> bool:
    if character in _UNREADABLE or unicodedata.category(character) == "Cs":
        return True
    # Unicode UAX 9: these show a text in another order than it is read.
    return "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"


def _group(fields: Fields, layout: Layout) -> Iterator[str]:
    # Sorting keeps the order of what the model does not know.
    for key in sorted(fields, key=layout.place):
        yield from _pair(_scalar(key, is_plain=True), fields[key], layout.of(key))


def _pair(key: str, value: Value, layout: Layout) -> Iterator[str]:
    if isinstance(value, dict):
        yield f"{key}:"
        yield from _indented(_group(value, layout))
    elif isinstance(value, list):
        yield f"{key}:"
        yield from _indented(_items(value, layout))
    elif "\n" in (text := value or ""):
        # Without the minus the last field of a file would end otherwise than one before it.
        yield f"{key}: |-"
        yield from _indented(iter(text.split("\n")))
    else:
        yield f"{key}: {_scalar(text, is_plain=layout.is_plain)}"


def _items(values: list[Value], layout: Layout) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict):
            lines = _group(value, layout)
        elif isinstance(value, list):
            lines = _items(value, layout)
        else:
            lines = iter([_scalar(value or "", is_plain=layout.is_plain)])
        yield f"- {next(lines)}"
        yield from _indented(lines)


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def _scalar(text: str, *, is_plain: bool) -> str:
    return text if is_plain and _BARE.fullmatch(text) else quoted(text)
