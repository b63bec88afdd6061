"""What is said of a session to be: about each answer, and about what it does to others."""

from __future__ import annotations

import pytest

from macros.entry.answers import Answers
from macros.entry.questions import OTHER_DAY
from macros.entry.verdict import Verdict, judge_answers
from tests.conftest import ProgrammeFolder


def judged(folder: ProgrammeFolder, *ticked: str, **texts: str) -> Verdict:
    texts = {"titel": "Samen bouwen", "dag": "dinsdag 10 november 2026", **texts}
    answers = Answers(texts, {"toegankelijkheid": ticked} if ticked else {})
    return judge_answers(folder.path, folder.read(), answers)


def better(verdict: Verdict) -> list[tuple[str, str]]:
    return [(r.question.id if r.question else "", r.text) for r in verdict.better]


@pytest.mark.parametrize(("begin", "einde"), [("08.30", "10.00"), ("10.00", "13.00")])
def test_who_makes_a_session_hears_of_the_other_one(
    folder: ProgrammeFolder, begin: str, einde: str
) -> None:
    """Whichever of the two comes first, and whatever of that stands in which file."""
    day = "maandag 9 november 2026"
    clash = judged(folder, dag=day, begin=begin, einde=einde, locatie="LocHal")
    (told,) = clash.for_editors
    assert told.startswith(
        "LocHal is dan al bezet door “Opening van de week” (9 november 2026, 09.30 tot"
    )
    apart = judged(folder, dag=day, begin="12.00", einde="13.00", locatie="LocHal")
    assert apart.for_editors == ()


def test_a_reason_of_the_other_one_counts(folder: ProgrammeFolder) -> None:
    folder.replace("2026/sessies/opening.md", "vorm:", "toegestaan: {dubbele-locatie: Mag}\nvorm:")
    times = {"begin": "10.00", "einde": "11.00"}
    clash = judged(folder, dag="maandag 9 november 2026", locatie="LocHal", **times)
    assert clash.for_editors == ()


def test_what_can_be_better_at_a_building_holds_up_nothing(folder: ProgrammeFolder) -> None:
    known = judged(folder, locatie="Werkwarenhuis")
    assert known.is_ready
    assert known.for_editors == ()
    (told,) = known.hints
    assert told.startswith("locaties.yml, bij werkwarenhuis: Bij deze locatie staat nog niets over")
    folder.replace(
        "locaties.yml", "naam: Werkwarenhuis", "naam: W\n  toegankelijkheid: {rolstoel: ja}"
    )
    assert judged(folder, locatie="Werkwarenhuis").hints == ()


def test_a_title_that_is_there_already(folder: ProgrammeFolder) -> None:
    (told,) = [
        text
        for name, text in better(judged(folder, titel="Opening van de Week!"))
        if name == "titel"
    ]
    assert "met deze titel, op maandag 9 november 2026." in told
    same = judged(folder, titel="Opening van de week", dag="maandag 9 november 2026")
    assert any("op dezelfde dag" in text for name, text in better(same) if name == "titel")
    assert "titel" not in dict(better(judged(folder)))


def test_a_day_outside_the_week_is_said(folder: ProgrammeFolder) -> None:
    outside = judged(folder, dag=OTHER_DAY, andere_dag="zaterdag 7 november")
    assert outside.session
    assert outside.session.is_around
    assert (
        "valt buiten de week (9 tot en met 13 november 2026)" in dict(better(outside))["andere_dag"]
    )
    assert "dag" not in dict(better(judged(folder)))


def test_what_is_not_there_for_people_with_a_disability(folder: ProgrammeFolder) -> None:
    (wrong,) = judged(folder, "geen lift").missing
    assert "“geen lift” staat niet in de lijst" in wrong.text
    session = judged(
        folder, "Alles is te bereiken met een rolstoel", "geen Er is een schrijftolk"
    ).session
    assert session
    assert session.facilities
    found = session.facilities
    assert (found.wheelchair, found.speech_to_text, found.hearing_loop) == (True, False, None)


def test_the_examples_are_of_the_edition(folder: ProgrammeFolder) -> None:
    def told(day: str) -> str:
        (text,) = (r.text for r in judged(folder, dag=OTHER_DAY, andere_dag=day).missing)
        return text

    assert told("ooit").endswith("Schrijf bijvoorbeeld 9-11-2026.")
    folder.replace("2026/editie.yml", "naam:", "afgerond: ja\nnaam:")
    folder.write("2027/editie.yml", "naam: Week 2027\nvan: 2027-11-08\ntot: 2027-11-12\n")
    # A year after it that was begun changes nothing.
    folder.write("2028/editie.yml", "naam: Week 2028\n")
    assert told("ooit").endswith("Schrijf bijvoorbeeld 8-11-2027.")
    session = judged(folder, dag=OTHER_DAY, andere_dag="10 november").session
    assert session
    assert session.year == 2027


@pytest.mark.parametrize("end", ["tot 22 uur", "22 uur", "Tot 22.00"])
def test_until_is_an_end(folder: ProgrammeFolder, end: str) -> None:
    session = judged(folder, begin="19.30", einde=end).session
    assert session
    assert str(session.moments[0].ends) == "22:00:00"


def test_a_new_building_without_an_address(folder: ProgrammeFolder) -> None:
    new = judged(folder, locatie="Café De Zwaan", gemeente="Tilburg")
    assert new.is_ready
    assert "zo: Café De Zwaan, Lindeplein 1, 5281 AA Boxtel." in dict(better(new))["locatie"]
    for text in ("Café De Zwaan, Markt 3, 5038 AV Tilburg", "LocHal"):
        assert "locatie" not in dict(better(judged(folder, locatie=text)))


DENKRAAM = "wijkcentrum:\n  naam: Wijkcentrum Het Denkraam\n  gemeente: Waalwijk\n"


@pytest.mark.parametrize(
    ("typed", "town", "is_meant"),
    [
        ("Wijkcentrum De Soepketel", "Tilburg", False),
        ("Wijkcentrum De Soepketel", "Waalwijk", False),
        ("Wijkcentrum Het Denkraan", "Tilburg", False),
        ("Wijkcentrum Het Denkraan", "Waalwijk", True),
        ("Buurthuis Denkraan", "", True),
    ],
)
def test_a_building_that_looks_like_another(
    folder: ProgrammeFolder, typed: str, town: str, is_meant: bool
) -> None:
    """Not one that is only of the same kind, or in another municipality."""
    path = folder.path / "locaties.yml"
    path.write_text(path.read_text("utf-8") + DENKRAAM, "utf-8")
    verdict = judged(folder, locatie=typed, gemeente=town, zaal="Zaal 2")
    told = [(r.question.id if r.question else "", r.text) for r in verdict.missing]
    assert [name for name, _ in told] == (["locatie"] if is_meant else [])
    assert all("Bedoel je “Wijkcentrum Het Denkraam”?" in text for _, text in told)


def test_who_can_only_be_called_has_a_way_out(folder: ProgrammeFolder) -> None:
    must = {"aanmelden": "Ja, aanmelden is verplicht"}
    (told,) = judged(folder, aanmelden_url="06-12345678", **must).missing
    assert "Haal dit dan weg, en schrijf in de beschrijving hoe mensen zich aanmelden." in told.text
    out = judged(folder, beschrijving="Bel de receptie.", **must)
    assert out.is_ready
    assert "Schrijf dan in de beschrijving hoe" in dict(better(out))["aanmelden_url"]
