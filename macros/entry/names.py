"""The entry of a reference list that somebody means, from how people write its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from macros.programme.fields import slugify
from macros.programme.messages import nearest
from macros.programme.model import Entry
from macros.programme.names import ReferenceList, slug_of

__all__ = ["alike", "meant", "slug_of"]

_KIND_OF_BUILDING = re.compile(
    r"(?:wijk|buurt|dorps?|cultuur|gemeenschaps?|stads?|stad|gemeente|multifunctioneel|mfa|zorg|"
    r"sociaal|ontmoetings?|jongeren|ouderen|sport|brede|basis|theater|kerk|parochie|congres)?"
    r"(?:centrum|huis|huiskamer|kamer|gebouw|school|college|zaal|theater|bibliotheek|museum|kerk|"
    r"hal|schuur|hoeve|cafe|restaurant|hotel|locatie|punt|plein)|"
    r"gebouw|brede|campus|accommodatie|de|het|t|van|in|en"
)
"""A word that says of a building what it is, and not which one."""

ALIKE = 0.75
"""How much has to be the same of what is left of two names of buildings."""


def meant(text: str, entries: Mapping[str, Entry]) -> str:
    """Return the name of the entry that comes nearest to ``text``; empty when none comes near."""
    slug = ReferenceList(slugs=frozenset(entries), entries=entries).meant(text)
    return entries[slug].name if slug else ""


def alike(text: str, names: Iterable[str]) -> str:
    """Return the name of a building that looks like ``text``; empty when none does.

    >>> alike("Wijkcentrum De Soepketel", ["Wijkcentrum Het Denkraam"])
    ''
    >>> alike("Buurthuis Denkraan", ["Wijkcentrum Het Denkraam"])
    'Wijkcentrum Het Denkraam'
    """
    by_own = {own: name for name in sorted(names, reverse=True) if (own := _own_part(name))}
    near = nearest(_own_part(text), by_own, cutoff=ALIKE)
    return by_own[near] if near else ""


def _own_part(name: str) -> str:
    words = slugify(name).split("-")
    return "".join(word for word in words if not _KIND_OF_BUILDING.fullmatch(word))
