"""How to subscribe to a calendar: for every calendar app the way that works there.

What the apps do is known from their makers and from reports of others who publish calendars:

* Google takes over an address that begins with ``webcal:``; it does not say when it refuses one
  of 256 characters or more.  Its link works on a computer only: the app on a phone answers that
  the calendar does not exist (the-events-calendar#5320, add-to-calendar-button#666).
* Outlook on the web wants ``https:``.  The new Outlook for Windows breaks ``webcal:``, Outlook for
  Mac has no subscriptions at all.
* Chrome on Android knows no ``webcal:``; Apple and Thunderbird do.  On an iPhone an address with
  ``https:`` usually becomes a copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from macros.programme.selection import Selection
from macros.publish.feeds import Feed
from macros.publish.qr import qr_code
from macros.publish.settings import Settings

GOOGLE_DELAY = (
    "Een wijziging zie je na een paar uur, soms na meer dan een dag. Je kunt dit niet instellen."
)
OUTLOOK_DELAY = "Een wijziging zie je na ongeveer drie uur, soms na een dag."


@dataclass(frozen=True)
class Way:
    """How to subscribe in one app."""

    key: str
    name: str
    url: str
    """What starts it; empty when the app has to be given the address."""
    steps: str
    """What happens or what to do, in short sentences."""
    delay: str
    """How long it takes to see a change; empty where that is said at another app."""
    has_button: bool = False
    """Whether it is one of the few that most people need."""
    action: str = ""
    """The words of the link, for one that has no button."""


@dataclass(frozen=True)
class PhoneCode:
    """A QR code, for who reads on a computer and has the calendar on a phone."""

    svg: str
    """Our own SVG: HTML that is safe."""
    name: str
    """What the picture is, for who does not see it."""
    steps: str


@dataclass(frozen=True)
class Words:
    """What is said around the ways, the same for every calendar."""

    subscribe: str = "Abonneren"
    promise: str = (
        "Je agenda haalt deze sessies zelf op. Verandert er iets, dan verandert je agenda mee."
    )
    android: str = "Heb je een Android-telefoon? Gebruik de knop voor Google dan op een computer."
    copy: str = "Andere app? Kopieer dit adres:"
    ways: str = "Uitleg per app, en hoe snel je een wijziging ziet"
    slow: str = (
        "Elke app bepaalt zelf hoe vaak hij kijkt of er iets nieuws is. "
        "Ga je vandaag op pad? Kijk dan op deze site."
    )
    stop: str = (
        "Stoppen? Verwijder de agenda in je app, of kies daar voor afmelden. "
        "Alle sessies verdwijnen dan in één keer."
    )
    phone: str = "Op je telefoon"
    download: str = "Eén keer downloaden"
    frozen: str = "Een bestand met de sessies van nu. Dat verandert daarna niet meer."
    file: str = "Download het agendabestand"


@dataclass(frozen=True)
class Subscription:
    """The ways to one calendar."""

    key: str
    """Unique among calendars, for use in an id."""

    title: str
    url: str
    """For a copy field: works everywhere."""
    ways: tuple[Way, ...]
    phone: PhoneCode | None
    download: str
    """The address under the root of the site; a copy that does not change any more."""
    wider: str
    """What else is in it, where it is wider than what was asked for."""
    is_full: bool
    """Whether to explain every app at once: for the whole programme, on the page about this."""
    words: Words = Words()

    @property
    def buttons(self) -> tuple[Way, ...]:
        """The few ways that most people need."""
        return tuple(way for way in self.ways if way.has_button)


def subscription(settings: Settings, feed: Feed, wanted: Selection | None = None) -> Subscription:
    """Return the ways to subscribe to ``feed``.

    :param wanted: what was asked for, where that may be less than what is in ``feed``.
    """
    url = settings.absolute(feed.address)
    name = f"{settings.site_name} – {feed.title}"
    return Subscription(
        key=feed.address.removeprefix("kalender/").removesuffix(".ics"),
        title=feed.title,
        url=url,
        ways=(*_with_a_button(url, name), *_other_ways(url)),
        phone=_phone_code(settings, feed),
        download=feed.address,
        wider="" if wanted in (None, feed.selection) else _wider(feed),
        is_full=feed.selection == Selection(),
    )


def _wider(feed: Feed) -> str:
    if feed.selection == Selection():
        return "Voor precies deze keuze is er geen agenda. Deze heeft het hele programma."
    return (
        "Voor precies deze keuze is er geen agenda. "
        f"Deze heeft alle sessies van {feed.title}, dus ook andere dan je zoekt."
    )


def _webcal(url: str) -> str:
    return "webcal:" + url.partition(":")[2]


def _with_a_button(url: str, name: str) -> tuple[Way, ...]:
    from_web = f"calendar/0/addfromweb/?url={quote(url, safe='')}&name={quote(name, safe='')}"
    google = f"https://calendar.google.com/calendar/u/0/r?cid={quote(_webcal(url), safe='')}"
    return (
        Way(
            "apple",
            "Apple-agenda",
            _webcal(url),
            "Gebruik de knop en bevestig. Dat werkt op iPhone, iPad en Mac.",
            "Op iPhone en iPad zie je een wijziging meestal pas aan de lader en met wifi. Sneller: "
            "open de agenda-app en trek de lijst met agenda’s omlaag. Op een Mac kies je het zelf: "
            "van elke vijf minuten tot elke week.",
            has_button=True,
        ),
        Way(
            "google",
            "Google Agenda",
            google,
            "Gebruik de knop op een computer, meld je aan en bevestig.",
            GOOGLE_DELAY,
            has_button=True,
        ),
        Way(
            "outlook-com",
            "Outlook.com",
            f"https://outlook.live.com/{from_web}",
            "Gebruik de knop, meld je aan met je eigen account en bevestig.",
            OUTLOOK_DELAY,
            has_button=True,
        ),
        Way(
            "microsoft-365",
            "Microsoft 365",
            f"https://outlook.office.com/{from_web}",
            "Dit is Outlook van je werk of school. Gebruik de knop, meld je aan en bevestig.",
            OUTLOOK_DELAY,
            has_button=True,
        ),
    )


def _other_ways(url: str) -> tuple[Way, ...]:
    return (
        Way(
            "android",
            "Android",
            "",
            "Gebruik de knop voor Google Agenda op een computer, met het account van je telefoon. "
            "De agenda komt dan ook op je telefoon. Daar zelf werkt de knop meestal niet.",
            "",
        ),
        Way(
            "nieuwe-outlook",
            "Nieuwe Outlook voor Windows",
            "",
            "Gebruik de knop voor Outlook.com of Microsoft 365. Of kopieer het adres en voeg in "
            "Outlook een agenda van internet toe.",
            OUTLOOK_DELAY,
        ),
        Way(
            "outlook-mac",
            "Outlook voor Mac",
            "",
            "Deze app kent geen abonnementen. Gebruik de Apple-agenda.",
            "",
        ),
        Way(
            "thunderbird",
            "Thunderbird",
            _webcal(url),
            "Voeg een agenda op het netwerk toe en plak het adres. Of gebruik deze link:",
            "Een wijziging zie je na een half uur. Je kunt een andere tijd kiezen.",
            action="Open in Thunderbird",
        ),
        Way(
            "nextcloud",
            "Nextcloud",
            "",
            "Kopieer het adres, voeg een abonnement toe en plak het daar.",
            "Een wijziging zie je na ongeveer vier uur. Bij een oudere Nextcloud kan het een week "
            "zijn.",
        ),
        Way(
            "ander",
            "Ander programma",
            "",
            "Kopieer het adres. Zoek in je app naar ‘agenda toevoegen via een adres’ of ‘via URL’ "
            "en plak het daar.",
            "Hoe snel je een wijziging ziet, verschilt per app.",
        ),
    )


def _phone_code(settings: Settings, feed: Feed) -> PhoneCode | None:
    """Return a code to scan, for the whole programme and for an edition.

    It leads to the page with the buttons and not to the calendar: an iPhone would subscribe to
    ``webcal:`` but Android does not know that, and ``https:`` gives an iPhone a copy.

    Days, themes and the like have none: it is some 500 bytes more after compression on each of
    hundreds of pages, and what people pass on to a phone is the programme or the edition.
    """
    selection = feed.selection
    if selection.day or selection.facets:
        return None
    page, anchor = ("kalender/", "") if selection == Selection() else (feed.page, "#agenda")
    url = settings.absolute(page) + anchor
    return PhoneCode(
        svg=qr_code(url),
        name=f"QR-code van {url}",
        steps="Scan de code met de camera. Je telefoon opent dan deze pagina. Op een iPhone "
        "gebruik je daar de knop voor de Apple-agenda.",
    )
