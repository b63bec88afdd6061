"""Our answer on an issue, and the pull request that an editor asked for with a label.

Only the standard library is used: there are rights to write here, so no package of others.  What to
write was worked out in another job, from the text of a stranger; so paths are looked at again.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from _branches import (
    TouchedError,
    fetched,
    git,
    pull_request,
    pulls,
    push,
    remote_name,
    show,
    write,
)
from _github import REPOSITORY, GitHubError, put_own_comment
from macros.entry.approval import LABEL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MARKER = "<!-- aanmelding -->"
"""The first line of our comment, by which we find it again."""

MOST_BYTES = 120_000
"""What Linux takes in a variable is 131,072 bytes."""

_SESSION = re.compile(r"(?P<folder>[a-z]+/[12][0-9]{3}/sessies)/[a-z0-9]+(-[a-z0-9]+)*\.md")
_LIST = re.compile(r"[a-z]+/(locaties|organisaties)\.yml")


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


def _refuse_what_is_there(reply: Reply) -> None:
    """Stop when the session is in the programme already: it would get a second file.

    :raises TouchedError: then.
    """
    for pull in pulls(reply.branch, "merged"):
        raise TouchedError(
            f"deze bijeenkomst staat al in het programma: {pull}. Verander haar daar, of doe een "
            "nieuwe aanmelding."
        )


def _push(root: Path, reply: Reply) -> None:
    """Put the session on its branch, as one commit on the code of now."""
    there = fetched(root, reply.branch)
    path = reply.path
    if there:
        remote = remote_name(reply.branch)
        path = _kept_path(root, remote, path)
        lists = reply.additions.items()
        is_listed = all(text in show(root, f"{remote}:{file}") for file, text in lists)
        if is_listed and show(root, f"{remote}:{path}") == reply.text:
            return
    write(root / path, reply.text)
    for file, text in reply.additions.items():
        old = (root / file).read_text(encoding="utf-8").rstrip()
        write(root / file, f"{old}\n{text}")
    message = f"Nieuwe sessie: {reply.title}\n\nAangemeld in #{reply.number}.\n"
    push(root, reply.branch, [path, *reply.additions], message, expected=there)


def _kept_path(root: Path, remote: str, path: str) -> str:
    """Return the name that the file has on the branch: a title that changes is no reason for
    another address.
    """
    match = _SESSION.fullmatch(path)
    assert match
    added = git(root, "diff", "--name-only", "--diff-filter=A", "HEAD", remote).splitlines()
    same = [name for name in added if name.startswith(f"{match['folder']}/")]
    return same[0] if len(same) == 1 and _SESSION.fullmatch(same[0]) else path


def _pull_request(reply: Reply, main: str) -> str:
    """Return the address of the pull request, which is made if it is not there."""
    body = (
        f"Closes #{reply.number}\n\n"
        "Deze sessie is aangemeld met het formulier. De controle heeft er al naar gekeken: zie de "
        f"reactie bij #{reply.number}.\n\n"
        "**Voor de redactie:** lees de tekst onder “Files changed” (*gewijzigde bestanden*). "
        "Verander daar wat beter kan: klik op de drie puntjes en dan op “Edit file” (*bewerk*). "
        "Vraagt GitHub onderaan om de controles te starten? Klik dan op “Approve workflows to "
        "run”. Is het goed, klik dan op “Merge pull request” (*voeg samen*).\n"
    )
    return pull_request(reply.branch, main, f"Nieuwe sessie: {reply.title}", body)
