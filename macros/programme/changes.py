"""What differs between two states of the programme, as visitors and subscribers see it.

Data only: ``change_words`` says it in Dutch, and ``surprises`` finds what would puzzle somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from macros.programme.content_files import LISTS
from macros.programme.model import (
    Attendance,
    Availability,
    Content,
    Edition,
    Entry,
    Moment,
    Programme,
    Session,
    Slot,
    Status,
)
from macros.programme.selection import FACETS

Described: TypeAlias = Entry | Edition
"""What is no session and has words of its own on the site."""


class Kind(StrEnum):
    """What happened to a session; what matters most to a visitor comes first."""

    GONE = "weg"
    CANCELLED = "afgelast"
    REINSTATED = "gaat-weer-door"
    TIME = "tijd"
    PLACE = "plaats"
    SEATS = "plekken"
    NEW = "nieuw"
    RENAMED = "naam"
    TEXT = "tekst"


UNSEEN = frozenset({"toegestaan", "rond_de_week", "nooit_gepubliceerd"})
"""Keys of fields that only editors see."""

_TOLD_APART = frozenset({"momenten", "status", "plekken", "deelname", "gemeente", "voorheen"})
"""Keys of fields of a session that another kind of change is about."""

_TIME_OR_PLACE = frozenset(
    {"sleutel", "datum", "einddatum", "begin", "einde", "locatie", "zaal"},
)
"""Keys of fields of a moment that say when or where it is, or which one it is."""

_SCARCE = frozenset({Availability.FULL, Availability.WAITING_LIST})


@dataclass(frozen=True)
class MomentChange:
    """A moment that is at another time or place, is new, or is gone."""

    before: Slot | None
    after: Slot | None
    is_moved: bool
    """Whether it is at another time; also where it is new or gone."""
    is_elsewhere: bool

    @property
    def has_other_key(self) -> bool:
        """Whether it is the same moment under another key, so that calendars see two."""
        if not self.before or not self.after:
            return False
        return self.before.moment.key != self.after.moment.key


@dataclass(frozen=True)
class SessionChange:
    """A session that is not what it was."""

    before: Session | None
    """``None`` for a new one."""
    after: Session | None
    """``None`` for one that is gone."""
    kinds: tuple[Kind, ...]
    """At least one, in the order of ``Kind``."""
    moments: tuple[MomentChange, ...] = ()
    """The moments that changed, in the order of the file."""
    fields: tuple[str, ...] = ()
    """Keys of the other fields that a visitor reads something else in."""

    @cached_property
    def session(self) -> Session:
        """The session as it is now; as it was, when it is gone."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def has_other_identity(self) -> bool:
        """Whether calendars take it for another session than it was."""
        if not self.before or not self.after:
            return False
        return self.before.first_slug != self.after.first_slug


@dataclass(frozen=True)
class EntryChange:
    """An entry of a reference list, or an edition, that is not what it was."""

    file: str
    """The file that it is in, under the folder with the programme."""
    before: Described | None
    after: Described | None
    fields: tuple[str, ...] = ()
    """Keys of the fields that differ; none for what is new or gone."""
    sessions: tuple[Session, ...] = ()
    """The sessions that show it now."""


@dataclass(frozen=True)
class Changes:
    """Everything that differs between two states of the programme."""

    before: Programme
    after: Programme
    sessions: tuple[SessionChange, ...]
    """By what matters most, then chronological."""
    entries: tuple[EntryChange, ...]
    """By file, then by name."""


def changes(before: Programme, after: Programme) -> Changes:
    """Compare two states of the programme."""
    found = [
        change
        for old, new in _pairs(before.sessions, after.sessions)
        if (change := _session_change(before, after, old, new))
    ]
    order = list(Kind)
    found.sort(key=lambda change: (order.index(change.kinds[0]), _when(change.session)))
    return Changes(before, after, tuple(found), tuple(_entry_changes(before, after)))


def _when(session: Session) -> tuple[object, ...]:
    return (*min(moment.sort_key for moment in session.moments), *session.id)


