"""A programme folder of any size, for tests that need more than the example week.

Every trait of a session (kind, price, registration, status, when, where, ...) is dealt from a
shuffled deck of the sessions in ``tests/voorbeeldweek``.  So a generated week has the mixture of
the example, as many cancelled, online and nightly sessions, in new combinations and under new
titles.  Nothing clashes: a room is given out once per part of a day, and so is a speaker.

The same number of sessions and the same seed give the same bytes, everywhere.

    python -m tests.generator FOLDER SESSIONS [--seed SEED]
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, Generic, TypeAlias, TypeVar

import yaml

T = TypeVar("T")
Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Fields: TypeAlias = "dict[str, Value]"
Sample: TypeAlias = "dict[str, Any]"
"""The front matter of a session of the example week, or a part of it."""

EXAMPLE = Path(__file__).parent / "voorbeeldweek"
YEAR = "2026"
MONDAY = date(2026, 11, 9)
COPIED = ("themas", "regios", "doelgroepen", "vormen", "reeksen")
MOST_SESSIONS = 10_000
SESSIONS_PER_VENUE = 12

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
PARTS = (("ochtend", 9 * 60), ("middag", 13 * 60), ("avond", 19 * 60))
"""Part of a day → the minute at which its first session begins; none runs into the next part."""
LAST_DAY = len(DAYS) - 1
EVENING = len(PARTS) - 1

SUBJECTS = {
    "welzijn": "stille dagen|een luisterend oor|geluk dat je niet koopt|een goede buurman|"
    "een vriend in een nieuwe straat|rust in je hoofd|een huis vol bezoek|kleine gebaren",
    "materiele-welvaart": "het huishoudboekje|een eerlijke prijs|sparen voor later|"
    "de kosten van niets doen|delen in plaats van kopen|geld en plezier|werken en toch te weinig",
    "gezondheid": "lopen als medicijn|eten uit de buurt|slapen in een drukke stad|"
    "een gezonde school|zorg op loopafstand|bewegen met plezier|praten over pijn",
    "arbeid-en-vrije-tijd": "werk met betekenis|een kortere werkweek|vakmensen van morgen|"
    "de vrije woensdag|leren op de werkvloer|een baas die luistert|het recht op niets doen",
    "wonen": "een thuis voor starters|de lege winkelstraat|hofjes van nu|samen onder één dak|"
    "bouwen met hout|de straat als voortuin|een kleiner huis|wonen boven de winkel",
    "samenleving": "meepraten zonder moeilijke woorden|het dorpshuis|vrijwilligers van morgen|"
    "de kracht van twaalf buren|vertrouwen in elkaar|een feest voor iedereen|stemmen vanaf zestien",
    "veiligheid": "een verlichte fietsroute|opletten zonder wantrouwen|het donkere stuk bos|"
    "een buurtapp met manieren|hulp bij hoog water|veilig oversteken|rust in het uitgaansgebied",
    "milieu": "bomen die blijven|schoon water|een tuin zonder tegels|de laatste kilometer|"
    "stroom van eigen dak|bijen op het bedrijventerrein|stilte op de hei",
}
"""Main theme → what a session can be about."""

TITLES = (
    "{Subject}",
    "Aan de slag met {subject}",
    "Hoe verder met {subject}?",
    "{Subject}: wat werkt, en wat niet?",
    "{kind}: {subject}",
)
LOCAL_TITLES = (
    "{Subject} in {place}",
    "{Subject}: wat {place} ervan leerde",
    "{place} praat over {subject}",
    "{kind} in {place}: {subject}",
    "Van plan naar praktijk in {place}: {subject}",
)
TRAP_TITLES = (
    "“{Subject}” & andere dromen uit {place}",
    '"{Subject}" en andere zinnen uit {place}',
    "Van <b> naar beter: {subject} in {place}",
    "Hoe krijg je #brabantdoetmee naar {place}? Over {subject}",
    "Wat doet {{{{ 7*7 }}}} bij {subject} in {place}?",
    "Van {{% raw %}} naar gaar: {subject} in {place}",
)
ENGLISH_TITLES = (
    "Broad prosperity in {place}",
    "New in {place}: what do you see?",
    "Soup and good questions in {place}",
)
LONG_TITLE = ": wat inwoners, ondernemers en bestuurders van elkaar leerden"
LONGEST_TITLE = 120
LONGEST_SLUG = 70

REASONS = {
    "verplaatst": (
        "Er waren meer aanmeldingen dan stoelen. We kiezen een grotere zaal op een ander moment.",
        "De spreker is op de eerste datum verhinderd. Wie zich had aangemeld, hoeft niets te doen.",
    ),
    "geannuleerd": (
        "De spreker is ziek. We zoeken een nieuwe datum in het voorjaar.",
        "Er waren te weinig aanmeldingen. Wie zich had aangemeld, krijgt bericht.",
    ),
}

VENUES = "Buurthuis|Dorpshuis|Wijkcentrum|Atelier|Hoeve|Zalencentrum"
ORGANISATIONS = "Stichting|Vereniging|Coöperatie|Netwerk|Dorpsraad|Werkplaats"
ADJECTIVES = (
    "Bedachte|Denkbeeldige|Papieren|Verzonnen|Gouden|Scheve|Halve|Stille|Omgekeerde|Glazen|"
    "Vierkante|Losse"
)
NOUNS = (
    "Haspel|Lantaarn|Ooievaar|Knoop|Ketting|Waterlelie|Trapleuning|Klok|Wolk|Schaduw|Trommel|"
    "Vlieger|Klinker"
)


def generate(folder: Path, sessions: int, seed: int = 2026) -> None:
    """Write a programme of one week with ``sessions`` sessions into ``folder``.

    :param sessions: 1 to 10,000; venues and organisations grow along, slowly.
    """
    if not 1 <= sessions <= MOST_SESSIONS:
        raise ValueError(f"sessions must be from 1 to {MOST_SESSIONS}, not {sessions}")
    dice = Dice(seed * (MOST_SESSIONS + 1) + sessions)
    example = read_example()
    wanted = sessions // SESSIONS_PER_VENUE
    venues = example.venues | more_venues(dice, example, wanted)
    organisations = example.organisations | more_organisations(dice, example, wanted)
    edition = example.edition | {"naam": f"Gegenereerde week met {sessions} sessies"}
    for name in COPIED:
        write(folder / f"{name}.yml", (EXAMPLE / f"{name}.yml").read_text(encoding="utf-8"))
    for photo in sorted((EXAMPLE / YEAR / "fotos").iterdir()):
        copy = folder / YEAR / "fotos" / photo.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(photo.read_bytes())
    write(folder / "locaties.yml", as_yaml(venues))
    write(folder / "organisaties.yml", as_yaml(organisations))
    write(folder / YEAR / "editie.yml", as_yaml(edition))
    week = Week(dice, example, venues, organisations, sessions)
    for _ in range(sessions):
        slug, fields, body = week.session()
        write(folder / YEAR / "sessies" / f"{slug}.md", f"---\n{as_yaml(fields)}---\n{body}\n")


class Dice:
    """Chance that falls the same way everywhere.

    Only ``Random.random`` is promised to give the same numbers in every version of Python.
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def below(self, limit: int) -> int:
        return int(self._random.random() * limit)

    def pick(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def shuffled(self, items: Iterable[T]) -> list[T]:
        result = list(items)
        for last in range(len(result) - 1, 0, -1):
            other = self.below(last + 1)
            result[last], result[other] = result[other], result[last]
        return result


class Deck(Generic[T]):
    """Deals every item once, in a random order, before it deals one again."""

    def __init__(self, dice: Dice, items: Iterable[T]) -> None:
        self._dice = dice
        self._items = list(items)
        self._left: list[T] = []

    def deal(self) -> T:
        if not self._left:
            self._left = self._dice.shuffled(self._items)
        return self._left.pop()


# The example week


@dataclass(frozen=True)
class Example:
    """What the example week lends to a generated one."""

    edition: Fields
    venues: Fields
    organisations: Fields
    kinds: dict[str, str]
    municipalities: list[str]
    sessions: list[Sample]
    paragraphs: dict[str, list[str]]
    """Main theme → paragraphs; those that are not in Dutch under their language."""
    extras: list[str]
    """Lists, quotations and tables."""

    @property
    def speakers(self) -> list[str]:
        return sorted({who["naam"] for one in self.sessions for who in one.get("sprekers", [])})

    @property
    def rooms(self) -> list[str]:
        return sorted({one["zaal"] for one in self.sessions if "zaal" in one} - {"Alle zalen"})


def read_example() -> Example:
    """Read the example week; every value is text."""
    lists = {path.stem: read_yaml(path) for path in EXAMPLE.glob("*.yml")}
    sessions: list[Sample] = []
    paragraphs: dict[str, list[str]] = defaultdict(list)
    extras: list[str] = []
    for path in sorted((EXAMPLE / YEAR / "sessies").glob("*.md"), key=lambda path: path.name):
        _, front_matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
        session: Sample = yaml.load(front_matter, Loader=yaml.BaseLoader)
        sessions.append(session)
        for block in movable_blocks(body):
            is_extra = re.match(r"[-|>]|1\.", block)
            (extras if is_extra else paragraphs[pool_of(session)]).append(block)
    return Example(
        edition=read_yaml(EXAMPLE / YEAR / "editie.yml"),
        venues=lists["locaties"],
        organisations=lists["organisaties"],
        kinds={slug: kind["naam"] for slug, kind in lists["vormen"].items()},
        municipalities=sorted(
            name for region in lists["regios"].values() for name in region["gemeenten"]
        ),
        sessions=sessions,
        paragraphs=paragraphs,
        extras=extras,
    )


def read_yaml(path: Path) -> Sample:
    data: Sample = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return data


def movable_blocks(body: str) -> Iterator[str]:
    """Yield the blocks of a description that still make sense in another session."""
    for block in re.sub(r"```.*?```", "", body, flags=re.DOTALL).split("\n\n"):
        text = block.strip()
        if text and not text.startswith(("#", "<")) and ".md" not in text:
            yield text


def pool_of(session: Sample) -> str:
    """Return the name of the paragraphs that suit ``session``."""
    return str(session.get("taal") or session["themas"][0])


# More venues and organisations


def more_venues(dice: Dice, example: Example, wanted: int) -> Fields:
    """Return invented venues, as many as the example is short of ``wanted``."""
    known = {
        venue["gemeente"]: venue
        for venue in example.venues.values()
        if isinstance(venue, dict) and "gemeente" in venue and "breedtegraad" in venue
    }
    towns = Deck(dice, example.municipalities)
    result: Fields = {}
    for name in new_names(dice, VENUES, wanted - len(example.venues)):
        town = towns.deal()
        street = f"{dice.pick(NOUNS.split('|'))}straat {1 + dice.below(180)}"
        venue: Fields = {"naam": name, "straat": street, "plaats": town, "gemeente": town}
        if near := known.get(town):
            venue |= some_of(near, "postcode", "plaats")
            for key in ("breedtegraad", "lengtegraad"):
                venue[key] = f"{float(str(near[key])) + (dice.below(81) - 40) / 10_000:.4f}"
        venue["toegankelijkheid"] = {"rolstoel": dice.pick(("ja", "ja", "nee")), "hulphond": "ja"}
        result[slugify(name)] = venue
    return result


def more_organisations(dice: Dice, example: Example, wanted: int) -> Fields:
    """Return invented organisations, as many as the example is short of ``wanted``."""
    return {
        slugify(name): {
            "naam": name,
            "omschrijving": "Bestaat alleen in deze gegenereerde week.",
            "url": f"https://{slugify(name)}.example.org/",
        }
        for name in new_names(dice, ORGANISATIONS, wanted - len(example.organisations))
    }


def new_names(dice: Dice, sorts: str, count: int) -> list[str]:
    """Return ``count`` different names such as “Buurthuis De Scheve Wolk”."""
    words = (sorts.split("|"), ADJECTIVES.split("|"), NOUNS.split("|"))
    names = [f"{sort} De {adjective} {noun}" for sort, adjective, noun in product(*words)]
    return dice.shuffled(names)[: max(count, 0)]


# What is given out once


@dataclass(frozen=True)
class Cell:
    """One room, or no room at all, for one part of one day."""

    day: int
    part: int
    venue: str | None = None
    room: str | None = None

    @property
    def place(self) -> Fields:
        found = {"locatie": self.venue, "zaal": self.room}
        return {key: value for key, value in found.items() if value}


class Rooms:
    """Gives out every room once per part of a day."""

    def __init__(self, dice: Dice, venues: Iterable[str], rooms: Sequence[str]) -> None:
        self._dice = dice
        self._times = list(product(range(len(DAYS)), range(len(PARTS))))
        self._free = dice.shuffled(
            Cell(day, part, venue, room)
            for index, venue in enumerate(venues)
            for room in self._inside(index, rooms)
            for day, part in self._times
        )

    @staticmethod
    def _inside(index: int, rooms: Sequence[str]) -> list[str | None]:
        """Return the rooms of a venue: one in three venues has a single room without a name."""
        count = index % 3 + 1
        return [None] if count == 1 else [rooms[(index + n) % len(rooms)] for n in range(count)]

    def take(self, *wishes: Callable[[Cell], bool]) -> Cell:
        """Return a free cell that fits the first wish, or else the second, and so on."""
        for fits in wishes:
            for index in range(len(self._free) - 1, -1, -1):
                if fits(self._free[index]):
                    return self._free.pop(index)
        raise LookupError("no free room is left")

    def nowhere(self, fits: Callable[[Cell], bool]) -> Cell:
        """Return a time without a room, of which there are always enough."""
        return self._dice.pick([cell for time in self._times if fits(cell := Cell(*time))])


class People:
    """Gives every speaker one session per part of a day."""

    def __init__(self, dice: Dice, names: Sequence[str], sessions: int) -> None:
        self._dice = dice
        self._busy: set[tuple[str, Cell]] = set()
        first = sorted({name.split(" ", 1)[0] for name in names})
        last = sorted({name.split(" ", 1)[1] for name in names})
        doubled = [f"{a}-{b}" for a, b in product(last, last) if a < b and " " not in a + b]
        surnames = [*last, *doubled][: len(last) + sessions // 40]
        people = dice.shuffled(f"{name} {surname}" for name, surname in product(first, surnames))
        self._names = people[: 40 + sessions // 4]

    def like(self, models: list[Sample], cells: Iterable[Cell]) -> list[Value]:
        """Return as many speakers as there are models, all free at these times."""
        times = [Cell(cell.day, cell.part) for cell in cells]
        chosen: dict[str, Value] = {}
        for model in models:
            start = self._dice.below(len(self._names))
            for name in self._names[start:] + self._names[:start]:
                if name not in chosen and not any((name, time) in self._busy for time in times):
                    self._busy |= {(name, time) for time in times}
                    chosen[name] = model | {"naam": name}
                    break
        return list(chosen.values())


class Titles:
    """Makes titles and slugs that no session had yet."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._titles: Counter[str] = Counter()
        self._slugs: Counter[str] = Counter()

    def title(self, about: Sample, kind: str, place: str | None) -> str:
        """Return a title as long and as tricky as that of ``about``."""
        subject = self._dice.pick(SUBJECTS[about["themas"][0]].split("|"))
        title = self._dice.pick(self._formats(about, place)).format(
            subject=subject,
            Subject=subject[0].upper() + subject[1:],
            kind=kind,
            place=place or "Brabant",
        )
        is_long = len(about["titel"]) > LONGEST_TITLE - 20
        if is_long and len(title + LONG_TITLE) < LONGEST_TITLE - len(" (deel 100)"):
            title += LONG_TITLE
        self._titles[title] += 1
        count = self._titles[title]
        return title if count == 1 else f"{title} (deel {count})"

    def _formats(self, about: Sample, place: str | None) -> Sequence[str]:
        if about.get("taal") == "en":
            return ENGLISH_TITLES
        if re.search(r'["&#<{]', about["titel"]):
            return TRAP_TITLES
        return LOCAL_TITLES if place and self._dice.below(3) else TITLES

    def slug(self, title: str) -> str:
        base = slugify(title)[:LONGEST_SLUG].strip("-")
        self._slugs[base] += 1
        count = self._slugs[base]
        return base if count == 1 else f"{base}-nr-{count}"


# Sessions


class Week:
    """Makes one session after the other and remembers what is taken."""

    def __init__(
        self, dice: Dice, example: Example, venues: Fields, organisations: Fields, sessions: int
    ) -> None:
        self._dice = dice
        self._example = example
        self._venues = venues
        self._organisations = Deck(dice, organisations)
        self._rooms = Rooms(dice, venues, example.rooms)
        self._people = People(dice, example.speakers, sessions)
        self._titles = Titles(dice)
        self._slugs: list[str] = []
        self._traits: dict[str, Deck[Sample]] = {}

    def _trait(self, name: str) -> Sample:
        """Return the session of the example that this trait is taken from."""
        deck = self._traits.setdefault(name, Deck(self._dice, self._example.sessions))
        return deck.deal()

    def session(self) -> tuple[str, Fields, str]:
        """Return the slug, the front matter and the Markdown of one more session."""
        when, about, kind = self._trait("when"), self._trait("about"), self._trait("kind")["vorm"]
        timing, cells = self._moments(when) if "momenten" in when else self._moment(when)
        title = self._titles.title(about, self._example.kinds[kind], self._town(timing, cells))
        slug = self._titles.slug(title)
        fields: Fields = {"titel": title, "vorm": kind}
        fields |= some_of(about, "samenvatting", "themas", "taal")
        fields |= timing
        fields |= online(when, slug)
        fields |= self._who(cells if "begin" in timing or "momenten" in timing else [])
        fields |= self._status(self._trait("status"), cells)
        fields |= some_of(self._trait("seats"), "plekken", "aantal_plekken")
        fields |= some_of(self._trait("price"), "prijs", "prijs_uitleg")
        fields |= registration(self._trait("registration"), slug, first_day(timing))
        fields |= programme_items(self._trait("programme"), timing)
        for key in ("contact", "toegankelijkheid", "materiaal", "bronnen"):
            fields |= some_of(self._trait(key), key)
        if "voorheen" in self._trait("voorheen"):
            fields["voorheen"] = [f"oud-{slug}"]
        body = self._body(about)
        self._slugs.append(slug)
        return slug, fields, body

    def _moment(self, like: Sample) -> tuple[Fields, list[Cell]]:
        """Return when and where, in the manner of ``like``, and what that takes."""
        two_days = "einddatum" in like
        at_night = two_days and "begin" in like

        def fits(cell: Cell) -> bool:
            ends_in_the_week = cell.day < LAST_DAY or not two_days
            return ends_in_the_week and (cell.part == EVENING or not at_night)

        cell = self._rooms.take(fits) if "locatie" in like else self._rooms.nowhere(fits)
        fields = self._times(cell, like) | cell.place
        if two_days:
            fields["einddatum"] = iso(cell.day + 1)
        if at_night:
            late = {
                "inloop": "21.45",
                "begin": "22.00",
                "einde": self._dice.pick(("00.30", "02.00")),
            }
            fields |= late
        if "gemeente" in like:
            fields["gemeente"] = self._dice.pick(self._example.municipalities)
        return fields, [cell]

    def _moments(self, like: Sample) -> tuple[Fields, list[Cell]]:
        """Return as many moments as ``like`` has, on different days, in one place or in several."""
        cells = [self._rooms.take(lambda _: True)]
        travels = len({moment.get("locatie") for moment in like["momenten"]}) > 1

        def other_day(cell: Cell) -> bool:
            return cell.day not in {taken.day for taken in cells}

        def fits(cell: Cell) -> bool:
            return other_day(cell) and (cell.place != cells[0].place) == travels

        while len(cells) < len(like["momenten"]):
            cells.append(self._rooms.take(fits, other_day))
        cells.sort(key=lambda cell: cell.day)
        moments: list[Value] = [
            {"sleutel": DAYS[cell.day]} | self._times(cell, {"begin": "", "einde": ""}) | cell.place
            for cell in cells
        ]
        return {"momenten": moments}, cells

    def _times(self, cell: Cell, like: Sample) -> Fields:
        """Return the date and those of the times that ``like`` has."""
        start = PARTS[cell.part][1] + 15 * self._dice.below(5)
        end = start + self._dice.pick((60, 90, 90, 120))
        times = {"begin": clock(start), "einde": clock(end), "inloop": clock(start - 15)}
        fields: Fields = {"datum": iso(cell.day)}
        return fields | some_of(times, *(key for key in times if key in like))

    def _town(self, timing: Fields, cells: list[Cell]) -> str | None:
        venue = self._venues.get(cells[0].venue or "")
        town = venue.get("gemeente") if isinstance(venue, dict) else timing.get("gemeente")
        return str(town) if town else None

    def _who(self, cells: list[Cell]) -> Fields:
        """Return for whom and by whom."""
        fields = some_of(self._trait("audiences"), "doelgroepen")
        count = 1 + self._dice.below(3)
        fields["organisaties"] = list({self._organisations.deal(): "" for _ in range(count)})
        fields |= some_of(self._trait("series"), "reeks")
        speakers = self._people.like(self._trait("speakers").get("sprekers", []), cells)
        return fields | ({"sprekers": speakers} if speakers else {})

    def _status(self, like: Sample, cells: list[Cell]) -> Fields:
        if "status" not in like:
            return {}
        status = like["status"]
        fields: Fields = {"status": status, "status_uitleg": self._dice.pick(REASONS[status])}
        if status == "verplaatst":
            fields["oorspronkelijk"] = {
                "datum": iso((cells[0].day + 1) % len(DAYS)),
                "begin": "10.00",
                "einde": "11.30",
                "locatie": self._dice.pick(list(self._venues)),
            }
        return fields

    def _body(self, about: Sample) -> str:
        """Return 150 to 350 words on the theme; fewer in a language with few paragraphs."""
        dice, paragraphs = self._dice, self._example.paragraphs
        pool = dice.shuffled(paragraphs[pool_of(about)])
        if "taal" not in about:
            pool += dice.shuffled(paragraphs["samenleving"])
        wanted = 150 + dice.below(140)
        blocks: list[str] = []
        for block in dict.fromkeys(pool):
            blocks.append(block)
            if sum(len(text.split()) for text in blocks) >= wanted:
                break
        if "taal" not in about and not dice.below(4):
            blocks[2:2] = ["## Goed om te weten", dice.pick(self._example.extras)]
        if self._slugs and not dice.below(10):
            blocks.append(f"Kijk ook bij [een andere sessie]({dice.pick(self._slugs)}.md).")
        return "\n\n".join(blocks)


def some_of(session: Sample, *keys: str) -> Fields:
    """Return those of the fields that ``session`` has."""
    return {key: session[key] for key in keys if key in session}


def online(like: Sample, slug: str) -> Fields:
    link: Fields = (
        {"online_url": f"https://live.example.org/{slug}"} if "online_url" in like else {}
    )
    return some_of(like, "deelname") | link


def first_day(timing: Fields) -> str:
    """Return the day on which it begins, or begins for the first time."""
    moments = timing.get("momenten", [timing])
    assert isinstance(moments, list)
    return min(str(moment["datum"]) for moment in moments if isinstance(moment, dict))


def registration(like: Sample, slug: str, day: str) -> Fields:
    """Return how to sign up as ``like``, with its last day where that is before ``day``."""
    model = like.get("aanmelden", {})
    fields = some_of(model, "hoe", "email")
    if str(model.get("tot", "9999")) <= day:
        fields |= some_of(model, "tot")
    if "url" in model:
        fields["url"] = f"https://aanmelden.example.org/{slug}"
    return {"aanmelden": fields} if fields else {}


def programme_items(like: Sample, timing: Fields) -> Fields:
    """Return the programme items of ``like``, spread over the time of this session."""
    if "programma" not in like or "einde" not in timing or "einddatum" in timing:
        return {}
    items = like["programma"]
    begin, end = minutes(str(timing["begin"])), minutes(str(timing["einde"]))
    bounds = [begin + (end - begin) * n // len(items) for n in range(len(items) + 1)]
    rows: list[Value] = [
        {"begin": clock(start), "einde": clock(stop)} | some_of(item, "titel", "uitleg")
        for start, stop, item in zip(bounds, bounds[1:], items, strict=False)
    ]
    return {"programma": rows}


# Text


def iso(day: int) -> str:
    return (MONDAY + timedelta(days=day)).isoformat()


def clock(minute: int) -> str:
    return f"{minute // 60:02}.{minute % 60:02}"


def minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def slugify(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def as_yaml(fields: Fields) -> str:
    return "".join(f"{line}\n" for line in yaml_lines(fields))


def yaml_lines(fields: Fields) -> Iterator[str]:
    """Yield a mapping as YAML; all text but slugs, dates and whole numbers is quoted."""
    for key, value in fields.items():
        if isinstance(value, str):
            yield f"{key}: {scalar(value)}"
        elif isinstance(value, dict):
            yield f"{key}:"
            yield from (f"  {line}" for line in yaml_lines(value))
        else:
            yield f"{key}:"
            for item in value:
                lines = yaml_lines(item) if isinstance(item, dict) else [scalar(str(item))]
                for number, line in enumerate(lines):
                    yield f"    {line}" if number else f"  - {line}"


def scalar(text: str) -> str:
    is_plain = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a programme folder of any size.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("sessions", type=int)
    parser.add_argument("--seed", type=int, default=2026)
    arguments = parser.parse_args()
    generate(arguments.folder, arguments.sessions, arguments.seed)


if __name__ == "__main__":
    main()
