"""The known words that were most likely meant, by how many letters they are away."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

MOST_COMPARED = 4000
_SHORTEST, _LONGEST = 3, 60
_SLIPS = 2
_SPELLING = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "-": "_", " ": "_"})


def alike(word: str, known: Iterable[str], most: int = 2) -> tuple[str, ...]:
    """Give the known words that may have been meant, the nearest first.

    A letter in three may be wrong. Norwegian letters count as their ASCII spelling, so that
    ``bekymringsskjerm`` and ``gjennomfør`` find their ids. Last come those that begin with it.
    """
    plain = _plain(word)
    if not _SHORTEST <= len(plain) <= _LONGEST:
        return ()
    others = dict.fromkeys(islice((name for name in known if name != word), MOST_COMPARED))
    spelt = {name: _plain(name) for name in others}
    near = _within(len(plain) // 3, plain, spelt, most)
    begun = (name for name, other in spelt.items() if other.startswith(plain) and name not in near)
    return (*near, *islice(begun, most - len(near)))


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word that is nearest, or nothing when none is near."""
    return next(iter(alike(word, known, most=1)), "")


def meant(word: str, known: Iterable[str]) -> str:
    """Ask «Mente du …?» about the nearest known word; say nothing when none is near."""
    name = nearest(word, known)
    return f"Mente du «{name}»?" if name else ""


def slip(number: str, known: Iterable[str]) -> tuple[str, ...]:
    """Give the known numbers that are one or two slips of the fingers from one, two at the most.

    A number drawn by chance is like others by chance: what is further off was not meant.
    """
    return _within(_SLIPS, number, {other: other for other in known}, 2)


def _plain(word: str) -> str:
    return word.lower().translate(_SPELLING)


def _within(furthest: int, word: str, spelt: dict[str, str], most: int) -> tuple[str, ...]:
    """Give the names whose spelling is at the most so far from a word, the nearest first."""
    limit = furthest + 1
    near: list[tuple[int, int, str]] = []
    for number, (name, other) in enumerate(spelt.items()):
        if abs(len(other) - len(word)) < limit:
            distance = _distance(word, other, limit)
            if distance < limit:
                near = sorted([*near, (distance, number, name)])[:most]
                limit = near[-1][0] if len(near) == most else limit
    return tuple(name for _, _, name in near)


def _distance(first: str, second: str, limit: int) -> int:
    """Count the letters to add, remove, change or swap; stop at the limit."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and other == first[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) >= limit:
            return limit
    return row[-1]
