"""Where a transition leads: words, levels and kinds resolved to steps and closings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from bti.guide.definition import Action, Guide, Level, Step, Transition
from bti.guide.existence import EVERYTHING, Scope, exists

WORDS = ("next", "back", "here", "last_step")


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A step or closing that a transition leads to.

    ``dynamic`` is set when the case decides at run time which of several it is: ``back`` leads to
    where the case stood before, ``last_step`` to where it stood when it was closed. Then there is
    one target for each step that could be the one.
    """

    id: str
    kind: Literal["step", "closing"] = "step"
    written: str = ""
    dynamic: Literal["", "back", "last_step"] = ""


class _Stop(msgspec.Struct, frozen=True):
    """A step with its level, in the order of the text."""

    id: str
    level: str
    step: Step


def targets(
    guide: Guide, origin: str, move: Transition | Action, *, scope: Scope = EVERYTHING
) -> tuple[Target, ...]:
    """Give where a move from a step or closing can lead, in the order it is written.

    For an action of ``anytime`` the origin is the step where the case stands. What does not exist
    in the scope is passed over; an unknown word leads nowhere (the lint tells of it).
    """
    return Map(guide, scope).targets(origin, move.to)


class Map:
    """The steps of a guide in one scope, in the order of the text."""

    def __init__(self, guide: Guide, scope: Scope = EVERYTHING) -> None:
        """Lay out the steps that exist in the scope."""
        self.guide = guide
        self.levels = {k: v for k, v in guide.levels.items() if exists(v.only_for, scope)}
        self.stops = tuple(_stops(self.levels, scope))
        self.index = {stop.id: number for number, stop in enumerate(self.stops)}
        self.first_of_level: dict[str, str] = {}
        self.first_of_kind: dict[tuple[str, str], str] = {}
        for stop in self.stops:
            self.first_of_level.setdefault(stop.level, stop.id)
            self.first_of_kind.setdefault((stop.level, stop.step.kind), stop.id)

    def level_of(self, step: str) -> str:
        """Give the level where a step is written, or nothing for a closing."""
        number = self.index.get(step)
        return "" if number is None else self.stops[number].level

    def targets(self, origin: str, words: tuple[str, ...]) -> tuple[Target, ...]:
        """Give where these words lead from a step or closing."""
        found = (target for word in words for target in self._word(origin, word))
        return tuple(dict.fromkeys(found))

    def following(self, step: str) -> str:
        """Give the next step in the text that exists and is not beside the path."""
        number = self.index.get(step)
        rest = self.stops[number + 1 :] if number is not None else ()
        return next((stop.id for stop in rest if not stop.step.off_path), "")

    def _word(self, origin: str, word: str) -> tuple[Target, ...]:
        if word in {"back", "last_step"}:
            return self._dynamic(origin, word)
        if word in self.guide.closings:
            return (Target(id=word, kind="closing", written=word),)
        step = self._step(origin, word)
        return (Target(id=step, written=word),) if step in self.index else ()

    def _step(self, origin: str, word: str) -> str:
        if word == "here":
            return origin
        if word == "next":
            return self.following(origin)
        if word in self.index:
            return word
        if word in self.guide.levels:
            return self.first_of_level.get(word, "")
        return self.first_of_kind.get((self.level_of(origin), word), "")

    def _dynamic(self, origin: str, word: str) -> tuple[Target, ...]:
        is_back = word == "back"
        steps = self._before(origin, by_person=is_back)
        return tuple(
            Target(id=step, written=word, dynamic="back" if is_back else "last_step")
            for step in steps
            if step != origin
        )

    def _before(self, here: str, *, by_person: bool) -> tuple[str, ...]:
        """Give the steps from which a case can have come here."""
        if self._open_to_all(here, by_person=by_person):
            return tuple(stop.id for stop in self.stops)
        off_path = here in self.index and self.stops[self.index[here]].step.off_path
        return tuple(
            stop.id
            for stop in self.stops
            if any(
                self._leads(stop.id, move, here)
                for move in stop.step.transitions.values()
                if not by_person or off_path or _can_go_back(move)
            )
        )

    def _open_to_all(self, here: str, *, by_person: bool) -> bool:
        jumps = by_person and any(role.may_jump for role in self.guide.roles.values())
        return jumps or any(here in action.to for action in self.guide.anytime.values())

    def _leads(self, origin: str, move: Transition, here: str) -> bool:
        words = tuple(word for word in move.to if word not in {"back", "last_step"})
        return any(target.id == here for target in self.targets(origin, words))


def _stops(levels: dict[str, Level], scope: Scope) -> Iterator[_Stop]:
    for key, level in levels.items():
        for name, step in level.steps.items():
            if exists(step.only_for, scope):
                yield _Stop(name, key, step)


def _can_go_back(move: Transition) -> bool:
    """Tell whether ``back`` undoes this move: a person made it, and it began no round."""
    return not (move.automatic or move.event) and move.round != "new"
