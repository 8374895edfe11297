"""A chart of how something grows, drawn as SVG: both axes logarithmic."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from math import log10
from pathlib import Path

WIDTH, HEIGHT, EDGE = 640, 360, 56
COLOURS = ("#1b5e9b", "#b5460f", "#2e7d32", "#6a3d9a", "#7a5c00")

Points = Sequence[tuple[float, float]]
Place = Callable[[float, float], str]


def draw(file: Path, title: str, lines: Mapping[str, Points]) -> None:
    """Draw each line with its name where it ends."""
    across = [log10(x) for points in lines.values() for x, _ in points]
    up = [log10(y) for points in lines.values() for _, y in points]
    bottom, top = min(up) - 0.3, max(up) + 0.7
    left, right = min(across), max(*across, min(across) + 1)

    def place(x: float, y: float) -> str:
        along = EDGE + (log10(x) - left) / (right - left) * (WIDTH - 3 * EDGE)
        above = HEIGHT - EDGE - (log10(y) - bottom) / (top - bottom) * (HEIGHT - 2 * EDGE)
        return f"{along:.1f},{above:.1f}"

    coloured = zip(lines.items(), COLOURS, strict=False)
    drawn = [_line(name, points, colour, place) for (name, points), colour in coloured]
    sizes = dict.fromkeys(x for points in lines.values() for x, _ in points)
    marks = [_mark(x, place) for x in sizes]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="sans-serif" font-size="12" role="img"><title>{escape(title)}</title>'
        f'<rect width="100%" height="100%" fill="white"/>'
        f'<text x="{EDGE}" y="24" font-size="14">{escape(title)}</text>'
        f"{''.join(drawn)}{''.join(marks)}</svg>\n",
        encoding="utf-8",
    )


def _line(name: str, points: Points, colour: str, place: Place) -> str:
    joined = " ".join(place(x, y) for x, y in points)
    along, above = place(*points[-1]).split(",")
    said = f"{name}: {points[-1][1]:.2f} ms"
    return (
        f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2"/>'
        f'<text x="{float(along) + 6:.0f}" y="{above}" fill="{colour}">{escape(said)}</text>'
    )


def _mark(x: float, place: Place) -> str:
    along = place(x, 1).split(",")[0]
    return f'<text x="{along}" y="{HEIGHT - 24}" text-anchor="middle">{x:,.0f}</text>'
