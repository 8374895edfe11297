"""The state of a case: frozen values, bounded by what is live, folded from events by ``fold``."""

from datetime import date, datetime
from typing import Literal

import msgspec

from bti.case.events import Answer, Answers, Origin
from bti.case.rebinding import Former
from bti.case.subject import Subject
from bti.guide.times import Due


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every part of a case has in common."""


class Tick(Part, frozen=True, kw_only=True):
    """Who saw a line of the checklist done, and when."""

    at: datetime
    by: str


class Round(Part, frozen=True, kw_only=True):
    """One pass through a level: its number, when it began, and its ticks by ``step.item``.

    ``since`` is the number of the round in which the level was entered: a new round on the same
    level keeps it. ``dates`` are the first dates of evaluation in the round by measure: what a new
    date has to be later than; ``added`` are the measures that were added in the round.
    """

    level: str
    number: int
    since: int = 1
    began: datetime
    ticks: dict[str, Tick] = {}
    dates: dict[str, date] = {}
    added: tuple[str, ...] = ()


class Stand(Part, frozen=True, kw_only=True):
    """Where a case stands: a step of a level, or a closing (then ``level`` is empty).

    ``track`` and ``subject`` settled what exists there when it was entered. ``since`` is when it
    went back there: clocks are as they were, and what came in between proposes nothing.
    """

    step: str
    level: str = ""
    closing: bool = False
    entered: datetime
    since: datetime | None = None
    track: str = ""
    off_path: bool = False
    subject: str = ""


class Visit(Part, frozen=True, kw_only=True):
    """A step that was entered: how often, when last entered and left, in which round.

    ``skipped`` is when a move last passed over it, if it was not entered since.
    """

    times: int
    entered: datetime
    left: datetime | None = None
    round: int = 1
    skipped: datetime | None = None


class Behind(Part, frozen=True, kw_only=True):
    """A stand that ``back`` can return to, with the round that was live there.

    ``skipped`` are the steps that the move from there passed over, and ``visit`` the visit before
    it to the step it led to: going back takes both back.
    """

    stand: Stand
    round: Round
    skipped: tuple[str, ...] = ()
    visit: Visit | None = None


class Copy(Part, frozen=True, kw_only=True):
    """A copy of a form, belonging to the round in which it was begun.

    ``settled`` was finished under an earlier guide, and a newer one never unfinishes it. ``former``
    are answers that have no question any more.
    """

    form: str
    number: int
    level: str
    round: int
    begun: datetime
    by: str
    answers: Answers = {}
    left: dict[str, str] = {}
    answered: dict[str, datetime] = {}
    finished: datetime | None = None
    settled: bool = False
    former: tuple[Former, ...] = ()


class Holder(Part, frozen=True, kw_only=True):
    """Who holds the baton, since when, accepted on which level and round."""

    person: str
    unit: str
    service: str = ""
    since: datetime
    level: str = ""
    round: int = 0


class Offer(Part, frozen=True, kw_only=True):
    """An offer of the baton that is not answered."""

    to: str
    unit: str
    service: str = ""
    by: str
    at: datetime
    answer_by: datetime | None = None


class Baton(Part, frozen=True, kw_only=True):
    """The baton: exactly one holder after the first, at most one offer.

    ``earlier`` are those who have held it before, each once, the last one last.
    """

    holder: Holder | None = None
    earlier: tuple[Holder, ...] = ()
    offer: Offer | None = None
    declined: int = 0
    decided: dict[str, int] = {}


class Participant(Part, frozen=True, kw_only=True):
    """Someone who takes part: invited (``joined`` empty) or present, until ``left``."""

    person: str
    unit: str
    service: str = ""
    role: str = ""
    basis: str = ""
    invited: datetime | None = None
    joined: datetime | None = None
    left: datetime | None = None


class ConsentAnswer(Part, frozen=True, kw_only=True):
    """One giver's answer."""

    giver: str
    yes: bool
    at: datetime
    valid_until: date | None = None
    withdrawn: datetime | None = None
    basis: str = ""


class Consent(Part, frozen=True, kw_only=True):
    """A purpose with its recipient unit and the answers of its givers."""

    purpose: str
    recipient: str = ""
    asked: datetime
    answers: tuple[ConsentAnswer, ...] = ()


class Measure(Part, frozen=True, kw_only=True):
    """A measure; ended ones stay until the round they ended in is over."""

    id: str
    what: str
    goal: str = ""
    responsible: str = ""
    contributors: tuple[str, ...] = ()
    place: str = ""
    start: date | None = None
    evaluate_by: date | None = None
    service: str = ""
    fields: Answers = {}
    added: datetime
    status: Literal["open", "done", "stopped"] = "open"
    ended: datetime | None = None
    former: tuple[Former, ...] = ()


class Told(Part, frozen=True, kw_only=True):
    """A fact from outside as it was last told, by whom, and the last day it holds."""

    value: Answer
    at: datetime
    by: str
    until: date | None = None
    host: bool = False


class Linked(Part, frozen=True, kw_only=True):
    """What this case knows of a case that was opened from it.

    ``told`` is the number of the event by which it last gave or emitted something.
    """

    case: str
    workflow: str
    opened: datetime
    action: str = ""
    keeps_open: bool = False
    emitted: dict[str, datetime] = {}
    given: Answers = {}
    told: int = 0
    closed: datetime | None = None


