"""Decision trees: questions that lead from light to heavy to an uitkomst; and the cases that record a route."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from macros.models.basis import Bronnen, Model, Record, Verwant
from macros.models.velden import Datum, Id, JaNee, Punten, Vragen
from macros.models.voorziening import Lijn, SoortVoorziening
from macros.texts import BeslisboomId, DomeinId, Opmaak, Tekst, VoorzieningId

Trede = Literal["1", "2", "3", "4", "5", "6", "7"]
Zwaarte = Literal["1", "2", "3", "4", "5", "6", "7", "spoed"]


class Antwoord(Model):
    """Een antwoord op een vraag, en waar het heen leidt."""

    id: Id = Field(description="Vaste naam van het antwoord binnen de vraag. Staat in gedeelde links en verandert nooit.")
    antwoord: Tekst = Field(description="Het antwoord zoals de werker het kiest.")
    naar: Id = Field(description="Id van de volgende vraag, of van een uitkomst.")


class Knoop(Model):
    """Een plek in een beslisboom: een vraag of een uitkomst."""

    id: Id = Field(description="Vaste naam binnen de boom. Staat in gedeelde links en verandert nooit.")


class Vraag(Knoop):
    """Een vraag in een beslisboom."""

    vraag: Tekst = Field(description="De vraag aan de werker, op zichzelf te begrijpen.")
    toelichting: Opmaak | None = Field(None, description="Waar je op let, of hoe je dit aan de bewoner vraagt.")
    waarom: Opmaak = Field(description="Waarom we dit vragen.")
    trede: Trede | None = Field(None, description="De trede van de zwaarteladder die deze vraag onderzoekt.")
    altijd_bekend: JaNee = Field(
        default=False, description="`ja` als de werker dit altijd weet; anders is er een antwoord `weet-ik-niet`."
    )
    antwoorden: tuple[Antwoord, ...] = Field(min_length=2, max_length=8, description="De antwoorden om uit te kiezen.")
    bronnen: Bronnen


class Zoekvraag(Model):
    """Welke voorzieningen bij een uitkomst passen: ze voldoen aan elk ingevuld veld."""

    domeinen: tuple[DomeinId, ...] = Field(min_length=1, max_length=11, description="In minstens één van deze domeinen.")
    lijnen: tuple[Lijn, ...] = Field((), description="In een van deze lijnen, 0 tot en met 3. Leeg: alle lijnen.")
    soorten: tuple[SoortVoorziening, ...] = Field((), description="Van een van deze soorten. Leeg: alle soorten.")
    eerst: tuple[VoorzieningId, ...] = Field(
        (), max_length=6, description="Ids van voorzieningen die vooraan staan, ook als ze zwaarder zijn. Verplicht bij spoed."
    )


class Uitkomst(Knoop):
    """Waar een route eindigt: wat je nu doet, en hoe zwaar dat is."""

    titel: Tekst = Field(description="De uitkomst in een paar woorden.")
    zwaarte: Zwaarte = Field(description="Trede op de zwaarteladder, 1 tot en met 7, of `spoed`.")
    advies: Opmaak = Field(description="Het advies in een of twee zinnen.")
    stappen: Punten = Field(description="Wat je vandaag doet, stap voor stap.")
    niet_lichter: Opmaak = Field(description="Waarom het niet lichter kan.")
    niet_zwaarder: Opmaak = Field(description="Waarom het niet zwaarder hoeft.")
    afschalen: Opmaak = Field(description="Waaraan je merkt dat het lichter kan, en wanneer je daarnaar kijkt.")
    overgeslagen: dict[Trede, Tekst] = Field({}, description="Per trede die niet gevraagd is: waarom dat hier terecht is.")
    voorzieningen: Zoekvraag | None = Field(None, description="Welke voorzieningen de pagina hier toont.")
    geen_voorziening: Tekst | None = Field(None, description="Waarom hier geen voorziening nodig is.")
    verder: tuple[BeslisboomId, ...] = Field((), max_length=12, description="Bomen waarin je verder kunt.")
    bronnen: Bronnen

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.voorzieningen is None) == (self.geen_voorziening is None):
            raise ValueError("geef 'voorzieningen', of leg onder 'geen_voorziening' uit waarom er geen nodig is")
        return self


class Beslisboom(Record):
    """Een beslisboom: vragen die van licht naar zwaar naar een uitkomst leiden."""

    code: Id = Field(description="Korte code voor het vaste adres /b/<code>/. Verandert nooit.")
    titel: Tekst = Field(description="De titel, als vraag of als opdracht.")
    kort: Tekst = Field(description="Waar de boom je bij helpt, in één zin.")
    wanneer: Opmaak = Field(description="Wanneer je deze boom gebruikt, en wanneer niet.")
    domein: DomeinId | None = Field(None, description="Het domein waar de boom over gaat.")
    start: Id = Field(description="Id van de eerste vraag.")
    vragen: tuple[Vraag, ...] = Field(min_length=1, max_length=3000, description="De vragen.")
    uitkomsten: tuple[Uitkomst, ...] = Field(min_length=1, max_length=3000, description="De uitkomsten.")
    verwant: Verwant
    herzien_op: Datum = Field(description="Dag waarop iemand van de redactie de boom het laatst heeft nagelopen.")

    @property
    def knopen(self) -> dict[str, Vraag | Uitkomst]:
        """Every question and uitkomst by id, in the order of the file."""
        vragen: dict[str, Vraag | Uitkomst] = {vraag.id: vraag for vraag in self.vragen}
        return vragen | {uitkomst.id: uitkomst for uitkomst in self.uitkomsten}


class Keuze(Model):
    """Een antwoord dat in een casus gegeven wordt."""

    vraag: Id = Field(description="Id van de vraag in de boom.")
    antwoord: Id = Field(description="Id van het gegeven antwoord.")
    waarom: Tekst = Field(description="Wat in de casus tot dit antwoord leidt.")


class Casus(Record):
    """Een verzonnen casus die een route door een boom vastlegt."""

    titel: Tekst = Field(description="Korte titel van de casus.")
    kort: Tekst = Field(description="De situatie in één zin.")
    situatie: Opmaak = Field(description="De casus. Mensen worden beschreven, nooit genoemd.")
    domein: DomeinId = Field(description="Het domein waar de casus vooral over gaat.")
    boom: BeslisboomId = Field(description="De boom die je doorloopt.")
    antwoorden: tuple[Keuze, ...] = Field(min_length=1, max_length=30, description="De gegeven antwoorden, in volgorde.")
    uitkomst: Id = Field(description="De uitkomst waar de route eindigt.")
    twijfel: Opmaak = Field(description="Waar een ander team een ander antwoord zou geven, en wat dat uitmaakt.")
    gesprek: Vragen = Field(description="Vragen voor een gesprek in het team.")
    verwant: Verwant
    herzien_op: Datum = Field(description="Dag waarop iemand van de redactie de casus het laatst heeft nagelopen.")
