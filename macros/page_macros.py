"""The macros that an editor may call in a page under ``docs/``; each one calls a view.

mkdocs-macros loads this file anew at every build and calls ``define_env``.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any, TypeVar, cast

from jinja2 import TemplateSyntaxError, UndefinedError
from mkdocs_macros.errors import format_error

from macros.programme.findings import Position
from macros.programme.messages import did_you_mean
from macros.publish import listings
from macros.publish.handbook_macros import MACROS

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.pages import Page
    from mkdocs_macros.plugin import MacrosPlugin

    from macros.page_findings import PageFindings
    from macros.publish.site import Site

F = TypeVar("F", bound="Callable[..., Any]")


def define_env(env: MacrosPlugin) -> None:
    """Make the macros known.  Their names and parameters are Dutch: editors write them."""
    _keep_errors(env)
    _define_now(env)
    _define_choices(env)
    _define_doors(env)
    _define_handbook(env)


def _put(env: MacrosPlugin, listing: listings.Listing) -> str:
    base = "../" * env.page.url.count("/") or "./"
    return _site(env).fragment(listing.template, listing.view, base)


def _define_now(env: MacrosPlugin) -> None:
    """What follows from the content alone: the edition that people come for, and all of them."""

    @_macro(env)
    def voorpagina() -> str:
        """Show the edition that people come for, as it is before, during and after it."""
        return _put(env, listings.home(_site(env)))

    @_macro(env)
    def huidig_programma() -> str:
        """Show all sessions of the edition that people come for."""
        return _put(env, listings.current_programme(_site(env)))

    @_macro(env)
    def volgende_editie() -> str:
        """Say when the next edition is, or that it is not known yet."""
        return _put(env, listings.when_next(_site(env)))

    @_macro(env)
    def insturen_tot() -> str:
        """Say until when one can send in a session, or that it is not known yet."""
        return _put(env, listings.closing(_site(env)))

    @_macro(env)
    def edities() -> str:
        """Show all editions, newest first."""
        return _put(env, listings.editions(_site(env)))

    @_macro(env)
    def organisaties() -> str:
        """Show all organisations that take part."""
        return _put(env, listings.organisations(_site(env)))


def _define_choices(env: MacrosPlugin) -> None:
    """What an editor chooses."""

    @_macro(env)
    def programma(**keuze: object) -> str:
        """Show the sessions of a choice: dag, editie, thema, regio, doelgroep or another facet."""
        return _put(env, listings.programme(_site(env), keuze))

    @_macro(env)
    def sessie(adres: str) -> str:
        """Show one session, given as ``"2023/naam-van-het-bestand"``."""
        return _put(env, listings.session(_site(env), adres))

    @_macro(env)
    def weekoverzicht(editie: int | None = None) -> str:
        """Show how many sessions there are on each part of each day of an edition."""
        return _put(env, listings.week(_site(env), editie))

    @_macro(env)
    def abonneren(**keuze: object) -> str:
        """Show how to subscribe to the calendar of a choice."""
        return _put(env, listings.subscribe(_site(env), keuze))

    @_macro(env)
    def contact() -> str:
        """Say whom to ask about the site."""
        return _put(env, listings.contact(_site(env)))

    @_macro(env)
    def licentie() -> str:
        """Say what one may do with the data of the programme."""
        return _put(env, listings.licence(_site(env)))


def _define_doors(env: MacrosPlugin) -> None:
    """The ways to send something in; an editor may choose the words on the button."""

    @_macro(env)
    def deuren() -> str:
        """Show the ways to send in a session, each with a sentence and a button."""
        return _put(env, listings.ways_in(_site(env)))

    @_macro(env)
    def kort(naam: str) -> str:
        """Show a short list of the guide for editors, in its own Markdown."""
        return f"\n{listings.short_list(naam)}\n"

    @_macro(env)
    def aanmeldformulier(tekst: str = "Vul het formulier in") -> str:
        """Show a button to the form with which an organiser sends in a session."""
        return _put(env, listings.submission_form(_site(env), tekst))

    @_macro(env)
    def lijst_insturen(tekst: str = "Stuur je lijst in") -> str:
        """Show a button to an empty message on GitHub, to put a spreadsheet in."""
        return _put(env, listings.send_list(_site(env), tekst))

    @_macro(env)
    def wijzigingsformulier(tekst: str = "Meld een wijziging") -> str:
        """Show a button to the form with which somebody reports a change."""
        return _put(env, listings.change_form(_site(env), tekst))

    @_macro(env)
    def nieuwe_sessie(tekst: str = "Begin een nieuwe sessie op GitHub") -> str:
        """Show a button to GitHub's page for a new file, with an example in it to fill in."""
        return _put(env, listings.new_session(_site(env), tekst))


def _define_handbook(env: MacrosPlugin) -> None:
    """What editors look up; ``handbook_macros`` has a sentence and an example for every macro."""

    @_macro(env)
    def velden() -> str:
        """Show every field of the content, with what it means."""
        return _put(env, listings.fields())

    @_macro(env)
    def macros_uitleg() -> str:
        """Show every macro, with an example and what that gives."""

        def give(text: str) -> str:
            return _site(env).with_fragments(env.env.from_string(text).render(env.variables))

        return _put(env, listings.macros(_site(env), give))


def _macro(env: MacrosPlugin) -> Callable[[F], F]:
    """Return the plugin's decorator, which has no types of its own."""
    return cast("Callable[[F], F]", env.macro)


def _site(env: MacrosPlugin) -> Site:
    site: Site = env.conf["extra"]["site"]
    return site


def _keep_errors(env: MacrosPlugin) -> None:
    """Keep what is wrong in a page as a finding; the plugin would print it in the page."""

    def keep(error: Exception, markdown: str, page: Page) -> str:
        line = _line(error) + _lines_above(markdown, page)
        column = max(page.file.content_string.splitlines()[line - 1].find("{"), 0) + 1
        notes: PageFindings = env.conf["extra"]["bevindingen"]
        notes.add(page.file.src_uri, Position(line, column), "macro", zin=_sentence(error))
        return ""

    # The plugin knows a syntax error by itself.
    for kind in (Exception, TemplateSyntaxError):
        format_error.register(kind, keep)


def _line(error: Exception) -> int:
    """Return the line of the page's text, counted from 1, at which the error came up."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 1 for f in reversed(frames) if f.filename == "<template>"), 1)


def _lines_above(markdown: str, page: Page) -> int:
    """Return how many lines of the file stand above its text: the front matter."""
    return page.file.content_string.rstrip("\n").count("\n") - markdown.rstrip("\n").count("\n")


def _sentence(error: Exception) -> str:
    if isinstance(error, listings.ListingError):
        return str(error)
    if isinstance(error, TemplateSyntaxError):
        return (
            "Deze regel met {{ of {% kunnen we niet lezen. Kijk of er een haakje, aanhalingsteken "
            f"of accolade ontbreekt. (Technische melding: {error.message})"
        )
    if isinstance(error, UndefinedError):
        return f"Deze naam kennen we niet. {_known(error)}(Technische melding: {error.message})"
    return f"Deze macro kan niet worden uitgevoerd. (Technische melding: {error})"


def _known(error: UndefinedError) -> str:
    name = (error.message or "").split("'")[1:2]
    near = did_you_mean(name[0], MACROS).strip() if name else ""
    return f"{near or 'Kies uit: ' + ', '.join(MACROS) + '.'} "
