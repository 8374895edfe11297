"""Printed empty, a guide is the handlingsveileder: what is written in it stands on paper.

Every key of every type is planted in a guide with one of everything. A text is found again by its
mark; a rule makes the page another. What is not on paper stands below, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bti.case.guide_view import guide_view
from bti.guide.definition import Guide
from bti.guide.plans import Line, Slot, parts, slots
from bti.paper.languages import Format
from bti.paper.rendering import render
from bti.resources import template_text
from tests.integration.paper.planting import BESIDE, Spot, inside, planted, put, spots, whole

_PROTECTED = "it keeps overlays from changing it; whoever follows the guide meets the thing itself"
_BOX = "it is answered with words on a line, as a text is; the question says which"
_GROUP = "it shapes what stands inside it, and that is printed"
_LONE = "it needs choices, steps or questions beside it, and those are printed"
NOT_ON_PAPER = {
    "Guide.workflow": "its title is what people know it by; the id is for commands and references",
    "Guide.language": "it is the language that the page is written in",
    "Guide.built_on": "the base that it names stands on the page, and that one names its own",
    "Contact.missing": "a contact without a way there has a line to fill in, whatever is written",
    "ConsentDemand.of = unit": "it says what holds when nothing is written",
    "DateDemand.of": "there is only one date that can be written",
    "Strength.word = started": "only a form can be begun",
    "Scale.min": "reading makes choices of it, and those are printed",
    "Scale.max": "reading makes choices of it, and those are printed",
    "Scale.low": "reading makes it a choice, and that is printed",
    "Scale.high": "reading makes it a choice, and that is printed",
    "Field.type = file": _BOX,
    "Field.type = group": _GROUP,
    "Field.type = long_text": _BOX,
    "Field.type = next_move": _LONE,
    "Field.type = note": _LONE,
    "Field.type = person": _BOX,
    "Field.type = repeat": _GROUP,
    "Field.type = scale": _LONE,
    "Field.type = select_multiple": _LONE,
    "Field.type = select_one": _LONE,
    "Field.type = unit": _BOX,
    **{
        f"{part}.protected": _PROTECTED
        for part in ("Action", "Due", "Field", "Item", "Task", "Transition")
    },
}
"""What is not on paper, and why; with a value, only that value."""


def page(guide: Guide, form: Format = "text") -> str:
    return render(guide_view(guide), form, templates=template_text)


def is_text(slot: Slot) -> bool:
    return slot.plan == Line()


def test_every_key_of_the_language_is_planted_somewhere() -> None:
    known = {
        f"{part.__name__}.{slot.key}"
        for part in parts()
        for slot in slots(part).values()
        if inside(slot.plan) is None
    }

    assert {spot.name for spot in spots(whole())} == known
    assert {name.partition(" = ")[0] for name in NOT_ON_PAPER} <= known


@pytest.mark.parametrize("form", ["html", "md", "text"])
def test_every_text_of_the_guide_stands_on_every_kind_of_page(form: Format) -> None:
    guide, marks = whole(), {}
    texts = (spot for spot in spots(guide) if is_text(spot.slot) and spot.name not in NOT_ON_PAPER)
    for number, spot in enumerate(texts):
        marks[spot] = f"merke{number}x"
        beside = BESIDE.get((spot.part, spot.slot.name), {})
        guide = put(guide, spot.path, {**beside, spot.slot.name: marks[spot]})
    printed = page(guide, form).casefold()

    assert not [(s.name, s.path) for s, mark in marks.items() if mark not in printed]


@pytest.mark.slow
def test_every_key_of_the_guide_makes_the_page_another() -> None:
    assert sorted(set(_unsaid())) == sorted(NOT_ON_PAPER)


def _unsaid() -> Iterator[str]:
    guide = whole()
    bare = page(guide)
    for spot in spots(guide):
        for without, having, value in planted(spot, guide, "merkeordet"):
            before = bare if without == guide else page(without)
            if not _is_said(spot, value, before, page(having)):
                yield _named(spot.name, value)


def _is_said(spot: Spot, value: Any, before: str, after: str) -> bool:  # noqa: ANN401 - any key
    return value in after.casefold() if is_text(spot.slot) else before != after


def _named(name: str, value: object) -> str:
    return name if name in NOT_ON_PAPER else f"{name} = {value}"
