"""Which keys of the language a path in a guide goes through."""

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


def keys_on(path: tuple[str, ...], end: Node) -> Iterator[str]:
    """Name the keys that a path of the written tree goes through, the bare one it ends in too.

    Who takes out a key takes out what stands in it, so a path tries each key that it goes through.
    """
    plan: Plan = Part(Guide)
    for name in path:
        named, plan = _step(plan, name)
        if named:
            yield named
    if isinstance(plan, Part) and isinstance(end, TextNode):
        bare = "word" if plan.type is Strength else bare_key(plan)
        if bare:
            yield f"{plan.type.__name__}.{bare}"


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
