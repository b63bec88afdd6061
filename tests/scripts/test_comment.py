"""The comment on a pull request, with a stand-in for the command line of GitHub."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

import _environment
from _github import BOT
from _pull_request import MARKER, MOST_CHARACTERS, Run, body
from macros.programme.change_report import MOST_BYTES, Report, Row, as_json
from macros.programme.mistakes import Mistake

COMMIT = "1" * 40
VARIABLES = {
    "GITHUB_REPOSITORY": "week/site",
    "RUN_ID": "77",
    "HEAD_SHA": COMMIT,
    "HEAD_OWNER": "iemand",
    "HEAD_BRANCH": "mijn tak&state=closed",
    "CONCLUSION": "success",
    "GH_TOKEN": "geheim",
}
REPORT = Report(rows=(Row("nieuw", "Lezing", "2026/lezing/", ("di 10 nov 10.00 uur, LocHal",)),))

STAND_IN = """\
#!{python}
import json, pathlib, sys
folder = pathlib.Path({folder!r})
arguments = sys.argv[2:]
method = "GET"
if arguments[0] == "--method":
    method = arguments[1]
    arguments = arguments[2:]
given = sys.stdin.read() if "--input" in arguments else ""
with (folder / "calls").open("a") as calls:
    calls.write(json.dumps([method, arguments[0], given]) + "\\n")
answers = json.loads((folder / "answers.json").read_text())
if method != "GET":
    sys.exit(0)
if arguments[0].endswith("/zip"):
    sys.stdout.buffer.write((folder / "report.zip").read_bytes())
elif arguments[0] in answers:
    print(json.dumps(answers[arguments[0]]))
else:
    sys.exit("HTTP 404: " + arguments[0])
"""

PULLS = "repos/week/site/pulls?state=open&head=iemand%3Amijn%20tak%26state%3Dclosed&per_page=100"
ARTIFACTS = "repos/week/site/actions/runs/77/artifacts?per_page=100"
COMMENTS = "repos/week/site/issues/5/comments?per_page=100&page="


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def comment(number: int, text: str, login: str = BOT, kind: str = "Bot") -> dict[str, Any]:
    return {"id": number, "body": text, "user": {"login": login, "type": kind}}


class GitHub:
    """What GitHub answers, and what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.report = packed({"wijzigingen.json": as_json(REPORT).encode()})
        self.answers: dict[str, Any] = {
            PULLS: [
                {"number": 4, "head": {"sha": "2" * 40}},
                {"number": 5, "head": {"sha": COMMIT, "repo": {"full_name": "iemand/kopie"}}},
            ],
            ARTIFACTS: {
                "artifacts": [
                    {"name": "wijzigingen", "id": 1},
                    {"name": "voorbeeld.html", "id": 2},
                ]
            },
            f"{COMMENTS}1": [],
        }
        self.variables = dict(VARIABLES)
        program = folder / "gh"
        program.write_text(STAND_IN.format(python=sys.executable, folder=str(folder)), "utf-8")
        program.chmod(0o755)

    def run(self) -> subprocess.CompletedProcess[str]:
        """Run the program as the workflow does: with nothing but the standard library."""
        (self.folder / "answers.json").write_text(json.dumps(self.answers), "utf-8")
        (self.folder / "report.zip").write_bytes(self.report)
        return subprocess.run(
            [sys.executable, "-S", str(_environment.ROOT / "scripts" / "comment")],
            env={**self.variables, "PATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"},
            cwd=self.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def sent(self) -> list[tuple[str, str, str]]:
        """Return method, path and text of what was written."""
        file = self.folder / "calls"
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        calls = (json.loads(line) for line in lines)
        return [(m, path, json.loads(given)["body"]) for m, path, given in calls if m != "GET"]


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path)


def test_a_first_comment(github: GitHub) -> None:
    done = github.run()
    assert (done.returncode, done.stderr) == (0, "")
    ((method, path, text),) = github.sent()
    assert (method, path) == ("POST", "repos/week/site/issues/5/comments")
    assert text.startswith(MARKER)
    assert "| Nieuw | Lezing |" in text
    assert "https://github.com/week/site/actions/runs/77/artifacts/2" in text
    assert "De controle vond geen fouten." in text
    assert "❌" not in text


def test_the_same_comment_again(github: GitHub) -> None:
    others = [comment(n, "Mooi!", "lezer", "User") for n in range(100)]
    github.answers[f"{COMMENTS}1"] = others
    github.answers[f"{COMMENTS}2"] = [comment(900, f"{MARKER}\nOud")]
    assert github.run().returncode == 0
    ((method, path, _),) = github.sent()
    assert (method, path) == ("PATCH", "repos/week/site/issues/comments/900")


@pytest.mark.parametrize(
    "other",
    [
        comment(900, f"{MARKER}\nNep", "lezer", "User"),
        comment(900, f"{MARKER}\nNep", BOT, "User"),
        comment(900, f"{MARKER}\nNep", "andere[bot]"),
        comment(900, f"Kijk: {MARKER}"),
        {"id": 900, "body": MARKER, "user": None},
    ],
    ids=["a user", "a user with the name", "another bot", "another text", "nobody"],
)
def test_a_comment_of_somebody_else_stays(github: GitHub, other: dict[str, Any]) -> None:
    github.answers[f"{COMMENTS}1"] = [other]
    assert github.run().returncode == 0
    assert [method for method, _, _ in github.sent()] == ["POST"]


