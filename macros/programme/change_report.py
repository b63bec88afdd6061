"""What a reviewer is told of a change: plain sentences, and how they are shown.

Only the standard library is used here.  The program that comments on a pull request reads a report
that a stranger's code may have written, so it believes nothing of it, and it installs nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from macros.programme.dutch import count, enumeration
from macros.programme.mistakes import MOST_KEPT, Mistake, mistake
from macros.programme.strangers import (
    MOST_CHARACTERS,
    MOST_LINES,
    ReportError,
    a_line,
    a_list,
    a_number,
    an_object,
    escaped,
)

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

UNREADABLE = "nog niet te lezen, dus zie je hier nog niet wat er verandert"

MOST_ROWS = 200
MOST_BYTES = 500_000
MOST_OMITTED = 100_000

_ADDRESS = re.compile(r"([12][0-9]{3}/[a-z0-9]+(-[a-z0-9]+)*/)?")


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
    mistakes: tuple[Mistake, ...] = ()
    """What the check found wrong, as far as it was asked."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return replace(self, mistakes=()) == Report()

    @property
    def summary(self) -> str:
        """The rows, counted: ``1 nieuwe sessie en 2 afgelaste sessies``; or why there are none."""
        kinds = [row.kind for row in self.rows]
        counted = (
            count(kinds.count(kind), one, more)
            for kind, (_, one, more) in KINDS.items()
            if kind in kinds
        )
        if kinds:
            return enumeration(counted)
        if not self.unread:
            return "Geen sessie is anders"
        number = len(self.unread)
        files = "Je bestand is" if number == 1 else f"{number} bestanden zijn"
        return f"{files} {UNREADABLE}"


def as_json(report: Report) -> str:
    """Return a report as JSON; ``from_json`` reads it back, with what was too much left out."""
    rows, mistakes = report.rows[:MOST_ROWS], report.mistakes[:MOST_KEPT]
    while True:
        text = _json(report, rows, mistakes)
        if len(text.encode()) <= MOST_BYTES or not (rows or mistakes):
            return text
        if rows:
            rows = rows[: len(rows) // 2]
        else:
            mistakes = mistakes[: len(mistakes) // 2]


def _json(report: Report, rows: tuple[Row, ...], mistakes: tuple[Mistake, ...]) -> str:
    short = {
        "rows": [_short_row(row) for row in rows],
        **{
            name: [line[:MOST_CHARACTERS] for line in getattr(report, name)[:MOST_LINES]]
            for name in _LISTS
        },
        "is_technical": report.is_technical,
        "omitted": report.omitted + len(report.rows) - len(rows),
        "mistakes": [asdict(one) for one in mistakes],
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
    fields = an_object(data, {"rows", *_LISTS, "is_technical", "omitted", "mistakes"})
    is_technical = fields["is_technical"]
    if not isinstance(is_technical, bool):
        raise ReportError("is_technical")
    return Report(
        rows=a_list(fields["rows"], MOST_ROWS, _row),
        **{name: a_list(fields[name], MOST_LINES, a_line) for name in _LISTS},
        is_technical=is_technical,
        omitted=a_number(fields["omitted"], MOST_OMITTED),
        mistakes=a_list(fields["mistakes"], MOST_KEPT, mistake),
    )


def _row(data: Any) -> Row:
    fields = an_object(data, {"kind", "title", "address", "sentences"})
    kind, address = a_line(fields["kind"]), a_line(fields["address"])
    if kind not in KINDS or not _ADDRESS.fullmatch(address):
        raise ReportError("kind or address")
    sentences = a_list(fields["sentences"], MOST_LINES, a_line)
    return Row(kind, a_line(fields["title"]), address, sentences)


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
