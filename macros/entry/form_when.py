"""When a session is, from the answers to the form: as people write days and times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from macros.entry import questions as form
from macros.entry.answers import Answers
from macros.entry.form_times import ANOTHER, MOST_SHOWN, FormTimes
from macros.entry.remarks import A_DAY, SENTENCES, CellError
from macros.entry.typed_dates import Week, read_day
from macros.entry.typed_times import When, past_midnight
from macros.programme.dutch import clock, date_range, long_date, short_date
from macros.programme.model import Edition, Programme
from macros.programme.yamltext import Value

ONE_DAY = (
    "Hier staan meer dagen. Laat hier één dag staan. Meld de andere dag apart aan, of schrijf hem "
    "in de beschrijving."
)
BEGIN_IT = "Klopt het jaar? Dan moet de redactie eerst een nieuw programma beginnen."
NO_PROGRAMME = "Voor {year} is er nog geen programma. Dat is er wel voor: {years}. " + BEGIN_IT
OUTSIDE = (
    "{day} valt buiten de week ({week}). De bijeenkomst komt er wel in, maar apart. Klopt de dag?"
)
HAS_BEEN = "{day} is al geweest. Klopt {what}?"
_SIGNING_UP = timedelta(days=270)
"""The longest that one signs up before a session, for the year of a day without one."""


@dataclass
class FormWhen:
    """What the answers say of when it is."""

    answers: Answers
    programme: Programme
    today: date | None = None
    """The day on which it was sent in; without it nothing waits for an edition that is to come."""
    fields: dict[str, Value] = field(default_factory=dict)
    missing: list[tuple[str, str]] = field(default_factory=list)
    """Question, and what is needed there."""
    better: list[tuple[str, str]] = field(default_factory=list)
    """Question, and what may not be as it was meant."""
    waits_for: int = 0
    """The year whose edition the editors begin first; 0 when it is there."""

    def read(self) -> date | None:
        """Take up day and times, and return the day if it is one that there can be."""
        when = self._day()
        times = FormTimes(self.answers, self._label)
        found = times.read(when)
        self.missing += times.missing
        self.fields |= {key: clock(moment) for key, moment in found.items()}
        is_timed = {"begin", "einde"} <= found.keys()
        if when.day and is_timed and past_midnight(found["begin"], found["einde"]):
            self.fields["einddatum"] = (when.day + timedelta(days=1)).isoformat()
        self._until(when.day)
        return when.day

    def _label(self, question: str) -> str:
        return next(q.label for q in form.questions(self.programme) if q.id == question)

    def _day(self) -> When:
        typed, question = self.answers.text("dag"), "dag"
        other = self.answers.text("andere_dag")
        if typed == form.OTHER_DAY:
            typed, question = other, "andere_dag"
        if not typed:
            if question not in self.answers.unread:
                self.missing.append((question, "Schrijf op welke dag het is."))
            return When()
        when = self._one_day(question, typed)
        if question == "dag" and other and when.day:
            self._compare(other, when.day)
        return when if when.day and self._is_known(question, when.day) else When()

    def _one_day(self, question: str, typed: str) -> When:
        """Return the day in an answer, with its times; none when it is not one day."""
        when = self._read(question, typed, self._years(), self.today or date.min)
        if when.last_day:
            self.missing.append((question, ONE_DAY))
            return When()
        return when

    def _compare(self, typed: str, chosen: date) -> None:
        """Ask which of two days it is, when one was chosen and another one typed."""
        other = self._one_day("andere_dag", typed).day
        if other and other != chosen:
            label = self._label("dag")
            told = {"here": short_date(other), "question": label, "there": long_date(chosen)}
            self.missing.append(("andere_dag", ANOTHER.format(**told)))

    def _years(self) -> Sequence[int]:
        """Return the years that a day without one can be in, the likely one first."""
        if edition := form.open_edition(self.programme):
            return (edition.year,)
        if self.today:
            return (self.today.year, self.today.year + 1)
        newest = likely_edition(self.programme)
        return (newest.year if newest else 0,)

    def _is_known(self, question: str, day: date) -> bool:
        """Take up the day, if there is an edition in its year, or will be."""
        edition = self.programme.editions.get(day.year)
        if edition is None and not self._is_to_come(day):
            years = ", ".join(map(str, self.programme.editions))
            unknown = NO_PROGRAMME.format(year=day.year, years=years)
            self.missing.append((question, f"{self._has_been(day)} {unknown}".lstrip()))
            return False
        if edition is None:
            self.waits_for = day.year
        elif has_been := self._has_been(day):
            self.better.append((question, has_been))
        self.fields["datum"] = day.isoformat()
        first = edition.first_day if edition else None
        last = edition.last_day if edition else None
        if not (first or day) <= day <= (last or day):
            self.fields["rond_de_week"] = "ja"
        if first and last and not first <= day <= last:
            told = {"day": _capital(long_date(day)), "week": date_range(first, last)}
            self.better.append((question, OUTSIDE.format(**told)))
        return True

    def _has_been(self, day: date) -> str:
        """Return that a day was over when it was sent in; nothing when that is not so."""
        if not self.today or day >= self.today:
            return ""
        what = "de dag" if day.year == self.today.year else "het jaar"
        return HAS_BEEN.format(day=_capital(long_date(day)), what=what)

    def _is_to_come(self, day: date) -> bool:
        """Whether the editors have yet to begin the programme that a day is for."""
        if not self.today or form.open_edition(self.programme):
            return False
        return day >= self.today and day.year <= self.today.year + 1

    def _until(self, day: date | None) -> None:
        """Take up the last day to sign up: without a year, it is one in the time before the day."""
        typed = self.answers.text("aanmelden_tot")
        if not typed:
            return
        years = (day.year, day.year - 1) if day else self._years()
        since = day - _SIGNING_UP if day else date.min
        found = self._read("aanmelden_tot", typed, years, since, day or date.max).day
        self.fields["tot"] = found.isoformat() if found else ""

    def _read(
        self,
        question: str,
        typed: str,
        years: Sequence[int],
        since: date,
        until: date = date.max,
    ) -> When:
        """Return the day in an answer; none when there is none, which is then missing.

        :param years: without a year it is in the first of these that gives a day in the time from
            ``since`` until ``until``, or else in the first.
        """
        wrong, found = None, []
        for year in years:
            try:
                found.append(read_day(typed[:MOST_SHOWN], self._week(year)))
            except CellError as error:
                wrong = wrong or error
        fitting = [w for w in found if w.day and since <= w.day <= until]
        if fitting or found:
            return (fitting or found)[0]
        if wrong:
            self.missing.append((question, self._sentence(wrong)))
        return When()

    def _sentence(self, error: CellError) -> str:
        """Return what is wrong, with a day of the edition for an example."""
        if error.code == "meer-dagen":
            return ONE_DAY
        text = SENTENCES[error.code].format(**error.context)
        day = form.first_day(self.programme)
        return text.replace(A_DAY, f"{day.day}-{day.month}-{day.year}") if day else text

    def _week(self, year: int) -> Week:
        edition = self.programme.editions.get(year)
        return Week(year, edition.first_day, edition.last_day) if edition else Week(year)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def likely_edition(programme: Programme) -> Edition | None:
    """Return the edition that a day without a year is in; none while there is no edition."""
    newest = max(programme.editions.values(), key=lambda edition: edition.year, default=None)
    return form.open_edition(programme) or newest
