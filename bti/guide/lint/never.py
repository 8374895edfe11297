"""Conditions and demands that no case can meet, where that is certain from the guide alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bti.errors import Finding
from bti.guide.asks import ask_at, every_ask
from bti.guide.codes import finding
from bti.guide.conditions import ConditionFault, Path, parse, references
from bti.guide.conditions.comparing import compare
from bti.guide.conditions.expressions import And, Comparison, Expression, Name, Number, parts_of
from bti.guide.conditions.values import Truth
from bti.guide.definition import Field, Guide
from bti.guide.fields import walk_fields
from bti.guide.names import GuideNames, Spot, field_at, spot_of
from bti.guide.nodes import TextNode
from bti.guide.written import Mention, Written

_CONDITIONS = frozenset(("condition", "constraint"))
_UNBORN = frozenset((("child", "pregnancy_week"), ("child", "term")))
_HEARD = {
    "child_heard": "barnet er hørt",
    "guardians_informed": "foresatte er informert",
}


def never(written: Written) -> Iterator[Finding]:
    """Find what can never be so, and is therefore not what its author meant."""
    names = GuideNames(written.guide, written.linked.guides)
    for mention in written.mentions:
        expression = _parsed(mention.text) if mention.meaning in _CONDITIONS else None
        if expression is not None:
            yield from _of_condition(names, mention, expression)
    yield from _heard_nowhere(written)


def _of_condition(names: GuideNames, mention: Mention, expression: Expression) -> Iterator[Finding]:
    guide = names.guide
    for path in sorted(references(expression) & _UNBORN if "unborn" not in guide.subjects else ()):
        yield _warning(
            mention,
            f"«{'.'.join(path)}» er kjent bare for et ufødt barn, og «subjects» har ikke «unborn».",
        )
    own = _own_field(mention.path)
    if mention.path.endswith(".relevant") and own in references(expression):
        name = ".".join(own)
        message = f"«{name}» avgjør her om det selv skal spørres om. Bruk et annet svar."
        yield _warning(mention, message)
    yield from _of_numbers(names.at(spot_of(guide, mention.path)), mention, expression)


def _own_field(path: str) -> Path:
    """Give the name of the field that a key is written on: ``form.group.field``."""
    first, *rest = path.split(".")
    return (rest[0], *rest[2:-1:2]) if first == "forms" else ()


def _of_numbers(names: GuideNames, mention: Mention, part: Expression) -> Iterator[Finding]:
    """Find numbers that a scale does not have, and comparisons that no number meets together."""
    tests = part.parts if isinstance(part, And) else (part,)
    by_name: dict[Path, list[Comparison]] = {}
    for test in tests:
        if isinstance(test, Comparison) and _is_with_number(test):
            by_name.setdefault(test.left.path, []).append(test)  # type: ignore[union-attr]  # a name
    for path, found in by_name.items():
        kind = names.kind_of(path)
        if kind is not None and kind.kind == "number" and not _can_all(names, path, found):
            yield _warning(mention, _never(names, path))
    for inner in parts_of(part):
        if not (isinstance(part, And) and isinstance(inner, Comparison)):
            yield from _of_numbers(names, mention, inner)


def _is_with_number(test: Comparison) -> bool:
    return isinstance(test.left, Name) and isinstance(test.right, Number)


def _can_all(names: GuideNames, path: Path, tests: Sequence[Comparison]) -> bool:
    limits = [test.right.value for test in tests if isinstance(test.right, Number)]
    known = _points(names, path) or _around(limits)
    return any(
        all(compare(value, test.operator, limit) is Truth.YES for test, limit in both)
        for value in known
        for both in [list(zip(tests, limits, strict=True))]
    )


def _points(names: GuideNames, path: Path) -> tuple[Decimal, ...]:
    """Give the numbers of a scale; none for a number that can be any."""
    field = _field(names.guide, names.spot, path)
    if field is None or field.type != "scale" or not all(one.isdigit() for one in field.choices):
        return ()
    return tuple(Decimal(one) for one in field.choices)


def _around(limits: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Give a number on each side of, on, and between the limits: all that can tell them apart."""
    ordered = sorted(set(limits))
    between = [(low + high) / 2 for low, high in pairwise(ordered)]
    return (ordered[0] - 1, *ordered, *between, ordered[-1] + 1)


def _field(guide: Guide, spot: Spot, path: Path) -> Field | None:
    if path == ("value",):
        return spot.value
    return field_at(guide, path, inside=spot.rows) or ask_at(guide, path, spot.way, spot.rows)


def _never(names: GuideNames, path: Path) -> str:
    points, name = _points(names, path), ".".join(path)
    name = "Svaret" if name == "value" else f"«{name}»"
    if points:
        return f"{name} går fra {min(points)} til {max(points)}, så dette kan aldri stemme."
    return f"Intet tall passer med alt som står her om {name}, så dette kan aldri stemme."


def _heard_nowhere(written: Written) -> Iterator[Finding]:
    """Find demands that the child is heard where nothing in the guide counts as that."""
    counts: set[str] = {form.counts_as for form in written.guide.forms.values()}
    asked = [form.fields for form in written.guide.forms.values()]
    asked += [dict(one.asks) for one in every_ask(written.guide)]
    counts |= {field.counts_as for fields in asked for _, field in walk_fields(fields)}
    for path, node in written.nodes.items():
        head, _, last = path.rpartition(".")
        hard = isinstance(node, TextNode) and node.text not in {"optional", "or_reason"}
        is_demand = head.endswith("requires") and hard
        if last in _HEARD and last not in counts and is_demand:
            message = (
                f"Ingenting i veilederen teller som at {_HEARD[last]}, så kravet blir aldri møtt. "
                f"Skriv «counts_as: {last}» på et skjema eller et felt."
            )
            yield finding("hull", node.place, message)


def _warning(mention: Mention, message: str) -> Finding:
    return finding("betingelse-varsel", mention.place, message)


def _parsed(text: str) -> Expression | None:
    try:
        return parse(text)
    except ConditionFault:
        return None
