"""What may be of one person in what everybody can read: telephone numbers and e-mail addresses."""

from __future__ import annotations

import re

_TELEPHONE = re.compile(r"(?<![\d/-])(?:\+31|0031|0)[ -]?(?:\(0\))?(?:\d[ -]?){8}\d(?!\d)")
_EMAIL = re.compile(r"(?<![\w.%+-])([\w.%+-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", re.ASCII)

_OF_A_DESK = re.compile(
    r"(?i)(?:info|contact|aanmeld\w*|inschrijv\w*|secretariaat|bestuur|redactie|receptie|balie|"
    r"communicatie|events?|evenement\w*|bijeenkomst\w*|agenda|hallo|mail|post|griffie|office|"
    r"webmaster|programma|reserver\w*|tickets?|welkom|noreply|no-reply)(?:[._+-].*)?"
)
"""What an address begins with that more people read."""

_OF_PEOPLE = frozenset(
    {
        *("gmail.com", "hotmail.com", "hotmail.nl", "outlook.com", "live.nl", "live.com"),
        *("icloud.com", "me.com", "yahoo.com", "ziggo.nl", "kpnmail.nl", "planet.nl", "home.nl"),
        *("xs4all.nl", "hetnet.nl", "upcmail.nl", "casema.nl", "proton.me", "protonmail.com"),
    }
)
"""Where somebody has an address of their own, whatever it begins with."""

PUBLIC = "Alles op GitHub is openbaar en blijft bewaard. Haal het weg als het van één persoon is."
TELEPHONE = f"Hier lijkt een telefoonnummer te staan. {PUBLIC}"
EMAIL = f"Hier staat een e-mailadres. {PUBLIC} Een adres zoals info@ of aanmelden@ is goed."


def private(text: str) -> tuple[str, ...]:
    """Return what to say of what may be of one person in ``text``, as Dutch sentences."""
    said = []
    if _TELEPHONE.search(text):
        said.append(TELEPHONE)
    if any(_is_of_one(*found) for found in _EMAIL.findall(text)):
        said.append(EMAIL)
    return tuple(said)


def _is_of_one(name: str, host: str) -> bool:
    return host.casefold() in _OF_PEOPLE or not _OF_A_DESK.fullmatch(name)
