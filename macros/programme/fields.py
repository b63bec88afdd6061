"""The types of the fields in the content: text that an editor typed → a value, or a coded error.

Every type takes text only (see ``yamltext``) and raises ``PydanticCustomError`` with a code of
``messages`` and what the sentence needs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from macros.programme import guesses
from macros.programme.messages import meaning, nearest

T = TypeVar("T")

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A name that is also part of an address: it works in every browser, file system and UID."""

PHOTO = re.compile(rf"{SLUG.pattern}\.(?:jpe?g|png|webp)")
"""The name of a file with a photo: no folder, so that it cannot lead out of the one with photos."""

LANGUAGES = {
    "nl": "Nederlands",
    "en": "Engels",
    "de": "Duits",
    "fr": "Frans",
    "es": "Spaans",
    "pl": "Pools",
    "tr": "Turks",
    "ar": "Arabisch",
    "uk": "Oekraïens",
    "fy": "Fries",
}
"""ISO 639-1 code → the Dutch name of the language, for the languages a session can be in."""


def _error(code: str, **context: object) -> PydanticCustomError:
    # The sentence is made from the code in ``messages``; pydantic needs some text here.
    return PydanticCustomError(code, "zie messages.py", context)


def _from_text(convert: Callable[[str], T], accepts: Any = str) -> BeforeValidator:
    """Return a validator that gives ``convert`` one clean line of text.

    :param accepts: the type of what can be typed, for who describes the field.
    """

    def validate(value: object) -> T:
        if value is None:
            raise _error("lege-waarde")
        if not isinstance(value, str):
            raise _error("geen-tekst")
        text = " ".join(clean(value).split())
        if not text:
            raise _error("lege-waarde")
        return convert(text)

    return BeforeValidator(validate, json_schema_input_type=accepts)


_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Unicode category Cc, but for the end of a line and the tab."""


def clean(text: str) -> str:
    r"""Return ``text`` in Unicode NFC without control characters, line ends as ``\n``.

    Control characters break calendar apps (RFC 5545 section 3.1) and mean nothing on a page.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return _CONTROLS.sub("", text)


def _line(maximum: int) -> Callable[[str], str]:
    def convert(text: str) -> str:
        if len(text) > maximum:
            raise _error("te-lang", lengte=len(text), maximum=maximum)
        return text

    return convert


def _prose(value: object) -> str:
    if value is None:
        raise _error("lege-waarde")
    if not isinstance(value, str):
        raise _error("geen-tekst")
    return clean(value).strip()


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text):
        raise _error("geen-naam", waarde=text, voorstel=slugify(text))
    return text


