"""The answers to the form → a session to be, or what is still needed of whoever sent it in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from macros.entry import questions as form
from macros.entry.answers import Answers
from macros.entry.file_names import free_name, taken_names
from macros.entry.names import meant, slug_of
from macros.entry.new_entries import Additions
from macros.entry.questions import Question
from macros.entry.session_file import Draft
from macros.programme import guesses
from macros.programme.dutch import long_date
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
    year = reading.read() or _likely_year(programme)
    draft = None
    if year:
        title = answers.text("titel")
        found = name or free_name(title, taken_names(folder, programme, year))
        draft = Draft(year, found, reading.fields, answers.text("beschrijving"))
    additions = reading.additions
    return Submission(draft, additions.files(), additions.texts(), tuple(reading.missing))


def _likely_year(programme: Programme) -> int | None:
    """Return a year to judge the rest by, of a session whose day is not known."""
    edition = form.open_edition(programme)
    return edition.year if edition else max(programme.editions, default=None)


@dataclass
class _Reading:
    """Turns answers into fields, one after the other."""

    programme: Programme
    asked: Sequence[Question]
    answers: Answers
    additions: Additions
    fields: dict[str, Value] = field(default_factory=dict)
    missing: list[Remark] = field(default_factory=list)

    def read(self) -> int | None:
        """Take up every answer, and return the year that the session belongs to."""
        for question in self.answers.broken:
            self._miss(question.id, BROKEN)
        day = self._day()
        self._times_and_titles()
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

    def _day(self) -> date | None:
        typed = self.answers.text("dag")
        question = "dag"
        if typed == form.OTHER_DAY:
            typed, question = self.answers.text("andere_dag"), "andere_dag"
        if not typed:
            if not any(broken.id == question for broken in self.answers.broken):
                self._miss(question, "Kies of schrijf op welke dag het is.")
            return None
        found = guesses.a_date(typed)
        if not found:
            example = long_date(date(2026, 11, 9))
            self._miss(question, f"“{typed[:60]}” is geen datum. Schrijf bijvoorbeeld: {example}.")
            return None
        day = date.fromisoformat(found)
        return self._known_day(question, typed, day)

    def _known_day(self, question: str, typed: str, day: date) -> date | None:
        """Return ``day`` if it is what was meant, and there is an edition in its year."""
        said = re.match(r"[a-z]+dag\b", typed.casefold())
        if said and not long_date(day).startswith(said[0]):
            self._miss(question, f"“{typed[:60]}” kan niet: het is {long_date(day)}.")
            return None
        edition = self.programme.editions.get(day.year)
        if edition is None:
            years = ", ".join(map(str, self.programme.editions))
            self._miss(
                question,
                f"Voor {day.year} is er nog geen programma. Dat is er wel voor: {years}. Klopt het "
                "jaar? Dan moet de redactie eerst een nieuw programma beginnen.",
            )
            return None
        self.fields["datum"] = day.isoformat()
        if edition.first_day and edition.last_day:
            is_inside = edition.first_day <= day <= edition.last_day
            self._put("rond_de_week", "" if is_inside else "ja")
        return day

    def _times_and_titles(self) -> None:
        for key in ("begin", "einde", "inloop"):
            typed = self.answers.text(key)
            self._put(key, guesses.a_time(typed) or typed)
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
        where, until = self.answers.text("aanmelden_url"), self.answers.text("aanmelden_tot")
        email = guesses.an_email(where)
        group: dict[str, Value] = {
            "hoe": self._one_of("aanmelden", form.REGISTRATION),
            "url": "" if email else guesses.a_url(where) or where,
            "email": email,
            "tot": guesses.a_date(until) or until,
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
