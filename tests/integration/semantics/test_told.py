"""What a linked case tells the first one: only what is news, and called what it is."""

from __future__ import annotations

from tests.integration.semantics.tale import Tale

FIRST = """
actions: {hjelp: {title: Hjelp, opens: {guide: hjelp, carry: nothing}}}
steps: {a: {title: A, actions: [hjelp], transitions: {ut: {title: Ut, to: slutt}}}}
"""
HELP = """
workflow: hjelp
title: Hjelp
linked_from: [liten]
gives: [svar.raad]
entries: {h: {}}
steps:
  h:
    title: H
    transitions:
      i: {title: I, to: i}
      meld: {title: Meld, to: i, emits: meldt}
  i: {title: I, transitions: {h: {title: H, to: h, round: same}, ut: {title: Ut, to: slutt}}}
closings: {slutt: {title: Slutt, transitions: {igjen: {title: Igjen, to: last_step}}}}
forms: {svar: {title: Svar, fields: {raad: {label: Råd}}}}
"""


def test_the_first_case_is_told_what_is_new_and_nothing_else() -> None:
    tale = Tale(FIRST, HELP)
    other = tale.casework.do(tale.case, "hjelp").linked
    begun = len(tale.lines())

    def told() -> list[str]:
        return [line.removeprefix(f"Den tilknyttede saken {other} ") for line in tale.lines()][
            begun:
        ]

    tale.casework.go(other, "i")
    assert told() == []
    tale.casework.fill(other, "svar", {"raad": "Vent"})
    tale.casework.go(other, "h")
    tale.casework.go(other, "meld")
    tale.casework.go(other, "ut")
    tale.casework.go(other, "igjen")
    assert told() == ["har svart.", "har gitt beskjed.", "er avsluttet.", "er åpnet igjen."]
