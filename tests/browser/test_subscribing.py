"""Subscribing in a real browser: what needs a script, and that nothing else does."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from macros.publish.subscribing import Words
from tests.browser.conftest import Opening

pytestmark = pytest.mark.browser

LIST = "thema/wonen/"


def test_the_copy_button_copies_the_address(open_page: Opening) -> None:
    page = open_page(LIST)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer").click()
    expect(page.locator(".abonneren [role=status]")).to_have_text("Gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label(Words.copy).input_value()
    assert copied.endswith("/week/kalender/thema-wonen.ics")


def test_without_javascript_everything_is_there_but_the_copy_button(open_page: Opening) -> None:
    page = open_page(LIST, script=False)
    assert page.get_by_role("button", name="Kopieer").count() == 0
    expect(page.get_by_label(Words.copy)).to_be_visible()
    for name in ("Apple-agenda", "Google Agenda", "Outlook.com", "Microsoft 365"):
        expect(page.get_by_role("link", name=name)).to_be_visible()
    expect(page.get_by_role("link", name=Words.file)).to_be_visible()

    nextcloud = page.get_by_text("Nextcloud", exact=True)
    expect(nextcloud).to_be_hidden()
    page.get_by_text(Words.ways).click()
    expect(nextcloud).to_be_visible()


def test_the_page_about_it_explains_every_app_at_once(open_page: Opening) -> None:
    page = open_page("kalender/", script=False)
    expect(page.get_by_text("Nextcloud", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Open in Thunderbird")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_the_code_is_black_on_white_in_any_colours(open_page: Opening, dark: bool) -> None:
    page = open_page("kalender/", dark=dark)
    code = page.get_by_role("img", name="QR-code van")
    expect(code).to_be_visible()
    colours = code.locator("path").evaluate_all(
        "paths => paths.map(path => [getComputedStyle(path).fill, getComputedStyle(path).stroke])"
    )
    assert colours[0] == ["rgb(255, 255, 255)", "none"]
    assert colours[1][1] == "rgb(0, 0, 0)"
    box = code.bounding_box()
    assert box
    assert box["width"] >= 140


def test_a_session_can_be_put_in_a_calendar_on_the_web(open_page: Opening) -> None:
    page = open_page("2026/opening-van-de-week/", script=False)
    for name in ("Zet in je agenda", "Google Agenda", "Outlook.com"):
        expect(page.get_by_role("link", name=name)).to_be_visible()
    cancelled = open_page("2026/wie-graast-er-in-de-achtertuin/", script=False)
    assert cancelled.get_by_role("link", name="Google Agenda").count() == 0
