"""Every rule across fields and files has a case that hits and one that does not."""

from __future__ import annotations

import pytest

from macros.programme import rules
from macros.programme.findings import ProgrammeError
from tests.conftest import ProgrammeFolder

# The session that is there: opening.md, 2026-11-09, 09.30 – 12.00, LocHal, Anna Jansen.
AT_THE_SAME_TIME = 'titel: T\ndatum: 2026-11-09\nbegin: "11.00"\neinde: "13.00"\n'
AFTERWARDS = 'titel: T\ndatum: 2026-11-09\nbegin: "12.00"\neinde: "13.00"\n'
TWO_MOMENTS = """titel: T
momenten:
  - sleutel: {}
    datum: 2026-11-10
  - sleutel: {}
    datum: 2026-11-11
"""
TEN = "titel: T\ndatum: 2026-11-10\n"

HITS = {
    # what: (fields of a second session, line, column, code, what the sentence says)
    "unknown theme": (TEN + "themas: [wonne]", 4, 10, "onbekende-naam", "Bedoel je “wonen”?"),
    "unknown venue": (TEN + "locatie: lokhal", 4, 10, "onbekende-naam", "Bedoel je “lochal”?"),
    "unknown kind": (TEN + "vorm: dans", 4, 7, "onbekende-naam", "vormen.yml"),
    "unknown audience": (
        TEN + "doelgroepen:\n  - inwoner",
        *(5, 5, "onbekende-naam", "Bedoel je “inwoners”?"),
    ),
    "unknown organisation": (
        TEN + "organisaties: [x]",
        4,
        16,
        "onbekende-naam",
        "organisaties.yml",
    ),
    "unknown series": (TEN + "reeks: x", 4, 8, "onbekende-naam", "De reeks"),
    "unknown earlier venue": (
        TEN + "status: verplaatst\noorspronkelijk:\n  datum: 2026-11-09\n  locatie: x",
        *(7, 12, "onbekende-naam", "De locatie"),
    ),
    "unknown municipality": (
        TEN + "gemeente: Tilbrug",
        *(4, 11, "onbekende-gemeente", "Bedoel je “Tilburg”?"),
    ),
    "after the edition": (
        "titel: T\ndatum: 2026-11-14",
        *(3, 8, "buiten-editie", "9 november 2026 tot en met 13 november 2026"),
    ),
    "before the edition": ("titel: T\ndatum: 2026-11-08", 3, 8, "buiten-editie", "rond_de_week"),
    "in another year": ("titel: T\ndatum: 2025-11-10", 3, 8, "buiten-jaar", "niet in 2026"),
    "another year, around the week": (
        "titel: T\ndatum: 2027-01-10\nrond_de_week: ja",
        *(3, 8, "buiten-jaar", "niet in 2026"),
    ),
    "end before start": (
        TEN + 'begin: "12.30"\neinde: "09.30"',
        *(5, 8, "eind-voor-begin", "einddatum: 2026-11-11"),
    ),
    "end at start": (TEN + 'begin: "12.30"\neinde: "12.30"', 5, 8, "eind-voor-begin", "12.30"),
    "last day before first": (TEN + "einddatum: 2026-11-09", 4, 12, "einddatum-voor-datum", "om"),
    "end without start": (TEN + 'einde: "12.30"', 4, 8, "einde-zonder-begin", "begintijd"),
    "doors open too late": (
        TEN + 'inloop: "10.00"\nbegin: "09.00"',
        *(4, 9, "inloop-na-begin", "na het begin"),
    ),
    "venue taken": (
        AT_THE_SAME_TIME + "locatie: lochal",
        *(6, 10, "dubbele-locatie", "“Opening van de week” (9 november 2026, 09.30 tot 12.00 uur)"),
    ),
    "venue taken, one room known": (
        AT_THE_SAME_TIME + "locatie: lochal\nzaal: A",
        *(6, 10, "dubbele-locatie", "LocHal"),
    ),
    "speaker elsewhere": (
        AT_THE_SAME_TIME + "sprekers:\n  - naam: anna jansen",
        *(3, 8, "dubbele-spreker", "anna jansen spreekt"),
    ),
    "second moment without key": (
        "titel: T\nmomenten:\n  - datum: 2026-11-10\n  - datum: 2026-11-11",
        *(5, 5, "sleutel-mist", "sleutel: 11-11"),
    ),
    "key twice": (
        TWO_MOMENTS.format("a", "a"),
        *(6, 14, "dubbele-sleutel", "“a”"),
    ),
    "date and moments": (
        "titel: T\ndatum: 2026-11-10\nmomenten:\n  - datum: 2026-11-11",
        *(3, 1, "datum-en-momenten", "Niet allebei"),
    ),
    "no date": ("titel: T", 2, 1, "geen-moment", "datum: 2026-11-09"),
    "empty list of moments": ("titel: T\nmomenten: []", 3, 1, "geen-moment", "datum"),
    "online link on site": (
        TEN + "online_url: https://example.org/x",
        *(4, 13, "online-zonder-deelname", "deelname: hybride"),
    ),
    "a room without a venue": (TEN + "zaal: A", 4, 7, "zaal-zonder-locatie", "Voeg locatie toe"),
    "a venue of an online session": (
        TEN + "deelname: online\nlocatie: lochal",
        *(5, 10, "locatie-bij-online", "deelname: hybride"),
    ),
    "a municipality beside a venue": (
        TEN + "gemeente: Tilburg\nlocatie: lochal",
        *(4, 11, "gemeente-en-locatie", "Haal gemeente hier weg"),
    ),
    "an old date of what was not moved": (
        TEN + "oorspronkelijk:\n  datum: 2026-11-09",
        *(5, 3, "oorspronkelijk-zonder-status", "status: verplaatst"),
    ),
    "a theme twice": (TEN + "themas: [wonen, wonen]", 4, 17, "dubbele-waarde", "“wonen”"),
    "an old name twice": (TEN + "voorheen: [a, a]", 4, 15, "dubbele-waarde", "“a”"),
    "a last day without an end": (
        TEN + "begin: '10.00'\neinddatum: 2026-11-11",
        *(5, 12, "einddatum-zonder-einde", "Voeg einde toe"),
    ),
    "two days with hours": (
        TEN + "begin: '10.00'\neinde: '16.00'\neinddatum: 2026-11-11",
        *(6, 12, "meerdaags-met-tijden", "Dit duurt 2 dagen, met tijden."),
    ),
    "a night that ends at noon": (
        TEN + "begin: '22.00'\neinde: '12.00'\neinddatum: 2026-11-11",
        *(6, 12, "meerdaags-met-tijden", "Dit duurt 2 dagen"),
    ),
    "a morning till the next morning": (
        TEN + "begin: '09.00'\neinde: '09.15'\neinddatum: 2026-11-11",
        *(6, 12, "meerdaags-met-tijden", "Dit duurt 2 dagen"),
    ),
    "a night and a day": (
        TEN + "begin: '22.00'\neinde: '02.00'\neinddatum: 2026-11-12",
        *(6, 12, "meerdaags-met-tijden", "Dit duurt 3 dagen"),
    ),
    "old name in use": (TEN + "voorheen: [opening]", 4, 12, "voorheen-bestaat", "“opening”"),
    "an exception that cannot be": (
        TEN + "toegestaan:\n  buiten-jaar: Mag",
        *(5, 3, "toegestaan-onbekend", "Kies uit: dubbele-locatie, dubbele-spreker"),
    ),
    "unknown exception": (
        TEN + "toegestaan:\n  dubbele-lokatie: Mag",
        *(5, 3, "toegestaan-onbekend", "Bedoel je “dubbele-locatie”?"),
    ),
}


