"""Which conditions can be used, written from docs/reference/language.md alone."""

from __future__ import annotations

from tests.properties.condition_terms import (
    Alone,
    Always,
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
    Test,
    World,
)

_ORDERED = frozenset(("number", "date", "datetime", "time"))
_COMPARED = _ORDERED | {"yes_no", "boolean", "choice", "text", "person", "unit"}
_ONE_OF = frozenset(("yes_no", "boolean", "choice", "number", "date", "datetime"))
_ALONE = frozenset(("yes_no", "boolean", "condition"))
_DAYS = frozenset(("date", "datetime"))
_UNANSWERABLE = frozenset(("condition", "rows"))


def sound(test: Test, world: World) -> bool:  # noqa: C901, PLR0911 - a line for each test
    """Say whether a condition can be used in a world, going by names and kinds alone."""
    match test:
        case Always():
            return True
        case Alone(name):
            kind = world.kind(name)
            return kind is not None and kind.name in _ALONE
        case Compared():
            return _comparable(test, world)
        case OneOf(name, values):
            kind = world.kind(name)
            return kind is not None and all(_fits_one(kind, one) for one in values)
        case Has(name, choice):
            kind = world.kind(name)
            return kind is not None and kind.name == "choices" and _is_choice(kind, choice)
        case Is(name):
            kind = world.kind(name)
            return kind is not None and kind.name not in _UNANSWERABLE
        case Rows(path=path, where=where):
            return _sound_rows(path, where, world)
        case Count(path, where, _, right):
            return _sound_rows(path, where, world) and _kind(right, world) == Kind("number")
        case Not(inner):
            return sound(inner, world)
        case Joined(tests=tests):
            return all(sound(one, world) for one in tests)


def _sound_rows(path: tuple[str, ...], where: Test | None, world: World) -> bool:
    if path not in world.rows:
        return False
    return where is None or sound(where, world.in_row(path, Layer(world.row_kinds, {})))


def _kind(operand: Operand, world: World, *, left: bool = False) -> Kind | None:
    match operand:
        case Name():
            # One word alone is a choice, where a value is wanted.
            return world.kind(operand) if len(operand.path) > 1 or left else None
        case Fixed(kind):
            return Kind("date" if kind == "today" else kind)
        case Shifted(base):
            kind_of_base = _kind(base, world, left=True)
            return kind_of_base if kind_of_base and kind_of_base.name in _DAYS else None


def _is_moving(operand: Operand) -> bool:
    """Tell whether what is written may be another value in another case, or on another day."""
    inner = operand.base if isinstance(operand, Shifted) else operand
    return isinstance(inner, Name) or inner.kind == "today"


def _comparable(test: Compared, world: World) -> bool:
    if not (_is_moving(test.left) or _is_moving(test.right)):
        return False
    left = _kind(test.left, world, left=True)
    if left is None or left.name not in _COMPARED:
        return False
    if test.sign not in {"==", "!="} and left.name not in _ORDERED:
        return False
    if isinstance(test.right, Fixed) and left.name in {"choice", "yes_no", "boolean"}:
        return _fits_one(left, test.right)
    right = _kind(test.right, world)
    return right is not None and _alike(left.name, right.name)


def _alike(left: str, right: str) -> bool:
    either = ({"yes_no", "boolean"}, {"date", "datetime"})
    return left == right or any({left, right} <= both for both in either)


def _fits_one(kind: Kind, value: Fixed) -> bool:
    if kind.name not in _ONE_OF:
        return False
    if kind.name == "choice":
        return _is_choice(kind, value)
    return value.kind != "word" and _alike(kind.name, value.kind)


def _is_choice(kind: Kind, value: Fixed) -> bool:
    # A choice may be called «yes» or «no» too: it is a word among the choices.
    return value.kind in {"word", "yes_no"} and value.text in kind.choices
