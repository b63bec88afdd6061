"""The card of a session in the programme, as lines of text: for who cannot see the site yet."""

from __future__ import annotations

from macros.programme.dutch import enumeration
from macros.programme.model import Programme, Session, Slot
from macros.publish.agenda import Card, card


def card_words(programme: Programme, session: Session) -> tuple[str, ...]:
    """Return what the card of ``session`` says, the most important first."""
    cards = [card(programme, Slot(session, moment)) for moment in session.moments]
    first = cards[0]
    kind = first.kind or "Bijeenkomst"
    whom = f"{kind} voor {first.audiences}" if first.audiences else first.kind
    themes = enumeration(theme.name for theme in first.themes)
    lines = (
        *(label.text for label in first.labels),
        first.title,
        *map(_when_and_where, cards),
        first.summary,
        whom,
        f"Thema: {themes}" if themes else "",
    )
    return tuple(filter(None, lines))


def _when_and_where(one: Card) -> str:
    return ", ".join(filter(None, (one.day, one.times, one.place, one.attendance)))
