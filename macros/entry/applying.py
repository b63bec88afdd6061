"""Changes → the fields of a file: where a text goes in the front matter of a session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from macros.entry.columns import BODY, BY_KEY, KEY, OWN_TITLE, TOWN, VENUE
from macros.entry.front_matter import all_of
from macros.entry.merging import Change, Merge
from macros.entry.session_file import Fields
from macros.entry.texts import default_of, value_of
from macros.programme.lifting import OF_ONE_MOMENT, SHARED
from macros.programme.yamltext import Value


def applied(fields: Fields, merge: Merge, towns: Mapping[str, str | None]) -> dict[str, Value]:
    """Return ``fields`` with what a spreadsheet changes in them.

    :param fields: of a file that is there, as ``yamltext`` reads them; nothing for a new one.
    :param towns: venue → the municipality that it is in.
    """
    result: dict[str, Any] = deepcopy(dict(fields))
    of_session = [c for c in merge.changes if c.moment is None and c.key != BODY]
    for change in of_session:
        _set(result, BY_KEY[change.key].path, change.key, change.new)
    of_moments = [change for change in merge.changes if change.moment is not None]
    if merge.new_moments or any(_needs_list(change.key) for change in of_moments):
        _add_moments(result, merge.new_moments)
    for change in of_moments:
        _change_moment(result, change)
    for change in of_moments:
        # The municipality was there while the venue was not known; now it follows from that.
        if change.key == VENUE and result.get(TOWN) == towns.get(change.new, ""):
            result.pop(TOWN, None)
    return {k: v for k, v in result.items() if k in all_of(result) or (k in fields and not v)}


def _set(target: dict[str, Any], path: Sequence[str], key: str, text: str) -> None:
    """Put a text where it belongs; an empty one takes away what is there, and its group with it."""
    *groups, last = path
    if groups:
        group = target.get(groups[0])
        inner = group if isinstance(group, dict) else {}
        _set(inner, (last,), key, text)
        if inner:
            target[groups[0]] = inner
        else:
            target.pop(groups[0], None)
    elif text:
        target[last] = value_of(text, BY_KEY[key])
    else:
        target.pop(last, None)


def _needs_list(key: str) -> bool:
    """Whether only a moment in a list can say it."""
    return key not in {*OF_ONE_MOMENT, *SHARED}


def _add_moments(fields: dict[str, Any], new: Mapping[str, Mapping[str, str]]) -> None:
    """Add moments; one without a key, in a file without another, needs no list."""
    if not any(key in fields for key in ("momenten", "datum")):
        if list(new) == [""] and not any(_needs_list(name) for name in new[""]):
            for name, text in new[""].items():
                _set(fields, (name,), name, text)
            return
        shared = _shared(list(new.values()))
        fields |= shared
        fields["momenten"] = []
    elif "momenten" not in fields:
        only = {key: fields.pop(key) for key in OF_ONE_MOMENT if key in fields}
        fields["momenten"] = [only]
    for key, texts in new.items():
        moment: dict[str, Any] = {"sleutel": key} if key else {}
        for name, text in texts.items():
            if not (name in SHARED and fields.get(name) == text) and text != default_of(name):
                _set(moment, ("titel" if name == OWN_TITLE else name,), name, text)
        moment.pop(KEY, None) if not key else None
        fields["momenten"].append(moment)


def _shared(moments: list[Mapping[str, str]]) -> dict[str, Any]:
    """Return what all moments say alike, and can be said once."""
    found = {}
    for name in SHARED:
        texts = {moment.get(name, "") for moment in moments}
        if len(texts) == 1 and (text := texts.pop()):
            found[name] = text
    return found


def _change_moment(fields: dict[str, Any], change: Change) -> None:
    name = "titel" if change.key == OWN_TITLE else change.key
    moments = fields.get("momenten")
    if moments is None:
        _set(fields, (name,), change.key, change.new)
        return
    moment = next(m for m in moments if (m.get("sleutel") or "") == change.moment)
    if change.key in SHARED and name in fields and name not in moment:
        if len(moments) == 1:
            _set(fields, (name,), change.key, change.new)
            return
        # It held for all of them; from now on each says it for itself.
        said = fields.pop(name)
        for other in moments:
            other.setdefault(name, said)
    _set(moment, (name,), change.key, change.new)
