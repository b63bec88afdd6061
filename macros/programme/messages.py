"""Every sentence that tells an editor what is wrong: one Dutch text per code.

A sentence says what is wrong and what to type instead, in plain Dutch (B1).  Codes are Dutch too,
because editors write them under ``toegestaan``.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from macros.programme.findings import Level

MESSAGES = {
    # The text is not YAML.
    "yaml-aanhalingstekens": "Deze tekst moet tussen aanhalingstekens.",
    "yaml-aanhalingsteken-open": "Er staat een aanhalingsteken dat nergens dichtgaat. Zet aan het "
    'begin en aan het eind van de tekst hetzelfde aanhalingsteken (").',
    "yaml-spatie-mist": "Na “{veld}:” moet een spatie staan.",
    "yaml-tab": "Hier staat een tab. Spring in met spaties: twee per niveau.",
    "yaml-bijzonder-teken": "Een tekst mag niet met dit teken beginnen. Zet de hele tekst tussen "
    "dubbele aanhalingstekens.",
    "yaml-inspringen": "De regels springen hier niet goed in. Velden die bij elkaar horen, "
    "beginnen even ver van de kantlijn.",
    "yaml-streepje": "Een streepje kan hier niet. Begin een lijst op een nieuwe regel, of zet de "
    "tekst tussen dubbele aanhalingstekens.",
    "yaml-dubbele-punt": "Er staat een dubbele punt te veel, of deze regel springt te ver in. Zet "
    "een tekst met een dubbele punt tussen dubbele aanhalingstekens.",
    "yaml-dubbele-punt-mist": "Hier ontbreekt een dubbele punt. Een regel is: veld: waarde.",
    "yaml-anders": "Deze regel kunnen we niet lezen. Kijk of er een dubbele punt, spatie of "
    "aanhalingsteken ontbreekt.",
    "yaml-onleesbaar-teken": "Hier staat een onzichtbaar stuurteken (nummer {nummer}). Haal het "
    "weg en typ de tekst opnieuw.",
    "yaml-te-diep": "Deze regels zijn te diep ingesprongen. Zo'n diepe lijst kennen we niet.",
    "yaml-tweede-deel": "Hier begint met --- een tweede deel. Haal deze regel weg.",
    "yaml-verwijzing": "Een tekst mag niet met {teken} beginnen: dan valt “{teken}{tekst}” weg. "
    "Zet de hele tekst tussen dubbele aanhalingstekens.",
    "yaml-label": "Een tekst mag niet met {tekst} beginnen. Zet de hele tekst tussen dubbele "
    "aanhalingstekens.",
    "yaml-sleutel": "Deze tekst moet tussen aanhalingstekens.",
    "yaml-schuine-streep": "Tussen dubbele aanhalingstekens heeft een schuine streep (\\) een "
    "eigen betekenis. Zet de tekst tussen enkele aanhalingstekens (').",
    "yaml-haak-open": "Er gaat een haak open die nergens dichtgaat. Sluit de lijst af met {haak}",
    "yaml-haak-te-vroeg": "Zet de hele lijst tussen één paar haken, met komma’s ertussen.",
    "yaml-haak-leeg": "Achter “{veld}” staat een lege lijst, en eronder nog een. Haal [] weg.",
    "yaml-leeg-paar": "Hier staan twee aanhalingstekens met niets ertussen. Zet de tekst ertussen.",
    "yaml-spatie-vooraan": "“{veld}” staat te ver naar rechts. Haal {spaties} vooraan weg.",
    "twee-velden": "Op deze regel staan twee velden. Laat er één staan. Is het tekst? Zet die dan "
    "tussen dubbele aanhalingstekens.",
    "geen-veld": "Deze regel is geen veld. Is het uitleg? Zet er dan # en een spatie voor. Hoort "
    "hij bij de beschrijving? Zet hem dan onder de tweede ---.",
    "kromme-aanhalingstekens": "Dit zijn geen gewone aanhalingstekens. Bezoekers zien ze op de "
    "site. "
    'Typ ze opnieuw ("). Horen ze bij de tekst? Zet er dan gewone omheen.',
    "los-aanhalingsteken": "Er staat maar één aanhalingsteken in deze tekst. Haal het weg, of zet "
    "er "
    "nog een. Klopt het zo? Zet dan de hele tekst tussen aanhalingstekens.",
    "leesrichting": "Hier staat een onzichtbaar teken dat de leesrichting omdraait (nummer "
    "{nummer}). "
    "Haal het weg en typ de tekst opnieuw.",
    "opmerking-achter-tekst": "Wat achter # staat, valt weg. Hoort het bij de tekst? Schrijf dan "
    "{voorstel}. Is het een opmerking? Zet die op een eigen regel.",
    "onzichtbaar-teken": "Hier staat een bijzondere spatie die je niet ziet, bijvoorbeeld geplakt "
    "uit Word. Haal die weg en typ een gewone spatie.",
    "dubbel-veld": "Het veld “{veld}” staat er twee keer in. Laat er één staan.",
    # The file as a whole.
    "geen-utf8": "Dit bestand is niet als UTF-8 opgeslagen. Kies bij Opslaan als: UTF-8.",
    "geen-voorblok": "Het bestand begint niet met de gegevens van de sessie. Zet op regel 1 --- "
    "en sluit de gegevens af met een regel waarop alleen --- staat.",
    "streepjes-missen": "Na regel {regel} mist een regel met ---. Die scheidt de gegevens van "
    "de beschrijving.",
    "streepjes-anders": "Op deze regel horen precies drie streepjes, en verder niets.",
    "veld-in-tekst": "Dit veld staat onder de tweede ---. Zet het erboven. Hoort het bij de tekst? "
    "Begin de regel dan met een hoofdletter.",
    "voorblok-open": "De gegevens boven aan de pagina worden niet afgesloten. Zet eronder een "
    "regel waarop alleen --- staat.",
    "voorblok-te-laag": "Boven of voor de eerste --- staat nog iets, al is het maar een lege regel "
    "of een spatie. Haal dat weg.",
    "macros-uit": "Hier staat een macro, maar macro's staan uit op deze pagina. Voeg boven aan de "
    "pagina, tussen de regels met ---, toe: render_macros: true",
    "macros-aan": "Schrijf hier true, of haal de regel weg.",
    "geen-velden": "Hier verwachten we velden, elk op een eigen regel: naam: waarde.",
    "bestand-mist": "Het bestand {bestand} ontbreekt. Zonder dit bestand is het programma niet "
    "compleet.",
    "bestandsnaam": "De bestandsnaam “{naam}” kan geen webadres worden. Gebruik kleine letters, "
    "cijfers en streepjes. {doen}",
    "bestandsnaam-voorbeeld": "Dit is nog de naam van het voorbeeld. {doen}",
    "bestandsnaam-md": "De bestandsnaam “{naam}” eindigt niet op .md. {doen}",
    "verkeerde-plek": "Het bestand “{naam}” kennen we hier niet. Sessies staan in de map sessies "
    "en eindigen op .md. Foto’s staan in de map fotos en eindigen op .jpg, .png of .webp.",
    # One field.
    "voorbeeld": "Dit is nog het voorbeeld. Vervang “{voorbeeld}”, of laat het weg.",
    "onbekend-veld": "Het veld “{veld}” kennen we niet.{bedoel}",
    "verplicht-veld": "Het veld “{veld}” ontbreekt. Voeg een regel toe: {veld}: …",
    "geen-tekst": "Hier hoort één tekst. Haal het streepje, de haken of de ingesprongen regels "
    "weg.",
    "leeg-onderdeel": "Achter dit streepje staat nog niets. Vul het in, of haal de regel weg.",
    "lege-waarde": "Hier staat nog niets. Vul “{veld}” in, of haal de regel weg.",
    "leeg-verplicht": "Hier staat nog niets, en het is verplicht. Vul een {veld} in.",
    "geen-lijst": "Hier hoort een lijst. Zet elk onderdeel op een eigen regel, met een gewoon "
    "streepje en een spatie ervoor.{bedoel}",
    "geen-groep": "Hier horen velden met een naam. Schrijf ze op eigen regels, met twee spaties "
    "ervoor: {voorbeeld}",
    "keuze": "“{waarde}” kan hier niet. Kies uit: {keuzes}.{bedoel}",
    "ja-nee": "“{waarde}” kan hier niet. Schrijf ja of nee.",
    "geen-datum": "“{waarde}” is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-09.",
    "datum-bestaat-niet": "De datum {waarde} bestaat niet. Kijk op de kalender.",
    "geen-tijd": '“{waarde}” is geen tijd. Schrijf uren en minuten, bijvoorbeeld "09.30".',
    "tijd-24": 'De dag eindigt om 23.59. Schrijf "00.00" en zet bij einddatum de volgende dag.',
    "geen-getal": "“{waarde}” is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 40.",
    "geen-prijs": '“{waarde}” is geen prijs. Schrijf gratis, of een bedrag zoals "7,50".',
    "geen-webadres": "“{waarde}” is geen webadres. Een webadres begint met https:// en heeft geen "
    "spaties.",
    "geen-mailadres": "“{waarde}” is geen e-mailadres. Schrijf bijvoorbeeld info@voorbeeld.nl.",
    "geen-naam": "“{waarde}” kan hier niet. Schrijf de korte naam uit de lijst: kleine letters, "
    "cijfers en streepjes.{bedoel}",
    "geen-taal": "“{waarde}” is geen taal die we kennen. Schrijf twee letters, zoals nl of en.",
    "geen-postcode": "“{waarde}” is geen postcode. Schrijf vier cijfers, een spatie en twee "
    "hoofdletters: 5037 AB.",
    "geen-coordinaat": "“{waarde}” is geen coördinaat in Nederland. Schrijf bijvoorbeeld "
    "{voorbeeld}.",
    "geen-foto": "“{waarde}” kan hier niet. Schrijf de naam van een foto uit de map fotos, zonder "
    "map ervoor: kleine letters, cijfers en streepjes, en aan het eind .jpg, .png of .webp.",
    "te-lang": "Deze tekst is {lengte} tekens. Er passen er {maximum}. Maak hem korter.",
    "te-laag": "Dit getal moet minstens {minimum} zijn.",
    "kan-niet": "Deze waarde kan hier niet. Haal de regel weg, of kijk in het handboek op de site "
    "wat hier hoort.",
    # Fields that have to agree with each other.
    "datum-en-momenten": "Kies: of “{veld}” hier, of een lijst bij momenten. Niet allebei.",
    "geen-moment": "Deze sessie heeft nog geen datum. Voeg een regel toe: datum: 2026-11-09",
    "sleutel-mist": "Alleen het eerste moment mag zonder sleutel. Voeg bij dit moment een regel "
    "toe: sleutel: {voorstel}",
    "dubbele-sleutel": "De sleutel “{sleutel}” komt twee keer voor. Geef elk moment een eigen "
    "sleutel.",
    "einde-zonder-begin": "Er is een eindtijd, maar geen begintijd. Voeg begin toe, of haal einde "
    "weg.",
    "eind-voor-begin": "De eindtijd ({einde}) ligt niet na de begintijd ({begin}). Loopt de "
    "sessie door tot na middernacht? Voeg dan toe: einddatum: {morgen}",
    "einddatum-voor-datum": "De einddatum ({einde}) ligt voor de datum ({begin}). Draai ze om.",
    "tijd-bestaat-niet": "Op {datum} gaat de klok vooruit: {tijd} uur bestaat dan niet. Kies een "
    "tijd voor 02.00 of na 03.00 uur.",
    "aanmelden-te-laat": "Je kunt je aanmelden tot en met {tot}, maar dan is de sessie al geweest: "
    "die is op {datum}. Kijk beide dagen na.",
    "inloop-na-begin": "De inloop ({inloop}) is na het begin ({begin}). Kijk beide tijden na.",
    "einddatum-zonder-einde": "Er is een begintijd en een einddatum, maar geen eindtijd. Voeg "
    "einde toe, of haal einddatum weg.",
    "meerdaags-met-tijden": "Dit duurt {dagen}, met tijden. Een agenda maakt daar één lang blok "
    "van, ook ’s nachts. Schrijf elke dag apart op. Zet de regels hieronder in de plaats van "
    "datum, einddatum, begin en einde, en kijk de tijden na.\n{momenten}",
    "zaal-zonder-locatie": "Er is een zaal, maar geen locatie. Voeg locatie toe, of haal zaal weg.",
    "locatie-bij-online": "De sessie is online, maar heeft ook een locatie. Haal locatie weg, of "
    "schrijf deelname: hybride.",
    "gemeente-en-locatie": "De gemeente volgt al uit de locatie. Haal gemeente hier weg.",
    "oorspronkelijk-zonder-status": "De oude datum staat er, maar de sessie is niet verplaatst. "
    "Voeg toe: status: verplaatst",
    "dubbele-waarde": "“{waarde}” staat er twee keer. Laat er één staan.",
    "online-zonder-deelname": "Er is een online_url, maar de sessie is op locatie. Voeg toe: "
    "deelname: hybride (of online).",
    "coordinaat-half": "Geef breedtegraad en lengtegraad allebei, of geen van beide.",
    "editie-half": "Geef van en tot allebei, of geen van beide.",
    "editie-omgekeerd": "De laatste dag ({tot}) ligt voor de eerste dag ({van}). Draai ze om.",
    "editie-jaar": "De editie staat in de map {jaar}, maar deze datum valt in een ander jaar. "
    "Verplaats de map of verander de datum.",
    "editie-dag": "Een editie van één dag begint en eindigt op dezelfde datum. Maak tot gelijk "
    "aan van, of schrijf soort: week.",
    # Facts that span files.
    "onbekende-naam": "{lijst} “{naam}” kennen we niet.{bedoel}",
    "onbekende-gemeente": "De gemeente “{naam}” kennen we niet in Noord-Brabant.{bedoel}",
    "gemeente-dubbel": "De gemeente “{naam}” staat al bij de regio {regio}. Laat er één staan.",
    "buiten-editie": "De datum {datum} valt buiten de editie ({van} tot en met {tot}). Klopt dat? "
    "Voeg dan toe: rond_de_week: ja",
    "buiten-jaar": "De datum {datum} valt niet in {jaar}. Zet het bestand in de map van het "
    "goede jaar, of verander de datum.",
    "dubbele-locatie": "{locatie} is dan al bezet door “{andere}” ({tijd}). Kies een andere tijd, "
    "locatie of zaal.",
    "dubbele-spreker": "{naam} spreekt dan ook bij “{andere}” ({tijd}). Kies een andere tijd of "
    "spreker.",
    "dubbel-adres": "Het adres {adres} is al van {andere}. Geef dit bestand een andere naam.",
    "voorheen-bestaat": "“{naam}” is nu de naam van een andere sessie. Haal die naam weg bij "
    "voorheen.",
    "sessie-weg": "De sessie “{titel}” stond op de site en is nu weg. In agenda’s verdwijnt ze dan "
    "zonder uitleg. Zet het bestand terug. Gaat de sessie niet door? Schrijf erin: "
    "status: geannuleerd. Heeft het bestand een andere naam? Schrijf in het nieuwe bestand: "
    "voorheen: [{namen}]. Heeft niemand de sessie ooit gezien? Schrijf in editie.yml: "
    "nooit_gepubliceerd: [{naam}]",
    "naam-veranderd": "Dit bestand heette eerst {oud}.md. Zonder die naam komt de sessie dubbel in "
    "agenda’s en werkt het oude adres niet meer. Voeg toe: voorheen: [{namen}]",
    "moment-weg": "Het moment met sleutel “{sleutel}” stond op de site en is nu weg. In agenda’s "
    "verdwijnt het dan zonder uitleg. Zet het terug. Gaat het niet door? Schrijf bij dat moment: "
    "geannuleerd: ja",
    "sleutel-erbij": "Het eerste moment had nog geen sleutel. Krijgt het er nu een, dan staat het "
    "dubbel in agenda’s. Haal de sleutel bij dat moment weg; één moment mag zonder.",
    "nooit-gepubliceerd-bestaat": "De sessie “{naam}” is er nog. Haal de naam hier weg.",
    "link-onbekend": "De link gaat naar {doel}, maar dat bestand is er niet.{bedoel}",
    # Photos of speakers.
    "foto-mist": "De foto {naam} staat niet in de map fotos van {jaar}. Zet hem daar neer, of haal "
    "deze regel weg.{bedoel}",
    "foto-onleesbaar": "{naam} is geen foto die we kunnen openen. Sla de foto opnieuw op als jpg.",
    "foto-te-groot": "De foto {naam} is te groot. Maak hem kleiner: hooguit 5 MB, en {grootste} "
    "pixels breed en hoog.",
    "foto-te-klein": "De foto {naam} is te klein: hij wordt dan vaag. Neem er een van minstens "
    "{kleinste} pixels breed en hoog.",
    "foto-zonder-toestemming": "Deze foto komt niet op de site: er staat niet bij dat de spreker "
    "dat goedvindt. Heeft de spreker ja gezegd? Voeg dan toe: toestemming: ja. Anders: haal de "
    "foto hier weg en ook uit de map, want die is openbaar.",
    "foto-ongebruikt": "Geen enkele spreker heeft de foto {naam}. Haal hem weg: wat in deze map "
    "staat, kan iedereen zien.",
    # A page that is written by hand.
    "macro": "{zin}",
    "sjabloon-onbekend": "Het sjabloon “{sjabloon}” is er niet.{bedoel} Meestal is er geen nodig: "
    "haal de regel dan weg.",
    "link-absoluut": "De link {doel} begint met een schuine streep. Dan werkt hij niet overal. "
    "Begin bij de map van deze pagina, bijvoorbeeld: over.md",
    "link-kop": "De link gaat naar {doel}, maar die kop is er niet. Kijk hoe de kop nu heet.",
    "niet-in-menu": "Deze pagina staat niet in het menu. Zet haar in mkdocs.yml bij nav. Hoort ze "
    "niet in het menu? Zet haar dan bij not_in_nav: /{bestand}",
    "menu-onbekend": "In het menu staat {doel}, maar dat bestand is er niet in de map docs.",
    "link-zonder-https": "De link gaat naar {doel}. Een webadres begint met https://, anders "
    "zoekt de "
    "browser op onze eigen site.",
    "link-mailadres": "De link gaat naar {doel}. Zet voor een e-mailadres mailto:",
    "link-op-de-site": "De link gaat naar {doel}. Dat adres werkt niet overal. Gebruik voor een "
    "sessie de naam van het bestand, en anders het hele webadres.{bedoel}",
    "link-naar-kop": "De link gaat naar {doel}, een kop op de pagina. Zulke links werken hier "
    "niet. Haal de link weg.",
    "link-soort": "De link gaat naar {doel}. Zo’n link mag niet op de site. Een webadres begint "
    "met "
    "https://.",
    "link-leeg": "Achter deze link staat geen adres. Vul het in, of haal de link weg.",
    "plaatje": "Plaatjes kunnen niet in deze tekst; bezoekers zien niets. Haal het plaatje weg, of "
    "maak er een link van: [tekst](https://…)",
    # Advice: what can be better.
    "lange-zin": "Deze zin heeft {woorden} woorden. Maak er twee van: hooguit {maximum} woorden "
    "leest prettig.",
    "moeilijk-woord": "“{woord}” is voor veel mensen moeilijk. Schrijf liever: {liever}.",
    "toegankelijkheid-mist": "Bij deze locatie staat nog niets over toegankelijkheid. Bezoekers "
    "met "
    "een beperking weten dan niet of ze erin kunnen. Voeg toegankelijkheid toe, met bijvoorbeeld "
    "rolstoel: ja",
    "aanmelden-waar-mist": "Aanmelden is verplicht, maar er staat niet waar. Zet bij aanmelden "
    "ook url of email. Is de link er nog niet? Schrijf dan bij uitleg wanneer die er is.",
    "samenvatting-mist": "Deze sessie heeft nog geen samenvatting. Die staat in lijsten, en waar "
    "iemand een link deelt. Voeg een regel toe: samenvatting: …",
    "niet-afgerond": "Zolang deze editie niet is afgerond, gaat de site over {jaar}, en nog niet "
    "over {later}. Is zij voorbij? Voeg dan een regel toe: afgerond: ja",
    "leeg-veld": "Achter “{veld}” staat nog niets. Vul het in, of haal de regel weg. Staat er "
    "nog een # voor wat eronder staat? Haal dat dan weg.",
    "lijkt-op-veld": "Bezoekers lezen dit als tekst; de site doet er niets mee. Bedoel je het "
    "veld? Schrijf dan boven de tweede ---: {regel}",
    "tekst-verborgen": "Wat tussen <!-- en --> staat, ziet niemand op de site. Hoort het erop? "
    "Haal dan <!-- en --> weg.",
    "toegestaan-onbekend": "“{melding}” is geen melding die je kunt toestaan.{bedoel}",
}

ADVICE = frozenset(
    {
        *("lange-zin", "moeilijk-woord", "plaatje", "samenvatting-mist", "toegankelijkheid-mist"),
        *("foto-zonder-toestemming", "foto-ongebruikt", "niet-afgerond", "aanmelden-waar-mist"),
        *("leeg-veld", "lijkt-op-veld", "tekst-verborgen"),
    }
)
"""The codes of what can be better; all others stop what is wrong from being published."""

CLASHES = ("dubbele-locatie", "dubbele-spreker")

ALLOWABLE = (
    *CLASHES,
    "lange-zin",
    "moeilijk-woord",
    "plaatje",
    "samenvatting-mist",
    "lijkt-op-veld",
    "tekst-verborgen",
)
"""Findings that can be right all the same in a session, with a reason; the others never are."""

ALLOWABLE_AT_VENUE = ("toegankelijkheid-mist",)
"""The same, for a venue."""


def level(code: str) -> Level:
    """Return what a finding with this code means."""
    return Level.ADVICE if code in ADVICE else Level.ERROR


def message(code: str, **context: object) -> str:
    """Return the Dutch sentence of ``code``, filled in; what may be meant is told if it is known.

    :raises KeyError: for a code without a text, or a text with a gap that ``context`` lacks.
    """
    return MESSAGES[code].format(**{"bedoel": "", **context})


def nearest(wrong: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the name that comes nearest to what was typed; empty when none comes near.

    :param cutoff: how much has to be the same, from 0 to 1: see ``difflib``.
    """
    by_folded = {name.casefold(): name for name in sorted(known)}
    near = get_close_matches(wrong.casefold().strip(), by_folded, n=1, cutoff=cutoff)
    return by_folded[near[0]] if near else ""


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return `` Bedoel je “…”?`` with a leading space, or nothing when no name comes near."""
    return meaning(nearest(wrong, known))


def meaning(name: str) -> str:
    """Return `` Bedoel je “name”?`` with a leading space, or nothing without a name."""
    return f" Bedoel je “{name}”?" if name else ""
