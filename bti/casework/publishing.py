"""The verbs of publishing: which edition new cases follow, who approved it, and what there is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from bti.case.calendar import day_of
from bti.case.views import Named
from bti.casework import beside
from bti.casework.drawing import differences
from bti.casework.guide_files import guide_files
from bti.casework.guides import Edition, edition, places_of
from bti.casework.verbs import Verbs, day, verb
from bti.errors import BadInput, Reason, Refused
from bti.municipality import publishing
from bti.municipality.publishing import Approval, Release

_NO_GUIDE = (
    "En profil er ingen veileder å åpne saker på, og den kan ikke slås på ennå. Skal nye saker "
    "følge den, så skriv «extends» i stedet for «over», med utgaven bak."
)


class EditionView(msgspec.Struct, frozen=True, kw_only=True):
    """An edition of a guide: what it is, who approved it, and when it was published."""

    workflow: str
    version: str
    digest: str
    current: bool = False
    wording_of: str = ""
    approvals: tuple[Approval, ...] = ()
    releases: tuple[Release, ...] = ()


class Publishing(Verbs):
    """What a coordinator does when a guide is to be used."""

    @verb
    def publish(self, path: str | Path, *, wording_only: bool = False, by: str = "") -> Named:
        """Publish a guide: new cases are opened on it, running ones keep theirs.

        Args:
            path: the file or folder it is written in, or a shipped guide by its name.
            wording_only: running cases on the current edition take this one at their next step.
            by: who publishes it.

        Raises:
            BadInput: the file or folder cannot be read.
            DefinitionError: with every finding, when one of them is an error.
            Refused: other content has this version already, or more than wording is new though
                ``wording_only`` says not.
        """
        read = edition(
            guide_files(path), self._desk.guides.bases(path), self._desk.guides.others(path)
        )
        if read.guide.over:
            raise BadInput(_NO_GUIDE)
        guide, person = read.guide, self._desk.actor(by).person
        editions = self._desk.guides.records.of(guide.workflow)
        fact = publishing.publish(editions, read.digest, guide.version)
        replaces = self._worded_anew(read) if wording_only else ""
        return self._desk.guides.keep(read, person, wording_of=fact.wording_of or replaces)

    def _worded_anew(self, read: Edition) -> str:
        """Give the edition that this one words anew, which is the current one.

        Raises:
            Refused: something else is new, too; each difference is a reason.
        """
        old = beside.read_guide(self._desk.guides, read.guide.workflow)
        new = beside.Read(guide=read.guide, digest=read.digest, places=places_of(read))
        reasons = tuple(_more_than_wording(old, new))
        if reasons:
            raise Refused(
                "Mer enn ordlyden er ny, så saker i gang kan ikke ta utgaven i bruk av seg selv. "
                "Ingenting er publisert. Publiser uten --bare-ordlyd, og flytt sakene etterpå.",
                reasons,
            )
        return old.digest if old.digest != read.digest else ""

    @verb
    def approve(
        self,
        workflow: str | Path,
        person: str,
        role: str,
        *,
        note: str = "",
        on: date | str | None = None,
        by: str = "",
    ) -> EditionView:
        """Write down that someone has approved an edition of a guide.

        Args:
            workflow: an edition (``bti``, ``bti@2026.1``), or the file or folder it is written in;
                it can be approved before it is published.
            person: who approved it, by name. They need not be in the directory.
            role: the role they approved it in.
            note: what they had to say, or where the decision stands.
            on: the day they approved it; today when left out.
            by: who writes it down.

        Raises:
            BadInput: it is not said who or in which role. NotFound: no such edition.
            DefinitionError: with every finding, when the guide cannot be used.
        """
        read = beside.read_guide(self._desk.guides, workflow)
        digest, guide = read.digest, read.guide
        recorder = self._desk.actor(by).person
        fact = publishing.approve(
            digest,
            guide.version,
            person=person,
            role=role,
            on=day(on, "Dato") or day_of(self._desk.environment.now()),
            note=note,
        )
        with self._desk.store.writing() as transaction:
            self._desk.guides.records.add(transaction, guide.workflow, fact, recorder)
        return next(one for one in self.editions(guide.workflow) if one.digest == digest)

    @verb
    def editions(self, workflow: str) -> tuple[EditionView, ...]:
        """Give every edition of a guide with its approvals, the current one first, then the newest.

        Raises:
            NotFound: no such guide is published or shipped.
        """
        if not self._desk.guides.records.of(workflow).editions:
            self._desk.guides.current(workflow)
        known = self._desk.guides.records.of(workflow)
        newest = reversed(known.editions)
        views = [self._view(workflow, one, known.current) for one in newest]
        return tuple(sorted(views, key=lambda one: not one.current))

    def _view(self, workflow: str, one: publishing.Edition, current: str) -> EditionView:
        name = self._desk.people.name
        return EditionView(
            workflow=workflow,
            version=one.version,
            digest=one.digest,
            current=one.digest == current,
            wording_of=one.wording_of,
            approvals=tuple(
                replace(known, recorded_by=name(known.recorded_by)) for known in one.approvals
            ),
            releases=tuple(replace(known, by=name(known.by)) for known in one.releases),
        )


def _more_than_wording(old: beside.Read, new: beside.Read) -> list[Reason]:
    return [
        Reason(kind="difference", subject=one.path, message=one.sentence, place=one.new_place)
        for one in differences(old, new)
        if one.kind != "changed" or one.weight != "wording"
    ]
