"""What stands over and under the rows: what is open from everywhere, and what lines mean."""

from __future__ import annotations

from collections.abc import Iterator

from bti.guide.definition import Action, Guide
from bti.guide.graph.arrows import Arrow
from bti.guide.graph.columns import MARGIN
from bti.guide.graph.letters import width_of, wrapped
from bti.guide.graph.picture import Banner, Box, Card, Kind, Sign, Words
from bti.guide.graph.ways import destination
from bti.guide.targets import exists

_TITLE, _TITLE_LINE, _TEXT, _TEXT_LINE = 17.0, 23.0, 15.0, 20.0
_EDGE, _LEFT, _BETWEEN = 8.0, 26.0, 10.0
_MOST_LINES = 4
_KEY_TEXT, _KEY_LINE, _KEY_SIGN, _KEY_BETWEEN = 14.0, 24.0, 42.0, 26.0
_EVERYWHERE = "Når som helst"


def banners(guide: Guide, track: str | None, width: float) -> tuple[Banner, ...]:
    """Lay what protects a child on top, and the rest of what is always open in one band below."""
    there = [action for action in guide.anytime.values() if exists(action.only_for, track)]
    texts = [(action.title, action.about, True) for action in there if action.never_blocked]
    rest = [_said(guide, action) for action in there if not action.never_blocked]
    if rest:
        texts.append((_EVERYWHERE, " · ".join(rest), False))
    found: list[Banner] = []
    y = 0.0
    for title, text, danger in texts:
        found.append(_banner(title, text, y, width, danger=danger))
        y = found[-1].box.bottom + _BETWEEN
    return tuple(found)


def _said(guide: Guide, action: Action) -> str:
    if action.to:
        return f"{action.title} → {destination(guide, '', action.to)}"
    return f"{action.title} (åpner en egen sak)" if action.opens else action.title


def _banner(title: str, text: str, top: float, width: float, *, danger: bool) -> Banner:
    room = width - _LEFT - MARGIN
    head = wrapped(title, _TITLE, room, bold=True, most=_MOST_LINES)
    body = wrapped(text, _TEXT, room, most=_MOST_LINES)
    first = Box(x=_LEFT, y=top + _EDGE, width=room, height=_TITLE_LINE * len(head))
    second = Box(x=_LEFT, y=first.bottom, width=room, height=_TEXT_LINE * len(body))
    words = [
        Words(
            lines=head,
            box=first,
            size=_TITLE,
            line=_TITLE_LINE,
            bold=True,
            tone="danger" if danger else "ink",
        )
    ]
    words += [Words(lines=body, box=second, size=_TEXT, line=_TEXT_LINE)] if body else []
    box = Box(x=1, y=top + 1, width=width - 2, height=second.bottom + _EDGE - top - 1)
    return Banner(box=box, words=tuple(words), danger=danger)


def key(
    arrows: tuple[Arrow, ...], cards: tuple[Card, ...], top: float, width: float
) -> tuple[Sign, ...]:
    """Say what the lines and frames mean that are on the map, in as many lines as that takes."""
    x, y = MARGIN, top
    # On a narrow map a meaning may be wider than the whole of it.
    most = width - _KEY_SIGN - 3 * MARGIN
    found: list[Sign] = []
    for kind, said in _meanings(arrows, cards):
        lines = wrapped(said, _KEY_TEXT, most)
        room = max(width_of(line, _KEY_TEXT) for line in lines)
        if x > MARGIN and x + _KEY_SIGN + room + 2 * MARGIN > width:
            x, y = MARGIN, max(one.words.box.bottom for one in found)
        sign = Box(x=x, y=y, width=_KEY_SIGN, height=_KEY_LINE)
        text = Box(x=sign.right + MARGIN, y=y, width=room, height=_KEY_LINE * len(lines))
        words = Words(lines=lines, box=text, size=_KEY_TEXT, line=_KEY_LINE)
        found.append(Sign(kind=kind, box=sign, words=words))
        x = text.right + _KEY_BETWEEN
    return tuple(found)


def _meanings(arrows: tuple[Arrow, ...], cards: tuple[Card, ...]) -> Iterator[tuple[Kind, str]]:
    if any(arrow.normal for arrow in arrows):
        yield "normal", "vanlig vei"
    if any(not arrow.normal for arrow in arrows):
        yield "other", "tilbake, ny runde, ned et nivå eller utenom veien"
    if any(card.entry for card in cards):
        yield "entry", "her kan saken begynne"
    if any(card.off_path for card in cards):
        yield "off_path", "steg utenom veien"
