"""Writing a new case: its number and its first events, alone, from another case, or at a birth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case import commands
from bti.case.duty_commands import Born
from bti.case.entry_doors import opened_through_doors
from bti.case.events import Origin
from bti.case.naming import of_answers
from bti.casework.beginning import (
    allow,
    carried_over,
    carry_on,
    is_free_alone,
    sibling_of,
    subject_of,
)
from bti.casework.door import is_secret
from bti.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bti.case.actor import Actor
    from bti.case.standing import Standing
    from bti.case.subject import Subject
    from bti.casework.desk import Desk
    from bti.casework.work import Done
    from bti.guide.definition import Action, Opens
    from bti.store import Transaction


def begin(desk: Desk, transaction: Transaction, command: commands.Open, actor: Actor) -> Done:
    """Write the first event of a case, with a number of its own where it has none yet.

    Raises:
        Refused: the guide says that a case comes from others, with the place of its rule.
    """
    guide = desk.guides.by_digest(command.digest)
    alone = command.origin is None and is_free_alone(guide, command.entry)
    number = command.case or next_number(desk, transaction, unseen=alone or is_secret(guide))
    named = replace(command, case=number, never_blocked=command.never_blocked or alone)
    try:
        people = desk.people.held().near(actor, desk.environment.now())
        opened = opened_through_doors(guide, actor, desk.environment.now(), named, people)
    except Refused as refusal:
        raise desk.with_places(refusal, command.digest) from None
    return desk.begin(transaction, guide, actor, opened)


def begin_from(
    desk: Desk,
    case: str,
    command: commands.Do,
    action: Action,
    opens: Opens,
    by: str,
    seen: int | None,
    named: Subject | None,
) -> tuple[Done, str]:
    """Do an action and write the case that it opens, in one transaction; give its number too.

    What is never blocked leaves nothing in the case that it was done from.
    """
    digest, guide = desk.guides.current(opens.guide)
    with desk.unit(case, by, "read", "do", report=command.action) as (transaction, work):
        standing = work.standing
        allow(standing, action, guide)
        unseen = action.never_blocked or is_secret(guide)
        taken = carried_over(work, opens)
        opened = commands.Open(
            case=next_number(desk, transaction, unseen=unseen),
            digest=digest,
            subject=subject_of(work, opens, guide, named),
            origin=_origin(standing, command.action),
            carried=taken,
            named=tuple(of_answers(standing.guide, taken)),
            never_blocked=action.never_blocked,
        )
        if action.never_blocked:
            begun = begin(desk, transaction, opened, standing.actor)
            done = carry_on(desk, transaction, standing, command, action, begun)
        else:
            told = replace(command, linked=opened.case)
            done = desk.perform_in(transaction, case, told, by, "do", seen)
            begin(desk, transaction, opened, standing.actor)
    return done, opened.case


def _origin(standing: Standing, action: str) -> Origin:
    case = standing.case
    return Origin(
        case=case.id,
        workflow=case.workflow,
        action=action,
        built_on=standing.guide.built_on,
        digest=case.digest,
    )


def begin_siblings(
    desk: Desk,
    case: str,
    command: Born,
    names: Sequence[str],
    by: str,
    seen: int | None,
) -> Done:
    """Write a birth, and a case of its own for each child that was born with this one."""
    with desk.unit(case, by, "write", "born") as (transaction, _):
        numbers = tuple(next_number(desk, transaction) for _ in names)
        told = replace(command, siblings=numbers)
        done = desk.perform_in(transaction, case, told, by, "born", seen)
        first = done.standing
        for number, name in zip(numbers, names, strict=True):
            begin(desk, transaction, sibling_of(first, number, name), first.actor)
            twin = Born(born=command.born)
            desk.perform_in(transaction, number, twin, by, "born")
    return done


def next_number(desk: Desk, transaction: Transaction, *, unseen: bool = False) -> str:
    """Give the next number; what nobody may notice takes none of the series that everyone sees."""
    if unseen:
        return f"B-{desk.environment.new_id()[:8]}"
    year = desk.environment.now().year
    return f"S-{year}-{transaction.next_number(f'S-{year}'):03d}"
