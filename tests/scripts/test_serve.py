"""The preview of `scripts/serve`: what is saved is what the browser shows, mistakes included."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import _environment
import _mkdocs
import _port
import _preview
from tests.conftest import ProgrammeFolder

pytestmark = pytest.mark.slow

ROOT = Path(_environment.__file__).parent.parent
PATIENCE = 60
"""Seconds after which something will not happen any more."""


class Preview:
    """A copy of the project with a small programme, and the preview of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("docs", "overrides", "macros"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("mkdocs.yml", "CONTRIBUTING.md"):
            shutil.copy(ROOT / name, root)
        self.programme = ProgrammeFolder(root / "programme")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self.output = root / "output.txt"

    def start(self) -> None:
        variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": self.url}
        variables.pop("PROGRAMMA", None)
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                _mkdocs.preview_command(self.port),
                cwd=self.root,
                env=variables,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    def get(self, address: str) -> tuple[int, str]:
        """Return status and text of an address; status 0 when nobody answers (yet)."""
        try:
            with urllib.request.urlopen(self.url + address, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except (urllib.error.URLError, ConnectionError):
            return 0, ""

    def shows(self, address: str, *texts: str, status: int = 200) -> str:
        """Wait until a page has all these texts, and return it."""
        until = time.monotonic() + PATIENCE
        found = (0, "")
        while time.monotonic() < until:
            assert self.process.poll() is None, self.output.read_text("utf-8")
            found = self.get(address)
            if found[0] == status and all(text in found[1] for text in texts):
                return found[1]
            time.sleep(0.1)
        pytest.fail(f"{address} does not show {texts}: {found}\n{self.output.read_text('utf-8')}")

    def lacks(self, address: str, text: str) -> None:
        """Wait until a page is there without this text."""
        until = time.monotonic() + PATIENCE
        while (found := self.get(address))[0] != HTTPStatus.OK or text in found[1]:
            assert time.monotonic() < until, f"{address} still shows {text}"
            time.sleep(0.1)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    made = Preview(tmp_path_factory.mktemp("preview") / "checkout")
    made.start()
    made.shows("", "Week van de Brede Welvaart")
    yield made
    made.stop()


def page(preview: Preview, name: str, title: str) -> str:
    """Write a session and return the address of its page, when that is there."""
    preview.programme.session(name, f"titel: {title}\ndatum: 2026-11-10")
    preview.shows(f"2026/{name}/", title, "/livereload/")
    return f"2026/{name}/"


def test_a_session(preview: Preview) -> None:
    address = page(preview, "nieuw", "Een nieuwe sessie")
    preview.edit("programme/2026/sessies/nieuw.md", "nieuwe", "veranderde")
    preview.shows(address, "Een veranderde sessie")
    preview.shows("programma/", "Een veranderde sessie")
    (preview.root / "programme/2026/sessies/nieuw.md").unlink()
    preview.shows(address, "Deze pagina bestaat niet", "/livereload/", status=404)
    assert "Een veranderde sessie" not in preview.get("programma/")[1]


CHANGES = {
    # what: (file, before, after, the address that shows it, what is there then)
    "a list": ("programme/themas.yml", "Wonen", "Woongenot", "thema/", "Woongenot"),
    "an edition": ("programme/2026/editie.yml", "Week 2026", "Jubileum", "2026/", "Jubileum"),
    "a template": (
        *("overrides/programma/sessie.html", "<h1", "<h1 data-anders"),
        *("2026/opening/", "data-anders"),
    ),
    "the frame": ("overrides/main.html", "Naar de inhoud", "Spring over", "over/", "Spring over"),
    "a page": ("docs/over.md", "# ", "# Anders: ", "over/", "Anders: "),
    "a style": ("docs/assets/site.css", "{", "{/* anders */", "assets/site.css", "/* anders */"),
    "a view": ("macros/programme/dutch.py", '"maandag"', '"manendag"', "2026/", "manendag"),
    "the hooks": ("macros/hooks.py", "Verbeter deze", "Herstel deze", "over/", "Herstel deze"),
    "the macros": (
        *("macros/page_macros.py", "return _put(env, listings.contact(_site(env)))"),
        *("return 'Bel maar!'", "contact/", "Bel maar!"),
    ),
    "the settings": ("mkdocs.yml", "site_name: Week", "site_name: Dag", "over/", "– Dag van de"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_everything_that_can_change(preview: Preview, change: str) -> None:
    name, old, new, address, shown = CHANGES[change]
    assert shown not in preview.shows(address)
    preview.edit(name, old, new)
    preview.shows(address, shown)
    preview.edit(name, new, old)
    preview.lacks(address, shown)


def test_settings_that_an_editor_puts_in_the_place_of_the_old(preview: Preview) -> None:
    settings = preview.root / "mkdocs.yml"
    for name in ("Eerste", "Tweede", "Week van de Brede Welvaart"):
        other = settings.with_name("mkdocs.yml~")
        text = re.sub(r"(?m)^site_name: .*", f"site_name: {name}", settings.read_text("utf-8"))
        other.write_text(text, "utf-8")
        other.replace(settings)
        preview.shows("over/", f"{name}</title>")


def test_a_mistake_shows_at_every_address_until_it_is_mended(preview: Preview) -> None:
    address = page(preview, "fout", "Alles goed")
    preview.edit("programme/2026/sessies/fout.md", "datum: 2026-11-10", "datum: morgen")
    preview.edit("programme/themas.yml", "naam: Wonen", "nam: Wonen")
    for there in (address, "", "over/", "nergens/"):
        shown = preview.shows(
            there,
            "programme/2026/sessies/fout.md, regel 3, teken 8",
            "“morgen” is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-09.",
            "<pre>datum: <mark>morgen</mark></pre>",
            "programme/themas.yml, regel 2, teken 3",
            "Er zijn 2 fouten",
            "/livereload/",
            status=404,
        )
        assert "Alles goed" not in shown
    preview.edit("programme/themas.yml", "nam: Wonen", "naam: Wonen")
    preview.shows(address, "Er is 1 fout", status=404)
    preview.edit("programme/2026/sessies/fout.md", "datum: morgen", "datum: 2026-11-11")
    preview.shows(address, "Alles goed", "11 november")
    assert "Traceback" not in preview.output.read_text("utf-8")


def test_what_to_paste_is_on_the_page(preview: Preview) -> None:
    preview.programme.session(
        "lang",
        'titel: Lang\ndatum: 2026-11-10\neinddatum: 2026-11-11\nbegin: "09.00"\neinde: "17.00"',
    )
    preview.shows("", "Dit kun je plakken:", "momenten:\n", status=404)
    (preview.root / "programme/2026/sessies/lang.md").unlink()
    preview.shows("", "Week van de Brede Welvaart")


BROKEN = {
    "a module": ("macros/programme/dutch.py", "from __future__", "from __futur__"),
    "the page of mistakes": ("macros/publish/problems.py", "from __future__", "from __futur__"),
    "the hooks": ("macros/hooks.py", "def on_config(", "def on_config("[:-1]),
    "a template": ("overrides/programma/sessie.html", "<h1", "{% end %}<h1"),
    "the settings": ("mkdocs.yml", "site_name: ", "site_name: : "),
}


@pytest.mark.parametrize("thing", BROKEN)
def test_a_mistake_in_the_code_shows_too(preview: Preview, thing: str) -> None:
    name, old, new = BROKEN[thing]
    preview.edit(name, old, new)
    if thing == "the page of mistakes":
        preview.edit("programme/themas.yml", "naam: Wonen", "nam: Wonen")
        preview.shows("over/", "<title>Fout</title>", "/livereload/", status=404)
        preview.edit("programme/themas.yml", "nam: Wonen", "naam: Wonen")
    else:
        preview.shows("over/", "De site kan niet worden gemaakt", "/livereload/", status=404)
    preview.edit(name, new, old)
    preview.shows("over/", "Verbeter deze pagina")


def test_a_mistake_at_the_start(tmp_path: Path) -> None:
    made = Preview(tmp_path / "checkout")
    made.programme.replace("2026/sessies/opening.md", "2026-11-09", "9 november")
    made.start()
    try:
        made.shows("2026/opening/", "opening.md, regel 4", "is geen datum", status=404)
        made.programme.replace("2026/sessies/opening.md", "9 november", "2026-11-09")
        made.shows("2026/opening/", "Opening van de week")
    finally:
        made.stop()


def test_a_calendar_is_there_when_it_is_asked_for(preview: Preview) -> None:
    assert "SUMMARY:Opening van de week" in preview.shows("kalender/programma.ics", "BEGIN:VEVENT")
    preview.edit("programme/2026/sessies/opening.md", "Opening van", "Begin van")
    preview.shows("2026/opening/", "Begin van de week")
    preview.shows("kalender/programma.ics", "SUMMARY:Begin van de week")
    preview.shows("2026/opening.ics", "SUMMARY:Begin van de week")
    preview.edit("programme/2026/sessies/opening.md", "Begin van", "Opening van")
    preview.shows("2026/opening/", "Opening van de week")


@pytest.mark.browser
def test_the_open_page_loads_itself_again(preview: Preview, browser: Browser) -> None:
    address = page(preview, "open", "Voor de wijziging")
    session = "programme/2026/sessies/open.md"
    opened = browser.new_page()
    try:
        opened.set_default_timeout(PATIENCE * 1000)
        opened.goto(preview.url + address)
        # Not `evaluate`: that fails if an earlier change still makes the page load itself again.
        opened.wait_for_function("window.gemerkt = true")
        preview.edit(session, "Voor de", "Na de")
        opened.get_by_role("heading", level=1, name="Na de wijziging").wait_for()
        opened.wait_for_function("window.gemerkt === undefined")
        preview.edit(session, "datum: 2026-11-10", "datum: morgen")
        opened.get_by_text("“morgen” is geen datum.").wait_for()
        preview.edit(session, "datum: morgen", "datum: 2026-11-12")
        opened.get_by_role("heading", level=1, name="Na de wijziging").wait_for()
        (preview.root / session).unlink()
        opened.get_by_role("heading", level=1, name="Deze pagina bestaat niet").wait_for()
        page(preview, "open", "Weer terug")
        opened.get_by_role("heading", level=1, name="Weer terug").wait_for()
    finally:
        opened.close()


def test_it_says_which_programme_it_shows(preview: Preview) -> None:
    """So that who starts it again hears that it is open already."""
    assert _port.shows(preview.port, preview.programme.path.resolve())
    assert not _port.shows(preview.port, ROOT / "programme")


def test_a_refresh_can_be_measured(tmp_path: Path) -> None:
    seconds = _preview.measure(tmp_path / "programme", sessions=5, saves=2)
    assert len(seconds) == 2
    assert min(seconds) > 0
