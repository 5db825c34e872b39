"""One voorziening in; its schema.org description (JSON-LD) for search engines out, and that as text safe in a script element."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from macros.models.voorziening import TALEN
from macros.uitwisseling.weektijden import blokken, klok

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.kennisbank import Entry, Kennisbank
    from macros.models import Gemeente, Voorziening
    from macros.models.voorziening import Locatie

Json = dict[str, Any]

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# HTML may be read in a script element after these; JSON may write any character as its number.
HARMLESS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def als_script(content: Json) -> str:
    """The JSON to put, as it stands, into a script element of type application/ld+json: no text in it can end that element."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(HARMLESS)


def jsonld(entry: Entry, kennisbank: Kennisbank, url: str) -> Json:
    """The voorziening as a schema.org Service, of the government when the gemeente itself provides it; `url` is of its page."""
    record: Voorziening = entry.record.publiek()
    gemeente = kennisbank.gemeente
    names = {gemeente.naam.casefold(), f"gemeente {gemeente.naam}".casefold()}
    government = "Government" if record.organisatie.casefold() in names else ""
    return {
        "@context": "https://schema.org",
        **_typed(
            f"{government}Service",
            url=url,
            name=record.naam,
            description=record.samenvatting,
            category=[kennisbank["domein", domein].title for domein in record.domeinen],
            provider=_typed(
                f"{government}Organization",
                name=record.organisatie,
                contactPoint=_typed("ContactPoint", email=record.email) if record.email else None,
            ),
            areaServed=list(_areas(entry, gemeente)),
            audience=_audience(record),
            availableChannel=_channel(record),
            hoursAvailable=list(_hours(record)),
            isAccessibleForFree=True if record.betaling == "gratis" else None,
        ),
    }


def _areas(entry: Entry, gemeente: Gemeente) -> Iterator[Json]:
    whole = _typed("AdministrativeArea", name=gemeente.naam)
    names = {wijk.id: wijk.naam for wijk in gemeente.wijken}
    for wijk in entry.record.werkgebied:
        yield _typed("Place", name=names.get(wijk, wijk), containedInPlace=whole)
    if not entry.record.werkgebied:
        yield whole if entry.lokaal else _typed("Country", name="Nederland")


def _audience(record: Voorziening) -> Json | None:
    ages = {"suggestedMinAge": record.leeftijd_min, "suggestedMaxAge": record.leeftijd_max}
    kind = record.doelgroep or ", ".join(record.doelgroepen)
    if any(age is not None for age in ages.values()):
        return _typed("PeopleAudience", audienceType=kind, **ages)
    return _typed("Audience", audienceType=kind) if kind else None


def _channel(record: Voorziening) -> Json | None:
    """Where to go, call or look; nothing when none of these is known."""
    channel = _typed(
        "ServiceChannel",
        serviceUrl=record.website,
        servicePhone=[
            _typed("ContactPoint", telephone=telefoon.nummer.tel, description=telefoon.label) for telefoon in record.telefoons
        ],
        serviceLocation=[_place(locatie) for locatie in record.locaties],
        availableLanguage=[TALEN[taal] for taal in record.talen],
    )
    return channel if len(channel) > 1 else None


def _place(locatie: Locatie) -> Json:
    address = _typed(
        "PostalAddress",
        streetAddress=locatie.straat,
        postalCode=locatie.postcode,
        addressLocality=locatie.plaats,
        addressCountry="NL",
    )
    geo = None if locatie.lat is None else _typed("GeoCoordinates", latitude=locatie.lat, longitude=locatie.lon)
    return _typed("Place", name=locatie.naam, address=address, geo=geo)


def _hours(record: Voorziening) -> Iterator[Json]:
    """The hours of an ordinary week, when there is one and the voorziening is not closed; what is by appointment left out."""
    week = blokken(record.openingstijden) if record.openingstijden and record.status == "actief" else None
    if week and not any(blok.maandelijks for blok in week):
        for blok in week:
            if not blok.afspraak:
                yield _typed(
                    "OpeningHoursSpecification",
                    dayOfWeek=[f"https://schema.org/{DAYS[dag.weekdag]}" for dag in blok.dagen],
                    opens=klok(blok.van),
                    closes=klok(blok.tot),
                )


def _typed(kind: str, **fields: Any) -> Json:
    """A schema.org object of the fields that hold something."""
    return {"@type": kind} | {name: value for name, value in fields.items() if value not in (None, "", [])}
