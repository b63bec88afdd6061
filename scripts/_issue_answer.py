"""Our answer on an issue, and the pull request that an editor asked for with a label.

Only the standard library is used: there are rights to write here, so no package of others.  What to
write was worked out in another job, from the text of a stranger; so paths are looked at again.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from _github import BOT, REPOSITORY, GitHubError, gh, put_own_comment
from macros.entry.approval import LABEL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MARKER = "<!-- aanmelding -->"
"""The first line of our comment, by which we find it again."""

MOST_BYTES = 120_000
"""What Linux takes in a variable is 131,072 bytes."""

BOT_EMAIL = "41898282+github-actions[bot]@users.noreply.github.com"
"""By which GitHub shows commits as those of its own robot, and we know that nobody changed them."""

_SESSION = re.compile(r"(?P<folder>[a-z]+/[12][0-9]{3}/sessies)/[a-z0-9]+(-[a-z0-9]+)*\.md")
_LIST = re.compile(r"[a-z]+/(locaties|organisaties)\.yml")
_CREDENTIALS = ("-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential")


def is_about_a_form(event: Mapping[str, Any]) -> bool:
    """Whether something happened to an open issue that may be a form, and that asks for an answer.

    Which form it is, if any, its headings tell and no label: that is there only for who filled in
    the form in a browser.
    """
    if event["issue"]["state"] != "open" or "pull_request" in event["issue"]:
        return False
    if event["action"] == "labeled":
        return bool(event["label"]["name"] == LABEL)
    return event["action"] in ("opened", "edited", "reopened")


@dataclass(frozen=True)
class Reply:
    """What the other job worked out."""

    number: int
    comment: str
    title: str = ""
    """Of the session; empty while something is missing."""
    path: str = ""
    """The file of the session, in the repository."""
    text: str = ""
    additions: Mapping[str, str] = field(default_factory=dict)
    """Reference list → what is put at its end."""

    @property
    def branch(self) -> str:
        """The branch of the pull request; always the same for an issue."""
        return f"aanmelding-{self.number}"

    @property
    def is_complete(self) -> bool:
        """Whether there is a session to propose."""
        return bool(self.path)


def reply_from(handed_over: str) -> Reply:
    """Return what the other job handed over.

    :raises GitHubError: when it is not as that job writes it.
    """
    try:
        given = json.loads(handed_over)
        reply = Reply(
            number=int(given["nummer"]),
            comment=str(given["reactie"]),
            title=str(given.get("titel", "")),
            path=str(given.get("bestand", "")),
            text=str(given.get("tekst", "")),
            additions={str(path): str(text) for path, text in given.get("erbij", {}).items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GitHubError("Wat de andere stap doorgaf, is niet te lezen.") from error
    paths_are_ours = all(map(_LIST.fullmatch, reply.additions))
    if not paths_are_ours or (reply.path and not _SESSION.fullmatch(reply.path)):
        raise GitHubError("De andere stap noemt een bestand dat niet kan.")
    return reply


def put_answer(repository: str, reply: Reply) -> str:
    """Write the answer, or write it anew; return in Dutch what was done.

    :raises GitHubError: when GitHub refuses.
    """
    if not REPOSITORY.fullmatch(repository):
        raise GitHubError("Dit script hoort bij een workflow: ik weet niet welke site dit is.")
    is_new = put_own_comment(repository, reply.number, MARKER, reply.comment)
    return f"Het antwoord op {reply.number} {'staat er' if is_new else 'is bijgewerkt'}."


def propose(repository: str, reply: Reply, root: Path, main: str) -> str:
    """Make a pull request with the session, or bring it up to date; say so on the issue.

    :param root: a checkout of ``main``, which is left on the branch of the pull request.
    :param main: the branch that is published.
    :raises GitHubError: when git or GitHub refuses.
    """
    if not reply.is_complete:
        return put_answer(repository, reply)
    try:
        _refuse_what_is_there(reply)
        _push(root, reply)
        told = f"**Het voorstel staat klaar:** {_pull_request(reply, main)}"
    except TouchedError as error:
        told = f"**Voor de redactie:** {error}"
    said = f"{reply.comment.rstrip()}\n\n{told}\n"
    return put_answer(repository, Reply(reply.number, said))


class TouchedError(GitHubError):
    """An editor went on with it, so it is no longer ours to change."""


def _refuse_what_is_there(reply: Reply) -> None:
    """Stop when the session is in the programme already: it would get a second file.

    :raises TouchedError: then.
    """
    for pull in _pulls(reply, "merged"):
        raise TouchedError(
            f"deze bijeenkomst staat al in het programma: {pull}. Verander haar daar, of doe een "
            "nieuwe aanmelding."
        )


def _push(root: Path, reply: Reply) -> None:
    """Put the session on its branch, as one commit on the code of now."""
    remote = f"refs/remotes/origin/{reply.branch}"
    head = f"refs/heads/{reply.branch}"
    there = _git(root, *_CREDENTIALS, "ls-remote", "origin", head).split()
    path = reply.path
    if there:
        _git(root, *_CREDENTIALS, "fetch", "--quiet", "--depth=1", "origin", f"+{head}:{remote}")
        if _git(root, "log", "-1", "--format=%ce", remote).strip() != BOT_EMAIL:
            raise TouchedError(
                f"iemand heeft al aan het voorstel in `{reply.branch}` gewerkt. Daarom is er niets "
                "aan veranderd. Neem zelf over wat er anders is."
            )
        path = _kept_path(root, remote, path)
        lists = reply.additions.items()
        is_listed = all(text in _show(root, f"{remote}:{file}") for file, text in lists)
        if is_listed and _show(root, f"{remote}:{path}") == reply.text:
            return
    _git(root, "checkout", "--quiet", "-B", reply.branch)
    _write(root / path, reply.text)
    for file, text in reply.additions.items():
        old = (root / file).read_text(encoding="utf-8").rstrip()
        _write(root / file, f"{old}\n{text}")
    _git(root, "add", "--", path, *reply.additions)
    who = ("-c", f"user.name={BOT}", "-c", f"user.email={BOT_EMAIL}")
    message = f"Nieuwe sessie: {reply.title}\n\nAangemeld in #{reply.number}.\n"
    _git(root, *who, "commit", "--quiet", "--file=-", given=message)
    expected = there[0] if there else ""
    lease = f"--force-with-lease={reply.branch}:{expected}"
    _git(root, *_CREDENTIALS, "push", "--quiet", lease, "origin", f"HEAD:{head}")


def _kept_path(root: Path, remote: str, path: str) -> str:
    """Return the name that the file has on the branch: a title that changes is no reason for
    another address.
    """
    match = _SESSION.fullmatch(path)
    assert match
    added = _git(root, "diff", "--name-only", "--diff-filter=A", "HEAD", remote).splitlines()
    same = [name for name in added if name.startswith(f"{match['folder']}/")]
    return same[0] if len(same) == 1 and _SESSION.fullmatch(same[0]) else path


def _pull_request(reply: Reply, main: str) -> str:
    """Return the address of the pull request, which is made if it is not there."""
    for pull in _pulls(reply, "open"):
        return pull
    body = (
        f"Closes #{reply.number}\n\n"
        "Deze sessie is aangemeld met het formulier. De controle heeft er al naar gekeken: zie de "
        f"reactie bij #{reply.number}.\n\n"
        "**Voor de redactie:** lees de tekst onder “Files changed” (*gewijzigde bestanden*). "
        "Verander daar wat beter kan: klik op de drie puntjes en dan op “Edit file” (*bewerk*). "
        "Vraagt GitHub onderaan om de controles te starten? Klik dan op “Approve workflows to "
        "run”. Is het goed, klik dan op “Merge pull request” (*voeg samen*).\n"
    )
    arguments = ("--head", reply.branch, "--base", main, f"--title=Nieuwe sessie: {reply.title}")
    made = gh("pr", "create", *arguments, "--body-file", "-", given=body.encode())
    return made.decode("utf-8", "replace").strip().splitlines()[-1]


def _pulls(reply: Reply, state: str) -> list[str]:
    """Return the addresses of the pull requests from our branch that are in a state."""
    found = gh("pr", "list", "--head", reply.branch, "--state", state, "--json", "url")
    return [str(pull["url"]) for pull in json.loads(found)]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _show(root: Path, name: str) -> str:
    try:
        return _git(root, "show", name)
    except GitHubError:
        return ""


def _git(root: Path, *arguments: str, given: str = "") -> str:
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        input=given,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise GitHubError(f"git gaf een fout:\n{done.stderr.strip()}")
    return done.stdout
