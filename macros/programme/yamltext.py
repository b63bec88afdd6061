"""YAML as text: every scalar stays what the editor typed, and every place is known.

YAML's own idea of types turns ``12:30`` into 750, ``010`` into 8 and ``no`` into false, and drops
``#1`` from a title without a word.  So nothing is typed here: the result holds only mappings,
lists, texts and ``None``.  Whatever YAML would lose in silence is reported instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import yaml

from macros.programme import yamlerrors
from macros.programme.findings import Position, Problem
from macros.programme.messages import message

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 12
"""Deeper nesting than any kind of file has; what goes deeper is refused, not followed."""

INVISIBLE = "\u00a0\u2007\u202f\u200b\u200c\u200d\u2060\ufeff"
"""Spaces that look like a space, or like nothing, and that YAML takes for a letter."""

_OTHER_LINE_ENDS = dict.fromkeys((0x0D, 0x85, 0x2028, 0x2029), " ")
"""What YAML takes for the end of a line, but no editor shows as one."""

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Marks:
    """Where each key and each value of a document stands."""

    keys: Mapping[Path, Position] = field(default_factory=dict)
    values: Mapping[Path, Position] = field(default_factory=dict)

    def value(self, path: Path) -> Position:
        """Return the place of the value at ``path``, or of the nearest thing around it."""
        while path:
            found = self.values.get(path) or self.keys.get(path)
            if found:
                return found
            path = path[:-1]
        return self.values.get((), Position(1, 1))

    def key(self, path: Path) -> Position:
        """Return the place of the key at ``path``; that of its value where there is no key."""
        return self.keys.get(path) or self.value(path)

    def moved(self, old: Path, new: Path) -> Marks:
        """Return marks in which everything at and under ``old`` is found at ``new`` as well."""

        def also(marks: Mapping[Path, Position]) -> Mapping[Path, Position]:
            size = len(old)
            copies = {new + path[size:]: mark for path, mark in marks.items() if path[:size] == old}
            return {**marks, **copies}

        return Marks(also(self.keys), also(self.values))


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML text, read."""

    data: Value
    marks: Marks
    problems: tuple[Problem, ...] = ()

    @property
    def is_readable(self) -> bool:
        """Whether the whole text was understood, be it with problems."""
        return not any(problem.code.startswith("yaml") for problem in self.problems)


def read(text: str, *, first_line: int = 1) -> Document:
    """Read ``text`` as one YAML document of plain texts.

    :param first_line: number of the line in the file at which ``text`` begins.
    Never raises: what is wrong is in ``problems``; the data of unreadable text is ``None``.
    """
    text = text.translate(_OTHER_LINE_ENDS)
    lines = text.split("\n")
    builder = _Builder(lines)
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            builder.take(event)
    except yaml.YAMLError as error:
        document = Document(None, Marks(), tuple(yamlerrors.explain(text, lines, error)))
    except _TooDeepError as error:
        document = Document(None, Marks(), (_problem(error.position, "yaml-te-diep"),))
    else:
        marks = Marks(builder.keys, builder.values)
        document = Document(builder.root, marks, tuple(builder.problems))
    return _shifted(document, first_line - 1)


def _shifted(document: Document, lines: int) -> Document:
    if not lines:
        return document

    def down(position: Position) -> Position:
        return Position(position.line + lines, position.column)

    marks = Marks(
        {path: down(mark) for path, mark in document.marks.keys.items()},
        {path: down(mark) for path, mark in document.marks.values.items()},
    )
    problems = tuple(replace(p, position=down(p.position)) for p in document.problems)
    return Document(document.data, marks, problems)


def _problem(position: Position, code: str, **context: object) -> Problem:
    return Problem(position, code, message(code, **context))


class _TooDeepError(Exception):
    def __init__(self, position: Position) -> None:
        self.position = position


@dataclass(slots=True)
class _Level:
    """A mapping or list that is still being read."""

    path: Path
    container: dict[str, Value] | list[Value]
    key: str | None = None
    """The key whose value comes next; for a mapping only."""


