"""What there is to say of a session that was sent in: to whoever did, and to the editors."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from macros.entry.answers import Answers, read_answers
from macros.entry.drafts import files_of, with_files
from macros.entry.questions import Question, questions
from macros.entry.session_file import Draft
from macros.entry.submission import Remark, Submission, read_submission
from macros.programme.findings import Finding
from macros.programme.messages import CLASHES
from macros.programme.model import Programme, Session
from macros.programme.reading import Files

SAID_OTHERWISE = {
    "samenvatting-mist": "Er is nog geen samenvatting. Met één of twee zinnen help je bezoekers "
    "kiezen.",
    "geen-prijs": "Dit is geen prijs. Schrijf gratis, of een bedrag zoals 7,50. Zijn er meer "
    "prijzen? Schrijf dan één prijs op, en de rest in de beschrijving.",
    "geen-taal": "Deze taal kennen we niet. Kies er een uit de lijst.",
    "einde-zonder-begin": "Er is een eindtijd, maar geen begintijd. Schrijf beide op.",
    "zaal-zonder-locatie": "Er is een zaal, maar geen gebouw. Schrijf ook het gebouw op.",
}
"""Code of a finding → a sentence for who sees a form, where ours is about the lines of a file."""

SAID_ALREADY = frozenset({"verplicht-veld", "geen-moment"})
"""What the form asks by itself: a title and a day."""

_QUESTION_OF = {
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

_TELEPHONE = re.compile(r"(?<![\d/-])(?:\+31|0031|0)[ -]?(?:\(0\))?(?:\d[ -]?){8}\d(?!\d)")
PRIVATE = (
    "Hier lijkt een telefoonnummer te staan. Alles op GitHub is openbaar en blijft bewaard. Haal "
    "het weg als het van één persoon is."
)


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
    programme: Programme
    """As it would be with this session."""
    session: Session | None
    """The session in that programme; none while something is missing."""

    @property
    def files(self) -> Files:
        """What would be written, by the path under the folder with the content."""
        return {**self.lists, **(files_of([self.draft]) if self.draft else {})}


def judge(folder: Path, programme: Programme, body: str) -> Verdict:
    """Return what there is to say of the text of an issue that the form made.

    :param folder: the folder with the content, which ``programme`` was read from.
    """
    verdict = judge_answers(folder, programme, read_answers(body, questions(programme)))
    if not _TELEPHONE.search(body):
        return verdict
    return replace(verdict, better=(Remark(None, PRIVATE), *verdict.better))


def judge_answers(
    folder: Path, programme: Programme, answers: Answers, *, name: str = ""
) -> Verdict:
    """Return what there is to say of answers to the form; parameters as for ``judge``.

    :param name: the name of the file; default: one that is free, from the title.
    """
    sent = read_submission(folder, programme, answers, name=name)
    if not sent.draft:
        return Verdict(None, {}, {}, sent.missing, (), (), programme, None)
    files = {**sent.lists, **files_of([sent.draft])}
    changed, found = with_files(folder, files)
    asked = questions(programme)
    own = [f for f in found if f.path in files and f.code not in (*CLASHES, *SAID_ALREADY)]
    missing = [*sent.missing, *(_remark(f, sent, asked) for f in own if f.blocks)]
    better = [_remark(f, sent, asked) for f in own if not f.blocks and f.path == sent.draft.path]
    asked_already = {remark.question for remark in missing}
    better = [remark for remark in better if remark.question not in asked_already]
    others = [f.message for f in found if f.path not in files or f.code in CLASHES]
    session = changed.by_id.get((sent.draft.year, sent.draft.name))
    return Verdict(
        draft=sent.draft,
        lists=sent.lists,
        added=sent.added,
        missing=tuple(dict.fromkeys(missing)),
        better=tuple(dict.fromkeys(better)),
        for_editors=tuple(dict.fromkeys(others)),
        programme=changed,
        session=None if missing else session,
    )


def _remark(finding: Finding, sent: Submission, asked: Sequence[Question]) -> Remark:
    assert sent.draft
    text = SAID_OTHERWISE.get(finding.code, finding.message.partition("\n")[0])
    by_id = {question.id: question for question in asked}
    if finding.path == sent.draft.path:
        if finding.code == "samenvatting-mist":
            return Remark(by_id["samenvatting"], text)
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
