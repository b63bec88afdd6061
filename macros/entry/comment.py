"""The answer on an issue: what is still needed, or how the session will read.

Everything that somebody typed is shown as text: it is no markup and calls nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from macros.entry.answers import NO_RESPONSE
from macros.entry.approval import LABEL
from macros.entry.form_fields import Remark
from macros.entry.verdict import Verdict
from macros.programme.strangers import escaped

MOST_REMARKS = 30

HOW_TO_CHANGE = (
    "**Zo verander je je antwoorden:** klik rechts boven je eigen bericht op de drie puntjes, en "
    "dan op “Edit” (*bewerken*). Verander de tekst onder de koppen. Laat de koppen met ### staan. "
    f"Staat er {escaped(NO_RESPONSE)} (*geen antwoord*)? Zet je antwoord daarvoor in de plaats. "
    "Klik op “Save” (*bewaar*). Daarna kijken we vanzelf opnieuw."
)
TOO_LONG = (
    "### Dit is te lang\n\nZo veel tekst past niet in een aanmelding. Maak haar korter: een "
    f"beschrijving van één bladzijde is genoeg.\n\n{HOW_TO_CHANGE}\n"
)
NEXT = (
    "**Wat gebeurt er nu?** De redactie kijkt ernaar. Is het goed, dan zet zij het klaar voor de "
    "site. Klopt alles? Dan hoef je niets te doen."
)
NEXT_LATER = "**Wat gebeurt er nu?** De redactie begint met dat programma, en kijkt er dan naar."
APPROVED_BEFORE = (
    "> [!IMPORTANT]\n> Er is iets veranderd nadat de redactie akkoord gaf. De redactie kijkt "
    "opnieuw."
)


def answer(verdict: Verdict, told: Sequence[str], *, folder: str, is_approved: bool = False) -> str:
    """Return the Markdown of the answer.

    :param told: what was understood of the session, a line each.
    :param folder: where the content is in the repository, to name files.
    :param is_approved: whether an editor has said yes to an earlier text.
    """
    parts = _complete(verdict, told, folder) if verdict.is_complete else _incomplete(verdict, told)
    blocks = [*([APPROVED_BEFORE] if is_approved else []), *parts]
    return "\n\n".join(blocks) + "\n"


def _incomplete(verdict: Verdict, told: Sequence[str]) -> Iterator[str]:
    number = len(verdict.missing)
    needed = "één ding" if number == 1 else f"{number} dingen"
    yield "### Dank je wel! Er is nog iets nodig"
    yield f"We kunnen de bijeenkomst nog niet in het programma zetten. Kijk naar {needed}:"
    yield from _remarks(verdict.missing)
    yield from _better(verdict)
    if verdict.waits_for:
        yield (
            f"De redactie begint eerst het programma van {verdict.waits_for}. Daar hoef je niets "
            "voor te doen."
        )
    yield HOW_TO_CHANGE
    if told:
        yield hidden("Dit hebben we wel begrepen", quoted(told))


def _complete(verdict: Verdict, told: Sequence[str], folder: str) -> Iterator[str]:
    assert verdict.draft
    if verdict.waits_for:
        yield "### Dank je wel! Je hoeft niets te doen"
        yield (
            "Je aanmelding is compleet. De redactie ziet je aanmelding en begint eerst het "
            f"programma van {verdict.waits_for}."
        )
    else:
        yield "### Dank je wel! De aanmelding is compleet"
    yield "Zo komt de bijeenkomst in het programma. Klopt dit?"
    yield quoted(told)
    yield from _better(verdict)
    yield HOW_TO_CHANGE
    yield NEXT_LATER if verdict.waits_for else NEXT
    if others := (*verdict.for_editors, *verdict.hints):
        yield "**Voor de redactie om naar te kijken:**"
        yield "\n".join(f"- {escaped(text)}" for text in others[:MOST_REMARKS])
    yield hidden("Voor de redactie: zo zet je het klaar", _for_editors(verdict))
    yield _folded(f"Het bestand {folder}/{verdict.draft.path}", verdict.draft.text)
    for path, text in verdict.added.items():
        yield _folded(f"Nieuw in {folder}/{path}", text)


def _for_editors(verdict: Verdict) -> str:
    """Return what the editors do now."""
    first = (
        f"Begin eerst het programma van {verdict.waits_for}, met `python scripts/new-edition`.\n\n"
        if verdict.waits_for
        else ""
    )
    return (
        f"{first}Is het goed? Zet dan het label `{LABEL}` op deze aanmelding. Dan komt er vanzelf "
        "een voorstel voor de site. Stond het label er al? Haal het weg, en zet het er weer op."
    )


def _better(verdict: Verdict) -> Iterator[str]:
    if verdict.better:
        yield "**Kijk hier nog even naar. Het hoeft niet:**"
        yield from _remarks(verdict.better)


def quoted(lines: Iterable[str]) -> str:
    """Return lines of text as a quotation, in which nothing is markup."""
    return "\n".join(f"> {escaped(line)}  " for line in lines)


def _remarks(remarks: Sequence[Remark]) -> Iterator[str]:
    shown = map(_remark, remarks[:MOST_REMARKS])
    more = len(remarks) - MOST_REMARKS
    yield "\n".join([*shown, *([f"- En nog {more}."] if more > 0 else [])])


def _remark(remark: Remark) -> str:
    about = f"**{escaped(remark.question.label)}** " if remark.question else ""
    return f"- {about}{escaped(remark.text)}"


def _folded(title: str, text: str) -> str:
    return hidden(title, fenced(text))


def hidden(title: str, markdown: str) -> str:
    """Return Markdown that shows once somebody opens it."""
    return f"<details><summary>{title}</summary>\n\n{markdown}\n\n</details>"


def fenced(text: str) -> str:
    """Return ``text`` as a block of code that nothing in it ends."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}yaml\n{text.rstrip()}\n{fence}"
