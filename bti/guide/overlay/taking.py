"""What an overlay takes away from its base: paths in the written tree, and in what it copies."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.following import spelt_out
from bti.guide.list_changes import items_of
from bti.guide.merging import remove
from bti.guide.nodes import Entry, ListNode, MapNode, Node, TextNode, text_of, values_of
from bti.guide.shorthand import MADE

Path = tuple[str, ...]

# Registers whose pieces may be ``like`` another, and say themselves what they take away.
_ALIKE = ("forms", "sweeps")


class Asked(msgspec.Struct, frozen=True):
    """Something to take away: the piece it is in, when that is said, and the path as written."""

    inside: Path
    item: Node


def asked(base: MapNode, own: MapNode) -> Iterator[Asked]:
    """Give all that an overlay takes away: at the top, and in steps and forms of the base."""
    yield from _said((), own)
    for path, piece in _pieces(own):
        if isinstance(_at(base, path), MapNode):
            yield from _said(path, piece)


def _said(inside: Path, piece: MapNode) -> Iterator[Asked]:
    for item in items_of(values_of(piece).get("remove")):
        yield Asked(inside, item)


def _pieces(tree: MapNode) -> Iterator[tuple[Path, MapNode]]:
    """Give every piece that may say itself what it takes away."""
    top = values_of(tree)
    homes: list[Path] = [("steps",), *((register,) for register in _ALIKE)]
    homes += [("levels", level, "steps") for level in values_of(top.get("levels"))]
    for home in homes:
        for name, piece in values_of(_at(tree, home)).items():
            if isinstance(piece, MapNode):
                yield (*home, name), piece


def _at(tree: Node | None, path: Path) -> Node | None:
    for key in path:
        tree = values_of(tree).get(key)
    return tree


def take_away(base: MapNode, all_: Iterator[Asked], findings: list[Finding]) -> MapNode:
    """Give the base without what is asked away; what is not there is told."""
    for one in all_:
        path = _whole_path(base, one)
        base, found = remove(base, [path])
        copying, rest = _in_copying(base, path)
        if copying:
            base = _with_removal(base, copying, _removal(one.item, rest, was_found=bool(found)))
        elif not found:
            findings.append(_unknown(one.item))
    return base


def taken_paths(base: MapNode, own: MapNode) -> dict[str, TextNode]:
    """Give what an overlay takes away, by the path that leads to it in a guide."""
    return {
        _path_in_guide(_whole_path(base, one)): one.item
        for one in asked(base, own)
        if isinstance(one.item, TextNode)
    }


def _path_in_guide(path: Path) -> str:
    """Leave out what ids need not say: steps, levels, closings and kinds are known by theirs."""
    if path[0] == "levels" and path[2:3] == ("steps",):
        path = path[3:]
    elif path[0] in {"levels", "steps", "closings", "kinds"}:
        path = path[1:]
    return ".".join(path)


def _whole_path(base: MapNode, one: Asked) -> Path:
    parts = tuple(text_of(one.item).split("."))
    if one.inside:
        return (*one.inside, *spelt_out(parts))
    if _at(base, parts) is not None:
        return parts
    home = _home(base, parts[0])
    if home:
        return (*home, *spelt_out(parts[1:])) if parts[1:] else home
    return _with_next(parts)


def _with_next(parts: Path) -> Path:
    """Spell out ``next`` also in a path that begins at the top."""
    if "steps" not in parts:
        return parts
    at = parts.index("steps") + 2
    return (*parts[:at], *spelt_out(parts[at:])) if parts[at:] else parts


def _home(base: MapNode, name: str) -> Path:
    """Give the whole path of what is known by its id alone."""
    top = values_of(base)
    levels = values_of(top.get("levels"))
    for key, level in levels.items():
        if name in values_of(values_of(level).get("steps")):
            return ("levels", key, "steps", name)
    homes = (
        key for key in ("levels", "steps", "closings", "kinds") if name in values_of(top.get(key))
    )
    return next(((key, name) for key in homes), ())


def _in_copying(base: MapNode, path: Path) -> tuple[Path, Path]:
    """Split a path at the step or form it goes into, where what is copied may hold it too."""
    depth = 4 if path[0] == "levels" and path[2:3] == ("steps",) else 2
    is_copying = depth == 4 or path[0] in {"steps", *_ALIKE}  # noqa: PLR2004 - the line above
    piece, rest = path[:depth], path[depth:]
    node = _at(base, piece) if is_copying and rest else None
    if not isinstance(node, MapNode) or (path[0] in _ALIKE and "like" not in values_of(node)):
        return (), ()
    return piece, rest


def _removal(item: Node, rest: Path, *, was_found: bool) -> TextNode:
    style = MADE if was_found else ""
    return TextNode(item.place, ".".join(rest), style)


def _with_removal(node: MapNode, path: Path, item: TextNode) -> MapNode:
    key = path[0] if path else "remove"
    known = next((entry for entry in node.entries if entry.key == key), None)
    if path and known is not None and isinstance(known.value, MapNode):
        inner: Node = _with_removal(known.value, path[1:], item)
        place = known.place
    else:
        below = items_of(known.value) if known else ()
        place = known.place if known else item.place
        inner = ListNode(place, (*below, item))
    made = Entry(key, place, inner)
    if known is None:
        return MapNode(node.place, (*node.entries, made))
    return MapNode(node.place, tuple(made if e is known else e for e in node.entries))


def _unknown(item: Node) -> Finding:
    message = (
        f"«{text_of(item)}» finnes ikke i grunnutgaven. Rett stien, eller ta bort linjen. En sti "
        "går fra en nøkkel øverst, eller fra id-en til et steg, for eksempel «avklar.due»."
    )
    return finding("ukjent-remove", item.place, message)
