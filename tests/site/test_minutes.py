"""How long each way to add a session takes who is new, by counting: what /meedoen/ promises."""

from __future__ import annotations

from pathlib import Path

import _minutes
import _newcomer
from _minutes import Part, Way, between, words
from tests.site.conftest import EXAMPLE, ROOT

FIVE_MINUTES = 300


def test_every_way_in_takes_less_than_five_minutes(example_site: Path) -> None:
    ways = list(_newcomer.ways(ROOT, example_site, ROOT / EXAMPLE))
    assert [way.name for way in ways] == [
        *("Het formulier", "De spreadsheet", "De website van GitHub", "Je eigen computer"),
    ]
    for way in ways:
        # A sum that misses what it counts would be small as well.
        assert sum(part.characters for part in way.parts) > 100, _minutes.shown(way)
        assert sum(part.words for part in way.parts) > 250, _minutes.shown(way)
        assert way.seconds <= FIVE_MINUTES, _minutes.shown(way)


def test_a_part_takes_as_long_as_what_is_read_typed_and_chosen() -> None:
    assert Part("lezen", words=200).seconds == 60
    assert Part("typen", characters=200).seconds == 60
    assert Part("kiezen", choices=2).seconds == 6
    way = Way("Zo", (Part("a", 100, 100, 1), Part("b", choices=3)))
    assert way.seconds == 72
    assert _minutes.shown(way).splitlines()[-1].split() == ["samen", "72", "=", "1:12", "minuten"]


def test_words_are_what_one_reads() -> None:
    assert words("# Kies uit: wonen, arbeid-en-vrije-tijd.") == 4
    assert words("--- # …") == 0
    page = '<h1 class="a">Een &amp; twee</h1><p>drie</p><h2 id="b">vier</h2>'
    assert between(page, "<h1[ >]", '<h2 id="b"').split() == ["Een", "&", "twee", "drie"]
