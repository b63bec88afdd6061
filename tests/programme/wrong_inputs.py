"""What people type wrong, and the one finding that each of it gives.

Expected is: line, column, code, and a part of the sentence or of the correction.  To add a case,
add a row to the table of its kind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from tests.portraits import photo

Expected: TypeAlias = tuple[int, int, str, str]

FIELDS: dict[str, Expected] = {
    # Typed below “titel: Een sessie” and “datum: 2026-11-10”, so from line 4 on.
    'begin: "24:00"': (4, 8, "tijd-24", 'Schrijf "00.00" en zet bij einddatum de volgende dag'),
    "begin: 24:00": (4, 8, "tijd-24", "23.59"),
    "begin: 9 uur": (4, 8, "geen-tijd", "“9 uur” is geen tijd"),
    "begin: 25.00": (4, 8, "geen-tijd", '"09.30"'),
    "rond_de_week: no": (4, 15, "ja-nee", "Schrijf ja of nee"),
    "rond_de_week: on": (4, 15, "ja-nee", "“on”"),
    "rond_de_week: true": (4, 15, "ja-nee", "“true”"),
    "einddatum: 2026-02-30": (4, 12, "datum-bestaat-niet", "2026-02-30 bestaat niet"),
    "einddatum: 9 november": (4, 12, "geen-datum", "2026-11-09"),
    "einddatum: 11-10-2026": (4, 12, "geen-datum", "jaar-maand-dag"),
    "ondertitel: Sessie #1": (4, 13, "opmerking-achter-tekst", '"Sessie #1"'),
    "ondertitel: Sessie # 1": (4, 13, "opmerking-achter-tekst", "eigen regel"),
    "ondertitel: #wbw2026": (4, 12, "opmerking-achter-tekst", '"#wbw2026"'),
    "ondertitel: &samen": (4, 13, "yaml-verwijzing", "&samen"),
    "ondertitel: *samen": (4, 13, "yaml-verwijzing", "*samen"),
    "ondertitel: Wonen: hoe dan?": (4, 13, "yaml-aanhalingstekens", '"Wonen: hoe dan?"'),
    "ondertitel: 's-Hertogenbosch": (4, 13, "yaml-aanhalingstekens", '"\'s-Hertogenbosch"'),
    "ondertitel: 't Zand en 's-Hertogenbosch": (4, 13, "yaml-aanhalingstekens", "\"'t Zand en"),
    'ondertitel: "Samen" sterk': (4, 13, "yaml-aanhalingstekens", "'\"Samen\" sterk'"),
    "ondertitel: [Online] sessie": (4, 13, "yaml-aanhalingstekens", '"[Online] sessie"'),
    "ondertitel: @provincie": (4, 13, "yaml-aanhalingstekens", '"@provincie"'),
    "ondertitel: *let op*": (4, 13, "yaml-aanhalingstekens", '"*let op*"'),
    "ondertitel: % korting": (4, 13, "yaml-aanhalingstekens", '"% korting"'),
    "ondertitel: `code`": (4, 13, "yaml-aanhalingstekens", '"`code`"'),
    "ondertitel: - x": (4, 13, "yaml-aanhalingstekens", '"- x"'),
    "ondertitel: > x": (4, 13, "yaml-aanhalingstekens", '"> x"'),
    "ondertitel: | x": (4, 13, "yaml-aanhalingstekens", '"| x"'),
    "ondertitel: !let": (4, 13, "yaml-label", "!let"),
    "ondertitel: {{ macro }}": (4, 14, "yaml-sleutel", '"{{ macro }}"'),
    "ondertitel: {x: 1}": (4, 13, "geen-tekst", "één tekst"),
    "titel: Twee keer": (4, 1, "dubbel-veld", "“titel” staat er twee keer"),
    "\tzaal: 1": (4, 1, "yaml-tab", "tab"),
    "aanmelden:\n\turl: https://example.org": (5, 1, "yaml-tab", "spaties"),
    "themas:\n\u00a0\u00a0- wonen": (5, 1, "onzichtbaar-teken", "gewone spatie"),
    "sprekers:\n\u00a0\u00a0- naam: Jan": (5, 1, "onzichtbaar-teken", "Word"),
    "themas:\n  – wonen": (5, 3, "geen-lijst", "gewoon streepje"),
    "themas: wonen": (4, 9, "geen-lijst", "- wonen"),
    "zaal:Wonen": (4, 6, "yaml-spatie-mist", "zaal: Wonen"),
    "zaal:Wonen\nvorm: lezing": (4, 6, "yaml-spatie-mist", "zaal: Wonen"),
    "zaal: A\n  vorm: lezing": (5, 1, "yaml-spatie-vooraan", "vorm: lezing"),
    "ondertitel: A\n  Let: op": (5, 6, "yaml-dubbele-punt", "dubbele punt"),
    "zaal A": (4, 1, "yaml-dubbele-punt-mist", "zaal: A"),
    "Kom soep eten.": (4, 1, "geen-veld", "onder de tweede ---"),
    "reeks: vorm: lezing": (4, 8, "twee-velden", "vorm: lezing"),
    "themas: [] wonen": (4, 9, "yaml-haak-te-vroeg", "themas: [wonen]"),
    "themas: []\n  - wonen": (4, 9, "yaml-haak-leeg", "themas:"),
    'ondertitel: "" Samen': (4, 13, "yaml-leeg-paar", 'ondertitel: "Samen"'),
    'ondertitel: Samen""': (4, 13, "yaml-leeg-paar", 'ondertitel: "Samen"'),
    'ondertitel: "Samen "soep" koken"': (
        *(4, 13, "yaml-aanhalingstekens"),
        "ondertitel: 'Samen \"soep\" koken'",
    ),
    "sprekers:\n  - naam: Voornaam Achternaam": (5, 11, "voorbeeld", "Vervang “Voornaam"),
    "contact: info@voorbeeld.nl": (4, 10, "voorbeeld", "“voorbeeld.nl”"),
    'zaal: "A': (4, 7, "yaml-aanhalingsteken-open", "nergens dichtgaat"),
    "zaal: A\u0000B": (4, 8, "yaml-onleesbaar-teken", "0000"),
    "eindd: 2026-11-11": (4, 1, "onbekend-veld", "Bedoel je “einde”?"),
    "sprekers:\n  - naam:": (5, 10, "leeg-verplicht", "Vul een naam in"),
    "status:": (4, 8, "lege-waarde", "haal de regel weg"),
    "aantal_plekken: veertig": (4, 17, "geen-getal", "geen heel getal"),
    "aantal_plekken: 0": (4, 17, "te-laag", "minstens 1"),
    "prijs: een tientje": (4, 8, "geen-prijs", "gratis"),
    "online_url: example.org": (4, 13, "geen-webadres", "https://"),
    "contact: jan": (4, 10, "geen-mailadres", "e-mailadres"),
    "vorm: Lezing!": (4, 7, "geen-naam", "Bedoel je “lezing”?"),
    "taal: nederlands": (4, 7, "geen-taal", "nl of en"),
    "status: afgelast": (4, 9, "keuze", "gaat-door, verplaatst, geannuleerd"),
    "plekken: volgeboekt": (4, 10, "keuze", "vrij, wachtlijst, vol"),
    "aanmelden: ja": (4, 12, "geen-groep", "velden met een naam"),
    "sprekers:\n  - Jan": (5, 5, "geen-groep", "velden met een naam"),
    "sprekers:\n  - rol: gastheer": (5, 5, "verplicht-veld", "naam"),
    "<bron>: x": (4, 1, "onbekend-veld", "kennen we niet"),
    "ondertitel: “Samen”": (4, 13, "kromme-aanhalingstekens", 'ondertitel: "Samen"'),
    "ondertitel: “Samen": (4, 13, "los-aanhalingsteken", 'ondertitel: "Samen"'),
    'ondertitel: Samen"': (4, 13, "los-aanhalingsteken", 'ondertitel: "Samen"'),
    'ondertitel: "Samen”': (4, 13, "yaml-aanhalingsteken-open", 'ondertitel: "Samen"'),
    "ondertitel: ‘Samen’": (4, 13, "kromme-aanhalingstekens", 'ondertitel: "Samen"'),
    "themas: [wonen, samenleving": (4, 9, "yaml-haak-open", "themas: [wonen, samenleving]"),
    "themas: [wonen, samenleving\nvorm: lezing": (
        4,
        9,
        "yaml-haak-open",
        "themas: [wonen, samenleving]",
    ),
    "themas: wonen, samenleving": (4, 9, "geen-lijst", "- samenleving"),
    "themas: wonen en samenleving": (4, 9, "geen-lijst", "- samenleving"),
    "themas:\n  - wonen, samenleving": (5, 5, "geen-naam", "- samenleving"),
    "themas:\n  -\n  - wonen": (5, 4, "leeg-onderdeel", "Vul het in, of haal de regel weg."),
    "vorm: Dans!": (4, 7, "geen-naam", "en streepjes. De namen staan in vormen.yml."),
    "locatie: LocHal!": (4, 10, "geen-naam", "locatie: lochal"),
    "locatie: lochal, werkwarenhuis": (
        4,
        10,
        "geen-naam",
        "Schrijf de korte naam uit de lijst: kleine",
    ),
    "zaal:\u00a0Aula": (4, 6, "onzichtbaar-teken", "zaal: Aula"),
    "zaal: \u00a0Aula\nlocatie: lochal": (4, 7, "onzichtbaar-teken", "zaal: Aula"),
    "\u00a0vorm: lezing": (4, 1, "onzichtbaar-teken", "vorm: lezing"),
    "themas:\n  -\u00a0wonen": (5, 3, "geen-lijst", "- wonen"),
    "ondertitel: A\u202eB": (4, 14, "leesrichting", "ondertitel: AB"),
    "begin: 9u30": (4, 8, "geen-tijd", "begin: 09.30"),
    "begin: half tien": (4, 8, "geen-tijd", 'Schrijf uren en minuten, bijvoorbeeld "09.30".'),
    "begin: 10.5": (4, 8, "geen-tijd", 'Schrijf uren en minuten, bijvoorbeeld "09.30".'),
    "einddatum: 9 november 2026": (4, 12, "geen-datum", "einddatum: 2026-11-09"),
    "einddatum: 2026/11/11": (4, 12, "geen-datum", "einddatum: 2026-11-11"),
    "einddatum: 31-02-2026": (
        4,
        12,
        "geen-datum",
        "Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-09.",
    ),
    "rond_de_week: yes": (4, 15, "ja-nee", "rond_de_week: ja"),
    "rond_de_week: misschien": (4, 15, "ja-nee", "Schrijf ja of nee."),
    "prijs: 7,5": (4, 8, "geen-prijs", "prijs: 7,50"),
    "prijs: 10 euro": (4, 8, "geen-prijs", "prijs: 10"),
    "prijs: kosteloos": (4, 8, "geen-prijs", "prijs: gratis"),
    "aantal_plekken: ca. 40 personen": (4, 17, "geen-getal", "aantal_plekken: 40"),
    "aantal_plekken: 1.000": (4, 17, "geen-getal", "aantal_plekken: 1000"),
    "aantal_plekken: 99999999999999999999": (
        4,
        17,
        "geen-getal",
        "Schrijf alleen cijfers, bijvoorbeeld 40.",
    ),
    "aantal_plekken: -5": (4, 17, "geen-getal", "Schrijf alleen cijfers, bijvoorbeeld 40."),
    "deelname: hybrid": (4, 11, "keuze", "deelname: hybride"),
    "taal: NL": (4, 7, "geen-taal", "taal: nl"),
    "taal: Klingon": (4, 7, "geen-taal", "Schrijf twee letters, zoals nl of en."),
    "contact: mailto:info@voorbeeld.example": (
        4,
        10,
        "geen-mailadres",
        "contact: info@voorbeeld.example",
    ),
    "contact: info (at) voorbeeld.example": (
        4,
        10,
        "geen-mailadres",
        "contact: info@voorbeeld.example",
    ),
    "online_url: http//voorbeeld": (
        4,
        13,
        "geen-webadres",
        "Een webadres begint met https:// en heeft geen",
    ),
    "online_url: ftp://voorbeeld.example": (
        4,
        13,
        "geen-webadres",
        "Een webadres begint met https:// en heeft geen",
    ),
    "sprekers: Jan": (4, 11, "geen-lijst", "- naam: Jan"),
    "sprekers:\n  - naan: Jan": (5, 5, "onbekend-veld", "- naam: Jan"),
    "sprekers:\n  - naam: Jan\n    foto: fotos/Jan Bos.JPG": (
        6,
        11,
        "geen-foto",
        "foto: jan-bos.jpg",
    ),
    "sprekers:\n  - naam: Jan\n    foto: ../../2025/fotos/jan.png": (
        *(6, 11, "geen-foto"),
        "foto: jan.png",
    ),
    "sprekers:\n  - naam: Jan\n    foto: /etc/passwd": (6, 11, "geen-foto", "zonder map ervoor"),
    "sprekers:\n  - naam: Jan\n    foto: C:\\fotos\\Jan.webp": (
        6,
        11,
        "geen-foto",
        "foto: jan.webp",
    ),
    "sprekers:\n  - naam: Jan\n    foto: https://voorbeeld.example/jan.jpg": (
        *(6, 11, "geen-foto"),
        "de naam van een foto uit de map fotos",
    ),
    "sprekers:\n  - naam: Jan\n    foto: jan.gif": (6, 11, "geen-foto", ".jpg, .png of .webp"),
    "sprekers:\n  - naam: Jan\n    toestemming: mondeling": (6, 18, "ja-nee", "Schrijf ja of nee"),
    "sprekers:\n  - naam: Jan\n    toestemming: true": (6, 18, "ja-nee", "toestemming: ja"),
    "aanmelden:\n  hoe: ja": (5, 8, "keuze", "Kies uit: verplicht, gewenst, niet-nodig,"),
    "aanmelden:\n  uurl: https://voorbeeld.example": (
        5,
        3,
        "onbekend-veld",
        "url: https://voorbeeld.example",
    ),
    "aanmelden:\n  tot: gisteren": (
        5,
        8,
        "geen-datum",
        "Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-09.",
    ),
    "toegankelijkheid:\n  rolstoel: true": (5, 13, "ja-nee", "rolstoel: ja"),
    "materiaal:\n  - titel: Verslag\n    url: www.voorbeeld.example/verslag": (
        6,
        10,
        "geen-webadres",
        "url: https://www.voorbeeld.example/verslag",
    ),
    "materiaal:\n  - titel: Verslag\n    url: https://voorbeeld.example\n    soort: film": (
        7,
        12,
        "keuze",
        "Kies uit: verslag, video, presentatie, foto,",
    ),
    "programma:\n  - begin: 9 uur\n    titel: Opening": (5, 12, "geen-tijd", "- begin: 09.00"),
    "programma:\n  - begin: 09.00": (5, 5, "verplicht-veld", "Voeg een regel toe: titel: …"),
    "bronnen:\n  - https://voorbeeld.example": (
        5,
        5,
        "geen-groep",
        "- url: https://voorbeeld.example",
    ),
    "toegestaan: dubbele-locatie": (
        4,
        13,
        "geen-groep",
        "Schrijf ze op eigen regels, met twee spaties",
    ),
    "toegestaan:\n  dubbele-locatie:": (
        5,
        19,
        "lege-waarde",
        "Vul “dubbele-locatie” in, of haal de regel weg.",
    ),
    "voorheen: [Oude Naam]": (4, 12, "geen-naam", "voorheen: [oude-naam]"),
    "samenvatting:\n  - Een\n  - Twee": (
        5,
        3,
        "geen-tekst",
        "Haal het streepje, de haken of de ingesprongen",
    ),
    "<<: *a": (4, 5, "yaml-verwijzing", "Zet de hele tekst tussen dubbele"),
    "ondertitel: !!binary aGVsbG8=": (4, 13, "yaml-label", 'ondertitel: "!!binary aGVsbG8="'),
    "? [a, b]\n: c": (4, 3, "yaml-sleutel", "Deze tekst moet tussen aanhalingstekens."),
    'ondertitel: "a\\qb"': (
        4,
        16,
        "yaml-schuine-streep",
        "Zet de tekst tussen enkele aanhalingstekens (').",
    ),
    "--- x": (4, 1, "yaml-tweede-deel", "Haal deze regel weg."),
    "%YAML 1.1": (4, 10, "yaml-anders", "Kijk of er een dubbele punt, spatie of"),
    "ondertitel: |\n  a\n b": (
        6,
        2,
        "yaml-inspringen",
        "Velden die bij elkaar horen, beginnen even ver",
    ),
    "ondertitel: }": (4, 13, "yaml-anders", "Kijk of er een dubbele punt, spatie of"),
    "ondertitel: ? x": (4, 13, "yaml-aanhalingstekens", 'ondertitel: "? x"'),
    "- ondertitel: x": (4, 1, "yaml-inspringen", "Velden die bij elkaar horen, beginnen even ver"),
    '"zaal": - A': (4, 9, "yaml-streepje", "Begin een lijst op een nieuwe regel, of zet de"),
    '"zaal": @A': (4, 9, "yaml-bijzonder-teken", "Zet de hele tekst tussen dubbele"),
    "titel2": (4, 1, "yaml-dubbele-punt-mist", "Een regel is: veld: waarde."),
    "ondertitel: " + "a" * 299: (4, 13, "te-lang", "Maak hem korter."),
    "a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: {m: {n: x}}}}}}}}}}}}}": (
        4,
        48,
        "yaml-te-diep",
        "Zo'n diepe lijst kennen we niet.",
    ),
}
"""Fields of a session."""

# The session that is there: opening.md, 2026-11-09, 09.30 – 12.00, LocHal, Anna Jansen.
AT_THE_SAME_TIME = 'titel: T\ndatum: 2026-11-09\nbegin: "11.00"\neinde: "13.00"\n'
AFTERWARDS = 'titel: T\ndatum: 2026-11-09\nbegin: "12.00"\neinde: "13.00"\n'
TWO_MOMENTS = """titel: T
momenten:
  - sleutel: {}
    datum: 2026-11-10
  - sleutel: {}
    datum: 2026-11-11
