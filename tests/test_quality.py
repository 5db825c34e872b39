"""The code and the repository themselves: lint, types, licences, schemas for editors, and no address of a package index."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.cli import EDITOR_SCHEMAS
from macros.export import editor_schemas
from tests.conftest import ROOT

BIN = Path(sys.executable).parent


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command",
    [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("reuse", "lint")],
    ids=["lint", "format", "types", "licences"],
)
def test_the_repository_passes(command: tuple[str, ...]) -> None:
    result = run(*command)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_schemas_for_editors_are_those_of_the_models() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / EDITOR_SCHEMAS).iterdir()}
    assert written == {static.path: static.content for static in editor_schemas()}, "draai: .venv/bin/kompas schema"


def test_each_schema_for_editors_has_files_that_it_helps_with() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    mapped = {Path(schema).name for schema in settings["yaml.schemas"]}
    assert mapped == {path.name for path in (ROOT / EDITOR_SCHEMAS).iterdir()}


def test_every_requirement_is_locked_with_hashes_and_names_no_index() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9][^\n]*==[^\n]*", lock, re.MULTILINE)
    assert len(packages) > 20
    assert lock.count("--hash=sha256:") >= len(packages)
    assert not re.search(r"https?://|^--", lock, re.MULTILINE)
