"""Loaded items in; what is wrong with the decision trees and the cases that walk them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from macros.bomen.proof import flaws
from macros.kennisbank import fits
from macros.models import Beslisboom, Casus, Domein, Uitkomst, Voorziening, Vraag
from macros.problems import Problem, nearest

if TYPE_CHECKING:
    from macros.load import Item, Loaded
    from macros.strict_yaml import DataPath


def tree_problems(loaded: Loaded) -> Iterator[Problem]:
    """Trees that are not sound, uitkomsten without the right help, and cases that end elsewhere than they say."""
    landelijk = [
        item.record
        for item in loaded.items
        if isinstance(item.record, Voorziening) and not item.lokaal and item.record.op_de_kaart
    ]
    domeinen = {item.id for item in loaded.items if isinstance(item.record, Domein)}
    complete = "voorziening" not in loaded.half_read | {soort for soort, _ in loaded.unread}
    unfit = _unfit_to_come_first(loaded)
    sound: dict[str, Beslisboom] = {}
    for item in loaded.items:
        if isinstance(item.record, Beslisboom):
            found = flaws(item.record)
            for flaw in found:
                yield item.problem(flaw.path, f"boom '{item.id}': {flaw.message}")
            if not found:
                sound[item.id] = item.record
            if complete:
                yield from _without_help(item, item.record, landelijk, domeinen)
            yield from _wrong_first(item, item.record, unfit)
    for item in loaded.items:
        if isinstance(item.record, Casus) and (boom := sound.get(item.record.boom)) and (wrong := _astray(item.record, boom)):
            yield item.problem(*wrong)


def _without_help(item: Item, boom: Beslisboom, landelijk: Sequence[Voorziening], domeinen: Set[str]) -> Iterator[Problem]:
    """Uitkomsten that find nothing. A domein that is not among `domeinen` is reported already, as an unknown reference."""
    for position, uitkomst in enumerate(boom.uitkomsten):
        zoekvraag = uitkomst.voorzieningen
        if (
            zoekvraag
            and domeinen >= set(zoekvraag.domeinen)
            and not any(fits(voorziening, zoekvraag) for voorziening in landelijk)
        ):
            yield item.problem(
                ("uitkomsten", position, "voorzieningen"),
                f"boom '{item.id}': uitkomst '{uitkomst.id}' vindt geen landelijke voorziening. "
                "Zoek ruimer, of leg onder 'geen_voorziening' uit waarom er geen nodig is",
            )


def _unfit_to_come_first(loaded: Loaded) -> dict[str, str]:
    """Why a voorziening may not come first in a tree, by id: every gemeente reads the trees, and must find it on its kaart."""
    unfit: dict[str, str] = {}
    for item in loaded.items:
        if isinstance(item.record, Voorziening):
            if item.lokaal:
                unfit[item.id] = "is lokaal, maar mag alleen landelijk zijn. Kies een id uit data/sociale-kaart"
            elif not item.record.op_de_kaart:
                unfit[item.id] = f"staat niet op de kaart (status: {item.record.status}). Kies een andere id, of haal deze weg"
    return unfit


def _wrong_first(item: Item, boom: Beslisboom, unfit: Mapping[str, str]) -> Iterator[Problem]:
    """Spoed that does not say whom to call first, and ids that may not come first. An unknown id is reported already."""
    for position, uitkomst in enumerate(boom.uitkomsten):
        zoekvraag = uitkomst.voorzieningen
        path = ("uitkomsten", position, "voorzieningen")
        if zoekvraag and uitkomst.zwaarte == "spoed" and not zoekvraag.eerst:
            yield item.problem(
                path,
                f"boom '{item.id}': uitkomst '{uitkomst.id}' is spoed, maar zegt niet wie er vooraan staat. "
                "Zet onder 'eerst' de ids van wie je nu belt, zoals alarmnummer-112 of huisarts",
            )
        for place, voorziening in enumerate(zoekvraag.eerst if zoekvraag else ()):
            if why := unfit.get(voorziening):
                yield item.problem(
                    (*path, "eerst", place),
                    f"boom '{item.id}': uitkomst '{uitkomst.id}': '{voorziening}' onder 'eerst' {why}",
                )


def _astray(casus: Casus, boom: Beslisboom) -> tuple[DataPath, str] | None:
    """Where a case leaves the tree: the place in its record, and a message."""
    knopen = boom.knopen
    here: Vraag | Uitkomst = knopen[boom.start]
    for position, keuze in enumerate(casus.antwoorden):
        path = ("antwoorden", position)
        if isinstance(here, Uitkomst):
            return path, f"de route is hier al klaar, in uitkomst '{here.id}'. Haal dit antwoord en de antwoorden erna weg"
        if keuze.vraag != here.id:
            return (
                *path,
                "vraag",
            ), f"hier is vraag '{here.id}' aan de beurt, niet '{keuze.vraag}'. Volg de volgorde van de boom"
        naar = {antwoord.id: antwoord.naar for antwoord in here.antwoorden}
        if keuze.antwoord not in naar:
            known = ", ".join(naar)
            return (
                (*path, "antwoord"),
                f"vraag '{here.id}' heeft geen antwoord '{keuze.antwoord}'.{nearest(keuze.antwoord, naar)} Kies uit: {known}",
            )
        here = knopen[naar[keuze.antwoord]]
    if isinstance(here, Vraag):
        return ("antwoorden",), f"de route houdt op bij vraag '{here.id}'. Geef ook daar een antwoord, tot een uitkomst"
    if here.id != casus.uitkomst:
        return (
            "uitkomst",
        ), f"de antwoorden leiden naar '{here.id}', niet naar '{casus.uitkomst}'. Verbeter de uitkomst of een antwoord"
    return None
