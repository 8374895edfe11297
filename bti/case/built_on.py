"""How the edition of a guide is named on paper: what it builds on, and when a profile is meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bti.case.place_titles import role_title
from bti.guide.definition import Active, Guide

_UNDECIDED = "undecided"


def edition_in_words(guide: Guide) -> str:
    """Give the edition, with the base of an overlay, or what a profile is over and when."""
    return ", ".join((guide.version, *_built_on(guide)))


def _built_on(guide: Guide) -> Iterator[str]:
    if guide.extends:
        yield f"bygger på {guide.extends}"
    if guide.over:
        yield f"profil over {guide.over}"
    if guide.active is not None:
        yield from _active(guide, guide.active)


def _active(guide: Guide, active: Active) -> Iterator[str]:
    if active.start:
        yield f"fra {_day(active.start)}"
    if active.to:
        yield (
            "til noen bestemmer noe annet" if active.to == _UNDECIDED else f"til {_day(active.to)}"
        )
    if active.by:
        yield f"{role_title(guide, active.by)} bestemmer"


def _day(text: str) -> str:
    if text in {_UNDECIDED, "unknown"}:
        return "en dag som ikke er bestemt"
    day = date.fromisoformat(text)
    return f"{day.day}.{day.month}.{day.year}"
