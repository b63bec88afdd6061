"""The questions of the form with which somebody sends in a session, in the order of the form.

What is free text of more lines comes last, and an answer before it has one line: so nothing that
somebody types can pass for the answer to another question (see ``answers``).
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
    help: str = ""
    example: str = ""
    options: tuple[str, ...] = ()
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
        *_what(programme),
        *_joining(),
        *_words(),
    )


def _when(programme: Programme) -> Iterable[Question]:
    days = tuple(long_date(day) for day in days_to_choose(programme))
    label, chapter = "Op welke dag is het?", "Wanneer is het?"
    if days:
        options = (*days, OTHER_DAY)
        yield Question("dag", label, "dropdown", options=options, is_required=True, chapter=chapter)
        yield Question(
            "andere_dag",
            "Als het een andere dag is: welke?",
            help="Alleen als de dag niet in de lijst staat.",
            example="zaterdag 7 november 2026",
        )
    else:
        example = "maandag 9 november 2026"
        yield Question("dag", label, example=example, is_required=True, chapter=chapter)
    later = "Weet je het nog niet? Laat het dan leeg."
    yield Question("begin", "Hoe laat begint het?", help=later, example="09.30")
    yield Question("einde", "Hoe laat eindigt het?", example="11.30")
    yield Question("inloop", "Vanaf hoe laat kunnen mensen naar binnen?", example="09.00")


def _where(programme: Programme) -> Iterable[Question]:
    towns = (name for region in programme.regions.values() for name in region.municipalities)
    yield Question(
        *("deelname", "Hoe doen mensen mee?", "dropdown"),
        options=tuple(ATTENDANCE),
        is_required=True,
        chapter="Waar is het?",
    )
    yield Question(
        *("locatie", "In welk gebouw is het?"),
        help="De naam, en daarachter het adres. Staat het gebouw al op de site? Dan is de naam "
        "genoeg. Weet je het nog niet? Laat het dan leeg.",
        example="Dorpshuis De Linde, Lindeplein 1, 5281 AA Boxtel",
    )
    yield Question("zaal", "In welke zaal?", example="Grote zaal")
    yield Question(
        *("gemeente", "In welke gemeente is het?", "dropdown"),
        options=tuple(sorted(towns, key=lambda name: name.lstrip("'").casefold())),
    )
    yield Question(
        *("online_url", "Met welke link doen mensen online mee?"),
        help="Laat het leeg als mensen de link krijgen na het aanmelden.",
        example="https://voorbeeld.nl/live",
    )


def _what(programme: Programme) -> Iterable[Question]:
    themes = _names(programme.themes)
    yield Question(
        *("vorm", "Wat voor bijeenkomst is het?", "dropdown"),
        options=_names(programme.kinds),
        chapter="Waar gaat het over, en voor wie is het?",
    )
    yield Question("thema", "Welk thema past het best?", "dropdown", options=themes)
    yield Question(
        *("meer_themas", "Past er nog een thema bij?", "dropdown"), options=themes, several=True
    )
    yield Question(
        *("doelgroepen", "Voor wie is het?", "dropdown"),
        options=_names(programme.audiences),
        several=True,
    )
    yield Question(
        *("taal", "In welke taal is het?", "dropdown"),
        help="Alleen als het geen Nederlands is.",
        options=tuple(LANGUAGES.values()),
    )


def _joining() -> Iterable[Question]:
    yield Question(
        *("prijs", "Wat kost het?"),
        help="Schrijf het ook op als het gratis is.",
        example="gratis, of 7,50",
        chapter="Hoe kunnen mensen meedoen?",
    )
    yield Question(
        *("aanmelden", "Moeten mensen zich aanmelden?", "dropdown"), options=tuple(REGISTRATION)
    )
    yield Question(
        *("aanmelden_url", "Waar melden mensen zich aan?"),
        help="Een link. Geen telefoonnummer en geen e-mailadres van één persoon: wat je hier "
        "schrijft, is openbaar.",
        example="https://voorbeeld.nl/aanmelden",
    )
    yield Question(
        "aanmelden_tot", "Tot en met welke dag kan dat?", example="maandag 2 november 2026"
    )
    yield Question(
        *("toegankelijkheid", "Wat is er voor mensen met een beperking?", "checkboxes"),
        help="Kruis alleen aan wat je zeker weet. Bezoekers rekenen erop.",
        options=tuple(FACILITIES),
    )
    yield Question(
        *("toelichting", "Wat moeten mensen met een beperking verder weten?"),
        example="Vraag je een gebarentolk aan? Doe dat voor 1 november.",
    )


def _words() -> Iterable[Question]:
    yield Question(
        *("organisaties", "Wie organiseert het?"),
        help="Meer dan één? Zet er een puntkomma tussen.",
        example="Dorpsraad Voorbeeld; Gemeente Boxtel",
        chapter="Wie organiseert het, en wat lezen bezoekers?",
    )
    yield Question(
        *("titel", "Wat is de titel?"),
        help="Hooguit 120 tekens. Zeg waar het over gaat.",
        example="Hoe blijft wonen in een klein dorp betaalbaar?",
        is_required=True,
    )
    yield Question(
        *("samenvatting", "Wat gaan mensen doen of leren, in één of twee zinnen?"),
        help="Hooguit 300 tekens. Dit staat in lijsten.",
        example="Drie dorpen vertellen hoe zij zelf woningen bouwden.",
    )
    yield Question(
        *("sprekers", "Wie spreken er?", "textarea"),
        help="Elke spreker op een eigen regel: naam, rol, organisatie. Vraag eerst of hun naam op "
        "de site mag.",
        example="Voornaam Achternaam, voorzitter, Dorpsraad Voorbeeld",
    )
    yield Question(
        *("beschrijving", "De beschrijving", "textarea"),
        help="Korte zinnen, gewone woorden. Voor wie is het, en wat hebben zij eraan?",
    )


def _names(entries: Mapping[str, Entry]) -> tuple[str, ...]:
    return tuple(entry.name for entry in entries.values())
