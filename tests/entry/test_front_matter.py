"""Fields change, line by line, and everything around them stays."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.entry.front_matter import NotEditableError, all_of, edited, fields_of
from macros.entry.session_file import session_text
from macros.programme import yamltext

FILE = """\
---
# Mijn notitie
titel: 'Oud'  # let op
samenvatting: |-
  Een lange
  tekst.

# Wanneer
datum: 2026-11-09
begin: "09.30"
themas: [wonen, samenleving]  # kort
doelgroepen:
  # eerst
  - inwoners
  # dan
  - ambtenaren
sprekers:
- naam: "A"   # eerste
  rol: x
# tweede
- rol: y
  naam: "B"
aanmelden:
  # hoe
  hoe: verplicht
  url: https://x.nl
toegankelijkheid: {rolstoel: ja}
# slot
---

Tekst

met  spaties.
"""

CHANGES: list[tuple[dict[str, Any], list[str], list[str]]] = [
    ({"titel": "Nieuw: #1"}, ["titel: 'Oud'  # let op"], ['titel: "Nieuw: #1"  # let op']),
    ({"begin": None}, ['begin: "09.30"'], []),
    ({"einde": "11.00"}, [], ['einde: "11.00"']),
    ({"samenvatting": "Kort."}, ["samenvatting: |-", "  Een lange", "  tekst."],
     ['samenvatting: "Kort."']),
    ({"themas": ["milieu"]}, ["themas: [wonen, samenleving]  # kort"],
     ["themas: [milieu]  # kort"]),
    ({"doelgroepen": ["inwoners"]}, ["  - ambtenaren"], []),
    ({"doelgroepen": ["inwoners", "x", "ambtenaren"]}, [], ["  - x"]),
    ({"sprekers": [{"naam": "A", "rol": "x"}, {"rol": "z", "naam": "B"}]}, ["- rol: y"],
     ['- rol: "z"']),
    ({"sprekers": [{"naam": "A", "rol": "x"}, {"rol": "y", "naam": "B"}, {"naam": "C"}]}, [],
     ['- naam: "C"']),
    ({"aanmelden": {"hoe": "verplicht", "url": "https://y.nl", "tot": "2026-11-01"}},
     ["  url: https://x.nl"], ["  url: https://y.nl", "  tot: 2026-11-01"]),
    ({"toegankelijkheid": {"rolstoel": "nee"}}, ["toegankelijkheid: {rolstoel: ja}"],
     ["toegankelijkheid:", "  rolstoel: nee"]),
]  # fmt: skip
"""What changes → the lines that go, and those that come."""


@pytest.mark.parametrize(("change", "gone", "come"), CHANGES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_only_the_lines_of_what_changes_change(
    change: dict[str, Any], gone: list[str], come: list[str], ends: str
) -> None:
    text = FILE.replace("\n", ends)
    fields = {**fields_of(text), **change}
    new = edited(text, {key: value for key, value in fields.items() if value is not None})
    before, after = text.split(ends), new.split(ends)
    assert sorted(before + come) == sorted(after + gone)
    assert [line for line in before if line not in gone] == [
        line for line in after if line not in come
    ]


def test_nothing_changes_nothing() -> None:
    assert edited(FILE, fields_of(FILE)) == FILE


def test_a_description_changes_apart() -> None:
    matter = FILE.rpartition("---\n")[0]
    assert edited(FILE, fields_of(FILE), "Anders.\n\n") == f"{matter}---\nAnders.\n"


@pytest.mark.parametrize(
    "text", ["geen", "---\nx: [\n---\n", "---\n- a\n---\n", "---\n{titel: x}\n---\n", "---\n---\n"]
)
def test_what_cannot_be_changed_safely_is_refused(text: str) -> None:
    with pytest.raises(NotEditableError):
        edited(text, {"titel": "y"})


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff"),
    min_size=1,
    max_size=12,
)
WORDS = st.sampled_from(["wonen", "milieu", "ja", "2026-11-09", "09.30", "Een: #x", "- a", "'s"])
LINES = WORDS | TEXTS
SPEAKER = st.dictionaries(st.sampled_from(["naam", "rol", "organisatie"]), LINES, min_size=1)
FIELDS = st.fixed_dictionaries(
    {"titel": LINES},
    optional={
        "ondertitel": LINES,
        "samenvatting": LINES | st.just("Een\ntwee"),
        "datum": WORDS,
        "themas": st.lists(LINES, min_size=1, max_size=4),
        "sprekers": st.lists(SPEAKER, min_size=1, max_size=3),
        "aanmelden": st.dictionaries(
            st.sampled_from(["hoe", "url", "tot", "uitleg"]), LINES, min_size=1
        ),
        "programma": st.lists(
            st.dictionaries(st.sampled_from(["begin", "titel", "wie"]), LINES, min_size=1),
            min_size=1,
            max_size=3,
        ),
    },
)


@settings(max_examples=150)
@given(FIELDS, FIELDS)
def test_any_fields_become_any_others(old: dict[str, Any], new: dict[str, Any]) -> None:
    old, new = all_of(old), all_of(new)
    if not old or not new:
        return
    text = session_text(old, "Tekst.")
    assert fields_of(text) == old
    changed = edited(text, new)
    assert fields_of(changed) == new
    assert changed.endswith("---\nTekst.\n")
    assert edited(changed, new) == changed
    # And a comment above every field is still there, in the order of the fields that stay.
    noted = text.replace("\n", "\n# noot\n", 1)
    assert "# noot" in edited(noted, new)
    parts = yamltext.front_matter(changed)
    assert parts is not None
    assert yamltext.read(parts[0]).problems == ()
    assert copy.deepcopy(old) == old
