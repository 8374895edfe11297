"""How often something may be done, held against when it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from bti.case.calendar import day_of, is_working_day, start_of_day
from bti.case.case import Case
from bti.case.demand import Demand
from bti.case.standing import Standing
from bti.guide.limits import Limit, limit_in_words, parse_limit
from bti.guide.spans import earlier, parse_span

_HALF = 7
"""The month that the second half of a year begins with."""


def of_limit(standing: Standing, action: str, rule: str, text: str) -> Demand:
    """What is demanded of how often an action was done: fewer times than its limit."""
    limit = parse_limit(text)
    begun = _begun(standing.case, standing.now, limit)
    times = standing.case.actions_done.get(action, ())
    count = sum(moment >= begun for moment in times)
    return Demand(
        kind="limit",
        subject="limit",
        rule=rule,
        met=count < limit.count,
        message=f"Dette kan gjøres {limit_in_words(limit)}. Det er alt gjort.",
    )


def _begun(case: Case, now: datetime, limit: Limit) -> datetime:
    """Give when the period began that the limit counts in."""
    if limit.per == "case":
        return case.opened
    if limit.per == "round":
        return case.round.began
    today = day_of(now)
    if limit.is_span:
        return start_of_day(earlier(today, parse_span(limit.per), is_working_day))
    return start_of_day(_CALENDAR[limit.per](today))


_CALENDAR: dict[str, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: date.fromordinal(day.toordinal() - day.weekday()),
    "month": lambda day: day.replace(day=1),
    "half_year": lambda day: day.replace(month=_HALF if day.month >= _HALF else 1, day=1),
    "year": lambda day: day.replace(month=1, day=1),
}
