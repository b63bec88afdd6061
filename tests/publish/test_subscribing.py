"""How to subscribe in each calendar app."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.programme.reading import read_programme
from macros.programme.selection import Selection
from macros.publish.feeds import covering, feeds
from macros.publish.qr import qr_code
from macros.publish.subscribing import Subscription, Way, subscription
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS
from tests.site.conftest import ROOT

WHOLE = Selection()
EDITION = Selection(year=2026)
DAY = Selection(day=date(2026, 11, 9))
THEME = Selection(facets=(("thema", "wonen"),))

WEBCAL = "webcal://example.org/week/kalender/thema-wonen.ics"
FROM_WEB = (
    "calendar/0/addfromweb/?url=https%3A%2F%2Fexample.org%2Fweek%2Fkalender%2Fthema-wonen.ics"
    "&name=Week%20van%20de%20Brede%20Welvaart%20%E2%80%93%20thema%20Wonen"
)
URLS = {
    "apple": WEBCAL,
    "google": "https://calendar.google.com/calendar/u/0/r?cid="
    "webcal%3A%2F%2Fexample.org%2Fweek%2Fkalender%2Fthema-wonen.ics",
    "outlook-com": f"https://outlook.live.com/{FROM_WEB}",
    "microsoft-365": f"https://outlook.office.com/{FROM_WEB}",
    "android": "",
    "nieuwe-outlook": "",
    "outlook-mac": "",
    "thunderbird": WEBCAL,
    "nextcloud": "",
    "ander": "",
}
"""By app; nothing where the app has to be given the address, or cannot subscribe."""


def of(folder: ProgrammeFolder, selection: Selection) -> Subscription:
    (feed,) = [feed for feed in feeds(folder.read(), SETTINGS) if feed.selection == selection]
    return subscription(SETTINGS, feed)


def ways(folder: ProgrammeFolder) -> dict[str, Way]:
    return {way.key: way for way in of(folder, THEME).ways}


def test_every_app_gets_the_address_that_it_understands(folder: ProgrammeFolder) -> None:
    assert {key: way.url for key, way in ways(folder).items()} == URLS


def test_the_buttons_are_few(folder: ProgrammeFolder) -> None:
    buttons = of(folder, THEME).buttons
    assert [way.key for way in buttons] == ["apple", "google", "outlook-com", "microsoft-365"]
    assert all(way.url for way in buttons)


def test_every_app_is_explained(folder: ProgrammeFolder) -> None:
    for way in ways(folder).values():
        assert way.name
        assert way.steps.endswith((".", ":"))
        assert bool(way.url) == (way.has_button or bool(way.action)), way.key
        # Nobody is told how slow an app is that cannot do it, or that another one does it for.
        assert bool(way.delay) != (way.key in ("android", "outlook-mac")), way.key


def test_no_webcal_where_it_does_not_work(folder: ProgrammeFolder) -> None:
    for key in ("android", "nieuwe-outlook", "outlook-com", "microsoft-365"):
        assert "webcal" not in ways(folder)[key].url


@pytest.mark.parametrize("selection", [WHOLE, EDITION, DAY, THEME])
def test_addresses_are_short_plain_and_lasting(
    folder: ProgrammeFolder, selection: Selection
) -> None:
    """Google says nothing and does nothing with an address of 256 characters or more."""
    found = of(folder, selection)
    assert found.url == f"https://example.org/week/{found.download}"
    assert found.url.isascii()
    assert len(found.url) < 256


def test_no_address_of_the_programme_itself_is_too_long() -> None:
    programme = read_programme(ROOT / "programme")
    settings = replace(SETTINGS, site_url="https://week-van-de-brede-welvaart.github.io/site/")
    found = [subscription(settings, feed) for feed in feeds(programme, settings)]
    assert max(len(one.url) for one in found) < 256


def test_only_the_whole_programme_is_explained_at_once(folder: ProgrammeFolder) -> None:
    assert of(folder, WHOLE).is_full
    assert not of(folder, EDITION).is_full


@pytest.mark.parametrize(
    ("selection", "leads_to"),
    [
        (WHOLE, "https://example.org/week/kalender/"),
        (EDITION, "https://example.org/week/2026/#agenda"),
        (DAY, None),
        (THEME, None),
    ],
)
def test_a_code_leads_to_the_page_with_the_buttons(
    folder: ProgrammeFolder, selection: Selection, leads_to: str | None
) -> None:
    code = of(folder, selection).phone
    if leads_to is None:
        assert code is None
    else:
        assert code
        assert code.name == f"QR-code van {leads_to}"
        assert code.svg == qr_code(leads_to)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (WHOLE, ""),
        (Selection(facets=(("thema", "wonen"), ("organisatie", "buurthuis"))), "organisatie Buurt"),
        (Selection(day=date(2026, 11, 12)), "het hele programma."),
    ],
    ids=["exact", "wider", "everything"],
)
def test_a_calendar_that_is_wider_says_so(
    folder: ProgrammeFolder, wanted: Selection, said: str
) -> None:
    found = {feed.selection: feed for feed in feeds(folder.read(), SETTINGS)}
    wider = subscription(SETTINGS, covering(found, wanted), wanted).wider
    assert bool(wider) == bool(said)
    assert said in wider
