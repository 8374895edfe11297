from __future__ import annotations

import pytest

from bti.errors import Place
from bti.guide.nodes import ListNode, MapNode, TextNode, entries_of, text_of, values_of
from bti.guide.source import DEEPEST, LARGEST_FILE, LONGEST_TEXT, read


def codes(text: str) -> list[tuple[str, int, int]]:
    _, findings = read(text, "x.yaml")
    return [(f.code, f.place.line, f.place.column) for f in findings]


def test_every_node_and_key_knows_its_line_and_column() -> None:
    node, findings = read("a: en\nb:\n  - to\n  - {c: tre}\n", "x.yaml")

    assert findings == ()
    assert isinstance(node, MapNode)
    assert [(e.key, e.place) for e in node.entries] == [
        ("a", Place("x.yaml", 1, 1)),
        ("b", Place("x.yaml", 2, 1)),
    ]
    b = values_of(node)["b"]
    assert isinstance(b, ListNode)
    assert b.items[0] == TextNode(Place("x.yaml", 3, 5), "to")
    assert entries_of(b.items[1])["c"].place == Place("x.yaml", 4, 6)


@pytest.mark.parametrize(
    "text", ["no", "on", "yes", "~", "null", "0123", "12:30", "2026.10", "2026-02-30", "1e3", "0x1"]
)
def test_every_scalar_is_the_text_that_was_written(text: str) -> None:
    node, findings = read(f"a: {text}\n", "x.yaml")

    assert findings == ()
    assert text_of(values_of(node)["a"]) == text


def test_a_question_mark_inside_braces_belongs_to_the_text() -> None:
    node, findings = read("a: {title: Er det bra?, to: x}\n", "x.yaml")

    assert findings == ()
    assert text_of(values_of(values_of(node)["a"])["title"]) == "Er det bra?"


def test_columns_count_characters_and_line_ends_may_be_of_any_kind() -> None:
    node, _ = read("\ufeffa: {æøå: å}\r\nb: x\rc: y\n", "x.yaml")

    assert entries_of(values_of(node)["a"])["æøå"].place == Place("x.yaml", 1, 5)
    assert [e.place.line for e in entries_of(node).values()] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: b: c\n", "kolon", 1, 5),
        ("a: {b: c: d}\n", "kolon", 1, 9),
        ("a: @b\n", "foerste-tegn", 1, 4),
        ("a: `b`\n", "foerste-tegn", 1, 4),
        ("a: %b\n", "foerste-tegn", 1, 4),
        ("a: - b\n", "foerste-tegn", 1, 4),
        ("a: {b: - c}\n", "foerste-tegn", 1, 8),
        ("a: ? b\n", "foerste-tegn", 1, 4),
        ("a: > b\n", "foerste-tegn", 1, 4),
        ("a: [b] c\n", "foerste-tegn", 1, 4),
        ("a: {b} c\n", "foerste-tegn", 1, 4),
        ("a: *b!\n", "stjerne", 1, 4),
        ("a: * b\n", "stjerne", 1, 4),
        ("a: *b\n", "stjerne", 1, 4),
        ('a: "b" c\n', "anfoerselstegn", 1, 4),
        ("a: 'b' c\n", "anfoerselstegn", 1, 4),
        ('a: {b: "c" d, e: f}\n', "anfoerselstegn", 1, 8),
        ('a: "b\n', "anfoerselstegn", 1, 4),
        ('a: "b\\d"\n', "anfoerselstegn", 1, 4),
        ("a: b #c\n", "emneknagg", 1, 6),
        ("a: {b: c #d, e: f}\n", "emneknagg", 1, 10),
        ("a: b #c\n  d\n", "emneknagg", 1, 6),
        ("a: {b, c: d}\n", "komma", 1, 5),
        ("a: {b: c, d, e: f}\n", "komma", 1, 11),
        ("a: {b: c\nd: e\n", "parentes", 1, 4),
        ("a: [b\n", "parentes", 1, 4),
        ("a: }\n", "parentes", 1, 4),
        ("a: , b\n", "parentes", 1, 4),
        ("\ta: b\n", "tabulator", 1, 1),
        ("a:\n  \tb: c\n", "tabulator", 2, 3),
        ("a: b\nc\nd: e\n", "mangler-kolon", 2, 1),
        ("a:\n  b: c\n d: e\n", "innrykk", 3, 2),
        ("- a\nb: c\n", "innrykk", 2, 1),
        ("a: &b c\n", "anker", 1, 4),
        ("a: &b {c: d}\n", "anker", 1, 4),
        ("a: !b c\n", "merkelapp", 1, 4),
        ("a: !!map {b: c}\n", "merkelapp", 1, 4),
        ("<<: {a: b}\n", "flettenoekkel", 1, 1),
        ("a: b\n---\nc: d\n", "flere-dokumenter", 2, 1),
        ("a: b\nc: d\na: e\n", "dobbel-noekkel", 3, 1),
        ("? [a]\n: b\n", "sammensatt-noekkel", 1, 3),
        ("? {a: b}\n: c\n", "sammensatt-noekkel", 1, 3),
        ("a: b\x07\n", "ulovlig-tegn", 1, 5),
        ("a: b\u2028c\n", "ulovlig-tegn", 1, 5),
        ("a: \ud800\n", "ulovlig-tegn", 1, 4),
        ("%YAML x\n---\na: b\n", "yaml-feil", 1, 7),
    ],
)
def test_a_fault_of_spelling_is_told_where_it_stands(
    text: str, code: str, line: int, column: int
) -> None:
    assert codes(text)[0] == (code, line, column)


