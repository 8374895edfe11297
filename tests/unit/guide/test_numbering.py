"""A level has the number that its id ends in."""

from __future__ import annotations

import pytest

from bti.guide.loading import load
from bti.guide.numbering import level_number

TEXT = """
workflow: proeve
version: 1
language: nb
title: Nummer
roles: {{ansatt: Ansatt}}
kinds: {{u: {{title: Undring, phase: uro}}}}
levels: {{{level}: {{title: Nivå, steps: {{a: {{kind: u, title: A, next: slutt}}}}}}}}
closings: {{slutt: Slutt}}
"""


@pytest.mark.parametrize(
    ("level", "number"),
    [
        ("nivaa_2", "2"),
        ("n1", "1"),
        ("fase12", "12"),
        ("nivaa_3_0", "3.0"),
        ("nivaa_b", "B"),
        ("nivaa", "0"),
    ],
)
def test_the_number_is_what_the_id_ends_in(level: str, number: str) -> None:
    guide = load({"proeve.yaml": TEXT.format(level=level)}).guide
    assert guide is not None
    assert level_number(guide, level) == number
