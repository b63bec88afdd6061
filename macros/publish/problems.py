"""Why there is no site, as a page for the browser of who is editing it.  It is never published."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

# Nothing else of ours: it may be what is broken.
from macros.programme.findings import Finding, ProgrammeError
from macros.programme.git import GitError

TEMPLATES = Path("overrides") / "programma"

MENDED = "Zodra je dit verbetert, ververst de pagina in je browser."
RESTART = "Stop hier met Ctrl+C, en begin daarna opnieuw."
"""What is to be done about git changes no file that is watched."""


@dataclass(frozen=True)
class Shown:
    """A finding on the page."""

    path: str
    place: str
    sentence: str
    to_paste: str
    """Lines to put in the file; empty when there are none."""
    before: str
    """The line of the file up to the place of the finding."""
    after: str
    code: str


@dataclass(frozen=True)
class Problems:
    """Everything that is wrong."""

    title: str
    lead: str
    findings: tuple[Shown, ...]
    technical: str = ""
    """What Python, MkDocs or git said, when it is nothing in the content."""


def explain(error: BaseException, root: Path, warnings: Sequence[str] = ()) -> tuple[str, str]:
    """Return the page about an error that ended a build, and the same for a terminal.

    :param root: the root of the repository.
    :param warnings: what MkDocs warned of before.
    """
    findings = next((e.findings for e in _chain(error) if isinstance(e, ProgrammeError)), ())
    unread = next((str(e) for e in _chain(error) if isinstance(e, GitError)), "")
    view = of_history(unread) if unread else of_code(error, warnings)
    view = of_findings(findings) if findings else view
    templates = Environment(loader=FileSystemLoader(root / TEMPLATES), autoescape=True)
    page = templates.get_template("fouten.html").render(view=view)
    said = str(ProgrammeError(findings)) if findings else f"{view.lead}\n{view.technical}"
    return page, f"{said}\n{RESTART if unread and not findings else MENDED}"


def of_findings(findings: Iterable[Finding]) -> Problems:
    """Return what is wrong in the content."""
    shown = tuple(map(_shown, findings))
    title = "Er is 1 fout" if len(shown) == 1 else f"Er zijn {len(shown)} fouten"
    lead = "Verbeter het bestand en sla het op. Deze pagina ververst dan vanzelf."
    return Problems(title, lead, shown)


def of_history(unread: str) -> Problems:
    """Return that git does not give the history, with what to do."""
    lead = "Git geeft niet wat nodig is om de site te maken."
    return Problems("De site kan niet worden gemaakt", lead, (), unread)


def of_code(error: BaseException, warnings: Sequence[str] = ()) -> Problems:
    """Return what is wrong when it is not in the content: the code, a template or a setting."""
    lead = "Dit ligt aan de code, een sjabloon of een instelling. De technische melding:"
    # With strict settings a warning ends the build; where in MkDocs that was, helps nobody.
    told = warnings or ["".join(traceback.format_exception(error)).strip()]
    technical = "\n".join(told)
    return Problems("De site kan niet worden gemaakt", lead, (), technical)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what caused it."""
    while error is not None:
        yield error
        error = error.__cause__


def _shown(finding: Finding) -> Shown:
    sentence, _, to_paste = finding.message.partition("\n")
    at = finding.column - 1
    has_line = bool(finding.excerpt.strip())
    return Shown(
        path=finding.path,
        place=f"regel {finding.line}, teken {finding.column}",
        sentence=sentence,
        to_paste=finding.correction or to_paste,
        before=finding.excerpt[:at] if has_line else "",
        after=finding.excerpt[at:] if has_line else "",
        code=finding.code,
    )
