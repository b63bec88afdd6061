"""What machines are told of sessions and editions: JSON-LD with the terms of schema.org."""

from __future__ import annotations

import json
from typing import Any

import pytest

from macros.publish.structured_data import (
    MOST_SUB_EVENTS,
    edition_data,
    script,
    session_data,
)
from tests.conftest import ProgrammeFolder
from tests.portraits import photo
from tests.publish.test_calendar import SETTINGS

DAY = "titel: Tien\ndatum: 2026-11-10\n"
TEN = DAY + "begin: '10.00'\neinde: '11.00'\n"
PICTURE = "https://example.org/week/beelden/programma.png"
PAGE = "https://example.org/week/2026/tien/"


def data(folder: ProgrammeFolder, fields: str) -> Any:
    folder.session("tien", fields)
    programme = folder.read()
    found = session_data(programme, SETTINGS, programme.by_id[2026, "tien"], PICTURE)
    return json.loads(script(found))


def of_edition(folder: ProgrammeFolder) -> Any:
    programme = folder.read()
    found = edition_data(programme, SETTINGS, programme.editions[2026], PICTURE)
    return json.loads(script(found)) if found else None


def schema(name: str) -> str:
    return f"https://schema.org/{name}"


def test_only_a_title_and_a_date(folder: ProgrammeFolder) -> None:
    """Nothing is presumed: no end, no place, no price."""
    assert data(folder, DAY) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"{PAGE}#sessie",
        "url": PAGE,
        "name": "Tien",
        "inLanguage": "nl",
        "image": [PICTURE],
        "startDate": "2026-11-10",
        "eventStatus": schema("EventScheduled"),
        "eventAttendanceMode": schema("OfflineEventAttendanceMode"),
        "superEvent": {
            "@type": "EventSeries",
            "@id": "https://example.org/week/2026/#editie",
            "url": "https://example.org/week/2026/",
            "name": "Week 2026",
            "startDate": "2026-11-09",
            "endDate": "2026-11-13",
        },
    }


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        (TEN, "2026-11-10T10:00+01:00", "2026-11-10T11:00+01:00"),
        (DAY + "begin: '10.00'", "2026-11-10T10:00+01:00", None),
        (DAY, "2026-11-10", None),
        (DAY + "einddatum: 2026-11-12", "2026-11-10", "2026-11-12"),
        (
            DAY + "einddatum: 2026-11-11\nbegin: '22.00'\neinde: '01.00'",
            *("2026-11-10T22:00+01:00", "2026-11-11T01:00+01:00"),
        ),
        (
            "titel: Zomer\ndatum: 2026-07-01\nrond_de_week: ja\nbegin: '10.00'",
            *("2026-07-01T10:00+02:00", None),
        ),
    ],
)
def test_when(folder: ProgrammeFolder, fields: str, start: str, end: str | None) -> None:
    found = data(folder, fields)
    assert (found["startDate"], found.get("endDate")) == (start, end)


@pytest.mark.parametrize(
    ("fields", "status", "previous"),
    [
        ("", schema("EventScheduled"), None),
        ("status: geannuleerd", schema("EventCancelled"), None),
        ("status: verplaatst", schema("EventRescheduled"), None),
        (
            "status: verplaatst\noorspronkelijk: {datum: 2026-11-09, begin: '09.00'}",
            *(schema("EventRescheduled"), "2026-11-09T09:00+01:00"),
        ),
        (
            "status: verplaatst\noorspronkelijk: {datum: 2026-11-09}",
            *(schema("EventRescheduled"), "2026-11-09"),
        ),
        # Another hall at the same time is no other date.
        (
            "status: verplaatst\nlocatie: werkwarenhuis\n"
            "oorspronkelijk: {datum: 2026-11-10, locatie: lochal}",
            *(schema("EventScheduled"), None),
        ),
        (
            "status: verplaatst\ndeelname: online\n"
            "oorspronkelijk: {datum: 2026-11-10, begin: '10.00', locatie: lochal}",
            *(schema("EventMovedOnline"), None),
        ),
        (
            "status: verplaatst\ndeelname: online\n"
            "oorspronkelijk: {datum: 2026-11-09, locatie: lochal}",
            *([schema("EventRescheduled"), schema("EventMovedOnline")], "2026-11-09"),
        ),
    ],
)
def test_whether_it_goes_ahead(
    folder: ProgrammeFolder, fields: str, status: str | list[str], previous: str | None
) -> None:
    found = data(folder, TEN + fields)
    assert (found["eventStatus"], found.get("previousStartDate")) == (status, previous)


