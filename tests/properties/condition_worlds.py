"""Drawn conditions, and drawn cases that they are asked in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st

from bti.guide.conditions import Missing
from tests.properties.condition_oracle import OSLO
from tests.properties.condition_terms import (
    Alone,
    Always,
    Answer,
    Compared,
    Count,
    Fixed,
    Has,
    Is,
    Joined,
    Kind,
    Layer,
    Name,
    Not,
    OneOf,
    Operand,
    Rows,
    Shifted,
    Span,
    Test,
    World,
)

ROWS = (("notat", "rader"), ("moete", "rader"))
NAMED = ("haster", "gjelder_hjemmet")
SIGNS = ("==", "!=", "<", "<=", ">", ">=")
CHOICES = ("ja", "nei", "kanskje")
_UNITS = {"day": 40, "week": 8, "month": 15, "year": 3, "working day": 12}
_ANSWERED = (
    Kind("yes_no"),
    Kind("text"),
    Kind("number"),
    Kind("date"),
    Kind("datetime"),
    Kind("time"),
    Kind("choice", CHOICES),
    Kind("choice", ("ja", "hjemme", "yes")),
    Kind("choices", CHOICES),
    Kind("person"),
    Kind("unit"),
    Kind("file"),
)
_OF_PROGRAM = (Kind("boolean"), Kind("number"), Kind("date"))


def paths(kinds: Iterable[Kind], before: str) -> dict[tuple[str, ...], Kind]:
    """Give each kind two names."""
    return {
        (*filter(None, (before,)), f"{kind.name}{number}{mark}"): kind
        for number, kind in enumerate(kinds)
        for mark in "ab"
    }


CASE_KINDS: dict[tuple[str, ...], Kind] = {
    **paths(_ANSWERED, "notat"),
    **paths(_OF_PROGRAM, "case"),
    **{(name,): Kind("condition") for name in NAMED},
    **{path: Kind("rows") for path in ROWS},
}
ROW_KINDS = paths((_ANSWERED[0], *_ANSWERED[2:4], *_ANSWERED[6:9:2]), "")

T = TypeVar("T")

_SIDES = {
    "yes_no": ("yes_no", "boolean"),
    "boolean": ("yes_no", "boolean"),
    "text": ("text",),
    "number": ("number",),
    "date": ("date", "datetime"),
    "datetime": ("date", "datetime"),
    "time": ("time",),
    "choice": ("choice",),
    "person": ("person",),
    "unit": ("unit",),
}
_ORDERED = frozenset(("number", "date", "datetime", "time"))
_ONE_OF = ("yes_no", "boolean", "choice", "number", "date", "datetime")
TODAY = Fixed("today", "today", None)


class Tests:
    """Draws conditions: sound ones, or (``astray``) ones where a name or a value may be wrong."""

    __test__ = False

    def __init__(self, draw: st.DrawFn, *, astray: bool = False, whole: bool = True) -> None:
        """Take what is drawn from; without ``whole``, no rows and no named conditions."""
        self.draw = draw
        self.astray = astray
        self.whole = whole
        self.in_row = False
        self.leaves = 6

    def tree(self, deepest: int = 3) -> Test:
        """Draw a whole condition."""
        shape = self._pick(("one", "one", "not", "and", "or")) if deepest else "one"
        match shape:
            case "not":
                return Not(self.tree(deepest - 1))
            case "and" | "or":
                many = self._pick((2, 2, 3))
                return Joined(shape, tuple(self.tree(deepest - 1) for _ in range(many)))
            case _:
                return self._single()

    def _pick(self, choices: Iterable[T]) -> T:
        return self.draw(st.sampled_from(tuple(choices)))

    def _single(self) -> Test:
        sorts: tuple[str, ...] = (
            "always",
            "alone",
            "is",
            "has",
            "one_of",
            "compared",
            "compared",
            "compared",
        )
        if self.whole and not self.in_row:
            sorts = (*sorts, "rows", "count")
        match self._pick(sorts):
            case "always":
                return Always(self._pick((True, False)))
            case "alone":
                return Alone(self._name("yes_no", "boolean", "condition"))
            case "is":
                word = self._pick(("answered", "empty", "not_asked"))
                return Is(self._name(*_SIDES, "choices", "file"), word, self._pick((True, False)))
            case "has":
                return Has(self._name("choices"), self._word())
            case "one_of":
                return self._one_of()
            case "rows":
                return Rows(self._pick(("any", "no")), *self._rows())
            case "count":
                right = self._fixed("number") if self._pick((0, 1)) else self._name("number")
                return Count(*self._rows(), self._pick(SIGNS), right)
            case _:
                return self._compared()

    def _strays(self) -> bool:
        return self.astray and self._pick((False, False, True))

    def _name(self, *kinds: str) -> Name:
        if self._strays():
            kinds = tuple({kind.name for kind in CASE_KINDS.values()} - {"rows"})
            if self._pick((False, False, False, True)):
                return Name(("notat", "finnes_ikke"))
        outside = [
            path
            for path, kind in CASE_KINDS.items()
            if kind.name in kinds and (self.whole or kind.name != "condition")
        ]
        own = [path for path, kind in ROW_KINDS.items() if kind.name in kinds and self.in_row]
        path = self._pick([*outside, *own, *own, *((*ROWS[0], *one) for one in own)])
        reach = self._pick(("", "", "previous", "latest"))
        return Name(path, reach if path[0] == "notat" and len(path) == 2 else "")

    def _word(self) -> Fixed:
        return word("ukjent") if self._strays() else word(self._pick(CHOICES))

    def _one_of(self) -> OneOf:
        name = self._name(self._pick(_ONE_OF))
        kind = kind_of(name) or Kind("number")
        return OneOf(
            name, tuple(self._fixed(kind.name, kind) for _ in range(self._pick((1, 2, 3))))
        )

    def _compared(self) -> Compared:
        kind_name = self._pick(_SIDES)
        left: Operand = self._name(*_SIDES[kind_name])
        right: Operand = self._name(*_SIDES[kind_name])
        if kind_name not in {"text", "person", "unit", "time"} and self._pick((True, True, False)):
            kind = kind_of(left) if isinstance(left, Name) else None
            right = self._fixed(kind_name, kind)
        right = _in_full(right)
        if kind_name in {"date", "datetime"}:
            left, right = self._moved(left), self._moved(right)
        if kind_name != "choice" and self._pick((False, False, True)):
            left, right = right, _in_full(left)
        signs = SIGNS if kind_name in _ORDERED or self._strays() else SIGNS[:2]
        if not self.astray and not (moves(left) or moves(right)):
            left = TODAY
        return Compared(left, self._pick(signs), right)

    def _moved(self, base: Operand) -> Operand:
        if isinstance(base, Name | Fixed) and self._pick((False, True)):
            inner = TODAY if self._pick((False, False, True)) else base
            return Shifted(inner, tuple(self._span() for _ in range(self._pick((1, 2, 3)))))
        return base

    def _span(self) -> Span:
        unit = self._pick(_UNITS)
        return Span(self._pick((1, -1)), self.draw(st.integers(0, _UNITS[unit])), unit)

    def _fixed(self, kind_name: str, kind: Kind | None = None) -> Fixed:
        if self._strays():
            kind_name, kind = self._pick(("number", "date", "yes_no", "choice", "today")), None
        match kind_name:
            case "choice" | "choices":
                return word(self._pick(kind.choices if kind and kind.choices else CHOICES))
            case "yes_no" | "boolean":
                yes = self._pick((True, False))
                return Fixed("yes_no", "yes" if yes else "no", yes)
            case "number":
                number = self.draw(_NUMBERS)
                return Fixed("number", str(number), number)
            case "today":
                return TODAY
            case _:
                day = self.draw(_NEAR | _DAYS)
                return Fixed("date", day.isoformat(), day)

    def _rows(self) -> tuple[tuple[str, ...], Test | None]:
        # The fields of the second rows are those of the first, but a full name leads to the first.
        path = ROWS[0]
        if self._strays():
            path = self._pick((("notat", "ingen_rader"), ("notat", "text1a")))
        if self._pick((False, False, True)):
            return path, None
        self.in_row = True
        where = self.tree(1)
        self.in_row = False
        return path, where


def _in_full(operand: Operand) -> Operand:
    """Give a name of a row in full: on the right, one word alone is a choice."""
    short = isinstance(operand, Name) and len(operand.path) == 1
    return Name((*ROWS[0], *operand.path)) if short and isinstance(operand, Name) else operand


def moves(operand: Operand) -> bool:
    """Tell whether what is written may be another value in another case, or on another day."""
    inner = operand.base if isinstance(operand, Shifted) else operand
    return isinstance(inner, Name) or inner is TODAY


def kind_of(name: Name) -> Kind | None:
    """Give the kind of a name, in the case or in a row."""
    inner = name.path[2:] if name.path[:2] == ROWS[0] else name.path
    return CASE_KINDS.get(name.path) or ROW_KINDS.get(inner)


def word(text: str) -> Fixed:
    """Give a word as a value: a choice, or `yes` and `no`."""
    return Fixed("yes_no" if text in {"yes", "no"} else "word", text, text)


# Cases

# Few values of each kind, so that some are equal.
_DAYS = st.sampled_from(
    [date(2026, 1, 31), date(2026, 2, 28), date(2026, 8, 1), date(2024, 2, 29)]
) | st.dates(date(1000, 1, 1), date(2999, 12, 31))
_NEAR = st.dates(date(2026, 1, 25), date(2026, 3, 5))
_HOURS = st.sampled_from([time(0), time(23, 30), time(12)])
_MOMENTS = st.builds(
    lambda day, hour, zone: datetime.combine(day, hour, tzinfo=zone),
    st.dates(date(2026, 1, 30), date(2026, 2, 2)),
    _HOURS,
    st.sampled_from([OSLO, UTC]),
)
_NUMBERS = st.integers(-2, 4) | st.sampled_from([Decimal("0.5"), Decimal("1.50"), Decimal("2.0")])
_MISSING = st.sampled_from(list(Missing))
_WORDS = st.sampled_from(["ro", "uro"])
_VALUES: dict[str, st.SearchStrategy[Answer]] = {
    "yes_no": st.booleans(),
    "boolean": st.booleans(),
    "number": _NUMBERS,
    "date": _DAYS | _NEAR,
    "datetime": _MOMENTS,
    "time": _HOURS,
}


def _answer(kind: Kind) -> st.SearchStrategy[Answer]:
    if kind.name == "choice":
        given: st.SearchStrategy[Answer] = st.sampled_from(kind.choices)
    elif kind.name == "choices":
        given = st.frozensets(st.sampled_from(kind.choices), min_size=1)
    else:
        given = _VALUES.get(kind.name, _WORDS)
    return given | given | _MISSING


def world_of(draw: st.DrawFn, test: Test, named: Mapping[str, Test]) -> World:
    """Draw a case in which every name that is mentioned has an answer, or lacks one."""
    mentioned = {*_mentions(test), *(name for one in named.values() for name in _mentions(one))}

    def answers(kinds: Mapping[tuple[str, ...], Kind], reach: str) -> dict[tuple[str, ...], Answer]:
        paths = sorted({name.path for name in mentioned if name.reach == reach})
        paths += [p[2:] for p in paths if p[:2] == ROWS[0]]
        return {p: draw(_answer(kinds[p])) for p in dict.fromkeys(paths) if p in kinds}

    def layer() -> Layer:
        return Layer(ROW_KINDS, answers(ROW_KINDS, ""))

    reached = {reach: answers(CASE_KINDS, reach) for reach in ("previous", "latest")}
    many = draw(st.sampled_from([None, 0, 1, 2, 3, 4]))
    rows = None if many is None else [layer() for _ in range(many)]
    today = draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    case = Layer(CASE_KINDS, answers(CASE_KINDS, ""), reached)
    return World(case, today, dict.fromkeys(ROWS, rows), ROW_KINDS, named)


def _mentions(test: Test | Operand | None) -> Iterator[Name]:
    match test:
        case Name():
            yield test
        case Shifted(base=inner) | Alone(name=inner) | Not(test=inner):
            yield from _mentions(inner)
        case OneOf(name=inner) | Has(name=inner) | Is(name=inner) | Rows(where=inner):
            yield from _mentions(inner)
        case Compared(left=left, right=right) | Count(where=left, right=right):
            yield from _mentions(left)
            yield from _mentions(right)
        case Joined(tests=tests):
            for one in tests:
                yield from _mentions(one)
