"""A Kennisbank in; what the finder of the sociale kaart must know of each voorziening out, as columns of small numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from macros.kaart import openingstijden
from macros.kaart.facetten import Keuze, facetten
from macros.kennisbank import Entry, Kennisbank
from macros.models import Voorziening
from macros.render import StaticFile

OLDEST = 999


def bestand(kennisbank: Kennisbank) -> StaticFile:
    """`zoek/kaart.json`: each facet as a column (one list of choices a voorziening), ages, and when each is open."""
    kaart = kennisbank.kaart
    columns = {
        facet.id: [sorted(_positions(facet.keuzes, map(str, facet.waarden(entry)))) for entry in kaart]
        for facet in facetten(kennisbank)
    }
    roosters: dict[str, int] = {}
    for entry in kaart:
        if entry.record.openingstijden:
            roosters.setdefault(entry.record.openingstijden, len(roosters))
    start = kennisbank.vandaag
    content = {
        "facetten": columns,
        "leeftijd": [_leeftijd(entry.record) for entry in kaart],
        "rooster": [roosters.get(entry.record.openingstijden, -1) for entry in kaart],
        "gesloten": [number for number, entry in enumerate(kaart) if entry.record.status == "tijdelijk_gesloten"],
        "spoed": [number for number, entry in enumerate(kaart) if _dag_en_nacht(entry)],
        "roosters": [openingstijden.compact(openingstijden.rooster(text, start)) for text in roosters],
    }
    return StaticFile("zoek/kaart.json", json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n")


def _dag_en_nacht(entry: Entry) -> bool:
    """Whether this is national help that answers day and night: in an emergency it stands above what is lighter."""
    return not entry.lokaal and entry.record.lijn == "1" and entry.record.openingstijden == "24/7"


def _leeftijd(record: Voorziening) -> list[int]:
    """Youngest and oldest age; without a limit, any."""
    return [record.leeftijd_min or 0, OLDEST if record.leeftijd_max is None else record.leeftijd_max]


def _positions(keuzes: Sequence[Keuze], waarden: Iterable[str]) -> list[int]:
    positions = {keuze.id: number for number, keuze in enumerate(keuzes)}
    return [positions[waarde] for waarde in waarden if waarde in positions]
