"""The pull request that brings the forms up to date with the programme; standard library only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from _branches import TouchedError, fetched, pull_request, push, remote_name, show, write
from _github import GitHubError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = ".github/ISSUE_TEMPLATE"
NAMES = frozenset({"sessie-aanmelden.yml", "wijziging-melden.yml", "config.yml"})
BRANCH = "formulieren"
TITLE = "Formulieren: de keuzes van nu"
BODY = (
    "In het programma is iets veranderd waaruit mensen in het formulier kiezen, zoals een thema of "
    "een dag. Hiermee staat het ook in het formulier.\n\n"
    "**Voor de redactie:** vraagt GitHub onderaan om de controles te starten? Klik dan op “Approve "
    "workflows to run”. Klik daarna op “Merge pull request” (*voeg samen*). Je hoeft zelf niets te "
    "veranderen.\n"
)


def forms_from(handed_over: str) -> Mapping[str, str]:
    """Return the forms that differ, by their path, as the other job handed them over.

    :raises GitHubError: when it is not as that job writes it.
    """
    try:
        given = {str(name): str(text) for name, text in json.loads(handed_over).items()}
    except (ValueError, AttributeError) as error:
        raise GitHubError("Wat de andere stap doorgaf, is niet te lezen.") from error
    if not given.keys() <= NAMES:
        raise GitHubError("De andere stap noemt een bestand dat niet kan.")
    return {f"{FOLDER}/{name}": text for name, text in given.items()}


def propose(root: Path, forms: Mapping[str, str], main: str) -> str:
    """Make a pull request with the forms, or bring it up to date; return in Dutch what was done.

    :param root: a checkout of ``main``, which is left on the branch of the pull request.
    :raises GitHubError: when git or GitHub refuses.
    """
    if not forms:
        return "De formulieren kloppen al."
    try:
        there = fetched(root, BRANCH)
    except TouchedError as error:
        return f"Er is niets veranderd: {error}"
    remote = remote_name(BRANCH)
    if not there or any(show(root, f"{remote}:{path}") != text for path, text in forms.items()):
        for path, text in forms.items():
            write(root / path, text)
        push(root, BRANCH, list(forms), f"{TITLE}\n", expected=there)
    return f"Het voorstel staat klaar: {pull_request(BRANCH, main, TITLE, BODY)}"
