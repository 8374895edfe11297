"""What the shell can complete beside commands and options: the cases of a person."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from bti.cli import console
from bti.cli.choices import Choices

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def cases(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Give the ids of the person's cases, each with its step; a fault completes nothing."""
    del param
    from click.shell_completion import CompletionItem

    from bti.cli.session import Session
    from bti.errors import BtiError

    choices = ctx.ensure_object(Choices)
    choices.database = choices.database or os.environ.get("BTI_DATABASE_URL", "")
    session = Session(choices, creates=False)
    try:
        known = session.overlooking.list(by=session.by)
    except BtiError:
        return []
    finally:
        session.close()
    return [
        # A shell reads a line for each item: a title of several would be more than one.
        CompletionItem(case.id, help=" ".join(console.shown(case.step).split()))
        for case in known
        if case.id.startswith(incomplete)
    ]
