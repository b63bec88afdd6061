"""The programme as typed, frozen objects: here the Dutch content keys meet the English names.

Everything that is published is a function of one ``Programme``.  Objects point to each other by
slug; ``Programme`` looks slugs up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar, Literal, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, InstanceOf

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


class Content(BaseModel):
    """Something an editor wrote.  A key that is not in the model is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    shorthand: ClassVar[tuple[str, ...]] = ()
    """Keys that an editor may write as well; they have moved elsewhere before typing."""


class Link(Content):
    """A named address elsewhere."""

    title: Line = Field(alias="titel")
    url: Url
    note: Words | None = Field(None, alias="toelichting")


class Material(Content):
    """Something to look at afterwards."""

    title: Line = Field(alias="titel")
    url: Url
    kind: Annotated[
        str, one_of("verslag", "video", "presentatie", "foto", "document", "anders")
    ] = Field("anders", alias="soort")


class Entry(Content):
    """An entry of a reference list: a theme, a region, a venue and so on."""

    slug: Slug = Field(alias="<slug>")
    source: InstanceOf[Source] = Field(alias="<bron>", repr=False, exclude=True)
    name: Line = Field(alias="naam")
    description: Words | None = Field(None, alias="omschrijving")


class Theme(Entry):
    """A theme of brede welvaart (CBS)."""

    dimension: Annotated[str, one_of("hier-en-nu", "later", "elders")] | None = Field(
        None, alias="dimensie"
    )


class Region(Entry):
    """A part of the province; a session's region follows from its venue's municipality."""

    municipalities: Items[Line] = Field((), alias="gemeenten")


class Audience(Entry):
    """Whom a session is for."""


class Kind(Entry):
    """What sort of meeting a session is."""


class Organisation(Entry):
    """Who organises."""

    url: Url | None = None


class Series(Entry):
    """Sessions that belong together across years."""

    url: Url | None = None
    organisations: Items[Slug] = Field((), alias="organisaties")


class Facilities(Content):
    """Accessibility of a venue or a session; ``None`` means that nobody has said."""

    wheelchair: YesNo | None = Field(None, alias="rolstoel")
    wheelchair_toilet: YesNo | None = Field(None, alias="rolstoeltoilet")
    hearing_loop: YesNo | None = Field(None, alias="ringleiding")
    parking: YesNo | None = Field(None, alias="invalidenparkeerplaats")
    assistance_dog: YesNo | None = Field(None, alias="hulphond")
    sign_language: YesNo | None = Field(None, alias="gebarentolk")
    speech_to_text: YesNo | None = Field(None, alias="schrijftolk")
    low_stimulus: YesNo | None = Field(None, alias="prikkelarm")
    note: Words | None = Field(None, alias="toelichting")


class Venue(Entry):
    """A place where sessions are held (schema.org ``Place``)."""

    street: Line | None = Field(None, alias="straat")
    postcode: Postcode | None = None
    town: Line | None = Field(None, alias="plaats")
    municipality: Line | None = Field(None, alias="gemeente")
    latitude: Latitude | None = Field(None, alias="breedtegraad")
    longitude: Longitude | None = Field(None, alias="lengtegraad")
    holds_several: YesNo = Field(default=False, alias="meerdere_tegelijk")
    """Whether several sessions may be held here at once."""
    url: Url | None = None
    getting_there: Words | None = Field(None, alias="bereikbaarheid")
    facilities: Facilities | None = Field(None, alias="toegankelijkheid")

    @property
    def address(self) -> str:
        """The address on one line, as far as it is known, without the name."""
        town = " ".join(filter(None, (self.postcode, self.town or self.municipality)))
        return ", ".join(filter(None, (self.street, town)))


class Edition(Content):
    """One year: a week, a day, or a year with only things around brede welvaart."""

    year: int = Field(alias="<jaar>")
    source: InstanceOf[Source] = Field(alias="<bron>", repr=False, exclude=True)
    name: Line = Field(alias="naam")
    subtitle: Line | None = Field(None, alias="ondertitel")
    kind: Annotated[Literal["week", "dag", "jaar"], one_of("week", "dag", "jaar")] = Field(
        "week", alias="soort"
    )
    first_day: Date | None = Field(None, alias="van")
    last_day: Date | None = Field(None, alias="tot")
    period: Line | None = Field(None, alias="periode")
    """Words used instead of the two dates, when the dates need nuance."""
    introduction: Prose | None = Field(None, alias="inleiding")
    organisations: Items[Slug] = Field((), alias="organisaties")
    is_fictional: YesNo = Field(default=False, alias="fictief")
    is_over: YesNo = Field(default=False, alias="afgerond")
    """Whether it belongs to the archive: what is still unknown stays unknown."""
    sources: Items[Link] = Field((), alias="bronnen")
    never_published: Items[Slug] = Field((), alias="nooit_gepubliceerd")
    """Names of sessions that are gone and that nobody can have in a calendar."""


