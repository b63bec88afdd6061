"""What is on now: on the first page, in the programme, and from another time zone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Opening

pytestmark = pytest.mark.browser

TUESDAY = "2026-11-10T13:35:00Z"
"""14.35 in Brabant: five are on, and one begins at half past three."""
SHOWN_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"
NOW = "Nu zijn 5 sessies bezig. Straks begint er 1, om 15.30 uur."


def later(page: Page, time: str, *, shown_again: bool) -> None:
    """Let the clock be another, and either a minute pass or the page be shown again."""
    page.clock.set_system_time(time)
    if shown_again:
        page.evaluate(SHOWN_AGAIN)
    else:
        page.clock.run_for(60_000)


def words(page: Page, selector: str) -> list[str]:
    return [text.replace("\n", " ") for text in page.locator(selector).all_inner_texts()]


def wait_until_scrolled(page: Page) -> None:
    for _ in range(100):
        if page.evaluate("scrollY") > 500:
            return
        page.wait_for_timeout(50)
    pytest.fail("it did not go there")


def on(page: Page) -> list[str]:
    """Return the titles of what the page says is on."""
    cards = page.locator(".kaarten > li:visible", has=page.locator(".label--bezig"))
    return cards.locator(".kaart__titel a").all_inner_texts()


def test_the_first_page_says_what_is_on_and_next(open_page: Opening) -> None:
    page = open_page("", now=TUESDAY)
    page.wait_for_selector(".vandaag .label--bezig")
    assert words(page, ".vandaag__zin:visible")[0].startswith(NOW)
    labels = words(page, ".vandaag li:visible .label--nu")
    assert labels[:7] == ["Nu bezig"] * 5 + ["Straks", "Later"]
    link = page.locator(".vandaag li:visible a").nth(0)
    link.focus()

    # While somebody looks, words change and rows do not.
    before = words(page, ".vandaag li:visible a")
    place = link.bounding_box()
    later(page, "2026-11-10T14:59:30Z", shown_again=False)
    assert words(page, ".vandaag li:visible a") == before
    assert words(page, ".vandaag li:visible .label--nu")[0] == "Geweest"
    assert link.bounding_box() == place

    # When the page is shown again only what is to come is there, and what has the focus.
    later(page, "2026-11-10T20:00:00Z", shown_again=True)
    assert words(page, ".vandaag li:visible a")[0] == before[0]
    assert page.evaluate("document.activeElement.textContent") == before[0]
    assert not set(before[1:6]) & set(words(page, ".vandaag li:visible a"))
    page.evaluate("document.activeElement.blur()")
    later(page, "2026-11-10T22:30:00Z", shown_again=True)
    assert words(page, ".vandaag__zin:visible")[0].startswith("Nu is er niets bezig.")
    assert page.locator("[role=status] .label--nu, [aria-live] .label--nu").count() == 0


def test_what_runs_past_midnight_stays_until_it_is_over(open_page: Opening) -> None:
    page = open_page("", now="2026-11-12T22:55:00Z")
    page.wait_for_selector(".vandaag .label--bezig")
    page.clock.run_for(10 * 60_000)
    headings = words(page, ".vandaag:visible h2")
    assert headings == ["Nog bezig, van donderdag 12 november", "Vandaag, vrijdag 13 november"]
    assert words(page, ".voor__nu") == ["Dag 5 van 5"]
    later(page, "2026-11-13T00:30:00Z", shown_again=True)
    late = page.locator(".vandaag:visible").first
    assert late.locator("li:visible a").all_inner_texts() == ["Nacht van de nachtwerkers"]
    assert late.get_by_role("link", name="Bekijk alle 20 sessies van die dag").is_visible()
    later(page, "2026-11-13T01:00:00Z", shown_again=True)
    assert words(page, ".vandaag:visible h2") == ["Vandaag, vrijdag 13 november"]


def test_the_programme_offers_the_way_to_now(open_page: Opening) -> None:
    page = open_page("programma/", now=TUESDAY)
    page.wait_for_selector(".label--bezig")
    assert words(page, ".nu p")[0].startswith(NOW)
    assert len(on(page)) == 5
    assert page.evaluate("scrollY") == 0, "an offer"
    assert page.locator(".nu :is([role=status], [aria-live])").count() == 0
    link = page.get_by_role("link", name="Ga naar nu")
    box = link.bounding_box()
    assert box
    assert box["height"] >= 44
    link.focus()
    page.keyboard.press("Enter")
    wait_until_scrolled(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == on(page)[0]
    assert Axe().run(page).response["violations"] == []

    # Of what was chosen.
    page.get_by_label("Thema").select_option("wonen")
    page.get_by_role("heading", name="Nu, in je keuze").wait_for()
    assert len(on(page)) < 5
    page.evaluate("scrollTo(0, 0)")
    link.focus()
    later(page, "2026-11-13T21:00:00Z", shown_again=True)
    assert words(page, ".nu p") == [
        "Nu is er niets bezig. Van 1 sessie van vandaag is de tijd nog niet bekend."
    ]
    assert link.is_visible(), "what has the focus does not vanish"
    page.get_by_label("Woord, spreker of plaats").fill("zoiets is er niet")
    page.get_by_text("Geen sessie gevonden").wait_for()
    assert page.locator(".nu").is_hidden(), "nothing is on in nothing"


@pytest.mark.parametrize(
    ("now", "sentence", "offer"),
    [
        ("2026-09-01T12:00:00Z", "", ""),
        ("2026-11-08T22:59:00Z", "", ""),
        (
            "2026-11-08T23:00:00Z",
            "De eerste sessie van vandaag begint om 09.30 uur.",
            "Ga naar de volgende",
        ),
        ("2026-11-14T12:00:00Z", "Het programma is afgelopen.", ""),
    ],
)
def test_before_and_after(open_page: Opening, now: str, sentence: str, offer: str) -> None:
    page = open_page("2026/", now=now)
    page.wait_for_load_state("networkidle")
    assert "".join(words(page, ".nu:visible p")) == sentence
    assert "".join(words(page, ".nu a:visible")) == offer
    assert on(page) == []


def test_a_session_that_has_been_does_not_say_how_to_join(open_page: Opening) -> None:
    """Its page is from before; whoever finds it afterwards would sign up for nothing."""
    join = ".ticket__mee:visible"
    page = open_page("2026/als-de-schuur-leegstaat/", now="2026-11-13T14:29:00Z")
    page.wait_for_selector(".ticket .label--bezig")
    assert page.locator(join).count() == 2
    page.locator(".ticket__mee a").first.focus()
    later(page, "2026-11-13T14:31:00Z", shown_again=False)
    assert words(page, ".ticket .label--nu") == ["Geweest"]
    assert page.locator(join).count() == 1, "what has the focus does not vanish"
    page.evaluate("document.activeElement.blur()")
    later(page, "2026-11-13T14:33:00Z", shown_again=False)
    assert page.locator(join).count() == 0

    # Of several moments one can still go to the last.
    page = open_page("2026/de-reizende-keukentafel/", now="2026-11-12T12:00:00Z")
    page.wait_for_selector(".ticket .label--geweest")
    assert words(page, ".ticket .label--nu:visible") == ["Geweest", "Geweest"]
    assert page.locator(join).count() == 2

    # Of two days without hours, the second counts.
    for now, said in (("2026-11-13T22:59:00Z", []), ("2026-11-13T23:00:00Z", ["Geweest"])):
        page = open_page("2026/tel-je-eigen-straat/", now=now)
        page.wait_for_load_state("networkidle")
        assert words(page, ".ticket .label--nu") == said
        assert (page.locator(join).count() == 0) is bool(said)

    # One that was cancelled has not been.
    page = open_page("2026/wie-graast-er-in-de-achtertuin/", now="2026-11-20T12:00:00Z")
    page.wait_for_load_state("networkidle")
    assert words(page, ".ticket .label--nu") == []


def test_the_address_leads_to_now(open_page: Opening) -> None:
    page = open_page("programma/?nu=2026-11-10T14:35#nu")
    wait_until_scrolled(page)
    assert page.locator("#nu .label--bezig").is_visible()


def test_a_clock_that_was_set_is_said_and_taken_along(open_page: Opening) -> None:
    page = open_page("?nu=2026-11-10T14:35")
    page.wait_for_selector(".vandaag .label--bezig")
    note = page.get_by_role("complementary", name="Klok")
    assert "met de hand gezet, op dinsdag 10 november 2026 om 14.35 uur" in note.inner_text()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("link", name="Bekijk het programma").click()
    page.wait_for_selector(".label--bezig")
    page.get_by_label("Thema").select_option("wonen")
    page.wait_for_url("**/programma/?thema=wonen&nu=2026-11-10T14%3A35")
    note.get_by_role("link", name="Zet de klok weer gelijk").click()
    page.wait_for_url("**/programma/")
    assert note.count() == 0
    assert on(page) == []
    page.goto(f"{page.url}?nu=gisteren")
    assert note.count() == 0


def test_the_night_of_the_change(open_page: Opening) -> None:
    """On the wall it is half past two twice; the page goes by what really passes."""
    page = open_page("?nu=2026-10-25T02:59", zone="America/New_York")
    note = page.get_by_role("complementary", name="Klok")
    assert "zondag 25 oktober 2026 om 02.59 uur" in note.inner_text()
    assert page.locator(".voor__nu").inner_text() == "Nog 15 dagen"
    for now, left in {
        "2026-10-24T21:59:00Z": "Nog 16 dagen",
        "2026-10-24T22:00:00Z": "Nog 15 dagen",
        "2026-10-25T22:59:00Z": "Nog 15 dagen",
        "2026-10-25T23:00:00Z": "Nog 14 dagen",
    }.items():
        page = open_page("", now=now, zone="America/New_York")
        assert page.locator(".voor__nu").inner_text() == left


ONLINE = "2026/rauwe-cijfers/"


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("America/New_York", "In jouw tijdzone: 10.00 uur"),
        ("Asia/Tokyo", "In jouw tijdzone: donderdag 12 november, 00.00 uur"),
        ("Europe/Brussels", ""),
    ],
)
def test_the_visitors_own_time(open_page: Opening, zone: str, expected: str) -> None:
    page = open_page(ONLINE, zone=zone)
    page.wait_for_load_state("networkidle")
    ticket = page.locator(".ticket__moment").first.inner_text()
    assert "16.00 – 17.00 uur" in ticket
    assert ("tijdzone" in ticket) is bool(expected)
    assert expected in ticket
    # A poster hangs where it is read.
    page.emulate_media(media="print")
    assert "tijdzone" not in page.locator("main").inner_text()


def test_only_what_can_be_joined_from_there_has_the_visitors_time(open_page: Opening) -> None:
    page = open_page("programma/", zone="America/New_York", width=320)
    page.locator(".kaart__plek", has_text="jouw tijdzone").first.wait_for()
    places = words(page, ".kaart__plek")
    told = [place for place in places if "jouw tijdzone" in place]
    assert told
    assert all("nline" in place for place in told)
    assert len(told) < len(places) / 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_a_script_there_is_nothing_of_it(open_page: Opening) -> None:
    for path in ("", "programma/", "2026/"):
        page = open_page(f"{path}?nu=2026-11-10T14:35", script=False)
        assert page.locator(":is(.nu, .vandaag, .label--nu, .klok-gezet):visible").count() == 0, (
            path
        )
