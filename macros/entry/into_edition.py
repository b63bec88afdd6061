"""The sessions of a spreadsheet that are for one edition → what happens to each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from macros.entry.applying import applied
from macros.entry.columns import BODY, KEY, TITLE
from macros.entry.file_names import free_name, taken_names
from macros.entry.front_matter import NotEditableError, edited, fields_of
from macros.entry.matching import as_remembered, match
from macros.entry.memory import FILE, BrokenMemoryError, Memory, Remembered, read_memory
from macros.entry.merging import as_new, merge
from macros.entry.outcomes import Outcome, State
from macros.entry.remarks import Remark, remark
from macros.entry.rows import Row
from macros.entry.session_file import session_text
from macros.entry.sessions_in import Incoming, sessions_in
from macros.entry.texts import Texts, texts_of
from macros.programme.model import Programme, Session


class Importer:
    """Goes through the sessions of one edition after the other."""

    def __init__(self, folder: Path, programme: Programme, source: str, *, is_ours: bool) -> None:
        self._folder = folder
        self._programme = programme
        self._source = source
        self._is_ours = is_ours
        self._memories: dict[int, Memory] = {}
        self._towns = {v.slug: v.municipality for v in programme.venues.values()}

    def edition(
        self, year: int, rows: Sequence[Row], base: Mapping[str, Texts]
    ) -> tuple[list[Outcome], list[Remark]]:
        """Return what happens to the sessions of one edition, and what there is to say of it."""
        path = f"{year}/{FILE}"
        file = self._folder / path
        try:
            memory = read_memory(file.read_bytes() if file.exists() else None)
        except BrokenMemoryError:
            return [], [remark(path, "geheugen-kapot")]
        self._memories[year] = memory
        sessions = {s.slug: s for s in self._programme.sessions if s.year == year}
        incoming = sessions_in([row for row in rows if row.year == year])
        names = match(incoming, sessions, memory)
        taken = {*taken_names(self._folder, self._programme, year), *names.values()}
        outcomes = []
        for place, one in enumerate(incoming):
            name = names.get(place) or free_name(one.title, taken)
            taken.add(name)
            session = sessions.get(name)
            remembered = _remembered(memory, name, session)
            if session is None:
                outcomes.append(self._new(one, name, is_removed=remembered is not None))
                continue
            bases = [remembered.texts if remembered else None, base.get(name)]
            outcomes.append(self._known(one, session, [*filter(None, bases)]))
        told = self._gone(memory, sessions, {outcome.name for outcome in outcomes})
        return outcomes, told

    def _new(self, one: Incoming, name: str, *, is_removed: bool) -> Outcome:
        """Return what happens to a session that the programme does not have."""
        outcome = Outcome(State.SAME, one, name, remarks=one.remarks)
        if any(told.blocks for told in one.remarks):
            return outcome.wrong()
        if is_removed:
            told = remark(one.rows[0].place, "weggehaald", bestand=f"{name}.md")
            return replace(outcome, remarks=(*one.remarks, told))
        like = [s for s in self._programme.sessions if s.year == one.year and _alike(s, one)]
        if like and not one.name:
            told = remark(one.at(TITLE), "titel-bestaat", naam=like[0].slug)
            outcome = replace(outcome, remarks=(*one.remarks, told))
        merged = as_new(one)
        fields = applied({}, merged, self._towns)
        text = session_text(fields, one.fields.get(BODY, ""))
        return replace(outcome, state=State.NEW, merge=merged, text=text)

    def _known(self, one: Incoming, session: Session, bases: Sequence[Texts]) -> Outcome:
        """Return what happens to a session that is there."""
        outcome = Outcome(State.SAME, one, session.slug, remarks=one.remarks)
        if any(told.blocks for told in one.remarks):
            return outcome.wrong()
        merged = merge(one, texts_of(session), bases, is_whole=self._is_ours)
        outcome = replace(outcome, merge=merged, remarks=(*one.remarks, *merged.remarks))
        if not merged.changes and not merged.new_moments:
            return outcome
        text = (self._folder / outcome.path).read_bytes().decode("utf-8")
        body = next((change.new for change in merged.changes if change.key == BODY), None)
        try:
            text = edited(text, applied(fields_of(text), merged, self._towns), body)
        except NotEditableError:
            told = remark(one.rows[0].place, "bestand-onveilig", bestand=f"{session.slug}.md")
            return outcome.wrong(told)
        return replace(outcome, state=State.CHANGED, text=text)

    def _gone(
        self, memory: Memory, sessions: Mapping[str, Session], seen: set[str]
    ) -> list[Remark]:
        """Return what was in this spreadsheet the last time, and is in the programme alone now."""
        return [
            remark("Dit bestand", "niet-meer", titel=session.title, bestand=f"{session.slug}.md")
            for session in sessions.values()
            if session.slug not in seen
            and (known := _remembered(memory, session.slug, session))
            and known.source == self._source
        ]

    def memories(self, outcomes: Sequence[Outcome], *, has_base: bool) -> dict[str, bytes]:
        """Return the files that remember what was read in.

        :param has_base: whether the spreadsheet brings along what it was; then there is nothing to
            remember of what did not change.
        """
        files = {}
        for year, memory in self._memories.items():
            sessions = dict(memory.sessions)
            for outcome in outcomes:
                if outcome.incoming.year != year or outcome.state is State.WRONG:
                    continue
                is_news = outcome.state is not State.SAME or outcome.name in sessions
                if is_news or not (has_base or self._is_ours):
                    self._remember(sessions, outcome)
            if sessions != memory.sessions:
                files[f"{year}/{FILE}"] = Memory(sessions).as_bytes
        return files

    def _remember(self, sessions: dict[str, Remembered], outcome: Outcome) -> None:
        """Remember what a spreadsheet had; of columns that it lacks, what another one had."""
        session = self._programme.by_id.get((outcome.incoming.year, outcome.name))
        old = _pop(sessions, outcome.name, session)
        keys = outcome.merge.keys or [said.get(KEY, "") for said in outcome.incoming.moments]
        new = as_remembered(outcome.incoming, keys, self._source)
        if old:
            fields = {**old.texts.fields, **new.texts.fields}
            moments = {
                key: {**old.texts.moments.get(key, {}), **new.texts.moments.get(key, {})}
                for key in {**old.texts.moments, **new.texts.moments}
            }
            new = replace(new, texts=Texts(fields, moments), number=new.number or old.number)
        sessions[outcome.name] = new


def _alike(session: Session, one: Incoming) -> bool:
    return session.title.casefold() == " ".join(one.title.split()).casefold()


def _names(name: str, session: Session | None) -> tuple[str, ...]:
    return (name, *(session.formerly if session else ()))


def _remembered(memory: Memory, name: str, session: Session | None) -> Remembered | None:
    """Return what is remembered of a session, under its name or one that it had."""
    found = (memory.sessions.get(other) for other in _names(name, session))
    return next((one for one in found if one), None)


def _pop(sessions: dict[str, Remembered], name: str, session: Session | None) -> Remembered | None:
    found = [sessions.pop(other, None) for other in _names(name, session)]
    return next((one for one in found if one), None)
