"""A visitor's own programme: choosing, finding it again, passing it on and taking it along."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from macros.publish.feed_reader import house_rules
from tests.browser.conftest import BASE, Opening, serve
from tests.site.conftest import EXAMPLE, ROOT, build

pytestmark = pytest.mark.browser

OWN = "mijn-programma/"
OPENING = "Opening van de week: de eerste draad"
TABLE = "De reizende keukentafel – De tafel in Breda"
VOLUNTEER = "Vrijwilliger zoekt vervanger"


def bookmark(page: Page, title: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^Bewaar {re.escape(title)}"))


def choose(page: Page, *titles: str) -> None:
    for title in titles:
        bookmark(page, title).first.click()
        expect(bookmark(page, title).first).to_have_attribute("aria-pressed", "true")


def way(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Hoofdmenu").get_by_role(
        "link", name="Mijn programma"
    )


def titles(page: Page) -> Locator:
    return page.locator(".mijn__lijst .kaart__titel a")


def link_of(page: Page) -> str:
    link = page.locator("[data-kopieer-link]").get_attribute("data-kopieer-link")
    assert link
    return link


def violations(page: Page) -> str:
    results = Axe().run(page)
    return results.generate_report() if results.violations_count else ""


def test_from_the_programme_to_the_page_and_a_second_tab(open_page: Opening) -> None:
    page = open_page("programma/")
    expect(way(page)).to_have_text("Mijn programma")
    choose(page, VOLUNTEER, TABLE)
    box = bookmark(page, TABLE).bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    expect(way(page)).to_have_text("Mijn programma (2)")
    page.reload()
    expect(bookmark(page, TABLE)).to_have_attribute("aria-pressed", "true")
    expect(bookmark(page, OPENING)).to_have_attribute("aria-pressed", "false")

    # A second tab, on the page of a session with several moments.
    other = page.context.new_page()
    other.goto(page.url.replace("programma/", "2026/de-reizende-keukentafel/"))
    moments = other.get_by_role("button", name=re.compile("^Bewaar"))
    expect(moments).to_have_count(3)
    pressed = other.locator("[aria-pressed=true]")
    expect(pressed).to_have_count(1)
    expect(pressed).to_have_accessible_name(f"Bewaar {TABLE}, maandag 9 november")
    moments.last.click()
    expect(way(page)).to_have_text("Mijn programma (3)")
    expect(bookmark(page, "De reizende keukentafel – De tafel in Eindhoven")).to_have_attribute(
        "aria-pressed", "true"
    )

    # The page has them by day, in order of time, and knows what cannot be together.
    way(page).click()
    days = page.locator(".mijn .dag__naam")
    expect(days).to_have_text(["maandag 9 november 2026", "vrijdag 13 november 2026"])
    expect(titles(page)).to_have_text(
        [TABLE, VOLUNTEER, "De reizende keukentafel – De tafel in Eindhoven"]
    )
    hints = page.locator(".mijn__let-op")
    expect(hints.nth(0)).to_have_text(f"Overlapt met “{VOLUNTEER}” (10.00 – 12.00 uur).")
    expect(hints.nth(2)).to_be_empty()
    assert violations(page) == ""

    # What the second tab takes off is off here, and stays in its place.
    moments.last.click()
    expect(page.locator(".mijn__som .mijn__aantal")).to_have_text("2 sessies")
    expect(hints.nth(2)).to_have_text("Staat niet meer in je programma.")


def test_with_the_keyboard(open_page: Opening) -> None:
    page = open_page("programma/")
    page.get_by_role("link", name=OPENING).focus()
    page.keyboard.press("Tab")
    expect(bookmark(page, OPENING)).to_be_focused()
    page.keyboard.press("Space")
    expect(bookmark(page, OPENING)).to_have_attribute("aria-pressed", "true")
    expect(bookmark(page, OPENING)).to_be_focused()
    way(page).press("Enter")
    mine = bookmark(page, OPENING)
    mine.focus()
    page.keyboard.press("Enter")
    # Where it was, so that who did not mean it can press again.
    expect(mine).to_have_attribute("aria-pressed", "false")
    expect(mine).to_be_focused()
    expect(way(page)).to_have_text("Mijn programma")
    page.keyboard.press("Enter")
    expect(way(page)).to_have_text("Mijn programma (1)")
    everything = page.get_by_role("button", name="Haal alles eraf")
    everything.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mijn__melding")).to_have_text("Je programma is nu leeg.")
    expect(page.get_by_text("Je hebt nog niets gekozen.")).to_be_visible()
    back = page.get_by_role("button", name="Zet terug")
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(titles(page)).to_have_text([OPENING])
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_link_is_opened_by_somebody_else(open_page: Opening) -> None:
    page = open_page("programma/")
    choose(page, OPENING, TABLE)
    way(page).click()
    expect(titles(page)).to_have_count(2)
    link = link_of(page)
    assert link.endswith(f"{BASE}{OWN}#2026=opening-van-de-week,de-reizende-keukentafel.breda")
    mail = page.get_by_role("link", name="Mail je programma").get_attribute("href")
    assert mail
    assert "Opening%20van%20de%20week" in mail

    other = open_page("programma/")
    choose(other, VOLUNTEER)
    other.goto(f"{link},bestaat-niet")
    expect(other.get_by_role("heading", level=1)).to_have_text("Gedeeld programma")
    expect(titles(other)).to_have_text([OPENING, TABLE])
    expect(other.get_by_text("Niet meer in het programma: 1 sessie.")).to_be_visible()
    expect(way(other)).to_have_text("Mijn programma (1)")

    # Added to one's own, with a way back.
    other.get_by_role("button", name="Voeg toe aan mijn programma").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Mijn programma")
    expect(titles(other)).to_have_text([OPENING, TABLE, VOLUNTEER])
    expect(other.locator(".mijn__melding")).to_have_text("In je programma staan nu 3 sessies.")
    other.get_by_role("button", name="Zet terug").click()
    expect(way(other)).to_have_text("Mijn programma (1)")

    # Back to what was shared, and that in place of one's own.
    other.go_back()
    expect(titles(other)).to_have_text([OPENING, TABLE])
    other.get_by_role("button", name="Zet in plaats van mijn programma").click()
    expect(titles(other)).to_have_text([OPENING, TABLE])
    expect(way(other)).to_have_text("Mijn programma (2)")
    other.go_back()
    expect(other.get_by_text("Al deze sessies staan al in jouw programma.")).to_be_visible()
    expect(other.get_by_role("button", name="Voeg toe")).to_be_hidden()
    other.get_by_role("link", name="Naar mijn eigen programma").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Mijn programma")
    assert "#" not in other.url


UNDER_THE_DAYS = """() => {
    const button = document.querySelectorAll(".bewaar")[5];
    scrollBy(0, button.getBoundingClientRect().top - 10);
    const box = button.getBoundingClientRect();
    const seen = document.elementFromPoint(box.x + box.width / 2, box.y + 12);
    return [Math.round(box.y), Boolean(seen.closest(".dagwijzer"))];
}"""


def test_a_bookmark_goes_under_the_days(open_page: Opening) -> None:
    page = open_page("programma/", width=390)
    assert page.evaluate(UNDER_THE_DAYS) == [10, True]


def test_the_calendar_file(open_page: Opening) -> None:
    page = open_page(f"{OWN}#2026=opening-van-de-week,de-reizende-keukentafel.oss")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Zet in je agenda").click()
    assert waiting.value.suggested_filename == "mijn-programma.ics"
    content = Path(waiting.value.path()).read_bytes()
    assert house_rules(content, single=True) == []
    assert [line for line in content.split(b"\r\n") if line.startswith(b"UID:")] == [
        b"UID:2026-opening-van-de-week@week-van-de-brede-welvaart.example",
        b"UID:2026-de-reizende-keukentafel.oss@week-van-de-brede-welvaart.example",
    ]
    assert content.count(b"TRANSP:OPAQUE") == 2
    expect(page.locator(".mijn__melding")).to_have_text(
        "Het agenda-bestand is klaar, met 2 sessies."
    )

    # On paper there is nothing to press.
    page.emulate_media(media="print")
    expect(page.locator(".mijn button:visible, .hoofdmenu:visible")).to_have_count(0)
    expect(titles(page)).to_have_count(2)


def test_what_overlaps_with_much_names_a_few(open_page: Opening) -> None:
    names = (
        *("binnenkijken-bij-drie-zuinige-huizen", "een-vak-is-goud-waard", "van-kamer-naar-kamer"),
        *("afstuderen-op-brede-welvaart", "lunch-de-brief-aan-2050", "als-de-schuur-leegstaat"),
    )
    page = open_page(f"{OWN}#2026={','.join(names)}")
    card = page.locator(".mijn .kaart", has=page.get_by_role("link", name="Binnenkijken"))
    hints = card.locator(".mijn__let-op li")
    expect(hints).to_have_count(4)
    expect(hints.last).to_have_text("Overlapt ook met nog 2 sessies.")


NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); },
});"""


