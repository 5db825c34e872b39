"""Small builders: the smallest valid record of each soort as plain data, and a complete tiny data folder made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from macros.models import Beslisboom

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Plain = Any
"""What YAML can hold: text, numbers, lists and mappings."""
Data = dict[str, Plain]

BRONNEN: list[Data] = [{"bron": "vraagwijzer-2016", "plaats": "hoofdstuk 1"}]
REDACTIE: list[Data] = [{"bron": "redactie"}]
DAG = "2026-01-15"


def tekstblok(tekst: str = "Zo is het.") -> Data:
    return {"tekst": tekst, "bronnen": REDACTIE}


def lijstblok(*punten: str) -> Data:
    return {"punten": list(punten or ("Eén ding.",)), "bronnen": REDACTIE}


def voorbeeld(**changes: Plain) -> Data:
    return {"titel": "Aan de deur", "tekst": "Iemand belt aan.", "fictief": "ja", "bronnen": REDACTIE} | changes


def onderdeel(**changes: Plain) -> Data:
    return {"id": "stap", "titel": "De stap", "punten": [{"titel": "Eerst", "tekst": "Kijk."}], "bronnen": REDACTIE} | changes


def tegengeluid() -> Data:
    return {"punten": [{"stelling": "Dat kan niet.", "antwoord": "Het kan wel."}], "bronnen": REDACTIE}


def canonrecord(record_id: str, **fields: Plain) -> Data:
    """What regels, valkuilen, dilemma's and domeinen share; `fields` come in the middle or replace."""
    record: Data = {
        "id": record_id,
        "titel": f"Titel van {record_id}",
        "kort": "De kern in één zin.",
        "reflectievragen": ["Wie?", "Wat?", "Waar?"],
        "verwant": {"regels": []},
        "herzien_op": DAG,
        "bronnen": BRONNEN,
    }
    return record | fields


def regel(record_id: str = "01-eerste", **changes: Plain) -> Data:
    fields: Data = {
        "nummer": 1,
        "doen": lijstblok("Ga erheen."),
        "waarom": tekstblok("Omdat het helpt."),
        "onderdelen": [onderdeel()],
        "voorbeeld": voorbeeld(),
        "signalen": lijstblok("Niemand belt."),
        "tegengeluid": tegengeluid(),
    }
    return canonrecord(record_id, **(fields | changes))


def valkuil(record_id: str = "01-kuil", **changes: Plain) -> Data:
    fields: Data = {
        "nummer": 1,
        "signalen": lijstblok("Veel formulieren."),
        "doen": lijstblok("Schrap er een."),
        "oorzaak": tekstblok("Het sluipt erin."),
        "voorbeeld": voorbeeld(),
        "tegengeluid": tegengeluid(),
    }
    return canonrecord(record_id, **(fields | changes))


def pool(naam: str) -> Data:
    return {"naam": naam, "waarde": "Dit is goed.", "doorgeslagen": ["Te veel ervan."]}


def dilemma(record_id: str = "lef-of-protocol", **changes: Plain) -> Data:
    fields: Data = {
        "code": "lef",
        "nummer": 1,
        "thema": "richten",
        "aan_zet": ["team"],
        "links": pool("Lef"),
        "rechts": pool("Protocol"),
        "en_en": tekstblok("Allebei."),
        "doen": lijstblok("Overleg."),
        "voorbeeld": voorbeeld(),
    }
    return canonrecord(record_id, **(fields | changes))


def domein(record_id: str = "01-geld", **changes: Plain) -> Data:
    fields: Data = {
        "nummer": 1,
        "ook_bekend_als": ["schulden", "inkomen", "post"],
        "wat": tekstblok("Geld en post."),
        "signalen": lijstblok("Ongeopende post."),
        "direct": lijstblok("Huisuitzetting: bel vandaag."),
        "gesprek": ["Hoe gaat het?", "Lukt de post?", "Wie helpt?"],
        "doen": lijstblok("Open samen de post."),
        "voorliggend": ["Formulierenspreekuur"],
        "voorzieningen_bronnen": REDACTIE,
        "aanvullend": ["Schuldhulpverlening"],
        "voorbeeld": voorbeeld(),
        "misgaan": lijstblok("Te laat."),
        "zrm_2017": ["Financiën"],
        "zrm_2017_uitleg": "Niets veranderd.",
    }
    return canonrecord(record_id, **(fields | changes))


