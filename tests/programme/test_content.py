"""The content that this repository carries."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.programme.reading import read_programme

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT / "programme"
EXAMPLE = ROOT / "tests" / "voorbeeldweek"


@pytest.mark.parametrize("name", ["themas", "regios", "doelgroepen", "vormen"])
def test_the_example_week_uses_the_real_lists(name: str) -> None:
    file = f"{name}.yml"
    # The first line says where the schema is, which is another way from each.
    example, real = ((folder / file).read_bytes().partition(b"\n") for folder in (EXAMPLE, REAL))
    assert example[2] == real[2]


def test_all_municipalities_of_brabant_are_there_once() -> None:
    regions = read_programme(REAL, base=ROOT).regions.values()
    names = [name for region in regions for name in region.municipalities]
    assert len(names) == len(set(names)) == 56
    assert {region.slug: len(region.municipalities) for region in regions} == {
        "west-brabant": 16,
        "hart-van-brabant": 9,
        "noordoost-brabant": 10,
        "zuidoost-brabant": 21,
    }


def test_every_real_session_names_its_sources() -> None:
    sessions = read_programme(REAL, base=ROOT).sessions
    assert [s.address for s in sessions if not s.sources or not s.summary] == []


def test_the_example_week_has_everything_that_can_occur() -> None:
    """What is not in the example week is not looked at by anybody before it goes wrong."""
    programme = read_programme(EXAMPLE, base=ROOT)
    sessions = programme.sessions
    assert programme.is_fictional
    assert len(sessions) >= 80
    assert {slug for s in sessions for slug in s.themes} == set(programme.themes)
    assert {slug for s in sessions for slug in s.audiences} == set(programme.audiences)
    assert {s.kind for s in sessions} == set(programme.kinds)
    assert {slug for s in sessions for slug in programme.regions_of(s)} == set(programme.regions)
    assert {s.attendance for s in sessions} == {"op-locatie", "online", "hybride"}
    assert {s.availability for s in sessions} >= {"vrij", "wachtlijst", "vol"}
    assert {s.status for s in sessions} == {"gaat-door", "verplaatst", "geannuleerd"}
    assert {s.language for s in sessions} == {"nl", "en"}
    moments = [moment for s in sessions for moment in s.moments]
    assert any(len(s.moments) > 1 for s in sessions)
    assert any(m.begins and m.last_day for m in moments), "past midnight"
    assert any(m.last_day and not m.begins for m in moments), "several days without times"
    assert any(not m.begins for m in moments)
    assert any(m.begins and not m.ends for m in moments)
    assert any(m.begins and m.begins.hour >= 19 for m in moments)
    assert any(s.allowed for s in sessions)
    assert any(s.formerly for s in sessions)
    portraits = [programme.photo_of(s, p) is not None for s in sessions for p in s.speakers]
    assert set(portraits) == {True, False}
    text = "".join(s.title + s.body + "".join(p.name for p in s.speakers) for s in sessions)
    assert set("éèëïöüáàçñóíúâêôûåøšğłý") <= set(text)
