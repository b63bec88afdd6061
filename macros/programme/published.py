"""What was ever published: every session, and every part of the programme with a calendar.

Somebody has it in their calendar, so it cannot go in silence: a session that is gone is reported,
and the calendar of a part that is empty now is still served.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from macros.programme.history import State
from macros.programme.model import Programme, Session, Slot
from macros.programme.selection import FACETS, Selection, selections_of, standing_selections
from macros.programme.vanished import Former, former_of


@dataclass(frozen=True, slots=True)
class Turn:
    """When a selection last became empty or stopped being so."""

    time: datetime
    count: int
    """How often that happened."""
    is_empty: bool


class Published:
    """Everything that was there in any state.  A ``Fold`` over the history."""

    def __init__(self) -> None:
        self.turns: dict[Selection, Turn] = {}
        """Every selection that ever had a calendar."""
        self.names: dict[tuple[str, str], str] = {}
        """Facet and slug of every entry that ever was → its last name."""
        self.formers: dict[str, Former] = {}
        """Every moment that ever was, by ``Slot.id``."""
        self._members = _Members()
        self._is_behind = True
        """Whether ``_members`` has not seen the state that ``turns`` comes from."""

    def take(self, state: State) -> None:
        """Take the next state."""
        programme = state.programme
        touched = self._members.update(programme) | set(standing_selections(programme))
        if self._is_behind:
            touched |= self.turns.keys()
            self._is_behind = False
        for selection in touched:
            self._turn(selection, state.time)
        for facet in FACETS:
            for slug, entry in facet.entries(programme).items():
                self.names[facet.name, slug] = entry.name
        for session in programme.sessions:
            for moment in session.moments:
                slot = Slot(session, moment)
                known = self.formers.get(slot.id)
                self.formers[slot.id] = former_of(slot, known.commit if known else state.commit)

    def _turn(self, selection: Selection, time: datetime) -> None:
        is_empty = not self._members.count[selection]
        turn = self.turns.get(selection)
        if not turn or turn.is_empty != is_empty:
            count = turn.count + 1 if turn else 0
            self.turns[selection] = Turn(time, count, is_empty)

    def saved(self) -> Any:
        """Return all of it, as JSON can hold it."""
        return {
            "turns": [[*_as_list(s), *_as_row(turn)] for s, turn in self.turns.items()],
            "names": [[*key, name] for key, name in self.names.items()],
            "formers": {key: asdict(former) for key, former in self.formers.items()},
        }

    def restored(self, saved: Any) -> Published:
        """Return one that knows what another one has saved."""
        result = Published()
        for year, day, facets, time, count, is_empty in saved["turns"]:
            selection = Selection(
                year, date.fromisoformat(day) if day else None, tuple(map(tuple, facets))
            )
            result.turns[selection] = Turn(datetime.fromtimestamp(time, UTC), count, is_empty)
        result.names = {(facet, slug): name for facet, slug, name in saved["names"]}
        result.formers = {
            key: Former(**{**former, "names": tuple(former["names"])})
            for key, former in saved["formers"].items()
        }
        return result


def _as_list(selection: Selection) -> list[Any]:
    day = selection.day.isoformat() if selection.day else None
    return [selection.year, day, selection.facets]


def _as_row(turn: Turn) -> list[Any]:
    return [int(turn.time.timestamp()), turn.count, turn.is_empty]


@dataclass(frozen=True)
class _Known:
    session: Session
    borrowed: tuple[object, ...]
    selections: tuple[Selection, ...]


class _Members:
    """How many slots every selection has; only what changed is counted again."""

    def __init__(self) -> None:
        self.count: Counter[Selection] = Counter()
        self._known: dict[tuple[int, str], _Known] = {}

    def update(self, programme: Programme) -> set[Selection]:
        """Take up a programme; return the selections that got or lost a slot."""
        touched: set[Selection] = set()
        before, self._known = self._known, {}
        for session in programme.sessions:
            old = before.pop(session.id, None)
            borrowed = (*programme.regions.values(), *_venues(programme, session))
            if old and old.session is session and _same(old.borrowed, borrowed):
                self._known[session.id] = old
                continue
            selections = _selections(programme, session)
            if selections is None:
                # Nothing was published in this state, so it still is where it was.
                selections = old.selections if old else ()
            new = _Known(session, borrowed, selections)
            self._known[session.id] = new
            self.count.update(new.selections)
            touched.update(new.selections)
            if old:
                self.count.subtract(old.selections)
                touched.update(old.selections)
        for gone in before.values():
            self.count.subtract(gone.selections)
            touched.update(gone.selections)
        return touched


def _same(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    return len(old) == len(new) and all(one is other for one, other in zip(old, new, strict=True))


def _venues(programme: Programme, session: Session) -> Iterator[object]:
    return (programme.venues.get(slug) for slug in session.venues)


def _selections(programme: Programme, session: Session) -> tuple[Selection, ...] | None:
    """Return the selections of every moment of a session.

    ``None`` where it has a name that no list has: that cannot be published.
    """
    if session.year not in programme.editions:
        return None
    found: list[Selection] = []
    for moment in session.moments:
        slot = Slot(session, moment)
        try:
            for facet in FACETS:
                for slug in facet.of(programme, slot):
                    facet.entries(programme)[slug]
        except LookupError:
            return None
        found += selections_of(programme, slot)
    return tuple(found)
