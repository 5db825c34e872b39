"""The words of a cell in; the ids that the data knows them by out: domeinen, wijken, talen, doelgroepen. And back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.models.voorziening import TALEN
from macros.problems import nearest, shortened
from macros.uitwisseling.kolommen import KOLOM, Kolom, genormaliseerd

if TYPE_CHECKING:
    from macros.kennisbank import Kennisbank

# What stands between values in one cell: a new line, else ; — and only when a piece is no word that we know, one of these.
LOS = re.compile(r"\s*[,/+&]\s*|\s+en\s+")


# What else people write for a choice, as `genormaliseerd` gives it.
KEUZEWOORDEN = {
    "status": {"open": "actief", "actueel": "actief", "gestopt": "opgeheven", "vervallen": "opgeheven"},
    "lijn": {
        woord: str(lijn)
        for lijn, (telwoord, naam) in enumerate(
            (("nulde", "informeel"), ("eerste", "vrij toegankelijk"), ("tweede", "specialistisch"), ("derde", "met verblijf"))
        )
        for stam in (f"{lijn}e", f"{lijn}de", telwoord, f"{lijn}")
        for woord in (stam, f"{stam} lijn", f"{stam}lijn", f"{stam}lijns", naam, f"{stam} {naam}", f"{lijn} {naam}")
    },
    "soort": {
        f"{soort}{rest}": keuze
        for soort, keuze in (("voorliggend", "voorliggend"), ("aanvullend", "aanvullend"), ("maatwerk", "maatwerk"))
        for rest in ("e", "e voorziening", " voorziening", "voorziening")
    },
    "vorm": {"individu": "individueel", "groep": "collectief", "in een groep": "collectief", "groepsgericht": "collectief"},
    "toegang": {
        "vrij toegankelijk": "vrij", "vrije toegang": "vrij", "vrije inloop": "vrij", "met verwijzing": "verwijzing",
        "op verwijzing": "verwijzing", "met beschikking": "beschikking",
        "indicatie": "beschikking", "met indicatie": "beschikking",
    },
    "betaling": {"kosteloos": "gratis", "eigen bijdrage": "bijdrage", "kleine bijdrage": "bijdrage"},
}  # fmt: skip
# What else a doelgroep is called.
DOELGROEP = {
    "kinderen": ("kind",),
    "jongeren": ("jongere",),
    "volwassenen": ("volwassene",),
    "ouderen": ("oudere", "senioren"),
    "gezinnen": ("gezin",),
    "mantelzorgers": ("mantelzorger",),
    "nieuwkomers": ("nieuwkomer", "statushouders"),
    "mensen-met-een-beperking": ("beperking", "mensen met beperking"),
    "mensen-zonder-woning": ("dak en thuislozen", "daklozen", "dakloos"),
}


WEINIG = 12  # names that a message can list


class Afgekeurd(ValueError):
    """A cell cannot be used; the message says why and how to mend it, after the quoted value."""


def keuze(kolom: Kolom, tekst: str) -> str:
    """The choice that a text stands for, or the text itself for the model to refuse."""
    words = KEUZEWOORDEN.get(kolom.naam, {}) | {genormaliseerd(keuze): keuze for keuze in kolom.keuzes}
    return words.get(genormaliseerd(tekst), tekst)


def _eenduidig(paren: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The id for each word, without words that stand for more than one."""
    keys: dict[str, set[str]] = defaultdict(set)
    for word, key in paren:
        keys[genormaliseerd(word)].add(key)
    return {word: next(iter(found)) for word, found in keys.items() if len(found) == 1}


def verdeeld(tekst: str) -> tuple[list[str], bool]:
    """The values of a cell with several: one a line, or with ; between them. And whether a , may part them too.

    When each line begins with a dash or a dot, everything behind it is one value.
    """
    lines = [line.strip() for line in tekst.split("\n") if line.strip()]
    if lines and all(line.startswith(("- ", "• ")) for line in lines):
        return [line[2:].strip() for line in lines], False
    values = [value.strip() for line in lines for value in line.split(";") if value.strip()]
    return values, len(values) == 1 and ";" not in tekst


def samengevoegd(waarden: Iterable[str]) -> str:
    """Values in one cell, such that `verdeeld` gives exactly these back."""
    items = list(waarden)
    if any(";" in item or item.startswith(("- ", "• ")) for item in items) or (len(items) == 1 and LOS.search(items[0])):
        return "\n".join(f"- {item}" for item in items)
    return "; ".join(items)


