"""The questions of the form with which somebody sends in a session, in the order of the form.

First comes what an ordinary session needs; who has answered that can send it in.  What is free text
of more lines comes last, and an answer before it has one line: so nothing that somebody types can
pass for the answer to another question (see ``answers``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from macros.programme.dutch import long_date
from macros.programme.fields import LANGUAGES
from macros.programme.model import Edition, Entry, Programme

Kind = Literal["input", "dropdown", "checkboxes", "textarea"]


@dataclass(frozen=True)
class Question:
    """One question of a form on GitHub."""

    id: str
    """By which a link can fill it in."""
    label: str
    """The heading above the answer in the issue; unique, and for ever: old issues have it."""
    kind: Kind = "input"
    formerly: tuple[str, ...] = ()
    """Labels that it had; an issue of then is still read."""
    help: str = ""
    example: str = ""
    options: tuple[str, ...] = ()
    chosen: str = ""
    """The option that is chosen already: what is so of nearly every session."""
    several: bool = False
    """Whether one may choose more than one option."""
    is_required: bool = False
    chapter: str = ""
    """The heading in the form that this question begins."""

    @property
    def is_prose(self) -> bool:
        """Whether the answer may have more lines."""
        return self.kind == "textarea"


OTHER_DAY = "Een andere dag"
ENOUGH = "Klaar? Je kunt nu insturen. Meer vertellen mag:"
"""The heading below what an ordinary session needs."""

DEADLINE_BEFORE = timedelta(days=7)
"""How long before an edition the deadline is that the form has for an example."""

ATTENDANCE = {
    "Op een locatie": "op-locatie",
    "Online": "online",
    "Allebei: op een locatie en online": "hybride",
}
REGISTRATION = {
    "Ja, aanmelden is verplicht": "verplicht",
    "Liefst wel, maar het moet niet": "gewenst",
    "Nee, je kunt zo binnenlopen": "niet-nodig",
    "Alleen wie is uitgenodigd, kan komen": "op-uitnodiging",
}
FACILITIES = {
    "Alles is te bereiken met een rolstoel": "rolstoel",
    "Er is een toilet voor mensen in een rolstoel": "rolstoeltoilet",
    "Er is een ringleiding voor mensen met een hoortoestel": "ringleiding",
    "Er is een invalidenparkeerplaats dicht bij de ingang": "invalidenparkeerplaats",
    "Een hulphond mag mee naar binnen": "hulphond",
    "Er is een tolk gebarentaal": "gebarentolk",
    "Er is een schrijftolk": "schrijftolk",
    "Er is een rustige plek, met weinig geluid en licht": "prikkelarm",
}
"""What one ticks → the key under ``toegankelijkheid`` that is then ``ja``."""


def open_edition(programme: Programme) -> Edition | None:
    """Return the edition that one can send sessions in for; ``None`` when all are over."""
    return programme.coming


def days_to_choose(programme: Programme) -> tuple[date, ...]:
    """Return the days of that edition; none while they are not known."""
    edition = open_edition(programme)
    if not edition or not edition.first_day or not edition.last_day:
        return ()
    length = (edition.last_day - edition.first_day).days
    return tuple(edition.first_day + timedelta(days=number) for number in range(length + 1))


def questions(programme: Programme) -> tuple[Question, ...]:
    """Return the questions, with what one can choose from as it is now."""
    return (
        *_when(programme),
        *_where(programme),
        *_who_and_what(programme),
        *_joining(),
        *_more_about_the_place(),
        *_more_about_the_subject(programme),
        *_more_about_joining(programme),
        *_free_text(),
    )


def first_day(programme: Programme) -> date | None:
    """Return the first day of the edition that one can send sessions in for, if that is known."""
    return next(iter(days_to_choose(programme)), None)


def _when(programme: Programme) -> Iterable[Question]:
    yield Question(
        *("titel", "Wat is de titel?"),
        help="Hooguit 120 tekens.",
        example="Hoe blijft wonen in een klein dorp betaalbaar?",
        is_required=True,
    )
    days = days_to_choose(programme)
    label = "Op welke dag is het?"
    if days:
        named = tuple(map(long_date, days))
        only = named[0] if len(named) == 1 else ""
        yield Question(
            *("dag", label, "dropdown"),
            options=(*named, OTHER_DAY),
            chosen=only,
            is_required=True,
        )
        yield Question(
            "andere_dag",
            "Als het een andere dag is: welke?",
            example=long_date(days[0] - timedelta(days=2)),
        )
    else:
        yield Question("dag", label, help="Dag, maand en jaar.", is_required=True)
    yield Question("begin", "Hoe laat begint het?", example="09.30")
    yield Question("einde", "Hoe laat eindigt het?", example="11.30")


def _where(programme: Programme) -> Iterable[Question]:
    towns = (name for region in programme.regions.values() for name in region.municipalities)
    yield Question(
        *("deelname", "Hoe doen mensen mee?", "dropdown"),
        options=tuple(ATTENDANCE),
        chosen=next(iter(ATTENDANCE)),
        is_required=True,
    )
    yield Question(
        *("locatie", "In welk gebouw is het?"),
        help="Een nieuw gebouw? Zet het adres erachter.",
        example="Dorpshuis De Linde, Lindeplein 1, 5281 AA Boxtel",
    )
    yield Question(
        *("gemeente", "In welke gemeente is het?", "dropdown"),
        help="Niet nodig als het gebouw al op de site staat, of als de gemeente in het adres "
        "staat.",
        options=tuple(sorted(towns, key=lambda name: name.lstrip("'").casefold())),
    )


def _who_and_what(programme: Programme) -> Iterable[Question]:
    yield Question(
        *("organisaties", "Wie organiseert het?"),
        help="Meer dan één? Zet er een puntkomma tussen.",
        example="Dorpsraad Voorbeeld; Gemeente Boxtel",
    )
    yield Question(
        *("samenvatting", "Wat gaan mensen doen of leren, in één of twee zinnen?"),
        help="Hooguit 300 tekens.",
        example="Drie dorpen vertellen hoe zij zelf woningen bouwden.",
    )
    yield Question(
        *("thema", "Welk thema past het best?", "dropdown"), options=_names(programme.themes)
    )


def _joining() -> Iterable[Question]:
    yield Question("prijs", "Wat kost het?", example="gratis, of 7,50")
    yield Question(
        *("aanmelden", "Moeten mensen zich aanmelden?", "dropdown"), options=tuple(REGISTRATION)
    )
    yield Question(
        *("aanmelden_url", "Waar melden mensen zich aan?"),
        help="Een link, of het e-mailadres van een organisatie.",
        example="https://voorbeeld.nl/aanmelden",
    )


def _more_about_the_place() -> Iterable[Question]:
    yield Question("zaal", "In welke zaal?", example="Grote zaal", chapter=ENOUGH)
    yield Question("inloop", "Vanaf hoe laat kunnen mensen naar binnen?", example="09.00")
    yield Question(
        *("online_url", "Met welke link doen mensen online mee?"),
        help="Krijgen ze die na het aanmelden? Laat het leeg.",
        example="https://voorbeeld.nl/live",
    )


def _more_about_the_subject(programme: Programme) -> Iterable[Question]:
    yield Question(
        *("vorm", "Wat voor bijeenkomst is het?", "dropdown"), options=_names(programme.kinds)
    )
    yield Question(
        *("meer_themas", "Past er nog een thema bij?", "dropdown"),
        options=_names(programme.themes),
        several=True,
    )
    yield Question(
        *("doelgroepen", "Voor wie is het?", "dropdown"),
        options=_names(programme.audiences),
        several=True,
    )
    languages = tuple(LANGUAGES.values())
    yield Question(
        *("taal", "In welke taal is het?", "dropdown"), options=languages, chosen=LANGUAGES["nl"]
    )


def _more_about_joining(programme: Programme) -> Iterable[Question]:
    first = first_day(programme)
    yield Question(
        *("aanmelden_tot", "Tot en met welke dag kunnen mensen zich aanmelden?"),
        formerly=("Tot en met welke dag kan dat?",),
        example=long_date(first - DEADLINE_BEFORE) if first else "",
    )
    yield Question(
        *("toegankelijkheid", "Wat is er voor mensen met een beperking?", "checkboxes"),
        help="Kruis alleen aan wat je zeker weet.",
        options=tuple(FACILITIES),
    )
    yield Question(
        *("toelichting", "Wat moeten mensen met een beperking verder weten?"),
        example="Vraag een gebarentolk een week van tevoren aan.",
    )


def _free_text() -> Iterable[Question]:
    yield Question(
        *("sprekers", "Wie spreken er?", "textarea"),
        help="Elke spreker op een eigen regel: naam, rol, organisatie. Vraag hun eerst of hun "
        "naam op de site mag.",
        example="Voornaam Achternaam, voorzitter, Dorpsraad Voorbeeld",
    )
    yield Question(
        *("beschrijving", "De beschrijving", "textarea"),
        help="Voor wie is het, en wat hebben zij eraan?",
    )


def _names(entries: Mapping[str, Entry]) -> tuple[str, ...]:
    return tuple(entry.name for entry in entries.values())
