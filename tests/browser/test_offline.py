"""Reading without a connection: with the network really cut, and one site put after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.browser.focus import all_stops, walk
from tests.browser.test_every_page import describe
from tests.conftest import ProgrammeFolder
from tests.host import BASE, Host
from tests.site.conftest import build

pytestmark = pytest.mark.browser

SESSION = "2026/opening/"
AS_IT_WAS = re.compile(
    r"^(Je bent offline|Er is geen goede verbinding)\. Dit is het programma zoals het was op "
    r"[a-z]+dag \d{1,2} [a-z]+ om \d\d\.\d\d uur\.$"
)
CHANGED = "Het programma is veranderd."


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build a programme, the same with its session cancelled, and that without all this."""
    root = tmp_path_factory.mktemp("offline")
    folder = ProgrammeFolder(root / "programme")
    found = {name: root / name for name in ("before", "after", "off")}
    for name, site in found.items():
        if name == "after":
            folder.replace(
                "2026/sessies/opening.md", "vorm: lezing", "vorm: lezing\nstatus: geannuleerd"
            )
        variables = {"SITE_URL": f"https://example.org{BASE}"}
        if name == "off":
            variables["OFFLINE"] = "false"
        result = build(site, str(folder.path), variables=variables)
        assert result.returncode == 0, result.stderr
    return found


@pytest.fixture
def host(sites: dict[str, Path]) -> Iterator[Host]:
    found = Host(sites["before"])
    found.start()
    yield found
    found.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(reduced_motion="reduce")
    yield found
    found.close()


def kept(page: Page) -> list[str]:
    """Return the addresses of what the browser keeps, under the root of the site."""
    addresses: list[str] = page.evaluate(
        """async () => {
          const found = [];
          for (const name of await caches.keys())
            for (const { url } of await (await caches.open(name)).keys()) found.push(url);
          return found;
        }"""
    )
    return [address.partition(BASE)[2] for address in addresses]


def until(page: Page, asked: str) -> None:
    """Wait until an asynchronous function is true in the browser."""
    loop = """async () => {
      for (let times = 0; times < 300; times += 1) {
        if (await (ASKED)()) return true;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }"""
    assert page.evaluate(loop.replace("ASKED", asked)), asked


KEPT = """async () => {
  for (const name of await caches.keys()) {
    if (name.endsWith(" nieuw")) continue;
    const cache = await caches.open(name);
    const root = name.slice("week ".length);
    const copy = await cache.match(`${root}offline/lijst.json`);
    if (!copy?.headers.has("x-alles")) continue;
    const now = await (await fetch(`${root}offline/lijst.json`, {cache: "reload"})).text();
    return now === await copy.text();
  }
}"""
"""Whether the browser has all that the site offers it, of the newest version."""


def wait_until_kept(page: Page) -> None:
    until(page, KEPT)


def cut(context: BrowserContext, host: Host) -> None:
    host.stop()
    context.set_offline(True)


def mend(context: BrowserContext, host: Host) -> None:
    host.start()
    context.set_offline(False)


def check(page: Page) -> None:
    """Look at what a page says of the connection, on a small screen and with the keyboard."""
    page.set_viewport_size({"width": 320, "height": 640})
    assert [describe(violation) for violation in Axe().run(page).response["violations"]] == []
    html = all_stops(page)
    page.evaluate("window.stops[0].focus()")
    there = list(walk(page, "Tab", len(html) - 1))
    assert [stop.html for stop in there] == html[1:]
    for stop in there:
        stop.check()


def test_nothing_is_fetched_to_keep_while_somebody_types(
    context: BrowserContext, host: Host
) -> None:
    page = context.new_page()
    page.goto(f"{host.url}programma/")
    field = page.get_by_role("searchbox").first
    asked: list[list[str]] = []
    while len(asked) < 30:
        field.press_sequentially("wel", delay=50)
        field.fill("")
        if "offline/lijst.json" in [address for address, _ in host.asked]:
            asked.append([address for address, _ in host.asked])
    assert SESSION not in asked[-1]
    wait_until_kept(page)
    assert SESSION in [address for address, _ in host.asked]


