"""The schema.org description of a voorziening: true, without what is secret, and unable to break out of its script element."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.kaart.jsonld import als_script, jsonld
from tests.unit.bomen import examples
from tests.unit.factories import voorziening
from tests.unit.test_hsds import kennisbank_of, voorzieningen

if TYPE_CHECKING:
    from macros.kennisbank import Kennisbank
    from tests.unit.factories import Data, Plain

URL = "https://kompas.voorbeeldstad.example/sociale-kaart/spreekuur/"


def described(lokaal: bool = True, **fields: Plain) -> Data:
    """What search engines get to know of a voorziening with these fields."""
    record = voorziening(**fields)
    kennisbank = kennisbank_of(record) if lokaal else kennisbank_of(landelijk=(record,))
    return jsonld(kennisbank["voorziening", "spreekuur"], kennisbank, URL)


def test_the_smallest_voorziening() -> None:
    assert described() == {
        "@context": "https://schema.org",
        "@type": "Service",
        "url": URL,
        "name": "Spreekuur",
        "description": "Hulp bij post.",
        "category": ["Titel van 01-geld"],
        "provider": {"@type": "Organization", "name": "De bibliotheek"},
        "areaServed": [{"@type": "AdministrativeArea", "name": "Voorbeeldstad"}],
    }


@pytest.mark.parametrize("organisatie", ["Gemeente Voorbeeldstad", "gemeente voorbeeldstad", "Voorbeeldstad"])
def test_what_the_gemeente_does_itself_is_a_government_service(organisatie: str) -> None:
    found = described(organisatie=organisatie)
    assert (found["@type"], found["provider"]["@type"]) == ("GovernmentService", "GovernmentOrganization")


def test_the_area_is_the_wijken_or_the_country() -> None:
    whole = {"@type": "AdministrativeArea", "name": "Voorbeeldstad"}
    assert described(werkgebied=["zuid"])["areaServed"] == [{"@type": "Place", "name": "Zuid", "containedInPlace": whole}]
    assert described(lokaal=False)["areaServed"] == [{"@type": "Country", "name": "Nederland"}]


def test_the_channel_says_where_to_look_call_and_go() -> None:
    found = described(
        website="https://spreekuur.example",
        email="balie@spreekuur.example",
        telefoons=[{"nummer": "020 624 1111", "label": "Balie"}, {"nummer": "0800-0113"}],
        talen=["Nederlands", "Turks"],
        locaties=[
            {"naam": "Het Huis", "straat": "Kade 1", "postcode": "3011 AB", "plaats": "Stad", "lat": "52.1", "lon": "5.1"},
            {"plaats": "Dorp"},
        ],
    )
    assert found["provider"]["contactPoint"] == {"@type": "ContactPoint", "email": "balie@spreekuur.example"}
    assert found["availableChannel"] == {
        "@type": "ServiceChannel",
        "serviceUrl": "https://spreekuur.example",
        "servicePhone": [
            {"@type": "ContactPoint", "telephone": "+31206241111", "description": "Balie"},
            {"@type": "ContactPoint", "telephone": "08000113"},
        ],
        "serviceLocation": [
            {
                "@type": "Place",
                "name": "Het Huis",
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": "Kade 1",
                    "postalCode": "3011 AB",
                    "addressLocality": "Stad",
                    "addressCountry": "NL",
                },
                "geo": {"@type": "GeoCoordinates", "latitude": 52.1, "longitude": 5.1},
            },
            {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Dorp", "addressCountry": "NL"}},
        ],
        "availableLanguage": ["nl", "tr"],
    }


def test_a_secret_address_is_nowhere() -> None:
    place = {"naam": "Het Huis", "straat": "Kade 1", "postcode": "3011 AB", "plaats": "Stad", "lat": "52.1", "lon": "5.1"}
    written = als_script(described(adres_geheim="ja", locaties=[place]))
    assert not [value for value in (*place.values(), "serviceLocation") if value in written]


@pytest.mark.parametrize(
    ("fields", "audience"),
    [
        ({"doelgroep": "Wie post heeft"}, {"@type": "Audience", "audienceType": "Wie post heeft"}),
        ({"doelgroepen": ["ouderen", "gezinnen"]}, {"@type": "Audience", "audienceType": "ouderen, gezinnen"}),
        ({"leeftijd_min": "0", "leeftijd_max": "17"},
         {"@type": "PeopleAudience", "suggestedMinAge": 0, "suggestedMaxAge": 17}),
        ({"leeftijd_min": "65", "doelgroep": "Wie alleen is"},
         {"@type": "PeopleAudience", "audienceType": "Wie alleen is", "suggestedMinAge": 65}),
    ],
)  # fmt: skip
def test_the_audience_is_said_in_words_and_ages(fields: Data, audience: Data) -> None:
    assert described(**fields)["audience"] == audience


@pytest.mark.parametrize(("betaling", "free"), [("gratis", True), ("bijdrage", None), ("betaald", None), (None, None)])
def test_only_what_is_surely_free_says_so(betaling: str | None, free: bool | None) -> None:
    assert described(betaling=betaling).get("isAccessibleForFree") is free


def test_the_hours_of_an_ordinary_week_are_given() -> None:
    assert described(openingstijden='Mo,Tu 09:00-12:00; Fr 20:00-02:00; We unknown "op afspraak"; PH off')["hoursAvailable"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Monday", "https://schema.org/Tuesday"],
            "opens": "09:00",
            "closes": "12:00",
        },
        {"@type": "OpeningHoursSpecification", "dayOfWeek": ["https://schema.org/Friday"], "opens": "20:00", "closes": "02:00"},
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"openingstijden": "Mo 09:00-12:00; Tu[1] 10:00-11:00"},
        {"openingstijden": "Mar-Oct Mo 09:00-12:00"},
        {"openingstijden": 'Mo unknown "op afspraak"'},
        {"openingstijden": "Mo 09:00-12:00", "status": "tijdelijk_gesloten"},
        {"openingstijden_tekst": "Maandag van 9 tot 12 uur"},
    ],
)
def test_no_hours_are_given_that_an_ordinary_week_does_not_have(fields: Data) -> None:
    assert "hoursAvailable" not in described(**fields)


def test_nothing_in_a_text_can_end_the_script() -> None:
    written = als_script({"name": "</script><script>alert(1)</script>", "b": "<!-- &lt; ]]>"})
    assert written == (
        '{"name":"\\u003c/script\\u003e\\u003cscript\\u003ealert(1)\\u003c/script\\u003e","b":"\\u003c!-- \\u0026lt; ]]\\u003e"}'
    )


@examples(150)
@given(st.dictionaries(st.text(max_size=10), st.text(max_size=30) | st.text("<>&/!-scriptSCRIPT\u2028\u2029", max_size=30)))
@example({"</script>": "</SCRIPT >"})
@example({"a": "<!--<script>"})
def test_any_text_comes_out_of_the_page_as_it_went_in(content: dict[str, str]) -> None:
    page = html5lib.parse(
        f'<!DOCTYPE html><title>x</title><script type="application/ld+json">{als_script(content)}</script><p>na</p>',
        namespaceHTMLElements=False,
    )
    assert json.loads(page.findtext(".//script") or "") == content
    assert page.findtext("body/p") == "na"


@examples(100)
@given(voorzieningen(), st.booleans())
def test_any_voorziening_is_described_without_empty_parts(record: Data, lokaal: bool) -> None:
    kennisbank = kennisbank_of(record) if lokaal else kennisbank_of(landelijk=(record,))
    found = jsonld(kennisbank["voorziening", record["id"]], kennisbank, URL)
    assert_filled(json.loads(als_script(found)))
    assert "availableChannel" not in found or len(found["availableChannel"]) > 1


def assert_filled(part: object) -> None:
    assert part not in (None, "", [], {})
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        assert_filled(inner)


def test_every_voorziening_of_this_repository_is_described_twice_the_same(kennisbank: Kennisbank) -> None:
    for entry in kennisbank.by_soort["voorziening"]:
        found = als_script(jsonld(entry, kennisbank, URL))
        assert found == als_script(jsonld(entry, kennisbank, URL))
        assert not set("<>&") & set(found)
