"""HSDS 3: what goes out is as strict as the standard, and comes back without loss.

The models below say what the standard requires, stricter than its own permissive schema: real dates, times and UUIDs, and no
field that it does not have.
"""

from __future__ import annotations

import datetime
import json
import uuid
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any, Literal

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from macros.kaart.openingstijden import valid
from macros.kennisbank import Entry, Kennisbank, Key
from macros.models import Domein, Gemeente, Voorziening
from macros.models.plaats import in_nederland
from macros.models.voorziening import TALEN, Betaling, Doelgroep, Lijn, SoortVoorziening, Status, Toegang, Vorm
from macros.texts import Tekst
from macros.uitwisseling.hsds import exporteer
from macros.uitwisseling.hsds_lezen import lees
from macros.uitwisseling.hsds_velden import ANDERE_VORM, EIGEN_VELDEN, GETALLEN, KEUZEN, STATUS, TEKSTEN
from tests.unit.bomen import examples
from tests.unit.conftest import VANDAAG
from tests.unit.factories import domein, gemeente, voorziening

if TYPE_CHECKING:
    from macros.uitwisseling.rij import Rij
    from tests.unit.factories import Data, Plain

DOMEINEN = ("01-geld", "02-dag")
WIJKEN = [{"id": "noord", "naam": "Noord"}, {"id": "zuid", "naam": "Zuid"}]


# --- What HSDS 3 asks ---------------------------------------------------------------------------------------------------------


def _uuid(value: str) -> str:
    assert str(uuid.UUID(value)) == value
    return value


def _date(value: str) -> str:
    assert datetime.date.fromisoformat(value).isoformat() == value
    return value


Uuid = Annotated[str, AfterValidator(_uuid)]
Text = Annotated[str, Field(min_length=1)]
Date = Annotated[str, AfterValidator(_date)]
Email = Annotated[str, Field(pattern=r"^[^\s@]+@[^\s@]+\.[^\s@.]+$")]
Url = Annotated[str, Field(pattern=r"^https://[^\s]+$")]
Time = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Days = Annotated[str, Field(pattern=r"^[1-5]?(MO|TU|WE|TH|FR|SA|SU)(,[1-5]?(MO|TU|WE|TH|FR|SA|SU))*$")]


