"""The state machine of a guide: the only home of ``transitions``, which decides what moves exist.

The moves of a guide on a track, for a subject, are shared by all cases, and so is the machine of
each place that a case has left. It is never given a model: a bare object with a state is driven
through its events. Every target of every transition is one trigger, ``transition>target``; demands
and conditions stand outside, so that their reasons survive.

What exists where a case stands was settled when it was entered; where it can go is settled by the
track it has come to follow since. Neither a change of track nor a birth takes a way from anyone:
one to a step that is not there now leads to the next that is, or is closed and says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from bti.case.tracks import track_of
from bti.guide.definition import Action
from bti.guide.targets import BIRTH, DYNAMIC, Layout, Target, exists, places

if TYPE_CHECKING:
    from transitions import Machine

    from bti.case.case import Case
    from bti.guide.definition import Guide, Step, Transition

KEPT_MACHINES = 64

Setting = tuple[str, str]
"""A track and a kind of subject: what settles which parts of a guide exist."""


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A move that exists: from an origin by a transition (or an anytime action) to a target.

    ``instead_of`` is the step that was meant, when another track or a birth has taken it away and
    the target is the next that is there; ``gone`` tells that there is none, and the target is what
    was meant.
    """

    origin: str
    transition: str
    target: Target
    anytime: bool = False
    instead_of: str = ""
    gone: bool = False

    @property
    def trigger(self) -> str:
        """The name under which the machine knows the move.

        A step that ``back`` may lead to can stand in the same list by its own name.
        """
        meant = f"{self.instead_of}>" if self.instead_of else ""
        word = f"{self.target.word}>{meant}" if self.target.dynamic else ""
        return f"{self.transition}>{word}{self.target.id}"


class Moves:
    """The moves of a guide on one track, with the machine that says which of them exist."""

    def __init__(self, guide: Guide, here: Setting, onward: Setting) -> None:
        """Lay out the guide; the words for targets of a place are resolved when it is asked for."""
        self._here = _Here(guide, here, onward)
        self._by_origin: dict[str, tuple[Move, ...]] = {}
        self._machines: dict[str, Machine] = {}

    def _machine(self, origin: str) -> Machine:
        """The machine of the same moves, as far as a case on one step or closing can drive it.

        It is made when a case moves: to look at one needs none, and most moves of a guide are ways
        that can be taken from everywhere.
        """
        if origin not in self._machines:
            from transitions import Machine

            self._machines[origin] = Machine(
                model=None,
                states=[place for place, _ in places(self._here.guide)],
                initial=origin,
                transitions=[[m.trigger, m.origin, m.target.id] for m in self.of(origin)],
                auto_transitions=False,
                send_event=True,
            )
        return self._machines[origin]

    def of(self, origin: str) -> tuple[Move, ...]:
        """Give the moves out of a step or a closing, in the order of the text."""
        if origin not in self._by_origin:
            self._by_origin[origin] = tuple(_written(self._here, origin))
        return self._by_origin[origin]

    def lands(self, move: Move) -> str:
        """Drive a bare object through the machine, and give the state that it lands in."""
        bare = _Bare(move.origin)
        self._machine(move.origin).events[move.trigger].trigger(bare)
        return bare.state


class _Bare:
    """The least that an event of ``transitions`` can drive."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


class _Here:
    """A guide as it is where a case stands, and as it is from the next move on."""

    def __init__(self, guide: Guide, here: Setting, onward: Setting) -> None:
        self.guide = guide
        self.track, self.subject = here
        track, subject = onward
        self._onward = Layout(guide, track, subject)
        born = "child" if subject == "unborn" else subject
        self._after_birth = Layout(guide, track, born) if born != subject else self._onward
        self._entered = self._onward if here == onward else Layout(guide, *here)
        self._everywhere = Layout(guide)

    def step(self, origin: str) -> Step | None:
        """Give a step that exists here by its id."""
        return self._entered.steps.get(origin)

    def has(self, only_for: tuple[str, ...]) -> bool:
        """Tell whether something exists here."""
        return exists(only_for, self.track, self.subject)

    def moves(self, origin: str, way_id: str, way: Transition | Action) -> Iterator[Move]:
        """Give the moves of a way.

        What waits for the birth leads to what is there for the child, and can be seen before it.
        """
        onward = self._after_birth if way.event == BIRTH else self._onward
        for word in way.to:
            for target in self._meant(onward, origin, word):
                yield _as_it_is(
                    onward,
                    Move(
                        origin=origin,
                        transition=way_id,
                        target=target,
                        anytime=isinstance(way, Action),
                    ),
                )

    def _meant(self, onward: Layout, origin: str, word: str) -> tuple[Target, ...]:
        """Resolve a word; what was there when the step was entered is meant still, if it is a step.

        A closing for the unborn, after a loss, is never shown once the child is born.
        """
        if word in DYNAMIC:
            return self._everywhere.targets(origin, (word,))
        before = self._entered.targets(origin, (word,))
        return onward.targets(origin, (word,)) or tuple(t for t in before if not t.closing)


def _as_it_is(onward: Layout, move: Move) -> Move:
    """Give a move as it is now: to what was meant, or to the next step that is there."""
    meant = move.target
    if meant.closing or meant.id in onward.steps:
        return move
    following = onward.after(move.origin, meant)
    if following is None:
        return replace(move, gone=True)
    target = replace(following, word=meant.word, dynamic=meant.dynamic)
    return replace(move, target=target, instead_of=meant.id)


def _written(here: _Here, origin: str) -> Iterator[Move]:
    """Give the moves out of a place, each once."""
    seen: set[str] = set()
    for move in _moves_from(here, origin):
        if move.trigger not in seen:
            seen.add(move.trigger)
            yield move


def _moves_from(here: _Here, origin: str) -> Iterator[Move]:
    step = here.step(origin)
    place = step or here.guide.closings.get(origin)
    for transition_id, transition in (place.transitions if place else {}).items():
        if here.has(transition.only_for):
            yield from here.moves(origin, transition_id, transition)
    for action_id, action in (here.guide.anytime if step else {}).items():
        if here.has(action.only_for):
            yield from here.moves(origin, action_id, action)


_kept: dict[tuple[str, Setting, Setting], Moves] = {}


def moves_for(guide: Guide, case: Case) -> Moves:
    """Give the moves of a case's guide, compiled once per (digest, tracks, subject)."""
    here = (case.stand.track, case.subject_here)
    onward = (track_of(guide, case), case.subject.kind)
    key = (case.digest, here, onward)
    if key not in _kept:
        while len(_kept) >= KEPT_MACHINES:
            _kept.pop(next(iter(_kept)))
        _kept[key] = Moves(guide, here, onward)
    return _kept[key]
