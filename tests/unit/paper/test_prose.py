"""Paragraphs and points are told from how a text is typed."""

from __future__ import annotations

from bti.paper.prose import Block, blocks, lines


def test_blank_lines_part_paragraphs_and_other_line_ends_do_not() -> None:
    assert blocks("Hold møtet\nlite.\n\n\nSpør barnet.") == (
        Block(kind="paragraph", lines=("Hold møtet lite.",)),
        Block(kind="paragraph", lines=("Spør barnet.",)),
    )


def test_points_and_numbers_become_lists() -> None:
    assert blocks("Slik:\n- en\n* to\n1. først\n2) så") == (
        Block(kind="paragraph", lines=("Slik:",)),
        Block(kind="points", lines=("en", "to")),
        Block(kind="numbered", lines=("først", "så")),
    )


def test_a_long_point_goes_on_below_its_mark() -> None:
    assert blocks("- en lang\n  linje\n- to") == (
        Block(kind="points", lines=("en lang linje", "to")),
    )


def test_a_dash_inside_a_sentence_is_no_point() -> None:
    assert blocks("Kl. 10 – 12\n2027 var fint")[0].lines == ("Kl. 10 – 12 2027 var fint",)


def test_no_text_gives_no_blocks() -> None:
    assert blocks(" \n\n ") == ()


def test_an_answer_keeps_its_lines() -> None:
    assert lines("Hun sa:\n\n  «Nei.»\n") == ("Hun sa:", "«Nei.»")
