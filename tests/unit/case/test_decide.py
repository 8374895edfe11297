"""Every command has what decides it, and every event what folds it: both are found by name."""

from __future__ import annotations

from typing import get_args

from bti.case import commands, duty_commands, participant_commands
from bti.case.commands import Command, Open
from bti.case.decide import decider
from bti.case.events import AnyEvent, CaseOpened
from bti.case.fold import applier


def test_every_command_is_decided_where_it_is_said() -> None:
    """A case is opened before there is one: ``opening`` decides that."""
    modules = (commands, duty_commands, participant_commands)
    named = [value for module in modules for value in vars(module).values()]
    kinds = {one for one in named if isinstance(one, type) and issubclass(one, Command)}
    deciders = {kind: decider(kind) for kind in kinds - {Command, Open}}
    assert len(deciders) > len(modules)
    assert all(callable(one) for one in deciders.values())


def test_every_event_is_folded_where_it_is_said() -> None:
    kinds = {*get_args(AnyEvent)} - {CaseOpened}
    assert all(callable(applier(kind)) for kind in kinds)
