from __future__ import annotations

import pytest

from bti.guide.nearest import meant, nearest

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
        ("helt_annet", ""),
        ("j", ""),
        ("", ""),
        ("x" * 1000, ""),
        ("evaluering", ""),
    ],
)
def test_the_nearest_word_is_the_one_a_person_would_have_meant(word: str, expected: str) -> None:
    assert nearest(word, KNOWN) == expected


def test_a_proposal_is_a_question_or_nothing() -> None:
    assert meant("evaluring", KNOWN) == "Mente du «evaluering»?"
    assert meant("helt_annet", KNOWN) == ""
