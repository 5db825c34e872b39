"""Pins the test set of search queries, and how the comparison counts and reports what was found."""

from __future__ import annotations

from pathlib import Path

from benchmarks.synthetic import write_lokaal
from benchmarks.zoeken import Antwoord, Download, Opgave, Uitslag, Zoeker, first_pages, load_opgaven, report
from macros.check import check
from macros.load import load
from macros.site import today

DATA = Path(__file__).resolve().parents[2] / "data"


def answered(vraag: str, groep: str, *first: str) -> Antwoord:
    return Antwoord(Opgave(groep=groep, vraag=vraag, verwacht=("domein:01-geld", "voorziening:potje")), first)


def test_there_are_at_least_a_hundred_queries_and_each_is_asked_once() -> None:
    asked = [opgave.vraag.casefold() for opgave in load_opgaven()]
    assert len(asked) >= 100
    assert sorted(asked) == sorted(set(asked))


def test_every_expected_page_is_in_the_data_whichever_gemeente_builds_the_site(tmp_path: Path) -> None:
    kennisbank = check(load(DATA, write_lokaal(tmp_path / "lokaal")), today())
    pages = {str(key) for key in kennisbank.entries}
    expected = [(opgave.vraag, key) for opgave in load_opgaven() for key in opgave.verwacht]
    assert [(vraag, key) for vraag, key in expected if key not in pages] == []


def test_only_the_first_three_pages_count_and_each_page_once() -> None:
    records = {"domeinen/01-geld/": "domein:01-geld", "sociale-kaart/potje/": "voorziening:potje"}
    addresses = [
        f"http://127.0.0.1:8000/{path}" for path in ("domeinen/", "domeinen/01-geld/#wat", "domeinen/01-geld/", "a%20b/")
    ]
    assert first_pages(addresses, records) == ("/domeinen/", "domein:01-geld", "/a b/")
    assert first_pages([*addresses, "http://127.0.0.1:8000/sociale-kaart/potje/"], records) == first_pages(addresses, records)


def test_one_expected_page_among_the_first_is_a_hit() -> None:
    assert answered("blut", "alledaags", "/begrippen/", "voorziening:potje").hit
    assert not answered("blut", "alledaags", "/begrippen/", "domein:02-werk").hit
    assert not answered("blut", "alledaags").hit


def test_the_report_counts_by_groep_and_names_our_misses() -> None:
    hit, miss, nothing = (
        answered("geld", "namen", "domein:01-geld"),
        answered("rood", "woorden", "/begrippen/"),
        answered("blut", "woorden"),
    )
    own = Zoeker("Kompas", (hit, miss, nothing), Download(262_900, 1_100_499))
    material = Zoeker("Material", (hit, hit, miss), Download(400_000, 300_000))
    assert report(Uitslag(own, material)) == [
        "| Groep   | Vragen | Kompas | Material |",
        "| ------- | -----: | -----: | -------: |",
        "| namen   |      1 |      1 |        2 |",
        "| woorden |      2 |      0 |        0 |",
        "| Totaal  |      3 |      1 |        2 |",
        "",
        "Raak: een van de verwachte pagina's staat bij de eerste 3 gevonden pagina's.",
        "Ophalen voor de eerste zoekvraag, met gzip: Kompas 263 kB, waarvan 1.100 kB alleen om te zoeken, "
        "Material 400 kB, waarvan 300 kB alleen om te zoeken.",
        "",
        "Mis bij Kompas: 2.",
        "- ‘rood’ (woorden): verwacht domein:01-geld of voorziening:potje; er kwam /begrippen/",
        "- ‘blut’ (woorden): verwacht domein:01-geld of voorziening:potje; er kwam niets",
    ]
