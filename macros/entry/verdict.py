"""What there is to say of a session that was sent in: to whoever did, and to the editors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from macros.entry.answers import NO_RESPONSE, Answers, read_answers
from macros.entry.drafts import files_of, with_files
from macros.entry.form_fields import Remark
from macros.entry.new_entries import WHICH_TOWN
from macros.entry.private import private
from macros.entry.questions import Question, questions
from macros.entry.said_in_cells import SAID_IN_CELLS
from macros.entry.session_file import Draft
from macros.entry.submission import Submission, read_submission
from macros.programme import clashes
from macros.programme.content_files import Files
from macros.programme.dutch import long_date
from macros.programme.fields import slugify
from macros.programme.findings import Finding
from macros.programme.messages import CLASHES
from macros.programme.model import Programme, Session

SAID_OTHERWISE = {
    "samenvatting-mist": "Er is nog geen samenvatting. Met één of twee zinnen help je bezoekers "
    "kiezen.",
    "eind-voor-begin": "Het einde ligt niet na het begin. Kijk beide tijden na.",
    "veld-in-tekst": SAID_IN_CELLS["veld-in-tekst"],
    "voorbeeld": "Hier staat nog het voorbeeld. Schrijf wat bij jouw bijeenkomst hoort, of laat "
    "dit leeg.",
    "einde-zonder-begin": "Er is een eindtijd, maar geen begintijd. Schrijf beide op.",
    "zaal-zonder-locatie": "Er is een zaal, maar geen gebouw. Schrijf ook het gebouw op.",
    "aanmelden-waar-mist": "Aanmelden is verplicht, maar waar? Geef een link, of een e-mailadres "
    "van een organisatie. Heb je dat niet? Schrijf dan in de beschrijving hoe mensen zich "
    "aanmelden.",
}
"""Code of a finding → a sentence for who sees a form, where ours is about the lines of a file."""

SAME_TITLE = (
    "Er is al een bijeenkomst met deze titel, {when}. Is het een andere? Dan is een andere titel "
    "duidelijker. Is het dezelfde? Dan staat zij al in het programma."
)

INSTEAD = f"Vervang {NO_RESPONSE} onder ‘{{label}}’ door {{what}}."
BELOW = "Schrijf {what} onder ‘{label}’."
"""Where an answer goes that was left open: nobody can choose from a list any more."""

SAID_ALREADY = frozenset({"verplicht-veld", "geen-moment"})
"""What the form asks by itself: a title and a day."""

_ABOUT = {"samenvatting-mist": "samenvatting", "aanmelden-waar-mist": "aanmelden_url"}
"""Code of a finding about what is not there → the question that would have answered it."""

_QUESTION_OF = {
    "hoe": "aanmelden",
    "prijs_uitleg": "prijs",
    "datum": "dag",
    "themas": "thema",
    "tot": "aanmelden_tot",
    "einddatum": "einde",
    "url": "aanmelden_url",
    "email": "aanmelden_url",
    "toelichting": "toelichting",
    "naam": "sprekers",
    "rol": "sprekers",
    "organisatie": "sprekers",
}
"""Key in the file → the question whose answer it is, where they have different names."""


@dataclass(frozen=True)
class Verdict:
    """A session that was sent in, judged."""

    draft: Draft | None
    lists: Files
    added: Mapping[str, str]
    """As in ``Submission``."""
    missing: tuple[Remark, ...]
    """What has to be answered before it can go into the programme."""
    better: tuple[Remark, ...]
    """What can be better, and holds up nothing."""
    for_editors: tuple[str, ...]
    """What is not up to whoever sent it in, such as another session in the same room."""
    hints: tuple[str, ...]
    """What can be better elsewhere because of it, such as of the building; holds up nothing."""
    programme: Programme
    """As it would be with this session."""
    session: Session | None
    """The session in that programme, as far as it was understood."""
    new: tuple[str, ...] = ()
    """What the lists get, in words."""
    waits_for: int = 0
    """The year whose edition the editors have yet to begin; 0 when it is there."""

    @property
    def is_complete(self) -> bool:
        """Whether whoever sent it in has nothing left to do."""
        return bool(self.session) and not self.missing

    @property
    def is_ready(self) -> bool:
        """Whether it can go into the programme."""
        return self.is_complete and not self.waits_for

    @property
    def files(self) -> Files:
        """What would be written, by the path under the folder with the content."""
        return {**self.lists, **(files_of([self.draft]) if self.draft else {})}


def judge(folder: Path, programme: Programme, body: str, *, today: date | None = None) -> Verdict:
    """Return what there is to say of the text of an issue that the form made.

    :param folder: the folder with the content, which ``programme`` was read from.
    :param today: the day on which it was sent in.
    """
    answers = read_answers(body, questions(programme))
    verdict = judge_answers(folder, programme, answers, today=today)
    asked = {question.id: question for question in questions(programme)}
    needed = [_with_place(remark, answers, asked["gemeente"]) for remark in verdict.missing]
    verdict = replace(verdict, missing=tuple(needed))
    said = [Remark(asked[k], told) for k, text in answers.texts.items() for told in private(text)]
    known = {remark.text for remark in said}
    # An answer that cannot be read is public as well.
    said += [Remark(None, told) for told in private(body) if told not in known]
    return replace(verdict, better=(*said, *verdict.better))


def _with_place(remark: Remark, answers: Answers, town: Question) -> Remark:
    """Return a remark that says what to write where, in the text that GitHub made."""
    if WHICH_TOWN in remark.text:
        how = INSTEAD if town.id in answers.left_open else BELOW
        told = how.format(label=town.label, what="de naam")
        return replace(remark, text=remark.text.replace(WHICH_TOWN, told))
    if remark.question and remark.question.id in answers.left_open:
        told = INSTEAD.format(label=remark.question.label, what="je antwoord")
        return replace(remark, text=f"{remark.text} {told}")
    return remark


def judge_answers(
    folder: Path,
    programme: Programme,
    answers: Answers,
    *,
    name: str = "",
    today: date | None = None,
) -> Verdict:
    """Return what there is to say of answers to the form; parameters as for ``judge``.

    :param name: the name of the file; default: one that is free, from the title.
    """
    sent = read_submission(folder, programme, answers, name=name, today=today)
    if not sent.draft:
        return Verdict(None, {}, {}, sent.missing, sent.better, (), (), programme, None)
    files = {**sent.lists, **files_of([sent.draft])}
    edition = _edition_to_come(programme, sent.draft.year)
    changed, found = with_files(folder, {**files, **edition})
    found = tuple(finding for finding in found if finding.path not in edition)
    asked = questions(programme)
    own = [f for f in found if f.path in files and f.code not in (*CLASHES, *SAID_ALREADY)]
    missing = [*sent.missing, *(_remark(f, sent, asked) for f in own if f.blocks)]
    advice = [_remark(f, sent, asked) for f in own if not f.blocks and f.path == sent.draft.path]
    asked_already = {remark.question for remark in missing}
    twins = () if name else _twins(programme, sent.draft, asked)
    better = [*sent.better, *twins, *(one for one in advice if one.question not in asked_already)]
    session = changed.by_id.get((sent.draft.year, sent.draft.name))
    others = [f for f in found if f.path not in files and f.code not in CLASHES]
    blocking = [f.message for f in others if f.blocks]
    blocking += clashes.with_session(changed, session) if session else ()
    return Verdict(
        draft=sent.draft,
        lists=sent.lists,
        added=sent.added,
        missing=tuple(dict.fromkeys(missing)),
        better=tuple(dict.fromkeys(better)),
        for_editors=tuple(dict.fromkeys(blocking)),
        hints=tuple(f"{_place(f)}: {f.message}" for f in others if not f.blocks),
        programme=changed,
        session=session if session and _is_whole(changed, session) else None,
        new=sent.new,
        waits_for=sent.waits_for,
    )


def _is_whole(programme: Programme, session: Session) -> bool:
    """Whether what is new in the lists could be read as well, so that it can be shown."""
    names = session.organisations
    return programme.venues.keys() >= {*session.venues} and programme.organisations.keys() >= {
        *names
    }


def _place(finding: Finding) -> str:
    """Return where a finding is, in the words of the file: ``locaties.yml, bij lochal``."""
    return f"{finding.path}, bij {finding.excerpt.strip().partition(':')[0]}"


def _twins(programme: Programme, draft: Draft, asked: Sequence[Question]) -> Iterator[Remark]:
    """Yield what sessions of that year have the same title."""
    title = slugify(str(draft.fields.get("titel") or ""))
    question = next(question for question in asked if question.id == "titel")
    for session in programme.sessions:
        if session.year == draft.year and title and slugify(session.title) == title:
            day = session.moments[0].day
            is_same = day.isoformat() == draft.fields.get("datum")
            when = "op dezelfde dag" if is_same else f"op {long_date(day)}"
            yield Remark(question, SAME_TITLE.format(when=when))


def _edition_to_come(programme: Programme, year: int) -> Files:
    """Return the file of an edition that is not there, so that the rest can be looked at."""
    if year in programme.editions:
        return {}
    return {f"{year}/editie.yml": f"naam: Brede welvaart in {year}\nsoort: jaar\n".encode()}


def _remark(finding: Finding, sent: Submission, asked: Sequence[Question]) -> Remark:
    assert sent.draft
    text = SAID_OTHERWISE.get(finding.code, finding.message.partition("\n")[0])
    by_id = {question.id: question for question in asked}
    if finding.path == sent.draft.path:
        if finding.code in _ABOUT:
            return Remark(by_id[_ABOUT[finding.code]], text)
        return Remark(_answer_at(sent.draft.text.split("\n"), finding.line, by_id), text)
    return Remark(by_id["organisaties" if "organisaties" in finding.path else "locatie"], text)


def _answer_at(lines: Sequence[str], number: int, asked: Mapping[str, Question]) -> Question | None:
    """Return the question whose answer stands on a line of a session's file."""
    if number - 1 > lines.index("---", 1):
        return asked["beschrijving"]
    for line in reversed(lines[:number]):
        found = re.match(r"\s*(?:- )?([a-z_]+):", line)
        key = _QUESTION_OF.get(found[1], found[1]) if found else ""
        if key in asked:
            return asked[key]
    return None
