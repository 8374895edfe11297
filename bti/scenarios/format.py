"""What a file of scenarios says: a case, what is done in it line by line, and where it ends.

A verb is written as its id in the command line, a map of what one would write after it, or both.
Everything here has its place, so that a result can name the line.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import msgspec

from bti.errors import Place

Given: TypeAlias = dict[str, object]
"""Answers nested as they stand, all text: to read them is the case's."""

SubjectKind = Literal["child", "unborn", "group"]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What every part of a scenario has in common."""


class Start(Written, frozen=True, kw_only=True):
    """The case as it is when the play begins.

    It stands on ``step`` because it is opened there: nothing is thought up to have led to it.
    ``holder`` has accepted the baton, also on that level; empty means that nobody holds it.
    ``entered_by`` is the role of the guardian or child whom it is written on behalf of, and
    ``party`` are the roles of those of the family who take part in it.
    """

    opened: date
    step: str
    subject: SubjectKind = "child"
    born: date | None = None
    term: date | None = None
    service: str = ""
    by: str = "ansatt"
    entered_by: str = ""
    holder: str = ""
    party: tuple[str, ...] = ()


class Ticking(Written, frozen=True, kw_only=True):
    """``tick`` and ``untick``: lines of the checklist."""

    items: tuple[str, ...]
    done: bool = True


class Filling(Written, frozen=True, kw_only=True):
    """``fill``: answers of a form; ``left`` are reasons for fields that stand without one.

    ``reason`` says why what was finished is corrected.
    """

    form: str
    answers: Given = {}
    left: dict[str, str] = {}
    new: bool = False
    reason: str = ""


class Going(Written, frozen=True, kw_only=True):
    """``go``, ``do`` and ``allowed``: a way, and what is said in taking it.

    ``born`` is the child that a case opened from a group is about.
    """

    verb: Literal["go", "do", "allowed"]
    way: str
    to: str = ""
    reason: str = ""
    asked: Given = {}
    left: dict[str, str] = {}
    unit: str = ""
    person: str = ""
    decline: bool = False
    born: date | None = None


class Consenting(Written, frozen=True, kw_only=True):
    """``consent``: that it was asked for, or what one giver or several said."""

    purpose: str
    kind: Literal["ask", "yes", "no", "withdraw"]
    givers: tuple[str, ...] = ()
    unit: str = ""
    until: date | None = None


class Offering(Written, frozen=True, kw_only=True):
    """``offer``: the baton, to a person of a unit."""

    to: str
    unit: str = ""


class Answering(Written, frozen=True, kw_only=True):
    """``accept``, ``decline``, ``keep`` and ``join``: what one says with no more than a word."""

    verb: Literal["accept", "decline", "keep", "join"]
    reason: str = ""


class Measuring(Written, frozen=True, kw_only=True):
    """``measure``: a new one by the id it gets, or what is changed of one that is there."""

    measure: str
    details: dict[str, str] = {}
    fields: Given = {}
    status: Literal["", "done", "stopped"] = ""
    reason: str = ""


class Bearing(Written, frozen=True, kw_only=True):
    """``born``: the day of birth, and how many ``siblings`` were born with the child."""

    day: date
    siblings: int = 0


class Expecting(Written, frozen=True, kw_only=True):
    """``term``: the day an unborn child is expected, mended."""

    day: date


class Telling(Written, frozen=True, kw_only=True):
    """``fact``: a truth from outside; an empty value takes it back."""

    fact: str
    value: str = ""
    until: date | None = None


class Leaving(Written, frozen=True, kw_only=True):
    """``leave``: somebody of a unit takes part no more."""

    unit: str
    person: str


class Opening(Written, frozen=True, kw_only=True):
    """``open``: another case of the guide, on an entry, perhaps for a guardian or the child."""

    entry: str
    entered_by: str = ""


class Duty(Written, frozen=True, kw_only=True):
    """``task``: a duty that is done."""

    task: str
    note: str = ""


class Inviting(Written, frozen=True, kw_only=True):
    """``invite``: a unit, or a person of it; ``ground`` is another than consent.

    ``withdraw`` takes the invitation back.
    """

    unit: str
    person: str = ""
    role: str = ""
    ground: str = ""
    withdraw: bool = False


class Hearing(Written, frozen=True, kw_only=True):
    """``linked``: what the newest linked case on a guide tells this one."""

    workflow: str
    emitted: str = ""
    given: Given = {}
    closed: bool = False


class Waiting(Written, frozen=True, kw_only=True):
    """``wait``: time passes, and what it calls for happens."""

    span: str


Tried: TypeAlias = (
    Ticking
    | Filling
    | Going
    | Consenting
    | Offering
    | Answering
    | Measuring
    | Telling
    | Bearing
    | Expecting
    | Inviting
    | Leaving
    | Opening
    | Duty
)
"""What a person does, and may be refused."""


class Refusing(Written, frozen=True, kw_only=True):
    """``refused``: what is tried, the ids of all that stops it, and words that are said of it.

    ``name`` is what is tried as a result names it: a way by its id, else the verb with its id.
    """

    name: str
    tried: Tried
    because: tuple[str, ...]
    says: tuple[str, ...] = ()


Act: TypeAlias = Tried | Refusing | Hearing | Waiting


class Line(Written, frozen=True, kw_only=True):
    """One line of the play: when, by whom, and what is done.

    ``inside`` is the guide of the case it is done in: the newest opened on it; empty is the first.
    """

    place: Place
    day: date
    by: str
    inside: str = ""
    act: Act


class Expectation(Written, frozen=True, kw_only=True):
    """How the case is when the play is over; what is left out (None) is not asked.

    ``by`` is whose eyes ``printed`` and ``hidden`` are seen with; empty is the holder's, or else
    those of whoever opened the case. ``carried`` says, by its guide, what the newest case opened
    from this one brought along, and ``linked`` how that case is itself.
    """

    step: str | None = None
    closing: str | None = None
    level: str | None = None
    round: int | None = None
    track: str | None = None
    subject: str | None = None
    holder: str | None = None
    due: dict[str, date | None] = {}
    proposed: tuple[str, ...] | None = None
    tasks: tuple[str, ...] | None = None
    carried: dict[str, tuple[str, ...]] = {}
    linked: dict[str, Expectation] = {}
    reminded: tuple[str, ...] | None = None
    by: str = ""
    printed: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


class Scenario(Written, frozen=True, kw_only=True):
    """One scenario, with the places of its title and of what it expects."""

    id: str
    title: str
    place: Place
    start: Start
    play: tuple[Line, ...]
    expect: Expectation = Expectation()
    expect_places: dict[str, Place] = {}
