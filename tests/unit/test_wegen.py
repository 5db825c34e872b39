"""Which trees lead to a voorziening: the same as the Kennisbank finds the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.kaart.wegen import Wegen
from tests.unit.factories import BOOM, antwoorden, beslisboom, domein, tiny_data, uitkomst, voorziening, vraag

if TYPE_CHECKING:
    from macros.kennisbank import Kennisbank
    from tests.unit.conftest import MakeKennisbank
    from tests.unit.factories import Plain


def zoekt(uitkomst_id: str, **zoekvraag: Plain) -> dict[str, Plain]:
    record = uitkomst(uitkomst_id, zwaarte="2", voorzieningen={"domeinen": ["01-geld"], **zoekvraag})
    del record["geen_voorziening"]
    return record


def data() -> dict[str, Plain]:
    """A tree that asks for everything about 01-geld, and one of 02-huis that asks for lijn 1 and soort voorliggend."""
    wide = beslisboom(
        domein="01-geld",
        vragen=[vraag(antwoorden=antwoorden(ja="zelf", nee="alles", soms="zwaar"))],
        uitkomsten=[uitkomst("zelf"), zoekt("alles"), zoekt("zwaar", lijnen=["2", "3"])],
    )
    narrow = beslisboom(
        "wonen",
        domein="02-huis",
        vragen=[vraag(antwoorden=antwoorden(ja="zelf", nee="vlakbij"))],
        uitkomsten=[uitkomst("zelf"), zoekt("vlakbij", lijnen=["1"], soorten=["voorliggend"])],
    )
    made = {
        **tiny_data(),
        BOOM: wide,
        "data/beslisbomen/wonen.yml": narrow,
        "data/domeinen/02-huis.yml": domein("02-huis", nummer=2),
    }
    for lijn in "0123":
        for soort in ("voorliggend", "aanvullend"):
            record_id = f"v-{lijn}-{soort}"
            made[f"data/sociale-kaart/{record_id}.yml"] = voorziening(record_id, naam=record_id, lijn=lijn, soort=soort)
    return made


def found(kennisbank: Kennisbank, record_id: str) -> list[tuple[str, int, bool]]:
    wegen = Wegen(kennisbank.by_soort["beslisboom"])
    return [(weg.boom.key.id, weg.uitkomsten, weg.eigen) for weg in wegen.naar(kennisbank["voorziening", record_id].record)]


def test_the_tree_of_its_own_domein_comes_first(make_kennisbank: MakeKennisbank) -> None:
    assert found(make_kennisbank(data()), "v-1-voorliggend") == [("post", 1, True), ("wonen", 1, False)]


def test_a_tree_counts_each_uitkomst_once(make_kennisbank: MakeKennisbank) -> None:
    assert found(make_kennisbank(data()), "v-3-aanvullend") == [("post", 2, True)]


def test_it_is_what_the_uitkomsten_find(make_kennisbank: MakeKennisbank) -> None:
    kennisbank = make_kennisbank(data())
    expected: dict[str, set[tuple[str, int]]] = {entry.key.id: set() for entry in kennisbank.kaart}
    for boom in kennisbank.by_soort["beslisboom"]:
        for entry in kennisbank.kaart:
            asked = [uitkomst.voorzieningen for uitkomst in boom.record.uitkomsten if uitkomst.voorzieningen]
            if count := sum(entry in kennisbank.voorzieningen(zoekvraag) for zoekvraag in asked):
                expected[entry.key.id].add((boom.key.id, count))
    assert {name: {weg[:2] for weg in found(kennisbank, name)} for name in expected} == expected
