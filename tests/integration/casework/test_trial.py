"""A trial places a case where one likes, and says no more of it than that."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bti.case.commands import Go
from bti.case.subject import Subject
from bti.casework.beside import editions
from bti.casework.trial import Trial
from bti.errors import NotFound
from bti.guide.targets import steps_in_order

AT = datetime.fromisoformat("2026-09-01T09:00:00+02:00")
SYSTEMSAK, BTI = editions("systemsak"), editions("bti")
GROUP = Subject(name="Prøve", kind="group")


@pytest.fixture
def trial() -> Trial:
    made = Trial.starting(AT, BTI)
    made.add_unit("skolen", "Skolen", service="skole")
    made.add_person("kari", "Kari")
    made.add_post("kari", "ansatt", "skolen")
    return made


@pytest.mark.parametrize("step", [step for _, step in steps_in_order(BTI[0].guide, None)])
def test_a_case_can_begin_on_every_step_and_its_history_says_only_that(
    trial: Trial, step: str
) -> None:
    case = trial.place("bti", step, Subject(name="Ola Prøve"), by="kari", holder="kari")

    shown = trial.show(case, by="kari")

    assert (shown.step.id, shown.round, shown.holder) == (step, 1, "Kari")
    assert [type(one.what).__name__ for one in trial.events(case)] == [
        "CaseOpened",
        "BatonAccepted",
    ]


def test_an_attempt_says_what_is_lacking_and_writes_nothing(trial: Trial) -> None:
    case = trial.place("bti", "undring", Subject(name="Ola Prøve"), by="kari")

    reasons = trial.attempt(case, Go(transition="neste"), "kari")

    assert {reason.subject for reason in reasons} == {"ikke_akutt", "undringsnotat"}
    assert trial.attempt(case, Go(transition="mistanke"), "kari") == ()
    assert len(trial.events(case)) == 1
    with pytest.raises(NotFound):
        trial.attempt(case, Go(transition="fortsett"), "kari")


def test_the_clock_goes_forward_only(trial: Trial) -> None:
    trial.move_clock(AT + timedelta(days=3))
    trial.move_clock(AT)

    assert trial.now() == AT + timedelta(days=3)


def test_the_same_seed_draws_the_same() -> None:
    first, second = (Trial.starting(AT, SYSTEMSAK, seed=7) for _ in range(2))

    drawn = [first.draw(100) for _ in range(20)]

    assert drawn == [second.draw(100) for _ in range(20)]
    assert len(set(drawn)) > 10
