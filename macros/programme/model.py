"""The programme as typed, frozen objects: here the Dutch content keys meet the English names.

Everything that is published is a function of one ``Programme``.  Objects point to each other by
slug; ``Programme`` looks slugs up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, ClassVar, Literal, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, InstanceOf, JsonValue

from macros.programme import lifting
from macros.programme.fields import (
    Count,
    Date,
    Email,
    Items,
    Language,
    Latitude,
    Line,
    Longitude,
    PhotoFile,
    Postcode,
    Price,
    Prose,
    Slug,
    Summary,
    Time,
    Title,
    Url,
    Words,
    YesNo,
    one_of,
)
from macros.programme.source import Source

ZONE = ZoneInfo("Europe/Amsterdam")
"""The one time zone of the programme; every time in the content is a time on a Dutch clock."""


class Status(StrEnum):
    """Whether a session goes ahead (schema.org ``eventStatus``)."""

    SCHEDULED = "gaat-door"
    MOVED = "verplaatst"
    CANCELLED = "geannuleerd"


class Attendance(StrEnum):
    """How one takes part (schema.org ``eventAttendanceMode``)."""

    ON_SITE = "op-locatie"
    ONLINE = "online"
    HYBRID = "hybride"


class Availability(StrEnum):
    """Whether one can still join; a separate question from whether it goes ahead."""

    FREE = "vrij"
    WAITING_LIST = "wachtlijst"
    FULL = "vol"


def meanings(words: dict[str, str]) -> dict[str, JsonValue]:
    """Return what a field has to know, beside its description, of what one can choose."""
    return {"keuzes": dict(words)}


class Content(BaseModel):
    """Something an editor wrote.  A key that is not in the model is an error.

    The description of a field is the Dutch text that tells an editor what to write.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    shorthand: ClassVar[tuple[str, ...]] = ()
    """Keys that an editor may write as well; they have moved elsewhere before typing."""


class Link(Content):
    """A named address elsewhere."""

    title: Line = Field(alias="titel", description="De tekst van de link: waar gaat hij over?")
    url: Url = Field(description="Het webadres. Het begint met https://.")
    note: Words | None = Field(
        None, alias="toelichting", description="Wat iemand moet weten over deze link."
    )


class Material(Content):
    """Something to look at afterwards."""

    title: Line = Field(alias="titel", description="Hoe het stuk heet.")
    url: Url = Field(description="Het webadres waar het stuk staat. Het begint met https://.")
    kind: Annotated[
        str, one_of("verslag", "video", "presentatie", "foto", "document", "anders")
    ] = Field(
        "anders",
        alias="soort",
        description="Wat voor stuk het is. Zonder dit veld: anders.",
        json_schema_extra=meanings(
            {
                "verslag": "Een geschreven verslag.",
                "video": "Een opname of film.",
                "presentatie": "De dia’s van een spreker.",
                "foto": "Een foto of een reeks foto’s.",
                "document": "Een rapport of ander stuk.",
                "anders": "Iets anders.",
            }
        ),
    )


class Entry(Content):
    """An entry of a reference list: a theme, a region, a venue and so on."""

    slug: Slug = Field(alias="<slug>")
    source: InstanceOf[Source] = Field(alias="<bron>", repr=False, exclude=True)
    name: Line = Field(alias="naam", description="De naam zoals bezoekers die zien.")
    description: Words | None = Field(
        None,
        alias="omschrijving",
        description="Een of twee zinnen uitleg. Ze staan op de pagina van dit onderdeel.",
    )


class Theme(Entry):
    """A theme of brede welvaart (CBS)."""

    dimension: Annotated[str, one_of("hier-en-nu", "later", "elders")] | None = Field(
        None,
        alias="dimensie",
        description="Bij welk deel van brede welvaart het thema hoort (indeling van het CBS).",
        json_schema_extra=meanings(
            {
                "hier-en-nu": "De kwaliteit van leven hier en nu.",
                "later": "Wat er overblijft voor mensen na ons.",
                "elders": "Wat het betekent voor mensen in andere landen.",
            }
        ),
    )


class Region(Entry):
    """A part of the province; a session's region follows from its venue's municipality."""

    municipalities: Items[Line] = Field(
        (),
        alias="gemeenten",
        description="De gemeenten in deze regio. Elke gemeente staat bij precies één regio.",
    )


