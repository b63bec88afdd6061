"""What people type in the form, part by part; whole forms are in ``issue_bodies``."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.entry.answers import Answers
from macros.entry.form_speakers import read_speakers
from macros.entry.new_entries import Additions
from macros.entry.organisers import Organisers
from macros.entry.prices import read_price
from macros.entry.private import private
from macros.entry.questions import questions
from macros.entry.submission import read_submission
from macros.entry.values import says_nothing
from macros.programme.model import Programme
from tests.conftest import ProgrammeFolder
from tests.mangling import TRAPS

NAMES = """
  het-pon-telos:
    naam: Het PON & Telos
  tilburg-university:
    naam: Tilburg University
"""
TOWNS = "[Tilburg, Waalwijk, 'Nuenen, Gerwen en Nederwetten']"


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> ProgrammeFolder:
    folder = ProgrammeFolder(tmp_path_factory.mktemp("week"))
    folder.replace("organisaties.yml", "Draad\n", f"Draad\n{NAMES}".replace("\n  ", "\n"))
    folder.replace("regios.yml", "[Tilburg, Waalwijk]", TOWNS)
    return folder


@pytest.fixture(scope="module")
def programme(week: ProgrammeFolder) -> Programme:
    return week.read()


ORGANISERS = {
    # typed: (names in the file, what is asked that holds it up, what is asked beside it)
    "Tilburg University; Het PON & Telos": (2, "", ""),
    "tilburg university, het PON & Telos": (2, "", ""),
    "Tilburg University en de PON & Telos": (2, "", ""),
    "Gemeente Nuenen, Gerwen en Nederwetten": (1, "", ""),
    "Stichting Kunst en Cultuur": (1, "", ""),
    "Gemeente Tilburg": (1, "", ""),
    "Dorpsraad Voorbeeld, afdeling Noord": (1, "", ""),
    '"PON"': (1, "", ""),
    "n.v.t.; Tilburg University": (1, "", ""),
    "Tilburg University en de Dorpsraad": (0, "Schrijf dan: Tilburg University; Dorpsraad.", ""),
    "A en de B": (0, "Schrijf dan: A; B.", ""),
    "A, B": (0, "Zijn dit er twee? Schrijf dan: A; B.", ""),
    "A, B en Het PON & Telos": (0, "Zijn dit er meer? Schrijf dan: A; B; Het PON & Telos.", ""),
    "A i.s.m. B": (0, "Schrijf dan: A; B.", ""),
    "A in samenwerking met B": (0, "Schrijf dan: A; B.", ""),
    "Dorpsraad Noord en Heemkring Zuid": (
        0,
        "Schrijf dan: Dorpsraad Noord; Heemkring Zuid.",
        "",
    ),
    "Dorpsraad Noord & Heemkundekring": (0, "Schrijf dan: Dorpsraad Noord; Heemkundekring.", ""),
    "Cor Unum en GGD": (0, "Schrijf dan: Cor Unum; GGD.", ""),
    "dorpsraad noord en heemkring": (0, "Schrijf dan: dorpsraad noord; heemkring.", ""),
    "stichting kunst en cultuur": (1, "", ""),
    "Stichting Vrienden van museum en theater": (1, "", ""),
    "Contour en Twern": (1, "", "Schrijf dan: Contour; Twern."),
    "Kunst en Cultuur": (1, "", ""),
    "Stichting Natuur & Milieu": (1, "", ""),
    "Vrienden van bos en heide": (1, "", ""),
    '"Dorpsraad Noord en Heemkring Zuid"': (1, "", ""),
    "Tilburg Univeristy": (0, "Bedoel je “Tilburg University”?", ""),
    "PON": (0, "Bedoel je “Het PON & Telos”?", ""),
}


@pytest.mark.parametrize(("typed", "expected"), ORGANISERS.items(), ids=ORGANISERS)
def test_organisers(
    week: ProgrammeFolder, programme: Programme, typed: str, expected: tuple[int, str, str]
) -> None:
    organisers = Organisers(programme, Additions(week.path, programme))
    organisers.read(typed)
    number, missing, better = expected
    assert len(organisers.slugs) == number
    assert missing in "".join(organisers.missing)
    assert better in "".join(organisers.better)
    assert (bool(organisers.missing), bool(organisers.better)) == (bool(missing), bool(better))


SPEAKERS = {
    # typed: (how many, whether it is held up, whether something is asked beside it)
    "Anna de Vries, voorzitter, Dorpsraad": (1, False, False),
    "Anna de Vries, Hoogleraar Economie en Recht": (1, False, False),
    "Anna de Vries, Gemeente Tilburg": (1, False, False),
    "1. Anna\n2) Piet": (2, False, False),
    "n.v.t.": (0, False, True),
    "Nog niet bekend": (0, False, True),
    "": (0, False, False),
    "Anna de Vries en Piet Jansen": (1, True, False),
    "Marieke de Wit, Jan van Gorp en Fatima…": (1, True, False),
    "Anna de Vries, Piet Jansen": (1, False, True),
    "Anna de Vries | Piet Jansen | Oss": (1, False, False),
    "Anna\n\n" * 100: (100, False, False),
    "Anna\n" * 101: (0, True, False),
}


@pytest.mark.parametrize(("typed", "expected"), SPEAKERS.items(), ids=map(ascii, SPEAKERS))
def test_speakers(typed: str, expected: tuple[int, bool, bool]) -> None:
    found = read_speakers(typed)
    assert (len(found.found), bool(found.missing), bool(found.better)) == expected


PRICES = {
    "gratis": ("gratis", ""),
    "Gratis!": ("gratis", ""),
    "€ 7,5": ("7,50", ""),
    "€5,-": ("5", ""),
    "gratis, met lunch": ("gratis", "Met lunch"),
    "€ 5,00 p.p. incl. soep": ("5", "Per persoon, incl. soep"),
    "10 euro (studenten gratis)": ("10", "Studenten gratis"),
    "5 tot 10 euro": ("", ""),
    "gratis of vrijwillige bijdrage": ("", ""),
    "gratis voor leden, anders 5 euro": ("", ""),
    "12 uur": ("", ""),
    "veel": ("", ""),
}


@pytest.mark.parametrize(("typed", "expected"), PRICES.items(), ids=PRICES)
def test_prices(typed: str, expected: tuple[str, str]) -> None:
    assert read_price(typed) == expected


@pytest.mark.parametrize("typed", ["", " ", "N.v.t.", "-", "volgt nog", "Gebouw volgt nog.", "?"])
def test_what_says_nothing(typed: str) -> None:
    assert says_nothing(typed)


@pytest.mark.parametrize("typed", ["Volgtijdelijk", "Onbekend maakt onbemind", "nee", "LocHal"])
def test_what_says_something(typed: str) -> None:
    assert not says_nothing(typed)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Bel 06-12345678", 1),
        ("jan@voorbeeld.nl of 0031 612345678", 2),
        ("Info@Gmail.com", 1),
        ("Mail info@voorbeeld.nl of secretariaat-oss@voorbeeld.nl", 0),
        ("Op 10-11-2026 om 09.30, voor 1000 mensen", 0),
    ],
)
def test_what_may_be_of_one_person(text: str, number: int) -> None:
    assert len(private(text)) == number


TYPED = st.text(max_size=40) | st.sampled_from(
    [
        *TRAPS,
        *ORGANISERS,
        *SPEAKERS,
        *PRICES,
        "2-4 uur",
        "10 nov",
        "di 10 nov 2026 9 uur",
        "9999-12-31",
    ]
)


@settings(max_examples=40)
@given(data=st.data())
def test_anything_gives_fields_or_remarks(
    week: ProgrammeFolder, programme: Programme, data: st.DataObject
) -> None:
    asked = questions(programme)
    texts = {q.id: data.draw(TYPED) for q in asked if not q.several and q.kind != "checkboxes"}
    chosen = {q.id: (data.draw(TYPED),) for q in asked if q.several or q.kind == "checkboxes"}
    sent = read_submission(week.path, programme, Answers(texts, chosen))
    assert sent.draft
    assert sent.draft.text.startswith("---\n")
    assert all(remark.text for remark in (*sent.missing, *sent.better))
