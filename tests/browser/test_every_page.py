"""What holds for every kind of page, in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Opening
from tests.browser.pages import PAGES, every_page

pytestmark = pytest.mark.browser


NOT_ALWAYS = "button, .kiezen, .kiezen-agenda__welke, .met-script, .zonder-script"
"""What only works with JavaScript is only there with JavaScript, and that it does not without."""
VISIBLE_TEXT = """(main, without) => {
    for (const part of main.querySelectorAll(without)) part.style.display = "none";
    return main.innerText;
}"""


def describe(violation: dict[str, object]) -> str:
    nodes = violation["nodes"]
    assert isinstance(nodes, list)
    return f"{violation['id']}: {[node['html'][:120] for node in nodes[:3]]}"


@every_page
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(open_page: Opening, path: str, dark: bool) -> None:
    """WCAG 2.2 A and AA, as far as a machine can tell, and axe's best practices."""
    page = open_page(path, dark=dark)
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page).response["violations"]
        assert [describe(violation) for violation in found] == [], width


# These need JavaScript; what they say without is in test_searching.py and test_own_programme.py.
NEED_SCRIPT = ("zoeken/", "mijn-programma/")


@pytest.mark.parametrize(
    "path", [path for path in PAGES.values() if not path.startswith(NEED_SCRIPT)]
)
def test_everything_is_there_without_javascript(open_page: Opening, path: str) -> None:
    def words(*, script: bool) -> list[str]:
        page = open_page(path, script=script)
        text: str = page.locator("main").evaluate(VISIBLE_TEXT, NOT_ALWAYS)
        # In one go, for a script may still be at work; minus what depends on the day of the visit.
        return text.replace("Nog 69 dagen", "").split()

    assert words(script=False) == words(script=True)


def test_a_missing_page_helps_on(open_page: Opening) -> None:
    page = open_page("2026/openning/")
    page.get_by_role("link", name="programma").first.click()
    assert page.url.endswith("/week/programma/")
    page.go_back()
    page.get_by_role("link", name="Zoek naar “openning”").click()
    page.get_by_role("link", name="Opening van de week: de eerste draad").click()
    assert page.url.endswith("/week/2026/opening-van-de-week/")
