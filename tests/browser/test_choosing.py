"""Choosing from the programme, as a visitor does it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from macros.publish.feed_reader import house_rules
from tests.browser.conftest import BASE, Opening

PROGRAMME = "programma/"
ALL = "Alle 85 sessies"
pytestmark = pytest.mark.browser


def field(page: Page, label: str) -> Locator:
    return page.locator(".kiezen").get_by_label(label, exact=True)


def status(page: Page) -> Locator:
    return page.locator(".kiezen__aantal")


def shown(page: Page) -> Locator:
    return page.locator(".agenda .kaarten > li:visible")


def violations(page: Page) -> str:
    results = Axe().run(page)
    return results.generate_report() if results.violations_count else ""


def calendar(page: Page) -> str:
    return page.locator(".kiezen-agenda input[readonly]").input_value()


def test_a_theme_is_chosen(open_page: Opening) -> None:
    page = open_page(PROGRAMME)
    expect(status(page)).to_have_text(ALL)
    field(page, "Thema").select_option("wonen")
    expect(status(page)).not_to_have_text(ALL)
    titles = shown(page).get_by_role("link").all()
    count = len({title.get_attribute("href") for title in titles})
    assert 0 < count < 85
    expect(status(page)).to_have_text(f"{count} sessies gevonden")
    for item in shown(page).all():
        expect(item.locator(".themas")).to_contain_text("Wonen")
    assert page.url.endswith(f"{BASE}programma/?thema=wonen")
    # A day, a part of it or the way to it is not there for nothing.
    for part in page.locator(".agenda .dagdeel:visible").all():
        assert part.locator(".kaarten > li:visible").count()
    assert (
        page.locator(".dagwijzer li:visible").count()
        == page.locator(".agenda .dag:visible").count()
    )


def test_an_option_tells_how_many_there_are(open_page: Opening) -> None:
    page = open_page(f"{PROGRAMME}?thema=wonen")
    expect(status(page)).to_contain_text("gevonden")
    text = field(page, "Regio").locator("option", has_text="West-Brabant").inner_text()
    field(page, "Regio").select_option("west-brabant")
    number = text.removeprefix("West-Brabant (").removesuffix(")")
    expect(status(page)).to_contain_text(f"{number} sessie")


def test_an_address_can_be_passed_on(open_page: Opening) -> None:
    page = open_page(f"{PROGRAMME}?thema=wonen&taal=en&gratis=ja&onzin=x")
    expect(field(page, "Thema")).to_have_value("wonen")
    # What was chosen is in sight.
    expect(field(page, "Taal")).to_be_visible()
    expect(page.locator(".kiezen__gekozen li")).to_have_count(3)


def test_the_back_button(open_page: Opening) -> None:
    page = open_page(PROGRAMME)
    expect(status(page)).to_have_text(ALL)
    field(page, "Thema").select_option("milieu")
    expect(status(page)).not_to_have_text(ALL)
    with_theme = shown(page).count()
    field(page, "Dag").select_option("2026-11-10")
    expect(shown(page)).not_to_have_count(with_theme)
    page.go_back()
    expect(field(page, "Dag")).to_have_value("")
    expect(shown(page)).to_have_count(with_theme)
    page.go_back()
    expect(status(page)).to_have_text(ALL)
    page.go_forward()
    expect(field(page, "Thema")).to_have_value("milieu")


def test_from_a_session_and_back(open_page: Opening) -> None:
    page = open_page(f"{PROGRAMME}?thema=wonen")
    expect(status(page)).to_contain_text("gevonden")
    count = shown(page).count()
    shown(page).first.get_by_role("link").first.click()
    expect(page.locator(".sessie")).to_be_visible()
    page.go_back()
    expect(field(page, "Thema")).to_have_value("wonen")
    expect(shown(page)).to_have_count(count)


def test_a_word_in_any_form(open_page: Opening) -> None:
    """In the title, the summary, the speakers and the place; as in the search of the site."""
    page = open_page(PROGRAMME)
    field(page, "Woord, spreker of plaats").press_sequentially("keukentafels")
    expect(shown(page).filter(has_text="keukentafel")).not_to_have_count(0)
    expect(status(page)).not_to_have_text(ALL)
    expect(page).to_have_url(re.compile(r"\?q=keukentafels$"))
    # The word is one step back, not twelve.
    page.go_back()
    expect(status(page)).to_have_text(ALL)
    expect(field(page, "Woord, spreker of plaats")).to_have_value("")


def test_nothing_found_says_what_to_leave_out(open_page: Opening) -> None:
    page = open_page(f"{PROGRAMME}?thema=wonen&q=qqqqqq")
    expect(status(page)).to_have_text("Geen sessie gevonden. Laat iets weg:")
    assert shown(page).count() == 0
    page.get_by_role("button", name="zonder “qqqqqq”").click()
    expect(status(page)).to_contain_text("sessies gevonden")
    assert shown(page).count() > 0
    expect(field(page, "Thema")).to_have_value("wonen")


def test_a_word_with_a_mistake_is_looked_for_elsewhere(open_page: Opening) -> None:
    page = open_page(f"{PROGRAMME}?q=keukentafles")
    expect(status(page)).to_contain_text("Geen sessie gevonden.")
    assert violations(page) == ""
    elsewhere = page.get_by_role("link", name="Zoek dit op de hele site")
    elsewhere.click()
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=keukentafles$"))
    expect(page.locator("main ol li").first).to_contain_text("Keukentafel")
    page.go_back()
    field(page, "Woord, spreker of plaats").fill("keukentafel")
    expect(status(page)).to_contain_text("gevonden")
    expect(elsewhere).to_be_hidden()


def test_a_choice_is_taken_back_with_one_button(open_page: Opening) -> None:
    page = open_page(f"{PROGRAMME}?thema=wonen&regio=west-brabant")
    page.get_by_role("button", name="Haal weg: Wonen").click()
    expect(field(page, "Thema")).to_have_value("")
    # The focus stays where one was.
    expect(page.get_by_role("button", name="Haal weg: West-Brabant")).to_be_focused()
    page.get_by_role("button", name="Wis filters").click()
    expect(status(page)).to_have_text(ALL)
    expect(field(page, "Woord, spreker of plaats")).to_be_focused()
    assert page.url.endswith(f"{BASE}programma/")


def test_with_the_keyboard_alone(open_page: Opening) -> None:
    page = open_page(PROGRAMME)
    field(page, "Woord, spreker of plaats").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(field(page, "Thema")).to_be_focused()
    page.keyboard.type("Wonen")
    expect(status(page)).not_to_have_text(ALL)
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(field(page, "Gemeente")).to_be_visible()


CALENDARS = {
    "": ("programma", "Deze agenda heeft het hele programma."),
    "thema=wonen&regio=hart-van-brabant": (
        "thema-wonen_regio-hart-van-brabant",
        "Deze agenda heeft precies deze keuze: Wonen + Midden-Brabant (Hart van Brabant).",
    ),
    "dag=2026-11-10&thema=wonen": (
        "2026-dinsdag-10-november_thema-wonen",
        "precies deze keuze: dinsdag 10 november + Wonen.",
    ),
    "thema=wonen&gratis=ja": ("thema-wonen", "alle sessies van Wonen, dus ook andere"),
    "gratis=ja": ("programma", "Voor deze keuze is er geen agenda."),
}


@pytest.mark.parametrize(("query", "expected"), CALENDARS.items(), ids=CALENDARS)
def test_the_calendar_of_a_choice(
    open_page: Opening, query: str, expected: tuple[str, str]
) -> None:
    page = open_page(f"{PROGRAMME}?{query}")
    page.get_by_text("Zet deze keuze in je agenda").click()
    name, sentence = expected
    expect(page.locator(".kiezen-agenda__welke")).to_contain_text(sentence)
    address = calendar(page)
    assert address.endswith(f"{BASE}kalender/{name}.ics")
    assert page.request.get(address).text().startswith("BEGIN:VCALENDAR")
    links = page.locator(".kiezen-agenda .abonneren a[href]")
    encoded = address.replace(":", "%3A").replace("/", "%2F")
    for link in links.all():
        href = str(link.get_attribute("href"))
        assert any(
            part in href
            for part in (address.partition(":")[2], encoded.partition("%3A")[2], f"/{name}.ics")
        ), href
    if query:
        assert "hele%20programma" not in page.locator(".kiezen-agenda").inner_html() or (
            name == "programma"
        )


def test_what_has_no_calendar_can_be_downloaded(open_page: Opening) -> None:
    page = open_page(f"{PROGRAMME}?gemeente=eindhoven&doelgroep=inwoners&gratis=ja")
    page.get_by_text("Zet deze keuze in je agenda").click()
    button = page.get_by_role("button", name="Download precies deze keuze")
    with page.expect_download() as waiting:
        button.click()
    assert waiting.value.suggested_filename == "keuze.ics"
    content = Path(waiting.value.path()).read_bytes()
    assert house_rules(content, single=True) == []
    assert content.count(b"BEGIN:VEVENT") == shown(page).count() > 2
    assert b"UID:2026-de-reizende-keukentafel.eindhoven@" in content
    expect(page.locator(".kiezen-agenda__los [role=status]")).to_contain_text("is klaar")

    # With a calendar there is no need, and of nothing there is no file.
    page.get_by_role("button", name="Wis filters").click()
    expect(button).to_be_hidden()
    field(page, "Woord, spreker of plaats").fill("zoiets is er niet")
    expect(status(page)).to_contain_text("Geen sessie")
    expect(button).to_be_hidden()


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_violation_with_filters_in_use(open_page: Opening, width: int, *, dark: bool) -> None:
    page = open_page(f"{PROGRAMME}?thema=wonen&gratis=ja&q=tuin", width=width, dark=dark)
    expect(status(page)).not_to_have_text("")
    page.get_by_text("Zet deze keuze in je agenda").click()
    assert violations(page) == ""
    page.goto(page.url.replace("q=tuin", "q=qqqqqq"))
    expect(page.locator(".kiezen__los li")).not_to_have_count(0)
    assert violations(page) == ""


def test_there_is_no_form_without_javascript(open_page: Opening) -> None:
    page = open_page(PROGRAMME, script=False)
    expect(page.locator(".kiezen")).to_be_hidden()
    assert shown(page).count() >= 85
    page.get_by_text("Zet het hele programma in je agenda").click()
    assert calendar(page).endswith("kalender/programma.ics")


def test_what_is_chosen_before_the_script_is_there_counts(open_page: Opening, address: str) -> None:
    page = open_page("over/")
    page.route("**/kiezen/pagina.js", lambda route: _choose_first(page, route))
    page.goto(f"{address}{PROGRAMME}")
    expect(status(page)).to_contain_text("gevonden")
    expect(page).to_have_url(re.compile(r"\?thema=wonen$"))


def _choose_first(page: Page, route: Route) -> None:
    page.evaluate("document.querySelector('.kiezen [name=thema]').value = 'wonen'")
    route.continue_()
