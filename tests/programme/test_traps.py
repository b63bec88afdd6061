"""Each way in which YAML bites an editor: a Dutch finding on the right line, or the right text.

A row is: what is typed under line 5 of a session file, and what comes of it.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.programme import yamlerrors, yamltext
from macros.programme.findings import ProgrammeError
from tests.conftest import ProgrammeFolder

FIELDS = """\
titel: Een sessie
datum: 2026-11-10
{typed}
"""

WRONG = {
    # typed: (line, column, code, what the sentence says)
    'begin: "24:00"': (4, 8, "tijd-24", 'Schrijf "00.00" en zet bij einddatum de volgende dag'),
    "begin: 24:00": (4, 8, "tijd-24", "23.59"),
    "begin: 9 uur": (4, 8, "geen-tijd", "“9 uur” is geen tijd"),
    "begin: 25.00": (4, 8, "geen-tijd", '"09.30"'),
    "rond_de_week: no": (4, 15, "ja-nee", "Schrijf ja of nee"),
    "rond_de_week: on": (4, 15, "ja-nee", "“on”"),
    "rond_de_week: true": (4, 15, "ja-nee", "“true”"),
    "einddatum: 2026-02-30": (4, 12, "datum-bestaat-niet", "2026-02-30 bestaat niet"),
    "einddatum: 9 november": (4, 12, "geen-datum", "2026-11-09"),
    "einddatum: 11-10-2026": (4, 12, "geen-datum", "jaar-maand-dag"),
    "ondertitel: Sessie #1": (4, 13, "opmerking-achter-tekst", '"Sessie #1"'),
    "ondertitel: Sessie # 1": (4, 13, "opmerking-achter-tekst", "eigen regel"),
    "ondertitel: #wbw2026": (4, 12, "opmerking-achter-tekst", '"#wbw2026"'),
    "ondertitel: &samen": (4, 13, "yaml-verwijzing", "&samen"),
    "ondertitel: *samen": (4, 13, "yaml-verwijzing", "*samen"),
    "ondertitel: Wonen: hoe dan?": (4, 13, "yaml-aanhalingstekens", '"Wonen: hoe dan?"'),
    "ondertitel: 's-Hertogenbosch": (4, 13, "yaml-aanhalingstekens", '"\'s-Hertogenbosch"'),
    "ondertitel: 't Zand en 's-Hertogenbosch": (4, 13, "yaml-aanhalingstekens", "\"'t Zand en"),
    'ondertitel: "Samen" sterk': (4, 13, "yaml-aanhalingstekens", "'\"Samen\" sterk'"),
    "ondertitel: [Online] sessie": (4, 13, "yaml-aanhalingstekens", '"[Online] sessie"'),
    "ondertitel: @provincie": (4, 13, "yaml-aanhalingstekens", '"@provincie"'),
    "ondertitel: *let op*": (4, 13, "yaml-aanhalingstekens", '"*let op*"'),
    "ondertitel: % korting": (4, 13, "yaml-aanhalingstekens", '"% korting"'),
    "ondertitel: `code`": (4, 13, "yaml-aanhalingstekens", '"`code`"'),
    "ondertitel: - x": (4, 13, "yaml-aanhalingstekens", '"- x"'),
    "ondertitel: > x": (4, 13, "yaml-aanhalingstekens", '"> x"'),
    "ondertitel: | x": (4, 13, "yaml-aanhalingstekens", '"| x"'),
    "ondertitel: !let": (4, 13, "yaml-label", "!let"),
    "ondertitel: {{ macro }}": (4, 14, "yaml-sleutel", '"{{ macro }}"'),
    "ondertitel: {x: 1}": (4, 13, "geen-tekst", "één tekst"),
    "titel: Twee keer": (4, 1, "dubbel-veld", "“titel” staat er twee keer"),
    "\tzaal: 1": (4, 1, "yaml-tab", "tab"),
    "aanmelden:\n\turl: https://example.org": (5, 1, "yaml-tab", "spaties"),
    "themas:\n\u00a0\u00a0- wonen": (5, 1, "onzichtbaar-teken", "gewone spatie"),
    "sprekers:\n\u00a0\u00a0- naam: Jan": (5, 1, "onzichtbaar-teken", "Word"),
    "themas:\n  – wonen\n  – samenleving": (5, 3, "geen-lijst", "gewoon streepje"),
    "themas: wonen": (4, 9, "geen-lijst", "- wonen"),
    "zaal:Wonen": (4, 6, "yaml-spatie-mist", "zaal: Wonen"),
    "zaal:Wonen\nvorm: lezing": (4, 6, "yaml-spatie-mist", "zaal: Wonen"),
    "zaal: A\n  vorm: lezing": (5, 7, "yaml-dubbele-punt", "dubbele punt"),
    "zaal A": (4, 1, "yaml-dubbele-punt-mist", "veld: waarde"),
    'zaal: "A': (4, 7, "yaml-aanhalingsteken-open", "nergens dichtgaat"),
    "zaal: A\u0000B": (4, 8, "yaml-onleesbaar-teken", "0000"),
    "eindd: 2026-11-11": (4, 1, "onbekend-veld", "Bedoel je “einde”?"),
    "sprekers:\n  - naam:": (5, 10, "lege-waarde", "Vul “naam” in"),
    "status:": (4, 8, "lege-waarde", "haal de regel weg"),
    "aantal_plekken: veertig": (4, 17, "geen-getal", "geen heel getal"),
    "aantal_plekken: 0": (4, 17, "te-laag", "minstens 1"),
    "prijs: een tientje": (4, 8, "geen-prijs", "gratis"),
    "online_url: example.org": (4, 13, "geen-webadres", "https://"),
    "contact: jan": (4, 10, "geen-mailadres", "e-mailadres"),
    "vorm: Lezing!": (4, 7, "geen-naam", "Bedoel je “lezing”?"),
    "taal: nederlands": (4, 7, "geen-taal", "nl of en"),
    "status: afgelast": (4, 9, "keuze", "gaat-door, verplaatst, geannuleerd"),
    "plekken: volgeboekt": (4, 10, "keuze", "vrij, wachtlijst, vol"),
    "aanmelden: ja": (4, 12, "geen-groep", "velden met een naam"),
    "sprekers:\n  - Jan": (5, 5, "geen-groep", "velden met een naam"),
    "sprekers:\n  - rol: gastheer": (5, 5, "verplicht-veld", "naam"),
    "<bron>: x": (4, 1, "onbekend-veld", "kennen we niet"),
}


@pytest.mark.parametrize(("typed", "expected"), WRONG.items(), ids=list(WRONG))
def test_a_trap_gives_a_dutch_finding_on_its_line(
    folder: ProgrammeFolder, typed: str, expected: tuple[int, int, str, str]
) -> None:
    folder.session("sessie", FIELDS.format(typed=typed).strip("\n"))
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    findings = [f for f in caught.value.findings if f.path == "2026/sessies/sessie.md"]
    assert [(f.line, f.column, f.code) for f in findings] == [expected[:3]]
    assert expected[3] in findings[0].message
    assert findings[0].excerpt == (folder.path / findings[0].path).read_text().split("\n")[
        findings[0].line - 1
    ].replace("\r", "")


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


FILE_TROUBLE = {
    "no front matter": (b"Alleen tekst\n", 1, "geen-voorblok"),
    "front matter that does not end": (b"---\ntitel: x\n", 1, "geen-voorblok"),
    "empty file": (b"", 1, "geen-voorblok"),
    "cp1252": ("---\ntitel: x\nzaal: caf\xe9\n---\n".encode("cp1252"), 3, "geen-utf8"),
    "a list": (b"---\n- a\n- b\n---\n", 2, "geen-velden"),
    "a text": (b"---\nzomaar\n---\n", 2, "geen-velden"),
    "nothing in it": (b"---\n---\n", 1, "geen-moment"),
}


@pytest.mark.parametrize(("content", "line", "code"), FILE_TROUBLE.values(), ids=list(FILE_TROUBLE))
def test_a_file_that_is_no_session(
    folder: ProgrammeFolder, content: bytes, line: int, code: str
) -> None:
    folder.write("2026/sessies/sessie.md", content)
    with pytest.raises(ProgrammeError) as caught:
        folder.read()
    assert (line, code) in {(f.line, f.code) for f in caught.value.findings}


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
    text = "\n".join(f"{k}: {yamlerrors.quoted(v)}" for k, v in fields.items())
    document = yamltext.read(text or "{}")
    assert document.data == fields
