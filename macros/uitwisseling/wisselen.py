"""Replaces the sociale kaart of a local layer as a whole: build the new one beside it, see that it is good, then rename.

In the layer stand, besides `sociale-kaart`: `.sociale-kaart.nieuw`, a whole layer with the new one in it, to be checked;
`.sociale-kaart.vorige`, the one before, to go back to; `.sociale-kaart.weg`, the one before that, for as long as the renaming
takes. Whenever it is cut off, `ruim_op` makes either the old state or the new one of what is there.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from macros.load import FORMER_CARD, LOCAL_CARD, LOCAL_NOTES, shown
from macros.models import Voorziening
from macros.problems import DataError, Problem
from macros.schrijf_yaml import plain, tekst

NIEUW = f".{LOCAL_CARD}.nieuw"
VORIGE = FORMER_CARD
WEG = f".{LOCAL_CARD}.weg"


def bouw(lokaal: Path, plek: Path, records: Iterable[Voorziening]) -> Path:
    """A copy of the layer at `plek`, a new folder, with these records in it instead of what they had. Returns its kaart."""
    plek.mkdir()
    for deel in sorted(lokaal.iterdir()):
        if deel.is_file() and not deel.name.startswith("."):
            shutil.copyfile(deel, plek / deel.name)
    for naam in (LOCAL_NOTES, LOCAL_CARD):
        (plek / naam).mkdir()
        # Only the contents: a copy that nobody may change would be of no use.
        for deel in sorted((lokaal / naam).iterdir()) if (lokaal / naam).is_dir() else ():
            if deel.is_file():
                shutil.copyfile(deel, plek / naam / deel.name)
    kaart = plek / LOCAL_CARD
    for record in records:
        (kaart / f"{record.id}.yml").write_text(tekst(plain(record), Voorziening), encoding="utf-8", newline="\n")
    return kaart


def wissel(lokaal: Path) -> None:
    """Put the kaart that was built in `.sociale-kaart.nieuw` in place. `ruim_op` belongs after it, also when it fails."""
    (lokaal / LOCAL_CARD).mkdir(exist_ok=True)
    _schuif(lokaal, lokaal / NIEUW / LOCAL_CARD)


def zet_terug(lokaal: Path) -> bool:
    """Swap the kaart and the one before it; doing it again swaps them back. False when there is none before it."""
    weiger_koppeling(lokaal)
    ruim_op(lokaal)
    if not (lokaal / VORIGE).is_dir():
        return False
    try:
        _schuif(lokaal, lokaal / WEG)
    finally:
        ruim_op(lokaal)
    return True


def weiger_koppeling(lokaal: Path) -> None:
    """Refuse a kaart that stands elsewhere: renaming would move the link and not the folder. Raises DataError."""
    if (lokaal / LOCAL_CARD).is_symlink():
        mend = "Zet de map zelf hier neer, of kies met --lokaal de laag waar hij staat"
        raise DataError([Problem(shown(lokaal / LOCAL_CARD), 0, f"is een snelkoppeling naar een andere map. {mend}")])


def _schuif(lokaal: Path, nieuw: Path) -> None:
    """Three renames, each of which happens or does not. What is new may be the previous one, once that is out of the way."""
    if (lokaal / VORIGE).exists():
        (lokaal / VORIGE).replace(lokaal / WEG)
    (lokaal / LOCAL_CARD).replace(lokaal / VORIGE)
    nieuw.replace(lokaal / LOCAL_CARD)


def ruim_op(lokaal: Path) -> None:
    """Make a whole state of what a change that was cut off left behind. Does nothing when there is nothing left behind."""
    kaart, vorige, weg = lokaal / LOCAL_CARD, lokaal / VORIGE, lokaal / WEG
    if not kaart.exists() and vorige.exists():
        vorige.replace(kaart)
    if weg.exists() and not vorige.exists():
        weg.replace(vorige)
    shutil.rmtree(weg, ignore_errors=True)
    shutil.rmtree(lokaal / NIEUW, ignore_errors=True)
