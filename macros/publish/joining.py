"""How to join a session: whether one signs up, until when, the price, and whether it is full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.programme.dutch import amount, short_date
from macros.programme.fields import LANGUAGES
from macros.programme.model import (
    Attendance,
    Availability,
    Programme,
    Registration,
    Session,
    Status,
)
from macros.publish.agenda import foreign_language
from macros.publish.links import LinkView

REGISTRATION_WORDS = {
    "verplicht": "Aanmelden is verplicht.",
    "gewenst": "Wil je erbij zijn? Meld je dan aan.",
    "niet-nodig": "Je hoeft je niet aan te melden.",
    "op-uitnodiging": "Je kunt alleen meedoen op uitnodiging.",
}
AVAILABILITY_SENTENCES = {
    Availability.FREE: "Er is nog plek.",
    Availability.WAITING_LIST: "De sessie is vol. Je kunt nog op de wachtlijst.",
    Availability.FULL: "De sessie is vol.",
}


@dataclass(frozen=True)
class JoinView:
    """How to join."""

    sentences: tuple[str, ...] = ()
    button: LinkView | None = None
    """What signs one up."""
    online: LinkView | None = None
    """What leads to the meeting itself."""
    price: str = ""
    language: str = ""
    """In words; empty for Dutch."""
    contact: str = ""
    """An e-mail address for questions."""

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say."""
        return self != JoinView()

    @property
    def address(self) -> str:
        """Where to sign up, as it is typed by who reads it on paper."""
        return self.button.url.removeprefix("mailto:") if self.button else ""


def join_view(programme: Programme, session: Session) -> JoinView:
    """Return how to join ``session``; of what is cancelled or over, no way to do so."""
    language = LANGUAGES[session.language] if foreign_language(session) else ""
    if programme.is_over(session):
        return JoinView(language=language)
    if session.status is Status.CANCELLED:
        return JoinView(contact=session.contact or "")
    return JoinView(
        sentences=(*_attendance(session), *_sentences(session)),
        button=_button(session),
        online=LinkView("Doe online mee", session.online_url) if session.online_url else None,
        price=price(session),
        language=language,
        contact=session.contact or "",
    )


def _attendance(session: Session) -> Iterator[str]:
    if session.attendance is Attendance.HYBRID:
        yield "Je kunt op locatie of online meedoen."
    if session.attendance is not Attendance.ON_SITE and not session.online_url:
        yield "De link om online mee te doen volgt nog."


def _sentences(session: Session) -> Iterator[str]:
    registration = session.registration
    is_full = session.availability is Availability.FULL
    if registration and not is_full:
        yield REGISTRATION_WORDS[registration.need]
    if session.availability:
        yield AVAILABILITY_SENTENCES[session.availability]
    if session.capacity:
        yield f"Er is plek voor {session.capacity} mensen."
    if registration and not is_full:
        if registration.until and registration.need != "niet-nodig":
            yield f"Meld je aan tot en met {short_date(registration.until)}."
        if registration.note:
            yield registration.note


def _button(session: Session) -> LinkView | None:
    if session.availability is Availability.FULL:
        return None
    url = registration_url(session.registration)
    waits = session.availability is Availability.WAITING_LIST
    return LinkView("Zet me op de wachtlijst" if waits else "Meld je aan", url) if url else None


def registration_url(registration: Registration | None) -> str:
    """Return what leads to signing up; empty when there is nothing to sign up for, or no way."""
    if not registration or registration.need == "niet-nodig":
        return ""
    return registration.url or (f"mailto:{registration.email}" if registration.email else "")


def price(session: Session) -> str:
    """Return ``Gratis`` or ``€ 7,50``, with what there is to say about it."""
    words = amount(session.price) if session.price is not None else ""
    return ". ".join(filter(None, (words[:1].upper() + words[1:], session.price_note)))
