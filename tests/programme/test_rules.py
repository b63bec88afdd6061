"""Every rule across fields and files has a case that does not hit; those that do stand elsewhere.

See ``wrong_inputs``.
"""

from __future__ import annotations

import pytest

from macros.programme import clashes, rules
from macros.programme.findings import ProgrammeError
from tests.conftest import ProgrammeFolder
from tests.programme.wrong_inputs import AFTERWARDS, AT_THE_SAME_TIME, TEN

CLEAN = {
    "known names": TEN + "themas: [wonen]\nlocatie: lochal\nvorm: lezing\nreeks: praktijknetwerk",
    "a municipality": TEN + "gemeente: Waalwijk",
    "the last day": "titel: T\ndatum: 2026-11-13",
    "around the week": "titel: T\ndatum: 2026-06-01\nrond_de_week: ja",
    "past midnight": TEN + 'begin: "22.00"\neinde: "00.30"\neinddatum: 2026-11-11',
    "a whole night": TEN + "begin: '20.00'\neinde: '11.59'\neinddatum: 2026-11-11",
    "one day and night": TEN + "begin: '11.00'\neinde: '11.00'\neinddatum: 2026-11-11",
    "the night of the clock change": "titel: T\ndatum: 2026-10-24\nbegin: '11.00'\n"
    "einde: '11.00'\neinddatum: 2026-10-25\nrond_de_week: ja",
    "several days without hours": TEN + "einddatum: 2026-11-13",
    "past midnight on the last day": "titel: T\ndatum: 2026-11-13\nbegin: 22.00\neinde: 00.30\n"
    "einddatum: 2026-11-14",
    "start without end": TEN + 'begin: "12.30"',
    "doors open first": TEN + 'inloop: "09.00"\nbegin: "09.00"',
    "signing up until the day itself": TEN + "aanmelden:\n  tot: 2026-11-10",
    "signing up until the last moment": "titel: T\nmomenten:\n  - datum: 2026-11-10\n"
    "  - {datum: 2026-11-12, sleutel: a}\naanmelden:\n  tot: 2026-11-11",
    "venue free again": AFTERWARDS + "locatie: lochal",
    "another venue": AT_THE_SAME_TIME + "locatie: werkwarenhuis",
    "no time, so no clash": "titel: T\ndatum: 2026-11-09\nlocatie: lochal",
    "cancelled, so no clash": AT_THE_SAME_TIME + "locatie: lochal\nstatus: geannuleerd",
    "allowed clash": AT_THE_SAME_TIME
    + "locatie: lochal\ntoegestaan:\n  dubbele-locatie: Twee zalen",
    "speaker free again": AFTERWARDS + "sprekers:\n  - naam: Anna Jansen",
    "first moment without key": "titel: T\nmomenten:\n  - datum: 2026-11-10\n"
    "  - {datum: 2026-11-11, sleutel: a}",
    "online link": TEN + "deelname: hybride\nonline_url: https://example.org/x",
    "an old name": TEN + "voorheen: [begin]",
    "empty optional fields": TEN + "locatie:\nsamenvatting:\nthemas:\nsprekers:",
}


@pytest.mark.parametrize("fields", CLEAN.values(), ids=CLEAN)
def test_a_rule_does_not_hit(folder: ProgrammeFolder, fields: str) -> None:
    folder.session("tweede", fields)
    assert (2026, "tweede") in folder.read().by_id


OVERLAPS = {
    # other session's begin and end, against 09.30 – 12.00
    "exact": ("09.30", "12.00", True),
    "shared start": ("09.30", "10.00", True),
    "shared end": ("11.00", "12.00", True),
    "contained": ("10.00", "11.00", True),
    "contains": ("09.00", "13.00", True),
    "partial before": ("09.00", "10.00", True),
    "touches before": ("09.00", "09.30", False),
    "touches after": ("12.00", "13.00", False),
}


@pytest.mark.parametrize(("begin", "end", "clashes"), OVERLAPS.values(), ids=OVERLAPS)
def test_overlaps(folder: ProgrammeFolder, begin: str, end: str, clashes: bool) -> None:
    folder.session(
        "aaa", f"titel: T\ndatum: 2026-11-09\nbegin: {begin}\neinde: {end}\nlocatie: lochal"
    )
    if not clashes:
        folder.read()
        return
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    assert [f.code for f in caught.value.findings] == ["dubbele-locatie"]


def test_different_rooms_do_not_clash(folder: ProgrammeFolder) -> None:
    folder.replace("2026/sessies/opening.md", "locatie: lochal", "locatie: lochal\nzaal: A")
    folder.session("tweede", AT_THE_SAME_TIME + "locatie: lochal\nzaal: B")
    folder.read()


