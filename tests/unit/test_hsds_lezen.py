"""HSDS 3 of others: what maps is read, what does not is told in Dutch with its place, and nothing breaks the reader."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from macros.models import Voorziening
from macros.uitwisseling import json_lezen
from macros.uitwisseling.hsds_lezen import MAX_SERVICES, lees
from macros.uitwisseling.hsds_velden import ANDERE_VORM, GETALLEN, TEKSTEN
from tests.unit.bomen import examples
from tests.unit.test_hsds import FULL, TRICKY, back, service_of, values_of, weekly

if TYPE_CHECKING:
    from macros.uitwisseling.rij import Rij
    from tests.unit.factories import Data, Plain

UUID = "ac148810-d857-441c-9679-408f346de14b"


def foreign(**fields: Plain) -> Data:
    """A service of somebody else."""
    return {"id": UUID, "name": "Steunpunt", "status": "active", **fields}


@pytest.mark.parametrize(
    "wrapped",
    [foreign(), [foreign()], {"contents": [foreign()], "total_pages": 1, "page_number": 1}],
    ids=["service", "list", "page"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_service_a_list_and_a_page_are_read(wrapped: object, encoding: str) -> None:
    (rij,), lines = lees(json.dumps(wrapped, ensure_ascii=False).encode(encoding))
    assert (rij.waarden, rij.waar) == ({"id": UUID, "naam": "Steunpunt", "status": "actief"}, "service 1 (Steunpunt)")
    assert lines == []


def test_the_service_of_somebody_else_is_read_as_far_as_it_maps() -> None:
    service = foreign(
        id=UUID.upper(),
        alternate_name="Punt;  Steun ",
        description="Een praatje.\n\nEn\nkoffie.",
        organization={"id": UUID, "name": "Stichting Steun"},
        minimum_age=12,
        maximum_age="100",
        assured_date="2025-03-15T10:30:45.123Z",
        alert=None,
        phones=[{"id": UUID, "number": "020 624 1111", "description": "Balie", "type": "voice"}],
        languages=[{"code": "en-GB"}, {"name": "turks"}],
        service_at_locations=[
            {
                "location": {
                    "location_type": "physical",
                    "name": "Het Huis",
                    "latitude": 52.09,
                    "longitude": 5,
                    "addresses": [
                        {
                            "address_1": "Kade 1",
                            "address_2": "2 hoog",
                            "city": "Utrecht",
                            "postal_code": "3511AB",
                            "state_province": "Utrecht",
                            "country": "NL",
                            "address_type": "physical",
                        }
                    ],
                    "accessibility": [{"description": "lift", "details": "tot 80 kg"}, {"description": "drempelvrij"}],
                }
            }
        ],
    )
    assert values_of(service) == {
        "id": UUID,
        "naam": "Steunpunt",
        "ook_bekend_als": ["Punt", "Steun"],
        "samenvatting": "Een praatje.",
        "omschrijving": "En koffie.",
        "status": "actief",
        "organisatie": "Stichting Steun",
        "leeftijd_min": "12",
        "leeftijd_max": "100",
        "telefoons": [{"nummer": "020 624 1111", "label": "Balie"}],
        "locaties": [
            {
                "naam": "Het Huis",
                "straat": "Kade 1, 2 hoog",
                "postcode": "3511AB",
                "plaats": "Utrecht",
                "lat": "52.09",
                "lon": "5.0",
                "toegankelijkheid": "lift; tot 80 kg; drempelvrij",
            }
        ],
        "talen": ["Engels", "Turks"],
        "gecontroleerd_op": "2025-03-15",
    }


def test_a_long_description_is_cut_after_a_sentence() -> None:
    first, rest = "Een zin. " * 30, "Nog een zin. " * 10
    values = values_of(foreign(description=f"{first}{rest}\n\nSlot."))
    assert values["samenvatting"] == (first + rest)[:296].strip()
    assert f"{values['samenvatting']} {values['omschrijving']}" == f"{first}{rest}Slot."


def test_a_long_description_without_a_sentence_is_cut_after_a_word_and_kept_whole() -> None:
    values = values_of(foreign(description="woord " * 100))
    assert values["samenvatting"] == "woord " * 48 + "woord…"
    assert values["omschrijving"] == ("woord " * 100).strip()


KEEP = "Dit is niet overgenomen; vul het zelf in"


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"minimum_age": "twaalf"}, f"veld 'minimum_age': hier hoort een getal, geen tekst. {KEEP}"),
        ({"minimum_age": 1e999}, "het bestand bevat een getal dat niet bestaat of te lang is. Haal de export opnieuw op"),
        ({"minimum_age": True}, f"veld 'minimum_age': hier hoort een getal, geen waar of onwaar. {KEEP}"),
        ({"minimum_age": -1}, f"veld 'minimum_age': het getal moet tussen 0 en 120 liggen. {KEEP}"),
        ({"email": 5}, f"veld 'email': hier hoort tekst, geen getal. {KEEP}"),
        ({"email": ["a@b.nl"]}, f"veld 'email': hier hoort tekst, geen lijst. {KEEP}"),
        ({"email": "a\x00b"}, f"veld 'email': de tekst bevat onzichtbare stuurtekens. {KEEP}"),
        ({"email": "a\ud800b"}, f"veld 'email': de tekst bevat onzichtbare stuurtekens. {KEEP}"),
        ({"phones": {"number": "112"}}, f"veld 'phones': hier hoort een lijst, geen blok met velden. {KEEP}"),
        ({"phones": ["112"]}, f"veld 'phones': hier hoort een lijst van blokken met velden, geen tekst. {KEEP}"),
        ({"phones": [None]}, f"veld 'phones': hier hoort een lijst van blokken met velden, geen lege waarde. {KEEP}"),
        ({"phones": [{"number": 112}]}, f"veld 'phones.number': hier hoort tekst, geen getal. {KEEP}"),
        ({"phones": [{"description": "Balie"}]}, f"veld 'phones.number': het nummer ontbreekt. {KEEP}"),
        ({"phones": [{"number": "112", "type": "fax"}]}, f"veld 'phones.type': een faxnummer is geen telefoonnummer. {KEEP}"),
        ({"organization": "Steun"}, f"veld 'organization': hier hoort een blok met velden, geen tekst. {KEEP}"),
        ({"status": "Open"}, "veld 'status': 'open' kan niet. Kies uit: active, temporarily closed, inactive, defunct"),
        ({"languages": [{"code": "ur", "name": "Urdu"}]},
         f"veld 'languages.name': de taal 'Urdu' staat niet in onze lijst. {KEEP}"),
        ({"service_areas": [{"name": "Noord"}]},
         "veld 'service_areas': wijken heten hier anders. Zet zelf de wijken in 'werkgebied'"),
        ({"attributes": [{"taxonomy_term": {"taxonomy": "LGA", "code": "1"}}]},
         f"veld 'attributes': de indeling 'LGA' kennen we niet. {KEEP}"),
        ({"attributes": [{"value": "x"}]}, f"veld 'attributes': er staat geen indeling bij. {KEEP}"),
        ({"service_at_locations": [{"location_id": UUID}]},
         f"veld 'service_at_locations.location.addresses': er is geen bezoekadres met een plaats. {KEEP}"),
        ({"service_at_locations": [{"location": {"location_type": "virtual"}}]},
         f"veld 'service_at_locations.location.location_type': 'virtual' is geen plek waar iemand terechtkan. {KEEP}"),
        ({"service_at_locations": [{"location": {"addresses": [{"city": "Gent", "country": "BE"}]}}]},
         "veld 'service_at_locations.location.addresses.country': een adres buiten Nederland ('BE') past niet op de kaart. "
         "Controleer het"),
        ({"wait_time": "lang", "program": {"name": "x"}, "organization": {"name": "x", "logo": "y"}},
         f"de sociale kaart heeft geen plaats voor 'wait_time', 'program', 'organization.logo'. {KEEP}"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_over_is_told_with_its_place(fields: Data, line: str) -> None:
    _, lines = lees(json.dumps(foreign(**fields)).encode())
    assert lines == [line if line.startswith("het bestand") else f"service 1 (Steunpunt): {line}"]


def test_a_field_without_anything_in_it_is_no_loss() -> None:
    empty: Data = {"wait_time": None, "fees": "", "contacts": [], "program": {}, "email": None, "phones": None, "minimum_age": ""}
    assert values_of(foreign(**empty)) == values_of(foreign())


def test_one_line_tells_what_holds_for_more_services() -> None:
    _, lines = back(*[foreign(name=f"Punt {number}", fees="x", wait_time="y") for number in range(1, 4)])
    assert lines == [f"service 1 (Punt 1) en nog 2: de sociale kaart heeft geen plaats voor 'fees', 'wait_time'. {KEEP}"]


def test_a_name_in_a_line_is_short_and_on_one_line() -> None:
    _, lines = back(foreign(name="Lang\nen " + "breed " * 50, fees="x"))
    assert re.fullmatch(r"service 1 \(Lang en (breed )*bree?…\): .*", lines[0])


def test_a_service_without_a_good_id_gets_none() -> None:
    (rij,), lines = back(foreign(id="ongeldig id"))
    assert "id" not in rij.waarden
    assert lines == [
        "service 1 (Steunpunt): veld 'id': ontbreekt of is geen UUID. "
        "Zonder id herkent een volgende import deze service niet; vraag om de id's"
    ]


@pytest.mark.parametrize("service", [{}, {"name": ""}, {"name": 5, "email": "a@b.nl"}, [], "x", None, 5])
def test_what_is_no_service_is_passed_over(service: object) -> None:
    rijen, lines = back(foreign(), service)
    assert len(rijen) == 1
    assert lines == ["service 2: hier staat geen service met een naam in 'name'. Deze is overgeslagen; vul de naam in"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is leeg. Haal de export opnieuw op"),
        (b" \n", "is leeg. Haal de export opnieuw op"),
        (b'[\n{"id": }]', "is geen goede JSON: het gaat mis op regel 2, teken 8. Haal de export opnieuw op"),
        ("[{'naam': 'é'}]".encode("latin-1"),
         "is geen JSON in UTF-8. Sla het op met de codering UTF-8, of haal de export opnieuw op"),
        (b"[NaN]", "bevat een getal dat niet bestaat of te lang is. Haal de export opnieuw op"),
        (b"[" + b"9" * 5000 + b"]", "bevat een getal dat niet bestaat of te lang is. Haal de export opnieuw op"),
        (b"[" * 200_000, "is te diep genest. Dit is geen gewone export: controleer waar het vandaan komt"),
        (b'{"a":' * 200_000, "is te diep genest. Dit is geen gewone export: controleer waar het vandaan komt"),
        (b"5", "bevat geen lijst van services, zoals HSDS 3 die kent. Controleer of het de goede export is"),
        (b'{"contents": "x"}', "bevat geen lijst van services, zoals HSDS 3 die kent. Controleer of het de goede export is"),
        (b"[]", "is een lijst zonder services. Controleer of het de goede export is"),
        (b'{"name": "Steun", "services": []}', "is een organisatie, geen lijst van services. Vraag om de services zelf"),
        (b"[" + b"0," * MAX_SERVICES + b"0]", "telt 20001 services, hoogstens 20000. Splits het op"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_of_services_is_refused_in_dutch(data: bytes, message: str) -> None:
    assert lees(data) == ([], [f"het bestand {message}"])


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lezen, "MAX_BYTES", 2 * 1024**2)
    assert lees(b"[" + b" " * 3 * 1024**2) == ([], ["het bestand is te groot: 3 MB, hoogstens 2 MB. Splits het op"])


def test_one_page_of_many_says_so() -> None:
    rijen, lines = lees(json.dumps({"contents": [foreign()], "total_pages": 3}).encode())
    assert len(rijen) == 1
    assert lines == ["het bestand is één pagina van een langere lijst ('total_pages'). Haal de andere pagina's ook op"]


# --- Opening hours ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schedules", "osm"),
    [
        ([weekly("MO,TU,WE", "09:00:00", "17:00")], "Mo-We 09:00-17:00"),
        ([{"byday": "TH,FR", "opens_at": "9:00", "closes_at": "17:00"}], "Th,Fr 09:00-17:00"),
        ([weekly("MO", "13:00", "17:00"), weekly("MO", "09:00", "12:00")], "Mo 09:00-12:00,13:00-17:00"),
        ([weekly("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59")], "24/7"),
        ([weekly("SA", "20:00", "02:00")], "Sa 20:00-02:00"),
        ([weekly("SA", "20:00", "24:00")], "Sa 20:00-24:00"),
        ([{**weekly("2MO", "09:00", "12:00"), "freq": "MONTHLY"}], "Mo[2] 09:00-12:00"),
        ([weekly("MO", "09:00", "12:00"), weekly("MO", "14:00", "16:00", description="Op afspraak")],
         'Mo 09:00-12:00, Mo 14:00-16:00 unknown "op afspraak"'),
        ([weekly("FR", "20:00", "02:00"), weekly("SA", "10:00", "12:00")], "Fr 20:00-02:00, Sa 10:00-12:00"),
    ],
)  # fmt: skip
def test_schedules_of_others_become_hours(schedules: list[Data], osm: str) -> None:
    assert values_of(foreign(schedules=schedules))["openingstijden"] == osm


@pytest.mark.parametrize(
    ("schedule", "reason"),
    [
        (weekly("MO", "09:00Z", "12:00Z"), "'opens_at' is geen tijd als 09:30, zonder tijdzone"),
        (weekly("MO", "09:00", "12:00-05:00"), "'closes_at' is geen tijd als 09:30, zonder tijdzone"),
        (weekly("MO", "negen", "12:00"), "'opens_at' is geen tijd als 09:30, zonder tijdzone"),
        (weekly("MO", "09:00", "24:30"), "'closes_at' is geen tijd als 09:30, zonder tijdzone"),
        (weekly("MO", "09:00", "09:00"), "'opens_at' is gelijk aan 'closes_at', of het eind van de dag"),
        (weekly("MO", "24:00", "09:00"), "'opens_at' is gelijk aan 'closes_at', of het eind van de dag"),
        ({"byday": "MO"}, "'opens_at' is geen tijd als 09:30, zonder tijdzone"),
        (weekly("MA", "09:00", "12:00"), "'freq' en 'byday' zeggen samen niet op welke dagen van de week of maand"),
        (weekly("2MO", "09:00", "12:00"), "'freq' en 'byday' zeggen samen niet op welke dagen van de week of maand"),
        ({"freq": "MONTHLY", "bymonthday": "2"}, "een tijd met 'bymonthday' geldt niet elke week of maand"),
        ({**weekly("MO", "09:00", "12:00"), "interval": 2}, "een tijd met 'interval' geldt niet elke week of maand"),
        ({**weekly("MO", "09:00", "12:00"), "until": "2026-01-01"}, "een tijd met 'until' geldt niet elke week of maand"),
    ],
)
def test_half_the_hours_are_no_hours(schedule: Data, reason: str) -> None:
    (rij,), lines = back(foreign(schedules=[weekly("TU", "09:00", "12:00", description="Elke week"), schedule]))
    assert "openingstijden" not in rij.waarden
    assert rij.waarden["openingstijden_tekst"] == "Elke week"
    assert lines == [
        f"service 1 (Steunpunt): veld 'schedules': {reason}. De openingstijden zijn niet overgenomen; vul ze zelf in"
    ]


# --- Anything at all ------------------------------------------------------------------------------------------------------------

NAMES = sorted({*TEKSTEN.values(), *GETALLEN.values(), *ANDERE_VORM.values(), "id", "contents", "attributes", "location", "code"})
JSON_SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10) | st.sampled_from(TRICKY)
)
JSON_ANY = st.recursive(
    JSON_SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=8), inner, max_size=6),
    max_leaves=30,
)


def assert_sane(data: bytes) -> list[Rij]:
    """Whatever was read is plain data for the fields of a voorziening, and every line is one Dutch line with its place."""
    rijen, lines = lees(data)
    for rij in rijen:
        assert set(rij.waarden) <= set(Voorziening.model_fields)
        assert_plain(rij.waarden)
    for line in lines:
        assert line.isprintable()
        assert re.match(r"(het bestand|service [0-9]+( \(.*\))?( en nog [0-9]+)?:) .*\w.*[.;:] .*", line), line
    return rijen


def assert_plain(value: object) -> None:
    assert isinstance(value, (str, list, dict))
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        assert_plain(part)


@examples(300)
@given(JSON_ANY | st.dictionaries(st.sampled_from(NAMES), JSON_ANY).map(lambda fields: fields | {"name": "x"}))
@example(
    {"name": "x", "attributes": [{"taxonomy_term": {"taxonomy": "wijkteamkompas:eigen", "code": "bronnen"}, "value": "[" * 9000}]}
)
@example({"name": "x", "minimum_age": 10**400})
def test_any_json_is_read_or_explained(value: object) -> None:
    assert_sane(json.dumps(value).encode())


@examples(150)
@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_explained(data: bytes) -> None:
    assert_sane(data)


WHOLE = service_of(FULL | {"bronnen": [{"bron": "redactie"}], "ook_bekend_als": ["a; b"], "leeftijd_min": "3"})


@examples(400)
@given(st.data())
def test_a_service_with_a_changed_part_is_read_or_explained(draw: st.DataObject) -> None:
    service = copy.deepcopy(WHOLE)
    for _ in range(draw.draw(st.integers(1, 3))):
        holder, key = draw.draw(st.sampled_from(list(places(service))))
        if draw.draw(st.booleans()):
            holder[key] = draw.draw(JSON_ANY)
        elif isinstance(holder, dict):
            holder[draw.draw(st.text(max_size=8))] = holder.pop(key)
        else:
            holder.append(holder[key])
    rijen = assert_sane(json.dumps([service]).encode())
    event(f"{len(rijen)} gelezen")


def places(part: Any) -> list[tuple[Any, Any]]:
    """Each holder in a part, with each of its keys."""
    keys = list(part) if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ()
    return [place for key in keys for place in [(part, key), *places(part[key])]]
