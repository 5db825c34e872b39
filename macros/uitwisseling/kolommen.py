"""The columns of a spreadsheet: which field each holds, what stands above it, and which kind of cell it has. Both ways use this.

How each kind of cell is read stands in `cellen`, how it is written in `exporteren`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, get_args, get_origin

from macros.models import Locatie, Voorziening
from macros.namen import gewoon

NEGEER = "negeer"  # stands in koppeling.yml for a column that is not read
NUMMER = re.compile(r"(.*?) ?(\d{1,2})")
MEESTE_LOCATIES = 20


@dataclass(frozen=True)
class Kolom:
    """One column. A field of a locatie has a column for each locatie: `Straat`, `Straat 2`, ….

    `velden` are the fields that the column holds, when that is not just the field of its own name. A column that is only
    read (`schrijven` is False) is another way to give what other columns hold.
    """

    naam: str
    kop: str
    soort: str
    synoniemen: str = ""
    veld: str = ""
    velden: tuple[str, ...] = ()
    schrijven: bool = True
    van_locatie: bool = False

    @property
    def houdt(self) -> tuple[str, ...]:
        """The fields of a voorziening that the column holds."""
        return self.velden or (("locaties",) if self.van_locatie else (self.naam,))

    @property
    def bijvelden(self) -> tuple[str, ...]:
        """The fields that the column holds besides its own: for a text that cannot stand in its own."""
        return self.velden[1:] if self.schrijven else ()

    @property
    def namen(self) -> tuple[str, ...]:
        """What may stand above the column, as `genormaliseerd` gives it."""
        return tuple(dict.fromkeys(genormaliseerd(naam) for naam in (self.kop, self.naam, *self.synoniemen.split(", ")) if naam))

    @property
    def uitleg(self) -> str:
        """What goes in, in the words of the model."""
        model = Locatie if self.van_locatie else Voorziening
        return (model.model_fields[self.veld or self.naam].description or "").replace("`", "")

    @property
    def verplicht(self) -> bool:
        return not self.van_locatie and self.naam in VERPLICHT

    @property
    def keuzes(self) -> tuple[str, ...]:
        """The words to choose from, for a field that has a fixed list."""
        return () if self.van_locatie else _keuzes(Voorziening.model_fields[self.veld or self.naam].annotation)


def _keuzes(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return next((found for part in get_args(annotation) if (found := _keuzes(part))), ())


VERPLICHT = tuple(naam for naam, info in Voorziening.model_fields.items() if info.is_required() and naam != "id")
_locatie = partial(Kolom, van_locatie=True)
KOLOMMEN = (
    Kolom("id", "Id", "tekst"),
    Kolom("naam", "Naam", "tekst", "naam voorziening, voorziening, titel, naam aanbod, aanbod, activiteit, naam activiteit"),
    Kolom("ook_bekend_als", "Ook bekend als", "lijst", "andere namen, synoniemen, zoekwoorden, trefwoorden, tags, zoektermen"),
    Kolom("samenvatting", "Samenvatting", "tekst", "korte omschrijving, korte beschrijving, kort, wat doen ze"),
    Kolom("omschrijving", "Omschrijving", "tekst", "beschrijving, toelichting, uitleg, lange omschrijving, omschrijving aanbod"),
    Kolom("status", "Status", "keuze", "stand van zaken"),
    Kolom(
        "organisatie", "Organisatie", "tekst",
        "naam organisatie, organisatienaam, aanbieder, instelling, uitvoerder, uitvoerende organisatie, zorgaanbieder",
    ),
    Kolom(
        "domeinen", "Domeinen", "domeinen",
        "domein, leefdomein, leefdomeinen, leefgebied, leefgebieden, levensgebied, levensdomein, thema, thema's, categorie",
    ),
    Kolom("lijn", "Lijn", "keuze", "zorglijn, echelon, 0e 1e 2e lijn"),
    Kolom("soort", "Soort", "keuze", "soort voorziening, type voorziening, type"),
    Kolom("vorm", "Vorm", "keuze", "individueel of collectief, individueel collectief, ind coll, werkvorm"),
    Kolom("toegang", "Toegang", "keuze", "wijze van toegang, toegankelijk via"),
    Kolom("aanmelden", "Aanmelden", "tekst", "aanmelding, hoe aanmelden, aanmelden via, wijze van aanmelden, aanmeldprocedure"),
    Kolom("doelgroep", "Doelgroep", "tekst", "voor wie, doelgroep omschrijving"),
    Kolom("doelgroepen", "Doelgroepen", "keuzes", "groepen", velden=("doelgroepen", "doelgroep")),
    Kolom("leeftijd_min", "Leeftijd vanaf", "getal", "minimumleeftijd, minimale leeftijd, min leeftijd, vanaf leeftijd"),
    Kolom("leeftijd_max", "Leeftijd tot en met", "getal", "maximumleeftijd, maximale leeftijd, max leeftijd, leeftijd t m"),
    Kolom(
        "leeftijd", "Leeftijd", "leeftijd", "leeftijden, leeftijdsgroep, leeftijdscategorie",
        "leeftijd_min", velden=("leeftijd_min", "leeftijd_max"), schrijven=False,
    ),
    Kolom("betaling", "Betaling", "keuze", "gratis of betaald, betaalwijze"),
    Kolom("kosten", "Kosten", "tekst", "prijs, tarief, bijdrage, eigen bijdrage, kosten deelname"),
    Kolom(
        "telefoons", "Telefoon", "telefoons",
        "telefoonnummer, telefoonnummers, telefoonnr, tel, telnr, tel nr, mobiel, 06 nummer, algemeen telefoonnummer",
    ),
    Kolom("email", "E-mail", "email", "mail, e mailadres, emailadres, mailadres, email adres, algemeen e mailadres"),
    Kolom("website", "Website", "website", "site, url, webadres, internet, internetadres, web, link, homepage, webpagina, www"),
    Kolom("adres_geheim", "Adres geheim", "janee", "geheim adres, geheim, adres afgeschermd, adres niet tonen"),
    _locatie("locatie", "Locatie", "tekst", "naam locatie, locatienaam, gebouw", "naam"),
    _locatie("straat", "Straat", "adres", "adres, straatnaam, bezoekadres, straat en huisnummer, adresgegevens, adres locatie"),
    _locatie("huisnummer", "Huisnummer", "tekst", "huisnr", "straat", schrijven=False),
    _locatie("toevoeging", "Toevoeging", "tekst", "huisnummertoevoeging, huisletter, toev", "straat", schrijven=False),
    _locatie("postcode", "Postcode", "postcode", "postcode en plaats, postcode plaats, postcode en woonplaats"),
    _locatie("plaats", "Plaats", "tekst", "woonplaats, plaatsnaam, stad, vestigingsplaats, kern"),
    _locatie("lat", "Breedtegraad", "graad", "latitude, gps breedtegraad"),
    _locatie("lon", "Lengtegraad", "graad", "longitude, lng, gps lengtegraad"),
    _locatie("toegankelijkheid", "Toegankelijkheid", "tekst", "rolstoeltoegankelijk, rolstoelvriendelijk"),
    Kolom("werkgebied", "Werkgebied", "wijken", "wijk, wijken, gebied, stadsdeel, buurt, buurten"),
    Kolom(
        "openingstijden", "Openingstijden", "openingstijden",
        "openingstijd, openingsuren, open, geopend, tijden, dagen en tijden, dag en tijd, spreekuur, wanneer",
        velden=("openingstijden", "openingstijden_tekst"),
    ),
    Kolom("openingstijden_tekst", "Openingstijden in woorden", "tekst", "openingstijden tekst, toelichting openingstijden"),
    Kolom("talen", "Talen", "talen", "taal, gesproken talen, voertaal"),
    Kolom("melding", "Melding", "tekst", "tijdelijke melding"),
    Kolom("lichter_alternatief", "Lichter alternatief", "voorzieningen", "lichtere alternatieven, alternatief, alternatieven"),
    Kolom(
        "gecontroleerd_op", "Gecontroleerd op", "datum",
        "laatst gecontroleerd, controledatum, datum controle, gecheckt op, laatste controle",
    ),
    Kolom("gecontroleerd_door", "Gecontroleerd door", "email", "controle door, gecheckt door"),
    Kolom("bron", "Bron", "tekst", "herkomst, bron gegevens"),
    Kolom("bronnen", "Bronnen", "bronnen", "bronvermelding"),
    Kolom("voorheen", "Voorheen", "lijst", "eerdere ids, oude id, vroegere id"),
)  # fmt: skip
VOLGORDE = {kolom.naam: number for number, kolom in enumerate(KOLOMMEN)}
KOLOM = {kolom.naam: kolom for kolom in KOLOMMEN}
LOCATIEVELD = {kolom.veld or kolom.naam: kolom.naam for kolom in KOLOMMEN if kolom.van_locatie and kolom.schrijven}
# Kinds of which the columns add up: `Telefoon` and `Mobiel` are both telephone numbers.
STAPELT = frozenset({"lijst", "domeinen", "keuzes", "telefoons", "wijken", "talen", "voorzieningen", "bronnen"})
# What a column of our own report is called: never part of a record.
OPMERKINGEN = "Opmerkingen"


@dataclass(frozen=True)
class Doel:
    """What a column of a sheet is read as: a `Kolom`, for a field of a locatie with which locatie (from 1)."""

    kolom: Kolom
    nummer: int = 1

    def __str__(self) -> str:
        return self.kolom.naam if self.nummer == 1 else f"{self.kolom.naam} {self.nummer}"

    @property
    def kop(self) -> str:
        return self.kolom.kop if self.nummer == 1 else f"{self.kolom.kop} {self.nummer}"


def genormaliseerd(kop: str) -> str:
    """A heading without what people write differently: `E-mailadres:` and `e mailadres` are the same."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", gewoon(kop)).split())


def doel(naam: str) -> Doel | None:
    """What a name in koppeling.yml means: `straat`, `straat 2`."""
    if naam in KOLOM:
        return Doel(KOLOM[naam])
    match = NUMMER.fullmatch(naam)
    kolom = KOLOM.get(match[1]) if match else None
    if match is None or kolom is None or not kolom.van_locatie or not 1 <= int(match[2]) <= MEESTE_LOCATIES:
        return None
    return Doel(kolom, int(match[2]))
