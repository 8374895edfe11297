"""The verbs that read a case: where it stands, why, and what has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from bti.case.attempt import way, ways
from bti.case.case import Copy
from bti.case.form_views import HeadView, Named
from bti.case.sight import sight_of
from bti.case.way_showing import way_view
from bti.casework.desk import KIND
from bti.casework.kept_case import COPY
from bti.casework.verbs import Verbs, verb
from bti.errors import Denied, NotFound
from bti.guide.nearest import alike
from bti.guide.targets import every_step, step_of

if TYPE_CHECKING:
    from pathlib import Path

    from bti.case.standing import Standing
    from bti.case.views import (
        CaseFile,
        CaseView,
        FormView,
        GuideView,
        HistoryLine,
        StepView,
        WayView,
    )
    from bti.guide.definition import Guide

_COPY = msgspec.json.Decoder(Copy)


class Reading(Verbs):
    """What a person looks at. Every reading of a case is in the access log."""

    @verb
    def show(self, case: str, *, by: str = "") -> CaseView:
        """Show where a case stands, what is to be done, and the ways on."""
        from bti.case.viewing import case_view

        standing = self._desk.read(case, by, "show")
        return case_view(standing, self._desk.seen(standing))

    @verb
    def sheet(self, case: str, *, by: str = "") -> StepView:
        """Show the step where a case stands."""
        return self.show(case, by=by).step

    @verb
    def form(self, case: str, form: str, *, copy: int = 0, by: str = "") -> FormView:
        """Show a form as it is written in a case, or empty; ``copy`` 0 is the newest.

        Raises:
            NotFound: no such form, or no such copy of it.
        """
        from bti.case.forms.copies import form_here
        from bti.case.forms.form_page import form_view
        from bti.case.place_titles import in_charge, people_of, roles_in_words
        from bti.case.viewing import head

        standing = self._as_written(self._desk.read(case, by, "form"), form, copy)
        form_here(standing.guide, standing.case, form)
        sight = sight_of(standing).under(standing.guide)
        if not sight.form(form):
            self._desk.log(case, standing.actor.person, "form", "denied")
            roles = standing.guide.forms[form].confidential
            known = roles_in_words(standing.guide, roles, people_of(standing))
            raise Denied(
                f"Dette skjemaet er ikke for deg å se. Spør {known or in_charge(standing)}."
            )
        shown = self._copy_to_show(standing, form, copy)
        view = form_view(
            standing.guide,
            standing.case,
            form,
            shown,
            standing.now,
            sight=sight,
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
        from bti.case.forms.progress import live_copy

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

    @verb
    def why(self, case: str, way_id: str = "", *, by: str = "") -> tuple[WayView, ...]:
        """Say of one way on, or of all, what is missing, and where the rules are written.

        Raises:
            NotFound: no such way from here; with the nearest.
        """
        standing = self._desk.read(case, by, "why")
        chosen = (way(standing, way_id),) if way_id else ways(standing)
        seen = self._desk.seen(standing)
        return tuple(way_view(standing, one, seen) for one in chosen)

    @verb
    def history(self, case: str, *, after: int = 0, by: str = "") -> tuple[HistoryLine, ...]:
        """Give what has happened in a case, oldest first; with ``after`` since that version."""
        from bti.casework.case_file import lines_of

        standing = self._desk.read(case, by, "history")
        return lines_of(self._desk, standing, self._desk.history(case), after)

    @verb
    def file(self, case: str, *, by: str = "") -> CaseFile:
        """Give the whole case file: where it stands, every form written, and its history."""
        from bti.casework.case_file import case_file

        standing = self._desk.read(case, by, "print")
        return case_file(self._desk, standing, self._desk.people.name(standing.actor.person))

    @verb
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

    @verb
    def blank(self, workflow: str, form: str, *, age: int | None = None) -> FormView:
        """Give an empty form of a guide; ``age`` narrows what is said to a child.

        Raises:
            NotFound: no such guide, or no such form in it.
        """
        from bti.case.forms.form_page import form_view

        guide = self._desk.guides.current(workflow)[1]
        _known_form(guide, form)
        now = self._desk.environment.now()
        view = form_view(guide, None, form, None, now, age=age)
        return replace(view, head=self._blank_head(guide))

    @verb
    def blank_step(self, workflow: str, step: str) -> StepView:
        """Give a step of a guide, printed empty.

        Raises:
            NotFound: no such guide, or no such step in it.
        """
        from bti.case.blank_steps import blank_step

        guide = self._desk.guides.current(workflow)[1]
        if step_of(guide, step) is None:
            known = ", ".join(every_step(guide))
            raise NotFound(f"Veilederen har ikke steget «{step}». Den har: {known}.")
        return replace(blank_step(guide, step), head=self._blank_head(guide))

    def _blank_head(self, guide: Guide) -> HeadView:
        from bti.case.contacts import acute_contacts

        return HeadView(
            language=guide.language,
            guide_title=guide.title,
            edition=guide.version,
            trial=self._desk.store.trial,
            contacts=acute_contacts(guide),
        )

    @verb
    def workflow(self, workflow: str) -> Named:
        """Give a guide that a case can be opened on.

        Raises:
            NotFound: no such guide is published or shipped; with those that are.
        """
        return Named(id=workflow, title=self._desk.guides.current(workflow)[1].title)

    @verb
    def workflows(self) -> tuple[Named, ...]:
        """Give the guides that a case can be opened on."""
        return self._desk.guides.names()


def _known_form(guide: Guide, form: str) -> None:
    if form not in guide.forms:
        near = alike(form, guide.forms)
        raise NotFound(f"Veilederen har ikke noe skjema «{form}».", near)
