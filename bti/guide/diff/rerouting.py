"""Ways that now lead elsewhere, also when only what they refer to was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from bti.guide.conditions.wording import quoted
from bti.guide.definition import Action, Guide, Transition
from bti.guide.graph.ways import destination
from bti.guide.targets import Layout, every_step, places

Way = Transition | Action


class Rerouted(msgspec.Struct, frozen=True, kw_only=True):
    """A way that leads elsewhere: its path, and where it led and leads, in words."""

    path: str
    sentence: str
    about: str
    before: str
    now: str


def rerouted(old: Guide, new: Guide) -> Iterator[Rerouted]:
    """Give the ways that are in both guides and lead elsewhere in the new one."""
    layouts = Layout(old), Layout(new)
    before, now = dict(_ways(old)), dict(_ways(new))
    for path, (origin, named, way) in now.items():
        if path in before:
            was = before[path][2]
            if _led(layouts[0], origin, was.to) != _led(layouts[1], origin, way.to):
                yield _said(old, new, path, origin, named, was, way)


def _said(
    old: Guide, new: Guide, path: str, origin: str, named: str, was: Way, way: Way
) -> Rerouted:
    before, now = destination(old, origin, was.to), destination(new, origin, way.to)
    if before == now:
        # What is called the same is told apart by its id.
        before, now = (f"{said} ({', '.join(one.to)})" for said, one in ((before, was), (now, way)))
    title = quoted(was.title or way.title or path.rpartition(".")[2])
    what = f"Overgangen {title} fra {quoted(named)}" if origin else f"Handlingen {title}"
    return Rerouted(
        path=path,
        sentence=f"{what} går nå til {now}. Før gikk den til {before}.",
        about=f"Steget {quoted(named)}" if origin in every_step(new) else what,
        before=before,
        now=now,
    )


def _led(layout: Layout, origin: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Give where a way leads; what the case decides counts by its word."""
    return tuple(
        name
        for word in words
        for name in dict.fromkeys(
            word if target.dynamic else target.id for target in layout.targets(origin, (word,))
        )
    )


def _ways(guide: Guide) -> Iterator[tuple[str, tuple[str, str, Way]]]:
    for name, place in places(guide):
        yield from _moves(name, place.title, place.transitions)
    for name, action in guide.anytime.items():
        yield f"anytime.{name}", ("", "", action)


def _moves(
    origin: str, title: str, moves: Mapping[str, Transition]
) -> Iterator[tuple[str, tuple[str, str, Way]]]:
    for name, move in moves.items():
        yield f"{origin}.transitions.{name}", (origin, title, move)
