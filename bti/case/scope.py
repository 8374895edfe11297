"""A case as conditions see it: every name, row and title, from where the condition is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from bti.case import facts, titles, told
from bti.case.calendar import day_of, is_working_day, local
from bti.case.case import Case, Copy
from bti.case.facts import Facts
from bti.case.paths import chain, companions, follow, is_repeat, rows_under
from bti.case.sheet import Sheet, of_copy, of_move, times_made
from bti.case.tracks import exists
from bti.case.typed import shaped, typed
from bti.guide import conditions
from bti.guide.asks import asking
from bti.guide.conditions import Missing, Truth
from bti.guide.definition import Field, Form, Guide

if TYPE_CHECKING:
    from bti.guide.conditions import Expression, Path, Row, Value, Verdict


def in_round(case: Case, copy: Copy) -> bool:
    """Tell whether a copy was begun in the live round."""
    return (copy.level, copy.round) == (case.round.level, case.round.number)


def copy_read(form: Form, form_id: str, case: Case) -> Copy | None:
    """Give the copy that ``form.field`` reads: the case's, this round's, or the newest finished."""
    if form.copies == "many":
        return next(iter(finished_before(case, form_id, 0)), None)
    copies = reversed(case.forms.get(form_id, ()))
    if form.copies == "per_round":
        return next((copy for copy in copies if in_round(case, copy)), None)
    return next(copies, None)


def finished_before(case: Case, form_id: str, number: int) -> tuple[Copy, ...]:
    """Give the finished copies with a lower number, or all for 0, the newest first."""
    found = (c for c in case.finished_copies(form_id) if not number or c.number < number)
    return tuple(sorted(found, key=lambda copy: (copy.finished, copy.number), reverse=True))


class CaseScope(msgspec.Struct, frozen=True):
    """The names in sight of a condition.

    ``form`` and ``copy`` are the copy at hand and ``row`` the row in it (``observasjoner.1``);
    ``field`` is what ``value`` means; ``step`` and ``level`` are where the condition is written.
    ``asked`` is the sheet of a move that is not made yet. ``sees`` says whether the reader may be
    told the value of a name; ``linked`` are the guides that names begin in beside this one, and
    ``opener`` the one that answers came along from.
    """

    guide: Guide
    case: Case
    now: datetime
    form: str = ""
    copy: Copy | None = None
    row: str = ""
    step: str = ""
    level: str = ""
    field: str = ""
    asked: Sheet | None = None
    sees: Callable[[Path], bool] | None = None
    linked: Mapping[str, Guide] = titles.ALONE
    opener: Guide | None = None
    busy: tuple[str, ...] = ()

    @property
    def sheet(self) -> Sheet | None:
        """The sheet at hand."""
        if self.asked is not None:
            return self.asked
        form = self.guide.forms.get(self.form)
        return of_copy(self.form, form, self.copy) if form else None

    def at(self, row: str, field: str = "") -> CaseScope:
        """Give the scope of one row of the sheet at hand, or of one field in it."""
        return replace(self, row=row, field=field)

    def truth(self, text: str) -> Verdict:
        """Say whether a condition of the guide holds; without one, it always does."""
        if not text:
            return conditions.Verdict(truth=Truth.YES)
        return conditions.evaluate(conditions.parse(text), self)

    def holds(self, text: str) -> bool:
        """Tell whether a condition surely holds."""
        return not text or self.truth(text).truth is Truth.YES

    def explain(self, verdict: Verdict) -> str:
        """Say in a sentence why a condition came out as it did."""
        return conditions.explain(verdict, self)

    def calculated(self, text: str) -> Value:
        """Give the value of a calculation: a name, a date with a span, or a condition."""
        try:
            expression = conditions.parse(text)
        except conditions.ConditionFault:
            # A date with a span is no condition by itself; compared with anything, its value is
            # the left side of the test.
            verdict = self.truth(f"{text} == 0")
            return _left(verdict)
        verdict = conditions.evaluate(expression, self)
        if isinstance(expression, conditions.Bare):
            return _left(verdict)
        known = verdict.truth is not Truth.UNKNOWN
        return verdict.truth is Truth.YES if known else Missing.NOT_ANSWERED

    def value(self, path: Path) -> Value | None:
        """Give the value of a name, or None when there is no such name."""
        path = self._named(path)
        sheet = self.sheet
        if sheet is not None and path == ("value",):
            return self._kept(sheet, self.field)
        if sheet is not None and path[: len(sheet.name)] == sheet.name:
            found = self._in_sheet(sheet, path[len(sheet.name) :], self.row)
            if found is not None:
                return found
        found = facts.fact(self._facts, path)
        return self._elsewhere(path) if found is None else found

    def _elsewhere(self, path: Path) -> Value | None:
        form = self.guide.forms.get(path[0])
        if form is not None:
            copy = copy_read(form, path[0], self.case)
            if copy is not None:
                return self._in_sheet(of_copy(path[0], form, copy), path[1:])
        made = None if form else self._made(path)
        if made is not None:
            return self._of_move(made, path)
        if path[0] in self.case.carried:
            return self._carried(form, path)
        return Missing.NOT_ASKED if form or asking(self.guide, path) else None

    def _named(self, path: Path) -> Path:
        """Give the full name of a question in a way out of the step where the condition stands."""
        if path[0] != "step":
            return path
        named = (self.step or self.case.stand.step, *path[1:])
        return named if asking(self.guide, named) else path

    def _carried(self, form: Form | None, path: Path) -> Value:
        """Read what was copied from the case this one was opened from."""
        answers = self.case.carried[path[0]]
        found = follow(form.fields, path[1:]) if form else None
        name = ".".join(path[1:])
        if name not in answers:
            return Missing.NOT_ASKED
        return typed(found.field, answers[name]) if found else shaped(answers[name])

    def _made(self, path: Path) -> Sheet | None:
        """Give the sheet of the newest time that a move or an action was made."""
        found = asking(self.guide, path)
        made = next((made for _, made in times_made(self.case, found)), None) if found else None
        return of_move(found.name, "", dict(found.asks), made) if found and made else None

    def _of_move(self, made: Sheet, path: Path) -> Value | None:
        rest = path[len(made.name) :]
        if rest in {("asked",), ("done",)} and made.at:
            return local(made.at)
        return self._in_sheet(made, rest)

    def previous(self, path: Path) -> Value | None:
        """Give a field's value in the copy before the one at hand, or before the one read."""
        form = self.guide.forms.get(path[0])
        if form is None:
            return None
        if path[0] == self.form:
            number = self.copy.number if self.copy else 0
        else:
            read = copy_read(form, path[0], self.case)
            number = read.number if read else 0
        return self._reached(form, path, finished_before(self.case, path[0], number))

    def latest(self, path: Path) -> Value | None:
        """Give a field's value in the newest finished copy."""
        form = self.guide.forms.get(path[0])
        if form is None:
            return None
        return self._reached(form, path, finished_before(self.case, path[0], 0))

    def _reached(self, form: Form, path: Path, copies: tuple[Copy, ...]) -> Value | None:
        if not copies:
            return Missing.NOT_ASKED
        row = self.row if path[0] == self.form else ""
        return self._in_sheet(of_copy(path[0], form, copies[0]), path[1:], row)

    def rows(self, path: Path) -> Sequence[Row] | None:
        """Give the rows that a name stands for, or None when there is nothing to look at yet."""
        path = self._named(path)
        found = facts.rows(self._facts, path)
        return self._rows_of_form(path) if found is None else found

    def _rows_of_form(self, path: Path) -> Sequence[Row] | None:
        sheet = self._sheet_of(path)
        if sheet is None:
            return None
        found = follow(sheet.fields, path[len(sheet.name) :], self.row)
        if found is None or found.rest or not is_repeat(found.field):
            return None
        return tuple(
            SheetRow(
                scope=self._on(sheet, f"{found.path}.{one}"), name=path, fields=found.field.fields
            )
            for one in rows_under(sheet.answers, found.path)
        )

    def _sheet_of(self, path: Path) -> Sheet | None:
        sheet = self.sheet
        if sheet is not None and path[: len(sheet.name)] == sheet.name:
            return sheet
        form = self.guide.forms.get(path[0])
        copy = copy_read(form, path[0], self.case) if form else None
        if form is None:
            return self._made(path)
        return of_copy(path[0], form, copy) if copy else None

    def _in_sheet(self, sheet: Sheet, ids: Path, row: str = "") -> Value | None:
        found = follow(sheet.fields, ids, row)
        if found is None:
            return Missing.NOT_ASKED if ids and ids[0] in sheet.fields else None
        if found.rest == ("answered",):
            moment = sheet.answered.get(found.path)
            known = moment is not None and sheet.answers.get(found.path) is not None
            return local(moment) if moment and known else Missing.NOT_ASKED
        if len(found.rest) == 1 and found.rest[0] in companions(found.field):
            return self._kept(sheet, f"{found.path}.{found.rest[0]}", found.path)
        return None if found.rest else self._kept(sheet, found.path)

    def _kept(self, sheet: Sheet, path: str, question: str = "") -> Value:
        """Read an answer; one whose question is not asked here counts for nothing, but is kept."""
        at = question or path
        around = tuple(chain(sheet.fields, at))
        if not around or not self.shows(sheet, around):
            return Missing.NOT_APPLICABLE if around else Missing.NOT_ASKED
        field = around[-1][1]
        if field.calculation and sheet.finished is None:
            return self._calculated(sheet, at, field, around[-1][2])
        if sheet.answers.get(path) is None and path in sheet.left:
            return Missing.NOT_ANSWERED
        if path not in sheet.answers:
            return Missing.NOT_ASKED
        return typed(field if path == at else Field(), sheet.answers[path])

    def _calculated(self, sheet: Sheet, path: str, field: Field, row: str) -> Value:
        inside = self._inside(sheet, path, row)
        return inside.calculated(field.calculation) if inside else Missing.NOT_ANSWERED

    def shows(self, sheet: Sheet, around: Sequence[tuple[str, Field, str]]) -> bool:
        """Tell whether a question and all that it lies in exist and are surely relevant."""
        return all(
            exists(field.only_for, self.case) and self._relevant(sheet, path, field, row)
            for path, field, row in around
        )

    def _relevant(self, sheet: Sheet, path: str, field: Field, row: str) -> bool:
        if not field.relevant:
            return True
        # Two questions that each hang on the other: the second time around, what is written counts.
        inside = self._inside(sheet, path, row)
        return inside is None or inside.holds(field.relevant)

    def _inside(self, sheet: Sheet, path: str, row: str) -> CaseScope | None:
        key = f"{'.'.join(sheet.name)}:{sheet.number}:{path}"
        if key in self.busy:
            return None
        return replace(self._on(sheet, row), field=path, busy=(*self.busy, key))

    def _on(self, sheet: Sheet, row: str) -> CaseScope:
        """Give the scope with another sheet at hand, and a row of it."""
        mine = self.sheet
        if mine is not None and (mine.name, mine.number) == (sheet.name, sheet.number):
            return self.at(row)
        if sheet.name[0] not in self.guide.forms:
            return replace(self, form="", copy=None, asked=sheet, row=row)
        copy = self.case.copy(sheet.name[0], sheet.number)
        return replace(self, form=sheet.name[0], copy=copy, asked=None, row=row)

    @property
    def _facts(self) -> Facts:
        return Facts(
            guide=self.guide, case=self.case, now=self.now, step=self.step, level=self.level
        )

    def title(self, path: Path) -> str | None:
        """Give the title of a name, of a row's field by its full name, or of a choice."""
        own = titles.title(self.guide, self._named(path), self.asked, self.linked)
        if own is None and self.opener is not None and path[0] in self.case.carried:
            return titles.title(self.opener, path)
        return own

    def condition(self, name: str) -> Expression | None:
        """Give a named condition."""
        named = self.guide.conditions.get(name)
        return conditions.parse(named.when) if named else None

    def today(self) -> date:
        """Give the day it is in Norway."""
        return day_of(self.now)

    def is_working_day(self, day: date) -> bool:
        """Tell whether people are at work that day."""
        return is_working_day(day)

    def shown(self, path: Path) -> bool:
        """Tell whether the reader may be told the value of a name."""
        return self.sees is None or self.sees(path)

    def source(self, path: Path) -> str:
        """Say where the value of a name can come from: a form to fill in, or who can tell it."""
        if path[0] == "fact" and path[1] in self.guide.facts:
            tellers = told.tellers_in_words(self.guide, self.guide.facts[path[1]])
            return f"kan opplyses av {tellers}"
        form = self.guide.forms.get(path[0])
        if form is not None:
            return f"i «{form.title}»" if path[0] != self.form else ""
        found = None if self.asked else asking(self.guide, self._named(path))
        title = titles.way_title(self.guide, found.name) if found else ""
        return f"i «{title}»" if title else ""


class SheetRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a repeat, whose fields are known by their own names."""

    scope: CaseScope
    name: Path
    fields: dict[str, Field]

    def value(self, path: Path) -> Value | None:
        """Give the value of a field in the row."""
        return self.scope.value((*self.name, *path)) if path[0] in self.fields else None

    def previous(self, path: Path) -> Value | None:
        """Give the value that the row of the same id has in the copy before."""
        return self.scope.previous((*self.name, *path)) if path[0] in self.fields else None

    def latest(self, path: Path) -> Value | None:
        """Give the value that the row of the same id has in the newest finished copy."""
        return self.scope.latest((*self.name, *path)) if path[0] in self.fields else None

    def rows(self, path: Path) -> Sequence[Row] | None:
        """Give the rows inside this one."""
        return self.scope.rows((*self.name, *path)) if path[0] in self.fields else None


def _left(verdict: Verdict) -> Value:
    value = verdict.atoms[0].left if verdict.atoms else None
    return Missing.NOT_ANSWERED if value is None else value
