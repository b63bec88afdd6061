"""The form with which a visitor or an organiser says that a session is not as the site has it.

Nothing is changed by itself: the answer names the file, and what to write in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.entry.answers import read_answers
from macros.entry.comment import fenced
from macros.entry.questions import Question
from macros.programme.messages import nearest
from macros.programme.model import Programme, Session
from macros.programme.strangers import escaped

KINDS = {
    "Een andere dag of tijd": (
        "Verander `datum`, `begin` en `einde`. Zet bij `oorspronkelijk` wat er eerst stond:",
        "status: verplaatst\noorspronkelijk:\n  datum: …",
    ),
    "Een andere plek": ("Verander `locatie` en `zaal`.", ""),
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
        help="Schrijf op hoe het moet zijn. Alles wat je hier schrijft, is openbaar. Zet er dus "
        "geen telefoonnummers of privéadressen in.",
        is_required=True,
    ),
)
"""The questions; their headings are for ever, as those of the other form."""

GUIDE = "CONTRIBUTING.md#afgelast-verplaatst-of-vol"


def change_answer(programme: Programme, body: str, github: str, branch: str) -> str:
    """Return the Markdown of the answer to a text that this form made.

    :param github: the address of the repository.
    :param branch: the branch that is published.
    """
    answers = read_answers(body, QUESTIONS)
    session = _session(programme, answers.text("sessie"))
    if session is None:
        return "\n\n".join(_unknown(programme, answers.text("sessie"))) + "\n"
    todo, lines = KINDS.get(answers.text("soort"), KINDS["Iets anders"])
    path = session.source.path
    how = (
        f"In [de uitleg]({github}/blob/{branch}/{GUIDE}) staat hoe je een wijziging instuurt. Zet "
        "in de omschrijving dat ze bij deze melding hoort. Dan sluit GitHub haar vanzelf."
    )
    parts = [
        "### Dank je wel! De redactie kijkt ernaar",
        f"Het gaat over **{escaped(session.title)}**.",
        f"**Voor de redactie:** [open `{path}`]({github}/edit/{branch}/{path}). {todo}",
        *([fenced(lines)] if lines else []),
        how,
    ]
    return "\n\n".join(parts) + "\n"


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
