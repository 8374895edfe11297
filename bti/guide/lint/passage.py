"""Passage: that every step can be come to and left, on each track and for each subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Action, Guide, Step, Transition
from bti.guide.lint.doors import leads_child_in, opens_for_child
from bti.guide.lint.ids import has_ambiguous_targets
from bti.guide.targets import BIRTH, DYNAMIC, SUBJECTS, WORDS, Layout, Target, places, step_of
from bti.guide.written import Written

_MOST_TRACKS = 12
_FOR = {"child": " for et barn", "unborn": " for et ufødt barn", "group": " for en gruppe"}
_SAID = {
    "uten-vei-inn": "Ingen kommer til steget «{}»{}. Skriv en overgang som leder hit, "
    "eller ta det med under «entries».",
    "uten-vei-inn-for-noen": "Ingen kommer til steget «{}»{}, men det finnes der. "
    "Skriv en overgang som leder hit, eller «only_for» på steget.",
    "blindvei": "Fra steget «{}» kommer ingen videre{}. Skriv en overgang som en person kan velge.",
    "uten-avslutning": "Fra steget «{}» leder ingen overganger til en avslutning{}. "
    "Skriv en vei videre til en avslutning.",
}
_BORN = "blindvei-foedt"
_SAID[_BORN] = (
    "Fødes barnet mens saken står på steget «{}», kommer ingen videre{}. Skriv en overgang til et "
    "steg som finnes for et barn, eller til en avslutning."
)
_LATE = (
    " «{}» er bare for et barn, og det som er bare for et barn, kommer først med neste trekk. Ta "
    "bort «only_for» der."
)
_CODES = {_BORN: "blindvei"}
_SAID["avslutning-anytime"] = _SAID["uten-avslutning"]
_Ways = Mapping[str, tuple[str, ...]]
_Way = TypeVar("_Way", Transition, Action)
_Fault = tuple[str, str]


class _Some(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the cases: those on a track and about a subject; without either, on all of them."""

    track: str = ""
    subject: str = ""

    def __str__(self) -> str:
        track = f" på sporet «{self.track}»" if self.track else ""
        return track + _FOR.get(self.subject, "")

    def wider(self) -> tuple[_Some, ...]:
        """Give all that these cases are among, the widest first."""
        return _Some(), _Some(track=self.track), _Some(subject=self.subject), self


def passage(written: Written) -> Iterator[Finding]:
    """Find steps without a way in or out, each told once, of as many cases as it is so for."""
    if has_ambiguous_targets(written):
        return
    there: dict[_Some, dict[str, None]] = {}
    found: dict[_Some, set[_Fault]] = {}
    for some in _all(written):
        through = _Through(written, some)
        there[some] = dict.fromkeys(through.steps)
        found[some] = set(through.faults())
    for some, fault in _told(there, _weighed(there, found)):
        step, code = fault
        # Whom a birth is about goes without saying.
        whom = _Some(track=some.track) if code == _BORN else some
        said = _SAID[code].format(step, whom)
        said += _comes_late(written.guide, step) if code == _BORN else ""
        yield finding(_CODES.get(code, code), written.place(step), said)


def _comes_late(guide: Guide, step_id: str) -> str:
    """Name a way that would lead a child on, and is not there before the case has moved."""
    layouts = [Layout(guide, None, subject) for subject in ("unborn", "child")]
    step = step_of(guide, step_id)
    for one, way in (step.transitions if step else {}).items():
        if "child" in way.only_for and _is_left_by_child(layouts, (), step_id, _for_all(way)):
            return _LATE.format(way.title or one)
    for one, action in guide.anytime.items():
        if "child" in action.only_for and _leads_on(layouts, _for_all(action)):
            return _LATE.format(action.title or one)
    return ""


def _for_all(way: _Way) -> _Way:
    return msgspec.structs.replace(way, only_for=())


def _all(written: Written) -> Iterator[_Some]:
    guide = written.guide
    differs = _names_subjects(written) or "unborn" in guide.subjects
    subjects = guide.subjects if differs else ("",)
    for track in list(guide.tracks)[:_MOST_TRACKS] or ("",):
        yield from (_Some(track=track, subject=subject) for subject in subjects)


