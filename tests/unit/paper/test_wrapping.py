"""Plain text never goes past its width, and loses no word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bti.paper.wrapping import COLUMNS, beside, columns, wrapped


@given(st.text(alphabet="abæ øčŋ🙂é-", max_size=400), st.integers(0, 12))
def test_no_line_is_wider_than_the_page_and_no_sign_is_lost(text: str, indent: int) -> None:
    lead = " " * indent
    lines = wrapped(text, lead, lead)
    assert all(columns(line) <= COLUMNS for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_lines_break_at_spaces_and_hang() -> None:
    lines = wrapped("en to tre fire", "- ", "  ", width=9)
    assert lines == ["- en to", "  tre", "  fire"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert wrapped("abcdefghij", " ", " ", width=5) == [" abcd", " efgh", " ij"]


def test_a_no_break_space_holds() -> None:
    assert wrapped("se 1.\N{NO-BREAK SPACE}mai", width=6) == ["se", "1.\N{NO-BREAK SPACE}mai"]


def test_nothing_gives_one_empty_line() -> None:
    assert wrapped("") == [""]
    assert wrapped("", "> ") == [">"]


def test_wide_and_combining_signs_are_counted_as_shown() -> None:
    assert columns("🙂") == 2
    assert columns("e\u0301") == 1
    assert columns("👩\u200d👧") == 4


def test_two_texts_stand_at_the_ends_of_a_line() -> None:
    assert beside("BTI", "Sak 1", width=12) == "BTI    Sak 1"
    assert beside("BTI-veilederen", "Sak 1", width=12) == "BTI-veilederen\nSak 1"
    assert beside("BTI", "", width=6) == "BTI   "
