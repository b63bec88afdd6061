"""Every sentence about a spreadsheet: one Dutch text per code, and at which cell it is.

What is wrong with a session as such is said by ``macros.programme.messages``.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.programme import messages
from macros.programme.findings import Level

A_DAY = "9-11-2026"
"""The day that sentences have for an example."""

SENTENCES = {
    # The file.
    "geen-spreadsheet": "Dit bestand kan ik niet lezen. Open het in je spreadsheet, kies Opslaan "
    "als, en kies als soort Excel (.xlsx).",
    "oude-spreadsheet": "Bestanden die eindigen op {soort} kan ik niet lezen. Open het in je "
    "spreadsheet, kies Opslaan als, en kies als soort Excel (.xlsx).",
    "te-groot": "Dit blad is te groot: {rijen} rijen en {kolommen} kolommen. Er passen er "
    "{meeste_rijen} en {meeste_kolommen}.{cel} Haal rijen en kolommen onder en naast de tabel weg.",
    "geen-koppen": "Op dit blad staat geen rij met koppen die ik herken. Zet boven de kolommen "
    "bijvoorbeeld: Titel, Datum, Begin, Einde en Locatie.",
    "blad-zonder-koppen": "Op dit blad staat geen rij met koppen die ik herken. Ik lees het niet "
    "in. Staan er sessies op? Zet er dan dezelfde koppen boven.",
    "verborgen-blad": "Dit blad is verborgen. Ik heb het niet gelezen.",
    "geen-rijen": "Onder de koppen staan geen sessies.",
    "geen-editie": "Er is nog geen editie {jaar}. Klopt het jaar? Maak de editie dan eerst, met "
    "scripts/new-edition.",
    "onleesbaar": "Dit bestand kan ik niet lezen. Los eerst op wat scripts/check erover zegt.",
    "geheugen-kapot": "Dit bestand kan ik niet lezen. Het onthoudt wat er de vorige keer is "
    "ingelezen. Zet de vorige versie terug uit git.",
    # A column.
    "kolom-onbekend": "De kolom “{kop}” ken ik niet. Ik lees haar niet in.{bedoel}",
    "kolom-persoonlijk": "In de kolom “{kop}” staan persoonsgegevens. Ik lees haar niet in. Haal "
    "de kolom weg voor je het bestand deelt: wat op GitHub staat, is openbaar.",
    "kolom-naam": "De kolom “{kop}” lees ik niet in: daar kan de naam van een inzender staan. Is "
    "het de titel van de sessie? Noem de kolom dan Titel.",
    "kolom-dubbel": "Er zijn twee kolommen voor {veld}: {andere} en {deze}. Laat er één staan, of "
    "geef er een een andere kop.",
    "kolom-zonder-kop": "Boven deze kolom staat geen kop. Ik lees haar niet in.",
    "kolom-mist": "Er is geen kolom met de kop {veld}. Zet {veld} boven de kolom waar de titels "
    "van de sessies in staan.",
    "kolom-verborgen": "De kolom {veld} is verborgen. Ik lees haar wel in.",
    # A cell.
    "formule-leeg": "Hier staat een formule zonder uitkomst. Open het bestand in je spreadsheet en "
    "sla het op, of typ de waarde zelf.",
    "cel-fout": "In deze cel staat een formule die niet lukt ({waarde}). Typ de waarde zelf.",
    "geen-datum": "“{waarde}” is geen datum die ik herken. Schrijf bijvoorbeeld 9-11-2026.",
    "datum-bestaat-niet": "De datum {waarde} bestaat niet. Kijk op de kalender.",
    "weekdag-klopt-niet": "{datum} is een {weekdag}, geen {getypt}. Wat klopt?",
    "weekdag-onduidelijk": "“{waarde}” zegt niet welke datum het is. Schrijf bijvoorbeeld "
    "9-11-2026.",
    "meer-dagen": "Hier staan meer dagen. Geef elke dag een eigen rij. Zet bij Sessie in elke rij "
    "dezelfde naam en bij Moment een kort woord, zoals dag-2.",
    "geen-tijd": "“{waarde}” is geen tijd die ik herken. Schrijf bijvoorbeeld 09.30.",
    "tijd-in-woorden": "“{waarde}” kan twee tijden zijn. Schrijf {voorstel}.",
    "tijd-getal": "Hier staat een getal dat er als een tijd uitziet. Typ de tijd opnieuw, met een "
    "dubbele punt: 09:30.",
    "tijd-24": "De dag eindigt om 23.59. Schrijf 00.00, en bij Einddatum de volgende dag.",
    "meer-tijden": "Hier staan meer tijden. Schrijf één begin en één einde.",
    "tijden-verschillen": "Hier staat {deze}, maar in {andere} staat {daar}. Wat klopt?",
    "geen-prijs": "“{waarde}” is geen prijs. Schrijf gratis, of een bedrag zoals 7,50. Een uitleg "
    "kan in de kolom Uitleg bij prijs.",
    "geen-getal": "“{waarde}” is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 40.",
    "ja-nee": "“{waarde}” kan hier niet. Schrijf ja of nee.",
    "keuze": "“{waarde}” kan hier niet. Kies uit: {keuzes}.{bedoel}",
    "geen-webadres": "“{waarde}” is geen webadres. Een webadres begint met https:// en heeft geen "
    "spaties.",
    "geen-mailadres": "“{waarde}” is geen e-mailadres. Schrijf het adres van de organisatie, zoals "
    "info@voorbeeld.nl.",
    "geen-taal": "“{waarde}” is geen taal die we kennen. Schrijf er één, zoals Nederlands of "
    "Engels.",
    "naam-onbekend": "{lijst} “{naam}” kennen we niet.{bedoel}{raad}",
    "gemeente-onbekend": "De gemeente “{naam}” kennen we niet in Noord-Brabant.{bedoel}",
    "gemeente-verschilt": "De locatie ligt in {gemeente}, en hier staat {naam}. Wat klopt?",
    "geen-korte-naam": "“{waarde}” kan geen naam van een bestand zijn. Schrijf {voorstel}.",
    "geen-jaar": "“{waarde}” is geen jaar. Schrijf bijvoorbeeld 2026.",
    "aanmelden-vroeg": "Hier kun je je aanmelden tot en met {tot}, lang voor de sessie op {datum}. "
    "Klopt het jaar?",
    "spreker-komma": "Staan hier meer sprekers? Zet elke spreker op een eigen regel, zo: naam | "
    "rol | organisatie.",
    "onderdeel-onvolledig": "In de regel “{waarde}” ontbreekt {veld}. Schrijf: {vorm}.",
    # A row.
    "rij-dubbel": "Deze rij is gelijk aan rij {andere}. Haal er een weg.",
    "rij-zonder-titel": "In deze rij staat geen titel.",
    "rij-zonder-datum": "In deze rij staat geen datum. Is de dag nog niet bekend? Wacht dan met "
    "deze rij.",
    "rij-totaal": "Is dit een rij met totalen? Haal haar dan weg. Ik lees haar niet in.",
    "rij-verborgen": "Deze rij is verborgen. Ik lees haar wel in.",
    "rij-voorbeeld": "Dit is de voorbeeldrij. Ik lees haar niet in.",
    "rij-andere-kolommen": "In deze rij staat alleen iets in kolommen die ik niet inlees.",
    "rij-verschilt": "Deze sessie heeft meer rijen. Hier staat bij {veld} iets anders dan in "
    "{andere}. Zet overal hetzelfde, of laat het in deze rij leeg.",
    "moment-dubbel": "Het moment “{sleutel}” staat ook in {andere}. Geef elk moment een eigen "
    "woord.",
    "moment-mist": "Deze sessie heeft meer rijen. Zet hier bij Moment een kort woord, zoals "
    "{voorstel}.",
    "zelfde-titel": "Dezelfde titel staat ook in {andere}. Is het dezelfde sessie op een ander "
    "moment? Zet dan bij Sessie in beide rijen dezelfde naam, en hier bij Moment een kort woord.",
    "titel-bestaat": "In het programma staat al een sessie met deze titel. Is het dezelfde? Zet "
    "dan bij Sessie: {naam}",
    "bestand-onveilig": "Het bestand {bestand} kan ik niet veranderen zonder er iets anders in te "
    "raken. Verander het met de hand.",
    # What an editor did since.
    "redactie": "Bij {veld} staat hier {deze}. In het programma staat {daar}: dat heeft de "
    "redactie veranderd. Dat blijft zo.",
    "leeg-blijft": "Deze cel is leeg. In het programma staat bij {veld}: {daar}. Dat blijft zo.",
    "niet-meer": "De sessie “{titel}” ({bestand}) stond eerder in dit bestand en nu niet meer. Ze "
    "blijft in het programma. Gaat ze niet door? Zet dan status: geannuleerd.",
    "weggehaald": "De redactie heeft deze sessie ({bestand}) uit het programma gehaald. Ik zet "
    "haar niet terug. Moet dat toch? Zet dan bij Sessie een nieuwe naam.",
    "moment-niet-meer": "Het moment “{sleutel}” staat niet in dit bestand. Het blijft in het "
    "programma.",
}

ADVICE = frozenset(
    {
        *(
            "blad-zonder-koppen",
            "verborgen-blad",
            "kolom-onbekend",
            "kolom-persoonlijk",
            "kolom-naam",
        ),
        *("kolom-zonder-kop", "geen-rijen", "spreker-komma", "rij-voorbeeld", "rij-totaal"),
        *("kolom-verborgen", "rij-verborgen", "aanmelden-vroeg"),
        *(
            "rij-andere-kolommen",
            "zelfde-titel",
            "titel-bestaat",
            "redactie",
            "leeg-blijft",
            "niet-meer",
        ),
        *("moment-niet-meer", "weggehaald"),
    }
)
"""What somebody should know; nothing is held up by it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a spreadsheet, and where."""

    place: str
    """A cell, a row or a sheet, such as ``Blad1!C7``."""
    code: str
    message: str
    """A Dutch sentence that says what is wrong and what to do about it."""
    level: Level = Level.ERROR
    unknown: str = ""
    """A name that is in no list, if that is what is wrong."""

    @property
    def blocks(self) -> bool:
        """Whether what it is about cannot be read in."""
        return self.level is Level.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.level}: {self.message} [{self.code}]"


def remark(place: str, code: str, **context: object) -> Remark:
    """Return what ``code`` says, filled in, about ``place``.

    :raises KeyError: for a code without a text, or a text with a gap that ``context`` lacks.
    """
    level = Level.ADVICE if code in ADVICE else Level.ERROR
    unknown = str(context["naam"]) if code == "naam-onbekend" else ""
    return Remark(place, code, SENTENCES[code].format(**context), level, unknown)


class CellError(ValueError):
    """What somebody typed is not what the column takes."""

    def __init__(self, code: str, **context: object) -> None:
        super().__init__(code)
        self.code = code
        self.context = context

    def at(self, place: str, typed: str = "") -> Remark:
        """Return it as a remark about a cell.

        :param typed: what stands in it; capitals are quoted as they are.
        """
        context = dict(self.context)
        quoted = str(context.get("waarde", ""))
        start = typed.casefold().find(quoted)
        if quoted and start >= 0 and len(typed.casefold()) == len(typed):
            context["waarde"] = typed[start : start + len(quoted)]
        return remark(place, self.code, **context)


meaning = messages.meaning
