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
Lines = tuple[str, ...]

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


def answers(folder: ProgrammeFolder, *, ending: tuple[str, ...] = ("", ""), **given: str) -> Lines:
    """Return a line for every question that is asked of a session in a building.

    :param ending: what is said of telling more, and of the whole.
    :param given: what is typed at a question; ``|`` between what is typed one after the other.
    """
    skipped = {"andere_dag", "gemeente" if given.get("locatie") else "", "online_url"}
    asked = [q.id for q in _new_session.to_ask(folder.read()) if q.id in _new_session.ESSENTIAL]
    asked = [name for name in asked if name not in skipped]
    if not given.get("begin"):
        asked.remove("einde")
    assert set(given) <= set(asked)
    typed = [line for name in asked for line in given.get(name, "").split("|")]
    return (*typed, *ending)


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
    assert "Schrijf op welke dag het is." in said
    # Nor does what two sessions cannot both have.
    clash = ["--dag", "2026-11-09", "--begin", "10.00", "--einde", "11.00", "--locatie", "lochal"]
    assert typed("new-session", "--titel", "T", *clash) == 1
    assert "dan al bezet door “Opening van de week”" in capsys.readouterr().err
    assert typed.files() == before


def test_a_session_from_questions(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not right is asked again at once, and nothing else."""
    more = {
        "zaal": "",
        "inloop": "",
        "vorm": "le",
        "meer_themas": "samenleving en wonnen|2",
        "doelgroepen": "",
        "taal": "",
        "prijs": "een tientje of zo|10",
        "aanmelden": "",
        "toegankelijkheid": "rolstoel, hond|1, geen 3",
    }
    ending = ("ja", *(line for text in more.values() for line in text.split("|")), "klaar", "")
    asked = answers(
        typed.folder,
        ending=ending,
        titel="Samen bouwen",
        dag="2",
        begin="half tien|9.30",
        locatie="Dorpshuis De Linde, Lindeplein 1, 5141 AB Waalwijk",
        organisaties="Buurthuis De Draad; Dorpsraad",
        thema="1",
    )
    order = [q.id for q in _new_session.to_ask(typed.folder.read())]
    assert sorted(more, key=order.index) == [name for name in order if name in more]
    in_order = [line for name in order if name in more for line in more[name].split("|")]
    lines = (*asked[: asked.index("ja") + 1], *in_order, "klaar", "")
    assert typed("new-session", lines=lines) == 0
    session = typed.folder.read().by_id[2026, "samen-bouwen"]
    assert str(session.moments[0].day) == "2026-11-10"
    assert session.moments[0].venue == "dorpshuis-de-linde"
    assert session.themes == ("wonen", "samenleving")
    assert session.organisations == ("buurthuis", "dorpsraad")
    assert session.kind == "lezing"
    assert session.facilities
    assert (session.facilities.wheelchair, session.facilities.hearing_loop) == (True, False)
    said = capsys.readouterr().out
    assert said.count("Hoe laat begint het?") == 2
    assert said.index("kan twee tijden zijn") < said.index("Hoe laat eindigt het?")
    assert said.count("Welk thema past het best?") == 1
    assert "“wonnen” staat niet in de lijst. Bedoel je “Wonen”?" in said
    assert "“hond” staat niet in de lijst." in said
    assert said.count("Wat kost het?") == 2
    assert "Met welke link" not in said
    assert "Waar melden mensen zich aan?" not in said
    assert "  6. Organisatie: Buurthuis De Draad; Dorpsraad (nieuw: komt in de lijst)" in said
    assert "Aangevuld: " in said


@pytest.mark.parametrize("how", [("6", "zaterdag 7 november"), ("zaterdag 7 november 2026",)])
def test_a_day_outside_the_week_is_asked_once(
    typed: Typed, how: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    rest = answers(typed.folder, begin="10.00", einde="11.00", titel="Markt")
    assert typed("new-session", lines=(rest[0], *how, *rest[2:])) == 0
    session = typed.folder.read().by_id[2026, "markt"]
    assert (str(session.moments[0].day), session.is_around) == ("2026-11-07", True)
    said = capsys.readouterr().out
    assert said.count("Als het een andere dag is: welke?") == len(how) - 1
    told = "Let op: Zaterdag 7 november 2026 valt buiten de week (9 tot en met 13 november 2026)."
    assert said.index(told) < said.index("Hoe laat begint het?")


@pytest.mark.parametrize(
    ("name", "wrong", "told"),
    [
        ("titel", "x" * 121, "Er passen er 120."),
        ("dag", "01.00", "bestaat niet"),
        ("begin", "25.00", "is geen tijd"),
        ("einde", "09.00", "Het einde ligt niet na het begin."),
        ("thema", "7", "“7” staat niet in de lijst."),
        ("samenvatting", "x" * 301, "Er passen er 300."),
    ],
)
def test_what_is_wrong_is_said_at_the_answer(
    typed: Typed, name: str, wrong: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"titel": "T", "dag": "1", "begin": "10.00", "einde": "11.00", "thema": "1"}
    given[name] = f"{wrong}|{given.get(name, '')}"
    lines = answers(typed.folder, ending=("", ""), **given)
    assert typed("new-session", lines=lines) == 0
    said = capsys.readouterr().out
    label = next(q.label for q in questions(typed.folder.read()) if q.id == name)
    assert said.count(f"\n{label}\n") == 2
    first, again = said.split(f"\n{label}\n")[1:]
    assert told in first
    assert told not in again


def test_what_can_be_better_at_a_building_stops_nothing(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--titel", "Loc", "--dag", "2", "--locatie", "Werkwarenhuis"]
    assert typed("new-session", *options) == 0
    assert "Dit kan beter: locaties.yml, bij werkwarenhuis: " in capsys.readouterr().out
    lines = answers(typed.folder, titel="Hier", dag="3", locatie="werkwarenhuis")
    assert typed("new-session", lines=lines) == 0
    said = capsys.readouterr().out
    assert "Toch maken" not in said
    assert "Dit kan beter: " in said


def test_a_clash_is_for_who_makes_it_to_decide(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"dag": "1", "begin": "08.00", "einde": "11.00", "locatie": "lochal"}
    # Enter is not enough; then another day.
    ending: Lines = ("", "", "2", "2", "ja")
    assert typed("new-session", lines=answers(typed.folder, titel="A", ending=ending, **given)) == 0
    assert str(typed.folder.read().by_id[2026, "a"].moments[0].day) == "2026-11-10"
    said = capsys.readouterr().out
    assert said.count("Dit kan nog niet: LocHal is dan al bezet door “Opening van de week”") == 2
    # Or made all the same.
    ending = ("", "ja")
    assert typed("new-session", lines=answers(typed.folder, titel="B", ending=ending, **given)) == 0
    assert "2026/sessies/b.md" in typed.files()


def test_back_and_forth(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    """An answer stays when one goes back, and can be taken away."""
    more = ("?", "loch?", "LocHal", "", "Kort.", "1", "", "4", "-", "")
    lines = ("Een", "1", "<", "<", "Twee", "", "10.00", "<", "11.00", "12.00", "", *more)
    assert typed("new-session", lines=lines) == 0
    session = typed.folder.read().by_id[2026, "twee"]
    said = capsys.readouterr().out
    assert "Enter = Een" in said
    assert "Enter = maandag 9 november 2026" in said
    assert "  LocHal, Tilburg\n  Werkwarenhuis, 's-Hertogenbosch\n" in said
    assert str(session.moments[0].day) == "2026-11-09"
    assert str(session.moments[0].begins) == "11:00:00"
    assert session.moments[0].ends is None
    assert session.moments[0].venue == "lochal"


def test_a_building_that_is_nearly_there(typed: Typed) -> None:
    assert (
        typed("new-session", lines=answers(typed.folder, titel="X", dag="1", locatie="Lochall|ja"))
        == 0
    )
    assert typed.folder.read().by_id[2026, "x"].moments[0].venue == "lochal"


def test_a_new_building_needs_a_town(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    lines = answers(typed.folder, titel="Uit eten", dag="1", locatie="Café De Zwaan|Tilburg")
    assert typed("new-session", lines=lines) == 0
    assert typed.folder.read().venues["cafe-de-zwaan"].municipality == "Tilburg"
    assert "Schrijf in welke gemeente het is." in capsys.readouterr().out


def test_what_cannot_be_chosen_online_is_not_asked(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor anything of a building; but the link is, and where one signs up."""
    first = (
        "Praat mee",
        "1",
        "20.00-21.00",
        "2",
        "https://voorbeeld.example/live",
        "",
        "",
        "",
        "ja",
    )
    given = {
        "aanmelden": "verplicht",
        "aanmelden_url": "voorbeeld.example/ja",
        "aanmelden_tot": "8 november 2026",
    }
    every = [q.id for q in _new_session.to_ask(typed.folder.read())]
    other = [name for name in every if name not in (*_new_session.ESSENTIAL, "zaal", "meer_themas")]
    more = [given.get(name, "") for name in other]
    assert typed("new-session", lines=(*first, *more, "")) == 0
    said = capsys.readouterr().out
    assert "In welk gebouw" not in said
    assert "Hoe laat eindigt het?" not in said, "it was told with the begin"
    session = typed.folder.read().by_id[2026, "praat-mee"]
    assert session.online_url == "https://voorbeeld.example/live"
    assert session.registration
    assert session.registration.url == "https://voorbeeld.example/ja"
    assert str(session.registration.until) == "2026-11-08"


def test_nothing_that_was_given_twice_is_lost(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    speakers = ["--sprekers", "Jan Jansen, voorzitter; Piet Pieters", "--sprekers", "An de Vries"]
    more = ["--organisaties", "Buurthuis De Draad", "--organisaties", "Dorpsraad"]
    assert typed("new-session", *SHORT, *speakers, *more) == 0
    session = typed.folder.read().by_id[2026, "lezing-over-wonen"]
    assert [(s.name, s.role) for s in session.speakers] == [
        ("Jan Jansen", "voorzitter"),
        ("Piet Pieters", None),
        ("An de Vries", None),
    ]
    assert session.organisations == ("buurthuis", "dorpsraad")
    before = typed.files()
    assert typed("new-session", *SHORT, "--titel", "Twee") == 2
    assert "--titel staat er twee keer" in capsys.readouterr().err
    assert typed("new-session", *SHORT, "--toegankelijkheid", "rolstoel, hond") == 1
    assert "“hond” staat niet in de lijst." in capsys.readouterr().err
    assert typed.files() == before


def test_the_same_title_again_is_said(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("new-session", *SHORT) == 0
    assert "met deze titel" not in capsys.readouterr().out
    assert typed("new-session", *SHORT) == 0
    assert "Er is al een bijeenkomst met deze titel, op dezelfde dag." in capsys.readouterr().out


def test_a_year_without_an_edition_is_told_before_anything_else(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed.folder.replace("2026/editie.yml", "naam:", "afgerond: ja\nnaam:")
    assert typed("new-session", lines=("Te vroeg", "9 november 2030")) == 1
    said = capsys.readouterr().out
    assert said.index("python scripts/new-edition") < said.index("Wat is de titel?")
    assert "Voor 2030 is er nog geen programma." in said
    assert said.count("scripts/new-edition") == 2
    assert "Hoe laat begint het?" not in said


def test_who_stops_has_written_nothing(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    before = typed.files()
    assert typed("new-session", lines=("Half werk",)) == 1
    assert typed("new-edition", lines=("2027",)) == 1
    assert typed("rename-session", lines=()) == 1
    assert capsys.readouterr().err.count("Er is niets geschreven") == 3
    assert typed.files() == before


def test_an_edition(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not right is asked again at once; the year of a day is known."""
    year = ("volgend jaar", "2026", "")
    days = ("31 februari", "8 nov", "7 november", "9 november 2028", "12 november")
    lines = (*year, "", "", *days, "x" * 301, "", "Eén zin.", "")
    assert typed("new-edition", lines=lines) == 0
    edition = typed.folder.read().editions[2027]
    assert edition.name == "Week van de Brede Welvaart 2027"
    assert (str(edition.first_day), str(edition.last_day)) == ("2027-11-08", "2027-11-12")
    said = capsys.readouterr().out
    assert "3. Een jaar met losse bijeenkomsten, zonder week of dag" in said
    for told in (
        *("is geen jaar. Schrijf bijvoorbeeld 2027.", "Voor 2026 is er al een editie."),
        *("bestaat niet", "ligt voor de eerste dag", "valt in een ander jaar", "Er passen er"),
    ):
        assert said.count(told) == 1, told
    assert "Zolang 2026 niet is afgerond, gaat de site over 2026." in said
    assert "  4. Eerste dag: maandag 8 november 2027\n" in said
    assert "scripts/new-session" in said


@pytest.mark.parametrize(
    ("lines", "kind", "days"),
    [
        (("", "3", "Los", "", "", ""), "jaar", (None, None)),
        (("", "dag", "", "9 november", "", "", ""), "dag", ("2027-11-09", "2027-11-09")),
        (("", "", "", "8 t/m 12 november", "", "", ""), "week", ("2027-11-08", "2027-11-12")),
        (("", "", "", "", "", "", ""), "week", (None, None)),
        # Back, and at the end something else: what depends on it is asked as well.
        (
            *(("2030", "<", "2028", "", "", "1 mei", "2 mei", "", "", "4", "3 mei", "5 mei", ""),),
            *("week", ("2028-05-03", "2028-05-05")),
        ),
    ],
)
def test_kinds_of_editions(
    typed: Typed, lines: Lines, kind: str, days: tuple[str | None, str | None]
) -> None:
    assert typed("new-edition", lines=lines) == 0
    edition = max(typed.folder.read().editions.values(), key=lambda one: one.year)
    first, last = edition.first_day, edition.last_day
    assert (first and str(first), last and str(last)) == days
    assert edition.kind == kind


def test_an_edition_from_options(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("new-edition", "--jaar", "2028", "--soort", "jaar", "--naam", "Zonder week") == 0
    assert typed.folder.read().editions[2028].kind == "jaar"
    days = ["--van", "8 november", "--tot", "vrijdag 12 november"]
    assert typed("new-edition", "--jaar", "2027", *days) == 0
    assert str(typed.folder.read().editions[2027].last_day) == "2027-11-12"
    assert typed("new-edition", "--naam", "Zonder jaar") == 2
    assert "geef ook --jaar" in capsys.readouterr().err


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

    folder = ProgrammeFolder(tmp_path / "a" / "programme")
    made = new_edition(folder.path, folder.read(), "2027", {"naam": "N"}, root=tmp_path / "a")
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
    first = ("Café vol ideeën", "?", "3", "half tien", "10.00", "<", "", "")
    lines = (*first, "online", "", "", "", "", "", "")
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


def test_a_programme_without_any_edition(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("2026/sessies/opening.md", "2026/editie.yml"):
        (typed.folder.path / name).unlink()
    assert typed("new-session") == 1
    assert "Begin dat met: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("2 en 3", ("Zorg en wonen", "Natuur, klimaat")),
        ("1,3", ("Wonen", "Natuur, klimaat")),
        ("1 2", ("Wonen", "Zorg en wonen")),
        ("natuur, klimaat; wonen", ("Natuur, klimaat", "Wonen")),
        ("Zorg en wonen en Wonen", ("Zorg en wonen", "Wonen")),
        ("wonen en x", ("Wonen", "x")),
        ("geen 3", ("geen 3",)),
        (" ", ()),
    ],
)
def test_choosing_several(line: str, options: tuple[str, ...]) -> None:
    assert _asking.several(line, ["Wonen", "Zorg en wonen", "Natuur, klimaat"]) == options


def test_a_number_of_what_was_not_shown_is_nothing() -> None:
    many = [f"Optie {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert _asking.chosen("5", many) == "5"
    assert _asking.chosen("5", many[: _asking.SHOWN]) == "Optie e"


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
