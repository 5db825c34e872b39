"""Plain values to the YAML that an editor would like to find, and exactly those values back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.models import Gemeente, Voorziening
from macros.schrijf_yaml import plain, tekst
from macros.strict_yaml import read
from tests.unit.factories import gemeente, voorziening
from tests.unit.rekenbladen import LASTIG, ZICHTBAAR
from tests.unit.test_properties import examples

if TYPE_CHECKING:
    from macros.strict_yaml import Plain


def test_fields_stand_in_the_order_of_the_model_and_what_goes_without_saying_is_left_out() -> None:
    record = Voorziening.model_validate(
        voorziening(telefoons=[{"nummer": "0800-2000", "label": "Gratis, dag en nacht"}], status="actief", adres_geheim="nee")
        | {"leeftijd_min": "18", "gecontroleerd_op": "2026-01-02", "kosten": "Niets: het is gratis", "website": "https://x.nl"}
    )
    assert tekst(plain(record), Voorziening) == (
        "id: spreekuur\n"
        "naam: Spreekuur\n"
        "samenvatting: Hulp bij post.\n"
        "organisatie: De bibliotheek\n"
        "domeinen: [01-geld]\n"
        "lijn: '1'\n"
        "soort: voorliggend\n"
        "vorm: individueel\n"
        "toegang: vrij\n"
        "leeftijd_min: 18\n"
        "kosten: 'Niets: het is gratis'\n"
        "telefoons:\n"
        "  - {nummer: '0800-2000', label: 'Gratis, dag en nacht'}\n"
        "website: https://x.nl\n"
        "gecontroleerd_op: 2026-01-02\n"
        "bronnen:\n"
        "  - {bron: redactie}\n"
    )


def test_long_texts_are_folded_and_long_lists_have_a_line_for_each_item() -> None:
    lang = "Een zin over wat je hier kunt doen. " * 5
    waarden: dict[str, Plain] = {"samenvatting": lang.strip(), "ook_bekend_als": ["iets heel langs om op te zoeken"] * 4}
    assert tekst(waarden, Voorziening) == (
        "ook_bekend_als:\n" + "  - iets heel langs om op te zoeken\n" * 4 + "samenvatting: >-\n"
        "  Een zin over wat je hier kunt doen. Een zin over wat je hier kunt doen. Een zin over wat je hier kunt doen.\n"
        "  Een zin over wat je hier kunt doen. Een zin over wat je hier kunt doen.\n"
    )


def test_blocks_that_are_too_long_for_a_line_get_a_line_for_each_field() -> None:
    locatie: Plain = {
        "naam": "Het buurthuis",
        "straat": "Lange Voorbeeldstraat 12",
        "plaats": "Dorp",
        "toegankelijkheid": "a" * 60,
    }
    assert tekst({"locaties": [locatie]}, Voorziening) == (
        "locaties:\n  - naam: Het buurthuis\n    straat: Lange Voorbeeldstraat 12\n    plaats: Dorp\n"
        f"    toegankelijkheid: {'a' * 60}\n"
    )


def test_the_parts_of_a_gemeente_stand_below_their_field() -> None:
    waarden = gemeente(wijken=[{"id": "noord", "naam": "Noord"}], termijnen={"contact": "6"})
    assert tekst(waarden, Gemeente) == (
        "naam: Voorbeeldstad\ncontact:\n  naam: Het team\n  email: team@voorbeeld.example\n"
        "wijken:\n  - {id: noord, naam: Noord}\ntermijnen:\n  contact: 6\n"
    )


@pytest.mark.parametrize(
    "woord", ["yes", "No", "on", "null", "~", "0612", "1e3", "1.0", "a: b", "a #b", "'t", "- a", "", "[a", "é:"]
)
def test_what_yaml_would_read_as_something_else_is_quoted(woord: str) -> None:
    assert tekst({"naam": woord}, Voorziening).startswith("naam: '")
    assert read(tekst({"naam": woord}, Voorziening).encode()).value == {"naam": woord}


TEKSTEN = st.text(ZICHTBAAR | st.sampled_from("\n:#,[]{}'\"-> "), max_size=160) | st.sampled_from(LASTIG)
WAARDEN = st.recursive(
    TEKSTEN,
    lambda parts: (
        st.lists(parts, min_size=1, max_size=3)
        | st.dictionaries(TEKSTEN.filter(lambda key: 0 < len(key) < 99), parts, min_size=1, max_size=3)
    ),
    max_leaves=5,
)


@given(waarde=WAARDEN)
@examples(120)
def test_any_value_comes_back_as_it_was(waarde: Plain) -> None:
    assert read(tekst({"naam": waarde, "over": "x"}, Voorziening).encode()).value == {"naam": waarde, "over": "x"}
