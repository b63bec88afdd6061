"""What was understood of a session that was sent in, as lines: what its card does not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.programme.dutch import clock, count, short_date
from macros.programme.fields import LANGUAGES
from macros.programme.model import Programme, Registration, Session, Speaker
from macros.publish.agenda import foreign_language
from macros.publish.facilities import facilities_words
from macros.publish.joining import price

MOST_SHOWN = 160
"""Characters of a description that are repeated: enough to know it again."""

NEEDS = {
    "verplicht": "verplicht",
    "gewenst": "graag, maar het moet niet",
    "niet-nodig": "niet nodig",
    "op-uitnodiging": "alleen op uitnodiging",
}


def session_words(
    programme: Programme, session: Session, new: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return a line for everything that was said, such as ``Door: Dorpsraad``.

    :param new: what the lists get with it, in words.
    """
    lines = (
        # A line for each, so that two names that were taken for one are seen.
        *(("Door", programme.organisations[slug].name) for slug in session.organisations),
        ("Sprekers", "; ".join(map(_speaker, session.speakers))),
        ("Prijs", price(session)),
        ("Aanmelden", _registration(session.registration)),
        *_moment(session),
        ("Online meedoen", session.online_url or ""),
        ("Taal", LANGUAGES[session.language] if foreign_language(session) else ""),
        ("Toegankelijkheid", " ".join(facilities_words(session.facilities))),
        ("Beschrijving", _description(session.body)),
        *(("Nieuw op de site", name) for name in new),
    )
    return tuple(f"{name}: {text}" for name, text in lines if text)


def _speaker(speaker: Speaker) -> str:
    about = ", ".join(filter(None, (speaker.role, speaker.organisation)))
    return f"{speaker.name} – {about}" if about else speaker.name


def _registration(registration: Registration | None) -> str:
    if registration is None:
        return ""
    where = registration.url or registration.email
    parts = (
        NEEDS[registration.need],
        f"via {where}" if where else "",
        f"tot en met {short_date(registration.until)}" if registration.until else "",
    )
    return ", ".join(filter(None, parts))


def _moment(session: Session) -> Iterator[tuple[str, str]]:
    moment = session.moments[0]
    yield "Zaal", moment.room or ""
    yield "Deuren open", f"{clock(moment.doors_open)} uur" if moment.doors_open else ""


def _description(body: str) -> str:
    text = " ".join(body.split())
    if len(text) <= MOST_SHOWN:
        return text
    words = count(len(text.split()), "woord", "woorden")
    return f"{text[:MOST_SHOWN].rpartition(' ')[0] or text[:MOST_SHOWN]} … ({words})"