LOCHAL = {
    "@type": "Place",
    "name": "LocHal",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "Burgemeester Brokxlaan 1000",
        "postalCode": "5041 SG",
        "addressLocality": "Tilburg",
        "addressCountry": "NL",
    },
}
LIVE = {"@type": "VirtualLocation", "url": "https://example.org/live"}
LIVE_LATER = {"@type": "VirtualLocation", "url": PAGE}


@pytest.mark.parametrize(
    ("fields", "mode", "location"),
    [
        ("", "Offline", None),
        ("locatie: lochal", "Offline", LOCHAL),
        (
            "locatie: werkwarenhuis",
            "Offline",
            {
                "@type": "Place",
                "name": "Werkwarenhuis",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "'s-Hertogenbosch",
                    "addressCountry": "NL",
                },
            },
        ),
        (
            "gemeente: Waalwijk",
            "Offline",
            {
                "@type": "Place",
                "name": "Waalwijk",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Waalwijk",
                    "addressCountry": "NL",
                },
            },
        ),
        ("deelname: online\nonline_url: https://example.org/live", "Online", LIVE),
        ("deelname: online", "Online", LIVE_LATER),
        (
            "deelname: online\nonline_url: https://example.org/live\nstatus: geannuleerd",
            *("Online", LIVE_LATER),
        ),
        (
            "deelname: hybride\nlocatie: lochal\nonline_url: https://example.org/live",
            *("Mixed", [LOCHAL, LIVE]),
        ),
    ],
)
def test_where(folder: ProgrammeFolder, fields: str, mode: str, location: object) -> None:
    found = data(folder, TEN + fields)
    assert found["eventAttendanceMode"] == schema(f"{mode}EventAttendanceMode")
    assert found.get("location") == location


def test_the_spot_of_a_venue(folder: ProgrammeFolder) -> None:
    spot = 'plaats: Tilburg\n  breedtegraad: "51.5606"\n  lengtegraad: "5.0839"'
    folder.replace("locaties.yml", "plaats: Tilburg", spot)
    found = data(folder, TEN + "locatie: lochal")["location"]["geo"]
    assert found == {"@type": "GeoCoordinates", "latitude": 51.5606, "longitude": 5.0839}


@pytest.mark.parametrize(
    ("fields", "free", "offer"),
    [
        ("", None, None),
        ("aanmelden: {hoe: niet-nodig}", None, None),
        ("prijs: gratis", True, {"price": "0.00", "priceCurrency": "EUR", "url": PAGE}),
        ("prijs: 7,50", False, {"price": "7.50", "priceCurrency": "EUR", "url": PAGE}),
        ("plekken: vrij", None, {"availability": schema("InStock"), "url": PAGE}),
        ("plekken: vol", None, {"availability": schema("SoldOut"), "url": PAGE}),
        ("plekken: wachtlijst", None, {"availability": schema("SoldOut"), "url": PAGE}),
        (
            "aanmelden: {url: https://example.org/a, tot: 2026-11-01}",
            *(None, {"url": "https://example.org/a", "validThrough": "2026-11-01"}),
        ),
        ("aanmelden: {email: info@example.org}", None, {"url": PAGE}),
        ("prijs: gratis\nplekken: vrij\nstatus: geannuleerd", True, None),
    ],
)
def test_what_it_costs(
    folder: ProgrammeFolder, fields: str, free: bool | None, offer: dict[str, str] | None
) -> None:
    found = data(folder, TEN + fields)
    assert found.get("isAccessibleForFree") is free
    assert found.get("offers") == ({"@type": "Offer", **offer} if offer is not None else None)


def test_nothing_is_offered_of_what_is_over(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "van:", "afgerond: ja\nvan:")
    found = data(folder, TEN + "prijs: gratis\nplekken: vrij")
    assert "offers" not in found
    assert found["isAccessibleForFree"] is True


def test_who(folder: ProgrammeFolder) -> None:
    folder.replace("organisaties.yml", "De Draad", "De Draad\n  url: https://draad.example.org/")
    fields = TEN + "organisaties: [buurthuis]\naantal_plekken: 40\nsprekers:\n"
    speakers = "  - {naam: Anna, rol: schrijver, organisatie: De Pen}\n  - naam: Bert\n"
    found = data(folder, fields + speakers)
    assert found["organizer"] == {
        "@type": "Organization",
        "name": "Buurthuis De Draad",
        "url": "https://draad.example.org/",
    }
    assert found["performer"] == [
        {
            "@type": "Person",
            "name": "Anna",
            "jobTitle": "schrijver",
            "worksFor": {"@type": "Organization", "name": "De Pen"},
        },
        {"@type": "Person", "name": "Bert"},
    ]
    assert found["maximumAttendeeCapacity"] == 40


