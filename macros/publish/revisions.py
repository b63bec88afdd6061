"""When and how often what a subscriber sees of an event changed: from the history in git.

What a subscriber sees is the VEVENT itself: its own fields and what it borrows, such as the address
of its venue.  So a change of anything that is not in the feed, or of how a file is written, is no
change.  A new name of the file is none either when ``voorheen`` has the old one.

The whole history is read with the code of today.  When that code begins to write events in another
way, no revision moves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar

from macros.programme.content_files import Files
from macros.programme.git import repository_of
from macros.programme.history import State, walk
from macros.programme.model import Programme, Session, Slot
from macros.programme.published import Published
from macros.programme.vanished import Former
from macros.publish import calendar
from macros.publish.calendar import FIRST_REVISION, Revision
from macros.publish.settings import Settings

K = TypeVar("K")
V = TypeVar("V")

PLAIN = Settings(
    site_name="",
    site_url="https://example.org/",
    repository="",
    branch="",
    uid_domain="example.org",
    security_contact="",
    security_expires="",
)
"""Settings for comparing: a preview at another address is no change."""


@dataclass(frozen=True)
class _Past:
    """Everything that is kept of the history, in one walk."""

    ledger: Ledger
    published: Published

    def take(self, state: State) -> None:
        self.ledger.take(state)
        self.published.take(state)

    def saved(self) -> Any:
        return [self.ledger.saved(), self.published.saved()]

    def restored(self, saved: Any) -> _Past:
        ledger, published = saved
        return _Past(self.ledger.restored(ledger), self.published.restored(published))


class History:
    """What is known of the past of the content in a folder."""

    def __init__(self, folder: Path, store: Path) -> None:
        """Walk through the history of ``folder``.

        Without a history (no checkout, or a folder that git does not have) nothing is known.

        :param store: a folder for what may be kept from one build to the next.
        :raises GitError: when there is a history, but not the whole of it.
        """
        self._repository = repository_of(folder)
        self._past = _Past(Ledger(), Published())
        if self._repository:
            self._past = walk(self._repository, self._past, store)

    @property
    def published(self) -> Published:
        """What was ever there."""
        return self._past.published

    def formers(self, programme: Programme, files: Files) -> dict[str, Former]:
        """Return every moment that somebody can have seen, by ``Slot.id``."""
        del programme, files
        line = self._repository.published() if self._repository else None
        found = self.published.formers.items()
        return {id_: former for id_, former in found if line is None or former.commit in line}

    def revisions(self, programme: Programme, settings: Settings) -> dict[str, Revision]:
        """Return the revision of every event of ``programme``, by UID.

        What is not committed yet is one more change, at the time of the last commit.  Without a
        history every revision is ``FIRST_REVISION``.

        :param programme: what the folder holds now.
        """
        if self._repository and self._repository.is_changed():
            now = State("", self._repository.versions()[-1].time, 1, programme)
            self._past.take(now)
        return {
            calendar.uid(settings, slot): self._past.ledger.revision(calendar.uid(PLAIN, slot))
            for slot in programme.slots
        }


@dataclass(frozen=True, slots=True)
class _Record:
    """What is known of an event; times are seconds since 1970."""

    created: int
    modified: int
    sequence: int
    fingerprint: str
    is_there: bool = True


class Ledger:
    """A record of every event that ever was.  A ``Fold`` over the history."""

    def __init__(self, records: Mapping[str, _Record] | None = None) -> None:
        self._records = dict(records or {})
        self._fingerprints = Fingerprints()

    def take(self, state: State) -> frozenset[str]:
        """Take the next state; return the UIDs of the events that came, went or changed.

        A merge counts as many times as it brings commits.  So what somebody committed before a
        ``git pull`` can become the main line without a sequence falling.
        """
        now = int(state.time.timestamp())
        found = self._fingerprints.of(state.programme)
        touched = set()
        for uid, fingerprint in found.items():
            record = self._records.get(uid)
            if fingerprint is None or (
                record and record.is_there and record.fingerprint == fingerprint
            ):
                continue
            touched.add(uid)
            self._records[uid] = (
                _Record(record.created, now, record.sequence + state.weight, fingerprint)
                if record
                else _Record(now, now, 0, fingerprint)
            )
        for uid, record in self._records.items():
            if record.is_there and uid not in found:
                touched.add(uid)
                self._records[uid] = replace(record, is_there=False)
        return frozenset(touched)

    def revision(self, uid: str) -> Revision:
        """Return the revision of an event, by its UID under the ``PLAIN`` settings."""
        record = self._records.get(uid)
        if not record:
            return FIRST_REVISION
        created, modified = (
            datetime.fromtimestamp(time, UTC) for time in (record.created, record.modified)
        )
        return Revision(created, modified, record.sequence)

    def saved(self) -> Any:
        """Return the records, as JSON can hold them."""
        names = [one.name for one in fields(_Record)]
        return {
            uid: [getattr(record, name) for name in names] for uid, record in self._records.items()
        }

    def restored(self, saved: Any) -> Ledger:
        """Return a ledger with the records that another one has saved."""
        return Ledger({uid: _Record(*values) for uid, values in saved.items()})


_Borrowed: TypeAlias = tuple[str, object]
"""A field of ``Programme`` and a key in it; or ``_KEYS`` for which keys there are."""

_KEYS = object()


class _Known(NamedTuple):
    session: Session
    borrowed: frozenset[_Borrowed]
    fingerprints: Mapping[str, str | None]


class Fingerprints:
    """What tells one content of an event from another; computed again only after a change."""

    def __init__(self) -> None:
        self._lists: Mapping[str, Mapping[Any, Any]] = {}
        self._known: dict[tuple[int, str], _Known] = {}

    def of(self, programme: Programme) -> dict[str, str | None]:
        """Return the fingerprint of every event, by UID.

        ``None`` is an event that cannot be written, such as one at a venue that nobody described:
        the site was not published in that state, so the event still is what it was.
        """
        lists = _lists(programme)
        changed = frozenset(_differences(self._lists, lists))
        before, self._known, self._lists = self._known, {}, lists
        for session in programme.sessions:
            known = before.get(session.id)
            if not known or known.session is not session or known.borrowed & changed:
                known = _look(programme, session)
            self._known[session.id] = known
        return {
            uid: fingerprint
            for known in self._known.values()
            for uid, fingerprint in known.fingerprints.items()
        }


def _look(programme: Programme, session: Session) -> _Known:
    """Write the events of a session, and note what they borrow.

    So nobody has to keep a list of what events borrow, and forget to.
    """
    borrowed: set[_Borrowed] = set()
    lists: dict[str, Any] = {
        name: _Watched(name, entries, borrowed) for name, entries in _lists(programme).items()
    }
    watched = replace(programme, **lists)
    slots = [Slot(session, moment) for moment in session.moments]
    found = {calendar.uid(PLAIN, slot): _fingerprint(watched, slot) for slot in slots}
    return _Known(session, frozenset(borrowed), found)


def _fingerprint(programme: Programme, slot: Slot) -> str | None:
    try:
        content = calendar.event(programme, PLAIN, slot, FIRST_REVISION)
    except (LookupError, ArithmeticError, ValueError):
        return None
    return hashlib.sha256(content).hexdigest()


def _lists(programme: Programme) -> dict[str, Mapping[Any, Any]]:
    """Return what an event can borrow from: the fields of ``programme`` that map a name."""
    everything = {one.name: getattr(programme, one.name) for one in fields(programme)}
    return {name: value for name, value in everything.items() if isinstance(value, Mapping)}


def _differences(
    before: Mapping[str, Mapping[Any, Any]], after: Mapping[str, Mapping[Any, Any]]
) -> Iterator[_Borrowed]:
    for name, new in after.items():
        old = before.get(name, {})
        if list(old) != list(new):
            yield name, _KEYS
        for key in {**old, **new}:
            if old.get(key) is not new.get(key):
                yield name, key


class _Watched(Mapping[K, V]):
    """A list that notes what is asked of it."""

    def __init__(self, name: str, entries: Mapping[K, V], borrowed: set[_Borrowed]) -> None:
        self._name = name
        self._entries = entries
        self._borrowed = borrowed

    def __getitem__(self, key: K) -> V:
        self._borrowed.add((self._name, key))
        return self._entries[key]

    def __iter__(self) -> Iterator[K]:
        self._borrowed.add((self._name, _KEYS))
        return iter(self._entries)

    def __len__(self) -> int:
        self._borrowed.add((self._name, _KEYS))
        return len(self._entries)
