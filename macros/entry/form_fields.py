"""The answers to the form → the fields of a session, and what is to be asked about each answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from macros.entry import questions as form
from macros.entry.answers import Answers
from macros.entry.form_speakers import SKIPPED, read_speakers
from macros.entry.form_times import MOST_SHOWN
from macros.entry.form_when import FormWhen
from macros.entry.names import slug_of
from macros.entry.new_entries import WHICH_TOWN, Additions
from macros.entry.options import chosen, denied, not_listed, the_address
from macros.entry.organisers import Organisers
from macros.entry.prices import read_price
from macros.entry.private import private
from macros.entry.questions import Question
from macros.entry.remarks import SENTENCES, CellError
from macros.entry.values import is_address, says_nothing
from macros.entry.wheres import read_municipality, read_room
from macros.programme import guesses
from macros.programme.fields import LANGUAGES
from macros.programme.model import Entry, Programme
from macros.programme.yamltext import Value

MOST_CHARACTERS = 8_000
"""Of a description: four pages; what is longer belongs on a site of its own."""


BROKEN = "Schrijf dit antwoord op één regel, en laat de koppen zoals ze zijn."
LOST = "De kop “### {heading}” mist. Zet hem terug, op een eigen regel boven je antwoord."
NO_PRICE = (
    "Dit is geen prijs. Schrijf gratis, of een bedrag zoals 7,50. Zijn er meer prijzen? Schrijf "
    "dan één prijs op, en de rest in de beschrijving."
)
ONLY = "Schrijf hier alleen:"
ONLY_AN_ADDRESS = f"{ONLY} een link, of het e-mailadres van een organisatie."
NO_ADDRESS = (
    "Schrijf hier een link, of een e-mailadres zoals info@. Heb je dat niet? Haal dit dan weg, en "
    "schrijf in de beschrijving hoe mensen zich aanmelden."
)
NO_STREET = (
    "Dit gebouw is nieuw op de site, en we hebben het adres nog niet. Schrijf het erachter, zo: "
    "{name}, Lindeplein 1, 5281 AA Boxtel."
)
WALK_IN = (
    "Hier staat dat je zo kunt binnenlopen. Maar er staat ook waar of tot wanneer mensen zich "
    "aanmelden. Schrijf iets anders, of haal dat weg."
)


@dataclass(frozen=True)
class Remark:
    """Something about one answer, for whoever gave it."""

    question: Question | None
    text: str
    """A Dutch sentence, as plain text."""


@dataclass
class FormFields:
    """Turns answers into fields, one after the other."""

    programme: Programme
    asked: Sequence[Question]
    answers: Answers
    additions: Additions
    today: date | None = None
    fields: dict[str, Value] = field(default_factory=dict)
    missing: list[Remark] = field(default_factory=list)
    better: list[Remark] = field(default_factory=list)
    until: Value = None
    """The last day on which one can sign up."""
    waits_for: int = 0

    def read(self) -> int | None:
        """Take up every answer, and return the year that the session belongs to."""
        for question in self.answers.broken:
            self._miss(question.id, BROKEN)
        for question in self.answers.lost:
            self._miss(question.id, LOST.format(heading=question.label))
        self._skip_what_says_nothing()
        when = FormWhen(self.answers, self.programme, self.today)
        day = when.read()
        self.until = when.fields.pop("tot", None)
        self.waits_for = when.waits_for
        self.fields |= when.fields
        for question_id, text in when.missing:
            self._miss(question_id, text)
        for question_id, text in when.better:
            self._doubt(question_id, text)
        self._titles()
        self._place()
        self._choices()
        self._joining()
        self._facilities()
        self._people()
        if len(self.answers.text("beschrijving")) > MOST_CHARACTERS:
            self._miss("beschrijving", f"Dit is te lang. Er passen {MOST_CHARACTERS} tekens.")
        return day.year if day else None

    def _skip_what_says_nothing(self) -> None:
        """Leave out answers such as “n.v.t.”, and say so; who wrote them may not expect it."""
        texts = dict(self.answers.texts)
        for question in self.asked:
            text = texts.get(question.id, "")
            if text and question.id not in ("titel", "sprekers") and says_nothing(text):
                del texts[question.id]
                self._doubt(question.id, SKIPPED.format(text=text[:60]))
        self.answers = replace(self.answers, texts=texts)

    def _miss(self, question: str, text: str) -> None:
        self.missing.append(Remark(self._question(question), text))

    def _doubt(self, question: str, text: str) -> None:
        self.better.append(Remark(self._question(question), text))

    def _question(self, name: str) -> Question | None:
        return next((question for question in self.asked if question.id == name), None)

    def _put(self, key: str, value: Value) -> None:
        if value:
            self.fields[key] = value

    def _titles(self) -> None:
        for key in ("titel", "samenvatting"):
            self._put(key, self.answers.text(key))
        if "titel" not in self.fields and "titel" not in self.answers.unread:
            self._miss("titel", "Zonder titel kan een bijeenkomst niet in het programma.")

    def _place(self) -> None:
        attendance = self._one_of("deelname", form.ATTENDANCE) or "op-locatie"
        self._put("deelname", attendance if attendance != "op-locatie" else "")
        link = self._link("online_url")
        if attendance != "op-locatie":
            self._put("online_url", link)
        elif link:
            both = "Allebei: op een locatie en online"
            self._miss("deelname", f"Er is een link om online mee te doen. Schrijf dan: {both}.")
        if attendance != "online":
            self._building(self._town())

    def _building(self, town: str) -> None:
        building, room = self.answers.text("locatie"), self.answers.text("zaal")
        slug, problem = self.additions.venue(building, town) if building else ("", "")
        is_asked = self.answers.text("gemeente") and not town
        if problem and not (is_asked and problem.endswith(WHICH_TOWN)):
            self._miss("locatie", problem)
        elif venue := self.programme.venues.get(slug):
            if town and venue.municipality and venue.municipality != town:
                told = {"gemeente": venue.municipality, "naam": town}
                self._miss("gemeente", SENTENCES["gemeente-verschilt"].format(**told))
            room = room or read_room(building, venue)
        elif self.additions.is_without_address(slug):
            name = building.partition(",")[0]
            # That a name is far too long is said already.
            if len(name) <= MOST_SHOWN:
                self._doubt("locatie", NO_STREET.format(name=name))
        self._put("locatie", slug)
        self._put("gemeente", "" if slug else town)
        if slug:
            self._put("zaal", room)
        elif room and not building and "locatie" not in self.answers.unread:
            self._miss("locatie", "Er is een zaal, maar geen gebouw. Schrijf ook het gebouw op.")

    def _link(self, question: str) -> str:
        """Return a link or an e-mail address; what stands in a sentence is offered."""
        typed = self.answers.text(question)
        found = the_address(typed)
        if found and not is_address(typed):
            self._miss(question, ONLY_AN_ADDRESS if private(found) else f"{ONLY} {found}")
        if typed and not found and question == "aanmelden_url":
            self._miss(question, NO_ADDRESS)
            return ""
        return found or typed

    def _town(self) -> str:
        typed = self.answers.text("gemeente")
        try:
            return read_municipality(typed[:MOST_SHOWN], self.programme) if typed else ""
        except CellError as error:
            self._miss("gemeente", SENTENCES[error.code].format(**error.context))
            return ""

    def _choices(self) -> None:
        programme = self.programme
        self._put("vorm", self._named("vorm", self.answers.text("vorm"), programme.kinds))
        themes = [self._named("thema", self.answers.text("thema"), programme.themes)]
        more = self.answers.chosen.get("meer_themas", ())
        themes += [self._named("meer_themas", one, programme.themes) for one in more]
        self._put("themas", [*dict.fromkeys(filter(None, themes))])
        whom = self.answers.chosen.get("doelgroepen", ())
        audiences = [self._named("doelgroepen", one, programme.audiences) for one in whom]
        self._put("doelgroepen", [*dict.fromkeys(filter(None, audiences))])
        language = self.answers.text("taal")
        code = guesses.a_language(language, LANGUAGES)
        if language and not code:
            self._miss("taal", not_listed(language, LANGUAGES.values()))
        self._put("taal", "" if code == "nl" else code)

    def _named(self, question: str, typed: str, entries: Mapping[str, Entry]) -> str:
        slug = slug_of(typed, entries)
        if typed and not slug:
            self._miss(question, not_listed(typed, [entry.name for entry in entries.values()]))
        return slug

    def _one_of(self, question: str, options: Mapping[str, str]) -> str:
        typed = self.answers.text(question)
        found = chosen(typed, options)
        if typed and not found:
            self._miss(question, not_listed(typed, options))
        return options[found] if found else ""

    def _joining(self) -> None:
        typed = self.answers.text("prijs")
        price, note = read_price(typed)
        if typed and not price:
            self._miss("prijs", NO_PRICE)
        self._put("prijs", price)
        self._put("prijs_uitleg", note)
        where = self._link("aanmelden_url")
        email = guesses.an_email(where)
        need = self._one_of("aanmelden", form.REGISTRATION)
        if need == "niet-nodig" and (where or self.until):
            self._miss("aanmelden", WALK_IN)
        group = {"hoe": need, "url": "" if email else where, "email": email, "tot": self.until}
        self._put("aanmelden", {key: value for key, value in group.items() if value})

    def _facilities(self) -> None:
        found: dict[str, Value] = {}
        for ticked in self.answers.chosen.get("toegankelijkheid", ()):
            is_not, name = denied(ticked)
            if option := chosen(name, form.FACILITIES):
                found[form.FACILITIES[option]] = "nee" if is_not else "ja"
            else:
                self._miss("toegankelijkheid", not_listed(ticked, form.FACILITIES))
        note = self.answers.text("toelichting")
        self._put("toegankelijkheid", found | ({"toelichting": note} if note else {}))

    def _people(self) -> None:
        organisers = Organisers(self.programme, self.additions)
        organisers.read(self.answers.text("organisaties"))
        self._put("organisaties", [*organisers.slugs])
        speakers = read_speakers(self.answers.text("sprekers"))
        self._put("sprekers", speakers.found)
        for question, read in (("organisaties", organisers), ("sprekers", speakers)):
            for text in read.missing:
                self._miss(question, text)
            for text in read.better:
                self._doubt(question, text)
