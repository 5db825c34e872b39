"""A data folder and a local layer in; typed items and problems out. Reads files one by one; sees no links between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ValidationError

from macros.kennisbank import Reference, references
from macros.messages import explained, field_name
from macros.models import ID, Aanvulling, Gemeente
from macros.problems import Problem, closest, nearest, shortened
from macros.soorten import SOORTEN, Soort
from macros.strict_yaml import DataPath, Located, Plain, YamlProblem, read

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCAL_FOLDER = "lokaal"
LOCAL_NOTES = "aanvullingen"
LOCAL_CARD = "sociale-kaart"
FORMER_CARD = f".{LOCAL_CARD}.vorige"  # what an import keeps, to go back to
LOCAL_FILES = ("gemeente.yml", LOCAL_NOTES, LOCAL_CARD, "koppeling.yml")
LOGO = re.compile(r"\w[\w .-]{0,59}\.(svg|png)")
MAX_LOGO_BYTES = 100 * 1024


class Kind(NamedTuple):
    """What a file holds: records of a soort, or a part of the local layer."""

    naam: str
    model: type[BaseModel]
    place: str


GEMEENTE = Kind("gemeente", Gemeente, f"data/{LOCAL_FOLDER}/gemeente.yml")
AANVULLING = Kind("aanvulling", Aanvulling, f"data/{LOCAL_FOLDER}/{LOCAL_NOTES}")
KINDS = {soort.naam: Kind(soort.naam, soort.model, f"data/{soort.data}") for soort in SOORTEN}


@dataclass(frozen=True)
class Item:
    """One valid record and where it stands: `file` as shown to people, `path` within that file."""

    soort: str
    record: BaseModel
    file: str
    located: Located = field(repr=False)
    path: DataPath = ()
    lokaal: bool = False

    @property
    def id(self) -> str:
        return str(getattr(self.record, "id"))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every place in the record that names another one, in order; whether that exists is for `check`."""
        return tuple(references(self.record))

    def problem(self, where: DataPath, message: str, near: str = "") -> Problem:
        """A problem at one field of this record, on the line of it where the words `near` stand."""
        return Problem(self.file, self.located.line((*self.path, *where), near), message)


@dataclass
class Loaded:
    """All that could be read, and all that could not.

    `unread` and `half_read` name the records that are there but could not be used (soort and id), and the soorten of which
    that is not known: a link to one of those is not a mistake too.
    """

    items: list[Item] = field(default_factory=list)
    gemeente: Item | None = None
    aanvullingen: list[Item] = field(default_factory=list)
    logo: Path | None = None
    problems: list[Problem] = field(default_factory=list)
    unread: set[tuple[str, str]] = field(default_factory=set)
    half_read: set[str] = field(default_factory=set)

    def problem(self, path: Path, message: str, line: int = 0) -> None:
        self.problems.append(Problem(shown(path), line, message))

    def skip(self, soort: str, record_id: Plain | None) -> None:
        """A record of this soort cannot be used; `record_id` is its id as far as that can be read."""
        if isinstance(record_id, str) and ID.fullmatch(record_id):
            self.unread.add((soort, record_id))
        else:
            self.half_read.add(soort)


def shown(path: Path) -> str:
    """A path as people see it: from the current folder when it lies in it, with forward slashes, on one line."""
    try:
        text = path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        text = path.as_posix()
    return "".join(character if character.isprintable() else "?" for character in text)


def load(data: Path, lokaal: Path) -> Loaded:
    """Read every record below `data` and the local layer `lokaal`. Never raises for what a file holds."""
    loaded = Loaded()
    if not data.is_dir():
        loaded.problem(data, "deze map bestaat niet. Geef een andere map met --data of KOMPAS_DATA")
        return loaded
    for soort in SOORTEN:
        for file in _files_of(soort, data, loaded):
            loaded.items += _items(soort, file, loaded)
    _report_strays(data, loaded)
    _load_local(lokaal, loaded)
    return loaded


def _files_of(soort: Soort, data: Path, loaded: Loaded) -> Iterator[Path]:
    place = data / soort.data
    if soort.optional and not place.exists():
        return
    if not soort.in_one_file and place.exists():
        yield from _yaml_files(place, soort.naam, loaded)
    elif _exists(
        place, f"{'dit bestand' if soort.in_one_file else 'deze map'} ontbreekt. Zet de {soort.meervoud} erin terug", loaded
    ):
        yield place
    else:
        loaded.half_read.add(soort.naam)


