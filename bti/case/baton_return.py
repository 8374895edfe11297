"""The baton comes home: when the ground of the holder's unit falls away, it returns by itself.

Consent was withdrawn, refused or ran out: nobody there reads on, so nobody there is asked. It is
the one exception to the rule that the old holder holds until a new one has accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.case.calendar import day_of
from bti.case.events import BatonReturned, BatonWithdrawn, TaskDone, TaskStarted
from bti.case.people import ground_fell, other_ground, unit_has_consent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bti.case.case import Case, Holder
    from bti.case.events import AnyEvent
    from bti.case.standing import Standing

DECIDE = "stafettholder"
"""The task that comes with it: to decide who holds the baton from now on."""


def returned(standing: Standing) -> Iterator[AnyEvent]:
    """Give the baton back from a unit whose ground fell, and take back an offer made to one."""
    case, offer, holder = standing.case, standing.case.baton.offer, standing.case.baton.holder
    if offer and fell(standing, offer.unit):
        yield BatonWithdrawn(to=offer.to, lost=offer.unit)
    if holder is None or not fell(standing, holder.unit):
        return
    to, unit, service = _back_to(standing)
    yield BatonReturned(to=to, unit=unit, service=service, lost=holder.unit)
    if case.task(DECIDE) is None and DECIDE not in standing.guide.tasks:
        title = "Bestem hvem som skal ha stafettpinnen"
        yield TaskStarted(task=DECIDE, title=title, to=to)


def fell(standing: Standing, unit: str) -> bool:
    """Tell whether the ground of a unit has fallen away today."""
    return ground_fell(standing.guide, standing.case, unit, day_of(standing.now))


def _back_to(standing: Standing) -> tuple[str, str, str]:
    """Give the last holder whose unit has a ground, else who leads the unit that opened it."""
    case = standing.case
    for one in reversed(case.baton.earlier):
        if _takes_part(case, one) and _has_ground(standing, one.unit):
            return one.person, one.unit, one.service
    leader = next((one.id for one in standing.leaders(case.home)), case.opened_by)
    return leader, case.home, case.home_service


def _takes_part(case: Case, held: Holder) -> bool:
    them = (held.person, held.unit)
    return any((one.person, one.unit) == them and one.left is None for one in case.participants)


def _has_ground(standing: Standing, unit: str) -> bool:
    guide, case, today = standing.guide, standing.case, day_of(standing.now)
    own = unit == case.home or other_ground(case, unit)
    return own or unit_has_consent(guide, case, unit, today)


def decided(case: Case) -> tuple[TaskDone, ...]:
    """Give the task as done, once someone has accepted the baton or goes on with it."""
    task = case.task(DECIDE)
    return (TaskDone(task=task.id, title=task.title, to=task.to),) if task else ()
