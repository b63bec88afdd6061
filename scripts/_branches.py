"""A change that a workflow proposes: one commit of GitHub's robot on a branch, and a pull request.

Only the standard library is used: there are rights to write here, so no package of others.
"""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from _github import BOT, GitHubError, gh

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BOT_EMAIL = "41898282+github-actions[bot]@users.noreply.github.com"
"""By which GitHub shows commits as those of its own robot, and we know that nobody changed them."""

_CREDENTIALS = ("-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential")


class TouchedError(GitHubError):
    """An editor went on with it, so it is no longer ours to change."""


def fetched(root: Path, branch: str) -> str:
    """Return the commit of a branch on GitHub, fetched; empty when there is no such branch.

    :raises TouchedError: when somebody else made its last commit.
    """
    head, remote = f"refs/heads/{branch}", remote_name(branch)
    there = git(root, *_CREDENTIALS, "ls-remote", "origin", head).split()
    if not there:
        return ""
    git(root, *_CREDENTIALS, "fetch", "--quiet", "--depth=1", "origin", f"+{head}:{remote}")
    if git(root, "log", "-1", "--format=%ce", remote).strip() != BOT_EMAIL:
        raise TouchedError(
            f"iemand heeft al aan het voorstel in `{branch}` gewerkt. Daarom is er niets aan "
            "veranderd. Neem zelf over wat er anders is."
        )
    return there[0]


def remote_name(branch: str) -> str:
    """Return what git here calls a branch on GitHub."""
    return f"refs/remotes/origin/{branch}"


def push(root: Path, branch: str, paths: Sequence[str], message: str, *, expected: str) -> None:
    """Commit files on the code of now, and put that on a branch.

    :param expected: what ``fetched`` said of the branch.
    :raises GitHubError: when git or GitHub refuses.
    """
    git(root, "checkout", "--quiet", "-B", branch)
    git(root, "add", "--", *paths)
    who = ("-c", f"user.name={BOT}", "-c", f"user.email={BOT_EMAIL}")
    git(root, *who, "commit", "--quiet", "--file=-", given=message)
    lease = f"--force-with-lease={branch}:{expected}"
    git(root, *_CREDENTIALS, "push", "--quiet", lease, "origin", f"HEAD:refs/heads/{branch}")


def pull_request(branch: str, main: str, title: str, body: str) -> str:
    """Return the address of the open pull request of a branch, which is made if it is not there."""
    for address in pulls(branch, "open"):
        return address
    arguments = ("--head", branch, "--base", main, f"--title={title}", "--body-file", "-")
    made = gh("pr", "create", *arguments, given=body.encode())
    return made.decode("utf-8", "replace").strip().splitlines()[-1]


def pulls(branch: str, state: str) -> list[str]:
    """Return the addresses of the pull requests from a branch that are in a state."""
    found = gh("pr", "list", "--head", branch, "--state", state, "--json", "url")
    return [str(pull["url"]) for pull in json.loads(found)]


def write(path: Path, text: str) -> None:
    """Write a file, and the folders around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def show(root: Path, name: str) -> str:
    """Return what git has under a name such as ``main:README.md``; empty when it has nothing."""
    try:
        return git(root, "show", name)
    except GitHubError:
        return ""


def git(root: Path, *arguments: str, given: str = "") -> str:
    """Call git in ``root``, and return what it said.

    :raises GitHubError: when git refuses.
    """
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
