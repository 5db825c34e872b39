"""A data folder and a local layer in; typed items and problems out. Reads files one by one; sees no links between them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ValidationError

from macros.messages import in_dutch
from macros.models import Aanvulling, Gemeente
from macros.problems import Problem, nearest
from macros.soorten import SOORTEN, Soort
from macros.strict_yaml import DataPath, Located, Plain, YamlProblem, read

LOCAL_FOLDER = "lokaal"
LOCAL_FILES = ("gemeente.yml", "aanvullingen")
LOGO_ENDINGS = (".svg", ".png")
MAX_LOGO_BYTES = 100 * 1024


@dataclass(frozen=True)
class Item:
    """One valid record and where it stands: `file` as shown to people, `path` within that file."""

    soort: str
    record: BaseModel
    file: str
    located: Located = field(repr=False)
    path: DataPath = ()

    @property
    def id(self) -> str:
        return str(getattr(self.record, "id"))

    def problem(self, where: DataPath, message: str) -> Problem:
        """A problem at one field of this record."""
        return Problem(self.file, self.located.line((*self.path, *where)), message)


@dataclass
class Loaded:
    """All that could be read, and all that could not."""

    items: list[Item] = field(default_factory=list)
    gemeente: Item | None = None
    aanvullingen: list[Item] = field(default_factory=list)
    logo: Path | None = None
    problems: list[Problem] = field(default_factory=list)


def shown(path: Path) -> str:
    """A path as people see it: from the current folder when it lies in it, with forward slashes."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def load(data: Path, lokaal: Path) -> Loaded:
    """Read every record below `data` and the local layer `lokaal`. Never raises for what a file holds."""
    loaded = Loaded()
    if not data.is_dir():
        loaded.problems.append(Problem(shown(data), 0, "deze map bestaat niet. Geef een andere map met --data of KOMPAS_DATA"))
        return loaded
    for soort in SOORTEN:
        for file in _files_of(soort, data, loaded):
            loaded.items += _items(soort, file, loaded)
    loaded.problems += _strays(data)
    _load_local(lokaal, loaded)
    return loaded


def _files_of(soort: Soort, data: Path, loaded: Loaded) -> Iterator[Path]:
    place = data / soort.data
    if not place.exists():
        kind = "dit bestand" if soort.in_one_file else "deze map"
        loaded.problems.append(Problem(shown(place), 0, f"{kind} ontbreekt. Zet de {soort.meervoud} erin terug"))
    elif soort.in_one_file:
        yield place
    else:
        yield from _yaml_files(place, f"een {soort.naam}", loaded)


def _yaml_files(folder: Path, what: str, loaded: Loaded) -> Iterator[Path]:
    """The record files of one folder; everything else in it is a problem."""
    if not folder.is_dir():
        loaded.problems.append(Problem(shown(folder), 0, "hier hoort een map te staan, geen bestand"))
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        if path.is_dir():
            loaded.problems.append(Problem(shown(path), 0, f"een map in een map. Zet de bestanden direct in {shown(folder)}"))
        elif path.suffix != ".yml":
            loaded.problems.append(
                Problem(shown(path), 0, f"verkeerde uitgang. {what.capitalize()} staat in een bestand dat eindigt op .yml: "
                        f"hernoem het naar {path.stem}.yml of haal het weg")
            )
        else:
            yield path


def _strays(data: Path) -> Iterator[Problem]:
    """Files and folders directly below `data` that no soort knows."""
    known = {soort.data for soort in SOORTEN} | {LOCAL_FOLDER}
    for path in sorted(data.iterdir()):
        if path.name in known or path.name.startswith("."):
            continue
        kind = "deze map" if path.is_dir() else "dit bestand"
        yield Problem(shown(path), 0, f"{kind} hoort hier niet.{nearest(path.name, known)} Verplaats of verwijder het")


def _read(file: Path, loaded: Loaded) -> Located | None:
    try:
        located = read(file.read_bytes())
    except YamlProblem as problem:
        loaded.problems.append(Problem(shown(file), problem.line, problem.message))
    except OSError as error:
        loaded.problems.append(Problem(shown(file), 0, f"het bestand is niet te lezen ({os.strerror(error.errno or 0)})"))
    else:
        loaded.problems += [
            Problem(shown(file), line, f"veld '{key}': staat dubbel. Houd één van de twee over") for line, key in located.double_keys
        ]
        return located
    return None


