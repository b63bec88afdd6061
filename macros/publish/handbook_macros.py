"""The macros for pages in ``docs/``, as editors look them up: what each is for, and an example."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.programme.dutch import enumeration
from macros.programme.selection import FACETS
from macros.publish.editions import current_edition

if TYPE_CHECKING:
    from macros.publish.site import Site

_HEADING = re.compile(r"<(/?)h[1-6]\b((?:(?! id=)[^>])*)(?: id=\"[^\"]*\")?")
_NAVIGATION = re.compile(r"<nav\b.*?</nav>", re.DOTALL)


def _nothing(site: Site) -> str:
    """Return that a macro needs no choice."""
    del site
    return ""


def _a_choice(site: Site) -> str:
    """Return a choice with few sessions."""
    edition = current_edition(site.programme)
    if not edition:
        return ""
    sessions = site.programme.sessions_of(edition)
    counts = Counter(session.themes[0] for session in sessions if session.themes)
    theme = min(counts, key=lambda slug: (counts[slug], slug), default="")
    return f'editie={edition.year}, thema="{theme}"' if theme else f"editie={edition.year}"


def _a_theme(site: Site) -> str:
    return f'thema="{min(site.programme.themes)}"' if site.programme.themes else ""


def _a_session(site: Site) -> str | None:
    edition = current_edition(site.programme)
    first = next(site.programme.sessions_of(edition), None) if edition else None
    return f'"{first.year}/{first.slug}"' if first else None


@dataclass(frozen=True)
class Told:
    """What an editor has to know of a macro."""

    sentence: str
    arguments: Callable[[Site], str | None] = _nothing
    """Returns what stands between the brackets in the example; ``None`` where the programme has
    nothing to give an example of."""
    shown_at: str | None = None
    """The address of a page that has it; of a small one the handbook itself shows what it gives."""


_KEYS = enumeration(("dag", "editie", *(facet.name for facet in FACETS)))
_BUTTON = "Zet er zelf woorden op, of laat die weg."

MACROS: Mapping[str, Told] = {
    "voorpagina": Told(
        "De bovenkant van de eerste pagina: de editie waar mensen nu voor komen, zoals die is "
        "vóór, tijdens en na de week.",
        shown_at="",
    ),
    "huidig_programma": Told(
        "Alle sessies van de editie waar mensen nu voor komen, met het formulier om te kiezen.",
        shown_at="programma/",
    ),
    "programma": Told(
        f"De sessies van een keuze. Kies met een of meer van deze woorden: {_KEYS}.", _a_choice
    ),
    "sessie": Told(
        "Eén sessie. Schrijf het jaar, een schuine streep en de naam van het bestand zonder .md.",
        _a_session,
    ),
    "weekoverzicht": Told(
        "Hoeveel sessies er zijn op elk deel van elke dag. Zonder jaartal: van de editie waar "
        "mensen nu voor komen.",
    ),
    "volgende_editie": Told(
        "Eén zin: wanneer de volgende editie is, of dat nog niet bekend is wanneer.",
    ),
    "insturen_tot": Told(
        "Eén zin: tot wanneer je een bijeenkomst kunt insturen, of dat die dag nog niet bekend is. "
        "De dag staat in editie.yml.",
    ),
    "edities": Told(
        "Alle edities, de nieuwste eerst. Elke editie heeft het weefsel van haar eigen programma.",
        shown_at="edities/",
    ),
    "organisaties": Told("Alle organisaties die meedoen, op naam.", shown_at="organisatie/"),
    "abonneren": Told(
        "Hoe je een abonnement neemt op de agenda van een keuze. Kies zoals bij programma. Zonder "
        "keuze is het een abonnement op alles.",
        _a_theme,
    ),
    "deuren": Told(
        "De manieren om een sessie in te sturen, elk met één zin en een knop. Is er geen editie om "
        "iets voor in te sturen, dan staat er wat er nu wel kan.",
        shown_at="meedoen/",
    ),
    "kort": Told(
        "Een korte lijst met stappen uit CONTRIBUTING.md. Noem de naam die daar boven de lijst "
        "staat.",
        lambda _: '"formulier"',
        shown_at="meedoen/",
    ),
    "aanmeldformulier": Told(f"Een knop naar het formulier voor een nieuwe sessie. {_BUTTON}"),
    "lijst_insturen": Told(
        f"Een knop naar een leeg bericht op GitHub, waar iemand een spreadsheet in zet. {_BUTTON}"
    ),
    "wijzigingsformulier": Told(f"Een knop naar het formulier voor een wijziging. {_BUTTON}"),
    "nieuwe_sessie": Told(
        "Een knop naar een nieuw bestand op GitHub, met een voorbeeld erin om in te vullen. "
        f"{_BUTTON}",
        lambda _: '"Schrijf zelf een sessie"',
    ),
    "contact": Told("Waar bezoekers terechtkunnen met een vraag over de site."),
    "licentie": Told("Wat anderen met de gegevens van het programma mogen doen."),
    "velden": Told("Alle velden van alle bestanden, met wat ze betekenen.", shown_at="redactie/"),
    "macros_uitleg": Told("Alle macro’s, met een voorbeeld: deze lijst.", shown_at="redactie/"),
}
"""Every macro in ``page_macros``."""


@dataclass(frozen=True)
class MacroView:
    """A macro, how it is called, and what it gives."""

    name: str
    sentence: str
    example: str
    """How it stands in a page; empty where there is nothing to give an example of."""
    result: str
    """HTML; empty where it is to be seen on another page."""
    shown_at: str | None


@dataclass(frozen=True)
class MacrosView:
    """Every macro that there is."""

    macros: tuple[MacroView, ...]


def macros_view(site: Site, give: Callable[[str], str]) -> MacrosView:
    """Return every macro with an example.

    :param give: returns the HTML of a text in which a macro is called.
    """
    return MacrosView(tuple(_macro(site, name, told, give) for name, told in MACROS.items()))


def _macro(site: Site, name: str, told: Told, give: Callable[[str], str]) -> MacroView:
    arguments = told.arguments(site)
    example = "" if arguments is None else f"{{{{ {name}({arguments}) }}}}"
    shows = example and told.shown_at is None
    result = _to_look_at(give(example)) if shows else ""
    return MacroView(name, told.sentence, example, result, told.shown_at)


def _to_look_at(html: str) -> str:
    """Return what a macro gives, without headings and places to jump to: the handbook has those."""
    return _HEADING.sub(r"<\1p\2", _NAVIGATION.sub("", html))
