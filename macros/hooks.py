"""MkDocs events → the calls that build the site.

Of MkDocs know only this module, ``page_macros``, ``page_findings`` and ``preview``.

``mkdocs build`` empties the site folder before it knows whether the build will succeed.  So the
build is made beside it, and takes its place only when everything went well.
"""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, cast
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from macros.page_findings import PageFindings
    from macros.publish.page import Page as MadePage
    from macros.publish.search_index import Written
    from macros.publish.site import Site
    from macros.publish.social import Told

# MkDocs writes the time of the build into the sitemap unless it is told another time.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")

UNUSED = ("assets/javascripts/", "assets/stylesheets/")
"""Where Material has its scripts and style sheets; ours stand beside them."""

INSTEAD = "offline.html"
"""The page that comes in the place of one that a browser has not kept (``publish.offline``)."""

MOST_PROBLEMS = 20
"""How many problems with calendars are shown: one cause mostly spoils hundreds of files."""


class _Run:
    """What has to be remembered from one event to the next."""

    command = "build"
    target: Path | None = None
    """Where a successful build goes."""
    staging: Path | None = None
    """Where the build is made; ``None`` when there is nothing to put in place."""
    written: ClassVar[list[Written]] = []
    """The pages that were written by hand, for the search."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember which command runs."""
    del dirty
    _Run.command = command


