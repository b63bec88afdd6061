"""What calendars weigh and how many subscribers fit: the sums, and that the program shows them."""

from __future__ import annotations

import gzip
import re
import runpy
import sys
from datetime import date
from pathlib import Path

import pytest

import _budget
import _environment
from macros.programme.selection import Selection
from macros.publish.feeds import Feed

EVENT = b"BEGIN:VEVENT\r\nDESCRIPTION:%s\r\nEND:VEVENT\r\n"


def calendar(*descriptions: bytes) -> bytes:
    return b"BEGIN:VCALENDAR\r\n" + b"".join(EVENT % text for text in descriptions)


def feed(address: str, selection: Selection) -> Feed:
    return Feed(selection, address, "", "", ())


SORTS = [
    (Selection(), "hele programma"),
    (Selection(year=2026), "editie"),
    (Selection(day=date(2026, 11, 9)), "dag"),
    (Selection(year=2026, day=date(2026, 11, 9)), "dag"),
    (Selection(facets=(("thema", "wonen"),)), "thema"),
    (Selection(facets=(("locatie", "lochal"),)), ""),
    (Selection(facets=(("thema", "wonen"), ("regio", "x"))), "combinatie"),
    (Selection(day=date(2026, 11, 9), facets=(("thema", "wonen"),)), "combinatie"),
]


@pytest.mark.parametrize(("selection", "sort"), SORTS)
def test_sorts(selection: Selection, sort: str) -> None:
    assert _budget.sort_of(feed("a.ics", selection)) == sort


def test_of_several_calendars_the_middle_one_counts() -> None:
    themes = {f"{n}.ics": calendar(*[b"x" * 100] * n) for n in (5, 1, 2)}
    feeds = [feed(address, Selection(facets=(("thema", address),))) for address in themes] + [
        feed("lochal.ics", Selection(facets=(("locatie", "lochal"),)))
    ]
    files = {**themes, "lochal.ics": calendar(), "2026/tien.ics": calendar(b"tien")}
    theme, session = _budget.weigh(feeds, files)
    middle = themes["2.ics"]
    assert theme == _budget.Weight(
        "thema", 3, 2, len(middle), len(gzip.compress(middle, 6, mtime=0))
    )
    assert theme.per_moment(theme.plain) == len(middle) / 2
    assert (session.sort, session.calendars, session.moments) == ("één sessie", 1, 1)


def test_what_descriptions_weigh() -> None:
    folded = b"kort\r\n en nog iets"
    content = calendar(folded, b"ander")
    plain, zipped = _budget.descriptions(content)
    assert plain == len(b"DESCRIPTION:\r\n") * 2 + len(folded) + len(b"ander")
    assert 0 < zipped < plain


@pytest.mark.parametrize(
    ("interval", "knows_etag", "bytes_a_month"),
    [
        (1, False, 720 * (700 + 9_300)),
        (4, False, 180 * (700 + 9_300)),
        (24, False, 30 * (700 + 9_300)),
        # One change a day, and an answer without content to every visit.
        (1, True, 720 * 700 + 30 * 9_300),
        (4, True, 180 * 700 + 30 * 9_300),
        (24, True, 30 * (700 + 9_300)),
        # Who comes less often than it changes gets it every time.
        (48, True, 15 * (700 + 9_300)),
    ],
)
def test_subscribers(interval: float, knows_etag: bool, bytes_a_month: int) -> None:
    found = _budget.subscribers(9_300, interval, knows_etag=knows_etag)
    assert found == 100_000_000_000 // bytes_a_month


def test_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(_environment, "ensure", asked.append)
    program = str(Path(_environment.__file__).parent / "budget")
    monkeypatch.setattr(sys, "argv", [program, "--sessions", "20"])
    with pytest.raises(SystemExit) as end:
        runpy.run_path(program, run_name="__main__")
    assert end.value.code == 0
    assert asked == ["test"]
    shown = capsys.readouterr().out
    assert [*map(int, re.findall(r"^Week met (\d+) sessies", shown, re.MULTILINE))] == [85, 20]
    for sort in ("hele programma", "editie", "dag", "thema"):
        weights = re.findall(rf"^{sort} +\d+ +(\d+) +(\d+) +(\d+) ", shown, re.MULTILINE)
        assert len(weights) == 2, sort
        for moments, plain, zipped in weights:
            assert 0 < int(moments) < int(zipped) < int(plain)
    # Every number of subscribers follows from the table above it.
    whole = re.findall(r"^hele programma +1 +\d+ +\d+ +(\d+) ", shown, re.MULTILINE)
    hourly = re.findall(r"^hele programma +([\d.]+) +[\d.]+ +[\d.]+ +[\d.]+ ", shown, re.MULTILINE)
    expected = [_budget.subscribers(int(size), 1, knows_etag=False) for size in whole]
    # The pattern finds a row of each table, by turns.
    assert [int(number.replace(".", "")) for number in hourly[1::2]] == expected
    assert "100 GB per maand" in shown
