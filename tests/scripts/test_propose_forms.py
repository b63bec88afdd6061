"""A theme that an editor adds comes into the form by itself; with a stand-in for GitHub."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import _environment
from _forms_proposal import BRANCH, FOLDER, TITLE, forms_from
from _github import GitHubError
from macros.entry.form_files import SEND_IN, form_files
from tests.checkout import Checkout
from tests.github_stub import Hub

ROOT = Path(_environment.__file__).parent.parent


class Desk:
    """A checkout of main with a remote, and GitHub beside it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "site"
        self.work = Checkout(self.root)
        (folder / "bin").mkdir()
        self.hub = Hub(folder / "bin")
        self.path = os.pathsep.join([str(folder / "bin"), os.environ["PATH"]])
        for name in ("scripts", "macros"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, self.root / name, ignore=ignored)
        for name, text in self.forms().items():
            path = self.root / FOLDER / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        self.work.commit()
        self.remote = folder / "remote.git"
        self.work.git("clone", "--bare", "--quiet", ".", str(self.remote))
        self.work.git("remote", "add", "origin", str(self.remote))

    def forms(self) -> dict[str, str]:
        """Return the forms as they should be now."""
        return dict(form_files(self.work.read()))

    def propose(self) -> str:
        """Do what the workflow does after a change on main; return what its last program said."""
        forms = self.forms().items()
        differs = {n: t for n, t in forms if (self.root / FOLDER / n).read_text("utf-8") != t}
        # From the checkout, with the standard library only.
        done = subprocess.run(
            [sys.executable, "-S", str(self.root / "scripts" / "propose-forms")],
            cwd=self.root,
            env={"PATH": self.path, "FORMULIEREN": json.dumps(differs), "MAIN": "main"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        self.work.git("checkout", "--quiet", "main")
        assert done.returncode == 0, done.stderr
        return done.stdout

    def add_theme(self, slug: str) -> None:
        """Do what an editor does on GitHub."""
        self.work.replace("themas.yml", "wonen:", f"{slug}:\n  naam: Over {slug}\nwonen:")
        self.work.commit()

    def proposed(self) -> str:
        """Return the form on the branch of the pull request."""
        return self.work.git("--git-dir", str(self.remote), "show", f"{BRANCH}:{FOLDER}/{SEND_IN}")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_theme_comes_into_the_form(desk: Desk) -> None:
    assert desk.propose() == "De formulieren kloppen al.\n"
    assert desk.hub.pulls() == []
    desk.add_theme("milieu")
    assert desk.propose().startswith("Het voorstel staat klaar: https://github.com/")
    (pull,) = desk.hub.pulls()
    assert (pull["head"], pull["base"], pull["title"]) == (BRANCH, "main", TITLE)
    assert "Over milieu" in desk.proposed()
    # Nothing new is nothing new; and one more theme goes into the proposal that is there.
    before = desk.work.git("--git-dir", str(desk.remote), "rev-parse", BRANCH)
    desk.propose()
    assert desk.work.git("--git-dir", str(desk.remote), "rev-parse", BRANCH) == before
    desk.add_theme("veiligheid")
    desk.propose()
    assert len(desk.hub.pulls()) == 1
    assert "Over veiligheid" in desk.proposed()


def test_what_an_editor_changed_stays(desk: Desk) -> None:
    desk.add_theme("milieu")
    desk.propose()
    desk.work.git("checkout", "--quiet", BRANCH)
    (desk.root / FOLDER / SEND_IN).write_text("van een redacteur", "utf-8")
    desk.work.commit()
    desk.work.git("push", "--quiet", "origin", BRANCH)
    desk.work.git("checkout", "--quiet", "main")
    assert "iemand heeft al aan het voorstel" in desk.propose()
    assert desk.proposed() == "van een redacteur"


@pytest.mark.parametrize("handed_over", ["", "[]", '{"../x.yml": ""}', '{"tests.yml": ""}'])
def test_only_forms_are_taken(handed_over: str) -> None:
    with pytest.raises(GitHubError):
        forms_from(handed_over)
