"""Every calendar read back: it keeps to the house rules and says what the programme says.

What a calendar should say is worked out here from the programme itself, a second time and on
purpose without the functions that wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import unquote

from macros.programme.model import ZONE, Attendance, Availability, Programme, Slot, Status
from macros.programme.selection import Selection
from macros.publish.content_lines import unescape_list
from macros.publish.event_rules import LONGEST_LOCATION, LONGEST_SUMMARY
from macros.publish.feed_parts import Calendar, Event
from macros.publish.feed_reader import Problem, Reader
from macros.publish.feeds import Feed
from macros.publish.settings import Settings

CANCELLED = "GEANNULEERD: "
HOW = {
    Attendance.ON_SITE: ("op-locatie",),
    Attendance.ONLINE: ("online",),
    Attendance.HYBRID: ("op-locatie", "online", "hybride"),
}
"""What a visitor can choose → where a session of that sort is found."""

LONGEST_DESCRIPTION = 1000
LEAST = 20
"""What is cut to fewer characters than this is not told at all."""
LONGEST_PRESUMED = timedelta(days=1)
"""A session whose end is not known takes less than this in a calendar."""


class WrittenCalendars(Mapping[str, bytes]):
    """Every calendar in the folder of a site, by address; read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._paths = {
            path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.ics"))
        }

    def __getitem__(self, address: str) -> bytes:
        return self._paths[address].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def check_feeds(
    programme: Programme,
    settings: Settings,
    feeds: Iterable[Feed],
    files: Mapping[str, bytes],
) -> Iterator[str]:
    """Yield a Dutch sentence for everything that is wrong with the calendars of a build.

    :param feeds: the calendars to subscribe to.
    :param files: every calendar as it was written, by address; also those of one session.
    """
    by_address = {feed.address: feed for feed in feeds}
    wanted = Wanted(programme, settings, by_address.values())
    reader = Reader(partial(event_differences, wanted))
    of_sessions = wanted.session_files
    for address in sorted(by_address.keys() | of_sessions.keys() | files.keys()):
        feed = by_address.get(address)
        if address not in files:
            yield f"{address}: Dit bestand ontbreekt. [bestand]"
        elif not feed and address not in of_sessions:
            yield f"{address}: Dit bestand hoort nergens bij. [bestand]"
        else:
            calendar, problems = reader.read(files[address], single=feed is None)
            for uid, problem in problems:
                yield f"{address}: {uid + ': ' if uid else ''}{problem.text} [{problem.code}]"
            if calendar:
                uids = wanted.uids_in(feed) if feed else of_sessions[address]
                for problem in calendar_differences(wanted, calendar, uids, feed):
                    yield f"{address}: {problem.text} [{problem.code}]"


def differences(
    programme: Programme, settings: Settings, feed: Feed, content: bytes
) -> list[Problem]:
    """Return where one calendar says something else than the programme, or breaks a rule."""
    wanted = Wanted(programme, settings, [feed])
    reader = Reader(partial(event_differences, wanted))
    calendar, problems = reader.read(content, single=False)
    found = [problem for _, problem in problems]
    if calendar:
        found += calendar_differences(wanted, calendar, wanted.uids_in(feed), feed)
    return found


