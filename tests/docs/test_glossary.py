"""The glossary is binding: its words are those of the code, and no others stand in user texts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import msgspec
import pytest

from tests.packaging.tree import ROOT, tracked

INSIDE = "Inne i programmet"
STATES = "Tilstander"
EXCEPTIONS = "Unntak"
_ENDING = r"(?:e?n|e?t|a|e?r|e?ne|e)?s?"
# What stands in brackets is said in a sentence of its own.
_PAIR = re.compile(r'"(\w+)": "([^" (][^"]*)"')
_FIELDS = ("bti/guide/", "bti/store/")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A line of one of the glossary's tables."""

    heading: str
    cells: tuple[str, ...]


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A text that people may see, with its file and line."""

    file: str
    line: int
    words: str


@cache
def rows() -> tuple[Row, ...]:
    heading, found = "", []
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        elif line.startswith("| ") and not line.startswith(("| norsk", "| i koden", "| ord ")):
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            found.append(Row(heading=heading, cells=cells))
    return tuple(found)


def terms() -> tuple[Row, ...]:
    return tuple(row for row in rows() if row.heading not in {STATES, EXCEPTIONS})


def coded(cell: str) -> tuple[str, ...]:
    return tuple(re.findall(r"`([^`]+)`", cell))


@cache
def identifiers() -> frozenset[str]:
    found: set[str] = set()
    for name in tracked("bti"):
        if name.endswith(".py"):
            found |= set(_names(ast.parse((ROOT / name).read_text(encoding="utf-8"))))
    return frozenset(found)


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
                yield name
            case ast.keyword(arg=str(name)):
                yield name
            # The words of the guide language are closed lists of texts.
            case ast.Constant(value=str(text)) if text.isidentifier():
                yield text
            case _:
                pass


@cache
def texts() -> tuple[Text, ...]:
    return tuple(
        text
        for name in tracked("bti", "templates", "workflows")
        if (ROOT / name).is_file()
        for text in _texts_of(name)
    )


def _texts_of(name: str) -> Iterator[Text]:
    written = (ROOT / name).read_text(encoding="utf-8")
    if name.endswith(".py"):
        yield from _constants(name, ast.parse(written))
    elif name.endswith((".j2", ".yaml")):
        for number, line in enumerate(written.splitlines(), 1):
            # What stands before a colon alone on its line is an id.
            words = re.sub(r"^\s*[a-z0-9_]+:", "", line) if name.endswith(".yaml") else line
            yield Text(file=name, line=number, words=words)


def _constants(name: str, tree: ast.Module) -> Iterator[Text]:
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield Text(file=name, line=node.lineno, words=node.value)


def has(word: str, text: str) -> bool:
    pattern = rf"(?<![\w.-]){re.escape(word)}{_ENDING}(?![\w-])"
    return re.search(pattern, text, re.IGNORECASE) is not None


def excepted() -> frozenset[tuple[str, str]]:
    return frozenset(
        (row.cells[0], file)
        for row in rows()
        if row.heading == EXCEPTIONS
        for file in coded(row.cells[1])
    )


def test_the_glossary_has_its_tables() -> None:
    headings = {row.heading for row in rows()}
    assert {INSIDE, STATES, EXCEPTIONS} <= headings
    assert len(terms()) > 40
    assert {len(row.cells) for row in terms()} == {4}


@pytest.mark.parametrize("row", terms(), ids=lambda row: row.cells[0])
def test_the_words_of_the_code_are_names_in_it(row: Row) -> None:
    words = coded(row.cells[1])
    assert words
    assert set(words) - identifiers() == set()


@pytest.mark.parametrize(
    "row", [row for row in terms() if row.heading != INSIDE], ids=lambda row: row.cells[0]
)
def test_people_read_the_norwegian_word(row: Row) -> None:
    assert any(has(row.cells[0], text.words) for text in texts())


@pytest.mark.parametrize(
    "word", [word for row in terms() for word in row.cells[3].split(", ") if word]
)
def test_no_one_reads_the_other_words(word: str) -> None:
    found = [text for text in texts() if has(word, text.words)]
    allowed = excepted()
    assert [text for text in found if (word, text.file) not in allowed] == []


def test_every_exception_is_needed() -> None:
    unneeded = [
        (word, file)
        for word, file in excepted()
        if not any(text.file == file and has(word, text.words) for text in texts())
    ]
    assert unneeded == []


def test_a_state_has_one_word() -> None:
    word = {coded(row.cells[0])[0]: row.cells[1] for row in rows() if row.heading == STATES}
    told = [
        (name, number, state, said)
        for name in tracked("bti", "templates")
        if name.endswith((".py", ".j2")) and not name.startswith(_FIELDS)
        for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), 1)
        for state, said in _PAIR.findall(line)
        if state in word and said != state and any(letter.isalpha() for letter in said)
    ]
    assert [found for found in told if found[3] != word[found[2]]] == []
    assert {state for _, _, state, _ in told} == set(word)


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("versjon", "En ny versjon.", True),
        ("versjon", "Versjonene er like", True),
        ("versjon", "konversjon", False),
        ("kopi", "sikkerhetskopi", False),
        ("vilkår", "Vilkåret er tomt", True),
        ("deltaker", "DELTAKERE", True),
    ],
)
def test_words_are_found_in_all_their_forms(*, word: str, text: str, found: bool) -> None:
    assert has(word, text) is found
