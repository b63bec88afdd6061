"""What is written as a file reads back as it went in."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.entry.layout import layout_of
from macros.entry.session_file import description, session_text, writable, yaml_text
from macros.programme import yamltext
from macros.programme.model import Edition, Moment, Session
from macros.programme.yamltext import Value
from tests.mangling import TRAPS

WHOLE: dict[str, Value] = {
    "prijs": "7,50",
    "bedacht": "een veld dat niemand kent",
    "aanmelden": {"uitleg": "Mail: het kan", "hoe": "verplicht", "url": "https://x.nl/a?b=c#d"},
    "themas": ["wonen", "samenleving"],
    "begin": "09.30",
    "datum": "2026-11-09",
    "titel": 'Wonen: "hoe" dan?',
    "locatie": "lochal",
    "samenvatting": "  Eén zin.  ",
    "ondertitel": "",
    "sprekers": [
        {"rol": "voorzitter", "naam": "Anna 'de Bouwer' Jansen"},
        {"naam": "{{ 7 * 7 }}", "organisatie": None},
    ],
    "doelgroepen": [],
    "toegankelijkheid": {"rolstoel": "ja", "toelichting": "Bel aan.\n\n  - achterom  \n"},
    "rond_de_week": "ja",
    "taal": "nl",
}

AS_TEXT = """\
---
titel: 'Wonen: "hoe" dan?'
samenvatting: "Eén zin."
datum: 2026-11-09
begin: "09.30"
locatie: lochal
rond_de_week: ja
themas:
  - wonen
  - samenleving
taal: nl
sprekers:
  - naam: "Anna 'de Bouwer' Jansen"
    rol: "voorzitter"
  - naam: "{{ 7 * 7 }}"
prijs: "7,50"
aanmelden:
  hoe: verplicht
  url: https://x.nl/a?b=c#d
  uitleg: "Mail: het kan"
toegankelijkheid:
  rolstoel: ja
  toelichting: |-
    Bel aan.

      - achterom
bedacht: "een veld dat niemand kent"
---
Een middag.

---
titel: nep
"""


def test_a_whole_session() -> None:
    assert session_text(WHOLE, "\r\nEen middag.\r\n\r\n---\r\ntitel: nep\r\n\r\n") == AS_TEXT


def test_moments_stand_where_one_moment_would() -> None:
    moments: list[Value] = [
        {"locatie": "lochal", "datum": "2026-11-09", "sleutel": "ochtend"},
        {"datum": "2026-11-10"},
    ]
    assert yaml_text(Session, {"vorm": "lezing", "momenten": moments, "titel": "T"}) == dedent("""\
        titel: "T"
        momenten:
          - sleutel: ochtend
            datum: 2026-11-09
            locatie: lochal
          - datum: 2026-11-10
        vorm: lezing
        """)


def test_another_kind_of_file() -> None:
    fields: dict[str, Value] = {"inleiding": "Een.\nTwee.", "van": "2027-11-08", "naam": "Week"}
    assert yaml_text(Edition, fields) == dedent("""\
        naam: "Week"
        van: 2027-11-08
        inleiding: |-
          Een.
          Twee.
        """)


def test_every_field_of_the_models_has_a_place() -> None:
    known = layout_of(Session)
    asked = {info.alias or name for name, info in Session.model_fields.items()}
    assert set(known.under) == {key for key in asked if key[0] != "<"} | set(Session.shorthand)
    assert list(known.under["momenten"].under) == [
        info.alias or name for name, info in Moment.model_fields.items()
    ]


TEXT = st.text(max_size=30) | st.sampled_from(TRAPS)
KEYS = st.sampled_from([*layout_of(Session).under, "naam", "hoe", "url", "onbekend", "a b", "é"])
VALUES = st.recursive(
    TEXT | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=10,
)


@given(fields=st.dictionaries(KEYS, VALUES, max_size=4), body=TEXT)
@example(fields={"themas": ["a\nb"], "contact": "a: b", "url": "https://x.nl:"}, body="---\n---")
@example(fields={"titel": "x\n---\ny", "samenvatting": "\n\n a\n b"}, body="\r\r\n")
@example(fields={"sprekers": [[["a"], {"naam": "b\n\nc\n"}], "", {"rol": ""}]}, body="\u2028")
def test_what_is_written_reads_back_equal(fields: dict[str, Value], body: str) -> None:
    text = session_text(fields, body)
    parts = yamltext.front_matter(text.encode("utf-8").decode("utf-8"))
    assert parts is not None
    matter, rest, _ = parts
    document = yamltext.read(matter)
    assert document.problems == ()
    assert document.data == writable(fields)
    assert rest == description(body)
    # And once more: nothing changes any more.
    again = document.data
    assert session_text(again if isinstance(again, dict) else {}, rest) == text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a\u202eb", "ab"),
        ("\ufeffa\x00\x1b", "a"),
        (" \n ", None),
        ("a\u2028b", "a\nb"),
        ("e\u0301", "é"),
        (["", None, []], None),
        ({"a": {"b": ""}}, None),
    ],
)
def test_what_says_nothing_or_cannot_be_written(typed: Value, written: Value) -> None:
    assert writable(typed) == written
