"""One shape for all sessions: what most write as one date becomes a list with one moment.

Marks move along, so that a finding about ``momenten[0].begin`` points to the ``begin`` that the
editor typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.programme.findings import Problem
from macros.programme.messages import message
from macros.programme.yamltext import Marks

OF_ONE_MOMENT = ("datum", "einddatum", "begin", "einde")
"""Fields of a session that can only be said once, so not beside a list of moments."""

SHARED = ("inloop", "locatie", "zaal")
"""Fields that hold for every moment that does not say otherwise."""


def lift(fields: Mapping[str, Any], marks: Marks) -> tuple[dict[str, Any], Marks, list[Problem]]:
    """Return the fields of a session with ``momenten`` always there, and their marks."""
    problems: list[Problem] = []
    lifted = {key: value for key, value in fields.items() if key not in OF_ONE_MOMENT + SHARED}
    single = {key: fields[key] for key in OF_ONE_MOMENT if key in fields}
    moments = fields.get("momenten")
    if moments is None:
        if "datum" not in single:
            problems.append(_problem(marks, (), "geen-moment"))
        moments = [single] if "datum" in single else []
        for key in single:
            marks = marks.moved((key,), ("momenten", 0, key))
    else:
        problems += [_problem(marks, (key,), "datum-en-momenten", veld=key) for key in single]
    if isinstance(moments, list):
        if fields.get("momenten") == []:
            problems.append(_problem(marks, ("momenten",), "geen-moment"))
        moments, marks = _share(fields, moments, marks)
    lifted["momenten"] = moments
    return lifted, marks, problems


def _share(fields: Mapping[str, Any], moments: list[Any], marks: Marks) -> tuple[list[Any], Marks]:
    """Give every moment the shared fields that it does not have itself."""
    shared = {key: fields[key] for key in SHARED if key in fields}
    result = []
    for index, moment in enumerate(moments):
        if not isinstance(moment, dict):
            result.append(moment)
            continue
        result.append({**shared, **moment})
        for key in shared.keys() - moment.keys():
            marks = marks.moved((key,), ("momenten", index, key))
    return result, marks


def _problem(marks: Marks, path: tuple[str | int, ...], code: str, **context: object) -> Problem:
    return Problem(marks.key(path), code, message(code, **context))
