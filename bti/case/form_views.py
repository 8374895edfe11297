"""A form, and the head of a paper, as paper and screen may see them: plain values, already cut."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from bti.case.events import Answer
from bti.errors import Reason

Must = Literal["required", "or_reason", "optional"]
"""How hard a question or a line of a checklist is demanded now."""

FormMust = Literal["required", "or_reason", "optional", "started"]
WayKind = Literal["transition", "action", "anytime"]
StationState = Literal["done", "here", "ahead", "skipped", "off_path"]
Taking = Literal["invited", "present", "no_access", "not_joined", "left"]


LEVEL = "nivå"
"""What a level is called where the guide has no word of its own."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What every view has in common."""


class Named(View, frozen=True, kw_only=True):
    """An id with the words that people read."""

    id: str
    title: str


class HeadView(View, frozen=True, kw_only=True):
    """What stands at the head of a paper: whose guide, which case, and whom to ring.

    A form or a step is cut from its case or guide and handed on alone; this is what it takes along,
    so that a loose sheet still says where it belongs and whether it is a trial. ``language`` is
    what most of the page is written in: the guide's own where it is of a guide, else bokmål.
    """

    language: str = "nb"
    guide_title: str = ""
    edition: str = ""
    case: str = ""
    trial: bool = False
    contacts: tuple[ContactView, ...] = ()


class ChoiceView(View, frozen=True, kw_only=True):
    """A choice of a field, whether it is chosen, and what is asked of whoever chooses it."""

    id: str
    label: str
    chosen: bool = False
    only_for: tuple[str, ...] = ()
    ask: str = ""
    ask_path: str = ""


class FieldView(View, frozen=True, kw_only=True):
    """A field as it stands in one copy, or empty.

    ``state`` is one of the three answer states or an answer: ``not_asked``, ``empty`` (asked, no
    answer), ``not_relevant``, ``answered``. ``shown`` is the answer as text for people. ``must`` is
    how hard the demand is now. ``row`` is the id of the row it belongs to in a repeat.

    On empty paper nobody knows what holds: ``asked_when`` and ``must_when`` say in words when a
    field is asked and demanded, ``only_for`` on which tracks it exists, and notes say when.
    ``said`` are its other rules there: what fits, where a proposal comes from, what comes of it.
    """

    path: str
    type: str
    label: str
    hint: str = ""
    must: Must = "optional"
    state: Literal["not_asked", "empty", "not_relevant", "answered"] = "not_asked"
    value: Answer = None
    shown: str = ""
    left: str = ""
    choices: tuple[ChoiceView, ...] = ()
    other: bool = False
    other_path: str = ""
    asked_when: str = ""
    must_when: str = ""
    only_for: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    problem: str = ""
    prefill: Answer = None
    prefill_from: str = ""
    previous: str = ""
    child_voice: bool = False
    not_shared: bool = False
    confidential: tuple[str, ...] = ()
    rows: tuple[RowView, ...] = ()
    fields: tuple[FieldView, ...] = ()
    min_rows: int = 0
    fixed_rows: bool = False


class RowView(View, frozen=True, kw_only=True):
    """One row of a repeat, with its fields."""

    id: str
    title: str = ""
    fields: tuple[FieldView, ...] = ()


class SayView(View, frozen=True, kw_only=True):
    """What to say to a child of an age group."""

    ages: str
    texts: tuple[str, ...]


class ThemeView(View, frozen=True, kw_only=True):
    """A theme of a conversation with the words for the ages that are asked for."""

    id: str
    title: str
    adult: str = ""
    say: tuple[SayView, ...] = ()
    only_for: tuple[str, ...] = ()


class FormView(View, frozen=True, kw_only=True):
    """A form, empty (``copy`` 0) or as one copy stands.

    ``child_voice`` says that the whole form is a talk with the child, so that its words are set
    apart from what adults say to each other.
    """

    id: str
    title: str
    about: str = ""
    stop_rule: str = ""
    copy: int = 0
    state: Literal["empty", "draft", "finished"] = "empty"
    begun: datetime | None = None
    finished: datetime | None = None
    by: str = ""
    missing: tuple[Reason, ...] = ()
    warnings: tuple[str, ...] = ()
    fields: tuple[FieldView, ...] = ()
    themes: tuple[ThemeView, ...] = ()
    only_for: tuple[str, ...] = ()
    confidential: tuple[str, ...] = ()
    anonymous: bool = False
    kept_elsewhere: str = ""
    said: tuple[str, ...] = ()
    child_voice: bool = False
    head: HeadView = HeadView()


class ContactView(View, frozen=True, kw_only=True):
    """Someone to ring or write to, with the way there or a request to fill it in.

    ``closed`` says that nobody answers at the moment the view is made.
    """

    id: str
    title: str
    about: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""
    see: str = ""
    ask_at: str = ""
    otherwise: str = ""
    area: str = ""
    only_for: tuple[str, ...] = ()
    open: str = ""
    closed: bool = False
    missing: bool = False
    acute: bool = False
    child: bool = False
