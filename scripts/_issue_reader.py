"""An issue that a form made → our answer, and the session to propose.

This runs with the packages of others, so with a token that can only read.  What comes out is one
line of JSON, for a program that has rights and no packages (``_issue_answer``).
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from _issue_answer import MARKER, MOST_BYTES, is_about_a_form
from macros.entry.answers import is_filled_in
from macros.entry.approval import LABEL
from macros.entry.change_form import QUESTIONS, change_answer
from macros.entry.comment import TOO_LONG, answer
from macros.entry.questions import questions
from macros.entry.verdict import Verdict, judge
from macros.programme.reading import check_programme
from macros.publish.card_words import card_words
from macros.publish.session_words import session_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MOST_TYPED = 40_000
"""Bytes of an issue: more than any session needs, and little enough to hand over in a variable."""


def reply_to(event: Mapping[str, Any], root: Path, content: Path, branch: str) -> str:
    """Return what to hand over, as one line of JSON; nothing for an issue that no form made.

    :param event: what GitHub says that happened.
    :param content: the folder with the programme.
    :param branch: the branch that is published.
    """
    if not is_about_a_form(event):
        return ""
    issue = event["issue"]
    body = str(issue["body"] or "")
    programme = check_programme(content, base=root).programme
    given: dict[str, Any] = {"nummer": int(issue["number"])}
    shown = (content.relative_to(root) if content.is_relative_to(root) else content).as_posix()
    if is_filled_in(body, QUESTIONS):
        github = str(event["repository"]["html_url"])
        said = change_answer(programme, body, github, branch)
        return _handed_over({**given, "reactie": f"{MARKER}\n{said}"})
    if not is_filled_in(body, questions(programme)):
        return ""
    if len(body.encode("utf-8", "replace")) > MOST_TYPED:
        return _handed_over({**given, "reactie": f"{MARKER}\n{TOO_LONG}"})
    verdict = judge(content, programme, body, today=_sent_in_on(issue))
    said = answer(verdict, _told(verdict), folder=shown, is_approved=_is_changed(event))
    given["reactie"] = f"{MARKER}\n{said}"
    if verdict.is_ready and verdict.session and verdict.draft:
        given["titel"] = verdict.session.title
        given["bestand"] = f"{shown}/{verdict.draft.path}"
        given["tekst"] = verdict.draft.text
        given["erbij"] = {f"{shown}/{path}": text for path, text in verdict.added.items()}
    handed_over = _handed_over(given)
    if len(handed_over.encode("utf-8")) > MOST_BYTES:
        return _handed_over({"nummer": given["nummer"], "reactie": f"{MARKER}\n{TOO_LONG}"})
    return handed_over


def _told(verdict: Verdict) -> tuple[str, ...]:
    """Return what was understood of the session, the most important first."""
    if not verdict.session:
        return ()
    programme, session = verdict.programme, verdict.session
    return (*card_words(programme, session), *session_words(programme, session, verdict.new))


def _sent_in_on(issue: Mapping[str, Any]) -> date | None:
    """Return the day on which an issue was sent in; the same each time that it is read."""
    try:
        return datetime.fromisoformat(str(issue.get("created_at"))).date()
    except ValueError:
        return None


def _is_changed(event: Mapping[str, Any]) -> bool:
    """Whether the text is another than an editor said yes to."""
    labels = [label["name"] for label in event["issue"].get("labels") or ()]
    return event["action"] == "edited" and LABEL in labels


def _handed_over(given: Mapping[str, Any]) -> str:
    return json.dumps(given, ensure_ascii=False)
