"""What rests on itself, as named conditions and calculations can, found when the guide loads."""

from __future__ import annotations

from collections.abc import Mapping

from bti.guide.conditions.expressions import Bare, Expression, walk


def names_of(expression: Expression) -> tuple[str, ...]:
    """Give the single words that stand alone in a condition: the names of other conditions."""
    bare = (part.name.path for part in walk(expression) if isinstance(part, Bare))
    return tuple(dict.fromkeys(path[0] for path in bare if len(path) == 1))


def circles(conditions: Mapping[str, Expression]) -> tuple[tuple[str, ...], ...]:
    """Give every ring of named conditions that rest on each other, each once.

    A ring is told in the order of reading, from the name that comes first among the conditions.
    """
    return rings({name: _needs(name, conditions) for name in conditions})


def rings(needs: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Give every ring of what needs each other, each once, from the name that comes first."""
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    for start in needs:
        found.extend(_rings_from(start, needs, done))
    return tuple(found)


def _needs(name: str, conditions: Mapping[str, Expression]) -> tuple[str, ...]:
    return tuple(need for need in names_of(conditions[name]) if need in conditions)


def _rings_from(
    start: str, needs: Mapping[str, tuple[str, ...]], done: set[str]
) -> list[tuple[str, ...]]:
    rings: list[tuple[str, ...]] = []
    trail = [start] if start not in done else []
    waiting = [list(reversed(needs[start]))]
    while trail:
        if not waiting[-1]:
            waiting.pop()
            done.add(trail.pop())
            continue
        need = waiting[-1].pop()
        if need in trail:
            rings.append(tuple(trail[trail.index(need) :]))
        elif need not in done:
            trail.append(need)
            waiting.append(list(reversed(needs[need])))
    return rings
