"""A closed case at a terminal: what it does not take is said before anything is asked."""

from __future__ import annotations

from bti.case.closed import IS_CLOSED, how_to_open
from bti.case.views import CaseView
from bti.cli.session import Session
from bti.errors import BadInput


def look(session: Session, case: str) -> CaseView:
    """Show a case to what is about to ask, when it is open.

    Raises:
        BadInput: it is closed; the sentence says how it is opened again.
    """
    view = session.daily.show(case, by=session.by)
    if view.closed:
        raise closed(view)
    return view


def closed(view: CaseView) -> BadInput:
    """Say that a case is closed, and how it is opened again."""
    ways = tuple(way.id for way in view.step.ways if way.kind == "transition")
    return BadInput(f"{IS_CLOSED} {how_to_open(view.id, ways)}")