def slugify(text: str) -> str:
    """Return the slug nearest to ``text``; empty when nothing of it can stay.

    >>> slugify("Café 's-Hertogenbosch!")
    'cafe-s-hertogenbosch'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _date(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise _error("geen-datum", waarde=text, voorstel=guesses.a_date(text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _error("datum-bestaat-niet", waarde=text) from None


def _time(text: str) -> time:
    match = re.fullmatch(r"([0-9]{1,2})[.:]([0-9]{2})", text)
    if not match:
        raise _error("geen-tijd", waarde=text, voorstel=guesses.a_time(text))
    hour, minute = int(match[1]), int(match[2])
    if (hour, minute) == (24, 0):
        raise _error("tijd-24")
    if hour > 23 or minute > 59:  # noqa: PLR2004 -- a clock
        raise _error("geen-tijd", waarde=text)
    return time(hour, minute)


def _yes_no(text: str) -> bool:
    if text.casefold() not in ("ja", "nee"):
        raise _error("ja-nee", waarde=text, voorstel=guesses.yes_no(text))
    return text.casefold() == "ja"


def _whole(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise _error("geen-getal", waarde=text, voorstel=guesses.a_number(text))
    if int(text) < 1:
        raise _error("te-laag", minimum=1)
    return int(text)


def _price(text: str) -> Decimal:
    if text.casefold() == "gratis":
        return Decimal(0)
    match = re.fullmatch(r"€? ?([0-9]{1,5})(?:[,.]([0-9]{2}|-))?", text)
    if not match:
        raise _error("geen-prijs", waarde=text, voorstel=guesses.a_price(text))
    return Decimal(f"{match[1]}.{(match[2] or '00').replace('-', '00')}")


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        valid = parts.scheme in ("https", "http") and "." in (parts.hostname or "")
        _ = parts.port
    except ValueError:
        valid = False
    if not valid or " " in text or any(c in text for c in '<>"'):
        raise _error("geen-webadres", waarde=text, voorstel=guesses.a_url(text))
    return text


def _email(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", text):
        raise _error("geen-mailadres", waarde=text, voorstel=guesses.an_email(text))
    return text


def _postcode(text: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{3} ?[A-Z]{2}", text):
        raise _error("geen-postcode", waarde=text, voorstel=guesses.a_postcode(text))
    return f"{text[:4]} {text[-2:]}"


def _photo(text: str) -> str:
    if not PHOTO.fullmatch(text):
        raise _error("geen-foto", waarde=text, voorstel=guesses.a_photo(text))
    return text


def _language(text: str) -> str:
    if text not in LANGUAGES:
        near = guesses.a_language(text, LANGUAGES)
        raise _error("geen-taal", waarde=text, voorstel=near)
    return text


def _between(low: float, high: float, example: str) -> Callable[[str], float]:
    def convert(text: str) -> float:
        if not re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,8}", text) or not low <= float(text) <= high:
            near = guesses.a_coordinate(text)
            raise _error("geen-coordinaat", waarde=text, voorbeeld=example, voorstel=near)
        return float(text)

    return convert


def one_of(*choices: str) -> BeforeValidator:
    """Return a validator for a field that takes one of ``choices``."""

    def convert(text: str) -> str:
        if text.casefold() not in choices:
            near = nearest(text, choices)
            known = ", ".join(choices)
            raise _error("keuze", waarde=text, keuzes=known, bedoel=meaning(near), voorstel=near)
        return text.casefold()

    return _from_text(convert, Literal[choices])


def _list(value: object) -> object:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _error(
            "geen-lijst", onderdelen=guesses.items(value) if isinstance(value, str) else []
        )
    return value


Line = Annotated[str, _from_text(_line(200))]
"""One line of text."""

Title = Annotated[str, _from_text(_line(120))]
"""A title: fits a phone's calendar line (facts on calendar apps) and a page heading."""

Summary = Annotated[str, _from_text(_line(300))]
"""One or two sentences, for lists and link previews."""

Words = Annotated[str, _from_text(_line(1000))]
"""A few sentences without mark-up."""

Prose = Annotated[str, BeforeValidator(_prose)]
"""Markdown."""

Slug = Annotated[str, _from_text(_slug)]
Date = Annotated[date, _from_text(_date)]
Time = Annotated[time, _from_text(_time)]
YesNo = Annotated[bool, _from_text(_yes_no)]
Count = Annotated[int, _from_text(_whole)]
Price = Annotated[Decimal, _from_text(_price)]
"""An amount in euros; 0 is free of charge."""
Url = Annotated[str, _from_text(_url)]
Email = Annotated[str, _from_text(_email)]
Postcode = Annotated[str, _from_text(_postcode)]
PhotoFile = Annotated[str, _from_text(_photo)]
Language = Annotated[str, _from_text(_language)]
Latitude = Annotated[float, _from_text(_between(50.5, 53.8, "51.5632"))]
Longitude = Annotated[float, _from_text(_between(3.2, 7.3, "5.0418"))]

T_co = TypeVar("T_co", covariant=True)
Items = Annotated[tuple[T_co, ...], BeforeValidator(_list)]
"""A list; a key without items counts as an empty list."""
