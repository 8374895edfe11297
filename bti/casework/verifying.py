"""Sealing what is written, and holding the database to its seals and to its own events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from bti.case.case import Case
from bti.case.finished import Copies, finished_in
from bti.case.fold import fold
from bti.case.lifting import recorded
from bti.case.projection import project
from bti.casework import desk, editions, people
from bti.casework.door import follows_secret, is_secret
from bti.casework.noted import note, noted
from bti.casework.stored import parts_of
from bti.casework.verbs import Verbs, verb
from bti.casework.verify_view import FaultView, SealView, Verified
from bti.errors import BtiError, StoreDamaged
from bti.municipality import publishing
from bti.municipality.directory import EMPTY, Directory, apply
from bti.store import Fault, KeptPart, ProjectionRows, StoredStream, heads

_CASE = msgspec.json.Decoder(Case)
_DIRECTORY = msgspec.json.Decoder(Directory)
_CHANGE = msgspec.json.Decoder(people.Registered)
_EDITIONS = msgspec.json.Decoder(publishing.Editions)
_EDITION = msgspec.json.Decoder(publishing.Registered)
_NO_ROWS = ProjectionRows()

_FOLD = "Det som står i raden, er ikke det hendelsene fører til."
_ROWS = "Radene for lister, frister, aktører og søk er ikke de hendelsene gir."
_BOUND = "Raden er bundet til en annen utgave av veilederen enn hendelsene."
_PARTS = "De ferdige utfyllingene er ikke de hendelsene gir."
_TAKEN_AWAY = (
    "Forseglingen fra {made:%d.%m.%Y %H.%M} er borte, og kan være tatt bort for å skjule mer. "
    "Hold databasen mot et hode dere har på papir: bti kontroller --head FIL."
)
_BETWEEN = timedelta(minutes=10)
"""A seal is noted at once after it is made; at the most so much later on a slow machine."""
_NO_HISTORY = "Det er ingen hendelser."


class Verifying(Verbs):
    """The verbs of those who see to it that nothing is changed unseen."""

    @verb
    def seal(self) -> SealView:
        """Seal all that has changed since last time; print what it gives and keep it elsewhere."""
        now = self._desk.environment.now()
        head = self._desk.store.seal(now)
        note(self._desk, "sealed")
        return SealView(
            number=head.number,
            at=head.at,
            root=head.root.hex(),
            printed=head.printed(now),
        )

    @verb
    def verify(self, head: str = "") -> Verified:
        """Hold everything in the database to its seals, and derive again what can be derived.

        Args:
            head: the text of a seal that was printed or kept elsewhere, to be held to as well.

        Raises:
            StoreDamaged: the file itself is damaged. BadInput: ``head`` is no seal.
        """
        printed = heads.read_printed(head) if head else None
        store, found = self._desk.store, list[FaultView]()
        streams = events = 0
        for whole in store.verify():
            if self._may_be_counted(whole):
                streams, events = streams + 1, events + len(whole.events)
            found.extend(_shown(fault) for fault in whole.faults)
            if not whole.faults and not whole.hidden:
                found.extend(_shown(fault) for fault in self._derived(whole))
        found.extend(_shown(fault) for fault in store.verify_beside(printed))
        found.extend(self._seals_taken_away())
        # `bti tilstand` is to say so until everything is as it was written again.
        note(self._desk, "altered" if found else "verified")
        newest = store.head
        return Verified(
            streams=streams,
            events=events,
            heads=newest.number if newest else 0,
            faults=tuple(found),
        )

    def _seals_taken_away(self) -> Iterator[FaultView]:
        """Tell when the newest seal is older than when one was last made."""
        made, newest = noted(self._desk, "sealed"), self._desk.store.head
        if made is None or (newest and made - datetime.fromisoformat(newest.at) < _BETWEEN):
            return
        yield FaultView(kind="head", key="", message=_TAKEN_AWAY.format(made=made))

    def _may_be_counted(self, whole: StoredStream) -> bool:
        """Tell whether a number may tell that a stream is there: a report, or its guide in use."""
        stream = whole.stream
        try:
            if stream.kind == editions.KIND:
                return not is_secret(self._desk.guides.current(stream.key)[1])
            return not follows_secret(self._desk, stream.definition)
        except StoreDamaged:
            return False

    def _derived(self, whole: StoredStream) -> Iterator[Fault]:
        """Derive fold and rows from the events, and tell where they differ."""
        try:
            messages = tuple(self._differing(whole))
        except BtiError as error:
            messages = (error.message,)
        except msgspec.DecodeError:
            messages = (_FOLD,)
        stream = whole.stream
        yield from (Fault(kind=stream.kind, key=stream.key, message=one) for one in messages)

    def _differing(self, whole: StoredStream) -> Iterator[str]:
        match whole.stream.kind:
            case desk.KIND:
                yield from self._case(whole)
            case people.KIND:
                yield from _directory(whole)
            case editions.KIND:
                yield from _editions(whole)
            case _:
                return

    def _case(self, whole: StoredStream) -> Iterator[str]:
        history = tuple(recorded(e.name, e.format, e.body) for e in whole.events)
        case = fold(history)
        if case is None:
            yield _NO_HISTORY
            return
        if _CASE.decode(whole.stream.fold) != case:
            yield _FOLD
        if whole.stream.definition != case.digest:
            yield _BOUND
        guide = self._desk.guides.by_digest(case.digest)
        if self._desk.store.parts(desk.KIND, case.id) != _in_order(finished_in(history)):
            yield _PARTS
        # What was shown was derived at the moment of the newest event.
        if not whole.shows(project(guide, case, case.at, self._desk.store.mark)):
            yield _ROWS


def _in_order(copies: Copies) -> tuple[KeptPart, ...]:
    return tuple(sorted(parts_of(copies), key=lambda part: (part.name, part.number)))


def _directory(whole: StoredStream) -> Iterator[str]:
    directory = EMPTY
    for event in whole.events:
        directory = apply(directory, _CHANGE.decode(event.body).what)
    if _DIRECTORY.decode(whole.stream.fold) != directory:
        yield _FOLD
    if not whole.shows(_NO_ROWS):
        yield _ROWS


def _editions(whole: StoredStream) -> Iterator[str]:
    known = publishing.EMPTY
    for event in whole.events:
        known = publishing.apply(known, _EDITION.decode(event.body))
    if _EDITIONS.decode(whole.stream.fold) != known:
        yield _FOLD
    if not whole.shows(_NO_ROWS):
        yield _ROWS


def _shown(fault: Fault) -> FaultView:
    return FaultView(kind=fault.kind, key=fault.key, number=fault.number, message=fault.message)