class Audience(Entry):
    """Whom a session is for."""


class Kind(Entry):
    """What sort of meeting a session is."""


class Organisation(Entry):
    """Who organises."""

    url: Url | None = Field(None, description="De website van de organisatie.")


class Series(Entry):
    """Sessions that belong together across years."""

    url: Url | None = Field(None, description="Een webadres met meer over de reeks.")
    organisations: Items[Slug] = Field(
        (),
        alias="organisaties",
        description="Wie de reeks organiseert: korte namen uit organisaties.yml.",
    )


class Facilities(Content):
    """Accessibility of a venue or a session; ``None`` means that nobody has said."""

    wheelchair: YesNo | None = Field(
        None,
        alias="rolstoel",
        description="Is alles te bereiken met een rolstoel? Laat het weg als je het niet weet.",
    )
    wheelchair_toilet: YesNo | None = Field(
        None, alias="rolstoeltoilet", description="Is er een toilet voor mensen in een rolstoel?"
    )
    hearing_loop: YesNo | None = Field(
        None,
        alias="ringleiding",
        description="Is er een ringleiding voor mensen met een hoortoestel?",
    )
    parking: YesNo | None = Field(
        None,
        alias="invalidenparkeerplaats",
        description="Is er een invalidenparkeerplaats dicht bij de ingang?",
    )
    assistance_dog: YesNo | None = Field(
        None, alias="hulphond", description="Mag een hulphond mee naar binnen?"
    )
    sign_language: YesNo | None = Field(
        None, alias="gebarentolk", description="Is er een tolk gebarentaal?"
    )
    speech_to_text: YesNo | None = Field(
        None,
        alias="schrijftolk",
        description="Is er een schrijftolk, die meetypt wat er gezegd wordt?",
    )
    low_stimulus: YesNo | None = Field(
        None, alias="prikkelarm", description="Is er een rustige plek, met weinig geluid en licht?"
    )
    note: Words | None = Field(
        None,
        alias="toelichting",
        description="Wat mensen verder moeten weten, of hoe ze hulp aanvragen.",
    )


class Venue(Entry):
    """A place where sessions are held (schema.org ``Place``)."""

    street: Line | None = Field(None, alias="straat", description="De straat met het huisnummer.")
    postcode: Postcode | None = Field(
        None, description="De postcode: vier cijfers, een spatie en twee hoofdletters."
    )
    town: Line | None = Field(None, alias="plaats", description="De stad of het dorp.")
    municipality: Line | None = Field(
        None,
        alias="gemeente",
        description="De gemeente, zoals die in regios.yml staat. De regio volgt daaruit.",
    )
    latitude: Latitude | None = Field(
        None,
        alias="breedtegraad",
        description="De breedtegraad, met een punt. Geef ook de lengtegraad.",
    )
    longitude: Longitude | None = Field(
        None,
        alias="lengtegraad",
        description="De lengtegraad, met een punt. Geef ook de breedtegraad.",
    )
    holds_several: YesNo = Field(
        default=False,
        alias="meerdere_tegelijk",
        description="Schrijf ja als hier meer sessies tegelijk kunnen zijn.",
    )
    """Whether several sessions may be held here at once."""
    url: Url | None = Field(None, description="De website van de locatie.")
    getting_there: Words | None = Field(
        None,
        alias="bereikbaarheid",
        description="Hoe mensen er komen: lopen, fietsen, bus, trein en auto.",
    )
    facilities: Facilities | None = Field(
        None,
        alias="toegankelijkheid",
        description="Wat er is voor mensen met een beperking. Dit geldt voor elke sessie op deze "
        "locatie.",
    )
    allowed: dict[str, Line] = Field(
        default_factory=dict,
        alias="toegestaan",
        description="Een melding van de controle die hier zo hoort, met de reden.",
    )
    """Finding code → the reason why this venue may do it all the same."""

    @property
    def address(self) -> str:
        """The address on one line, as far as it is known, without the name."""
        town = " ".join(filter(None, (self.postcode, self.town or self.municipality)))
        return ", ".join(filter(None, (self.street, town)))


