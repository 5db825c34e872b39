"""Freshness: what is due on which day, for which kinds of data, and which organisatie knows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from macros.kaart.vers import VELDEN, Deel, organisaties, plus_maanden, stand
from macros.models import Termijnen, Voorziening
from tests.unit import factories
from tests.unit.factories import GEMEENTE, VOORZIENING, gemeente, tiny_data

if TYPE_CHECKING:
    from macros.kennisbank import Kennisbank
    from tests.unit.conftest import MakeKennisbank
    from tests.unit.factories import Plain

TERMIJNEN = Termijnen(contact=1, toegang=6, inhoud=12)
CONTROLE = date(2026, 1, 31)
# What only the editors decide, or what names the record.
REDACTIE = {"id", "voorheen", "organisatie", "gecontroleerd_op", "gecontroleerd_door", "bron", "bronnen"}


def voorziening(**changes: Plain) -> Voorziening:
    return Voorziening.model_validate(factories.voorziening(**changes))


def lokaal(*records: dict[str, Plain]) -> dict[str, Plain]:
    """The tiny data with these records in the local layer."""
    return {**tiny_data()} | {f"data/lokaal/sociale-kaart/{record['id']}.yml": record for record in records}


def names(kennisbank: Kennisbank, *, alles: bool = False) -> list[str]:
    return [organisatie.naam for organisatie in organisaties(kennisbank, alles=alles)]


@pytest.mark.parametrize(
    ("day", "maanden", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 31), 60, date(2031, 3, 31)),
    ],
)
def test_months_are_added_by_the_calendar(day: date, maanden: int, expected: date) -> None:
    assert plus_maanden(day, maanden) == expected


def test_each_kind_has_its_own_term() -> None:
    found = stand(voorziening(email="a@b.example", gecontroleerd_op="2026-01-31"), TERMIJNEN, date(2026, 3, 1))
    assert found.delen == (
        Deel("contact", "verouderd", date(2026, 2, 28)),
        Deel("toegang", "vers", date(2026, 7, 31)),
        Deel("inhoud", "vers", date(2027, 1, 31)),
    )
    assert (found.staat, found.eerste, [deel.naam for deel in found.te_doen]) == ("verouderd", date(2026, 2, 28), ["contact"])


@pytest.mark.parametrize(("vandaag", "staat"), [(date(2026, 2, 27), "vers"), (date(2026, 2, 28), "verouderd")])
def test_data_are_stale_from_the_day_on_which_they_are_due(vandaag: date, staat: str) -> None:
    assert stand(voorziening(email="a@b.example", gecontroleerd_op="2026-01-31"), TERMIJNEN, vandaag).staat == staat


def test_what_nobody_checked_is_due_without_a_date() -> None:
    found = stand(voorziening(), TERMIJNEN, CONTROLE)
    assert (found.staat, found.eerste, found.gecontroleerd_op) == ("nooit", None, None)
    assert found.te_doen == (Deel("toegang", "nooit", None), Deel("inhoud", "nooit", None))


@pytest.mark.parametrize(
    "filled",
    [
        {"telefoons": [{"nummer": "112"}]},
        {"email": "a@b.example"},
        {"website": "https://b.example"},
        {"locaties": [{"plaats": "Voorbeeldstad"}]},
        {"adres_geheim": "ja"},
        {"openingstijden": "Mo-Fr 09:00-17:00; PH off"},
        {"openingstijden_tekst": "Altijd."},
    ],
    ids=lambda filled: next(iter(filled)),
)
def test_contact_is_due_as_soon_as_one_of_its_fields_is_filled_in(filled: dict[str, Plain]) -> None:
    kinds = [deel.naam for deel in stand(voorziening(**filled), TERMIJNEN, CONTROLE).delen]
    assert kinds == ["contact", "toegang", "inhoud"]


def test_every_field_belongs_to_one_kind_or_to_the_editors() -> None:
    of_a_kind = [veld for velden in VELDEN.values() for veld in velden]
    assert sorted([*of_a_kind, *REDACTIE]) == sorted(Voorziening.model_fields)


def test_the_kinds_are_those_with_a_term() -> None:
    assert list(VELDEN) == list(Termijnen.model_fields)


def test_an_organisatie_has_its_local_voorzieningen_the_longest_unchecked_first(make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(
        lokaal(
            factories.voorziening("a", naam="A", organisatie="Het Huis", gecontroleerd_op="2026-05-01"),
            factories.voorziening("b", naam="B", organisatie="Het Huis", gecontroleerd_op="2026-04-01"),
            factories.voorziening("c", naam="C", organisatie="Het huis"),
        )
    )
    (found,) = organisaties(kennisbank)
    assert [bekeken.entry.key.id for bekeken in found.voorzieningen] == ["c", "b", "a"]
    assert (found.naam, found.url, found.eerste) == ("Het Huis", "sociale-kaart/controle/het-huis/", None)
    assert (found.aantal("nooit"), found.aantal("verouderd"), found.aantal("vers")) == (1, 0, 2)
    assert [bekeken.entry.key.id for bekeken in found.te_doen] == ["c"]


def test_the_organisatie_that_waits_longest_comes_first(make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(
        lokaal(
            factories.voorziening("a", organisatie="Vers", gecontroleerd_op="2026-05-01"),
            factories.voorziening("b", organisatie="Oud", gecontroleerd_op="2020-05-01"),
            factories.voorziening("c", organisatie="Ouder", gecontroleerd_op="2019-05-01"),
            factories.voorziening("d", organisatie="Zonder"),
            factories.voorziening("e", organisatie="Nooit"),
        )
    )
    assert names(kennisbank) == ["Nooit", "Zonder", "Ouder", "Oud", "Vers"]


def test_national_organisaties_come_along_only_on_request(make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(lokaal(factories.voorziening("a", organisatie="DE BIBLIOTHEEK")))
    assert names(kennisbank) == ["DE BIBLIOTHEEK"]
    both = organisaties(kennisbank, alles=True)
    assert [(organisatie.naam, organisatie.slug, organisatie.lokaal) for organisatie in both] == [
        ("DE BIBLIOTHEEK", "de-bibliotheek", True),
        ("De bibliotheek", "de-bibliotheek", False),
    ]


@pytest.mark.parametrize(
    "changes", [{GEMEENTE: gemeente(verberg=["spreekuur"])}, {VOORZIENING: factories.voorziening(status="inactief")}]
)
def test_what_is_not_on_the_kaart_is_not_due(changes: dict[str, Plain], make_kennisbank: MakeKennisbank) -> None:
    without_tree = {
        path: content for path, content in tiny_data().items() if "beslisbomen" not in path and "casussen" not in path
    }
    assert names(make_kennisbank(without_tree), alles=True) == ["De bibliotheek"]
    assert names(make_kennisbank(without_tree | changes), alles=True) == []


def test_addresses_of_organisaties_are_plain_and_never_the_same(make_kennisbank: MakeKennisbank) -> None:
    given = ["A & B", "A en B", "a B", "A-B", "A B 2", "Café ’t Hoekje", "名前", "🌷", "x" * 100]
    kennisbank = make_kennisbank(
        lokaal(*(factories.voorziening(f"n{number}", organisatie=naam) for number, naam in enumerate(given)))
    )
    assert {organisatie.naam: organisatie.slug for organisatie in organisaties(kennisbank)} == {
        "A & B": "a-b",
        "a B": "a-b-2",
        "A B 2": "a-b-2-2",
        "A-B": "a-b-3",
        "A en B": "a-en-b",
        "Café ’t Hoekje": "cafe-t-hoekje",
        "名前": "organisatie",
        "🌷": "organisatie-2",
        "x" * 100: "x" * 60,
    }
