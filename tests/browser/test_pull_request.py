"""What a pull request shows: every step of the workflow, run in a clone with a branch."""

from __future__ import annotations

import functools
import json
import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

import _environment
from macros.programme.change_report import from_json
from tests.checkout import Checkout

pytestmark = pytest.mark.browser

SITE_URL = "https://week.example/site/"

PYTHON = """\
#!/bin/sh
exec {python} -c 'import runpy, sys
sys.path[:0] = ["scripts", "."]
import _environment
_environment.ensure = lambda _: None
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")' "$@"
"""
"""Runs a script as it is, but in the environment of the tests and not in one of its own."""

CANCELLED = "titel: Rondje dorp\ndatum: 2026-11-11\nbegin: '10.00'\neinde: '11.00'"


class Job:
    """The job of controle.yml that looks at the programme, on this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.summary = root.parent / "samenvatting.md"
        self.output: dict[str, str] = {}
        """Name of a step → what it said; only of those that ran."""
        self.failed: str | None = None

    def run(self) -> None:
        workflow = self.root / ".github/workflows/controle.yml"
        job = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]["site"]
        for step in job["steps"]:
            if "run" in step and self._is_on(step):
                self._run(step)

    def _is_on(self, step: dict[str, Any]) -> bool:
        condition = step.get("if", "success()")
        assert condition in {"success()", "${{ !cancelled() }}"}
        return self.failed is None or condition != "success()"

    def _run(self, step: dict[str, Any]) -> None:
        programs = self.root.parent / "bin"
        programs.mkdir(exist_ok=True)
        python = programs / "python"
        python.write_text(PYTHON.format(python=shlex.quote(sys.executable)), encoding="utf-8")
        python.chmod(0o755)
        # As GitHub runs it: https://docs.github.com/actions, “Exit codes and error action”.
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=self.root,
            env={
                **os.environ,
                "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
                "PYTHONPATH": str(self.root),
                "PYTHONUTF8": "1",
                "NO_MKDOCS_2_WARNING": "1",
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_REPOSITORY": "week/site",
                "GITHUB_SHA": "1" * 40,
                "GITHUB_SERVER_URL": "https://github.com",
                "BASIS": "origin/main",
                "SITE_URL": SITE_URL,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        self.output[step["name"]] = done.stdout + done.stderr
        if done.returncode and self.failed is None:
            self.failed = step["name"]


def clone(folder: Path) -> Checkout:
    """Return this project as it is now, with a small programme, in a repository of its own."""
    root = folder / "site"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=_environment.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        source = _environment.ROOT / name
        if not name.startswith(("programme/", "tests/")) and source.is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, root / name)
    checkout = Checkout(root)
    checkout.session("rondje", CANCELLED)
    checkout.session("film", "titel: Film in de buurt\ndatum: 2026-11-12\nbegin: '20.00'")
    checkout.commit()
    return checkout


def propose(checkout: Checkout, change: Callable[[], object]) -> Job:
    """Make a pull request of a change, while main goes on; return its job, at the merge commit."""
    checkout.branch("main")
    change()
    checkout.commit()
    checkout.git("checkout", "main")
    checkout.replace("2026/sessies/film.md", "Film in de buurt", "Film bij de buren")
    checkout.commit()
    checkout.git("update-ref", "refs/remotes/origin/main", "main")
    checkout.git("checkout", "--detach")
    checkout.git("merge", "--no-ff", "--message=Samen", "zijtak")
    return Job(checkout.root)


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A pull request with a session that moved, one that is new and one that is cancelled."""
    checkout = clone(tmp_path_factory.mktemp("voorstel"))

    def change() -> None:
        checkout.replace("2026/sessies/opening.md", 'begin: "09.30"', 'begin: "10.30"')
        checkout.replace("2026/sessies/rondje.md", "datum:", "status: geannuleerd\ndatum:")
        fields = "titel: Nieuw & anders\ndatum: 2026-11-09\nbegin: '14.00'\neinde: '15.00'"
        checkout.session("nieuw", fields, "Zie [de opening](opening.md) en [film](film.md).")

    job = propose(checkout, change)
    job.run()
    assert job.failed is None, job.output
    return job


def test_the_summary_says_what_changes(job: Job) -> None:
    _, _, summary = job.summary.read_text(encoding="utf-8").partition("## Wat verandert er")
    assert "1 afgelaste sessie, 1 sessie op een andere tijd en 1 nieuwe sessie" in summary
    assert "| Nieuw | Nieuw &amp; anders |" in summary
    assert "Film" not in summary, "what main did meanwhile is not of this proposal"


def test_the_report_says_the_same(job: Job) -> None:
    report = from_json((job.root / "wijzigingen.json").read_bytes())
    assert [(row.kind, row.title) for row in report.rows] == [
        ("afgelast", "Rondje dorp"),
        ("tijd", "Opening van de week"),
        ("nieuw", "Nieuw & anders"),
    ]


def test_the_whole_site_is_there_as_well(job: Job) -> None:
    assert (job.root / "site/2026/nieuw/index.html").is_file()


