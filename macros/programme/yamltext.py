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

from macros.programme import line_mistakes, yamlerrors
from macros.programme.corrections import quoted
from macros.programme.findings import Position, Problem
from macros.programme.messages import message

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 12
"""Deeper nesting than any kind of file has; what goes deeper is refused, not followed."""

MAX_MENDS = 30
"""How many lines that cannot be read are set aside to read the rest of a text."""

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

    def moved_to_key(self, path: Path) -> Marks:
        """Return marks in which the value at ``path`` is found where its key is."""
        return Marks(self.keys, {**self.values, path: self.key(path)})

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

    is_whole: bool = True
    """Whether all of the text could be read; else lines that could not be were set aside."""
    has_shape: bool = True
    """Whether no line was set aside as a whole, so that what is not there was not typed."""


def read(
    text: str, *, first_line: int = 1, expected: line_mistakes.Expected = line_mistakes.ANYTHING
) -> Document:
    """Read ``text`` as one YAML document of plain texts.

    :param first_line: number of the line in the file at which ``text`` begins.
    :param expected: what should be in it, to tell what somebody meant that cannot be read.
    Never raises: what is wrong is in ``problems``; the data of unreadable text is ``None``.
    """
    lines = text.translate(_OTHER_LINE_ENDS).split("\n")
    document = _parse(lines, expected)
    if not document.is_whole:
        document = _rest(lines, document, expected)
    return _shifted(document, first_line - 1)


def _parse(lines: list[str], expected: line_mistakes.Expected) -> Document:
    text = "\n".join(lines)
    builder = _Builder(lines)
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            builder.take(event)
    except yaml.YAMLError as error:
        problems = tuple(yamlerrors.explain(text, lines, error, expected))
    except _TooDeepError as error:
        problems = (_problem(error.position, "yaml-te-diep"),)
    else:
        marks = Marks(builder.keys, builder.values)
        return Document(builder.root, marks, tuple(builder.problems))
    return Document(None, Marks(), problems, is_whole=False, has_shape=False)


def _rest(lines: list[str], refused: Document, expected: line_mistakes.Expected) -> Document:
    """Read what is left of a text once the lines that cannot be read are set aside.

    One mistake would hide all others in the file.  Of what comes to light later only that counts
    which is wrong on its own line: the rest may come from setting aside.
    """
    lines = list(lines)
    problems = list(refused.problems)
    found = problems
    has_shape = True
    for _ in range(MAX_MENDS):
        for problem in found:
            index = problem.position.line - 1
            lines[index] = _set_aside(lines[index], problem)
            has_shape &= bool(lines[index])
        document = _parse(lines, expected)
        if document.is_whole:
            problems += document.problems
            return replace(document, problems=tuple(problems), is_whole=False, has_shape=has_shape)
        found = list(document.problems)
        said = {problem.position.line for problem in problems}
        problems += [p for p in found if p.position.line not in said and yamlerrors.is_certain(p)]
    return replace(refused, problems=tuple(problems))


def _set_aside(line: str, problem: Problem) -> str:
    """Return what to read instead of a line: what is proposed, else only the key, else nothing."""
    empty = line_mistakes.without_value(line)
    for other in (problem.correction, empty):
        if other and "\n" not in other and other != line:
            return other
    return ""


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
    return replace(document, marks=marks, problems=problems)


def _problem(position: Position, code: str, correction: str = "", **context: object) -> Problem:
    return Problem(position, code, message(code, **context), correction)


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
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_tags(event)
            self._add(self._scalar(event), event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._report(event, "yaml-tweede-deel")
        elif isinstance(event, yaml.AliasEvent):
            right = line_mistakes.quoted_line(self._line(_position(event).line - 1))
            self._report(event, "yaml-verwijzing", right, teken="*", tekst=event.anchor)
            self._add("", event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._refuse_tags(event)
            self._open({}, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._refuse_tags(event)
            self._open([], event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close(event)

    def _report(self, event: Any, code: str, correction: str = "", **context: object) -> None:
        self.problems.append(_problem(_position(event), code, correction, **context))

    def _refuse_tags(self, event: Any) -> None:
        if not (event.anchor or event.tag):
            return
        line = self._line(_position(event).line - 1)
        right = line_mistakes.quoted_line(line)
        if event.anchor:
            self._report(event, "yaml-verwijzing", right, teken="&", tekst=event.anchor)
        if event.tag:
            typed = re.match(r"!\S*", line[_position(event).column - 1 :])
            self._report(event, "yaml-label", right, tekst=typed[0] if typed else "!")

    def _scalar(self, event: Any) -> Value:
        value: str = event.value
        if event.style:  # the C parser says "" for plain text, the other one None
            return value
        line = self._line(event.start_mark.line)
        rest = self._line(event.end_mark.line)[event.end_mark.column :]
        if rest.lstrip()[:1] == "#":
            right = quoted(f"{value}{rest}".strip())
            whole = f"{line[: event.start_mark.column].rstrip()} {right}"
            is_one_line = event.start_mark.line == event.end_mark.line
            self._report(
                event, "opmerking-achter-tekst", whole if is_one_line else "", voorstel=right
            )
        elif value[:1] and value[0] in line_mistakes.INVISIBLE:
            self._report(
                event,
                "onzichtbaar-teken",
                _replaced(line, event, value.strip(line_mistakes.INVISIBLE)),
            )
        elif code := line_mistakes.quote_trouble(value):
            plain = value.strip(f'"{line_mistakes.CURLY}‘’')
            self._report(event, code, _replaced(line, event, quoted(plain)))
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
            line = self._line(event.start_mark.line)
            self._report(event, "yaml-sleutel", line_mistakes.quoted_line(line))
            value = f"<{len(level.container)}>"
        value = value.strip(line_mistakes.INVISIBLE)
        if value in level.container:
            self._report(event, "dubbel-veld", veld=value)
        level.key = value
        path = (*level.path, value)
        self.keys[path] = _position(event)
        return path

    def _line(self, index: int) -> str:
        # At the end of an unfinished text the parser's marks can lie past the last line.
        return self.lines[index] if index < len(self.lines) else ""


def _replaced(line: str, event: Any, right: str) -> str:
    """Return ``line`` with ``right`` where a text of one line stands; nothing for longer ones."""
    if event.start_mark.line != event.end_mark.line:
        return ""
    return f"{line[: event.start_mark.column]}{right}{line[event.end_mark.column :]}"


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
