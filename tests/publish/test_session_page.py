"""What the page of a session says."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from macros.publish.links import LinkView
from macros.publish.session_page import SessionPages, SessionView, session_links
from macros.publish.session_state import StateView
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS

TEN = 'titel: Tien\ndatum: 2026-11-10\nbegin: "10.00"\neinde: "11.00"\n'


def view(folder: ProgrammeFolder, fields: str, body: str = "Tekst.") -> SessionView:
    folder.session("tien", fields, body)
    programme = folder.read()
    return SessionPages(programme, SETTINGS).view(programme.by_id[2026, "tien"])


def test_when_and_where(folder: ProgrammeFolder) -> None:
    (moment,) = view(folder, TEN + "locatie: lochal\nzaal: Stemmingmakerij\ninloop: '9.45'").moments
    assert (moment.day, moment.times) == ("dinsdag 10 november 2026", "10.00 – 11.00 uur")
    assert moment.begins == "2026-11-10T10:00+01:00"
    assert moment.doors_open == "Inloop vanaf 09.45 uur"
    assert (moment.place.name, moment.place.room) == ("LocHal", "Stemmingmakerij")
    assert moment.place.address == "locatie/lochal/"
    assert moment.place.street == "Burgemeester Brokxlaan 1000, 5041 SG Tilburg"
    assert moment.place.route
    assert moment.place.route.url.startswith(
        "https://www.openstreetmap.org/search?query=Burgemeester"
    )


@pytest.mark.parametrize(
    ("fields", "times", "place"),
    [
        ("", "Tijd volgt", "Locatie volgt"),
        ("gemeente: Waalwijk", "Tijd volgt", "Waalwijk (locatie volgt)"),
        ("deelname: online", "Tijd volgt", "Online"),
        ("begin: '10.00'", "Vanaf 10.00 uur", "Locatie volgt"),
        (
            "begin: '22.00'\neinde: '01.00'\neinddatum: 2026-11-11",
            *("22.00 – 01.00 uur (woensdag 11 november 2026)", "Locatie volgt"),
        ),
    ],
)
def test_what_is_not_known_yet(
    folder: ProgrammeFolder, fields: str, times: str, place: str
) -> None:
    (moment,) = view(folder, f"titel: T\ndatum: 2026-11-10\n{fields}").moments
    assert (moment.times, moment.place.name) == (times, place)


def test_the_way_to_a_venue_with_a_known_spot(folder: ProgrammeFolder) -> None:
    spot = 'plaats: Tilburg\n  breedtegraad: "51.5606"\n  lengtegraad: "5.0839"'
    folder.replace("locaties.yml", "plaats: Tilburg", spot)
    (moment,) = view(folder, TEN + "locatie: lochal").moments
    assert moment.place.route == LinkView(
        "Plan je route", "https://www.openstreetmap.org/directions?to=51.5606%2C5.0839"
    )


def test_no_way_to_where_nobody_knows(folder: ProgrammeFolder) -> None:
    (moment,) = view(folder, TEN + "locatie: werkwarenhuis").moments
    assert moment.place.name == "Werkwarenhuis"
    assert moment.place.route is None


@pytest.mark.parametrize(
    ("fields", "sentences", "button"),
    [
        ("", (), None),
        ("aanmelden: {hoe: niet-nodig}", ("Je hoeft je niet aan te melden.",), None),
        (
            "aanmelden: {hoe: op-uitnodiging}",
            *(("Je kunt alleen meedoen op uitnodiging.",), None),
        ),
        (
            "aanmelden: {hoe: verplicht, url: https://example.org/a, tot: 2026-11-01}\n"
            "plekken: vrij\naantal_plekken: 40",
            (
                "Aanmelden is verplicht.",
                "Er is nog plek.",
                "Er is plek voor 40 mensen.",
                "Meld je aan tot en met 1 november 2026.",
            ),
            LinkView("Meld je aan", "https://example.org/a"),
        ),
        (
            "aanmelden: {hoe: gewenst, email: info@example.org}\nplekken: wachtlijst",
            (
                "Wil je erbij zijn? Meld je dan aan.",
                "De sessie is vol. Je kunt nog op de wachtlijst.",
            ),
            LinkView("Zet me op de wachtlijst", "mailto:info@example.org"),
        ),
        (
            "aanmelden: {hoe: verplicht, url: https://example.org/a}\nplekken: vol",
            *(("De sessie is vol.",), None),
        ),
        ("aanmelden: {hoe: verplicht, url: https://example.org/a}\nstatus: geannuleerd", (), None),
        ("deelname: online", ("De link om online mee te doen volgt nog.",), None),
        (
            "deelname: hybride\nonline_url: https://example.org/live",
            *(("Je kunt op locatie of online meedoen.",), None),
        ),
    ],
)
def test_how_to_join(
    folder: ProgrammeFolder, fields: str, sentences: tuple[str, ...], button: LinkView | None
) -> None:
    join = view(folder, TEN + fields).join
    assert (join.sentences, join.button) == (sentences, button)


@pytest.mark.parametrize(
    ("fields", "online"),
    [
        ("", LinkView("Doe online mee", "https://example.org/live")),
        ("status: geannuleerd", None),
    ],
)
def test_the_link_to_the_meeting(
    folder: ProgrammeFolder, fields: str, online: LinkView | None
) -> None:
    shown = view(folder, f"{TEN}deelname: online\nonline_url: https://example.org/live\n{fields}")
    assert shown.join.online == online


def test_what_is_over_asks_nobody_to_join(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    fields = TEN + "aanmelden: {url: https://example.org/a}\ncontact: info@example.org"
    shown = view(folder, fields)
    assert not shown.join.is_known
    assert shown.calendar is None
    assert shown.past == "Deze sessie is geweest."
    assert shown.access is None


def test_what_is_still_to_come_is_not_called_past(folder: ProgrammeFolder) -> None:
    assert view(folder, TEN).past == ""


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ("", None),
        ("status_uitleg: Neem een jas mee.", StateView("", "Neem een jas mee.", "", "")),
        ("status: geannuleerd", StateView("Deze sessie gaat niet door.", "", "", "")),
        (
            "status: geannuleerd\nstatus_uitleg: De zaal is dicht.",
            StateView("Deze sessie gaat niet door.", "De zaal is dicht.", "", ""),
        ),
        ("status: verplaatst", StateView("Deze sessie is verplaatst.", "", "", "")),
        (
            "locatie: werkwarenhuis\nstatus: verplaatst\n"
            "oorspronkelijk: {datum: 2026-11-09, begin: '09.00', einde: '10.00', locatie: lochal}",
            StateView(
                "Deze sessie is verplaatst.",
                "",
                "maandag 9 november 2026, 09.00 – 10.00 uur, LocHal",
                "dinsdag 10 november 2026, 10.00 – 11.00 uur, Werkwarenhuis",
            ),
        ),
        (
            "deelname: online\nstatus: verplaatst\noorspronkelijk: {datum: 2026-11-09}",
            StateView(
                "Deze sessie is verplaatst.",
                "",
                "maandag 9 november 2026",
                "dinsdag 10 november 2026, 10.00 – 11.00 uur, online",
            ),
        ),
    ],
)
def test_state(folder: ProgrammeFolder, fields: str, state: StateView | None) -> None:
    assert view(folder, TEN + fields).state == state


def test_what_was_cancelled_long_ago_is_past_as_well(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    shown = view(folder, TEN + "status: geannuleerd")
    assert shown.state
    assert shown.state.sentence == "Deze sessie ging niet door."
    assert shown.past == ""


@pytest.mark.parametrize(
    ("fields", "price"),
    [
        ("", ""),
        ("prijs: gratis", "Gratis"),
        ("prijs: 7,50", "€\u00a07,50"),
        ("prijs: '10'\nprijs_uitleg: Leden betalen niets.", "€\u00a010. Leden betalen niets."),
        ("prijs_uitleg: Gratis voor leden.", "Gratis voor leden."),
    ],
)
def test_price(folder: ProgrammeFolder, fields: str, price: str) -> None:
    assert view(folder, TEN + fields).join.price == price


def test_accessibility_of_session_and_venue(folder: ProgrammeFolder) -> None:
    there = "plaats: Tilburg\n  bereikbaarheid: Bij het station.\n"
    there += "  toegankelijkheid: {rolstoel: ja, rolstoeltoilet: ja, hulphond: nee}"
    folder.replace("locaties.yml", "plaats: Tilburg", there)
    fields = (
        TEN + "locatie: lochal\ntoegankelijkheid: {gebarentolk: ja, toelichting: Vraag ernaar.}"
    )
    access = view(folder, fields).access
    assert access
    assert access.title == "Bereikbaarheid en toegankelijkheid"
    assert [(group.name, group.sentences) for group in access.known] == [
        ("Bij deze sessie", ("Gebarentolk.", "Vraag ernaar.")),
        (
            "LocHal",
            (
                "Bij het station.",
                "Toegankelijk met een rolstoel en rolstoeltoilet.",
                "Hulphond niet welkom.",
            ),
        ),
    ]
    assert access.unknown == ""


def test_where_nothing_is_known_of_accessibility(folder: ProgrammeFolder) -> None:
    access = view(folder, TEN + "locatie: lochal").access
    assert access
    assert (access.title, access.known) == ("Toegankelijkheid", ())
    assert "Vraag het aan de organisator" in access.unknown


def test_links_to_other_sessions_lead_to_their_pages(folder: ProgrammeFolder) -> None:
    body = view(folder, TEN, "Zie [de opening](opening.md#wie) en [dit](https://example.org).").body
    assert 'href="../../2026/opening/#wie"' in body
    assert 'href="https://example.org"' in body


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("sessies/opening.md", "../2026/opening/"),
        ("../2026/sessies/opening.md#kop", "../2026/opening/#kop"),
        ("opening.md", "opening.md"),
        ("https://example.org/a.md", "https://example.org/a.md"),
    ],
)
def test_links_from_an_edition_to_its_sessions(
    folder: ProgrammeFolder, target: str, address: str
) -> None:
    programme = folder.read()
    assert session_links(programme, programme.editions[2026], "../")(target) == address


def test_tags_lead_to_pages(folder: ProgrammeFolder) -> None:
    shown = view(folder, TEN + "themas: [wonen]\nreeks: praktijknetwerk\nlocatie: lochal")
    assert [tag.address for tag in shown.themes] == ["thema/wonen/"]
    assert {fact.name: [tag.address for tag in fact.tags] for fact in shown.facts} == {
        "Reeks": ["reeks/praktijknetwerk/"],
        "Regio": ["regio/hart-van-brabant/"],
    }
    assert shown.edition.address == "2026/"


def test_only_a_title_and_a_date(folder: ProgrammeFolder) -> None:
    shown = view(folder, "titel: Kaal\ndatum: 2026-11-10", body="")
    assert (shown.body, shown.summary, shown.facts, shown.themes) == ("", "", (), ())
    assert (shown.parts, shown.speakers, shown.materials, shown.sources) == ((), (), None, ())
    assert shown.state is None
    assert not shown.join.is_known


@pytest.mark.parametrize(
    ("speakers", "title"),
    [("[{naam: Anna}]", "Spreker"), ("[{naam: Anna}, {naam: Bert, rol: gastheer}]", "Sprekers")],
)
def test_speakers(folder: ProgrammeFolder, speakers: str, title: str) -> None:
    assert view(folder, f"{TEN}sprekers: {speakers}").speakers_title == title


def test_materials_come_first_when_it_is_over(folder: ProgrammeFolder) -> None:
    fields = TEN + "materiaal: [{titel: Verslag, url: 'https://example.org/v', soort: verslag}]"
    before = view(folder, fields).materials
    folder.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    after = view(folder, fields).materials
    assert before
    assert after
    assert (before.title, before.is_first) == ("Materiaal", False)
    assert (after.title, after.is_first) == ("Terugkijken en nalezen", True)
    assert after.links == (LinkView("Verslag", "https://example.org/v", "verslag"),)


def test_an_english_session_says_so(folder: ProgrammeFolder) -> None:
    shown = view(folder, TEN + "taal: en")
    assert (shown.language, shown.join.language) == ("en", "Engels")
    shown = view(folder, TEN)
    assert (shown.language, shown.join.language) == ("", "")


def test_passing_it_on(folder: ProgrammeFolder) -> None:
    share = view(folder, "titel: Wat & hoe?\ndatum: 2026-11-10\nbegin: '10.00'").share
    assert share.url == "https://example.org/week/2026/tien/"
    address, _, query = share.mail.partition("?")
    assert address == "mailto:"
    # Percent-encoded throughout, a space too: a mail program shows a plus as a plus (RFC 6068).
    assert "+" not in query
    assert dict(parse_qsl(query)) == {
        "subject": "Wat & hoe?",
        "body": "Wat & hoe?\r\n\r\ndinsdag 10 november 2026, vanaf 10.00 uur, Locatie volgt"
        "\r\n\r\nhttps://example.org/week/2026/tien/",
    }
    cancelled = view(folder, TEN + "status: geannuleerd").share
    assert "gaat niet door" in dict(parse_qsl(cancelled.mail.partition("?")[2]))["body"]


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ("", "Dinsdag 10 november 2026, Locatie volgt."),
        (
            "begin: '10.00'\neinde: '11.00'\nlocatie: lochal\nsamenvatting: Zo is het.",
            "Dinsdag 10 november 2026, 10.00 – 11.00 uur, LocHal, Tilburg. Zo is het.",
        ),
        (
            "begin: '10.00'\nstatus: geannuleerd\nsamenvatting: Zo was het.",
            "Deze sessie gaat niet door. Dinsdag 10 november 2026, vanaf 10.00 uur, Locatie volgt. "
            "Zo was het.",
        ),
    ],
)
def test_a_link_preview_tells_when_and_where(
    folder: ProgrammeFolder, fields: str, description: str
) -> None:
    folder.session("tien", f"titel: T\ndatum: 2026-11-10\n{fields}")
    programme = folder.read()
    pages = SessionPages(programme, SETTINGS)
    assert pages.description(programme.by_id[2026, "tien"]) == description


def test_a_link_preview_tells_the_first_of_several_moments(folder: ProgrammeFolder) -> None:
    folder.session(
        "tien",
        "titel: T\ndeelname: online\nmomenten:\n  - {sleutel: a, datum: 2026-11-09}\n"
        "  - {sleutel: b, datum: 2026-11-10}",
    )
    programme = folder.read()
    found = SessionPages(programme, SETTINGS).description(programme.by_id[2026, "tien"])
    assert found == "Maandag 9 november 2026, Online, en nog 1 keer."
