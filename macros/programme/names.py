"""Which name in a reference list somebody means, from how people write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from macros.programme.fields import slugify
from macros.programme.guesses import items
from macros.programme.messages import nearest
from macros.programme.model import Entry, Venue

_ARTICLES = ("de-", "het-", "t-", "een-")

SHORTEST_WORD = 4
"""Letters of a word that can point to one name in a list: shorter ones are in too many."""

_TOWNS = {
    "den-bosch": "s-hertogenbosch",
    "nuenen": "nuenen-gerwen-en-nederwetten",
    **dict.fromkeys(("boxmeer", "cuijk", "grave", "mill", "sint-anthonis"), "land-van-cuijk"),
    **dict.fromkeys(("uden", "landerd"), "maashorst"),
    **dict.fromkeys(("veghel", "schijndel", "sint-oedenrode"), "meierijstad"),
}
"""What people call a municipality, or what it was until some years ago → its official name now;
both as slugs."""


def slug_of(text: str, entries: Mapping[str, Entry]) -> str:
    """Return the slug of the entry that ``text`` names; empty when none or more than one has it.

    Case, accents, punctuation, an article in front and the town of a venue make no difference.
    """
    if (plain := slugify(text)) in entries:
        return plain
    wanted = _bare(text)
    found = {slug for slug, entry in entries.items() if wanted in _ways(slug, entry)}
    return found.pop() if wanted and len(found) == 1 else ""


def municipality_of(text: str, official: Iterable[str]) -> str:
    """Return the official name of the municipality that ``text`` names; empty when it names none.

    >>> municipality_of("gemeente: den bosch", ["'s-Hertogenbosch", "Boxtel"])
    "'s-Hertogenbosch"
    """
    plain = slugify(text).removeprefix("gemeente-")
    known = {slugify(name): name for name in official}
    return known.get(_TOWNS.get(plain, plain), "")


def municipality_in(text: str, official: Iterable[str]) -> str:
    """Return the official name of the municipality that ``text`` is about; empty when it is not.

    >>> municipality_in("Gemeentehuis Boxtel", ["'s-Hertogenbosch", "Boxtel"])
    'Boxtel'
    """
    names, words = tuple(official), text.split()
    runs = (words[a:b] for a in range(len(words)) for b in range(len(words), a, -1))
    return next(filter(None, (municipality_of(" ".join(run), names) for run in runs)), "")


@dataclass(frozen=True)
class ReferenceList:
    """The names that an editor can use in a field."""

    path: str = ""
    """The file."""
    slugs: frozenset[str] = frozenset()
    """Every name that is defined, also of entries that are wrong in themselves."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """Slug → entry, of those that are right."""

    def titled(self, text: str) -> str:
        """Return the name of the one entry that is called ``text`` on the site, or nothing.

        Capitals make no difference; any other sign does: that is a slip, and to be mended.
        """
        return self._by_words.get(_words_of(text), "")

    def exactly(self, text: str) -> str:
        """Return the name that ``text`` is, written in any way; empty when it is none."""
        plain = slugify(text)
        return plain if plain in self.slugs else slug_of(text, self.entries)

    def meant(self, text: str) -> str:
        """Return the name that ``text`` is, or that it must mean; empty where that is a guess."""
        return (
            self.exactly(text)
            or self._with_words(text)
            or nearest(slugify(text), self.slugs)
            or self._by_title.get(nearest(text, self._by_title), "")
        )

    def all_meant(self, text: str) -> tuple[str, ...]:
        """Return the names in what should have been a list; none when one of them is a guess."""
        found: list[str] = []
        for part in items(text, r"[,;\n]"):
            names = tuple(self._names_in(part))
            if not all(names):
                return ()
            found += names
        return tuple(dict.fromkeys(found))

    def _names_in(self, text: str) -> Iterator[str]:
        """Yield the names in a text without commas; “en” can be a part of a name."""
        parts = items(text, r" (?:en|&|\+) |/")
        while parts:
            sizes = (size for size in range(len(parts), 0, -1))
            whole = (size for size in sizes if self.exactly(" en ".join(parts[:size])))
            size = next(whole, 0)
            if size:
                yield self.exactly(" en ".join(parts[:size]))
            else:
                words = tuple(map(self.exactly, parts[0].split()))
                yield from words if len(words) > 1 and all(words) else (self.meant(parts[0]),)
            parts = parts[size or 1 :]

    def _with_words(self, text: str) -> str:
        """Return the one name that has every longer word of ``text``."""
        words = {word for word in slugify(text).split("-") if len(word) >= SHORTEST_WORD}
        found = [slug for slug, known in self._words.items() if words and words <= known]
        return found[0] if len(found) == 1 else ""

    @cached_property
    def _words(self) -> Mapping[str, set[str]]:
        titles = {slug: slugify(entry.name).split("-") for slug, entry in self.entries.items()}
        return {slug: {*slug.split("-"), *titles.get(slug, ())} for slug in sorted(self.slugs)}

    @cached_property
    def _by_words(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for slug, entry in self.entries.items():
            words = _words_of(entry.name)
            found[words] = "" if words in found else slug
        return found

    @cached_property
    def _by_title(self) -> Mapping[str, str]:
        return {entry.name: slug for slug, entry in self.entries.items()}


Names: TypeAlias = Mapping[str, "ReferenceList | None"]
"""Reference list → the names in it; ``None`` when the list itself could not be read."""


def _ways(slug: str, entry: Entry) -> Iterator[str]:
    """Yield every way to write an entry, as a slug."""
    for name in (_bare(slug), _bare(entry.name)):
        yield name
        if isinstance(entry, Venue):
            yield from (f"{name}-{slugify(town)}" for town in _towns(entry))
            yield from (name.removesuffix(f"-{slugify(town)}") for town in _towns(entry))


def _towns(venue: Venue) -> Iterator[str]:
    return (town for town in (venue.town, venue.municipality) if town)


def _words_of(text: str) -> str:
    return " ".join(text.split()).casefold()


def _bare(text: str) -> str:
    plain = slugify(text)
    article = next((word for word in _ARTICLES if plain.startswith(word)), "")
    return plain.removeprefix(article)
