"""The check on what an import would write, and which cell each finding is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.entry.columns import BODY, BY_KEY, DAY, OWN_TITLE
from macros.entry.outcomes import Outcome
from macros.entry.remarks import Remark, remark
from macros.programme import yamltext
from macros.programme.findings import Finding
from macros.programme.reading import Checked, Files, check_programme
from macros.programme.yamltext import Path as Place


def judged(
    outcomes: Sequence[Outcome], before: Checked, folder: Path, lists: Files
) -> list[Outcome]:
    """Return the outcomes, with those wrong that the check finds something about.

    :param lists: reference lists that are written with them.

    What is wrong is left out and the rest is looked at again, since something may have leant on it.
    """
    known = {_about(finding) for finding in before.findings}
    result = [*outcomes]
    while True:
        drafts = {o.path: o.text.encode("utf-8") for o in result if o.text is not None}
        if not drafts:
            return result
        checked = check_programme(folder, base=folder, drafts={**lists, **drafts})
        found = [f for f in checked.findings if f.blocks and _about(f) not in known]
        if not found:
            return result
        blamed = _blamed(found, result)
        result = [
            outcome.wrong(*(_as_remark(f, outcome) for f in blamed[outcome.path]))
            if outcome.text is not None and outcome.path in blamed
            else outcome
            for outcome in result
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


def _as_remark(finding: Finding, outcome: Outcome) -> Remark:
    """Return a finding as a remark about the cell that the text came from."""
    assert outcome.text is not None
    if finding.code == "geen-moment":
        return remark(outcome.incoming.at(DAY), "rij-zonder-datum")
    place = outcome.incoming.rows[0].place
    if finding.path == outcome.path:
        place = _cell(outcome, _field_at(outcome.text, finding.line))
    return Remark(place, finding.code, finding.message, finding.level)


def _field_at(text: str, line: int) -> Place:
    """Return the field that a line of a file belongs to; nothing for the description."""
    parts = yamltext.front_matter(text)
    if parts is None or line >= parts[2]:
        return ()
    keys = yamltext.read(parts[0], first_line=2).marks.keys
    before = [(mark.line, len(path), path) for path, mark in keys.items() if mark.line <= line]
    return max(before)[2] if before else ()


def _cell(outcome: Outcome, path: Place) -> str:
    """Return the cell that said what is in a field of the file."""
    incoming = outcome.incoming
    if not path:
        return incoming.at(BODY)
    row = 0
    if path[0] == "momenten":
        row = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
        row = min(row, len(incoming.rows) - 1)
        path = path[2:] or ("sleutel",)
        path = (OWN_TITLE,) if path == ("titel",) else path
    names = [str(part) for part in path if isinstance(part, str)]
    for length in range(len(names), 0, -1):
        key = ".".join(names[:length])
        if key in BY_KEY:
            return incoming.at(key, row if BY_KEY[key].is_of_moment else None)
    return incoming.rows[0].place
