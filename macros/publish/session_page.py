"""One session as a page: when, where, for whom, by whom and how to join, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from urllib.parse import urlencode

from macros.programme.dutch import (
    amount,
    clock,
    date_range,
    enumeration,
    long_date,
    short_date,
    time_range,
)
from macros.programme.fields import LANGUAGES
from macros.programme.model import (
    Attendance,
    Availability,
    Entry,
    Facilities,
    Moment,
    Programme,
    Registration,
    Session,
    Slot,
    Status,
    Venue,
)
from macros.programme.rules import linked_id
from macros.publish.agenda import (
    Label,
    Tag,
    full_title,
    iso,
    labels,
    theme_tags,
    times,
    unknown,
)
from macros.publish.feeds import session_file
from macros.publish.markup import to_html
from macros.publish.prefilled import WebLink, web_links
from macros.publish.settings import Settings

REGISTRATION_WORDS = {
    "verplicht": "Aanmelden is verplicht.",
    "gewenst": "Wil je erbij zijn? Meld je dan aan.",
    "niet-nodig": "Je hoeft je niet aan te melden.",
    "op-uitnodiging": "Je kunt alleen meedoen op uitnodiging.",
}
AVAILABILITY_SENTENCES = {
    "vrij": "Er is nog plek.",
    "wachtlijst": "De sessie is vol. Je kunt nog op de wachtlijst.",
    "vol": "De sessie is vol.",
}
FACILITY_WORDS = {
    "wheelchair": ("toegankelijk met een rolstoel", "niet toegankelijk met een rolstoel"),
    "wheelchair_toilet": ("rolstoeltoilet", "geen rolstoeltoilet"),
    "hearing_loop": ("ringleiding", "geen ringleiding"),
    "parking": ("invalidenparkeerplaats", "geen invalidenparkeerplaats"),
    "assistance_dog": ("hulphond welkom", "hulphond niet welkom"),
    "sign_language": ("gebarentolk", "geen gebarentolk"),
    "speech_to_text": ("schrijftolk", "geen schrijftolk"),
    "low_stimulus": ("prikkelarm", "niet prikkelarm"),
}
"""Field of ``Facilities`` → what is said when it is there, and when it is not."""

COPY_NOTE = "Dit is een kopie. Verandert de sessie, dan verandert je agenda niet mee."


@dataclass(frozen=True)
class PlaceView:
    """Where a moment is."""

    name: str
    address: str
    """The page of the venue; empty when it has none."""
    room: str
    street: str
    route: str
    """URL of a map with the route; a link to follow, nothing is embedded."""


@dataclass(frozen=True)
class MomentView:
    """When and where."""

    title: str
    day: str
    times: str
    begins: str
    doors_open: str
    place: PlaceView
    web_links: tuple[WebLink, ...]
    """To make a copy in a calendar on the web; none for what is cancelled or over."""


@dataclass(frozen=True)
class PartView:
    """A line of the session's own programme."""

    times: str
    title: str
    who: str
    note: str


@dataclass(frozen=True)
class LinkView:
    """A link with what it is."""

    title: str
    url: str
    note: str


@dataclass(frozen=True)
class SpeakerView:
    """A speaker."""

    name: str
    description: str


@dataclass(frozen=True)
class JoinView:
    """How to join."""

    sentences: tuple[str, ...]
    url: str
    action: str
    """The text on the link to ``url``."""


@dataclass(frozen=True)
class SessionView:
    """Everything the page of a session shows."""

    key: str
    title: str
    subtitle: str
    summary: str
    language: str
    language_name: str
    labels: tuple[Label, ...]
    status: str
    moments: tuple[MomentView, ...]
    attendance: str
    online_url: str
    join: JoinView
    price: str
    facilities: tuple[str, ...]
    kind: Tag | None
    themes: tuple[Tag, ...]
    audiences: tuple[Tag, ...]
    organisations: tuple[Tag, ...]
    regions: tuple[Tag, ...]
    series: Tag | None
    edition: Tag
    speakers: tuple[SpeakerView, ...]
    parts: tuple[PartView, ...]
    body: str
    """Sanitised HTML."""
    materials: tuple[LinkView, ...]
    sources: tuple[LinkView, ...]
    contact: str
    calendar_file: str
    calendar_note: str
    """What to know before putting it in a calendar; empty when nothing will change any more."""


