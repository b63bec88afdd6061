"""Advice: every rule has a text it is given for and one it is not, and it never stops a build."""

from __future__ import annotations

import pytest

from macros.programme import advice, checking
from macros.programme.findings import Finding, Level
from tests.conftest import ProgrammeFolder

ACCESS = "  toegankelijkheid:\n    rolstoel: ja"
HEAD = "titel: T\nsamenvatting: Kort.\ndatum: 2026-11-10\n"
LONG = "Wij " + "gaan " * 25 + "door."
SHORT = "Wij " + "gaan " * 23 + "door."


@pytest.fixture
def calm(folder: ProgrammeFolder) -> ProgrammeFolder:
    """A programme about which there is nothing to say."""
    folder.replace("locaties.yml", "plaats: Tilburg", f"plaats: Tilburg\n{ACCESS}")
    assert told(folder) == []
    return folder


def told(folder: ProgrammeFolder) -> list[tuple[str, int, int, str]]:
    return [(f.path.rpartition("/")[2], f.line, f.column, f.code) for f in all_of(folder)]


def all_of(folder: ProgrammeFolder) -> tuple[Finding, ...]:
    checked = folder.check()
    checked.publishable()
    found = checking.report(checked, folder.path).findings
    assert all(f.level is Level.ADVICE and not f.blocks for f in found)
    return found


HITS = {
    "no summary": (
        *("titel: T\ndatum: 2026-11-10", "Tekst."),
        [(2, 1, "samenvatting-mist")],
    ),
    "a long sentence": (HEAD, f"Kort.\n\nOok kort. {LONG}\n", [(8, 11, "lange-zin")]),
    "a long sentence over two lines": (HEAD, LONG.replace(" ", "\n", 9), [(6, 1, "lange-zin")]),
    "a long sentence in a list": (HEAD, f"- Kort\n- {LONG}", [(7, 3, "lange-zin")]),
    "a long sentence in the summary": (
        HEAD.replace("Kort.", LONG),
        *("Tekst.", [(3, 15, "lange-zin")]),
    ),
    "a difficult word": (
        *(HEAD, "Wij doen dit met stakeholders.\nMet stakeholders."),
        [(6, 18, "moeilijk-woord")],
    ),
    "two words": (HEAD, "Een gesprek Met betrekking tot geld.", [(6, 13, "moeilijk-woord")]),
    "a difficult word in the summary": (
        HEAD.replace("Kort.", "Over governance."),
        *("Tekst.", [(3, 20, "moeilijk-woord")]),
    ),
    "nowhere to sign up": (
        HEAD + "aanmelden:\n  hoe: verplicht\n  tot: 2026-11-01",
        *("Tekst.", [(5, 1, "aanmelden-waar-mist")]),
    ),
    "words that nobody sees": (
        HEAD,
        "Kom.\n\n<!-- We eten\nsoep. -->",
        [(8, 1, "tekst-verborgen")],
    ),
    "a picture": (HEAD, "![x](y.png)", [(6, 6, "plaatje")]),
}


@pytest.mark.parametrize(("fields", "body", "expected"), HITS.values(), ids=HITS)
def test_hits(
    calm: ProgrammeFolder, fields: str, body: str, expected: list[tuple[int, int, str]]
) -> None:
    calm.session("tweede", fields, body)
    assert told(calm) == [("tweede.md", *place) for place in expected]


