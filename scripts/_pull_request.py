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
from macros.programme.change_report import MOST_BYTES, Report, ReportError, as_markdown, from_json

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKER = "<!-- wat-verandert-er -->"
"""The first line of our comment, by which we find it again."""

REPORT = "wijzigingen"
"""The name of the artifact with the report."""

FILE = "wijzigingen.json"
"""The one file in it."""

PREVIEW = "voorbeeld.html"
"""The name of the artifact with the preview."""

MOST_IN_A_COMMENT = 40
MOST_CHARACTERS = 60_000
"""GitHub takes 65,536 in a comment."""

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
    number = _pull_request(run)
    artifacts = _artifacts(run)
    text = body(run, _report(run, artifacts), artifacts.get(PREVIEW))
    if put_own_comment(run.repository, number, MARKER, text):
        return f"Er staat een reactie bij voorstel {number}."
    return f"De reactie bij voorstel {number} is bijgewerkt."


def body(run: Run, report: Report, preview: int | None) -> str:
    """Return the comment.

    :param preview: the number of the artifact with the preview, if there is one.
    """
    parts = [MARKER, "### Wat verandert er voor bezoekers en abonnees?", ""]
    if not run.is_right:
        parts += [f"❌ **De controle vond een fout.** [Lees wat er mis is]({run.url}).", ""]
    told = as_markdown(report, most_rows=MOST_IN_A_COMMENT)
    if len(told) > MOST_CHARACTERS:
        told = f"{report.summary}. Het is te veel om hier te laten zien.\n"
    parts += [told]
    ways = [f"[Alles op een rij]({run.url})"]
    if preview is not None:
        ways.insert(0, f"[Open het voorbeeld]({run.url}/artifacts/{preview})")
    parts += [" · ".join(ways), "", f"Dit gaat over versie {run.commit[:7]}."]
    return "\n".join(parts) + "\n"


def _pull_request(run: Run) -> int:
    """Return the number of the open pull request that the run was about.

    GitHub says so, and not the report: or it could be written on any other.
    """
    head = quote(f"{run.owner}:{run.branch}", safe="")
    found = ask(f"repos/{run.repository}/pulls?state=open&head={head}&per_page={PAGE}")
    for pull in found:
        if pull["head"]["sha"] == run.commit:
            return int(pull["number"])
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
