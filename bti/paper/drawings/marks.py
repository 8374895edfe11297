"""The marks of SVG: rectangles, lines of text, and lines with round corners and a head."""

from __future__ import annotations

import html
from math import dist

from bti.guide.graph.picture import Box, Point, Words
from bti.paper.escaping import visible

_CORNER, _TIP, _HEAD, _HALF, _TO_HEAD = 9.0, 1.0, 10.0, 5.0, 7.0


def number(value: float) -> str:
    """Write a number with no more signs than one sees."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def escaped(text: str) -> str:
    """Write a text so that nothing in it is markup, nor a sign that XML refuses."""
    safe = "".join(sign if _is_allowed(sign) else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return html.escape(visible(safe))


def _is_allowed(sign: str) -> bool:
    return not ("\ud800" <= sign <= "\udfff" or sign in "\ufffe\uffff")


def rectangle(box: Box, classes: str, corner: float = 0) -> str:
    """Draw a box."""
    round_ = f' rx="{number(corner)}"' if corner else ""
    return (
        f'<rect class="{classes}" x="{number(box.x)}" y="{number(box.y)}" '
        f'width="{number(box.width)}" height="{number(box.height)}"{round_}/>'
    )


def text(words: Words, classes: str = "") -> str:
    """Write lines, each as an element of its own."""
    tones = {"ink": "", "soft": " k-s", "danger": " k-redt"}
    named = f"k-t{' k-b' * words.bold}{tones[words.tone]}{classes and ' ' + classes}"
    anchor = ' text-anchor="middle"' if words.anchor == "middle" else ""
    return "\n".join(
        f'<text class="{named}" x="{number(x)}" y="{number(y)}" '
        f'font-size="{number(words.size)}"{anchor}>{escaped(line)}</text>'
        for line, (x, y) in zip(words.lines, words.baselines(), strict=True)
    )


def centred(said: str, at: Point, size: float, classes: str) -> str:
    """Write a short text in bold around a point."""
    return (
        f'<text class="k-t k-b {classes}" x="{number(at[0])}" y="{number(at[1] + size * 0.35)}" '
        f'font-size="{number(size)}" text-anchor="middle">{escaped(said)}</text>'
    )


def arrow(points: tuple[Point, ...], *, normal: bool) -> str:
    """Draw a line through points, with round corners and a head at its end."""
    line, head = ("k-p", "k-a") if normal else ("k-back", "k-ab")
    end, before = points[-1], points[-2]
    short = (*points[:-1], _towards(end, before, _TO_HEAD))
    drawn = f'<path class="{line}" d="{_rounded(short)}"/>'
    return f'{drawn}<path class="{head}" d="{_head(end, before)}"/>'


def _rounded(points: tuple[Point, ...]) -> str:
    parts = [f"M{_at(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(_CORNER, dist(before, corner) / 2, dist(corner, after) / 2)
        parts.append(f"L{_at(_towards(corner, before, room))}")
        parts.append(f"Q{_at(corner)} {_at(_towards(corner, after, room))}")
    return " ".join((*parts, f"L{_at(points[-1])}"))


def _head(end: Point, before: Point) -> str:
    tip, base = _towards(end, before, _TIP), _towards(end, before, _HEAD)
    part = _HALF / (_HEAD - _TIP)
    x, y = (base[1] - tip[1]) * part, (tip[0] - base[0]) * part
    one, other = (base[0] + x, base[1] + y), (base[0] - x, base[1] - y)
    return f"M{_at(tip)} L{_at(one)} L{_at(other)} z"


def _towards(start: Point, goal: Point, length: float) -> Point:
    whole = dist(start, goal)
    part = length / whole if whole else 0.0
    return start[0] + (goal[0] - start[0]) * part, start[1] + (goal[1] - start[1]) * part


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
