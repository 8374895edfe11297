"""Conditions mean what docs/reference/language.md says, for any condition and any case.

The oracle was written from that page by someone who had not seen the evaluator.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bti.guide.conditions import ConditionFault, Truth, describe, evaluate, explain, parse
from bti.guide.conditions.checking import check
from bti.guide.conditions.printing import write
from tests.properties.condition_oracle import truth
from tests.properties.condition_scopes import KindsOf, ScopeOf
from tests.properties.condition_soundness import sound
from tests.properties.condition_terms import Test, World
from tests.properties.condition_texts import Writer
from tests.properties.condition_worlds import NAMED, Tests, world_of

KNOWN = {Truth.YES: True, Truth.NO: False, Truth.UNKNOWN: None}
FEW, MANY = 200, 3_000


@st.composite
def _cases(draw: st.DrawFn, *, astray: bool = False) -> tuple[Test, str, World]:
    """Draw a condition, how it is written, and a case that it is asked in."""
    named = {name: Tests(draw, whole=False).tree(1) for name in NAMED}
    test = Tests(draw, astray=astray).tree()
    text = Writer(lambda: draw(st.integers(0, 5)) == 0).write(test)
    return test, text, world_of(draw, test, named)


def expect_same_truth(case: tuple[Test, str, World]) -> None:
    test, text, world = case
    expression = parse(text)
    faults = [one for one in check(expression, KindsOf(world)) if one.severity == "error"]
    assert faults == []
    assert KNOWN[evaluate(expression, ScopeOf.of(world)).truth] is truth(test, world), text
    assert KNOWN[evaluate(parse(write(expression)), ScopeOf.of(world)).truth] is truth(test, world)


def expect_same_faults(case: tuple[Test, str, World]) -> None:
    test, text, world = case
    try:
        found = check(parse(text), KindsOf(world))
    except ConditionFault as fault:
        found = (fault,)
    faults = [one.message for one in found if one.severity == "error"]
    assert (faults == []) is sound(test, world), (text, faults)


def expect_explained(case: tuple[Test, str, World]) -> None:
    _, text, world = case
    scope = ScopeOf.of(world)
    expression = parse(text)
    verdict = evaluate(expression, scope)
    told, asked = explain(verdict, scope), describe(expression, scope)
    assert told.endswith(".")
    assert len(told) > 8
    assert asked
    if verdict.atoms and "alltid" not in told and "aldri" not in told and "i dag" not in told:
        assert "Spørsmålet " in told, (text, told)


def expect_kept(case: tuple[Test, str, World]) -> None:
    _, text, world = case
    scope = ScopeOf.of(world, hidden=True)
    told = explain(evaluate(parse(text), scope), scope)
    if "i dag" not in told:
        assert _SAYS_NOTHING.fullmatch(_HIDDEN.sub("", told)), (text, told)


_HIDDEN = re.compile("det avhenger av «[^»]+», som du ikke kan se svaret på")
_SAYS_NOTHING = re.compile(
    r"(Gjelder|Gjelder ikke|Ikke avklart)( alltid| aldri)?:?[ ,;]*( og)?[ ,]*\."
)
_quick = settings(
    max_examples=FEW, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
_long = settings(_quick, max_examples=MANY)


@given(_cases())
@_quick
def test_a_condition_is_as_true_as_the_page_says(case: tuple[Test, str, World]) -> None:
    expect_same_truth(case)


@given(_cases(astray=True))
@_quick
def test_a_condition_is_refused_when_the_page_says_so(case: tuple[Test, str, World]) -> None:
    expect_same_faults(case)


@given(_cases())
@_quick
def test_every_answer_is_explained_by_its_questions(case: tuple[Test, str, World]) -> None:
    expect_explained(case)


@given(_cases())
@_quick
def test_no_answer_is_given_to_one_who_may_not_read_it(case: tuple[Test, str, World]) -> None:
    expect_kept(case)


@pytest.mark.slow
@given(_cases())
@_long
def test_thousands_of_conditions_are_as_true_as_the_page_says(
    case: tuple[Test, str, World],
) -> None:
    expect_same_truth(case)


@pytest.mark.slow
@given(_cases(astray=True))
@_long
def test_thousands_of_conditions_are_refused_when_the_page_says_so(
    case: tuple[Test, str, World],
) -> None:
    expect_same_faults(case)