def test_a_venue_may_hold_several(folder: ProgrammeFolder) -> None:
    folder.replace("locaties.yml", "naam: LocHal", "naam: LocHal\n  meerdere_tegelijk: ja")
    folder.session("tweede", AT_THE_SAME_TIME + "locatie: lochal")
    folder.read()


def test_a_clash_may_be_allowed_at_either_session(folder: ProgrammeFolder) -> None:
    folder.replace(
        "2026/sessies/opening.md", "vorm: lezing", "toegestaan:\n  dubbele-locatie: Twee helften"
    )
    folder.session("tweede", AT_THE_SAME_TIME + "locatie: lochal")
    folder.read()


def test_a_missing_list_is_one_finding(folder: ProgrammeFolder) -> None:
    (folder.path / "themas.yml").unlink()
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    assert [(f.path, f.code) for f in caught.value.findings] == [("themas.yml", "bestand-mist")]


@pytest.mark.parametrize("name", ["De Opening.md", "de_opening.md", "OPENING.md"])
def test_a_file_name_is_an_address(folder: ProgrammeFolder, name: str) -> None:
    folder.write(f"2026/sessies/{name}", "---\ntitel: T\ndatum: 2026-11-10\n---\n")
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    assert [f.code for f in caught.value.findings] == ["bestandsnaam"]
    assert "opening.md" in caught.value.findings[0].message
    # What is in the file is told at once as well.
    folder.write(f"2026/sessies/{name}", "---\ntitel: T\ndatum: morgen\n---\n")
    assert [f.code for f in folder.check().findings] == ["bestandsnaam", "geen-datum"]


@pytest.mark.parametrize(
    "name",
    [
        *("2026/opening.md", "2026/opening/x.md", "opening.md", "sessies/opening.md"),
        *("2026-week/sessies/opening.md", "leesmij.txt"),
    ],
)
def test_a_file_in_the_wrong_place(folder: ProgrammeFolder, name: str) -> None:
    folder.write(name, "---\ntitel: T\ndatum: 2026-11-10\n---\n")
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    assert [(f.path, f.code) for f in caught.value.findings] == [(name, "verkeerde-plek")]


def test_a_session_cannot_take_the_address_of_a_day(folder: ProgrammeFolder) -> None:
    folder.session("maandag-9-november", TEN)
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    assert [f.code for f in caught.value.findings] == ["dubbel-adres"]
    assert "/2026/maandag-9-november/" in caught.value.findings[0].message


def test_a_link_to_a_file_with_an_error_is_no_second_error(folder: ProgrammeFolder) -> None:
    folder.session("tweede", TEN, "Lees [dit](opening.md).")
    folder.replace("2026/sessies/opening.md", "titel:", "titell:")
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    assert {f.path for f in caught.value.findings} == {"2026/sessies/opening.md"}


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("opening.md", True),
        ("./opening.md", True),
        ("opening.md#kop", True),
        ("../../2026/sessies/opening.md", True),
        ("openning.md", False),
        ("../2026/opening.md", False),
        ("https://example.org/a.md", True),
    ],
)
def test_links_between_sessions(folder: ProgrammeFolder, target: str, found: bool) -> None:
    folder.session("tweede", TEN, f"Eerst.\n\nLees [dit]({target}).")
    if found:
        folder.read()
        return
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    assert [(f.line, f.column, f.code) for f in caught.value.findings] == [(7, 12, "link-onbekend")]


@pytest.mark.parametrize(
    ("day", "time", "exists"),
    [("2026-03-29", "02.30", False), ("2026-03-29", "03.00", True), ("2026-10-25", "02.30", True)],
)
def test_the_hour_that_is_skipped(
    folder: ProgrammeFolder, day: str, time: str, exists: bool
) -> None:
    folder.session("nacht", f"titel: T\ndatum: {day}\nbegin: {time}\nrond_de_week: ja")
    if exists:
        folder.read()
        return
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    assert [f.code for f in caught.value.findings] == ["tijd-bestaat-niet"]


def test_every_rule_is_in_use() -> None:
    """A rule that somebody wrote but did not register would never run."""
    written = {
        name
        for name, thing in vars(rules).items()
        if getattr(thing, "__module__", "") == rules.__name__
        and callable(thing)
        and getattr(thing, "__annotations__", {}).get("return") == "Iterator[Finding]"
        and not name.startswith("_")
    }
    elsewhere = {clashes.of_venues, clashes.of_speakers}
    registered = {rule.__name__ for rule in set(rules.RULES) - elsewhere}
    assert written - {"check", "unknown_names", "with_reasons"} == registered
    assert elsewhere <= set(rules.RULES)