def _pairs(
    before: Iterable[Session], after: Iterable[Session]
) -> Iterator[tuple[Session | None, Session | None]]:
    """Yield what was and what is now the same session; ``None`` where there is none.

    A session is known by its lasting identity.  Who forgot ``voorheen`` gave a file another name
    all the same, so what is left over is known by its file, its title or its text.
    """
    was = {(session.year, session.first_slug): session for session in before}
    now = {(session.year, session.first_slug): session for session in after}
    for id_ in was.keys() & now.keys():
        yield was.pop(id_), now.pop(id_)
    gone, new = list(was.values()), list(now.values())
    for is_same in (_same_file, _same_title, _same_text):
        for session in list(new):
            old = next((old for old in gone if is_same(old, session)), None)
            if old:
                gone.remove(old)
                new.remove(session)
                yield old, session
    yield from ((session, None) for session in gone)
    yield from ((None, session) for session in new)


def _same_file(old: Session, new: Session) -> bool:
    return old.id == new.id


def _same_title(old: Session, new: Session) -> bool:
    return old.year == new.year and old.title.casefold() == new.title.casefold()


def _same_text(old: Session, new: Session) -> bool:
    text = old.body.split()
    return old.year == new.year and bool(text) and text == new.body.split()


def _session_change(
    before: Programme, after: Programme, old: Session | None, new: Session | None
) -> SessionChange | None:
    if old is new and not (new and _has_another_photo(before, after, new)):
        return None
    if not old:
        return SessionChange(old, new, (Kind.NEW,))
    if not new:
        return SessionChange(old, new, (Kind.GONE,))
    moments = tuple(_moment_changes(before, after, old, new))
    fields = tuple(_text_fields(old, new))
    if "sprekers" not in fields and _has_another_photo(before, after, new):
        fields = (*fields, "sprekers")
    hits = {
        Kind.CANCELLED: _is_cancelled(new) and not _is_cancelled(old),
        Kind.REINSTATED: _is_cancelled(old) and not _is_cancelled(new),
        Kind.TIME: any(change.is_moved for change in moments),
        Kind.PLACE: any(change.is_elsewhere for change in moments),
        Kind.SEATS: _seats_changed(old, new),
        Kind.RENAMED: old.slug != new.slug or old.first_slug != new.first_slug,
        Kind.TEXT: bool(fields),
    }
    kinds = tuple(kind for kind in Kind if hits.get(kind))
    has_other_key = any(change.has_other_key for change in moments)
    if not kinds and not has_other_key:
        return None
    return SessionChange(old, new, kinds or (Kind.TEXT,), moments, fields)


def _has_another_photo(before: Programme, after: Programme, session: Session) -> bool:
    """Whether a speaker is on another photo in a file of the same name."""
    shown = (after.photo_of(session, speaker) for speaker in session.speakers)
    return any(
        path in before.photos and before.photos[path].digest != photo.digest
        for path, photo in filter(None, shown)
    )


def _is_cancelled(session: Session) -> bool:
    return session.status is Status.CANCELLED


def _seats_changed(old: Session, new: Session) -> bool:
    one, other = old.availability, new.availability
    return one is not other and bool({one, other} & _SCARCE)


def _moment_changes(
    before: Programme, after: Programme, old: Session, new: Session
) -> Iterator[MomentChange]:
    for was, now in _moment_pairs(old.moments, new.moments):
        one = Slot(old, was) if was else None
        other = Slot(new, now) if now else None
        is_moved = not (was and now) or _times(was) != _times(now)
        is_elsewhere = bool(one and other and not _same_place(before, one, after, other))
        change = MomentChange(one, other, is_moved, is_elsewhere)
        if is_moved or is_elsewhere or change.has_other_key:
            yield change


def _moment_pairs(
    old: Iterable[Moment], new: Iterable[Moment]
) -> list[tuple[Moment | None, Moment | None]]:
    """Return which moment is which: by key, else by its time, else where just one is left."""
    was = {moment.key: moment for moment in old}
    now = {moment.key: moment for moment in new}
    pairs: list[tuple[Moment | None, Moment | None]] = [
        (was.pop(key), now.pop(key)) for key in list(was) if key in now
    ]
    gone, added = list(was.values()), list(now.values())
    for moment in list(added):
        same = next((one for one in gone if _times(one) == _times(moment)), None)
        if same is None and len(gone) == len(added) == 1:
            same = gone[0]
        if same:
            gone.remove(same)
            added.remove(moment)
            pairs.append((same, moment))
    return [*pairs, *((one, None) for one in gone), *((None, one) for one in added)]


