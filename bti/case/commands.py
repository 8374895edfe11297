"""What a person can ask for in a case: plain frozen values in the imperative.

A command carries everything that has to come from outside: the id of a new case or measure, the
person offered the baton. Who asks and when is handed to ``decide`` beside it.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from bti.case.events import Answers, Origin
from bti.case.subject import Subject

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
