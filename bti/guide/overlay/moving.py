"""What happens to an overlay when the base it is written over moves to another edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from bti.errors import Finding, Place
from bti.guide.diff import Comparison, Difference, Phrases, compare, diff
from bti.guide.loading import Loaded
from bti.guide.nodes import TextNode
from bti.guide.overlay.anchors import anchors
from bti.guide.overlay.bases import layer_of
from bti.guide.overlay.laying import HEAD

# A guide is named by its own.
_NAMING = frozenset(("title", "reviewed", *HEAD))
_BOTH = "Overbygningen sier noe annet, og det gjelder. Se om det ennå stemmer."
_GONE = "Overbygningen endrer noe i det. Ta endringen bort, eller skriv delen helt ut."
_TAKEN = "Overbygningen tar det bort. Se om det fortsatt skal bort."
_TWICE = "Overbygningen har det samme, og de legges sammen. Gi ditt en annen id, eller ta det bort."
_MOVED = "Overbygningen endrer noe i det. Se om det ennå stemmer."
_ANCHOR = "Noe i overbygningen står ved det. Skriv hvor det skal stå nå."


class Clash(msgspec.Struct, frozen=True, kw_only=True):
    """Something that base and overlay both have to say about: what, and where in each."""

    sentence: str
    path: str
    own_place: Place
    base_place: Place | None = None


class Rebased(msgspec.Struct, frozen=True, kw_only=True):
    """An overlay tried on another edition of its base.

    ``findings`` are faults that it has there. ``comparison`` is of the finished guides; with an
    error among the findings there is no finished one, and it is of the two bases.
    """

    old: str
    new: str
    conflicts: tuple[Clash, ...] = ()
    findings: tuple[Finding, ...] = ()
    comparison: Comparison | None = None


def moved(before: Loaded, after: Loaded, phrases: Phrases, *, onto: str) -> Rebased:
    """Compare an overlay on its base with the same overlay on another edition of it."""
    base = before.base_name
    return Rebased(
        old=str(base),
        # What cannot be laid over the new edition does not say which that is.
        new=f"{base.id} {onto}" if base else onto,
        conflicts=tuple(_conflicts(before, after, phrases)),
        findings=after.findings,
        comparison=_comparison(before, after, phrases),
    )


def _comparison(before: Loaded, after: Loaded, phrases: Phrases) -> Comparison | None:
    if before.guide is not None and after.guide is not None:
        found = diff(
            before.guide,
            after.guide,
            old_places=before.places,
            new_places=after.places,
            phrases=phrases,
        )
        return compare(before.guide, after.guide, found)
    if before.base is None or after.base is None:
        return None
    return compare(before.base, after.base, _in_bases(before, after, phrases))


def _in_bases(before: Loaded, after: Loaded, phrases: Phrases) -> tuple[Difference, ...]:
    if before.base is None or after.base is None:
        return ()
    return diff(
        before.base,
        after.base,
        old_places=before.base_places,
        new_places=after.base_places,
        phrases=phrases,
    )


def _conflicts(before: Loaded, after: Loaded, phrases: Phrases) -> Iterator[Clash]:
    if before.own is None:
        return
    written = {path: place for path, place in before.places.items() if not layer_of(place.file)}
    told = _Told(written, before.taken, anchors(before.own))
    differences = _in_bases(before, after, phrases)
    seen: set[tuple[Place, Place | None]] = set()
    for one in (one for one in differences if one.path not in _NAMING):
        for why, place in told.of(one):
            # What lies under several steps through a kind is one conflict.
            where = (place, one.new_place or one.old_place)
            if where not in seen:
                seen.add(where)
                yield Clash(
                    sentence=f"{one.sentence} {why}",
                    path=one.path,
                    own_place=place,
                    base_place=where[1],
                )


class _Told:
    """What an overlay writes, takes away and stands beside, by path."""

    def __init__(
        self,
        written: Mapping[str, Place],
        taken: Mapping[str, TextNode],
        beside: Mapping[str, TextNode],
    ) -> None:
        self._written = written
        self._taken = taken
        self._beside = beside

    def of(self, one: Difference) -> Iterator[tuple[str, Place]]:
        """Give why a difference in the base concerns the overlay, and where."""
        if one.rerouted:
            # Told once more as what the overlay's own ways do, when it has not written this one.
            place = self._written.get(f"{one.path}.to")
            yield from [(_BOTH, place)] if place else []
            return
        if one.path in self._beside and one.kind in {"removed", "moved"}:
            yield _ANCHOR, self._beside[one.path].place
        taken = next((n for path, n in self._taken.items() if _is_in(one.path, path)), None)
        if taken is not None:
            yield _TAKEN, taken.place
            return
        if one.kind in {"removed", "moved"}:
            inside = (place for path, place in self._written.items() if _is_in(path, one.path))
            yield from ((_GONE if one.kind == "removed" else _MOVED, place) for place in inside)
        elif one.path in self._written:
            yield _TWICE if one.kind == "added" else _BOTH, self._written[one.path]


def _is_in(path: str, outer: str) -> bool:
    return path == outer or path.startswith(f"{outer}.")
