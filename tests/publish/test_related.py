"""What else may interest who reads about a session."""

from __future__ import annotations

import pytest

from macros.publish.related import MOST, RelatedSessions
from tests.conftest import ProgrammeFolder

NINE = "datum: 2026-11-10\nbegin: '09.00'\neinde: '10.00'\n"
ELEVEN = "datum: 2026-11-10\nbegin: '11.00'\neinde: '12.00'\n"


def related(folder: ProgrammeFolder, fields: str) -> list[tuple[str, str]]:
    """Return slug and reason of what is related to a session at nine o'clock on the tenth."""
    folder.session("tien", f"titel: Tien\n{NINE}{fields}")
    programme = folder.read()
    found = RelatedSessions(programme).of(programme.by_id[2026, "tien"])
    return [(one.session.slug, one.reason) for one in found]


@pytest.mark.parametrize(
    ("fields", "other", "reason"),
    [
        ("reeks: praktijknetwerk", "reeks: praktijknetwerk", "Uit dezelfde reeks"),
        (
            "themas: [samenleving]\ndoelgroepen: [inwoners]",
            "themas: [wonen, samenleving]\ndoelgroepen: [inwoners]",
            "Hetzelfde thema, voor dezelfde doelgroep",
        ),
        ("themas: [samenleving]", "themas: [wonen, samenleving]", "Hetzelfde thema"),
        ("themas: [wonen, samenleving]", "themas: [samenleving]", "Hetzelfde thema"),
        ("themas: [samenleving]", "doelgroepen: [inwoners]", None),
        ("doelgroepen: [inwoners]", "doelgroepen: [inwoners]", None),
        ("", "", None),
    ],
)
def test_what_they_have_in_common(
    folder: ProgrammeFolder, fields: str, other: str, reason: str | None
) -> None:
    folder.replace("2026/sessies/opening.md", "themas: [wonen]\n", "")
    folder.session("elf", f"titel: Elf\n{ELEVEN}{other}")
    expected = [("elf", reason)] if reason else []
    assert [one for one in related(folder, fields) if one[0] == "elf"] == expected


def test_the_most_alike_first_and_three_at_most(folder: ProgrammeFolder) -> None:
    about = "themas: [samenleving]\n"
    folder.session("thema", f"titel: A\n{ELEVEN}{about}")
    folder.session("thema-laat", f"titel: B\n{ELEVEN.replace('10', '13')}{about}")
    folder.session("doelgroep", f"titel: C\n{ELEVEN}{about}doelgroepen: [inwoners]")
    folder.session("reeks", f"titel: D\n{ELEVEN.replace('10', '13')}reeks: praktijknetwerk")
    found = related(folder, f"{about}doelgroepen: [inwoners]\nreeks: praktijknetwerk")
    assert [slug for slug, _ in found] == ["reeks", "doelgroep", "thema"]
    assert len(found) == MOST


def test_nearest_in_time_first(folder: ProgrammeFolder) -> None:
    about = "themas: [samenleving]\n"
    for name, day, begins in [
        ("dag-eerder", 9, "09.00"),
        ("vlak-ervoor", 10, "07.30"),
        ("vlak-erna", 10, "11.00"),
        ("later", 12, "09.00"),
    ]:
        ends = begins.replace("00", "30") if begins.endswith("00") else "08.30"
        when = f"datum: 2026-11-{day:02}\nbegin: '{begins}'\neinde: '{ends}'\n"
        folder.session(name, f"titel: {name}\n{when}{about}")
    assert [s for s, _ in related(folder, about)] == ["vlak-ervoor", "vlak-erna", "dag-eerder"]


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        (ELEVEN, True),
        (NINE, False),
        (ELEVEN + "status: geannuleerd\n", False),
        (ELEVEN + "status: verplaatst\n", True),
        ("datum: 2026-11-10\n", True),  # without a time nobody knows that they collide
        ("datum: 2026-11-10\nbegin: '10.00'\neinde: '11.00'\n", True),  # right after
    ],
)
def test_what_nobody_can_go_to_is_left_out(
    folder: ProgrammeFolder, fields: str, is_shown: bool
) -> None:
    about = "themas: [samenleving]\n"
    folder.session("ander", f"titel: Ander\n{fields}{about}")
    assert [slug for slug, _ in related(folder, about)] == (["ander"] if is_shown else [])


def test_a_series_goes_on_in_other_years_but_a_theme_does_not(folder: ProgrammeFolder) -> None:
    folder.write("2025/editie.yml", "naam: Week 2025\nsoort: jaar\n")
    head = "---\ntitel: Vorig jaar\ndatum: 2025-03-01\nthemas: [samenleving]\n"
    folder.write("2025/sessies/vorig-jaar.md", f"{head}reeks: praktijknetwerk\n---\nTekst.\n")
    assert related(folder, "themas: [samenleving]") == []
    assert related(folder, "reeks: praktijknetwerk") == [("vorig-jaar", "Uit dezelfde reeks")]
