"""What stands on one line of a list: a case, a task, a request to an arena; and a day of them."""

from __future__ import annotations

from datetime import date, datetime

from bti.case.due_views import DueView
from bti.case.form_views import LEVEL, ContactView, View


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


class TaskLine(View, frozen=True, kw_only=True):
    """A task without a date in a list of several cases: which case it is in, and where that is."""

    case: str
    id: str
    title: str
    where: str = ""


class RequestView(View, frozen=True, kw_only=True):
    """What was last sent to an arena, and with what; its answer is the arena's to give."""

    id: str
    title: str
    sent: datetime
    by: str
    attached: tuple[str, ...] = ()
    times: int = 1


class InvitationView(View, frozen=True, kw_only=True):
    """An invitation that waits for an answer; it holds no case content."""

    case: str
    unit: str
    person: str = ""
    """The one who is invited, and empty when it is whoever answers for the unit."""
    role: str = ""
    invited: datetime
    ask: str
    """Whom to ask: the holder, else whoever opened the case."""


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


class Today(View, frozen=True, kw_only=True):
    """What waits for a person today."""

    person: str
    unit: str = ""
    day: date
    cases: int
    over: tuple[DueView, ...] = ()
    waiting: tuple[DueView, ...] = ()
    week: tuple[DueView, ...] = ()
    later: tuple[DueView, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    """What a person is to do, and no date says when."""
    offers: tuple[CaseLine, ...] = ()
    invitations: tuple[InvitationView, ...] = ()
    proposals: tuple[CaseLine, ...] = ()
    holder_left: tuple[CaseLine, ...] = ()
    without_due: tuple[CaseLine, ...] = ()
    contacts: tuple[ContactView, ...] = ()