@dataclass(frozen=True)
class Woordenlijst:
    """The words for one kind of thing: what people write (as `genormaliseerd` gives it) → id, and what we write for an id."""

    soort: str
    ids: Mapping[str, str]
    namen: Mapping[str, str]

    @classmethod
    def van(cls, soort: str, namen: Mapping[str, str], synoniemen: Mapping[str, Iterable[str]]) -> Woordenlijst:
        """From the name of each id, and what else it is called. An id wins from a name, and a name from a synonym."""
        ids = {
            **_eenduidig((word, key) for key, words in synoniemen.items() for word in words),
            **_eenduidig((naam, key) for key, naam in namen.items()),
            **{genormaliseerd(key): key for key in namen},
        }
        return cls(soort, ids, namen)

    def lees(self, tekst: str) -> list[str]:
        """The ids that the words of a cell stand for, each once. Raises Afgekeurd."""
        found = [key for stuk in verdeeld(tekst)[0] for key in self._ids(stuk)]
        return list(dict.fromkeys(found))

    def _ids(self, stuk: str) -> list[str]:
        if key := self.ids.get(genormaliseerd(stuk)):
            return [key]
        delen = [deel for deel in LOS.split(stuk) if deel]
        unknown = next((deel for deel in delen if genormaliseerd(deel) not in self.ids), None)
        if unknown is None:
            return [self.ids[genormaliseerd(deel)] for deel in delen]
        raise Afgekeurd(f"'{shortened(unknown)}' is geen {self.soort}.{self._hint(unknown)}")

    def _hint(self, word: str) -> str:
        if not self.namen:
            return f" Zet de {self.soort} eerst in gemeente.yml"
        hint = nearest(word, self.namen.values())
        if len(self.namen) <= WEINIG:
            return f"{hint} Kies uit: {', '.join(self.namen.values())}"
        return hint or " Kijk op het blad Uitleg van een sjabloon: kompas exporteer --sjabloon leeg.xlsx"

    def schrijf(self, ids: Iterable[str]) -> str:
        """The names of these ids in one cell; an id itself where its name would be read as something else."""
        names = (self.namen.get(key, key) for key in ids)
        safe = [
            naam if not LOS.search(naam) and ";" not in naam and self.ids.get(genormaliseerd(naam)) == key else key
            for key, naam in zip(ids, names, strict=True)
        ]
        return "; ".join(safe)


@dataclass(frozen=True)
class Woorden:
    """Every list of words that a cell is read and written with."""

    domeinen: Woordenlijst
    wijken: Woordenlijst
    talen: Woordenlijst
    doelgroepen: Woordenlijst
    overal: frozenset[str]
    """What a cell may say instead of naming every wijk."""


def woorden(kennisbank: Kennisbank) -> Woorden:
    """The words of a Kennisbank."""
    gemeente = kennisbank.gemeente
    domeinen = [entry.record for entry in kennisbank.by_soort["domein"]]
    groepen = KOLOM["doelgroepen"].keuzes
    return Woorden(
        domeinen=Woordenlijst.van(
            "domein",
            {domein.id: domein.titel for domein in domeinen},
            {domein.id: (*domein.ook_bekend_als, *_kort(domein.titel, domein.nummer)) for domein in domeinen},
        ),
        wijken=Woordenlijst.van(
            "wijk",
            {wijk.id: wijk.naam for wijk in gemeente.wijken},
            {wijk.id: (re.sub(r"^(de|het|'t) ", "", wijk.naam, flags=re.IGNORECASE),) for wijk in gemeente.wijken},
        ),
        talen=Woordenlijst.van(
            "taal uit de lijst",
            {taal: taal for taal in TALEN},
            {taal: (code,) for taal, code in TALEN.items()}
            | {"Nederlandse Gebarentaal": ("dse", "gebarentaal", "ngt"), "Farsi": ("fa", "perzisch")},
        ),
        doelgroepen=Woordenlijst.van(
            "doelgroep uit de lijst",
            {groep: groep for groep in groepen},
            {groep: (groep.replace("-", " "), *DOELGROEP.get(groep, ())) for groep in groepen},
        ),
        overal=frozenset(
            genormaliseerd(tekst)
            for naam in ("gemeente", gemeente.naam)
            for tekst in (
                f"hele {naam}",
                f"heel {naam}",
                f"de hele {naam}",
                f"gehele {naam}",
                f"{naam}breed",
                f"{naam} breed",
                naam,
            )
        )
        | {"alle", "alle wijken", "overal", "hele stad", "stadsbreed"},
    )


def _kort(titel: str, nummer: int) -> tuple[str, ...]:
    """Other ways to write the title of a domein: with its number, without what is in brackets, and only that."""
    bare, _, rest = titel.partition(" (")
    return (str(nummer), f"{nummer:02}", f"{nummer} {titel}", f"{nummer:02} {titel}", bare, rest.rstrip(")") or bare)
