"""The frozen types of a guide: one declaration for memory, storage and schema.

A value of these types is a guide in normal form: kinds and ``like`` are laid under their steps,
shorthands are spelt out. It holds no places; those are kept beside it by path (see ``places``).
Ids are stable and ASCII; all texts are in the guide's own language.
"""

from typing import Literal

from bti.guide.arenas import Arena, Meeting, Member
from bti.guide.facts import Fact
from bti.guide.questions import (
    Choice,
    Field,
    FieldType,
    Form,
    Item,
    Note,
    Repeat,
    Scale,
    Theme,
)
from bti.guide.registers import (
    Access,
    Active,
    AskAgain,
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
from bti.guide.requirements import (
    BatonDemand,
    ConditionDemand,
    ConsentDemand,
    DateDemand,
    MeasureDemand,
    PersonDemand,
    ReceiverDemand,
    Requires,
    RoleDemand,
)
from bti.guide.runs import Coverage, FollowUp, Outcome, PersonList, Sweep, Tries
from bti.guide.services import (
    Capacity,
    Channel,
    ExceptionAssessment,
    Ground,
    Offering,
    OpenOn,
    Service,
)
from bti.guide.shape import DemandWord, Shape, Strength, StrengthWord
from bti.guide.stages import (
    Closing,
    Kind,
    Level,
    LevelBaton,
    LevelVariant,
    Phase,
    Rounds,
    Step,
    StepVariant,
)
from bti.guide.tasks import Task
from bti.guide.times import Due, Instead, Reminder
from bti.guide.town import (
    Days,
    Deviations,
    Figure,
    LevelWord,
    Resource,
    Section,
    ServiceLevel,
)
from bti.guide.vocabulary import (
    BaseText,
    ContactId,
    DateText,
    EditionText,
    GivenPath,
    GuideId,
    Id,
    OwnId,
    RoleId,
    SpanText,
    StepId,
)
from bti.guide.ways import Action, Invites, Opens, Transition

__all__ = [
    "Access",
    "Action",
    "Active",
    "Arena",
    "AskAgain",
    "Baton",
    "BatonDemand",
    "Capacity",
    "Channel",
    "Choice",
    "Closing",
    "Condition",
    "ConditionDemand",
    "Consent",
    "ConsentDemand",
    "Contact",
    "Coverage",
    "DateDemand",
    "Days",
    "DemandWord",
    "Deviations",
    "Due",
    "Entry",
    "ExceptionAssessment",
    "Fact",
    "Field",
    "FieldType",
    "Figure",
    "FollowUp",
    "Form",
    "Ground",
    "Guide",
    "Id",
    "Instead",
    "Invites",
    "Item",
    "Kind",
    "Level",
    "LevelBaton",
    "LevelVariant",
    "LevelWord",
    "Link",
    "MeasureDemand",
    "MeasurePlaces",
    "Measures",
    "Meeting",
    "Member",
    "Note",
    "Offering",
    "OpenOn",
    "Opens",
    "Outcome",
    "PersonDemand",
    "PersonList",
    "Phase",
    "ReceiverDemand",
    "Reminder",
    "Repeat",
    "Requires",
    "Resource",
    "Role",
    "RoleDemand",
    "Rounds",
    "Scale",
    "Section",
    "Service",
    "ServiceLevel",
    "Shape",
    "Step",
    "StepVariant",
    "Strength",
    "StrengthWord",
    "Sweep",
    "Task",
    "Tell",
    "Text",
    "Theme",
    "Track",
    "Transition",
    "Tries",
]


class Guide(Shape, frozen=True, kw_only=True):
    """A whole guide in normal form. Printed empty it is the handlingsveileder."""

    workflow: OwnId
    version: EditionText
    language: Literal["nb", "nn", "en", "se"]
    title: str
    about: str = ""
    reviewed: DateText = ""
    review_every: SpanText = ""
    extends: BaseText = ""
    built_on: tuple[OwnId, ...] = ()
    over: BaseText = ""
    active: Active | None = None
    subjects: tuple[Literal["child", "unborn", "group"], ...] = ("child",)
    tracks: dict[Id, Track] = {}
    entries: dict[StepId, Entry] = {}
    entered_by: tuple[RoleId, ...] = ()
    entered_by_others: Literal["refused", "told"] = "refused"
    roles: dict[Id, Role] = {}
    baton: Baton | None = None
    kinds: dict[Id, Kind] = {}
    level_word: LevelWord = LevelWord()
    sections: dict[Id, Section] = {}
    services: dict[Id, Service] = {}
    channels: dict[Id, Channel] = {}
    offers: dict[Id, Offering] = {}
    contacts: dict[Id, Contact] = {}
    contact_order: tuple[ContactId, ...] = ()
    links: dict[Id, Link] = {}
    resources: dict[Id, Resource] = {}
    arenas: dict[Id, Arena] = {}
    meetings: dict[Id, Meeting] = {}
    calendar: dict[Id, Days] = {}
    lists: dict[Id, PersonList] = {}
    sweeps: dict[Id, Sweep] = {}
    follow_ups: dict[Id, FollowUp] = {}
    consents: dict[Id, Consent] = {}
    conditions: dict[Id, Condition] = {}
    facts: dict[Id, Fact] = {}
    measures: Measures = Measures()
    levels: dict[Id, Level] = {}
    deadlines: dict[Id, Due] = {}
    actions: dict[Id, Action] = {}
    anytime: dict[Id, Action] = {}
    tasks: dict[Id, Task] = {}
    closings: dict[Id, Closing] = {}
    forms: dict[Id, Form] = {}
    access: Access = Access()
    service_level: dict[Id, ServiceLevel] = {}
    figures: tuple[Figure, ...] = ()
    deviations: Deviations | None = None
    linked_from: tuple[GuideId, ...] = ()
    gives: tuple[GivenPath, ...] = ()