def test_a_browser_that_keeps_nothing(open_page: Opening) -> None:
    page = open_page("over/")
    page.context.add_init_script(NO_STORAGE)
    page.goto(page.url.replace("over/", "programma/"))
    choose(page, TABLE, OPENING)
    note = "Je browser bewaart niets. Sluit je dit tabblad, dan is je keuze weg."
    expect(page.locator(".bewaar-noot")).to_have_text(note)
    # On to another page, as long as the tab is open.
    way(page).click()
    expect(titles(page)).to_have_text([OPENING, TABLE])
    expect(page.get_by_text("Je browser bewaart nu niets.")).to_be_visible()
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_text("Je hebt nog niets gekozen.")).to_be_visible()


def test_without_a_connection_and_without_a_script(open_page: Opening) -> None:
    page = open_page("programma/")
    choose(page, OPENING)
    page.route("**/sessies.json", lambda route: route.abort())
    way(page).click()
    expect(titles(page)).to_have_text([OPENING])
    expect(page.locator(".kaart__tijd")).to_have_text("09.30 – 11.30 uur")
    expect(page.get_by_text("Het programma is nu niet te bereiken.")).to_be_visible()
    page.unroute("**/sessies.json")
    page.get_by_role("button", name="Zet in je agenda").wait_for()

    page = open_page(OWN, script=False)
    expect(page.get_by_text("Mijn programma werkt alleen met JavaScript.")).to_be_visible()
    expect(page.locator(".mijn, .mijn-weg").locator("visible=true")).to_have_count(0)
    page = open_page("2026/opening-van-de-week/", script=False)
    expect(page.locator(".bewaar:visible")).to_have_count(0)


