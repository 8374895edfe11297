"""The map of a guide as a Mermaid flowchart, for those who keep their guides beside a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bti.guide.graph.picture import Card, Drawn, Picture

_SPECIAL = re.compile(r"[^\w .,:;!?%/()«»–—…→-]")


def map_as_mermaid(picture: Picture) -> str:
    """Write a map as a Mermaid flowchart."""
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: Picture) -> Iterator[str]:
    yield "flowchart TB"
    yield f"  accTitle: {_plain(picture.title)}"
    yield f"  accDescr: {_plain(picture.description)}"
    yield from _cards(picture)
    yield from (f'  {_node(one.id)}(["{_said(one.title)}"])' for one in picture.sections)
    yield from map(_arrow, picture.arrows)
    for place, banner in enumerate(picture.banners):
        lines = [line for words in banner.words for line in words.lines]
        yield f'  alltid_{place}["{_said(" ".join(lines))}"]{":::trygg" * banner.danger}'
    yield "  classDef trygg fill:#fcf0ef,stroke:#b01818,color:#1d2629"
    yield "  classDef utenom stroke-dasharray:4 4"


def _cards(picture: Picture) -> Iterator[str]:
    for level in dict.fromkeys(card.level for card in picture.cards):
        head = next((head for head in picture.heads if head.level == level), None)
        if head:
            title = f"{head.number} {' '.join(head.words.lines)}"
            yield f'  subgraph nivaa_{level}["{_said(title)}"]'
            yield "    direction LR"
        yield from (_card(card) for card in picture.cards if card.level == level)
        if head:
            yield "  end"


def _card(card: Card) -> str:
    title = f"{card.number} {card.title}".strip()
    return f'    {_node(card.id)}["{_said(title)}"]{":::utenom" * card.off_path}'


def _arrow(drawn: Drawn) -> str:
    line = "-->" if drawn.arrow.normal else "-.->"
    said = " / ".join(drawn.arrow.titles)
    label = f'|"{_said(said)}"|' if said else ""
    return f"  {_node(drawn.arrow.origin)} {line}{label} {_node(drawn.arrow.target)}"


def _node(name: str) -> str:
    # With a lead, no id is a word of Mermaid's own, such as ``end``.
    return f"s_{name}"


def _said(text: str) -> str:
    """Write a text between quotes: what could end it or mean something is named by its number."""
    return _SPECIAL.sub(lambda sign: f"#{ord(sign[0])};", " ".join(text.split()))


def _plain(text: str) -> str:
    return " ".join(_SPECIAL.sub(" ", text.replace(";", ",")).split())
