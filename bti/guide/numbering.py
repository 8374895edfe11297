"""The numbers that people use for levels and steps: ``2`` and ``2.1``."""

from __future__ import annotations

import re

from bti.guide.definition import Guide
from bti.guide.targets import level_of

_SAID = r"\w+ (\w+(?:\.\d+)?)\b[\s:.–—-]*"
_TAIL = r"(?:^|_)(\d+(?:_\d+)?|[^_])$|(\d+(?:_\d+)?)$"


def level_number(guide: Guide, level: str) -> str:
    """Give a level's number: what its id ends in (``2``, ``B``, ``3.0``), else its place from 0.

    A guide that was written without levels has one, and that has no number.
    """
    if guide.levels[level].implied:
        return ""
    return _in_id(level) or str(list(guide.levels).index(level))


def _in_id(level: str) -> str:
    """Give the number that stands at the end of an id: ``nivaa_3_0`` is 3.0, and ``n1`` is 1."""
    found = re.search(_TAIL, level)
    return (found[1] or found[2]).replace("_", ".").upper() if found else ""


def step_number(guide: Guide, step: str) -> str:
    """Give ``2.1``: the level's number and the step's place on it; off-path steps have none."""
    level_id = level_of(guide, step)
    steps = guide.levels[level_id].steps
    if steps[step].off_path:
        return ""
    place = [s for s, written in steps.items() if not written.off_path].index(step) + 1
    return (
        f"{level_number(guide, level_id)}.{place}"
        if not guide.levels[level_id].implied
        else (str(place))
    )


def bare_title(guide: Guide, level: str) -> str:
    """Give a level's title without the number that it may begin with."""
    title = guide.levels[level].title
    said = re.match(_SAID, title)
    numbered = said is not None and said[1].upper() == level_number(guide, level)
    return (title[said.end() :] or title) if said and numbered else title


def level_name(guide: Guide, level: str) -> str:
    """Name a level in the middle of a sentence: ``nivå 1``, or its title when it has no number.

    A guide may have a word of its own for a level: ``fase 1``.
    """
    number = _in_id(level)
    return f"{guide.level_word.one} {number}" if number else f"«{guide.levels[level].title}»"