def vraag(record_id: str = "thuis", **changes: Plain) -> Data:
    """A question that a worker can always answer, with an answer that leads to each uitkomst of the tiny tree."""
    record: Data = {
        "id": record_id,
        "vraag": "Kan iemand thuis helpen?",
        "waarom": "Thuis is het lichtst.",
        "trede": "1",
        "altijd_bekend": "ja",
        "antwoorden": [
            {"id": "ja", "antwoord": "Ja", "naar": "zelf"},
            {"id": "nee", "antwoord": "Nee", "naar": "samen"},
        ],
        "bronnen": REDACTIE,
    }
    return record | changes


def antwoord(record_id: str, naar: str) -> Data:
    return {"id": record_id, "antwoord": record_id.capitalize(), "naar": naar}


def antwoorden(**naar: str) -> list[Data]:
    """Answers with what each leads to: `antwoorden(ja="zelf", weet_ik_niet="samen")`."""
    return [antwoord(name.replace("_", "-"), target) for name, target in naar.items()]


def uitkomst(record_id: str, **changes: Plain) -> Data:
    record: Data = {
        "id": record_id,
        "titel": record_id.capitalize(),
        "zwaarte": "1",
        "advies": "Doe dit.",
        "stappen": ["Bel."],
        "niet_lichter": "Lichter kan niet.",
        "niet_zwaarder": "Zwaarder hoeft niet.",
        "afschalen": "Als het rustig is.",
        "geen_voorziening": "Het kan thuis.",
        "bronnen": REDACTIE,
    }
    return record | changes


def beslisboom(record_id: str = "post", **changes: Plain) -> Data:
    samen = uitkomst("samen", voorzieningen={"domeinen": ["01-geld"]}, zwaarte="2")
    del samen["geen_voorziening"]
    record: Data = {
        "id": record_id,
        "code": record_id,
        "titel": "Wat doe je met de post?",
        "kort": "Van zelf openen tot samen openen.",
        "wanneer": "Bij ongeopende post.",
        "start": "thuis",
        "vragen": [vraag()],
        "uitkomsten": [uitkomst("zelf"), samen],
        "verwant": {"regels": []},
        "herzien_op": DAG,
        "bronnen": REDACTIE,
    }
    return record | changes


def boom(vragen: list[Data], uitkomsten: list[Data], **changes: Plain) -> Beslisboom:
    """A tree of these questions, the first of which is the start, and these uitkomsten. It need not be sound."""
    record = beslisboom(start=vragen[0]["id"], vragen=vragen, uitkomsten=uitkomsten)
    return Beslisboom.model_validate(record | changes)


def casus(record_id: str = "de-envelop", **changes: Plain) -> Data:
    record: Data = {
        "id": record_id,
        "titel": "De envelop",
        "kort": "Er ligt een envelop.",
        "situatie": "De envelop is dicht.",
        "domein": "01-geld",
        "boom": "post",
        "antwoorden": [{"vraag": "thuis", "antwoord": "ja", "waarom": "De zoon is er."}],
        "uitkomst": "zelf",
        "twijfel": "De zoon is er niet altijd.",
        "gesprek": ["Wie?", "Wat?", "Waar?"],
        "verwant": {"regels": []},
        "herzien_op": DAG,
        "bronnen": REDACTIE,
    }
    return record | changes


def voorziening(record_id: str = "spreekuur", **changes: Plain) -> Data:
    record: Data = {
        "id": record_id,
        "naam": "Spreekuur",
        "samenvatting": "Hulp bij post.",
        "organisatie": "De bibliotheek",
        "domeinen": ["01-geld"],
        "lijn": "1",
        "soort": "voorliggend",
        "vorm": "individueel",
        "toegang": "vrij",
        "bronnen": REDACTIE,
    }
    return record | changes


