"""What can happen to a case: the events, each with a stable name that is stored.

An event says what became true, in the past tense. It is never changed; when its shape has to
change, the format number grows and old ones are lifted on reading. No event holds a clock reading
or an id that was made here: both are handed in with the command.
"""

from datetime import date, datetime
from typing import Literal

import msgspec

from bti.case.duty_events import LinkedOpened as LinkedOpened
from bti.case.duty_events import Submitted as Submitted
from bti.case.duty_events import TaskDone as TaskDone
from bti.case.duty_events import TaskPassed as TaskPassed
from bti.case.duty_events import TaskStarted as TaskStarted
from bti.case.event import Event as Event
from bti.case.participant_events import BatonAccepted as BatonAccepted
from bti.case.participant_events import BatonDeclined as BatonDeclined
from bti.case.participant_events import BatonKept as BatonKept
from bti.case.participant_events import BatonOffered as BatonOffered
from bti.case.participant_events import BatonReturned as BatonReturned
from bti.case.participant_events import BatonWithdrawn as BatonWithdrawn
from bti.case.participant_events import InvitationDeclined as InvitationDeclined
from bti.case.participant_events import InvitationWithdrawn as InvitationWithdrawn
from bti.case.participant_events import Invited as Invited
from bti.case.participant_events import ParticipantJoined as ParticipantJoined
from bti.case.participant_events import ParticipantLeft as ParticipantLeft
from bti.case.rebinding import EditionTaken as EditionTaken
from bti.case.rebinding import Migrated as Migrated
from bti.case.rebinding import MigrationUndone as MigrationUndone
from bti.case.subject import Subject

FORMAT = 1

Answer = bool | int | float | str | tuple[str, ...] | None
"""An answer as it is kept. ``None`` is «asked and empty»; a path that is not there was not asked.

Dates and times are ISO texts, decimals are texts, many-choices are tuples of choice ids.
"""

Answers = dict[str, Answer]
"""Answers by path: ``hva``, ``observasjoner.1.naar``, ``tiltak.t1.gjort``, ``gjelder.annet``."""


RoundChange = Literal["same", "new", "resumed", "back"]
"""What becomes of rounds in a move: the live one goes on, a new one begins, one left by ``back`` is
taken up again, or the case goes back to the one it came from."""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The case and guide that a linked case was opened from, and by which action.

    ``built_on`` holds the ids of the guides that the guide builds on, ``digest`` is its edition.
    """

    case: str
    workflow: str
    action: str
    built_on: tuple[str, ...] = ()
    digest: str = ""


class CaseOpened(Event, frozen=True, kw_only=True, tag="case_opened"):
    """A case was opened on a guide, by a person of a unit.

    ``entered_by`` is the role of the guardian or child whom it was written on behalf of.
    ``never_blocked`` is one that protects a child: until it has told that it is ``sent``, nothing
    stands in front of its ways on. ``named`` are those who are named in what it carries.
    """

    case: str
    workflow: str
    digest: str
    subject: Subject
    unit: str
    service: str = ""
    step: str
    level: str
    track: str = ""
    role: str = ""
    entered_by: str = ""
    origin: Origin | None = None
    carried: dict[str, Answers] = {}
    never_blocked: bool = False
    named: tuple[str, ...] = ()


class Ticked(Event, frozen=True, kw_only=True, tag="ticked"):
    """A line of the step's checklist was seen done."""

    step: str
    item: str


class Unticked(Event, frozen=True, kw_only=True, tag="unticked"):
    """A tick was taken back."""

    step: str
    item: str


class FormBegun(Event, frozen=True, kw_only=True, tag="form_begun"):
    """A copy of a form was begun."""

    form: str
    copy: int


class Answered(Event, frozen=True, kw_only=True, tag="answered"):
    """Answers were written into a copy; ``taken_back`` are paths made «not asked» again.

    ``left`` holds the written reasons for fields that may be left with a reason; ``reason`` why
    what was finished is corrected in a case that is closed. ``calculated`` tells that nobody wrote
    them: what a finished copy calculates came out as something else.
    """

    form: str
    copy: int
    answers: Answers = {}
    left: dict[str, str] = {}
    taken_back: tuple[str, ...] = ()
    reason: str = ""
    calculated: bool = False


class FormFinished(Event, frozen=True, kw_only=True, tag="form_finished"):
    """A copy was found valid and counts as finished."""

    form: str
    copy: int


class Moved(Event, frozen=True, kw_only=True, tag="moved"):
    """The case moved to a step or a closing.

    ``left`` holds the reason for each demand that was left with one; ``skipped`` the steps jumped
    over in the order of the text; ``round`` says what became of rounds. ``moment`` is when a move
    that time made was due; clocks count from it, however late it was noticed, and ``due`` is that
    of the cause itself. A ``jump`` went where nothing is written; it is counted as a deviation.
    ``lacking`` is what a way that is never blocked went without, so that it can be said.
    """

    transition: str
    origin: str
    target: str
    level: str = ""
    closing: bool = False
    round: RoundChange = "same"
    track: str = ""
    reason: str = ""
    asked: Answers = {}
    left: dict[str, str] = {}
    skipped: tuple[str, ...] = ()
    cause: str = ""
    off_path: bool = False
    emits: str = ""
    jump: bool = False
    anytime: bool = False
    lacking: tuple[str, ...] = ()
    moment: datetime | None = None
    due: datetime | None = None


