"""Which copy of a form a person means: the one at hand, an older one to correct, or a new one."""

from __future__ import annotations

from bti.case.case import Case, Copy
from bti.case.commands import Fill
from bti.case.forms.entries import about
from bti.case.scope import copy_read
from bti.case.standing import Standing
from bti.case.tracks import exists
from bti.errors import BadInput, NotFound
from bti.guide.definition import Form, Guide
from bti.guide.nearest import alike


def form_here(guide: Guide, case: Case, form_id: str) -> Form:
    """Find a form that exists in the case.

    Raises:
        NotFound: the guide has no such form; names the nearest.
        BadInput: the form is not for the case's track or subject.
    """
    form = guide.forms.get(form_id)
    if form is None:
        near = alike(form_id, guide.forms)
        raise NotFound(f"Veilederen har ikke noe skjema «{form_id[:60]}».", near)
    if not exists(form.only_for, case):
        raise BadInput(about(form_id, f"Skjemaet «{form.title}» brukes ikke i denne saken."))
    return form


def copy_to_fill(standing: Standing, command: Fill) -> tuple[Form, Copy, bool]:
    """Give the form, the copy to write in, and whether that copy is begun with this.

    Raises:
        NotFound: there is no such form or copy.
        BadInput: the form is filled in once, or once in a round, and that copy is there.
    """
    case = standing.case
    form = form_here(standing.guide, case, command.form)
    copy = _numbered(form, case, command) if command.copy else _at_hand(form, case, command)
    if copy is not None and command.new:
        once = "én gang i hver runde" if form.copies == "per_round" else "én gang"
        told = f"Skjemaet «{form.title}» fylles ut {once}. Rett det som står der."
        raise BadInput(about(command.form, told))
    if copy is not None:
        return form, copy, False
    fresh = Copy(
        form=command.form,
        number=case.copies.get(command.form, 0) + 1,
        level=case.round.level,
        round=case.round.number,
        begun=standing.now,
        by=standing.actor.person,
    )
    return form, fresh, True


def _numbered(form: Form, case: Case, command: Fill) -> Copy:
    copy = case.copy(command.form, command.copy)
    if copy is None:
        have = ", ".join(str(one.number) for one in case.forms.get(command.form, ()))
        told = f"Du kan rette nummer {have}." if have else "Det er ikke begynt på ennå."
        raise NotFound(f"Skjemaet «{form.title}» nummer {command.copy} finnes ikke her. {told}")
    return copy


def _at_hand(form: Form, case: Case, command: Fill) -> Copy | None:
    if form.copies == "many":
        return None if command.new else case.live_copy(command.form)
    return copy_read(form, command.form, case)
