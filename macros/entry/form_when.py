"""When a session is, from the answers to the form: as people write days and times."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from macros.entry import questions as form
from macros.entry.answers import Answers
from macros.entry.remarks import SENTENCES, CellError
from macros.entry.typed_dates import Week, read_day
from macros.entry.typed_times import When, past_midnight, read_times
from macros.programme.dutch import clock
from macros.programme.model import Edition, Programme
from macros.programme.yamltext import Value

ONE_DAY = "Hier staan meer dagen. Meld elke dag apart aan, of schrijf het in de beschrijving."
MOST_SHOWN = 60
"""Characters of an answer that a sentence repeats."""


@dataclass
class FormWhen:
    """What the answers say of when it is."""

    answers: Answers
    programme: Programme
    fields: dict[str, Value] = field(default_factory=dict)
    missing: list[tuple[str, str]] = field(default_factory=list)
    """Question, and what is needed there."""

    def read(self) -> date | None:
        """Take up day and times, and return the day if it is one of an edition."""
        when = self._day()
        begins = self._time("begin") or When(begins=when.begins, ends=when.ends)
        ends = self._time("einde")
        end = (ends.begins if ends else None) or begins.ends
        if not begins.begins and self.answers.text("begin"):
            # What is wrong with the begin has been said; that the end has none would be twice.
            end = None
        doors = self._time("inloop")
        times = {"begin": begins.begins, "einde": end, "inloop": doors.begins if doors else None}
        self.fields |= {key: clock(moment) for key, moment in times.items() if moment}
        if when.day and begins.begins and end and past_midnight(begins.begins, end):
            self.fields["einddatum"] = date.fromordinal(when.day.toordinal() + 1).isoformat()
        until = self.answers.text("aanmelden_tot")
        if until:
            self.fields["tot"] = self._date("aanmelden_tot", until)
        return when.day

    def _day(self) -> When:
        typed, question = self.answers.text("dag"), "dag"
        if typed == form.OTHER_DAY:
            typed, question = self.answers.text("andere_dag"), "andere_dag"
        if not typed:
            if question not in {broken.id for broken in self.answers.broken}:
                self.missing.append((question, "Kies of schrijf op welke dag het is."))
            return When()
        when = self._read(question, typed)
        if when.last_day:
            self.missing.append((question, ONE_DAY))
            return When()
        return when if when.day and self._is_known(question, when.day) else When()

    def _is_known(self, question: str, day: date) -> bool:
        """Take up the day, if there is an edition in its year."""
        edition = self.programme.editions.get(day.year)
        if edition is None:
            years = ", ".join(map(str, self.programme.editions))
            told = (
                f"Voor {day.year} is er nog geen programma. Dat is er wel voor: {years}. Klopt het "
                "jaar? Dan moet de redactie eerst een nieuw programma beginnen."
            )
            self.missing.append((question, told))
            return False
        self.fields["datum"] = day.isoformat()
        days = (edition.first_day or day, edition.last_day or day)
        if not days[0] <= day <= days[1]:
            self.fields["rond_de_week"] = "ja"
        return True

    def _date(self, question: str, typed: str) -> str:
        day = self._read(question, typed).day
        return day.isoformat() if day else ""

    def _read(self, question: str, typed: str) -> When:
        """Return the day in an answer; none when there is none, which is then missing."""
        try:
            return read_day(typed[:MOST_SHOWN], _week(self.programme))
        except CellError as error:
            self.missing.append((question, _sentence(error)))
            return When()

    def _time(self, question: str) -> When | None:
        typed = self.answers.text(question)
        try:
            return read_times(typed[:MOST_SHOWN]) if typed else None
        except CellError as error:
            self.missing.append((question, _sentence(error)))
            return None


def likely_edition(programme: Programme) -> Edition | None:
    """Return the edition that a day without a year is in; none while there is no edition."""
    newest = max(programme.editions.values(), key=lambda edition: edition.year, default=None)
    return form.open_edition(programme) or newest


def _week(programme: Programme) -> Week:
    edition = likely_edition(programme)
    if edition is None:
        return Week(0)
    return Week(edition.year, edition.first_day, edition.last_day)


def _sentence(error: CellError) -> str:
    if error.code == "meer-dagen":
        return ONE_DAY
    return SENTENCES[error.code].format(**error.context)
