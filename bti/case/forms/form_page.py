"""Forms as paper and screen see them: empty, half written or finished; drawing changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case.case import Case, Copy
from bti.case.forms.field_views import titles_of_roles
from bti.case.forms.former import former_page, without_question
from bti.case.forms.order import first_reasons
from bti.case.forms.page import Page, Place, field_page
from bti.case.forms.prefills import prefills
from bti.case.forms.questions import fields_here
from bti.case.forms.rules import form_rules
from bti.case.forms.themes import theme_views
from bti.case.forms.validity import missing_answers
from bti.case.paths import locate
from bti.case.place_titles import role_title
from bti.case.rebinding import Former
from bti.case.scope import CaseScope, finished_before
from bti.case.sheet import of_copy
from bti.case.titles import scope_titles
from bti.case.views import FormView
from bti.guide.definition import Form, Guide

if TYPE_CHECKING:
    from bti.case.sight import Sight


def form_view(
    guide: Guide,
    case: Case | None,
    form: str,
    copy: Copy | None,
    now: datetime | None,
    *,
    age: int | None = None,
    sight: Sight | None = None,
    name: Callable[[str], str] = str,
) -> FormView:
    """Give a form as it is shown: printed empty without a case, else as one copy stands.

    ``age`` chooses the words of its themes; what the reader's ``sight`` does not reach is left out,
    and nothing is proposed from there. ``name`` gives what whoever wrote it is called.
    """
    written, may_see = guide.forms[form], sight.may_see if sight else None
    page = _page(guide, case, form, copy, now, sight)
    missing = missing_answers(guide, case, form, copy, now) if case and copy and now else ()
    view = FormView(
        id=form,
        title=written.title,
        about=written.about,
        stop_rule=written.stop_rule,
        missing=tuple(one for one in missing if may_see is None or _may_name(page, one.subject)),
        warnings=tuple(_warnings(page, copy, incomplete=bool(missing))),
        child_voice=written.counts_as == "child_heard",
        fields=(
            *field_page(page, written.fields, Place()),
            *former_page(copy, may_see, _gone(page, written, copy)),
        ),
        themes=tuple(theme_views(written.themes, age, guide if case is None else None)),
        confidential=tuple(role_title(guide, role) for role in written.confidential),
        anonymous=written.anonymous,
        kept_elsewhere=written.kept_elsewhere,
    )
    if copy is not None:
        view = _with_copy(view, copy, name(copy.by))
    return view if case else _printed(view, guide, written)


def _with_copy(view: FormView, copy: Copy, by: str) -> FormView:
    return replace(
        view,
        copy=copy.number,
        state="finished" if copy.finished else "draft",
        begun=copy.begun,
        finished=copy.finished,
        by=by,
    )


def _printed(view: FormView, guide: Guide, form: Form) -> FormView:
    """Say whom an empty form on paper is for, and its rules: in a case that is plain already."""
    return replace(
        view,
        only_for=scope_titles(guide, form.only_for),
        said=tuple(form_rules(guide, form)),
    )


def _gone(page: Page, form: Form, copy: Copy | None) -> tuple[Former, ...]:
    """Give the answers to what a change of track, or a birth, has left without a question."""
    if copy is None or page.scope is None:
        return ()
    here = fields_here(form.fields, page.scope)
    gone = without_question(form.fields, here, copy.answers)
    return tuple(one for one in gone if locate(here, one.path) is None)


def _page(
    guide: Guide,
    case: Case | None,
    form: str,
    copy: Copy | None,
    now: datetime | None,
    sight: Sight | None,
) -> Page:
    written, may_see = guide.forms[form], sight.may_see if sight else None
    sheet = of_copy(form, written, copy)
    not_shared = written.share == "never"
    if case is None or now is None:
        return Page(
            sheet=sheet,
            guide=guide,
            may_see=may_see,
            not_shared=not_shared,
            roles=titles_of_roles(guide),
        )
    sees = sight.names if sight else None
    scope = CaseScope(guide, case, now, form=form, copy=copy, sees=sees)
    earlier = finished_before(case, form, copy.number if copy else 0)
    compares = written.compare_with == "previous" and earlier
    return Page(
        sheet=sheet,
        scope=scope,
        before=of_copy(form, written, earlier[0]) if compares else None,
        # A proposal may come from what the reader may not see.
        proposed=prefills(sheet, scope) if may_see is None else {},
        may_see=may_see,
        not_shared=not_shared,
    )


def _may_name(page: Page, path: str) -> bool:
    spot = locate(page.sheet.fields, path)
    return spot is None or page.sees(path, spot.field)


def _warnings(page: Page, copy: Copy | None, *, incomplete: bool) -> Iterator[str]:
    """Warn where the order of forms is not kept, and where a finished form is no longer whole."""
    if copy is not None and copy.finished is not None:
        if incomplete:
            yield "Skjemaet ble ferdig, men siden er det kommet til spørsmål som ikke er besvart."
        return
    if page.scope is not None:
        scope = page.scope
        for reason in first_reasons(scope.guide, scope.case, scope.form, scope.now):
            yield reason.message
