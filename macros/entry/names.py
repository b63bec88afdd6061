"""The entry of a reference list that somebody means, from how people write its name."""

from __future__ import annotations

from collections.abc import Mapping

from macros.programme.fields import slugify
from macros.programme.messages import nearest
from macros.programme.model import Entry
from macros.programme.names import slug_of

__all__ = ["meant", "slug_of"]


def meant(text: str, entries: Mapping[str, Entry]) -> str:
    """Return the name of the entry that comes nearest to ``text``; empty when none comes near."""
    names = {entry.name: entry.name for entry in entries.values()}
    slugs = {slug: entry.name for slug, entry in entries.items()}
    near = nearest(text, names) or nearest(slugify(text), slugs)
    return (names | slugs)[near] if near else ""
