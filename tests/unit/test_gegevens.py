"""What a voorziening says about itself, in words: every field, and what is missing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from macros.kaart.gegevens import GEGEVENS, ontbreekt, openingstijden, rijen
from macros.kaart.vers import VELDEN
from tests.unit.factories import GEMEENTE, gemeente, voorziening
from tests.unit.test_vers import lokaal

if TYPE_CHECKING:
    from tests.unit.conftest import MakeKennisbank
    from tests.unit.factories import Data, Plain

ZONDAG = date(2026, 11, 22)
ALLES: Data = {
    "naam": "Eetcafé",
    "ook_bekend_als": ["samen eten", "eettafel"],
    "omschrijving": "Er is ook een tuin.",
    "status": "tijdelijk_gesloten",
    "aanmelden": "Bel eerst.",
    "doelgroep": "Wie alleen eet.",
    "doelgroepen": ["ouderen", "mensen-zonder-woning"],
    "leeftijd_min": 0,
    "leeftijd_max": 99,
    "betaling": "gratis",
    "kosten": "Koffie kost niets.",
    "telefoons": [{"nummer": "112", "label": "bij brand"}, {"nummer": "113"}],
    "email": "eten@stad.example",
    "website": "https://eten.stad.example",
    "locaties": [
        {"naam": "Het Huis", "straat": "Lijn 1", "postcode": "1234 AB", "plaats": "Stad", "toegankelijkheid": "lift"},
        {"plaats": "Dorp"},
    ],
    "werkgebied": ["noord", "zuid"],
    "openingstijden": "Mo-Fr 09:00-17:00; PH off",
    "openingstijden_tekst": "Na vijven is er niemand.",
    "talen": ["Nederlands", "Turks"],
    "melding": "Er is een wachtlijst.",
    "lichter_alternatief": ["spreekuur"],
}
WIJKEN = {GEMEENTE: gemeente(wijken=[{"id": "noord", "naam": "Noord"}, {"id": "zuid", "naam": "Zuid"}])}


def told(make_kennisbank: MakeKennisbank, **changes: Plain) -> dict[str, dict[str, tuple[str, ...]]]:
    """The lines under each label, by kind of data."""
    kennisbank = make_kennisbank(lokaal(voorziening("a", **changes)) | WIJKEN)
    record = kennisbank["voorziening", "a"].record
    return {deel: dict(rijen(record, deel, kennisbank)) for deel in VELDEN}


def test_everything_that_is_filled_in_is_told(make_kennisbank: MakeKennisbank) -> None:
    assert told(make_kennisbank, **ALLES) == {
        "contact": {
            "Telefoon": ("112 (bij brand)", "113"),
            "E-mail": ("eten@stad.example",),
            "Website": ("https://eten.stad.example",),
            "Adres": ("Het Huis, Lijn 1, 1234 AB Stad (lift)", "Dorp"),
            "Openingstijden": (
                "Na vijven is er niemand.",
                "maandag t/m vrijdag: 9.00 tot 17.00 uur",
                "zaterdag en zondag: dicht",
                "op feestdagen: dicht",
            ),
        },
        "toegang": {
            "Toegang": ("Vrij, zonder verwijzing",),
            "Aanmelden": ("Bel eerst.",),
            "Voor wie": ("Wie alleen eet.", "ouderen, mensen zonder woning"),
            "Leeftijd": ("van 0 tot en met 99 jaar",),
            "Kosten": ("Gratis", "Koffie kost niets."),
            "Talen": ("Nederlands, Turks",),
        },
        "inhoud": {
            "Naam": ("Eetcafé",),
            "Ook wel": ("samen eten, eettafel",),
            "Wat je er kunt": ("Hulp bij post.",),
            "Uitleg": ("Er is ook een tuin.",),
            "Nu": ("tijdelijk gesloten",),
            "Let op": ("Er is een wachtlijst.",),
            "Helpt bij": ("Titel van 01-geld",),
            "Hoe zwaar": ("1e lijn: vrij toegankelijk; voorliggend, individueel",),
            "Werkgebied": ("Noord, Zuid",),
            "Eerst proberen": ("Spreekuur",),
        },
    }


def test_what_is_not_filled_in_is_not_told(make_kennisbank: MakeKennisbank) -> None:
    assert told(make_kennisbank) == {
        "contact": {},
        "toegang": {"Toegang": ("Vrij, zonder verwijzing",)},
        "inhoud": {
            "Naam": ("Spreekuur",),
            "Wat je er kunt": ("Hulp bij post.",),
            "Helpt bij": ("Titel van 01-geld",),
            "Hoe zwaar": ("1e lijn: vrij toegankelijk; voorliggend, individueel",),
            "Werkgebied": ("Heel Voorbeeldstad",),
        },
    }


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        ({"leeftijd_min": 12}, "vanaf 12 jaar"),
        ({"leeftijd_max": 17}, "tot en met 17 jaar"),
        ({"leeftijd_min": 0}, "vanaf 0 jaar"),
    ],
)
def test_one_age_is_enough(ages: dict[str, Plain], words: str, make_kennisbank: MakeKennisbank) -> None:
    assert told(make_kennisbank, **ages)["toegang"]["Leeftijd"] == (words,)


def test_a_secret_address_is_told_to_be_secret(make_kennisbank: MakeKennisbank) -> None:
    secret = told(make_kennisbank, adres_geheim="ja", locaties=[{"straat": "Geheimpad 1", "plaats": "Verstopt"}])
    assert secret["contact"] == {"Adres": ("geheim: het adres staat nergens op de site en ook niet op dit blad",)}


def test_every_kind_tells_each_of_its_fields() -> None:
    assert {deel: sorted(veld for gegeven in found for veld in gegeven.velden) for deel, found in GEGEVENS.items()} == {
        deel: sorted(velden) for deel, velden in VELDEN.items()
    }


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        (
            {},
            "telefoon, e-mail, website, adres, openingstijden, aanmelden, voor wie, leeftijd, kosten, talen",
        ),
        (
            {"adres_geheim": "ja", "email": "a@b.example"},
            "telefoon, website, openingstijden, aanmelden, voor wie, leeftijd, kosten, talen",
        ),
        (ALLES, ""),
    ],
    ids=["leeg", "geheim", "alles"],
)
def test_what_a_reader_misses_is_named(changes: dict[str, Plain], missing: str, make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(lokaal(voorziening("a", **changes)) | WIJKEN)
    assert ", ".join(ontbreekt(kennisbank["voorziening", "a"].record, kennisbank)) == missing


def test_opening_hours_are_told_with_the_dates_that_differ() -> None:
    assert list(openingstijden("Mo[1] 10:00-12:00; PH off", ZONDAG)) == [
        "maandag: dicht (niet elke week)",
        "dinsdag t/m zondag: dicht",
        "7 december 2026: 10.00 tot 12.00 uur",
        "4 januari 2027: 10.00 tot 12.00 uur",
        "1 februari 2027: 10.00 tot 12.00 uur",
        "1 maart 2027: 10.00 tot 12.00 uur",
        "5 april 2027: 10.00 tot 12.00 uur",
        "3 mei 2027: 10.00 tot 12.00 uur",
        "en nog 7 dagen anders in het komende jaar",
    ]