class Wanted:
    """What the calendars of a programme should say."""

    def __init__(self, programme: Programme, settings: Settings, feeds: Collection[Feed]) -> None:
        self.programme = programme
        self.settings = settings
        self._in = {feed.selection: self.uids(feed.selection) for feed in feeds}
        self.notices = {self._notice(feed): feed for feed in feeds if not self._in[feed.selection]}
        """The identity of the notice in every calendar that is empty → the calendar."""

    def uid(self, slot: Slot) -> str:
        """Return the identity of a slot."""
        session, moment = slot
        first = (*session.formerly, session.slug)[0]
        key = "" if moment.key is None else f".{moment.key}"
        return f"{session.year}-{first}{key}@{self.settings.uid_domain}"

    @cached_property
    def slots(self) -> dict[str, Slot]:
        """Every slot, by identity."""
        return {
            self.uid(Slot(session, moment)): Slot(session, moment)
            for session in self.programme.sessions
            for moment in session.moments
        }

    @cached_property
    def session_files(self) -> dict[str, frozenset[str]]:
        """Address of the file of a session, also an earlier one → the identities in it."""
        return {
            f"{session.year}/{name}.ics": frozenset(
                self.uid(Slot(session, moment)) for moment in session.moments
            )
            for session in self.programme.sessions
            for name in (session.slug, *session.formerly)
        }

    def uids_in(self, feed: Feed) -> frozenset[str]:
        """Return the identities of what ``feed`` should hold; a notice when that is nothing."""
        return self._in[feed.selection] or frozenset([self._notice(feed)])

    def _notice(self, feed: Feed) -> str:
        name = feed.address.rpartition("/")[2].removesuffix(".ics")
        return f"agenda-{name}@{self.settings.uid_domain}"

    def uids(self, selection: Selection) -> frozenset[str]:
        """Return the identities of the slots in ``selection``."""
        facts: list[tuple[str, object]] = [*selection.facets]
        if selection.year is not None:
            facts.append(("jaar", selection.year))
        if selection.day is not None:
            facts.append(("dag", selection.day))
        found = frozenset(self.slots)
        for fact in facts:
            found &= self._by_fact.get(fact, frozenset())
        return found

    @cached_property
    def _by_fact(self) -> dict[tuple[str, object], frozenset[str]]:
        found: dict[tuple[str, object], set[str]] = {}
        for uid, slot in self.slots.items():
            for fact in self._facts(slot):
                found.setdefault(fact, set()).add(uid)
        return {fact: frozenset(uids) for fact, uids in found.items()}

    def _facts(self, slot: Slot) -> Iterator[tuple[str, object]]:
        session, moment = slot
        yield "jaar", session.year
        for day in moment.days:
            yield "dag", day
        slugs = {
            "thema": session.themes,
            "doelgroep": session.audiences,
            "organisatie": session.organisations,
            "vorm": (session.kind,),
            "reeks": (session.series,),
            "locatie": (moment.venue,),
            "regio": self._regions([self._town(slot)]),
            "deelname": HOW[session.attendance],
        }
        for name, found in slugs.items():
            for slug in found:
                yield name, slug

    def _town(self, slot: Slot) -> str | None:
        """Return the municipality where a slot is."""
        session, moment = slot
        if not moment.venue:
            return session.municipality
        return self.programme.venues[moment.venue].municipality

    def _regions(self, towns: Iterable[str | None]) -> list[str]:
        """Return the regions of municipalities, in that order."""
        found = [
            region.slug
            for town in towns
            for region in self.programme.regions.values()
            if town in region.municipalities
        ]
        return list(dict.fromkeys(found))

    def start(self, slot: Slot) -> date | datetime:
        """Return when it begins: a day as long as the time is not known."""
        return slot.moment.start or slot.moment.day

    def end(self, slot: Slot, found: date | datetime | None) -> date | datetime | None:
        """Return when it ends; where nobody knows, what was ``found`` if that can be."""
        moment = slot.moment
        if moment.start is None:
            return (moment.last_day or moment.day) + timedelta(days=1)
        if moment.end is not None:
            return moment.end
        known = isinstance(found, datetime) and moment.start < found
        fits = known and found - moment.start <= LONGEST_PRESUMED  # type: ignore[operator]
        return found if fits else None

    def title(self, slot: Slot, found: str) -> str:
        """Return its title, or what was ``found``, if that is the title in another form.

        What says that the time is unknown stands behind it, and a long title is cut.
        """
        session, moment = slot
        title = f"{CANCELLED if self.is_cancelled(slot) else ''}{session.title}"
        title += f" – {moment.title}" if moment.title else ""
        shown, behind = found, ""
        if moment.begins is None:
            shown, time, behind = found.rpartition(" (tijd ")
            behind = f"{time}{behind}" if behind.endswith(")") else ""
        fits = behind or moment.begins is not None
        whole = f"{title}{behind}"
        return found if fits and _is_told(shown, title, LONGEST_SUMMARY - len(behind)) else whole

    def place(self, slot: Slot, found: str | None) -> str | None:
        """Return where it is, on one line, or what was ``found``, if that is a cut of it."""
        whole = self._place(slot)
        if whole is None or found is None:
            return whole
        return found if _is_told(found, whole, LONGEST_LOCATION) else whole

    def _place(self, slot: Slot) -> str | None:
        session, moment = slot
        if session.attendance is Attendance.ONLINE:
            return "Online"
        if moment.venue is None:
            return session.municipality
        venue = self.programme.venues[moment.venue]
        town = f"{venue.postcode or ''} {venue.town or venue.municipality or ''}".strip()
        parts = (venue.name, moment.room, venue.street, town)
        return ", ".join(part for part in parts if part).replace('"', "'")

    def coordinates(self, slot: Slot) -> tuple[float, float] | None:
        """Return latitude and longitude, where they are known."""
        session, moment = slot
        if session.attendance is Attendance.ONLINE or moment.venue is None:
            return None
        venue = self.programme.venues[moment.venue]
        if venue.latitude is None or venue.longitude is None:
            return None
        return round(venue.latitude, 6), round(venue.longitude, 6)

    def categories(self, slot: Slot) -> list[str]:
        """Return the names of themes, audiences and regions, without commas."""
        session, programme = slot.session, self.programme
        towns = [self._town(Slot(session, moment)) for moment in session.moments]
        names = [
            *(programme.themes[slug].name for slug in session.themes),
            *(programme.audiences[slug].name for slug in session.audiences),
            *(programme.regions[slug].name for slug in self._regions(towns)),
        ]
        return [name.replace(",", "") for name in names]

    def online(self, slot: Slot) -> str | None:
        """Return where to take part online, while that makes sense."""
        return slot.session.online_url if self._goes_on(slot) else None

    def state(self, slot: Slot) -> str | None:
        """Return how the paragraph begins that says what somebody would come for in vain."""
        session = slot.session
        if session.status is Status.CANCELLED:
            return "Deze sessie gaat niet door."
        if self.is_cancelled(slot):
            return "Deze keer gaat de sessie niet door."
        return "Deze sessie is verplaatst." if session.status is Status.MOVED else None

    def seats(self, slot: Slot) -> str | None:
        """Return how the line begins that says that it is full."""
        seats = slot.session.availability
        is_full = seats in (Availability.FULL, Availability.WAITING_LIST)
        return "Vol: " if is_full and self._goes_on(slot) else None

    def _goes_on(self, slot: Slot) -> bool:
        edition = self.programme.editions.get(slot.session.year)
        is_over = edition is not None and edition.is_over
        return not is_over and not self.is_cancelled(slot)

    def is_cancelled(self, slot: Slot) -> bool:
        """Whether it does not go ahead, as a session or as one moment of it."""
        return slot.moment.is_cancelled or slot.session.status is Status.CANCELLED

    def url(self, slot: Slot) -> str:
        """Return the full address of its page."""
        return f"{self.settings.site_url}{slot.session.year}/{slot.session.slug}/"