class Edition(Content):
    """One year: a week, a day, or a year with only things around brede welvaart."""

    year: int = Field(alias="<jaar>")
    source: InstanceOf[Source] = Field(alias="<bron>", repr=False, exclude=True)
    name: Line = Field(
        alias="naam", description="De naam van de editie, zoals Week van de Brede Welvaart 2026."
    )
    subtitle: Line | None = Field(
        None, alias="ondertitel", description="Een tweede regel onder de naam."
    )
    kind: Annotated[Literal["week", "dag", "jaar"], one_of("week", "dag", "jaar")] = Field(
        "week",
        alias="soort",
        description="Een week, een dag, of een jaar met losse bijeenkomsten. Zonder dit veld: "
        "week.",
        json_schema_extra=meanings(
            {
                "week": "Een week met verschillende dagen.",
                "dag": "Eén dag: van en tot zijn gelijk.",
                "jaar": "Er was geen week of dag.",
            }
        ),
    )
    first_day: Date | None = Field(
        None,
        alias="van",
        description="De eerste dag: jaar-maand-dag. Laat van en tot weg zolang de datum niet "
        "bekend is.",
    )
    last_day: Date | None = Field(None, alias="tot", description="De laatste dag: jaar-maand-dag.")
    sent_in_until: Date | None = Field(
        None,
        alias="insturen_tot",
        description="De laatste dag waarop organisaties een bijeenkomst kunnen insturen. Zonder "
        "dit veld zegt de site dat die dag nog niet bekend is.",
    )
    period: Line | None = Field(
        None,
        alias="periode",
        description="Woorden die in de plaats komen van de twee data, als daar iets bij uit te "
        "leggen is.",
    )
    """Words used instead of the two dates, when the dates need nuance."""
    introduction: Prose | None = Field(
        None, alias="inleiding", description="De tekst boven aan de pagina van de editie."
    )
    organisations: Items[Slug] = Field(
        (),
        alias="organisaties",
        description="Wie de editie organiseert: korte namen uit organisaties.yml.",
    )
    is_fictional: YesNo = Field(
        default=False,
        alias="fictief",
        description="Schrijf ja als deze editie verzonnen is. Elke pagina zegt dat dan.",
    )
    is_over: YesNo = Field(
        default=False,
        alias="afgerond",
        description="Schrijf ja als de editie voorbij is. Wat dan nog onbekend is, blijft "
        "onbekend.",
    )
    """Whether it belongs to the archive: what is still unknown stays unknown."""
    sources: Items[Link] = Field((), alias="bronnen", description="Waar de gegevens vandaan komen.")
    never_published: Items[Slug] = Field(
        (),
        alias="nooit_gepubliceerd",
        description="Namen van sessies die weg zijn en die niemand in een agenda kan hebben.",
    )
    """Names of sessions that are gone and that nobody can have in a calendar."""


