"""The comment on a pull request that says what changes, from a report that nobody can vouch for.

The report was made by code of whoever opened the pull request.  So nothing in it is believed but
what it says of sessions, as text; what it is about comes from GitHub.  Only the standard library is
used, so that nothing has to be installed where there are rights to write.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from _github import PAGE, REPOSITORY, GitHubError, ask, gh, put_own_comment
from macros.programme import mistakes
from macros.programme.change_report import MOST_BYTES, Report, as_markdown, from_json
from macros.programme.strangers import ReportError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MARKER = "<!-- wat-verandert-er -->"
"""The first line of our comment, by which we find it again."""

REPORT = "wijzigingen"
"""The name of the artifact with the report."""

FILE = "wijzigingen.json"
"""The one file in it."""

PREVIEW = "voorbeeld.html"
"""The name of the artifact with the preview."""

RIGHT = (
    "✅ **De controle vond geen fouten.** Je hoeft niets meer te doen: de redactie kijkt ernaar."
)
"""What there is to say when nothing has to be mended."""

MOST_IN_A_COMMENT = 40
MOST_CHARACTERS = 60_000
"""GitHub takes 65,536 in a comment."""
MOST_OF_MISTAKES = 20_000

_COMMIT = re.compile(r"[0-9a-f]{40}")
_NUMBER = re.compile(r"[1-9][0-9]{0,19}")


class CommentError(GitHubError):
    """The comment cannot be written; the text is Dutch and says why."""


class NothingToSayError(CommentError):
    """There is no pull request any more, or no report; nothing went wrong."""


@dataclass(frozen=True)
class Run:
    """The run that looked at the pull request, as GitHub tells of it."""

    repository: str
    number: str
    commit: str
    owner: str
    """Whose repository the branch is in: that of a fork, or ours."""
    branch: str
    is_right: bool
    """Whether it ended well."""

    @property
    def url(self) -> str:
        """The page of the run."""
        return f"https://github.com/{self.repository}/actions/runs/{self.number}"


@dataclass(frozen=True)
class Pull:
    """A pull request, as GitHub tells of it."""

    number: int
    source: str | None
    """The repository that its branch is in; nothing when that is gone."""


def run_from(variables: Mapping[str, str]) -> Run:
    """Return the run that environment variables describe.

    :raises CommentError: when they do not.
    """
    run = Run(
        repository=variables.get("GITHUB_REPOSITORY", ""),
        number=variables.get("RUN_ID", ""),
        commit=variables.get("HEAD_SHA", ""),
        owner=variables.get("HEAD_OWNER", ""),
        branch=variables.get("HEAD_BRANCH", ""),
        is_right=variables.get("CONCLUSION") == "success",
    )
    expected = ((run.repository, REPOSITORY), (run.number, _NUMBER), (run.commit, _COMMIT))
    if not all(pattern.fullmatch(text) for text, pattern in expected):
        raise CommentError("Dit script hoort bij een workflow: ik weet niet om welke run het gaat.")
    return run


def put_comment(run: Run) -> str:
    """Write the comment, or write it anew; return in Dutch what was done.

    :raises NothingToSayError: when there is no pull request or no report to comment on.
    :raises GitHubError: when the report is not as we write it, or GitHub refuses.
    """
    pull = _pull_request(run)
    artifacts = _artifacts(run)
    text = body(run, _report(run, artifacts), artifacts.get(PREVIEW), pull.source)
    if put_own_comment(run.repository, pull.number, MARKER, text):
        return f"Er staat een reactie bij voorstel {pull.number}."
    return f"De reactie bij voorstel {pull.number} is bijgewerkt."


def body(run: Run, report: Report, preview: int | None, source: str | None = None) -> str:
    """Return the comment.

    :param preview: the number of the artifact with the preview, if there is one.
    :param source: the repository that the branch is in, if it is still there.
    """
    parts = [MARKER, ""]
    parts += [RIGHT if run.is_right else _wrong(run, report.mistakes, source), ""]
    parts += ["### Wat verandert er voor bezoekers en abonnees?", ""]
    told = as_markdown(report, most_rows=MOST_IN_A_COMMENT)
    if len(told) > MOST_CHARACTERS - MOST_OF_MISTAKES:
        told = f"{report.summary}. Het is te veel om hier te laten zien.\n"
    parts += [told]
    ways = [f"[Alles op een rij]({run.url})"]
    if preview is not None:
        ways.insert(0, f"[Open het voorbeeld]({run.url}/artifacts/{preview})")
    parts += [" · ".join(ways), "", f"Dit gaat over versie {run.commit[:7]}."]
    return "\n".join(parts) + "\n"


def _wrong(run: Run, found: tuple[mistakes.Mistake, ...], source: str | None) -> str:
    """Return what has to be mended, or only where that is to be read when it is very much."""
    edit = _editing(source, run.branch)
    told = mistakes.as_markdown(found, more=run.url, edit=edit)
    return (
        told if len(told) < MOST_OF_MISTAKES else mistakes.as_markdown((), more=run.url, edit=edit)
    )


def _editing(source: str | None, branch: str) -> Callable[[str], str | None]:
    """Return a function from a path to the page of GitHub where one can edit that file."""
    if source is None or not REPOSITORY.fullmatch(source):
        return lambda _: None
    return lambda path: f"https://github.com/{source}/edit/{quote(branch)}/{quote(path)}"


def _pull_request(run: Run) -> Pull:
    """Return the open pull request that the run was about.

    GitHub says so, and not the report: or it could be written on any other.
    """
    head = quote(f"{run.owner}:{run.branch}", safe="")
    found = ask(f"repos/{run.repository}/pulls?state=open&head={head}&per_page={PAGE}")
    for pull in found:
        if pull["head"]["sha"] == run.commit:
            source = pull["head"].get("repo") or {}
            return Pull(int(pull["number"]), source.get("full_name"))
    raise NothingToSayError("Er is geen open voorstel met deze versie (meer).")


def _artifacts(run: Run) -> dict[str, int]:
    """Return the name of every artifact of the run → its number."""
    path = f"repos/{run.repository}/actions/runs/{run.number}/artifacts?per_page={PAGE}"
    return {item["name"]: int(item["id"]) for item in ask(path)["artifacts"]}


def _report(run: Run, artifacts: Mapping[str, int]) -> Report:
    number = artifacts.get(REPORT)
    if number is None:
        raise NothingToSayError("De controle heeft geen overzicht van de wijzigingen gemaakt.")
    try:
        return from_json(
            _unpacked(gh("api", f"repos/{run.repository}/actions/artifacts/{number}/zip"))
        )
    except (ReportError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise CommentError("Het overzicht van de wijzigingen is niet te vertrouwen.") from error


def _unpacked(archive: bytes) -> bytes:
    """Return the one file in an archive, without writing anything; at most what a report takes.

    :raises ReportError: when anything else is in it.
    """
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        if packed.namelist() != [FILE]:
            raise ReportError("other files")
        with packed.open(FILE) as file:
            # What an archive says of the size of a file need not be true.
            return file.read(MOST_BYTES + 1)
