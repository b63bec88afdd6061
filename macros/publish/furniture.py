"""What every visitor must be able to find: whom to ask, and what one may do with the data."""

from __future__ import annotations

from dataclasses import dataclass

from macros.publish.links import LinkView
from macros.publish.settings import Settings

NO_ADDRESS = (
    "Er is nog geen e-mailadres voor vragen. De organisatoren moeten dat nog kiezen. Je kunt nu "
    "alleen iets vragen of melden op de website GitHub. Daar heb je een gratis account voor nodig. "
    "Wat je daar schrijft, is openbaar. Of vraag iemand om het voor je te doen."
)
NO_LICENCE = (
    "De organisatoren moeten nog kiezen onder welke licentie de gegevens vallen. "
    "Zolang dat niet is gebeurd, kunnen we geen toestemming geven."
)


@dataclass(frozen=True)
class WordsView:
    """A few sentences, and where they lead."""

    sentences: tuple[str, ...]
    link: LinkView


def contact_view(settings: Settings) -> WordsView:
    """Return whom to ask about the site."""
    if settings.contact:
        link = LinkView(settings.contact, f"mailto:{settings.contact}")
        return WordsView(("Mail je vraag of opmerking.",), link)
    issues = f"https://github.com/{settings.repository}/issues"
    return WordsView((NO_ADDRESS,), LinkView("Naar de vragen en meldingen op GitHub", issues))


def licence_view(settings: Settings) -> WordsView:
    """Return what one may do with the data of the programme."""
    licence = settings.licence
    link = LinkView(f"Lees wat mag met {licence.name}", licence.url)
    if licence.is_chosen:
        sentence = f"De gegevens van het programma mag je gebruiken volgens {licence.name}."
        return WordsView((sentence,), link)
    return WordsView((NO_LICENCE, f"Ons voorstel is {licence.name}."), link)


def licence_line(settings: Settings) -> str:
    """Return the same in a few words, for below every page."""
    name = settings.licence.name
    return name if settings.licence.is_chosen else f"nog niet gekozen, voorstel {name}"