# Two versions of the site, one after the other

SESSIONS = ("opening-van-de-week", "de-reizende-keukentafel", "vrijwilliger-zoekt-vervanger")


def change(sessions: Path) -> None:
    """Move and rename one session, cancel a moment of another, and take the third one out."""
    opening = (sessions / "opening-van-de-week.md").read_text(encoding="utf-8")
    moved = opening.replace('begin: "09.30"', 'begin: "10.30"', 1)
    moved = moved.replace("aula-de-schering", "kade-van-karton", 1)
    named = moved.replace("datum:", "voorheen: [opening-van-de-week]\ndatum:", 1)
    (sessions / "de-aftrap.md").write_text(named, encoding="utf-8")
    (sessions / "opening-van-de-week.md").unlink()
    table = sessions / "de-reizende-keukentafel.md"
    text = table.read_text(encoding="utf-8")
    cancelled = text.replace("datum: 2026-11-09", "datum: 2026-11-09\n    geannuleerd: ja", 1)
    table.write_text(cancelled, encoding="utf-8")
    (sessions / "vrijwilliger-zoekt-vervanger.md").unlink()


@pytest.fixture
def deployments(tmp_path: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """Serve a small week, and give its address and what puts the next version in its place."""
    content = tmp_path / "programma"
    shutil.copytree(ROOT / EXAMPLE, content)
    sessions = content / "2026" / "sessies"
    for path in sessions.glob("*.md"):
        if path.stem in SESSIONS:
            # Without the text, which links to sessions that are not here.
            head = path.read_text(encoding="utf-8").rpartition("---\n")[0]
            path.write_text(f"{head}---\nTekst.\n", encoding="utf-8")
        else:
            path.unlink()
    site = tmp_path / "served" / BASE.strip("/")
    with serve(tmp_path / "served") as url:

        def deploy() -> None:
            result = build(site, str(content), variables={"SITE_URL": url})
            assert result.returncode == 0, result.stderr

        def deploy_next() -> None:
            change(sessions)
            deploy()

        deploy()
        yield url, deploy_next


def test_what_changed_since_somebody_chose(
    browser: Browser, deployments: tuple[str, Callable[[], None]]
) -> None:
    url, deploy_next = deployments
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{url}programma/")
    choose(page, OPENING, TABLE, VOLUNTEER)
    page.goto(f"{url}{OWN}")
    expect(titles(page)).to_have_count(3)
    expect(page.locator(".mijn__anders")).to_be_hidden()
    link = link_of(page)

    deploy_next()
    page.reload()
    told = page.locator(".mijn__anders li")
    expect(told).to_have_count(3)
    facts: dict[str, Any] = {
        line.locator("strong a").inner_text(): line.inner_text() for line in told.all()
    }
    assert "Deze sessie is anders" in facts[OPENING]
    assert "maandag 9 november 2026, 09.30 – 11.30 uur, Aula De Schering, Tilburg" in facts[OPENING]
    assert "maandag 9 november 2026, 10.30 – 11.30 uur, Kade van Karton, Breda" in facts[OPENING]
    assert "Deze sessie gaat niet door." in facts[TABLE]
    assert "staat niet meer in het programma" in facts[VOLUNTEER]
    assert violations(page) == ""
    # The renamed session is still chosen, on its page and under its old address.
    titles(page).last.click()
    assert page.url == f"{url}2026/de-aftrap/"
    expect(page.locator("[data-bewaar]")).to_have_attribute("aria-pressed", "true")
    page.go_back()

    # What was seen is not told again.
    page.get_by_role("button", name=f"Gezien: {OPENING}").click()
    expect(told).to_have_count(2)
    expect(page.get_by_role("button", name=f"Gezien: {TABLE}")).to_be_focused()
    page.get_by_role("button", name="Alles gezien").click()
    expect(page.locator(".mijn__anders")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.reload()
    expect(titles(page)).to_have_text([TABLE, OPENING])
    expect(page.locator(".mijn__anders")).to_be_hidden()
    expect(page.locator(".label--geannuleerd")).to_have_count(1)

    # A link from before still has what there is.
    other = browser.new_context(service_workers="block").new_page()
    other.goto(link)
    expect(titles(other)).to_have_text([TABLE, OPENING])
    expect(other.get_by_text("Niet meer in het programma: 1 sessie.")).to_be_visible()
    other.context.close()
    context.close()