class Moment(Content):
    """One start–end of a session.  Without times it is a whole day: the time is not known yet."""

    key: Slug | None = Field(
        None,
        alias="sleutel",
        description="Een kort, vast woord voor dit moment. Verander het nooit: agenda’s herkennen "
        "het moment eraan.",
    )
    """Fixed name of this moment within its session; part of the UID when there are several."""
    day: Date = Field(alias="datum", description="De dag: jaar-maand-dag, bijvoorbeeld 2026-11-09.")
    last_day: Date | None = Field(
        None,
        alias="einddatum",
        description="De laatste dag, als de sessie na middernacht eindigt of meer dagen duurt "
        "zonder vaste tijden.",
    )
    doors_open: Time | None = Field(
        None, alias="inloop", description="Vanaf hoe laat mensen naar binnen kunnen."
    )
    begins: Time | None = Field(
        None,
        alias="begin",
        description="Hoe laat het begint: uren en minuten. Laat het weg zolang de tijd niet bekend "
        "is.",
    )
    ends: Time | None = Field(
        None, alias="einde", description="Hoe laat het eindigt: uren en minuten."
    )
    venue: Slug | None = Field(
        None, alias="locatie", description="Waar het is: een korte naam uit locaties.yml."
    )
    room: Line | None = Field(None, alias="zaal", description="De zaal of kamer op de locatie.")
    title: Line | None = Field(
        None,
        alias="titel",
        description="Een eigen titel voor dit moment, als het anders heet dan de sessie.",
    )
    is_cancelled: YesNo = Field(
        default=False,
        alias="geannuleerd",
        description="Schrijf ja als alleen dit moment niet doorgaat. Laat het moment zelf staan.",
    )
    """Whether this moment does not go ahead, while others of the session may."""

    @property
    def start(self) -> datetime | None:
        """When it begins, on a Dutch clock; ``None`` while the time is unknown."""
        if self.begins is None:
            return None
        return datetime.combine(self.day, self.begins, ZONE)

    @property
    def end(self) -> datetime | None:
        """When it ends, on a Dutch clock; ``None`` while the time is unknown."""
        if self.ends is None:
            return None
        return datetime.combine(self.final_day, self.ends, ZONE)

    @property
    def minutes(self) -> int | None:
        """How long it lasts, on any clock; ``None`` while a time is unknown."""
        if self.start is None or self.end is None:
            return None
        # In UTC: of two times in one zone Python leaves out that the clock may change between them.
        return (self.end.astimezone(UTC) - self.start.astimezone(UTC)) // timedelta(minutes=1)

    @property
    def final_day(self) -> date:
        """The day on which it ends; mostly the day on which it begins."""
        return self.last_day or self.day

    @property
    def days(self) -> tuple[date, ...]:
        """The days whose programme shows it: what runs past midnight belongs to its evening."""
        if self.begins is not None:
            return (self.day,)
        count = (self.final_day - self.day).days + 1
        return tuple(self.day + timedelta(days=number) for number in range(count))

    @property
    def sort_key(self) -> tuple[date, bool, str, str]:
        """Chronological; a moment without a time comes after the timed ones of its day."""
        begins = self.begins.isoformat() if self.begins else ""
        ends = self.ends.isoformat() if self.ends else ""
        return self.day, self.begins is None, begins, ends


class Earlier(Content):
    """Where and when a moved session was first announced."""

    day: Date = Field(
        alias="datum", description="De dag waarop het eerst zou zijn: jaar-maand-dag."
    )
    begins: Time | None = Field(None, alias="begin", description="Hoe laat het eerst zou beginnen.")
    ends: Time | None = Field(None, alias="einde", description="Hoe laat het eerst zou eindigen.")
    venue: Slug | None = Field(
        None,
        alias="locatie",
        description="Waar het eerst zou zijn: een korte naam uit locaties.yml.",
    )


class Speaker(Content):
    """A person who speaks or leads (schema.org ``performer``)."""

    name: Line = Field(
        alias="naam", description="De naam van de spreker, zoals die op de site komt."
    )
    role: Line | None = Field(
        None,
        alias="rol",
        description="Wat de spreker doet, bijvoorbeeld voorzitter of onderzoeker.",
    )
    organisation: Line | None = Field(
        None,
        alias="organisatie",
        description="Waar de spreker werkt of bij hoort, gewoon als tekst.",
    )
    photo: PhotoFile | None = Field(
        None,
        alias="foto",
        description="Een foto van de spreker: de naam van een bestand in de map fotos van dit "
        "jaar. Een jpg, png of webp, minstens 192 pixels breed en hoog en hooguit 5 MB. Hij komt "
        "alleen op de site met toestemming: ja.",
    )
    has_consent: YesNo = Field(
        default=False,
        alias="toestemming",
        description="Schrijf ja als de spreker zelf heeft gezegd dat deze foto op de site mag. "
        "Vraag dat voor je de foto instuurt: de map met foto’s is openbaar.",
    )
    """Whether the speaker agrees that the photo is published."""
    consent_note: Line | None = Field(
        None,
        alias="toestemming_uitleg",
        description="Wie dat heeft gezegd en wanneer, bijvoorbeeld: de spreker zelf, per mail, 14 "
        "september 2026. Het komt niet op de site, maar iedereen kan het lezen.",
    )


