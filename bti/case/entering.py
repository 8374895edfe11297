"""Who a case comes from: who may begin one, and on whose behalf somebody else writes it down.

A guide that names nobody in ``entered_by`` lets everyone begin. A parent or a pupil who comes with
a worry rarely sits at the keyboard: whoever does says so, and is the opener all the same. Nothing
here stands in front of what protects a child, and a case that another one opens is let in by the
action there.
"""

from __future__ import annotations

import msgspec

from bti.case.actor import Actor
from bti.case.commands import Open
from bti.case.place_titles import People, names_of, roles_in_words
from bti.case.standing import nobody
from bti.errors import BadInput, Reason, Refused
from bti.guide.conditions.wording import joined
from bti.guide.definition import Entry, Guide
from bti.guide.nearest import meant
from bti.guide.roles import EMPLOYEE, FAMILY, bound_to, is_bound

SUBJECT = "entered_by"


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """The role that the opener is in the case in, and the one whom it is written on behalf of."""

    role: str
    on_behalf_of: str = ""


def enterers(guide: Guide, step: str) -> tuple[str, ...]:
    """Give the roles that a case can come from on an entry: its own, else those of the guide."""
    return guide.entries.get(step, Entry()).entered_by or guide.entered_by


def may_enter(guide: Guide, actor: Actor, command: Open, step: str) -> bool:
    """Tell whether a case can come from whom it is said to come from, on an entry."""
    named = enterers(guide, step)
    if not named or guide.entered_by_others == "told" or is_free(guide, command, step):
        return True
    return (
        command.entered_by in named if command.entered_by else bool(_roles(guide, actor) & {*named})
    )


def _roles(guide: Guide, actor: Actor) -> frozenset[str]:
    """Give the opener's roles: who is nothing but a guardian or a child is that and no employee."""
    own = frozenset(role for role in actor.roles if is_bound(guide, role, FAMILY))
    return own if own and actor.roles <= own | {EMPLOYEE} else actor.roles


def is_free(guide: Guide, command: Open, step: str) -> bool:
    """Tell whether nobody is asked: what protects a child, and what another case opens."""
    protects = command.never_blocked or guide.entries.get(step, Entry()).never_blocked
    return protects or command.origin is not None


def entered(
    guide: Guide, actor: Actor, command: Open, step: str, people: People = nobody
) -> Entered:
    """Give who the case comes from; ``people`` are those where the opener works, by their roles.

    Raises:
        BadInput: it is said to come from somebody who is no guardian or child in the guide.
        Refused: the guide names others; with who they are.
    """
    family = bound_to(guide, FAMILY)
    told = command.entered_by
    if told and told not in family:
        raise BadInput(_no_family(told, family))
    if not may_enter(guide, actor, command, step):
        reason = _reason(guide, step, command.entry, actor.unit, people)
        raise Refused(f"«{guide.title}» kan ikke åpnes slik.", (reason,))
    named, roles = enterers(guide, step), _roles(guide, actor)
    if told and not roles:
        # Somebody who works nowhere and says so is the guardian or the child in person.
        return Entered(role=told, on_behalf_of=told)
    held = [role for role in named if role in roles]
    own = [role for role in family if role in roles]
    if own and roles <= {*own}:
        return Entered(role=(held or own)[0], on_behalf_of=told)
    staff = [role for role in named if role not in family]
    is_open = guide.entered_by_others == "told" or is_free(guide, command, step)
    role = next(iter(held or (staff if is_open else ())), "")
    return Entered(role=role, on_behalf_of=told)


def _no_family(told: str, family: tuple[str, ...]) -> Reason:
    have = f"Velg blant: {', '.join(family)}." if family else "Veilederen nevner ingen slike."
    near = meant(told, family)
    message = f"En sak kan komme fra en forelder eller fra barnet, ikke fra «{told[:60]}». {have}"
    return Reason(kind="role", subject=SUBJECT, message=f"{message} {near}".rstrip())


def _reason(guide: Guide, step: str, entry: str, unit: str, people: People) -> Reason:
    own = guide.entries.get(step, Entry()).entered_by
    family = [role for role in enterers(guide, step) if is_bound(guide, role, FAMILY)]
    typed = f" --entry {entry}" if entry else ""
    who = roles_in_words(guide, enterers(guide, step), people)
    todo = f"bti ny {guide.workflow}{typed} --fra {family[0]}" if family else ""
    return Reason(
        kind="role",
        subject=SUBJECT,
        message=f"Saken må komme fra {who}. {_instead(guide, step, unit, people)}",
        todo=todo,
        rule=f"entries.{step}.{SUBJECT}" if own else SUBJECT,
    )


def _instead(guide: Guide, step: str, unit: str, people: People) -> str:
    """Say what somebody does whom the case cannot come from: asks one, or writes for one."""
    named = enterers(guide, step)
    family = any(is_bound(guide, role, FAMILY) for role in named)
    names = [name for role in named for name in names_of(guide, role, people)]
    asked = f"Be {joined(list(dict.fromkeys(names)), 'eller')} åpne den" if names else ""
    if family:
        written = "skriv det med --fra når du skriver for en i familien."
        return f"{asked}, eller {written}" if asked else f"{written[:1].upper()}{written[1:]}"
    if asked:
        return f"{asked}."
    return (
        "Der du arbeider, har ingen den rollen i dag. Den som fører katalogen, kan gi den: "
        f"bti katalog stilling PERSON {named[0]} {unit or 'ENHET'}."
    )