def _times(moment: Moment) -> tuple[object, ...]:
    return moment.day, moment.begins, moment.final_day, moment.ends


def _same_place(before: Programme, old: Slot, after: Programme, new: Slot) -> bool:
    one, other = _place(old), _place(new)
    if one == other:
        return True
    # Another short name for the same building is nothing that a visitor notices.
    venue, was = after.venues.get(new.moment.venue or ""), before.venues.get(old.moment.venue or "")
    is_same = venue and was and (venue.name, venue.address) == (was.name, was.address)
    return bool(is_same) and one[1:] == other[1:]


def _place(slot: Slot) -> tuple[object, ...]:
    session, moment = slot
    if session.attendance is Attendance.ONLINE:
        return ("", session.attendance, "", "")
    town = "" if moment.venue else session.municipality or ""
    return (moment.venue or "", session.attendance, moment.room or "", town)


def _text_fields(old: Session, new: Session) -> Iterator[str]:
    """Yield the keys of what differs and is no matter of time, place or places left."""
    for key in differing(old, new):
        if key not in _TOLD_APART:
            yield key
    if old.status is not new.status and Status.CANCELLED not in (old.status, new.status):
        yield "status"
    if old.availability is not new.availability and not _seats_changed(old, new):
        yield "plekken"
    pairs = [(one, other) for one, other in _moment_pairs(old.moments, new.moments)]
    keys = {key for one, other in pairs if one and other for key in differing(one, other)}
    yield from sorted({f"momenten.{key}" for key in keys - _TIME_OR_PLACE})


def differing(old: Content, new: Content) -> Iterator[str]:
    """Yield the keys of the fields that differ and that a visitor sees, in the model's order."""
    for name, field in type(new).model_fields.items():
        key = field.alias or name
        is_seen = key not in UNSEEN and (not key.startswith("<") or key == "<tekst>")
        if is_seen and getattr(old, name) != getattr(new, name):
            yield key


def _entry_changes(before: Programme, after: Programme) -> Iterator[EntryChange]:
    for file, (name, _) in LISTS.items():
        was, now = getattr(before, name), getattr(after, name)
        found = list(_described_changes(file, was, now))
        shown = _shown(after, file) if found else {}
        for change in found:
            slug = change.after.slug if isinstance(change.after, Entry) else ""
            sessions = tuple(shown.get(slug, {}).values())
            yield EntryChange(file, change.before, change.after, change.fields, sessions)
    years = sorted({*before.editions, *after.editions})
    for year in years:
        was, now = before.editions.get(year), after.editions.get(year)
        one: Mapping[object, Described] = {year: was} if was else {}
        other: Mapping[object, Described] = {year: now} if now else {}
        yield from _described_changes(f"{year}/editie.yml", one, other)


def _described_changes(
    file: str, before: Mapping[object, Described], after: Mapping[object, Described]
) -> Iterator[EntryChange]:
    for key in sorted({*before, *after}, key=str):
        old, new = before.get(key), after.get(key)
        fields = tuple(differing(old, new)) if old and new else ()
        if fields or not (old and new):
            yield EntryChange(file, old, new, fields)


def _shown(programme: Programme, file: str) -> dict[str, dict[tuple[int, str], Session]]:
    """Return slug of an entry → the sessions that show it."""
    facet = next(facet for facet in FACETS if f"{facet.file}.yml" == file)
    found: dict[str, dict[tuple[int, str], Session]] = {}
    for slot in programme.slots:
        try:
            slugs = facet.of(programme, slot)
        except LookupError:
            # A venue that no list has: there is a finding about that.
            continue
        for slug in slugs:
            found.setdefault(slug, {})[slot.session.id] = slot.session
    return found
