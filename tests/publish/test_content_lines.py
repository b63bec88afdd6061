"""The strict reader of content lines, against the library that it must not depend on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.publish import calendar
from macros.publish.content_lines import (
    Line,
    LineError,
    read_lines,
    read_moment,
    read_utc,
    unescape,
    unescape_list,
)

# What reaches a calendar has no control characters: `fields.clean` takes them out.
TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.sampled_from("\n\\,;:\"'é€😀"),
    max_size=200,
)


@given(TEXT)
@example("Map C:\\Nieuw")
@example("\\\\N\\N\\n\n")
def test_text_survives(text: str) -> None:
    event = icalendar.Event()
    event.add("SUMMARY", calendar.Text(text))
    begin, summary, end = read_lines(event.to_ical())
    assert (begin.name, end.name) == ("BEGIN", "END")
    assert summary.name == "SUMMARY"
    assert unescape(summary.value) == text


@example(["\\N", "a\\\\Nb"])
@given(st.lists(TEXT.filter(lambda text: "," not in text), min_size=1, max_size=4))
def test_lists_survive(texts: list[str]) -> None:
    event = icalendar.Event()
    event.add("CATEGORIES", calendar.texts(texts))
    _, line, _ = read_lines(event.to_ical())
    assert unescape_list(line.value) == texts


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_parameters_survive(text: str) -> None:
    event = icalendar.Event()
    event.add("CONFERENCE", icalendar.vUri("https://example.org"), parameters={"LABEL": text})
    _, line, _ = read_lines(event.to_ical())
    assert line == Line("CONFERENCE", {"LABEL": text}, "https://example.org")


@given(st.text(st.sampled_from('AB-;:=",\\ é\r\n'), max_size=40))
def test_anything_else_is_refused_or_read(text: str) -> None:
    """No text makes the reader fail in another way, or take long."""
    try:
        lines = read_lines(text.encode())
    except LineError:
        return
    for line in lines:
        unescape(line.value)
        unescape_list(line.value)


@pytest.mark.parametrize(
    "line",
    ["SUMMARY", "summary:x", ":x", "A;B:x", 'A;B="x:y', "A;B=x;:y", " A:x", ""],
)
def test_no_content_line(line: str) -> None:
    with pytest.raises(LineError):
        read_lines(line.encode() + b"\r\n")


@pytest.mark.parametrize("value", ["a,b", "a;b", "a\\b", "a\\", "\\:"])
def test_no_text(value: str) -> None:
    assert unescape(value) is None


def test_moments() -> None:
    zone = {"TZID": "Europe/Amsterdam"}
    amsterdam = ZoneInfo("Europe/Amsterdam")
    assert read_moment(Line("DTSTART", {"VALUE": "DATE"}, "20261109")) == date(2026, 11, 9)
    assert read_moment(Line("DTSTART", zone, "20261109T093000")) == datetime(
        2026, 11, 9, 9, 30, tzinfo=amsterdam
    )
    assert read_utc(Line("DTSTAMP", {}, "20261109T093000Z")) == datetime(
        2026, 11, 9, 9, 30, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("parameters", "value"),
    [
        ({}, "20261109"),
        ({}, "20261109T093000"),
        ({}, "20261109T093000Z"),
        ({"TZID": "Europe/Brussels"}, "20261109T093000"),
        ({"TZID": "Europe/Amsterdam"}, "20261109T093000Z"),
        ({"TZID": "Europe/Amsterdam"}, "20261109T246000"),
        ({"TZID": "Europe/Amsterdam"}, "20261109T09300"),
        ({"VALUE": "DATE"}, "20261131"),
        ({"VALUE": "DATE"}, "2026119"),
        ({"VALUE": "DATE"}, "٢٠٢٦١١٠٩"),
    ],
)
def test_no_moment(parameters: dict[str, str], value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_moment(Line("DTSTART", parameters, value))


@pytest.mark.parametrize("value", ["20261109T093000", "20261131T093000Z", "20261109"])
def test_no_utc(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_utc(Line("DTSTAMP", {}, value))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=400))
@example("é" * 200)
@example("a" * 75)
@example("a" * 76)
@example("😀" * 60)
def test_a_line_is_folded_as_others_fold_it(text: str) -> None:
    """RFC 5545 section 3.1: at most 75 octets, and never within a character."""
    written = calendar._line(f"X:{text}")
    pieces = written.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 and piece.decode() for piece in pieces)
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    assert written.replace(b"\r\n ", b"").decode() == f"X:{text}\r\n"
