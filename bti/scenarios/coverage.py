"""How much of a guide was tried: what there is, held against what was seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bti.guide.definition import Action, Closing, Guide, Requires, Step, Transition
from bti.guide.targets import Layout, every_step, places
from bti.scenarios.names import leaves
from bti.scenarios.results import Coverage, Share
from bti.scenarios.seen import Seen, Way

_OPTIONAL = "optional"


def coverage(guide: Guide, seen: Seen) -> Coverage:
    """Give what the scenarios went through of a guide, and what they never did."""
    steps = [*every_step(guide), *guide.closings]
    conditions = list(guide.conditions)
    fields = [f"{form}.{path}" for form, one in guide.forms.items() for path in leaves(one.fields)]
    return Coverage(
        steps=_share("steg og avslutninger", steps, seen.steps),
        taken=_share("veier gått", _named(every_way(guide)), _named(seen.taken)),
        refused=_share("veier stengt", _named(demanding(guide)), _named(seen.stopped)),
        conditions_yes=_share("betingelser oppfylt", conditions, seen.true),
        conditions_no=_share("betingelser ikke oppfylt", conditions, seen.untrue),
        fields=_share("felt besvart", fields, seen.fields),
    )


def _share(title: str, everything: Iterable[str], tried: Iterable[str]) -> Share:
    known, done = tuple(dict.fromkeys(everything)), set(tried)
    return Share(title=title, all=len(known), missing=tuple(o for o in known if o not in done))


def _named(ways: Iterable[Way]) -> tuple[str, ...]:
    return tuple(f"{step}.{way}" if step else way for step, way in ways)


def every_way(guide: Guide) -> Iterator[Way]:
    """Give every way of a guide; an action on several steps is one."""
    for step_id, place in places(guide):
        yield from ((step_id, way) for way in place.transitions)
    yield from (("", action) for action in (*guide.actions, *guide.anytime))


def demanding(guide: Guide) -> Iterator[Way]:
    """Give every way that something can be lacking for, as far as the text says it."""
    layout = Layout(guide)
    for step_id, place in places(guide):
        for way_id, way in place.transitions.items():
            if _demands(guide, layout, step_id, place, way):
                yield step_id, way_id
    for action_id, action in (*guide.actions.items(), *guide.anytime.items()):
        if _own(action) or (action.to and _entered(guide, layout, "", action)):
            yield "", action_id


def _demands(
    guide: Guide, layout: Layout, step_id: str, place: Step | Closing, way: Transition
) -> bool:
    if way.never_blocked or way.automatic:
        return False
    if _own(way):
        return True
    if way.to == ("back",):
        return False
    mine = _of_place(place) if isinstance(place, Step) and not way.event else set()
    wanted = mine if way.demands is None else mine & set(way.demands)
    return bool(wanted) or _entered(guide, layout, step_id, way)


def _own(way: Transition | Action) -> bool:
    """Tell whether the way itself demands something."""
    if way.never_blocked:
        return False
    asked = any(field.required.word == "required" for field in way.asks.values())
    several = len(way.to) > 1
    demanded = way.requires != Requires() or _of_action(way)
    return bool(demanded or way.when or way.event or way.reason == "required" or asked or several)


def _of_action(way: Transition | Action) -> bool:
    return isinstance(way, Action) and bool(way.by or way.limit or way.consents or way.invites)


def _of_place(step: Step) -> set[str]:
    items = {item_id for item_id, item in step.checklist.items() if _hard(item.required.word)}
    return items | {form for form, strength in step.forms.items() if _hard(strength.word)}


def _hard(word: str) -> bool:
    return word != _OPTIONAL


def _entered(guide: Guide, layout: Layout, origin: str, way: Transition | Action) -> bool:
    """Tell whether any step, level or closing that the way leads to demands something."""
    return any(
        _closing(guide, target.id)
        if target.closing
        else _level(guide, target.level, target.id, layout.level_of.get(origin, ""))
        for target in layout.targets(origin, way.to)
        if not target.dynamic
    )


def _closing(guide: Guide, closing_id: str) -> bool:
    closing = guide.closings[closing_id]
    items = any(_hard(item.required.word) for item in closing.checklist.values())
    return (
        closing.requires != Requires()
        or items
        or any(_hard(strength.word) for strength in closing.forms.values())
    )


def _level(guide: Guide, level_id: str, step_id: str, origin: str) -> bool:
    level = guide.levels[level_id]
    if level.steps[step_id].when:
        return True
    if level_id == origin:
        return False
    before = level.baton is not None and level.baton.decide == "before"
    return bool(level.when) or level.requires != Requires() or before
