"""Searching in a real browser: in the header of any page, and on the page of its own."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Opening
from tests.browser.focus import stop_now, walk
from tests.browser.test_every_page import describe

pytestmark = pytest.mark.browser

SESSION = "2026/opening-van-de-week/"


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def results(page: Page) -> Locator:
    return page.locator(".zoek__lijst a")


def status(page: Page) -> Locator:
    return page.get_by_role("search").locator("[role=status]")


def test_nothing_of_the_search_is_fetched_before_somebody_searches(open_page: Opening) -> None:
    page = open_page(SESSION)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert asked
    assert not [url for url in asked if "zoeken/" in url or "/vendor/" in url]
    with page.expect_response(lambda response: "/vendor/minisearch/" in response.url):
        field(page).focus()
        expect(status(page)).to_have_text("Typ twee letters of meer.")
        field(page).press_sequentially("tuin")
    expect(results(page).first).to_be_visible()
    assert len([url for url in asked if url.endswith("zoeken/index.json")]) == 1


def test_a_session_is_found_with_day_time_and_place(open_page: Opening) -> None:
    page = open_page("")
    field(page).press_sequentially("keukentafels")
    found = page.locator(".zoek__lijst li", has_text="De reizende keukentafel")
    expect(found).to_contain_text("Sessie")
    expect(found).to_contain_text("maandag 9 november 2026, 10.00 – 12.00 uur")
    expect(found).to_contain_text("Wijkcentrum Het Denkraam, Breda, en nog 2 keer")
    expect(status(page)).to_have_text(re.compile(r"^\d+ resultaten$"))
    found.get_by_role("link").click()
    page.wait_for_url("**/2026/de-reizende-keukentafel/")


def test_from_a_deep_page_a_heading_of_another_page_is_found(open_page: Opening) -> None:
    page = open_page(SESSION)
    field(page).press_sequentially("welke regio's zijn er")
    found = results(page).filter(has_text="Welke regio’s zijn er?")
    found.click()
    page.wait_for_url("**/over/#welke-regios-zijn-er")


def test_what_is_cancelled_says_so(open_page: Opening) -> None:
    page = open_page("zoeken/?q=achtertuin")
    found = page.locator(".zoek__lijst li", has_text="Wie graast er in de achtertuin?")
    expect(found).to_contain_text("Sessie · Geannuleerd")


def test_a_title_in_another_language_is_read_in_it(open_page: Opening) -> None:
    page = open_page("zoeken/?q=prosperity")
    expect(results(page).first).to_have_attribute("lang", "en")


def test_the_whole_search_can_be_done_with_keys(open_page: Opening) -> None:
    page = open_page("over/")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.type("wonen")
    expect(results(page).first).to_be_visible()

    page.keyboard.press("ArrowDown")
    expect(results(page).nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results(page).nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(results(page).nth(2)).to_be_focused()
    stop = stop_now(page)
    assert stop is not None
    stop.check()

    page.keyboard.press("Escape")
    expect(field(page)).to_be_focused()
    expect(results(page).first).to_be_hidden()
    expect(field(page)).to_have_value("wonen")

    page.keyboard.press("ArrowDown")
    expect(results(page).nth(0)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    href = results(page).nth(0).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(str(href))


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_lies_over_what_was_found(open_page: Opening, width: int) -> None:
    page = open_page("2026/", width=width)
    field(page).fill("wonen")
    expect(results(page).first).to_be_visible()
    # The results, and the link to all of them.
    for stop in walk(page, "Tab", results(page).count() + 1):
        stop.check()


def test_it_closes_when_one_goes_elsewhere(open_page: Opening) -> None:
    page = open_page("over/")
    field(page).fill("wonen")
    expect(results(page).first).to_be_visible()
    page.mouse.click(5, 700)
    expect(results(page).first).to_be_hidden()
    field(page).click()
    expect(results(page).first).to_be_visible()
    page.get_by_role("link", name="Bekijk alle").focus()
    page.keyboard.press("Tab")
    expect(results(page).first).to_be_hidden()


def test_enter_leads_to_a_page_with_everything(open_page: Opening) -> None:
    page = open_page(SESSION)
    field(page).fill("wonen")
    expect(results(page)).to_have_count(8)
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=wonen")
    expect(field(page)).to_have_value("wonen")
    expect(status(page)).to_have_text(re.compile(r"^\d\d resultaten$"))
    assert results(page).count() > 8
    expect(page).to_have_title(re.compile("^wonen – Zoeken – "))


def test_enter_works_before_anything_of_the_search_has_come(open_page: Opening) -> None:
    page = open_page(SESSION)
    page.context.route("**/assets/zoeken/**", lambda route: route.abort())
    field(page).fill("wonen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=wonen")


def test_back_leads_to_the_question_before(open_page: Opening) -> None:
    page = open_page("zoeken/?q=wonen")
    expect(results(page).first).to_be_visible()
    wonen = results(page).all_inner_texts()

    field(page).fill("zorg")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=zorg")
    expect(results(page).filter(has_text="Zorg dicht bij huis")).to_be_visible()

    field(page).press_sequentially("en")
    page.wait_for_url("**/zoeken/?q=zorgen")
    results(page).first.click()
    page.wait_for_url("**/2026/**")

    page.go_back()
    page.wait_for_url("**/zoeken/?q=zorgen")
    expect(field(page)).to_have_value("zorgen")
    expect(results(page).first).to_be_visible()
    page.go_back()
    page.wait_for_url("**/zoeken/?q=zorg")
    expect(field(page)).to_have_value("zorg")
    page.go_back()
    page.wait_for_url("**/zoeken/?q=wonen")
    expect(field(page)).to_have_value("wonen")
    expect(status(page)).to_have_text(f"{len(wonen)} resultaten")
    assert results(page).all_inner_texts() == wonen


def test_the_page_says_when_it_does_not_show_everything(open_page: Opening) -> None:
    page = open_page("zoeken/?q=sessie")
    expect(status(page)).to_have_text(re.compile(r"^\d+ resultaten\. Dit zijn de eerste 100\.$"))
    expect(results(page)).to_have_count(100)


def test_nothing_found_and_one_found(open_page: Opening) -> None:
    page = open_page("zoeken/?q=xqzwv")
    expect(status(page)).to_have_text("Geen resultaten voor “xqzwv”. Probeer een ander woord.")
    field(page).fill("papieren sleutel woningcorporatie")
    expect(status(page)).to_have_text(re.compile(r"^\d+ resulta(at|ten)$"))
    field(page).fill("")
    expect(status(page)).to_have_text("Typ twee letters of meer.")
    expect(results(page)).to_have_count(0)


def test_when_the_index_cannot_be_fetched_it_says_so_and_tries_again(open_page: Opening) -> None:
    page = open_page("over/")
    page.context.route("**/zoeken/index.json", lambda route: route.fulfill(status=500))
    field(page).fill("wonen")
    expect(status(page)).to_have_text("Zoeken lukt nu niet. Probeer het later nog eens.")
    page.context.unroute("**/zoeken/index.json")
    field(page).press_sequentially(" ")
    field(page).press_sequentially("d")
    expect(results(page).first).to_be_visible()


def test_what_is_typed_never_becomes_html(open_page: Opening) -> None:
    page = open_page("zoeken/?q=%3Cxqzwv%3E")
    expect(status(page)).to_contain_text("Geen resultaten voor “<xqzwv>”")
    assert page.locator("xqzwv").count() == 0


def test_without_javascript_there_is_no_search_and_the_page_says_what_else(
    open_page: Opening,
) -> None:
    assert field(open_page("over/", script=False)).count() == 0
    page = open_page("zoeken/?q=wonen", script=False)
    assert field(page).count() == 0
    expect(page.get_by_text("Zoeken werkt alleen met JavaScript.")).to_be_visible()
    page.get_by_role("link", name="Het hele programma").click()
    page.wait_for_url("**/programma/")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["over/", "zoeken/?q=wonen"])
def test_axe_finds_nothing_in_an_open_search(
    open_page: Opening, path: str, width: int, dark: bool
) -> None:
    page = open_page(path, width=width, dark=dark)
    if path == "over/":
        field(page).fill("wonen")
    expect(results(page).first).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [describe(violation) for violation in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_policy_stops_what_it_should(browser: Browser, address: str) -> None:
    """Were a script to get into a page after all, it would not run."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address}over/")
    stopped = page.evaluate(
        """() => new Promise((resolve) => {
            addEventListener("securitypolicyviolation", (event) =>
                resolve([event.effectiveDirective, window.ran === undefined]));
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
        })"""
    )
    context.close()
    assert stopped == ["script-src-elem", True]