class _Builder:
    """Takes parser events one by one and builds data, marks and problems."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.root: Value = None
        self.keys: dict[Path, Position] = {}
        self.values: dict[Path, Position] = {}
        self.problems: list[Problem] = []
        self._levels: list[_Level] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._report(event, "yaml-tweede-deel")
        elif isinstance(event, yaml.AliasEvent):
            self._report(event, "yaml-verwijzing", teken="*", tekst=event.anchor)
            self._add("", event)
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_tags(event)
            self._add(self._scalar(event), event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._refuse_tags(event)
            self._open({}, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._refuse_tags(event)
            self._open([], event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close(event)

    def _report(self, event: Any, code: str, **context: object) -> None:
        self.problems.append(_problem(_position(event), code, **context))

    def _refuse_tags(self, event: Any) -> None:
        if event.anchor:
            self._report(event, "yaml-verwijzing", teken="&", tekst=event.anchor)
        if event.tag:
            self._report(event, "yaml-label", tekst=event.tag)

    def _scalar(self, event: Any) -> Value:
        value: str = event.value
        if event.style:  # the C parser says "" for plain text, the other one None
            return value
        rest = self._line(event.end_mark.line)[event.end_mark.column :]
        if re.match(r"\s*#", rest):
            self._report(
                event,
                "opmerking-achter-tekst",
                voorstel=yamlerrors.quoted(f"{value}{rest}".strip()),
            )
        if value[:1] and value[0] in INVISIBLE:
            self._report(event, "onzichtbaar-teken")
        return value or None

    def _open(self, container: dict[str, Value] | list[Value], event: Any) -> None:
        if len(self._levels) >= MAX_DEPTH:
            raise _TooDeepError(_position(event))
        path = self._add(container, event)
        self._levels.append(_Level(path, container))

    def _close(self, event: Any) -> None:
        del event
        self._levels.pop()

    def _add(self, value: Value, event: Any) -> Path:
        """Put ``value`` where the reading is, and return its path."""
        if not self._levels:
            self.root = value
            self.values[()] = _position(event)
            return ()
        level = self._levels[-1]
        if isinstance(level.container, list):
            path = (*level.path, len(level.container))
            level.container.append(value)
        elif level.key is None:
            return self._begin_pair(level, value, event)
        else:
            path = (*level.path, level.key)
            level.container[level.key] = value
            level.key = None
        self.values[path] = _position(event)
        return path

    def _begin_pair(self, level: _Level, value: Value, event: Any) -> Path:
        assert isinstance(level.container, dict)
        if not isinstance(value, str):
            # ``titel: {{ x }}`` reads as a mapping that is the key of a mapping.
            self._report(event, "yaml-sleutel", regel=self._suggestion(event))
            value = f"<{len(level.container)}>"
        if value in level.container:
            self._report(event, "dubbel-veld", veld=value)
        level.key = value
        path = (*level.path, value)
        self.keys[path] = _position(event)
        return path

    def _suggestion(self, event: Any) -> str:
        return yamlerrors.quoted_line(self._line(event.start_mark.line))

    def _line(self, index: int) -> str:
        # At the end of an unfinished text the parser's marks can lie past the last line.
        return self.lines[index] if index < len(self.lines) else ""


def _position(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def front_matter(text: str) -> tuple[str, str, int] | None:
    """Split a Markdown file into YAML, Markdown and the line at which the Markdown begins.

    Returns ``None`` when the file does not begin with a block between two ``---`` lines.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None


def walk(value: Value, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    """Yield every value in ``value`` with its path, itself first."""
    yield path, value
    children: Iterator[tuple[str | int, Value]]
    if isinstance(value, dict):
        children = iter(value.items())
    elif isinstance(value, list):
        children = iter(enumerate(value))
    else:
        return
    for key, child in children:
        yield from walk(child, (*path, key))
