"""Views → HTML, with the templates under ``overrides/programma/``.

Everything is escaped unless a view says that it is sanitised HTML; a name that a template gets
wrong is an error and not an empty spot.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.publish.agenda import Card


class Renderer:
    """Turns views into HTML."""

    def __init__(self, templates: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._cards: dict[tuple[str, str], Markup] = {}

    def render(self, template: str, view: object, base: str) -> str:
        """Return ``view`` as HTML.

        :param template: the name of a file under ``overrides/programma/``.
        :param base: the way from the page to the root of the site: ``../../``.
        """

        def card(shown: Card) -> Markup:
            # A session is in some ten lists; its HTML differs only by the way to the root.
            key = (base, shown.key)
            if key not in self._cards:
                self._cards[key] = Markup(self._one(template="kaart.html", card=shown, base=base))  # noqa: S704 -- our own template
            return self._cards[key]

        return self._one(template=template, view=view, base=base, kaart=card)

    def _one(self, *, template: str, **context: object) -> str:
        return self._environment.get_template(template).render(context)


def base_of(address: str) -> str:
    """Return the way from a page to the root of the site.

    >>> base_of("2023/opening/")
    '../../'
    """
    return "../" * address.count("/") or "./"
