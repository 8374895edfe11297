"""What an overlay puts its pieces beside: each ``after`` and ``before``, by where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from bti.guide.definition import Guide, Level
from bti.guide.merging import plan_inside
from bti.guide.nodes import MapNode, Node, TextNode
from bti.guide.overlay.placing import is_ordered, taken_out
from bti.guide.plans import Part, Plan, Register
from bti.guide.shorthand import ROOTS, Key


def anchors(own: MapNode) -> dict[str, TextNode]:
    """Give what the pieces of an overlay stand beside, with where that is written."""
    return dict(_in_part(own, Part(Guide), ""))


def _in_part(node: MapNode, plan: Part, path: str) -> Iterator[tuple[str, TextNode]]:
    for entry in node.entries:
        inner = plan_inside(plan, entry.key)
        key: Key = (Level if entry.key == "steps" else plan.type, entry.key)
        here = "" if key in ROOTS else f"{path}.{entry.key}" if path else entry.key
        yield from _below(entry.value, inner, here)


def _below(node: Node, plan: Plan | None, path: str) -> Iterator[tuple[str, TextNode]]:
    if not isinstance(node, MapNode):
        return
    if isinstance(plan, Part):
        yield from _in_part(node, plan, path)
    elif isinstance(plan, Register):
        for entry in node.entries:
            if is_ordered(plan):
                _, _, anchor = taken_out(entry.value)
                if anchor is not None:
                    yield _joined(path, anchor.text), anchor
            yield from _below(entry.value, plan.item, _joined(path, entry.key))


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
