"""What a bare text in a guide means: the id of something, a condition, a span, a date.

The types below are plain text to whoever reads a guide. The loader reads the meaning from them,
so that a key which refers to something is checked by declaring its type and nothing else.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec


def _means(meaning: str) -> msgspec.Meta:
    # With a title each has a hash of its own: typing looks in its cache by it, and `extra` alone
    # would make all of them one, and each new one compared with every one before.
    return msgspec.Meta(title=meaning, extra={"meaning": meaning})


def meaning_of(extra: dict[str, Any] | None) -> str:
    """Give the meaning that a type was declared with, or nothing for a text of one's own."""
    return str((extra or {}).get("meaning", ""))


Id = str
ChoiceId = Annotated[str, _means("choice_id")]
Ages = Annotated[str, _means("ages")]

ActionId = Annotated[str, _means("action")]
ArenaId = Annotated[str, _means("arena")]
ChannelId = Annotated[str, _means("channel")]
ConsentId = Annotated[str, _means("consent")]
ContactId = Annotated[str, _means("contact")]
DayId = Annotated[str, _means("day")]
DemandId = Annotated[str, _means("demand")]
FollowUpId = Annotated[str, _means("follow_up")]
FormId = Annotated[str, _means("form")]
GuideId = Annotated[str, _means("guide")]
KindId = Annotated[str, _means("kind")]
LevelId = Annotated[str, _means("level")]
LinkId = Annotated[str, _means("link")]
ListId = Annotated[str, _means("list")]
MeasureFieldId = Annotated[str, _means("measure_field")]
OfferId = Annotated[str, _means("offer")]
OfferingId = Annotated[str, _means("offering")]
OwnFieldId = Annotated[str, _means("own_field")]
RoleId = Annotated[str, _means("role")]
ScopeId = Annotated[str, _means("scope")]
ServiceId = Annotated[str, _means("service")]
StepId = Annotated[str, _means("step")]
TellerId = Annotated[str, _means("teller")]
TargetId = Annotated[str, _means("target")]
TaskId = Annotated[str, _means("task")]
TrackId = Annotated[str, _means("track")]
ToolId = Annotated[str, _means("tool")]

OwnId = Annotated[str, _means("own_id")]

AddressText = Annotated[str, _means("address")]
AssumedText = Annotated[str, _means("assumed")]
BaseText = Annotated[str, _means("base")]
CadenceText = Annotated[str, _means("cadence")]
CalculationText = Annotated[str, _means("calculation")]
CarriedPath = Annotated[str, _means("carried")]
ChosenPath = Annotated[str, _means("chosen")]
ConditionText = Annotated[str, _means("condition")]
ConstraintText = Annotated[str, _means("constraint")]
CoverageText = Annotated[str, _means("coverage")]
DateText = Annotated[str, _means("date")]
DaysText = Annotated[str, _means("days")]
DecideText = Annotated[str, _means("decide")]
EditionText = Annotated[str, _means("edition")]
EmailText = Annotated[str, _means("email")]
EventText = Annotated[str, _means("event")]
ForeignPath = Annotated[str, _means("foreign")]
GivenPath = Annotated[str, _means("given")]
LimitText = Annotated[str, _means("limit")]
MeasureDatePath = Annotated[str, _means("measure_date")]
MomentText = Annotated[str, _means("moment")]
OpenText = Annotated[str, _means("open")]
OtherPersonText = Annotated[str, _means("other_person")]
PhoneText = Annotated[str, _means("phone")]
PointText = Annotated[str, _means("point")]
RowsPath = Annotated[str, _means("rows")]
ShownPath = Annotated[str, _means("shown")]
SpanText = Annotated[str, _means("span")]
TakesText = Annotated[str, _means("takes")]
WaitsForText = Annotated[str, _means("waits_for")]
