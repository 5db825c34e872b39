"""What one cell of a sheet means, as people fill them in; and what is refused because it may mean two things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from macros.check import check
from macros.kaart import openingstijden
from macros.load import load
from macros.uitwisseling.cellen import Cel, lees
from macros.uitwisseling.kolommen import KOLOM, KOLOMMEN, genormaliseerd
from macros.uitwisseling.uren import als_uren
from macros.uitwisseling.woorden import Afgekeurd, Woorden, samengevoegd, verdeeld, woorden
from tests.unit.conftest import VANDAAG
from tests.unit.factories import GEMEENTE, gemeente, tiny_data, write_data
from tests.unit.rekenbladen import WIJKEN

if TYPE_CHECKING:
    from macros.uitwisseling.cellen import Gelezen

NUL_TERUG = "0 ervoor gezet, die was weggevallen"
HTTPS = "https:// ervoor gezet; kijk of de site zo werkt"


@pytest.fixture(scope="module")
def lijsten(tmp_path_factory: pytest.TempPathFactory) -> Woorden:
    folder = write_data(tmp_path_factory.mktemp("woorden"), {**tiny_data(), GEMEENTE: gemeente(wijken=WIJKEN)})
    return woorden(check(load(folder.data, folder.lokaal), VANDAAG))


def gelezen(lijsten: Woorden, naam: str, tekst: str, vorm: str = "tekst") -> Gelezen:
    return lees(KOLOM[naam], Cel(tekst, vorm), lijsten)


@pytest.mark.parametrize(
    ("tekst", "osm"),
    [
        ("ma-vr 9-17 uur", "Mo-Fr 09:00-17:00"),
        ("maandag t/m vrijdag 09.00 - 17.00", "Mo-Fr 09:00-17:00"),
        ("Ma. t/m vr. 9:00 – 17:00 uur", "Mo-Fr 09:00-17:00"),
        ("di en do 9:00-12:00 en 13:00-17:00", "Tu,Th 09:00-12:00,13:00-17:00"),
        ("ma, wo en vr 9u30-12u", "Mo,We,Fr 09:30-12:00"),
        ("ma 9-12 di 13-17", "Mo 09:00-12:00; Tu 13:00-17:00"),
        ("Maandag: 9.00 - 12.00 uur\nDinsdag: gesloten\nWoensdag 13.00-17.00", "Mo 09:00-12:00; We 13:00-17:00"),
        ("dagelijks van 9.00 tot 17.00 uur", "Mo-Su 09:00-17:00"),
        ("dagelijks 9-17, behalve zondag", "Mo-Sa 09:00-17:00"),
        ("9.00-17.00 uur op werkdagen", "Mo-Fr 09:00-17:00"),
        ("in het weekend 10.00-16.00", "Sa,Su 10:00-16:00"),
        ("ma-vr 8.30-17.00 uur, gesloten op feestdagen", "Mo-Fr 08:30-17:00; PH off"),
        ("vr-ma 10-12", "Mo,Fr-Su 10:00-12:00"),
        ("za 22:00-04:00", "Sa 22:00-04:00"),
        ("zondag 10.00-00.00", "Su 10:00-24:00"),
        ("op afspraak", 'Mo-Su unknown "op afspraak"'),
        ("ma en di alleen op afspraak", 'Mo,Tu unknown "op afspraak"'),
        ("ma-vr 9.00-17.00 uur (op afspraak)", 'Mo-Fr 09:00-17:00 unknown "op afspraak"'),
        ("24 uur per dag, 7 dagen per week", "24/7"),
        ("dag en nacht bereikbaar", "24/7"),
    ],
)
def test_dutch_opening_hours_are_understood(tekst: str, osm: str) -> None:
    assert als_uren(tekst) == osm
    assert openingstijden.valid(osm) == osm


@pytest.mark.parametrize(
    "tekst",
    [
        "ma tot vr 9-17",  # with or without Friday
        "ma-vr 9-5",  # five in the afternoon, or a mistake
        "ma 1-5",  # night or afternoon
        "9-17 uur",  # on which days
        "dagelijks",
        "gesloten",
        "ma",
        "9",
        "ma 9",
        "ma-vr 9-12 en op afspraak",  # during those hours, or besides them
        "ma-vr 9-17, op afspraak",
        "ma-vr 9-17; wo 9-12",  # instead, or besides
        "ma-vr 9-12, 11-13",
        "ma/wo/vr 10-12",
        "elke 1e maandag 9-12",
        "Dinsdag van 17.30 tot 19.30 uur; koken vanaf 16.00 uur.",
        "maandagochtend 9-12",
        "ma 25-26",
        "ma 9:75-12:00",
        "bel 010-1234567",
        "niet op maandag",
        "",
    ],
)
def test_what_may_mean_two_things_is_not_guessed(tekst: str) -> None:
    assert als_uren(tekst) is None


@pytest.mark.parametrize(
    ("tekst", "velden", "noot"),
    [
        ("ma-vr 9-17 uur", {"openingstijden": "Mo-Fr 09:00-17:00", "openingstijden_tekst": "ma-vr 9-17 uur"}, ""),
        ("Mo-Fr 09:00-17:00; PH off", {"openingstijden": "Mo-Fr 09:00-17:00; PH off"}, ""),
        ("24/7", {"openingstijden": "24/7"}, ""),
        ("OSM: 09:00-17:00", {"openingstijden": "09:00-17:00"}, ""),
        (
            "09:00-17:00",
            {"openingstijden_tekst": "09:00-17:00"},
            "niet begrepen als openingstijden: alleen als tekst bewaard",
        ),
        (
            "elke eerste maandag",
            {"openingstijden_tekst": "elke eerste maandag"},
            "niet begrepen als openingstijden: alleen als tekst bewaard",
        ),
    ],
)
def test_opening_hours_keep_the_words_that_were_there(tekst: str, velden: dict[str, str], noot: str, lijsten: Woorden) -> None:
    found = gelezen(lijsten, "openingstijden", tekst)
    assert (found.velden, found.noot) == (velden, noot)


@pytest.mark.parametrize(
    ("tekst", "vorm", "telefoons", "noot"),
    [
        ("612345678", "getal", [{"nummer": "0612345678"}], NUL_TERUG),
        ("612345678", "tekst", [{"nummer": "0612345678"}], NUL_TERUG),
        ("8002000", "getal", [{"nummer": "08002000"}], NUL_TERUG),
        ("31612345678", "getal", [{"nummer": "+31612345678"}], "+ ervoor gezet, die was weggevallen"),
        ("0031612345678", "tekst", [{"nummer": "0031612345678"}], ""),
        ("112", "getal", [{"nummer": "112"}], ""),
        ("14010", "getal", [{"nummer": "14010"}], ""),
        ("Balie: 010-1234567", "tekst", [{"nummer": "010-1234567", "label": "Balie"}], ""),
        ("010-1234567 (balie, ma-vr)", "tekst", [{"nummer": "010-1234567", "label": "balie, ma-vr"}], ""),
        ("(010) 123 45 67", "tekst", [{"nummer": "(010) 123 45 67"}], ""),
        ("tel. 010-1234567", "tekst", [{"nummer": "010-1234567"}], ""),
        ("010-1234567 / 06-12345678", "tekst", [{"nummer": "010-1234567"}, {"nummer": "06-12345678"}], ""),
        ("010-1234567, 06-12345678", "tekst", [{"nummer": "010-1234567"}, {"nummer": "06-12345678"}], ""),
        (
            "Dag: 010-1234567\nNacht: 112",
            "tekst",
            [{"nummer": "010-1234567", "label": "Dag"}, {"nummer": "112", "label": "Nacht"}],
            "",
        ),
        ("Advies en melden, gratis: 0800-2000", "tekst", [{"nummer": "0800-2000", "label": "Advies en melden, gratis"}], ""),
        ("\u202a+31612345678\u202c", "tekst", [{"nummer": "+31612345678"}], ""),
    ],
)
def test_telephone_numbers(tekst: str, vorm: str, telefoons: list[Any], noot: str, lijsten: Woorden) -> None:
    found = gelezen(lijsten, "telefoons", tekst, vorm)
    assert (found.velden, found.noot) == ({"telefoons": telefoons}, noot)


@pytest.mark.parametrize(
    ("naam", "tekst", "vorm", "waarde"),
    [
        ("gecontroleerd_op", "2026-03-31", "datum", "2026-03-31"),
        ("gecontroleerd_op", "2026-03-31", "tekst", "2026-03-31"),
        ("gecontroleerd_op", "31-3-2026", "tekst", "2026-03-31"),
        ("gecontroleerd_op", "31/03/2026", "tekst", "2026-03-31"),
        ("gecontroleerd_op", "31 maart 2026", "tekst", "2026-03-31"),
        ("gecontroleerd_op", "dinsdag 31 mrt. 2026", "tekst", "2026-03-31"),
        ("gecontroleerd_op", "1 okt 2026", "tekst", "2026-10-01"),
        ("adres_geheim", "x", "tekst", "ja"),
        ("adres_geheim", "WAAR", "tekst", "ja"),
        ("adres_geheim", "Nee", "tekst", "nee"),
        ("leeftijd_min", "18 jaar", "tekst", "18"),
        ("lijn", "0e lijn", "tekst", "0"),
        ("lijn", "Tweede lijn", "tekst", "2"),
        ("lijn", "1e", "tekst", "1"),
        ("soort", "Voorliggende voorziening", "tekst", "voorliggend"),
        ("vorm", "Groep", "tekst", "collectief"),
        ("toegang", "vrij toegankelijk", "tekst", "vrij"),
        ("status", "Tijdelijk gesloten", "tekst", "tijdelijk_gesloten"),
        ("lat", "52,0907", "tekst", "52.0907"),
        ("lat", "5.1000000000000005", "getal", "5.100000000000001"),
        ("email", "mailto:info@x.nl", "tekst", "info@x.nl"),
        ("kosten", "2.5", "getal", "2,5"),
        ("kosten", "geen", "tekst", "geen"),
        ("kosten", "'n.v.t.", "tekst", "n.v.t."),
        ("kosten", "'t is gratis", "tekst", "'t is gratis"),
        ("naam", " twee \n  regels ", "tekst", "twee regels"),
        ("domeinen", "01-geld", "tekst", ["01-geld"]),
        ("domeinen", "1", "getal", ["01-geld"]),
        ("domeinen", "01 - Titel van 01-geld", "tekst", ["01-geld"]),
        ("domeinen", "Schulden; inkomen", "tekst", ["01-geld"]),
        ("werkgebied", "noord, het dorp", "tekst", ["noord", "dorp"]),
        ("werkgebied", "Dorp en Noord", "tekst", ["dorp", "noord"]),
        ("werkgebied", "Zuid en oost", "tekst", ["zuid"]),
        ("talen", "nederlands / Turks en gebarentaal", "tekst", ["Nederlands", "Turks", "Nederlandse Gebarentaal"]),
        ("talen", "nl, en", "tekst", ["Nederlands", "Engels"]),
        ("doelgroepen", "Ouderen, mensen met een beperking", "tekst", ["ouderen", "mensen-met-een-beperking"]),
        ("ook_bekend_als", "koffie, praatje", "tekst", ["koffie", "praatje"]),
        ("ook_bekend_als", "koffie, thee; praatje", "tekst", ["koffie, thee", "praatje"]),
        ("ook_bekend_als", "- koffie; thee\n- praatje", "tekst", ["koffie; thee", "praatje"]),
        (
            "bronnen",
            "redactie; rapport: regel 2, 3",
            "tekst",
            [{"bron": "redactie"}, {"bron": "rapport", "plaats": "regel 2, 3"}],
        ),
    ],
)
def test_a_cell_gives_its_value(naam: str, tekst: str, vorm: str, waarde: object, lijsten: Woorden) -> None:
    assert gelezen(lijsten, naam, tekst, vorm) == ({naam: waarde}, "", "")


@pytest.mark.parametrize(
    ("tekst", "velden"),
    [
        ("12 t/m 18 jaar", {"leeftijd_min": "12", "leeftijd_max": "18"}),
        ("12-18", {"leeftijd_min": "12", "leeftijd_max": "18"}),
        ("55+", {"leeftijd_min": "55"}),
        ("vanaf 18 jaar", {"leeftijd_min": "18"}),
        ("t/m 17 jaar", {"leeftijd_max": "17"}),
        ("alle leeftijden", {}),
    ],
)
def test_ages_in_one_cell(tekst: str, velden: dict[str, str], lijsten: Woorden) -> None:
    assert gelezen(lijsten, "leeftijd", tekst).velden == velden


@pytest.mark.parametrize(
    ("tekst", "adres", "noot"),
    [
        ("https://x.nl/a", "https://x.nl/a", ""),
        ("www.x.nl", "https://www.x.nl", HTTPS),
        ("http://x.nl", "https://x.nl", HTTPS),
        ("x.nl/pad?a=1", "https://x.nl/pad?a=1", HTTPS),
        ("geen idee", "geen idee", ""),
    ],
)
def test_a_web_address_gets_its_https(tekst: str, adres: str, noot: str, lijsten: Woorden) -> None:
    assert gelezen(lijsten, "website", tekst) == ({"website": adres}, noot, "")


@pytest.mark.parametrize("naam", ["telefoons", "email", "website", "postcode", "gecontroleerd_op", "domeinen", "werkgebied"])
@pytest.mark.parametrize("tekst", ["-", "n.v.t.", "Geen", "onbekend", "?"])
def test_words_for_nothing_are_nothing_where_they_cannot_mean_something(naam: str, tekst: str, lijsten: Woorden) -> None:
    assert gelezen(lijsten, naam, tekst).velden == {}


@pytest.mark.parametrize("naam", ["kosten", "ook_bekend_als", "plaats"])
def test_a_dash_is_nothing_in_any_field(naam: str, lijsten: Woorden) -> None:
    assert gelezen(lijsten, naam, "-").velden == {}


@pytest.mark.parametrize("tekst", ["Hele gemeente", "heel Voorbeeldstad", "alle wijken", "stadsbreed"])
def test_everywhere_is_no_wijk_in_particular(tekst: str, lijsten: Woorden) -> None:
    assert gelezen(lijsten, "werkgebied", tekst).velden == {}


def test_groups_that_are_not_on_the_list_are_kept_as_words(lijsten: Woorden) -> None:
    found = gelezen(lijsten, "doelgroepen", "Ouderen met een hond")
    assert (found.velden, found.noot) == (
        {"doelgroep": "Ouderen met een hond"},
        "geen doelgroepen uit de lijst: als tekst bewaard",
    )


@pytest.mark.parametrize(
    ("naam", "tekst", "vorm", "waarom"),
    [
        ("naam", "=A1", "formule", "is een formule. Kopieer de cel en plak alleen de waarde (Plakken speciaal, Waarden)"),
        ("naam", "#N/B", "fout", "is een foutmelding van het rekenblad. Verbeter de cel, of maak hem leeg"),
        ("naam", "a\x07b", "tekst", "bevat een onzichtbaar stuurteken (U+0007). Typ de tekst opnieuw, zonder te plakken"),
        (
            "leeftijd",
            "2018-12-12",
            "datum",
            "is door het rekenblad tot een datum gemaakt. Maak de cel op als tekst en typ de waarde opnieuw",
        ),
        ("leeftijd", "tot 18", "tekst", "is niet begrepen als leeftijd. Schrijf bijvoorbeeld '12 t/m 18' of '55+'"),
        ("gecontroleerd_op", "46112", "getal", "is een getal, geen datum. Maak de cel op als datum, of schrijf 31-3-2026"),
        (
            "gecontroleerd_op",
            "31-2-2026",
            "tekst",
            "is geen bestaande datum. Schrijf dag-maand-jaar, met het hele jaar: 31-3-2026",
        ),
        ("gecontroleerd_op", "31-3-26", "tekst", "is geen bestaande datum. Schrijf dag-maand-jaar, met het hele jaar: 31-3-2026"),
        (
            "telefoons",
            "010-12",
            "tekst",
            "'010-12' is geen bestaand Nederlands telefoonnummer. Controleer de cijfers; mist er een 0 aan het begin?",
        ),
        ("domeinen", "geluk", "tekst", "'geluk' is geen domein. Kies uit: Titel van 01-geld"),
        (
            "werkgebied",
            "Noord, Nrd",
            "tekst",
            "'Nrd' is geen wijk. Bedoelde je 'Noord'? Kies uit: Noord, Het Dorp, Zuid; en oost",
        ),
        ("talen", "Turkse", "tekst", "'Turkse' is geen taal uit de lijst. Bedoelde je 'Turks'?"),
    ],
)
def test_a_cell_that_cannot_be_used_says_why(naam: str, tekst: str, vorm: str, waarom: str, lijsten: Woorden) -> None:
    with pytest.raises(Afgekeurd) as error:
        gelezen(lijsten, naam, tekst, vorm)
    assert str(error.value) == waarom


def test_a_gemeente_without_wijken_is_told_to_name_them(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = write_data(tmp_path_factory.mktemp("kaal"), tiny_data())
    kaal = woorden(check(load(folder.data, folder.lokaal), VANDAAG))
    with pytest.raises(Afgekeurd, match=r"^'Noord' is geen wijk\. Zet de wijk eerst in gemeente\.yml$"):
        gelezen(kaal, "werkgebied", "Noord")


@pytest.mark.parametrize("waarden", [["a"], ["a", "b"], ["a, b"], ["a;b", "c"], ["a;b"], ["- a"], ["• a", "b"], ["-", "b"]])
def test_values_in_one_cell_come_apart_again(waarden: list[str]) -> None:
    values, los = verdeeld(samengevoegd(waarden))
    assert values == waarden
    assert not (los and "," in values[0])


def test_no_heading_means_two_columns() -> None:
    namen = [naam for kolom in KOLOMMEN for naam in kolom.namen]
    assert [naam for naam in namen if namen.count(naam) > 1] == []


def test_headings_are_compared_without_what_people_write_differently() -> None:
    assert genormaliseerd(" E-mailadres: ") == genormaliseerd("e mailadres") == "e mailadres"
    assert genormaliseerd("Financiën") == "financien"
