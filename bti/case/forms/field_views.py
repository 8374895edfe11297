"""The fields of a move or a measure as paper and screen see them, apart from a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bti.case.forms.moves import sheet_of_move
from bti.case.forms.page import Page, Place, field_page
from bti.case.forms.prefills import prefills
from bti.case.place_titles import role_title
from bti.case.scope import CaseScope
from bti.case.sheet import Sheet
from bti.guide.roles import HOLDER

if TYPE_CHECKING:
    from bti.case.events import Answers
    from bti.case.standing import Standing
    from bti.case.views import FieldView
    from bti.guide.definition import Field, Guide


def field_views(
    standing: Standing, where: str, fields: Mapping[str, Field], answers: Answers | None = None
) -> tuple[FieldView, ...]:
    """Give the fields of a move or a measure as they are shown, empty or answered."""
    sheet = sheet_of_move(standing, where, fields, answers or {})
    scope = CaseScope(standing.guide, standing.case, standing.now, asked=sheet)
    page = Page(sheet=sheet, scope=scope, proposed=prefills(sheet, scope))
    return tuple(field_page(page, fields, Place()))


def blank_fields(
    guide: Guide, name: tuple[str, ...], fields: Mapping[str, Field]
) -> tuple[FieldView, ...]:
    """Give the fields of a move as they stand on empty paper."""
    sheet = Sheet(name=name, rule="", fields=dict(fields))
    page = Page(sheet=sheet, guide=guide, roles=titles_of_roles(guide))
    return tuple(field_page(page, fields, Place()))


def titles_of_roles(guide: Guide) -> dict[str, str]:
    """Give what each role is called, the holder too."""
    return {role: role_title(guide, role) for role in (*guide.roles, HOLDER)}
