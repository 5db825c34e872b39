"""What somebody says about a gemeente in; the files of its fresh local layer out, valid at once and with examples to replace."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.load import shown
from macros.messages import explained, field_name
from macros.models import Gemeente, Kleuren
from macros.namen import slug
from macros.schrijf_yaml import tekst

EXAMPLES = Path(__file__).parent / "templates" / "nieuw"
TODAY = "VANDAAG"  # stands in the examples for the day on which they are made
LONGEST_NAME = 80
LONGEST_SLUG = 60
# The option that fills each field of gemeente.yml.
OPTIONS = {"naam": "de naam", "contact.email": "--email", "adres": "--adres", "provincie": "--provincie"}


class NieuwError(ValueError):
    """A local layer cannot be made of what was given: Dutch sentences that say how to mend it."""


@dataclass(frozen=True)
class Opzet:
    """What somebody says about a gemeente that starts; `vandaag` dates the examples."""

    naam: str
    email: str
    vandaag: datetime.date
    adres: str | None = None
    provincie: str | None = None
    wijken: tuple[str, ...] = ()


def mapnaam(naam: str) -> str:
    """The folder for the layer of a gemeente: `lokaal-zonnedal` for `Gemeente Zonnedal`. Raises NieuwError."""
    name = slug(re.sub(r"^\s*gemeente\s+", "", naam, flags=re.IGNORECASE), LONGEST_SLUG)
    if not name:
        raise NieuwError(f"uit '{naam.strip()}' is geen mapnaam te maken. Geef een naam met letters, of kies een map met --map")
    return f"lokaal-{name}"


def bestanden(opzet: Opzet) -> dict[str, str]:
    """Path below the folder of the layer and content of each file. Raises NieuwError."""
    naam = " ".join(opzet.naam.split())
    fields: dict[str, Any] = {
        "naam": naam,
        "contact": {"naam": f"Redactie Wijkteamkompas {naam}", "email": opzet.email.strip()},
        "adres": opzet.adres,
        "kleuren": Kleuren().model_dump(),
        "provincie": "Fryslân" if opzet.provincie == "Friesland" else opzet.provincie,
        "wijken": [{"id": slug(wijk, LONGEST_SLUG), "naam": " ".join(wijk.split())} for wijk in opzet.wijken],
    }
    gemeente = {name: value for name, value in fields.items() if value}
    if problems := list(_problems(opzet, naam, gemeente)):
        raise NieuwError("\n".join(problems))
    examples = {
        path.relative_to(EXAMPLES).as_posix(): path.read_text(encoding="utf-8").replace(TODAY, opzet.vandaag.isoformat())
        for path in sorted(EXAMPLES.glob("*/*.yml"))
    }
    return {"gemeente.yml": tekst(gemeente, Gemeente)} | examples


def schrijf(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files in a folder that is new or empty. Raises NieuwError, and writes nothing, when there is something in it."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NieuwError(f"{shown(folder)} bestaat al en is niet leeg. Kies een andere map met --map")
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")


def _problems(opzet: Opzet, naam: str, gemeente: dict[str, Any]) -> Iterator[str]:
    """What is wrong with what was given, each as one Dutch sentence that names the option."""
    given = (opzet.naam, opzet.email, opzet.adres or "", opzet.provincie or "", *opzet.wijken)
    if not all(" ".join(text.split()).isprintable() for text in given):
        yield "een naam of optie bevat tekens die je niet ziet. Typ hem over in plaats van te plakken"
    elif not slug(naam, LONGEST_SLUG):
        yield "de naam is leeg of heeft geen letters. Geef de naam van de gemeente tussen aanhalingstekens"
    elif len(naam) > LONGEST_NAME:
        yield f"de naam is te lang: {len(naam)} tekens, hoogstens {LONGEST_NAME}. Gebruik de naam die bewoners kennen"
    elif nameless := next((wijk for wijk in opzet.wijken if not slug(wijk, LONGEST_SLUG)), ""):
        yield f"--wijken: '{nameless}' heeft geen letters of cijfers. Schrijf de wijken zoals 'Noord, Zuid'"
    else:
        yield from _refused(gemeente)


def _refused(gemeente: dict[str, Any]) -> Iterator[str]:
    try:
        Gemeente.model_validate(gemeente)
    except ValidationError as error:
        for path, message, _ in explained(error, Gemeente):
            field = field_name(path)
            yield f"{OPTIONS.get(field, '--wijken')}: {message.removeprefix(f'veld {field!r}: ')}"
