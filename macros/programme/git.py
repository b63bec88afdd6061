"""What git knows about one folder: its versions, oldest first, and what is in them.

Reads objects with the ``git`` command and never touches the checkout.  Only plumbing is used: its
output does not depend on anybody's settings, language or time zone.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

Changes: TypeAlias = Mapping[str, str | None]
"""Path under the folder → the blob that is there now, or ``None`` for what is there no more."""

SHALLOW = """\
Deze kopie van de site heeft niet de hele geschiedenis. Uit de geschiedenis blijkt wanneer een
sessie is veranderd; zonder die kennis zien agenda's een wijziging niet. Er is niets gebouwd.
Op je eigen computer: typ   git fetch --unshallow
In GitHub Actions: zet bij actions/checkout   fetch-depth: 0"""

DISTRUSTED = """\
Git leest deze map niet: zij is van een andere gebruiker van deze computer. Staat er in de map wat
jij verwacht? Typ dan één keer dit, en probeer het weer:
    git config --global --add safe.directory {}"""

UNREADABLE = """\
De geschiedenis is niet te lezen. Vraag de beheerder om hulp, en stuur deze tekst van git mee:
{}"""

_DISTRUSTED = re.compile(r"detected dubious ownership in repository at '(.+)'")
"""What git says of a repository that is somebody else's (git-config, safe.directory)."""

UNKNOWN = "Git kent “{}” hier niet. Geef de naam van een tak of een versie, bijvoorbeeld main."

NOTHING_SHARED = "“{}” en “{}” hebben geen geschiedenis samen, dus ik kan ze niet vergelijken."

