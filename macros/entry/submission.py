"""The answers to the form → a session to be, or what is still needed of whoever sent it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.entry import questions as form
from macros.entry.answers import Answers
from macros.entry.file_names import free_name, taken_names
from macros.entry.form_fields import FormFields, Remark
from macros.entry.form_when import likely_edition
from macros.entry.new_entries import Additions
from macros.entry.session_file import Draft
from macros.programme.content_files import Files
from macros.programme.model import Programme


@dataclass(frozen=True)
class Submission:
    """What somebody sent in."""

    draft: Draft | None
    """The session as far as it is known; none while there is no edition at all."""
    lists: Files
    """Reference lists with what the session adds to them, by their file."""
    added: Mapping[str, str]
    """What that is, as lines of the file."""
    missing: tuple[Remark, ...]
    """What is needed before anything can be done with it."""
    better: tuple[Remark, ...] = ()
    """What may not be as it was meant."""
    new: tuple[str, ...] = ()
    """What the lists get, in words."""
    waits_for: int = 0
    """The year whose edition the editors have yet to begin; 0 when it is there."""


def read_submission(
    folder: Path,
    programme: Programme,
    answers: Answers,
    *,
    name: str = "",
    today: date | None = None,
) -> Submission:
    """Return what the answers to the form say.

    :param folder: the folder with the content.
    :param name: the name of the file; default: one that is free, from the title.
    :param today: the day on which it was sent in; without it, it waits for no edition to come.
    """
    asked = form.questions(programme)
    reading = FormFields(programme, asked, answers, Additions(folder, programme), today)
    # What day it is may not be known; then the rest is judged as if it were in this year.
    year = reading.read() or _likely_year(programme, today)
    draft = None
    if year:
        title = answers.text("titel")
        found = name or free_name(title, taken_names(folder, programme, year))
        draft = Draft(year, found, reading.fields, reading.answers.text("beschrijving"))
    additions = reading.additions
    return Submission(
        draft=draft,
        lists=additions.files(),
        added=additions.texts(),
        missing=tuple(reading.missing),
        better=tuple(reading.better),
        new=additions.names,
        waits_for=reading.waits_for,
    )


def _likely_year(programme: Programme, today: date | None) -> int | None:
    if today and not form.open_edition(programme):
        return today.year
    edition = likely_edition(programme)
    return edition.year if edition else None