def begrip(record_id: str = "waakvlam", **changes: Plain) -> Data:
    record: Data = {
        "id": record_id,
        "naam": record_id.capitalize(),
        "definitie": "Licht contact dat blijft. Zo merk je het op tijd.",
        "bronnen": BRONNEN,
    }
    return record | changes


def bron(record_id: str = "vraagwijzer-2016", **changes: Plain) -> Data:
    record: Data = {
        "id": record_id,
        "titel": f"Rapport {record_id}",
        "kort": record_id.capitalize(),
        "soort": "rapport",
        "samenvatting": "Een verkenning.",
    }
    return record | changes


def gemeente(**changes: Plain) -> Data:
    return {"naam": "Voorbeeldstad", "contact": {"naam": "Het team", "email": "team@voorbeeld.example"}} | changes


def aanvulling(record_id: str = "noot", **changes: Plain) -> Data:
    record: Data = {"id": record_id, "bij": "regel:01-eerste", "titel": "Bij ons", "tekst": "Wij doen het zo.", "herzien_op": DAG}
    return record | changes


class _Flat(yaml.SafeDumper):
    """Writes each list and mapping out in full: no anchors, so that one fact stands on one line."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def as_yaml(data: Plain) -> str:
    """Plain data as an editor would type it: one fact a line, fields in the order given."""
    return yaml.dump(data, Dumper=_Flat, sort_keys=False, allow_unicode=True, width=10_000)


REGEL = "data/regels/01-eerste.yml"
VALKUIL = "data/valkuilen/01-kuil.yml"
DILEMMA = "data/dilemmas/lef-of-protocol.yml"
DOMEIN = "data/domeinen/01-geld.yml"
BOOM = "data/beslisbomen/post.yml"
CASUS = "data/casussen/de-envelop.yml"
VOORZIENING = "data/sociale-kaart/spreekuur.yml"
BEGRIPPEN = "data/begrippen.yml"
BRONNENLIJST = "data/bronnen.yml"
GEMEENTE = "data/lokaal/gemeente.yml"
NOOT = "data/lokaal/aanvullingen/noot.yml"


def tiny_data() -> Mapping[str, Plain]:
    """Path and content of each file of the smallest complete data folder."""
    return {
        REGEL: regel(),
        VALKUIL: valkuil(),
        DILEMMA: dilemma(),
        DOMEIN: domein(),
        BOOM: beslisboom(),
        CASUS: casus(),
        VOORZIENING: voorziening(),
        BEGRIPPEN: [begrip()],
        BRONNENLIJST: [bron("redactie", soort="redactie"), bron()],
        GEMEENTE: gemeente(),
        NOOT: aanvulling(),
    }


@dataclass(frozen=True)
class Folder:
    """A folder on disk with a `data` folder in it. Paths are as in problem lines: `data/regels/01-eerste.yml`."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def lokaal(self) -> Path:
        return self.data / "lokaal"

    def path(self, name: str) -> Path:
        return self.root / name

    def write(self, name: str, content: Plain) -> None:
        """Write one file: bytes and text as they are, anything else as YAML."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, (str, bytes)) else as_yaml(content)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def replace(self, name: str, old: str, new: str) -> int:
        """Replace the one place where `old` stands in a file. Returns the line on which the new text begins."""
        text = self.path(name).read_text(encoding="utf-8")
        before, found, after = text.partition(old)
        if not found or old in after:
            raise ValueError(f"{old!r} must stand exactly once in {name}:\n{text}")
        self.write(name, before + new + after)
        return before.count("\n") + 1


def write_data(root: Path, files: Mapping[str, Plain]) -> Folder:
    """A data folder `root/data` with these files, each as text, as bytes or as plain data."""
    folder = Folder(root)
    for name, content in files.items():
        folder.write(name, content)
    return folder


def write_tiny_data(root: Path) -> Folder:
    """A complete, valid data folder `root/data` with a local layer in `root/data/lokaal`."""
    return write_data(root, tiny_data())
