"""What an editor most likely meant, in the spelling that a field takes.

Every function returns nothing where it would be guessing: a wrong proposal is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|html?|jpe?g|png|zip|txt|md)$", re.IGNORECASE)

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"),
    *("oktober", "november", "december"),
)

_YES_NO = {
    **dict.fromkeys(("yes", "true", "on", "j", "y", "waar", "wel", "1"), "ja"),
    **dict.fromkeys(("no", "false", "off", "n", "neen", "onwaar", "niet", "geen", "0"), "nee"),
}


def yes_no(text: str) -> str:
    """Return ``ja`` or ``nee`` for another word that says so."""
    return _YES_NO.get(text.casefold(), "")


def a_date(text: str) -> str:
    """Return a date as year-month-day.

    >>> a_date("maandag 9 november 2026"), a_date("9-11-2026"), a_date("9 november")
    ('2026-11-09', '2026-11-09', '')
    """
    folded = re.sub(r"^([0-9]{1,2}[-/.][0-9]{1,2}[-/.])([0-9]{2})$", r"\g<1>20\2", text.casefold())
    if match := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", folded):
        return _iso(match[3], match[2], match[1])
    if match := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})", folded):
        return _iso(match[1], match[2], match[3])
    match = re.fullmatch(r"(?:[a-z]+dag,? )?([0-9]{1,2}) ([a-z]{3,9})\.?,? ([0-9]{4})", folded)
    found = [n for n, name in enumerate(MONTHS, 1) if match and name.startswith(match[2])]
    return _iso(match[3], str(found[0]), match[1]) if match and len(found) == 1 else ""


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def a_photo(text: str) -> str:
    """Return the name of a photo without a folder, in small letters.

    >>> a_photo("fotos/Jan Jansen.JPG"), a_photo("https://voorbeeld.nl/jan.jpg"), a_photo("jan")
    ('jan-jansen.jpg', '', '')
    """
    name = re.split(r"[/\\]", text)[-1].lower()
    stem, _, suffix = name.rpartition(".")
    slug = "-".join(re.findall(r"[a-z0-9]+", stem))
    is_photo = slug and suffix in ("jpg", "jpeg", "png", "webp") and "://" not in text
    return f"{slug}.{suffix}" if is_photo else ""


def a_time(text: str) -> str:
    """Return a time as hours and minutes.

    >>> a_time("9 uur"), a_time("9u30"), a_time("0930"), a_time("half tien")
    ('09.00', '09.30', '09.30', '')
    """
    match = re.fullmatch(
        r"(?:om )?([0-9]{1,2})(?:(?:[.:]| ?u(?:ur)? ?)([0-9]{2}))?(?:[.:][0-9]{2})? ?(?:u\.?|uur)?",
        text.casefold(),
    ) or re.fullmatch(r"([0-9]{2})([0-9]{2})", text)
    if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:  # noqa: PLR2004 -- a clock
        return ""
    return f"{int(match[1]):02}.{match[2] or '00'}"


def two_times(text: str) -> tuple[str, ...]:
    """Return the two times of a text that says from when until when; else nothing.

    >>> two_times("9.30 - 11 uur"), two_times("van 9.30 tot 11.00"), two_times("9.30")
    (('09.30', '11.00'), ('09.30', '11.00'), ())
    """
    parts = re.split(r" ?(?:-|–|—|t/m|\btot(?: en met)?\b) ?", text.casefold())
    found = tuple(a_time(part.removeprefix("van ").strip()) for part in parts)
    return found if len(found) == 2 and all(found) else ()  # noqa: PLR2004 -- from and until


def a_number(text: str) -> str:
    """Return the number in a text that holds one.

    >>> a_number("ca. 40 personen"), a_number("1.000"), a_number("40 of 50")
    ('40', '1000', '')
    """
    found = re.findall(r"(?<!-)[0-9]+", re.sub(r"(?<=[0-9])\.(?=[0-9]{3}\b)", "", text))
    return str(int(found[0])) if len(found) == 1 and 0 < int(found[0][:7]) < 10**6 else ""


def a_price(text: str) -> str:
    """Return an amount in euros, or ``gratis``.

    >>> a_price("10 euro"), a_price("€ 7,5"), a_price("kosteloos"), a_price("5 tot 10 euro")
    ('10', '7,50', 'gratis', '')
    """
    if text.casefold() in ("kosteloos", "free", "vrij", "geen", "niets", "nee", "vrije toegang"):
        return "gratis"
    match = re.fullmatch(
        r"(?:€|eur(?:o)?)? ?([0-9]{1,5})(?:[,.]([0-9]{1,2}|-))? ?(?:€|eur(?:o)?)?(?:,-)?"
        r"(?: (?:p\.?p\.?|per persoon))?",
        text.casefold(),
    )
    if not match:
        return ""
    cents = (match[2] or "").replace("-", "")
    return f"{match[1]},{cents:0<2}" if cents else match[1]


def a_url(text: str) -> str:
    """Return a web address with ``https://`` in front.

    >>> a_url("www.voorbeeld.nl/x"), a_url("https:/voorbeeld.nl"), a_url("zie de site")
    ('https://www.voorbeeld.nl/x', 'https://voorbeeld.nl', '')
    """
    bare = re.sub(r"^https?:?/*(?=[^/])", "", text, flags=re.IGNORECASE)
    if _FILE.search(bare.partition("/")[0]):
        return ""
    host = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}"
    return (
        f"https://{bare}" if re.fullmatch(rf"{host}(?:/[^\s<>\"]*)?", bare, re.IGNORECASE) else ""
    )


def an_email(text: str) -> str:
    """Return the e-mail address in a text that holds nothing else.

    >>> an_email("mailto:info@voorbeeld.nl"), an_email("info (at) voorbeeld.nl")
    ('info@voorbeeld.nl', 'info@voorbeeld.nl')
    """
    plain = re.sub(r" ?[(\[]at[)\]] ?", "@", text, flags=re.IGNORECASE)
    match = re.fullmatch(r"(?:mailto:)?<?([\w.%+-]+@[\w-]+(?:\.[\w-]+)+)>?", plain, re.ASCII)
    return match[1] if match else ""


def a_postcode(text: str) -> str:
    """Return a Dutch postcode as it is written.

    >>> a_postcode("5037ab")
    '5037 AB'
    """
    match = re.fullmatch(r"([1-9][0-9]{3})[ -]?([a-z]{2})", text.casefold())
    return f"{match[1]} {match[2].upper()}" if match else ""


def a_language(text: str, languages: Mapping[str, str]) -> str:
    """Return the code of a language that was written in another way.

    >>> a_language("Nederlands", {"nl": "Nederlands"}), a_language("nl-NL", {"nl": "Nederlands"})
    ('nl', 'nl')
    """
    folded = text.casefold()
    code = next((code for code, name in languages.items() if name.casefold() == folded), folded)
    code = re.split(r"[-_]", code)[0]
    return code if code in languages else ""


def a_coordinate(text: str) -> str:
    """Return a coordinate with a point.

    >>> a_coordinate("51,5632")
    '51.5632'
    """
    return text.replace(",", ".") if re.fullmatch(r"[0-9]{1,2},[0-9]{1,8}", text) else ""


_CALLED = {
    "titel": ("naam", "onderwerp", "kop"),
    "datum": ("dag", "wanneer", "startdatum", "begindatum"),
    "begin": ("tijd", "tijden", "tijdstip", "begintijd", "starttijd", "start", "aanvang", "van"),
    "einde": ("tijd", "eindtijd", "eind", "tot"),
    "locatie": ("plaats", "plek", "waar", "adres", "gebouw"),
    "gemeente": ("plaats", "stad", "dorp"),
    "vorm": ("soort", "type"),
    "organisaties": ("organisator", "organisatoren", "door"),
    "doelgroepen": ("voor", "publiek"),
    "prijs": ("kosten", "entree", "toegang"),
    "aanmelden": ("inschrijven", "inschrijving", "aanmeldlink", "reserveren"),
    "status_uitleg": ("reden", "waarom"),
    "aantal_plekken": ("capaciteit", "maximum"),
    "contact": ("email", "mail", "e-mail", "vragen"),
}
"""Field of a session → other words that people use for it."""


def fields_called(word: str) -> list[str]:
    """Return the fields that somebody can mean by a word, the likeliest first.

    >>> fields_called("Tijd")
    ['begin', 'einde']
    """
    return [field for field, words in _CALLED.items() if word.casefold() in words]


_BETWEEN = r"[,;\n]| (?:en|&) "
_BULLET = r"(?:^|\s)[–—•·*+-]\s"


def items(text: str, between: str = _BETWEEN) -> list[str]:
    """Return the parts of what should have been a list.

    :param between: what stands between two of them, beside a bullet.

    >>> items("wonen, milieu"), items("– wonen – milieu"), items("[a, b")
    (['wonen', 'milieu'], ['wonen', 'milieu'], ['a', 'b'])
    """
    found = (part.strip("–—•·*-[] ") for part in re.split(f"{between}|{_BULLET}", text))
    return [part for part in found if part]
