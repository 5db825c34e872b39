"""Whatever stands in the data: never a traceback, always Dutch lines; and what is accepted is always a safe page."""

from __future__ import annotations

import copy
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, event, example, given, reject, settings
from hypothesis import strategies as st

from macros import export
from macros.check import check
from macros.load import load
from macros.opmaak import LinkTarget, first_sentence, to_html, to_inline_html
from macros.problems import DataError, Problem
from macros.render import escape, pages, redirects
from macros.strict_yaml import YamlProblem, read
from macros.texts import Opmaak, RecordLink, Tekst
from tests.unit.conftest import VANDAAG
from tests.unit.factories import Plain, as_yaml, tiny_data, write_data
from tests.unit.pagina import html_of, parsed, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DataObject, SearchStrategy

# A test run must not fail by chance, so the examples are always the same; KOMPAS_FUZZ=100 tries a hundred times as many others.
FUZZ = int(os.environ.get("KOMPAS_FUZZ", "1"))


def examples(count: int) -> settings:
    return settings(max_examples=count * FUZZ, derandomize=FUZZ == 1, deadline=None, suppress_health_check=[HealthCheck.too_slow])


FILES = tuple(tiny_data())
# Short words of which almost every Dutch sentence has one, and English ones that pydantic and PyYAML would use.
DUTCH_WORDS = "is het een de niet mag geen hier hoort kan staat veld dit deze dubbele lijkt ligt begint ontbreekt onbekend"
ENGLISH = re.compile(r"\b(should|expected|input|found|while|error|value|invalid|must|valid|required|the|None)\b")


def problems_of(files: dict[str, Plain]) -> list[Problem]:
    """The problems of these files. What is accepted is also made into a site: that must not fail either."""
    with tempfile.TemporaryDirectory() as name:
        folder = write_data(Path(name), files)
        try:
            knowledge = check(load(folder.data, folder.lokaal), VANDAAG)
        except DataError as error:
            event("refused")
            return [relative(problem, folder.root) for problem in error.problems]
        event("accepted")
        assert list(pages(knowledge))
        assert list(redirects(knowledge))
        assert list(export.files(knowledge))
        return []


def relative(problem: Problem, root: Path) -> Problem:
    """The problem as seen from the folder of the data; it must lie in there."""
    return Problem(Path(problem.file).relative_to(root).as_posix(), problem.line, problem.message)


def assert_readable(problems: list[Problem], changed: str, lines: int) -> None:
    """Every problem is one Dutch line about a place that exists; `changed` is the file of which `lines` is the length."""
    for problem in problems:
        text = str(problem)
        assert text.splitlines() == [text]
        assert 0 <= problem.line <= (lines if problem.file == changed else 1000)
        words = re.findall(r"[a-zéë]+", re.sub(r"'[^']*'", "", problem.message).lower())
        assert set(DUTCH_WORDS.split()) & set(words), problem.message
        assert not ENGLISH.search(re.sub(r"'.*'", "", problem.message)), problem.message


def check_one_file(name: str, content: bytes) -> None:
    problems = problems_of({**tiny_data(), name: content})
    assert_readable(problems, name, len(re.split(rb"\r\n?|\n", content)))


@examples(120)
@given(name=st.sampled_from(FILES), content=st.binary(max_size=300))
@example(name=FILES[0], content=b"")
@example(name=FILES[0], content=b"\xff\xfe")
@example(name=FILES[0], content=b"a: &a [*a]")
@example(name=FILES[0], content=b"a: *a")
@example(name=FILES[4], content=b"[]")
def test_any_bytes_in_any_file_give_dutch_lines(name: str, content: bytes) -> None:
    check_one_file(name, content)


@examples(120)
@given(name=st.sampled_from(FILES), content=st.text(max_size=300))
def test_any_text_in_any_file_gives_dutch_lines(name: str, content: str) -> None:
    check_one_file(name, content.encode())


YAML_PIECES = st.sampled_from(
    [
        *":-[]{}#&*!|>'\"%@`?,~\\",
        "\n",
        "\n  ",
        "\n- ",
        ": ",
        " ",
        "\t",
        "---\n",
        "...\n",
        "id",
        "a",
        "<<",
        "\r",
        "é",
        "0",
        "%YAML 1.1\n",
    ]
)