class Registration(Content):
    """How to sign up."""

    need: Annotated[
        Literal["verplicht", "gewenst", "niet-nodig", "op-uitnodiging"],
        one_of("verplicht", "gewenst", "niet-nodig", "op-uitnodiging"),
    ] = Field(
        "gewenst",
        alias="hoe",
        description="Of je je moet aanmelden. Zonder dit veld: gewenst.",
        json_schema_extra=meanings(
            {
                "verplicht": "Zonder aanmelding kun je niet meedoen.",
                "gewenst": "Aanmelden is fijn, maar het moet niet.",
                "niet-nodig": "Je kunt gewoon binnenlopen.",
                "op-uitnodiging": "Alleen wie is gevraagd, kan meedoen.",
            }
        ),
    )
    url: Url | None = Field(None, description="Het webadres van het formulier om je aan te melden.")
    email: Email | None = Field(
        None,
        description="Het e-mailadres om je aan te melden, van de organisatie en niet van één "
        "persoon.",
    )
    until: Date | None = Field(
        None, alias="tot", description="De laatste dag waarop je je kunt aanmelden: jaar-maand-dag."
    )
    note: Words | None = Field(
        None, alias="uitleg", description="Wat mensen verder moeten weten over aanmelden."
    )


class Part(Content):
    """One line of a session's own programme."""

    begins: Time | None = Field(None, alias="begin", description="Hoe laat dit onderdeel begint.")
    ends: Time | None = Field(None, alias="einde", description="Hoe laat dit onderdeel eindigt.")
    title: Line = Field(alias="titel", description="Hoe dit onderdeel heet.")
    who: Line | None = Field(None, alias="wie", description="Wie dit onderdeel doet.")
    note: Words | None = Field(
        None, alias="uitleg", description="Een paar zinnen over dit onderdeel."
    )


