"""A page: the fields of a sheet as they stand, ready for paper and screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

import msgspec

from bti.case.events import Answer
from bti.case.form_views import ChoiceView, FieldView, RowView
from bti.case.forms.in_words import shown
from bti.case.forms.prefills import Proposal
from bti.case.forms.questions import Question, relevant, row_ids, with_choices
from bti.case.forms.reading import choices_of
from bti.case.forms.rules import field_rules
from bti.case.forms.strength import Must, must_now, must_on_paper
from bti.case.forms.validity import unfit
from bti.case.paths import OTHER, beside, is_for_each, is_repeat, row_order, rows_under
from bti.case.scope import CaseScope
from bti.case.sheet import Sheet
from bti.case.titles import condition_in_words, scope_titles, ways_named
from bti.case.tracks import exists
from bti.case.typed import kept
from bti.guide.conditions.wording import joined, quoted
from bti.guide.definition import Choice, Field, Guide, Note

MaySee = Callable[[str, Field], bool]
"""Says whether the reader may see what stands at a path."""


NO_ROLES: Mapping[str, str] = {}


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet about to be shown: with the case around it, or none on an empty paper.

    Empty paper has its guide instead, and says the guide's conditions in words.
    """

    sheet: Sheet
    guide: Guide | None = None
    scope: CaseScope | None = None
    before: Sheet | None = None
    proposed: dict[str, Proposal] = {}
    may_see: MaySee | None = None
    not_shared: bool = False
    roles: Mapping[str, str] = NO_ROLES

    def sees(self, path: str, field: Field) -> bool:
        """Tell whether the reader may see a field, and whether it exists here."""
        here = self.scope is None or exists(field.only_for, self.scope.case)
        return here and (self.may_see is None or self.may_see(path, field))


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where on a page a field stands: what comes before its id, its row, and if it is asked."""

    before: str = ""
    row: str = ""
    asked: bool = True


def field_page(page: Page, fields: Mapping[str, Field], place: Place) -> Iterator[FieldView]:
    """Give the fields that stand at a place, those that the reader may see."""
    for one, field in fields.items():
        path = f"{place.before}{one}"
        if page.sees(path, field):
            asked = place.asked and (page.scope is None or relevant(field, page.scope, place.row))
            here = Place(before=path, row=place.row, asked=asked)
            if is_repeat(field):
                yield _repeat(page, field, here)
            elif field.fields:
                yield _group(page, field, here)
            else:
                yield _field(page, field, here)


def _plain(page: Page, field: Field, place: Place) -> FieldView:
    """Give what every kind of field shows."""
    return FieldView(
        path=place.before,
        type=field.type,
        label=field.label,
        hint=field.hint,
        state="not_asked" if place.asked else "not_relevant",
        asked_when=condition_in_words(page.guide, field.relevant) if page.guide else "",
        must_when=condition_in_words(page.guide, field.required.when) if page.guide else "",
        only_for=scope_titles(page.guide, field.only_for) if page.guide else (),
        notes=tuple(_notes(page, field, place)),
        said=tuple(field_rules(page.guide, field)) if page.guide else (),
        child_voice=field.counts_as == "child_heard",
        not_shared=page.not_shared or field.share == "never",
        confidential=tuple(page.roles.get(role, role) for role in field.confidential),
    )


def _notes(page: Page, field: Field, place: Place) -> Iterator[str]:
    for note in field.notes:
        if page.guide:
            yield f"{_note_when(page.guide, note)}: {_told(page.guide, note)}"
        elif place.asked and page.scope and page.scope.at(place.row, place.before).holds(note.when):
            yield _told(page.scope.guide, note)


def _told(guide: Guide, note: Note) -> str:
    """Give the text of a note, and name the action or tool that it offers."""
    registers = (
        *(guide.actions, guide.anytime),
        *(guide.forms, guide.links, guide.contacts, guide.arenas),
    )
    known = (register[note.offer].title for register in registers if note.offer in register)
    title = next(known, "")
    return f"{note.text} Se {quoted(title)}." if title else note.text


def _note_when(guide: Guide, note: Note) -> str:
    """Say for which tracks and when a note is shown."""
    tracks = joined([quoted(one) for one in scope_titles(guide, note.only_for)], "og")
    whom = f"Bare for {tracks}, når" if tracks else "Når"
    return f"{whom} {condition_in_words(guide, note.when)}"


def _group(page: Page, field: Field, place: Place) -> FieldView:
    inside = Place(before=f"{place.before}.", row=place.row, asked=place.asked)
    views = tuple(field_page(page, field.fields, inside))
    return msgspec.structs.replace(_plain(page, field, place), type="group", fields=views)


def _repeat(page: Page, field: Field, place: Place) -> FieldView:
    rows = tuple(_row(page, field, place, row) for row in _rows(page, field, place.before))
    return msgspec.structs.replace(
        _plain(page, field, place),
        type="repeat",
        rows=rows,
        min_rows=field.repeat.min if field.repeat else 0,
        fixed_rows=is_for_each(field),
    )


def _rows(page: Page, field: Field, path: str) -> tuple[str, ...]:
    """Give the rows to show: those there are, those proposed, and an empty one on empty paper."""
    if page.scope is None:
        wanted = field.repeat.min if field.repeat else 0
        return tuple(str(number) for number in range(1, max(1, wanted) + 1))
    there = row_ids(page.sheet, page.scope.case, field, path)
    proposed = rows_under(page.proposed, path)
    return tuple(sorted({*there, *proposed}, key=row_order))


def _row(page: Page, field: Field, place: Place, row: str) -> RowView:
    path = f"{place.before}.{row}"
    inside = Place(before=f"{path}.", row=path, asked=place.asked)
    return RowView(
        id=row,
        title=_row_title(page, field, row),
        fields=tuple(field_page(page, field.fields, inside)),
    )


def _row_title(page: Page, field: Field, row: str) -> str:
    if not is_for_each(field):
        return row
    measure = page.scope.case.measure(row) if page.scope else None
    return measure.what if measure else ""


def _field(page: Page, written: Field, place: Place) -> FieldView:
    """Give one field with its answer; what is not asked keeps its answer out of sight."""
    path, scope = place.before, page.scope
    chosen = page.sheet.answers.get(path)
    field = with_choices(written, scope, chosen) if scope else _on_paper(page, written)
    plain = _plain(page, field, place)
    answer = _answer(page, field, place)
    proposal = page.proposed.get(path)
    others = beside(field, path, page.sheet.answers) if place.asked else {}
    return msgspec.structs.replace(
        plain,
        must=_must(page, field, place),
        state=_state(page, place, answer),
        value=answer,
        shown=shown(field, answer, others),
        left=page.sheet.left.get(path, "") if place.asked and answer is None else "",
        choices=tuple(_choices(page, field, path, answer)),
        other=field.other,
        other_path=f"{path}.{OTHER}" if field.other else "",
        problem=_problem(page, field, place),
        prefill=proposal.answer if proposal else None,
        prefill_from=proposal.origin if proposal else "",
        previous=_previous(page, field, path),
    )


def _on_paper(page: Page, field: Field) -> Field:
    """Give a field with its choices; of a next move, the ways of the steps that have its form."""
    if field.type != "next_move" or page.guide is None:
        return field
    ways = ways_named(page.guide, page.sheet.name[0])
    choices = {way: Choice(label=title) for way, title in ways.items()}
    return msgspec.structs.replace(field, choices=choices)


def _answer(page: Page, field: Field, place: Place) -> Answer:
    if not place.asked:
        return None
    if field.calculation and page.scope and page.sheet.finished is None:
        here = page.scope.at(place.row, place.before)
        return kept(field, here.calculated(field.calculation))
    return page.sheet.answers.get(place.before)


def _state(
    page: Page, place: Place, answer: Answer
) -> Literal["not_asked", "empty", "not_relevant", "answered"]:
    if not place.asked:
        return "not_relevant"
    if answer is not None:
        return "answered"
    return "empty" if place.before in page.sheet.answers else "not_asked"


def _must(page: Page, field: Field, place: Place) -> Must:
    if field.calculation or field.type == "note" or not place.asked:
        return "optional"
    if page.scope is None:
        return must_on_paper(field.required)
    return must_now(field.required, page.scope.at(place.row, place.before))


def _choices(page: Page, field: Field, path: str, answer: Answer) -> Iterator[ChoiceView]:
    chosen = answer if isinstance(answer, tuple) else (str(answer),)
    for choice, label in choices_of(field).items():
        written = field.choices.get(choice) if page.guide else None
        only_for = scope_titles(page.guide, written.only_for) if page.guide and written else ()
        ask = field.choices[choice].ask if choice in field.choices else ""
        yield ChoiceView(
            id=choice,
            label=label,
            chosen=choice in chosen,
            only_for=only_for,
            ask=ask,
            ask_path=f"{path}.{choice}" if ask else "",
        )


def _problem(page: Page, field: Field, place: Place) -> str:
    if page.scope is None or not place.asked or page.sheet.finished is not None:
        return ""
    question = Question(path=place.before, field=field, rule="", row=place.row)
    return next((one.message for one in unfit(question, page.sheet, page.scope)), "")


def blank_choices(guide: Guide, choices: Mapping[str, Choice]) -> tuple[ChoiceView, ...]:
    """Give choices that no question stands before, as empty paper names them."""
    return tuple(
        ChoiceView(
            id=name, label=one.label, ask=one.ask, only_for=scope_titles(guide, one.only_for)
        )
        for name, one in choices.items()
    )


def _previous(page: Page, field: Field, path: str) -> str:
    if page.before is None:
        return ""
    answers = page.before.answers
    return shown(field, answers.get(path), beside(field, path, answers))
