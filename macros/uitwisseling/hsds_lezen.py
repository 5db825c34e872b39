"""Bytes of Open Referral HSDS 3 JSON in; voorzieningen as plain data, and in Dutch what could not be taken over, out.

Our own export comes back without loss, the services of others as far as the sociale kaart has a place for them. Nothing is
checked against the model here: the importer does that. `hsds_velden` says which field goes where. A service of others keeps its
UUID as id, so that a second import finds it again. Where a field that can be read differs from the value of our own beside it,
somebody changed the field after our export: then the field counts.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from macros.models import Voorziening
from macros.uitwisseling.hsds_delen import (
    attributes,
    bron,
    locatie,
    other_names,
    service_id,
    status,
    taal,
    telefoon,
    texts,
    whole,
)
from macros.uitwisseling.hsds_tijden import LIMITS, read_schedules
from macros.uitwisseling.hsds_velden import ANDERE_VORM, GETALLEN, TEKSTEN, Json
from macros.uitwisseling.json_lezen import LEFT_OUT, Knoop, parsed, quotable
from macros.uitwisseling.rij import Rij

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from macros.strict_yaml import Plain
    from macros.uitwisseling.hsds_delen import Values

MAX_SERVICES = 20_000
MOST_PATHS = 60
LISTS = frozenset(veld for veld, info in Voorziening.model_fields.items() if isinstance(info.default, tuple)) | {"domeinen"}
# What is read of a service, part by part. All else is told as a loss, but for ids.
READ: Json = {
    **dict.fromkeys((*TEKSTEN.values(), *GETALLEN.values(), *ANDERE_VORM.values(), "attributes")),
    "organization": {"name": None},
    "phones": dict.fromkeys(("number", "description", "type")),
    "schedules": dict.fromkeys(("freq", "byday", "opens_at", "closes_at", "description", "wkst", *LIMITS)),
    "service_at_locations": {
        "location": {
            **dict.fromkeys(("location_type", "name", "latitude", "longitude", "attributes")),
            "addresses": dict.fromkeys(
                ("address_type", "address_1", "address_2", "city", "postal_code", "state_province", "country")
            ),
            "accessibility": dict.fromkeys(("description", "details")),
        }
    },
    "languages": dict.fromkeys(("name", "code")),
}
# What our own export says for others and holds elsewhere too.
SAID_TWICE = frozenset({"organization.description", "service_at_locations.location.description"})


def lees(data: bytes) -> tuple[list[Rij], list[str]]:
    """The voorzieningen of a file: a list of services, a page with such a list in `contents`, or one service.

    Then what was not taken over, a line each with its place; a line that holds for more services names the first.
    """
    try:
        top = parsed(data)
        services = _services(top)
    except ValueError as error:
        return [], [f"het bestand {error}"]
    rijen: list[Rij] = []
    losses: dict[str, list[str]] = defaultdict(list)
    unread: dict[str, list[str]] = defaultdict(list)
    for number, value in enumerate(services, start=1):
        service = Knoop(value if isinstance(value, dict) else {})
        naam = service.text("name")
        waar = f"service {number} ({quotable(naam)})" if naam else f"service {number}"
        if not naam:
            losses["hier staat geen service met een naam in 'name'. Deze is overgeslagen; vul de naam in"].append(waar)
            continue
        keuzen, eigen = attributes(service)
        rijen.append(Rij(_waarden(service, keuzen, eigen), waar))
        for path in dict.fromkeys(_unread(service.value, READ)):
            if not eigen["id"] or path not in SAID_TWICE:
                unread[f"'{quotable(path)}'"].append(waar)
        for loss in dict.fromkeys(service.losses):
            losses[loss].append(waar)
    return rijen, [*_about_pages(top), *_lines(losses, unread)]


def _lines(losses: Mapping[str, list[str]], unread: Mapping[str, list[str]]) -> Iterator[str]:
    """One line for each loss, and one for all fields that are unread at the same places."""
    for loss, places in losses.items():
        yield f"{_and_more(places)}: {loss}"
    together: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for path, places in unread.items():
        together[tuple(places)].append(path)
    for same, paths in together.items():
        yield f"{_and_more(same)}: de sociale kaart heeft geen plaats voor {_and_more(paths, MOST_PATHS)}. {LEFT_OUT}"


def _and_more(names: Sequence[str], most: int = 1) -> str:
    more = f" en nog {len(names) - most}" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _services(top: Any) -> list[Any]:
    services = top.get("contents", [top]) if isinstance(top, dict) else top
    if isinstance(top, dict) and "services" in top:
        raise ValueError("is een organisatie, geen lijst van services. Vraag om de services zelf")
    if not isinstance(services, list):
        raise ValueError("bevat geen lijst van services, zoals HSDS 3 die kent. Controleer of het de goede export is")
    if not services:
        raise ValueError("is een lijst zonder services. Controleer of het de goede export is")
    if len(services) > MAX_SERVICES:
        raise ValueError(f"telt {len(services)} services, hoogstens {MAX_SERVICES}. Splits het op")
    return services


def _about_pages(top: Any) -> Iterator[str]:
    pages = top.get("total_pages") if isinstance(top, dict) else None
    if isinstance(pages, int) and pages > 1:
        yield "het bestand is één pagina van een langere lijst ('total_pages'). Haal de andere pagina's ook op"


def _waarden(service: Knoop, keuzen: Values, eigen: Values) -> dict[str, Plain]:
    """The values of one service, in the order of the fields of a voorziening."""
    for veld, many in (eigen | keuzen).items():
        if veld not in LISTS and len(set(many)) > 1:
            service.tell("attributes", f"'{veld}' staat er meer dan eens, alleen de eerste is overgenomen. Controleer die")
    if service.value.get("service_areas") and not eigen["id"]:
        service.tell("service_areas", "wijken heten hier anders. Zet zelf de wijken in 'werkgebied'")
    values: dict[str, Any] = {
        **{veld: many if veld in LISTS else many[0] for veld, many in (eigen | keuzen).items() if many},
        **{veld: service.text(name) for veld, name in TEKSTEN.items()},
        **{veld: whole(service.number(name, 0, 120)) for veld, name in GETALLEN.items()},
        "id": eigen["id"][0] if eigen["id"] else service_id(service),
        "ook_bekend_als": other_names(service, eigen["ook_bekend_als"]),
        "status": status(service),
        "organisatie": organization.text("name") if (organization := service.part("organization")) else None,
        "telefoons": list(filter(None, map(telefoon, service.parts("phones")))),
        "locaties": list(filter(None, map(locatie, service.parts("service_at_locations")))),
        "talen": list(filter(None, map(taal, service.parts("languages")))),
        "bronnen": [found for text in eigen["bronnen"] if (found := bron(text, service))],
        "gecontroleerd_op": (service.text("assured_date") or "").partition("T")[0],
    }
    values["samenvatting"], values["omschrijving"] = texts(service.text("description"))
    values["openingstijden"], values["openingstijden_tekst"] = read_schedules(service, next(iter(eigen["openingstijden"]), None))
    return {veld: value for veld in Voorziening.model_fields if (value := values.get(veld))}


def _unread(value: Json, read: Json, path: str = "") -> Iterator[str]:
    """The path of each field that holds something and is not read."""
    for name, part in value.items():
        if part in (None, "", [], {}) or name == "id" or name.endswith("_id"):
            continue
        if name not in read:
            yield f"{path}{name}"
        elif read[name]:
            for item in part if isinstance(part, list) else [part]:
                yield from _unread(item, read[name], f"{path}{name}.") if isinstance(item, dict) else ()
