"""How a voorziening and a service of Open Referral HSDS 3 say the same: the mapping, for the way out and the way back.

HSDS has attributes for what it has no field for, each a term of some taxonomy. Ours are of two kinds:

- a choice from a list of ours (domein, lijn, …) is a term of the taxonomy `wijkteamkompas:<veld>`, with our word as its code;
- what is only ours, such as the id, is the `value` of an attribute with the term `<veld>` of `wijkteamkompas:eigen`. A list is
  one attribute for each of its items. So the id comes back as it was: the UUIDs of HSDS are made of it and lead only one way.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]

# Never change these: the ids of every export hang on them.
NAAMRUIMTE = uuid.UUID("16ed2c5d-34ca-45b9-87ed-3b4c7d990e64")
TAXONOMIE = "wijkteamkompas:"
EIGEN = f"{TAXONOMIE}eigen"

# Our field → the field of a service that holds the same text, or the same number.
TEKSTEN = {
    "naam": "name",
    "aanmelden": "application_process",
    "doelgroep": "eligibility_description",
    "kosten": "fees_description",
    "email": "email",
    "website": "url",
    "melding": "alert",
    "gecontroleerd_op": "assured_date",
    "gecontroleerd_door": "assurer_email",
}
GETALLEN = {"leeftijd_min": "minimum_age", "leeftijd_max": "maximum_age"}
# Our field → the field of a service that says the same in another shape.
ANDERE_VORM = {
    "status": "status",
    "samenvatting": "description",
    "omschrijving": "description",
    "ook_bekend_als": "alternate_name",
    "organisatie": "organization",
    "telefoons": "phones",
    "locaties": "service_at_locations",
    "werkgebied": "service_areas",
    "openingstijden": "schedules",
    "openingstijden_tekst": "schedules",
    "talen": "languages",
}
# Our fields with a fixed list of words, each a taxonomy: what the taxonomy says, and what its words mean.
KEUZEN: dict[str, tuple[str, dict[str, str]]] = {
    "domeinen": ("Het levensdomein waar de voorziening bij helpt", {}),
    "lijn": (
        "Hoe licht of zwaar de hulp is",
        {"0": "Informeel, uit de buurt", "1": "Vrij toegankelijk", "2": "Specialistisch", "3": "Met verblijf"},
    ),
    "soort": (
        "De plaats van de voorziening naast andere",
        {
            "voorliggend": "Gaat voor op hulp met een besluit",
            "aanvullend": "Komt erbij als voorliggende hulp niet genoeg is",
            "maatwerk": "Op maat voor één persoon of gezin, met een besluit",
        },
    ),
    "vorm": ("Alleen of samen", {"individueel": "Voor één persoon of gezin", "collectief": "Voor een groep"}),
    "toegang": (
        "Hoe iemand binnenkomt",
        {
            "vrij": "Vrij, zonder verwijzing",
            "verwijzing": "Met een verwijzing",
            "beschikking": "Met een besluit van de gemeente of het CIZ",
        },
    ),
    "doelgroepen": ("Voor wie de voorziening is", {}),
    "betaling": (
        "Wat het de bewoner kost",
        {"gratis": "Kost niets", "bijdrage": "Een klein bedrag of een eigen bijdrage", "betaald": "De bewoner betaalt"},
    ),
}
# Our fields that no field of HSDS gives back exactly: values of our own. Other names are here only when one holds a semicolon.
EIGEN_VELDEN = (
    "id", "voorheen", "ook_bekend_als", "adres_geheim", "werkgebied", "openingstijden", "lichter_alternatief", "bron", "bronnen",
)  # fmt: skip
# Of a locatie, when there is no complete address to hold them.
EIGEN_ADRES = ("straat", "postcode", "plaats")
STATUS = {
    "actief": "active",
    "tijdelijk_gesloten": "temporarily closed",
    "inactief": "inactive",
    "opgeheven": "defunct",
}
ALINEA = "\n\n"


def alternate_name(names: Iterable[str]) -> str:
    """Several names as one text, kept apart by semicolons."""
    return "; ".join(names)


def names(alternate_name: str) -> list[str]:
    """The names in one text."""
    return [name for part in alternate_name.split(";") if (name := part.strip())]
