"""Whatever is in a spreadsheet, it gives rows or remarks, and no traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.entry import items
from macros.entry.cells import Book, Value, sheet_of
from macros.entry.columns import COLUMNS, ONLY_READ, Kind
from macros.entry.headings import find_headings
from macros.entry.importing import plan_import
from macros.entry.items import PARTS
from macros.entry.memory import BrokenMemoryError, read_memory
from macros.entry.reading_files import read_book
from macros.entry.remarks import CellError
from macros.entry.rows import read_rows
from macros.programme.model import Programme
from tests.conftest import ProgrammeFolder
from tests.entry.sheets import workbook

HEADINGS = [column.heading for column in (*COLUMNS, *ONLY_READ)]

TYPED = st.sampled_from(
    [
        *("9-11-2026", "ma 9 nov", "9 t/m 11 nov", "9.30-11.00", "half tien", "ja", "x", "n.v.t."),
        *("Wonen; Samenleving", "LocHal", "opening", "Opening van de week", "gratis", "€ 7,50"),
        *("An (rol)", "a | b | c", "09.30 Welkom", "www.x.nl", "info@x.nl", "=1+1", "2026", "\n"),
    ]
)
CELLS: st.SearchStrategy[Value] = (
    st.none()
    | TYPED
    | st.text(max_size=30)
    | st.text("0123456789-./: uenmt|;", max_size=14)
    | st.booleans()
    | st.integers()
    | st.integers(-10, 60_000)
    | st.floats()
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
)


@st.composite
def sheets(draw: st.DrawFn) -> list[list[Value]]:
    heads: list[Value] = ["Titel", "Datum"]
    heads += draw(st.lists(st.sampled_from(HEADINGS) | st.text(max_size=8), max_size=7))
    row = st.lists(CELLS, min_size=len(heads), max_size=len(heads))
    return [heads, *draw(st.lists(row, max_size=4))]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ProgrammeFolder(tmp_path_factory.mktemp("programme")).path


@pytest.fixture(scope="module")
def programme(small: Path) -> Programme:
    return ProgrammeFolder(small).read()


@settings(max_examples=300)
@given(rows=sheets())
def test_no_row_is_lost(programme: Programme, rows: list[list[Value]]) -> None:
    sheet = sheet_of("Blad1", rows)
    headings = find_headings(sheet)
    assert headings is not None
    found, remarks = read_rows(sheet, headings, programme, 2026)
    seen = {row.place for row in found} | {remark.place for remark in remarks}
    for number, cells in enumerate(sheet.rows[headings.row :], headings.row + 1):
        repeated = {cell.text for cell in cells} <= {cell.text for cell in sheet.rows[0]} | {""}
        if any(not cell.is_empty for cell in cells) and not repeated:
            assert f"Blad1, rij {number}" in seen
    for row in found:
        assert all(isinstance(text, str) for text in row.values.values())


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(rows=sheets())
def test_any_table_gives_a_plan(small: Path, rows: list[list[Value]]) -> None:
    plan = plan_import(Book((sheet_of("Blad1", rows),)), small, source="x")
    for outcome in plan.outcomes:
        assert (outcome.state == "fout") == any(remark.blocks for remark in outcome.remarks)
    assert {path for path in plan.files if path.endswith(".md")} == {
        outcome.path for outcome in plan.outcomes if outcome.text is not None
    }


@settings(max_examples=100)
@given(raw=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_a_file(raw: bytes) -> None:
    for name in ("x.csv", "x.xlsx", "x.ods", "x"):
        book = read_book(name, raw)
        assert book.sheets or book.remarks


def test_a_file_that_is_cut_off_is_told() -> None:
    raw = workbook([["Titel"], ["x"]])
    for length in (0, 10, len(raw) // 2, len(raw) - 10):
        assert [told.code for told in read_book("x.xlsx", raw[:length]).remarks] == [
            "geen-spreadsheet"
        ]


KEYS = st.sampled_from(["versie", "sessies", "velden", "momenten", "bron", "nummer"])
JSON = st.recursive(
    st.none() | st.text(max_size=3) | st.integers(0, 2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
)


@given(JSON, JSON)
def test_any_json_is_a_memory_or_broken(data: object, entry: object) -> None:
    try:
        read_memory(json.dumps(data).encode())
        read_memory(json.dumps({"versie": 1, "sessies": {"x": entry}}).encode())
    except BrokenMemoryError:
        return


LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=15).map(
    lambda text: " ".join(text.split()) or "x"
)
TEXT = LINE | st.sampled_from(
    ["a | b", "|", "\\|", "An (rol)", "9.30", "9", "- a", "a; b", "tot 9"]
)


@given(
    st.sampled_from([Kind.SPEAKERS, Kind.MATERIALS, Kind.SOURCES, Kind.PARTS]),
    st.lists(st.lists(TEXT, min_size=4, max_size=4), min_size=1, max_size=3),
    st.lists(st.booleans(), min_size=4, max_size=4),
)
def test_a_list_in_a_cell_reads_back(kind: Kind, rows: list[list[str]], there: list[bool]) -> None:
    names = [name for name in PARTS[kind] if name != "tijd"][:4]
    there = [True, kind in {Kind.MATERIALS, Kind.SOURCES} or there[1], *there[2:]]
    value = [
        {n: text for n, text, here in zip(names, row, there, strict=False) if here} for row in rows
    ]
    if kind is Kind.PARTS:
        times = {"begin": "09.30", "einde": "10.00"} if there[3] else {}
        value = [{**times, **item} for item in value]
    for item in value:
        if item.get("soort") == "anders":
            return
    text = items.text_of(value, kind)
    assert items.value_of(text, kind) == value
    try:
        assert items.read_items(text, kind) == text
    except CellError as error:
        pytest.fail(str(error.context))