CLEAN = {
    "a sentence that just fits": (HEAD, SHORT),
    "two sentences": (HEAD, f"{SHORT} {SHORT}"),
    "a heading and a table": (HEAD, f"## {LONG}\n\n| {LONG} |\n| --- |"),
    "long addresses": (HEAD, f"[{SHORT[:-1]}](https://example.org/{'a/b/' * 30})"),
    "a list": (HEAD, "\n".join(f"- {word}" for word in SHORT.split() * 2)),
    "a link to sign up": (
        HEAD + "aanmelden:\n  hoe: verplicht\n  url: https://example.org/x",
        "Tekst.",
    ),
    "words on how to sign up": (
        HEAD + "aanmelden:\n  hoe: verplicht\n  uitleg: De link komt op 1 oktober.",
        "Tekst.",
    ),
    "signing up is welcome": (HEAD + "aanmelden:\n  hoe: gewenst", "Tekst."),
    "signing up for what is full": (
        HEAD + "plekken: vol\naanmelden:\n  hoe: verplicht",
        "Tekst.",
    ),
    "a remark without words": (HEAD, "Kom. <!-- -->"),
    "part of a word": (HEAD, "De pilotenopleiding."),
    "a word in an address": (HEAD, "Zie [de plek](https://example.org/governance)."),
    "another language": (HEAD + "taal: en", f"The stakeholders. {LONG}"),
    "what is cancelled": (HEAD + "status: geannuleerd", f"Met stakeholders. {LONG}"),
    "with a reason": (
        HEAD + "toegestaan:\n  moeilijk-woord: Het gaat over dat woord",
        *("De governance.",),
    ),
}


@pytest.mark.parametrize(("fields", "body"), CLEAN.values(), ids=CLEAN)
def test_clean(calm: ProgrammeFolder, fields: str, body: str) -> None:
    calm.session("tweede", fields, body)
    assert [f for f in all_of(calm) if not f.reason] == []


def test_a_reason_is_told(calm: ProgrammeFolder) -> None:
    calm.session("tweede", HEAD + "toegestaan:\n  moeilijk-woord: Het moet", "De governance.")
    assert [(f.code, f.reason) for f in all_of(calm)] == [("moeilijk-woord", "Het moet")]


def test_a_venue_without_accessibility(folder: ProgrammeFolder) -> None:
    """Only where somebody is to come, and nothing is said with the session itself."""
    assert told(folder) == [("locaties.yml", 1, 1, "toegankelijkheid-mist")]
    folder.replace("2026/sessies/opening.md", "vorm:", "toegankelijkheid:\n  rolstoel: ja\nvorm:")
    assert told(folder) == []


def test_a_venue_with_a_reason(folder: ProgrammeFolder) -> None:
    folder.replace(
        *("locaties.yml", "plaats: Tilburg"),
        "plaats: Tilburg\n  toegestaan:\n    toegankelijkheid-mist: Wij vragen het na",
    )
    assert [(f.code, f.reason) for f in all_of(folder)] == [
        ("toegankelijkheid-mist", "Wij vragen het na")
    ]


def test_an_edition_that_is_over_is_left_alone(folder: ProgrammeFolder) -> None:
    folder.session("tweede", "titel: T\ndatum: 2026-11-10\nlocatie: lochal", LONG)
    assert len(told(folder)) == 3
    folder.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    assert told(folder) == []


def test_every_word_has_a_plainer_one() -> None:
    words = advice._plainer()
    assert len(words) > 80
    assert all(word == word.lower() and better for word, better in words.items())
    assert not {word for word in words if word in words.values()}


def test_every_rule_is_in_use() -> None:
    written = {
        name
        for name, thing in vars(advice).items()
        if getattr(thing, "__module__", "") == advice.__name__
        and getattr(thing, "__annotations__", {}).get("return") == "Iterator[Finding]"
    }
    assert written - {"check"} == {rule.__name__ for rule in advice.RULES}


def test_of_two_editions_with_dates_the_first_may_be_over(calm: ProgrammeFolder) -> None:
    """While the second has no dates, there is nothing to say: somebody began it early."""
    calm.write("2027/editie.yml", "naam: Week 2027\n")
    assert told(calm) == []
    calm.write("2027/editie.yml", "naam: Week 2027\nvan: 2027-11-08\ntot: 2027-11-12\n")
    assert told(calm) == [("editie.yml", 1, 1, "niet-afgerond")]
    assert "gaat de site over 2026, en nog niet over 2027" in all_of(calm)[0].message
    calm.replace("2026/editie.yml", "naam:", "afgerond: ja\nnaam:")
    assert told(calm) == []
