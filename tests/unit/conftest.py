"""A tiny data folder as current folder, the `kompas` command run in this process, and a Kennisbank made from plain records."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from macros import cli, site
from macros.check import check
from macros.kennisbank import Kennisbank
from macros.load import load
from tests.unit.factories import Plain, write_data, write_tiny_data

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.factories import Folder

VANDAAG = datetime.date(2026, 6, 1)
EPOCH = "1780272000"


@dataclass(frozen=True)
class Outcome:
    """What a run of the command left: its exit status, the lines on standard output, and all of standard error."""

    status: int
    lines: list[str]
    errors: str


Kompas = Callable[..., Outcome]
MakeKennisbank = Callable[[dict[str, Plain]], Kennisbank]


def refused(*lines: str) -> Outcome:
    """The outcome of a check that finds exactly these problems."""
    count = f"{len(lines)} {'probleem' if len(lines) == 1 else 'problemen'} gevonden.\n"
    return Outcome(1, list(lines), count)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A complete, valid data folder below the current folder, on 1 June 2026."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.delenv("KOMPAS_DATA", raising=False)
    monkeypatch.delenv("KOMPAS_LOKAAL", raising=False)
    return write_tiny_data(tmp_path)


@pytest.fixture
def kompas(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kompas:
    """Run `kompas` with these arguments as from the command line."""

    def run(*arguments: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["kompas", *arguments])
        monkeypatch.setattr(site, "_current", [])
        status: object = 0
        try:
            cli.main()
        except SystemExit as stop:
            status = stop.code
        written = capsys.readouterr()
        return Outcome(status if isinstance(status, int) else 1, written.out.splitlines(), written.err)

    return run


@pytest.fixture
def controleer(kompas: Kompas, folder: Folder) -> Callable[[], Outcome]:
    """Check the tiny data folder, after whatever the test did to it."""
    assert folder.data.parent.is_dir()
    return lambda: kompas("controleer", "--data", "data", "--lokaal", "data/lokaal")


@pytest.fixture
def make_kennisbank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeKennisbank:
    """Make a Kennisbank of files given as plain data."""
    monkeypatch.chdir(tmp_path)

    def make(files: dict[str, Plain]) -> Kennisbank:
        folder = write_data(tmp_path, files)
        return check(load(folder.data, folder.lokaal), VANDAAG)

    return make
