"""The verbs that take a case out of a database, and put it into another."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from bti import resources
from bti.case.actor import Actor
from bti.case.case import Case
from bti.case.events import Recorded
from bti.case.finished import finished_in
from bti.case.fold import apply
from bti.case.lifting import recorded
from bti.case.sight import sight_of, who_sees
from bti.case.standing import Standing
from bti.case.views import CaseFile
from bti.casework.bundle import pack, unpack
from bti.casework.case_bundle import (
    EDITION,
    FORMAT,
    CaseBundle,
    CaseSheet,
    EventLine,
    Names,
    bundle_from,
    edition_of,
    files_of,
    lines_of,
    mentioned,
)
from bti.casework.case_file import case_file
from bti.casework.desk import KIND
from bti.casework.verbs import Verbs, verb
from bti.casework.work import Work
from bti.errors import BadInput, BtiError, Conflict, Denied, StoreDamaged
from bti.guide.canonical import from_canonical
from bti.guide.definition import Guide
from bti.municipality import registering
from bti.municipality.registered import DirectoryEvent
from bti.store import NewEvent, Publication, StoredEvent, Transaction, new_stream

EXPORT = "export"
IMPORT = "import"

_CUT = "Du ser ikke alt i denne saken, så du kan ikke ta den ut. Be {who} gjøre det."
_HERE_ALREADY = "Saken {case} finnes alt i databasen, slik den er i filen. Ingenting er endret."
_OTHER = "Det finnes en annen sak {case} i databasen. Ingenting er endret."
_TRIAL = (
    "Saken er fra {source}, og databasen er {target}. En sak flyttes ikke mellom prøver og "
    "virkelige saker."
)
_BROKEN = "Hendelsene i saksfilen henger ikke sammen. Ingenting er endret. Be om en ny fil."
_NAMESAKES = "I denne databasen er disse noen andre enn i saksfilen: {ids}. Ingenting er endret."
_KINDS = {True: "en prøvedatabase", False: "en database for virkelige saker"}


class MovingCases(Verbs):
    """The verbs of a case that is to be kept or used elsewhere."""

    @verb
    def export_case(self, case: str, *, by: str = "") -> bytes:
        """Give a case as one file that needs nothing else: events, guide, papers and names.

        The same case gives the same bytes. Only one who may write in the case and sees all of it
        can take it out; that it was taken out is in the access log.

        Raises:
            Denied: the person sees only a part of the case.
        """
        desk = self._desk
        work = desk.take(case, by, "write", EXPORT)
        sight = sight_of(work.standing)
        if sight.limited or sight.hidden:
            desk.log(case, work.standing.actor.person, EXPORT, "denied")
            raise Denied(_CUT.format(who=who_sees(work.standing)))
        desk.log(case, work.standing.actor.person, EXPORT, "allowed")
        bundle = self._bundle(work)
        return pack({**files_of(bundle), **self._papers(work)})

    def _bundle(self, work: Work) -> CaseBundle:
        store, events = self._desk.store, self._desk.store.events(work.stream)
        guides = tuple(self._guide(one) for one in self._guides_of(work.standing.case))
        sheet = CaseSheet(
            format=FORMAT,
            edition=EDITION,
            case=work.standing.case.id,
            kind=KIND,
            trial=store.trial,
            editions=tuple(edition_of(guide) for guide in guides),
            events=lines_of(events),
        )
        return CaseBundle(sheet=sheet, names=self._names(events), guides=guides)

    def _guides_of(self, case: Case) -> tuple[str, ...]:
        """Give the digest of every edition that the case has followed, the first one first.

        Last comes the one that answers came along from: without it nobody could tell what they are.
        """
        followed = (getattr(event.what, "digest", "") for event in self._desk.history(case.id))
        source = case.origin.digest if case.origin and case.carried else ""
        known = source if source and self._desk.store.definition(source) else ""
        return tuple(dict.fromkeys(digest for digest in (*followed, known) if digest))

    def _guide(self, digest: str) -> Publication:
        store = self._desk.store
        stored = store.definition(digest)
        if stored is None:
            raise BtiError
        return Publication(
            definition=stored,
            places=store.places(digest) or b"{}",
            sources=store.sources(digest),
        )

    def _names(self, events: tuple[StoredEvent, ...]) -> Names:
        people, named = self._desk.people, mentioned(events)
        units = {one: people.known.unit(one) for one in named.units}
        return Names(
            people={one: people.name(one) for one in named.people if people.known.person(one)},
            units={
                one: {"title": unit.title, "service": unit.service}
                for one, unit in units.items()
                if unit
            },
        )

    def _papers(self, work: Work) -> dict[str, bytes]:
        """Print the case as it stood after its newest event, for whoever has no program for it."""
        from bti.paper.rendering import render

        case = work.standing.case
        then = msgspec.structs.replace(
            work.standing, now=case.at, actor=Actor(person=case.opened_by)
        )
        view = _by_itself(case_file(self._desk, then, printed_by=""), case)
        page = render(view, "html", templates=resources.template_text)
        return {"papirer/sak.html": page.encode()}

    @verb
    def import_case(self, data: bytes, *, by: str = "") -> str:
        """Put a case into this database, from the file that ``export_case`` made; gives its id.

        It keeps its id, its events letter for letter and its guide. Whom it names is registered
        with name and unit when nobody has that id here. Who has access follows from the case.

        Raises:
            BadInput: the file is no whole case, or names somebody who is another here.
            Conflict: another case has that id.
        """
        bundle = bundle_from(unpack(data))
        sheet = bundle.sheet
        self._may_be_here(sheet)
        case = self._replayed(sheet)
        guide = _followed_last(bundle, case)
        desk = self._desk
        with desk.store.writing() as transaction:
            actor = desk.actor(by)
            self._make_known(bundle.names, actor.person)
            self._keep_guides(transaction, bundle.guides)
            standing = Standing(guide=guide, case=case, now=case.at, actor=actor)
            stream = new_stream(KIND, case.id, case.digest)
            news = tuple(_new(line) for line in sheet.events)
            desk.keep(transaction, stream, standing, news, finished_in(_recorded(sheet)))
            self._count_past(transaction, case.id)
            desk.log(case.id, actor.person, IMPORT, "allowed")
        return case.id

    def _may_be_here(self, sheet: CaseSheet) -> None:
        store = self._desk.store
        if sheet.trial != store.trial:
            kinds = {"source": _KINDS[sheet.trial], "target": _KINDS[store.trial]}
            raise BadInput(_TRIAL.format(**kinds))
        stream = store.load(KIND, sheet.case)
        if stream is None:
            return
        if lines_of(store.events(stream)) == sheet.events:
            raise BadInput(_HERE_ALREADY.format(case=sheet.case))
        raise Conflict(_OTHER.format(case=sheet.case))

    def _replayed(self, sheet: CaseSheet) -> Case:
        """Fold the events anew: a bundle whose events do not make its case is none."""
        case: Case | None = None
        try:
            for event in _recorded(sheet):
                case = apply(case, event)
        except (StoreDamaged, KeyError, ValueError) as fault:
            raise BadInput(_BROKEN) from fault
        numbers = [line.number for line in sheet.events]
        whole = case is not None and case.id == sheet.case
        if case is None or not whole or numbers != list(range(1, case.number + 1)):
            raise BadInput(_BROKEN)
        return case

    def _make_known(self, names: Names, by: str) -> None:
        """Register those who are named and unknown; a host's own directory is left alone."""
        people = self._desk.people
        if people.is_hosts:
            return
        named = [one for one, name in names.people.items() if people.name(one) not in {one, name}]
        named += [i for i, unit in names.units.items() if people.unit(i) not in {i, unit["title"]}]
        if named:
            raise BadInput(_NAMESAKES.format(ids=", ".join(named)))
        people.register(tuple(self._unknown(names)), by)

    def _unknown(self, names: Names) -> Iterator[DirectoryEvent]:
        directory = self._desk.people.directory
        for one, unit in names.units.items():
            if directory.unit(one) is None:
                yield registering.unit_as_told(directory, one, **unit)
        for one, name in names.people.items():
            if directory.person(one) is None:
                yield registering.person_as_told(directory, one, name=name)

    def _keep_guides(self, transaction: Transaction, guides: tuple[Publication, ...]) -> None:
        desk = self._desk
        for guide in guides:
            # The shipped one first: it is what new cases here follow.
            desk.guides.settle(guide.definition.workflow)
            if desk.store.definition(guide.definition.digest) is None:
                transaction.publish(guide)

    def _count_past(self, transaction: Transaction, case: str) -> None:
        """Let no case that is opened later get the number of this one."""
        series, _, number = case.rpartition("-")
        if number.isdecimal():
            transaction.count_past(series, int(number))


def _by_itself(view: CaseFile, case: Case) -> CaseFile:
    """Give a case file that says the same where the case it came from is not at hand."""
    shown = view.case
    if shown.origin is None or case.origin is None:
        return view
    named = replace(shown.origin, id=case.origin.case)
    return replace(view, case=replace(shown, origin=named))


def _followed_last(bundle: CaseBundle, case: Case) -> Guide:
    try:
        return next(
            from_canonical(guide.definition.canonical)
            for guide in bundle.guides
            if guide.definition.digest == case.digest
        )
    except (StopIteration, msgspec.DecodeError) as fault:
        raise BadInput(_BROKEN) from fault


def _new(line: EventLine) -> NewEvent:
    return NewEvent(
        name=line.name,
        format=line.format,
        recorded_at=line.recorded_at,
        body=bytes(line.body),
    )


def _recorded(sheet: CaseSheet) -> Iterator[Recorded]:
    return (recorded(line.name, line.format, bytes(line.body)) for line in sheet.events)
