"""What paper and screen may see of a case: plain values, already cut for the one who asks.

Everything that is shown, printed, exported or answered as JSON starts from one of these; nothing
else reads a case in order to show it. Texts are ready for people; ids stand beside them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from bti.case.answer_views import AnswerView, AskedView, CarriedView
from bti.case.due_views import DueView
from bti.case.form_views import (
    LEVEL,
    ChoiceView,
    ContactView,
    FieldView,
    FormMust,
    FormView,
    HeadView,
    Must,
    Named,
    RowView,
    SayView,
    StationState,
    Taking,
    ThemeView,
    View,
    WayKind,
)
from bti.case.lines import CaseLine, InvitationView, RequestView, TaskLine, TaskView, Today
from bti.case.way_views import WayView
from bti.homes import found_in

if TYPE_CHECKING:
    from bti.case.guide_views import (
        EntryView,
        GuideClosing,
        GuideConsent,
        GuideDue,
        GuideFact,
        GuideLevel,
        GuideView,
        RegisterView,
    )

__all__ = (
    "AnswerView",
    "AskedView",
    "CarriedView",
    "CaseFile",
    "CaseLine",
    "CaseView",
    "ChoiceView",
    "ConsentView",
    "ContactView",
    "DueView",
    "EntryView",
    "FactView",
    "FieldView",
    "FormLine",
    "FormMust",
    "FormView",
    "GuideClosing",
    "GuideConsent",
    "GuideDue",
    "GuideFact",
    "GuideLevel",
    "GuideView",
    "HeadView",
    "HistoryLine",
    "InvitationView",
    "ItemView",
    "LevelView",
    "MeasureView",
    "Must",
    "Named",
    "ParticipantView",
    "Particular",
    "RegisterView",
    "RequestView",
    "RowView",
    "SavedView",
    "SayView",
    "StationState",
    "StationView",
    "StepView",
    "Taking",
    "TaskLine",
    "TaskView",
    "ThemeView",
    "Today",
    "ToolView",
    "View",
    "WayKind",
    "WayView",
)


class FactView(View, frozen=True, kw_only=True):
    """A fact of a case: what is told, when and by whom, and who can tell."""

    id: str
    title: str
    value: str = ""
    told: datetime | None = None
    by: str = ""
    until: date | None = None
    outdated: bool = False
    tellers: str = ""
    said: str = ""


class Particular(View, frozen=True, kw_only=True):
    """Words with what they say: one line, or several; a ``gap`` is for the municipality to fill."""

    words: str
    lines: tuple[str, ...] = ()
    gap: bool = False


class FormLine(View, frozen=True, kw_only=True):
    """A form that a step names: how hard it is demanded, and how far it has come.

    ``early`` says which forms it was written before that should have been finished first.
    """

    id: str
    title: str
    must: FormMust
    state: Literal["empty", "draft", "finished", "incomplete"]
    must_when: str = ""
    only_for: tuple[str, ...] = ()
    met: bool = False
    finished: datetime | None = None
    early: str = ""


class ItemView(View, frozen=True, kw_only=True):
    """A line of the checklist."""

    id: str
    text: str
    hint: str = ""
    must: Must = "optional"
    must_when: str = ""
    asked_when: str = ""
    only_for: tuple[str, ...] = ()
    done: datetime | None = None
    by: str = ""


class ToolView(View, frozen=True, kw_only=True):
    """A tool of a step: a form, a link, a contact or an arena."""

    id: str
    title: str
    kind: Literal["form", "link", "contact", "arena"]
    detail: str = ""


class ConsentView(View, frozen=True, kw_only=True):
    """A purpose, to whom, how it stands, and until when."""

    id: str
    title: str
    recipient: str = ""
    state: Literal["not_asked", "asked", "partly", "given", "refused", "withdrawn", "expired"]
    until: date | None = None
    givers: tuple[str, ...] = ()
    waits_for: str = ""


class MeasureView(View, frozen=True, kw_only=True):
    """A measure as it stands."""

    id: str
    what: str
    goal: str = ""
    responsible: str = ""
    place: str = ""
    service: str = ""
    start: date | None = None
    evaluate_by: date | None = None
    status: Literal["open", "done", "stopped"] = "open"
    fields: tuple[FieldView, ...] = ()


class ParticipantView(View, frozen=True, kw_only=True):
    """Someone who takes part or is invited."""

    person: str
    name: str = ""
    unit: str = ""
    role: str = ""
    state: Taking = "present"


class StationView(View, frozen=True, kw_only=True):
    """A step as a station on the line of its level."""

    id: str
    title: str
    number: str
    state: StationState


class LevelView(View, frozen=True, kw_only=True):
    """A level with its stations; ``number`` is its place, counted from 0, or a letter."""

    id: str
    title: str
    number: str
    word: str = LEVEL
    state: Literal["done", "here", "ahead"]
    stations: tuple[StationView, ...] = ()


class StepView(View, frozen=True, kw_only=True):
    """A step: what to do, how, why, whom to involve, with what, by when, and the ways on."""

    id: str
    title: str
    number: str
    level: str
    level_title: str
    level_number: str
    level_word: str = LEVEL
    kind: str = ""
    phase: Literal["uro", "bekymring", "tiltak", "evaluering", ""] = ""
    what: str = ""
    how: str = ""
    why: str = ""
    who: tuple[str, ...] = ()
    tools: tuple[ToolView, ...] = ()
    contacts: tuple[ContactView, ...] = ()
    checklist: tuple[ItemView, ...] = ()
    forms: tuple[FormLine, ...] = ()
    due: str = ""
    due_title: str = ""
    takes: str = ""
    opens_when: str = ""
    only_for: tuple[str, ...] = ()
    ways: tuple[WayView, ...] = ()
    particulars: tuple[Particular, ...] = ()
    off_path: bool = False
    head: HeadView = HeadView()


class CaseView(View, frozen=True, kw_only=True):
    """A case as one person may see it.

    ``carried`` is what came along from the case it was opened from, and ``origin`` names that.
    """

    id: str
    workflow: str
    guide_title: str
    language: str = "nb"
    edition: str
    trial: bool = False
    subject: str
    name: str
    home: str
    opened: datetime
    version: int
    closed: bool = False
    quiet: bool = False
    step: StepView
    entered: datetime
    round: int
    round_warning: str = ""
    levels: tuple[LevelView, ...] = ()
    holder_title: str = "Stafettholder"
    """What the guide calls the one who holds the case; empty where nobody does."""
    holder: str = ""
    holder_unit: str = ""
    holder_since: datetime | None = None
    offer: str = ""
    leader: str = ""
    holder_left: str = ""
    child_heard: date | None = None
    dues: tuple[DueView, ...] = ()
    consents: tuple[ConsentView, ...] = ()
    measures: tuple[MeasureView, ...] = ()
    facts: tuple[FactView, ...] = ()
    carried: tuple[CarriedView, ...] = ()
    origin: Named | None = None
    answers: tuple[AskedView, ...] = ()
    tasks: tuple[TaskView, ...] = ()
    requests: tuple[RequestView, ...] = ()
    participants: tuple[ParticipantView, ...] = ()
    forms: tuple[FormLine, ...] = ()
    linked: tuple[Named, ...] = ()
    contacts: tuple[ContactView, ...] = ()


class HistoryLine(View, frozen=True, kw_only=True):
    """One event in words, what was remarked with it (a reason, a note), and answered in it."""

    number: int
    at: datetime
    by: str
    text: str
    remarks: tuple[str, ...] = ()
    answers: tuple[AnswerView, ...] = ()


class CaseFile(View, frozen=True, kw_only=True):
    """A whole case on paper: where it stands, every form that was written, and its history."""

    case: CaseView
    forms: tuple[FormView, ...] = ()
    history: tuple[HistoryLine, ...] = ()
    printed: datetime
    printed_by: str = ""


class SavedView(View, frozen=True, kw_only=True):
    """What a command did, whole: what was saved, where the case stands, and what is next."""

    case: CaseView
    what: str
    next: str
    events: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    linked: str = ""


# Few who look at a case look at a guide on paper, too.
__getattr__ = found_in(
    __name__,
    dict.fromkeys(
        (
            "EntryView",
            "GuideClosing",
            "GuideConsent",
            "GuideDue",
            "GuideFact",
            "GuideLevel",
            "GuideView",
            "RegisterView",
        ),
        "bti.case.guide_views",
    ),
)
