"""The sociale kaart: where somebody can go for help. Everything is plain text, for it comes from spreadsheets."""

from __future__ import annotations

from typing import Literal, Self, get_args

from pydantic import Field, field_validator, model_validator

from macros.models.basis import Bronverwijzing, Identiteit, Model
from macros.models.plaats import Breedtegraad, Lengtegraad, Postcode, in_nederland
from macros.models.velden import Datum, Emailadres, Id, JaNee, Leeftijd, Openingstijden, Webadres
from macros.texts import DomeinId, Tekst, Telefoonnummer, Toelichting, VoorzieningId

Lijn = Literal["0", "1", "2", "3"]
SoortVoorziening = Literal["voorliggend", "aanvullend", "maatwerk"]
Vorm = Literal["individueel", "collectief"]
Toegang = Literal["vrij", "verwijzing", "beschikking"]
Status = Literal["actief", "tijdelijk_gesloten", "inactief", "opgeheven"]
Betaling = Literal["gratis", "bijdrage", "betaald"]
Doelgroep = Literal[
    "kinderen", "jongeren", "volwassenen", "ouderen", "gezinnen", "mantelzorgers", "nieuwkomers",
    "mensen-met-een-beperking", "mensen-zonder-woning",
]  # fmt: skip
# Language → ISO 639 code, which the exchange standard (HSDS 3, language.code) asks for.
TALEN = {
    "Nederlands": "nl", "Arabisch": "ar", "Berbers": "ber", "Bulgaars": "bg", "Chinees": "zh", "Dari": "prs", "Duits": "de",
    "Engels": "en", "Farsi": "fa", "Frans": "fr", "Fries": "fy", "Koerdisch": "ku", "Oekraïens": "uk", "Papiaments": "pap",
    "Pools": "pl", "Portugees": "pt", "Roemeens": "ro", "Russisch": "ru", "Sarnami": "hns", "Somalisch": "so", "Spaans": "es",
    "Tigrinya": "ti", "Turks": "tr", "Vietnamees": "vi", "Nederlandse Gebarentaal": "dse",
}  # fmt: skip
Taal = Literal[
    "Nederlands", "Arabisch", "Berbers", "Bulgaars", "Chinees", "Dari", "Duits", "Engels", "Farsi", "Frans", "Fries", "Koerdisch",
    "Oekraïens", "Papiaments", "Pools", "Portugees", "Roemeens", "Russisch", "Sarnami", "Somalisch", "Spaans", "Tigrinya",
    "Turks", "Vietnamees", "Nederlandse Gebarentaal",
]  # fmt: skip
assert tuple(TALEN) == get_args(Taal)
# Addresses below sociale-kaart/ that are no voorziening.
BEZET = frozenset({"domein", "lijn", "wijk", "dekking", "meegeven", "controle"})


class Telefoon(Model):
    """Een telefoonnummer met waar het voor is."""

    nummer: Telefoonnummer = Field(description="Het nummer, zoals de organisatie het zelf schrijft.")
    label: Tekst | None = Field(None, description="Waar dit nummer voor is, of wanneer het bereikbaar is.")


