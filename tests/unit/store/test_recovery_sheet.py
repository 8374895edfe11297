"""A key on paper is read back as it was, and a slip on any row is noticed."""

from __future__ import annotations

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
