"""A key on paper is read back as it was, and a slip on any row is noticed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bti.errors import BadInput
from bti.store.recovery_sheet import last_words, read, rows, same_words, sheet

KEY = bytes(range(100, 132))


def test_a_sheet_is_read_back_with_all_that_stands_around_it() -> None:
    lines = sheet(KEY, "2026-11-28", "/et/sted/bti.key")
    assert read(lines) == KEY
    assert read(tuple(line.upper() for line in lines)) == KEY


def test_rows_may_be_written_without_spaces_between_the_groups() -> None:
    typed = []
    for row in rows(KEY):
        signs, words = row.split("   ")
        typed.append(f"{signs.replace(' ', '')} {words}")
    assert read(tuple(typed)) == KEY


@pytest.mark.parametrize("number", range(4))
def test_a_wrong_sign_is_told_with_its_row(number: int) -> None:
    lines = list(rows(KEY))
    first = lines[number][0]
    lines[number] = ("0" if first != "0" else "1") + lines[number][1:]
    with pytest.raises(BadInput, match=f"Rad {number + 1} "):
        read(tuple(lines))


def test_rows_that_changed_places_are_told() -> None:
    one, two, three, four = rows(KEY)
    with pytest.raises(BadInput) as told:
        read((two, one, three, four))
    assert len(told.value.problems) == 2


def test_a_row_that_is_missing_is_told() -> None:
    with pytest.raises(BadInput, match="4 rader"):
        read(rows(KEY)[:3])


def test_who_has_the_sheet_can_say_its_last_words() -> None:
    assert same_words(f" {last_words(KEY).upper()}. ", KEY)
    assert not same_words("bjerk", KEY)
    assert not same_words("", KEY)


@pytest.mark.parametrize(("letter", "figure"), [("o", "0"), ("O", "0"), ("l", "1"), ("I", "1")])
def test_letters_that_are_no_figures_are_read_as_those_they_look_like(
    letter: str, figure: str
) -> None:
    key = bytes(range(0, 160, 5))
    lines = tuple(_in_figures(row, figure, letter) for row in rows(key))
    assert lines != rows(key)
    assert read(lines) == key


def _in_figures(row: str, figure: str, letter: str) -> str:
    signs, words = row.split("   ")
    return f"{signs.replace(figure, letter)}   {words}"


@pytest.mark.parametrize(
    "slip",
    [
        lambda row: row.rpartition(" ")[0],
        lambda row: f"{row.split('   ')[0]}   {' '.join(reversed(row.split()[-2:]))}",
        lambda row: f"{row} ost",
        lambda row: row.split("   ")[0],
    ],
    ids=["a missing word", "words that changed places", "a word too many", "no words"],
)
@pytest.mark.parametrize("number", [0, 3])
def test_a_slip_in_the_words_is_told_with_its_row(number: int, slip: Callable[[str], str]) -> None:
    lines = list(rows(KEY))
    lines[number] = slip(lines[number])
    with pytest.raises(BadInput, match=f"^Rad {number + 1} "):
        read(tuple(lines))


def test_a_row_with_a_sign_too_few_is_not_passed_over_in_silence() -> None:
    lines = (rows(KEY)[0][1:], *rows(KEY)[1:])
    with pytest.raises(BadInput, match="3 av dem kunne leses"):
        read(lines)


def test_rows_of_two_sheets_are_no_key() -> None:
    """As after a change of key, when both sheets lie in the safe: each row is right by itself."""
    other = bytes(range(32))
    for at in range(1, 4):
        with pytest.raises(BadInput, match="samme arket"):
            read((*rows(KEY)[:at], *rows(other)[at:]))


def test_rows_under_the_head_of_another_sheet_are_told() -> None:
    head = sheet(bytes(range(32)), "2026-11-28", "/et/sted/bti.key")[:4]
    with pytest.raises(BadInput, match="øverst på arket"):
        read((*head, *rows(KEY)))
