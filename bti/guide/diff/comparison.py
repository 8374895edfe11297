"""The differences between two guides as a page shows them: under headings, with a sum first."""

from __future__ import annotations

import msgspec

from bti.guide.definition import Guide
from bti.guide.diff.difference import Difference, Weight, wording_only

_WEIGHTS: dict[Weight, str] = {
    "structure": "Annerledes",
    "tightened": "Strengere",
    "loosened": "Friere",
    "wording": "Omformulert",
}


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The differences in one part of a guide."""

    title: str
    differences: tuple[Difference, ...]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two guides and all that differs."""

    old_title: str
    old_edition: str
    new_title: str
    new_edition: str
    groups: tuple[Group, ...]
    rerouted: tuple[Difference, ...]
    summary: str
    wording_only: bool


def compare(old: Guide, new: Guide, differences: tuple[Difference, ...]) -> Comparison:
    """Put the differences between two guides in order for reading."""
    parts: dict[str, list[Difference]] = {}
    for one in differences:
        if not one.rerouted:
            parts.setdefault(one.about, []).append(one)
    return Comparison(
        old_title=old.title,
        old_edition=old.version,
        new_title=new.title,
        new_edition=new.version,
        groups=tuple(Group(title=t, differences=tuple(found)) for t, found in parts.items()),
        rerouted=tuple(one for one in differences if one.rerouted),
        summary=summary(differences),
        wording_only=wording_only(differences),
    )


def weight_in_words(weight: Weight) -> str:
    """Give the word that marks a difference."""
    return _WEIGHTS[weight]


def summary(differences: tuple[Difference, ...]) -> str:
    """Say how much differs, and whether it is more than words."""
    if not differences:
        return "Veilederne er like."
    count = "Én forskjell" if len(differences) == 1 else f"{len(differences)} forskjeller"
    if wording_only(differences):
        return f"{count}. Bare tekster er endret."
    counted = {weight: sum(one.weight == weight for one in differences) for weight in _WEIGHTS}
    said = [f"{_WEIGHTS[weight].lower()}: {number}" for weight, number in counted.items() if number]
    return f"{count} ({', '.join(said)})."
