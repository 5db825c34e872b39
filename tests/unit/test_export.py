"""The JSON API and its schemas: every file validates, and editors get schemas that fit what they type."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from macros.export import api_schema, editor_schemas, files
from macros.soorten import SOORT, SOORTEN
from tests.unit.factories import (
    REGEL,
    aanvulling,
    begrip,
    beslisboom,
    bron,
    casus,
    dilemma,
    domein,
    gemeente,
    regel,
    tiny_data,
    valkuil,
    voorziening,
)

if TYPE_CHECKING:
    from macros.kennisbank import Kennisbank
    from tests.unit.conftest import MakeKennisbank
    from tests.unit.factories import Data, Plain

MEERVOUDEN = [soort.meervoud for soort in SOORTEN]


@pytest.fixture
def kennisbank(make_kennisbank: MakeKennisbank) -> Kennisbank:
    return make_kennisbank({**tiny_data(), REGEL: regel(voorheen=["01-oud"])})


def exported(kennisbank: Kennisbank, name: str, root: str = "/") -> Any:
    return json.loads(next(file.content for file in files(kennisbank, root) if file.path == f"api/v1/{name}.json"))


def editor_schema(name: str) -> Any:
    return json.loads(next(file.content for file in editor_schemas() if file.path == f"{name}.json"))


@pytest.mark.parametrize("soort", SOORTEN, ids=MEERVOUDEN)
def test_every_file_of_the_api_validates_against_its_published_schema(soort: Any, kennisbank: Kennisbank) -> None:
    schema = exported(kennisbank, f"schema/{soort.meervoud}")
    jsonschema.Draft202012Validator(schema).validate(exported(kennisbank, soort.meervoud))


@pytest.mark.parametrize("soort", SOORTEN, ids=MEERVOUDEN)
def test_every_schema_of_the_api_is_a_schema(soort: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(api_schema(soort))


@pytest.mark.parametrize("gone", ["id", "titel", "url", "kort_adres", "nummer"])
def test_the_schema_of_the_api_requires_what_every_record_has(gone: str, kennisbank: Kennisbank) -> None:
    content = exported(kennisbank, "regels")
    del content["items"][0][gone]
    assert not jsonschema.Draft202012Validator(api_schema(SOORT["regel"])).is_valid(content)


@pytest.mark.parametrize("meervoud", MEERVOUDEN)
def test_the_total_of_a_file_is_the_number_of_its_items(meervoud: str, kennisbank: Kennisbank) -> None:
    content = exported(kennisbank, meervoud)
    assert content["total"] == len(content["items"])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "01-eerste"),
        ("titel", "Titel van 01-eerste"),
        ("nummer", 1),
        ("url", "/gouden-regels/01-eerste/"),
        ("kort_adres", "/r/1/"),
        ("herzien_op", "2026-01-15"),
        ("voorheen", ["01-oud"]),
    ],
)
def test_an_item_says_what_the_record_says(key: str, value: Plain, kennisbank: Kennisbank) -> None:
    assert exported(kennisbank, "regels")["items"][0][key] == value


def test_addresses_begin_with_the_root_of_the_site(kennisbank: Kennisbank) -> None:
    item = exported(kennisbank, "regels", "https://voorbeeld.nl/kompas/")["items"][0]
    assert item["url"] == "https://voorbeeld.nl/kompas/gouden-regels/01-eerste/"


def test_fields_without_a_value_are_left_out(kennisbank: Kennisbank) -> None:
    assert "website" not in exported(kennisbank, "bronnen")["items"][0]


def test_the_index_names_every_file(kennisbank: Kennisbank) -> None:
    assert exported(kennisbank, "index")["files"] == {name: f"/api/v1/{name}.json" for name in MEERVOUDEN}


def test_the_index_names_every_schema(kennisbank: Kennisbank) -> None:
    assert exported(kennisbank, "index")["schemas"] == {name: f"/api/v1/schema/{name}.json" for name in MEERVOUDEN}


def test_the_same_data_give_the_same_bytes(kennisbank: Kennisbank) -> None:
    assert list(files(kennisbank)) == list(files(kennisbank))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("regel", regel()),
        ("valkuil", valkuil()),
        ("dilemma", dilemma()),
        ("domein", domein()),
        ("beslisboom", beslisboom()),
        ("casus", casus()),
        ("voorziening", voorziening()),
        ("begrip", [begrip()]),
        ("bron", [bron()]),
        ("gemeente", gemeente(fictief="ja")),
        ("aanvulling", aanvulling()),
    ],
)
def test_an_editor_accepts_a_good_file(name: str, content: Plain) -> None:
    jsonschema.Draft202012Validator(editor_schema(name)).validate(content)


@pytest.mark.parametrize(
    "content",
    [
        regel(kleur="rood"),
        {key: value for key, value in regel().items() if key != "nummer"},
        regel(nummer=11),
        regel(nummer="een"),
        regel(kort=["een", "twee"]),
        regel(kort="a" * 301),
        regel(id="01 Eerste"),
        regel(reflectievragen=["Wie?"]),
        regel(voorbeeld={"titel": "x", "tekst": "y", "fictief": "misschien", "bronnen": [{"bron": "redactie"}]}),
    ],
    ids=["unknown", "missing", "too large", "no number", "list", "too long", "no id", "too few", "no choice"],
)
def test_an_editor_sees_the_mistakes_that_a_schema_can_see(content: Data) -> None:
    assert not jsonschema.Draft202012Validator(editor_schema("regel")).is_valid(content)


def test_an_editor_sees_a_number_outside_the_canon_also_where_it_is_not_required() -> None:
    assert not jsonschema.Draft202012Validator(editor_schema("dilemma")).is_valid(dilemma(nummer=11))