class Session(Content):
    """One thing a person can attend (schema.org ``Event``)."""

    shorthand = lifting.OF_ONE_MOMENT + lifting.SHARED

    year: int = Field(alias="<jaar>")
    slug: Slug = Field(alias="<slug>")
    source: InstanceOf[Source] = Field(alias="<bron>", repr=False, exclude=True)
    body: str = Field(alias="<tekst>", repr=False)
    """The description as Markdown; data, never a template."""
    body_line: int = Field(alias="<regel>", repr=False)
    """The line of the file at which the description begins."""

    title: Title = Field(alias="titel", description="De titel van de sessie, hooguit 120 tekens.")
    subtitle: Line | None = Field(
        None, alias="ondertitel", description="Een tweede regel onder de titel."
    )
    summary: Summary | None = Field(
        None,
        alias="samenvatting",
        description="Eén of twee zinnen voor in lijsten, hooguit 300 tekens.",
    )
    moments: Items[Moment] = Field(
        (),
        alias="momenten",
        description="Als de sessie er vaker is: een lijst, in plaats van datum, begin en einde.",
    )
    """At least one, in the order of the file."""
    is_around: YesNo = Field(
        default=False,
        alias="rond_de_week",
        description="Schrijf ja als de sessie met opzet buiten de dagen van de week valt.",
    )
    """Whether it lies outside the days of the edition on purpose."""
    municipality: Line | None = Field(
        None, alias="gemeente", description="De gemeente, als je de locatie nog niet weet."
    )
    """Where it is while the venue is unknown."""
    attendance: Annotated[Attendance, one_of(*Attendance)] = Field(
        Attendance.ON_SITE,
        alias="deelname",
        description="Hoe mensen meedoen. Zonder dit veld: op-locatie.",
        json_schema_extra=meanings(
            {
                "op-locatie": "Je doet mee op de plek zelf.",
                "online": "Je doet mee via internet.",
                "hybride": "Het kan allebei.",
            }
        ),
    )
    online_url: Url | None = Field(None, description="Het webadres om online mee te doen.")
    kind: Slug | None = Field(
        None,
        alias="vorm",
        description="Wat voor bijeenkomst het is: een korte naam uit vormen.yml.",
    )
    themes: Items[Slug] = Field(
        (),
        alias="themas",
        description="Waar het over gaat: korte namen uit themas.yml. Het belangrijkste thema staat "
        "eerst.",
    )
    """The first one is the main theme."""
    audiences: Items[Slug] = Field(
        (), alias="doelgroepen", description="Voor wie het is: korte namen uit doelgroepen.yml."
    )
    organisations: Items[Slug] = Field(
        (),
        alias="organisaties",
        description="Wie het organiseert: korte namen uit organisaties.yml.",
    )
    series: Slug | None = Field(
        None,
        alias="reeks",
        description="De reeks waar de sessie bij hoort: een korte naam uit reeksen.yml.",
    )
    language: Language = Field(
        "nl", alias="taal", description="De taal van de sessie. Zonder dit veld: nl."
    )
    speakers: Items[Speaker] = Field(
        (), alias="sprekers", description="Wie er spreken of de sessie leiden."
    )
    status: Annotated[Status, one_of(*Status)] = Field(
        Status.SCHEDULED,
        description="Of de sessie doorgaat. Zonder dit veld: gaat-door.",
        json_schema_extra=meanings(
            {
                "gaat-door": "De sessie gaat door zoals het er staat.",
                "verplaatst": "Er is een andere dag, tijd of plek. Vul ook oorspronkelijk in.",
                "geannuleerd": "De sessie gaat niet door. De pagina blijft staan.",
            }
        ),
    )
    status_note: Words | None = Field(
        None,
        alias="status_uitleg",
        description="Waarom het anders is, en wat mensen nu kunnen doen.",
    )
    earlier: Earlier | None = Field(
        None,
        alias="oorspronkelijk",
        description="Waar en wanneer het eerst zou zijn. Alleen bij status: verplaatst.",
    )
    availability: Annotated[Availability, one_of(*Availability)] | None = Field(
        None,
        alias="plekken",
        description="Of er nog plek is.",
        json_schema_extra=meanings(
            {
                "vrij": "Er is nog plek.",
                "wachtlijst": "Het is vol, maar je kunt op een wachtlijst.",
                "vol": "Het is vol. De knop om je aan te melden verdwijnt.",
            }
        ),
    )
    capacity: Count | None = Field(
        None, alias="aantal_plekken", description="Hoeveel mensen er kunnen meedoen."
    )
    price: Price | None = Field(
        None, alias="prijs", description="Wat het kost: gratis, of een bedrag in euro’s."
    )
    price_note: Words | None = Field(
        None, alias="prijs_uitleg", description="Voor wie die prijs geldt, of wat erbij hoort."
    )
    registration: Registration | None = Field(
        None, alias="aanmelden", description="Hoe mensen zich aanmelden."
    )
    contact: Email | None = Field(
        None, description="Een e-mailadres voor vragen, van de organisatie en niet van één persoon."
    )
    facilities: Facilities | None = Field(
        None,
        alias="toegankelijkheid",
        description="Wat er is voor mensen met een beperking. Vul in wat bij deze sessie anders is "
        "dan bij de locatie.",
    )
    parts: Items[Part] = Field(
        (), alias="programma", description="De onderdelen van de sessie, op volgorde."
    )
    materials: Items[Material] = Field(
        (), alias="materiaal", description="Wat mensen na afloop kunnen bekijken."
    )
    sources: Items[Link] = Field((), alias="bronnen", description="Waar de gegevens vandaan komen.")
    formerly: Items[Slug] = Field(
        (),
        alias="voorheen",
        description="De namen die dit bestand eerder had, zonder .md. De oudste staat bovenaan.",
    )
    """Names this session had before, oldest first; their addresses stay alive."""
    allowed: dict[str, Line] = Field(
        default_factory=dict,
        alias="toegestaan",
        description="Een melding van de controle die hier wel mag, met de reden.",
    )
    """Finding code → the reason why this session may do it all the same."""

    @property
    def id(self) -> tuple[int, str]:
        """What identifies it within the programme."""
        return self.year, self.slug

    @property
    def first_slug(self) -> str:
        """The first name it ever had: its lasting identity (the UID in feeds)."""
        return self.formerly[0] if self.formerly else self.slug

    @property
    def address(self) -> str:
        """The address of its page under the root of the site."""
        return f"{self.year}/{self.slug}/"

    @property
    def venues(self) -> tuple[str, ...]:
        """The slugs of its venues, in the order of its moments."""
        return tuple(dict.fromkeys(m.venue for m in self.moments if m.venue))


