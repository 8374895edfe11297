"""What an overlay may not do to what its base protects, and a profile not to anything.

Base and whole are compared as they came to be, so that a change made through a kind, a list or a
removal counts like one written in the protected part itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from bti.errors import Finding, Place
from bti.guide import definition as d
from bti.guide.codes import finding
from bti.guide.diff.changes import Change, changes
from bti.guide.diff.phrases import Phrases
from bti.guide.diff.sentences import Sentences
from bti.guide.diff.weighing import SPANS, weight_of
from bti.guide.nodes import TextNode
from bti.guide.overlay.leaning import leaned_on
from bti.guide.written import Written

# What a profile says anew because it has changed: how things stand in the municipality.
_STATES = frozenset(
    [
        "arenas",
        "calendar",
        "channels",
        "contact_order",
        "contacts",
        "links",
        "lists",
        "offers",
        "resources",
        "sections",
        "services",
    ]
)
# A list that grows adds something; these lists leave something out by what they name.
_LEAVES_OUT = frozenset(("demands", "levels_tried", "linked_from", "only_for", "subjects", "to"))
_HEAD = frozenset(
    [
        "about",
        "active",
        "extends",
        "language",
        "over",
        "reviewed",
        "review_every",
        "title",
        "version",
        "workflow",
    ]
)


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """A base and the guide that was made from it, and how faults in the latter are placed."""

    base: d.Guide
    whole: Written
    taken: Mapping[str, TextNode]
    own_files: frozenset[str]
    said: Place

    def place(self, path: str) -> Place:
        """Give where an overlay did something: its own line, or the one that says what it is."""
        place = self.whole.place(path)
        if place.file in self.own_files and place != self.whole.places[""]:
            return place
        node = next((node for taken, node in self.taken.items() if _leads(taken, path)), None)
        return node.place if node is not None else self.said


def _leads(taken: str, path: str) -> bool:
    return (
        path == taken
        or path.startswith(f"{taken}.")
        or path.endswith(f".{taken.rpartition('.')[2]}")
    )


def protection_kept(sides: Sides) -> Iterator[Finding]:
    """Find every change to what the base protects that is more than an overlay may do."""
    message = (
        "Det er vernet i grunnutgaven. Der kan du bare korte ned tiden, legge til påminnelser "
        "og skrive teksten om. Ta bort endringen."
    )
    leaned = leaned_on(sides.base, _is_protected)
    yield from _told(
        sides,
        "vernet",
        message,
        lambda one: (_touches(one) or _is_condition(one, leaned)) and not _may_protected(one),
    )


def nothing_lost(sides: Sides) -> Iterator[Finding]:
    """Find what a profile takes away, loosens or leads elsewhere: it may only add and tighten."""
    message = (
        "En profil kan bare legge til og stramme inn. Ta bort endringen, eller skriv en "
        "overbygning i stedet."
    )
    yield from _told(sides, "profil", message, lambda change: not _may_profile(change))


def _told(
    sides: Sides, code: str, message: str, is_wrong: Callable[[Change], bool]
) -> Iterator[Finding]:
    sentences = Sentences(sides.base, sides.whole.guide, Phrases())
    for change in changes(sides.base, sides.whole.guide):
        if is_wrong(change):
            said = f"{sentences.say(change)} {message}"
            yield finding(code, sides.place(change.path), said)


def _is_condition(change: Change, names: frozenset[str]) -> bool:
    spot = change.chain[0] if change.chain else None
    return spot is not None and spot.at == (d.Guide, "conditions") and spot.id in names


def _touches(change: Change) -> bool:
    """Tell whether a change is in something protected, or takes away something that holds it."""
    if any(_is_protected(spot.old) for spot in change.chain):
        return True
    return change.kind == "removed" and _holds_protected(change.chain[-1].old)


def _is_protected(part: object) -> bool:
    if isinstance(part, d.Access):
        return part.guardians == "never"
    return bool(getattr(part, "protected", False))


def _holds_protected(value: Any) -> bool:  # noqa: ANN401 - any part of a guide
    if isinstance(value, Mapping):
        return any(_holds_protected(one) for one in value.values())
    if isinstance(value, tuple):
        return any(_holds_protected(one) for one in value)
    if not isinstance(value, msgspec.Struct):
        return False
    inner = (getattr(value, name) for name in value.__struct_fields__)
    return _is_protected(value) or any(_holds_protected(one) for one in inner)


def _may_protected(change: Change) -> bool:
    if change.kind == "moved":
        # Where it stands among others is not in it.
        return True
    weight = weight_of(change)
    key = change.slot.key if change.slot else ""
    shortened = key in SPANS and weight == "tightened"
    reminded = key == "remind" and set(change.old) <= set(change.new)
    return weight == "wording" or shortened or reminded


def _may_profile(change: Change) -> bool:
    key = change.slot.key if change.slot else ""
    if len(change.chain) == 0 and key in _HEAD:
        return True
    if change.kind != "changed":
        return change.kind == "added"
    if weight_of(change) in {"wording", "tightened"} and key != "only_for":
        return True
    is_list = isinstance(change.old, tuple) and isinstance(change.new, tuple)
    grows = is_list and set(change.old) <= set(change.new) and key not in _LEAVES_OUT
    return (grows and weight_of(change) != "loosened") or _first(change) in _STATES


def _first(change: Change) -> str:
    return change.chain[0].at[1] if change.chain else change.path.partition(".")[0]
