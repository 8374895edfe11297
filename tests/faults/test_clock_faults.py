"""A clock that goes backwards: what is recorded never does, and nothing is lost or done twice."""

from __future__ import annotations

from datetime import timedelta

from bti import Casework, Environment
from tests.integration.casework.story import AT, opened

BACK = timedelta(days=-400)


def test_recorded_time_never_runs_backwards() -> None:
    clock = Environment.fixed(at=AT, account="kari")
    with Casework.in_memory(environment=clock) as casework:
        case = opened(casework)
        first, second = [line.id for line in casework.show(case).step.checklist[:2]]
        casework.tick(case, first)
        clock.advance(BACK)
        casework.tick(case, second)
        clock.advance(-BACK * 2)
        casework.untick(case, first)
        moments = [line.at for line in casework.history(case)]
    assert moments == sorted(moments)
    assert moments[-2] == AT, "while the clock is behind, time stands"


def test_what_was_done_is_not_done_again_when_the_clock_is_put_back() -> None:
    clock = Environment.fixed(at=AT, account="kari")
    with Casework.in_memory(environment=clock) as casework:
        casework.open_case("miljoesak", child="Ola Prøve")
        clock.advance(timedelta(days=10))
        assert casework.work().due > 0
        waiting = len(casework.outbox())
        clock.advance(timedelta(days=-5))
        casework.work()
        clock.advance(timedelta(days=5))
        assert casework.work().due == 0
        assert len(casework.outbox()) == waiting


def test_a_case_opened_while_the_clock_was_ahead_can_be_worked_in() -> None:
    clock = Environment.fixed(at=AT, account="kari")
    with Casework.in_memory(environment=clock) as casework:
        clock.advance(timedelta(days=30))
        case = opened(casework)
        clock.advance(timedelta(days=-30))
        casework.tick(case, casework.show(case).step.checklist[0].id)
        assert casework.show(case).version == 2
