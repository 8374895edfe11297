"""The guide that another is written over: how it is named, found, and which edition is newer.

The files of a base keep their names below a folder named by its id and edition, so that
``bti 2026.1/bti.yaml`` is never taken for a file of one's own, and all files of a guide can be kept
together and read again without looking anything up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import msgspec

Files: TypeAlias = Mapping[str, str]
Bases: TypeAlias = Callable[[str], Mapping[str, Files]]
"""Gives the editions that there are of a guide, each with its files; none when it is unknown."""

_NAMED = re.compile(r"([a-z][a-z0-9_]{0,59})(?:[ \t]+(\S{1,60}))?")
_CARRIED = re.compile(r"[a-z][a-z0-9_]{0,59} [^\s/\\]{1,60}/")
_NUMBER = re.compile(r"(\d+)")


class BaseName(msgspec.Struct, frozen=True):
    """The id and the edition of a guide to build on; ``version`` is empty where none is said."""

    id: str
    version: str

    def __str__(self) -> str:
        """Give ``bti 2026.1``, as it is written."""
        return f"{self.id} {self.version}".rstrip()


def no_bases(_id: str) -> Mapping[str, Files]:
    """Know no other guide."""
    return {}


def base_name(text: str) -> BaseName | None:
    """Read ``bti 2026.1``, or give nothing when it is not said so."""
    found = _NAMED.fullmatch(text.strip())
    return BaseName(found[1], found[2] or "") if found else None


class Kept(msgspec.Struct, frozen=True):
    """The files of a guide, under the names they are kept by: its own, and those it builds on."""

    own: Files
    others: Files

    @property
    def all(self) -> Files:
        """All of them."""
        return {**self.own, **self.others}

    def of(self, base: BaseName) -> Kept | None:
        """Give the files of a base that were kept with the guide, if they were."""
        folder = f"{base}/"
        own = {name: text for name, text in self.others.items() if name.startswith(folder)}
        return Kept(own, self.others) if own else None


def layer_of(file: str) -> str:
    """Give the base that a file belongs to, as it is named, or nothing for a file of one's own."""
    found = _CARRIED.match(file)
    return found[0][:-1] if found else ""


def kept(files: Files) -> Kept:
    """Tell the files of a guide itself from those of the guides it builds on."""
    own = {name: text for name, text in files.items() if not _CARRIED.match(name)}
    return Kept(own, {name: text for name, text in files.items() if name not in own})


def carried(name: str, files: Files) -> dict[str, dict[str, str]]:
    """Give the editions of a guide whose files are kept with another that builds on it."""
    found: dict[str, dict[str, str]] = {}
    for file, text in files.items():
        named = base_name(layer_of(file))
        if named is not None and named.id == name:
            own = found.setdefault(named.version, {})
            own[file.removeprefix(f"{named}/")] = text
    return found


def kept_as(base: BaseName, files: Files) -> Kept:
    """Name the files of a base so that they can be kept with a guide written over it."""
    found = kept(files)
    return Kept({f"{base}/{name}": text for name, text in found.own.items()}, found.others)


def in_order(versions: Iterable[str]) -> tuple[str, ...]:
    """Put editions in order, the newest last: 2026.10 is newer than 2026.9."""
    return tuple(sorted(versions, key=_rank))


def newer(versions: Iterable[str], than: str) -> tuple[str, ...]:
    """Give the editions that are newer than one."""
    return tuple(one for one in in_order(versions) if _rank(one) > _rank(than))


def _rank(version: str) -> tuple[tuple[int, int, str], ...]:
    parts = (part for part in _NUMBER.split(version) if part)
    return tuple((1, int(p), "") if p.isdigit() else (0, 0, p) for p in parts)