"""
TEN = "titel: T\ndatum: 2026-11-10\n"


SESSIONS: dict[str, tuple[str, int, int, str, str]] = {
    # what: (fields of a second session, line, column, code, what the sentence says)
    "unknown theme": (TEN + "themas: [wonne]", 4, 10, "onbekende-naam", "Bedoel je “wonen”?"),
    "unknown venue": (TEN + "locatie: lokhal", 4, 10, "onbekende-naam", "Bedoel je “lochal”?"),
    "unknown kind": (TEN + "vorm: dans", 4, 7, "onbekende-naam", "vormen.yml"),
    "unknown audience": (
        TEN + "doelgroepen:\n  - inwoner",
        *(5, 5, "onbekende-naam", "Bedoel je “inwoners”?"),
    ),
    "unknown organisation": (
        TEN + "organisaties: [x]",
        4,
        16,
        "onbekende-naam",
        "organisaties.yml",
    ),
    "unknown series": (TEN + "reeks: x", 4, 8, "onbekende-naam", "De reeks"),
    "unknown earlier venue": (
        TEN + "status: verplaatst\noorspronkelijk:\n  datum: 2026-11-09\n  locatie: x",
        *(7, 12, "onbekende-naam", "De locatie"),
    ),
    "unknown municipality": (
        TEN + "gemeente: Tilbrug",
        *(4, 11, "onbekende-gemeente", "Bedoel je “Tilburg”?"),
    ),
    "after the edition": (
        "titel: T\ndatum: 2026-11-14",
        *(3, 8, "buiten-editie", "9 november 2026 tot en met 13 november 2026"),
    ),
    "before the edition": ("titel: T\ndatum: 2026-11-08", 3, 8, "buiten-editie", "rond_de_week"),
    "in another year": ("titel: T\ndatum: 2025-11-10", 3, 8, "buiten-jaar", "niet in 2026"),
    "another year, around the week": (
        "titel: T\ndatum: 2027-01-10\nrond_de_week: ja",
        *(3, 8, "buiten-jaar", "niet in 2026"),
    ),
    "end before start": (
        TEN + 'begin: "12.30"\neinde: "09.30"',
        *(5, 8, "eind-voor-begin", "einddatum: 2026-11-11"),
    ),
    "end at start": (TEN + 'begin: "12.30"\neinde: "12.30"', 5, 8, "eind-voor-begin", "12.30"),
    "last day before first": (TEN + "einddatum: 2026-11-09", 4, 12, "einddatum-voor-datum", "om"),
    "end without start": (TEN + 'einde: "12.30"', 4, 8, "einde-zonder-begin", "begintijd"),
    "doors open too late": (
        TEN + 'inloop: "10.00"\nbegin: "09.00"',
        *(4, 9, "inloop-na-begin", "na het begin"),
    ),
    "signing up afterwards": (
        TEN + "aanmelden:\n  tot: 2026-11-11",
        *(5, 8, "aanmelden-te-laat", "11 november 2026, maar dan is de sessie al geweest"),
    ),
    "venue taken": (
        AT_THE_SAME_TIME + "locatie: lochal",
        *(6, 10, "dubbele-locatie", "“Opening van de week” (9 november 2026, 09.30 tot 12.00 uur)"),
    ),
    "venue taken, one room known": (
        AT_THE_SAME_TIME + "locatie: lochal\nzaal: A",
        *(6, 10, "dubbele-locatie", "LocHal"),
    ),
    "speaker elsewhere": (
        AT_THE_SAME_TIME + "sprekers:\n  - naam: anna jansen",
        *(3, 8, "dubbele-spreker", "anna jansen spreekt"),
    ),
    "second moment without key": (
        "titel: T\nmomenten:\n  - datum: 2026-11-10\n  - datum: 2026-11-11",
        *(5, 5, "sleutel-mist", "sleutel: 11-11"),
    ),
    "key twice": (
        TWO_MOMENTS.format("a", "a"),
        *(6, 14, "dubbele-sleutel", "“a”"),
    ),
    "date and moments": (
        "titel: T\ndatum: 2026-11-10\nmomenten:\n  - datum: 2026-11-11",
        *(3, 1, "datum-en-momenten", "Niet allebei"),
    ),
    "no date": ("titel: T", 2, 1, "geen-moment", "datum: 2026-11-09"),
    "empty list of moments": ("titel: T\nmomenten: []", 3, 1, "geen-moment", "datum"),
    "online link on site": (
        TEN + "online_url: https://example.org/x",
        *(4, 13, "online-zonder-deelname", "deelname: hybride"),
    ),
    "a room without a venue": (TEN + "zaal: A", 4, 7, "zaal-zonder-locatie", "Voeg locatie toe"),
    "a venue of an online session": (
        TEN + "deelname: online\nlocatie: lochal",
        *(5, 10, "locatie-bij-online", "deelname: hybride"),
    ),
    "a municipality beside a venue": (
        TEN + "gemeente: Tilburg\nlocatie: lochal",
        *(4, 11, "gemeente-en-locatie", "Haal gemeente hier weg"),
    ),
    "an old date of what was not moved": (
        TEN + "oorspronkelijk:\n  datum: 2026-11-09",
        *(5, 3, "oorspronkelijk-zonder-status", "status: verplaatst"),
    ),
    "a theme twice": (TEN + "themas: [wonen, wonen]", 4, 17, "dubbele-waarde", "“wonen”"),
    "an old name twice": (TEN + "voorheen: [a, a]", 4, 15, "dubbele-waarde", "“a”"),
    "a last day without an end": (
        TEN + "begin: '10.00'\neinddatum: 2026-11-11",
        *(5, 12, "einddatum-zonder-einde", "Voeg einde toe"),
    ),
    "two days with hours": (
        TEN + "begin: '10.00'\neinde: '16.00'\neinddatum: 2026-11-11",
        *(6, 12, "meerdaags-met-tijden", "Dit duurt 2 dagen, met tijden."),
    ),
    "a night that ends at noon": (
        TEN + "begin: '22.00'\neinde: '12.00'\neinddatum: 2026-11-11",
        *(6, 12, "meerdaags-met-tijden", "Dit duurt 2 dagen"),
    ),
    "a morning till the next morning": (
        TEN + "begin: '09.00'\neinde: '09.15'\neinddatum: 2026-11-11",
        *(6, 12, "meerdaags-met-tijden", "Dit duurt 2 dagen"),
    ),
    "a night and a day": (
        TEN + "begin: '22.00'\neinde: '02.00'\neinddatum: 2026-11-12",
        *(6, 12, "meerdaags-met-tijden", "Dit duurt 3 dagen"),
    ),
    "old name in use": (TEN + "voorheen: [opening]", 4, 12, "voorheen-bestaat", "“opening”"),
    "an exception that cannot be": (
        TEN + "toegestaan:\n  buiten-jaar: Mag",
        *(5, 3, "toegestaan-onbekend", "Kies uit: dubbele-locatie, dubbele-spreker"),
    ),
    "an hour that is skipped": (
        "titel: T\ndatum: 2026-03-29\nbegin: 02.30\nrond_de_week: ja",
        *(4, 8, "tijd-bestaat-niet", "Kies een tijd voor 02.00 of na 03.00 uur"),
    ),
    "unknown exception": (
        TEN + "toegestaan:\n  dubbele-lokatie: Mag",
        *(5, 3, "toegestaan-onbekend", "Bedoel je “dubbele-locatie”?"),
    ),
}
"""Name → the fields of a second session, and what is expected."""

BODIES: dict[str, Expected] = {
    "Een [plek](www.voorbeeld.example).": (
        5,
        12,
        "link-zonder-https",
        "Een [plek](https://www.voorbeeld.example).",
    ),
    "Een [plek](voorbeeld.example/pad).": (
        5,
        12,
        "link-zonder-https",
        "Een [plek](https://voorbeeld.example/pad).",
    ),
    "Een [sessie](/2026/opening/).": (5, 14, "link-op-de-site", "Een [sessie](opening.md)."),
    "Een [sessie](/2026/openin/).": (
        5,
        14,
        "link-op-de-site",
        "Gebruik voor een sessie de naam van het",
    ),
    "Een [kop](#kop).": (5, 11, "link-naar-kop", "Haal de link weg."),
    "Een [sessie][1].\n\n[1]: openin.md": (7, 6, "link-onbekend", "[1]: opening.md"),
    "Een [sessie](opening).": (5, 14, "link-onbekend", "Een [sessie](opening.md)."),
    "Een [sessie](../2026/opening.md).": (5, 14, "link-onbekend", "Een [sessie](opening.md)."),
    "Een [mail](info@voorbeeld.example).": (
        5,
        12,
        "link-mailadres",
        "Een [mail](mailto:info@voorbeeld.example).",
    ),
    "Een [grap](javascript:alert(1)).": (5, 12, "link-soort", "Een webadres begint met https://."),
    "Een [plek]().": (5, 10, "link-leeg", "Vul het in, of haal de link weg."),
    "Een [bestand](bestand.pdf).": (
        5,
        15,
        "link-onbekend",
        "De link gaat naar bestand.pdf, maar dat bestand",
    ),
    "Een [plek](https://).": (5, 12, "link-soort", "Een webadres begint met https://."),
    "Een [plek](https:/voorbeeld.example).": (
        5,
        12,
        "link-soort",
        "Een [plek](https://voorbeeld.example).",
    ),
    '<a href="openin.md">sessie</a>': (5, 10, "link-onbekend", '<a href="opening.md">sessie</a>'),
    "status: geannuleerd": (5, 1, "veld-in-tekst", "Zet het erboven"),
    "Draai\u202edit om.": (5, 6, "leesrichting", "Draaidit om."),
    "![Een plaatje](plaatje.png)": (
        5,
        16,
        "plaatje",
        "Haal het plaatje weg, of maak er een link van:",
    ),
}
"""The text below a session, from line 5 on."""

LISTS: dict[tuple[str, str, str], Expected] = {
    ("2026/editie.yml", "van:", "inleiding: |\n  Zie [x](sessies/openin.md).\nvan:"): (
        3,
        11,
        "link-onbekend",
        "Zie [x](sessies/opening.md).",
    ),
    ("2026/editie.yml", "van:", 'inleiding: "Zie [x](www.voorbeeld.example)."\nvan:'): (
        2,
        21,
        "link-zonder-https",
        'inleiding: "Zie [x](https://www.voorbeeld.example)."',
    ),
    ("2026/editie.yml", "van: 2026-11-09", "van: 9 november"): (
        2,
        6,
        "geen-datum",
        "Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-09.",
    ),
    ("2026/editie.yml", "tot: 2026-11-13", "tot: 2026-11-31"): (
        3,
        6,
        "datum-bestaat-niet",
        "Kijk op de kalender.",
    ),
    ("2026/editie.yml", "van:", "soort: maand\nvan:"): (
        2,
        8,
        "keuze",
        "Kies uit: week, dag, jaar.",
    ),
    ("2026/editie.yml", "van:", "eind: x\nvan:"): (
        2,
        1,
        "onbekend-veld",
        "Het veld “eind” kennen we niet.",
    ),
    ("2026/editie.yml", "van:", "nooit_gepubliceerd: [opening]\nvan:"): (
        2,
        22,
        "nooit-gepubliceerd-bestaat",
        "Haal de naam hier weg.",
    ),
    ("2026/editie.yml", "van:", "bronnen:\n  - titel: x\nvan:"): (
        3,
        5,
        "verplicht-veld",
        "Voeg een regel toe: url: …",
    ),
    ("2026/editie.yml", "naam: Week 2026\n", ""): (
        1,
        1,
        "verplicht-veld",
        "Voeg een regel toe: naam: …",
    ),
    ("themas.yml", "naam: Wonen", "naam: Wonen: x"): (
        2,
        9,
        "yaml-aanhalingstekens",
        'naam: "Wonen: x"',
    ),
    ("themas.yml", "naam: Wonen", "nam: Wonen"): (2, 3, "onbekend-veld", "naam: Wonen"),
    ("themas.yml", "naam: Wonen", "naam: Wonen\n  dimensie: nu"): (
        3,
        13,
        "keuze",
        "Kies uit: hier-en-nu, later, elders.",
    ),
    ("themas.yml", "samenleving:", "wonen:"): (3, 1, "dubbel-veld", "Laat er één staan."),
    ("locaties.yml", "postcode: 5041 SG", "postcode: 5041sgx"): (
        4,
        13,
        "geen-postcode",
        "Schrijf vier cijfers, een spatie en twee",
    ),
    ("locaties.yml", "postcode: 5041 SG", 'postcode: "5041sg"'): (
        4,
        13,
        "geen-postcode",
        'postcode: "5041 SG"',
    ),
    ("locaties.yml", "plaats: Tilburg", 'breedtegraad: 51,56\n  lengtegraad: "5.0910"'): (
        5,
        17,
        "geen-coordinaat",
        "breedtegraad: 51.56",
    ),
    ("locaties.yml", "gemeente: Tilburg", "gemeente: Tilbrug"): (
        6,
        13,
        "onbekende-gemeente",
        "gemeente: Tilburg",
    ),
    ("locaties.yml", "gemeente: Tilburg", "toegestaan:\n    dubbele-locatie: x"): (
        7,
        5,
        "toegestaan-onbekend",
        "Kies uit: toegankelijkheid-mist.",
    ),
    ("locaties.yml", "gemeente: Tilburg", "toegankelijkheid:\n    rolstoel: misschien"): (
        7,
        15,
        "ja-nee",
        "Schrijf ja of nee.",
    ),
    ("locaties.yml", "lochal:", "LocHal:"): (1, 1, "geen-naam", "lochal:"),
    ("organisaties.yml", "naam: Buurthuis De Draad", "naam: Draad\n  url: draad.nl"): (
        3,
        8,
        "geen-webadres",
        "url: https://draad.nl",
    ),
    ("reeksen.yml", "naam: Praktijknetwerk", "naam: P\n  organisaties: [buurhuis]"): (
        3,
        18,
        "onbekende-naam",
        "organisaties: [buurthuis]",
    ),
    ("regios.yml", '["\'s-Hertogenbosch"]', "[Tilburg]"): (
        6,
        15,
        "gemeente-dubbel",
        "Laat er één staan.",
    ),
    ("locaties.yml", "plaats: Tilburg", 'plaats: Tilburg\n  lengtegraad: "5.0910"'): (
        6,
        16,
        "coordinaat-half",
        "Geef breedtegraad en lengtegraad allebei, of",
    ),
    ("locaties.yml", "plaats: Tilburg", 'plaats: Tilburg\n  lengtegraad: "51.0910"'): (
        6,
        16,
        "geen-coordinaat",
        "Schrijf bijvoorbeeld 5.0418.",
    ),
    ("themas.yml", "wonen:", "Wonen:"): (1, 1, "geen-naam", "wonen:"),
    ("themas.yml", "wonen:\n  naam: Wonen", "wonen: Wonen"): (1, 8, "geen-groep", "naam: Wonen"),
    ("2026/editie.yml", "tot: 2026-11-13\n", ""): (
        2,
        6,
        "editie-half",
        "Geef van en tot allebei, of geen van beide.",
    ),
    ("2026/editie.yml", "2026-11-13", "2026-11-08"): (3, 6, "editie-omgekeerd", "Draai ze om."),
    ("2026/editie.yml", "2026-11-13", "2027-11-13"): (
        3,
        6,
        "editie-jaar",
        "Verplaats de map of verander de datum.",
    ),
    ("2026/editie.yml", "van:", "soort: dag\nvan:"): (
        4,
        6,
        "editie-dag",
        "Maak tot gelijk aan van, of schrijf soort: week.",
    ),
    ("2026/editie.yml", "van:", "organisaties: [x]\nvan:"): (
        2,
        16,
        "onbekende-naam",
        "De namen staan in organisaties.yml.",
    ),
}
"""File, what stands in it and what is typed instead; other files may have findings too."""

FILES: dict[tuple[str, bytes], Expected] = {
    ("2026/sessies/sessie.md", b"Alleen tekst\n"): (
        1,
        1,
        "geen-voorblok",
        "Zet op regel 1 --- en sluit de gegevens af met",
    ),
    ("2026/sessies/sessie.md", b"---\ntitel: x\ndatum: 2026-11-10\n\nTekst.\n"): (
        *(3, 1, "streepjes-missen"),
        "Na regel 3 mist een regel met ---",
    ),
    ("2026/sessies/sessie.md", b"---\ntitel: x\ndatum: 2026-11-10\n--\nTekst\n"): (
        *(4, 1, "streepjes-anders"),
        "precies drie streepjes",
    ),
    ("2026/sessies/sessie.md", b"titel: x\ndatum: 2026-11-10\n---\nTekst\n"): (
        *(1, 1, "geen-voorblok"),
        "---\ntitel: x",
    ),
    ("2026/sessies/sessie.md", b""): (
        1,
        1,
        "geen-voorblok",
        "Zet op regel 1 --- en sluit de gegevens af met",
    ),
    ("2026/sessies/sessie.md", b"---\ntitel: x\nzaal: caf\xe9\n---\n"): (
        3,
        10,
        "geen-utf8",
        "Kies bij Opslaan als: UTF-8.",
    ),
    ("2026/sessies/sessie.md", b"---\n- a\n- b\n---\n"): (
        2,
        1,
        "geen-velden",
        "Hier verwachten we velden, elk op een eigen",
    ),
    ("2026/sessies/sessie.md", b"---\nzomaar\n---\n"): (
        2,
        1,
        "geen-velden",
        "Hier verwachten we velden, elk op een eigen",
    ),
    ("2026/sessies/sessie.md", b"---\n titel: x\ndatum: 2026-11-10\n---\n"): (
        2,
        1,
        "yaml-spatie-vooraan",
        "titel: x",
    ),
    ("2026/sessies/sessie.md", b"---\n\xc2\xa0titel: x\ndatum: 2026-11-10\n---\n"): (
        2,
        1,
        "onzichtbaar-teken",
        "titel: x",
    ),
    ("2026/sessies/sessie.md", b"\xff\xfe-\x00-\x00-\x00"): (
        1,
        1,
        "geen-utf8",
        "Kies bij Opslaan als: UTF-8.",
    ),
    ("2026/sessies/sessie.md", b"\n---\ntitel: x\ndatum: 2026-11-10\n---\n"): (
        *(1, 1, "voorblok-te-laag"),
        "lege regel of een spatie",
    ),
    ("2026/sessies/De Opening.md", b"---\ntitel: x\ndatum: 2026-11-10\n---\n"): (
        1,
        1,
        "bestandsnaam",
        "Noem het bestand de-opening.md",
    ),
    ("2026/sessies/naam-van-je-sessie.md", b"---\ntitel: x y\ndatum: 2026-11-10\n---\n"): (
        *(1, 1, "bestandsnaam-voorbeeld"),
        "Noem het bestand x-y.md",
    ),
    ("2026/sessies/soep", b"---\ntitel: x\ndatum: 2026-11-10\n---\n"): (
        *(1, 1, "bestandsnaam-md"),
        "Noem het bestand soep.md",
    ),
    ("2026/sessies/x.txt", b"x"): (
        1,
        1,
        "verkeerde-plek",
        "Sessies staan in de map sessies en eindigen op",
    ),
    ("2026/fotos/jan.gif", b"GIF89a"): (1, 1, "verkeerde-plek", "Foto’s staan in de map fotos"),
    ("2026/fotos/oud/jan.jpg", b"x"): (1, 1, "verkeerde-plek", "Foto’s staan in de map fotos"),
    ("2026/jan.jpg", b"x"): (1, 1, "verkeerde-plek", "Foto’s staan in de map fotos"),
    ("2026/fotos/jan.jpg", b"x"): (1, 1, "foto-ongebruikt", "Haal hem weg"),
    ("2026/x.md", b"x"): (1, 1, "verkeerde-plek", "Sessies staan in de map sessies en eindigen op"),
    ("x.txt", b"x"): (1, 1, "verkeerde-plek", "Sessies staan in de map sessies en eindigen op"),
    ("2026/editie.yml", b""): (1, 1, "verplicht-veld", "Voeg een regel toe: naam: …"),
    ("themas.yml", b"- wonen\n"): (
        1,
        1,
        "geen-velden",
        "Hier verwachten we velden, elk op een eigen",
    ),
    ("themas.yml", b"wonen\n"): (
        1,
        1,
        "geen-velden",
        "Hier verwachten we velden, elk op een eigen",
    ),
    ("locaties.yml", b"\xe9"): (1, 1, "geen-utf8", "Kies bij Opslaan als: UTF-8."),
    ("2026/editie.yml", b"naam: 'Week\n"): (1, 7, "yaml-aanhalingstekens", 'naam: "\'Week"'),
}
"""A whole file; other files may have findings too."""

PHOTOS: dict[str, tuple[dict[str, Callable[[], bytes]], Expected]] = {
    # what: (files in the folder with photos, expected); the speaker’s photo is jan.jpg, on line 6
    "not there": ({}, (6, 11, "foto-mist", "Zet hem daar neer")),
    "another name": ({"jann.jpg": photo}, (6, 11, "foto-mist", "foto: jann.jpg")),
    "another suffix": ({"jan.jpeg": photo}, (6, 11, "foto-mist", "foto: jan.jpeg")),
    "no photo": ({"jan.jpg": lambda: b"tekst"}, (6, 11, "foto-onleesbaar", "opnieuw op als jpg")),
    "empty": ({"jan.jpg": lambda: b""}, (6, 11, "foto-onleesbaar", "jan.jpg is geen foto")),
    "half a photo": (
        {"jan.jpg": lambda: photo()[:4000]},
        (6, 11, "foto-onleesbaar", "kunnen openen"),
    ),
    "half a png": (
        {"jan.jpg": lambda: photo("PNG")[:2000]},
        (6, 11, "foto-onleesbaar", "kunnen openen"),
    ),
    "something else inside": (
        {"jan.jpg": lambda: photo("GIF")},
        (6, 11, "foto-onleesbaar", "kunnen openen"),
    ),
    "too small": ({"jan.jpg": lambda: photo(width=191)}, (6, 11, "foto-te-klein", "minstens 192")),
    "too low": ({"jan.jpg": lambda: photo(height=100)}, (6, 11, "foto-te-klein", "minstens 192")),
    "too wide": (
        {"jan.jpg": lambda: photo("PNG", 6001, 200)},
        (6, 11, "foto-te-groot", "6000 pixels"),
    ),
    "too heavy": (
        {"jan.jpg": lambda: photo() + bytes(5_000_000)},
        (6, 11, "foto-te-groot", "hooguit 5 MB"),
    ),
}
"""What is wrong with the photo of a speaker."""

ELSEWHERE = {
    *("bestand-mist", "dubbel-adres", "moment-weg", "naam-veranderd", "sessie-weg"),
    *("sleutel-erbij", "macros-aan", "macros-uit", "voorblok-open"),
    *("foto-zonder-toestemming", "lange-zin", "moeilijk-woord", "samenvatting-mist"),
    *("niet-afgerond", "toegankelijkheid-mist", "aanmelden-waar-mist"),
    *("leeg-veld", "lijkt-op-veld", "tekst-verborgen"),
    *("sjabloon-onbekend", "link-absoluut", "macro", "niet-in-menu", "link-kop", "menu-onbekend"),
    "kan-niet",
}
"""Codes with tests of their own, for what is not one file; the last one should never be seen."""