class Slot(NamedTuple):
    """One moment of one session: what an agenda lists and what a VEVENT describes."""

    session: Session
    moment: Moment

    @property
    def id(self) -> str:
        """Its lasting identity: the year, the first name of the file and the key of the moment.

        Never from title, time, venue or position.
        """
        key = f".{self.moment.key}" if self.moment.key else ""
        return f"{self.session.year}-{self.session.first_slug}{key}"

    @property
    def status(self) -> Status:
        """Whether it goes ahead: the moment, and the session as a whole."""
        return Status.CANCELLED if self.moment.is_cancelled else self.session.status


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that lies beside the content and can be shown."""

    file: Path
    digest: str
    """SHA-256 of what is in the file."""


@dataclass(frozen=True, eq=False)
class Programme:
    """Everything there is to publish.  Read once per build, never changed.

    Two of them are never equal, so that what is worked out of one can be kept by it.
    """

    themes: Mapping[str, Theme]
    regions: Mapping[str, Region]
    audiences: Mapping[str, Audience]
    kinds: Mapping[str, Kind]
    series: Mapping[str, Series]
    venues: Mapping[str, Venue]
    organisations: Mapping[str, Organisation]
    editions: Mapping[int, Edition]
    """By year, oldest first."""
    sessions: tuple[Session, ...] = field(repr=False)
    """Chronological by first moment, then by slug."""
    photos: Mapping[str, Photo] = field(default_factory=dict, repr=False)
    """By path under the folder with the content, such as ``2026/fotos/naam.jpg``."""

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every moment of every session, by start and then by the UID it has in a calendar.

        So a change of anything but the start leaves the order of a calendar as it was.
        """
        slots = [Slot(session, moment) for session in self.sessions for moment in session.moments]
        # What follows in a UID counts as well: “a-b@” comes before “a@”.
        return tuple(sorted(slots, key=lambda slot: (*slot.moment.sort_key[:3], f"{slot.id}@")))

    @cached_property
    def by_id(self) -> Mapping[tuple[int, str], Session]:
        """Year and slug → session."""
        return {session.id: session for session in self.sessions}

    @cached_property
    def region_of_municipality(self) -> Mapping[str, str]:
        """Official name of a municipality → slug of its region."""
        return {
            name: region.slug for region in self.regions.values() for name in region.municipalities
        }

    @cached_property
    def coming(self) -> Edition | None:
        """The edition that people come for and send sessions in for; ``None`` when all are over.

        It is the earliest that is not over: a year that was only begun must not hide the week that
        is at hand.
        """
        coming = (edition for edition in self.editions.values() if not edition.is_over)
        return min(coming, key=lambda edition: edition.year, default=None)

    @property
    def is_fictional(self) -> bool:
        """Whether any part of it is invented, so that every page has to say so."""
        return any(edition.is_fictional for edition in self.editions.values())

    def municipalities_of(self, session: Session) -> tuple[str, ...]:
        """Return the municipalities where ``session`` is held."""
        venues = (self.venues[slug].municipality for slug in session.venues)
        return tuple(dict.fromkeys(name for name in (*venues, session.municipality) if name))

    def municipality_at(self, slot: Slot) -> str | None:
        """Return the official name of the municipality where ``slot`` is held, where known."""
        session, moment = slot
        return self.venues[moment.venue].municipality if moment.venue else session.municipality

    def regions_at(self, slot: Slot) -> tuple[str, ...]:
        """Return the slug of the region where ``slot`` is held; none while that is not known."""
        region = self.region_of_municipality.get(self.municipality_at(slot) or "")
        return (region,) if region else ()

    def regions_of(self, session: Session) -> tuple[str, ...]:
        """Return the slugs of the regions where ``session`` is held."""
        regions = (self.region_of_municipality.get(n) for n in self.municipalities_of(session))
        return tuple(dict.fromkeys(slug for slug in regions if slug))

    def photo_of(self, session: Session, speaker: Speaker) -> tuple[str, Photo] | None:
        """Return the path and the photo of a speaker, if it may be published."""
        path = f"{session.year}/fotos/{speaker.photo}"
        photo = self.photos.get(path)
        return (path, photo) if photo and speaker.has_consent else None

    def is_over(self, session: Session) -> bool:
        """Whether ``session`` belongs to the archive, so that nothing about it follows any more."""
        edition = self.editions.get(session.year)
        return edition is not None and edition.is_over

    def days_of(self, edition: Edition) -> tuple[date, ...]:
        """Return the days with at least one session in the year of ``edition``."""
        slots = (slot for slot in self.slots if slot.session.year == edition.year)
        return tuple(sorted({day for slot in slots for day in slot.moment.days}))

    def sessions_of(self, edition: Edition) -> Iterator[Session]:
        """Yield the sessions of ``edition``, chronological."""
        return (session for session in self.sessions if session.year == edition.year)
