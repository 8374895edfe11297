"""The differences between two guides as a page shows them: under headings, with a sum first."""

from __future__ import annotations

import msgspec

from bti.guide.definition import Guide
from bti.guide.diff.difference import Difference, Weight, wording_only
from bti.guide.diff.marking import Piece, marked

_WEIGHTS: dict[Weight, str] = {
    "structure": "Annerledes",
    "tightened": "Strengere",
    "loosened": "Friere",
    "wording": "Omformulert",
}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A difference as it is read: marked by a word, with what was taken out and put in."""

    sentence: str
    mark: str
    weight: Weight
    pieces: tuple[Piece, ...] = ()
    place: str = ""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The differences in one part of a guide."""

    title: str
    lines: tuple[Line, ...]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two guides and all that differs."""

    old_title: str
    old_edition: str
    new_title: str
    new_edition: str
    groups: tuple[Group, ...]
    rerouted: tuple[Line, ...]
    summary: str
    wording_only: bool


def compare(old: Guide, new: Guide, differences: tuple[Difference, ...]) -> Comparison:
    """Put the differences between two guides in order for reading."""
    parts: dict[str, list[Line]] = {}
    for one in differences:
        if not one.rerouted:
            parts.setdefault(one.about, []).append(_line(one))
    return Comparison(
        old_title=old.title,
        old_edition=old.version,
        new_title=new.title,
        new_edition=new.version,
        groups=tuple(Group(title=title, lines=tuple(lines)) for title, lines in parts.items()),
        rerouted=tuple(_line(one) for one in differences if one.rerouted),
        summary=summary(differences),
        wording_only=wording_only(differences),
    )


def _line(one: Difference) -> Line:
    place = one.new_place or one.old_place
    return Line(
        sentence=one.sentence,
        mark=weight_in_words(one.weight),
        weight=one.weight,
        pieces=() if one.rerouted else marked(one.before, one.now),
        place=str(place) if place else "",
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
