"""A text with half a sign, which Python allows and nothing can keep, is refused in words."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial

import pytest

from bti import Casework
from bti.errors import BadInput, BtiError
from tests.integration.semantics.tale import Tale

HALF = "Ola \ud800"
GUIDE = "steps: {a: {title: Først, transitions: {slutt: {title: Slutt, to: slutt}}}}"
ASKED: dict[str, Callable[[Casework, str], object]] = {
    "a reason": lambda work, case: work.go(case, "slutt", reason=HALF),
    "a measure": lambda work, case: work.add_measure(case, HALF),
    "a fact in a measure": lambda work, case: work.add_measure(case, "Lese", goal=HALF),
    "a ground": lambda work, case: work.invite(case, "ppt", ground=HALF),
    "a key": lambda work, case: work.once(HALF).add_measure(case, "Lese"),
}
NOT_VERBS = {"preview": "waits for a browser"}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_half_a_sign_is_said_to_be_one_and_nothing_is_written(
    asked: Callable[[Casework, str], object],
) -> None:
    tale = Tale(GUIDE)
    before = tale.casework.history(tale.case)
    with pytest.raises(BadInput, match="halve tegn") as told:
        asked(tale.casework, tale.case)
    assert HALF not in str(told.value)
    assert tale.casework.history(tale.case) == before


def test_no_verb_that_takes_texts_fails_on_half_a_sign() -> None:
    tale = Tale(GUIDE)
    failed = []
    for name, verb in inspect.getmembers(tale.casework, inspect.ismethod):
        needed = [one for one in inspect.signature(verb).parameters.values() if _is_needed(one)]
        texts = all(str(one.annotation) in {"str", "str | Path"} for one in needed)
        makes_one = inspect.isclass(verb.__self__)
        if name.startswith("_") or name in NOT_VERBS or makes_one or not needed or not texts:
            continue
        given = {one.name: HALF for one in needed}
        ways = [given, {**given, "case": tale.case}] if "case" in given else [given]
        failed += [name for way in ways if not _answers_in_words(partial(verb, **way))]
    assert failed == []


def test_every_method_of_a_person_is_marked_as_a_verb() -> None:
    """What takes no text from a person, and what opens a database, is no verb."""
    unmarked = {
        name
        for name, method in inspect.getmembers(Casework, inspect.isfunction)
        if not name.startswith("_") and not hasattr(method, "__wrapped__")
    }
    assert unmarked == {"once", "now", "close"}


def _answers_in_words(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except UnicodeEncodeError:
        return False
    except BtiError:
        return True
    return True


def _is_needed(one: inspect.Parameter) -> bool:
    return one.default is one.empty and one.kind is not one.VAR_POSITIONAL
