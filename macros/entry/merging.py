"""What a spreadsheet changes in a session, and what an editor has changed and keeps.

A text of the spreadsheet is used when it is not what the spreadsheet had before, and the programme
still is what it was then.  What it had before is what was remembered, or what a workbook of ours
brings along; without either, the spreadsheet is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.entry.columns import BEGIN, BODY, DAY, KEY, OF_MOMENT
from macros.entry.remarks import Remark, remark
from macros.entry.sessions_in import Incoming
from macros.entry.texts import Texts, default_of, heading_of, plain, shown


@dataclass(frozen=True, slots=True)
class Change:
    """One text that becomes another."""

    key: str
    old: str
    new: str
    place: str
    """The cell that says so."""
    moment: str | None = None
    """Key of the moment that it is about; ``None`` for the session as a whole."""


@dataclass(frozen=True)
class Merge:
    """What an import does to one session."""

    changes: tuple[Change, ...] = ()
    new_moments: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Key of a moment that is not there yet → its texts."""
    remarks: tuple[Remark, ...] = ()
    keys: tuple[str, ...] = ()
    """The key of the moment that each row is about."""


def merge(
    incoming: Incoming, current: Texts, bases: Sequence[Texts], *, is_whole: bool = False
) -> Merge:
    """Return what the spreadsheet changes in a session that is there.

    :param bases: what the spreadsheet had before, as far as that is known.
    :param is_whole: whether the spreadsheet has every column, so that an empty cell says something.
    """
    keys = tuple(_keys(incoming, current))
    changes: list[Change] = []
    remarks: list[Remark] = []
    fields = [base.fields for base in bases]
    for change in _compared(incoming, incoming.fields, current.fields, None):
        _decide(change, fields, changes, remarks, is_whole=is_whole)
    new_moments: dict[str, Mapping[str, str]] = {}
    for row, key in enumerate(keys):
        said = incoming.moments[row]
        if key not in current.moments:
            if not any(key in base.moments for base in bases):
                new_moments[key] = {name: text for name, text in said.items() if text}
            continue
        known = [base.moments[key] for base in bases if key in base.moments]
        for change in _compared(incoming, said, current.moments[key], (row, key)):
            _decide(change, known, changes, remarks, is_whole=is_whole)
    remarks += [
        remark(incoming.rows[0].place, "moment-niet-meer", sleutel=key or "1")
        for key in current.moments
        if key not in keys
    ]
    return Merge(tuple(changes), new_moments, tuple(remarks), keys)


def _keys(incoming: Incoming, current: Texts) -> Iterator[str]:
    """Yield the key of the moment that each row is about.

    A row without a key is about the moment of that day and time, or about the only one.
    """
    free = [key for key in current.moments if key not in {m.get(KEY) for m in incoming.moments}]
    for said in incoming.moments:
        key = said.get(KEY, "")
        if key or "" in current.moments:
            yield key
            continue
        alike = [
            one
            for one in free
            if all(current.moments[one].get(k) == said.get(k, "") for k in (DAY, BEGIN))
        ]
        only = free if len(free) == len(current.moments) == 1 else []
        found = next(iter([*alike, *only]), "")
        if found:
            free.remove(found)
        yield found


def _compared(
    incoming: Incoming,
    said: Mapping[str, str],
    current: Mapping[str, str],
    moment: tuple[int, str] | None,
) -> Iterator[Change]:
    row, key = moment or (None, None)
    for name, text in said.items():
        if name in current and name != KEY and _said(name, text) != _said(name, current[name]):
            yield Change(name, current[name], text, incoming.at(name, row), key)


def _said(key: str, text: str) -> str:
    """Return what a text comes down to: an empty one may say something all the same."""
    return plain(text) or default_of(key)


def _decide(
    change: Change,
    bases: Sequence[Mapping[str, str]],
    changes: list[Change],
    remarks: list[Remark],
    *,
    is_whole: bool,
) -> None:
    key = change.key
    before = [_said(key, base[key]) for base in bases if key in base]
    new, old = _said(key, change.new), _said(key, change.old)
    context = {"veld": heading_of(change.key), "daar": shown(change.old)}
    if not plain(change.new) and not any(base.get(key) for base in bases):
        if is_whole and not before:
            remarks.append(remark(change.place, "leeg-blijft", **context))
    elif before and (new in before or old not in before):
        deze = shown(change.new)
        remarks.append(remark(change.place, "redactie", deze=deze, **context))
    else:
        changes.append(change)


def as_new(incoming: Incoming) -> Merge:
    """Return what the spreadsheet says of a session that is not there yet."""
    keys = tuple(said.get(KEY, "") for said in incoming.moments)
    said = {k: t for k, t in incoming.fields.items() if t and (t != default_of(k) or k == BODY)}
    changes = [Change(key, "", text, incoming.at(key)) for key, text in said.items()]
    moments = {
        key: {
            name: text
            for name, text in said.items()
            if name in OF_MOMENT and name != KEY and text and text != default_of(name)
        }
        for key, said in zip(keys, incoming.moments, strict=True)
    }
    return Merge(tuple(changes), moments, (), keys)
