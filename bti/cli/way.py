"""A way on as it was typed, and how it is taken."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bti.casework.saved import Saved
from bti.cli import console
from bti.cli.session import Session
from bti.errors import NotFound


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed about a way on."""

    id: str
    to: str = ""
    unit: str = ""
    person: str = ""
    reason: str = ""
    asked: Mapping[str, str] = {}
    left: Mapping[str, str] = {}
    child: str = ""
    born: str = ""


def take(session: Session, case: str, typed: Way) -> Saved:
    """Take a way of either kind, after asking at a terminal for what it needs and was not typed.

    A person need not know whether «mistanke» is a way on or an action: both words lead there.
    """
    casework, by = session.daily, session.by
    if casework.is_report(case, typed.id, by=by):
        # Nothing is looked at on the way: that would stand in the log of the case.
        return casework.do(
            case,
            typed.id,
            reason=typed.reason,
            asked=typed.asked,
            child=typed.child,
            born=typed.born or None,
            by=by,
        )
    if console.is_asked():
        typed = _completed(session, case, typed)
    return casework.go(
        case,
        typed.id,
        to=typed.to,
        unit=typed.unit,
        person=typed.person,
        reason=typed.reason,
        asked=typed.asked,
        left=typed.left,
        child=typed.child,
        born=typed.born or None,
        by=by,
    )


def _completed(session: Session, case: str, typed: Way) -> Way:
    from bti.cli.way_asking import completed, with_child

    try:
        (way,) = session.daily.why(case, typed.id, by=session.by)
    except NotFound:
        # Not written, but a step that a leader may go to with a reason; else it is told of then.
        return typed
    asks = way.kind != "transition" and session.daily.asks_child(case, typed.id, by=session.by)
    return completed(way, with_child(typed) if asks else typed)
