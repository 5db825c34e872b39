"""The parts of a service of HSDS 3 in; values for the fields of a voorziening out. What cannot be used is told to its Knoop."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from macros.models.velden import ID
from macros.models.voorziening import TALEN
from macros.texts import Tekst
from macros.uitwisseling.hsds_velden import (
    ALINEA,
    EIGEN,
    EIGEN_ADRES,
    EIGEN_VELDEN,
    KEUZEN,
    STATUS,
    TAXONOMIE,
    alternate_name,
    names,
)
from macros.uitwisseling.json_lezen import LEFT_OUT, Knoop, quotable

if TYPE_CHECKING:
    from macros.strict_yaml import Plain

Values = dict[str, list[str]]  # of a field: what its attributes say, one or more
TAAL = {code: naam for naam, code in TALEN.items()} | {naam.lower(): naam for naam in TALEN}
ONZE_STATUS = {theirs: ours for ours, theirs in STATUS.items()}


def attributes(holder: Knoop) -> tuple[Values, Values]:
    """The choices from our lists, and the values of our own, by field."""
    keuzen: Values = defaultdict(list)
    eigen: Values = defaultdict(list)
    for attribute in holder.parts("attributes"):
        term = attribute.part("taxonomy_term")
        taxonomie, code = (term.text("taxonomy") or "", term.text("code") or "") if term else ("", "")
        veld = taxonomie.removeprefix(TAXONOMIE)
        if taxonomie == EIGEN and code in (*EIGEN_VELDEN, *EIGEN_ADRES):
            eigen[code] += filter(None, [attribute.text("value")])
        elif taxonomie.startswith(TAXONOMIE) and veld in KEUZEN and code:
            keuzen[veld].append(code)
        else:
            about = f"de indeling '{quotable(taxonomie)}' kennen we niet" if taxonomie else "er staat geen indeling bij"
            holder.tell("attributes", f"{about}. {LEFT_OUT}")
    return keuzen, eigen


def service_id(service: Knoop) -> str | None:
    """The UUID of a service of others, which is a good id as it stands."""
    found = (service.text("id") or "").lower()
    if ID.fullmatch(found) and len(found) <= 80:
        return found
    service.tell("id", "ontbreekt of is geen UUID. Zonder id herkent een volgende import deze service niet; vraag om de id's")
    return None


def whole(number: float | None) -> str | None:
    return None if number is None else f"{number:g}"


def _degrees(number: float | None) -> str | None:
    """A number of degrees as the model reads it: no exponent, at most 15 decimals."""
    return None if number is None else f"{Decimal(repr(round(float(number), 15))):f}"


def other_names(service: Knoop, exact: list[str]) -> list[str]:
    text = service.text("alternate_name") or ""
    return exact if exact and alternate_name(exact) == text else names(text)


def status(service: Knoop) -> str | None:
    theirs = (service.text("status") or "").lower()
    if theirs and theirs not in ONZE_STATUS:
        service.tell("status", f"'{quotable(theirs)}' kan niet. Kies uit: {', '.join(ONZE_STATUS)}")
    return ONZE_STATUS.get(theirs)


def texts(description: str | None) -> tuple[str | None, str | None]:
    """A samenvatting that is not too long, and the rest as omschrijving."""
    first, _, rest = (" ".join(part.split()) for part in (description or "").partition(ALINEA))
    if len(first) > Tekst.longest:
        start = first[: Tekst.longest]
        cut = max(start.rfind(mark) for mark in (". ", "? ", "! ")) + 1
        if not cut:
            return f"{start[:-1].rpartition(' ')[0] or start[:-1]}…", f"{first} {rest}".strip()
        first, rest = first[:cut], f"{first[cut:]} {rest}".strip()
    return first or None, rest or None


def telefoon(phone: Knoop) -> dict[str, Plain] | None:
    number = phone.text("number")
    if phone.text("type") == "fax":
        phone.tell("type", f"een faxnummer is geen telefoonnummer. {LEFT_OUT}")
    elif phone.lacks("number"):
        phone.tell("number", f"het nummer ontbreekt. {LEFT_OUT}")
    elif number:
        return _filled(nummer=number, label=phone.text("description"))
    return None


def taal(language: Knoop) -> str | None:
    code, name = language.text("code") or "", language.text("name") or ""
    found = TAAL.get(code.lower().partition("-")[0]) or TAAL.get(name.lower())
    if not found:
        language.tell("name", f"de taal '{quotable(name or code)}' staat niet in onze lijst. {LEFT_OUT}")
    return found


def bron(text: str, service: Knoop) -> dict[str, Plain] | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        service.tell("attributes", f"de bron '{quotable(text)}' is niet te lezen. {LEFT_OUT}")
        return None
    source = Knoop(value, "attributes.", service.losses)
    return _filled(bron=source.text("bron"), plaats=source.text("plaats"))


def locatie(place: Knoop) -> dict[str, Plain] | None:
    """A place to go to; nothing, and said so, for one without a plaats."""
    location = place.part("location") or Knoop({}, f"{place.path}location.", place.losses)
    if (kind := location.text("location_type")) in ("postal", "virtual"):
        location.tell("location_type", f"'{kind}' is geen plek waar iemand terechtkan. {LEFT_OUT}")
        return None
    _, own = attributes(location)
    known = _address(location) or {veld: own[veld][0] for veld in EIGEN_ADRES if own[veld]}
    if not known.get("plaats"):
        location.tell("addresses", f"er is geen bezoekadres met een plaats. {LEFT_OUT}")
        return None
    provisions = [text for part in location.parts("accessibility") for text in (part.text("description"), part.text("details"))]
    return _filled(
        naam=location.text("name"),
        **known,
        lat=_degrees(location.number("latitude", -90, 90)),
        lon=_degrees(location.number("longitude", -180, 180)),
        toegankelijkheid="; ".join(filter(None, provisions)),
    )


def _address(location: Knoop) -> dict[str, str | None]:
    """The address to visit, when there is one."""
    addresses = location.parts("addresses")
    visit = [address for address in addresses if address.text("address_type") in (None, "physical")]
    if len(addresses) > 1 or len(visit) < len(addresses):
        location.tell("addresses", "alleen het eerste bezoekadres telt. Controleer of dat het goede is")
    if not visit:
        return {}
    address = visit[0]
    if (country := address.text("country")) and country.upper() not in ("NL", "NLD"):
        address.tell("country", f"een adres buiten Nederland ('{quotable(country)}') past niet op de kaart. Controleer het")
    lines = filter(None, (address.text("address_1"), address.text("address_2")))
    return {"straat": ", ".join(lines), "postcode": address.text("postal_code"), "plaats": address.text("city")}


def _filled(**values: str | None) -> dict[str, Plain]:
    return {veld: value for veld, value in values.items() if value}
