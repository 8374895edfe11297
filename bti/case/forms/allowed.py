"""A form that is filled in by a person: one for their eyes, that names nobody it must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.case.forms.filling import decide_fill
from bti.case.place_titles import people_of, roles_in_words
from bti.case.sight import sight_of
from bti.errors import BadInput, Reason, Refused

if TYPE_CHECKING:
    from bti.case.commands import Fill
    from bti.case.events import AnyEvent
    from bti.case.standing import Standing


def fill(standing: Standing, command: Fill) -> tuple[AnyEvent, ...]:
    """Fill in a form that this person may see, and where nobody is named who must not be."""
    form = standing.guide.forms.get(command.form)
    if form is not None and not sight_of(standing).form(command.form):
        raise Refused(
            f"«{form.title}» er ikke for deg å fylle ut.", (_only_for(standing, command),)
        )
    if form is not None and form.anonymous:
        from bti.case.forms.anonymity import naming

        problems = tuple(naming(standing, form, dict(command.answers)))
        if problems:
            raise BadInput(*problems)
    return decide_fill(standing, command)


def _only_for(standing: Standing, command: Fill) -> Reason:
    form = standing.guide.forms[command.form]
    roles = roles_in_words(standing.guide, form.confidential, people_of(standing))
    return Reason(
        kind="role",
        subject=command.form,
        message=f"Skjemaet er bare for {roles}." if roles else "Skjemaet deles ikke.",
        rule=f"forms.{command.form}.confidential",
    )
