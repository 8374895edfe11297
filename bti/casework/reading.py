"""The verbs that read: what is due today, where a case stands, why, and what has happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

import msgspec
from msgspec.structs import replace

from bti.case.attempt import way, ways
from bti.case.blank_steps import blank_step
from bti.case.calendar import day_of
from bti.case.case import Copy
from bti.case.contacts import acute_contacts
from bti.case.due_showing import due_views
from bti.case.forms import form_view, live_copy
from bti.case.people import may
from bti.case.proposals import live
from bti.case.sight import sight_of
from bti.case.standing import Standing
from bti.case.viewing import case_view, head, way_view
from bti.case.views import (
    CaseFile,
    CaseLine,
    CaseView,
    FormView,
    GuideView,
    HeadView,
    HistoryLine,
    Named,
    StepView,
    Today,
    WayView,
)
from bti.case.words import place_title
from bti.casework.desk import KIND
from bti.casework.kept_case import COPY
from bti.casework.listed import PAGE, due_first, listed, position
from bti.casework.people import People
from bti.casework.verbs import Verbs
from bti.errors import Denied, NotFound
from bti.guide.definition import Guide
from bti.guide.nearest import alike
from bti.guide.numbering import level_number
from bti.guide.targets import step_of
from bti.store import Listed

_COPY = msgspec.json.Decoder(Copy)
_A_WEEK = 7
_MOST = 200


class Reading(Verbs):
    """What a person looks at. Every reading of a case is in the access log."""

    def show(self, case: str, *, by: str = "") -> CaseView:
        """Show where a case stands, what is to be done, and the ways on."""
        standing = self._desk.read(case, by, "show")
        return case_view(standing, self._desk.seen(standing))

    def sheet(self, case: str, *, by: str = "") -> StepView:
        """Show the step where a case stands."""
        return self.show(case, by=by).step

    def form(self, case: str, form: str, *, copy: int = 0, by: str = "") -> FormView:
        """Show a form as it is written in a case, or empty; ``copy`` 0 is the newest.

        Raises:
            NotFound: no such form, or no such copy of it.
        """
        from bti.case.forms.copies import form_here

        standing = self._as_written(self._desk.read(case, by, "form"), form, copy)
        form_here(standing.guide, standing.case, form)
        sight = sight_of(standing).under(standing.guide)
        if not sight.form(form):
            self._desk.log(case, standing.actor.person, "form", "denied")
            raise Denied("Dette skjemaet er ikke for deg å se. Spør den som har saken.")
        shown = self._copy_to_show(standing, form, copy)
        view = form_view(
            standing.guide,
            standing.case,
            form,
            shown,
            standing.now,
            may_see=sight.may_see,
            name=self._desk.people.name,
        )
        return replace(view, head=head(standing, self._desk.seen(standing)))

    def _as_written(self, standing: Standing, form: str, number: int) -> Standing:
        """Give a copy that has left the case row with the guide it was last written under."""
        if not number or standing.case.copy(form, number):
            return standing
        digest, found = standing.case.digest, ""
        for event in self._desk.history(standing.case.id):
            digest = getattr(event.what, "digest", "") or digest
            written = getattr(event.what, "form", ""), getattr(event.what, "copy", 0)
            found = digest if written == (form, number) else found
        return replace(standing, guide=self._desk.guides.by_digest(found)) if found else standing

    def _copy_to_show(self, standing: Standing, form: str, number: int) -> Copy | None:
        if not number:
            return live_copy(standing.guide, standing.case, form)
        copy = standing.case.copy(form, number)
        if copy is not None:
            return copy
        case = standing.case.id
        part = self._desk.store.part(KIND, case, f"{COPY}{form}", number)
        if part is None:
            raise NotFound(
                f"Skjemaet har ikke noe nummer {number} her. "
                f"Alle utfyllinger står i saksmappen: bti skriv-ut {case}."
            )
        return _COPY.decode(part.body)

    def why(self, case: str, way_id: str = "", *, by: str = "") -> tuple[WayView, ...]:
        """Say of one way on, or of all, what is missing, and where the rules are written.

        Raises:
            NotFound: no such way from here; with the nearest.
        """
        standing = self._desk.read(case, by, "why")
        chosen = (way(standing, way_id),) if way_id else ways(standing)
        seen = self._desk.seen(standing)
        return tuple(way_view(standing, one, seen) for one in chosen)

    def history(self, case: str, *, after: int = 0, by: str = "") -> tuple[HistoryLine, ...]:
        """Give what has happened in a case, oldest first; with ``after`` since that version."""
        from bti.casework.case_file import lines_of

        standing = self._desk.read(case, by, "history")
        return lines_of(self._desk, standing, self._desk.history(case), after)

    def file(self, case: str, *, by: str = "") -> CaseFile:
        """Give the whole case file: where it stands, every form written, and its history."""
        from bti.casework.case_file import case_file

        standing = self._desk.read(case, by, "print")
        return case_file(self._desk, standing, self._desk.people.name(standing.actor.person))

    def list(self, *, closed: bool = False, after: str = "", by: str = "") -> tuple[CaseLine, ...]:
        """List the cases that a person may see, the newest first, fifty at a time.

        ``after`` is the id of the last one listed: with it come the next fifty, if there are more.

        Raises:
            NotFound: no such case. Denied: the person has no access to it.
        """
        people = self._desk.people.held()
        person = self._desk.actor(by, people=people).person
        start = position(self._desk, after, by) if after else None
        found = listed(self._desk, people, person, closed=closed, after=start)
        return tuple(line for line, _ in islice(self._readable(found, by, people), PAGE))

    def today(self, *, by: str = "") -> Today:
        """Show what waits for a person: over the deadline, this week, later, and for an answer.

        Of many cases those are shown in which something is overdue, offered or due next, and
        those of late.
        """
        people = self._desk.people.held()
        actor = self._desk.actor(by, people=people)
        every = self._of_today(actor.person, people)
        known = tuple(self._readable(every, by, people))
        mine = tuple((line, s) for line, s in known if not s.case.closed)
        now = self._desk.environment.now()
        shown = {s.case.id: due_views(s, people.name) for _, s in known}
        due = sorted((d for some in shown.values() for d in some), key=lambda d: d.at)
        own = [d for d in due if not d.waits_for or d.days < 0]
        guide = self._desk.guides.current("bti")[1]
        return Today(
            person=people.name(actor.person),
            unit=people.unit(actor.unit) if actor.unit else "",
            day=day_of(now),
            cases=len(mine),
            over=tuple(d for d in own if d.days < 0),
            waiting=tuple(d for d in due if d.waits_for and d.days >= 0),
            week=tuple(d for d in own if 0 <= d.days <= _A_WEEK),
            later=tuple(d for d in own if d.days > _A_WEEK),
            offers=tuple(line for line, s in mine if _offered(s)),
            proposals=tuple(line for line, s in mine if live(s)),
            without_due=tuple(line for line, _ in mine if not shown[line.id]),
            contacts=acute_contacts(guide, now),
        )

    def _of_today(self, person: str, people: People) -> Iterator[Listed]:
        """Give all that is overdue or offered, and of the rest so many of late.

        Of closed cases those count in which a duty that stays is due.
        """
        desk = self._desk
        going = islice(listed(desk, people, person, closed=False), _MOST)
        ended = islice(listed(desk, people, person, closed=True), _MOST)
        found = {one.key: one for one in due_first(desk, people, person)}
        found |= {one.key: one for one in going}
        found |= {one.key: one for one in ended if one.row.closing and one.row.next_due}
        yield from sorted(found.values(), key=lambda one: one.row.updated, reverse=True)

    def _readable(
        self, found: Iterator[Listed], by: str, people: People
    ) -> Iterator[tuple[CaseLine, Standing]]:
        """Give those that the person may read or is offered, as they are met one by one."""
        now = self._desk.environment.now()
        for one in found:
            standing = self._desk.standing(one.key, by, people)
            reads = may(standing.actor, "read", standing.guide, standing.case, now)
            if reads or _offered(standing):
                standing = self._desk.caught_up(standing)
                yield _line(standing, one.row.next_due, people), standing

    def guide(self, workflow: str | Path, *, track: str = "") -> GuideView:
        """Give the guide printed empty: the handlingsveileder.

        Args:
            workflow: a guide by its id, or the file or folder it is written in.
            track: print it as it is read on this track; without it, for all of them.

        Raises:
            NotFound: no such guide is published or shipped.
            DefinitionError: the file has errors; with every finding.
        """
        from bti.case.guide_view import guide_view
        from bti.casework.beside import read_guide
        from bti.guide.on_track import guide_on

        guide = read_guide(self._desk.guides, workflow).guide
        if track and track not in guide.tracks:
            raise NotFound(f"Veilederen har ikke sporet «{track}».", tuple(guide.tracks)[:3])
        return guide_view(guide_on(guide, track) if track else guide)

    def blank(self, workflow: str, form: str, *, age: int | None = None) -> FormView:
        """Give an empty form of a guide; ``age`` narrows what is said to a child.

        Raises:
            NotFound: no such guide, or no such form in it.
        """
        guide = self._desk.guides.current(workflow)[1]
        _known_form(guide, form)
        now = self._desk.environment.now()
        view = form_view(guide, None, form, None, now, age=age)
        return replace(view, head=self._blank_head(guide))

    def blank_step(self, workflow: str, step: str) -> StepView:
        """Give a step of a guide, printed empty.

        Raises:
            NotFound: no such guide, or no such step in it.
        """
        guide = self._desk.guides.current(workflow)[1]
        if step_of(guide, step) is None:
            known = ", ".join(s for level in guide.levels.values() for s in level.steps)
            raise NotFound(f"Veilederen har ikke steget «{step}». Den har: {known}.")
        return replace(blank_step(guide, step), head=self._blank_head(guide))

    def _blank_head(self, guide: Guide) -> HeadView:
        return HeadView(
            language=guide.language,
            guide_title=guide.title,
            edition=guide.version,
            trial=self._desk.store.trial,
            contacts=acute_contacts(guide),
        )

    def workflow(self, workflow: str) -> Named:
        """Give a guide that a case can be opened on.

        Raises:
            NotFound: no such guide is published or shipped; with those that are.
        """
        return Named(id=workflow, title=self._desk.guides.current(workflow)[1].title)

    def workflows(self) -> tuple[Named, ...]:
        """Give the guides that a case can be opened on."""
        return self._desk.guides.names()


def _line(standing: Standing, next_due: datetime | None, people: People) -> CaseLine:
    case = standing.case
    holder = case.baton.holder
    responsible = holder.person if holder else case.opened_by
    level = case.stand.level
    return CaseLine(
        id=case.id,
        workflow=case.workflow,
        level=standing.guide.levels[level].title if level else "",
        level_number=level_number(standing.guide, level) if level else "",
        level_word=standing.guide.level_word.one,
        step=place_title(standing.guide, case.stand.step),
        closed=case.closed,
        unit=people.unit(holder.unit if holder else case.home),
        holder=people.name(holder.person) if holder else "",
        mine=responsible == standing.actor.person,
        opened=case.opened,
        updated=case.at,
        next_due=next_due,
    )


def _known_form(guide: Guide, form: str) -> None:
    if form not in guide.forms:
        near = alike(form, guide.forms)
        raise NotFound(f"Veilederen har ikke noe skjema «{form}».", near)


def _offered(standing: Standing) -> bool:
    offer = standing.case.baton.offer
    return offer is not None and offer.to == standing.actor.person
