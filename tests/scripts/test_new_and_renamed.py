"""The programs that make a session or an edition, and rename one: asked, or by options."""

from __future__ import annotations

import io
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import _asking
import _environment
import _new_session
from macros.entry.questions import questions
from macros.programme.reading import read_programme
from tests.conftest import ProgrammeFolder

SCRIPTS = Path(_environment.__file__).parent
SHORT = ["--titel", "Lezing over wonen", "--dag", "10-11-2026"]


class Typed:
    """Runs a program in this process, with what somebody types."""

    def __init__(self, folder: ProgrammeFolder, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(_environment, "ensure", lambda _: None)

    def __call__(self, program: str, *arguments: str, lines: tuple[str, ...] = ()) -> int:
        path = str(SCRIPTS / program)
        given = [path, *arguments, "--programme", str(self.folder.path)]
        self._monkeypatch.setattr(sys, "argv", given)
        self._monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{x}\n" for x in lines)))
        with pytest.raises(SystemExit) as end:
            runpy.run_path(path, run_name="__main__")
        assert isinstance(end.value.code, int)
        return end.value.code

    def files(self) -> set[str]:
        """Return the files that there are."""
        found = (path for path in self.folder.path.rglob("*") if path.is_file())
        return {path.relative_to(self.folder.path).as_posix() for path in found}


@pytest.fixture
def typed(folder: ProgrammeFolder, monkeypatch: pytest.MonkeyPatch) -> Typed:
    return Typed(folder, monkeypatch)


def answers(folder: ProgrammeFolder, **given: str) -> tuple[str, ...]:
    """Return a line for every question of a session with a new building, or a known one.

    Those that not every session needs are only asked when one of them has an answer.
    """
    skipped = {"gemeente", "online_url"}
    skipped |= set() if "aanmelden" in given else {"aanmelden_url", "aanmelden_tot"}
    skipped |= set() if "thema" in given else {"meer_themas"}
    asked = [q.id for q in _new_session.to_ask(folder.read()) if q.id not in skipped]
    assert set(given) <= set(asked)
    first = [name for name in asked if name in _new_session.ESSENTIAL]
    others = [name for name in asked if name not in first]
    more = ["ja", *others] if given.keys() & set(others) else ["nee"]
    lines = {"ja": "ja", "nee": "nee", **given}
    return tuple(line for name in [*first, *more] for line in lines.get(name, "").split("|"))


def test_another_day_is_asked_once(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    place = {"deelname": "1", "locatie": "LocHal"}
    other = answers(typed.folder, titel="Eerder", dag="6|zaterdag 7 november 2026", **place)
    assert typed("new-session", lines=other) == 0
    assert capsys.readouterr().out.count("Welke dag?") == 1
    written = answers(typed.folder, titel="Ook eerder", dag="7 november 2026", **place)
    assert typed("new-session", lines=written) == 0
    said = capsys.readouterr().out
    assert "Welke dag?" not in said
    assert "Wat kost het?" not in said
    days = {str(session.moments[0].day) for session in typed.folder.read().sessions}
    assert days == {"2026-11-07", "2026-11-09"}


def test_every_question_has_an_option() -> None:
    options = runpy.run_path(str(SCRIPTS / "new-session"))["OPTIONS"]
    real = read_programme(SCRIPTS.parent / "programme")
    asked = {question.id for question in questions(real)}
    assert set(options) == asked - {"andere_dag", "beschrijving"}


def test_a_session_from_options(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--vorm", "lezing", "--deelname", "hybride", "--aanmelden", "niet-nodig"]
    more = ["--toegankelijkheid", "rolstoel, hulphond", "--locatie", "LocHal, Tilburg"]
    assert typed("new-session", *SHORT, *options, *more) == 0
    session = typed.folder.read().by_id[2026, "lezing-over-wonen"]
    assert (session.kind, session.attendance) == ("lezing", "hybride")
    assert session.moments[0].venue == "lochal"
    assert session.registration
    assert session.registration.need == "niet-nodig"
    assert session.facilities
    assert session.facilities.assistance_dog
    said = capsys.readouterr().out
    assert "Gemaakt: " in said
    assert "lezing-over-wonen.md" in said
    assert "En nu:\n1. Open het bestand" in said


def test_options_that_are_not_right_write_nothing(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    before = typed.files()
    assert typed("new-session", *SHORT, "--vorm", "lezign", "--begin", "half tien") == 1
    assert typed("new-session", "--titel", "Zonder dag") == 1
    said = capsys.readouterr().err
    assert "“lezign” staat niet in de lijst. Bedoel je “Lezing”?" in said
    assert "Hoe laat begint het? “half tien” kan twee tijden zijn. Schrijf 09.30 of 21.30." in said
    assert "Kies of schrijf op welke dag het is." in said
    # Nor does what two sessions cannot both have.
    clash = ["--dag", "2026-11-09", "--begin", "10.00", "--einde", "11.00", "--locatie", "lochal"]
    assert typed("new-session", "--titel", "T", *clash) == 1
    assert "dan al bezet door “Opening van de week”" in capsys.readouterr().err
    assert typed.files() == before


def test_a_session_from_questions(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not right is asked again at once, and nothing else."""
    first = answers(
        typed.folder,
        titel="Samen bouwen",
        dag="2",
        begin="half tien|9.30",
        deelname="1",
        locatie="Dorpshuis De Linde, Lindeplein 1, 5141 AB Waalwijk",
        vorm="le",
        thema="1",
        meer_themas="samenleving",
        toegankelijkheid="1",
        organisaties="Buurthuis De Draad; Dorpsraad",
    )
    assert typed("new-session", lines=first) == 0
    session = typed.folder.read().by_id[2026, "samen-bouwen"]
    assert str(session.moments[0].day) == "2026-11-10"
    assert session.moments[0].venue == "dorpshuis-de-linde"
    assert session.themes == ("wonen", "samenleving")
    assert session.organisations == ("buurthuis", "dorpsraad")
    assert session.kind == "lezing"
    said = capsys.readouterr().out
    assert said.count("Hoe laat begint het? (bijvoorbeeld") == 2
    assert said.index("kan twee tijden zijn") < said.index("Hoe laat eindigt het?")
    assert "Met welke link" not in said
    assert "Waar melden mensen zich aan?" not in said
    assert "Aangevuld: " in said


def test_a_clash_is_for_who_makes_it_to_decide(typed: Typed) -> None:
    first = answers(
        typed.folder,
        titel="Botst",
        dag="1",
        begin="10.00",
        einde="11.00",
        deelname="1",
        locatie="lochal",
    )
    # No: then day, times, building and room are asked again.
    assert typed("new-session", lines=(*first, "nee", "2", "10.00", "11.00", "lochal", "")) == 0
    assert str(typed.folder.read().by_id[2026, "botst"].moments[0].day) == "2026-11-10"


def test_a_new_building_needs_a_town(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    lines = answers(
        typed.folder, titel="Uit eten", dag="1", deelname="1", locatie="Café De Zwaan|Tilburg"
    )
    assert typed("new-session", lines=lines) == 0
    assert typed.folder.read().venues["cafe-de-zwaan"].municipality == "Tilburg"
    assert "Kies in welke gemeente het is." in capsys.readouterr().out


def test_what_cannot_be_chosen_online_is_not_asked(typed: Typed) -> None:
    """Nor anything of a building; but the link is, and where one signs up."""
    given = {
        "titel": "Praat mee",
        "dag": "1",
        "begin": "20.00",
        "einde": "21.00",
        "deelname": "2",
        "online_url": "https://voorbeeld.example/live",
        "aanmelden": "verplicht",
        "aanmelden_url": "voorbeeld.example/ja",
        "aanmelden_tot": "8 november 2026",
    }
    not_asked = {"locatie", "zaal", "gemeente", "meer_themas"}
    asked = [q.id for q in _new_session.to_ask(typed.folder.read()) if q.id not in not_asked]
    first = [name for name in asked if name in _new_session.ESSENTIAL]
    others = [name for name in asked if name not in first]
    lines = {**given, "meer": "ja"}
    asked = [*first, "meer", *others]
    assert typed("new-session", lines=tuple(lines.get(name, "") for name in asked)) == 0
    session = typed.folder.read().by_id[2026, "praat-mee"]
    assert session.online_url == "https://voorbeeld.example/live"
    assert session.registration
    assert session.registration.url == "https://voorbeeld.example/ja"
    assert str(session.registration.until) == "2026-11-08"


def test_a_year_without_an_edition_is_told_before_anything_else(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed.folder.replace("2026/editie.yml", "naam:", "afgerond: ja\nnaam:")
    assert typed("new-session", lines=("Te vroeg", "9 november 2030")) == 1
    said = capsys.readouterr().out
    assert said.index("python scripts/new-edition") < said.index("Wat is de titel?")
    assert "Voor 2030 is er nog geen programma." in said
    assert "Hoe laat begint het?" not in said


def test_who_stops_has_written_nothing(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    before = typed.files()
    assert typed("new-session", lines=("Half werk",)) == 1
    assert typed("new-edition", lines=("2027",)) == 1
    assert typed("rename-session", lines=()) == 1
    assert capsys.readouterr().err.count("Er is niets geschreven") == 3
    assert typed.files() == before


def test_an_edition(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ("2027", "", "", "8 november 2027", "12-11-2027", "", "Eén zin.")
    assert typed("new-edition", lines=lines) == 0
    edition = typed.folder.read().editions[2027]
    assert edition.name == "Week van de Brede Welvaart 2027"
    assert str(edition.last_day) == "2027-11-12"
    assert "python scripts/new-session" in capsys.readouterr().out
    assert typed("new-edition", "--jaar", "2028", "--soort", "jaar", "--naam", "Zonder week") == 0
    assert typed.folder.read().editions[2028].kind == "jaar"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--jaar", "2026"], "Voor 2026 is er al een editie."),
        (["--jaar", "volgend jaar"], "geen jaar"),
        (["--jaar", "2027", "--van", "2027-11-08"], "Geef van en tot allebei"),
        (["--jaar", "2027", "--van", "morgen", "--tot", "2027-11-12"], "geen datum"),
        (["--jaar", "2027", "--van", "2026-11-08", "--tot", "2027-11-12"], "ander jaar"),
        (["--jaar", "2027", "--soort", "maand"], "Kies uit: week, dag, jaar"),
    ],
)
def test_an_edition_that_cannot_be(
    typed: Typed, options: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = typed.files()
    assert typed("new-edition", *options) == 1
    assert says in capsys.readouterr().err
    assert typed.files() == before


def test_the_file_of_an_edition_names_its_schema(tmp_path: Path) -> None:
    from macros.entry.new_edition import new_edition  # noqa: PLC0415 -- a part of one test

    folder = ProgrammeFolder(tmp_path / "a" / "programme").path
    made = new_edition(folder, "2027", {"naam": "N"}, root=tmp_path / "a")
    real = SCRIPTS.parent / "programme" / "2025" / "editie.yml"
    assert made.text.split("\n")[0] == real.read_text("utf-8").split("\n")[0]
    assert made.text.split("\n")[1:] == ['naam: "N"', ""]


def test_another_name(typed: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed.folder.session("x", "titel: X\ndatum: 2026-11-10", "[a](opening.md)")
    docs = tmp_path / "docs"
    docs.mkdir()
    options = ("--docs", str(docs))
    assert typed("rename-session", "2026/opening", "start", *options) == 0
    assert typed.folder.read().by_id[2026, "start"].formerly == ("opening",)
    said = capsys.readouterr().out
    assert "Dit is: Opening van de week" in said
    assert "Links aangepast in: " in said
    before = typed.files()
    for name, says in (
        ("x", "Er is al een sessie met de naam x."),
        ("start", "Zo heet het bestand al."),
        ("opening", "is nu de naam van een andere sessie"),
        ("Start!", "kleine letters"),
        ("maandag-9-november", "al van de dag"),
    ):
        assert typed("rename-session", "start", name, *options) == 1
        assert says in capsys.readouterr().err
    assert typed.files() == before
    assert typed("rename-session", *options, lines=("x", "ypsilon")) == 0
    assert typed.folder.read().by_id[2026, "ypsilon"].formerly == ("x",)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_on_a_terminal(folder: ProgrammeFolder) -> None:
    import pty  # noqa: PLC0415 -- not on Windows

    near, far = pty.openpty()
    lines = answers(folder, titel="Café vol ideeën", dag="3", deelname="online")
    os.write(near, "".join(f"{line}\n" for line in lines).encode())
    program = str(SCRIPTS / "new-session")
    done = subprocess.run(
        [sys.executable, program, "--programme", str(folder.path)],
        stdin=far,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    os.close(near)
    os.close(far)
    assert done.returncode == 0, done.stderr.decode()
    assert folder.read().by_id[2026, "cafe-vol-ideeen"].title == "Café vol ideeën"
    assert "2. dinsdag 10 november 2026" in done.stdout.decode()


@pytest.mark.parametrize(
    ("word", "option"),
    [
        ("2", "Lezing"),
        ("lez", "Lezing"),
        ("LEZING", "Lezing"),
        ("0", "0"),
        ("5", "5"),
        ("le", "le"),
        ("", ""),
        ("tour", "Tour"),
    ],
)
def test_choosing(word: str, option: str) -> None:
    assert _asking.chosen(word, ["Leren", "Lezing", "Tour", "Tour door de stad"]) == option
