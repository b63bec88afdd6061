"""What the page of a session says."""

from __future__ import annotations

import pytest

from macros.publish.session_page import SessionView, session_view
from tests.conftest import ProgrammeFolder
from tests.publish.test_calendar import SETTINGS

TEN = 'titel: Tien\ndatum: 2026-11-10\nbegin: "10.00"\neinde: "11.00"\n'


def view(folder: ProgrammeFolder, fields: str, body: str = "Tekst.") -> SessionView:
    folder.session("tien", fields, body)
    programme = folder.read()
    return session_view(programme, SETTINGS, programme.by_id[2026, "tien"])


def test_when_and_where(folder: ProgrammeFolder) -> None:
    (moment,) = view(folder, TEN + "locatie: lochal\nzaal: Stemmingmakerij\ninloop: '9.45'").moments
    assert (moment.day, moment.times) == ("dinsdag 10 november 2026", "10.00 – 11.00 uur")
    assert moment.begins == "2026-11-10T10:00+01:00"
    assert moment.doors_open == "Inloop vanaf 09.45 uur"
    assert (moment.place.name, moment.place.room) == ("LocHal", "Stemmingmakerij")
    assert moment.place.address == "locatie/lochal/"
    assert moment.place.street == "Burgemeester Brokxlaan 1000, 5041 SG Tilburg"
    assert moment.place.route.startswith("https://www.openstreetmap.org/search?query=Burgemeester")


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


@pytest.mark.parametrize(
    ("fields", "sentences", "url", "action"),
    [
        ("", (), "", "Meld je aan"),
        ("aanmelden: {hoe: niet-nodig}", ("Je hoeft je niet aan te melden.",), "", "Meld je aan"),
        (
            "aanmelden: {hoe: verplicht, url: https://example.org/a, tot: 2026-11-01}\n"
            "plekken: vrij\naantal_plekken: 40",
            (
                "Aanmelden is verplicht.",
                "Er is nog plek.",
                "Er is plek voor 40 mensen.",
                "Meld je aan tot en met 1 november 2026.",
            ),
            *("https://example.org/a", "Meld je aan"),
        ),
        (
            "aanmelden: {hoe: gewenst, email: info@example.org}\nplekken: wachtlijst",
            (
                "Wil je erbij zijn? Meld je dan aan.",
                "De sessie is vol. Je kunt nog op de wachtlijst.",
            ),
            *("mailto:info@example.org", "Zet me op de wachtlijst"),
        ),
        (
            "aanmelden: {hoe: verplicht, url: https://example.org/a}\nplekken: vol",
            *(("De sessie is vol.",), "", ""),
        ),
        (
            "aanmelden: {hoe: verplicht, url: https://example.org/a}\nstatus: geannuleerd",
            *((), "", ""),
        ),
    ],
)
def test_how_to_join(
    folder: ProgrammeFolder, fields: str, sentences: tuple[str, ...], url: str, action: str
) -> None:
    join = view(folder, TEN + fields).join
    assert (join.sentences, join.url, join.action) == (sentences, url, action)


def test_what_is_over_asks_nobody_to_join(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    fields = TEN + "aanmelden: {url: https://example.org/a}\ncontact: info@example.org"
    shown = view(folder, fields)
    assert (shown.join.sentences, shown.join.url, shown.contact) == ((), "", "")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("", ""),
        ("status_uitleg: Neem een jas mee.", "Neem een jas mee."),
        ("status: geannuleerd", "Deze sessie gaat niet door."),
        (
            "status: geannuleerd\nstatus_uitleg: De zaal is dicht.",
            "Deze sessie gaat niet door. De zaal is dicht.",
        ),
        ("status: verplaatst", "Deze sessie is verplaatst."),
        (
            "status: verplaatst\noorspronkelijk: {datum: 2026-11-09, begin: '09.00', "
            "einde: '10.00', locatie: lochal}",
            "Deze sessie is verplaatst. Eerst was het op maandag 9 november 2026, "
            "09.00 – 10.00 uur, LocHal.",
        ),
    ],
)
def test_status(folder: ProgrammeFolder, fields: str, status: str) -> None:
    assert view(folder, TEN + fields).status == status


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
    assert view(folder, TEN + fields).price == price


def test_accessibility_of_session_and_venue(folder: ProgrammeFolder) -> None:
    there = "plaats: Tilburg\n  toegankelijkheid: {rolstoel: ja, rolstoeltoilet: ja, hulphond: nee}"
    folder.replace("locaties.yml", "plaats: Tilburg", there)
    fields = (
        TEN + "locatie: lochal\ntoegankelijkheid: {gebarentolk: ja, toelichting: Vraag ernaar.}"
    )
    assert view(folder, fields).facilities == (
        "Gebarentolk.",
        "Vraag ernaar.",
        "Toegankelijk met een rolstoel en rolstoeltoilet.",
        "Hulphond niet welkom.",
    )


def test_links_to_other_sessions_lead_to_their_pages(folder: ProgrammeFolder) -> None:
    body = view(folder, TEN, "Zie [de opening](opening.md#wie) en [dit](https://example.org).").body
    assert 'href="../../2026/opening/#wie"' in body
    assert 'href="https://example.org"' in body


def test_tags_lead_to_pages(folder: ProgrammeFolder) -> None:
    shown = view(folder, TEN + "themas: [wonen]\nreeks: praktijknetwerk\nlocatie: lochal")
    assert [tag.address for tag in shown.themes] == ["thema/wonen/"]
    assert [tag.address for tag in shown.regions] == ["regio/hart-van-brabant/"]
    assert shown.series
    assert shown.series.address == "reeks/praktijknetwerk/"
    assert shown.edition.address == "2026/"
