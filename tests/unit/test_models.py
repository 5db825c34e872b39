"""What the models themselves refuse: anchors that are taken, the same part twice, characters written as references."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from macros.models import Regel
from macros.render import redirects
from tests.unit.factories import begrip, onderdeel, regel, tekstblok, tiny_data

if TYPE_CHECKING:
    from tests.unit.conftest import MakeKennisbank


def test_a_part_may_not_take_an_anchor_that_every_page_has() -> None:
    with pytest.raises(ValidationError, match="kan niet: elke pagina heeft al een onderdeel dat zo heet"):
        Regel.model_validate(regel(onderdelen=[onderdeel(id="inhoud")]))


def test_two_parts_may_not_have_the_same_id() -> None:
    with pytest.raises(ValidationError, match="heeft twee keer de id 'stappen'"):
        Regel.model_validate(regel(onderdelen=[onderdeel(id="stappen"), onderdeel(id="stappen")]))


@pytest.mark.parametrize("reference", ["&#10;", "&#xA;", "&NewLine;", "&#9;", "&#x202E;"])
def test_a_control_character_may_not_hide_in_a_reference(reference: str) -> None:
    with pytest.raises(ValidationError, match="onzichtbaar teken, geschreven als &#…;"):
        Regel.model_validate(regel(waarom=tekstblok(f"Zet een naam.{reference}{reference}## Kop {{: onclick=x }}")))


def test_a_former_id_keeps_its_long_and_its_short_address(make_kennisbank: MakeKennisbank) -> None:
    files = tiny_data()
    first, *others = files["data/begrippen.yml"]
    renamed = [begrip(first["id"], voorheen=["oud-woord"]), *others]
    addresses = {static.path for static in redirects(make_kennisbank({**files, "data/begrippen.yml": renamed}))}
    assert {"begrippen/oud-woord/index.html", "w/oud-woord/index.html"} <= addresses
