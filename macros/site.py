"""Where the data stands, when it is, and the one Kennisbank of a build: the environment, read in one place."""

from __future__ import annotations

import datetime
import gc
import os
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as package_version
from pathlib import Path

from macros.check import check
from macros.kennisbank import Kennisbank
from macros.load import LOCAL_FOLDER, load
from macros.render import StaticFile
from macros.zoeken import index, kaart
from macros.zoeken.documenten import Pagina, documenten

_current: list[Kennisbank] = []


def folders(data: Path | None = None, lokaal: Path | None = None) -> tuple[Path, Path]:
    """The data folder and the local layer: as given, else KOMPAS_DATA and KOMPAS_LOKAAL, else `data` and `data/lokaal`."""
    data = data or Path(os.environ.get("KOMPAS_DATA") or "data")
    lokaal = lokaal or Path(os.environ.get("KOMPAS_LOKAAL") or data / LOCAL_FOLDER)
    return data, lokaal


def today() -> datetime.date:
    """The day of the build: SOURCE_DATE_EPOCH (seconds since 1970, UTC) when set, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.date.today()


def load_kennisbank(data: Path | None = None, lokaal: Path | None = None) -> Kennisbank:
    """Load and check the data, and keep the result for the rest of this build. Raises DataError."""
    gc.disable()  # all that is read here stays: looking for garbage meanwhile costs a quarter of the time
    try:
        _current[:] = [check(load(*folders(data, lokaal)), today())]
    finally:
        gc.enable()
    return _current[0]


def kennisbank() -> Kennisbank:
    """The Kennisbank of this build; loads it when that has not happened yet. Raises DataError."""
    return _current[0] if _current else load_kennisbank()


def version() -> str:
    """The version of the project, as in pyproject.toml."""
    try:
        return package_version("wijkteamkompas")
    except PackageNotFoundError:
        return "onbekend"


def logo_url(kennisbank: Kennisbank) -> str:
    """Address of the logo of the gemeente from the root of the site, or an empty string for the project's own."""
    return f"assets/gemeente/logo{kennisbank.logo.suffix}" if kennisbank.logo else ""


def search_index(kennisbank: Kennisbank, handwritten: Iterable[Pagina]) -> Iterator[StaticFile]:
    """The files of the search index and of the finder."""
    yield from index.bestanden(list(documenten(kennisbank, handwritten)), len(kennisbank.kaart))
    yield kaart.bestand(kennisbank)


def data_files(kennisbank: Kennisbank) -> Iterator[StaticFile]:
    """A readable copy of each data file, so that an editor without a repository can still look and mend.

    Not of a voorziening with a secret address: its file holds that address.
    """
    shown = (entry for entry in kennisbank.entries.values() if not getattr(entry.record, "adres_geheim", False))
    for path, file in dict.fromkeys((entry.bron_url, entry.file) for entry in shown):
        yield StaticFile(path, Path(file).read_text(encoding="utf-8-sig"))
