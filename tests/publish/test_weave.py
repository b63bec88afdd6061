"""Cloths: that every session has its threads, and that warp and weft never lie in one place."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest

from macros.programme.model import Programme
from macros.programme.reading import read_programme
from macros.publish.weave import (
    UNDYED,
    Cloth,
    Strand,
    edition_cloth,
    years_cloth,
)
from tests.conftest import ProgrammeFolder
from tests.site.conftest import EXAMPLE, ROOT


def sessions(number: int, fields: str, folder: ProgrammeFolder) -> None:
    for index in range(number):
        folder.session(f"extra-{index:03}", f"titel: Extra\n{fields}")


def on_top(strand: Strand, step: tuple[int, int]) -> set[tuple[int, int]]:
    """The dents at which the threads of a strand are drawn: every other one."""
    return {
        (line.x + step[0] * offset, line.y + step[1] * offset)
        for line in strand.lines
        for offset in range(0, line.length, 2)
    }


def cloth_of(programme: Programme) -> Cloth:
    return edition_cloth(programme, programme.editions[2026])


def threads(strands: tuple[Strand, ...]) -> Counter[str]:
    return Counter({strand.dye: len(strand.lines) for strand in strands})


@pytest.fixture(scope="module")
def example() -> Programme:
    return read_programme(ROOT / EXAMPLE)


@pytest.fixture(scope="module")
def real() -> Programme:
    return read_programme(ROOT / "programme")


def test_a_column_for_each_day_also_for_a_quiet_one(folder: ProgrammeFolder) -> None:
    cloth = cloth_of(folder.read())
    assert cloth.columns == (
        *(("ma", "9 nov"), ("di", "10 nov"), ("wo", "11 nov")),
        *(("do", "12 nov"), ("vr", "13 nov")),
    )
    assert [(cell.address, cell.title) for cell in cloth.cells] == [
        ("2026/maandag-9-november/#ochtend", "maandag 9 november, ochtend: 1 sessie")
    ]


def test_a_session_is_warp_and_weft_in_its_own_cell(folder: ProgrammeFolder) -> None:
    cloth = cloth_of(folder.read())
    cell = cloth.cells[0]
    for strands, across in ((cloth.warps, "x"), (cloth.wefts, "y")):
        assert [strand.dye for strand in strands] == ["wonen"]
        for line in strands[0].lines:
            assert cell.x < line.x < cell.x + cell.width
            assert cell.y < line.y < cell.y + cell.height
            assert line.length < (cell.height if across == "x" else cell.width)


def test_the_main_theme_gives_the_colour(folder: ProgrammeFolder) -> None:
    folder.replace("2026/sessies/opening.md", "[wonen]", "[samenleving, wonen]")
    assert cloth_of(folder.read()).dyes == {"samenleving"}
    folder.replace("2026/sessies/opening.md", "themas: [samenleving, wonen]\n", "")
    assert cloth_of(folder.read()).dyes == {UNDYED}


def test_without_a_time_a_session_is_warp_only(folder: ProgrammeFolder) -> None:
    folder.session("hele-dag", "titel: Hele dag\ndatum: 2026-11-10\nthemas: [samenleving]")
    cloth = cloth_of(folder.read())
    assert set(threads(cloth.wefts)) == {"wonen"}
    assert set(threads(cloth.warps)) == {"wonen", "samenleving"}
    loose = next(strand for strand in cloth.warps if strand.dye == "samenleving")
    assert all(line.length > cloth.height - 4 for line in loose.lines)
    assert cloth.cells[-1].title == "dinsdag 10 november, zonder tijd: 1 sessie"


def test_around_the_week_is_not_in_the_cloth_of_the_week(folder: ProgrammeFolder) -> None:
    before = cloth_of(folder.read())
    folder.session("eerder", "titel: Eerder\ndatum: 2026-10-01\nrond_de_week: ja")
    assert cloth_of(folder.read()) == before


@pytest.mark.parametrize("number", [0, 1, 8, 40, 90])
def test_no_two_threads_lie_in_one_place(folder: ProgrammeFolder, number: int) -> None:
    sessions(number, "datum: 2026-11-09\nbegin: '10.00'\neinde: '11.00'", folder)
    sessions(number // 8, "datum: 2026-11-11", folder)
    cloth = cloth_of(folder.read())
    drawn = [on_top(strand, (0, 1)) for strand in cloth.warps]
    drawn += [on_top(strand, (1, 0)) for strand in cloth.wefts]
    for one, other in combinations(drawn, 2):
        assert not one & other
    for x, y in set().union(*drawn):
        assert 0 <= x < cloth.width
        assert 0 <= y < cloth.height


def test_a_full_week_is_dense_and_a_quiet_one_open(folder: ProgrammeFolder) -> None:
    def covered() -> float:
        cloth = cloth_of(folder.read())
        dents = [on_top(strand, (0, 1)) for strand in cloth.warps]
        dents += [on_top(strand, (1, 0)) for strand in cloth.wefts]
        return len(set().union(*dents)) / (cloth.width * cloth.height)

    quiet = covered()
    for day in range(9, 14):
        for hour in (9, 13, 19):
            for number in range(6):
                fields = f"titel: A\ndatum: 2026-11-{day:02}\nbegin: '{hour}.00'"
                folder.session(f"s-{day}-{hour}-{number}", fields)
    assert quiet < 0.1
    assert covered() > 0.5


def test_as_many_threads_as_sessions(example: Programme) -> None:
    """The picture tells what the text beside it tells."""
    cloth = cloth_of(example)
    said = [int(cell.title.rpartition(": ")[2].split()[0]) for cell in cloth.cells]
    loose = sum(n for n, cell in zip(said, cloth.cells, strict=True) if "zonder" in cell.title)
    in_week = [s for s in example.slots if not s.session.is_around]
    assert sum(said) == sum(len(slot.moment.days) for slot in in_week)
    # A session has as many threads side by side as any other.
    for strands, number in ((cloth.wefts, sum(said) - loose), (cloth.warps, sum(said))):
        side_by_side, left_over = divmod(sum(threads(strands).values()), number)
        assert side_by_side > 0
        assert left_over == 0


def test_a_day_is_one_band(real: Programme) -> None:
    cloth = edition_cloth(real, real.editions[2025])
    assert cloth.columns == (("ma", "10 nov"),)
    assert len(cloth.cells) == 1


def test_a_year_without_a_week_is_woven_by_month(real: Programme) -> None:
    cloth = edition_cloth(real, real.editions[2021])
    assert cloth.columns[:3] == (("jan", ""), ("feb", ""), ("mrt", ""))
    assert len(cloth.columns) == 12
    assert [(cell.address, cell.title) for cell in cloth.cells] == [
        ("2021/#2021-10-01", "oktober: 2 sessies")
    ]


def test_all_years_side_by_side(real: Programme) -> None:
    cloth = years_cloth(real)
    assert [label for label, _ in cloth.columns] == [str(year) for year in real.editions]
    assert [cell.address for cell in cloth.cells] == [f"{year}/" for year in real.editions]


def test_one_theme_stands_out_in_every_session_that_has_it(folder: ProgrammeFolder) -> None:
    folder.session("a", "titel: A\ndatum: 2026-11-10\nbegin: '10.00'\nthemas: [samenleving, wonen]")
    folder.session("b", "titel: B\ndatum: 2026-11-11\nbegin: '10.00'\nthemas: [samenleving]")
    programme = folder.read()
    cloth = edition_cloth(programme, programme.editions[2026], only="wonen")
    (bleached, thin), (dyed, thick) = threads(cloth.wefts).items()
    assert (bleached, dyed) == (UNDYED, "wonen"), "what is drawn last lies on top"
    assert thick == 2 * thin
    assert {cell.title for cell in cloth.cells} == {
        cell.title for cell in cloth_of(programme).cells
    }


def test_nothing_to_weave(folder: ProgrammeFolder) -> None:
    (folder.path / "2026/sessies/opening.md").unlink()
    cloth = cloth_of(folder.read())
    assert (cloth.warps, cloth.wefts, cloth.cells) == ((), (), ())
    assert len(cloth.columns) == 5


def test_every_theme_has_a_colour_a_pattern_and_an_icon(example: Programme) -> None:
    """WCAG 2.2 success criterion 1.4.1: never colour alone."""
    tokens = (ROOT / "docs/assets/tokens.css").read_text("utf-8")
    patterns = []
    for slug in example.themes:
        rule = re.search(rf"^\.thema-{slug} \{{(.*?)^\}}", tokens, re.MULTILINE | re.DOTALL)
        assert rule, slug
        assert "--thema:" in rule[1]
        patterns.append(rule[1].partition("--weefsel:")[2])
        assert (ROOT / f"overrides/programma/iconen/{slug}.html").is_file()
    assert len(set(patterns)) == len(patterns)
    assert '[class*="thema-"] {' in tokens, "a theme that an editor adds has looks too"
