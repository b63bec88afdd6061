"""A new session's file with an explanation at every field, for GitHub's page for a new file.

Left as it is, it is no session: the check names the lines that have to be filled in, and the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.programme.model import Edition, Entry, Programme
from macros.programme.schemas import session_fields

NAME = "NAAM-VAN-JE-SESSIE.md"
"""In capitals it is no name that the check takes, so nobody leaves it by accident."""

ASKED = ("titel", "samenvatting", "datum", "begin", "einde", "locatie", "vorm")
"""What nearly every session has: lines to fill in."""

OFFERED = ("themas", "doelgroepen", "organisaties", "sprekers", "prijs", "aanmelden")
"""What many have: lines to take the # away from."""

_ABSENT = {
    "locatie": "Staat het gebouw daar niet in? Schrijf dan op deze plek: gemeente: Boxtel",
    "organisaties": "Staat die daar niet in? Noem haar dan in de beschrijving.",
}
"""Key → what to do about what its list does not have."""

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
        "# Vul achter elke dubbele punt in wat je weet. Weet je het niet? Haal de regel weg.",
        "# Regels met een # ervoor zijn uitleg. Die mogen blijven staan.",
        *_asked(programme, edition),
        "",
        "# Wil je nog meer zeggen? Haal dan het # en de spatie erachter weg.",
        *_offered(programme),
        "---",
        "<!-- Schrijf hieronder de beschrijving, in gewone zinnen. -->",
        "",
    )
    return "\n".join(lines)


def _asked(programme: Programme, edition: Edition) -> Iterator[str]:
    for key in ASKED:
        yield from _explained(key, {"vorm": programme.kinds})
        if key == "datum" and edition.first_day and edition.last_day:
            yield f"# De week is van {edition.first_day} tot en met {edition.last_day}."
        yield f'{key}: ""' if key in _QUOTED else f"{key}:"


def _offered(programme: Programme) -> Iterator[str]:
    lists = {"themas": programme.themes, "doelgroepen": programme.audiences}
    for key in OFFERED:
        yield from _explained(key, lists)
        lines = _SAMPLES.get(key) or (f"{key}:", f"  - {next(iter(lists[key]), '…')}")
        yield from (f"# {line}" for line in lines)


def _explained(key: str, lists: Mapping[str, Mapping[str, Entry]]) -> Iterator[str]:
    yield ""
    yield f"# {session_fields()[key]['description']}"
    if key in _ABSENT:
        yield f"# {_ABSENT[key]}"
    if key in lists:
        yield f"# Kies uit: {', '.join(lists[key])}."
