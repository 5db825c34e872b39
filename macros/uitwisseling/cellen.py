"""One cell of a sheet in; the values of its fields out, as they would stand in YAML, with a note about what was mended.

Only the form is looked at here: whether a value is good is for the model. What cannot be read raises `Afgekeurd`.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from macros.kaart import openingstijden
from macros.strict_yaml import BIDI_CONTROLS, UNWANTED_CATEGORIES
from macros.uitwisseling.kolommen import Kolom, genormaliseerd
from macros.uitwisseling.telefoons import lees_telefoons
from macros.uitwisseling.uren import als_uren
from macros.uitwisseling.woorden import Afgekeurd, Woorden, keuze, verdeeld

if TYPE_CHECKING:
    from collections.abc import Callable

    from macros.strict_yaml import Plain


class Cel(NamedTuple):
    """What a cell holds: a text, and what the spreadsheet says it is: tekst, getal, datum, formule, fout or te lang."""

    tekst: str
    vorm: str = "tekst"


class Gelezen(NamedTuple):
    """The fields that a cell fills, what was mended on the way, and why it is no good when a text may not stand elsewhere."""

    velden: dict[str, Plain]
    noot: str = ""
    anders: str = ""


LEEG = Cel("")
# What people write where there is nothing. In words and lists `geen` may mean something; an address is never `geen`.
NIETS = frozenset({"-", "--", "–", "n.v.t.", "nvt", "?"})
NIETS_OF_GEEN = NIETS | {"geen", "onbekend"}
VRIJ = frozenset({"tekst", "lijst", "voorzieningen", "bronnen"})
GEWEIGERD = {
    "formule": "is een formule. Kopieer de cel en plak alleen de waarde (Plakken speciaal, Waarden)",
    "fout": "is een foutmelding van het rekenblad. Verbeter de cel, of maak hem leeg",
    "te lang": "is te lang voor één cel. Kort de tekst in",
    "datum": "is door het rekenblad tot een datum gemaakt. Maak de cel op als tekst en typ de waarde opnieuw",
}
MAANDEN = ("jan", "feb", "maart", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
CIJFERDATUM = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
WOORDDATUM = re.compile(r"(?:[a-z]+dag )?(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{4})")
JANEE = {"ja": "ja", "j": "ja", "x": "ja", "waar": "ja", "true": "ja", "1": "ja", "yes": "ja", "v": "ja"}
JANEE |= {"nee": "nee", "n": "nee", "onwaar": "nee", "false": "nee", "0": "nee", "no": "nee"}
OSM_TEKEN = re.compile(r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|unknown)\b|24/7")
OSM = "OSM: "
LEEFTIJDEN = (
    (re.compile(r"(\d{1,3})(?: jaar)? ?(?:-|–|t m|tm|tot en met|t/m) ?(\d{1,3})(?: jaar| jr)?\.?"), (1, 2)),
    (re.compile(r"(\d{1,3}) ?(?:\+|plus|jaar en ouder|en ouder)"), (1, 0)),
    (re.compile(r"(?:vanaf|va\.?) (\d{1,3})(?: jaar)?"), (1, 0)),
    (re.compile(r"(?:t/m|tot en met) (\d{1,3})(?: jaar)?"), (0, 1)),
)
ALLE_LEEFTIJDEN = frozenset({"alle leeftijden", "alle", "iedereen", "geen grens"})


def lees(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    """The fields that a filled cell of this column gives. Raises Afgekeurd, in Dutch."""
    if cel.vorm in GEWEIGERD and not (cel.vorm == "datum" and kolom.soort == "datum"):
        raise Afgekeurd(GEWEIGERD[cel.vorm])
    tekst = schoon(cel.tekst)
    if tekst.casefold() in (NIETS if kolom.soort in VRIJ and not kolom.van_locatie else NIETS_OF_GEEN):
        return Gelezen({})
    if tekst.startswith("'") and letterlijk(tekst) != tekst:
        tekst = tekst[1:]
    return LEZERS[kolom.soort](kolom, cel._replace(tekst=tekst), woorden)


def letterlijk(tekst: str) -> str:
    """A text that is not read as nothing, although it looks like it: with a ' before it, which reading takes off."""
    return f"'{tekst}" if tekst.lstrip("'").casefold() in NIETS_OF_GEEN else tekst


