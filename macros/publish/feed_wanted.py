"""What the calendars of a programme should say.

It is worked out here from the programme itself, a second time and on purpose without the functions
that write the calendars.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cached_property

from macros.programme.model import Attendance, Availability, Programme, Slot, Status
from macros.programme.selection import Selection
from macros.publish.event_rules import LONGEST_LOCATION, LONGEST_SUMMARY
from macros.publish.feeds import Feed
from macros.publish.settings import Settings

CANCELLED = "GEANNULEERD: "
HOW = {
    Attendance.ON_SITE: ("op-locatie",),
    Attendance.ONLINE: ("online",),
    Attendance.HYBRID: ("op-locatie", "online", "hybride"),
}
"""What a visitor can choose → where a session of that sort is found."""

LONGEST_PRESUMED = timedelta(days=1)
"""A session whose end is not known takes less than this in a calendar."""


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


def _is_told(found: str, whole: str, most: int) -> bool:
    """Whether a text is told whole, or, where that is too long, as far as it fits."""
    is_cut = len(whole) > most >= len(found) > most // 2
    return found == whole or (is_cut and found[-1] == "…" and whole.startswith(found[:-1]))