class Moment(Content):
    """One start–end of a session.  Without times it is a whole day: the time is not known yet."""

    key: Slug | None = Field(None, alias="sleutel")
    """Fixed name of this moment within its session; part of the UID when there are several."""
    day: Date = Field(alias="datum")
    last_day: Date | None = Field(None, alias="einddatum")
    doors_open: Time | None = Field(None, alias="inloop")
    begins: Time | None = Field(None, alias="begin")
    ends: Time | None = Field(None, alias="einde")
    venue: Slug | None = Field(None, alias="locatie")
    room: Line | None = Field(None, alias="zaal")
    title: Line | None = Field(None, alias="titel")
    is_cancelled: YesNo = Field(default=False, alias="geannuleerd")
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

    day: Date = Field(alias="datum")
    begins: Time | None = Field(None, alias="begin")
    ends: Time | None = Field(None, alias="einde")
    venue: Slug | None = Field(None, alias="locatie")


class Speaker(Content):
    """A person who speaks or leads (schema.org ``performer``)."""

    name: Line = Field(alias="naam")
    role: Line | None = Field(None, alias="rol")
    organisation: Line | None = Field(None, alias="organisatie")


class Registration(Content):
    """How to sign up."""

    need: Annotated[
        Literal["verplicht", "gewenst", "niet-nodig", "op-uitnodiging"],
        one_of("verplicht", "gewenst", "niet-nodig", "op-uitnodiging"),
    ] = Field("gewenst", alias="hoe")
    url: Url | None = None
    email: Email | None = None
    until: Date | None = Field(None, alias="tot")
    note: Words | None = Field(None, alias="uitleg")


class Part(Content):
    """One line of a session's own programme."""

    begins: Time | None = Field(None, alias="begin")
    ends: Time | None = Field(None, alias="einde")
    title: Line = Field(alias="titel")
    who: Line | None = Field(None, alias="wie")
    note: Words | None = Field(None, alias="uitleg")


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

    title: Title = Field(alias="titel")
    subtitle: Line | None = Field(None, alias="ondertitel")
    summary: Summary | None = Field(None, alias="samenvatting")
    moments: Items[Moment] = Field((), alias="momenten")
    """At least one, in the order of the file."""
    is_around: YesNo = Field(default=False, alias="rond_de_week")
    """Whether it lies outside the days of the edition on purpose."""
    municipality: Line | None = Field(None, alias="gemeente")
    """Where it is while the venue is unknown."""
    attendance: Annotated[Attendance, one_of(*Attendance)] = Field(
        Attendance.ON_SITE, alias="deelname"
    )
    online_url: Url | None = None
    kind: Slug | None = Field(None, alias="vorm")
    themes: Items[Slug] = Field((), alias="themas")
    """The first one is the main theme."""
    audiences: Items[Slug] = Field((), alias="doelgroepen")
    organisations: Items[Slug] = Field((), alias="organisaties")
    series: Slug | None = Field(None, alias="reeks")
    language: Language = Field("nl", alias="taal")
    speakers: Items[Speaker] = Field((), alias="sprekers")
    status: Annotated[Status, one_of(*Status)] = Status.SCHEDULED
    status_note: Words | None = Field(None, alias="status_uitleg")
    earlier: Earlier | None = Field(None, alias="oorspronkelijk")
    availability: Annotated[Availability, one_of(*Availability)] | None = Field(
        None, alias="plekken"
    )
    capacity: Count | None = Field(None, alias="aantal_plekken")
    price: Price | None = Field(None, alias="prijs")
    price_note: Words | None = Field(None, alias="prijs_uitleg")
    registration: Registration | None = Field(None, alias="aanmelden")
    contact: Email | None = None
    facilities: Facilities | None = Field(None, alias="toegankelijkheid")
    parts: Items[Part] = Field((), alias="programma")
    materials: Items[Material] = Field((), alias="materiaal")
    sources: Items[Link] = Field((), alias="bronnen")
    formerly: Items[Slug] = Field((), alias="voorheen")
    """Names this session had before, oldest first; their addresses stay alive."""
    allowed: dict[str, Line] = Field(default_factory=dict, alias="toegestaan")
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


@dataclass(frozen=True)
class Programme:
    """Everything there is to publish.  Read once per build, never changed."""

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

    @property
    def is_fictional(self) -> bool:
        """Whether any part of it is invented, so that every page has to say so."""
        return any(edition.is_fictional for edition in self.editions.values())

    def municipalities_of(self, session: Session) -> tuple[str, ...]:
        """Return the municipalities where ``session`` is held."""
        venues = (self.venues[slug].municipality for slug in session.venues)
        return tuple(dict.fromkeys(name for name in (*venues, session.municipality) if name))

    def regions_at(self, slot: Slot) -> tuple[str, ...]:
        """Return the slug of the region where ``slot`` is held; none while that is not known."""
        session, moment = slot
        known = self.venues[moment.venue].municipality if moment.venue else session.municipality
        region = self.region_of_municipality.get(known or "")
        return (region,) if region else ()

    def regions_of(self, session: Session) -> tuple[str, ...]:
        """Return the slugs of the regions where ``session`` is held."""
        regions = (self.region_of_municipality.get(n) for n in self.municipalities_of(session))
        return tuple(dict.fromkeys(slug for slug in regions if slug))

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
