"""Which calendars there are, what they are called and what they hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import pytest

from macros.programme.model import Programme, Slot
from macros.programme.published import Published, Turn
from macros.programme.selection import Selection, select
from macros.publish.feed_check import check_feeds
from macros.publish.feeds import LONGEST_NAME, Feed, calendar_files, covering, feeds, head
from macros.publish.site import Site, read_site
from tests.checkout import Checkout
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
MONDAY, TUESDAY = date(2026, 11, 9), date(2026, 11, 10)
SINCE = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
"""In the Netherlands it is the first of November then."""


def of(**facets: str) -> Selection:
    return Selection(facets=tuple(facets.items()))


def by_selection(programme: Programme, published: Published | None = None) -> dict[Selection, Feed]:
    return {feed.selection: feed for feed in feeds(programme, SETTINGS, published)}


@pytest.fixture
def folder(folder: ProgrammeFolder) -> ProgrammeFolder:
    folder.session(
        "tweede",
        "titel: T\ndatum: 2026-11-10\ndeelname: hybride\nonline_url: https://example.org/\n"
        "locatie: werkwarenhuis\nthemas: [samenleving, wonen]\ndoelgroepen: [inwoners]\n",
    )
    return folder


def test_every_choice_with_a_session_has_its_own_calendar(folder: ProgrammeFolder) -> None:
    """Worked out the long way round: every combination of values is tried."""
    programme = folder.read()
    found = by_selection(programme)
    choices = {
        "thema": [None, "wonen", "samenleving"],
        "regio": [None, "hart-van-brabant", "noordoost-brabant"],
        "doelgroep": [None, "inwoners"],
        "vorm": [None, "lezing"],
        "deelname": [None, "op-locatie", "online", "hybride"],
    }
    tried = 0
    days = (None, MONDAY, TUESDAY)
    for day, slugs in product(days, product(*choices.values())):
        facets = tuple((n, s) for n, s in zip(choices, slugs, strict=True) if s)
        selection = Selection(day=day, facets=facets)
        slots = select(programme, selection)
        if not 2 <= len(facets) + bool(day) <= 3:
            continue
        tried += 1
        assert (selection in found) == bool(slots), selection
        if slots:
            assert found[selection].slots == slots
    assert tried > 100


def test_four_things_at_once_have_none(folder: ProgrammeFolder) -> None:
    found = by_selection(folder.read())
    three = of(thema="wonen", regio="hart-van-brabant", doelgroep="inwoners")
    assert three in found
    assert replace(three, day=MONDAY) not in found
    assert replace(three, facets=(*three.facets, ("vorm", "lezing"))) not in found


@pytest.mark.parametrize("name", ["locatie-lochal", "organisatie-buurthuis", "reeks"])
def test_few_sessions_are_not_divided_again(folder: ProgrammeFolder, name: str) -> None:
    addresses = [feed.address for feed in feeds(folder.read(), SETTINGS)]
    assert not [one for one in addresses if name in one and "_" in one]


NAMES = {
    Selection(): ("programma", "hele programma", "programma/"),
    Selection(year=2026): ("2026", "2026", "2026/"),
    Selection(day=MONDAY): (
        "2026-maandag-9-november",
        "maandag 9 november 2026",
        "2026/maandag-9-november/",
    ),
    of(thema="wonen"): ("thema-wonen", "thema Wonen", "thema/wonen/"),
    of(deelname="online"): ("deelname-online", "deelname Online", "deelname/online/"),
    of(thema="wonen", regio="hart-van-brabant"): (
        "thema-wonen_regio-hart-van-brabant",
        "Wonen + Hart van Brabant",
        "programma/?thema=wonen&regio=hart-van-brabant",
    ),
    Selection(day=MONDAY, facets=(("thema", "wonen"),)): (
        "2026-maandag-9-november_thema-wonen",
        "ma 9 nov + Wonen",
        "programma/?dag=2026-11-09&thema=wonen",
    ),
}


@pytest.mark.parametrize(("selection", "expected"), NAMES.items(), ids=lambda one: str(one)[:60])
def test_a_calendar_has_a_name_for_people(
    folder: ProgrammeFolder, selection: Selection, expected: tuple[str, str, str]
) -> None:
    feed = by_selection(folder.read())[selection]
    name, title, page = expected
    assert (feed.address, feed.title, feed.page) == (f"kalender/{name}.ics", title, page)


def test_what_sets_a_long_name_apart_comes_first(folder: ProgrammeFolder) -> None:
    long = "Bestaanszekerheid en " + "een goed leven " * 4
    folder.replace("themas.yml", "naam: Wonen", f"naam: {long.strip()}")
    programme = folder.read()
    found = by_selection(programme)
    name = head(programme, SETTINGS, found[of(thema="wonen", vorm="lezing")]).name
    assert name.startswith("Bestaanszekerheid en een")
    assert name.endswith("…")
    assert len(name) <= LONGEST_NAME
    short = head(programme, SETTINGS, found[of(thema="samenleving")]).name
    assert short == f"{SETTINGS.site_name} – thema Samenleving"


def test_an_address_that_google_does_not_take_is_not_made(folder: ProgrammeFolder) -> None:
    settings = replace(SETTINGS, site_url=f"https://example.org/{'a' * 180}/")
    found = {feed.selection for feed in feeds(folder.read(), settings)}
    assert of(thema="wonen") in found
    assert of(thema="wonen", vorm="lezing") in found
    assert of(thema="wonen", regio="hart-van-brabant", doelgroep="inwoners") not in found


COVERED = {
    # What is asked for: what is offered.
    of(thema="wonen", vorm="lezing"): "thema-wonen_vorm-lezing",
    of(thema="samenleving", vorm="lezing"): "thema-samenleving",
    of(thema="wonen", organisatie="buurthuis"): "organisatie-buurthuis",
    replace(of(thema="wonen"), year=2026): "2026",
    replace(of(thema="samenleving"), year=2026): "thema-samenleving",
    Selection(day=date(2026, 11, 12)): "programma",
    Selection(year=2026, day=MONDAY): "2026-maandag-9-november",
}


@pytest.mark.parametrize(("wanted", "expected"), COVERED.items(), ids=COVERED.values())
def test_the_smallest_calendar_with_all_that_is_asked_for(
    folder: ProgrammeFolder, wanted: Selection, expected: str
) -> None:
    programme = folder.read()
    feed = covering(by_selection(programme), wanted)
    assert feed.address == f"kalender/{expected}.ics"
    assert set(_ids(select(programme, wanted))) <= set(_ids(feed.slots))


def _ids(slots: tuple[Slot, ...]) -> list[str]:
    return [slot.id for slot in slots]


def emptied(*selections: Selection) -> Published:
    """Return a past in which these became empty for the second time."""
    result = Published()
    result.turns = dict.fromkeys(selections, Turn(SINCE, count=3, is_empty=True))
    result.names = {("thema", "weg"): "Wat weg is"}
    return result


GONE = of(thema="weg")
OTHER_DAY = Selection(day=date(2026, 11, 13))
PAIR = of(thema="samenleving", vorm="lezing")


@pytest.mark.parametrize(
    ("selection", "page"),
    {
        GONE: "kalender/",
        OTHER_DAY: "2026/",
        PAIR: "programma/?thema=samenleving&vorm=lezing",
        Selection(year=2019): "programma/",
        Selection(day=date(2019, 11, 13)): "programma/",
    }.items(),
    ids=str,
)
def test_a_calendar_that_was_ever_there_is_there_for_ever(
    folder: ProgrammeFolder, selection: Selection, page: str
) -> None:
    programme = folder.read()
    assert selection not in by_selection(programme)
    feed = by_selection(programme, emptied(selection))[selection]
    assert feed.slots == ()
    assert feed.page == page


def test_an_empty_calendar_says_so_on_the_day_that_it_became_empty(folder: ProgrammeFolder) -> None:
    programme = folder.read()
    found = by_selection(programme, emptied(GONE))
    text = dict(calendar_files(programme, SETTINGS, found))["kalender/thema-weg.ics"].decode()
    assert text.count("BEGIN:VEVENT") == 1
    for line in (
        "SUMMARY:Nu geen sessies: thema Wat weg is",
        "DTSTART;VALUE=DATE:20261101",
        "DTEND;VALUE=DATE:20261102",
        "UID:agenda-thema-weg@example.org",
        "SEQUENCE:3",
        "LAST-MODIFIED:20261031T233000Z",
        "TRANSP:TRANSPARENT",
    ):
        assert f"\r\n{line}\r\n" in text, line


def test_empty_calendars_are_read_back_as_well(folder: ProgrammeFolder) -> None:
    programme = folder.read()
    found = by_selection(programme, emptied(GONE, OTHER_DAY, PAIR))
    files = dict(calendar_files(programme, SETTINGS, found))
    assert list(check_feeds(programme, SETTINGS, found.values(), files)) == []
    address = "kalender/thema-weg.ics"
    for old, new, code in (
        (b":20261101", b":20261031", "verschil-begin"),
        (b"Wat weg is", b"Iets", "verschil-titel"),
    ):
        wrong = {**files, address: files[address].replace(old, new)}
        problems = list(check_feeds(programme, SETTINGS, found.values(), wrong))
        assert [one for one in problems if code in one and address in one], problems


def test_the_order_does_not_depend_on_the_past(folder: ProgrammeFolder) -> None:
    programme = folder.read()
    past, other = emptied(GONE, PAIR), emptied(PAIR, GONE)
    assert list(by_selection(programme, past)) == list(by_selection(programme, other))


def test_what_subscribers_have_outlives_the_theme(tmp_path: Path) -> None:
    """From the history in git to the file: the theme is gone, its calendar is served."""
    checkout = Checkout(tmp_path / "repo")
    first = checkout.commit()
    old = set(dict(_site(checkout).calendars()))
    checkout.replace("2026/sessies/opening.md", "[wonen]", "[samenleving]")
    checkout.replace("themas.yml", "wonen:\n  naam: Wonen\n", "")
    gone = checkout.commit()
    files = dict(_site(checkout).calendars())
    assert old <= set(files)
    text = files["kalender/thema-wonen_vorm-lezing.ics"].decode()
    assert "SUMMARY:Nu geen sessies: Wonen + Lezing" in text
    assert f"DTSTAMP:{gone:%Y%m%dT%H%M%SZ}" in text
    assert gone > first
    assert "Opening" in files["kalender/thema-samenleving.ics"].decode()


def _site(checkout: Checkout) -> Site:
    return read_site(ROOT, checkout.path, ROOT / "docs", SETTINGS)
