"""A new session's file with a word of explanation, for GitHub's page for a new file.

Who opens it wants to write and not to read: a test holds all of it, fields and choices included, to
``MOST_WORDS``. What every field means is in the handbook.  Left as it is, it is no session: the
check names the lines that have to be filled in, and the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.programme.model import Edition, Entry, Programme

NAME = "NAAM-VAN-JE-SESSIE.md"
"""In capitals it is no name that the check takes, so nobody leaves it by accident."""

MOST_WORDS = 150
"""Three quarters of a minute."""

ASKED = ("titel", "samenvatting", "datum", "begin", "einde", "locatie", "vorm")
"""What nearly every session has: lines to fill in."""

OFFERED = ("themas", "doelgroepen", "organisaties", "sprekers", "prijs", "aanmelden")
"""What many have: lines to take the # away from."""

_EXPLAINED = {
    "samenvatting": "Eén of twee zinnen, voor in lijsten.",
    "locatie": "De naam uit locaties.yml. Weet je die niet? Schrijf dan hier: gemeente: Boxtel",
    "organisaties": "De naam uit organisaties.yml.",
}

_TOGETHER = ("begin", "einde")
"""What stands right below the line before it."""

_QUOTED = ("titel", "samenvatting")
"""Text, in which a colon or another sign may stand."""

_SAMPLES = {
    "organisaties": ("organisaties:", "  - …"),
    "sprekers": ("sprekers:", '  - naam: "Voornaam Achternaam"', '    rol: "voorzitter"'),
    "prijs": ('prijs: "gratis"',),
    "aanmelden": ("aanmelden:", "  hoe: verplicht", "  url: https://voorbeeld.nl/aanmelden"),
}


def session_template(programme: Programme, edition: Edition) -> str:
    """Return the text of the file."""
    lines = (
        "---",
        "# Vul in wat je weet. Weet je iets niet? Haal die regel weg. Een regel met # mag blijven.",
        *_asked(programme, edition),
        "",
        "# Wil je meer zeggen? Haal van die regels het # en de spatie erachter weg.",
        *_offered(programme),
        "---",
        "<!-- Schrijf hieronder de beschrijving, in gewone zinnen. -->",
        "",
    )
    return "\n".join(lines)


def _asked(programme: Programme, edition: Edition) -> Iterator[str]:
    for key in ASKED:
        yield from _explained(key, {"vorm": programme.kinds})
        if key == "datum":
            yield f"# Jaar-maand-dag.{_week(edition)}"
        yield f'{key}: ""' if key in _QUOTED else f"{key}:"


def _week(edition: Edition) -> str:
    if not edition.first_day or not edition.last_day:
        return ""
    if edition.first_day == edition.last_day:
        return f" De dag is {edition.first_day}."
    return f" De week is van {edition.first_day} tot en met {edition.last_day}."


def _offered(programme: Programme) -> Iterator[str]:
    lists = {"themas": programme.themes, "doelgroepen": programme.audiences}
    for key in OFFERED:
        yield from _explained(key, lists)
        lines = _SAMPLES.get(key) or (f"{key}:", f"  - {next(iter(lists[key]), '…')}")
        yield from (f"# {line}" for line in lines)


def _explained(key: str, lists: Mapping[str, Mapping[str, Entry]]) -> Iterator[str]:
    if key not in _TOGETHER:
        yield ""
    if key in _EXPLAINED:
        yield f"# {_EXPLAINED[key]}"
    if key in lists:
        yield f"# Kies uit: {', '.join(lists[key])}."