def _exists(file: Path, message: str, loaded: Loaded) -> bool:
    """Whether a file that must be there is there; reports it under its wrong ending, or with `message`."""
    if file.exists():
        return True
    others = sorted(path for path in file.parent.glob(f"{file.stem}.*") if not _ignored(path))
    if file.suffix and others:
        loaded.problem(others[0], f"verkeerde uitgang. Hernoem het bestand naar {file.name}")
    else:
        loaded.problem(file, message)
    return False


def _ignored(path: Path) -> bool:
    """Whether editors and operating systems leave this beside the data: hidden files and backup copies."""
    return path.name.startswith(".") or path.name.endswith("~")


def _yaml_files(folder: Path, naam: str, loaded: Loaded) -> Iterator[Path]:
    """The record files of one folder; everything else in it is a problem."""
    if not folder.is_dir():
        loaded.problem(folder, "hier hoort een map te staan, geen bestand. Maak er een map van")
        loaded.half_read.add(naam)
        return
    for path in sorted(folder.iterdir()):
        stem = path.name.split(".")[0]
        if _ignored(path):
            continue
        if path.is_dir():
            loaded.problem(path, f"een map in een map. Zet de bestanden direct in {shown(folder)}")
            loaded.half_read.add(naam)
        elif path.suffix != ".yml":
            loaded.problem(
                path,
                f"verkeerde uitgang. Een {naam} staat in een bestand dat eindigt op .yml: "
                f"hernoem het naar {stem}.yml of haal het weg",
            )
            loaded.unread.add((naam, stem))
        else:
            yield path


def _report_strays(data: Path, loaded: Loaded) -> None:
    """Report files and folders directly below `data` that no soort knows."""
    known = {soort.data for soort in SOORTEN} | {LOCAL_FOLDER}
    for path in sorted(data.iterdir()):
        if path.name not in known and not _ignored(path) and not _misnamed(path, known):
            kind = "deze map" if path.is_dir() else "dit bestand"
            loaded.problem(path, f"{kind} hoort hier niet.{_like(path, known)} Verplaats of verwijder het")


def _like(path: Path, known: set[str]) -> str:
    """Which of the known names was meant, as a Dutch question; endings do not count."""
    stems = {name.removesuffix(".yml"): name for name in known}
    match = closest(path.stem, stems)
    return f" Bedoelde je '{stems[match]}'?" if match else ""


def _misnamed(path: Path, known: set[str]) -> bool:
    """Whether this is a known file under a wrong ending, which is reported already."""
    meant = path.with_name(f"{path.name.split('.')[0]}.yml")
    return meant.name in known and not meant.exists()


def _read(file: Path, loaded: Loaded) -> Located | None:
    try:
        if not file.is_file():
            raise OSError
        located = read(file.read_bytes())
    except YamlProblem as problem:
        loaded.problem(file, problem.message, problem.line)
    except OSError:
        loaded.problem(file, "is niet te lezen. Kijk of dit een gewoon bestand is, en of je het mag openen")
    else:
        for line, path in located.double_keys:
            loaded.problem(file, f"veld '{field_name(path)}': staat dubbel. Houd één van de twee over", line)
        return located
    return None


def _items(soort: Soort, file: Path, loaded: Loaded) -> Iterator[Item]:
    kind = KINDS[soort.naam]
    if not soort.in_one_file:
        if item := _record(kind, file, loaded):
            yield item
        return
    located = _read(file, loaded)
    if located is None:
        loaded.half_read.add(soort.naam)
    elif not isinstance(located.value, list):
        loaded.problem(file, f"hier hoort een lijst van {soort.meervoud}. Begin elk record met '- id:'", 1)
        loaded.half_read.add(soort.naam)
    else:
        for position, value in enumerate(located.value):
            if item := _validated(kind, file, located, (position,), loaded):
                yield item
            else:
                loaded.skip(soort.naam, value.get("id") if isinstance(value, dict) else None)


def _record(kind: Kind, file: Path, loaded: Loaded) -> Item | None:
    """The one record of a file; its id must be the name of the file."""
    located = _read(file, loaded)
    item = _validated(kind, file, located, (), loaded) if located else None
    if item is None:
        loaded.unread.add((kind.naam, file.stem))
    elif item.id != file.stem:
        mend = f"Maak er '{file.stem}' van, of hernoem het bestand" if ID.fullmatch(file.stem) else "Hernoem het bestand"
        message = f"veld 'id': '{item.id}' is niet gelijk aan de bestandsnaam. {mend}"
        loaded.problems.append(item.problem(("id",), message))
        loaded.unread.add((kind.naam, file.stem))
    return item


