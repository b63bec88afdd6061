"""Whom to ask, and what one may do with the data."""

from __future__ import annotations

from dataclasses import replace

from macros.publish.furniture import contact_view, licence_line, licence_view
from macros.publish.links import LinkView
from macros.publish.settings import Licence
from tests.publish.test_calendar import SETTINGS

CHOSEN = Licence("CC BY 4.0", "https://example.org/by", is_chosen=True)


def test_an_address_is_given() -> None:
    view = contact_view(replace(SETTINGS, contact="week@example.org"))
    assert view.link == LinkView("week@example.org", "mailto:week@example.org")
    assert "GitHub" not in " ".join(view.sentences)


def test_without_an_address_that_is_said() -> None:
    view = contact_view(SETTINGS)
    assert "nog geen e-mailadres" in " ".join(view.sentences)
    assert view.link.url == "https://github.com/owner/name/issues"


def test_a_proposal_is_no_licence() -> None:
    view = licence_view(SETTINGS)
    assert "geen toestemming" in view.sentences[0]
    assert view.sentences[1] == "Ons voorstel is CC0 1.0."
    assert licence_line(SETTINGS) == "nog niet gekozen, voorstel CC0 1.0"


def test_a_licence_that_was_chosen() -> None:
    settings = replace(SETTINGS, licence=CHOSEN)
    view = licence_view(settings)
    assert view.sentences == ("De gegevens van het programma mag je gebruiken volgens CC BY 4.0.",)
    assert view.link.url == "https://example.org/by"
    assert licence_line(settings) == "CC BY 4.0"