def _items(soort: Soort, file: Path, loaded: Loaded) -> Iterator[Item]:
    located = _read(file, loaded)
    if located is None:
        return
    if not soort.in_one_file:
        if item := _validated(soort.naam, soort.model, file, located, (), located.value, loaded):
            _check_stem(item, file, loaded)
            yield item
        return
    if not isinstance(located.value, list):
        loaded.problems.append(
            Problem(shown(file), 1, f"hier hoort een lijst van {soort.meervoud}: begin elk record met '- id:'")
        )
        return
    for position, value in enumerate(located.value):
        if item := _validated(soort.naam, soort.model, file, located, (position,), value, loaded):
            yield item


def _check_stem(item: Item, file: Path, loaded: Loaded) -> None:
    if item.id != file.stem:
        message = f"veld 'id': '{item.id}' is niet gelijk aan de bestandsnaam. Maak er '{file.stem}' van, of hernoem het bestand"
        loaded.problems.append(item.problem(("id",), message))


def _validated(
    soort: str, model: type[BaseModel], file: Path, located: Located, path: DataPath, value: Plain, loaded: Loaded
) -> Item | None:
    line = located.line(path)
    if not isinstance(value, dict):
        shape = "een lijst" if isinstance(value, list) else "losse tekst"
        loaded.problems.append(
            Problem(shown(file), line, f"hier hoort één record met velden, geen {shape.removeprefix('een ')}. Begin met 'id:'")
        )
        return None
    if other := _other_soort(model, value):
        loaded.problems.append(Problem(shown(file), line, f"dit lijkt een {other.naam}. Zet het in {other.data}"))
        return None
    try:
        record = model.model_validate(value)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            at = located.line((*path, *detail["loc"]))
            loaded.problems.append(Problem(shown(file), at, in_dutch(detail, model)))
        return None
    return Item(soort, record, shown(file), located, path)


def _other_soort(model: type[BaseModel], value: dict[str, Plain]) -> Soort | None:
    """The soort whose fields these are, when they are not those of `model`: a file in the wrong folder."""
    if _fits(model, value):
        return None
    return next((soort for soort in SOORTEN if soort.model is not model and _fits(soort.model, value)), None)


def _fits(model: type[BaseModel], value: dict[str, Plain]) -> bool:
    required = {name for name, info in model.model_fields.items() if info.is_required()}
    return required <= value.keys() <= model.model_fields.keys()


def _load_local(lokaal: Path, loaded: Loaded) -> None:
    if not lokaal.is_dir():
        message = "deze map bestaat niet. Geef een andere map met --lokaal of KOMPAS_LOKAAL"
        loaded.problems.append(Problem(shown(lokaal), 0, message))
        return
    gemeente = lokaal / "gemeente.yml"
    if not gemeente.is_file():
        message = "dit bestand ontbreekt. Het bevat minstens: naam, en contact met naam en email"
        loaded.problems.append(Problem(shown(gemeente), 0, message))
    elif located := _read(gemeente, loaded):
        loaded.gemeente = _validated("gemeente", Gemeente, gemeente, located, (), located.value, loaded)
    if loaded.gemeente:
        loaded.logo = _logo(loaded.gemeente, lokaal, loaded)
    folder = lokaal / "aanvullingen"
    if folder.exists():
        for file in _yaml_files(folder, "een aanvulling", loaded):
            if (located := _read(file, loaded)) and (
                item := _validated("aanvulling", Aanvulling, file, located, (), located.value, loaded)
            ):
                _check_stem(item, file, loaded)
                loaded.aanvullingen.append(item)
    known = {*LOCAL_FILES, *((loaded.logo.name,) if loaded.logo else ())}
    for path in sorted(lokaal.iterdir()):
        if path.name not in known and not path.name.startswith(".") and path.suffix not in LOGO_ENDINGS:
            loaded.problems.append(Problem(shown(path), 0, f"dit hoort niet in de lokale laag.{nearest(path.name, known)} Haal het weg"))


def _logo(gemeente: Item, lokaal: Path, loaded: Loaded) -> Path | None:
    name = getattr(gemeente.record, "logo", None)
    if name is None:
        return None
    path = lokaal / name
    problem = ""
    if Path(name).name != name or not name.endswith(LOGO_ENDINGS):
        problem = "moet de naam van een .svg- of .png-bestand in deze map zijn, zonder pad"
    elif not path.is_file():
        images = [p.name for p in lokaal.iterdir() if p.suffix in LOGO_ENDINGS]
        problem = f"bestaat niet in {shown(lokaal)}.{nearest(name, images)} Zet het bestand in die map"
    elif path.stat().st_size > MAX_LOGO_BYTES:
        problem = f"is {path.stat().st_size // 1024} kB, hoogstens {MAX_LOGO_BYTES // 1024} kB. Maak het logo kleiner"
    if problem:
        loaded.problems.append(gemeente.problem(("logo",), f"veld 'logo': '{name}' {problem}"))
        return None
    return path
