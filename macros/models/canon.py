"""The canon: gouden regels, valkuilen, dilemma's and domeinen."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.models.basis import Bronnen, Canonrecord, Lijstblok, Model, Onderdelen, Tegengeluiden, Tekstblok, Voorbeeld
from macros.models.velden import Canonnummer, Getal, Id, Punten, Vragen
from macros.texts import Opmaak, Tekst


class Regel(Canonrecord):
    """Een van de tien gouden regels."""

    nummer: Canonnummer = Field(description="Nummer in de canon, 1 tot en met 10.")
    doen: Lijstblok = Field(description="Zo doe je dat: eerst wat je doet, concreet.")
    waarom: Tekstblok = Field(description="Waarom deze regel er is.")
    onderdelen: Onderdelen = Field(min_length=1, description="De uitgewerkte onderdelen.")
    voorbeeld: Voorbeeld = Field(description="Een voorbeeld uit de praktijk.")
    signalen: Lijstblok = Field(description="Waaraan je merkt dat het misgaat.")
    tegengeluid: Tegengeluiden = Field(description="Wat een ervaren collega ertegen inbrengt.")


class Valkuil(Canonrecord):
    """Een van de tien valkuilen."""

    nummer: Canonnummer = Field(description="Nummer in de canon, 1 tot en met 10.")
    signalen: Lijstblok = Field(description="Waaraan je de valkuil herkent, liefst in je eigen week.")
    doen: Lijstblok = Field(description="Zo kom je eruit, of voorkom je de valkuil.")
    oorzaak: Tekstblok = Field(description="Hoe verstandige mensen hierin terechtkomen.")
    onderdelen: Onderdelen = Field((), description="De uitgewerkte onderdelen.")
    voorbeeld: Voorbeeld = Field(description="Een voorbeeld uit de praktijk.")
    tegengeluid: Tegengeluiden = Field(description="Wat een ervaren collega ertegen inbrengt.")


class Pool(Model):
    """Eén kant van een dilemma."""

    naam: Tekst = Field(description="Naam van de pool.")
    waarde: Opmaak = Field(description="Waarom deze kant waardevol is, op zijn best verwoord.")
    doorgeslagen: Punten = Field(description="Waaraan je merkt dat je naar deze kant doorslaat.")


class Dilemma(Canonrecord):
    """Twee waarden die botsen, en hoe je ze allebei recht doet."""

    code: Id = Field(description="Korte code voor het vaste adres /d/<code>/. Verandert nooit.")
    nummer: Canonnummer | None = Field(None, description="Nummer in de lijst van tien van het IPW, als het daarin staat.")
    thema: Literal["richten", "inrichten", "verrichten", "belichten"] = Field(
        description="Waar het over gaat: wat we willen (richten), hoe we het organiseren (inrichten), "
        "hoe we werken (verrichten) of hoe we leren en verantwoorden (belichten)."
    )
    aan_zet: tuple[Literal["werker", "team", "gemeente"], ...] = Field(
        min_length=1, max_length=3, description="Wie hier iets aan kan doen."
    )
    links: Pool = Field(description="De ene kant.")
    rechts: Pool = Field(description="De andere kant.")
    en_en: Tekstblok = Field(description="Hoe je beide kanten recht doet.")
    doen: Lijstblok = Field(description="Wat je morgen kunt doen als je in dit dilemma zit.")
    voorbeeld: Voorbeeld = Field(description="Een korte casus.")
    bronnen: Bronnen


class Domein(Canonrecord):
    """Een van de elf leefgebieden van de Zelfredzaamheid-Matrix."""

    nummer: Getal = Field(ge=1, le=11, description="Nummer van het domein in de ZRM van 2013, 1 tot en met 11.")
    ook_bekend_als: tuple[Tekst, ...] = Field(
        min_length=3, max_length=30, description="Alledaagse woorden waarmee bewoners en collega's dit zoeken."
    )
    wat: Tekstblok = Field(description="Waar dit domein over gaat en waar het overloopt in een ander.")
    signalen: Lijstblok = Field(description="Wat je ziet, hoort of ruikt als het hier misgaat.")
    direct: Lijstblok = Field(description="Wanneer je niet wacht, en wie je dan belt.")
    gesprek: Vragen = Field(description="Vragen waarmee je dit onderwerp aan de keukentafel opent.")
    doen: Lijstblok = Field(description="Van licht naar zwaar: wat je achtereenvolgens probeert.")
    voorliggend: tuple[Tekst, ...] = Field(min_length=1, description="Soorten voorliggende voorzieningen.")
    voorzieningen_bronnen: Bronnen
    aanvullend: tuple[Tekst, ...] = Field(min_length=1, description="Soorten aanvullende voorzieningen.")
    voorbeeld: Voorbeeld = Field(description="Een voorbeeld uit de praktijk.")
    misgaan: Lijstblok = Field(description="Waar de hulp op dit domein vaak misgaat.")
    zrm_2017: tuple[Tekst, ...] = Field(min_length=1, description="Namen van de domeinen in de ZRM van 2017.")
    zrm_2017_uitleg: Opmaak = Field(description="Wat er in de ZRM van 2017 veranderde voor dit domein.")
