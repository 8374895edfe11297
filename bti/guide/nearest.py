"""The known word that was most likely meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

MOST_COMPARED = 4000
_SHORTEST, _LONGEST = 3, 60
_TOO_FAR = 3
_SPELLING = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "-": "_", " ": "_"})


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word that is nearest, or nothing when none is near.

    Norwegian letters count as their ASCII spelling, so that ``bekymringsskjerm`` and
    ``gjennomfør`` find their ids.
    """
    plain = _plain(word)
    if not _SHORTEST <= len(plain) <= _LONGEST:
        return ""
    limit = len(plain) // 3
    best, best_distance = "", limit + 1
    for name in islice((name for name in known if name != word), MOST_COMPARED):
        other = _plain(name)
        if abs(len(other) - len(plain)) < best_distance:
            distance = _distance(plain, other, best_distance)
            if distance < best_distance:
                best, best_distance = name, distance
    return best


def alike(word: str, known: Iterable[str], most: int = 2) -> tuple[str, ...]:
    """Give the known words that look most like one, the likest first."""
    # Only who mistyped waits for it to be imported.
    from difflib import get_close_matches

    return tuple(get_close_matches(word, [*known], n=most))


def slip(number: str, known: Iterable[str]) -> tuple[str, ...]:
    """Give the known numbers that are one or two slips of the fingers from one, two at the most.

    A number drawn by chance is like others by chance: what is further off was not meant.
    """
    near = ((_distance(number, other, _TOO_FAR), other) for other in known)
    return tuple(other for distance, other in sorted(near) if distance < _TOO_FAR)[:2]


def meant(word: str, known: Iterable[str]) -> str:
    """Ask «Mente du …?» about the nearest known word; say nothing when none is near."""
    name = nearest(word, known)
    return f"Mente du «{name}»?" if name else ""


def _plain(word: str) -> str:
    return word.lower().translate(_SPELLING)


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
