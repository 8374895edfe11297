"""What must hold for every map: nothing overlaps, and every text has room."""

from __future__ import annotations

from itertools import combinations, pairwise

from bti.guide.graph.letters import width_of
from bti.guide.graph.picture import Box, Picture, Point

Stretch = tuple[bool, float, float, float]
"""Whether it is upright, where it lies, and where it begins and ends."""


def assert_well_laid_out(picture: Picture) -> None:
    """Check a map against all that is promised of it."""
    assert_boxes_apart(picture)
    assert_texts_have_room(picture)
    assert_lanes_apart(picture)
    assert_arrows_meet_their_boxes(picture)


def assert_boxes_apart(picture: Picture) -> None:
    whole = Box(x=0, y=0, width=picture.width, height=picture.height)
    labels = [drawn.label.words.box for drawn in picture.arrows if drawn.label]
    boxes = [
        *(banner.box for banner in picture.banners),
        *(card.box for card in picture.cards),
        *(section.box for section in picture.sections),
        *(head.badge for head in picture.heads),
        *(head.words.box for head in picture.heads),
        *labels,
        *(sign.words.box for sign in picture.key),
    ]
    assert [box for box in boxes if not _holds(whole, box)] == []
    assert [pair for pair in combinations(boxes, 2) if _overlap(*pair)] == []


def _holds(whole: Box, box: Box) -> bool:
    across = whole.x <= box.x and box.right <= whole.right
    return across and whole.y <= box.y and box.bottom <= whole.bottom


def _overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes have more than an edge in common."""
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom


def assert_texts_have_room(picture: Picture) -> None:
    for words in picture.words():
        assert words.line * len(words.lines) <= words.box.height + 0.01, words
        for line in words.lines:
            assert width_of(line, words.size, bold=words.bold) <= words.box.width + 0.01, words


def assert_lanes_apart(picture: Picture) -> None:
    stretches = [
        (number, stretch)
        for number, drawn in enumerate(picture.arrows)
        for stretch in map(_stretch, *zip(*pairwise(drawn.points), strict=True))
    ]
    shared = [
        (one, other)
        for (first, one), (second, other) in combinations(stretches, 2)
        if first != second and _is_shared(one, other)
    ]
    assert shared == []


def _stretch(start: Point, end: Point) -> Stretch:
    upright = start[0] == end[0]
    assert upright or start[1] == end[1], "a line runs askew"
    at, along = (0, 1) if upright else (1, 0)
    return upright, start[at], min(start[along], end[along]), max(start[along], end[along])


def _is_shared(one: Stretch, other: Stretch) -> bool:
    same = one[0] == other[0] and abs(one[1] - other[1]) < 2
    return same and one[2] < other[3] and other[2] < one[3]


def assert_arrows_meet_their_boxes(picture: Picture) -> None:
    cards = {card.id: card.box for card in picture.cards}
    ends = cards | {section.id: section.box for section in picture.sections}
    for drawn in picture.arrows:
        assert _on_edge(cards[drawn.arrow.origin], drawn.points[0]), drawn
        assert _on_edge(ends[drawn.arrow.target], drawn.points[-1]), drawn
        for start, end in pairwise(drawn.points):
            assert not any(_runs_through(box, start, end) for box in cards.values()), drawn


def _on_edge(box: Box, point: Point) -> bool:
    across = box.x <= point[0] <= box.right and point[1] in (box.y, box.bottom)
    beside = box.y <= point[1] <= box.bottom and point[0] in (box.x, box.right)
    return across or beside


def _runs_through(box: Box, start: Point, end: Point) -> bool:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return (
        left < box.right and box.x < right and top < box.bottom and box.y < bottom
        if (left != right)
        else box.x < left < box.right and top < box.bottom and box.y < bottom
    )
