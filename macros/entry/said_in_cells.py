"""How the sentences of the check are said to who filled in a spreadsheet.

The check speaks of a file: of fields, keys and lines.  Who has a spreadsheet sees columns and rows,
and need not know that there will be a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from macros.entry.columns import BY_KEY, DAY, LAST_DAY
from macros.entry.sessions_in import Incoming
from macros.programme.dutch import date_range, short_date
from macros.programme.findings import Finding
from macros.programme.model import Edition

SAID_IN_CELLS = {
    "verplicht-veld": "In deze rij staat geen titel.",
    "geen-moment": "In deze rij staat geen datum. Is de dag nog niet bekend? Wacht dan met deze "
    "rij.",
    # Days and times.
    "buiten-jaar": "{datum} valt niet in {jaar}. Klopt de datum? Zet dan in een kolom "
    "{kolom[<jaar>]}: {jaar_van_datum}.",
    "buiten-editie": "{datum} valt buiten de editie ({editie}). Klopt dat? Zet dan "
    "in de kolom {kolom[rond_de_week]}: ja.",
    "eind-voor-begin": "De eindtijd ligt niet na de begintijd. Loopt de sessie door tot na "
    "middernacht? Zet dan in de kolom {kolom[einddatum]}: {dag_erna}.",
    "einde-zonder-begin": "Er is een eindtijd, maar geen begintijd. Vul de kolom {kolom[begin]} "
    "in, of haal de eindtijd weg.",
    "einddatum-zonder-einde": "Er is een begintijd en een einddatum, maar geen eindtijd. Vul de "
    "kolom {kolom[einde]} in, of haal de einddatum weg.",
    "meerdaags-met-tijden": "Dit duurt meer dagen, met tijden. Een agenda maakt daar één lang blok "
    "van, ook ’s nachts. Geef elke dag een eigen rij. Zet bij {kolom[<slug>]} in elke rij dezelfde "
    "naam, en bij {kolom[sleutel]} vanaf de tweede rij een kort woord, zoals dag-2.",
    "sleutel-mist": "Deze sessie heeft meer rijen. Zet in de kolom {kolom[sleutel]} een kort woord "
    "dat alleen hier staat.",
    "dubbele-sleutel": "Dit woord staat al bij een ander moment van deze sessie. Geef elk moment "
    "een eigen woord.",
    "oorspronkelijk-zonder-status": "De oude datum staat er, maar de sessie is niet verplaatst. "
    "Zet in de kolom {kolom[status]}: verplaatst.",
    # Places.
    "online-zonder-deelname": "Er is een link om online mee te doen, maar de sessie is op locatie. "
    "Zet in de kolom {kolom[deelname]}: online. Kan het allebei? Zet daar dan: hybride.",
    "locatie-bij-online": "De sessie is online, maar heeft ook een locatie. Haal de locatie weg, "
    "of zet in de kolom {kolom[deelname]}: hybride.",
    "zaal-zonder-locatie": "Er is een zaal, maar geen locatie. Vul de kolom {kolom[locatie]} in, "
    "of haal de zaal weg.",
    "gemeente-en-locatie": "De gemeente volgt al uit de locatie. Haal de gemeente hier weg.",
    # Names and texts.
    "dubbel-adres": "Deze naam is al van iets anders op de site. Zet in de kolom {kolom[<slug>]} "
    "een andere naam.",
    "voorheen-bestaat": "Dit is nu de naam van een andere sessie. Haal die naam hier weg.",
    "aanmelden-waar-mist": "Aanmelden is verplicht, maar er staat niet waar. Vul de kolom "
    "{kolom[aanmelden.url]} of {kolom[aanmelden.email]} in. Is de link er nog niet? Zet dan in de "
    "kolom {kolom[aanmelden.uitleg]} wanneer die er is.",
    "veld-in-tekst": "Een regel begint hier met een woord dat voor de site iets anders betekent, "
    "zoals prijs: of status:. Begin die regel met een hoofdletter.",
    "geen-datum": "Dit is geen datum. Schrijf bijvoorbeeld 9-11-2026.",
    "geen-tijd": "Dit is geen tijd. Schrijf bijvoorbeeld 09.30.",
    "tijd-24": "De dag eindigt om 23.59. Schrijf 00.00, en in de kolom {kolom[einddatum]} de "
    "volgende dag.",
    "geen-prijs": "Dit is geen prijs. Schrijf gratis, of een bedrag zoals 7,50.",
    "geen-taal": "Dit is geen taal die we kennen. Schrijf er één, zoals Nederlands of Engels.",
    "geen-naam": "Deze naam staat niet in de lijst. Kies er een uit de lijst.",
}
"""Code of a finding → what it says about cells, where its own sentence is about a file."""

NO_EDITION = (
    "Er is nog geen editie {jaar_van_datum}. Klopt het jaar? Maak de editie dan eerst, met "
    "scripts/new-edition."
)


def message_of(
    finding: Finding, incoming: Incoming, key: str, row: int, editions: Mapping[int, Edition]
) -> str:
    """Return what a finding about a session says to who filled in its row.

    :param key: the column that it is about.
    :param row: which of the rows of the session it is about.
    """
    sentence = SAID_IN_CELLS.get(finding.code)
    if sentence is None:
        return finding.message.partition("\n")[0]
    said = incoming.moments[row].get(LAST_DAY if key == LAST_DAY else DAY, "")
    day = date.fromisoformat(said) if said else None
    if finding.code == "buiten-jaar" and day and day.year not in editions:
        sentence = NO_EDITION
    edition = editions.get(incoming.year)
    first, last = (edition.first_day, edition.last_day) if edition else (None, None)
    return sentence.format(
        kolom={key: column.heading for key, column in BY_KEY.items()},
        jaar=incoming.year,
        datum=short_date(day) if day else "De datum",
        jaar_van_datum=day.year if day else "het goede jaar",
        dag_erna=_typed(day + timedelta(days=1)) if day else "de volgende dag",
        editie=date_range(first, last) if first and last else incoming.year,
    )


def _typed(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
