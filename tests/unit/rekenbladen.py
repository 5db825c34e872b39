"""Spreadsheets for tests, and arbitrary valid voorzieningen."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
from hypothesis import strategies as st

from macros.models import Voorziening
from macros.models.voorziening import TALEN
from macros.texts import Tekst, Toelichting
from macros.uitwisseling.kolommen import KOLOM
from tests.unit.factories import voorziening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

    from tests.unit.factories import Data

KOPPEN = ("Naam", "Organisatie", "Samenvatting", "Domeinen", "Lijn", "Soort", "Vorm", "Toegang")
WIJKEN = [{"id": "noord", "naam": "Noord"}, {"id": "dorp", "naam": "Het Dorp"}, {"id": "zuid", "naam": "Zuid; en oost"}]
BLAD = "xl/worksheets/sheet1.xml"


def rij(naam: str = "Inloop", *rest: Any) -> tuple[Any, ...]:
    """The smallest good row below `KOPPEN`, and then what stands in further columns."""
    return (naam, "De Brug", "Hulp bij post.", 1, 1, "voorliggend", "individueel", "vrij", *rest)


def xlsx(*rijen: Sequence[Any], **bladen: Iterable[Sequence[Any]]) -> bytes:
    """A workbook: `rijen` on its first sheet, and more sheets by name."""
    boek = openpyxl.Workbook()
    for naam, inhoud in {"Kaart": rijen, **bladen}.items():
        blad = boek.create_sheet(naam)
        for row in inhoud:
            blad.append(list(row))
    del boek["Sheet"]
    return bewaard(boek)


def bewaard(boek: openpyxl.Workbook) -> bytes:
    stroom = io.BytesIO()
    boek.save(stroom)
    return stroom.getvalue()


def met_onderdeel(werkmap: bytes, naam: str, inhoud: bytes) -> bytes:
    """A workbook in which one part of the zip is replaced, or added."""
    stroom = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(werkmap)) as oud, zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for deel in oud.infolist():
            if deel.filename != naam:
                nieuw.writestr(deel.filename, oud.read(deel))
        nieuw.writestr(naam, inhoud)
    return stroom.getvalue()


def csv_tekst(*rijen: Sequence[str], teken: str = ";") -> str:
    return "".join(teken.join(row) + "\r\n" for row in rijen)


# All but the characters that no data file may hold.
ZICHTBAAR = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
).filter(lambda character: ord(character) & 0xFFFE != 0xFFFE)
# Texts that mean something to a spreadsheet, to a .csv or to the reader.
LASTIG = (
    "=1+1", "+31 6", "-x", "@naam", "'=x", "''-", "- a; b", "a;b", "eten, drinken", "een\u00a0twee", "_x0009_", "_x005F_", "#N/B",
    "nvt", "-", "x", "ja", "0612", "1.0", "TRUE", '"aan" en "uit"', "sep=;", "• punt", "Balie: 010-1234567", "geen", "null",
    "[a]", "a: b",
    "1234 AB", "Straat 1, 1234 AB Dorp", "\ufeffbom", "12-18", "op afspraak", "é", "😀", "~", "a # b", "- ", "a:", "{a}",
)  # fmt: skip


def _past(model: type[Tekst]) -> Callable[[str], bool]:
    def past(text: str) -> bool:
        try:
            return bool(model.clean(text))
        except ValueError:
            return False

    return past


def teksten(model: type[Tekst] = Tekst, longest: int = 40) -> SearchStrategy[str]:
    """Texts that a record may hold, as it holds them."""
    words = st.text(ZICHTBAAR, min_size=1, max_size=longest) | st.sampled_from(LASTIG)
    return words.filter(_past(model)).map(lambda text: str(model.clean(text)))


IDS = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,5}){0,2}", fullmatch=True).filter(
    lambda name: name not in ("lijn", "wijk", "index")
)
TELEFOONS = st.sampled_from(["010-1234567", "0612345678", "(010) 123 45 67", "+31 10 123 45 67", "112", "0800-2000", "14 010"])
UREN = (
    "24/7", "Mo-Fr 09:00-17:00; PH off", 'unknown "op afspraak"', "10:00-12:00", "Apr-Oct 10:00-17:00", "Mo-Fr 9:00-17:00",
    'Tu 09:00-12:00 unknown "op afspraak"', "Sa 22:00-04:00", "mo-fr 9:00-17:00", "Mo[1] 19:00-21:00",
    'Mo 09:00-10:00 "bel; of mail"',
)  # fmt: skip
WEBSITES = st.sampled_from(["https://x.nl", "https://www.x.example/pad?a=1&b=;#c", "https://é.example/=x"])
MAILS = st.sampled_from(["a@b.nl", "+x@b.nl", "info.zorg@een-twee.example", "=x@b.nl"])


@st.composite
def _locaties(draw: DrawFn) -> Data:
    locatie: Data = {"plaats": draw(teksten())}
    for veld, strategy in {
        "naam": teksten(),
        "straat": teksten(),
        "postcode": st.sampled_from(["1234 AB", "9999 ZZ"]),
        "toegankelijkheid": teksten(),
    }.items():
        if draw(st.booleans()):
            locatie[veld] = draw(strategy)
    if draw(st.booleans()):
        locatie |= {"lat": str(draw(st.floats(52.0, 52.2).map(lambda x: round(x, 9)))), "lon": "5.123456789012345"}
    return locatie


def _lijst(items: SearchStrategy[Any], meeste: int = 4) -> SearchStrategy[list[Any]]:
    return st.lists(items, min_size=1, max_size=meeste)


@st.composite
def voorzieningen(draw: DrawFn) -> list[Voorziening]:
    """A few valid voorzieningen, in the tiny data with `WIJKEN`, each with an id of its own."""
    ids = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    return [draw(_voorziening(record_id)) for record_id in ids]


@st.composite
def _voorziening(draw: DrawFn, record_id: str) -> Voorziening:
    keuzes = {naam: st.sampled_from(KOLOM[naam].keuzes) for naam in ("lijn", "soort", "vorm", "toegang")}
    record = voorziening(record_id, naam=draw(teksten()), organisatie=draw(teksten()), samenvatting=draw(teksten()))
    record |= {naam: draw(keuze) for naam, keuze in keuzes.items()}
    optional: dict[str, SearchStrategy[Any]] = {
        "voorheen": _lijst(IDS, meeste=3),
        "ook_bekend_als": _lijst(teksten()),
        "omschrijving": teksten(Toelichting, 80) | st.just("Zin. " * 60),
        "status": st.sampled_from(KOLOM["status"].keuzes),
        "aanmelden": teksten(),
        "doelgroep": teksten(),
        "doelgroepen": _lijst(st.sampled_from(KOLOM["doelgroepen"].keuzes)).map(lambda items: list(dict.fromkeys(items))),
        "leeftijd_min": st.integers(0, 17).map(str),
        "leeftijd_max": st.integers(18, 120).map(str),
        "betaling": st.sampled_from(KOLOM["betaling"].keuzes),
        "kosten": teksten(),
        "telefoons": _lijst(st.fixed_dictionaries({"nummer": TELEFOONS}, optional={"label": teksten()})),
        "email": MAILS,
        "website": WEBSITES,
        "locaties": _lijst(_locaties(), meeste=3),
        "adres_geheim": st.just("ja"),
        "werkgebied": _lijst(st.sampled_from([wijk["id"] for wijk in WIJKEN])).map(lambda items: list(dict.fromkeys(items))),
        "openingstijden": st.sampled_from(UREN),
        "openingstijden_tekst": teksten(),
        "talen": _lijst(st.sampled_from(list(TALEN))).map(lambda items: list(dict.fromkeys(items))),
        "melding": teksten(),
        "lichter_alternatief": _lijst(IDS, meeste=3),
        "gecontroleerd_op": st.dates(datetime.date(2000, 1, 1), datetime.date(2026, 5, 1)).map(str),
        "gecontroleerd_door": MAILS,
        "bron": teksten(),
        "bronnen": _lijst(
            st.sampled_from([{"bron": "redactie"}, {"bron": "redactie", "plaats": "a; b"}, {"bron": "b-1", "plaats": "p: 2"}])
        ),
    }
    del record["bronnen"]
    for veld, strategy in optional.items():
        if draw(st.booleans()):
            record[veld] = draw(strategy)
    return Voorziening.model_validate(record).publiek()
