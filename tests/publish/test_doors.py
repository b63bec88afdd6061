"""The links that begin something on GitHub: what is in them, and that it can be used as it is."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from macros.entry.answers import Answers
from macros.entry.change_form import QUESTIONS
from macros.entry.session_template import MOST_WORDS, NAME, session_template
from macros.entry.submission import read_submission
from macros.programme import samples
from macros.programme.model import Programme
from macros.programme.reading import check_programme, read_programme
from macros.publish import doors
from macros.publish.ways_in import GUIDE_FOR_COMPUTERS, doors_view
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS

ROOT = Path(__file__).parents[2]
EXAMPLE = read_programme(ROOT / "tests" / "voorbeeldweek", base=ROOT)

MOST_CHARACTERS = 6_000
"""Of an address; GitHub refuses one of more than about 8,000."""


def asked(url: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(url).query).items()}


def test_a_change_knows_what_the_site_says_now() -> None:
    session = EXAMPLE.sessions[0]
    (link,) = doors.about_session(EXAMPLE, SETTINGS, session)
    known = asked(link.url)
    assert known.keys() - {"template", "title"} <= {question.id for question in QUESTIONS}
    assert known["sessie"] == session.address
    assert known["titel"] == session.title
    assert known["nu"].startswith("maandag 9 november 2026, ")


def test_no_address_is_too_long() -> None:
    links = [link for s in EXAMPLE.sessions for link in doors.about_session(EXAMPLE, SETTINGS, s)]
    new = doors.new_session(EXAMPLE, SETTINGS)
    assert new
    assert max(len(link.url) for link in [*links, new]) < MOST_CHARACTERS


def test_a_new_file_is_begun_in_the_right_folder() -> None:
    new = doors.new_session(EXAMPLE, SETTINGS)
    assert new
    address = urlsplit(new.url)
    assert address.path.endswith("/new/main/tests/voorbeeldweek/2026/sessies")
    text = session_template(EXAMPLE, EXAMPLE.editions[2026])
    assert asked(new.url) == {"filename": NAME, "value": text}
    assert doors.about_edition(EXAMPLE, SETTINGS, EXAMPLE.editions[2026]) == (new,)


def test_there_is_no_new_file_for_what_is_over() -> None:
    real = read_programme(ROOT / "programme", base=ROOT)
    for edition in real.editions.values():
        assert bool(doors.about_edition(real, SETTINGS, edition)) is not edition.is_over
    # Nor for a programme that is read from outside the repository.
    elsewhere = read_programme(ROOT / "tests" / "voorbeeldweek", base=Path("/nergens"))
    assert doors.new_session(elsewhere, SETTINGS) is None


def test_until_when_is_what_the_content_says(folder: ProgrammeFolder) -> None:
    assert doors.closing(folder.read()) == "Tot wanneer je iets kunt insturen, is nog niet bekend."
    folder.replace("2026/editie.yml", "naam:", "insturen_tot: 2026-09-30\nnaam:")
    said = "Je kunt een bijeenkomst insturen tot en met woensdag 30 september 2026."
    assert doors.closing(folder.read()) == said
    folder.replace("2026/editie.yml", "naam:", "afgerond: ja\nnaam:")
    assert "is nog niet begonnen. Met het formulier kun je al" in doors.closing(folder.read())


def test_every_way_in_has_a_sentence_and_one_button() -> None:
    view = doors_view(EXAMPLE, SETTINGS)
    assert view.is_open
    assert "vijf minuten" in view.note
    assert [door.name for door in view.doors] == [
        *("Het formulier", "De spreadsheet", "De website van GitHub", "Je eigen computer"),
    ]
    new = doors.new_session(EXAMPLE, SETTINGS)
    addresses = [door.link.url for door in view.doors if door.link]
    assert new
    assert addresses[:3] == [doors.send_in(SETTINGS), doors.WORKBOOK, new.url]
    assert addresses[3].endswith(GUIDE_FOR_COMPUTERS)


def test_what_is_closed_is_not_offered_as_if_it_were_open(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "naam:", "afgerond: ja\nnaam:")
    programme = folder.read()
    view = doors_view(programme, SETTINGS)
    assert not view.is_open
    assert "vijf minuten" not in view.note
    form, sheet, browser, computer = view.doors
    assert form.link
    assert "wacht je aanmelding" in form.sentence
    assert browser.link is None
    assert sheet.link
    assert computer.link
    # What is said of the form is what happens: what is to come waits, what has been does not.
    answers = {"titel": "Lezing", "deelname": "Online"}
    for day, waits_for in (("10 november 2026", 0), ("10 november 2027", 2027)):
        sent = Answers({**answers, "dag": day}, {})
        found = read_submission(folder.path, programme, sent, today=date(2026, 12, 1))
        assert (found.missing, found.waits_for) == ((), waits_for)


def template_of(folder: ProgrammeFolder) -> str:
    programme: Programme = folder.read()
    return session_template(programme, programme.editions[2026])


@pytest.mark.parametrize("content", ["programme", "tests/voorbeeldweek"])
def test_an_example_is_read_in_less_than_a_minute(content: str) -> None:
    programme = read_programme(ROOT / content, base=ROOT)
    newest = max(programme.editions.values(), key=lambda edition: edition.year)
    assert len(re.findall(r"[^\W_][^\s]*", session_template(programme, newest))) <= MOST_WORDS


def test_an_example_says_when_the_edition_is(folder: ProgrammeFolder) -> None:
    assert "De week is van 2026-11-09 tot en met 2026-11-13." in template_of(folder)
    folder.replace("2026/editie.yml", "tot: 2026-11-13", "tot: 2026-11-09")
    assert "De dag is 2026-11-09." in template_of(folder)
    folder.replace("2026/editie.yml", "van: 2026-11-09\ntot: 2026-11-09\n", "")
    assert "# Jaar-maand-dag.\ndatum:" in template_of(folder)


def test_an_example_that_is_left_as_it_is_says_what_to_fill_in(folder: ProgrammeFolder) -> None:
    text = template_of(folder)
    folder.write(f"2026/sessies/{NAME}", text.encode())
    name, *rest = folder.check().findings
    assert name.code == "bestandsnaam-voorbeeld"
    assert {finding.code for finding in rest} == {"lege-waarde", "leeg-verplicht"}
    (folder.path / "2026/sessies" / NAME).rename(folder.path / "2026/sessies/x.md")
    found = folder.check().findings
    assert [text.split("\n")[finding.line - 1].partition(":")[0] for finding in found] == [
        *("titel", "samenvatting", "datum"),
    ]


@pytest.mark.parametrize("with_all", [False, True])
def test_an_example_that_is_filled_in_is_right(folder: ProgrammeFolder, with_all: bool) -> None:
    filled = {
        'titel: ""': 'titel: "Lezing"',
        'samenvatting: ""': 'samenvatting: "Eén zin."',
        "datum:\n": "datum: 2026-11-10\n",
        "begin:\n": "begin: 09.30\n",
        "einde:\n": "einde: 11.30\n",
        "locatie:\n": "locatie: lochal\n",
        "vorm:\n": "vorm: lezing\n",
        "themas: []\n": "themas: [wonen, samenleving]\n",
    }
    text = template_of(folder)
    for old, new in filled.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    if with_all:
        offered = text[text.index("# sprekers:") : text.index("\n# Onder de streepjes")]
        used = "".join(line.removeprefix("# ") for line in offered.splitlines(keepends=True))
        text = text.replace(offered, used.replace(samples.HOST, "buurthuis.example"))
        text = text.replace(samples.PERSON, "Anna Jansen")
    folder.write("2026/sessies/nieuw.md", text.encode())
    assert check_programme(folder.path, base=folder.path).findings == ()
    session = folder.read().by_id[2026, "nieuw"]
    assert session.themes == ("wonen", "samenleving")
    assert session.audiences == session.organisations == ()
    assert bool(session.speakers and session.registration and session.price == 0) is with_all
