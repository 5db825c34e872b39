"""Pins the canon: which records there are, what they are called, and that each says where it comes from."""

from __future__ import annotations

import pytest

from macros.kennisbank import Entry, Kennisbank, references
from macros.render import bronverwijzingen
from macros.site import load_kennisbank

REGELS = (
    "Door samenwerking slim vinden van de klanten",
    "Organiseer binnen het team 'eropaf'",
    "Integraal werken op inhoud en proces",
    "Kantelen als missie",
    "Aansluiten op de behoeften van de klant",
    "Ga planmatig en methodisch aan de slag",
    "Hou de regie bij de klant, tenzij …",
    "Creëer ruimte voor verandering, vernieuwing en verbetering",
    "Beoogd resultaat: een positieve Maatschappelijke Kosten Baten Analyse",
    "Faciliteer de nieuwe manier van werken",
)
VALKUILEN = (
    "Door hoge werkdruk terugvallen in oude patronen",
    "Bureaucratie viert hoogtij",
    "Het sociale wijkteam staat op afstand",
    "Het ontbreken van focus op zelfredzaamheid en participatie",
    "Er is geen plan",
    "Selffulfilling prophecy: de klant wil niet …",
    "Er zijn geen beoogde effecten en resultaten bedacht",
    "Klassiek subsidiebeleid: geen nieuw voor oud",
    "Privacy als excuus voor het realiseren van samenwerking",
    "Structuur wordt een doel in plaats van een middel",
)
DILEMMAS = (
    "Doen wat nodig is ↔ eigen kracht bevorderen",
    "Maatwerk leveren ↔ standaardiseren",
    "Beleidslogica ↔ wijklogica",
    "Preventief werken ↔ oplossingsgericht werken",
    "Generalistisch worden ↔ eigen specialisme behouden",
    "Tweede lijn ontlasten ↔ wachtlijsten voorkomen",
    "Gezond verstand gebruiken ↔ kwaliteitsbureaucratie respecteren",
    "Lef hebben ↔ protocol volgen",
    "Privacy respecteren ↔ integraal werken",
    "Bottom-up ↔ top-down",
)
DOMEINEN = (
    ("Financiën", ("Financiën",)),
    ("Dagbesteding", ("Werk & opleiding", "Tijdsbesteding")),
    ("Huisvesting", ("Huisvesting",)),
    ("Huiselijke relaties", ("Huiselijke relaties",)),
    ("Geestelijke gezondheid", ("Geestelijke gezondheid",)),
    ("Lichamelijke gezondheid", ("Lichamelijke gezondheid",)),
    ("Verslaving", ("Middelengebruik",)),
    ("Algemene dagelijkse levensverrichtingen (ADL)", ("Basale ADL", "Instrumentele ADL")),
    ("Sociaal netwerk", ("Sociaal netwerk",)),
    ("Maatschappelijke participatie", ("Maatschappelijke participatie",)),
    ("Justitie", ("Justitie",)),
)
# Parts that the source counts: record, id of the part, number of points.
GETELD = {
    ("regel", "01-slim-vinden", "drie-doelgroepen"): 3,
    ("regel", "02-eropaf", "acht-bakens"): 8,
    ("regel", "02-eropaf", "omgaan-met-weerstand"): 4,
    ("regel", "03-integraal-werken", "transities"): 3,
    ("regel", "03-integraal-werken", "leefgebieden"): 11,
    ("regel", "04-kantelen", "vier-oplossingskaders"): 4,
    ("regel", "05-aansluiten-op-behoeften", "mensbeeld"): 6,
    ("regel", "05-aansluiten-op-behoeften", "attitude"): 6,
    ("regel", "06-planmatig-en-methodisch", "vijf-fasen"): 5,
    ("regel", "06-planmatig-en-methodisch", "evaluatiefase"): 4,
    ("regel", "07-regie-bij-de-klant", "tenzij"): 2,
    ("regel", "07-regie-bij-de-klant", "snv-vier-fasen"): 4,
    ("regel", "07-regie-bij-de-klant", "snv-vijf-kernwaarden"): 5,
    ("regel", "07-regie-bij-de-klant", "snv-vijf-instrumenten"): 5,
    ("regel", "07-regie-bij-de-klant", "snv-zeven-stappen"): 7,
    ("regel", "07-regie-bij-de-klant", "snv-twee-functies"): 2,
    ("regel", "08-ruimte-voor-verandering", "acht-reflectievragen"): 8,
    ("regel", "08-ruimte-voor-verandering", "scholing"): 4,
    ("regel", "09-positieve-mkba", "vier-inzichten"): 4,
    ("regel", "10-faciliteren", "faciliteiten"): 3,
    ("valkuil", "01-terugvallen-in-oude-patronen", "vijf-oorzaken"): 5,
    ("valkuil", "01-terugvallen-in-oude-patronen", "zes-principes"): 6,
    ("valkuil", "01-terugvallen-in-oude-patronen", "tien-defensiestrategieen"): 10,
    ("valkuil", "02-bureaucratie", "soorten-teams"): 4,
    ("valkuil", "04-geen-focus", "participatieladder"): 6,
    ("valkuil", "05-er-is-geen-plan", "organisatieniveau"): 7,
    ("valkuil", "07-geen-effecten-en-resultaten", "drie-stappen"): 3,
    ("valkuil", "09-privacy-als-excuus", "informatieprotocol"): 3,
}
ENTRIES = tuple(load_kennisbank().entries.values())
CANON = ("regel", "valkuil", "dilemma", "domein")
CONTENT = tuple(entry for entry in ENTRIES if entry.key.soort != "bron" and not entry.lokaal)


