"""A new year → the file of its edition, and what is wrong with it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.entry.drafts import with_files
from macros.entry.remarks import SENTENCES, CellError
from macros.entry.session_file import Fields, yaml_text
from macros.entry.typed_dates import Week, read_day
from macros.entry.typed_times import When
from macros.programme.model import Edition, Programme

SCHEMA = Path(".vscode") / "schemas" / "editie.schema.json"

KINDS = {
    "week": "Een week, of een paar dagen achter elkaar",
    "dag": "Eén dag",
    "jaar": "Een jaar met losse bijeenkomsten, zonder week of dag",
}
"""``soort`` → what it is."""


@dataclass(frozen=True)
class NewEdition:
    """What will be written, or why not."""

    path: Path
    text: str
    fields: Fields
    """What the answers say, as it is in the file."""
    problems: tuple[tuple[str, str], ...]
    """Key, or ``jaar``, and a Dutch sentence; with any of them nothing is to be written."""


def next_year(programme: Programme) -> int:
    """Return the year of which one would begin the edition now: that after the newest."""
    return max(programme.editions, default=2026) + 1


def new_edition(
    folder: Path, programme: Programme, year: str, answers: Mapping[str, str], *, root: Path
) -> NewEdition:
    """Return the edition of ``year``, from what somebody typed.

    :param folder: the folder with the content, which ``programme`` was read from.
    :param answers: ``naam``, ``soort``, ``van``, ``tot``, ``ondertitel`` and ``inleiding``.
    :param root: the root of the repository, where code editors find what the fields are.
    """
    path = folder / year / "editie.yml"
    if wrong := _wrong_year(path, programme, year):
        return NewEdition(path, "", {}, (("jaar", wrong),))
    given = {key: text.strip() for key, text in answers.items()}
    days, wrong_days = _days(given, int(year))
    fields = {**given, **days}
    text = f"{_modeline(path.parent, root)}{yaml_text(Edition, fields)}"
    shown = f"{year}/editie.yml"
    _, found = with_files(folder, {shown: text.encode("utf-8")})
    lines = text.split("\n")
    own = [finding for finding in found if finding.blocks and finding.path == shown]
    keys = ((lines[finding.line - 1].partition(":")[0], finding.message) for finding in own)
    said = ((key, text.partition("\n")[0]) for key, text in keys)
    problems = (*wrong_days.items(), *(() if wrong_days else said))
    return NewEdition(path, text, fields, tuple(dict.fromkeys(problems)))


def _wrong_year(path: Path, programme: Programme, year: str) -> str:
    if not re.fullmatch(r"[12][0-9]{3}", year):
        return f"“{year}” is geen jaar. Schrijf bijvoorbeeld {next_year(programme)}."
    if path.exists():
        shown = f"{path.parent.parent.name}/{year}/{path.name}"
        return f"Voor {year} is er al een editie. Verander die in {shown}, of kies een ander jaar."
    return ""


def _days(fields: Mapping[str, str], year: int) -> tuple[dict[str, str], dict[str, str]]:
    """Return the first and the last day, and what is wrong; one answer may say both days."""
    found: dict[str, str] = {"van": "", "tot": ""}
    for key in found:
        typed = fields.get(key, "")
        try:
            when = read_day(typed, Week(year)) if typed else When()
        except CellError as error:
            return {}, {key: SENTENCES[error.code].format(**error.context)}
        last = when.last_day or (when.day if key == "tot" or fields.get("soort") == "dag" else None)
        if key == "van" and when.day:
            found["van"] = when.day.isoformat()
        if last and not (key == "van" and fields.get("tot")):
            found["tot"] = last.isoformat()
    return found, {}


def _modeline(folder: Path, root: Path) -> str:
    """Return the first line, by which code editors know the fields; none outside the project."""
    if not folder.resolve().is_relative_to(root.resolve()):
        return ""
    way = Path(os.path.relpath(root.resolve() / SCHEMA, folder.resolve())).as_posix()
    return f"# yaml-language-server: $schema={way}\n"
