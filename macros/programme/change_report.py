"""What a reviewer is told of a change: plain sentences, and how they are shown.

Only the standard library is used here.  The program that comments on a pull request reads a report
that a stranger's code may have written, so it believes nothing of it, and it installs nothing.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from macros.programme.dutch import count, enumeration

T = TypeVar("T")

KINDS = {
    "weg": ("Verdwenen", "verdwenen sessie", "verdwenen sessies"),
    "afgelast": ("Gaat niet door", "afgelaste sessie", "afgelaste sessies"),
    "gaat-weer-door": ("Gaat weer door", "sessie die weer doorgaat", "sessies die weer doorgaan"),
    "tijd": ("Andere tijd", "sessie op een andere tijd", "sessies op een andere tijd"),
    "plaats": ("Andere plaats", "sessie op een andere plaats", "sessies op een andere plaats"),
    "plekken": ("Plekken", "sessie met meer of minder plek", "sessies met meer of minder plek"),
    "nieuw": ("Nieuw", "nieuwe sessie", "nieuwe sessies"),
    "naam": ("Ander adres", "sessie met een ander adres", "sessies met een ander adres"),
    "tekst": ("Andere tekst", "sessie met een andere tekst", "sessies met een andere tekst"),
}
"""Kind of a change → its heading, and how one and more of them are counted."""

MOST_ROWS = 200
MOST_LINES = 60
MOST_CHARACTERS = 600
"""More than a title, a place and two dates take; of what is longer, the beginning is enough."""
MOST_BYTES = 500_000
MOST_OMITTED = 100_000

_ADDRESS = re.compile(r"([12][0-9]{3}/[a-z0-9]+(-[a-z0-9]+)*/)?")


class ReportError(ValueError):
    """Something is no report."""


@dataclass(frozen=True)
class Row:
    """A session that is not what it was."""

    kind: str
    """A key of ``KINDS``: what matters most."""
    title: str
    address: str
    """Of its page under the root of the site; empty where it has none any more."""
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """Everything that visitors and subscribers will notice of a change."""

    rows: tuple[Row, ...] = ()
    warnings: tuple[str, ...] = ()
    """What would surprise somebody who has a session in a calendar."""
    entries: tuple[str, ...] = ()
    """What changed in the lists and the editions."""
    unread: tuple[str, ...] = ()
    """The files that cannot be read, so nothing is known of what they change."""
    pages: tuple[str, ...] = ()
    """The pages written by hand that changed."""
    is_technical: bool = False
    """Whether the looks or the code changed, so that any page may be different."""
    omitted: int = 0
    """How many more rows there were, when there were too many."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self == Report()

    @property
    def summary(self) -> str:
        """The rows, counted: ``1 nieuwe sessie en 2 afgelaste sessies``."""
        kinds = [row.kind for row in self.rows]
        counted = (
            count(kinds.count(kind), one, more)
            for kind, (_, one, more) in KINDS.items()
            if kind in kinds
        )
        return enumeration(counted) if kinds else "Geen sessie is anders"