@pytest.mark.parametrize(("fields", "line", "column", "code", "says"), HITS.values(), ids=HITS)
def test_a_rule_hits(
    folder: ProgrammeFolder, fields: str, line: int, column: int, code: str, says: str
) -> None:
    folder.session("tweede", fields)
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    assert [(f.path, f.line, f.column, f.code) for f in caught.value.findings] == [
        ("2026/sessies/tweede.md", line, column, code)
    ]
    assert says in caught.value.findings[0].message


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


LISTS = {
    # file, old, new, line, code
    "municipality twice": (
        *("regios.yml", '["\'s-Hertogenbosch"]', "[Tilburg]"),
        *(6, "gemeente-dubbel"),
    ),
    "half a coordinate": (
        *("locaties.yml", "plaats: Tilburg", 'plaats: Tilburg\n  lengtegraad: "5.0910"'),
        *(6, "coordinaat-half"),
    ),
    "coordinate elsewhere": (
        *("locaties.yml", "plaats: Tilburg", 'plaats: Tilburg\n  lengtegraad: "51.0910"'),
        *(6, "geen-coordinaat"),
    ),
    "a name in capitals": ("themas.yml", "wonen:", "Wonen:", 1, "geen-naam"),
    "an entry without fields": (
        "themas.yml",
        "wonen:\n  naam: Wonen",
        "wonen: Wonen",
        1,
        "geen-groep",
    ),
    "half an edition": ("2026/editie.yml", "tot: 2026-11-13\n", "", 2, "editie-half"),
    "edition upside down": ("2026/editie.yml", "2026-11-13", "2026-11-08", 3, "editie-omgekeerd"),
    "edition in another year": ("2026/editie.yml", "2026-11-13", "2027-11-13", 3, "editie-jaar"),
    "a day that takes a week": ("2026/editie.yml", "van:", "soort: dag\nvan:", 4, "editie-dag"),
    "unknown organisation": (
        *("2026/editie.yml", "van:", "organisaties: [x]\nvan:", 2, "onbekende-naam"),
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "line", "code"), LISTS.values(), ids=LISTS)
def test_a_rule_hits_in_a_list(
    folder: ProgrammeFolder, file: str, old: str, new: str, line: int, code: str
) -> None:
    folder.replace(file, old, new)
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    assert (file, line, code) in {(f.path, f.line, f.code) for f in caught.value.findings}


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


@pytest.mark.parametrize(
    "name",
    [
        *("2026/opening.md", "2026/sessies/opening.yml", "opening.md", "sessies/opening.md"),
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
    assert written - {"check", "unknown_names", "links"} == {rule.__name__ for rule in rules.RULES}
