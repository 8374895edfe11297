"""Which keys of the language are gone when what stands at a path in a guide is."""

from __future__ import annotations

from collections.abc import Iterator

from bti.guide.definition import Guide, Step, Strength
from bti.guide.nodes import Node, TextNode
from bti.guide.nouns import known_keys
from bti.guide.plans import Line, Many, Part, Plan, Register, parts, slots
from bti.guide.shorthand import SPREAD, bare_key


def every_key() -> set[str]:
    """Name every key of every part of a guide."""
    return {f"{part.__name__}.{key}" for part in parts() for key in known_keys(part)}


def tried_keys(path: tuple[str, ...], end: Node) -> tuple[str, ...]:
    """Name what is gone when what stands at a path is: its own key, and the bare one in it.

    What names an id is gone with it, so a path that ends in one tries the register it stands in.
    """
    steps = tuple(_walked(path))
    plan = steps[-1][1]
    gone = [named for named, _ in steps if named][-1:]
    if isinstance(plan, Part) and isinstance(end, TextNode):
        bare = "word" if plan.type is Strength else bare_key(plan)
        gone += [f"{plan.type.__name__}.{bare}"] if bare else []
    return tuple(gone)


def names_id(path: tuple[str, ...]) -> bool:
    """Tell whether a path ends in an id, or in the number of an item, and not in a key."""
    return not tuple(_walked(path))[-1][0]


def _walked(path: tuple[str, ...]) -> Iterator[tuple[str, Plan]]:
    """Give for each name of a path the key that it is, if any, and how what is in it is read."""
    plan: Plan = Part(Guide)
    for name in path:
        named, plan = _step(plan, name)
        yield named, plan


def _step(plan: Plan, name: str) -> tuple[str, Plan]:
    while isinstance(plan, Many) and not name.isdecimal():
        plan = plan.item
    match plan:
        case Many(item=item):
            return "", item
        case Register(item=item):
            return _id(item, name)
        case Part(type=part) if name in known_keys(part):
            slot = slots(part).get(name)
            return f"{part.__name__}.{name}", slot.plan if slot else _merged(name)
        case _:
            return "", Line()


def _id(item: Plan, name: str) -> tuple[str, Plan]:
    spread = {key for keys in SPREAD.values() for key in keys}
    if isinstance(item, Part) and name in spread and name in slots(item.type):
        return f"{item.type.__name__}.{name}", slots(item.type)[name].plan
    return "", item


def _merged(name: str) -> Plan:
    """Give how a key is read that merging takes away: it is a step's, or a list of steps."""
    if name == "steps":
        return Register("id", Part(Step))
    slot = slots(Step).get(name)
    return slot.plan if slot else Many(Line())