@pytest.mark.parametrize(
    "text",
    [
        "a: b  # en kommentar\n",
        "a: b # en kommentar\n",
        "a: 'b' #kommentar\n",
        "# en kommentar\na: b\n",
        "a: {b: , c: ''}\n",
        "---\na: b\n",
        "a: b\tc\n",
        "a: >-\n  b: c #d\n",
        "? a\n: b\n",
    ],
)
def test_what_only_looks_like_a_fault_is_none(text: str) -> None:
    assert codes(text) == []


def test_reading_goes_on_after_each_fault_of_spelling() -> None:
    node, findings = read("a: b: c\nd: @e\nf: *g!\nh: 'i' j\nk: l\n", "x.yaml")

    assert [(f.code, f.place.line) for f in findings] == [
        ("kolon", 1),
        ("foerste-tegn", 2),
        ("stjerne", 3),
        ("anfoerselstegn", 4),
    ]
    assert list(values_of(node)) == ["a", "d", "f", "h", "k"]


def test_the_first_of_two_equal_keys_is_kept_and_both_places_told() -> None:
    node, findings = read("a: en\nb: to\na: tre\n", "x.yaml")

    assert text_of(values_of(node)["a"]) == "en"
    assert "linje 1" in findings[0].message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 50_000, "parentes"),
        ("{" * 50_000, "parentes"),
        ("- " * 50_000, "for-dyp"),
        ("? " * 50_000, "for-dyp"),
        ("\n".join(" " * n + "a:" for n in range(DEEPEST + 2)), "for-dyp"),
        ("a: " + "x" * LARGEST_FILE, "for-stor"),
        ("a: " + "x" * (LONGEST_TEXT + 1), "for-lang-tekst"),
        ("- a\n" * 300_001, "for-stor"),
        ("a: &a [x, x]\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(1000)), "anker"),
        ("a: b: c\n" * 10_000, "kolon"),
        ("\ta: b\n" * 10_000, "tabulator"),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
def test_hostile_text_ends_in_findings(text: str, code: str) -> None:
    assert codes(text)[0][0] == code


def test_a_place_inside_a_text_is_exact_on_one_line_and_the_start_of_more() -> None:
    place = Place("x.yaml", 3, 7)

    assert TextNode(place, "abc").place_at(2) == Place("x.yaml", 3, 9)
    assert TextNode(place, "abc", "'").place_at(2) == Place("x.yaml", 3, 10)
    assert TextNode(place, "abc", ">").place_at(2) == place
    assert TextNode(place, "abc", "", one_line=False).place_at(2) == place
