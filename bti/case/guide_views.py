"""A guide as it is printed empty: plain values, which no case has a part in."""

from __future__ import annotations

from bti.case.form_views import LEVEL, ContactView, FormView, Named, View
from bti.case.lines import TaskView
from bti.case.views import FormLine, ItemView, Particular, StepView
from bti.case.way_views import WayView


class GuideView(View, frozen=True, kw_only=True):
    """A guide printed empty: the handlingsveileder."""

    workflow: str
    title: str
    edition: str
    language: str = "nb"
    level_words: str = "nivåer"
    about: str = ""
    reviewed: str = ""
    review_by: str = ""
    checked: str = ""
    sections: tuple[EntryView, ...] = ()
    levels: tuple[GuideLevel, ...] = ()
    dues: tuple[GuideDue, ...] = ()
    anytime: tuple[WayView, ...] = ()
    tasks: tuple[TaskView, ...] = ()
    consents: tuple[GuideConsent, ...] = ()
    facts: tuple[GuideFact, ...] = ()
    registers: tuple[RegisterView, ...] = ()
    closings: tuple[GuideClosing, ...] = ()
    forms: tuple[FormView, ...] = ()
    contacts: tuple[ContactView, ...] = ()


class GuideLevel(View, frozen=True, kw_only=True):
    """A level of a printed guide with its steps in full; without a number it is not named."""

    id: str
    title: str
    number: str
    word: str = LEVEL
    the: str = "nivået"
    about: str = ""
    opens_when: str = ""
    demands: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    takes: str = ""
    dues: tuple[GuideDue, ...] = ()
    decide: str = ""
    rounds: str = ""
    steps: tuple[StepView, ...] = ()


class GuideDue(View, frozen=True, kw_only=True):
    """A deadline of a level: whose it is, and the rule in words."""

    id: str
    title: str
    rule: str
    only_for: tuple[str, ...] = ()


class GuideFact(View, frozen=True, kw_only=True):
    """A fact of a printed guide: what can be told, by whom, for how long, and what is assumed."""

    id: str
    title: str
    about: str = ""
    answer: str = ""
    not_shared: bool = False
    tellers: str = ""
    valid_for: str = ""
    assumed: str = ""
    only_for: tuple[str, ...] = ()


class GuideConsent(View, frozen=True, kw_only=True):
    """A purpose that consent is asked for, and what a yes takes."""

    id: str
    title: str
    about: str = ""
    givers: str = ""
    basis: str = ""
    valid_for: str = ""
    at_own_age: str = ""
    at_birth: str = ""
    confirmed_by: str = ""
    only_for: tuple[str, ...] = ()


class GuideClosing(Named, frozen=True, kw_only=True):
    """A way in which a case ends: what has to be done, and how it is opened again."""

    about: str = ""
    quiet: bool = False
    only_for: tuple[str, ...] = ()
    checklist: tuple[ItemView, ...] = ()
    forms: tuple[FormLine, ...] = ()
    demands: tuple[str, ...] = ()
    ways: tuple[WayView, ...] = ()


class RegisterView(View, frozen=True, kw_only=True):
    """A register with its heading; ``lead`` is what holds for all that stands in it.

    In a ``compact`` one each entry is a line: its title and what it is about.
    """

    id: str
    title: str
    lead: str = ""
    compact: bool = False
    entries: tuple[EntryView, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether each entry is said in one line."""
        return self.compact or not any(
            e.about or e.url or e.mark or e.only_for or e.particulars for e in self.entries
        )


class EntryView(View, frozen=True, kw_only=True):
    """One thing of a register."""

    id: str
    title: str
    mark: str = ""
    about: str = ""
    url: str = ""
    only_for: tuple[str, ...] = ()
    particulars: tuple[Particular, ...] = ()
    contacts: tuple[ContactView, ...] = ()
