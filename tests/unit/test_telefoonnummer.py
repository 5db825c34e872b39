"""Which telephone numbers an organisation may have, and what a telephone dials for them."""

from __future__ import annotations

import pytest

from macros.texts import Telefoonnummer

GEEN_NUMMER = "is geen telefoonnummer. Schrijf alleen cijfers, spaties en streepjes; zet uitleg bij 'label'"
BESTAAT_NIET = "is geen bestaand Nederlands telefoonnummer. Controleer de cijfers; mist er een 0 aan het begin?"


@pytest.mark.parametrize(
    ("written", "tel"),
    [
        ("112", "112"),
        ("113", "113"),
        ("144", "144"),
        ("116 111", "116111"),
        ("116 123", "116123"),
        ("0800-2000", "08002000"),
        ("0800 0113", "08000113"),
        ("0900-8844", "09008844"),
        ("14 010", "14010"),
        ("14 0118", "140118"),
        ("088 0767 000", "+31880767000"),
        ("085-123 45 67", "+31851234567"),
        ("06-12345678", "+31612345678"),
        ("06 12 34 56 78", "+31612345678"),
        ("010-433 00 00", "+31104330000"),
        ("(010) 433 00 00", "+31104330000"),
        ("0118-42 20 00", "+31118422000"),
        ("+31 10 433 00 00", "+31104330000"),
        ("+31 (0)10 433 00 00", "+31104330000"),
        ("0031 10 433 00 00", "+31104330000"),
    ],
)
def test_a_dutch_number_is_dialled_in_full(written: str, tel: str) -> None:
    assert Telefoonnummer.clean(written).tel == tel


def test_a_number_stays_as_the_organisation_writes_it() -> None:
    assert Telefoonnummer.clean(" 088 0767\u00a0000 ") == "088 0767 000"


@pytest.mark.parametrize(
    "written",
    ["0800-HULP", "0800 2000 (gratis)", "bel 112", "112!", "0800–2000", "tel:112", "٠٨٠٠٢٠٠٠", "010/4330000"],
)
def test_a_number_has_only_digits_spaces_and_dashes(written: str) -> None:
    with pytest.raises(ValueError, match="geen telefoonnummer") as refused:
        Telefoonnummer.clean(written)
    assert str(refused.value) == GEEN_NUMMER


@pytest.mark.parametrize(
    "written",
    [
        "111",
        "+112",
        "010-433 00 0",
        "010-433 00 00 0",
        "06-1234567",
        "10 433 00 00",
        "6 12345678",
        "31 10 433 00 00",
        "++31 10 433 00 00",
        "010+4330000",
        "1499",
        "14 0",
        "+32 2 555 12 12",
        "+49 30 123456",
        "0000000000",
        "+",
        "-",
    ],
)
def test_a_number_that_nobody_can_dial_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="bestaand Nederlands") as refused:
        Telefoonnummer.clean(written)
    assert str(refused.value) == BESTAAT_NIET
