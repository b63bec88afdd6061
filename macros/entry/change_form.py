"""The form with which a visitor or an organiser says that a session is not as the site has it.

Nothing is changed by itself: the answer names the file, and what to write in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.entry.answers import Answers, read_answers
from macros.entry.comment import fenced, hidden, quoted
from macros.entry.form_fields import BROKEN, LOST
from macros.entry.options import not_listed
from macros.entry.private import private
from macros.entry.questions import Question
from macros.entry.session_file import yaml_text
from macros.programme.dutch import clock
from macros.programme.messages import nearest
from macros.programme.model import Programme, Session
from macros.programme.strangers import escaped
from macros.programme.yamltext import Value

KINDS = {
    "Een andere dag of tijd": (
        "Verander `datum`, `begin` en `einde`. Zet erin wat er eerst stond:",
        "",
    ),
    "Een andere plek": ("Verander `locatie` en `zaal`. Zet erin wat er eerst stond:", ""),
    "Het gaat niet door": (
        "Haal het bestand niet weg. Zet erin:",
        'status: geannuleerd\nstatus_uitleg: "…"',
    ),
    "Het is vol, of er is weer plek": ("Zet erin:", "plekken: vol"),
    "Er staat een fout in de tekst": ("Verander de tekst.", ""),
    "Er is een verslag, een opname of een presentatie": (
        "Zet erin:",
        'materiaal:\n  - titel: "…"\n    url: https://…\n    soort: verslag',
    ),
    "Iets anders": ("Kijk wat er moet veranderen.", ""),
}
"""What one chooses → what an editor does, and the lines to paste."""

MOVED = tuple(KINDS)[:2]
"""The kinds of which the site says where and when it was first."""

QUESTIONS = (
    Question(
        "sessie",
        "Over welke sessie gaat het?",
        help="Het adres van de pagina. Kom je van de site, dan staat het er al.",
        example="2026/naam-van-de-sessie/",
        is_required=True,
    ),
    Question("titel", "Hoe heet de sessie?"),
    Question("nu", "Wat staat er nu op de site?"),
    Question("soort", "Wat is er aan de hand?", "dropdown", options=tuple(KINDS), is_required=True),
    Question(
        "wijziging",
        "Wat moet er veranderen?",
        "textarea",
        help="Schrijf op hoe het moet zijn.",
        is_required=True,
    ),
)
"""The questions; their headings are for ever, as those of the other form."""

GUIDE = "CONTRIBUTING.md#afgelast-verplaatst-of-vol"


MOST_LINES, MOST_CHARACTERS = 20, 300
"""What is repeated of a change: enough to see that it arrived."""


def change_answer(programme: Programme, body: str, github: str, branch: str) -> str:
    """Return the Markdown of the answer to a text that this form made.

    :param github: the address of the repository.
    :param branch: the branch that is published.
    """
    answers = read_answers(body, QUESTIONS)
    session = _session(programme, answers.text("sessie"))
    remarks = [*_remarks(answers, body)]
    asked = "\n".join(f"- {escaped(text)}" for text in remarks)
    if session is None:
        parts = [*_unknown(programme, answers.text("sessie")), asked, *_repeated(answers)]
    else:
        parts = [
            "### Dank je wel! Je hoeft niets meer te doen",
            f"De redactie kijkt ernaar. Het gaat over **{escaped(session.title)}**.",
            *_repeated(answers),
            f"**Kijk hier nog even naar:**\n\n{asked}" if asked else "",
            _for_editors(session, answers.text("soort"), github, branch),
        ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _remarks(answers: Answers, body: str) -> Iterator[str]:
    """Yield what there is to ask about the answers."""
    for question in answers.broken:
        yield f"{question.label} {BROKEN}"
    for question in answers.lost:
        yield LOST.format(heading=question.label)
    typed = answers.text("soort")
    if typed and typed not in KINDS:
        yield f"Wat is er aan de hand? {not_listed(typed, KINDS)}"
    yield from private(body)


def _repeated(answers: Answers) -> Iterator[str]:
    """Yield what was sent in, so that whoever did sees that it arrived."""
    lines = [
        line[:MOST_CHARACTERS] for line in answers.text("wijziging").split("\n") if line.strip()
    ]
    kind = answers.text("soort")
    shown = [*([kind] if kind in KINDS else []), *lines[:MOST_LINES]]
    if shown:
        more = ["…"] if len(lines) > MOST_LINES else []
        yield f"Dit heb je gemeld:\n\n{quoted([*shown, *more])}"


def _for_editors(session: Session, kind: str, github: str, branch: str) -> str:
    todo, lines = KINDS.get(kind, KINDS["Iets anders"])
    lines = _earlier(session) if kind in MOVED else lines
    path = session.source.path
    how = (
        f"In [de uitleg]({github}/blob/{branch}/{GUIDE}) staat hoe je een wijziging instuurt. Zet "
        "in de omschrijving dat ze bij deze melding hoort. Dan sluit GitHub haar vanzelf."
    )
    todo = f"[Open `{path}`]({github}/edit/{branch}/{path}). {todo}"
    parts = [todo, *([fenced(lines)] if lines else []), how]
    return hidden("Voor de redactie: zo verander je het", "\n\n".join(parts))


def _earlier(session: Session) -> str:
    """Return the lines that say where and when a session was first, as far as that can be known.

    What was moved before keeps what it said then; of several moments nobody knows which one moves.
    """
    if len(session.moments) > 1 and not session.earlier:
        return "status: verplaatst\noorspronkelijk:\n  datum: …"
    first = session.earlier or session.moments[0]
    known: dict[str, Value] = {
        "datum": first.day.isoformat(),
        "begin": clock(first.begins),
        "einde": clock(first.ends),
        "locatie": first.venue or "",
    }
    return yaml_text(Session, {"status": "verplaatst", "oorspronkelijk": known})


def _session(programme: Programme, typed: str) -> Session | None:
    """Return the session at an address, of which the whole or the end may have been typed."""
    found = re.search(r"([12][0-9]{3})/(?:sessies/)?([a-z0-9-]+)(?:\.md|/)?\s*$", typed)
    if not found:
        return None
    year, name = int(found[1]), found[2]
    former = {(s.year, old): s for s in programme.sessions if s.year == year for old in s.formerly}
    return programme.by_id.get((year, name)) or former.get((year, name))


def _unknown(programme: Programme, typed: str) -> Iterator[str]:
    yield "### Dank je wel! We weten nog niet om welke sessie het gaat"
    near = nearest(typed, (session.address for session in programme.sessions))
    question = f" Bedoel je `{near}`?" if near else ""
    yield (
        f"“{escaped(typed[:120])}” kennen we niet.{question} Ga naar de pagina van de sessie en "
        "klik onderaan op ‘Meld een wijziging’. Of verander het adres in je melding: klik rechts "
        "boven je bericht op de drie puntjes, en dan op “Edit” (*bewerken*)."
    )
