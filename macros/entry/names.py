"""The entry of a reference list that somebody means, from how people write its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.programme.fields import slugify
from macros.programme.messages import nearest
from macros.programme.model import Entry, Venue

_ARTICLES = ("de-", "het-", "t-", "een-")


def slug_of(text: str, entries: Mapping[str, Entry]) -> str:
    """Return the slug of the entry that ``text`` names; empty when none or more than one has it.

    Case, accents, punctuation, an article in front and the town of a venue make no difference.
    """
    if (plain := slugify(text)) in entries:
        return plain
    wanted = _bare(text)
    found = {slug for slug, entry in entries.items() if wanted in _ways(slug, entry)}
    return found.pop() if wanted and len(found) == 1 else ""


def meant(text: str, entries: Mapping[str, Entry]) -> str:
    """Return the name of the entry that comes nearest to ``text``; empty when none comes near."""
    names = {entry.name: entry.name for entry in entries.values()}
    slugs = {slug: entry.name for slug, entry in entries.items()}
    near = nearest(text, names) or nearest(slugify(text), slugs)
    return (names | slugs)[near] if near else ""


def _ways(slug: str, entry: Entry) -> Iterator[str]:
    """Yield every way to write an entry, as a slug."""
    for name in (_bare(slug), _bare(entry.name)):
        yield name
        if isinstance(entry, Venue):
            yield from (f"{name}-{slugify(town)}" for town in _towns(entry))
            yield from (name.removesuffix(f"-{slugify(town)}") for town in _towns(entry))


def _towns(venue: Venue) -> Iterator[str]:
    return (town for town in (venue.town, venue.municipality) if town)


def _bare(text: str) -> str:
    plain = slugify(text)
    article = next((word for word in _ARTICLES if plain.startswith(word)), "")
    return plain.removeprefix(article)
