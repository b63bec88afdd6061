"""One cell → the canonical text of its column, or what is wrong with it.

Days, times, names from lists and lists in a cell have modules of their own; what one cell says
about more columns is sorted out in ``rows``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from macros.entry import items
from macros.entry.cells import Cell, bulleted
from macros.entry.column_words import choices
from macros.entry.columns import TITLE, Column, Kind
from macros.entry.remarks import CellError, meaning
from macros.programme import guesses
from macros.programme.fields import LANGUAGES, SLUG, slugify
from macros.programme.messages import nearest

NOTHING = frozenset(
    {
        *("-", "–", "—", "?", "/", ".", "n.v.t.", "nvt", "n.v.t", "n.n.b.", "nnb", "n.t.b.", "ntb"),
        *("n.b.", "nb", "volgt", "volgt nog", "tijd volgt", "datum volgt", "locatie volgt"),
        *("onbekend", "nog onbekend", "nog niet bekend", "nader te bepalen", "geen idee", "tbd"),
        *("weet ik niet", "weet niet", "n/a", "hele dag"),
    }
)
"""What people write where there is nothing to say yet; the site says ‘volgt’ by itself."""

_NOT_YET = re.compile(r"(?:\w+ )?(?:volgt|(?:is |nog |nu )*(?:niet bekend|onbekend))(?: nog)?")

_YES = frozenset({"x", "v", "✓", "✔", "√", "☑", "✅", "+", "aanwezig", "zeker", "klopt"})
_NO = frozenset({"✗", "✘", "☐", "❌", "niet aanwezig"})

_CHOICES: Mapping[str, Mapping[str, str]] = {
    "deelname": {
        **dict.fromkeys(
            ("fysiek", "live", "locatie", "ter plaatse", "offline", "in de zaal"), "op-locatie"
        ),
        **dict.fromkeys(
            ("digitaal", "webinar", "via teams", "teams", "zoom", "via zoom", "livestream"),
            "online",
        ),
        **dict.fromkeys(
            ("hybrid", "beide", "allebei", "online en op locatie", "op locatie en online"),
            "hybride",
        ),
    },
    "status": {
        **dict.fromkeys(("ja", "gepland", "definitief", "bevestigd", "door"), "gaat-door"),
        **dict.fromkeys(
            ("afgelast", "vervalt", "vervallen", "gaat niet door", "geannulleerd", "afgezegd"),
            "geannuleerd",
        ),
        **dict.fromkeys(("verzet", "verschoven", "uitgesteld"), "verplaatst"),
    },
    "plekken": {
        **dict.fromkeys(("ja", "nog plek", "beschikbaar", "er is plek", "open"), "vrij"),
        **dict.fromkeys(("volgeboekt", "uitverkocht", "nee", "geen plek"), "vol"),
    },
    "aanmelden.hoe": {
        **dict.fromkeys(("ja", "verplicht aanmelden", "nodig", "vereist", "moet"), "verplicht"),
        **dict.fromkeys(("graag", "aanbevolen", "liefst", "niet verplicht"), "gewenst"),
        **dict.fromkeys(
            ("nee", "geen", "vrije inloop", "inloop", "zonder aanmelden", "hoeft niet"),
            "niet-nodig",
        ),
        **dict.fromkeys(("besloten", "uitnodiging", "alleen op uitnodiging"), "op-uitnodiging"),
    },
}
"""Column → what people write, and what they mean."""

MANY = {Kind.SPEAKERS, Kind.PARTS, Kind.MATERIALS, Kind.SOURCES, Kind.ALLOWED}


def read_value(cell: Cell, column: Column) -> str:
    """Return the canonical text of a cell; empty where it says nothing.

    :raises CellError: when it is not what the column takes.
    """
    text = cell.text
    if column.kind is Kind.PROSE:
        return bulleted(text)
    if column.kind in MANY:
        return items.read_items(text, column.kind)
    text = " ".join(text.split())
    if not text or (text.casefold() in NOTHING and column.key != TITLE):
        return ""
    if column.kind in {Kind.CHOICE, Kind.REGISTRATION}:
        return _choice(text, column)
    read = _READERS.get(column.kind)
    return read(text, cell) if read else text


def says_nothing(text: str) -> bool:
    """Whether somebody typed nothing, or that there is nothing to say yet.

    >>> says_nothing("N.v.t."), says_nothing("gebouw volgt nog"), says_nothing("Het Niets")
    (True, True, False)
    """
    folded = " ".join(text.casefold().split())
    bare = folded.strip(" .!")
    return not bare or bool({folded, bare} & NOTHING) or bool(_NOT_YET.fullmatch(bare))


def is_address(text: str) -> bool:
    """Whether somebody typed a web address or an e-mail address."""
    return bool(guesses.a_url(text) or guesses.an_email(text))


def _yes_no(text: str, cell: Cell) -> str:
    del cell
    folded = text.casefold().rstrip(".!,")
    if folded in _YES or folded == "ja" or folded.startswith("ja,"):
        return "ja"
    if folded in _NO or folded == "nee":
        return "nee"
    if known := guesses.yes_no(folded):
        return known
    raise CellError("ja-nee", waarde=text)


def _choice(text: str, column: Column) -> str:
    known = choices(column)
    plain = slugify(text)
    meant = {slugify(word): choice for word, choice in _CHOICES[column.key].items()}
    if found := plain if plain in known else meant.get(plain):
        return found
    near = meaning(nearest(text, known))
    raise CellError("keuze", waarde=text, keuzes=", ".join(known), bedoel=near)


def _count(text: str, cell: Cell) -> str:
    if isinstance(cell.value, bool):
        raise CellError("geen-getal", waarde=text)
    plain = re.sub(r"(?i)^(?:max\.?|maximaal|circa|ca\.?) ", "", text)
    number = plain if re.fullmatch(r"[1-9][0-9]{0,5}", plain) else guesses.a_number(plain)
    if not number or "%" in text:
        raise CellError("geen-getal", waarde=text)
    return number


def _price(text: str, cell: Cell) -> str:
    value = cell.value
    if isinstance(value, bool):
        raise CellError("geen-prijs", waarde=text)
    if isinstance(value, int | float):
        if not 0 <= value < 10**5:
            raise CellError("geen-prijs", waarde=text)
        return amount(Decimal(f"{value:.2f}"))
    folded = text.casefold()
    found = "gratis" if folded in {"gratis", "0"} else guesses.a_price(text)
    if not found:
        raise CellError("geen-prijs", waarde=text)
    return found if found == "gratis" else amount(Decimal(found.replace(",", ".")))


def amount(euros: Decimal) -> str:
    """Return an amount as the programme has it: ``gratis``, ``10`` or ``7,50``."""
    if not euros:
        return "gratis"
    whole = euros == euros.to_integral_value()
    return f"{euros:.0f}" if whole else f"{euros:.2f}".replace(".", ",")


def _url(text: str, cell: Cell) -> str:
    for typed in (text, cell.link):
        if re.fullmatch(r"https?://[^\s<>\"]+\.[^\s<>\"]+", typed):
            return typed
        if found := guesses.a_url(typed):
            return found
    raise CellError("geen-webadres", waarde=text)


def _email(text: str, cell: Cell) -> str:
    for typed in (text, cell.link):
        if found := guesses.an_email(typed):
            return found
    raise CellError("geen-mailadres", waarde=text)


def _language(text: str, cell: Cell) -> str:
    del cell
    if found := guesses.a_language(text, LANGUAGES):
        return found
    raise CellError("geen-taal", waarde=text)


def _slug(text: str, cell: Cell) -> str:
    del cell
    name = text.removesuffix(".md").rpartition("/")[2]
    if not SLUG.fullmatch(name):
        raise CellError("geen-korte-naam", waarde=text, voorstel=slugify(name) or "een-kort-woord")
    return name


def _slugs(text: str, cell: Cell) -> str:
    return "\n".join(_slug(part, cell) for part in re.split(r"[;,\s]+", text) if part)


def _year(text: str, cell: Cell) -> str:
    del cell
    if found := re.fullmatch(r"(?:\D* )?([12][0-9]{3})", text):
        return found[1]
    raise CellError("geen-jaar", waarde=text)


_READERS: Mapping[Kind, Callable[[str, Cell], str]] = {
    Kind.YES_NO: _yes_no,
    Kind.COUNT: _count,
    Kind.PRICE: _price,
    Kind.URL: _url,
    Kind.EMAIL: _email,
    Kind.LANGUAGE: _language,
    Kind.SLUG: _slug,
    Kind.SLUGS: _slugs,
    Kind.YEAR: _year,
}
