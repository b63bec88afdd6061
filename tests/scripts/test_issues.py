"""From a form to a pull request: everything between, with a stand-in for GitHub."""

from __future__ import annotations

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import _environment
import _issue_answer
import _issue_reader
from _github import GitHubError
from macros.entry.approval import LABEL
from macros.entry.change_form import QUESTIONS
from macros.entry.questions import Question, questions
from macros.programme import yamltext
from macros.programme.reading import check_programme, read_programme
from tests.checkout import Checkout
from tests.conftest import ProgrammeFolder
from tests.entry.issue_bodies import RIGHT, SENT, Answer, Sent, issue_body
from tests.github_stub import Hub
from tests.mangling import TRAPS

pytestmark = pytest.mark.slow  # Most of it is git.

ROOT = Path(_environment.__file__).parent.parent


def event_of(action: str, body: str, number: int = 12, **more: Any) -> dict[str, Any]:
    """Return what GitHub says that happened."""
    labels = [{"name": LABEL}] if action == "labeled" else []
    issue = {"number": number, "body": body, "state": "open", "labels": labels}
    return {
        "action": action,
        "issue": {**issue, **more},
        "label": {"name": LABEL},
        "repository": {"html_url": "https://github.com/week/site"},
    }


class Reader:
    """A small programme, and what the first job makes of an issue."""

    def __init__(self, work: ProgrammeFolder, root: Path) -> None:
        self.work = work
        self.root = root

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the form as it is now."""
        return questions(check_programme(self.work.path).programme)

    def body(self, answers: Mapping[str, Answer] | None = None) -> str:
        """Return the text of an issue."""
        return issue_body(self.questions, {**RIGHT, **(answers or {})})

    def read(self, event: dict[str, Any]) -> str:
        """Return what the first job hands over."""
        return _issue_reader.reply_to(event, self.root, self.work.path, "main")


class Desk(Reader):
    """A checkout of the site with a remote, and GitHub beside it."""

    work: Checkout

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(Checkout(folder / "site"), folder / "site")
        self._monkeypatch = monkeypatch
        (folder / "bin").mkdir()
        self.hub = Hub(folder / "bin")
        self.path = os.pathsep.join([str(folder / "bin"), os.environ["PATH"]])
        for name in ("scripts", "macros"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, self.root / name, ignore=ignored)
        self.work.commit()
        self.remote = folder / "remote.git"
        self.work.git("clone", "--bare", "--quiet", ".", str(self.remote))
        self.work.git("remote", "add", "origin", str(self.remote))

    def run(self, event: dict[str, Any]) -> str:
        """Do what the workflow does, with its programs; return what the last one said."""
        folder = self.root.parent
        (folder / "event.json").write_text(json.dumps(event), "utf-8")
        output = folder / "output"
        output.write_text("", "utf-8")
        self.work.git("checkout", "--quiet", "main")
        with self._monkeypatch.context() as patched:
            patched.setattr(_environment, "ensure", lambda _: None)
            patched.setattr(_environment, "ROOT", self.root)
            patched.setattr(sys, "argv", ["read-issue"])
            patched.setenv("GITHUB_EVENT_PATH", str(folder / "event.json"))
            patched.setenv("GITHUB_OUTPUT", str(output))
            patched.setenv("MAIN", "main")
            patched.delenv("PROGRAMMA", raising=False)
            with pytest.raises(SystemExit) as end:
                runpy.run_path(str(ROOT / "scripts" / "read-issue"), run_name="__main__")
        assert end.value.code == 0
        # As the runner reads it: a name, and the rest of one line.
        (line,) = re.split(r"\r\n|\r|\n", output.read_text("utf-8").removesuffix("\n"))
        name, _, value = line.partition("=")
        assert name == "antwoord"
        if not value:
            return ""
        assert len(value.encode()) < 2**17
        option = ["--voorstel"] if event["action"] == "labeled" else []
        done = self.answer(value, *option)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def answer(self, value: str, *options: str) -> subprocess.CompletedProcess[str]:
        """Run the program with rights: from the checkout, with the standard library only."""
        return subprocess.run(
            [sys.executable, "-S", str(self.root / "scripts" / "answer-issue"), *options],
            env={
                "PATH": self.path,
                "PYTHONDONTWRITEBYTECODE": "1",
                "GITHUB_REPOSITORY": "week/site",
                "MAIN": "main",
                "ANTWOORD": value,
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_CONFIG_NOSYSTEM": "1",
                "GH_TOKEN": "geheim",
            },
            cwd=self.root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def on_branch(self, path: str, branch: str = "aanmelding-12") -> str:
        """Return a file as it is on a branch of the remote."""
        return self.work.git("--git-dir", str(self.remote), "show", f"{branch}:{path}")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    root = tmp_path_factory.mktemp("site")
    return Reader(ProgrammeFolder(root / "programme"), root)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


def test_from_form_to_pull_request(desk: Desk) -> None:
    desk.run(event_of("opened", desk.body({"begin": "half tien"})))
    (comment,) = desk.hub.comments(12)
    assert "Kijk naar één ding" in comment
    assert "**Hoe laat begint het?** “half tien” kan twee tijden zijn" in comment

    desk.run(event_of("edited", desk.body()))
    (comment,) = desk.hub.comments(12)
    assert "De aanmelding is compleet" in comment
    assert "> dinsdag 10 november 2026, 09\\.30 – 11\\.30 uur, LocHal, Tilburg" in comment
    assert desk.hub.pulls() == []

    said = desk.run(event_of("labeled", desk.body()))
    assert said == "Het antwoord op 12 is bijgewerkt.\n"
    (pull,) = desk.hub.pulls()
    assert (pull["head"], pull["base"]) == ("aanmelding-12", "main")
    assert pull["title"] == "Nieuwe sessie: Wonen: hoe dan?"
    assert pull["body"].startswith("Closes #12\n")
    (comment,) = desk.hub.comments(12)
    assert f"**Het voorstel staat klaar:** {pull['url']}" in comment
    # What is on the branch is a programme that can be published.
    desk.work.git("checkout", "--quiet", "-B", "proef", "aanmelding-12")
    programme = read_programme(desk.work.path)
    assert programme.by_id[2026, "wonen-hoe-dan"].title == "Wonen: hoe dan?"
    changed = desk.work.git("diff", "--name-only", "main").splitlines()
    assert changed == ["programme/2026/sessies/wonen-hoe-dan.md"]


def test_the_label_again_changes_nothing(desk: Desk) -> None:
    desk.run(event_of("labeled", desk.body()))
    head = desk.work.git("--git-dir", str(desk.remote), "rev-parse", "aanmelding-12")
    desk.run(event_of("labeled", desk.body()))
    assert desk.work.git("--git-dir", str(desk.remote), "rev-parse", "aanmelding-12") == head
    assert len(desk.hub.pulls()) == 1
    assert len(desk.hub.comments(12)) == 1


def test_the_label_after_a_change_brings_the_proposal_up_to_date(desk: Desk) -> None:
    new = {"locatie": "Dorpshuis De Linde, Lindeplein 1, 5141 AB Waalwijk"}
    desk.run(event_of("labeled", desk.body(new)))
    assert "Lindeplein 1" in desk.on_branch("programme/locaties.yml")
    # Meanwhile main goes on.
    desk.work.git("checkout", "--quiet", "main")
    desk.work.replace("locaties.yml", "naam: LocHal", "naam: De LocHal")
    desk.work.commit()
    desk.work.git("push", "--quiet", "origin", "main")
    other = {**new, "titel": "Een andere titel"}
    desk.run(event_of("edited", desk.body(other), labels=[{"name": LABEL}]))
    assert "nadat de redactie akkoord gaf" in desk.hub.comments(12)[0]
    assert "Wonen: hoe dan?" in desk.on_branch("programme/2026/sessies/wonen-hoe-dan.md")

    desk.run(event_of("labeled", desk.body(other)))
    # The address stays: a title that changes is no reason for another.
    assert "Een andere titel" in desk.on_branch("programme/2026/sessies/wonen-hoe-dan.md")
    lists = desk.on_branch("programme/locaties.yml")
    assert "naam: De LocHal" in lists
    assert lists.count("Lindeplein 1") == 1
    # Also when only the address of the building is another.
    moved = {**other, "locatie": "Dorpshuis De Linde, Lindeplein 2, 5141 AB Waalwijk"}
    desk.run(event_of("labeled", desk.body(moved)))
    assert "Lindeplein 2" in desk.on_branch("programme/locaties.yml")
    assert len(desk.hub.pulls()) == 1


def test_what_an_editor_changed_stays(desk: Desk) -> None:
    desk.run(event_of("labeled", desk.body()))
    desk.work.git("checkout", "--quiet", "aanmelding-12")
    desk.work.replace("2026/sessies/wonen-hoe-dan.md", "hoe dan?", "zo dus.")
    desk.work.commit()
    desk.work.git("push", "--quiet", "origin", "aanmelding-12")
    desk.run(event_of("labeled", desk.body({"begin": "10.00"})))
    assert "zo dus." in desk.on_branch("programme/2026/sessies/wonen-hoe-dan.md")
    assert "iemand heeft al aan het voorstel" in desk.hub.comments(12)[0]


def test_what_is_in_the_programme_already_gets_no_second_file(desk: Desk) -> None:
    desk.run(event_of("labeled", desk.body()))
    desk.hub.change(pulls=[{**desk.hub.pulls()[0], "state": "merged"}])
    desk.run(event_of("labeled", desk.body()))
    assert len(desk.hub.pulls()) == 1
    assert "staat al in het programma" in desk.hub.comments(12)[0]


def test_a_label_on_what_is_not_complete_only_asks(desk: Desk) -> None:
    desk.run(event_of("labeled", desk.body({"titel": ""})))
    assert desk.hub.pulls() == []
    assert "Zonder titel" in desk.hub.comments(12)[0]


def test_github_that_refuses_is_no_success(desk: Desk) -> None:
    """As long as workflows may make no pull requests: a setting of the repository."""
    desk.hub.change(refuses=["pr", "create"])
    value = desk.read(event_of("labeled", desk.body()))
    done = desk.answer(value, "--voorstel")
    assert done.returncode == 1
    assert "not permitted" in done.stderr
    assert "geheim" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "event",
    [
        {"body": "Ik heb een vraag."},
        {"body": None},
        {"state": "closed"},
        {"pull_request": {}},
        {"action": "deleted"},
        {"label": {"name": "vraag"}},
    ],
    ids=str,
)
def test_what_is_no_form_gets_no_answer(reader: Reader, event: dict[str, Any]) -> None:
    made = event_of("labeled", reader.body())
    for key, value in event.items():
        (made if key in made else made["issue"])[key] = value
    assert reader.read(made) == ""


def test_a_form_that_is_far_too_long(reader: Reader) -> None:
    reply = json.loads(reader.read(event_of("opened", reader.body({"sprekers": "€" * 20_000}))))
    assert "past niet in een aanmelding" in reply["reactie"]
    quotes = "\n".join(["'" * 190] * 150)
    value = reader.read(event_of("opened", reader.body({"sprekers": quotes})))
    assert len(value.encode()) < 2**17


@pytest.mark.parametrize("sent", SENT, ids=lambda sent: sent.name)
def test_what_people_send_in(reader: Reader, sent: Sent) -> None:
    body = issue_body(reader.questions, sent.all_answers).replace("\n", sent.line_end)
    handed_over = reader.read(event_of("labeled", body))
    reply = _issue_answer.reply_from(handed_over)
    labels = {question.id: question.label for question in reader.questions}
    for question, part in sent.missing.items():
        (line,) = (x for x in reply.comment.split("\n") if x.startswith(f"- **{labels[question]}"))
        assert part in line.replace("\\", "")
    assert reply.is_complete is not bool(sent.missing), reply.comment
    assert_nobody_is_called(reply.comment)
    if sent.missing:
        assert reply.comment.count("\n- **") == len(sent.missing)
        return
    assert reply.path == f"programme/2026/sessies/{sent.file}.md"
    parts = yamltext.front_matter(reply.text)
    assert parts
    fields = yamltext.read(parts[0]).data
    assert isinstance(fields, dict)
    assert {key: fields.get(key) for key in sent.fields} == sent.fields
    assert sent.body in parts[1]


def test_what_means_harm_arrives_as_text(desk: Desk) -> None:
    """The whole way, as the workflow goes it; the rest of the table stops before the shell."""
    (harm,) = (sent for sent in SENT if sent.name == "the shell and the workflow")
    desk.run(event_of("labeled", issue_body(desk.questions, harm.all_answers)))
    (pull,) = desk.hub.pulls()
    assert pull["title"] == f"Nieuwe sessie: {harm.answers['titel']}"
    text = desk.on_branch(f"programme/2026/sessies/{harm.file}.md")
    assert "$(touch gehackt) `touch gehackt`; touch gehackt" in text
    assert not [*desk.root.parent.rglob("gehackt")]


def assert_nobody_is_called(comment: str) -> None:
    """Outside blocks of code there is no name after ``@`` and no HTML but ours."""
    fence = ""
    for line in comment.split("\n"):
        opens = re.match(r"`{3,}", line)
        if fence:
            fence = "" if line == fence else fence
        elif opens:
            fence = opens[0]
        else:
            assert not re.search(r"@\w|#\d", line), line
            left = re.sub(r"</?details>|</?summary>|<!-- aanmelding -->", "", line)
            assert "<" not in left, line
    assert not fence


def test_a_change(desk: Desk) -> None:
    answers = {
        "sessie": "https://voorbeeld.nl/2026/opening/",
        "titel": "Opening",
        "nu": "maandag",
        "soort": "Het gaat niet door",
        "wijziging": "De spreker is ziek. @iedereen",
    }
    desk.run(event_of("opened", issue_body(QUESTIONS, answers)))
    (comment,) = desk.hub.comments(12)
    file = "programme/2026/sessies/opening.md"
    first, _, folded = comment.partition("<details>")
    assert "### Dank je wel! Je hoeft niets meer te doen" in first
    assert "> Het gaat niet door  \n> De spreker is ziek" in first
    assert f"[Open `{file}`](https://github.com/week/site/edit/main/{file})" in folded
    assert "status: geannuleerd" in folded
    assert_nobody_is_called(comment)
    desk.run(event_of("edited", issue_body(QUESTIONS, {**answers, "sessie": "2026/openign/"})))
    (comment,) = desk.hub.comments(12)
    assert "Bedoel je `2026/opening/`?" in comment
    # A label makes nothing of it.
    desk.run(event_of("labeled", issue_body(QUESTIONS, answers)))
    assert desk.hub.pulls() == []


def test_what_it_was_before_stands_ready(desk: Desk) -> None:
    answers = {"sessie": "2026/opening/", "soort": "Een andere dag of tijd", "wijziging": "Later."}
    desk.run(event_of("opened", issue_body(QUESTIONS, answers)))
    was = 'oorspronkelijk:\n  datum: 2026-11-09\n  begin: "09.30"\n  einde: "12.00"\n'
    assert f"status: verplaatst\n{was}  locatie: lochal\n```" in desk.hub.comments(12)[0]


TWICE = "momenten:\n  - datum: 2026-11-10\n  - datum: 2026-11-11\n    sleutel: b"
MOVED = "datum: 2026-11-12\nstatus: verplaatst\noorspronkelijk:\n  datum: 2026-11-10"


@pytest.mark.parametrize(
    ("fields", "says"), [(TWICE, "datum: …"), (MOVED, "datum: 2026-11-10")], ids=["twice", "moved"]
)
def test_what_it_was_before_is_no_guess(tmp_path: Path, fields: str, says: str) -> None:
    work = ProgrammeFolder(tmp_path / "programme")
    work.session("anders", f"titel: Anders\n{fields}")
    answers = {"sessie": "2026/anders/", "soort": "Een andere plek", "wijziging": "Weg."}
    event = event_of("opened", issue_body(QUESTIONS, answers))
    assert f"oorspronkelijk:\n  {says}\n```" in plain(Reader(work, tmp_path).read(event))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            ("Een andere plek", "Een ander huis"),
            "Schrijf “Een andere dag of tijd”, “Een andere plek”",
        ),
        (("### Wat moet er veranderen?\n\n", ""), "### Wat moet er veranderen?” mist"),
        (("Later.", "Bel 06-12345678"), "Hier lijkt een telefoonnummer te staan"),
    ],
    ids=["no option", "a heading gone", "private"],
)
def test_what_is_asked_of_a_change(reader: Reader, change: tuple[str, str], says: str) -> None:
    answers = {"sessie": "2026/opening/", "soort": "Een andere plek", "wijziging": "Later."}
    body = issue_body(QUESTIONS, answers)
    assert says not in plain(reader.read(event_of("opened", body)))
    said = plain(reader.read(event_of("opened", body.replace(*change))))
    assert says in said
    assert said.index(says) < said.index("<details>")


def plain(handed_over: str) -> str:
    """Return a comment without what keeps its text from being markup."""
    return str(json.loads(handed_over)["reactie"]).replace("\\", "").replace("\u2060", "")


TOLD: Mapping[str, Answer] = {
    "prijs": "7,50",
    "inloop": "09.00",
    "zaal": "Grote zaal",
    "taal": "Engels",
    "aanmelden": "Ja, aanmelden is verplicht",
    "aanmelden_url": "https://voorbeeld.nl/aanmelden",
    "aanmelden_tot": "2 november",
    "toegankelijkheid": ("Alles is te bereiken met een rolstoel",),
    "sprekers": "Anna Bos, arts, GGD\nPiet",
    "organisaties": "Buurthuis De Draad; Dorpsraad",
    "beschrijving": "Kom kijken. " * 40,
}


def test_who_sent_it_in_sees_what_was_understood(reader: Reader) -> None:
    said = plain(reader.read(event_of("opened", reader.body(TOLD))))
    for line in (
        "Door: Buurthuis De Draad",
        "Door: Dorpsraad",
        "Sprekers: Anna Bos – arts, GGD; Piet",
        "Prijs: € 7,50",
        "Aanmelden: verplicht, via https://voorbeeld.nl/aanmelden, tot en met 2 november 2026",
        "Zaal: Grote zaal",
        "Deuren open: 09.00 uur",
        "Taal: Engels",
        "Toegankelijkheid: Toegankelijk met een rolstoel.",
        "Nieuw op de site: de organisatie Dorpsraad",
    ):
        assert f"> {line}  \n" in said.replace("\u00a0", " ")
    assert "> Beschrijving: Kom kijken. Kom" in said
    assert "… (80 woorden)" in said
    # Also when something is missing; and nothing of what nobody said.
    said = plain(reader.read(event_of("opened", reader.body({"prijs": "veel", "zaal": "Aula"}))))
    assert "Dit hebben we wel begrepen" in said
    assert "> Zaal: Aula  \n" in said
    assert not re.search("> (Sprekers|Prijs|Taal|Nieuw op de site):", said)


@pytest.fixture
def without_edition(tmp_path: Path) -> Reader:
    """A programme of which the last edition is over."""
    work = ProgrammeFolder(tmp_path / "programme")
    work.replace("2026/editie.yml", "naam:", "afgerond: ja\nnaam:")
    return Reader(work, tmp_path)


@pytest.mark.parametrize(
    ("sent_in", "typed", "says"),
    [
        ("2026-12-01", "woensdag 10 november", "woensdag 10 november 2027"),
        ("2026-12-01", "12 december", "zaterdag 12 december 2026"),
        ("2026-12-01", "10-11-2027", "woensdag 10 november 2027"),
    ],
)
def test_without_an_edition_the_editors_begin_one(
    without_edition: Reader, sent_in: str, typed: str, says: str
) -> None:
    """Only a year that has no programme waits; what else there is to say is said at once."""
    desk, year = without_edition, says[-4:]
    if year == "2026":
        (desk.work.path / "2026" / "editie.yml").unlink()
        (desk.work.path / "2026" / "sessies" / "opening.md").unlink()
        desk.work.write("2025/editie.yml", "naam: Week 2025\nafgerond: ja\nsoort: jaar\n")
    made = event_of("opened", desk.body({"dag": typed}), created_at=f"{sent_in}T09:00:00Z")
    said = plain(desk.read(made))
    assert "### Dank je wel! Je hoeft niets te doen" in said
    assert f"De redactie ziet je aanmelding en begint eerst het programma van {year}." in said
    assert f"> {says}, 09.30 – 11.30 uur" in said
    assert not _issue_answer.reply_from(desk.read({**made, "action": "labeled"})).is_complete
    # What is wrong all the same is asked.
    wrong = event_of("opened", desk.body({"dag": typed, "prijs": "veel"}), created_at=sent_in)
    said = plain(desk.read(wrong))
    assert "Kijk naar één ding" in said
    assert f"De redactie begint eerst het programma van {year}." in said
    # Once it is there, the same text goes on.
    desk.work.write(f"{year}/editie.yml", f"naam: Week {year}\nsoort: jaar\n")
    assert "De aanmelding is compleet" in plain(desk.read({**made, "action": "edited"}))
    assert _issue_answer.reply_from(desk.read({**made, "action": "labeled"})).is_complete


@pytest.mark.parametrize("typed", ["9 november 2031", "9 november 2019"])
def test_a_year_that_is_a_slip_of_the_pen_waits_for_nothing(
    without_edition: Reader, typed: str
) -> None:
    made = event_of("opened", without_edition.body({"dag": typed}), created_at="2026-12-01")
    said = plain(without_edition.read(made))
    assert f"Voor {typed[-4:]} is er nog geen programma." in said
    assert "begint eerst" not in said


def test_a_day_that_has_been_is_told(reader: Reader) -> None:
    made = event_of("opened", reader.body(), created_at="2026-11-11T09:00:00Z")
    assert "Dinsdag 10 november 2026 is al geweest. Klopt de dag?" in plain(reader.read(made))
    made["issue"]["created_at"] = "2026-11-10T09:00:00Z"
    assert "is al geweest" not in plain(reader.read(made))


def test_a_day_that_has_been_and_has_no_programme(without_edition: Reader) -> None:
    made = event_of("opened", without_edition.body({"dag": "3-11-2027"}), created_at="2027-11-25")
    said = plain(without_edition.read(made))
    assert "Woensdag 3 november 2027 is al geweest. Klopt de dag? Voor 2027 is er nog geen" in said


def test_who_sends_in_reads_nothing_of_labels(reader: Reader) -> None:
    said = plain(reader.read(event_of("opened", reader.body())))
    first, _, folded = said.partition("<details>")
    assert "De redactie kijkt ernaar. Is het goed, dan zet zij het klaar" in first
    assert "label" not in first
    assert f"Zet dan het label `{LABEL}` op deze aanmelding" in folded
    assert "Staat er _No response_" in first


@pytest.mark.parametrize("is_inside", [True, False])
def test_a_form_on_another_programme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_inside: bool
) -> None:
    """The variable that says where MkDocs finds the programme says it here as well."""
    root = tmp_path / "site"
    work = ProgrammeFolder((root if is_inside else tmp_path) / "ander")
    event = event_of("opened", Reader(work, root).body())
    (tmp_path / "event.json").write_text(json.dumps(event), "utf-8")
    monkeypatch.setattr(_environment, "ensure", lambda _: None)
    monkeypatch.setattr(_environment, "ROOT", root)
    monkeypatch.setattr(sys, "argv", ["read-issue"])
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    monkeypatch.setenv("MAIN", "main")
    monkeypatch.setenv("PROGRAMMA", "ander" if is_inside else str(work.path))
    with pytest.raises(SystemExit):
        runpy.run_path(str(ROOT / "scripts" / "read-issue"), run_name="__main__")
    said = (tmp_path / "output").read_text("utf-8")
    assert "De aanmelding is compleet" in said
    shown = "ander" if is_inside else work.path.as_posix()
    assert f"Het bestand {shown}/2026/sessies/wonen-hoe-dan.md" in said


def test_a_deadline_without_a_year_is_before_the_day(reader: Reader) -> None:
    reader.work.write("2027/editie.yml", "naam: Winter 2027\nsoort: jaar\n")
    answers = {"dag": "14 januari 2027", "aanmelden_tot": "20 december"}
    reply = json.loads(reader.read(event_of("opened", reader.body(answers))))
    (reader.work.path / "2027" / "editie.yml").unlink()
    assert "tot: 2026-12-20" in reply["tekst"]


@pytest.mark.parametrize(
    "damage",
    [
        ("### Wat is de titel?", "## Wat is de titel"),
        ("### Wat is de titel?\n\n", ""),
        ("### Op welke dag is het?", "Op welke dag is het?"),
        ("### De beschrijving", "De beschrijving"),
        ("### Hoe laat eindigt het?", "#### Hoe laat eindigt het?"),
        ("### Hoe laat eindigt het?\n\n", ""),
    ],
    ids=str,
)
def test_a_damaged_heading_is_to_be_put_back(reader: Reader, damage: tuple[str, str]) -> None:
    """And nobody is sent to the question above it."""
    made = event_of("edited", reader.body({"sprekers": "Anna"}).replace(*damage))
    heading = damage[0].strip()
    said = plain(reader.read(made))
    assert f"De kop “{heading}” mist. Zet hem terug" in said
    assert "Kijk naar één ding" in said


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({"aanmelden_url": "jan.jansen@voorbeeld.nl"}, "Waar melden mensen zich aan?"),
        ({"beschrijving": "Mail info@gmail.com."}, "De beschrijving"),
        ({"sprekers": "Anna, arts, 06-12345678"}, "Wie spreken er?"),
        ({"aanmelden_url": "info@voorbeeld.nl"}, ""),
        ({"beschrijving": "Mail aanmelden.oss@voorbeeld.nl."}, ""),
    ],
    ids=str,
)
def test_what_may_be_of_one_person_is_told_with_the_question(
    reader: Reader, answers: dict[str, str], question: str
) -> None:
    said = plain(reader.read(event_of("opened", reader.body(answers))))
    lines = [line for line in said.split("\n") if "openbaar en blijft bewaard" in line]
    assert [line.split("**")[1] for line in lines] == ([question] if question else [])


def test_a_box_that_the_form_does_not_have(reader: Reader) -> None:
    other = ("- [ ] Er is een schrijftolk", "- [x] Er is een lift")
    said = plain(reader.read(event_of("edited", reader.body().replace(*other))))
    assert "“Er is een lift” staat niet in de lijst." in said
    assert "Schrijf “Alles is te bereiken met een rolstoel”" in said


def test_a_telephone_number_in_an_answer_that_cannot_be_read(reader: Reader) -> None:
    body = reader.body({"zaal": "Aula\n06-12345678"})
    assert "- Hier lijkt een telefoonnummer te staan." in plain(
        reader.read(event_of("opened", body))
    )


@pytest.mark.parametrize(
    "handed_over",
    [
        "",
        "[]",
        '{"nummer": "x", "reactie": ""}',
        '{"nummer": 1}',
        '{"nummer": 1, "reactie": "", "bestand": ".github/workflows/x.yml"}',
        '{"nummer": 1, "reactie": "", "bestand": "programme/2026/sessies/../../x.md"}',
        '{"nummer": 1, "reactie": "", "erbij": {"programme/themas.yml": "x"}}',
        '{"nummer": 1, "reactie": "", "erbij": []}',
    ],
)
def test_what_the_first_job_cannot_have_written(handed_over: str) -> None:
    with pytest.raises(GitHubError):
        _issue_answer.reply_from(handed_over)


def test_a_file_for_no_other_place_is_taken() -> None:
    given = {"nummer": 1, "reactie": "x", "bestand": "programme/2026/sessies/a-b.md", "tekst": "t"}
    assert _issue_answer.reply_from(json.dumps(given)).is_complete


ODD = (
    *(
        "2-4 uur",
        "half tien",
        "25.00",
        "10 nov",
        "di 10 nov 2026 9 uur",
        "9999-12-31",
        "1 en 2 mei",
    ),
    *(
        "A, B en de C",
        "A i.s.m. B",
        '"A"',
        "Anna Bos en Jan van Gorp",
        "n.v.t.",
        "Anna (arts, GGD)",
    ),
    *(
        "gratis, met soep",
        "5 tot 10",
        "zie www.voorbeeld.nl",
        "06-12345678",
        "a@gmail.com",
        "x" * 300,
    ),
    *("_No response_ x", "None\nx", "_No response_\n\nWat kost het?", "10-12 uur", "A en B & C"),
    *("Lindeplein 1 5141 AB Waalwijk", "LocHal, zaal 2", "### Wat is de titel?", "_No response_"),
)
TYPED = st.text(max_size=40) | st.sampled_from([*TRAPS, *ODD])


@settings(max_examples=40)
@given(data=st.data(), sent_in=st.sampled_from(["", "2026-12-01T09:00:00Z", "2025-01-01", "x"]))
def test_whatever_is_typed_gets_an_answer(
    reader: Reader, data: st.DataObject, sent_in: str
) -> None:
    asked = reader.questions
    few = data.draw(st.sets(st.sampled_from([question.id for question in asked]), max_size=8))
    answers: dict[str, Answer] = {**RIGHT, **{name: data.draw(TYPED) for name in sorted(few)}}
    answers["toegankelijkheid"] = (str(answers.get("toegankelijkheid", "")),)
    made = event_of("opened", issue_body(asked, answers), created_at=sent_in)
    reply = json.loads(reader.read(made))
    assert reply["reactie"].startswith("<!-- aanmelding -->\n### ")
    assert_nobody_is_called(reply["reactie"])
