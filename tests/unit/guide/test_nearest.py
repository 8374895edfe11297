from __future__ import annotations

import pytest

from bti.guide.nearest import alike, meant, nearest, slip

KNOWN = ("evaluering", "undringsnotat", "gjennomfoer", "samtale_barn", "ja")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("evaluring", "evaluering"),
        ("Evaluering", "evaluering"),
        ("evalueirng", "evaluering"),
        ("gjennomfør", "gjennomfoer"),
        ("samtale-barn", "samtale_barn"),
        ("undringsnotater", "undringsnotat"),
        ("undring", "undringsnotat"),
        ("helt_annet", ""),
        ("j", ""),
        ("", ""),
        ("x" * 1000, ""),
        ("evaluering", ""),
    ],
)
def test_the_nearest_word_is_the_one_a_person_would_have_meant(word: str, expected: str) -> None:
    assert nearest(word, KNOWN) == expected


def test_those_that_may_be_meant_come_the_nearest_first_and_what_is_only_begun_last() -> None:
    known = ("stegene", "stein", "steg", "Stog")
    assert alike("ste", known) == ("steg", "stegene")
    assert alike("stag", known, most=3) == ("steg", "Stog")
    assert alike("stag", known, most=1) == ("steg",)
    assert alike("steg", (*known, "stag", "stag"), most=3) == ("Stog", "stag", "stegene")


def test_a_proposal_is_a_question_or_nothing() -> None:
    assert meant("evaluring", KNOWN) == "Mente du «evaluering»?"
    assert meant("helt_annet", KNOWN) == ""


def test_a_number_is_meant_when_a_finger_or_two_slipped() -> None:
    known = ("S-2026-001", "S-2026-017", "B-f5b16522", "B-f5b1aa22")
    assert slip("S-2026-0017", known) == ("S-2026-001", "S-2026-017")
    assert slip("B-f5b16252", known) == ("B-f5b16522",)
    assert slip("B-f5c9d522", known) == ()
