"""The sociale kaart: where somebody can go for help. Everything is plain text, for it comes from spreadsheets."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.models.basis import Model, Record
from macros.models.velden import Datum, Emailadres, Webadres
from macros.texts import DomeinId, Tekst, Telefoonnummer, VoorzieningId

Lijn = Literal["0", "1", "2", "3"]
SoortVoorziening = Literal["voorliggend", "aanvullend", "maatwerk"]


class Telefoon(Model):
    """Een telefoonnummer met waar het voor is."""

    nummer: Telefoonnummer = Field(description="Het nummer, zoals de organisatie het zelf schrijft.")
    label: Tekst | None = Field(None, description="Waar dit nummer voor is, of wanneer het bereikbaar is.")


class Voorziening(Record):
    """Een voorziening op de sociale kaart: waar iemand terechtkan. Alles is platte tekst."""

    naam: Tekst = Field(description="Naam van de voorziening.")
    ook_bekend_als: tuple[Tekst, ...] = Field((), max_length=20, description="Andere namen en alledaagse woorden.")
    samenvatting: Tekst = Field(description="Wat een bewoner hier kan, in één of twee zinnen.")
    organisatie: Tekst = Field(description="De organisatie die de voorziening biedt.")
    domeinen: tuple[DomeinId, ...] = Field(min_length=1, max_length=11, description="De domeinen waar dit bij helpt.")
    lijn: Lijn = Field(description="0 informeel, 1 vrij toegankelijk, 2 specialistisch, 3 met verblijf.")
    soort: SoortVoorziening = Field(description="`voorliggend`, `aanvullend` of `maatwerk`.")
    vorm: Literal["individueel", "collectief"] = Field(description="Voor één persoon of voor een groep.")
    toegang: Literal["vrij", "verwijzing", "beschikking"] = Field(description="Hoe iemand binnenkomt.")
    aanmelden: Tekst | None = Field(None, description="Hoe iemand zich aanmeldt.")
    doelgroep: Tekst | None = Field(None, description="Voor wie het is.")
    kosten: Tekst | None = Field(None, description="Wat het de bewoner kost.")
    telefoons: tuple[Telefoon, ...] = Field((), max_length=6, description="Telefoonnummers.")
    email: Emailadres | None = Field(None, description="Algemeen e-mailadres.")
    website: Webadres | None = Field(None, description="Webadres.")
    openingstijden_tekst: Tekst | None = Field(None, description="Wanneer het open of bereikbaar is, in woorden.")
    lichter_alternatief: tuple[VoorzieningId, ...] = Field(
        (), max_length=5, description="Lichtere voorzieningen om eerst te proberen."
    )
    gecontroleerd_op: Datum | None = Field(
        None, description="Dag waarop een mens de gegevens heeft nagekeken. Leeg: nog niet gecontroleerd."
    )
