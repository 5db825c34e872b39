"""What records have in common: sources, blocks of text, links to related records."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from macros.models.velden import Datum, Id, JaNee, Punten, Vragen
from macros.texts import BegripId, BronId, DilemmaId, DomeinId, Opmaak, RegelId, Tekst, ValkuilId


class Model(BaseModel):
    """Base of everything in the data: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bronverwijzing(Model):
    """Waar iets vandaan komt: een bron en de plaats daarin."""

    bron: BronId = Field(description="Id van de bron, of `redactie` voor vakkennis die niet uit een bron komt.")
    plaats: Tekst | None = Field(None, description="Waar in de bron: hoofdstuk, paragraaf of bijlage.")

    @model_validator(mode="after")
    def _place_unless_redactie(self) -> Self:
        if self.plaats is None and self.bron != "redactie":
            raise ValueError("'plaats' ontbreekt: schrijf waar het in de bron staat, bijvoorbeeld plaats: regel 2")
        return self


Bronnen = Annotated[
    tuple[Bronverwijzing, ...],
    Field(min_length=1, max_length=12, description="Waar dit vandaan komt: minstens één bron met plaats."),
]


class Identiteit(Model):
    """Hoe een record heet, nu en vroeger."""

    id: Id = Field(description="Vaste naam van het record, gelijk aan de bestandsnaam zonder .yml. Verandert nooit.")
    voorheen: tuple[Id, ...] = Field((), description="Eerdere ids van dit record; hun adressen blijven werken.")


class Record(Identiteit):
    """Een record met inhoud: elk noemt zijn bronnen."""

    bronnen: Bronnen


class Verwant(Model):
    """Records die bij dit record horen. De pagina's verwijzen over en weer."""

    regels: tuple[RegelId, ...] = Field((), description="Ids van gouden regels.")
    valkuilen: tuple[ValkuilId, ...] = Field((), description="Ids van valkuilen.")
    dilemmas: tuple[DilemmaId, ...] = Field((), description="Ids van dilemma's.")
    domeinen: tuple[DomeinId, ...] = Field((), description="Ids van domeinen.")
    begrippen: tuple[BegripId, ...] = Field((), description="Ids van begrippen.")


class Tekstblok(Model):
    """Een doorlopende tekst met zijn bronnen."""

    tekst: Opmaak = Field(description="De tekst, in Markdown zonder HTML.")
    bronnen: Bronnen


class Lijstblok(Model):
    """Een lijst van punten met hun bronnen."""

    punten: Punten = Field(description="De punten: elk één gedachte.")
    bronnen: Bronnen


class Punt(Model):
    """Een genoemd punt in een onderdeel."""

    titel: Tekst = Field(description="De naam van het punt.")
    tekst: Opmaak = Field(description="Wat het in de praktijk betekent.")


# Ids that the frame of every page, or the fixed parts of a page, already use.
VASTE_ANKERS = frozenset(
    {"inhoud", "menu", "titel", "zoekvenster", "op-deze-pagina", "uitleg", "doen", "waarom", "oorzaak", "signalen", "voorbeeld"}
    | {"tegengeluid", "reflectievragen", "sinds-het-rapport", "hoort-hierbij"}
)


class Onderdeel(Model):
    """Een uitgewerkt stuk van het record: stappen, principes, kaders of een opsomming uit de bron."""

    id: Id = Field(description="Anker op de pagina; verandert nooit.")
    titel: Tekst = Field(description="Kop van het onderdeel: zegt wat de lezer hier leert.")
    inleiding: Opmaak | None = Field(None, description="Korte inleiding boven de punten.")
    vorm: Literal["stappen", "punten", "vragen"] = Field(
        "punten", description="`stappen` als de volgorde telt, `vragen` voor vragen aan het team, anders `punten`."
    )
    punten: tuple[Punt, ...] = Field((), max_length=20, description="De punten, elk met titel en tekst.")
    bronnen: Bronnen

    @field_validator("id")
    @classmethod
    def _id_is_free(cls, value: str) -> str:
        if value in VASTE_ANKERS:
            raise ValueError("kan niet: elke pagina heeft al een onderdeel dat zo heet. Kies een andere id")
        return value

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.inleiding and not self.punten:
            raise ValueError("heeft geen inhoud. Geef een 'inleiding', 'punten' of allebei")
        return self


def _each_id_once(onderdelen: tuple[Onderdeel, ...]) -> tuple[Onderdeel, ...]:
    ids = [onderdeel.id for onderdeel in onderdelen]
    if double := next((name for number, name in enumerate(ids) if name in ids[:number]), None):
        raise ValueError(f"heeft twee keer de id '{double}'. Geef elk onderdeel een eigen id")
    return onderdelen


Onderdelen = Annotated[tuple[Onderdeel, ...], AfterValidator(_each_id_once), Field(max_length=12)]


class Tegengeluid(Model):
    """Een tegenwerping die je in de praktijk hoort, en een eerlijk antwoord."""

    stelling: Tekst = Field(description="De tegenwerping, zoals een collega hem zou zeggen.")
    antwoord: Opmaak = Field(description="Een eerlijk antwoord: waar de collega gelijk heeft en wat dan.")


class Tegengeluiden(Model):
    """De tegenwerpingen met hun bronnen."""

    punten: tuple[Tegengeluid, ...] = Field(min_length=1, max_length=5, description="De tegenwerpingen.")
    bronnen: Bronnen


class Voorbeeld(Model):
    """Een voorbeeld uit de praktijk, uit een bron of verzonnen."""

    titel: Tekst = Field(description="Korte titel van het voorbeeld.")
    tekst: Opmaak = Field(description="Het voorbeeld. Mensen worden beschreven, nooit genoemd.")
    fictief: JaNee = Field(description="`ja` als de redactie het voorbeeld heeft bedacht, `nee` als het uit een bron komt.")
    bronnen: Bronnen


class Canonrecord(Record):
    """Wat regels, valkuilen, dilemma's en domeinen gemeen hebben."""

    titel: Tekst = Field(description="De titel, precies zoals in de canon.")
    kort: Tekst = Field(description="De kern in één zin, voor kaarten en zoekresultaten.")
    zoekwoorden: tuple[Tekst, ...] = Field(
        (), max_length=60, description="Alledaagse woorden die hierheen moeten leiden; alleen de zoekfunctie gebruikt ze."
    )
    reflectievragen: Vragen = Field(description="Vragen waar een team morgen mee aan de slag kan.")
    sinds_het_rapport: tuple[Tekstblok, ...] = Field(
        (), max_length=5, description="Wat er sinds de bron veranderd is in wet of praktijk."
    )
    verwant: Verwant
    herzien_op: Datum = Field(description="Dag waarop iemand van de redactie dit record het laatst heeft nagelopen.")