class Proposal(Part, frozen=True, kw_only=True):
    """A transition or action that has proposed itself, and why."""

    subject: str
    cause: str
    at: datetime
    due: datetime | None = None


class OpenTask(Part, frozen=True, kw_only=True):
    """A duty that waits to be done: by anyone with a role of ``who``, or by ``to`` alone.

    ``hidden`` from everyone but ``to``. ``title`` and ``due`` are kept for a task that stands in
    another guide than the case's own.
    """

    id: str
    title: str
    started: datetime
    who: tuple[str, ...] = ()
    goes_to: tuple[str, ...] = ()
    to: str = ""
    due: Due | None = None
    hidden: bool = False
    stays: bool = False


class Request(Part, frozen=True, kw_only=True):
    """What was last sent to an arena: when, by whom, and with which forms."""

    at: datetime
    by: str
    action: str
    attached: tuple[str, ...] = ()
    times: int = 1


class Asked(Part, frozen=True, kw_only=True):
    """The newest answers given in a move, kept with it, when it was made and by whom."""

    at: datetime
    by: str = ""
    answers: Answers = {}
    reason: str = ""


class Case(Part, frozen=True, kw_only=True):
    """A case as it stands after its newest event.

    ``done_with`` are the causes of time that have had their say, ``silenced`` those put off until
    the case leaves the step, and ``put_off`` all that have come on the step and are not proposed:
    said no to, however long for, or without their condition. ``never_blocked`` is a case that
    protects a child, ``named`` who was named in opening it, ``emitted`` what it has told and when.
    ``tasks`` wait to be done; of the others only the newest moment is kept. ``before`` is the case
    as it was before it was moved to
    another guide, kept as long as that can be undone: until the next event.
    """

    id: str
    workflow: str
    digest: str
    subject: Subject
    opened: datetime
    opened_by: str
    home: str
    home_service: str = ""
    origin: Origin | None = None
    carried: dict[str, Answers] = {}
    number: int
    at: datetime
    stand: Stand
    round: Round
    rounds: dict[str, int] = {}
    paused: dict[str, Round] = {}
    trail: tuple[Behind, ...] = ()
    last_step: str = ""
    visits: dict[str, Visit] = {}
    made: dict[str, Asked] = {}
    forms: dict[str, tuple[Copy, ...]] = {}
    copies: dict[str, int] = {}
    baton: Baton = Baton()
    participants: tuple[Participant, ...] = ()
    consents: tuple[Consent, ...] = ()
    measures: tuple[Measure, ...] = ()
    measure_count: int = 0
    facts: dict[str, Told] = {}
    siblings: tuple[str, ...] = ()
    linked: tuple[Linked, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    done_with: tuple[str, ...] = ()
    silenced: tuple[str, ...] = ()
    put_off: tuple[str, ...] = ()
    never_blocked: bool = False
    named: tuple[str, ...] = ()
    emitted: dict[str, datetime] = {}
    tasks: tuple[OpenTask, ...] = ()
    tasks_done: dict[str, datetime] = {}
    requests: dict[str, Request] = {}
    actions_done: dict[str, tuple[datetime, ...]] = {}
    left: dict[str, int] = {}
    before: "Case | None" = None

    @property
    def closed(self) -> bool:
        """Tell whether the case stands in a closing."""
        return self.stand.closing

    @property
    def on_path(self) -> str:
        """The step on the path that the case stands on, or that it left to stand beside it."""
        behind = (one.stand for one in reversed(self.trail))
        found = (one.step for one in (self.stand, *behind) if not one.off_path)
        return next(found, self.stand.step)

    @property
    def aside(self) -> tuple[Behind, ...]:
        """What leads from beside the path back to where that was entered; nothing on the path."""
        if not self.stand.off_path:
            return ()
        on_path = (n for n, one in enumerate(self.trail) if not one.stand.off_path)
        return self.trail[max(on_path, default=0) :]

    @property
    def subject_here(self) -> str:
        """The kind of subject that settles what exists where the case stands."""
        return self.stand.subject or self.subject.kind

    def rounds_on(self, level: str) -> int:
        """Give how many rounds the case has been on a level; an entry taken back is none."""
        return self.rounds.get(level, 0) - (level in self.paused)

    def live_copy(self, form: str) -> Copy | None:
        """Give the copy of a form that is being written on, if there is one."""
        return next((c for c in reversed(self.forms.get(form, ())) if c.finished is None), None)

    def finished_copies(self, form: str) -> tuple[Copy, ...]:
        """Give the finished copies that are kept here, the newest first."""
        return tuple(c for c in reversed(self.forms.get(form, ())) if c.finished is not None)

    def copy(self, form: str, number: int) -> Copy | None:
        """Give one copy by its number."""
        return next((c for c in self.forms.get(form, ()) if c.number == number), None)

    def task(self, task: str) -> OpenTask | None:
        """Give a task that waits to be done."""
        return next((one for one in self.tasks if one.id == task), None)

    @property
    def waiting_tasks(self) -> tuple[OpenTask, ...]:
        """The tasks that wait: of a closed case, those that stay when it is closed."""
        return tuple(task for task in self.tasks if not self.closed or task.stays)

    def proposal(self, subject: str) -> Proposal | None:
        """Give what has proposed itself, if the way or the action has."""
        return next((one for one in self.proposals if one.subject == subject), None)

    def measure(self, measure: str) -> Measure | None:
        """Give one measure by its id."""
        return next((m for m in self.measures if m.id == measure), None)