Compare = Callable[[Wanted, Slot, Event], tuple[object, object]]
"""Returns what the calendar says and what the programme says."""

COMPARISONS: dict[str, tuple[str, Compare]] = {
    "verschil-begin": ("Het begin", lambda w, s, e: (e.start, w.start(s))),
    "verschil-einde": ("Het einde", lambda w, s, e: (e.end, w.end(s, e.end))),
    "verschil-titel": (
        "De titel",
        lambda w, s, e: (e.text("SUMMARY"), w.title(s, e.text("SUMMARY") or "")),
    ),
    "verschil-status": (
        "De status",
        lambda w, s, e: (
            e.value("STATUS") == "CANCELLED",
            w.is_cancelled(s),
        ),
    ),
    "verschil-locatie": (
        "De locatie",
        lambda w, s, e: (e.text("LOCATION"), w.place(s, e.text("LOCATION"))),
    ),
    "verschil-coordinaten": (
        "De plaats op de kaart",
        lambda w, s, e: (_coordinates(e), w.coordinates(s)),
    ),
    "verschil-kaart": (
        "De plaats op de kaart van Apple",
        lambda w, s, e: (_on_the_map(e), w.coordinates(s)),
    ),
    "verschil-categorieen": (
        "De indeling",
        lambda w, s, e: (_categories(e), w.categories(s)),
    ),
    "verschil-adres": (
        "Het adres van de pagina",
        lambda w, s, e: (_decoded(e.value("URL")), _decoded(w.url(s))),
    ),
    "verschil-online": (
        "Het adres om online mee te doen",
        lambda w, s, e: (_decoded(e.value("CONFERENCE")), _decoded(w.online(s))),
    ),
}
"""Code → what it is about and how to compare."""


def event_differences(wanted: Wanted, event: Event) -> Iterator[Problem]:
    """Yield where an event says something else than the programme."""
    if event.uid in wanted.notices:
        yield from _notice_differences(wanted.notices[event.uid], event)
        return
    slot = wanted.slots.get(event.uid)
    if slot is None:
        yield Problem("onbekende-sessie", "Deze sessie staat niet in het programma.")
        return
    for code, (what, compare) in COMPARISONS.items():
        found, right = compare(wanted, slot, event)
        if found != right:
            yield Problem(code, f"{what} is hier {_shown(found)}; dat moet zijn {_shown(right)}.")
    yield from _description_differences(wanted, slot, event.text("DESCRIPTION") or "")


