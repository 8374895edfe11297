"""Tasks and actions: what starts a duty, whose it is, and keys that mean nothing together."""

from __future__ import annotations

from collections.abc import Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Action, Guide, Task
from bti.guide.roles import FAMILY, is_bound
from bti.guide.written import Written

_MOVES = ("opens", "invites", "submits_to", "form", "then")


def duties(written: Written) -> Iterator[Finding]:
    """Find tasks that nothing starts or that are nobody's, and actions that say two things."""
    guide = written.guide
    tasks = (mention for mention in written.mentions if mention.meaning == "task")
    started = {mention.text for mention in tasks if ".requires." not in mention.path}
    for task_id, task in guide.tasks.items():
        path = f"tasks.{task_id}"
        if not task.event and task_id not in started:
            message = (
                "Ingenting setter i gang oppgaven. Skriv hendelsen med «event», eller nevn "
                "oppgaven i «then» på en handling."
            )
            yield finding("oppgave-uten-start", written.place(path), message)
        yield from _whose(written, path, task)
        yield from _kept_out(written, task_id, task)
    for register, action_id, action in actions(guide):
        yield from _moves_and_does(written, f"{register}.{action_id}", action)


def _whose(written: Written, path: str, task: Task) -> Iterator[Finding]:
    if task.who and task.goes_to:
        message = "Skriv enten «who» eller «goes_to». Med «goes_to» er oppgaven én persons."
        yield finding("oppgave-hvem", written.place(f"{path}.who"), message)
    if task.hidden and not task.goes_to:
        message = "En skjult oppgave må gå til noen. Skriv rollene med «goes_to»."
        yield finding("oppgave-hvem", written.place(f"{path}.hidden"), message)


def _kept_out(written: Written, task_id: str, task: Task) -> Iterator[Finding]:
    """Find the roles a duty goes to that may not read the case it is a duty in."""
    for guide in _waiting_in(written, task_id, task):
        shut = {role for role in task.goes_to if _is_shut_out(guide, role)}
        for mention in written.mentions:
            if mention.text in shut and mention.path.startswith(f"tasks.{task_id}.goes_to"):
                key = "guardians" if is_bound(guide, mention.text, FAMILY) else "roles"
                message = (
                    f"«{mention.text}» kan ikke ha oppgaven, for «access.{key}» i "
                    f"«{guide.workflow}» holder rollen utenfor saken. Ta bort rollen her, eller "
                    "slipp den inn der."
                )
                yield finding("oppgave-hvem", mention.place, message)


def _waiting_in(written: Written, task_id: str, task: Task) -> tuple[Guide, ...]:
    """Give the guides of the cases that a task waits in: what is never blocked starts it there."""
    here, read = written.guide, written.linked.guides
    starts = [one for _, _, one in actions(here) if task_id in one.then]
    there = [one.opens.guide for one in starts if one.opens and one.never_blocked]
    own = (here,) if task.event or len(there) < len(starts) else ()
    opened = (read[one] for one in dict.fromkeys(there) if one in read)
    return (*own, *(one for one in opened if one not in own))


def _is_shut_out(guide: Guide, role: str) -> bool:
    if is_bound(guide, role, FAMILY):
        return guide.access.guardians == "never"
    return bool(guide.access.roles) and role not in guide.access.roles


def _moves_and_does(written: Written, path: str, action: Action) -> Iterator[Finding]:
    """An action that moves the case does no more than that; the rest would not be done."""
    for key in _MOVES if action.to else ():
        if getattr(action, key):
            message = (
                f"Handlingen flytter saken med «to». Da blir ikke «{key}» gjort. "
                f"Skriv en handling til for «{key}»."
            )
            yield finding("handling-uvirksom", written.place(f"{path}.{key}"), message)
    if action.attach and not action.submits_to:
        message = "«attach» virker bare sammen med «submits_to». Ta den bort, eller skriv hvor."
        yield finding("handling-uvirksom", written.place(f"{path}.attach"), message)
    if action.round and not action.to:
        message = "«round» virker bare på en handling med «to». Ta den bort her."
        yield finding("handling-uvirksom", written.place(f"{path}.round"), message)


def actions(guide: Guide) -> Iterator[tuple[str, str, Action]]:
    """Give every action with its register and its id."""
    for action_id, action in guide.actions.items():
        yield "actions", action_id, action
    for action_id, action in guide.anytime.items():
        yield "anytime", action_id, action