@examples(600)
@given(st.lists(YAML_PIECES, max_size=40).map("".join))
@example("%YAML 1.1\n ")
@example("a: [")
def test_any_heap_of_yaml_marks_is_read_or_explained_at_a_line_of_it(content: str) -> None:
    try:
        read(content.encode())
    except YamlProblem as problem:
        assert_readable([Problem("x.yml", problem.line, problem.message)], "x.yml", len(re.split(r"\r\n?|\n", content)))


@st.composite
def damaged_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A good file with a piece cut out, doubled, or replaced by other characters."""
    name = draw(st.sampled_from(FILES))
    content = as_yaml(tiny_data()[name]).encode()
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, min(len(content), start + 40)))
    piece = draw(st.sampled_from([b"", content[start:end] * 2]) | YAML_PIECES.map(str.encode) | st.binary(max_size=4))
    return name, content[:start] + piece + content[end:]


@examples(120)
@given(damaged_files())
def test_a_slip_of_the_editor_gives_dutch_lines(damaged: tuple[str, bytes]) -> None:
    check_one_file(*damaged)


PIECES = r"""
    [[regel:01-eerste]] [[begrip:waakvlam|vlam]] [[regel:x]] [[ ]] [ ] ( ) ]( < > </ <b> <script> <!-- --> &lt; &#106; &colon;
    javascript: JaVaScript: data: https://x.nl mailto:a@b.nl tel:112 http:// // ` ``` ~~~ * ** _ __ # ## ! ![ | |---| - + 1.
    > \ " ' { } {{ }} {% : = === --- *** [a]: a b eerste woord é 😀
"""
BLANKS_AND_LINES = [" ", "\n", "\n\n", "    ", "  \n", "\t", "| a | b |\n|:-:|---|\n| c | d |\n", "<java script:x>", "<a href=x>"]
MARKUP_PIECES = st.sampled_from([*PIECES.split(), *BLANKS_AND_LINES])
MARKUP = st.lists(MARKUP_PIECES | st.text(max_size=4), max_size=25).map("".join)
WORDS = "nee 012 -0 2026-13-45 9999-12-31 ² [[regel:x]] [[ <script> index ../x https://x.nl regel:01-eerste 01-eerste 11"
ODD = ["", " ", "9" * 40, "a" * 7000, "é" * 301, "\u202e", "\u200b", "a\nb", "a\x00b", "\ufeff", "[a](javascript:x)", "{{ x }}"]
SCALARS: SearchStrategy[Plain] = st.sampled_from([*WORDS.split(), *ODD]) | st.text(max_size=20) | MARKUP
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=8
)


def deep(levels: int) -> Plain:
    """Lists and mappings inside each other."""
    value: Plain = "x"
    for level in range(levels):
        value = [value] if level % 2 else {"a": value}
    return value


def places(value: Plain, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every part of plain data below the top."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield (*path, key)
        yield from places(value[key], (*path, key))


def change(content: Plain, path: tuple[Any, ...], draw: DataObject) -> None:
    """Delete, double, rename, replace, rewrite, nest or swap the part at `path`."""
    holder: Any = content
    for key in path[:-1]:
        holder = holder[key]
    key = path[-1]
    match draw.draw(st.sampled_from(["delete", "double", "rename", "replace", "replace", "rewrite", "rewrite", "nest", "swap"])):
        case "delete":
            del holder[key]
        case "double" if isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        case "double" | "rename" if isinstance(holder, dict):
            holder[draw.draw(st.text(max_size=10) | st.just(f"{key}s"))] = holder.pop(key)
        case "rewrite" if isinstance(holder[key], str):
            holder[key] = draw.draw(MARKUP | st.text(min_size=1, max_size=20))
        case "nest":
            holder[key] = draw.draw(st.sampled_from([[holder[key]], {"a": holder[key]}, deep(30)]))
        case "swap":
            other = draw.draw(st.sampled_from(list(places(content))))
            part = content
            for step in other:
                part = part[step]
            holder[key] = copy.deepcopy(part)
        case _:
            holder[key] = draw.draw(TREES)


@examples(400)
@given(st.data())
def test_a_changed_record_gives_dutch_lines_or_a_site(draw: DataObject) -> None:
    name = draw.draw(st.sampled_from(FILES))
    content = copy.deepcopy(tiny_data()[name])
    for _ in range(draw.draw(st.integers(1, 3))):
        if paths := list(places(content)):
            change(content, draw.draw(st.sampled_from(paths)), draw)
    text = as_yaml(content)
    assert_readable(problems_of({**tiny_data(), name: text}), name, text.count("\n") + 1)


@examples(120)
@given(st.text(min_size=1, max_size=300))
@example("1. een")
@example("2) twee")
@example("7.")
@example("&amp;lt;")
@example("{: #a }")
@example("a\u2028b")
def test_accepted_plain_text_comes_out_of_markdown_and_html_as_it_went_in(written: str) -> None:
    text = accepted(Tekst, written)
    tree, errors = parsed(html_of(f"Voor\n\n{escape(text)}\n\nNa\n"))
    assert ([element.tag for element in tree], tree[1].text, errors) == (["p", "p", "p"], text, [])


@examples(120)
@given(st.text(min_size=1, max_size=100))
def test_accepted_plain_text_is_safe_in_an_attribute_and_inside_html(written: str) -> None:
    text = accepted(Tekst, written)
    tree, _ = parsed(html_of(f'<div><p title="{escape(text)}">{escape(text)}</p></div>\n'))
    assert (tree[0][0].get("title"), tree[0][0].text) == (text, text)


@examples(120)
@given(st.text(min_size=1, max_size=100))
def test_accepted_plain_text_is_safe_in_a_heading(written: str) -> None:
    text = accepted(Tekst, written)
    tree, _ = parsed(html_of(f"## {escape(text)} {{: #anker }}\n"))
    assert [(element.tag, element.get("id"), text_of(element)) for element in tree] == [("h2", "anker", " ".join(text.split()))]


def accepted(kind: type[Tekst] | type[Opmaak], written: str) -> str:
    """The text as the data would hold it: valid YAML without control characters, accepted by its kind."""
    try:
        read(as_yaml({"a": written}).encode())
        return kind.clean(written)
    except (YamlProblem, ValueError):
        reject()


ALLOWED = {"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "strong", "em", "a", "br"}
ATTRIBUTES = {"a": {"href", "title", "class", "data-uitleg"}, "ol": {"start"}}
HREF = re.compile(r"\.\./|https://|mailto:|tel:", re.IGNORECASE)


def resolve(link: RecordLink) -> LinkTarget:
    return LinkTarget(f"../{link.soort}/{link.id}/", link.label or "Titel", 'Uit"leg <b>' if link.soort == "begrip" else "")


@examples(800)
@given(MARKUP, st.sampled_from([to_html, to_inline_html]))
@example("| [[regel:a\\|b]] |\n|:-:|\n| c |", to_html)
@example("[a [[regel:b]] c](https://x.nl)", to_html)
@example('[a](https://x.nl "t")', to_html)
@example("<https://x.nl/a>", to_html)
@example("[[regel:a]]\r<b>", to_html)
def test_accepted_markup_is_safe_and_good_html(written: str, render: Any) -> None:
    tree, errors = parsed(render(accepted(Opmaak, written), resolve))
    elements = [element for element in tree.iter() if element is not tree]
    unsafe = [element.tag for element in elements if element.tag not in ALLOWED]
    odd = [(e.tag, name) for e in elements for name in e.keys() if name not in ATTRIBUTES.get(str(e.tag), set())]  # noqa: SIM118
    addresses = [element.get("href", "") for element in elements if element.tag == "a"]
    assert (unsafe, odd, [href for href in addresses if not HREF.match(href)], errors) == ([], [], [], [])


@examples(300)
@given(MARKUP)
def test_markup_survives_the_page_around_it(written: str) -> None:
    text = accepted(Opmaak, written)
    direct, _ = parsed(to_html(text, resolve))
    around, _ = parsed(html_of(f'<div class="a">\n{to_html(text, resolve)}\n</div>\n'))
    assert text_of(around) == text_of(direct)


@examples(120)
@given(MARKUP)
def test_every_record_link_of_accepted_markup_becomes_a_link(written: str) -> None:
    text = Opmaak(accepted(Opmaak, written))
    tree, _ = parsed(to_html(text, resolve))
    made = [element.get("href") for element in tree.iter("a") if element.get("href", "").startswith("../")]
    assert made == [f"../{link.soort}/{link.id}/" for link in text.links]


@examples(120)
@given(MARKUP)
def test_the_first_sentence_of_accepted_markup_is_one_line(written: str) -> None:
    sentence = first_sentence(accepted(Opmaak, written))
    assert sentence == " ".join(sentence.split())
