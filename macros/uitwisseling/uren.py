"""Opening hours in Dutch words in; OSM notation out, but only when every word is understood: nothing is guessed.

`ma-vr 9-17 uur` becomes `Mo-Fr 09:00-17:00`. What may mean two things (`ma tot vr`, `9-5`, `9-12 en op afspraak`) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from macros.uitwisseling.weektijden import Blok, Wanneer, als_osm

ALTIJD = re.compile(
    r"(?:(?:24/7|7x24|24 uur per (?:dag|etmaal)|dag en nacht)(?:(?: en|,)? 7 dagen per week)?|7 dagen per week,? 24 uur per dag)"
    r"(?: (?:open|geopend|bereikbaar))?\.?"
)
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
FEESTDAG = 7
GROEPEN = {"dagelijks": range(7), "werkdag": range(5), "weekend": range(5, 7), "feestdag": (FEESTDAG,)}
# In the order in which they are tried; what fits none of them is not understood.
TEKENS = re.compile(
    r"(?P<dagelijks>dagelijks|(?:elke|iedere) dag|alle dagen)\b"
    r"|(?P<werkdag>(?:alle )?werkdagen|elke werkdag|doordeweeks|door de week)\b"
    r"|(?P<weekend>(?:het )?week(?:end|einde)(?:en)?)\b"
    r"|(?P<feestdag>(?:alle |offici[eë]le |nationale |erkende |algemeen )*feestdagen)\b"
    r"|(?P<dag>(?:'s )?(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo)(?:s|en)?)\b\.?"
    r"|(?P<afspraak>(?:alleen |uitsluitend |enkel )?(?:op|volgens|na) afspraak)\b"
    r"|(?P<dicht>gesloten|dicht|behalve|m\.u\.v\.|niet)(?= |$|[.,;)])"
    r"|(?P<tijd>(?P<uur>[0-9]{1,2})(?:[:.u](?P<minuut>[0-9]{2}))?(?![0-9/])(?: ?(?:uur|u|h)\b)?)"
    r"|(?P<tot_en_met>t/m|tot en met)(?![a-z])|(?P<streep>[-–—])|(?P<tot>tot)\b"
    r"|(?P<ook>en|,|;|\+|&|\||/)(?![a-z])"
    r"|(?P<vulling>van|op|in|de|open|geopend|bereikbaar|openingstijden|uur)\b|(?P<leesteken>[.:()])"
)
# What is said, as letters: days with hours, by appointment or closed, one after another; or one set of hours before its days.
ZIN = re.compile(r"(?:DTA?|DA|DX|XD(?![TAX]))+|TD|A")
DEEL = re.compile(r"DTA?|DA|DX|XD|TD|A")
LETTER = {"dag": "D", "tijd": "T", "afspraak": "A", "dicht": "X"}
OCHTEND = 7 * 60
MIDDAG = 12 * 60
AVOND = 17 * 60
DAG = 24 * 60


class _NietBegrepen(Exception):
    """The text says something that this module does not know, or that may mean two things."""


@dataclass
class _Stuk:
    """Words that belong together: some days, some hours, by appointment, or closed."""

    letter: str
    dagen: set[int] = field(default_factory=set)
    tijden: list[tuple[int, int]] = field(default_factory=list)


def als_uren(tekst: str) -> str | None:
    """The OSM notation of Dutch opening hours, or None when not everything in the text is understood."""
    plain = " ".join(tekst.casefold().replace("’", "'").split())
    if ALTIJD.fullmatch(plain):
        return "24/7"
    try:
        return _osm(_stukken(list(_tekens(plain))))
    except _NietBegrepen:
        return None


def _tekens(tekst: str) -> Iterator[re.Match[str]]:
    """The words and signs of the text, without those that say nothing."""
    position = 0
    while position < len(tekst):
        match = TEKENS.match(tekst, position)
        if match is None:
            raise _NietBegrepen
        position = match.end()
        while tekst[position : position + 1] == " ":
            position += 1
        if match.lastgroup != "vulling":
            yield match


def _stukken(tekens: list[re.Match[str]]) -> list[_Stuk]:
    """The text as pieces; days that follow each other are one piece, and so are hours."""
    stukken: list[_Stuk] = []
    rest = iter(range(len(tekens)))
    for position in rest:
        soort = tekens[position].lastgroup or ""
        if soort in ("ook", "leesteken"):
            continue
        letter = LETTER.get("dag" if soort in GROEPEN else soort)
        linked = position + 2 < len(tekens) and tekens[position + 1].lastgroup in ("streep", "tot", "tot_en_met")
        if letter is None or (letter == "A" and position and tekens[position - 1].lastgroup == "ook"):
            raise _NietBegrepen  # `9-12 en op afspraak` may mean during those hours, or besides them
        if not stukken or stukken[-1].letter != letter:
            stukken.append(_Stuk(letter))
        stuk = stukken[-1]
        if letter == "T":
            if not linked:
                raise _NietBegrepen
            stuk.tijden.append(_tijden(tekens[position], tekens[position + 2]))
        elif letter == "D":
            dagen = _dagen(tekens[position : position + 3] if linked else tekens[position : position + 1])
            if not stuk.dagen.isdisjoint(dagen):
                raise _NietBegrepen
            stuk.dagen |= dagen
        if linked and letter in "TD":
            next(rest)
            next(rest)
    return stukken


def _dagen(tekens: list[re.Match[str]]) -> set[int]:
    """One day or group of days, or all days from the first to the last."""
    soort = tekens[0].lastgroup
    if len(tekens) == 1:
        return set(GROEPEN[soort]) if soort in GROEPEN else {_dag(tekens[0])}
    if [soort, tekens[2].lastgroup] != ["dag", "dag"] or tekens[1].lastgroup == "tot":
        raise _NietBegrepen  # `ma tot vr`: with or without Friday
    first, last = _dag(tekens[0]), _dag(tekens[2])
    return {day % 7 for day in range(first, last + 1 if last > first else last + 8)}


def _dag(teken: re.Match[str]) -> int:
    name = teken[0].removeprefix("'s ")
    return next(number for number, dag in enumerate(DAGEN) if name.startswith(dag[:2]))


def _tijden(van: re.Match[str], tot: re.Match[str]) -> tuple[int, int]:
    """From and to, in minutes; hours that may be meant on the other half of the day are not understood."""
    if tot.lastgroup != "tijd":
        raise _NietBegrepen
    begin, end = _minuten(van), _minuten(tot)
    if end == 0:
        end = DAG
    if begin < OCHTEND and end <= MIDDAG and not (begin == 0 and end == DAG):
        raise _NietBegrepen  # `1-5` is more likely the afternoon
    if end <= begin:
        if begin < AVOND or end > OCHTEND:
            raise _NietBegrepen
        end += DAG
    return begin, end


def _minuten(teken: re.Match[str]) -> int:
    uur, minuut = int(teken["uur"]), int(teken["minuut"] or 0)
    if minuut > 59 or uur * 60 + minuut > DAG:
        raise _NietBegrepen
    return uur * 60 + minuut


def _osm(stukken: list[_Stuk]) -> str:
    letters = "".join(stuk.letter for stuk in stukken)
    if not ZIN.fullmatch(letters):
        raise _NietBegrepen
    open_dagen: dict[int, tuple[bool, list[tuple[int, int]]]] = {}
    dicht: set[int] = set()
    for deel in DEEL.finditer(letters):
        part = stukken[deel.start() : deel.end()]
        dagen = set().union(*(stuk.dagen for stuk in part)) or set(range(7))
        tijden = [tijd for stuk in part for tijd in stuk.tijden] or [(0, DAG)]
        if "X" in deel[0]:
            dicht |= dagen
        elif FEESTDAG in dagen or not open_dagen.keys().isdisjoint(dagen):
            raise _NietBegrepen  # the same day twice: besides the other hours, or instead of them
        else:
            open_dagen |= dict.fromkeys(dagen, ("A" in deel[0], sorted(tijden)))
    blokken = [
        Blok((Wanneer(0, dag),), van, tot, afspraak)
        for dag, (afspraak, tijden) in sorted(open_dagen.items())
        if dag not in dicht
        for van, tot in _zonder_overlap(tijden)
    ]
    if not blokken:
        raise _NietBegrepen
    return als_osm(tuple(blokken)) + ("; PH off" if FEESTDAG in dicht else "")


def _zonder_overlap(tijden: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if any(later[0] < earlier[1] for earlier, later in pairwise(tijden)):
        raise _NietBegrepen
    return tijden