def _description_differences(wanted: Wanted, slot: Slot, text: str) -> Iterator[Problem]:
    parts, lines = text.split("\n\n"), text.split("\n")
    if _decoded(lines[-1]) != _decoded(wanted.url(slot)):
        yield Problem("verschil-tekst", "DESCRIPTION eindigt niet met het adres van de pagina.")
    state, seats, link = wanted.state(slot), wanted.seats(slot), wanted.online(slot)
    if state and not parts[0].startswith(state):
        yield Problem("verschil-tekst", f"DESCRIPTION begint niet met: {state}")
    for words in (seats, link and f"Online meedoen: {link}"):
        if words and not any(line.startswith(words) for line in lines):
            yield Problem("verschil-tekst", f"In DESCRIPTION staat niet: {words}")
    for name, whole in (
        ("samenvatting", slot.session.summary),
        ("uitleg", slot.session.status_note),
    ):
        if whole and whole not in text and not _is_cut_to_fit(text, whole):
            yield Problem("verschil-tekst", f"De {name} staat niet in DESCRIPTION.")


def _is_told(found: str, whole: str, most: int) -> bool:
    """Whether a text is told whole, or, where that is too long, as far as it fits."""
    is_cut = len(whole) > most >= len(found) > most // 2
    return found == whole or (is_cut and found[-1] == "…" and whole.startswith(found[:-1]))


def _is_cut_to_fit(text: str, whole: str) -> bool:
    """Whether a description says as much of a text as fits: a part of it, or nothing."""
    cut = next((n for n in range(len(whole) - 1, LEAST, -1) if f"{whole[:n]}…" in text), None)
    return len(text) - (0 if cut is None else cut + 1) + len(whole) > LONGEST_DESCRIPTION - 2


def _notice_differences(feed: Feed, event: Event) -> Iterator[Problem]:
    since = feed.empty_since.time.astimezone(ZONE).date()
    if (event.start, event.end) != (since, since + timedelta(days=1)):
        yield Problem("verschil-begin", f"De melding “leeg” hoort op {since} te staan.")
    if feed.title not in (event.text("SUMMARY") or ""):
        yield Problem("verschil-titel", "De melding “leeg” noemt de agenda niet.")


def calendar_differences(
    wanted: Wanted, calendar: Calendar, uids: frozenset[str], feed: Feed | None
) -> Iterator[Problem]:
    """Yield which sessions a calendar has too few or too many, and what is its own and wrong."""
    found = {event.uid for event in calendar.events}
    for uid in sorted(uids - found):
        yield Problem("sessie-ontbreekt", f"De sessie {uid} ontbreekt.")
    for uid in sorted(found - uids):
        yield Problem("sessie-te-veel", f"De sessie {uid} hoort hier niet.")
    if feed:
        for name, address in (("SOURCE", feed.address), ("URL", feed.page)):
            value, right = calendar.head.value(name), f"{wanted.settings.site_url}{address}"
            if _decoded(value) != _decoded(right):
                yield Problem("verschil-adres", f"{name} is {value}; dat moet zijn {right}.")
        return
    for event in calendar.events:
        slot = wanted.slots.get(event.uid or "")
        if slot and (event.value("TRANSP") == "OPAQUE") != _takes_time(slot):
            yield Problem("verschil-bezet", f"De sessie {event.uid} is ten onrechte vrij of bezet.")


def _takes_time(slot: Slot) -> bool:
    is_cancelled = slot.moment.is_cancelled or slot.session.status is Status.CANCELLED
    return slot.moment.begins is not None and not is_cancelled


def _categories(event: Event) -> list[str] | None:
    value = event.value("CATEGORIES")
    return [] if value is None else unescape_list(value)


def _coordinates(event: Event) -> tuple[float, ...] | None:
    value = event.value("GEO")
    return tuple(map(float, value.split(";"))) if value else None


def _on_the_map(event: Event) -> tuple[float, ...] | None:
    value = event.value("X-APPLE-STRUCTURED-LOCATION")
    return tuple(map(float, value.removeprefix("geo:").split(","))) if value else None


def _decoded(url: str | None) -> str | None:
    """Return a URL without escapes: two ways to write one address are the same to us."""
    return None if url is None else unquote(url)


def _shown(value: object) -> str:
    return "onbekend" if value is None else f"“{value}”"