def test_a_photo_of_who_agrees(folder: ProgrammeFolder) -> None:
    folder.write("2026/fotos/anna.jpg", photo())
    speaker = "  - {{naam: {}, foto: anna.jpg{}}}\n"
    speakers = speaker.format("Anna", ", toestemming: ja") + speaker.format("Bert", "")
    assert data(folder, f"{TEN}sprekers:\n{speakers}")["performer"] == [
        {
            "@type": "Person",
            "name": "Anna",
            "image": "https://example.org/week/beelden/sprekers/2026-anna.jpg",
        },
        {"@type": "Person", "name": "Bert"},
    ]


def test_an_organisation_without_a_site_has_its_page_here(folder: ProgrammeFolder) -> None:
    found = data(folder, TEN + "organisaties: [buurthuis]")
    assert found["organizer"]["url"] == "https://example.org/week/organisatie/buurthuis/"


def test_several_moments(folder: ProgrammeFolder) -> None:
    found = data(
        folder,
        "titel: Reis\nstatus: verplaatst\noorspronkelijk: {datum: 2026-11-09}\nmomenten:\n"
        "  - {datum: 2026-11-10, begin: '10.00', einde: '11.00', locatie: lochal}\n"
        "  - {datum: 2026-11-12, sleutel: twee, titel: Vervolg, locatie: werkwarenhuis}\n",
    )
    assert (found["startDate"], found["endDate"]) == ("2026-11-10T10:00+01:00", "2026-11-12")
    assert [place["name"] for place in found["location"]] == ["LocHal", "Werkwarenhuis"]
    first, second = found["subEvent"]
    assert (first["name"], first["startDate"]) == ("Reis", "2026-11-10T10:00+01:00")
    assert (second["name"], second["startDate"]) == ("Reis – Vervolg", "2026-11-12")
    assert (first["location"]["name"], second["location"]["name"]) == ("LocHal", "Werkwarenhuis")
    assert first["eventStatus"] == found["eventStatus"]
    # What was said of the session was not said of each of its moments.
    assert found["previousStartDate"] == "2026-11-09"
    assert "previousStartDate" not in first


def test_one_moment_is_no_part_of_itself(folder: ProgrammeFolder) -> None:
    assert "subEvent" not in data(folder, TEN)


@pytest.mark.parametrize(
    ("kind", "fields", "is_part"),
    [
        ("week", "", True),
        ("jaar", "", False),
        ("week", "rond_de_week: ja", False),
    ],
)
def test_what_is_part_of_an_edition(
    folder: ProgrammeFolder, kind: str, fields: str, is_part: bool
) -> None:
    folder.replace("2026/editie.yml", "van:", f"soort: {kind}\nvan:")
    assert ("superEvent" in data(folder, f"{TEN}{fields}")) is is_part


def test_a_single_day_is_one_event(folder: ProgrammeFolder) -> None:
    days = "van: 2026-11-09\ntot: 2026-11-13"
    folder.replace("2026/editie.yml", days, "soort: dag\nvan: 2026-11-09\ntot: 2026-11-09")
    assert of_edition(folder)["@type"] == "Event"
    programme = folder.read()
    opening = programme.by_id[2026, "opening"]
    found = session_data(programme, SETTINGS, opening, PICTURE)
    assert found["superEvent"]["@type"] == "Event"


def test_an_edition(folder: ProgrammeFolder) -> None:
    folder.session("rond", "titel: Rond\ndatum: 2026-10-01\nrond_de_week: ja")
    found = of_edition(folder)
    assert (found["@type"], found["name"]) == ("EventSeries", "Week 2026")
    assert (found["startDate"], found["endDate"]) == ("2026-11-09", "2026-11-13")
    assert [(sub["name"], sub["startDate"]) for sub in found["subEvent"]] == [
        ("Opening van de week", "2026-11-09T09:30+01:00")
    ]


def test_an_edition_of_many_sessions_does_not_name_them(folder: ProgrammeFolder) -> None:
    for number in range(MOST_SUB_EVENTS):
        folder.session(f"sessie-{number}", DAY.replace("Tien", f"Nummer {number}"))
    assert "subEvent" not in of_edition(folder)


def test_a_mere_year_is_no_event(folder: ProgrammeFolder) -> None:
    folder.replace("2026/editie.yml", "van:", "soort: jaar\nvan:")
    assert of_edition(folder) is None


HOSTILE = "</script><script>alert(1)</script><!-- & \u2028"


def test_no_text_ends_the_script(folder: ProgrammeFolder) -> None:
    text = script({"name": HOSTILE})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"name": HOSTILE}
