"""The examples in the hand-written pages are true: what a reader copies works, and the messages shown are the real ones."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.problems import DataError
from macros.site import folders, load_kennisbank
from tests.conftest import ROOT

GUIDE = (ROOT / "docs/beheer/boom-maken.md").read_text(encoding="utf-8")
TREE = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
MESSAGE = re.search(r"```text\n(.*?)\n```", GUIDE, re.DOTALL)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data in a folder of its own, which is then the current one."""
    shutil.copytree(folders()[0], tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return Path("data")


def test_the_small_tree_of_the_guide_is_sound(data: Path) -> None:
    assert TREE
    (data / "beslisbomen/was-doen.yml").write_text(TREE[1], encoding="utf-8")
    assert load_kennisbank(data)["beslisboom", "was-doen"].title == "Wie doet de was?"


def test_the_message_in_the_guide_is_the_one_you_get_without_the_rung(data: Path) -> None:
    assert TREE
    assert MESSAGE
    (data / "beslisbomen/was-doen.yml").write_text(TREE[1].replace("    trede: '1'\n", ""), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_kennisbank(data)
    assert str(raised.value) == MESSAGE[1]
