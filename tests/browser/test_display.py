"""The screen in a hall: all of it in sight, in step with the clock, and honest about its age."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route

from tests.browser.conftest import Opening

pytestmark = pytest.mark.browser

SCREEN = {"width": 1920, "height": 1080}
NOW = "2026-11-10T13:35:00Z"


def ready(page: Page) -> Page:
    page.wait_for_selector(".bord[data-maat]")
    return page


def words(page: Page, selector: str) -> str:
    return " ".join(page.locator(selector).inner_text().split())


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1080, 1920)])
def test_all_of_it_is_in_sight(open_page: Opening, width: int, height: int) -> None:
    page = ready(open_page("scherm/", width=width, height=height, now=NOW))
    assert words(page, ".bord__kop") == (
        "Voorbeeldweek van de Brede Welvaart 2026 Dinsdag 10 november 2026 14.35"
    )
    on, coming = page.locator(".bord__deel").all()
    assert "Zeventig gewone dingen Museum van Bijna Alles" in " ".join(on.inner_text().split())
    assert "15.30 uur" in coming.inner_text()
    overflow = page.locator("html, .bord__deel").evaluate_all(
        "all => all.filter(e => e.scrollHeight > e.clientHeight || e.scrollWidth > e.clientWidth)"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    assert overflow == []
    smallest = page.locator(".bord h3").evaluate_all(
        "all => Math.min(...all.map(e => parseFloat(getComputedStyle(e).fontSize)))"
    )
    # Of a screen of 70 cm high a hundredth is 7 mm; 24 mm is read from ten metres.
    assert smallest >= min(width, height) * 0.033
    assert Axe().run(page).response["violations"] == []


def test_it_keeps_in_step_and_says_how_old_it_is(open_page: Opening) -> None:
    page = ready(open_page("scherm/", **SCREEN, now=NOW))
    page.clock.set_system_time("2026-11-10T15:10:00Z")
    page.clock.run_for(60_000)
    assert words(page, ".bord__klok") == "16.11"
    assert "tot 16.00" not in words(page, ".bord")
    age = page.locator(".bord__leeftijd")

    # Without a connection it shows what it has, and says so.
    page.context.set_offline(True)
    page.clock.run_for(10 * 60_000)
    age.filter(has_text="Geen verbinding").wait_for()
    old = "Geen verbinding. Dit programma is van dinsdag 10 november, 16.1"
    assert age.inner_text().startswith(old)
    assert "Een dorpsplein voor alle dagen" in words(page, ".bord")
    page.clock.run_for(26 * 60 * 60_000)
    assert age.inner_text().startswith(old)

    # Back again, it has what changed meanwhile.
    def changed(route: Route) -> None:
        begin = "2026-11-11T18:00+01:00"
        session = {"begin": begin, "duur": 60, "titel": "Ingelast", "waar": "De hal"}
        off = {**session, "titel": "Vervallen", "labels": [["geannuleerd", "Geannuleerd"]]}
        later = {**off, "begin": "2026-11-11T21:00+01:00"}
        sessions = [off, session, later, {**session, "begin": "2026-11-11T21:00+01:00"}]
        route.fulfill(body=json.dumps(sessions))

    page.context.set_offline(False)
    page.route("**/programma.json", changed)
    page.clock.run_for(60_000)
    page.locator(".bord", has_text="Ingelast").wait_for()
    assert age.inner_text() == ""
    on, coming = page.locator(".bord__deel").all()
    assert "Vervallen" not in on.inner_text()
    assert "Geannuleerd Vervallen" in " ".join(coming.inner_text().split())

    # What the browser kept is as old as it is.
    kept = {"x-tijd": "2026-11-11T15:05:00Z"}
    page.route("**/programma.json", lambda route: route.fulfill(body="[]", headers=kept))
    page.clock.run_for(6 * 60_000)
    page.locator(".bord", has_text="Hier staan geen sessies").wait_for()
    assert age.inner_text().endswith("woensdag 11 november, 16.05 uur.")


def test_a_screen_for_one_place(open_page: Opening) -> None:
    page = ready(open_page("scherm/?locatie=aula-de-schering", **SCREEN, now=NOW))
    assert page.locator("h1").inner_text() == "Aula De Schering"
    places = page.locator(".bord li p").all_inner_texts()
    assert places
    assert not [place for place in places if "Aula" in place]
    size = page.get_by_label("Locatie").evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 16, "an iPhone zooms in on a smaller one"
    page.get_by_label("Locatie").select_option("museum-van-bijna-alles")
    page.get_by_role("button", name="Kies").press("Enter")
    page.wait_for_url("**/scherm/?locatie=museum-van-bijna-alles")
    page.goto(page.url.replace("museum", "kasteel"))
    ready(page)
    assert page.locator("h1").inner_text().startswith("Voorbeeldweek")
    assert page.get_by_label("Locatie").input_value() == ""
    assert page.locator(".bord li").count() > 2


@pytest.mark.parametrize(
    ("now", "first", "second"),
    [
        (
            "2026-09-01T12:00:00Z",
            "Nu Vandaag zijn er geen sessies. Het programma begint op",
            "Maandag 9 november 09.30 uur",
        ),
        ("2026-11-09T21:30:00Z", "Nu Alle sessies van vandaag zijn geweest.", "Dinsdag 10"),
        ("2027-01-01T12:00:00Z", "Nu Het programma is afgelopen.", ""),
    ],
)
def test_when_nothing_is_on(open_page: Opening, now: str, first: str, second: str) -> None:
    page = ready(open_page("scherm/", width=320, now=now))
    on, coming = page.locator(".bord__deel").all()
    assert " ".join(on.inner_text().split()).startswith(first)
    assert coming.is_visible() is bool(second)
    assert " ".join(coming.inner_text().split()).startswith(second)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert Axe().run(page).response["violations"] == []


def test_without_a_script_it_leads_to_the_programme(open_page: Opening) -> None:
    page = open_page("scherm/", script=False)
    page.get_by_role("main").get_by_role("link", name="programma").click()
    page.wait_for_url("**/programma/")
