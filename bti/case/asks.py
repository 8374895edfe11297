"""What was asked in the move or the action that an event is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bti.case import events as happened
from bti.guide.asks import asks_named

if TYPE_CHECKING:
    from bti.case.events import Event
    from bti.guide.conditions import Path
    from bti.guide.definition import Field, Guide


def asks_of(guide: Guide, event: Event) -> Mapping[str, Field]:
    """Give what was asked in the move or the action that an event is."""
    return asks_named(guide, _name(event)) or {}


def _name(event: Event) -> Path:
    match event:
        case happened.ActionDone():
            return (event.action,)
        case happened.Moved():
            return (event.origin, event.transition)
    return ("",)
