"""The headings of a sheet in; what each column is read as out. A gemeente keeps its own choices in koppeling.yml.

A heading is known by its words (see `kolommen`), by koppeling.yml, or because it looks a lot like a known one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, ValidationError

from macros.bestanden import schrijf_heel
from macros.load import shown
from macros.messages import explained
from macros.models import Model
from macros.problems import DataError, Problem, closest, nearest, shortened
from macros.schrijf_yaml import tekst
from macros.strict_yaml import Plain, YamlProblem, read
from macros.texts import Tekst
from macros.uitwisseling.bestand import Bestandsfout
from macros.uitwisseling.cellen import LEEG, Cel
from macros.uitwisseling.kolommen import KOLOM, KOLOMMEN, MEESTE_LOCATIES, NEGEER, STAPELT, Doel, doel, genormaliseerd
from macros.uitwisseling.werkblad import EERSTE, MAX_KOLOMMEN, Blad

if TYPE_CHECKING:
    from pathlib import Path

KOPPELING = "koppeling.yml"
LIJKT_GENOEG = 0.85
RIJEN_ERBOVEN = 2


def _doelnaam(naam: str) -> str:
    if naam != NEGEER and doel(naam) is None:
        raise ValueError(f"'{shortened(naam)}' is geen kolom.{nearest(naam, KOLOM)} Kies uit: {NEGEER}, {', '.join(KOLOM)}")
    return naam


def _veldnaam(naam: str) -> str:
    if naam not in KOLOM:
        raise ValueError(f"'{shortened(naam)}' is geen veld.{nearest(naam, KOLOM)} Kies uit: {', '.join(KOLOM)}")
    return naam


class Koppeling(Model):
    """Welke kolom van jullie spreadsheet welk veld is, en wat vast is."""

    blad: Tekst | None = Field(None, description="Naam van het blad met de voorzieningen, als de werkmap er meer heeft.")
    kolommen: dict[str, Annotated[str, AfterValidator(_doelnaam)]] = Field(
        default_factory=dict, description="De kop van elke kolom, en welk veld dat is; `negeer` als de kolom niet meetelt."
    )
    standaard: dict[Annotated[str, AfterValidator(_veldnaam)], str] = Field(
        default_factory=dict, description="Vaste waarden voor velden die leeg zijn of geen kolom hebben, zoals lijn: '1'."
    )


@dataclass(frozen=True)
class Indeling:
    """Where the headings of a sheet stand, and what each column is read as. Columns count from 1."""

    blad: Blad
    koprij: int
    koppen: Mapping[int, str]
    doelen: Mapping[int, Doel] = field(default_factory=dict)
    geraden: frozenset[int] = frozenset()
    """Columns that were known by likeness only."""
    dubbel: frozenset[int] = frozenset()
    """Columns that are left out because another column is read as the same."""

    def kolom(self, *namen: str) -> int:
        """The first column for one of these fields or columns; 0 when the sheet has none."""
        return next(
            (nummer for naam in namen for nummer, doel in self.doelen.items() if naam in (str(doel), *doel.kolom.houdt)), 0
        )

    @property
    def als_koppeling(self) -> dict[str, str]:
        """What to remember of these columns; headings that stand there twice cannot be told apart next time."""
        times = Counter(self.koppen.values())
        return {
            kop: str(self.doelen[nummer]) if nummer in self.doelen else NEGEER
            for nummer, kop in self.koppen.items()
            if times[kop] == 1
        }


def lees_koppeling(pad: Path) -> Koppeling:
    """The choices that a gemeente keeps. Raises DataError."""
    try:
        located = read(pad.read_bytes())
        koppeling = Koppeling.model_validate(located.value)
    except YamlProblem as problem:
        raise DataError([Problem(shown(pad), problem.line, problem.message)]) from None
    except ValidationError as error:
        raise DataError(
            Problem(shown(pad), located.line(path, near), message) for path, message, near in explained(error, Koppeling)
        ) from None
    if located.double_keys:
        line, path = located.double_keys[0]
        raise DataError([Problem(shown(pad), line, f"'{shortened(str(path[-1]))}' staat dubbel. Houd één van de twee over")])
    return koppeling


def gekozen_koppeling(lokaal: Path, gegeven: Path | None) -> Koppeling:
    """The choices in the file that is given, else in that of the layer, else none. Raises DataError."""
    pad = gegeven or lokaal / KOPPELING
    if pad.is_file():
        return lees_koppeling(pad)
    if gegeven:
        raise DataError([Problem(shown(gegeven), 0, "bestaat niet. Controleer de naam en de map")])
    if verkeerd := sorted(pad.parent.glob(f"{pad.stem}.*")):
        raise DataError([Problem(shown(verkeerd[0]), 0, f"verkeerde uitgang. Hernoem het bestand naar {KOPPELING}")])
    return Koppeling()


def bewaar(koppeling: Koppeling, indeling: Indeling, meer_bladen: bool, pad: Path) -> None:
    """Keep for next time which column is what. Writes only what is different."""
    velden: dict[str, Plain] = {"blad": indeling.blad.naam} if meer_bladen else {}
    velden |= {"kolommen": {**koppeling.kolommen, **indeling.als_koppeling}}
    velden |= {"standaard": {**koppeling.standaard}} if koppeling.standaard else {}
    if not pad.is_file() or lees_koppeling(pad) != Koppeling.model_validate(velden):
        schrijf_heel(pad, tekst(velden, Koppeling).encode())


def kies(bladen: Sequence[Blad], koppeling: Koppeling, naam: str | None = None) -> Indeling:
    """The sheet with the voorzieningen and the row of its headings: `naam`, or where most headings are known.

    Raises Bestandsfout.
    """
    open_bladen = [blad for blad in bladen if not blad.verborgen]
    if naam:
        gekozen = [blad for blad in bladen if blad.naam.casefold() == naam.casefold()]
        if not gekozen:
            namen = [blad.naam for blad in bladen if blad.naam]
            keuze = (
                f"{nearest(naam, namen)} Kies uit: {', '.join(namen)}" if namen else " Laat --blad weg: een .csv heeft er geen"
            )
            raise Bestandsfout(f"heeft geen blad '{shortened(naam)}'.{keuze}")
    else:
        gekozen = [blad for blad in open_bladen if blad.naam == koppeling.blad] or open_bladen
    kandidaten: list[Indeling] = []
    onleesbaar: list[Bestandsfout] = []
    for blad in gekozen:
        try:
            kandidaten += filter(None, [_ingedeeld(blad, koppeling)])
        except Bestandsfout as fout:
            onleesbaar.append(fout)
    if onleesbaar and not kandidaten:
        raise onleesbaar[0]
    if not kandidaten:
        raise Bestandsfout(
            "heeft geen rij met koppen die ik ken. Zet bovenaan een rij met koppen als Naam, Organisatie en Telefoon, "
            "of zet jullie koppen in koppeling.yml"
        )
    return max(kandidaten, key=lambda indeling: len(indeling.doelen))


def _ingedeeld(blad: Blad, koppeling: Koppeling) -> Indeling | None:
    """The best heading row of a sheet, when at least two of its headings are known."""
    rijen = list(islice(blad.rijen(), EERSTE))
    eigen = {genormaliseerd(kop): naam for kop, naam in koppeling.kolommen.items()}
    kandidaten = [
        _herkend(Indeling(blad, nummer, _koppen(rij, rijen[max(0, plek - RIJEN_ERBOVEN) : plek])), _groepen(rijen[:plek]), eigen)
        for plek, (nummer, rij) in enumerate(rijen)
    ]
    beste = max(kandidaten, key=lambda indeling: len(indeling.doelen), default=None)
    return beste if beste and len(beste.doelen) >= 2 else None


def _koppen(rij: list[Cel], erboven: Iterable[tuple[int, list[Cel]]]) -> dict[int, str]:
    """The headings of a row; where it has none, what stands right above it (a heading merged over two rows)."""
    koppen = {nummer: cel for nummer, cel in enumerate(rij, 1) if cel is not LEEG}
    for _, hoger in reversed(list(erboven)):
        koppen = {nummer: cel for nummer, cel in enumerate(hoger, 1) if cel is not LEEG} | koppen
    return {nummer: " ".join(cel.tekst.split())[:200] for nummer, cel in sorted(koppen.items())}


def _groepen(erboven: list[tuple[int, list[Cel]]]) -> dict[int, str]:
    """For each column what stands over it in the row above the headings, also when it is merged over more columns."""
    groepen: dict[int, str] = {}
    group = ""
    row = erboven[-1][1] if erboven else []
    for nummer in range(1, MAX_KOLOMMEN + 1):
        group = row[nummer - 1].tekst if nummer <= len(row) and row[nummer - 1] is not LEEG else group
        groepen[nummer] = group
    return groepen


def _herkend(indeling: Indeling, groepen: Mapping[int, str], eigen: Mapping[str, str]) -> Indeling:
    """What each heading stands for. First the sure ones; then those that look a lot like one that is still free."""
    doelen: dict[int, Doel] = {}
    namen = {nummer: genormaliseerd(kop) for nummer, kop in indeling.koppen.items()}
    vaker = {naam for naam, times in Counter(namen.values()).items() if times > 1}
    weg = {nummer for nummer, naam in namen.items() if not naam or eigen.get(naam) == NEGEER}
    dubbel: set[int] = set()
    in_groep = {nummer: _in_groep(naam, groepen[nummer]) for nummer, naam in namen.items() if naam in vaker}
    for ronde in (in_groep, {nummer: (naam,) for nummer, naam in namen.items()}):
        for nummer, mogelijk in ronde.items():
            gevonden = next((found for naam in mogelijk if (found := _sure(naam, eigen))), None)
            if gevonden is None or nummer in doelen or nummer in weg:
                continue
            if gevonden in doelen.values() and gevonden.kolom.soort not in STAPELT:
                dubbel.add(nummer)
            else:
                doelen[nummer] = gevonden
    sure = set(doelen)
    for nummer, naam in namen.items():
        if nummer not in doelen and nummer not in weg and nummer not in dubbel:
            gelijkend = _lijkt_op(naam)
            if gelijkend and gelijkend not in doelen.values():
                doelen[nummer] = gelijkend
    ordered = dict(sorted(doelen.items()))
    return replace(indeling, doelen=ordered, geraden=frozenset(ordered.keys() - sure), dubbel=frozenset(dubbel - ordered.keys()))


def _in_groep(naam: str, groep: str) -> tuple[str, ...]:
    """A heading with the heading over it: `Organisatie` over `Naam` may be `naam organisatie`."""
    group = genormaliseerd(groep)
    return (f"{naam} {group}", f"{group} {naam}") if group else ()


SYNONIEMEN = {naam: kolom for kolom in KOLOMMEN for naam in kolom.namen}


def _sure(naam: str, eigen: Mapping[str, str]) -> Doel | None:
    """What a heading means, in koppeling.yml or else in the table; `straat 2` is the second locatie, `telefoon 2` one more."""
    if naam in eigen:
        return doel(eigen[naam])
    if naam in SYNONIEMEN:
        return Doel(SYNONIEMEN[naam])
    stam, _, cijfers = naam.rpartition(" ")
    kolom = SYNONIEMEN.get(stam)
    if kolom is None or not cijfers.isdecimal() or not 1 <= int(cijfers) <= MEESTE_LOCATIES:
        return None
    return Doel(kolom, int(cijfers)) if kolom.van_locatie else Doel(kolom) if kolom.soort in STAPELT else None


def _lijkt_op(naam: str) -> Doel | None:
    match = closest(naam, SYNONIEMEN)
    alike = match and SequenceMatcher(None, naam, match).ratio() >= LIJKT_GENOEG
    return Doel(SYNONIEMEN[match]) if match and alike else None