def titles(kennisbank: Kennisbank, soort: str) -> tuple[str, ...]:
    return tuple(entry.title for entry in kennisbank.by_soort[soort])


@pytest.mark.parametrize(("soort", "canon"), [("regel", REGELS), ("valkuil", VALKUILEN), ("dilemma", DILEMMAS)])
def test_numbers_and_titles_are_those_of_the_canon(kennisbank: Kennisbank, soort: str, canon: tuple[str, ...]) -> None:
    assert titles(kennisbank, soort) == canon
    assert [entry.nummer for entry in kennisbank.by_soort[soort]] == list(range(1, 11))


def test_the_eleven_domeinen_map_to_the_thirteen_of_2017(kennisbank: Kennisbank) -> None:
    assert tuple((entry.title, entry.record.zrm_2017) for entry in kennisbank.by_soort["domein"]) == DOMEINEN
    assert sum(len(names) for _, names in DOMEINEN) == 13


def test_there_are_at_least_eighty_begrippen_with_everyday_synonyms(kennisbank: Kennisbank) -> None:
    with_synonyms = [entry for entry in kennisbank.by_soort["begrip"] if entry.record.synoniemen]
    assert len(with_synonyms) >= 80


@pytest.mark.parametrize(("place", "count"), GETELD.items(), ids=str)
def test_a_counted_part_has_all_its_points(kennisbank: Kennisbank, place: tuple[str, str, str], count: int) -> None:
    soort, record_id, part_id = place
    parts = {part.id: part for part in kennisbank[soort, record_id].record.onderdelen}
    assert len(parts[part_id].punten) == count


NUMMERS = {"0800-0113": "113-zelfmoordpreventie", "0800-2000": "veilig-thuis", "0900-8844": "wijkagent"}


@pytest.mark.parametrize("boom", [entry for entry in ENTRIES if entry.key.soort == "beslisboom"], ids=lambda entry: entry.key.id)
def test_an_emergency_shows_whoever_its_advice_says_to_call(boom: Entry) -> None:
    for uitkomst in boom.record.uitkomsten:
        if uitkomst.zwaarte == "spoed" and uitkomst.voorzieningen:
            texts = " ".join((uitkomst.advies, *uitkomst.stappen))
            missing = {who for number, who in NUMMERS.items() if number in texts} - set(uitkomst.voorzieningen.eerst)
            assert not missing, uitkomst.id


@pytest.mark.parametrize("entry", CONTENT, ids=lambda entry: str(entry.key))
class TestEveryRecord:
    """One test per record, so that a failure names the record."""

    def test_has_a_source(self, entry: Entry) -> None:
        assert list(bronverwijzingen(entry.record)) or entry.record.bron

    def test_leads_to_and_from_other_records(self, entry: Entry) -> None:
        assert entry.cited_by or entry.key.soort in ("casus", "voorziening", "beslisboom")
        assert len({reference.target for reference in references(entry.record)}) >= 1


@pytest.mark.parametrize("entry", [entry for entry in CONTENT if entry.key.soort in CANON], ids=lambda entry: str(entry.key))
class TestEveryCanonRecord:
    """What the reader finds on every page of the canon."""

    def test_has_questions_for_a_team(self, entry: Entry) -> None:
        assert len(entry.record.reflectievragen) >= 3
        assert all(vraag.endswith("?") for vraag in entry.record.reflectievragen)

    def test_says_its_core_in_one_sentence(self, entry: Entry) -> None:
        assert len(entry.record.kort) <= 160
        assert entry.record.kort.endswith(".")

    def test_names_related_records(self, entry: Entry) -> None:
        verwant = entry.record.verwant
        assert sum(map(len, (verwant.regels, verwant.valkuilen, verwant.dilemmas, verwant.domeinen))) >= 3

    def test_an_invented_case_is_marked_and_sourced_as_ours(self, entry: Entry) -> None:
        voorbeeld = entry.record.voorbeeld
        assert voorbeeld.fictief == all(bron.bron == "redactie" for bron in voorbeeld.bronnen)


def test_every_domein_has_a_tree_and_two_cases(kennisbank: Kennisbank) -> None:
    with_tree = {entry.record.domein for entry in kennisbank.by_soort["beslisboom"]}
    cases = [entry.record.domein for entry in kennisbank.by_soort["casus"]]
    for entry in kennisbank.by_soort["domein"]:
        assert entry.key.id in with_tree
        assert cases.count(entry.key.id) >= 2


def test_the_trees_about_the_work_itself_are_there(kennisbank: Kennisbank) -> None:
    process = {"hoofdboom", "privacy", "regie", "op-en-afschalen", "eropaf", "onveiligheid", "collectief"}
    assert process <= {entry.key.id for entry in kennisbank.by_soort["beslisboom"]}
    assert len(kennisbank.by_soort["casus"]) >= 24


def test_every_tree_asks_about_danger_first_and_can_end_in_spoed(kennisbank: Kennisbank) -> None:
    for entry in kennisbank.by_soort["beslisboom"]:
        boom = entry.record
        first = boom.knopen[boom.start]
        assert first.trede is None, entry.key
        assert any(getattr(boom.knopen[antwoord.naar], "zwaarte", "") == "spoed" for antwoord in first.antwoorden), entry.key