def test_a_run_that_failed(github: GitHub) -> None:
    github.variables["CONCLUSION"] = "failure"
    github.answers[ARTIFACTS]["artifacts"].pop()
    assert github.run().returncode == 0
    ((_, _, text),) = github.sent()
    assert "De controle vond een fout" in text
    assert "geen fouten" not in text
    assert "/artifacts/" not in text


WRONG = Mistake("programme/2026/sessies/a b.md", 2, "Zo kan het niet.", ('titel: "A: b"',))


def test_what_is_wrong_is_said_first_with_a_way_to_mend_it(github: GitHub) -> None:
    github.variables["CONCLUSION"] = "failure"
    unread = Report(unread=(WRONG.path,), mistakes=(WRONG,))
    github.report = packed({"wijzigingen.json": as_json(unread).encode()})
    assert github.run().returncode == 0
    ((_, _, text),) = github.sent()
    first, _, second = text.partition("### Wat verandert er")
    assert "Zo kan het niet" in first
    assert 'titel: "A: b"' in first
    # In the repository of who proposed it, on the branch of the proposal.
    place = "iemand/kopie/edit/mijn%20tak%26state%3Dclosed/programme/2026/sessies/a%20b.md"
    assert f"(https://github.com/{place})" in first
    assert "Je bestand is nog niet te lezen" in second
    assert "Geen sessie is anders" not in second


@pytest.mark.parametrize("repo", [None, {"full_name": "x/../y"}, {}], ids=str)
def test_a_copy_that_is_gone_cannot_be_edited(github: GitHub, repo: Any) -> None:
    github.variables["CONCLUSION"] = "failure"
    github.answers[PULLS][1]["head"]["repo"] = repo
    github.report = packed({"wijzigingen.json": as_json(Report(mistakes=(WRONG,))).encode()})
    assert github.run().returncode == 0
    ((_, _, text),) = github.sent()
    assert "Zo kan het niet" in text
    assert "/edit/" not in text


def test_very_much_that_is_wrong_is_only_counted() -> None:
    run = Run("week/site", "77", COMMIT, "iemand", "tak", is_right=False)
    much = Mistake("a.md", 1, "<" * 600, ("b" * 600,) * 3)
    assert len(body(run, Report(mistakes=(much,) * 40), 2)) < MOST_CHARACTERS


@pytest.mark.parametrize("what", ["closed or newer", "no report"])
def test_nothing_to_say(github: GitHub, what: str) -> None:
    if what == "no report":
        github.answers[ARTIFACTS] = {"artifacts": []}
    else:
        github.answers[PULLS].pop()
    done = github.run()
    assert done.returncode == 0
    assert done.stdout
    assert github.sent() == []


def hidden_bomb() -> bytes:
    return packed({"wijzigingen.json": b" " * (MOST_BYTES + 1)})


@pytest.mark.parametrize(
    "archive",
    [
        b"",
        b"PK",
        packed({}),
        packed({"anders.json": b"{}"}),
        packed({"../wijzigingen.json": b"{}"}),
        packed({"wijzigingen.json": b"{}", "meer": b""}),
        packed({"wijzigingen.json": b"{}"}),
        packed({"wijzigingen.json": b"<script>"}),
        hidden_bomb(),
    ],
    ids=range(9),
)
def test_a_report_that_is_not_ours(github: GitHub, archive: bytes) -> None:
    github.report = archive
    done = github.run()
    assert done.returncode == 1
    assert "niet te vertrouwen" in done.stderr
    assert github.sent() == []
    assert {path.name for path in github.folder.iterdir()} == {
        *("gh", "calls", "answers.json", "report.zip"),
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GITHUB_REPOSITORY", "week/site/../x"),
        ("GITHUB_REPOSITORY", ""),
        ("RUN_ID", "7 7"),
        ("HEAD_SHA", "main"),
    ],
)
def test_variables_that_github_does_not_set(github: GitHub, name: str, value: str) -> None:
    github.variables[name] = value
    assert github.run().returncode == 1
    assert not (github.folder / "calls").exists()


def test_a_branch_cannot_ask_for_something_else() -> None:
    asked = parse_qs(urlsplit(PULLS).query)
    assert asked["state"] == ["open"]
    assert asked["head"] == ["iemand:mijn tak&state=closed"]


def test_github_refuses(github: GitHub) -> None:
    del github.answers[f"{COMMENTS}1"]
    done = github.run()
    assert done.returncode == 1
    assert "HTTP 404" in done.stderr
    assert "geheim" not in done.stdout + done.stderr


def test_a_comment_has_an_end() -> None:
    run = Run("week/site", "77", COMMIT, "iemand", "tak", is_right=True)
    much = Report(rows=(Row("nieuw", "a" * 600, "", ("b" * 600,) * 60),) * 60)
    assert len(body(run, much, 2)) < MOST_CHARACTERS
    assert "60 nieuwe sessies" in body(run, much, 2)
