"""What a record may hold: one frozen, typed model per soort, the only definition of the data.

From these models come the validation, the JSON Schemas for editors and API, and the field reference page.
Descriptions are Dutch because data editors read them.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from macros.texts import BegripId, BronId, DilemmaId, DomeinId, Opmaak, RegelId, Tekst, ValkuilId

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _id(value: str) -> str:
    if not ID.fullmatch(value) or len(value) > 80:
        raise ValueError(
            "is geen goede id. Gebruik alleen kleine letters, cijfers en koppeltekens, hoogstens 80 tekens, "
            "bijvoorbeeld 02-eropaf"
        )
    if value == "index":
        raise ValueError("kan niet: zo heet het overzicht al. Kies een andere id")
    return value


def _getal(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,9}", value):
        raise ValueError("is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 7")
    return value


def _datum(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-03-31")
    return value


def _https(value: str) -> str:
    if not re.fullmatch(r"https://[^\s/?#\"'<>\\]+\.[^\s/?#\"'<>\\]+([/?#][^\s\"<>\\]*)?", value):
        raise ValueError("is geen webadres. Schrijf het volledig, beginnend met https://")
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"'.]+", value):
        raise ValueError("is geen e-mailadres. Schrijf het als naam@domein.nl")
    return value


def _met_bestand(value: str) -> str:
    if "{bestand}" not in value:
        raise ValueError("mist {bestand}. Zet het op de plaats waar het pad van het bestand moet komen")
    return value


def _plek(value: str) -> str:
    if not re.fullmatch(f"[a-z]+:{ID.pattern}", value):
        raise ValueError("is geen soort:id. Schrijf bijvoorbeeld regel:02-eropaf")
    return value


def _kleur(value: str) -> str:
    if not value:
        raise ValueError("is leeg. Zet de kleur tussen aanhalingstekens: zonder is alles na # een opmerking")
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError("is geen kleur. Schrijf een hekje en zes tekens, bijvoorbeeld '#1d5c4f', tussen aanhalingstekens")
    return value.lower()


def _ja_nee(value: object) -> object:
    if isinstance(value, str):
        if value not in ("ja", "nee"):
            raise ValueError("is geen ja of nee. Schrijf ja of nee")
        return value == "ja"
    return value


Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": f"^{ID.pattern}$", "maxLength": 80})]
Getal = Annotated[int, BeforeValidator(_getal)]
Canonnummer = Annotated[int, Field(ge=1, le=10), BeforeValidator(_getal)]
Datum = Annotated[datetime.date, BeforeValidator(_datum)]
JaNee = Annotated[bool, BeforeValidator(_ja_nee, json_schema_input_type=Literal["ja", "nee"])]
Webadres = Annotated[str, AfterValidator(_https)]
Emailadres = Annotated[str, AfterValidator(_email)]
Kleur = Annotated[str, AfterValidator(_kleur)]
Punten = Annotated[tuple[Opmaak, ...], Field(min_length=1, max_length=20)]
Vragen = Annotated[tuple[Tekst, ...], Field(min_length=3, max_length=10)]


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


class Record(Model):
    """Wat elk record heeft."""

    id: Id = Field(description="Vaste naam van het record, gelijk aan de bestandsnaam zonder .yml. Verandert nooit.")
    bronnen: Bronnen
    voorheen: tuple[Id, ...] = Field((), description="Eerdere ids van dit record; hun adressen blijven werken.")


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

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.inleiding and not self.punten:
            raise ValueError("heeft geen inhoud. Geef een 'inleiding', 'punten' of allebei")
        return self


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
    reflectievragen: Vragen = Field(description="Vragen waar een team morgen mee aan de slag kan.")
    sinds_het_rapport: tuple[Tekstblok, ...] = Field(
        (), max_length=5, description="Wat er sinds de bron veranderd is in wet of praktijk."
    )
    verwant: Verwant
    herzien_op: Datum = Field(description="Dag waarop iemand van de redactie dit record het laatst heeft nagelopen.")


class Regel(Canonrecord):
    """Een van de tien gouden regels."""

    nummer: Canonnummer = Field(description="Nummer in de canon, 1 tot en met 10.")
    doen: Lijstblok = Field(description="Zo doe je dat: eerst wat je doet, concreet.")
    waarom: Tekstblok = Field(description="Waarom deze regel er is.")
    onderdelen: tuple[Onderdeel, ...] = Field(min_length=1, max_length=12, description="De uitgewerkte onderdelen.")
    voorbeeld: Voorbeeld = Field(description="Een voorbeeld uit de praktijk.")
    signalen: Lijstblok = Field(description="Waaraan je merkt dat het misgaat.")
    tegengeluid: Tegengeluiden = Field(description="Wat een ervaren collega ertegen inbrengt.")


class Valkuil(Canonrecord):
    """Een van de tien valkuilen."""

    nummer: Canonnummer = Field(description="Nummer in de canon, 1 tot en met 10.")
    signalen: Lijstblok = Field(description="Waaraan je de valkuil herkent, liefst in je eigen week.")
    doen: Lijstblok = Field(description="Zo kom je eruit, of voorkom je de valkuil.")
    oorzaak: Tekstblok = Field(description="Hoe verstandige mensen hierin terechtkomen.")
    onderdelen: tuple[Onderdeel, ...] = Field((), max_length=12, description="De uitgewerkte onderdelen.")
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
    aanvullend: tuple[Tekst, ...] = Field(min_length=1, description="Soorten aanvullende voorzieningen.")
    voorbeeld: Voorbeeld = Field(description="Een voorbeeld uit de praktijk.")
    misgaan: Lijstblok = Field(description="Waar de hulp op dit domein vaak misgaat.")
    zrm_2017: tuple[Tekst, ...] = Field(min_length=1, description="Namen van de domeinen in de ZRM van 2017.")
    zrm_2017_uitleg: Opmaak = Field(description="Wat er in de ZRM van 2017 veranderde voor dit domein.")


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


class Kleuren(Model):
    """De huiskleuren. Elke kleur moet leesbaar zijn: 4,5 op 1 tegen zijn achtergrond (WCAG 2.2, 1.4.3)."""

    primair: Kleur = Field("#14504a", description="Kopbalk, koppen en links in de lichte weergave; wit erop is leesbaar.")
    primair_donker: Kleur = Field("#8fd3c4", description="Links en koppen in de donkere weergave.")
    accent: Kleur = Field("#9a3412", description="Nadruk in de lichte weergave.")
    accent_donker: Kleur = Field("#f5b48a", description="Nadruk in de donkere weergave.")


class Contact(Model):
    """Waar een lezer van de site terechtkan."""

    naam: Tekst = Field(description="Naam van het team of de redactie, geen persoon.")
    email: Emailadres = Field(description="Functioneel e-mailadres, geen persoonlijk adres.")
    telefoon: Tekst | None = Field(None, description="Telefoonnummer, zoals je het schrijft.")
    website: Webadres | None = Field(None, description="Website van de gemeente of het team.")


class Gemeente(Model):
    """De gemeente van deze site: naam, uiterlijk en contact."""

    naam: Tekst = Field(description="Naam van de gemeente.")
    fictief: JaNee = Field(default=False, description="`ja` als de gemeente verzonnen is; de site zegt dat dan overal.")
    contact: Contact
    kleuren: Kleuren = Field(default_factory=Kleuren, description="Huiskleuren.")
    logo: Tekst | None = Field(None, description="Bestandsnaam van het logo in deze map: een .svg of .png tot 100 kB.")
    bewerken: Annotated[Webadres, AfterValidator(_met_bestand)] | None = Field(
        None, description="Webadres om een databestand te bewerken, met {bestand} op de plaats van het pad."
    )


class Aanvulling(Model):
    """Een lokale noot van de gemeente bij een record uit de kern."""

    id: Id = Field(description="Vaste naam van de aanvulling, gelijk aan de bestandsnaam zonder .yml.")
    bij: Annotated[Tekst, AfterValidator(_plek)] = Field(
        description="Waar de noot bij hoort: soort:id, bijvoorbeeld regel:02-eropaf."
    )
    titel: Tekst = Field(description="Kop boven de noot.")
    tekst: Opmaak = Field(description="De noot zelf.")
    herzien_op: Datum = Field(description="Dag waarop iemand de noot het laatst heeft nagelopen.")
