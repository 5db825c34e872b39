"""A gemeente on its own: a fork gets its layer, its spreadsheet, its site, and an update of the project, without a conflict."""

from __future__ import annotations

import csv
import datetime
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from openpyxl import Workbook

from macros.cli import kompas
from macros.models import Aanvulling, Gemeente, Voorziening
from macros.nieuw import Opzet, bestanden, schrijf
from macros.schrijf_yaml import tekst
from tests.conftest import EPOCH, ROOT

DAY = datetime.date(2026, 11, 22)
LAYER = "lokaal-zonnedal"
IN_LAYER = {"KOMPAS_DATA": str(ROOT / "data"), "KOMPAS_LOKAAL": LAYER}
ROWS = 300
HEADINGS = (
    "Naam voorziening", "Aanbieder", "Korte omschrijving", "Leefgebied", "0e / 1e / 2e lijn", "Type",
    "Individueel of collectief", "Toegang", "Tel.", "E-mailadres", "Site", "Adres", "PC", "Woonplaats", "Wijk",
    "Openingstijden", "Kosten", "Contactpersoon", "Geheim adres?",
)  # fmt: skip
UPDATE = "pull --no-rebase --no-edit kern main"
WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), ROOT / ".gitlab-ci.yml"]
GUIDE = sorted((ROOT / "docs/gemeente").glob("*.md"))
MISTAKES = [("naam: Gemeente Zonnedal\n", "naam: Gemeente Zonnedal\nfictif: nee\n"), ("#1d4f7c", "#8fd3c4")]
KOMPAS = (sys.executable, "-c", "from macros.cli import main; main()")
# Git as on a machine where nobody has set it up, and not that of a hook that runs the tests.
HERE = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
HERE |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}
HERE |= {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "KOMPAS_DATA": ""}


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, on the day of the tests."""
    return subprocess.run(command, cwd=folder, env=HERE | environment, capture_output=True, text=True, check=False)


def good(result: subprocess.CompletedProcess[str]) -> str:
    assert result.returncode == 0, f"{shlex.join(result.args)}\n{result.stdout}{result.stderr}"
    return result.stdout


def git(folder: Path, *arguments: str, **environment: str) -> str:
    author = ("-c", "user.name=Redactie", "-c", "user.email=redactie@zonnedal.example")
    return good(run(folder, "git", *author, *arguments, **environment))


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def command(folder: Path, *arguments: str) -> str:
    """Run `kompas` of a checkout, in that checkout, for its own layer."""
    return good(run(folder, *KOMPAS, *arguments, KOMPAS_LOKAAL=LAYER))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it stands in this folder, in a repository of its own; also when this folder is an unpacked archive."""
    if not shutil.which("git"):
        pytest.skip("git ontbreekt op deze computer")
    folder = tmp_path_factory.mktemp("fork")
    here = {"GIT_DIR": str(folder / "kern/.git"), "GIT_WORK_TREE": str(ROOT)}
    git(folder, "init", "--quiet", "--initial-branch=main", "kern")
    git(ROOT, "add", "--all", **here)
    git(ROOT, "commit", "--quiet", "--message", "De kern", **here)
    git(folder / "kern", "reset", "--hard", "--quiet")
    return folder / "kern"


@pytest.fixture(scope="module")
def fork(upstream: Path) -> Path:
    """A gemeente's copy of the project, with its own layer."""
    folder = upstream.parent / "zonnedal"
    git(upstream.parent, "clone", "--quiet", "--local", str(upstream), str(folder))
    command(folder, "nieuw", "Gemeente Zonnedal", "--email", "wijkteam@zonnedal.example", "--wijken", "Noord, Zuid")
    (folder / LAYER / "koppeling.yml").write_text("kolommen: {PC: postcode, Contactpersoon: negeer}\n", encoding="utf-8")
    _spreadsheet(folder.parent / "kaart.xlsx")
    assert f"{ROWS} nieuw, 0 gewijzigd" in command(folder, "importeer", "../kaart.xlsx", "--schrijf")
    for part in ("sociale-kaart", "aanvullingen"):
        for example in (folder / LAYER / part).glob("voorbeeld-*.yml"):
            example.unlink()
    commit(folder, "Onze eigen laag")
    return folder


def _spreadsheet(file: Path) -> None:
    """A sheet as a gemeente has it: a merged title, its own headings, telephone numbers without their 0, hours in words."""
    book = Workbook()
    sheet = book.create_sheet("Sociale kaart", 0)
    sheet.append(["Sociale kaart Zonnedal, stand van maart"])
    sheet.merge_cells("A1:S1")
    sheet.append([])
    sheet.append(HEADINGS)
    for number in range(1, ROWS + 1):
        sheet.append(
            [
                f"Inloop {number}",
                f"Stichting Zonnedal {number % 40}",
                "Samen koffie,\nen hulp bij post.",
                ("Financiën", "Sociaal netwerk; Huisvesting", "ADL", "Verslaving / Justitie")[number % 4],
                f"{number % 4}e lijn",
                "Voorliggend",
                ("collectief", "Individueel")[number % 2],
                "vrij toegankelijk",
                880_000_000 + number,
                f"inloop{number}@zonnedal.example",
                f"www.zonnedal.example/{number}",
                f"Zonneweg {number}",
                "8200ab",
                "Zonnedal",
                ("Noord", "Noord, Zuid", "hele gemeente")[number % 3],
                ("ma t/m vr 9.00-17.00 uur", "dinsdag van 10 tot 12 uur", "op afspraak", "bel even")[number % 4],
                "gratis",
                "de beheerder",
                "ja" if number == ROWS else "",
            ]
        )
    book.save(file)