def session_view(programme: Programme, settings: Settings, session: Session) -> SessionView:
    """Return everything that the page of ``session`` shows."""
    edition = programme.editions.get(session.year)
    return SessionView(
        key=f"{session.year}/{session.slug}",
        title=session.title,
        subtitle=session.subtitle or "",
        summary=session.summary or "",
        language="" if session.language == "nl" else session.language,
        language_name="" if session.language == "nl" else LANGUAGES[session.language],
        labels=labels(programme, session),
        status=status_sentence(programme, session),
        moments=tuple(
            _moment(programme, settings, Slot(session, moment)) for moment in session.moments
        ),
        attendance=_attendance(programme, session),
        online_url=_online_url(session),
        join=_no_join() if programme.is_over(session) else _join(session),
        price=_price(session),
        facilities=tuple(_facilities(programme, session)),
        kind=_tag("vorm", session.kind, programme.kinds),
        themes=theme_tags(programme, session),
        audiences=_tags("doelgroep", session.audiences, programme.audiences),
        organisations=_tags("organisatie", session.organisations, programme.organisations),
        regions=_tags("regio", programme.regions_of(session), programme.regions),
        series=_tag("reeks", session.series, programme.series),
        edition=Tag(
            str(session.year), edition.name if edition else str(session.year), f"{session.year}/"
        ),
        speakers=tuple(
            SpeakerView(s.name, ", ".join(filter(None, (s.role, s.organisation))))
            for s in session.speakers
        ),
        parts=tuple(
            PartView(_part_times(p.begins, p.ends), p.title, p.who or "", p.note or "")
            for p in session.parts
        ),
        body=body_html(programme, session),
        materials=tuple(LinkView(m.title, m.url, _material(m.kind)) for m in session.materials),
        sources=tuple(LinkView(s.title, s.url, s.note or "") for s in session.sources),
        contact="" if programme.is_over(session) else session.contact or "",
        calendar_file=session_file(session),
        calendar_note="" if programme.is_over(session) else COPY_NOTE,
    )


def body_html(programme: Programme, session: Session) -> str:
    """Return the description as sanitised HTML, with links between session files made to work."""

    def link(target: str) -> str:
        path, _, anchor = target.partition("#")
        if not path.endswith(".md") or ":" in path:
            return target
        other = programme.by_id.get(linked_id(session, path) or (0, ""))
        return f"../../{other.address}{'#' + anchor if anchor else ''}" if other else target

    return to_html(session.body, link)


def status_sentence(programme: Programme, session: Session) -> str:
    """Return what happened to a session that was moved or cancelled; else nothing."""
    if session.status is Status.CANCELLED:
        first = "Deze sessie gaat niet door."
    elif session.status is Status.MOVED:
        first = f"Deze sessie is verplaatst.{_before(programme, session)}"
    else:
        return session.status_note or ""
    return f"{first} {session.status_note or ''}".strip()


def _before(programme: Programme, session: Session) -> str:
    was = session.earlier
    if not was:
        return ""
    when = long_date(was.day)
    if was.begins:
        when += f", {time_range(was.begins, was.ends)}"
    venue = f", {programme.venues[was.venue].name}" if was.venue else ""
    return f" Eerst was het op {when}{venue}."


def _moment(programme: Programme, settings: Settings, slot: Slot) -> MomentView:
    session, moment = slot
    return MomentView(
        title=moment.title or "",
        day=_days(moment),
        times=_times(programme, slot),
        begins=iso(moment),
        doors_open=f"Inloop vanaf {clock(moment.doors_open)} uur" if moment.doors_open else "",
        place=_place(programme, session, moment),
        web_links=web_links(programme, settings, slot),
    )


def _days(moment: Moment) -> str:
    return long_date(moment.day) if moment.begins else date_range(moment.day, moment.final_day)


def _times(programme: Programme, slot: Slot) -> str:
    moment = slot.moment
    words = times(programme, slot)
    if moment.begins and moment.final_day > moment.day:
        return f"{words} ({long_date(moment.final_day)})"
    return words[0].upper() + words[1:]


def _place(programme: Programme, session: Session, moment: Moment) -> PlaceView:
    if session.attendance is Attendance.ONLINE:
        return PlaceView("Online", "", "", "", "")
    if not moment.venue:
        place = unknown(programme, session, "Locatie")
        if session.municipality:
            place = f"{session.municipality} ({place.lower()})"
        return PlaceView(place, "", "", "", "")
    venue = programme.venues[moment.venue]
    page = f"locatie/{venue.slug}/"
    return PlaceView(venue.name, page, moment.room or "", venue.address, route_url(venue))