def as_json(report: Report) -> str:
    """Return a report as JSON; ``from_json`` reads it back, with what was too much left out."""
    rows = report.rows[:MOST_ROWS]
    while True:
        text = _json(report, rows)
        if len(text.encode()) <= MOST_BYTES:
            return text
        rows = rows[: len(rows) // 2]


def _json(report: Report, rows: tuple[Row, ...]) -> str:
    short = {
        "rows": [_short_row(row) for row in rows],
        **{
            name: [line[:MOST_CHARACTERS] for line in getattr(report, name)[:MOST_LINES]]
            for name in _LISTS
        },
        "is_technical": report.is_technical,
        "omitted": report.omitted + len(report.rows) - len(rows),
    }
    return json.dumps(short, ensure_ascii=False, indent=1) + "\n"


def _short_row(row: Row) -> dict[str, Any]:
    sentences = [line[:MOST_CHARACTERS] for line in row.sentences[:MOST_LINES]]
    return {**asdict(row), "sentences": sentences, "title": row.title[:MOST_CHARACTERS]}


_LISTS = ("warnings", "entries", "unread", "pages")


def from_json(text: bytes) -> Report:
    """Read a report that anybody may have written.

    :raises ReportError: when it is in any way not as ``as_json`` writes it.
    """
    if len(text) > MOST_BYTES:
        raise ReportError("too long")
    try:
        data = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ReportError("no JSON") from error
    fields = _object(data, {"rows", *_LISTS, "is_technical", "omitted"})
    is_technical, omitted = fields["is_technical"], fields["omitted"]
    if not isinstance(is_technical, bool):
        raise ReportError("is_technical")
    if type(omitted) is not int or not 0 <= omitted <= MOST_OMITTED:
        raise ReportError("omitted")
    return Report(
        rows=_list(fields["rows"], MOST_ROWS, _row),
        **{name: _list(fields[name], MOST_LINES, _line) for name in _LISTS},
        is_technical=is_technical,
        omitted=omitted,
    )


def _object(data: Any, keys: set[str]) -> dict[str, Any]:
    if not isinstance(data, dict) or data.keys() != keys:
        raise ReportError("other fields")
    return data


def _list(data: Any, most: int, read: Callable[[Any], T]) -> tuple[T, ...]:
    if not isinstance(data, list) or len(data) > most:
        raise ReportError("no list, or a long one")
    return tuple(map(read, data))


def _row(data: Any) -> Row:
    fields = _object(data, {"kind", "title", "address", "sentences"})
    kind, address = _line(fields["kind"]), _line(fields["address"])
    if kind not in KINDS or not _ADDRESS.fullmatch(address):
        raise ReportError("kind or address")
    sentences = _list(fields["sentences"], MOST_LINES, _line)
    return Row(kind, _line(fields["title"]), address, sentences)


def _line(data: Any) -> str:
    """Return one line of text: nothing that moves the cursor, hides or turns text around."""
    if not isinstance(data, str) or len(data) > MOST_CHARACTERS:
        raise ReportError("no text, or a long one")
    if any(unicodedata.category(character) in _UNSEEN for character in data):
        raise ReportError("characters that nobody sees")
    return data


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def plain(text: str) -> str:
    """Return ``text`` on one line, without characters that nobody sees."""
    kept = (c for c in " ".join(text.split()) if unicodedata.category(c) not in _UNSEEN)
    return "".join(kept)


NOTHING = "Voor bezoekers en abonnees verandert er niets."
TECHNICAL = "De vormgeving of de techniek is veranderd: elke pagina kan er anders uitzien."
TAKE_CARE = "Let op"


def as_text(report: Report) -> str:
    """Return a report for a terminal."""
    if report.is_empty:
        return f"{NOTHING}\n"
    blocks = [f"{report.summary}."]
    blocks += [f"{TAKE_CARE}: {warning}" for warning in report.warnings]
    for kind, (heading, _, _) in KINDS.items():
        rows = [row for row in report.rows if row.kind == kind]
        if rows:
            blocks.append("\n".join([f"{heading}:", *_row_lines(rows)]))
    for heading, lines in _other(report):
        blocks.append("\n".join([f"{heading}:", *(f"  {line}" for line in lines)]))
    if report.is_technical:
        blocks.append(TECHNICAL)
    return "\n\n".join(blocks) + "\n"


def _row_lines(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        first, *others = row.sentences or ("",)
        yield f"  “{row.title}”: {first}"
        yield from (f"    {line}" for line in others)


def _other(report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    if report.entries:
        yield "In de lijsten en edities", report.entries
    if report.pages:
        yield "Deze pagina’s zijn anders", report.pages
    if report.unread:
        yield "Deze bestanden zijn niet te lezen (zie de controle)", report.unread


def as_markdown(report: Report, *, most_rows: int = MOST_ROWS) -> str:
    """Return a report as Markdown for GitHub; no text in it is markup, or calls anybody.

    :param most_rows: how many sessions are in the table at most.
    """
    if report.is_empty:
        return f"{NOTHING}\n"
    blocks = [f"**{report.summary}.**"]
    if report.warnings:
        lines = "\n".join(f"> - {escaped(warning)}" for warning in report.warnings)
        blocks.append(f"> [!WARNING]\n> **Hier kunnen abonnees van schrikken**\n>\n{lines}")
    if report.rows:
        blocks.append("\n".join(_table(report.rows[:most_rows])))
    more = report.omitted + max(0, len(report.rows) - most_rows)
    if more:
        blocks.append(f"En nog {count(more, 'sessie', 'sessies')}.")
    for heading, told in _other(report):
        blocks.append("\n".join([f"**{heading}**\n", *(f"- {escaped(line)}" for line in told)]))
    if report.is_technical:
        blocks.append(TECHNICAL)
    return "\n\n".join(blocks) + "\n"


def _table(rows: Iterable[Row]) -> Iterator[str]:
    yield "| Wat? | Sessie | Wat wordt er anders? |"
    yield "|---|---|---|"
    for row in rows:
        sentences = "<br>".join(map(escaped, row.sentences))
        yield f"| {KINDS[row.kind][0]} | {escaped(row.title)} | {sentences} |"


_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$^])")

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}

_WORD_JOINER = "\u2060"


def escaped(text: str) -> str:
    """Return ``text`` as Markdown that shows just that.

    GitHub makes links of more than links: of a name after ``@``, a number after ``#``, and of what
    looks like an address.  A character without width in between keeps it from doing so.
    """
    text = plain(text)
    text = re.sub(r"([@#])", rf"\1{_WORD_JOINER}", text)
    text = re.sub(r"(?i)(\bwww(?=\.)|:(?=//)|\bgh(?=-))", rf"\1{_WORD_JOINER}", text)
    text = "".join(_ENTITIES.get(character, character) for character in text)
    return _MARKUP.sub(r"\\\1", text)
