"""A price as people type it, with what they say about it."""

from __future__ import annotations

import re
from decimal import Decimal

from macros.entry.values import amount
from macros.programme import guesses

_AMOUNT = r"(?:€|euro?)?\s?[0-9]{1,5}(?:[.,](?:[0-9]{1,2}|-))?(?:\s?(?:€|euro?))?"
_WITH_NOTE = re.compile(
    rf"(?i)(?P<price>gratis|kosteloos|vrije toegang|{_AMOUNT})(?P<each>\s(?:p\.?p\.?|per persoon))?"
    r"(?P<note>[\s(,;:].*)"
)
_NO_NOTE = re.compile(r"(?is)(?:tot|of|en|à|a|-|–|/)(?:\s|$)|.*[0-9€]")
"""What makes it more than one price, so that nobody can say which one it is."""


def read_price(text: str) -> tuple[str, str]:
    """Return a price as the programme has it, and the rest; two times nothing when there is none.

    >>> read_price("gratis (vrijwillige bijdrage)"), read_price("€ 5,00 p.p. incl. soep")
    (('gratis', 'Vrijwillige bijdrage'), ('5', 'Per persoon, incl. soep'))
    >>> read_price("5 tot 10 euro"), read_price("10 euro")
    (('', ''), ('10', ''))
    >>> read_price("12 uur"), read_price("12 (met lunch)")
    (('', ''), ('12', 'Met lunch'))
    """
    if price := _price(text):
        return price, ""
    found = _WITH_NOTE.fullmatch(text)
    note = found["note"].strip(" ,;:.()") if found else ""
    if not found or _NO_NOTE.match(note) or _is_something_else(found["price"], found["note"]):
        return "", ""
    price = _price(found["price"])
    if not price or not note:
        return price, ""
    words = f"per persoon, {note}" if found["each"] else note
    return price, f"{words[0].upper()}{words[1:]}"


def _is_something_else(number: str, note: str) -> bool:
    """Whether it is a bare number with a word behind it, as in “12 uur”."""
    return number.strip().isdecimal() and note.lstrip()[:1] not in ("(", ",", ";", ":")


def _price(text: str) -> str:
    if text.casefold().rstrip(".!") == "gratis":
        return "gratis"
    found = guesses.a_price(text)
    return found if found in ("", "gratis") else amount(Decimal(found.replace(",", ".")))
