"""The local layer: one gemeente with its look, wijken and choices for the sociale kaart, and its notes at records of the core."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from macros.models.basis import Model
from macros.models.velden import Datum, Emailadres, Id, JaNee, Kleur, Maanden, Webadres, _met_bestand, _plek
from macros.texts import Opmaak, Tekst, VoorzieningId

Provincie = Literal[
    "Drenthe", "Flevoland", "Fryslân", "Gelderland", "Groningen", "Limburg", "Noord-Brabant", "Noord-Holland", "Overijssel",
    "Utrecht", "Zeeland", "Zuid-Holland",
]  # fmt: skip


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


class Wijk(Model):
    """Een wijk van de gemeente, om voorzieningen op te kiezen."""

    id: Id = Field(description="Vaste naam van de wijk, zoals voorzieningen hem noemen in werkgebied.")
    naam: Tekst = Field(description="Hoe bewoners de wijk noemen.")


class Termijnen(Model):
    """Na hoeveel maanden gegevens van een voorziening opnieuw nagekeken moeten worden, per soort gegeven."""

    contact: Maanden = Field(6, description="Telefoon, e-mail, website, adres en openingstijden.")
    toegang: Maanden = Field(12, description="Aanmelden, toegang, kosten, doelgroep, leeftijd en talen.")
    inhoud: Maanden = Field(24, description="Naam, samenvatting, omschrijving, domeinen, lijn en soort.")


class Gemeente(Model):
    """De gemeente van deze site: naam, uiterlijk en contact."""

    naam: Tekst = Field(description="Naam van de gemeente.")
    fictief: JaNee = Field(default=False, description="`ja` als de gemeente verzonnen is; de site zegt dat dan overal.")
    contact: Contact
    adres: Webadres | None = Field(None, description="Webadres waar de site komt te staan, voor QR-codes en zoekmachines.")
    kleuren: Kleuren = Field(default_factory=Kleuren, description="Huiskleuren.")
    logo: Tekst | None = Field(None, description="Bestandsnaam van het logo in deze map: een .svg of .png tot 100 kB.")
    provincie: Provincie | None = Field(None, description="De provincie; nodig voor adressen in een export volgens HSDS.")
    wijken: tuple[Wijk, ...] = Field((), max_length=200, description="De wijken, in de volgorde waarin de site ze toont.")
    verberg: tuple[VoorzieningId, ...] = Field(
        (), max_length=500, description="Ids van landelijke voorzieningen die deze gemeente niet wil tonen."
    )
    termijnen: Termijnen = Field(default_factory=Termijnen, description="Hoe lang gegevens vers blijven.")
    bewerken: Annotated[Webadres, AfterValidator(_met_bestand)] | None = Field(
        None, description="Webadres om een databestand te bewerken, met {bestand} op de plaats van het pad."
    )

    @model_validator(mode="after")
    def _each_wijk_once(self) -> Self:
        ids = [wijk.id for wijk in self.wijken]
        if double := next((name for number, name in enumerate(ids) if name in ids[:number]), None):
            raise ValueError(f"in 'wijken' staat de id '{double}' twee keer. Geef elke wijk een eigen id")
        return self


class Aanvulling(Model):
    """Een lokale noot van de gemeente bij een record uit de kern."""

    id: Id = Field(description="Vaste naam van de aanvulling, gelijk aan de bestandsnaam zonder .yml.")
    bij: Annotated[Tekst, AfterValidator(_plek)] = Field(
        description="Waar de noot bij hoort: soort:id, bijvoorbeeld regel:02-eropaf."
    )
    titel: Tekst = Field(description="Kop boven de noot.")
    tekst: Opmaak = Field(description="De noot zelf.")
    herzien_op: Datum = Field(description="Dag waarop iemand de noot het laatst heeft nagelopen.")
