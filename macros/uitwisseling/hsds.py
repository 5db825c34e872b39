"""The sociale kaart as Open Referral HSDS 3: a Kennisbank in; one JSON object with every voorziening as a service out.

Which field goes where stands in `hsds_velden`; `hsds_lezen` is the way back.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from macros.models.voorziening import TALEN
from macros.uitwisseling.hsds_tijden import schedules
from macros.uitwisseling.hsds_velden import (
    ALINEA,
    EIGEN,
    EIGEN_ADRES,
    EIGEN_VELDEN,
    GETALLEN,
    KEUZEN,
    NAAMRUIMTE,
    STATUS,
    TAXONOMIE,
    TEKSTEN,
    Json,
    alternate_name,
    names,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.kennisbank import Entry, Kennisbank
    from macros.models import Gemeente, Voorziening
    from macros.models.voorziening import Locatie


def exporteer(kennisbank: Kennisbank, alles: bool = False) -> Json:
    """The voorzieningen of the gemeente, or with `alles` the national ones too, in the shape of HSDS 3's list of services.

    That is one page of `GET /services`, on which each service is complete, as from `GET /services/{id}`: with organization,
    phones, schedules, service_areas, languages, attributes, and service_at_locations with location, addresses, accessibility.
    """
    entries = [entry for entry in kennisbank.by_soort["voorziening"] if alles or entry.lokaal]
    return {
        "total_items": len(entries),
        "total_pages": 1,
        "page_number": 1,
        "size": len(entries),
        "first_page": True,
        "last_page": True,
        "empty": not entries,
        "contents": [_service(entry, kennisbank) for entry in entries],
    }


def _service(entry: Entry, kennisbank: Kennisbank) -> Json:
    record: Voorziening = entry.record.publiek()
    gemeente = kennisbank.gemeente
    service = _uid(gemeente.naam, record.id)
    plain = record.model_dump(mode="json")
    known_as = alternate_name(record.ook_bekend_als)
    exact = plain | ({"ook_bekend_als": []} if names(known_as) == plain["ook_bekend_als"] else {})
    return _filled(
        id=service,
        **{name: plain[veld] for veld, name in (TEKSTEN | GETALLEN).items()},
        description=ALINEA.join(filter(None, (record.samenvatting, record.omschrijving))),
        status=STATUS[record.status],
        alternate_name=known_as,
        organization=_organization(record.organisatie, gemeente),
        phones=[
            _filled(id=_uid(service, "phone", number), number=telefoon.nummer, description=telefoon.label)
            for number, telefoon in enumerate(record.telefoons)
        ],
        schedules=[
            {"id": _uid(service, "schedule", number), **schedule}
            for number, schedule in enumerate(schedules(record.openingstijden, record.openingstijden_tekst))
        ],
        service_areas=[
            {"id": _uid(service, "service_area", number), **area} for number, area in enumerate(_areas(entry, gemeente))
        ],
        service_at_locations=[
            {"id": _uid(service, "service_at_location", number), "location": _location(locatie, gemeente)}
            for number, locatie in enumerate(record.locaties)
        ],
        languages=[
            {"id": _uid(service, "language", number), "name": taal, "code": TALEN[taal]}
            for number, taal in enumerate(record.talen)
        ],
        attributes=[*_keuzen(service, plain, kennisbank), *_eigen(service, "service", exact, EIGEN_VELDEN)],
    )


def _organization(naam: str, gemeente: Gemeente) -> Json:
    description = f"{naam} biedt een of meer voorzieningen op de sociale kaart van {gemeente.naam}."
    return {"id": _uid(gemeente.naam, "organization", naam), "name": naam, "description": description}


def _areas(entry: Entry, gemeente: Gemeente) -> Iterator[Json]:
    names = {wijk.id: wijk.naam for wijk in gemeente.wijken}
    for wijk in entry.record.werkgebied:
        yield {"name": names.get(wijk, wijk), "description": f"Wijk van {gemeente.naam}"}
    if not entry.record.werkgebied:
        yield {"name": gemeente.naam} if entry.lokaal else {"name": "Nederland"}


def _location(locatie: Locatie, gemeente: Gemeente) -> Json:
    """The place. HSDS wants an address complete, with province; else what is known of it stands in the description."""
    plain = locatie.model_dump(mode="json")
    location = _uid(gemeente.naam, "location", json.dumps(plain))
    complete = bool(locatie.straat and locatie.postcode and gemeente.provincie)
    address = {
        "id": _uid(location, "address"),
        "address_1": locatie.straat,
        "city": locatie.plaats,
        "state_province": gemeente.provincie,
        "postal_code": locatie.postcode,
        "country": "NL",
        "address_type": "physical",
    }
    accessibility = {"id": _uid(location, "accessibility"), "description": locatie.toegankelijkheid}
    return _filled(
        id=location,
        location_type="physical",
        name=locatie.naam,
        description=None if complete else ", ".join(plain[veld] for veld in EIGEN_ADRES if plain[veld]),
        latitude=locatie.lat,
        longitude=locatie.lon,
        addresses=[address] if complete else [],
        accessibility=[accessibility] if locatie.toegankelijkheid else [],
        attributes=[] if complete else list(_eigen(location, "location", plain, EIGEN_ADRES)),
    )


def _keuzen(service: str, plain: Json, kennisbank: Kennisbank) -> Iterator[Json]:
    """An attribute for each choice from a fixed list."""
    for veld, (uitleg, woorden) in KEUZEN.items():
        for number, code in enumerate(_as_list(plain[veld])):
            name, description = f"{veld} {code}" if code.isdigit() else code, woorden.get(code, code)
            if veld == "domeinen":
                domein = kennisbank["domein", code].record
                name, description = domein.titel, domein.kort
            taxonomie = f"{TAXONOMIE}{veld}"
            detail = {"id": _uid("taxonomy", taxonomie), "name": taxonomie, "description": uitleg}
            term = _term(taxonomie, code, name, description) | {"taxonomy_detail": detail}
            yield _attribute(service, "service", veld, number) | {"taxonomy_term": term}


def _eigen(link: str, entity: str, plain: Json, velden: tuple[str, ...]) -> Iterator[Json]:
    """An attribute for each value of our own."""
    for veld in velden:
        for number, value in enumerate(_as_list(plain[veld])):
            text = (
                json.dumps(_filled(**value), ensure_ascii=False) if isinstance(value, dict) else "ja" if value is True else value
            )
            term = _term(EIGEN, veld, veld, f"Het veld {veld} van de sociale kaart")
            yield _attribute(link, entity, veld, number) | {"value": text, "taxonomy_term": term}


def _attribute(link: str, entity: str, veld: str, number: int) -> Json:
    return {"id": _uid(link, "attribute", veld, number), "link_type": veld, "link_entity": entity}


def _term(taxonomie: str, code: str, name: str, description: str) -> Json:
    return {
        "id": _uid("taxonomy_term", taxonomie, code),
        "code": code,
        "name": name,
        "description": description,
        "taxonomy": taxonomie,
        "language": "nl",
    }


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, False) else [value]


def _filled(**fields: Any) -> Json:
    """The fields that hold something: HSDS knows no null."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _uid(*parts: object) -> str:
    """The same UUID for the same parts, always. No text of ours holds a line break, so parts cannot run into each other."""
    return str(uuid.uuid5(NAAMRUIMTE, "\n".join(map(str, parts))))
