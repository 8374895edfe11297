"""The map of a guide as SVG: one file that stands alone, or a part of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bti.guide.graph.letters import width_of
from bti.guide.graph.picture import Banner, Box, Card, Drawn, Head, Label, Picture, Section, Sign
from bti.paper.drawings.marks import arrow, centred, escaped, number, rectangle, text
from bti.paper.drawings.style import style

_BADGE_TEXT, _NUMBER_TEXT, _RADIUS, _CIRCLE_AT = 20.0, 13.0, 15.0, 22.0
_CIRCLE_EDGE = 4.0
_RED_EDGE = 8.0
_CARD_CORNER, _BAND_CORNER, _BANNER_CORNER, _LEVEL_CORNER = 8.0, 8.0, 6.0, 6.0


def map_as_svg(picture: Picture) -> str:
    """Write a map as SVG, with all its ways in words for those who do not see it."""
    return "\n".join((*_head(picture), *_body(picture), "</svg>")) + "\n"


def _head(picture: Picture) -> Iterator[str]:
    # Two drawings on one page must not have ids in common.
    name = "kart-" + re.sub(r"[^a-z0-9-]", "-", picture.name.lower())
    said = "\n".join((picture.description, *picture.ways))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {number(picture.width)} {number(picture.height)}" role="img" '
        f'aria-labelledby="{name}-t" aria-describedby="{name}-d">'
    )
    yield f'<title id="{name}-t">{escaped(picture.title)}</title>'
    yield f'<desc id="{name}-d">{escaped(said)}</desc>'
    yield f"<style>{style(picture.levels)}</style>"


def _body(picture: Picture) -> Iterator[str]:
    """Draw from the back to the front, so that no line runs over a card or a label."""
    yield rectangle(Box(x=0, y=0, width=picture.width, height=picture.height), "k-bg")
    for banner in picture.banners:
        yield from _banner(banner)
    for band in picture.bands:
        yield rectangle(band, "k-band", _BAND_CORNER)
    for section in picture.sections:
        yield from _section(section)
    for head in picture.heads:
        yield from _level(head)
    # Dashed lines lie under whole ones.
    for drawn in sorted(picture.arrows, key=lambda one: one.arrow.normal):
        yield _line(drawn)
    for card in picture.cards:
        yield from _card(card)
    for drawn in picture.arrows:
        if drawn.label:
            yield from _label(drawn.label)
    for sign in picture.key:
        yield from _sign(sign)


def _banner(banner: Banner) -> Iterator[str]:
    yield rectangle(banner.box, "k-red" if banner.danger else "k-any", _BANNER_CORNER)
    if banner.danger:
        box = banner.box
        edge = Box(x=box.x, y=box.y, width=_RED_EDGE, height=box.height)
        yield rectangle(edge, "k-redt", _RED_EDGE / 2)
    yield from map(text, banner.words)


def _section(section: Section) -> Iterator[str]:
    yield rectangle(section.box, "k-end", _CARD_CORNER)
    yield from map(text, section.words)


def _level(head: Head) -> Iterator[str]:
    yield rectangle(head.badge, f"k-l{head.level}", _LEVEL_CORNER)
    yield centred(head.number, head.badge.middle, _BADGE_TEXT, f"k-n{head.level}")
    yield text(head.words)


def _line(drawn: Drawn) -> str:
    return arrow(drawn.points, normal=drawn.arrow.normal)


def _card(card: Card) -> Iterator[str]:
    marks = " k-entry" * card.entry + " k-off" * card.off_path
    yield rectangle(card.box, f"k-card{marks}", _CARD_CORNER)
    if card.number:
        at = card.box.x + _CIRCLE_AT, card.box.middle[1]
        yield (
            f'<circle class="k-l{card.level}" cx="{number(at[0])}" cy="{number(at[1])}" '
            f'r="{number(_RADIUS)}" stroke-width="2"/>'
        )
        yield centred(card.number, at, _number_size(card.number), f"k-n{card.level}")
    yield text(card.words)


def _number_size(said: str) -> float:
    """Give the size at which a number stays inside its circle."""
    room = 2 * _RADIUS - _CIRCLE_EDGE
    return min(_NUMBER_TEXT, room / width_of(said, 1.0, bold=True))


def _label(label: Label) -> Iterator[str]:
    yield rectangle(label.words.box, "k-band" if label.in_band else "k-bg", 3)
    yield text(label.words)


def _sign(sign: Sign) -> Iterator[str]:
    box = sign.box
    y = box.middle[1]
    if sign.kind in {"normal", "other"}:
        yield arrow(((box.x, y), (box.right, y)), normal=sign.kind == "normal")
    else:
        frame = Box(x=box.x + 12, y=y - 8, width=28, height=16)
        yield rectangle(frame, f"k-card k-{'entry' if sign.kind == 'entry' else 'off'}", 4)
    yield text(sign.words)
