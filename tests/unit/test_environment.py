"""Where the data stand and which day it is: the arguments, else the environment, else the usual places."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros import site
from tests.unit.factories import BEGRIPPEN, GEMEENTE, REGEL, gemeente

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.factories import Folder


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KOMPAS_DATA", "KOMPAS_LOKAAL", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(site, "_current", [])


def test_the_usual_places_are_data_and_its_local_layer() -> None:
    assert site.folders() == (Path("data"), Path("data/lokaal"))


def test_the_environment_chooses_other_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_DATA", "elders")
    assert site.folders() == (Path("elders"), Path("elders/lokaal"))


def test_the_environment_chooses_another_local_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_LOKAAL", "onze-gemeente")
    assert site.folders() == (Path("data"), Path("onze-gemeente"))


def test_an_argument_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_DATA", "elders")
    monkeypatch.setenv("KOMPAS_LOKAAL", "onze-gemeente")
    assert site.folders(Path("a"), Path("b")) == (Path("a"), Path("b"))


def test_an_empty_variable_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_DATA", "")
    assert site.folders()[0] == Path("data")


@pytest.mark.parametrize(
    ("epoch", "day"),
    [("0", datetime.date(1970, 1, 1)), ("1780272000", datetime.date(2026, 6, 1)), ("1780271999", datetime.date(2026, 5, 31))],
)
def test_source_date_epoch_sets_the_day_in_utc(epoch: str, day: datetime.date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert site.today() == day


@pytest.fixture
def far_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of this machine stands fourteen hours ahead of UTC."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Pacific/Kiritimati")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("far_east")
def test_source_date_epoch_does_not_depend_on_the_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780271999")
    assert site.today() == datetime.date(2026, 5, 31)


def test_a_local_layer_elsewhere_replaces_that_of_the_data(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("onze/gemeente.yml", gemeente(naam="Onze stad"))
    monkeypatch.setenv("KOMPAS_LOKAAL", "onze")
    assert site.load_kennisbank().gemeente.naam == "Onze stad"


def test_the_data_are_loaded_once_in_a_build(folder: Folder) -> None:
    first = site.load_kennisbank()
    folder.write(GEMEENTE, gemeente(naam="Later"))
    assert site.kennisbank() is first


def test_each_data_file_is_published_once(folder: Folder) -> None:
    assert folder.data.is_dir()
    paths = [file.path for file in site.data_files(site.load_kennisbank())]
    assert paths == [
        "bestanden/regels/01-eerste.yml.txt",
        "bestanden/valkuilen/01-kuil.yml.txt",
        "bestanden/dilemmas/lef-of-protocol.yml.txt",
        "bestanden/domeinen/01-geld.yml.txt",
        "bestanden/beslisbomen/post.yml.txt",
        "bestanden/casussen/de-envelop.yml.txt",
        "bestanden/sociale-kaart/spreekuur.yml.txt",
        "bestanden/begrippen.yml.txt",
        "bestanden/bronnen.yml.txt",
    ]


@pytest.mark.parametrize("name", [REGEL, BEGRIPPEN])
def test_a_published_data_file_is_the_file_itself(name: str, folder: Folder) -> None:
    published = {file.path: file.content for file in site.data_files(site.load_kennisbank())}
    assert published[f"bestanden/{name.removeprefix('data/')}.txt"] == folder.path(name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "url"), [("logo.svg", "assets/gemeente/logo.svg"), ("Stad 1.png", "assets/gemeente/logo.png")])
def test_the_logo_has_an_address_of_its_own(name: str, url: str, folder: Folder) -> None:
    folder.write(GEMEENTE, gemeente(logo=name))
    folder.write(f"data/lokaal/{name}", "x")
    assert site.logo_url(site.load_kennisbank()) == url


def test_without_a_logo_there_is_no_address(folder: Folder) -> None:
    assert folder.data.is_dir()
    assert site.logo_url(site.load_kennisbank()) == ""
