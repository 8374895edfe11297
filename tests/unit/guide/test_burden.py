from __future__ import annotations

from typing import get_args

from bti.guide.burden import MINUTES, Burden, burden
from bti.guide.loading import load
from bti.guide.questions import FieldType
from tests.packaging.tree import ROOT

GUIDE = """
workflow: tung
version: 1
language: nb
title: Tung
entries: {a: {}}
kinds: {slag: {title: Slag, phase: uro}}
steps:
  a:
    kind: slag
    title: A
    forms: {notat: required, plan: optional}
    checklist:
      x: {text: X, required: true}
      y: Y
    next: slutt
forms:
  notat:
    title: Notat
    fields:
      hva: {type: long_text, label: Hva, required: true}
      naar: {type: date, label: Når, required: or_reason}
      hvem: {type: text, label: Hvem, required: {when: notat.naar is answered}}
      mer: {type: select_multiple, label: Mer, choices: {a: A, b: B}}
      les: {type: note, label: Les dette}
      frist: {type: date, label: Frist, calculation: notat.naar + 2 weeks}
      rader:
        label: Rader
        repeat: {min: 1}
        fields:
          dag: {type: date, label: Dag, required: true}
          sted: {type: text, label: Sted}
  plan:
    title: Plan
    fields:
      maal: {type: long_text, label: Mål, required: true}
    themes: {hjemme: {title: Hjemme, adult: Spør, say: {3-9: Hvordan har du det}}}
closings: {slutt: Slutt}
"""


def measured(text: str = GUIDE) -> Burden:
    guide = load({"a.yaml": text}).guide
    assert guide is not None
    return burden(guide)


def test_a_form_counts_what_is_answered_and_not_what_is_shown_or_worked_out() -> None:
    notat, _ = measured().forms
    assert (notat.required, notat.optional, notat.ticks) == (4, 2, 0)
    assert (notat.minutes, notat.most_minutes) == (4, 5)


def test_a_step_counts_its_ticks_and_the_forms_it_asks_for() -> None:
    (level,) = measured().levels
    (step,) = level.steps
    assert (step.required, step.optional, step.ticks) == (4, 3, 2)
    assert (step.minutes, step.most_minutes) == (4, 8)


def test_the_words_that_are_said_to_a_child_are_not_weighed_as_the_adults() -> None:
    _, plan = measured().forms
    assert plan.readability.words == len(["Plan", "Mål", "Hjemme", "Spør"])
    assert plan.readability.lix is None


def test_what_is_heavy_is_told() -> None:
    assert measured().heavy == ()
    long = "Kommunikasjonsutfordringer vanskeliggjør målrettet forbedringsarbeid. " * 30
    whole = measured(GUIDE.replace("title: A\n", f"title: A\n    what: {long}\n"))
    assert [weight.id for weight in whole.heavy] == ["a"]
    assert whole.readability.is_heavy


def test_every_type_of_answer_has_an_estimate() -> None:
    assert set(get_args(FieldType)) - set(MINUTES) == {"note", "group", "repeat"}


def test_no_text_of_the_shipped_guides_is_heavy() -> None:
    heavy = {
        (path.stem, weight.id)
        for path in sorted((ROOT / "workflows").glob("*.yaml"))
        if "." not in path.stem
        for weight in measured(path.read_text(encoding="utf-8")).heavy
    }
    assert heavy == set()
