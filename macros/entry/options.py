"""What somebody chose from a list, or typed where there is one; and addresses in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from macros.programme import guesses
from macros.programme.messages import did_you_mean

MOST_OPTIONS = 20
"""Options that a sentence names; the rest of a longer list says nothing."""


_DENIED = re.compile(r"(?i)(?:geen|niet|nee[,:]?)\s+(.+)|(.+?)\s*[:,]?\s+(?:nee|niet)")


def chosen(typed: str, options: Iterable[str]) -> str:
    """Return the option that somebody chose, or typed with other capitals; empty when it is none.

    >>> chosen("lezing ", ["Lezing"]), chosen("lezign", ["Lezing"])
    ('Lezing', '')
    """
    folded = typed.strip().casefold()
    return next((option for option in options if option.casefold() == folded), "")


def denied(text: str) -> tuple[bool, str]:
    """Return whether somebody says that something is not there, and what that is.

    >>> denied("geen ringleiding"), denied("rolstoel: nee"), denied("Rolstoel")
    ((True, 'ringleiding'), (True, 'rolstoel'), (False, 'Rolstoel'))
    """
    found = _DENIED.fullmatch(text.strip())
    return (True, found[1] or found[2]) if found else (False, text.strip())


def not_listed(typed: str, options: Iterable[str]) -> str:
    """Return that somebody typed what is no option, and what would be one.

    >>> not_listed("Lezign", ["Lezing", "Tour"])
    '“Lezign” staat niet in de lijst. Bedoel je “Lezing”? Schrijf “Lezing” of “Tour”.'
    """
    known = [*options]
    *head, last = [f"“{option}”" for option in known] or [""]
    choice = f"{', '.join(head)} of {last}" if head else last
    shown = f" Schrijf {choice}." if last and len(known) <= MOST_OPTIONS else ""
    return f"“{typed[:60]}” staat niet in de lijst.{did_you_mean(typed[:60], known)}{shown}"


def the_address(text: str) -> str:
    """Return the first link or e-mail address in a text; empty when there is none.

    >>> the_address("Ga naar www.voorbeeld.nl/x, of mail"), the_address("zie de site")
    ('https://www.voorbeeld.nl/x', '')
    """
    if email := guesses.an_email(text):
        return email
    for word in text.split():
        bare = word.strip("<>()[]{}\"'“”‘’,;.:!?")
        if found := guesses.a_url(bare) or guesses.an_email(bare):
            return found
    return ""
