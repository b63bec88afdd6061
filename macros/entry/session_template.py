"""A new session's file with a word of explanation, for GitHub's page for a new file.

Who opens it wants to write and not to read: a test holds all of it, fields and choices included, to
``MOST_WORDS``. What every field means is in the handbook.  Left as it is, it is no session: the
check names the lines that have to be filled in, and the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.programme import samples
from macros.programme.model import Edition, Programme

NAME = f"{samples.FILE_NAME.upper()}.md"
"""In capitals it is seen; in small letters the check does not take it either."""

MOST_WORDS = 150
"""Three quarters of a minute."""

LISTS = ("themas", "doelgroepen", "organisaties")
"""Between brackets, so that nothing has to be on a line of its own, with spaces before it."""

ASKED = ("titel", "samenvatting", "datum", "begin", "einde", "locatie", "vorm", *LISTS)
"""What nearly every session has: lines to fill in."""

OFFERED = ("sprekers", "prijs", "aanmelden")
"""What many have: lines to take the # away from."""

_EXPLAINED = {
    "samenvatting": "Eén of twee zinnen, voor in lijsten.",
    "locatie": "De naam van de site. Onbekend? Maak ervan: gemeente: Boxtel",
    "themas": "Tussen de haken, met een komma ertussen: [wonen, milieu]",
    "organisaties": "De namen van de site, of leeg.",
}

_TOGETHER = ("begin", "einde")
"""What stands right below the line before it."""

_EMPTY = {**dict.fromkeys(("titel", "samenvatting"), '""'), **dict.fromkeys(LISTS, "[]")}
"""Key → what its value goes in: quotes for a text, in which a colon or another sign may stand."""

_SAMPLES = {
    "sprekers": ("sprekers:", f'  - naam: "{samples.PERSON}"', '    rol: "voorzitter"'),
    "prijs": ('prijs: "gratis"',),
    "aanmelden": ("aanmelden:", "  hoe: verplicht", f"  url: https://{samples.HOST}/aanmelden"),
}


def session_template(programme: Programme, edition: Edition) -> str:
    """Return the text of the file."""
    lines = (
        "---",
        "# Vul in wat je weet. Weet je iets niet? Haal die regel weg. Een regel met # mag blijven.",
        *_asked(programme, edition),
        "",
        "# Wil je meer zeggen? Haal van die regels het # en de spatie erachter weg.",
        *_offered(),
        "",
        "# Onder de streepjes komt de beschrijving, in gewone zinnen.",
        "---",
        "",
    )
    return "\n".join(lines)


def _asked(programme: Programme, edition: Edition) -> Iterator[str]:
    choices: Mapping[str, Iterable[str]] = {
        "vorm": programme.kinds,
        "themas": programme.themes,
        "doelgroepen": programme.audiences,
    }
    for key in ASKED:
        yield from _explained(key, choices.get(key, ()))
        if key == "datum":
            yield f"# Jaar-maand-dag.{_week(edition)}"
        yield f"{key}: {_EMPTY.get(key, '')}".rstrip()


def _week(edition: Edition) -> str:
    if not edition.first_day or not edition.last_day:
        return ""
    if edition.first_day == edition.last_day:
        return f" De dag is {edition.first_day}."
    return f" De week is van {edition.first_day} tot en met {edition.last_day}."


def _offered() -> Iterator[str]:
    for key in OFFERED:
        yield from _explained(key)
        yield from (f"# {line}" for line in _SAMPLES[key])


def _explained(key: str, choices: Iterable[str] = ()) -> Iterator[str]:
    if key not in _TOGETHER:
        yield ""
    if key in _EXPLAINED:
        yield f"# {_EXPLAINED[key]}"
    if names := ", ".join(choices):
        yield f"# Kies uit: {names}."
