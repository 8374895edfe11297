"""Conditions are good Norwegian on paper and on the screen, also those about the case itself."""

from __future__ import annotations

import pytest

from bti.case.titles import condition_in_words
from tests.integration.semantics.tale import Tale
from tests.unit.case.drive import guide

BODY = """
level_word: {one: fase, many: faser, the: fasen}
facts: {vold: {title: Vold, type: yes_no}}
levels:
  fase_1:
    title: Fase 1 – A
    steps:
      a:
        title: Samtale
        forms: {n: required}
        transitions:
          tre: {title: Tre ganger, to: slutt, when: level.fase_1.rounds >= 3}
          vaert: {title: Vært her, to: slutt, when: not step.b.visited}
          valgt: {title: Valgt, to: b, when: n.vei == valgt}
          ut: {title: Ut, to: b}
      b: {title: Møte, next: slutt}
forms: {n: {title: Notat, fields: {vei: {type: next_move, label: Hva nå?}}}}
"""


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("case.level == fase_1", "sakens fase er «Fase 1 – A»"),
        ("case.step != b", "sakens steg er noe annet enn «Møte»"),
        ("level.fase_1.rounds >= 3", "antallet runder på «Fase 1 – A» er minst 3"),
        ("step.b.visited", "saken har vært på «Møte»"),
        ("not step.b.visited", "saken ikke har vært på «Møte»"),
        ("not case.closed", "saken ikke er avsluttet"),
        ("child.age >= 7", "barnets alder er minst 7"),
        ("fact.vold is not_asked", "«Vold» ikke er opplyst"),
        ("fact.vold is answered", "«Vold» er opplyst"),
        ("n.vei is not_asked", "det ikke er spurt om «Hva nå?»"),
        ("not n.vei is answered", "«Hva nå?» ikke er besvart"),
        ("child.term is answered", "terminen er kjent"),
        ("n.vei == valgt", "«Hva nå?» er «Valgt»"),
    ],
)
def test_a_condition_can_stand_after_when(condition: str, said: str) -> None:
    assert condition_in_words(guide(BODY), condition) == said


def test_why_says_how_it_stands_in_a_sentence() -> None:
    tale = Tale(
        BODY.replace(
            "tre: {title", "paa: {title: På, to: b, when: step.b.visited}\n          tre: {title"
        )
    )
    assert "Gjelder ikke: saken har ikke vært på «Møte»." in tale.says("paa")
    rounds = "Gjelder ikke: antallet runder på «Fase 1 – A» er 1, og må være minst 3."
    assert rounds in tale.says("tre")


def test_an_empty_next_move_offers_the_ways_of_the_step_it_is_for() -> None:
    tale = Tale(BODY)
    (field,) = tale.casework.blank("liten", "n").fields
    assert [one.label for one in field.choices] == ["Tre ganger", "Vært her", "Valgt", "Ut"]
