"""The page of a session in a real browser: passing it on, and what stays in reach."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BASE, Opening

pytestmark = pytest.mark.browser

SESSION = "2026/praktijknetwerk-van-plan-naar-praktijk/"


def test_the_link_can_be_copied(open_page: Opening) -> None:
    page = open_page(SESSION)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer de link").click()
    expect(page.locator(".delen [role=status]")).to_have_text("Gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_session_can_be_mailed_without_javascript(open_page: Opening) -> None:
    page = open_page(SESSION, script=False)
    mail = page.get_by_role("link", name="Mail deze sessie door").get_attribute("href")
    assert mail
    assert mail.startswith("mailto:?subject=Praktijknetwerk")
    assert page.locator(".delen button:visible").count() == 0


@pytest.mark.parametrize("can_share", [False, True])
def test_sharing_is_offered_where_the_device_can(open_page: Opening, can_share: bool) -> None:
    page = open_page("over/")
    share = "data => { window.shared = data; return Promise.resolve(); }"
    page.add_init_script(f"navigator.share = {share if can_share else 'undefined'};")
    page.goto(page.url.replace("over/", SESSION))
    button = page.get_by_role("button", name="Deel", exact=True)
    if not can_share:
        expect(button).to_be_hidden()
        return
    button.click()
    assert page.evaluate("window.shared") == {
        "title": "Praktijknetwerk: van plan naar praktijk",
        "url": page.url,
    }


def test_the_ticket_stays_in_reach_on_a_wide_screen(open_page: Opening) -> None:
    page = open_page(SESSION, width=1280)
    page.evaluate("scrollTo(0, 1500)")
    expect(page.locator(".ticket")).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_ticket_comes_before_the_text(open_page: Opening) -> None:
    page = open_page(SESSION, width=320)
    tops = [page.locator(name).bounding_box() for name in (".ticket", ".sessie__tekst")]
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] + tops[0]["height"] <= tops[1]["y"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("2026/wie-graast-er-in-de-achtertuin/", ["Deze sessie gaat niet door."]),
        (
            "2026/als-de-schuur-leegstaat/",
            ["Deze sessie is verplaatst.", "Eerst", "dinsdag 10 november 2026", "Nu"],
        ),
    ],
)
def test_what_happened_is_on_the_first_screen_of_a_phone(
    open_page: Opening, path: str, words: list[str]
) -> None:
    page = open_page(path, width=360)
    status = page.locator(".status")
    for word in words:
        expect(status.get_by_text(word).first).to_be_in_viewport()


def test_a_missing_page_leads_to_the_search_field(open_page: Opening) -> None:
    page = open_page("2026/openning/", script=False)  # With a script it also asks: test_every_page.
    page.get_by_role("link", name="Zoek op deze site").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zoeken")
    assert page.url.endswith(f"{BASE}zoeken/")
