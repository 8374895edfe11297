"""What an overlay takes away although its base uses it: told where it is taken.

The coordinator writes the overlay, and cannot mend a line of the base.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.conditions.wording import joined
from bti.guide.definition import Guide
from bti.guide.overlay.allowed import Sides
from bti.guide.overlay.bases import layer_of
from bti.guide.plans import slots

_QUOTED = re.compile(r"«([a-z0-9_.]+)»")
_BETWEEN = frozenset(("asks", "checklist", "fields", "steps", "transitions"))
_MOST_NAMED = 3


def told_where_taken(
    found: Iterable[Finding], theirs: Iterable[Finding], sides: Sides
) -> Iterator[Finding]:
    """Give findings anew: what the base lacks by a removal is told at that removal, all in one."""
    of_base = {(one.place, one.code, one.message) for one in theirs}
    used: dict[str, list[Finding]] = {}
    for one in found:
        is_new = (one.place, one.code, one.message) not in of_base
        taken = _taken(sides, one) if is_new and layer_of(one.place.file) else ""
        if taken:
            used.setdefault(taken, []).append(one)
        else:
            yield one
    for taken, lacking in used.items():
        yield _in_use(sides, taken, lacking)


def _taken(sides: Sides, one: Finding) -> str:
    """Give the removal that an error of the base comes of, by the ids that its sentence names."""
    if one.severity != "error":
        return ""
    named = [tuple(word.split(".")) for word in _QUOTED.findall(one.message)]
    for path in sides.taken:
        ids = _ids(path)
        if any(word[: len(ids)] == ids or word == ids[-1:] for word in named):
            return path
    return ""


def _ids(path: str) -> tuple[str, ...]:
    """Give the ids that a path leads through, as what refers to it names them."""
    first, *rest = path.split(".")
    inner = tuple(part for part in rest if part not in _BETWEEN)
    return inner if first in slots(Guide) and inner else (first, *inner)


def _in_use(sides: Sides, taken: str, lacking: list[Finding]) -> Finding:
    node = sides.taken[taken]
    # What lies in a kind is read at each of its steps, but was written once.
    once = {one.place: one for one in lacking}
    where = [_where(sides, one) for _, one in sorted(once.items())]
    shown, more = where[:_MOST_NAMED], len(where) - _MOST_NAMED
    places = joined([*shown, f"{more} til"] if more > 0 else shown, "og")
    message = (
        f"«{node.text}» er tatt bort her, men grunnutgaven bruker det: {places}. Ta det bort der "
        f"også, eller la «{node.text}» stå."
    )
    return finding("fjernet-i-bruk", node.place, message)


def _where(sides: Sides, one: Finding) -> str:
    """Name the key of the base that uses what is taken away, with its place."""
    mentions = (m for m in sides.whole.mentions if m.place.file == one.place.file)
    near = [m for m in mentions if m.place.line == one.place.line and m.place <= one.place]
    path = max(near, key=lambda m: m.place).path if near else ""
    key = re.sub(r"\.\d+$", "", path)
    return f"«{key}» i {one.place}" if key else str(one.place)
