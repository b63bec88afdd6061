"""The answers to the form → a session to be, or what is still needed of whoever sent it in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.entry import questions as form
from macros.entry.answers import Answers
from macros.entry.file_names import free_name, taken_names
from macros.entry.form_when import FormWhen, likely_edition
from macros.entry.names import meant, slug_of
from macros.entry.new_entries import Additions
from macros.entry.questions import Question
from macros.entry.session_file import Draft
from macros.programme import guesses
from macros.programme.fields import LANGUAGES
from macros.programme.messages import did_you_mean
from macros.programme.model import Entry, Programme
from macros.programme.reading import Files
from macros.programme.yamltext import Value

MOST_CHARACTERS = 8_000
"""Of a description: four pages; what is longer belongs on a site of its own."""


BROKEN = "Schrijf dit antwoord op één regel, en laat de koppen zoals ze zijn."


@dataclass(frozen=True)
class Remark:
    """Something about one answer, for whoever gave it."""

    question: Question | None
    text: str
    """A Dutch sentence, as plain text."""


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


def read_submission(
    folder: Path, programme: Programme, answers: Answers, *, name: str = ""
) -> Submission:
    """Return what the answers to the form say.

    :param folder: the folder with the content.
    :param name: the name of the file; default: one that is free, from the title.
    """
    asked = form.questions(programme)
    reading = _Reading(programme, asked, answers, Additions(folder, programme))
    # What day it is may not be known; then the rest is judged as if it were in this edition.
    edition = likely_edition(programme)
    year = reading.read() or (edition.year if edition else None)
    draft = None
    if year:
        title = answers.text("titel")
        found = name or free_name(title, taken_names(folder, programme, year))
        draft = Draft(year, found, reading.fields, answers.text("beschrijving"))
    additions = reading.additions
    return Submission(draft, additions.files(), additions.texts(), tuple(reading.missing))


@dataclass
class _Reading:
    """Turns answers into fields, one after the other."""

    programme: Programme
    asked: Sequence[Question]
    answers: Answers
    additions: Additions
    fields: dict[str, Value] = field(default_factory=dict)
    missing: list[Remark] = field(default_factory=list)
    until: Value = None
    """The last day on which one can sign up."""

    def read(self) -> int | None:
        """Take up every answer, and return the year that the session belongs to."""
        for question in self.answers.broken:
            self._miss(question.id, BROKEN)
        when = FormWhen(self.answers, self.programme)
        day = when.read()
        self.until = when.fields.pop("tot", None)
        self.fields |= when.fields
        for question_id, text in when.missing:
            self._miss(question_id, text)
        self._titles()
        self._place()
        self._choices()
        self._joining()
        self._organisers()
        self._speakers()
        if len(self.answers.text("beschrijving")) > MOST_CHARACTERS:
            self._miss("beschrijving", f"Dit is te lang. Er passen {MOST_CHARACTERS} tekens.")
        return day.year if day else None

    def _miss(self, question: str, text: str) -> None:
        self.missing.append(Remark(self._question(question), text))

    def _question(self, name: str) -> Question | None:
        return next((question for question in self.asked if question.id == name), None)

    def _put(self, key: str, value: Value) -> None:
        if value:
            self.fields[key] = value

    def _titles(self) -> None:
        for key in ("titel", "samenvatting"):
            self._put(key, self.answers.text(key))
        if "titel" not in self.fields and not any(q.id == "titel" for q in self.answers.broken):
            self._miss("titel", "Zonder titel kan een bijeenkomst niet in het programma.")

    def _place(self) -> None:
        attendance = self._one_of("deelname", form.ATTENDANCE)
        self._put("deelname", attendance if attendance != "op-locatie" else "")
        typed = self.answers.text("online_url")
        if attendance != "op-locatie":
            self._put("online_url", guesses.a_url(typed) or typed)
        elif typed:
            chosen = "Allebei: op een locatie en online"
            self._miss("deelname", f"Er is een link om online mee te doen. Kies dan: {chosen}.")
        if attendance == "online":
            return
        town = self._town()
        building = self.answers.text("locatie")
        slug, problem = self.additions.venue(building, town) if building else ("", "")
        if problem:
            self._miss("locatie", problem)
        self._put("locatie", slug)
        self._put("gemeente", "" if slug else town)
        if building:
            self._put("zaal", self.answers.text("zaal"))
        elif self.answers.text("zaal"):
            self._miss("locatie", "Er is een zaal, maar geen gebouw. Schrijf ook het gebouw op.")

    def _town(self) -> str:
        towns = self.programme.region_of_municipality
        typed = self.answers.text("gemeente")
        if not typed or typed in towns:
            return typed
        self._miss("gemeente", f"“{typed[:60]}” kennen we niet.{did_you_mean(typed, towns)}")
        return ""

    def _choices(self) -> None:
        programme = self.programme
        self._put("vorm", self._named("vorm", self.answers.text("vorm"), programme.kinds))
        typed = (self.answers.text("thema"), *self.answers.chosen.get("meer_themas", ()))
        self._put("themas", self._all_named("thema", typed, programme.themes))
        audiences = self.answers.chosen.get("doelgroepen", ())
        self._put("doelgroepen", self._all_named("doelgroepen", audiences, programme.audiences))
        language = self.answers.text("taal")
        code = guesses.a_language(language, LANGUAGES)
        self._put("taal", "" if code == "nl" else code or language)

    def _all_named(
        self, question: str, typed: Sequence[str], entries: Mapping[str, Entry]
    ) -> list[Value]:
        found = (self._named(question, text, entries) for text in typed)
        return [*dict.fromkeys(filter(None, found))]

    def _named(self, question: str, typed: str, entries: Mapping[str, Entry]) -> str:
        slug = slug_of(typed, entries)
        if typed and not slug:
            near = meant(typed, entries)
            proposal = f" Bedoel je “{near}”?" if near else ""
            self._miss(question, f"“{typed[:60]}” staat niet in de lijst.{proposal}")
        return slug

    def _one_of(self, question: str, options: Mapping[str, str]) -> str:
        typed = self.answers.text(question)
        if typed and typed not in options:
            self._miss(question, f"“{typed[:60]}” kan hier niet.{did_you_mean(typed, options)}")
        return options.get(typed, next(iter(options.values())) if question == "deelname" else "")

    def _joining(self) -> None:
        typed = self.answers.text("prijs")
        self._put("prijs", guesses.a_price(typed) or typed)
        where = self.answers.text("aanmelden_url")
        email = guesses.an_email(where)
        group: dict[str, Value] = {
            "hoe": self._one_of("aanmelden", form.REGISTRATION),
            "url": "" if email else guesses.a_url(where) or where,
            "email": email,
            "tot": self.until,
        }
        self._put("aanmelden", {key: value for key, value in group.items() if value})
        facilities: dict[str, Value] = {}
        for ticked in self.answers.chosen.get("toegankelijkheid", ()):
            if ticked in form.FACILITIES:
                facilities[form.FACILITIES[ticked]] = "ja"
        note = self.answers.text("toelichting")
        self._put("toegankelijkheid", facilities | ({"toelichting": note} if note else {}))

    def _organisers(self) -> None:
        typed = (part.strip() for part in self.answers.text("organisaties").split(";"))
        found = (self.additions.organisation(name) for name in typed if name)
        self._put("organisaties", [*dict.fromkeys(found)])

    def _speakers(self) -> None:
        self._put("sprekers", [*_speakers(self.answers.text("sprekers"))])


def _speakers(text: str) -> Iterator[Value]:
    """Yield the speaker on each line: name, role, organisation."""
    for line in text.split("\n"):
        parts = [part.strip() for part in re.sub(r"^\s*[-*•]\s+", "", line).split(",", 2)]
        if parts[0]:
            yield dict(zip(("naam", "rol", "organisatie"), filter(None, parts), strict=False))