class Locatie(Model):
    """Een plek waar je terechtkunt."""

    naam: Tekst | None = Field(None, description="Hoe de plek heet, bijvoorbeeld het buurthuis.")
    straat: Tekst | None = Field(None, description="Straat en huisnummer.")
    postcode: Postcode | None = Field(None, description="Postcode: vier cijfers en twee letters.")
    plaats: Tekst = Field(description="Plaatsnaam.")
    lat: Breedtegraad | None = Field(None, description="Breedtegraad (WGS 84), bijvoorbeeld 52.0907. Altijd samen met `lon`.")
    lon: Lengtegraad | None = Field(None, description="Lengtegraad (WGS 84), bijvoorbeeld 5.1214. Altijd samen met `lat`.")
    toegankelijkheid: Tekst | None = Field(None, description="Hoe toegankelijk de plek is, bijvoorbeeld: drempelvrij, lift.")

    @model_validator(mode="after")
    def _point_in_the_netherlands(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("'lat' en 'lon' horen samen. Vul de andere ook in, of haal deze weg")
        if self.lat is not None and self.lon is not None and not in_nederland(self.lat, self.lon):
            swapped = in_nederland(self.lon, self.lat)
            mend = "'lat' en 'lon' zijn verwisseld: zet ze om" if swapped else "Controleer de cijfers en de punt"
            raise ValueError(f"het punt {self.lat}, {self.lon} ligt niet in Nederland. {mend}")
        return self


class Voorziening(Identiteit):
    """Een voorziening op de sociale kaart: waar iemand terechtkan. Alles is platte tekst."""

    naam: Tekst = Field(description="Naam van de voorziening.")
    ook_bekend_als: tuple[Tekst, ...] = Field((), max_length=20, description="Andere namen en alledaagse woorden.")
    samenvatting: Tekst = Field(description="Wat een bewoner hier kan, in één of twee zinnen.")
    omschrijving: Toelichting | None = Field(None, description="Meer uitleg, als de samenvatting niet genoeg zegt.")
    status: Status = Field("actief", description="Alleen `actief` en `tijdelijk_gesloten` staan op de kaart.")
    organisatie: Tekst = Field(description="De organisatie die de voorziening biedt.")
    domeinen: tuple[DomeinId, ...] = Field(min_length=1, max_length=11, description="De domeinen waar dit bij helpt.")
    lijn: Lijn = Field(description="0 informeel, 1 vrij toegankelijk, 2 specialistisch, 3 met verblijf.")
    soort: SoortVoorziening = Field(description="`voorliggend`, `aanvullend` of `maatwerk`.")
    vorm: Vorm = Field(description="Voor één persoon of voor een groep.")
    toegang: Toegang = Field(description="Hoe iemand binnenkomt.")
    aanmelden: Tekst | None = Field(None, description="Hoe iemand zich aanmeldt.")
    doelgroep: Tekst | None = Field(None, description="Voor wie het is, in woorden.")
    doelgroepen: tuple[Doelgroep, ...] = Field((), max_length=9, description="Voor wie het is, om op te kiezen. Leeg: iedereen.")
    leeftijd_min: Leeftijd | None = Field(None, description="Jongste leeftijd in jaren.")
    leeftijd_max: Leeftijd | None = Field(None, description="Oudste leeftijd in jaren.")
    betaling: Betaling | None = Field(None, description="`gratis`, `bijdrage` (klein bedrag of eigen bijdrage) of `betaald`.")
    kosten: Tekst | None = Field(None, description="Wat het de bewoner kost, in woorden.")
    telefoons: tuple[Telefoon, ...] = Field((), max_length=6, description="Telefoonnummers.")
    email: Emailadres | None = Field(None, description="Algemeen e-mailadres.")
    website: Webadres | None = Field(None, description="Webadres.")
    adres_geheim: JaNee = Field(default=False, description="`ja` als niemand het adres mag weten: de site toont het dan nergens.")
    locaties: tuple[Locatie, ...] = Field((), max_length=20, description="De plekken waar je terechtkunt.")
    werkgebied: tuple[Id, ...] = Field((), max_length=60, description="Ids van wijken uit gemeente.yml. Leeg: de hele gemeente.")
    openingstijden: Openingstijden | None = Field(
        None, description='Openingstijden in OSM-notatie, bijvoorbeeld `Mo-Fr 09:00-17:00; PH off` of `Tu unknown "op afspraak"`.'
    )
    openingstijden_tekst: Tekst | None = Field(None, description="Wanneer het open of bereikbaar is, in woorden.")
    talen: tuple[Taal, ...] = Field((), max_length=25, description="Talen waarin je er terechtkunt. Leeg: niet bekend.")
    melding: Tekst | None = Field(None, description="Wat nu afwijkt, bijvoorbeeld een wachttijd of een sluiting.")
    lichter_alternatief: tuple[VoorzieningId, ...] = Field(
        (), max_length=5, description="Lichtere voorzieningen om eerst te proberen."
    )
    gecontroleerd_op: Datum | None = Field(
        None, description="Dag waarop een mens de gegevens heeft nagekeken. Leeg: nog niet gecontroleerd."
    )
    gecontroleerd_door: Emailadres | None = Field(None, description="Functioneel e-mailadres van wie controleert, geen persoon.")
    bron: Tekst | None = Field(None, description="Waar de gegevens vandaan komen, bijvoorbeeld: opgave van de organisatie.")
    bronnen: tuple[Bronverwijzing, ...] = Field((), max_length=12, description="Bronnen van de site waar de tekst op rust.")

    @field_validator("id", "voorheen")
    @classmethod
    def _id_is_free(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for taken in BEZET.intersection([value] if isinstance(value, str) else value):
            raise ValueError(f"kan niet: sociale-kaart/{taken}/ is al een pagina van de site. Kies een andere id")
        return value

    @model_validator(mode="after")
    def _ages_in_order(self) -> Self:
        if self.leeftijd_min is not None and self.leeftijd_max is not None and self.leeftijd_min > self.leeftijd_max:
            raise ValueError(
                f"'leeftijd_min' ({self.leeftijd_min}) is hoger dan 'leeftijd_max' ({self.leeftijd_max}). Draai ze om"
            )
        return self

    @property
    def op_de_kaart(self) -> bool:
        """Whether lists, finder and trees show it."""
        return self.status in ("actief", "tijdelijk_gesloten")

    def publiek(self) -> Self:
        """The record as anyone may see it: without locaties when the address is secret."""
        return self.model_copy(update={"locaties": ()}) if self.adres_geheim else self