@event_priority(100)  # before mkdocs-macros, which imports our modules too
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the programme; stop before anything is written when something is wrong with it."""
    if _Run.command == "serve":
        _forget_modules()
        config.extra["afdrukken"] = False  # It would print everything after each change.
    site_module = importlib.import_module("macros.publish.site")
    findings = importlib.import_module("macros.programme.findings")
    git = importlib.import_module("macros.programme.git")
    policy = importlib.import_module("macros.publish.policy")
    settings = importlib.import_module("macros.publish.settings")
    root = Path(config.config_file_path).parent
    content = Path(config.extra["programmamap"])
    _listen(config, root)
    try:
        wanted = settings.from_extra(config.site_name, config.site_url, config.extra)
        if _Run.command == "serve":
            # What a browser keeps would come in the place of what was just changed.
            wanted = replace(wanted, offline=False)
        site: Site = site_module.read_site(root, content, Path(config.docs_dir), wanted)
    except (findings.ProgrammeError, git.GitError) as error:
        raise _stopped(error) from error
    config.extra["site"] = site
    # `mkdocs serve` puts a script of its own in every page.
    config.extra["beleid"] = "" if _Run.command == "serve" else policy.POLICY
    _Run.written.clear()
    if wanted.offline:
        config.theme.static_templates.add(INSTEAD)
    if _Run.command == "build":
        _stage(config)
    return config


def _listen(config: MkDocsConfig, root: Path) -> None:
    """Keep what is wrong in pages until all of them were read, to say it at once."""
    module = importlib.import_module("macros.page_findings")
    notes: PageFindings = module.PageFindings(
        root, Path(config.docs_dir), Path(config.config_file_path)
    )
    notes.listen()
    config.extra["bevindingen"] = notes


def _stop_at_findings(config: MkDocsConfig) -> None:
    found = config.extra["bevindingen"].take()
    if found:
        error = importlib.import_module("macros.programme.findings").ProgrammeError(found)
        raise _stopped(error) from error


def _stopped(error: Exception) -> Abort:
    """Say what is wrong, and return what ends the build."""
    if _Run.command == "build":
        print(f"\n{error}", file=sys.stderr)  # noqa: T201 -- this is the one place to say it
    return Abort("De site is niet gebouwd.")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page and file that is made from the programme; leave out what no page loads."""
    site: Site = config.extra["site"]
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)
    if _Run.command == "build":
        _make_lean(files, config)
    for page in site.pages:
        name = f"{page.address}index.md"
        files.append(File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    for address, content in site.files():
        files.append(
            File.generated(config, address, content=content, inclusion=InclusionLevel.INCLUDED)
        )
    return files


def _make_lean(files: Files, config: MkDocsConfig) -> None:
    """Leave out of every script what only its readers need; in a preview it stays."""
    lean = importlib.import_module("macros.publish.scripts").lean
    for file in [file for file in files if file.src_uri.endswith(".js")]:
        files.remove(file)
        files.append(File.generated(config, file.src_uri, content=lean(file.content_string)))


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a page that is made from the programme its title and description."""
    del files
    made = config.extra["site"].page_at(page.url)
    if made:
        # The theme puts both in HTML as they are.
        page.meta = {"title": escape(made.title), "description": escape(made.description)}
    return markdown


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put in what comes from the programme."""
    del files
    site: Site = config.extra["site"]
    made = site.page_at(page.url)
    if made:
        return site.html(made)
    _remember(page, html)
    return site.with_fragments(html)


def _remember(page: Page, html: str) -> None:
    """Keep what a page says itself for the search, unless it asks not to be found."""
    if (page.meta.get("search") or {}).get("exclude"):
        return
    module = importlib.import_module("macros.publish.search_index")
    description = str(page.meta.get("description", ""))
    _Run.written.append(module.Written(page.url, str(page.title), description, html))


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Add what the search reads: every page has its text by now, and no file is written yet."""
    _check_templates(env, config, files)
    _stop_at_findings(config)
    site: Site = config.extra["site"]
    address, content = site.search_index(_Run.written)
    files.append(
        File.generated(config, address, content=content, inclusion=InclusionLevel.INCLUDED)
    )
    return env


def _check_templates(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Find pages that ask for a template that is not there; MkDocs would end with a traceback."""
    known = env.list_templates(extensions=["html"])
    did_you_mean = importlib.import_module("macros.programme.messages").did_you_mean
    position = importlib.import_module("macros.programme.findings").Position
    for file in files.documentation_pages():
        name = file.page.meta.get("template") if file.page else None
        if name is not None and name not in known:
            lines = file.content_string.splitlines()
            line = next((n for n, text in enumerate(lines, 1) if text.startswith("template:")), 1)
            config.extra["bevindingen"].add(
                file.src_uri,
                position(line, len("template: ") + 1),
                "sjabloon-onbekend",
                sjabloon=name,
                bedoel=did_you_mean(str(name), known),
            )


def on_template_context(
    context: TemplateContext, *, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """Let a page that comes at any address find its files, as MkDocs does for 404.html."""
    if template_name == INSTEAD:
        base = urlsplit(config.site_url or "/").path
        return cast("TemplateContext", {**context, "base_url": base})
    return context


def on_page_context(
    context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Any
) -> TemplateContext:
    """Tell the theme where the source of the page is, and which calendar goes with it."""
    del nav
    # Material makes a <link> of it, Firefox fetches that ahead, and our policy stops it.
    page.previous_page = page.next_page = None
    site: Site = config.extra["site"]
    made = site.page_at(page.url)
    source = made.source if made else f"docs/{page.file.src_uri}"
    card = site.social_card(_told(page, config, made))
    ours = {
        # What nobody wrote, or was read from outside the repository, cannot be changed on GitHub.
        "verbeter_url": site.settings.edit_url(source) if _is_ours(source) else "",
        "verbeter_tekst": made.improve if made else "Verbeter deze pagina",
        "verbeter_ook": made.make_links() if made and _is_ours(source) else (),
        "kalender": made.feed if made else site.feed_at(page.url),
        "kaartje": card,
        "gegevens": site.structured_data(made, card.picture) if made else "",
    }
    return cast("TemplateContext", {**context, **ours})


def _is_ours(source: str) -> bool:
    return bool(source) and not Path(source).is_absolute()


def _told(page: Page, config: MkDocsConfig, made: MadePage | None) -> Told:
    """Return what is to be told of a page where somebody passes it on."""
    told = importlib.import_module("macros.publish.social").Told
    if made:
        return cast("Told", told(made.address, made.title, made.description, made.theme))
    title = config.site_name if page.is_homepage else page.title
    description = page.meta.get("description") or config.site_description or ""
    return cast("Told", told(page.url, title, description))


def on_post_build(config: MkDocsConfig) -> None:
    """Write every calendar and read it back: a broken one would empty its subscribers' agendas.

    Last of all the list of what browsers keep, which is about all that is there.
    """
    _stop_at_findings(config)
    if _Run.command == "serve":
        return  # ``preview`` writes them when somebody asks for one
    site: Site = config.extra["site"]
    folder = Path(config.site_dir)
    write_files = importlib.import_module("macros.publish.writing").write_files
    write_files(folder, site.calendars())
    problems = list(site.calendar_problems(folder))
    if problems:
        print("\n".join(problems[:MOST_PROBLEMS]), file=sys.stderr)  # noqa: T201 -- see on_config
        raise Abort(f"Fouten in de agenda’s: {len(problems)}. De site is niet gebouwd.")
    if site.settings.offline:
        address, content = site.kept(folder)
        (folder / address).parent.mkdir(exist_ok=True)
        (folder / address).write_bytes(content)
    if site.settings.has_pdf:
        _print(config)


def _print(config: MkDocsConfig) -> None:
    """Make the PDFs that the pages link to; without them there is no site."""
    root = Path(config.config_file_path).parent
    of = ("--site", config.site_dir, "--programme", root / config.extra["programmamap"])
    command = [sys.executable, root / "scripts" / "print", *of]
    if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
        raise Abort("De pdf’s zijn niet gemaakt. De site is niet gebouwd.")


def on_build_error(*, error: Exception) -> None:
    """Leave the site as it was."""
    del error
    if _Run.staging:
        shutil.rmtree(_Run.staging, ignore_errors=True)
    _Run.staging = None


def on_shutdown() -> None:
    """Put a build that succeeded in the place of the previous one."""
    if not _Run.staging or not _Run.target:
        return
    previous = _Run.target.with_name(f".{_Run.target.name}.oud")
    shutil.rmtree(previous, ignore_errors=True)
    if _Run.target.exists():
        _Run.target.rename(previous)
    try:
        _Run.staging.rename(_Run.target)
    except OSError:
        if previous.exists():
            previous.rename(_Run.target)
        raise
    shutil.rmtree(previous, ignore_errors=True)
    _Run.staging = None


def _stage(config: MkDocsConfig) -> None:
    _Run.target = Path(config.site_dir)
    if _is_of_somebody_else(_Run.target):
        raise Abort(
            f"De map {_Run.target} is niet door dit programma gemaakt. Wij gooien er niets uit "
            "weg. Kies een andere map, of maak deze leeg."
        )
    _Run.staging = _Run.target.with_name(f".{_Run.target.name}.nieuw")
    shutil.rmtree(_Run.staging, ignore_errors=True)
    config.site_dir = str(_Run.staging)


def _is_of_somebody_else(folder: Path) -> bool:
    """Whether a folder holds something that is not an earlier build of ours."""
    if not folder.exists():
        return False
    is_ours = (folder / ".nojekyll").is_file() and (folder / "kalender").is_dir()
    return not folder.is_dir() or (any(folder.iterdir()) and not is_ours)


def _forget_modules() -> None:
    """Make ``mkdocs serve`` take up a change in our own code (mkdocs#3993)."""
    for name in [name for name in sys.modules if name.startswith("macros.")]:
        del sys.modules[name]
