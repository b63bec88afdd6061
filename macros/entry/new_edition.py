"""A new year → the file of its edition, and what is wrong with it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from macros.entry.drafts import with_files
from macros.entry.session_file import Fields, yaml_text
from macros.programme import guesses
from macros.programme.model import Edition

SCHEMA = Path(".vscode") / "schemas" / "editie.schema.json"


@dataclass(frozen=True)
class NewEdition:
    """What will be written, or why not."""

    path: Path
    text: str
    problems: tuple[str, ...]
    """Dutch sentences; with any of them nothing is to be written."""


def new_edition(folder: Path, year: str, answers: Fields, *, root: Path) -> NewEdition:
    """Return the edition of ``year``, from what somebody typed.

    :param folder: the folder with the content.
    :param answers: ``naam``, ``soort``, ``van``, ``tot``, ``ondertitel`` and ``inleiding``.
    :param root: the root of the repository, where code editors find what the fields are.
    """
    path = folder / year / "editie.yml"
    if not re.fullmatch(r"[12][0-9]{3}", year):
        return NewEdition(path, "", (f"“{year}” is geen jaar. Schrijf bijvoorbeeld 2027.",))
    if path.exists():
        return NewEdition(path, "", (f"Voor {year} is er al een editie.",))
    fields = {key: _typed(key, str(value or "")) for key, value in answers.items()}
    text = f"{_modeline(path.parent, root)}{yaml_text(Edition, fields)}"
    shown = f"{year}/editie.yml"
    _, found = with_files(folder, {shown: text.encode("utf-8")})
    problems = (f.message.partition("\n")[0] for f in found if f.blocks and f.path == shown)
    return NewEdition(path, text, tuple(dict.fromkeys(problems)))


def _typed(key: str, text: str) -> str:
    return (guesses.a_date(text) or text) if key in ("van", "tot") else text.strip()


def _modeline(folder: Path, root: Path) -> str:
    """Return the first line, by which code editors know the fields; none outside the project."""
    if not folder.resolve().is_relative_to(root.resolve()):
        return ""
    way = Path(os.path.relpath(root.resolve() / SCHEMA, folder.resolve())).as_posix()
    return f"# yaml-language-server: $schema={way}\n"
