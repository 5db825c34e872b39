"""Replaces the sociale kaart of a local layer as a whole: build the new one beside it, see that it is good, then rename.

In the layer stand, besides `sociale-kaart`: `.sociale-kaart.nieuw`, a whole layer with the new one in it, to be checked;
`.sociale-kaart.vorige`, the one before, to go back to; `.sociale-kaart.weg`, the one before that, for as long as the renaming
takes. Whenever it is cut off, `ruim_op` makes either the old state or the new one of what is there.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from macros.load import FORMER_CARD, LOCAL_CARD, LOCAL_NOTES
from macros.models import Voorziening
from macros.schrijf_yaml import plain, tekst

NIEUW = f".{LOCAL_CARD}.nieuw"
VORIGE = FORMER_CARD
WEG = f".{LOCAL_CARD}.weg"


def bouw(lokaal: Path, plek: Path, records: Iterable[Voorziening]) -> Path:
    """A copy of the layer at `plek`, a new folder, with these records in it instead of what they had. Returns its kaart."""
    plek.mkdir()
    for deel in sorted(lokaal.iterdir()):
        if deel.is_file() and not deel.name.startswith("."):
            shutil.copy2(deel, plek / deel.name)
    if (lokaal / LOCAL_NOTES).is_dir():
        shutil.copytree(lokaal / LOCAL_NOTES, plek / LOCAL_NOTES)
    kaart = plek / LOCAL_CARD
    if (lokaal / LOCAL_CARD).is_dir():
        shutil.copytree(lokaal / LOCAL_CARD, kaart)
    else:
        kaart.mkdir()
    for record in records:
        (kaart / f"{record.id}.yml").write_text(tekst(plain(record), Voorziening), encoding="utf-8", newline="\n")
    return kaart


def wissel(lokaal: Path) -> None:
    """Put the kaart that was built in `.sociale-kaart.nieuw` in place. `ruim_op` belongs after it, also when it fails."""
    (lokaal / LOCAL_CARD).mkdir(exist_ok=True)
    _schuif(lokaal, lokaal / NIEUW / LOCAL_CARD)


def zet_terug(lokaal: Path) -> bool:
    """Swap the kaart and the one before it; doing it again swaps them back. False when there is none before it."""
    ruim_op(lokaal)
    if not (lokaal / VORIGE).is_dir():
        return False
    try:
        _schuif(lokaal, lokaal / WEG)
    finally:
        ruim_op(lokaal)
    return True


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
