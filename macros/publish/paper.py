"""What stands on paper only: the way back to the web, and of when the programme is.

And which pages are there as PDF, to print in one go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from macros.programme.addresses import day_slug
from macros.programme.dutch import short_date
from macros.programme.model import ZONE, Edition, Programme, Session
from macros.publish.calendar import FIRST_REVISION, Revision, uid
from macros.publish.editions import days_of_week
from macros.publish.qr import qr_code
from macros.publish.settings import Settings

PROGRAMME_WORDS = "Het laatste nieuws, en alles over elke sessie:"
SESSION_WORDS = "Alles over deze sessie, en het laatste nieuws:"


@dataclass(frozen=True)
class PaperView:
    """The way from paper to the page that it was printed from."""

    code: str
    """A QR code as SVG: HTML that is safe."""
    name: str
    """What that picture is, for who does not see it."""
    words: str
    """What one finds there."""
    address: str
    """As people type it."""
    state: str
    """Of when the programme is; empty where that is not known."""
    pdf: str
    """The address of the same as PDF, under the root of the site; empty when it is not there."""


@dataclass(frozen=True)
class Sheet:
    """A page of the site that is there as PDF as well."""

    page: str
    """The address of the page, under the root of the site."""
    file: str
    """The address of the PDF, under the root of the site."""


class Papers:
    """Makes the view for every page; what it needs to know of all of them it looks up once."""

    def __init__(
        self, programme: Programme, settings: Settings, revisions: Mapping[str, Revision]
    ) -> None:
        self._settings = settings
        self._changes = last_changes(programme, settings, revisions)
        found = sheets(programme) if settings.has_pdf else ()
        self._files = {sheet.page: sheet.file for sheet in found}

    def view(self, address: str, year: int, shown_at: str = "") -> PaperView:
        """Return the way to a part of the programme.

        :param address: of the page with that part as PDF, under the root of the site.
        :param shown_at: the address of the page itself, where that is another one.
        """
        changed = self._changes.get(year)
        return _view(
            self._settings,
            shown_at or address,
            PROGRAMME_WORDS,
            state=f"Stand van {short_date(changed)}" if changed else "",
            pdf=self._files.get(address, ""),
        )


def session_paper(settings: Settings, session: Session) -> PaperView:
    """Return the way to the page of a session."""
    return _view(settings, session.address, SESSION_WORDS)


def _view(
    settings: Settings, address: str, words: str, state: str = "", pdf: str = ""
) -> PaperView:
    url = settings.absolute(address)
    shown = url.partition("://")[2].rstrip("/") or url
    return PaperView(qr_code(url), f"QR-code van {url}", words, shown, state, pdf)


def last_changes(
    programme: Programme, settings: Settings, revisions: Mapping[str, Revision]
) -> dict[int, date]:
    """Return for every year when one of its sessions last changed, as far as that is known."""
    found: dict[int, date] = {}
    for slot in programme.slots:
        revision = revisions.get(uid(settings, slot), FIRST_REVISION)
        if revision != FIRST_REVISION:
            day = revision.modified.astimezone(ZONE).date()
            year = slot.session.year
            found[year] = max(day, found.get(year, day))
    return found


def sheets(programme: Programme) -> Iterator[Sheet]:
    """Yield every page that is there as PDF: the programme of each edition, and each day of a week.

    A day outside the week mostly has one session, and that has a page of its own.
    """
    for edition in programme.editions.values():
        found = programme.days_of(edition)
        if found:
            yield Sheet(f"{edition.year}/", programme_file(edition))
        week = days_of_week(edition)
        for day in found:
            if len(week) > 1 and day in week:
                address = f"{day.year}/{day_slug(day)}"
                yield Sheet(f"{address}/", f"afdrukken/{address}.pdf")


def programme_file(edition: Edition) -> str:
    """Return the address of the programme of an edition as PDF."""
    return f"afdrukken/{edition.year}/programma.pdf"