_REDIRECTING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Set by git for its hooks; they would lead to another repository than that of the folder."""


class GitError(Exception):
    """The history cannot be read; the text is Dutch and says what to do."""


@dataclass(frozen=True)
class Version:
    """The folder as a commit on the main line left it."""

    commit: str
    time: datetime
    """When it was committed, in UTC; never earlier than the version before."""
    weight: int
    """How many commits it brings: 1, and for a merge also those of the branch."""
    tree: str | None
    """``None`` when the folder was not there."""


class _Commit(NamedTuple):
    time: int
    """Seconds since 1970."""
    parents: list[str]


class Repository:
    """The repository that a folder is in, seen from that folder."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self.folder = folder
        self.prefix = prefix
        """The folder under the root of the repository, with a slash at the end; or nothing."""

    def versions(self) -> list[Version]:
        """Return what every commit on the main line (``--first-parent``) left, oldest first.

        A merge is one commit of that line: what was merged counts from the moment of the merge.
        """
        commits = self._commits()
        line = _main_line(commits)
        trees = self._trees(line)
        result = []
        clock, seen = 0, set[str]()
        for commit in line:
            # A computer whose clock was wrong must not turn back the time of an event.
            clock = max(clock, commits[commit].time)
            before = len(seen)
            _add_history(seen, commits, commit)
            time = datetime.fromtimestamp(clock, UTC)
            result.append(Version(commit, time, len(seen) - before, trees[commit]))
        return result

    def changes(self, trees: Iterable[tuple[str, str]]) -> list[Changes]:
        """Return for each pair of trees, both there and different, what differs."""
        asked = "".join(f"{old} {new}\n" for old, new in trees)
        options = ("--stdin", "-r", "-z", "--no-renames")
        fields = iter(self._ask("diff-tree", *options, given=asked).split(b"\0"))
        result: list[Changes] = []
        changed: dict[str, str | None] = {}
        for field in fields:
            heading, _, change = field.rpartition(b"\n")
            for _ in heading.splitlines():
                changed = {}
                result.append(changed)
            if change:
                mode, blob = change.split()[1:4:2]
                path = os.fsdecode(next(fields))
                changed[path] = blob.decode() if mode.startswith(b"100") else None
        return result

    def files(self, tree: str) -> Changes:
        """Return all files of a tree."""
        found: dict[str, str | None] = {}
        for entry in self._ask("ls-tree", "--full-tree", "-r", "-z", tree).split(b"\0"):
            if entry.startswith(b"100"):
                about, path = entry.split(b"\t", 1)
                found[os.fsdecode(path)] = about.split()[2].decode()
        return found

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the content of blobs."""
        wanted = list(dict.fromkeys(names))
        answer = self._ask("cat-file", "--batch", given="".join(f"{name}\n" for name in wanted))
        result, place = {}, 0
        for name in wanted:
            start = answer.index(b"\n", place) + 1
            about = answer[place:start].split()
            if about[1:2] != [b"blob"]:
                raise GitError(f"In de geschiedenis ontbreekt een bestand ({name}).")
            place = start + int(about[2]) + 1
            result[name] = answer[start : place - 1]
        return result

    def version(self, revision: str) -> Version:
        """Return the folder as a commit left it, by any name that git knows the commit by.

        :raises GitError: when there is no such commit.
        """
        commit = self._name(f"{revision}^{{commit}}")
        if commit is None:
            raise GitError(UNKNOWN.format(revision))
        time = self._ask("rev-list", "--max-count=1", "--timestamp", commit).split()[0]
        tree = self._trees([commit])[commit]
        return Version(commit, datetime.fromtimestamp(int(time), UTC), 1, tree)

    def fork_point(self, base: str, head: str) -> str:
        """Return the last commit that two branches share.

        :raises GitError: when they share none.
        """
        done = _git(self.folder, "merge-base", "--end-of-options", base, head)
        if done.returncode:
            raise GitError(NOTHING_SHARED.format(base, head))
        return done.stdout.decode("ascii").split()[0]

    def changed_paths(self, base: str, head: str | None) -> list[str]:
        """Return the files anywhere in the repository that differ, from its root and sorted.

        :param head: ``None`` for what is in the working tree, committed or not.
        """
        options = ("--name-only", "-z", "--no-renames", "--no-ext-diff")
        commits = [base] if head is None else [base, head]
        found = self._ask("diff", *options, *commits, "--")
        if head is None:
            wanted = ("--others", "--exclude-standard", "--full-name", "-z")
            found += self._ask("ls-files", *wanted, "--", ":/")
        return sorted({os.fsdecode(path) for path in found.split(b"\0") if path})

    def _name(self, revision: str) -> str | None:
        options = ("--quiet", "--verify", "--end-of-options")
        done = _git(self.folder, "rev-parse", *options, revision)
        return None if done.returncode else done.stdout.decode("ascii").strip()

    def is_changed(self) -> bool:
        """Whether anything in the folder differs from the last commit, ignored files included."""
        options = ("--porcelain", "-z", "--untracked-files=all", "--ignored", "--no-renames")
        return bool(self._ask("status", *options, "--", "."))

    def published(self) -> frozenset[str] | None:
        """Return the commits that are on the main branch of the place it was cloned from.

        ``None`` where that is not known: then everything there is may have been published.
        """
        for branch in ("refs/remotes/origin/HEAD", "refs/remotes/origin/main"):
            if not _git(self.folder, "rev-parse", "--quiet", "--verify", branch).returncode:
                return frozenset(self._ask("rev-list", branch).decode("ascii").split())
        return None

    def _commits(self) -> dict[str, _Commit]:
        """Return every commit by its name, each after its parents."""
        listed = self._ask(
            "rev-list", "--topo-order", "--reverse", "--parents", "--timestamp", "HEAD"
        )
        rows = (line.split() for line in listed.decode("ascii").splitlines())
        return {name: _Commit(int(time), parents) for time, name, *parents in rows}

    def _trees(self, commits: Sequence[str]) -> dict[str, str | None]:
        """Return what each commit has at the place of the folder: a tree, or ``None``."""
        asked = b"".join(b"%s:%s\n" % (c.encode(), os.fsencode(self.prefix)) for c in commits)
        answer = self._ask("cat-file", "--batch-check=%(objecttype) %(objectname)", given=asked)
        found = (line.split() for line in answer.splitlines())
        return {
            commit: words[1].decode() if words[0] == b"tree" else None
            for commit, words in zip(commits, found, strict=True)
        }

    def _ask(self, *arguments: str, given: str | bytes = b"") -> bytes:
        done = _git(self.folder, *arguments, given=given)
        if done.returncode:
            raise _failure(done)
        return done.stdout


def repository_of(folder: Path) -> Repository | None:
    """Return the repository that has ``folder``; ``None`` when no repository does.

    None has it when it lies in no checkout, when the last commit does not have it (a generated
    week), or when there is no git on this computer to ask.

    :raises GitError: when the repository does not have its whole history, or cannot be read.
    """
    try:
        found = _git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix")
    except FileNotFoundError:
        return None
    if found.returncode:
        if b"not a git repository" in found.stderr:
            return None
        raise _failure(found)
    is_shallow, prefix = os.fsdecode(found.stdout).split("\n")[:2]
    # A question about a commit that does not exist yet fails as well.
    if _git(folder, "rev-parse", "--quiet", "--verify", f"HEAD:{prefix}").returncode:
        return None
    if is_shallow == "true":
        raise GitError(SHALLOW)
    return Repository(folder, prefix)


def _git(
    folder: Path, *arguments: str, given: str | bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in _REDIRECTING}
    return subprocess.run(
        ["git", "--no-optional-locks", *arguments],
        cwd=folder,
        env={**environment, "LC_ALL": "C"},
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        check=False,
    )


def _failure(done: subprocess.CompletedProcess[bytes]) -> GitError:
    said = done.stderr.decode("utf-8", "replace").strip()
    if of_another := _DISTRUSTED.search(said):
        folder = of_another[1]
        return GitError(DISTRUSTED.format(f'"{folder}"' if " " in folder else folder))
    return GitError(UNREADABLE.format(said))


def _main_line(commits: dict[str, _Commit]) -> list[str]:
    """Return the last commit, its first parent, and so on; oldest first."""
    line = []
    commit = next(reversed(commits), None)
    while commit:
        line.append(commit)
        commit = next(iter(commits[commit].parents), None)
    return line[::-1]


def _add_history(seen: set[str], commits: Mapping[str, _Commit], commit: str) -> None:
    """Add a commit and everything before it to ``seen``."""
    todo = [commit]
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo += commits[one].parents