def test_a_programme_without_a_connection(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.url)
    wait_until_kept(page)
    line = page.locator(".verbinding [role=status]")
    reload = page.get_by_role("button", name="Laad de pagina opnieuw")
    expect(line).to_be_empty()

    cut(context, host)
    # What was loaded before says so too; then pages that were never open in this browser.
    expect(line).to_have_text(AS_IT_WAS)
    page.get_by_role("link", name="Programma", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Programma")
    expect(line).to_have_text(AS_IT_WAS)
    expect(reload).to_be_hidden()
    page.get_by_role("searchbox").first.fill("opening")
    expect(page.locator(".zoek__lijst li").first).to_contain_text("Opening van de week")
    page.goto(f"{host.url}{SESSION}?via=poster")
    expect(page.get_by_role("heading", level=1)).to_have_text("Opening van de week")
    assert page.evaluate("document.fonts.check('1em \"Atkinson Hyperlegible Next\"')")
    expect(line).to_have_text(AS_IT_WAS)
    check(page)

    # Choosing works as well.
    page.get_by_role("button", name=re.compile("^Bewaar Opening van de week")).first.click()
    page.goto(f"{host.url}mijn-programma/")
    expect(page.get_by_role("link", name="Opening van de week")).to_be_visible()
    expect(line).to_have_text(AS_IT_WAS)

    # A page that was not kept says what can be read, and comes when it can.
    page.goto(f"{host.url}regio/hart-van-brabant/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is niet bewaard")
    expect(page.get_by_role("link", name="Probeer het opnieuw")).to_be_visible()
    page.get_by_role("link", name="Het hele programma").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Programma")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is niet bewaard")
    check(page)
    mend(context, host)
    expect(line).to_have_text("Je hebt weer verbinding.")
    check(page)
    reload.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hart van Brabant")
    expect(line).to_be_empty()

    # A visited page is kept too, though it is in no list.
    until(page, "async () => Boolean(await caches.match(location.href))")
    cut(context, host)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hart van Brabant")
    expect(line).to_have_text(AS_IT_WAS)


def test_a_change_reaches_who_was_without_a_connection(
    context: BrowserContext, host: Host, sites: dict[str, Path]
) -> None:
    page = context.new_page()
    page.goto(host.url + SESSION)
    wait_until_kept(page)
    cut(context, host)
    page.reload()
    line = page.locator(".verbinding [role=status]")
    expect(line).to_have_text(AS_IT_WAS)
    expect(page.locator(".kop")).not_to_contain_text("Geannuleerd")
    other = context.new_page()
    other.goto(host.url + "zoeken/")
    expect(other.locator(".verbinding [role=status]")).to_have_text(AS_IT_WAS)

    host.folder = sites["after"]
    host.asked.clear()
    mend(context, host)
    expect(line).to_have_text(CHANGED)
    # A page that is still the same only stops saying that it may be old.
    expect(other.locator(".verbinding [role=status]")).to_be_empty()
    wait_until_kept(page)
    got = [address for address, status in host.asked if status == 200]
    assert SESSION in got
    assert "zoeken/" not in [address for address, _ in host.asked], "is the same"
    assert [address for address in got if address.endswith((".css", ".woff2"))] == []

    # What was fetched meanwhile is there without a connection, though nobody looked at it.
    cut(context, host)
    page.get_by_role("button", name="Laad de pagina opnieuw").click()
    expect(page.locator("main")).to_contain_text("Geannuleerd")
    page.goto(host.url + "programma/")
    expect(page.locator("main")).to_contain_text("Geannuleerd")


def test_with_a_connection_nothing_is_old(
    context: BrowserContext, host: Host, sites: dict[str, Path]
) -> None:
    page = context.new_page()
    page.goto(host.url + SESSION)
    wait_until_kept(page)
    line = page.locator(".verbinding [role=status]")
    expect(page.locator("main")).not_to_contain_text("Geannuleerd")
    host.folder = sites["after"]
    page.goto(host.url)
    page.goto(host.url + SESSION)  # the browser itself would take it for new for ten minutes
    expect(page.locator("main")).to_contain_text("Geannuleerd")
    expect(line).to_be_empty()

    # A connection that does nothing counts as none, and only as long as it does nothing.
    host.asked.clear()
    with host.holding():
        page.goto(host.url + "programma/")
        expect(line).to_have_text(re.compile("^Er is geen goede verbinding. Dit is"))
        assert not [address for address, _ in host.asked if address.endswith(".css")]
    expect(line).to_have_text(CHANGED)

    # Switching it off really removes it.
    assert SESSION in kept(page)
    host.folder = sites["off"]
    page.goto(host.url + SESSION)
    until(page, "async () => !(await navigator.serviceWorker.getRegistrations()).length")
    assert kept(page) == []
    assert page.locator(".verbinding, [rel=manifest]").count() == 0
    page.goto(host.url)
    assert page.evaluate("navigator.serviceWorker.controller") is None
    cut(context, host)
    with pytest.raises(Error, match=r"ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED"):
        page.goto(host.url + "regio/hart-van-brabant/")


def test_who_saves_data_keeps_what_they_saw(context: BrowserContext, host: Host) -> None:
    context.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page = context.new_page()
    page.goto(host.url + SESSION)
    until(page, "async () => Boolean(await caches.match(location.href))")
    until(page, "async () => Boolean(await caches.match('../../offline/lijst.json'))")
    found = kept(page)
    assert "programma/" not in found
    assert {SESSION, "offline.html", "assets/site.css"} <= set(found)
    cut(context, host)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Opening van de week")
    expect(page.locator(".verbinding [role=status]")).to_have_text(AS_IT_WAS)
    page.goto(host.url + "programma/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is niet bewaard")
