"""What a case file holds when it is taken out: the events, the guide they follow, and who is named.

The same case gives the same bytes, whoever takes it out and whenever: nothing of the moment or the
person is in it. ``docs/reference/saksfil.md`` describes every file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from bti.errors import BadInput
from bti.store import Publication, SourceFile, StoredDefinition, StoredEvent

FORMAT = "bti-sak"
EDITION = 1

CASE = "sak.json"
PEOPLE = "personer.json"
GUIDES = "veiledere"
DEFINITION = "definisjon.json"
PLACES = "steder.json"
SOURCES = "kilder/"

_PERSON_KEYS = frozenset({"by", "person", "to", "giver", "responsible", "contributors", "who"})
_UNIT_KEYS = frozenset({"unit", "recipient"})
# Answers are what somebody typed: a word there that looks like an id names nobody.
_TYPED = frozenset({"answers", "asked", "carried", "given", "fields", "left"})
# What is nested deeper than anyone writes ends in a RecursionError.
_UNREADABLE = (KeyError, IndexError, RecursionError, msgspec.DecodeError, UnicodeDecodeError)
_ID = re.compile(r"S-\d{4}-\d{3,6}|B-[0-9a-f]{8}")
_NOT_ONE = "Filen er ingen saksfil fra bti. Ingenting er endret."
_NEWER = "Saksfilen er laget av en nyere utgave av bti. Oppgrader bti, og prøv igjen."


class EventLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event as it is stored; ``body`` is kept letter for letter."""

    number: int
    name: str
    format: int
    recorded_at: datetime
    body: msgspec.Raw


class EditionLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which edition of a guide it is that the bundle holds."""

    digest: str
    workflow: str
    version: str


class CaseSheet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first file of a bundle: which case it is, and everything that has happened in it."""

    format: str
    edition: int
    case: str
    kind: str
    trial: bool
    editions: tuple[EditionLine, ...]
    """The editions that the case has followed, the first one first, and the one it was opened from.

    The last is there when answers came along.
    """
    events: tuple[EventLine, ...]


class Names(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What those are called whom the case names by their ids."""

    people: dict[str, str] = {}
    units: dict[str, dict[str, str]] = {}


class CaseBundle(msgspec.Struct, frozen=True, kw_only=True):
    """A case taken out of a database, with all that is needed to put it into another."""

    sheet: CaseSheet
    names: Names
    guides: tuple[Publication, ...]


def files_of(bundle: CaseBundle) -> dict[str, bytes]:
    """Give the files of a bundle by their names."""
    files = {
        # Not laid out for the eye: that would change the events.
        CASE: msgspec.json.encode(bundle.sheet),
        PEOPLE: _readable(bundle.names),
    }
    for guide in bundle.guides:
        folder = _folder(guide.definition.digest)
        files[f"{folder}{DEFINITION}"] = guide.definition.canonical
        files[f"{folder}{PLACES}"] = guide.places
        files |= {f"{folder}{SOURCES}{one.name}": one.text.encode() for one in guide.sources}
    return files


def _folder(digest: str) -> str:
    return f"{GUIDES}/{digest}/"


def _readable(value: msgspec.Struct) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=1) + b"\n"


def bundle_from(files: Mapping[str, bytes]) -> CaseBundle:
    """Read a bundle from its files; papers and what lies beside are passed over.

    Raises:
        BadInput: A file is missing or has another form, or the bundle is of a newer edition.
    """
    try:
        sheet = _sheet(files[CASE])
        begun = sheet.events[0].recorded_at
        return CaseBundle(
            sheet=sheet,
            names=msgspec.json.decode(files[PEOPLE], type=Names),
            guides=tuple(_guide(line, begun, files) for line in sheet.editions),
        )
    except _UNREADABLE as fault:
        raise BadInput(_NOT_ONE) from fault


def _sheet(raw: bytes) -> CaseSheet:
    head = msgspec.json.decode(raw)
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise BadInput(_NOT_ONE)
    if head.get("edition") != EDITION:
        raise BadInput(_NEWER)
    sheet = msgspec.json.decode(raw, type=CaseSheet)
    # The id is shown, counted on and put in names of files: it is one that bti gives, or none.
    if not _ID.fullmatch(sheet.case):
        raise BadInput(_NOT_ONE)
    return sheet


def _guide(line: EditionLine, used: datetime, files: Mapping[str, bytes]) -> Publication:
    folder = _folder(line.digest)
    canonical = files[f"{folder}{DEFINITION}"]
    if hashlib.sha256(canonical).hexdigest() != line.digest:
        raise BadInput(_NOT_ONE)
    return Publication(
        definition=StoredDefinition(
            digest=line.digest,
            workflow=line.workflow,
            version=line.version,
            # A guide that comes with a case is no newer than the one that is used here.
            published_at=used,
            canonical=canonical,
        ),
        places=files[f"{folder}{PLACES}"],
        sources=tuple(_sources(files, f"{folder}{SOURCES}")),
    )


def _sources(files: Mapping[str, bytes], folder: str) -> Iterator[SourceFile]:
    for name in sorted(files):
        if name.startswith(folder):
            yield SourceFile(name=_within(name.removeprefix(folder)), text=files[name].decode())


def _within(name: str) -> str:
    """Give the name of a source, which leads nowhere out of its folder and steers no terminal."""
    parts = name.split("/")
    if not name.isprintable() or "\\" in name or any(part in {"", ".", ".."} for part in parts):
        raise BadInput(_NOT_ONE)
    return name


def edition_of(guide: Publication) -> EditionLine:
    """Give which edition of a guide it is."""
    one = guide.definition
    return EditionLine(
        digest=one.digest,
        workflow=one.workflow,
        version=one.version,
    )


def lines_of(events: tuple[StoredEvent, ...]) -> tuple[EventLine, ...]:
    """Give events as a bundle keeps them."""
    return tuple(
        EventLine(
            number=event.number,
            name=event.name,
            format=event.format,
            recorded_at=event.recorded_at,
            body=msgspec.Raw(event.body),
        )
        for event in events
    )


class Mentioned(msgspec.Struct, frozen=True):
    """The ids that a case names people and units by."""

    people: frozenset[str]
    units: frozenset[str]


def mentioned(events: tuple[StoredEvent, ...]) -> Mentioned:
    """Give everyone whom the events of a case name by id."""
    found = tuple(one for event in events for one in _ids(msgspec.json.decode(event.body)))
    return Mentioned(
        people=frozenset(name for is_person, name in found if is_person),
        units=frozenset(name for is_person, name in found if not is_person),
    )


def _ids(value: Any) -> Iterator[tuple[bool, str]]:  # noqa: ANN401 - JSON of any event
    if isinstance(value, list):
        for one in value:
            yield from _ids(one)
    if not isinstance(value, dict):
        return
    for key, one in value.items():
        if key in _PERSON_KEYS or key in _UNIT_KEYS:
            named = one if isinstance(one, list) else [one]
            yield from ((key in _PERSON_KEYS, n) for n in named if isinstance(n, str) and n)
        if key not in _TYPED:
            yield from _ids(one)