def route_url(venue: Venue) -> str:
    """Return a map with ``venue`` on it, as a link; empty when its address is not known."""
    if not venue.street or not venue.town:
        return ""
    query = urlencode({"query": f"{venue.street}, {venue.postcode or ''} {venue.town}"})
    return f"https://www.openstreetmap.org/search?{query}"


def _attendance(programme: Programme, session: Session) -> str:
    if programme.is_over(session) or session.status is Status.CANCELLED:
        return ""
    if session.attendance is Attendance.HYBRID:
        return "Je kunt op locatie of online meedoen."
    if session.attendance is Attendance.ONLINE and not session.online_url:
        return "Deze sessie is online. De link volgt nog."
    return ""


def _no_join() -> JoinView:
    return JoinView((), "", "")


def _online_url(session: Session) -> str:
    return "" if session.status is Status.CANCELLED else session.online_url or ""


def _join(session: Session) -> JoinView:
    if session.status is Status.CANCELLED:
        return _no_join()
    registration = session.registration
    availability = AVAILABILITY_SENTENCES.get(session.availability or "", "")
    capacity = f"Er is plek voor {session.capacity} mensen." if session.capacity else ""
    if session.availability is Availability.FULL:
        return JoinView(tuple(filter(None, (availability, capacity))), "", "")
    need = REGISTRATION_WORDS[registration.need] if registration else ""
    sentences = (need, availability, capacity, *_registration_sentences(registration))
    url = _join_url(registration)
    action = (
        "Zet me op de wachtlijst"
        if session.availability is Availability.WAITING_LIST
        else "Meld je aan"
    )
    return JoinView(tuple(filter(None, sentences)), url, action)


def _registration_sentences(registration: Registration | None) -> Iterator[str]:
    if registration and registration.until and registration.need != "niet-nodig":
        yield f"Meld je aan tot en met {short_date(registration.until)}."
    if registration and registration.note:
        yield registration.note


def _join_url(registration: Registration | None) -> str:
    if not registration or registration.need == "niet-nodig":
        return ""
    return registration.url or (f"mailto:{registration.email}" if registration.email else "")


def _price(session: Session) -> str:
    words = amount(session.price) if session.price is not None else ""
    return ". ".join(filter(None, (words[:1].upper() + words[1:], session.price_note)))


def _facilities(programme: Programme, session: Session) -> Iterator[str]:
    """Yield what is known of the accessibility: of the session first, then of its venues."""
    yield from _facility_sentences(session.facilities)
    for slug in session.venues:
        venue = programme.venues[slug]
        prefix = f"{venue.name}: " if len(session.venues) > 1 else ""
        for sentence in _facility_sentences(venue.facilities):
            yield f"{prefix}{sentence}"


def _facility_sentences(facilities: Facilities | None) -> Iterator[str]:
    if not facilities:
        return
    known = [(getattr(facilities, key), words) for key, words in FACILITY_WORDS.items()]
    there = [words[0] for value, words in known if value]
    missing = [words[1] for value, words in known if value is False]
    for words in filter(None, (enumeration(there), enumeration(missing))):
        yield f"{words[0].upper()}{words[1:]}."
    if facilities.note:
        yield facilities.note


def venue_facilities(venue: Venue) -> tuple[str, ...]:
    """Return what is known of the accessibility of a venue, a sentence each."""
    return tuple(_facility_sentences(venue.facilities))


def _part_times(begins: time | None, ends: time | None) -> str:
    times = " – ".join(clock(moment) for moment in (begins, ends) if moment)
    return f"{times} uur" if times else ""


def _material(kind: str) -> str:
    return "" if kind == "anders" else kind


def _tags(facet: str, slugs: Iterable[str], entries: Mapping[str, Entry]) -> tuple[Tag, ...]:
    return tuple(Tag(slug, entries[slug].name, f"{facet}/{slug}/") for slug in slugs)


def _tag(facet: str, slug: str | None, entries: Mapping[str, Entry]) -> Tag | None:
    return Tag(slug, entries[slug].name, f"{facet}/{slug}/") if slug else None


def social_description(session: Session) -> str:
    """Return the description for search engines and link previews."""
    if session.summary:
        return session.summary
    moment = session.moments[0]
    title = full_title(Slot(session, moment))
    when = ", ".join(filter(None, (_days(moment), time_range(moment.begins, moment.ends))))
    return f"{title}: {when}."