def _names_subjects(written: Written) -> bool:
    return any(one.meaning == "scope" and one.text in SUBJECTS for one in written.mentions)


def _weighed(
    there: Mapping[_Some, Mapping[str, None]], found: Mapping[_Some, set[_Fault]]
) -> Mapping[_Some, set[_Fault]]:
    """Make little of a step that only some cannot come to: they are not led out of it either."""
    somewhere = {
        step
        for some, steps in there.items()
        for step in steps
        if (step, "uten-vei-inn") not in found[some]
    }
    return {some: set(_for_some(faults, somewhere)) for some, faults in found.items()}


def _for_some(faults: set[_Fault], somewhere: set[str]) -> Iterator[_Fault]:
    for step, code in faults:
        if step not in somewhere or (step, "uten-vei-inn") not in faults:
            yield step, code
        elif code == "uten-vei-inn":
            yield step, "uten-vei-inn-for-noen"


def _told(
    there: Mapping[_Some, Mapping[str, None]], found: Mapping[_Some, set[_Fault]]
) -> Iterator[tuple[_Some, _Fault]]:
    told: set[tuple[_Some, _Fault]] = set()
    for some, faults in found.items():
        for fault in sorted(faults):
            # What is so for all who have the step is told of all, else of those on a track, …
            said = next(
                wide
                for wide in some.wider()
                if all(
                    fault in found[one]
                    for one, steps in there.items()
                    if wide in one.wider() and fault[0] in steps
                )
            )
            if (said, fault) not in told:
                told.add((said, fault))
                yield said, fault


class _Through:
    """How one comes and goes in some of the cases."""

    def __init__(self, written: Written, some: _Some) -> None:
        guide = written.guide
        self._written = written
        layouts = [
            Layout(guide, some.track or None, subject) for subject in _lived(guide, some.subject)
        ]
        self.steps = layouts[0].steps
        # A child may stand where ways led before it was born; who is unborn waits for the birth.
        self._before = layouts
        self._ahead = layouts[: 1 if some.subject == "child" else None]
        self._is_to_be_born = some.subject == "unborn" and len(layouts) > 1

    def faults(self) -> Iterator[_Fault]:
        """Give the steps that nobody comes to or leaves, each with what is wrong."""
        lonely = tuple(self._entrances())
        yield from lonely
        unreached = {step for step, _ in lonely}
        for name, code in self._exits():
            # One that goes back leads nowhere while nobody comes to it: that is the one fault.
            if name not in unreached or not _goes_back(self.steps[name]):
                yield name, code
        if self._is_to_be_born:
            yield from self._stranded(unreached)

    def _entrances(self) -> Iterator[_Fault]:
        guide, here = self._written.guide, self.steps
        if any(role.may_jump for role in guide.roles.values()):
            return
        starts = [step for step in guide.entries if step in here] or list(here)[:1]
        reached = _reachable(_graph(self._before), (*starts, *self._anytime()))
        yield from ((step, "uten-vei-inn") for step in here if step not in reached)

    def _exits(self) -> Iterator[_Fault]:
        closings, visited = self._written.guide.closings, self._anytime()
        closing = _reachable(_backwards(_graph(self._ahead)), closings)
        unclosed = "avslutning-anytime" if closings.keys() & {*visited} else "uten-avslutning"
        for name, step in self.steps.items():
            if name in self._written.broken:
                continue
            if not self._is_left(name, step):
                yield name, "blindvei"
            # Visited from any step, one that goes back ends where that step does.
            elif name not in closing and not (name in visited and _goes_back(step)):
                yield name, unclosed

    def _is_left(self, name: str, step: Step) -> bool:
        """Tell whether a person can leave a step."""
        return any(
            layout.has(move) and layout.targets(name, move.to)
            for layout in self._ahead
            for move in step.transitions.values()
            if not move.automatic
        )

    def _stranded(self, unreached: set[str]) -> Iterator[_Fault]:
        """Give the steps that a case cannot leave once the child is born on them."""
        unborn = self._before[0]
        if any(_leads_on(self._before, one) for one in self._written.guide.anytime.values()):
            return
        into, visited = _backwards(_graph((unborn,))), {*self._anytime()}
        for name, step in self.steps.items():
            if name in unreached or name in self._written.broken or not self._is_left(name, step):
                continue
            ways = tuple(m for m in step.transitions.values() if unborn.has(m) and _is_made(m))
            came = tuple(one for one in into.get(name, ()) if one in unborn.steps)
            came = came if name not in visited else tuple(s for s in unborn.steps if s != name)
            if not any(_is_left_by_child(self._before, came, name, way) for way in ways):
                yield name, _BORN

    def _anytime(self) -> tuple[str, ...]:
        return tuple(
            target.id
            for layout in self._before
            for action in self._written.guide.anytime.values()
            if layout.has(action)
            for target in layout.targets("", tuple(w for w in action.to if w not in WORDS))
        )


