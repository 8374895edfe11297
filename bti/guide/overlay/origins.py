"""Where each piece of a finished guide comes from: a file and a line, and what brought it there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from bti.errors import Place
from bti.guide.nodes import Entry, MapNode, Node, values_of
from bti.guide.overlay.bases import layer_of
from bti.guide.written import place_of

Through = Literal["", "kind", "like"]
# Registers whose pieces may be copied to another of them.
_COPIED = ("forms", "sweeps")


class Owner(msgspec.Struct, frozen=True):
    """The piece of the written tree that something was written in: its sort, id and path."""

    sort: Literal["kind", "piece"]
    id: str
    path: str


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a piece was written, in which layer, and through what it came here.

    ``layer`` is empty for what stands in the guide itself, else it names the base, ``bti 2026.1``.
    """

    place: Place
    layer: str = ""
    through: Through = ""
    of: str = ""


def origins(tree: MapNode, places: Mapping[str, Place], paths: Iterator[str]) -> dict[str, Origin]:
    """Give the origin of each path of a finished guide.

    Args:
        tree: The written tree, overlays laid over each other but nothing copied yet.
        places: Where each path was written.
        paths: The paths to tell of.
    """
    owners = dict(_owners(tree))
    return {path: _origin(path, place_of(places, path), owners) for path in paths}


def _origin(path: str, place: Place, owners: Mapping[Place, Owner]) -> Origin:
    owner = owners.get(place)
    through: Through = ""
    if owner is not None and owner.sort == "kind" and not _is_in(path, owner.path):
        through = "kind"
    elif owner is not None and owner.sort == "piece" and not _is_in(path, owner.path):
        through = "like"
    of = owner.id if owner is not None and through else ""
    return Origin(place=place, layer=layer_of(place.file), through=through, of=of)


def _is_in(path: str, outer: str) -> bool:
    return path == outer or path.startswith(f"{outer}.")


def _owners(tree: MapNode) -> Iterator[tuple[Place, Owner]]:
    """Give each place inside a kind, a step or what else can be copied, with the piece it is in."""
    top = values_of(tree)
    for name, node in values_of(top.get("kinds")).items():
        yield from _inside(node, Owner("kind", name, name))
    homes = [values_of(top.get("steps"))]
    homes += [values_of(values_of(n).get("steps")) for n in values_of(top.get("levels")).values()]
    for steps in homes:
        for name, node in steps.items():
            yield from _inside(node, Owner("piece", name, name))
    for register in _COPIED:
        for name, node in values_of(top.get(register)).items():
            yield from _inside(node, Owner("piece", name, f"{register}.{name}"))


def _inside(node: Node, owner: Owner) -> Iterator[tuple[Place, Owner]]:
    for entry in node.entries if isinstance(node, MapNode) else ():
        yield from _entry(entry, owner)
    for item in getattr(node, "items", ()):
        yield item.place, owner
        yield from _inside(item, owner)


def _entry(entry: Entry, owner: Owner) -> Iterator[tuple[Place, Owner]]:
    yield entry.place, owner
    yield from _inside(entry.value, owner)