class Hsds(BaseModel):
    """An object of HSDS: an id, and nothing that the standard does not know."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: Uuid


class Taxonomy(Hsds):
    name: Text
    description: Text


class TaxonomyTerm(Hsds):
    name: Text
    description: Text
    code: Text
    taxonomy: Text
    taxonomy_detail: Taxonomy = Field(default=None)  # type: ignore[assignment]  # may be left out, may not be null
    language: Literal["nl"]


class Attribute(Hsds):
    link_type: Text
    link_entity: Literal["service", "location"]
    value: Text = ""
    taxonomy_term: TaxonomyTerm


class Organization(Hsds):
    name: Text
    description: Text


class Phone(Hsds):
    number: Text
    description: Text = ""


class Schedule(Hsds):
    freq: Literal["WEEKLY", "MONTHLY"] = "WEEKLY"
    byday: Days = ""
    opens_at: Time = ""
    closes_at: Time = ""
    description: Text = ""


class ServiceArea(Hsds):
    name: Text
    description: Text = ""


class Language(Hsds):
    name: Text
    code: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]


class Address(Hsds):
    address_1: Text
    city: Text
    state_province: Text
    postal_code: Text
    country: Literal["NL"]
    address_type: Literal["physical", "postal", "virtual"]


class Accessibility(Hsds):
    description: Text


class Location(Hsds):
    location_type: Literal["physical", "postal", "virtual"]
    name: Text = ""
    description: Text = ""
    latitude: float = 0.0
    longitude: float = 0.0
    addresses: list[Address] = []
    accessibility: list[Accessibility] = []
    attributes: list[Attribute] = []


class ServiceAtLocation(Hsds):
    location: Location


class Service(Hsds):
    name: Text
    status: Literal["active", "inactive", "defunct", "temporarily closed"]
    description: Text
    organization: Organization
    attributes: list[Attribute]
    service_areas: list[ServiceArea]
    alternate_name: Text = ""
    application_process: Text = ""
    eligibility_description: Text = ""
    minimum_age: int = 0
    maximum_age: int = 0
    fees_description: Text = ""
    email: Email = ""
    url: Url = ""
    alert: Text = ""
    assured_date: Date = ""
    assurer_email: Email = ""
    phones: list[Phone] = []
    schedules: list[Schedule] = []
    service_at_locations: list[ServiceAtLocation] = []
    languages: list[Language] = []


class Page(BaseModel):
    """One page of the list of services."""

    model_config = ConfigDict(extra="forbid", strict=True)

    total_items: int
    total_pages: Literal[1]
    page_number: Literal[1]
    size: int
    first_page: Literal[True]
    last_page: Literal[True]
    empty: bool
    contents: list[Service]


def checked(exported: Data) -> Data:
    """The export as it stands in the file, after a check against the models and of its ids."""
    written: Data = json.loads(json.dumps(exported, allow_nan=False))
    page = Page.model_validate(written)
    assert (page.total_items, page.size, page.empty) == (len(page.contents), len(page.contents), not page.contents)
    assert len({service.id for service in page.contents}) == len(page.contents)
    for service in page.contents:
        own = [part.id for part in (*service.attributes, *service.phones, *service.schedules, *service.languages)]
        own += [part.id for part in (*service.service_areas, *service.service_at_locations)]
        assert max(Counter(own).values()) == 1
        assert all(schedule.byday or schedule.description for schedule in service.schedules)
    return written


# --- What there is to export ----------------------------------------------------------------------------------------------


def kennisbank_of(*records: Data, landelijk: tuple[Data, ...] = (), **local: Plain) -> Kennisbank:
    """A Kennisbank of two domeinen and these voorzieningen."""
    entries = [
        Entry(Key("domein", name), Domein.model_validate(domein(name, nummer=number)), "x.yml")
        for number, name in enumerate(DOMEINEN, start=1)
    ]
    entries += [
        Entry(Key("voorziening", record["id"]), Voorziening.model_validate(record), "x.yml", lokaal=lokaal)
        for lokaal, layer in ((True, records), (False, landelijk))
        for record in layer
    ]
    layer = gemeente(**({"provincie": "Flevoland", "wijken": WIJKEN} | local))
    return Kennisbank({entry.key: entry for entry in entries}, Gemeente.model_validate(layer), VANDAAG)


def service_of(record: Data, **local: Plain) -> Data:
    """The one service that a record becomes."""
    services: list[Data] = checked(exporteer(kennisbank_of(record, **local)))["contents"]
    (service,) = services
    return service


def back(*services: object) -> tuple[list[Rij], list[str]]:
    return lees(json.dumps(services).encode())


def values_of(service: Data) -> Data:
    """The values that a service becomes, about which there is nothing to tell."""
    (rij,), lines = back(service)
    assert lines == []
    return rij.waarden


def test_every_field_of_a_voorziening_has_its_place_in_the_mapping() -> None:
    placed = {*TEKSTEN, *GETALLEN, *ANDERE_VORM, *KEUZEN, *EIGEN_VELDEN}
    assert placed == set(Voorziening.model_fields)


def test_the_whole_sociale_kaart_is_good_hsds_and_comes_back(kennisbank: Kennisbank) -> None:
    exported = checked(exporteer(kennisbank, alles=True))
    rijen, lines = lees(json.dumps(exported).encode())
    assert lines == []
    read = [Voorziening.model_validate(rij.waarden) for rij in rijen]
    assert read == [entry.record.publiek() for entry in kennisbank.by_soort["voorziening"]]


def test_only_the_local_voorzieningen_unless_all_are_asked_for() -> None:
    kennisbank = kennisbank_of(voorziening("ons", naam="Ons"), landelijk=(voorziening("hun", naam="Hun"),))
    assert [service["name"] for service in exporteer(kennisbank)["contents"]] == ["Ons"]
    assert [service["name"] for service in exporteer(kennisbank, alles=True)["contents"]] == ["Ons", "Hun"]


def test_a_gemeente_without_voorzieningen_has_an_empty_page() -> None:
    assert checked(exporteer(kennisbank_of()))["empty"] is True


# --- The ids --------------------------------------------------------------------------------------------------------------


FULL = voorziening(
    telefoons=[{"nummer": "14 020"}, {"nummer": "020 624 1111", "label": "Kantoor"}],
    openingstijden="Mo 09:00-12:00; Tu 10:00-11:00",
    openingstijden_tekst="Elke week",
    talen=["Nederlands", "Turks"],
    werkgebied=["noord", "zuid"],
    locaties=[{"straat": "Kade 1", "postcode": "3011 AB", "plaats": "Voorbeeldstad", "toegankelijkheid": "lift"}],
)


def test_the_ids_are_the_same_every_time_and_whatever_else_there_is() -> None:
    alone = exporteer(kennisbank_of(FULL))["contents"][0]
    among = exporteer(kennisbank_of(voorziening("ander"), FULL))["contents"][1]
    assert alone == among


def test_a_new_name_keeps_the_id_and_another_gemeente_has_its_own() -> None:
    here = service_of(FULL)["id"]
    assert service_of({**FULL, "naam": "Anders", "organisatie": "Anders"})["id"] == here
    assert service_of(FULL, naam="Elders")["id"] != here


def test_the_id_of_a_service_is_pinned() -> None:
    assert service_of(voorziening("spreekuur"))["id"] == str(
        uuid.uuid5(uuid.UUID("16ed2c5d-34ca-45b9-87ed-3b4c7d990e64"), "Voorbeeldstad\nspreekuur")
    )


def test_voorzieningen_share_their_organization_place_and_terms() -> None:
    place = {"naam": "Het Huis", "plaats": "Voorbeeldstad"}
    one, two = (service_of(voorziening(name, locaties=[place])) for name in ("een", "twee"))
    assert one["organization"] == two["organization"]
    assert one["service_at_locations"][0]["location"] == two["service_at_locations"][0]["location"]
    assert one["attributes"][0]["taxonomy_term"] == two["attributes"][0]["taxonomy_term"]
    assert one["attributes"][0]["id"] != two["attributes"][0]["id"]


# --- Field by field ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ours", "theirs"), STATUS.items())
def test_each_status_has_its_word(ours: str, theirs: str) -> None:
    service = service_of(voorziening(status=ours))
    assert (service["status"], values_of(service)["status"]) == (theirs, ours)


def test_texts_numbers_and_lists_stand_where_the_standard_has_them() -> None:
    service = service_of(
        voorziening(
            ook_bekend_als=["post", "brieven"],
            omschrijving="Meer uitleg.",
            leeftijd_min="0",
            leeftijd_max="27",
            telefoons=[{"nummer": "14 020", "label": "Balie"}],
            talen=["Turks"],
            gecontroleerd_op="2026-03-31",
        )
    )
    expected = {
        "name": "Spreekuur",
        "alternate_name": "post; brieven",
        "description": "Hulp bij post.\n\nMeer uitleg.",
        "minimum_age": 0,
        "maximum_age": 27,
        "assured_date": "2026-03-31",
        "service_areas": [{"name": "Voorbeeldstad"}],
        "phones": [{"number": "14 020", "description": "Balie"}],
        "languages": [{"name": "Turks", "code": "tr"}],
    }
    assert {name: without_ids(service[name]) for name in expected} == expected
    assert service["organization"]["name"] == "De bibliotheek"


def without_ids(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: without_ids(value) for name, value in part.items() if name != "id"}
    return [without_ids(item) for item in part] if isinstance(part, list) else part


def test_each_choice_from_a_list_is_a_term_of_its_own_taxonomy() -> None:
    terms = [attribute["taxonomy_term"] for attribute in service_of(voorziening(domeinen=list(DOMEINEN)))["attributes"]]
    assert [(term["taxonomy"], term["code"], term["name"]) for term in terms[:6]] == [
        ("wijkteamkompas:domeinen", "01-geld", "Titel van 01-geld"),
        ("wijkteamkompas:domeinen", "02-dag", "Titel van 02-dag"),
        ("wijkteamkompas:lijn", "1", "lijn 1"),
        ("wijkteamkompas:soort", "voorliggend", "voorliggend"),
        ("wijkteamkompas:vorm", "individueel", "individueel"),
        ("wijkteamkompas:toegang", "vrij", "vrij"),
    ]


def test_our_id_is_the_value_of_an_attribute() -> None:
    values = {attribute["link_type"]: attribute.get("value") for attribute in service_of(voorziening())["attributes"]}
    assert values["id"] == "spreekuur"


def test_areas_are_wijken_by_name_or_the_whole_gemeente_or_the_country() -> None:
    assert [area["name"] for area in service_of(voorziening(werkgebied=["zuid"]))["service_areas"]] == ["Zuid"]
    national = exporteer(kennisbank_of(landelijk=(voorziening(),)), alles=True)["contents"][0]
    assert [area["name"] for area in national["service_areas"]] == ["Nederland"]


PLACE = {"naam": "Het Huis", "straat": "Kade 1", "postcode": "3011 AB", "plaats": "Voorbeeldstad", "lat": "52.1", "lon": "5.1"}


def location_of(place: Data, **local: Plain) -> Data:
    found: Data = service_of(voorziening(locaties=[place]), **local)["service_at_locations"][0]["location"]
    return found


def test_a_complete_place_has_an_address() -> None:
    location = location_of({**PLACE, "toegankelijkheid": "lift"})
    assert without_ids(location) == {
        "location_type": "physical",
        "name": "Het Huis",
        "latitude": 52.1,
        "longitude": 5.1,
        "addresses": [
            {
                "address_1": "Kade 1",
                "city": "Voorbeeldstad",
                "state_province": "Flevoland",
                "postal_code": "3011 AB",
                "country": "NL",
                "address_type": "physical",
            }
        ],
        "accessibility": [{"description": "lift"}],
    }


@pytest.mark.parametrize(
    ("missing", "description"),
    [
        ("straat", "3011 AB, Voorbeeldstad"),
        ("postcode", "Kade 1, Voorbeeldstad"),
        ("provincie", "Kade 1, 3011 AB, Voorbeeldstad"),
    ],
)
def test_without_all_of_an_address_the_place_says_what_is_known(missing: str, description: str) -> None:
    place = {name: value for name, value in PLACE.items() if name != missing}
    local = {"provincie": None} if missing == "provincie" else {}
    location = location_of(place, **local)
    assert "addresses" not in location
    assert (location["name"], location["description"], location["latitude"]) == ("Het Huis", description, 52.1)
    assert values_of(service_of(voorziening(locaties=[place]), **local))["locaties"] == [place]


def test_a_secret_address_is_nowhere_even_when_the_record_still_holds_it() -> None:
    record = voorziening(adres_geheim="ja", locaties=[{**PLACE, "toegankelijkheid": "lift"}])
    written = json.dumps(service_of(record))
    assert not [
        value for value in ("Het Huis", "Kade", "3011", "52.1", "5.1,", "lift", "service_at_locations") if value in written
    ]
    values = values_of(service_of(record))
    assert (values["adres_geheim"], "locaties" in values) == ("ja", False)


# --- Opening hours ----------------------------------------------------------------------------------------------------------


def weekly(byday: str, opens_at: str, closes_at: str, **more: str) -> Data:
    return {"freq": "WEEKLY", "byday": byday, "opens_at": opens_at, "closes_at": closes_at, **more}


@pytest.mark.parametrize(
    ("osm", "schedules"),
    [
        ("Mo-Fr 09:00-17:00; PH off", [weekly("MO,TU,WE,TH,FR", "09:00", "17:00")]),
        ("Mo 09:00-12:00,13:00-17:00", [weekly("MO", "09:00", "12:00"), weekly("MO", "13:00", "17:00")]),
        ("24/7", [weekly("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59")]),
        ("Fr 20:00-02:00", [weekly("FR", "20:00", "02:00")]),
        ('Tu unknown "op afspraak"', [{"freq": "WEEKLY", "byday": "TU", "description": "op afspraak"}]),
        ('Tu 10:00-12:00 unknown "op afspraak"', [weekly("TU", "10:00", "12:00", description="op afspraak")]),
        ("Tu[1,3] 19:30-21:30", [{**weekly("1TU,3TU", "19:30", "21:30"), "freq": "MONTHLY"}]),
        ("Mar-Oct Mo 10:00-12:00", []),
        ("Mo-Fr sunrise-sunset", []),
        ("Mo 09:00+", []),
        ('Mo unknown "bel eerst"', []),
    ],
)
def test_hours_are_schedules_as_far_as_they_are_the_same_each_week_or_month(osm: str, schedules: list[Data]) -> None:
    service = service_of(voorziening(openingstijden=osm))
    assert without_ids(service.get("schedules", [])) == schedules
    assert values_of(service)["openingstijden"] == osm


def test_the_words_about_hours_are_a_schedule_of_their_own() -> None:
    service = service_of(voorziening(openingstijden="Mo 09:00-12:00", openingstijden_tekst="Maandagochtend"))
    assert without_ids(service["schedules"]) == [weekly("MO", "09:00", "12:00"), {"description": "Maandagochtend"}]


def test_hours_that_were_changed_after_our_export_count() -> None:
    service = service_of(voorziening(openingstijden="Mo 09:00-12:00; PH off", openingstijden_tekst="Maandagochtend"))
    service["schedules"][0]["closes_at"] = "13:00"
    (rij,), lines = back(service)
    assert (rij.waarden["openingstijden"], rij.waarden["openingstijden_tekst"]) == ("Mo 09:00-13:00", "Maandagochtend")
    assert lines == [
        "service 1 (Spreekuur): veld 'schedules': de tijden zijn veranderd na onze export. "
        "Controleer ze: feestdagen en uitzonderingen ontbreken"
    ]


# --- Without loss -------------------------------------------------------------------------------------------------------------

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
VISIBLE = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), exclude_characters=BIDI)
TRICKY = (
    "op afspraak",
    "a; b",
    ";",
    "24/7",
    '"',
    "{}",
    "[1]",
    "ja",
    "0",
    "a | b",
    "Zin. Nog een zin.",
    "x" * 300,
    "Turks",
    "https://x.nl",
)


def is_tekst(text: str) -> bool:
    try:
        return Tekst.clean(text) == text
    except ValueError:
        return False


TEKSTEN_ = (st.text(VISIBLE, min_size=1, max_size=30) | st.sampled_from(TRICKY)).filter(is_tekst)
IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True).filter(lambda name: name != "index")
EMAILS = st.from_regex(r"[a-z0-9.+_-]{1,20}@[a-z0-9-]{1,20}\.[a-z]{2,6}", fullmatch=True)
WEBSITES = st.from_regex(r"https://[a-zé0-9-]{1,20}\.[a-z]{2,6}(/[a-zA-Z0-9?&=#%é;,._~-]{0,30})?", fullmatch=True)
HOURS = st.sampled_from(
    [
        "24/7", "off", "Mo-Fr 09:00-17:00; PH off", "Mo 09:00-12:00,13:00-17:00; We 13:00-17:00", "Tu[1,3] 19:30-21:30",
        'Tu unknown "op afspraak"', 'Mo-Fr 09:00-17:00; Sa 10:00-12:00 unknown "op afspraak"', "Mar-Oct Mo 10:00-12:00",
        "Fr 20:00-02:00; PH off", "We 10:00-15:00; Sa[-1] 13:00-16:00", 'Mo unknown "bel eerst"', "2031 Mo 10:00-12:00",
        'Mo 09:00-12:00 "bij de balie"', "Mo-Fr 08:00-18:00; PH,SH off", "sunrise-sunset", "Mo 22:00-24:00; Tu 00:00-24:00",
    ]
).filter(lambda text: valid(text) == text)  # fmt: skip


def some(values: st.SearchStrategy[Plain], most: int) -> st.SearchStrategy[Plain]:
    return st.lists(values, min_size=1, max_size=most)


@st.composite
def locaties(draw: st.DrawFn) -> Data:
    place = draw(
        st.fixed_dictionaries(
            {"plaats": TEKSTEN_},
            optional={
                "naam": TEKSTEN_,
                "straat": TEKSTEN_,
                "postcode": st.from_regex(r"[1-9][0-9]{3} [A-R][A-Z]", fullmatch=True),
                "toegankelijkheid": TEKSTEN_,
            },
        )
    )
    if draw(st.booleans()):
        lat = draw(st.decimals("51.8", "52.4", places=draw(st.integers(0, 15))))
        lon = draw(st.decimals("4.9", "5.9", places=draw(st.integers(0, 15))))
        if in_nederland(float(lat), float(lon)):
            place |= {"lat": str(lat), "lon": str(lon)}
    return place


@st.composite
def voorzieningen(draw: st.DrawFn) -> Data:
    """Any voorziening that the model accepts, as it would stand in its file."""
    ages = sorted(draw(st.lists(st.integers(0, 120), min_size=2, max_size=2)))
    record: Data = draw(
        st.fixed_dictionaries(
            {
                "id": IDS,
                "naam": TEKSTEN_,
                "samenvatting": TEKSTEN_,
                "organisatie": TEKSTEN_,
                "domeinen": some(st.sampled_from(DOMEINEN), 3),
                "lijn": words(Lijn),
                "soort": words(SoortVoorziening),
                "vorm": words(Vorm),
                "toegang": words(Toegang),
            },
            optional={
                "voorheen": some(IDS, 3),
                "ook_bekend_als": some(TEKSTEN_, 4),
                "omschrijving": TEKSTEN_ | st.just("woord " * 300 + "."),
                "status": words(Status),
                "aanmelden": TEKSTEN_,
                "doelgroep": TEKSTEN_,
                "doelgroepen": some(words(Doelgroep), 9),
                "leeftijd_min": st.just(str(ages[0])),
                "leeftijd_max": st.just(str(ages[1])),
                "betaling": words(Betaling),
                "kosten": TEKSTEN_,
                "telefoons": some(
                    st.fixed_dictionaries(
                        {"nummer": st.sampled_from(["112", "14 020", "0800-0113", "020 624 1111", "+31 6 12345678"])},
                        optional={"label": TEKSTEN_},
                    ),
                    6,
                ),
                "email": EMAILS,
                "website": WEBSITES,
                "adres_geheim": st.sampled_from(["ja", "nee"]),
                "locaties": some(locaties(), 3),
                "werkgebied": some(st.sampled_from(["noord", "zuid", "west"]), 3),
                "openingstijden": HOURS,
                "openingstijden_tekst": TEKSTEN_,
                "talen": some(st.sampled_from(sorted(TALEN)), 5),
                "melding": TEKSTEN_,
                "lichter_alternatief": some(IDS, 5),
                "gecontroleerd_op": st.dates().map(datetime.date.isoformat),
                "gecontroleerd_door": EMAILS,
                "bron": TEKSTEN_,
                "bronnen": some(st.just({"bron": "redactie"}) | st.fixed_dictionaries({"bron": IDS, "plaats": TEKSTEN_}), 3),
            },
        )
    )
    return record


def words(literal: Any) -> st.SearchStrategy[str]:
    return st.sampled_from(literal.__args__)


@examples(300)
@given(voorzieningen(), st.booleans(), st.sampled_from(["Flevoland", None]))
def test_any_voorziening_is_good_hsds_and_comes_back_as_it_was(record: Data, lokaal: bool, provincie: str | None) -> None:
    layers = {"landelijk": () if lokaal else (record,)}
    kennisbank = kennisbank_of(*([record] if lokaal else []), provincie=provincie, **layers)
    event("geheim" if record.get("adres_geheim") == "ja" else "openbaar")
    (service,) = checked(exporteer(kennisbank, alles=True))["contents"]
    assert Voorziening.model_validate(values_of(service)) == Voorziening.model_validate(record).publiek()


def test_other_names_that_were_changed_after_our_export_count() -> None:
    service = service_of(voorziening(ook_bekend_als=["a; b", "c"]))
    assert values_of(service)["ook_bekend_als"] == ["a; b", "c"]
    assert values_of({**service, "alternate_name": "d; e"})["ook_bekend_als"] == ["d", "e"]
