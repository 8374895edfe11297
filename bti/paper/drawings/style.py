"""The colours of a drawing, as literals: a drawing stands alone, and no page can restyle it.

Every class begins with ``k-``, because a style inside a page reaches the whole page.
"""

from __future__ import annotations

from bti.paper.norwegian import shade

FONT = 'Veileder,"Veileder Ext","Source Sans 3","Segoe UI","Noto Sans","DejaVu Sans",sans-serif'

_LIGHT = {
    ".k-t": "fill:#1d2629",
    ".k-s": "fill:#4d585d",
    ".k-bg": "fill:#ffffff",
    ".k-band": "fill:#f4f6f6",
    ".k-p": "stroke:#0b5a66",
    ".k-a": "fill:#0b5a66",
    ".k-back": "stroke:#4d585d",
    ".k-ab": "fill:#4d585d",
    ".k-card": "fill:#ffffff;stroke:#4f8b94",
    ".k-entry": "stroke:#0b5a66",
    ".k-off": "stroke:#6b777c",
    ".k-red": "fill:#fcf0ef;stroke:#b01818",
    ".k-redt": "fill:#b01818",
    ".k-any": "fill:#f4f6f6;stroke:#6b777c",
    ".k-end": "fill:#e7eced;stroke:#6b777c",
}
_DARK = {
    ".k-t": "fill:#e9eeef",
    ".k-s": "fill:#b3bfc3",
    ".k-bg": "fill:#14191b",
    ".k-band": "fill:#1c2326",
    ".k-p": "stroke:#7cc6cf",
    ".k-a": "fill:#7cc6cf",
    ".k-back": "stroke:#b3bfc3",
    ".k-ab": "fill:#b3bfc3",
    ".k-card": "fill:#14191b;stroke:#6aa3ab",
    ".k-entry": "stroke:#7cc6cf",
    ".k-off": "stroke:#8a979c",
    ".k-red": "fill:#3d1816;stroke:#ff9c94",
    ".k-redt": "fill:#ff9c94",
    ".k-any": "fill:#1c2326;stroke:#8a979c",
    ".k-end": "fill:#262f33;stroke:#8a979c",
}
_SHAPES = (
    f".k-t{{font-family:{FONT}}}.k-b{{font-weight:600}}"
    ".k-p,.k-back{fill:none}.k-p{stroke-width:2.5}.k-back{stroke-width:2;stroke-dasharray:6 5}"
    ".k-card,.k-red,.k-any,.k-end{stroke-width:1.5}.k-card.k-entry{stroke-width:3.5}"
    ".k-card.k-off{stroke-dasharray:4 4}"
)

_LIGHT_SCALE = ("#d9ebec", "#a9d0d3", "#2b7884", "#07434c")
_DARK_SCALE = ("#1b3236", "#23505a", "#5fb0ba", "#b9e4e8")
_LIGHT_INKS, _DARK_INKS = ("#07343b", "#ffffff"), ("#e4f3f5", "#0c1a1d")
_LIGHT_RIM, _DARK_RIM = "#4f8b94", "#6aa3ab"
_STRONGEST = ("#000000", "#ffffff")
_READABLE = 4.5
_RIMMED = 1.5
_LINEAR_UNTIL = 0.04045


def style(levels: tuple[str, ...]) -> str:
    """Give the style sheet of a drawing with these level numbers, light and dark."""
    places = _places(levels)
    light = _rules(_LIGHT) + _levels(places, _LIGHT_SCALE, _LIGHT_INKS, _LIGHT_RIM)
    dark = _rules(_DARK) + _levels(places, _DARK_SCALE, _DARK_INKS, _DARK_RIM)
    # A dark desktop must not print dark paper.
    return f"{_SHAPES}{light}@media screen and (prefers-color-scheme:dark){{{dark}}}"


def _rules(colours: dict[str, str]) -> str:
    return "".join(f"{name}{{{what}}}" for name, what in colours.items())


def _places(levels: tuple[str, ...]) -> list[float]:
    """Place the levels on the scale of four; more or like numbers are spread evenly over it."""
    shades = [shade(number) for number in levels]
    if len(set(shades)) == len(shades):
        return [float(one) for one in shades]
    return [3 * place / (len(levels) - 1) for place in range(len(levels))]


def _levels(places: list[float], scale: tuple[str, ...], inks: tuple[str, str], rim: str) -> str:
    return "".join(
        _level(number, place, _between(scale, place), inks, rim)
        for number, place in enumerate(places)
    )


def _level(number: int, place: float, fill: str, inks: tuple[str, str], rim: str) -> str:
    ink = max(inks, key=lambda one: contrast(one, fill))
    if contrast(ink, fill) < _READABLE:
        ink = max(_STRONGEST, key=lambda one: contrast(one, fill))
    stroke = rim if place < _RIMMED else fill
    return f".k-l{number}{{fill:{fill};stroke:{stroke}}}.k-n{number}{{fill:{ink}}}"


def _between(scale: tuple[str, ...], place: float) -> str:
    lower = min(int(place), len(scale) - 2)
    part = place - lower
    pairs = zip(_parts(scale[lower]), _parts(scale[lower + 1]), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * part):02x}" for low, high in pairs)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG 2 counts it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_UNTIL else ((part + 0.055) / 1.055) ** 2.4
