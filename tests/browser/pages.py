"""Which pages a test of all kinds of page has to see."""

from __future__ import annotations

import pytest

PAGES = {
    "home": "",
    "programme": "programma/",
    "edition": "2026/",
    "day": "2026/dinsdag-10-november/",
    "session": "2026/opening-van-de-week/",
    "session, long": "2026/praktijknetwerk-van-plan-naar-praktijk/",
    "session, cancelled": "2026/wie-graast-er-in-de-achtertuin/",
    "session, moved": "2026/als-de-schuur-leegstaat/",
    "session, online": "2026/rauwe-cijfers/",
    "session, English": "2026/broad-prosperity-in-plain-english/",
    "session, several moments": "2026/de-reizende-keukentafel/",
    "theme": "thema/wonen/",
    "themes": "thema/",
    "region": "regio/west-brabant/",
    "audience": "doelgroep/inwoners/",
    "kind": "vorm/lezing/",
    "way to take part": "deelname/online/",
    "ways to take part": "deelname/",
    "series": "reeks/op-pad-door-brabant/",
    "editions": "edities/",
    "venue": "locatie/aula-de-schering/",
    "organisation": "organisatie/denktank-de-brede-blik/",
    "index": "organisatie/",
    "map": "kaart/",
    "calendar": "kalender/",
    "taking part": "meedoen/",
    "handbook": "redactie/",
    "about": "over/",
    "knowledge": "kennisbank/",
    "search": "zoeken/",
    "own programme, empty": "mijn-programma/",
    "own programme, shared": "mijn-programma/#2026=opening-van-de-week,"
    "de-reizende-keukentafel.breda,als-de-schuur-leegstaat,wie-graast-er-in-de-achtertuin",
    "accessibility": "toegankelijkheid/",
    "privacy": "privacy/",
    "contact": "contact/",
    "not found": "bestaat-niet/",
    "not kept": "offline.html",
}
"""Every template, and what it looks like when there is more or less to say."""

KINDS = {
    name: PAGES[name]
    for name in (
        *("home", "programme", "edition", "day", "session, moved", "session, several moments"),
        *("theme", "themes", "way to take part", "venue", "editions", "calendar", "taking part"),
        *("map", "search", "own programme, shared", "not found"),
    )
}
"""One page of every template, for what takes long."""

every_page = pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))
every_kind = pytest.mark.parametrize("path", KINDS.values(), ids=list(KINDS))
