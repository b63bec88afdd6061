"""What the programs for workflows ask GitHub, through its command line; standard library only."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

BOT = "github-actions[bot]"
"""Whose comments are ours: anybody could write the marker."""

PAGE = 100
MOST_PAGES = 30

REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


class GitHubError(Exception):
    """Something cannot be done on GitHub; the text is Dutch and says why."""


def put_own_comment(repository: str, number: int, marker: str, text: str) -> bool:
    """Write our comment on an issue or pull request, or write it anew; return whether it is new.

    :param marker: the first line of ``text``, by which we find it again.
    :raises GitHubError: when GitHub refuses.
    """
    earlier = _own_comment(repository, number, marker)
    if earlier is None:
        _send("POST", f"repos/{repository}/issues/{number}/comments", {"body": text})
    else:
        _send("PATCH", f"repos/{repository}/issues/comments/{earlier}", {"body": text})
    return earlier is None


def ask(path: str) -> Any:
    """Return what GitHub has at an address of its API."""
    return json.loads(gh("api", path))


def gh(*arguments: str, given: bytes = b"") -> bytes:
    """Call GitHub; its command line has the token, and we never see it."""
    done = subprocess.run(["gh", *arguments], input=given, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise GitHubError(f"GitHub gaf een fout:\n{said}")
    return done.stdout


def _own_comment(repository: str, number: int, marker: str) -> int | None:
    for comment in _comments(repository, number):
        user = comment["user"] or {}
        is_ours = user.get("login") == BOT and user.get("type") == "Bot"
        if is_ours and str(comment["body"]).startswith(marker):
            return int(comment["id"])
    return None


def _comments(repository: str, number: int) -> Iterator[dict[str, Any]]:
    path = f"repos/{repository}/issues/{number}/comments"
    for page in range(1, MOST_PAGES + 1):
        found = ask(f"{path}?per_page={PAGE}&page={page}")
        yield from found
        if len(found) < PAGE:
            return


def _send(method: str, path: str, content: dict[str, str]) -> None:
    given = json.dumps(content).encode()
    gh("api", "--method", method, path, "--input", "-", given=given)