def test_the_site_of_the_gemeente_is_built_with_its_spreadsheet(fork: Path) -> None:
    assert good(run(fork, sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", KOMPAS_LOKAAL=LAYER)) == ""
    api = json.loads((fork / "site/api/v1/voorzieningen.json").read_text(encoding="utf-8"))
    assert sum(item["naam"].startswith("Inloop ") for item in api["items"]) == ROWS
    files = {
        path.relative_to(fork / "site").as_posix(): unescape(path.read_text(encoding="utf-8", errors="ignore"))
        for path in (fork / "site").rglob("*.*")
    }
    page = files["sociale-kaart/inloop-7/index.html"]
    assert "Gemeente Zonnedal" in files["index.html"]
    assert "0880000007" in page
    assert f"{LAYER}/sociale-kaart/inloop-7.yml" in page, "the file to mend"
    assert [path for path, text in files.items() if f"Zonneweg {ROWS}" in text] == [], "a secret address"


def test_the_data_tests_pass_for_the_gemeente(fork: Path) -> None:
    good(run(fork, sys.executable, "-m", "pytest", "-n", "0", "--tb=line", "tests/test_canon.py", KOMPAS_LOKAAL=LAYER))


def test_nothing_of_an_import_but_the_layer_itself_is_kept(fork: Path) -> None:
    tracked = git(fork, "ls-files", LAYER).splitlines()
    assert len(tracked) == ROWS + 2
    assert [path for path in tracked if "/." in path] == []


def test_an_update_of_the_project_leaves_the_layer_as_it_was(upstream: Path, fork: Path) -> None:
    before = contents(fork / LAYER)
    _change_the_core(upstream)
    git(fork, "remote", "add", "kern", str(upstream))
    git(fork, *UPDATE.split())
    assert contents(fork / LAYER) == before
    assert git(fork, "status", "--porcelain") == ""
    assert "In orde" in command(fork, "controleer")
    assert "Nieuw in de kern" in (fork / "data/sociale-kaart/nieuw-in-de-kern.yml").read_text(encoding="utf-8")


def _change_the_core(upstream: Path) -> None:
    """What a new version does: it changes a text, a page, the Makefile and the example gemeente, and adds a file."""
    for path in ("data/regels/02-eropaf.yml", "data/lokaal/gemeente.yml", "docs/gemeente/index.md", "Makefile"):
        file = upstream / path
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Voorbeeldstad", "Voorbeeldveen") + "\n", encoding="utf-8")
    shutil.rmtree(upstream / "data/lokaal/aanvullingen")
    voorziening = (upstream / "data/sociale-kaart/humanitas.yml").read_text(encoding="utf-8")
    new = voorziening.replace("id: humanitas", "id: nieuw-in-de-kern").replace("naam: Humanitas", "naam: Nieuw in de kern")
    (upstream / "data/sociale-kaart/nieuw-in-de-kern.yml").write_text(new, encoding="utf-8")
    commit(upstream, "Een nieuwe versie")


def steps(workflow: Any) -> Iterator[tuple[str, str]]:
    """Every `uses`, and every line of every `run` or `script`, anywhere in a workflow."""
    if isinstance(workflow, dict):
        for name, value in workflow.items():
            if name in ("uses", "run", "script"):
                yield from ((name, line) for line in ("\n".join(value) if isinstance(value, list) else value).splitlines())
            else:
                yield from steps(value)
    elif isinstance(workflow, list):
        for value in workflow:
            yield from steps(value)


def read(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # plain texts: `on` stays `on`


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
class TestWorkflows:
    """The files that GitHub and GitLab run for a gemeente."""

    def test_every_action_is_github_s_own_and_pinned_to_a_version(self, file: Path) -> None:
        for name, value in steps(read(file)):
            if name == "uses":
                assert re.fullmatch(r"actions/[a-z-]+@v[0-9]+", value) or (ROOT / value).is_file(), value

    def test_every_command_is_one_of_the_makefile(self, file: Path) -> None:
        lines = [line for name, line in steps(read(file)) if name != "uses"]
        for line in lines:
            if target := re.match(r"make (?:--silent )?(\S+)", line):
                good(run(ROOT, "make", "--dry-run", target[1]))
            else:
                assert line == "mv site public"

    def test_it_says_what_it_is_for(self, file: Path) -> None:
        assert file.read_text(encoding="utf-8").startswith("# ")


def test_github_publishes_what_make_build_writes_and_only_for_a_gemeente() -> None:
    jobs = read(ROOT / ".github/workflows/pages.yml")["jobs"]
    assert jobs["bouwen"]["if"] == "vars.KOMPAS_LOKAAL != ''"
    assert jobs["bouwen"]["env"] == {"KOMPAS_LOKAAL": "${{ vars.KOMPAS_LOKAAL }}"}
    assert jobs["bouwen"]["steps"][-1]["with"] == {"path": "site"}
    assert jobs["plaatsen"]["needs"] == "bouwen"


def test_github_builds_every_week_for_what_is_due_by_then() -> None:
    weekly = read(ROOT / ".github/workflows/wekelijks.yml")
    assert [re.fullmatch(r"\d+ \d+ \* \* [0-6]", entry["cron"]) is not None for entry in weekly["on"]["schedule"]] == [True]
    assert "workflow_call" in read(ROOT / ".github/workflows/pages.yml")["on"]


def test_gitlab_publishes_what_make_build_writes_and_only_for_a_gemeente() -> None:
    pipeline = read(ROOT / ".gitlab-ci.yml")
    assert all(rule["if"].startswith("$KOMPAS_LOKAAL && ") for rule in pipeline["workflow"]["rules"])
    assert pipeline["pages"]["artifacts"] == {"paths": ["public"]}
    assert pipeline["pages"]["script"][-2:] == ["make build", "mv site public"]


def blocks(kind: str) -> list[str]:
    """The code blocks of this kind in the guide for gemeenten, in order."""
    pattern = re.compile(rf"^( *)```{kind}\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
    return [textwrap.dedent(found[2]) for page in GUIDE for found in pattern.finditer(page.read_text(encoding="utf-8"))]


def _block(words: str, kind: str = "yaml") -> str:
    """The first block of the guide with these words in it."""
    return next(block for block in blocks(kind) if words in block)


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    """The new layer of the guide, in a folder of its own."""
    schrijf(tmp_path / LAYER, bestanden(Opzet("Gemeente Zonnedal", "wijkteam@zonnedal.example", DAY, wijken=("Noord", "Zuid"))))
    return tmp_path / LAYER


class TestGuide:
    """What the guide for gemeenten tells a reader to paste works, and the messages in it are the real ones."""

    @pytest.mark.parametrize("line", [line for block in blocks("sh") for line in block.splitlines()])
    def test_a_command_exists(self, line: str) -> None:
        word, *arguments = shlex.split(line)
        if word == ".venv/bin/kompas":
            known = kompas.commands[arguments[0]]
            known.make_parser(click.Context(known)).parse_args(arguments[1:])
        elif word == "make":
            good(run(ROOT, "make", "--dry-run", *arguments))
        else:
            assert word in ("git", "echo", "rm")

    def test_the_update_is_done_with_the_command_of_the_guide(self) -> None:
        assert f"git {UPDATE}\n" in "".join(blocks("sh"))

    def test_a_new_layer_is_announced_as_shown(self, tmp_path: Path) -> None:
        words = next(line for line in blocks("sh") if "kompas nieuw" in line)
        assert good(run(tmp_path, *KOMPAS, *shlex.split(words)[1:], KOMPAS_LOKAAL="")) in blocks("text")

    @pytest.mark.parametrize(("right", "wrong"), MISTAKES, ids=["unknown field", "contrast"])
    def test_a_mistake_gives_the_message_shown(self, right: str, wrong: str, layer: Path) -> None:
        (layer / "gemeente.yml").write_text(_block("naam: ").replace(right, wrong), encoding="utf-8")
        assert run(layer.parent, *KOMPAS, "controleer", **IN_LAYER).stdout in blocks("text")

    def test_the_sheet_of_the_guide_is_read_as_the_guide_says(self, layer: Path) -> None:
        page = (ROOT / "docs/gemeente/spreadsheet.md").read_text(encoding="utf-8")
        table = next(part for part in page.split("\n\n") if part.startswith("| Naam voorziening"))
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
        with (layer.parent / "kaart.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([rows[0], *rows[2:]])
        (layer / "koppeling.yml").write_text(_block("standaard:"), encoding="utf-8")
        result = run(layer.parent, *KOMPAS, "importeer", "kaart.csv", **IN_LAYER)
        assert result.returncode == 1
        assert set(_block("E2 ", "text").splitlines()) < {line.strip() for line in result.stdout.splitlines()}

    def test_every_example_fits_in_a_new_layer(self, layer: Path) -> None:
        (layer / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
        gemeente = yaml.load((layer / "gemeente.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for example in (yaml.load(block, Loader=yaml.BaseLoader) for block in blocks("yaml")):
            if "bij" in example:
                (layer / f"aanvullingen/{example['id']}.yml").write_text(tekst(example, Aanvulling), encoding="utf-8")
            elif "gecontroleerd_op" in example:
                with (layer / "sociale-kaart/voorbeeld-inloop.yml").open("a", encoding="utf-8") as file:
                    file.write(tekst(example, Voorziening))
            elif "standaard" not in example:
                gemeente |= example
        (layer / "gemeente.yml").write_text(tekst(gemeente, Gemeente), encoding="utf-8")
        assert "In orde" in good(run(layer.parent, *KOMPAS, "controleer", **IN_LAYER))
