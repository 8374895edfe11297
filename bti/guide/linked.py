"""What guides tell each other: what one emits and gives back, and what another carries into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from bti.guide.definition import Action, Guide, Transition
from bti.guide.targets import places


class Others(msgspec.Struct, frozen=True, kw_only=True):
    """Where the guides that one is linked with are looked for.

    ``files`` gives the files of the one with an id, none when it is not there; ``names`` the ids
    there are, so that a misspelt one can be told.
    """

    files: Callable[[str], Mapping[str, str]]
    names: Callable[[], tuple[str, ...]]


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """The linked guides that were read, and the ids of those that are not there or have errors.

    Only what something is asked of is read: a guide that is named and in none of these is there.
    """

    guides: Mapping[str, Guide] = {}
    missing: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()


def emitted(guide: Guide) -> tuple[str, ...]:
    """Give what the transitions of a guide emit, each once."""
    return tuple(dict.fromkeys(move.emits for move in _transitions(guide) if move.emits))


def emitting(guide: Guide, what: str) -> Iterator[Transition]:
    """Give the transitions of a guide that emit something."""
    return (move for move in _transitions(guide) if move.emits == what)


def _transitions(guide: Guide) -> Iterator[Transition]:
    for _, place in places(guide):
        yield from place.transitions.values()


def gives(guide: Guide, path: str) -> bool:
    """Tell whether the answer at a path comes back from a case on a guide."""
    return any(_is_under(path, one) for one in guide.gives)


def known_as(guide: Guide) -> tuple[str, ...]:
    """Give the ids that a guide answers to: its own, and those of what it builds on."""
    return guide.workflow, *guide.built_on


def tells(guide: Guide, names: Iterable[str]) -> bool:
    """Tell whether a case on a guide is opened from, and tells, one on a guide of these names."""
    return not guide.linked_from or not {*names}.isdisjoint(guide.linked_from)


def opening(guide: Guide) -> Iterator[Action]:
    """Give the actions that open a case on a guide, this one or another."""
    actions = (*guide.actions.values(), *guide.anytime.values())
    return (action for action in actions if action.opens)


def opened_guides(guide: Guide) -> frozenset[str]:
    """Give the ids of the guides that this one can open."""
    return frozenset(action.opens.guide for action in opening(guide) if action.opens)


def carried_to(guide: Guide, workflow: str) -> tuple[str, ...]:
    """Give what a case on a guide can carry over to one that it opens on another."""
    opens = (action.opens for action in opening(guide))
    return tuple(
        dict.fromkeys(p for one in opens if one and one.guide == workflow for p in one.carry)
    )


def is_carried(guide: Guide, workflow: str, path: str) -> bool:
    """Tell whether the answer at a path can be carried over."""
    return any(_is_under(path, one) for one in carried_to(guide, workflow))


def _is_under(path: str, whole: str) -> bool:
    return f"{path}.".startswith(f"{whole}.")
