"""What a guide can demand before a move: the closed list of ``requires``."""

from __future__ import annotations

from typing import Literal

import msgspec

from bti.guide.shape import Shape, Strength, StrengthWord
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
)


class ConsentDemand(Shape, frozen=True, kw_only=True):
    """That a purpose is asked for or given, by whom, or left on another lawful ground."""

    state: Literal["asked", "given"]
    of: Literal["each_invited", "each_participating", "unit", ""] = ""
    other_ground: bool = msgspec.field(name="or", default=False)
    strength: StrengthWord = "required"


class MeasureDemand(Shape, frozen=True, kw_only=True):
    """What is demanded of the measures."""

    at_least: int = 0
    each_has: tuple[MeasureFieldId, ...] = ()
    all_done: bool = False
    owned_by: Literal["", "own_service"] = ""
    strength: StrengthWord = "required"


class BatonDemand(Shape, frozen=True, kw_only=True):
    """What is demanded of the baton."""

    state: Literal["accepted", "decided_this_level", "in_own_service"]
    strength: StrengthWord = "required"


class Requires(Shape, frozen=True, kw_only=True):
    """The closed list of what a transition, level or closing may demand."""

    forms: dict[FormId, Strength] = {}
    checklist: tuple[DemandId, ...] = ()
    consent: dict[ConsentId, ConsentDemand] = {}
    baton: BatonDemand | None = None
    measures: MeasureDemand | None = None
    child_heard: Strength = Strength()
    guardians_informed: Strength = Strength()
    role: RoleId = ""
    other_person: OtherPersonText = ""
    levels_tried: tuple[LevelId, ...] = ()
    new_date: MeasureDatePath = ""
    when: ConditionText = ""
