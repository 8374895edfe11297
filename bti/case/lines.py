"""What stands on one line of a list: a case, a task, a request to an arena."""

from __future__ import annotations

from datetime import datetime

from bti.case.form_views import LEVEL, View


class TaskView(View, frozen=True, kw_only=True):
    """A task that waits: what, whose, and by when; on empty paper the rule and what starts it."""

    id: str
    title: str
    about: str = ""
    who: tuple[str, ...] = ()
    mine: bool = False
    due: datetime | None = None
    rule: str = ""
    starts_when: str = ""
    only_for: tuple[str, ...] = ()
    hidden: bool = False
    one_person: bool = False
    stays: bool = False


class RequestView(View, frozen=True, kw_only=True):
    """What was last sent to an arena, and with what; its answer is the arena's to give."""

    id: str
    title: str
    sent: datetime
    by: str
    attached: tuple[str, ...] = ()
    times: int = 1


class CaseLine(View, frozen=True, kw_only=True):
    """A case in a list: no name, no answers."""

    id: str
    workflow: str
    level: str
    level_number: str
    level_word: str = LEVEL
    step: str
    closed: bool
    unit: str
    holder: str = ""
    mine: bool = False
    opened: datetime
    updated: datetime
    next_due: datetime | None = None
    holder_left: str = ""
    """What to do about it that who has the case has no post any more."""