def _validated(kind: Kind, file: Path, located: Located, path: DataPath, loaded: Loaded) -> Item | None:
    value = located.value[path[0]] if isinstance(located.value, list) and path and isinstance(path[0], int) else located.value
    line = located.line(path)
    if not isinstance(value, dict):
        shape = "lijst" if isinstance(value, list) else "losse tekst"
        first = next(iter(kind.model.model_fields))
        loaded.problem(file, f"hier hoort één record met velden, geen {shape}. Begin met '{first}:'", line)
        return None
    if other := _other_kind(kind, value):
        loaded.problem(file, f"dit lijkt een {other.naam}. Zet het in {other.place}", line)
        loaded.skip(other.naam, value.get("id"))
        return None
    try:
        record = kind.model.model_validate(value)
    except ValidationError as error:
        for at, message, near in explained(error, kind.model):
            loaded.problem(file, message, located.line((*path, *at), near))
        return None
    return Item(kind.naam, record, shown(file), located, path)


def _other_kind(kind: Kind, value: dict[str, Plain]) -> Kind | None:
    """What these fields do make, when they do not make a `kind`: a file in the wrong folder."""
    if _fits(kind, value):
        return None
    return next((other for other in (*KINDS.values(), GEMEENTE, AANVULLING) if _fits(other, value)), None)


def _fits(kind: Kind, value: dict[str, Plain]) -> bool:
    required = {name for name, info in kind.model.model_fields.items() if info.is_required()}
    return required <= value.keys() <= kind.model.model_fields.keys()


def _load_local(lokaal: Path, loaded: Loaded) -> None:
    if not lokaal.is_dir():
        loaded.problem(lokaal, "deze map bestaat niet. Geef een andere map met --lokaal of KOMPAS_LOKAAL")
        return
    gemeente = lokaal / "gemeente.yml"
    if _exists(gemeente, "dit bestand ontbreekt. Maak het, met minstens naam, en contact met naam en email", loaded) and (
        located := _read(gemeente, loaded)
    ):
        loaded.gemeente = _validated(GEMEENTE, gemeente, located, (), loaded)
    logo = getattr(loaded.gemeente.record, "logo", None) if loaded.gemeente else None
    if loaded.gemeente and logo:
        loaded.logo = _logo(loaded.gemeente, lokaal, str(logo), loaded)
    notes = lokaal / LOCAL_NOTES
    if notes.exists():
        items = [_record(AANVULLING, file, loaded) for file in _yaml_files(notes, AANVULLING.naam, loaded)]
        loaded.aanvullingen += [item for item in items if item]
    card = lokaal / LOCAL_CARD
    if card.exists():
        items = [_record(KINDS["voorziening"], file, loaded) for file in _yaml_files(card, "voorziening", loaded)]
        loaded.items += [replace(item, lokaal=True) for item in items if item]
    elif (lokaal / FORMER_CARD).exists():
        loaded.problem(
            card, "deze map ontbreekt: een import is afgebroken. Zet de vorige terug met: .venv/bin/kompas importeer --herstel"
        )
        loaded.half_read.add("voorziening")
    known = set(LOCAL_FILES)
    for path in sorted(lokaal.iterdir()):
        belongs = path.name in known or path.name == logo or LOGO.fullmatch(path.name)
        if not belongs and not _ignored(path) and not _misnamed(path, known):
            loaded.problem(path, f"dit hoort niet in de lokale laag.{_like(path, known)} Haal het weg")


def _logo(gemeente: Item, lokaal: Path, name: str, loaded: Loaded) -> Path | None:
    path = lokaal / name
    problem = ""
    if not LOGO.fullmatch(name):
        problem = "moet de naam van een .svg- of .png-bestand in deze map zijn, zonder pad"
    elif not path.is_file():
        images = [image.name for image in lokaal.iterdir() if LOGO.fullmatch(image.name) and image.is_file()]
        problem = f"bestaat niet in {shown(lokaal)}.{nearest(name, images)} Zet het bestand in die map"
    elif (size := path.stat().st_size) > MAX_LOGO_BYTES:
        problem = f"is {-(-size // 1024)} kB, hoogstens {MAX_LOGO_BYTES // 1024} kB. Maak het logo kleiner"
    if problem:
        loaded.problems.append(gemeente.problem(("logo",), f"veld 'logo': '{shortened(name)}' {problem}"))
        return None
    return path
