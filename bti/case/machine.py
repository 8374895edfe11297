"""The state machine of a guide: the only home of ``transitions``, which decides what moves exist.

One machine per guide and track, shared by all cases and never given a model: a bare object with a
state is driven through its events. Every target of every transition is one trigger, named
``transition>target``; demands and conditions stand outside, so that their reasons survive.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from transitions import Machine

from bti.guide.definition import Guide, Transition
from bti.guide.targets import Target, exists, steps_in_order, targets

KEPT_MACHINES = 64


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A move that exists: from an origin by a transition (or an anytime action) to a target."""

    origin: str
    transition: str
    target: Target
    anytime: bool = False

    @property
    def trigger(self) -> str:
        """The name under which the machine knows the move."""
        return f"{self.transition}>{self.target.id}"


class Moves:
    """The moves of a guide on one track, with the machine that says which of them exist."""

    def __init__(self, guide: Guide, track: str) -> None:
        """Compile the guide; its words for targets are resolved once, here."""
        written = tuple(_written(guide, track))
        states = [*(step for _, step in steps_in_order(guide, track)), *guide.closings]
        self._machine = Machine(
            model=None,
            states=states,
            initial=states[0],
            transitions=[[m.trigger, m.origin, m.target.id] for m in written],
            auto_transitions=False,
            send_event=True,
        )
        self._by_origin: dict[str, tuple[Move, ...]] = {
            origin: tuple(m for m in written if m.origin == origin) for origin in states
        }

    def of(self, origin: str) -> tuple[Move, ...]:
        """Give the moves out of a step or a closing, in the order of the text."""
        return self._by_origin.get(origin, ())

    def lands(self, move: Move) -> str:
        """Drive a bare object through the machine, and give the state that it lands in."""
        bare = _Bare(move.origin)
        self._machine.events[move.trigger].trigger(bare)
        return bare.state


class _Bare:
    """The least that an event of ``transitions`` can drive."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


def _written(guide: Guide, track: str) -> Iterator[Move]:
    seen: set[tuple[str, str]] = set()
    for move in _all_moves(guide, track):
        if (move.origin, move.trigger) not in seen:
            seen.add((move.origin, move.trigger))
            yield move


def _all_moves(guide: Guide, track: str) -> Iterator[Move]:
    for level, step in steps_in_order(guide, track):
        own = guide.levels[level].steps[step].transitions
        yield from _moves_from(guide, step, own, track)
        for action_id, action in guide.anytime.items():
            if exists(action.only_for, track):
                for target in targets(guide, step, action.to, track):
                    yield Move(origin=step, transition=action_id, target=target, anytime=True)
    for closing_id, closing in guide.closings.items():
        yield from _moves_from(guide, closing_id, closing.transitions, track)


def _moves_from(
    guide: Guide, origin: str, written: dict[str, Transition], track: str
) -> Iterator[Move]:
    for transition_id, transition in written.items():
        if exists(transition.only_for, track):
            for target in targets(guide, origin, transition.to, track):
                yield Move(origin=origin, transition=transition_id, target=target)


_kept: dict[tuple[str, str], Moves] = {}


def moves_for(guide: Guide, digest: str, track: str) -> Moves:
    """Give the moves of a guide on a track, compiled once per (digest, track)."""
    key = (digest, track)
    if key not in _kept:
        while len(_kept) >= KEPT_MACHINES:
            _kept.pop(next(iter(_kept)))
        _kept[key] = Moves(guide, track)
    return _kept[key]