def test_a_broken_session_is_said_and_nothing_is_built(tmp_path: Path) -> None:
    checkout = clone(tmp_path)

    def change() -> None:
        checkout.replace("2026/sessies/opening.md", "titel: Opening", "titel: Opening: of niet")
        checkout.session("nieuw", "titel: Nieuw\ndatum: 2026-11-09")

    job = propose(checkout, change)
    job.run()
    assert job.failed == "Kijk het programma na"
    assert "::error file=programme/2026/sessies/opening.md," in job.output[job.failed]
    assert "Bouw de site" not in job.output
    assert "Maak het voorbeeld" not in job.output
    assert not (job.root / "site").exists()
    report = from_json((job.root / "wijzigingen.json").read_bytes())
    assert [row.title for row in report.rows] == ["Nieuw"]
    assert report.unread == ("programme/2026/sessies/opening.md",)
    (mistake,) = report.mistakes
    assert (mistake.path, mistake.line) == ("programme/2026/sessies/opening.md", 2)
    assert mistake.correction == ('titel: "Opening: of niet van de week"',)
    summary = job.summary.read_text(encoding="utf-8")
    assert "## Controle van het programma" in summary
    assert "opening.md#L" in summary.replace("?plain=1", "")
    assert "niet te lezen" in summary


Preview = Callable[..., Page]


@pytest.fixture
def open_preview(browser: Browser, job: Job, tmp_path: Path) -> Iterator[Preview]:
    """Return a function that opens the preview from disk, alone and without a network."""
    shutil.copy2(job.root / "voorbeeld.html", tmp_path)
    asked: list[str] = []
    problems: list[str] = []
    contexts = []

    def open_(width: int = 1280) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, offline=True, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("requestfailed", lambda request: problems.append(request.url))
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto((tmp_path / "voorbeeld.html").as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    others = [url for url in asked if not url.startswith("data:")]
    assert set(others) == {(tmp_path / "voorbeeld.html").as_uri()}
    assert problems == []


@pytest.mark.parametrize("width", [375, 1280])
def test_the_preview_begins_with_what_changes(open_preview: Preview, width: int) -> None:
    page = open_preview(width)
    assert page.get_by_role("heading", name="Wat verandert er?").is_visible()
    assert page.get_by_text("ma 9 nov 09.30 → 10.30 uur").is_visible()
    assert page.locator(".voorbeeld__pagina:visible").count() == 0
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


def test_one_page_at_a_time(open_preview: Preview) -> None:
    page = open_preview()
    page.get_by_role("link", name="Nieuw & anders").first.click()
    assert page.locator(".voorbeeld__pagina:visible").count() == 1
    assert not page.get_by_role("heading", name="Wat verandert er?").is_visible()
    assert page.get_by_role("heading", level=1, name="Nieuw & anders").is_visible()
    assert page.get_by_text("Dit is een voorstel en nog niet de site.").is_visible()
    page.get_by_role("link", name="de opening", exact=True).click()
    assert page.get_by_role("heading", level=1, name="Opening van de week").is_visible()
    page.get_by_role("link", name="Wat verandert er?").click()
    assert page.get_by_role("heading", name="Wat verandert er?").is_visible()


def test_other_pages_are_those_of_the_real_site(open_preview: Preview) -> None:
    page = open_preview()
    links = page.locator(".sessie__beschrijving a").evaluate_all(
        "links => links.map(link => [link.textContent, link.getAttribute('href')])"
    )
    assert ["film", f"{SITE_URL}2026/film/"] in links


def test_a_link_within_a_page_keeps_it_in_sight(open_preview: Preview) -> None:
    page = open_preview()
    page.get_by_role("link", name="Opening van de week").first.click()
    page.evaluate("document.querySelector('.voorbeeld__pagina:target .overslaan').click()")
    assert page.get_by_role("heading", level=1, name="Opening van de week").is_visible()
    assert page.locator(".voorbeeld__pagina:visible").count() == 1


STYLES = """\
element => {
  const style = getComputedStyle(element);
  return JSON.stringify(Object.fromEntries([...style].map(n => [n, style.getPropertyValue(n)])));
}"""


@pytest.fixture
def real_page(browser: Browser, job: Job) -> Iterator[Callable[[str, int], Page]]:
    """Return a function that opens a page of the site itself, without scripts."""
    handler = functools.partial(_Quiet, directory=str(job.root / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        contexts = []

        def open_(path: str, width: int) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                java_script_enabled=False,
                reduced_motion="reduce",
            )
            contexts.append(context)
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
            return page

        yield open_
        for context in contexts:
            context.close()
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize(
    ("path", "title", "selector"),
    [
        ("2026/maandag-9-november/", "Maandag 9 november", ".kaarten > li:first-child"),
        ("2026/maandag-9-november/", "Maandag 9 november", ".kaarten h3 a, .kaarten h4 a"),
        ("2026/opening/", "Opening van de week", ".ticket"),
        ("2026/opening/", "Opening van de week", "h1"),
        ("2026/opening/", "Opening van de week", ".voet"),
        ("2026/opening/", "Opening van de week", ".kopregel"),
    ],
)
def test_it_looks_like_the_site(
    open_preview: Preview,
    real_page: Callable[[str, int], Page],
    path: str,
    title: str,
    selector: str,
    width: int,
) -> None:
    preview, real = open_preview(width), real_page(path, width)
    preview.get_by_role("link", name=title).last.click()
    # Or what is now under the mouse looks as if it is pointed at.
    preview.mouse.move(0, 0)
    found = preview.locator(f".voorbeeld__pagina:target :is({selector})").first
    assert found.is_visible()
    expected = json.loads(real.locator(selector).first.evaluate(STYLES))
    assert json.loads(found.evaluate(STYLES)) == expected


def test_its_fonts_load(open_preview: Preview) -> None:
    page = open_preview()
    loaded = page.evaluate(
        "document.fonts.ready.then(f => [...f].filter(x => x.status === 'loaded')"
        ".map(x => x.family))"
    )
    assert "Atkinson Hyperlegible Next" in {name.strip('"') for name in loaded}


def test_nothing_in_it_can_run(job: Job) -> None:
    text = (job.root / "voorbeeld.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert "script-src" not in text
    assert "default-src &#39;none&#39;" in text