def schoon(tekst: str) -> str:
    """A text without spaces around its lines and without signs that turn the direction of writing. Raises Afgekeurd."""
    visible = "".join(character for character in tekst if character not in BIDI_CONTROLS)
    clean = "\n".join(" ".join(line.split()) for line in visible.splitlines()).strip("\n")
    for character in clean:
        if not character.isprintable() and character != "\n" and _onzichtbaar(character):
            raise Afgekeurd(f"bevat een onzichtbaar stuurteken (U+{ord(character):04X}). Typ de tekst opnieuw, zonder te plakken")
    return clean


def _onzichtbaar(character: str) -> bool:
    return unicodedata.category(character) in UNWANTED_CATEGORIES or ord(character) & 0xFFFE == 0xFFFE


def _regel(cel: Cel) -> str:
    """The text of a cell on one line; a number with a comma, as in Dutch."""
    return cel.tekst.replace(".", ",") if cel.vorm == "getal" else " ".join(cel.tekst.split())


def _tekst(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    return Gelezen({kolom.naam: _regel(cel)})


def _adres(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    """A straat; a whole address in the cell is taken apart by `rijen`, when the other columns leave room for it."""
    return Gelezen({kolom.naam: ", ".join(filter(None, (line.rstrip(",") for line in cel.tekst.split("\n"))))})


def _lijst(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    values, los = verdeeld(cel.tekst)
    items = [item.strip() for item in values[0].split(",") if item.strip()] if los else values
    return Gelezen({kolom.naam: list(items)})


def _keuze(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    return Gelezen({kolom.naam: keuze(kolom, _regel(cel))})


def _getal(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    return Gelezen({kolom.naam: re.sub(r" ?(?:jaar|jr\.?)$", "", cel.tekst)})


def _graad(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    tekst = cel.tekst.replace(",", ".").rstrip("°")
    if re.fullmatch(r"-?\d+\.\d{16,}", tekst):
        tekst = f"{float(tekst):.15f}".rstrip("0")
    return Gelezen({kolom.naam: tekst})


def _datum(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    tekst = cel.tekst.lower()
    if cel.vorm == "getal":
        raise Afgekeurd("is een getal, geen datum. Maak de cel op als datum, of schrijf 31-3-2026")
    if match := CIJFERDATUM.fullmatch(tekst) or WOORDDATUM.fullmatch(tekst):
        maand = int(match[2]) if match[2].isdecimal() else _maand(match[2])
        tekst = f"{match[3]}-{maand:02}-{int(match[1]):02}"
    try:
        return Gelezen({kolom.naam: datetime.datetime.strptime(tekst, "%Y-%m-%d").date().isoformat()})
    except ValueError:
        raise Afgekeurd("is geen bestaande datum. Schrijf dag-maand-jaar, met het hele jaar: 31-3-2026") from None


def _maand(woord: str) -> int:
    known = [number for number, maand in enumerate(MAANDEN, 1) if woord.startswith(maand)]
    return 3 if woord == "mrt" else known[0] if known else 0


def _janee(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    return Gelezen({kolom.naam: JANEE.get(cel.tekst.casefold(), _regel(cel))})


def _email(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    return Gelezen({kolom.naam: re.sub(r"^mailto: ?", "", cel.tekst, flags=re.IGNORECASE)})


def _website(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    if cel.tekst.startswith("https://"):
        return Gelezen({kolom.naam: cel.tekst})
    bare = re.sub(r"^https?://", "", cel.tekst, flags=re.IGNORECASE)
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*\.[a-z]{2,}([/?#]\S*)?", bare, re.IGNORECASE):
        return Gelezen({kolom.naam: cel.tekst})
    return Gelezen({kolom.naam: f"https://{bare}"}, "https:// ervoor gezet; kijk of de site zo werkt")


def _telefoons(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    telefoons, noot = lees_telefoons(cel.tekst)
    return Gelezen({kolom.naam: telefoons}, noot)


def _bronnen(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    """Sources with their place: `vraagwijzer-2016: regel 2`."""
    pairs = [value.partition(": ") for value in verdeeld(cel.tekst)[0]]
    return Gelezen({kolom.naam: [{"bron": bron, "plaats": plaats} if plaats else {"bron": bron} for bron, _, plaats in pairs]})


def _leeftijd(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    tekst = cel.tekst.casefold()
    if tekst in ALLE_LEEFTIJDEN:
        return Gelezen({})
    for patroon, (van, tot) in LEEFTIJDEN:
        if match := patroon.fullmatch(tekst):
            found = {"leeftijd_min": match[van] if van else "", "leeftijd_max": match[tot] if tot else ""}
            return Gelezen({veld: value for veld, value in found.items() if value})
    raise Afgekeurd("is niet begrepen als leeftijd. Schrijf bijvoorbeeld '12 t/m 18' of '55+'")


def _openingstijden(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    """OSM notation as it is; Dutch words as words, and as OSM notation too when they are understood."""
    tekst = _regel(cel)
    if is_osm(tekst):
        return Gelezen({"openingstijden": openingstijden.valid(tekst.removeprefix(OSM))})
    if osm := als_uren(cel.tekst):
        return Gelezen({"openingstijden": osm, "openingstijden_tekst": tekst})
    anders = "is niet begrepen als openingstijden. Schrijf bijvoorbeeld 'ma-vr 9-17 uur'"
    return Gelezen({"openingstijden_tekst": tekst}, "niet begrepen als openingstijden: alleen als tekst bewaard", anders)


def _doelgroepen(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    """Groups from the list; else the text goes to the field for words."""
    try:
        return Gelezen({"doelgroepen": list(woorden.doelgroepen.lees(cel.tekst))})
    except Afgekeurd as error:
        return Gelezen({"doelgroep": _regel(cel)}, "geen doelgroepen uit de lijst: als tekst bewaard", str(error))


def _werkgebied(kolom: Kolom, cel: Cel, woorden: Woorden) -> Gelezen:
    """Wijken; all of them together is the same as none."""
    everywhere = genormaliseerd(cel.tekst) in woorden.overal
    return Gelezen({} if everywhere else {kolom.naam: list(woorden.wijken.lees(cel.tekst))})


def is_osm(tekst: str) -> bool:
    """Whether these are opening hours in OSM notation, beyond doubt: bare hours may be Dutch and without their days."""
    sure = tekst.startswith(OSM) or OSM_TEKEN.search(openingstijden.QUOTED.sub("", tekst))
    try:
        return bool(sure and openingstijden.valid(tekst.removeprefix(OSM)))
    except ValueError:
        return False


LEZERS: dict[str, Callable[[Kolom, Cel, Woorden], Gelezen]] = {
    "tekst": _tekst,
    "adres": _adres,
    "lijst": _lijst,
    "voorzieningen": _lijst,
    "keuze": _keuze,
    "getal": _getal,
    "graad": _graad,
    "datum": _datum,
    "janee": _janee,
    "email": _email,
    "website": _website,
    "postcode": _tekst,
    "telefoons": _telefoons,
    "bronnen": _bronnen,
    "leeftijd": _leeftijd,
    "openingstijden": _openingstijden,
    "domeinen": lambda kolom, cel, woorden: Gelezen({kolom.naam: list(woorden.domeinen.lees(cel.tekst))}),
    "talen": lambda kolom, cel, woorden: Gelezen({kolom.naam: list(woorden.talen.lees(cel.tekst))}),
    "keuzes": _doelgroepen,
    "wijken": _werkgebied,
}
