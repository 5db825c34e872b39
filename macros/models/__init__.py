"""What a record may hold: frozen, typed models, the only definition of the data.

From these models come the validation, the JSON Schemas for editors and API, and the field reference page.
Descriptions are Dutch because data editors read them.
"""

from macros.models.basis import (
    Bronnen,
    Bronverwijzing,
    Canonrecord,
    Identiteit,
    Lijstblok,
    Model,
    Onderdeel,
    Punt,
    Record,
    Tegengeluid,
    Tegengeluiden,
    Tekstblok,
    Verwant,
    Voorbeeld,
)
from macros.models.beslisboom import Antwoord, Beslisboom, Casus, Keuze, Knoop, Trede, Uitkomst, Vraag, Zoekvraag, Zwaarte
from macros.models.canon import Dilemma, Domein, Pool, Regel, Valkuil
from macros.models.lokaal import Aanvulling, Contact, Gemeente, Kleuren, Termijnen, Wijk
from macros.models.naslag import Begrip, Bron
from macros.models.velden import ID, Datum, Id
from macros.models.voorziening import Lijn, Locatie, SoortVoorziening, Telefoon, Voorziening

__all__ = [
    "ID",
    "Aanvulling",
    "Antwoord",
    "Begrip",
    "Beslisboom",
    "Bron",
    "Bronnen",
    "Bronverwijzing",
    "Canonrecord",
    "Casus",
    "Contact",
    "Datum",
    "Dilemma",
    "Domein",
    "Gemeente",
    "Id",
    "Identiteit",
    "Keuze",
    "Kleuren",
    "Knoop",
    "Lijn",
    "Lijstblok",
    "Locatie",
    "Model",
    "Onderdeel",
    "Pool",
    "Punt",
    "Record",
    "Regel",
    "SoortVoorziening",
    "Tegengeluid",
    "Tegengeluiden",
    "Tekstblok",
    "Telefoon",
    "Termijnen",
    "Trede",
    "Uitkomst",
    "Valkuil",
    "Verwant",
    "Voorbeeld",
    "Voorziening",
    "Vraag",
    "Wijk",
    "Zoekvraag",
    "Zwaarte",
]
