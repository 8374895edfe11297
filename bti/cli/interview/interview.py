"""The interview: asks the next question, saves each answer, and can be left at any time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from bti.case.views import FieldView, FormView, WayView
from bti.cli import console
from bti.cli.asking import line, more_is_pasted, yes_no
from bti.cli.columns import fold
from bti.cli.interview.meanwhile import changed, meanwhile, theirs
from bti.cli.interview.questions import Question, questions
from bti.cli.interview.replies import (
    BACK,
    CLEAR,
    DROP,
    HELP,
    PROPOSED,
    as_typed,
    asks_more,
    not_offered,
)
from bti.cli.interview.route import Route
from bti.cli.interview.showing import help_for, notes, offered, opening, shown
from bti.cli.session import Session
from bti.errors import BadInput, Conflict, Refused, StoreBusy

GO_ON = "\\"
Went = Literal["answered", "back", "dropped"]
TEXTS = {"text", "long_text"}


class Interview:
    """One sitting with one copy of a form."""

    _shown: FormView
    """The form as the person has seen it."""

    next: str
    """What brings the case on after the last answer; empty before one is saved."""

    def __init__(
        self,
        session: Session,
        case: str,
        form: str,
        *,
        copy: int = 0,
        seen: int,
        reason: str = "",
    ) -> None:
        self._session = session
        self._case = case
        self._form = form
        self._copy = copy
        self._reason = reason
        self._rows: dict[str, int] = {}
        self.next = ""
        self._ways: tuple[WayView, ...] = ()
        # Answers are saved on the version last seen here: nobody is overwritten unseen.
        self._seen = seen

    def hold(self) -> FormView:
        """Ask until there is nothing more to ask; a form that is then whole is finished.

        Raises:
            Paused: the person left; every answer so far is saved.
        """
        view = self._view()
        console.write(opening(view, self._case))
        route = Route(questions(view.fields, self._rows))
        at = route.start()
        while at is not None:
            console.write(
                row for text in route.told_on_the_way(at) for row in fold(text, first="  ")
            )
            self._one(route, at)
            at = route.next(self._asked())
        return self._finish()

    def _finish(self) -> FormView:
        """Finish a draft that lacks nothing, and give the form as it stands."""
        view = self._view()
        if view.state == "draft" and not view.missing:
            self._save({}, finish=True)
            return self._view()
        return view

    def _view(self) -> FormView:
        view = self._session.casework.form(
            self._case, self._form, copy=self._copy, by=self._session.by
        )
        # From now on this copy is meant, whatever others do to the case.
        self._copy = view.copy
        self._shown = view
        return view

    def _asked(self) -> tuple[Question, ...]:
        return questions(self._view().fields, self._rows)

    def _save(
        self,
        answers: Mapping[str, object],
        *,
        left: Mapping[str, str] | None = None,
        taken_back: tuple[str, ...] = (),
        finish: bool = False,
    ) -> None:
        """Save on the version last seen; when others have saved meanwhile, that is told first."""
        while True:
            try:
                saved = self._session.casework.fill(
                    self._case,
                    self._form,
                    answers,
                    left=left,
                    taken_back=taken_back,
                    reason=self._reason,
                    copy=self._copy,
                    finish="when_valid" if finish else "no",
                    by=self._session.by,
                    seen=self._seen,
                )
            except Conflict:
                mine = {**dict.fromkeys(left or {}), **dict.fromkeys(taken_back, ""), **answers}
                if not self._still_wanted(mine):
                    return
            else:
                self._seen = saved.case.version
                self.next = saved.next
                self._ways = saved.case.step.ways
                return

    def _still_wanted(self, mine: Mapping[str, object]) -> bool:
        """Tell what was saved meanwhile, and ask before what another answered is written over."""
        casework, by = self._session.casework, self._session.by
        since, before = self._seen, self._shown
        self._seen = casework.show(self._case, by=by).version
        lines = casework.history(self._case, after=since, by=by)
        console.write(meanwhile(lines))
        found = changed(before, self._view(), tuple(mine))
        if not found:
            console.write(["  Det du skrev, er ikke borte. Det blir lagret nå."] if lines else [])
            return True
        console.write(theirs(found))
        # One who skipped the question has nothing to put in the place of an answer.
        return any(one is not None for one in mine.values()) and yes_no(
            "Vil du lagre det du skrev, i stedet?"
        )

    def _one(self, route: Route, at: int) -> None:
        """Ask one question, and tell the route how it went."""
        question = route.asked[at]
        if question.kind == "more":
            self._more(route, question)
            return
        drops = question.droppable and route.begins_row(question)
        console.write(["", *shown(question, *route.progress(at), drops=drops)])
        went = self._answered(question, route)
        if went == "back":
            route.back(at)
            return
        if went == "dropped":
            route.dropped(question)
            return
        route.passed(question)
        if question.field.notes or question.field.type in {"select_one", "scale", "yes_no"}:
            self._react(question.path)

    def _more(self, route: Route, question: Question) -> None:
        """Ask whether there is one more row, and open it."""
        field = question.field
        path = field.path
        count = max(len(field.rows), self._rows.get(path, 0))
        asks = f"En til under «{field.label}»?" if count else f"Vil du føre inn «{field.label}»?"
        console.write([""])
        if yes_no(asks, enter_is_no=True):
            self._rows[path] = count + 1
            route.stay(question)
        else:
            route.passed(question)

    def _answered(self, question: Question, route: Route) -> Went:
        """Take an answer until it can be used, or until the person wants something else."""
        field = question.field
        while True:
            typed = _typed(field)
            if typed == BACK:
                return "back"
            if typed == HELP:
                console.write(help_for(field))
                if question.droppable:
                    console.write([f"  {DROP} tar bort hele raden."])
                continue
            if typed == "" and question.new_row and route.begins_row(question):
                self._rows.pop(question.repeat, None)
                route.declined(question.repeat)
                return "answered"
            try:
                if typed == DROP and question.droppable:
                    if self._dropped(question):
                        return "dropped"
                    continue
                self._take(field, typed)
            except (BadInput, Refused, StoreBusy) as error:
                said = _objections(error, f"«{field.label}» ({field.path}): ")
                console.write(row for one in said for row in fold(one, first="  "))
            else:
                return "answered"

    def _dropped(self, question: Question) -> bool:
        """Take a whole row away, when the person means it."""
        if not yes_no(f"Vil du ta bort hele «{question.within}»?"):
            return False
        self._save({}, taken_back=(question.row,))
        self._rows.pop(question.repeat, None)
        return True

    def _take(self, field: FieldView, typed: str) -> None:
        """Save what was typed: an answer, nothing, or that the answer is taken away."""
        if typed == CLEAR:
            if field.state == "answered":
                self._save({}, taken_back=(field.path,))
        elif typed == "":
            self._skip(field)
        elif typed == PROPOSED and field.prefill is not None:
            self._save({field.path: field.prefill})
        else:
            answer = as_typed(field, typed)
            if strange := not_offered(field, answer):
                raise BadInput(strange)
            answers: dict[str, object] = {field.path: answer}
            for path, question in asks_more(field, answer):
                answers[path] = line(f"  {question} ")
            self._save(answers)

    def _skip(self, field: FieldView) -> None:
        """Leave a question: an answer or a reason stays, an empty one is asked and empty."""
        if field.state == "answered" or field.left:
            return
        reason = ""
        if field.must == "or_reason":
            reason = line("  Hvorfor ikke? (Enter lar det stå åpent) ")
        if reason:
            self._save({}, left={field.path: reason})
        elif field.state == "not_asked":
            self._save({field.path: None})

    def _react(self, path: str) -> None:
        """Tell what the guide says to the answer."""
        for question in self._asked():
            if question.path == path:
                console.write(notes(question.field))
                console.write(offered(question.field, self._case, self._ways))


def _typed(field: FieldView) -> str:
    """Read an answer; text that is pasted with line breaks in it is one answer."""
    parts = [line("> ")]
    while field.type in TEXTS and (_goes_on(parts[-1], field) or more_is_pasted()):
        parts.append(line("  "))
    if field.type == "long_text":
        return "\n".join(part.removesuffix(GO_ON).rstrip() for part in parts)
    return " ".join(" ".join(parts).split("\n"))


def _goes_on(typed: str, field: FieldView) -> bool:
    return field.type == "long_text" and typed.endswith(GO_ON)


def _objections(error: BadInput | Refused | StoreBusy, here: str) -> list[str]:
    """Say what was wrong; which question it was about need not be said where it stands above."""
    if isinstance(error, Refused):
        return [error.message, *(reason.message for reason in error.reasons)]
    return [line.removeprefix(here) for line in error.message.splitlines()]
