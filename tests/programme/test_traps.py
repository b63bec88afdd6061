"""What YAML would do something else with is text here, and what is right gives no finding.

What is wrong stands in ``wrong_inputs``.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.programme import corrections, yamltext
from macros.programme.findings import ProgrammeError
from tests.conftest import ProgrammeFolder

RIGHT = {
    # typed: the value of the field
    "begin: 12:30": ("begin", "12:30"),
    "begin: 10.30": ("begin", "10.30"),
    "begin: 09:30": ("begin", "09:30"),
    "zaal: 010": ("zaal", "010"),
    "zaal: 0612345678": ("zaal", "0612345678"),
    "zaal: +31612345678": ("zaal", "+31612345678"),
    "zaal: no": ("zaal", "no"),
    "zaal: 1_000": ("zaal", "1_000"),
    "zaal: null": ("zaal", "null"),
    "datum: 2026-11-09": ("datum", "2026-11-09"),
    "zaal: C#": ("zaal", "C#"),
    "zaal: https://example.org/#kop": ("zaal", "https://example.org/#kop"),
    'zaal: "A" # met opmerking': ("zaal", "A"),
    "# een eigen regel\nzaal: A": ("zaal", "A"),
    "zaal: één\n  en twee": ("zaal", "één en twee"),
    "zaal: >-\n  tekst # hoort erbij": ("zaal", "tekst # hoort erbij"),
    "zaal: '’s-Hertogenbosch'": ("zaal", "’s-Hertogenbosch"),
}


@pytest.mark.parametrize(("typed", "expected"), RIGHT.items(), ids=list(RIGHT))
def test_a_scalar_stays_what_was_typed(typed: str, expected: tuple[str, str]) -> None:
    document = yamltext.read(typed)
    assert document.problems == ()
    assert isinstance(document.data, dict)
    assert document.data[expected[0]] == expected[1]


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf---\ntitel: x\ndatum: 2026-11-10\n---\n"])
def test_a_byte_order_mark_is_no_trouble(folder: ProgrammeFolder, content: bytes) -> None:
    folder.write("2026/sessies/sessie.md", content)
    assert (2026, "sessie") in folder.read().by_id


def test_windows_line_ends_are_no_trouble(folder: ProgrammeFolder) -> None:
    text = "---\ntitel: x\ndatum: 2026-11-10\n---\nEen.\n\nTwee.\n"
    folder.write("2026/sessies/sessie.md", text.replace("\n", "\r\n").encode())
    assert folder.read().by_id[2026, "sessie"].body == "Een.\n\nTwee.\n"


def test_nothing_filled_in_names_all_that_must_be(folder: ProgrammeFolder) -> None:
    folder.write("2026/sessies/sessie.md", "---\n---\n")
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    assert [f.code for f in caught.value.findings] == ["geen-moment", "verplicht-veld"]


def test_all_findings_come_at_once(folder: ProgrammeFolder) -> None:
    folder.write("themas.yml", "wonen:\n  naam: 's Wonen\n")
    folder.session("a", "titel: A\ndatum: morgen\nprijs: veel")
    folder.session("b", "titel: B\ndatum: 2026-11-10\nvorm: dans")
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    found = [(f.path, f.line, f.code) for f in caught.value.findings]
    assert found == [
        ("2026/sessies/a.md", 3, "geen-datum"),
        ("2026/sessies/a.md", 4, "geen-prijs"),
        ("2026/sessies/b.md", 4, "onbekende-naam"),
        ("themas.yml", 2, "yaml-aanhalingstekens"),
    ]


typed_text = st.text(
    alphabet=st.sampled_from("ab :#'\"-[]{}&*!|>%@`,?\n\t\u00a0é0.") | st.characters(codec="utf-8")
)


@given(typed_text)
def test_any_text_is_read_or_refused_but_never_crashes(text: str) -> None:
    document = yamltext.read(text)
    assert document.data is not None or document.problems or not _has_content(text)


def _has_content(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n"))


@given(st.dictionaries(st.from_regex(r"[a-z]{1,9}", fullmatch=True), st.text(min_size=1)))
def test_quoted_values_come_back_as_they_were(fields: dict[str, str]) -> None:
    """What the checker proposes to paste, between quotes, means what was typed."""
    fields = {key: " ".join(value.split()) for key, value in fields.items()}
    fields = {k: v for k, v in fields.items() if v.isprintable()}
    text = "\n".join(f"{k}: {corrections.quoted(v)}" for k, v in fields.items())
    document = yamltext.read(text or "{}")
    assert document.data == fields
