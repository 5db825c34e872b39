"""What the other records lean on: begrippen and bronnen."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.models.basis import Model, Record
from macros.models.velden import Id, Webadres
from macros.texts import BegripId, BronId, Opmaak, Tekst


class Begrip(Record):
    """Een woord dat een nieuw teamlid moet kennen."""

    naam: Tekst = Field(description="Het woord, zoals het in het veld gebruikt wordt.")
    definitie: Opmaak = Field(description="Wat het betekent, in gewone taal. De eerste zin staat op zichzelf.")
    synoniemen: tuple[Tekst, ...] = Field((), description="Alledaagse woorden en afkortingen voor hetzelfde.")
    verwar_niet_met: tuple[BegripId, ...] = Field((), description="Begrippen die er op lijken maar iets anders zijn.")
    let_op: Opmaak | None = Field(None, description="Waar het woord verkeerd gebruikt wordt, of wat er veranderd is.")


class Bron(Model):
    """Een rapport, boek, wet of website waar de inhoud op rust."""

    id: Id = Field(description="Vaste naam van de bron.")
    titel: Tekst = Field(description="Titel, of een omschrijving als de titel onbekend is.")
    kort: Tekst = Field(description="Korte naam voor bronvermeldingen, bijvoorbeeld VraagWijzer 2016.")
    auteurs: tuple[Tekst, ...] = Field((), description="Auteurs of de organisatie.")
    uitgever: Tekst | None = Field(None, description="Uitgever en plaats.")
    jaar: Tekst | None = Field(None, description="Jaar van verschijnen, zoals bekend.")
    soort: Literal["rapport", "boek", "wet", "website", "interview", "advies", "instrument", "programma", "redactie"] = Field(
        description="Wat voor bron het is."
    )
    samenvatting: Opmaak = Field(description="Wat de bron is, in eigen woorden.")
    bewijs: Opmaak | None = Field(None, description="Waarvoor de bron wel en geen bewijs is: wie is gevraagd, wanneer, hoe.")
    via: BronId | None = Field(None, description="De bron waarin deze bron wordt aangehaald, als we hem niet zelf lazen.")
    website: Webadres | None = Field(None, description="Webadres, alleen als het zeker is.")
    voorheen: tuple[Id, ...] = Field((), description="Eerdere ids van deze bron.")
