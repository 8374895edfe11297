"""Passage: that every step can be come to and left, on each track and for each subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Guide, Step, Transition
from bti.guide.lint.ids import has_ambiguous_targets
from bti.guide.lint.moves import all_transitions
from bti.guide.targets import DYNAMIC, SUBJECTS, WORDS, Layout
from bti.guide.written import Written

_MOST_TRACKS = 12
_FOR = {"child": " for et barn", "unborn": " for et ufødt barn", "group": " for en gruppe"}
_Ways = Mapping[str, tuple[str, ...]]
_Fault = tuple[str, str]


class _Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the cases: those on a track, about a subject, both, or all."""

    track: str = ""
    subject: str = ""

    def wider(self) -> Iterator[_Scope]:
        """Give the scopes that hold this one."""
        yield _Scope()
        yield _Scope(track=self.track)
        yield _Scope(subject=self.subject)

    def layout(self, guide: Guide) -> Layout:
        return Layout(guide, self.track or None, self.subject)

    def __str__(self) -> str:
        track = f" på sporet «{self.track}»" if self.track else ""
        return track + _FOR.get(self.subject, "")


def passage(written: Written) -> Iterator[Finding]:
    """Find steps without a way in or out; what is so for all is not told for some again."""
    if has_ambiguous_targets(written):
        return
    told: dict[_Scope, set[_Fault]] = {}
    for scope in _scopes(written):
        known = {fault for wider in scope.wider() for fault in told.get(wider, ())}
        layout = scope.layout(written.guide)
        faults = dict(_faults(written, layout, scope)) if layout.steps else {}
        told[scope] = set(faults)
        yield from (found for fault, found in faults.items() if fault not in known)


def _scopes(written: Written) -> Iterator[_Scope]:
    guide = written.guide
    tracks = list(guide.tracks)[:_MOST_TRACKS]
    subjects = _subjects(guide) if _names_subjects(written) else ()
    yield _Scope()
    yield from (_Scope(track=track) for track in tracks)
    yield from (_Scope(subject=subject) for subject in subjects)
    yield from (_Scope(track=track, subject=subject) for track in tracks for subject in subjects)


def _subjects(guide: Guide) -> tuple[str, ...]:
    """Give the subjects that are asked about: who is unborn waits for the birth, and is a child."""
    return tuple(one for one in guide.subjects if one != "unborn" or "child" not in guide.subjects)


def _names_subjects(written: Written) -> bool:
    return any(one.meaning == "scope" and one.text in SUBJECTS for one in written.mentions)


def _faults(written: Written, layout: Layout, scope: _Scope) -> Iterator[tuple[_Fault, Finding]]:
    """Give the steps that nobody comes to or leaves in a scope, each fault with its name."""
    graph, said = _graph(layout), str(scope)
    # A child may have come there before it was born, by ways that exist no more.
    if not (scope.subject == "child" and "unborn" in written.guide.subjects):
        yield from _entrances(written, layout, graph, said)
    yield from _exits(written, layout, graph, said)


def _entrances(
    written: Written, layout: Layout, graph: _Ways, said: str
) -> Iterator[tuple[_Fault, Finding]]:
    here = tuple(layout.steps)
    starts = [step for step in written.guide.entries if step in here] or here[:1]
    jumps = any(role.may_jump for role in written.guide.roles.values())
    reached = _reachable(graph, (*starts, *_anytime(layout)))
    for step in here:
        if step not in reached and not jumps:
            message = (
                f"Ingen kommer til steget «{step}»{said}. Skriv en overgang som leder hit, "
                "eller ta det med under «entries»."
            )
            yield (step, "in"), finding("uten-vei-inn", written.place(step), message)


def _exits(
    written: Written, layout: Layout, graph: _Ways, said: str
) -> Iterator[tuple[_Fault, Finding]]:
    closings = written.guide.closings
    closing = _reachable(_backwards(graph), closings)
    # Visited from any step, one that goes back ends where that step does.
    visited = _anytime(layout)
    code = "avslutning-anytime" if closings.keys() & {*visited} else "uten-avslutning"
    for step_id, step in layout.steps.items():
        fault, place = (step_id, "out"), written.place(step_id)
        if step_id in written.broken:
            continue
        if not any(_is_left_by(layout, step_id, move) for move in step.transitions.values()):
            message = (
                f"Fra steget «{step_id}» kommer ingen videre{said}. "
                "Skriv en overgang som en person kan velge."
            )
            yield fault, finding("blindvei", place, message)
        elif step_id not in closing and not (step_id in visited and _goes_back(step)):
            message = (
                f"Fra steget «{step_id}» leder ingen overganger til en avslutning{said}. "
                "Skriv en vei videre til en avslutning."
            )
            yield fault, finding(code, place, message)


def _is_left_by(layout: Layout, step: str, move: Transition) -> bool:
    """Tell whether a person can leave a step by a move."""
    return not move.automatic and layout.has(move) and bool(layout.targets(step, move.to))


def _goes_back(step: Step) -> bool:
    return any("back" in move.to for move in step.transitions.values())


def _graph(layout: Layout) -> dict[str, tuple[str, ...]]:
    """Give where each step and closing leads; ``back`` leads to where one can come from."""
    graph: dict[str, list[str]] = {}
    back: list[str] = []
    for origin, moves_out in all_transitions(layout.guide):
        words = tuple(w for move in moves_out.values() if layout.has(move) for w in move.to)
        fixed = tuple(word for word in words if word not in DYNAMIC)
        graph[origin] = [target.id for target in layout.targets(origin, fixed)]
        if "back" in words and origin in layout.steps:
            back.append(origin)
    before = _backwards({origin: tuple(ways) for origin, ways in graph.items()})
    for origin in back:
        graph[origin].extend(step for step in before.get(origin, ()) if step in layout.steps)
    return {origin: tuple(ways) for origin, ways in graph.items()}


def _anytime(layout: Layout) -> tuple[str, ...]:
    actions = (one for one in layout.guide.anytime.values() if layout.has(one))
    words = tuple(word for action in actions for word in action.to)
    fixed = tuple(word for word in words if word not in WORDS)
    return tuple(target.id for target in layout.targets("", fixed))


def _backwards(graph: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    turned: dict[str, list[str]] = {}
    for origin, ways in graph.items():
        for way in ways:
            turned.setdefault(way, []).append(origin)
    return {origin: tuple(ways) for origin, ways in turned.items()}


def _reachable(graph: Mapping[str, tuple[str, ...]], starts: Iterable[str]) -> set[str]:
    reached = set(starts)
    waiting = list(reached)
    while waiting:
        for way in graph.get(waiting.pop(), ()):
            if way not in reached:
                reached.add(way)
                waiting.append(way)
    return reached