class ConsentAsked(Event, frozen=True, kw_only=True, tag="consent_asked"):
    """Consent for a purpose was asked for; ``recipient`` is a unit, empty for no unit."""

    purpose: str
    recipient: str = ""


class ConsentAnswered(Event, frozen=True, kw_only=True, tag="consent_answered"):
    """One giver answered yes or no."""

    purpose: str
    recipient: str = ""
    giver: str
    yes: bool
    valid_until: date | None = None
    basis: str = ""


class ConsentWithdrawn(Event, frozen=True, kw_only=True, tag="consent_withdrawn"):
    """One giver took the consent back. Sharing stops at once; nothing lawful is undone."""

    purpose: str
    recipient: str = ""
    giver: str


class MeasureAdded(Event, frozen=True, kw_only=True, tag="measure_added"):
    """A measure was agreed on."""

    measure: str
    what: str
    goal: str = ""
    responsible: str = ""
    contributors: tuple[str, ...] = ()
    place: str = ""
    start: date | None = None
    evaluate_by: date | None = None
    service: str = ""
    fields: Answers = {}


class MeasureChanged(Event, frozen=True, kw_only=True, tag="measure_changed"):
    """Something about an open measure was changed; only what is given is changed."""

    measure: str
    what: str | None = None
    goal: str | None = None
    responsible: str | None = None
    place: str | None = None
    start: date | None = None
    evaluate_by: date | None = None
    service: str | None = None
    fields: Answers = {}


class MeasureEnded(Event, frozen=True, kw_only=True, tag="measure_ended"):
    """A measure was done or stopped."""

    measure: str
    status: Literal["done", "stopped"]
    reason: str = ""


class ChildBorn(Event, frozen=True, kw_only=True, tag="child_born"):
    """The child was born, or the date mended; ``siblings`` are the cases of those born with it."""

    born: date
    name: str = ""
    siblings: tuple[str, ...] = ()


class TermSet(Event, frozen=True, kw_only=True, tag="term_set"):
    """The day an unborn child is expected was mended; ``was`` is the day that stood there."""

    term: date
    was: date | None = None


class FactTold(Event, frozen=True, kw_only=True, tag="fact_told"):
    """A fact from outside the case was told; it holds to the end of ``until``.

    ``host`` when the program that bti is part of told it. Without a value it was taken back.
    """

    fact: str
    value: Answer = None
    until: date | None = None
    host: bool = False


class ActionDone(Event, frozen=True, kw_only=True, tag="action_done"):
    """An action was done without leaving the step; ``left``, ``cause`` and ``due`` as in a move.

    ``title`` is kept where the action stands in another guide than the case's own: what is never
    blocked is recorded in the case it opens, with the persons ``named`` in doing it.
    """

    action: str
    title: str = ""
    reason: str = ""
    asked: Answers = {}
    left: dict[str, str] = {}
    linked: str = ""
    named: tuple[str, ...] = ()
    cause: str = ""
    due: datetime | None = None


class LinkedTold(Event, frozen=True, kw_only=True, tag="linked_told"):
    """A linked case told what its guide gives: something emitted, answers, or that it closed.

    ``reopened`` tells that it was closed and is not any more.
    """

    case: str
    workflow: str
    emitted: str = ""
    given: Answers = {}
    closed: bool = False
    reopened: bool = False


class Proposed(Event, frozen=True, kw_only=True, tag="proposed"):
    """A transition or action proposed itself because of a cause; one of time has a ``due``."""

    subject: str
    cause: str
    due: datetime | None = None


class ProposalSilenced(Event, frozen=True, kw_only=True, tag="proposal_silenced"):
    """The person said «not now» to a proposal, with a reason.

    The cause is silent as long as the case stands on the step; with ``once`` only this time.
    """

    subject: str
    cause: str
    reason: str
    due: datetime | None = None
    once: bool = False


class ProposalLapsed(Event, frozen=True, kw_only=True, tag="proposal_lapsed"):
    """A proposal fell away, or never came: its condition does not hold.

    ``came`` tells that what the way waits for has come all the same: it opens with its condition.
    With ``unsaid`` it was not proposed, and nobody is told that it was not.
    """

    subject: str
    cause: str
    came: bool = False
    unsaid: bool = False


AnyEvent = (
    CaseOpened
    | Ticked
    | Unticked
    | FormBegun
    | Answered
    | FormFinished
    | Moved
    | BatonOffered
    | BatonAccepted
    | BatonReturned
    | BatonDeclined
    | BatonWithdrawn
    | BatonKept
    | ConsentAsked
    | ConsentAnswered
    | ConsentWithdrawn
    | Invited
    | ParticipantJoined
    | ParticipantLeft
    | InvitationDeclined
    | InvitationWithdrawn
    | MeasureAdded
    | MeasureChanged
    | MeasureEnded
    | ChildBorn
    | TermSet
    | FactTold
    | ActionDone
    | Submitted
    | TaskStarted
    | TaskPassed
    | TaskDone
    | LinkedOpened
    | LinkedTold
    | Proposed
    | ProposalSilenced
    | ProposalLapsed
    | EditionTaken
    | Migrated
    | MigrationUndone
)


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it stands in the history: its number, when it was recorded, and by whom."""

    number: int
    at: datetime
    by: str
    what: AnyEvent


def name_of(event: Event) -> str:
    """Give the stored name of an event's kind."""
    return str(type(event).__struct_config__.tag)
