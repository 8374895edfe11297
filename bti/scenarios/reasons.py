"""The reasons of a refusal as a scenario names them: by the id of what is lacking.

A door is named by the condition that it waits for, or by the way it stands in.
"""

from __future__ import annotations

from collections.abc import Callable

from bti.errors import BadInput, BtiError, Denied, NotFound, Reason, Refused
from bti.guide.definition import Action, Closing, Guide, Level, Requires, Step, Transition
from bti.guide.targets import step_of
from bti.scenarios.names import BAD_ANSWER, NO_ACCESS, NOT_HERE, TARGET
from bti.scenarios.seen import without_rows

_REQUIRES = ".requires"


def reasons_of(doing: Callable[[], object]) -> tuple[Reason, ...]:
    """Do something, and give every reason that it was refused for; none when it was done."""
    try:
        doing()
    except (Refused, BadInput) as error:
        return error.reasons
    except NotFound as error:
        return (Reason(kind="way", subject=NOT_HERE, message=error.message),)
    except Denied as error:
        return (Reason(kind="access", subject=NO_ACCESS, message=error.message),)
    return ()


def in_a_sentence(error: BtiError) -> str:
    """Give what an error says on one line, with the reasons of a refusal."""
    reasons = error.reasons if isinstance(error, Refused) else ()
    return " ".join(" ".join((error.message, *(one.message for one in reasons))).split())


def said(guide: Guide, reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    """Give the first name of each reason, for sentences."""
    return tuple(dict.fromkeys(_names(guide, reason)[0] for reason in reasons))


def mismatch(guide: Guide, reasons: tuple[Reason, ...], because: tuple[str, ...]) -> str:
    """Say how the reasons differ from those that are named; nothing when they are the same.

    Where a target is still to be chosen, what one of them lacks has to be named, and what only the
    others lack may be.
    """
    every = [_differing(guide, reasons, because, target) for target in _targets(reasons)]
    return min(every, key=len)


def _targets(reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    """Give the targets to choose among, by what is typed; one without a name when there is none."""
    return next((one.targets for one in reasons if one.kind == "target"), ("",))


def allowing(reasons: tuple[Reason, ...], to: str) -> tuple[Reason, ...]:
    """Give what keeps one from a way: of its targets, before the one that is chosen or lacks least.

    What one only writes or chooses in taking the way keeps nobody from it.
    """
    stands = [one for one in reasons if one.kind != "reason" and (to or one.kind != "target")]
    every = [tuple(one for one in stands if one.before(name)) for name in _targets(reasons)]
    return min(every, key=len)


def _differing(
    guide: Guide, reasons: tuple[Reason, ...], because: tuple[str, ...], target: str
) -> str:
    """Say how the reasons differ from those that are named, for one that means one target."""
    named = [_names(guide, reason) for reason in reasons]
    needed = [_names(guide, reason) for reason in reasons if reason.before(target)]
    missing = [one for one in because if not any(one in names for names in named)]
    extra = dict.fromkeys(names[0] for names in needed if not set(names) & set(because))
    sentences = []
    if missing:
        sentences.append(f"Dette stenger ikke: {', '.join(missing)}.")
    if extra:
        sentences.append(f"Dette stenger også: {', '.join(extra)}.")
    return " ".join(sentences)


def _names(guide: Guide, reason: Reason) -> tuple[str, ...]:
    """Give every id that a reason may be called by, the one to write first."""
    if reason.kind == "door":
        return (*_conditions(guide, reason.rule), *_last(reason.subject.removesuffix(".requires")))
    if reason.kind == "target":
        return (TARGET, reason.subject)
    if reason.kind == "role":
        return (reason.subject, *_roles(guide, reason.rule))
    if reason.kind == "answer":
        return (*(_of_field(reason.subject) if reason.subject else ()), BAD_ANSWER)
    if reason.kind in {"asked", "field"} or "." not in reason.subject:
        return _of_field(reason.subject)
    return (reason.subject, *_last(reason.subject))


def _of_field(path: str) -> tuple[str, ...]:
    return (*_last(path), path, without_rows(path))


def _last(path: str) -> tuple[str, ...]:
    return (path.rpartition(".")[2],)


def _conditions(guide: Guide, rule: str) -> tuple[str, ...]:
    """Give the named condition that a door waits for, when it is written by its name."""
    text = _door(guide, rule)
    return (text,) if text in guide.conditions else ()


def _door(guide: Guide, rule: str) -> str:
    """Give the condition of a door, or of what is required with ``when``, by the rule's path."""
    path = rule.removesuffix(".when")
    if path.endswith(_REQUIRES):
        found = _required(guide, path)
        return found.when.holds if found and found.when else ""
    place = _written(guide, path)
    return "" if place is None or isinstance(place, Closing) else place.when


def _roles(guide: Guide, rule: str) -> tuple[str, ...]:
    """Give the roles of which one is enough, by the path of the rule that demands it."""
    found = _required(guide, rule.removesuffix(".role"))
    if found and found.role:
        return found.role.one_of
    place = _written(guide, rule.removesuffix(".by"))
    return place.by if isinstance(place, Action) else ()


def _required(guide: Guide, path: str) -> Requires | None:
    place = _written(guide, path.removesuffix(_REQUIRES)) if path.endswith(_REQUIRES) else None
    return None if place is None or isinstance(place, Step) else place.requires


def _written(guide: Guide, path: str) -> Transition | Action | Step | Level | Closing | None:
    """Give what stands at a path that a rule begins with: a way, or what one comes to."""
    head, *rest = path.split(".")
    registers = {"actions": guide.actions, "anytime": guide.anytime}
    if head in registers:
        return registers[head].get(rest[0]) if rest else None
    place = step_of(guide, head) or guide.closings.get(head)
    if rest and place is not None:
        return place.transitions.get(rest[-1])
    return place or guide.levels.get(head)
