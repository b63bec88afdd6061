"""Nothing that somebody types can pass for the answer to another question."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from macros.entry.answers import is_filled_in, read_answers
from macros.entry.change_form import QUESTIONS
from macros.entry.questions import Question, questions
from macros.programme.reading import read_programme
from tests.entry.issue_bodies import RIGHT, issue_body
from tests.mangling import TRAPS

ASKED = questions(read_programme(Path(__file__).parents[1] / "voorbeeldweek"))
HEADINGS = [f"### {question.label}" for question in ASKED]
EXPECTED = read_answers(issue_body(ASKED, RIGHT), ASKED)

LINES = st.lists(
    st.sampled_from([*HEADINGS, "", "_No response_", "- [x] x", "---", "### ", "```", *TRAPS])
    | st.text(max_size=20),
    max_size=12,
)


@given(lines=LINES)
@example(lines=HEADINGS)
@example(lines=["x", *reversed(HEADINGS)])
def test_a_description_is_only_that(lines: list[str]) -> None:
    text = "\n".join(["Begin", *lines, "einde"])
    found = read_answers(issue_body(ASKED, {**RIGHT, "beschrijving": text}), ASKED)
    assert {**found.texts, "beschrijving": ""} == {**EXPECTED.texts, "beschrijving": ""}
    assert found.chosen == EXPECTED.chosen
    assert found.broken == found.lost == ()
    assert found.text("beschrijving").startswith("Begin")
    assert found.text("beschrijving").endswith("einde")


@given(lines=LINES)
def test_speakers_change_nothing_before_them(lines: list[str]) -> None:
    answers = {**RIGHT, "sprekers": "\n".join(["Anna", *lines])}
    found = read_answers(issue_body(ASKED, answers), ASKED)
    before = {key: text for key, text in found.texts.items() if key not in PROSE}
    assert before == {key: text for key, text in EXPECTED.texts.items() if key not in PROSE}
    assert found.chosen == EXPECTED.chosen


PROSE = ("sprekers", "beschrijving")


LINE = [question.id for question in ASKED if question.kind in ("input", "dropdown")]


@given(question=st.sampled_from(LINE), heading=st.sampled_from(HEADINGS))
def test_a_heading_within_a_line_answer_is_seen(question: str, heading: str) -> None:
    """A browser lets nobody type more lines there; who changes the issue by hand can."""
    body = issue_body(ASKED, {**RIGHT, question: f"x\n\n{heading}\n\nforged"})
    found = read_answers(body, ASKED)
    forged = [key for key, text in found.texts.items() if "forged" in text and key not in PROSE]
    assert forged == []
    assert found.broken or heading in HEADINGS[-len(PROSE) :]


def test_a_question_that_an_older_form_did_not_have_is_open() -> None:
    older = [question for question in ASKED if question.id != "inloop"]
    found = read_answers(issue_body(older, {**RIGHT, "beschrijving": HEADINGS[4]}), ASKED)
    assert "inloop" not in found.texts
    assert found.text("begin") == "09.30"


NEEDED = [question for question in ASKED if question.is_required or question == ASKED[-1]]


@given(question=st.sampled_from(ASKED), lines=LINES)
def test_a_heading_that_is_gone_forges_nothing(question: Question, lines: list[str]) -> None:
    """Below it may be anything; the other answers are as they were, or are not read."""
    body = issue_body(ASKED, {**RIGHT, "sprekers": "Anna"})
    body = body.replace(f"### {question.label}\n", "\n".join([question.label, *lines, ""]), 1)
    found = read_answers(body, ASKED)
    if found.text("beschrijving") != RIGHT["beschrijving"]:
        assert found.lost or "### De beschrijving" in lines or "### Wie spreken er?" in lines
    for key, text in found.texts.items():
        if key not in PROSE and f"### {LABELS[key]}" not in lines:
            assert text == RIGHT[key]


LABELS = {question.id: question.label for question in ASKED}


@given(question=st.sampled_from(NEEDED))
def test_a_needed_heading_that_is_gone_is_told(question: Question) -> None:
    body = issue_body(ASKED, RIGHT)
    found = read_answers(body.replace(f"### {question.label}\n", ""), ASKED)
    assert question in found.lost
    assert question.id in found.unread
    assert found.broken == ()
    assert read_answers(body, ASKED).lost == ()


def test_an_issue_of_before_a_question_was_put_otherwise() -> None:
    """Both headings in one issue are two answers; nobody knows which one counts."""
    answers = {**RIGHT, "aanmelden_tot": "2 november"}
    (question,) = [question for question in ASKED if question.id == "aanmelden_tot"]
    now, before = f"### {question.label}", f"### {question.formerly[0]}"
    body = issue_body(ASKED, answers)
    assert read_answers(body.replace(now, before), ASKED) == read_answers(body, ASKED)
    found = read_answers(body.replace(now, f"{before}\n\n3 november\n\n{now}"), ASKED)
    assert found.broken == (question,)
    assert "aanmelden_tot" not in found.texts


def test_what_was_left_open() -> None:
    body = issue_body(ASKED, RIGHT)
    found = read_answers(body, ASKED)
    assert "gemeente" in found.left_open
    assert not found.left_open & {"titel", "toegankelijkheid"}
    emptied = body.replace("gemeente is het?\n\n_No response_", "gemeente is het?\n\n")
    assert "gemeente" not in read_answers(emptied, ASKED).left_open


def test_which_form_it_is() -> None:
    body = issue_body(ASKED, RIGHT)
    assert is_filled_in(body, ASKED)
    assert is_filled_in(body.replace("\n", "\r\n"), ASKED)
    assert not is_filled_in(body, QUESTIONS)
    assert not is_filled_in("### De beschrijving\n\nEen gewone vraag", ASKED)
    assert not is_filled_in("", ASKED)
    # Whichever heading somebody damages, it is still known.
    for heading in HEADINGS:
        assert is_filled_in(body.replace(f"{heading}\n", ""), ASKED)


def test_more_choices_one_of_which_has_a_comma_in_it() -> None:
    asked = [question for question in ASKED if question.id == "doelgroepen"]
    both = type(asked[0])("x", "X", "dropdown", options=("A, B", "B", "A"), several=True)
    body = "### X\n\nA, A, B, B, onbekend"
    assert read_answers(body, [both]).chosen == {"x": ("A", "A, B", "B", "onbekend")}
