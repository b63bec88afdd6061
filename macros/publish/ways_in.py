"""The four ways to send in a session, as somebody chooses between them: a sentence and a button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.programme.model import Programme
from macros.publish import doors
from macros.publish.links import LinkView
from macros.publish.settings import Settings

OPEN = (
    "Je hebt een gratis account bij GitHub nodig: daar staat het programma. Reken daarna op vijf "
    "minuten."
)
"""How long it takes is what ``scripts/minutes`` counts; a test holds every way to it."""
CLOSED = (
    "Je hebt een gratis account bij GitHub nodig: daar staat het programma. Wat nu nog niet kan, "
    "kan als de volgende editie er is."
)

GUIDE_FOR_COMPUTERS = "CONTRIBUTING.md#op-je-eigen-computer"


@dataclass(frozen=True)
class Door:
    """A way to send in a session."""

    name: str
    sentence: str
    link: LinkView | None
    """What its button leads to; none while there is nothing behind it."""
    is_here: bool = False
    """Whether the link is an address on this site."""


@dataclass(frozen=True)
class DoorsView:
    """All ways, the one of most people first."""

    doors: tuple[Door, ...]
    is_open: bool
    """Whether there is an edition to send something in for."""
    note: str
    """What holds for all of them."""


def doors_view(programme: Programme, settings: Settings) -> DoorsView:
    """Return the ways as they are now: what a button promises has to hold."""
    is_open = doors.is_open(programme)
    found = _open(programme, settings) if is_open else _closed(settings)
    return DoorsView(tuple(found), is_open, OPEN if is_open else CLOSED)


def _open(programme: Programme, settings: Settings) -> Iterator[Door]:
    new = doors.new_session(programme, settings)
    yield Door(
        "Het formulier",
        "Voor één bijeenkomst. Je beantwoordt een paar vragen.",
        LinkView("Vul het formulier in", doors.send_in(settings)),
    )
    yield Door(
        "De spreadsheet",
        "Voor een lijst. Elke rij is een bijeenkomst.",
        LinkView("Download het lege bestand", doors.WORKBOOK),
        is_here=True,
    )
    yield Door(
        "De website van GitHub",
        "Voor wie de tekst zelf wil schrijven, in de browser.",
        LinkView("Begin een nieuwe sessie", new.url) if new else None,
    )
    yield _computer(settings)


def _closed(settings: Settings) -> Iterator[Door]:
    """Yield what each way is good for while there is no edition to send something in for.

    A form for a year that has no edition yet is judged as any other, and waits until the editors
    have begun that year (``entry.form_when``).  No other way has anything to put a session in.
    """
    yield Door(
        "Het formulier",
        "Voor één bijeenkomst. Is die nog niet geweest, dan wacht je aanmelding op GitHub tot de "
        "redactie het nieuwe programma begint.",
        LinkView("Vul het formulier in", doors.send_in(settings)),
    )
    yield Door(
        "De spreadsheet",
        "Je kunt je lijst alvast maken. Bewaar haar zelf tot de volgende editie er is.",
        LinkView("Download het lege bestand", doors.WORKBOOK),
        is_here=True,
    )
    yield Door("De website van GitHub", "Kan weer als de volgende editie er is.", None)
    yield _computer(settings)


def _computer(settings: Settings) -> Door:
    guide = f"https://github.com/{settings.repository}/blob/{settings.branch}/{GUIDE_FOR_COMPUTERS}"
    return Door(
        "Je eigen computer",
        "Voor wie vaak iets verandert. Je installeert één keer iets.",
        LinkView("Lees hoe je begint", guide),
    )
