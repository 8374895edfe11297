"""What actions bring about: tasks, linked cases, and what is put to arenas."""

from datetime import datetime

from bti.case.event import Event
from bti.guide.times import Due


class Submitted(Event, frozen=True, kw_only=True, tag="submitted"):
    """The case was put to an arena, with copies of these forms (``form.number``)."""

    arena: str
    action: str
    attached: tuple[str, ...] = ()


class TaskStarted(Event, frozen=True, kw_only=True, tag="task_started"):
    """A task was started, by an action or an event; ``to`` is the person it goes to alone."""

    task: str
    title: str
    who: tuple[str, ...] = ()
    goes_to: tuple[str, ...] = ()
    to: str = ""
    due: Due | None = None
    hidden: bool = False
    stays: bool = False
    cause: str = ""
    moment: datetime | None = None


class TaskPassed(Event, frozen=True, kw_only=True, tag="task_passed"):
    """A task went on to another person: the one it was for is named in the case, or is gone."""

    task: str
    title: str
    to: str
    hidden: bool = False


class TaskDone(Event, frozen=True, kw_only=True, tag="task_done"):
    """A task was done; ``hidden`` as it was when it was started."""

    task: str
    title: str
    note: str = ""
    to: str = ""
    hidden: bool = False


class LinkedOpened(Event, frozen=True, kw_only=True, tag="linked_opened"):
    """A linked case was opened from this one. Never written for what is never blocked."""

    case: str
    workflow: str
    action: str = ""
    keeps_open: bool = False
