"""The ways on GitHub to send something in: a form, a form for a change, and a new file."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import quote, urlencode

from macros.entry.form_files import CHANGE, SEND_IN
from macros.entry.questions import open_edition
from macros.entry.session_template import NAME, session_template
from macros.programme.dutch import long_date
from macros.programme.model import Edition, Programme, Session, Slot
from macros.publish.agenda import card
from macros.publish.links import LinkView
from macros.publish.settings import Settings

LIST_TITLE = "Lijst met bijeenkomsten"
WORKBOOK = "sessies-invullen.xlsx"
"""The address of a workbook to fill in; ``scripts/export --leeg`` makes the same."""
REPORT = "Meld een wijziging"
NEW = "Nieuwe sessie"
MOST_SHOWN = 3
"""Moments of a session that the form for a change repeats: its address is no longer than needed."""


def send_in(settings: Settings) -> str:
    """Return the address of the form to send in a session."""
    return _issue(settings, template=SEND_IN)


def is_open(programme: Programme) -> bool:
    """Return whether there is an edition that one can send something in for."""
    return open_edition(programme) is not None


def send_list(settings: Settings) -> str:
    """Return the address of an empty message, to put a spreadsheet in."""
    return _issue(settings, title=LIST_TITLE)


def closing(programme: Programme) -> str:
    """Return until when one can send in a session, as far as the content says."""
    edition = open_edition(programme)
    if edition is None:
        return (
            "Het programma van de volgende editie is nog niet begonnen. Met het formulier kun je "
            "al iets insturen. Ook iets over eerdere jaren mag, zoals een verslag."
        )
    if edition.sent_in_until is None:
        return "Tot wanneer je iets kunt insturen, is nog niet bekend."
    return f"Je kunt een bijeenkomst insturen tot en met {long_date(edition.sent_in_until)}."


def report(settings: Settings) -> str:
    """Return the address of the form to report a change."""
    return _issue(settings, template=CHANGE)


def about_session(
    programme: Programme, settings: Settings, session: Session
) -> tuple[LinkView, ...]:
    """Return what one can do about a session: report a change of what the site says now."""
    cards = [card(programme, Slot(session, moment)) for moment in session.moments[:MOST_SHOWN]]
    now = "; ".join(f"{one.day}, {one.times}, {one.place}" for one in cards)
    known = {"sessie": session.address, "titel": session.title, "nu": now}
    title = f"Wijziging: {session.title}"
    return (LinkView(REPORT, _issue(settings, template=CHANGE, title=title, **known)),)


def about_edition(
    programme: Programme, settings: Settings, edition: Edition
) -> tuple[LinkView, ...]:
    """Return what one can do about an edition: add a session, as long as it is not over."""
    new = None if edition.is_over else _new_session(programme, settings, edition)
    return (new,) if new else ()


def new_session(programme: Programme, settings: Settings) -> LinkView | None:
    """Return the way to begin a new file in the edition that one can send in for."""
    edition = open_edition(programme)
    return _new_session(programme, settings, edition) if edition else None


def _new_session(programme: Programme, settings: Settings, edition: Edition) -> LinkView | None:
    """Return the way to begin a new file in ``edition``; none when it is read from elsewhere."""
    source = PurePosixPath(edition.source.path)
    if source.is_absolute():
        return None
    folder = quote(f"{source.parent}/sessies")
    text = session_template(programme, edition)
    query = urlencode({"filename": NAME, "value": text}, quote_via=quote)
    address = f"https://github.com/{settings.repository}/new/{settings.branch}/{folder}?{query}"
    return LinkView(NEW, address)


def _issue(settings: Settings, **query: str) -> str:
    new = f"https://github.com/{settings.repository}/issues/new"
    return f"{new}?{urlencode(query, quote_via=quote)}"
