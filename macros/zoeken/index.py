"""Documents in; the files of the search index out: words by their first letters, and what a result shows of each page.

A word counts more in a name than in running text, more when few pages have it, and less in a long page (BM25F). That is worked
out here: a file holds for each word the pages and how much each page earns, so that the browser only adds up.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from macros.render import StaticFile
from macros.zoeken.documenten import Document
from macros.zoeken.taal import SHORTEST_PART, STOPWOORDEN, delen, stam, woorden

FOLDER = "zoek"
PER_FILE = 64  # pages in one file with results
SHARD_BYTES = 60_000  # a file with words beyond this is split by one more letter
PART = 0.45  # what a part of a compound earns, of the compound itself
SATURATION = 4.0
SCALE = 24
EXACT = {"titel": 260, "naam": 120}
LONGEST_NAME = 6  # words; longer names are sentences

Postings = dict[int, int]


def bestanden(documents: Sequence[Document], kaart: int) -> Iterator[StaticFile]:
    """The index of `documents`, of which the first `kaart` are the voorzieningen of the finder."""
    terms, forms = _terms(documents)
    shards = _shards(terms, forms)
    files = [StaticFile(f"{FOLDER}/woorden/{prefix}.json", _json(shard)) for prefix, shard in sorted(shards.items())]
    rows: list[list[object]] = [
        [document.url, document.titel, document.soort, document.kort, *document.kaart] for document in documents
    ]
    for start in range(0, len(rows), PER_FILE):
        files.append(StaticFile(f"{FOLDER}/paginas/{start // PER_FILE}.json", _json(rows[start : start + PER_FILE])))
    versie = hashlib.sha256("".join(file.content for file in files).encode()).hexdigest()[:10]
    manifest = {
        "versie": versie,
        "aantal": len(rows),
        "kaart": kaart,
        "per": PER_FILE,
        "letters": sorted(shards),
        "stopwoorden": sorted(STOPWOORDEN),
    }
    yield StaticFile(f"{FOLDER}/index.json", _json(manifest))
    yield from files


def _terms(documents: Sequence[Document]) -> tuple[dict[str, Postings], dict[str, set[str]]]:
    """What each page earns for each stem and for each whole name; and the words of each stem."""
    counted = [[(weight, Counter(woorden(text))) for weight, text in document.teksten] for document in documents]
    often = Counter(word for texts in counted for word in set().union(*(words for _, words in texts)))
    # `schuld` is a part of `schuldhulp` also when the texts only have `schulden`.
    known = frozenset(form for word in often for form in (word, stam(word)) if len(form) >= SHORTEST_PART and form.isalpha())

    @cache
    def parts(word: str) -> tuple[str, ...]:
        return tuple(map(stam, delen(word, known)))

    lengths = [sum(words.total() for weight, words in texts if weight == 1) for texts in counted]
    average = max(1.0, sum(lengths) / max(1, len(lengths)))
    earned: dict[str, dict[int, float]] = defaultdict(dict)
    for number, texts in enumerate(counted):
        norm = 1 / (0.5 + 0.5 * lengths[number] / average)
        for stem, frequency in _frequencies(texts, min(norm, 1.5), parts).items():
            earned[stem][number] = frequency
    total = len(documents)
    terms: dict[str, Postings] = {}
    for stem, pages in earned.items():
        rare = math.log(1 + (total - len(pages) + 0.5) / (len(pages) + 0.5))
        terms[stem] = {n: max(1, round(SCALE * rare * f / (f + SATURATION) * documents[n].belang)) for n, f in pages.items()}
    _add_names(terms, documents)
    forms: dict[str, set[str]] = defaultdict(set)
    for word in often:
        if word not in STOPWOORDEN:
            forms[stam(word)].add(word)
    return terms, forms


def _frequencies(
    texts: Iterable[tuple[int, Counter[str]]], norm: float, parts: Callable[[str], tuple[str, ...]]
) -> dict[str, float]:
    """How often each stem stands in a page, by weight; a word in running text counts `norm` times."""
    found: dict[str, float] = defaultdict(float)
    for weight, words in texts:
        for word, count in words.items():
            if word in STOPWOORDEN:
                continue
            points = (weight if weight > 1 else norm) * (1 + math.log(count))
            found[stam(word)] += points
            for part in parts(word):
                found[part] += PART * points
    return found


def _add_names(terms: dict[str, Postings], documents: Sequence[Document]) -> None:
    """A term for each whole name, so that a query that equals a name finds its page first."""
    for number, document in enumerate(documents):
        for position, naam in enumerate(document.namen):
            stems = [stam(word) for word in woorden(naam) if word not in STOPWOORDEN]
            if 0 < len(stems) <= LONGEST_NAME:
                points = round(EXACT["naam" if position else "titel"] * document.belang)
                pages = terms.setdefault("=" + " ".join(stems), {})
                pages[number] = max(points, pages.get(number, 0))


def _shards(terms: Mapping[str, Postings], forms: Mapping[str, set[str]]) -> dict[str, dict[str, object]]:
    """The terms by the first letter of their word; a large letter by its first two."""
    entries: dict[str, object] = {
        term: [" ".join(sorted(forms.get(term, ()))), [number for pair in sorted(pages.items()) for number in pair]]
        for term, pages in sorted(terms.items())
        if pages
    }
    by_letter: dict[str, dict[str, object]] = defaultdict(dict)
    for term, entry in entries.items():
        by_letter[term.lstrip("=")[:1]][term] = entry
    shards: dict[str, dict[str, object]] = defaultdict(dict)
    for letter, found in by_letter.items():
        if len(_json(found)) <= SHARD_BYTES:
            shards[letter] = found
            continue
        for term, entry in found.items():
            shards[term.lstrip("=")[:2].strip()][term] = entry
    return shards


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