def _lived(guide: Guide, subject: str) -> tuple[str, ...]:
    """Give a subject, and what else it was or becomes: the unborn become children."""
    if subject in {"child", "unborn"}:
        return subject, *(s for s in ("child", "unborn") if s != subject and s in guide.subjects)
    return (subject,)


def _is_left_by_child(
    layouts: list[Layout], came: Iterable[str], name: str, way: Transition
) -> bool:
    """Tell whether a way that was there for the unborn leads on for the child, surely.

    A door that opens in a week of the pregnancy alone stays closed after it.
    """
    unborn, child = layouts
    guide = child.guide
    if not opens_for_child(guide, way.when):
        return False
    fixed = tuple(word for word in way.to if word not in DYNAMIC)
    there = child.targets(name, fixed)
    meant = (one for one in unborn.targets(name, fixed) if not one.closing)
    leads = there or tuple(one for m in meant if (one := child.after(name, m)))
    if any(leads_child_in(guide, name, one) for one in leads):
        return True
    return "back" in way.to and all(_is_back(child, name, step) for step in came)


def _leads_on(layouts: list[Layout], action: Action) -> bool:
    """Tell whether what can be done on every step takes a child further, born on any of them."""
    unborn, child = layouts
    if not unborn.has(action) or not opens_for_child(child.guide, action.when):
        return False
    fixed = tuple(word for word in action.to if word not in WORDS)
    return any(
        action.event == BIRTH
        if one.closing
        else not child.steps[one.id].off_path and leads_child_in(child.guide, "", one)
        for one in child.targets("", fixed)
    )


def _is_made(way: Transition) -> bool:
    """Tell whether a way is made when a child is born: by a person, or by the birth of itself."""
    return not way.automatic or way.event == BIRTH


def _is_back(child: Layout, name: str, stood: str) -> bool:
    """Tell whether ``back`` leads on for a child whose case came from a step before the birth."""
    target = Target(id=stood, word="back", dynamic=True)
    return stood in child.steps or child.after(name, target) is not None


def _goes_back(step: Step) -> bool:
    return any("back" in move.to for move in step.transitions.values())


def _graph(layouts: Iterable[Layout]) -> _Ways:
    """Give where each step and closing leads; ``back`` leads to where one can come from."""
    graph: dict[str, list[str]] = {}
    back: list[str] = []
    steps: set[str] = set()
    for layout in layouts:
        steps |= layout.steps.keys()
        for origin, place in places(layout.guide):
            moves = (move for move in place.transitions.values() if layout.has(move))
            words = tuple(word for move in moves for word in move.to)
            fixed = tuple(word for word in words if word not in DYNAMIC)
            leads = graph.setdefault(origin, [])
            leads += (target.id for target in layout.targets(origin, fixed))
            if "back" in words:
                back.append(origin)
    before = _backwards(graph)
    for origin in back:
        graph[origin] += (step for step in before.get(origin, ()) if step in steps)
    return {origin: tuple(ways) for origin, ways in graph.items()}


def _backwards(graph: Mapping[str, Iterable[str]]) -> _Ways:
    turned: dict[str, list[str]] = {}
    for origin, ways in graph.items():
        for way in ways:
            turned.setdefault(way, []).append(origin)
    return {origin: tuple(ways) for origin, ways in turned.items()}


def _reachable(graph: _Ways, starts: Iterable[str]) -> set[str]:
    reached = set(starts)
    waiting = list(reached)
    while waiting:
        for way in graph.get(waiting.pop(), ()):
            if way not in reached:
                reached.add(way)
                waiting.append(way)
    return reached
