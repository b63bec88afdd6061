"""Who organises, from the answer in the form: names with a semicolon in between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from macros.entry.names import meant, slug_of
from macros.entry.new_entries import Additions
from macros.entry.values import says_nothing
from macros.programme.fields import slugify
from macros.programme.model import Programme

TWO = '“{name}” kennen we niet. {ask} Schrijf dan: {names}. Is het er één? Schrijf dan: "{name}".'
MEANT = (
    "“{name}” kennen we niet. Bedoel je “{near}”? Schrijf het dan zo. Is het een andere "
    'organisatie? Schrijf dan: "{name}".'
)
CLOSE = 0.85
"""How much of a name has to be as in the list to be a slip of the pen."""

_QUOTED = re.compile(r"[\"“”„'‘’](?P<name>[^\"“”„]+)[\"“”„'‘’]")
"""What shows that a name is meant as it is written."""

_WITH = re.compile(
    r"(?i)\s*(?:\bi\.?s\.?m\b\.?|\bin samenwerking met\b|\bsamen met\b|\s\+\s|\s/\s)\s*"
)
_COMMA = re.compile(r"\s*,\s*")
_BETWEEN = (_COMMA, re.compile(r"(?i)\s*\ben\b\s*"), re.compile(r"\s+&\s+"))
"""What stands between names, the surest first."""

_ARTICLE = re.compile(r"(?:de|het)\s+(?=\S)")
_SEVERAL_WORDS = re.compile(r"[A-ZÀ-Þ0-9]\S+\s+\S{2,}.*")
_OF_MORE_PEOPLE = re.compile(
    r"(?i)\b\w*(?:raad|kring|vereniging|stichting|gemeente|provincie|bibliotheek|universiteit|"
    r"university|school|college|academie|coöperatie|corporatie|collectief|netwerk|platform|fonds|"
    r"bank|bond|museum|theater|huis|centrum|schap|ministerie|bureau|club|instituut|werkplaats|"
    r"federatie|koor|comité|groep)\b"
)
"""A word that says what kind of organisation it is."""
_SUBJECT = re.compile(
    r"(?i)(?:kunst(?:en)?|cultuur|natuur|milieu|klimaat|water|zorg|welzijn|gezondheid|wonen|"
    r"ruimte|werk|arbeid|inkomen|sport|spel|bewegen|onderwijs|onderzoek|opvoeding|wetenschap|"
    r"techniek|technologie|innovatie|economie|ecologie|samenleving|maatschappij|jeugd|jongeren|"
    r"ouderen|gezin|recreatie|toerisme|landbouw|voedsel|veiligheid|recht|vrede|welvaart|energie|"
    r"duurzaamheid|bestuur|beleid|partners|partner|zonen|zn|co|compagnie)\b.*"
)
"""What a name begins with when it is but the second half of one: “Kunst en Cultuur Brabant”."""
_ABBREVIATION = re.compile(r"[A-Z]{2,}(?:-[A-Z]{2,})*")
_LITTLE = frozenset({"de", "het", "van", "voor", "en", "in", "gemeente", "stichting", "vereniging"})
"""Words that many names have."""

MOST_SHOWN = 80
"""Characters of a name that a sentence repeats."""


@dataclass
class Organisers:
    """Who organise, and what there is to ask of that."""

    programme: Programme
    additions: Additions
    slugs: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    better: list[str] = field(default_factory=list)

    def read(self, text: str) -> None:
        """Take up the organisations in an answer."""
        for part in text.split(";"):
            name = " ".join(part.split())
            if not says_nothing(name):
                self._take(name)
        self.slugs = list(dict.fromkeys(self.slugs))

    def _take(self, name: str) -> None:
        known = self.programme.organisations
        quoted = _QUOTED.fullmatch(name)
        if quoted or slug_of(name, known):
            self.slugs.append(self.additions.organisation(quoted["name"] if quoted else name))
            return
        together = self._parts(name, _WITH)
        parts = [one for part in together or [name] for one in self._names_in(part, _BETWEEN)]
        slugs = [slug_of(part, known) for part in parts]
        if all(slugs):
            self.slugs += slugs
        elif any(slugs) or together or _is_surely_two(name, parts):
            self.missing.append(self._asked(name, parts))
        elif near := self._near(name):
            told = {"name": name[:MOST_SHOWN], "near": near}
            self.missing.append(MEANT.format(**told))
        else:
            self.slugs.append(self.additions.organisation(name))
            if len(parts) > 1 and (_SEVERAL_WORDS.fullmatch(parts[-1]) or _are_words(parts)):
                self.better.append(self._asked(name, parts))

    def _asked(self, name: str, parts: Sequence[str]) -> str:
        known = self.programme.organisations
        slugs = {part: slug_of(part, known) for part in parts}
        names = [known[slug].name if slug else part for part, slug in slugs.items()]
        ask = "Zijn dit er twee?" if len(names) == 2 else "Zijn dit er meer?"  # noqa: PLR2004
        told = {"name": name[:MOST_SHOWN], "ask": ask, "names": "; ".join(names)[: MOST_SHOWN * 2]}
        return TWO.format(**told)

    def _names_in(self, text: str, between: Sequence[re.Pattern[str]]) -> list[str]:
        """Return the names between commas, then between “en”; what is in the list stays whole."""
        if not between or slug_of(text, self.programme.organisations):
            return [text]
        parts = self._parts(text, between[0]) or [text]
        return [name for part in parts for name in self._names_in(part, between[1:])]

    def _parts(self, name: str, between: re.Pattern[str]) -> list[str]:
        """Return the names in a text; none when it is one. Names of municipalities stay whole."""
        whole = {town: f"\x00{n}\x00" for n, town in enumerate(self._towns()) if town in name}
        for town, mark in whole.items():
            name = name.replace(town, mark)
        parts = [_ARTICLE.sub("", part, count=1) for part in between.split(name) if part.strip()]
        for town, mark in whole.items():
            parts = [part.replace(mark, town) for part in parts]
        return parts if len(parts) > 1 else []

    def _towns(self) -> list[str]:
        return [
            town for town in self.programme.region_of_municipality if re.search(r", | en ", town)
        ]

    def _near(self, name: str) -> str:
        """Return the name in the list that somebody misspelt, or of which a part was typed."""
        known = self.programme.organisations
        if any(slugify(name).endswith(f"-{slugify(town)}") for town in self._all_towns()):
            return ""
        near = meant(name, known)
        if near and SequenceMatcher(None, name.casefold(), near.casefold()).ratio() >= CLOSE:
            return near
        words = set(slugify(name).split("-")) - _LITTLE
        having = [o.name for o in known.values() if words <= set(slugify(o.name).split("-"))]
        return having[0] if words and len(having) == 1 else ""

    def _all_towns(self) -> Sequence[str]:
        return [*self.programme.region_of_municipality]


def _is_surely_two(name: str, parts: Sequence[str]) -> bool:
    """Whether a name begins anew after a comma or an “en”: “A, B”, “A en de B” and “Raad A en GGD”.

    Who means one name by it can say so; of two that became one, nobody would hear.
    """
    if len(parts) < 2:  # noqa: PLR2004 -- two names
        return False
    if name.islower():
        # Who types no capitals at all types none for a name either.
        return all(map(_OF_MORE_PEOPLE.search, parts))
    if not parts[-1][:1].isupper():
        return False
    is_begun = _COMMA.search(name) or re.search(r"(?i)\ben (?:de|het) ", name)
    return bool(is_begun) or (_is_begin(parts[0]) and _is_whole(parts[-1]))


def _is_begin(part: str) -> bool:
    return part[:1].isupper() and not _SUBJECT.fullmatch(part)


def _is_whole(part: str) -> bool:
    """Whether a name can be all there is of it."""
    is_name = _SEVERAL_WORDS.fullmatch(part) or _OF_MORE_PEOPLE.search(part)
    return _is_begin(part) and bool(is_name or _ABBREVIATION.fullmatch(part))


def _are_words(parts: Sequence[str]) -> bool:
    """Whether each is one word that may be a name, as in “Contour en Twern”."""
    return all(_is_begin(part) and " " not in part for part in parts)
