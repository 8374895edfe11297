"""The frozen types of a guide: one declaration for memory, storage and schema.

A value of these types is a guide in normal form: kinds and ``like`` are laid under their steps,
shorthands are spelt out. It holds no places; those are kept beside it by path (see ``places``).
Ids are stable and ASCII; all texts are in the guide's own language.
"""

from __future__ import annotations

from typing import Literal

from bti.guide.facts import Fact
from bti.guide.questions import Choice, Field, FieldType, Form, Item, Note, Repeat, Theme
from bti.guide.registers import (
    Access,
    Baton,
    Condition,
    Consent,
    Contact,
    Entry,
    Link,
    MeasurePlaces,
    Measures,
    Role,
    Tell,
    Text,
    Track,
)
from bti.guide.requirements import BatonDemand, ConsentDemand, MeasureDemand, Requires
from bti.guide.shape import Shape, Strength, StrengthWord
from bti.guide.stages import Closing, Kind, Level, LevelBaton, Phase, Rounds, Step
from bti.guide.times import Due, Instead, Reminder
from bti.guide.vocabulary import (
    ContactId,
    DateText,
    GivenPath,
    GuideId,
    Id,
    RoleId,
    StepId,
)
from bti.guide.ways import Action, Opens, Transition

__all__ = [
    "Access",
    "Action",
    "Baton",
    "BatonDemand",
    "Choice",
    "Closing",
    "Condition",
    "Consent",
    "ConsentDemand",
    "Contact",
    "Due",
    "Entry",
    "Fact",
    "Field",
    "FieldType",
    "Form",
    "Guide",
    "Id",
    "Instead",
    "Item",
    "Kind",
    "Level",
    "LevelBaton",
    "Link",
    "MeasureDemand",
    "MeasurePlaces",
    "Measures",
    "Note",
    "Opens",
    "Phase",
    "Reminder",
    "Repeat",
    "Requires",
    "Role",
    "Rounds",
    "Shape",
    "Step",
    "Strength",
    "StrengthWord",
    "Tell",
    "Text",
    "Theme",
    "Track",
    "Transition",
]


class Guide(Shape, frozen=True, kw_only=True):
    """A whole guide in normal form. Printed empty it is the handlingsveileder."""

    workflow: Id
    version: str
    language: Literal["nb", "nn", "en", "se"]
    title: str
    about: str = ""
    reviewed: DateText = ""
    subjects: tuple[Literal["child", "unborn", "group"], ...] = ("child",)
    tracks: dict[Id, Track] = {}
    entries: dict[StepId, Entry] = {}
    entered_by: tuple[RoleId, ...] = ()
    roles: dict[Id, Role] = {}
    baton: Baton | None = None
    kinds: dict[Id, Kind] = {}
    services: dict[Id, Text] = {}
    contacts: dict[Id, Contact] = {}
    contact_order: tuple[ContactId, ...] = ()
    links: dict[Id, Link] = {}
    consents: dict[Id, Consent] = {}
    conditions: dict[Id, Condition] = {}
    facts: dict[Id, Fact] = {}
    measures: Measures = Measures()
    levels: dict[Id, Level] = {}
    actions: dict[Id, Action] = {}
    anytime: dict[Id, Action] = {}
    closings: dict[Id, Closing] = {}
    forms: dict[Id, Form] = {}
    access: Access = Access()
    linked_from: tuple[GuideId, ...] = ()
    gives: tuple[GivenPath, ...] = ()
