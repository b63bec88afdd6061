"""A file name from a title: an address that is free, short and can be typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.entry.file_names import LONGEST, free_name, taken_names
from macros.programme.fields import SLUG
from tests.conftest import ProgrammeFolder

LONG = "Samen werken aan brede welvaart in een kleine gemeente met grote plannen"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Wonen: hoe dan?", "wonen-hoe-dan"),
        ("Café 's-Hertogenbosch", "cafe-s-hertogenbosch"),
        ("../../etc/passwd", "etc-passwd"),
        ("$(rm -rf ~)", "rm-rf"),
        ("会议", "sessie"),
        ("CON", "sessie-con"),
        (LONG, "samen-werken-aan-brede-welvaart-in-een-kleine-gemeente-met"),
        ("x" * 90, "x" * LONGEST),
        ("opening", "opening-2"),
        ("Vroeger", "vroeger-3"),
    ],
)
def test_names(title: str, name: str) -> None:
    assert free_name(title, {"opening", "vroeger", "vroeger-2"}) == name


@given(title=st.text(max_size=200), taken=st.sets(st.sampled_from(["sessie", "a", "a-2", "1"])))
def test_any_title_gives_a_name(title: str, taken: set[str]) -> None:
    name = free_name(title, taken)
    assert SLUG.fullmatch(name)
    assert name not in taken


def test_what_is_taken(folder: ProgrammeFolder) -> None:
    folder.session("nieuw", "titel: N\ndatum: 2026-11-10\nvoorheen: [oud]")
    folder.session("kapot", "titel: [")
    folder.write(
        "2026/editie.yml",
        """\
        naam: Week 2026
        van: 2026-11-09
        tot: 2026-11-13
        nooit_gepubliceerd: [vergissing]
        """,
    )
    assert taken_names(folder.path, folder.check().programme, 2026) == {
        *("opening", "nieuw", "kapot", "oud", "vergissing"),
        *("maandag-9-november", "dinsdag-10-november"),
    }
    assert taken_names(folder.path, folder.check().programme, 2027) == frozenset()
