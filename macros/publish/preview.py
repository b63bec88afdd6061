"""One file in which a reviewer sees the pages that change, as they will look."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from macros.programme.addresses import day_slug
from macros.programme.change_report import KINDS, NOTHING, TECHNICAL, Report, Row
from macros.programme.changes import Changes, EntryChange, SessionChange
from macros.programme.model import Edition
from macros.programme.selection import FACETS
from macros.publish.render import Renderer
from macros.publish.single_file import Part, data_url, parts

MOST_PAGES = 40
"""A day of a full week is some 300 kB, so the file stays small enough to open on a phone."""

ICON = "assets/favicon.svg"


@dataclass(frozen=True)
class RowView:
    """A session that changes."""

    what: str
    title: str
    sentences: tuple[str, ...]
    name: str
    """Of its page in the file; empty where it is not in it."""


@dataclass(frozen=True)
class PreviewView:
    """The file."""

    policy: str
    icon: str
    style: Markup
    summary: str
    warnings: tuple[str, ...]
    rows: tuple[RowView, ...]
    others: tuple[str, ...]
    """What else changes, in sentences."""
    parts: tuple[PartView, ...]
    omitted: str
    """That there are more pages; empty where there are not."""


@dataclass(frozen=True)
class PartView:
    """A page in the file."""

    name: str
    title: str
    html: Markup


def preview(
    site: Path, changes: Changes, report: Report, renderer: Renderer, site_url: str = ""
) -> str:
    """Return the HTML of the file.

    :param site: the folder with the built site, made from ``changes.after``.
    :param site_url: the root of the real site, for links to pages that are not in the file; where
        it is empty, those go nowhere.
    """
    there = [address for address in _addresses(changes, report) if _is_there(site, address)]
    shown = there[:MOST_PAGES]
    found, style = parts(site, shown, site_url)
    names = {part.address: part.name for part in found}
    own = renderer.render("voorbeeld-stijl.html", None, "./")
    style = f"{style}\n{own}"
    view = PreviewView(
        policy=policy(style),
        icon=data_url(site / ICON),
        style=Markup(style),  # noqa: S704 -- our own style sheets
        summary=NOTHING if report.is_empty else f"{report.summary}.",
        warnings=report.warnings,
        rows=tuple(_row(row, names) for row in report.rows),
        others=tuple(_others(report)),
        parts=tuple(map(_part, found)),
        omitted=_omitted(len(there) - len(shown)),
    )
    return renderer.render("voorbeeld.html", view, "./")


def policy(style: str) -> str:
    """Return what a browser may do with the file: show this style, and pictures that are in it."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _part(part: Part) -> PartView:
    # The built site is escaped and sanitised already; behind the dash is the name of the site.
    title = Markup(part.title.strip().rpartition(" – ")[0] or part.title)  # noqa: S704
    return PartView(part.name, title, Markup(part.html))  # noqa: S704


def _row(row: Row, names: dict[str, str]) -> RowView:
    return RowView(KINDS[row.kind][0], row.title, row.sentences, names.get(row.address, ""))


def _others(report: Report) -> Iterator[str]:
    yield from report.entries
    yield from (f"Pagina veranderd: {page}" for page in report.pages)
    yield from (f"Niet te lezen (zie de controle): {path}" for path in report.unread)
    if report.is_technical:
        yield TECHNICAL


def _omitted(number: int) -> str:
    if not number:
        return ""
    pages = "Eén pagina past" if number == 1 else f"{number} pagina’s passen"
    return f"{pages} er niet meer bij. Die staan in de hele site."


def _is_there(site: Path, address: str) -> bool:
    return (site / address / "index.html").is_file()


def _addresses(changes: Changes, report: Report) -> Iterable[str]:
    """Return the pages to show, each once, those that changed most first."""
    sessions = (change.after.address for change in changes.sessions if change.after)
    pages = map(_written_address, report.pages)
    entries = chain.from_iterable(map(_entry_addresses, changes.entries))
    days = chain.from_iterable(map(_days, changes.sessions))
    samples = _samples(changes) if report.is_technical else ()
    return dict.fromkeys(chain(sessions, pages, entries, days, samples))


def _written_address(path: str) -> str:
    """Return the address of a page that is written by hand in ``docs/``."""
    name = path.removeprefix("docs/").removesuffix(".md")
    if name == "index" or name.endswith("/index"):
        return name.removesuffix("index")
    return f"{name}/"


def _entry_addresses(change: EntryChange) -> Iterator[str]:
    if isinstance(change.after, Edition):
        yield f"{change.after.year}/"
    elif change.after:
        facet = next(facet for facet in FACETS if f"{facet.file}.yml" == change.file)
        yield f"{facet.name}/{change.after.slug}/"


def _days(change: SessionChange) -> Iterator[str]:
    for session in filter(None, (change.after, change.before)):
        for moment in session.moments:
            for day in moment.days:
                yield f"{session.year}/{day_slug(day)}/"


def _samples(changes: Changes) -> Iterator[str]:
    """Yield a page of every sort, for who changes the looks."""
    programme = changes.after
    yield from ("", "programma/")
    for edition in sorted(programme.editions.values(), key=lambda e: -e.year):
        yield f"{edition.year}/"
        for session in programme.sessions_of(edition):
            yield session.address
            day = session.moments[0].day
            yield f"{session.year}/{day_slug(day)}/"
            return
