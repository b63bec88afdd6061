"""The check on what an import would write, and which cell each finding is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from macros.entry.columns import BODY, BY_KEY, DAY, KEY, OWN_TITLE
from macros.entry.outcomes import Outcome
from macros.entry.remarks import Remark, remark
from macros.entry.said_in_cells import message_of
from macros.programme import advice, yamltext
from macros.programme.content_files import Files
from macros.programme.findings import Finding
from macros.programme.model import Edition, Programme
from macros.programme.reading import Checked, check_programme
from macros.programme.yamltext import Path as Place


def judged(
    outcomes: Sequence[Outcome], before: Checked, folder: Path, lists: Files
) -> list[Outcome]:
    """Return the outcomes, with those wrong that the check finds something about.

    :param lists: reference lists that are written with them.

    What is wrong is left out and the rest is looked at again, since something may have leant on it.
    """
    known = {_about(finding) for finding in before.findings}
    editions = before.programme.editions
    result = [*outcomes]
    while True:
        drafts = {o.path: o.text.encode("utf-8") for o in result if o.text is not None}
        if not drafts:
            return result
        checked = check_programme(folder, base=folder, drafts={**lists, **drafts})
        found = [f for f in checked.findings if f.blocks and _about(f) not in known]
        if not found:
            return _advised(result, checked.programme)
        blamed = _blamed(found, result)
        result = [
            outcome.wrong(*(_as_remark(f, outcome, editions) for f in blamed[outcome.path]))
            if outcome.text is not None and outcome.path in blamed
            else outcome
            for outcome in result
        ]


def _advised(outcomes: Sequence[Outcome], programme: Programme) -> list[Outcome]:
    """Return the outcomes, with what visitors will miss in what is written.

    Of all advice this is what only whoever filled in the spreadsheet knows.
    """
    found: dict[str, list[Finding]] = {}
    for finding in advice.ways_to_sign_up(programme):
        found.setdefault(finding.path, []).append(finding)
    return [
        replace(
            outcome,
            remarks=(
                *outcome.remarks,
                *(_as_remark(f, outcome, programme.editions) for f in found.get(outcome.path, [])),
            ),
        )
        if outcome.text is not None
        else outcome
        for outcome in outcomes
    ]


def _about(finding: Finding) -> tuple[str, str, str]:
    """Return what a finding says; lines move when something is written above them."""
    return finding.path, finding.code, finding.message


def _blamed(found: Sequence[Finding], outcomes: Sequence[Outcome]) -> Mapping[str, list[Finding]]:
    """Return the findings by the file that would be written and causes them."""
    written = {outcome.path: outcome for outcome in outcomes if outcome.text is not None}
    blamed: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.path in written:
            blamed.setdefault(finding.path, []).append(finding)
    if blamed:
        return blamed
    # A session that was there already is the later of two that cannot both be.
    for finding in found:
        named = [path for path, o in written.items() if f"“{o.incoming.title}”" in finding.message]
        for path in named or written:
            blamed.setdefault(path, []).append(finding)
    return blamed


def _as_remark(finding: Finding, outcome: Outcome, editions: Mapping[int, Edition]) -> Remark:
    """Return a finding as a remark about the cell that the text came from."""
    assert outcome.text is not None
    incoming = outcome.incoming
    if finding.path != outcome.path:
        return Remark(incoming.rows[0].place, finding.code, finding.message, finding.level)
    if finding.code == "geen-moment":
        return remark(incoming.at(DAY), "rij-zonder-datum")
    key, row = _column(outcome, _field_at(outcome.text, finding.line))
    is_of_moment = key in BY_KEY and BY_KEY[key].is_of_moment
    place = incoming.at(key, row if is_of_moment else None)
    message = message_of(finding, incoming, key, row, editions)
    return Remark(place, finding.code, message, finding.level)


def _field_at(text: str, line: int) -> Place:
    """Return the field that a line of a file belongs to; nothing for the description."""
    parts = yamltext.front_matter(text)
    if parts is None or line >= parts[2]:
        return ()
    keys = yamltext.read(parts[0], first_line=2).marks.keys
    before = [(mark.line, len(path), path) for path, mark in keys.items() if mark.line <= line]
    return max(before)[2] if before else ()


def _column(outcome: Outcome, path: Place) -> tuple[str, int]:
    """Return the column that said what is in a field of the file, and in which of its rows.

    The column is empty where there is none, or it is the session as a whole.
    """
    if not path:
        return BODY, 0
    row = 0
    if path[0] == "momenten":
        row = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
        row = min(row, len(outcome.incoming.rows) - 1)
        path = path[2:] or (KEY,)
        path = (OWN_TITLE,) if path == ("titel",) else path
    names = [str(part) for part in path if isinstance(part, str)]
    for length in range(len(names), 0, -1):
        if (key := ".".join(names[:length])) in BY_KEY:
            return key, row
    # Of a group of fields as a whole, the first of them.
    group = f"{names[0]}." if names else "."
    return next((key for key in BY_KEY if key.startswith(group)), ""), row
