"""The bar at the right: a section for each closing, and where the arrows enter it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.guide.conditions.wording import joined
from bti.guide.definition import Guide
from bti.guide.graph.columns import BAR
from bti.guide.graph.letters import wrapped
from bti.guide.graph.picture import Box, Section, Words
from bti.guide.graph.routes import Route
from bti.guide.numbering import step_number
from bti.guide.targets import Layout

_TITLE, _MORE, _LINE, _EDGE, _BETWEEN = 13.5, 12.5, 17.0, 8.0, 6.0
_PORT, _MARGIN = 14.0, 12.0
_MOST_LINES = 8


def sections(
    guide: Guide, routes: tuple[Route, ...], x: float, top: float, bottom: float
) -> tuple[Section, ...]:
    """Part the bar from top to bottom; what is over goes to the closing most arrows lead to."""
    lines = {name: _lines(guide, name) for name in _ordered(guide, routes)}
    arriving = {name: sum(route.arrow.target == name for route in routes) for name in lines}
    needed = {name: _height(*said, arriving[name]) for name, said in lines.items()}
    spare = bottom - top - sum(needed.values()) - _BETWEEN * (len(needed) - 1)
    most = max(lines, key=lambda name: arriving[name], default="")
    y = top
    found: list[Section] = []
    for name, said in lines.items():
        height = needed[name] + (max(spare, 0.0) if name == most else 0.0)
        box = Box(x=x, y=y, width=BAR, height=height)
        words = tuple(_words(box, *said))
        found.append(Section(id=name, title=guide.closings[name].title, box=box, words=words))
        y += height + _BETWEEN
    return tuple(found)


def _ordered(guide: Guide, routes: tuple[Route, ...]) -> list[str]:
    """Let each closing lie near the rows that lead to it; what no row leads to lies last."""
    rows: dict[str, list[int]] = {}
    for route in routes:
        rows.setdefault(route.arrow.target, []).append(route.origin.row)
    last = max((row for found in rows.values() for row in found), default=0) + 1
    means = {name: sum(found) / len(found) for name, found in rows.items()}
    return sorted(guide.closings, key=lambda name: means.get(name, last))


def _lines(guide: Guide, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = BAR - 2 * _EDGE
    title = wrapped(guide.closings[name].title, _TITLE, room, bold=True, most=_MOST_LINES)
    again = _opened_again(guide, name)
    return title, wrapped(again, _MORE, room, most=_MOST_LINES) if again else ()


def _opened_again(guide: Guide, name: str) -> str:
    moves = guide.closings[name].transitions.values()
    words = dict.fromkeys(word for move in moves for word in move.to)
    if not words:
        return ""
    layout = Layout(guide)
    places = [
        _place(guide, layout, target.id)
        for word in words
        if word != "last_step"
        for target in layout.targets(name, (word,))
    ]
    places += ["siste steg"] * ("last_step" in words)
    return f"Kan åpnes igjen på {joined(places, 'eller')}" if places else ""


def _place(guide: Guide, layout: Layout, step: str) -> str:
    return step_number(guide, step) or layout.steps[step].title


def _height(title: tuple[str, ...], more: tuple[str, ...], arriving: int) -> float:
    text = _LINE * (len(title) + len(more)) + 2 * _EDGE
    return max(text, arriving * _PORT + 2 * _MARGIN)


def _words(box: Box, title: tuple[str, ...], more: tuple[str, ...]) -> Iterator[Words]:
    y = box.middle[1] - _LINE * (len(title) + len(more)) / 2
    for lines, bold in ((title, True), (more, False)):
        if lines:
            held = Box(x=box.x + _EDGE, y=y, width=box.width - 2 * _EDGE, height=_LINE * len(lines))
            yield Words(
                lines=lines,
                box=held,
                size=_TITLE if bold else _MORE,
                line=_LINE,
                bold=bold,
                anchor="middle",
                tone="ink" if bold else "soft",
            )
            y += held.height


def entries(
    routes: tuple[Route, ...], heights: Mapping[int, float], bar: tuple[Section, ...]
) -> dict[int, float]:
    """Give where each arrow enters its section, no two at one height.

    An arrow that comes in beside its section goes straight on; the others turn to a free place.
    """
    boxes = {section.id: section.box for section in bar}
    found = {n: y for n, y in heights.items() if _is_beside(boxes[routes[n].arrow.target], y)}
    taken = list(heights.values())
    for number, y in heights.items():
        if number not in found:
            found[number] = _free(boxes[routes[number].arrow.target], y, taken)
            taken.append(found[number])
    return found


def _is_beside(box: Box, y: float) -> bool:
    return box.y + _MARGIN / 2 <= y <= box.bottom - _MARGIN / 2


def _free(box: Box, wanted: float, taken: list[float]) -> float:
    """Give the free height nearest to what is wanted; close together only when there is no room."""
    spots = [box.y + _MARGIN / 2 + step for step in range(int(box.height - _MARGIN) + 1)]
    near = sorted(spots, key=lambda y: abs(y - wanted))
    distances = {y: min((abs(y - other) for other in taken), default=_PORT) for y in near}
    return next(
        (y for y in near if distances[y] >= _PORT / 2), max(near, key=distances.__getitem__)
    )
