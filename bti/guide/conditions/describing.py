"""A condition in Norwegian words, as it can stand after «når» or «der»; no answers in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bti.guide.conditions.expressions import (
    And,
    Bare,
    Choice,
    Comparison,
    Constant,
    Count,
    Day,
    Has,
    In,
    Is,
    Name,
    Not,
    Or,
    Reach,
    Rows,
    Shifted,
    Today,
    named,
)
from bti.guide.conditions.values import Clause, Said
from bti.guide.conditions.wording import (
    joined,
    operator_in_words,
    quoted,
    state_in_words,
    value_in_words,
)
from bti.guide.spans import span_in_words

if TYPE_CHECKING:
    from bti.guide.conditions.expressions import (
        Expression,
        Operand,
        Path,
    )
    from bti.guide.conditions.scope import Titles
    from bti.guide.conditions.values import Value

_REACHES = {"previous": " forrige gang", "latest": " sist"}


class Describer:
    """Says conditions with the titles of one guide, from inside some rows."""

    def __init__(self, titles: Titles, rows: tuple[Path, ...] = ()) -> None:
        """Start with the titles, and the rows that surround the place, innermost first."""
        self._titles = titles
        self._rows = rows

    def full_path(self, path: Path) -> Path:
        """Give the full name of a name that may be a row's field."""
        for rows in self._rows:
            if self._titles.title((*rows, *path)) is not None:
                return (*rows, *path)
        return path

    def title(self, path: Path) -> str:
        """Give the title of a name, or the name itself when it has none."""
        return quoted(self._titles.title(self.full_path(path)) or ".".join(path))

    def name(self, name: Name | Reach) -> str:
        """Say a name, and which copy of the form is meant."""
        reach = _REACHES[name.which] if isinstance(name, Reach) else ""
        return self.title(name.path) + reach

    def clause(self, name: Name | Reach) -> Clause | None:
        """Give the whole clause that a name is, where it is one."""
        title = self._titles.title(self.full_path(name.path))
        return title if isinstance(title, Clause) else None

    def state(self, test: Is, *, holds: bool, alone: bool) -> str:
        """Say how an answer stands: alone, or as it can stand after «når»."""
        fact = test.name.path[0] == "fact"
        said = self.name(test.name)
        # What the program knows of a case is not answered by anybody: it is known or not.
        known = isinstance(self._titles.title(self.full_path(test.name.path)), Said)
        word = "kjent" if known else "opplyst" if fact else ""
        return state_in_words(said, test.state, holds=holds, known=word, alone=alone)

    def operand(self, operand: Operand, about: Operand | None = None) -> str:
        """Say a value; a choice has its title from the name that it is compared with."""
        match operand:
            case Name() | Reach():
                return self.name(operand)
            case Today():
                return "i dag"
            case Shifted():
                side = "før" if operand.back else "etter"
                return f"{span_in_words(operand.span)} {side} {self.operand(operand.moment)}"
            case _:
                value = operand.id if isinstance(operand, Choice) else operand.value
                return self.value(value, about)

    def value(self, value: Value, about: Operand | None) -> str:
        """Say a value of a name."""
        name = named(about) if about is not None else None
        path = self.full_path(name.path) if name is not None else ()
        return value_in_words(value, path, self._titles)

    def describe(self, expression: Expression, *, negated: bool = False) -> str:
        """Say a condition, or its opposite, with «ikke» in the place it has after «når»."""
        match expression:
            case And() | Or():
                return self._joined(expression, negated=negated)
            case Not():
                return self.describe(expression.part, negated=not negated)
            case Rows() | Count():
                return self._about_rows(expression, negated=negated)
            case Constant():
                return "alltid" if expression.value != negated else "aldri"
            case Bare():
                return self._bare(expression, _no(negated))
            case _:
                return self._test(expression, _no(negated))

    def _joined(self, expression: And | Or, *, negated: bool) -> str:
        together = isinstance(expression, And) != negated
        parts = [self._part(part, together=together, negated=negated) for part in expression.parts]
        return joined(parts, "og" if together else "eller")

    def _part(self, part: Expression, *, together: bool, negated: bool) -> str:
        text = self.describe(part, negated=negated)
        other = Or if together != negated else And
        return f"({text})" if isinstance(part, other) else text

    def _bare(self, test: Bare, no: str) -> str:
        path = test.name.path
        clause = self.clause(test.name)
        if clause is not None:
            return clause.after_when(holds=not no)
        is_condition = len(path) == 1 and self._titles.condition(path[0]) is not None
        return f"{self.name(test.name)}{no} {'gjelder' if is_condition else 'er «ja»'}"

    def _test(self, test: Comparison | Has | In | Is, no: str) -> str:
        match test:
            case Comparison():
                return self._comparison(test, no)
            case Has():
                item = self.operand(test.item, test.name)
                return f"{self.name(test.name)}{no} har {item} blant valgene"
            case In():
                items = [self.operand(item, test.name) for item in test.items]
                return f"{self.operand(test.name)}{no} er {joined(items, 'eller')}"
            case Is():
                return self.state(test, holds=not no, alone=False)
            case _:
                assert_never(test)

    def _comparison(self, test: Comparison, no: str) -> str:
        return f"{self.operand(test.left)}{no} er {self.demand(test)}"

    def demand(self, test: Comparison | Count, *, moment: bool = False) -> str:
        """Say what the left side is compared with: «minst 4», «før i dag»."""
        left = test.rows if isinstance(test, Count) else test.left
        right = test.number if isinstance(test, Count) else test.right
        moment = moment or _is_moment(left) or _is_moment(right)
        return operator_in_words(test.operator, moment=moment) + self.operand(right, left)

    def _about_rows(self, test: Rows | Count, *, negated: bool) -> str:
        rows = f"{self.title(test.rows.path)}{self.where(test)}"
        if isinstance(test, Count):
            return f"antallet i {rows}{_no(negated)} er {self.demand(test)}"
        some = (test.which == "any") != negated
        return f"{'minst én' if some else 'ingen'} finnes i {rows}"

    def where(self, test: Rows | Count) -> str:
        """Say which rows are meant: « der «Status» er «åpen»»."""
        if test.where is None:
            return ""
        return f" der {self.inside(test).describe(test.where)}"

    def inside(self, test: Rows | Count) -> Describer:
        """Give the describer for what stands inside the rows of a test."""
        return Describer(self._titles, (test.rows.path, *self._rows))


def describe(expression: Expression, titles: Titles) -> str:
    """Say a condition in Norwegian, as it can stand after «når»; it gives no answers away."""
    return Describer(titles).describe(expression)


def _no(negated: bool) -> str:  # noqa: FBT001 - one word for one truth
    return " ikke" if negated else ""


def _is_moment(operand: Operand) -> bool:
    return isinstance(operand, Day | Today | Shifted)
