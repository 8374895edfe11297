"""What a guide can demand before a move: the closed list of ``requires``."""

from typing import Literal

import msgspec

from bti.guide.shape import DemandWord, Shape, Strength
from bti.guide.vocabulary import (
    ConditionText,
    ConsentId,
    DemandId,
    FormId,
    LevelId,
    MeasureDatePath,
    MeasureFieldId,
    OtherPersonText,
    RoleId,
    TaskId,
)


class ConsentDemand(Shape, frozen=True, kw_only=True):
    """That a purpose is asked for or given, by whom, or left on another lawful ground."""

    state: Literal["asked", "given"]
    of: Literal["each_invited", "each_participating", "unit", ""] = ""
    other_ground: bool = msgspec.field(name="or", default=False)
    strength: DemandWord = "required"


class MeasureDemand(Shape, frozen=True, kw_only=True):
    """What is demanded of the measures."""

    at_least: int = 0
    each_has: tuple[MeasureFieldId, ...] = ()
    all_done: bool = False
    owned_by: Literal["", "own_service"] = ""
    strength: DemandWord = "required"


class BatonDemand(Shape, frozen=True, kw_only=True):
    """What is demanded of the baton."""

    state: Literal["accepted", "decided_this_level", "in_own_service"]
    strength: DemandWord = "required"


class RoleDemand(Shape, frozen=True, kw_only=True):
    """Who may do it: anyone with one of the roles."""

    one_of: tuple[RoleId, ...]
    strength: DemandWord = "required"


class PersonDemand(Shape, frozen=True, kw_only=True):
    """That another person does it than the one who opened the case, or who left a step."""

    who: OtherPersonText
    strength: DemandWord = "required"


class DateDemand(Shape, frozen=True, kw_only=True):
    """That each open measure has a new date.

    ``than`` says later than what: its date when the round began (then one added in the round has
    its date already), or the first date that it had in the round.
    """

    of: MeasureDatePath
    than: Literal["round_start", "first"] = "round_start"
    strength: DemandWord = "required"


class ReceiverDemand(Shape, frozen=True, kw_only=True):
    """That whoever is to receive the case has accepted: said yes to the invitation.

    ``of`` says who that is: the one invited last, or each one invited; ``role`` narrows it.
    """

    state: Literal["accepted"]
    of: Literal["last_invited", "each_invited"] = "last_invited"
    role: RoleId = ""
    strength: DemandWord = "required"


class ConditionDemand(Shape, frozen=True, kw_only=True):
    """That a condition holds."""

    holds: ConditionText
    strength: DemandWord = "required"


class Requires(Shape, frozen=True, kw_only=True):
    """The closed list of what a transition, level or closing may demand."""

    forms: dict[FormId, Strength] = {}
    checklist: dict[DemandId, Strength] = {}
    consent: dict[ConsentId, ConsentDemand] = {}
    baton: BatonDemand | None = None
    measures: MeasureDemand | None = None
    child_heard: Strength = Strength()
    guardians_informed: Strength = Strength()
    role: RoleDemand | None = None
    other_person: PersonDemand | None = None
    tasks_done: dict[TaskId, Strength] = {}
    levels_tried: dict[LevelId, Strength] = {}
    new_date: DateDemand | None = None
    receiver: ReceiverDemand | None = None
    when: ConditionDemand | None = None
