"""The columns of a spreadsheet with sessions: every field of a session, and how people call it.

A value of a column is one canonical text in all of ``macros.entry``, so that what comes in, what
is there and what was there can be compared: short names for names, ``2026-11-09`` for a day,
``09.30`` for a time, and a line per item for a list.  An empty text says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any


class Kind(Enum):
    """What a column takes."""

    LINE = auto()
    PROSE = auto()
    DATE = auto()
    TIME = auto()
    YES_NO = auto()
    COUNT = auto()
    PRICE = auto()
    URL = auto()
    EMAIL = auto()
    CHOICE = auto()
    REGISTRATION = auto()
    LANGUAGE = auto()
    NAME = auto()
    NAMES = auto()
    MUNICIPALITY = auto()
    SLUG = auto()
    SLUGS = auto()
    SPEAKERS = auto()
    PARTS = auto()
    MATERIALS = auto()
    SOURCES = auto()
    ALLOWED = auto()
    YEAR = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    key: str
    """The field, with a point before a field of a group: ``aanmelden.tot``."""
    heading: str
    """What stands above it in our own spreadsheets."""
    kind: Kind
    example: str = ""
    also: tuple[str, ...] = ()
    """Other headings that mean the same; small words in them do not count."""
    list_name: str = ""
    """The reference list that its names are in."""
    is_of_moment: bool = False
    """Whether a session with several rows can say something else in each of them."""
    how: str = ""
    """What to write, where the description of the field is not enough."""

    @property
    def path(self) -> tuple[str, ...]:
        """Where it stands in the front matter of a session."""
        return tuple(self.key.split("."))


def _session(
    key: str, heading: str, kind: Kind, example: str = "", *also: str, **more: Any
) -> Column:
    return Column(key, heading, kind, example, also, **more)


def _moment(
    key: str, heading: str, kind: Kind, example: str = "", *also: str, **more: Any
) -> Column:
    return Column(key, heading, kind, example, also, is_of_moment=True, **more)


def _facility(key: str, heading: str, *also: str) -> Column:
    return Column(f"toegankelijkheid.{key}", heading, Kind.YES_NO, "ja", also)


YEAR, NAME, KEY = "<jaar>", "<slug>", "sleutel"
TITLE, DAY, LAST_DAY, BEGIN, END = "titel", "datum", "einddatum", "begin", "einde"
DOORS, VENUE, ROOM, TOWN, ATTENDANCE = "inloop", "locatie", "zaal", "gemeente", "deelname"
ONLINE_AT, SUMMARY = "online_url", "samenvatting"
NEED, SIGN_UP_AT, SIGN_UP_BY_MAIL = "aanmelden.hoe", "aanmelden.url", "aanmelden.email"
SIGN_UP_UNTIL = "aanmelden.tot"
BODY, OWN_TITLE, TIMES, NUMBER = "<tekst>", "moment.titel", "<tijd>", "<nummer>"

COLUMNS = (
    _session(YEAR, "Editie", Kind.YEAR, "2026", "jaar"),
    _session(
        *(NAME, "Sessie", Kind.SLUG, "samen-bouwen-aan-het-dorp", "bestandsnaam", "bestand"),
        how="De korte naam van de sessie op de site. Laat dit leeg bij een nieuwe sessie: dan kies "
        "ik een naam.",
    ),
    _moment(
        *(KEY, "Moment", Kind.SLUG, "", "sleutel"),
        how="Alleen als de sessie er vaker is. Maak dan een rij per moment, met in elke rij "
        "dezelfde naam bij Sessie. Zet hier vanaf de tweede rij een kort, vast woord.",
    ),
    _session(
        *(TITLE, "Titel", Kind.LINE, "Samen bouwen aan het dorp", "naam activiteit"),
        *("naam sessie", "naam bijeenkomst", "naam evenement", "naam workshop", "onderwerp"),
        *("activiteit", "title"),
    ),
    _session("ondertitel", "Ondertitel", Kind.LINE, "Workshop met koffie", "subtitel"),
    _session(
        *(SUMMARY, "Samenvatting", Kind.LINE),
        "Drie dorpen vertellen hoe zij zelf woningen bouwden.",
        *("korte omschrijving", "korte beschrijving", "korte tekst", "intro", "introductie"),
        *("inleiding", "kort"),
    ),
    _moment(
        *(DAY, "Datum", Kind.DATE, "2026-11-09", "dag", "wanneer", "startdatum", "begindatum"),
        *("datum activiteit", "date", "op welke dag", "datum en tijd", "datum tijd"),
    ),
    _moment(
        *(LAST_DAY, "Einddatum", Kind.DATE, "", "laatste dag", "datum einde", "einde datum"),
        *("t/m datum",),
    ),
    _moment(
        *(DOORS, "Inloop", Kind.TIME, "09.00", "inloop vanaf", "deuren open", "ontvangst"),
        *("zaal open",),
    ),
    _moment(
        *(BEGIN, "Begin", Kind.TIME, "09.30", "begintijd", "starttijd", "start", "aanvang"),
        *("aanvangstijd", "van", "vanaf", "tijd begin", "hoe laat begint", "laat begint", "begint"),
    ),
    _moment(
        *(END, "Einde", Kind.TIME, "11.30", "eindtijd", "eind", "tot", "tijd einde"),
        *("hoe laat eindigt", "laat eindigt", "eindigt", "laat afgelopen"),
    ),
    _moment(
        *(VENUE, "Locatie", Kind.NAME, "", "waar", "plek", "plaats", "adres", "gebouw"),
        *("venue", "locatie naam", "waar plaats", "plek zaal", "locatie zaal", "locatie en zaal"),
        list_name="locaties",
        how="Waar het is: een naam uit de lijst. Staat ze er niet bij? Typ naam en adres: De "
        "Linde, Lindeplein 1, 5281 AA Boxtel.",
    ),
    _moment(ROOM, "Zaal", Kind.LINE, "Aula", "ruimte", "kamer", "zaal kamer", "room"),
    _session(TOWN, "Gemeente", Kind.MUNICIPALITY, "", "welke gemeente"),
    _session(
        *(ATTENDANCE, "Deelname", Kind.CHOICE, "op-locatie", "online of op locatie"),
        *("hoe meedoen", "deelnamevorm", "fysiek of online", "manier van deelname", "meedoen"),
    ),
    _session(
        *(ONLINE_AT, "Online meedoen", Kind.URL, "", "online url", "online link", "link online"),
        *("livestream", "teams link", "link livestream", "link webinar", "zoom link"),
    ),
    _session(
        *("vorm", "Vorm", Kind.NAME, "Workshop", "werkvorm", "soort activiteit", "soort"),
        *("soort bijeenkomst", "type", "type activiteit", "vorm activiteit", "categorie"),
        list_name="vormen",
    ),
    _session(
        *("themas", "Thema’s", Kind.NAMES, "Wonen; Samenleving", "thema", "themas", "thema's"),
        *("bij welk thema past", "welk thema", "welke themas", "onderwerpen"),
        list_name="themas",
    ),
    _session(
        *("doelgroepen", "Doelgroepen", Kind.NAMES, "Inwoners; Ambtenaren", "doelgroep"),
        *("voor wie", "voor wie bedoeld", "wie welkom", "publiek", "bestemd voor"),
        list_name="doelgroepen",
    ),
    _session(
        *("organisaties", "Organisaties", Kind.NAMES, "", "organisatie", "organisator"),
        *("organisatoren", "georganiseerd door", "wie organiseert", "aanbieder", "partners"),
        *("organiserende partij", "partij", "naam organisatie"),
        list_name="organisaties",
        how="Wie het organiseert: namen uit de lijst, met een puntkomma ertussen. Staat er een "
        "niet bij? Typ dan de hele naam.",
    ),
    _session("reeks", "Reeks", Kind.NAME, "", "serie", list_name="reeksen"),
    _session("taal", "Taal", Kind.LANGUAGE, "Nederlands", "voertaal", "language"),
    _session(
        *("sprekers", "Sprekers", Kind.SPEAKERS),
        "Voornaam Achternaam | voorzitter | Dorpsraad Voorbeeld",
        *("spreker", "wie spreekt", "wie spreken", "gastspreker", "begeleiders", "begeleider"),
        *("speaker", "speakers"),
        how="Elke spreker op een eigen regel in de cel: naam | rol | organisatie.",
    ),
    _session(
        *("prijs", "Prijs", Kind.PRICE, "gratis", "kosten", "toegang", "toegangsprijs"),
        *("entree", "kost", "wat kost"),
    ),
    _session(
        *("prijs_uitleg", "Uitleg bij prijs", Kind.LINE, "", "prijs uitleg", "toelichting prijs"),
        *("uitleg kosten", "toelichting kosten"),
    ),
    _session(
        *(NEED, "Aanmelden", Kind.REGISTRATION, "verplicht", "aanmelden nodig", "aanmelding"),
        *("aanmelden verplicht", "inschrijven", "aanmelding verplicht", "aanmelding nodig"),
        *("moet aanmelden", "reserveren"),
    ),
    _session(
        *(SIGN_UP_AT, "Aanmelden: link", Kind.URL, "https://voorbeeld.nl/aanmelden"),
        *(
            "aanmeldlink",
            "link aanmelden",
            "link voor aanmelding",
            "aanmelden url",
            "aanmelden via",
        ),
        *("inschrijflink", "link inschrijven", "aanmeldformulier", "website aanmelden"),
    ),
    _session(
        *(SIGN_UP_BY_MAIL, "Aanmelden: e-mail", Kind.EMAIL, "", "aanmelden email"),
        *("e-mail voor aanmelding", "e-mailadres aanmelden", "e-mailadres voor aanmelding"),
        *("aanmelden per e-mail", "mailadres aanmelden"),
    ),
    _session(
        *(SIGN_UP_UNTIL, "Aanmelden tot", Kind.DATE, "2026-11-02", "aanmelden tot en met"),
        *("uiterste aanmelddatum", "sluiting aanmelding", "deadline aanmelden", "aanmelden voor"),
        *("aanmelden uiterlijk", "deadline", "deadline aanmelding", "aanmelden voor datum"),
    ),
    _session(
        *("aanmelden.uitleg", "Aanmelden: uitleg", Kind.LINE, "", "uitleg aanmelden"),
        *("toelichting aanmelden", "toelichting aanmelding"),
    ),
    _session(
        *("aantal_plekken", "Aantal plekken", Kind.COUNT, "40", "plaatsen", "aantal plaatsen"),
        *("max deelnemers", "maximum aantal deelnemers", "maximaal aantal deelnemers"),
        *("capaciteit", "aantal deelnemers", "max aantal deelnemers", "maximum", "max"),
    ),
    _session("plekken", "Plekken", Kind.CHOICE, "", "nog plek", "beschikbaarheid", "vol"),
    _session(
        *("contact", "Contact", Kind.EMAIL, "info@voorbeeld.nl", "vragen", "e-mail organisatie"),
        *("e-mailadres organisatie", "algemeen e-mailadres", "contact organisatie"),
        *("e-mailadres voor vragen", "e-mail voor vragen", "e-mailadres van de organisatie"),
        how="Een e-mailadres voor vragen, van de organisatie en niet van één persoon.",
    ),
    _facility(
        "rolstoel",
        "Rolstoel",
        "rolstoeltoegankelijk",
        "toegankelijk rolstoelen",
        "locatie toegankelijk rolstoelen",
    ),
    _facility("rolstoeltoilet", "Rolstoeltoilet", "invalidentoilet", "aangepast toilet"),
    _facility("ringleiding", "Ringleiding"),
    _facility("invalidenparkeerplaats", "Invalidenparkeerplaats"),
    _facility("hulphond", "Hulphond", "hulphond welkom", "hulphonden welkom"),
    _facility("gebarentolk", "Gebarentolk", "tolk gebarentaal"),
    _facility("schrijftolk", "Schrijftolk"),
    _facility("prikkelarm", "Prikkelarm", "prikkelarme ruimte", "rustige plek"),
    _session(
        *("toegankelijkheid.toelichting", "Toelichting toegankelijkheid", Kind.LINE, ""),
        *("toegankelijkheid", "toegankelijkheid toelichting", "uitleg toegankelijkheid"),
    ),
    _session(
        *("status", "Status", Kind.CHOICE, "gaat-door", "gaat door", "stand van zaken"),
    ),
    _session(
        *("status_uitleg", "Uitleg bij status", Kind.LINE, "", "status uitleg", "reden"),
        *("toelichting status",),
    ),
    _moment("geannuleerd", "Moment gaat niet door", Kind.YES_NO, "", "geannuleerd", "vervalt"),
    _moment(OWN_TITLE, "Titel van dit moment", Kind.LINE, "", "titel moment", "moment titel"),
    _session("oorspronkelijk.datum", "Eerst: datum", Kind.DATE, "", "oude datum"),
    _session("oorspronkelijk.begin", "Eerst: begin", Kind.TIME, "", "oude begintijd"),
    _session("oorspronkelijk.einde", "Eerst: einde", Kind.TIME, "", "oude eindtijd"),
    _session(
        *("oorspronkelijk.locatie", "Eerst: locatie", Kind.NAME, "", "oude locatie"),
        list_name="locaties",
    ),
    _session("rond_de_week", "Rond de week", Kind.YES_NO, "", "buiten de week"),
    _session(
        *("programma", "Programma", Kind.PARTS, "09.30 - 10.00 | Welkom | Dorpsraad Voorbeeld"),
        *("onderdelen", "agenda", "programmaonderdelen"),
        how="Elk onderdeel op een eigen regel in de cel: tijd | titel | wie | uitleg.",
    ),
    _session(
        *("materiaal", "Materiaal", Kind.MATERIALS, "", "materialen", "terugkijken"),
        how="Elk stuk op een eigen regel in de cel: titel | webadres | soort.",
    ),
    _session(
        *("bronnen", "Bronnen", Kind.SOURCES, "", "bron"),
        how="Elke bron op een eigen regel in de cel: titel | webadres | toelichting.",
    ),
    _session("voorheen", "Voorheen", Kind.SLUGS, "", "oude naam", "oude namen"),
    _session(
        *("toegestaan", "Toegestaan", Kind.ALLOWED, ""),
        how="Elke melding op een eigen regel in de cel: melding | reden.",
    ),
    _session(
        *(BODY, "Beschrijving", Kind.PROSE, "In drie dorpen bouwden inwoners zelf huizen."),
        *("omschrijving", "tekst", "toelichting", "beschrijving activiteit", "lange omschrijving"),
        *("uitgebreide omschrijving", "inhoud", "description", "uitgebreide beschrijving"),
        how="De hele tekst op de pagina. Een kop begint met ## en een spatie.",
    ),
)
"""In the order of our own spreadsheets."""

ONLY_READ = (
    Column(
        *(TIMES, "Tijd", Kind.TIME, "09.30-11.30"),
        ("tijden", "tijdstip", "hoe laat", "van tot", "begin- en eindtijd", "laat", "tijdvak"),
        is_of_moment=True,
    ),
    Column(
        *(NUMBER, "Nummer", Kind.NUMBER, "17"),
        ("id", "nr", "volgnummer", "inzending", "submission id", "response id"),
    ),
)
"""What others have in their spreadsheets, and ours have elsewhere or not at all."""

BY_KEY = {column.key: column for column in (*COLUMNS, *ONLY_READ)}

OF_MOMENT = tuple(column.key for column in COLUMNS if column.is_of_moment)
"""What every moment of a session can say for itself."""
