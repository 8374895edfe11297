"""Saying no: one word for whatever a person is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.case import baton, people

if TYPE_CHECKING:
    from bti.case.events import AnyEvent
    from bti.case.participant_commands import Decline
    from bti.case.standing import Standing


def decline(standing: Standing, command: Decline) -> tuple[AnyEvent, ...]:
    """Say no to the baton when it is offered, else to an invitation."""
    if people.may_join(standing.case, standing.actor) and not baton.is_offered(standing):
        return people.decline(standing, command)
    return baton.decline(standing, command)
