"""What a person can ask for in a case: plain frozen values in the imperative.

A command carries everything that has to come from outside: the id of a new case or measure, the
person offered the baton. Who asks and when is handed to ``decide`` beside it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from bti.case.events import Answers, Origin
from bti.case.subject import Subject
from bti.guide.definition import Guide

Given = dict[str, object]
"""Answers by path, as they were typed or given by a program; to read them is the decision's."""


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """What every command has in common."""


class Open(Command, frozen=True, kw_only=True):
    """Open a case at an entry of its guide (the first entry when ``entry`` is empty).

    ``entered_by`` is the role of the guardian or child whom it is written on behalf of.
    """

    case: str
    digest: str
    subject: Subject
    entry: str = ""
    entered_by: str = ""
    origin: Origin | None = None
    carried: dict[str, Answers] = {}
    never_blocked: bool = False
    named: tuple[str, ...] = ()


class Tick(Command, frozen=True, kw_only=True):
    """Mark a line of the checklist as seen done, or take the mark back."""

    item: str
    done: bool = True


class Fill(Command, frozen=True, kw_only=True):
    """Write answers into a form; ``copy`` 0 means the live copy, or a new one.

    ``finish``: ``when_valid`` finishes a copy that has become valid, ``no`` keeps it a draft,
    ``must`` refuses unless it is valid. ``reason`` is for correcting something in a closed case.
    """

    form: str
    answers: Given = {}
    left: dict[str, str] = {}
    taken_back: tuple[str, ...] = ()
    reason: str = ""
    copy: int = 0
    new: bool = False
    finish: Literal["when_valid", "no", "must"] = "when_valid"


class Go(Command, frozen=True, kw_only=True):
    """Take a transition. ``to`` chooses among targets, ``left`` gives reasons for demands."""

    transition: str
    to: str = ""
    reason: str = ""
    asked: Given = {}
    left: dict[str, str] = {}


class Do(Command, frozen=True, kw_only=True):
    """Do an action of the step or an anytime action; ``linked`` is the id for a case it opens.

    ``to`` chooses among the targets of one that moves the case; ``unit`` and ``person`` are whom
    it invites. ``decline`` answers a proposal with «not now»; it needs a reason.
    """

    action: str
    to: str = ""
    unit: str = ""
    service: str = ""
    person: str = ""
    reason: str = ""
    asked: Given = {}
    left: dict[str, str] = {}
    linked: str = ""
    decline: bool = False


class DoTask(Command, frozen=True, kw_only=True):
    """Say that a task is done."""

    task: str
    note: str = ""


class StartTasks(Command, frozen=True, kw_only=True):
    """Let the tasks of another guide's action begin in the case that it opened.

    Sent by the program, never by a person.
    """

    guide: Guide
    action: str
    asked: Answers = {}
    reason: str = ""


class OfferBaton(Command, frozen=True, kw_only=True):
    """Offer the baton to a person of a unit; ``roles`` are those the person has today."""

    to: str
    unit: str
    service: str = ""
    roles: frozenset[str] = frozenset()


class AcceptBaton(Command, frozen=True, kw_only=True):
    """Accept the baton that was offered to oneself."""


class Decline(Command, frozen=True, kw_only=True):
    """Say no to what one is asked: to hold the baton, else to take part."""

    reason: str = ""


class WithdrawBaton(Command, frozen=True, kw_only=True):
    """Take an offer of the baton back."""


class KeepBaton(Command, frozen=True, kw_only=True):
    """Decide on this level that the present holder goes on."""


class AskConsent(Command, frozen=True, kw_only=True):
    """Record that consent was asked for."""

    purpose: str
    recipient: str = ""


class AnswerConsent(Command, frozen=True, kw_only=True):
    """Record the same answer of one giver or more."""

    purpose: str
    recipient: str = ""
    givers: tuple[str, ...]
    yes: bool
    valid_until: date | None = None


class WithdrawConsent(Command, frozen=True, kw_only=True):
    """Record that one giver or more take the consent back."""

    purpose: str
    recipient: str = ""
    givers: tuple[str, ...]


class Invite(Command, frozen=True, kw_only=True):
    """Invite a unit, or a person of it, to take part; ``basis`` is another ground than consent."""

    unit: str
    service: str = ""
    person: str = ""
    role: str = ""
    basis: str = ""


class WithdrawInvitation(Command, frozen=True, kw_only=True):
    """Take an invitation back that nobody has said yes to."""

    unit: str
    person: str = ""


class Join(Command, frozen=True, kw_only=True):
    """Answer an invitation with yes."""


class Leave(Command, frozen=True, kw_only=True):
    """Say that one who takes part does so no more."""

    person: str
    unit: str


class AddMeasure(Command, frozen=True, kw_only=True):
    """Agree on a measure; ``measure`` is its id in the case (``t1``)."""

    measure: str = ""
    what: str
    goal: str = ""
    responsible: str = ""
    contributors: tuple[str, ...] = ()
    place: str = ""
    start: date | None = None
    evaluate_by: date | None = None
    service: str = ""
    fields: Given = {}


class ChangeMeasure(Command, frozen=True, kw_only=True):
    """Change what is given of an open measure."""

    measure: str
    what: str | None = None
    goal: str | None = None
    responsible: str | None = None
    place: str | None = None
    start: date | None = None
    evaluate_by: date | None = None
    service: str | None = None
    fields: Given = {}


class EndMeasure(Command, frozen=True, kw_only=True):
    """Say that a measure is done, or stopped with a reason."""

    measure: str
    status: Literal["done", "stopped"] = "done"
    reason: str = ""


class Born(Command, frozen=True, kw_only=True):
    """Say that the child was born, or mend the date; ``siblings`` are the ids of new cases."""

    born: date
    name: str = ""
    siblings: tuple[str, ...] = ()


class SetTerm(Command, frozen=True, kw_only=True):
    """Mend the day that an unborn child is expected."""

    term: date


class TellFact(Command, frozen=True, kw_only=True):
    """Tell a fact from outside the case; ``host`` when the program bti is part of tells it.

    Without a value what was told is taken back, and nothing is known of it any more.
    """

    fact: str
    value: object = None
    until: date | None = None
    host: bool = False


class HearLinked(Command, frozen=True, kw_only=True):
    """Take in what a linked case told. Sent by the program, never by a person."""

    case: str
    workflow: str
    emitted: str = ""
    given: Answers = {}
    closed: bool = False
