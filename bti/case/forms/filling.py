"""Deciding what follows when a person fills in a form: a copy begun, answered, finished."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from bti.case import fold_forms
from bti.case.case import Copy
from bti.case.commands import Fill
from bti.case.events import Answered, Answers, AnyEvent, FormBegun, FormFinished, Recorded
from bti.case.forms.calculations import calculated, with_calculated
from bti.case.forms.copies import copy_to_fill
from bti.case.forms.entries import about, named, read_answers, unknown_path
from bti.case.forms.order import first_reasons
from bti.case.forms.questions import Question, fields_here, questions
from bti.case.forms.reading import choices_of
from bti.case.forms.rows import row_problems
from bti.case.forms.strength import must_now
from bti.case.forms.updates import updates
from bti.case.forms.validity import lacking, unfit
from bti.case.paths import OTHER, locate, under
from bti.case.scope import CaseScope
from bti.case.sheet import Sheet, of_copy
from bti.case.standing import Standing
from bti.errors import BadInput, Reason, Refused
from bti.guide.definition import Form


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A copy before and after what was typed, each as conditions see it."""

    form: Form
    typed: Answered
    before: CaseScope
    after: CaseScope
    begins: bool

    @property
    def sheet(self) -> Sheet:
        """The sheet of the copy as it would stand."""
        return of_copy(self.after.form, self.form, self.after.copy)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that are asked as the copy would stand."""
        found = questions(self.sheet, self.after)
        return tuple(one for one in found if one.asked and not one.repeats)


def decide_fill(standing: Standing, command: Fill) -> tuple[AnyEvent, ...]:
    """Write answers into a copy, begin it when there is none, and finish it when it is whole.

    Raises:
        NotFound: there is no such form or copy.
        BadInput: something typed cannot be used; all problems at once, nothing is written.
        Refused: another form has to come first, or the copy is not whole and has to be.
    """
    form, copy, begins = copy_to_fill(standing, command)
    if begins:
        _in_order(standing, command.form, form)
    typed = _read(standing, command, form, copy)
    draft = _drafted(standing, form, copy, typed, begins=begins)
    _stop_on((*_unfit(draft), *_stray(draft), *_unleavable(draft)))
    if copy.finished is not None:
        return tuple(_corrected(draft))
    return tuple(_written(draft, command))


def _stop_on(problems: tuple[Reason, ...]) -> None:
    if problems:
        raise BadInput(*problems)


def _in_order(standing: Standing, form_id: str, form: Form) -> None:
    """Refuse to begin a form before those that have to come first."""
    case, now = standing.case, standing.now
    reasons = tuple(first_reasons(standing.guide, case, form_id, now))
    if reasons and form.after_is == "stop":
        raise Refused(f"«{form.title}» kan ikke fylles ut ennå. Ingenting er lagret.", reasons)


def _read(standing: Standing, command: Fill, form: Form, copy: Copy) -> Answered:
    """Read all that was typed, or raise every problem with it at once."""
    scope = CaseScope(standing.guide, standing.case, standing.now, form=command.form, copy=copy)
    sheet = of_copy(command.form, form, copy)
    answers, problems = read_answers(fields_here(form.fields, scope), command.answers)
    problems += row_problems(sheet, scope, answers)
    problems += tuple(_left_problems(form, command, answers))
    problems += tuple(_back_problems(form, command, answers))
    _stop_on(problems)
    written = {**copy.left, **copy.answers}
    back = (path for prefix in command.taken_back for path in under(written, prefix))
    return Answered(
        form=command.form,
        copy=copy.number,
        answers=answers,
        left={path: reason.strip() for path, reason in command.left.items()},
        taken_back=tuple(dict.fromkeys(back)),
        reason=command.reason.strip(),
    )


def _left_problems(form: Form, command: Fill, answers: Answers) -> Iterator[Reason]:
    for path, reason in command.left.items():
        spot = locate(form.fields, path)
        if spot is None or spot.whole:
            yield about(path, unknown_path(form.fields, path))
        elif not reason.strip():
            yield about(path, f"{named(spot)}: Skriv hvorfor det ikke er svart.")
        elif answers.get(path) is not None:
            told = "Feltet kan ikke ha både et svar og en grunn til å stå uten svar."
            yield about(path, f"{named(spot)}: {told}")


def _back_problems(form: Form, command: Fill, answers: Answers) -> Iterator[Reason]:
    for path in command.taken_back:
        if locate(form.fields, path) is None:
            yield about(path, unknown_path(form.fields, path))
        elif under(answers, path):
            yield about(path, f"«{path}» kan ikke både besvares og tas tilbake på én gang.")


def _drafted(standing: Standing, form: Form, copy: Copy, typed: Answered, *, begins: bool) -> Draft:
    """Foresee the copy by folding what was typed, and the case with that copy in it."""
    case = standing.case
    if begins:
        forms = {**case.forms, copy.form: (*case.forms.get(copy.form, ()), copy)}
        case = replace(case, forms=forms)
    recorded = Recorded(
        number=case.number + 1, at=standing.now, by=standing.actor.person, what=typed
    )
    later = fold_forms.answered(case, typed, recorded)
    before = CaseScope(standing.guide, case, standing.now, form=copy.form, copy=copy)
    after = replace(before, case=later, copy=later.copy(copy.form, copy.number))
    # A draft is calculated as it is read, a finished copy as it is written.
    after = with_calculated(after) if copy.finished else after
    return Draft(form=form, typed=typed, before=before, after=after, begins=begins)


def _unfit(draft: Draft) -> Iterator[Reason]:
    """Say which of the answers just typed break their constraint."""
    for question in draft.asked:
        typed = question.path in draft.typed.answers
        if typed:
            yield from unfit(question, draft.sheet, draft.after)


def _stray(draft: Draft) -> Iterator[Reason]:
    """Say which texts were written beside a choice that is not made: nobody would see them."""
    for path, text in draft.typed.answers.items():
        spot = locate(draft.form.fields, path)
        if text is None or spot is None or not spot.companion:
            continue
        question, _, choice = path.rpartition(".")
        chosen = draft.sheet.answers.get(question)
        if choice not in (chosen if isinstance(chosen, tuple) else (chosen,)):
            label = choices_of(spot.field)[choice]
            label = label.lower() if choice == OTHER else label
            yield about(path, f"{named(spot)}: Velg også «{label}» i feltet selv.")


def _unleavable(draft: Draft) -> Iterator[Reason]:
    """Say which questions were left with a reason though they have to be answered."""
    for question in draft.asked:
        if question.path in draft.typed.left:
            must = must_now(question.field.required, draft.after.at(question.row, question.path))
            if must == "required":
                told = f"«{question.title}» må besvares. En grunn er ikke nok her."
                yield about(question.path, told)


def _written(draft: Draft, command: Fill) -> Iterator[AnyEvent]:
    """Give the events of writing in a copy that is not finished."""
    reasons = lacking(draft.sheet, draft.after)
    if command.finish == "must" and reasons:
        title = draft.form.title
        raise Refused(f"«{title}» er ikke ferdig utfylt. Ingenting er lagret.", reasons)
    begun = any(answer is not None for answer in draft.sheet.answers.values())
    finishes = not reasons and (command.finish == "must" or (command.finish != "no" and begun))
    typed = replace(draft.typed, answers={**draft.typed.answers, **_closing(draft, reasons)})
    typed = typed if finishes else draft.typed
    if not (draft.begins or finishes or _says_something(typed)):
        raise BadInput("Det er ikke noe nytt å lagre. Skriv minst ett svar.")
    if draft.begins:
        yield FormBegun(form=typed.form, copy=typed.copy)
    if _says_something(typed):
        yield typed
    if finishes:
        yield FormFinished(form=typed.form, copy=typed.copy)
        answers = {**draft.sheet.answers, **typed.answers}
        yield from updates(draft.after.case, draft.asked, answers, answers)


def _corrected(draft: Draft) -> Iterator[AnyEvent]:
    """Give the events of correcting a finished copy, which must not come to lack more."""
    if not _says_something(draft.typed):
        raise BadInput("Det er ikke noe nytt å lagre. Skriv minst ett svar.")
    sheet = of_copy(draft.before.form, draft.form, draft.before.copy)
    known = {(reason.subject, reason.rule) for reason in lacking(sheet, draft.before)}
    reasons = lacking(draft.sheet, draft.after)
    fresh = tuple(one for one in reasons if (one.subject, one.rule) not in known)
    if fresh:
        title = draft.form.title
        raise Refused(f"«{title}» er ferdig og må fortsatt være helt utfylt.", fresh)
    closing = _closing(draft, reasons).items()
    changed = {path: one for path, one in closing if sheet.answers.get(path, sheet) != one}
    typed = replace(draft.typed, answers={**draft.typed.answers, **changed})
    yield typed
    yield from updates(draft.after.case, draft.asked, draft.sheet.answers, typed.answers)


def _says_something(typed: Answered) -> bool:
    return bool(typed.answers or typed.left or typed.taken_back)


def _closing(draft: Draft, reasons: tuple[Reason, ...]) -> Answers:
    """Give what finishing writes: what is calculated, and «asked and empty» where nobody answered.

    From then on a question that is not among the answers was not asked.
    """
    sheet, lacks = draft.sheet, {reason.subject for reason in reasons}
    closing = calculated(draft.after)
    for question in draft.asked:
        path, field = question.path, question.field
        known = path in sheet.answers or path in sheet.left or path in lacks
        if not field.calculation and not known:
            closing[path] = None
    return closing
