"""Which values can be compared with which, and what to say when they cannot."""

from __future__ import annotations

from collections.abc import Iterator

from bti.guide.conditions.expressions import (
    Choice,
    Comparison,
    Day,
    Literals,
    Number,
    Operand,
    Shifted,
    Today,
    YesNo,
)
from bti.guide.conditions.faults import ConditionFault
from bti.guide.conditions.lookup import Lookup
from bti.guide.conditions.names import ValueKind, ValueType
from bti.guide.conditions.printing import operand_text
from bti.guide.nearest import nearest

_FAMILIES: dict[ValueKind, str] = {
    "yes_no": "ja eller nei",
    "boolean": "ja eller nei",
    "text": "tekst",
    "number": "et tall",
    "date": "en dato",
    "datetime": "en dato",
    "time": "et klokkeslett",
    "choice": "et valg",
    "choices": "flere valg",
    "person": "en person",
    "unit": "en enhet",
    "file": "en fil",
    "condition": "en betingelse",
    "rows": "rader",
    "unknown": "ukjent",
}
_ORDERED = frozenset(("et tall", "en dato", "et klokkeslett"))
_ALONE = {
    "condition": "«{name}» er en betingelse med navn. Skriv navnet alene, eventuelt med «not».",
    "rows": "«{name}» er rader. Bruk «any», «no» eller «count» foran.",
    "choices": "«{name}» kan ha flere valg. Spør om ett av dem med «has».",
    "file": "«{name}» er en fil. Den kan bare prøves med «is answered» og «is empty».",
}
_YES_NO = {"ja": "yes", "nei": "no", "true": "yes", "false": "no", "sann": "yes", "usann": "no"}
_CHOICE = {"yes": ("ja", "yes"), "no": ("nei", "no")}


def kind_in_words(kind: ValueKind) -> str:
    """Say in Norwegian what kind of value something is."""
    return _FAMILIES[kind]


def fault_at(operand: Operand, message: str, proposal: str | None = None) -> ConditionFault:
    """Make a fault that points at a value."""
    place = operand.place
    return ConditionFault(message, offset=place.offset, length=place.length, proposal=proposal)


def literal_type(operand: Operand) -> ValueType | None:
    """Give the type of a value that is written out in the condition itself."""
    match operand:
        case YesNo():
            return ValueType(kind="yes_no")
        case Number():
            return ValueType(kind="number")
        case Day() | Today():
            return ValueType(kind="date")
        case _:
            return None


def comparison_faults(
    test: Comparison, left: ValueType | None, right: ValueType | None, lookup: Lookup
) -> Iterator[ConditionFault]:
    """Find what is wrong with two compared values; a type is None when its name is unknown."""
    if _is_fixed(test.left) and _is_fixed(test.right):
        yield fault_at(test.left, "Her sammenlignes to faste verdier. Sett et navn i stedet.")
    elif left is not None:
        yield from _pair_faults(test, left, right, lookup)


def _is_fixed(operand: Operand) -> bool:
    while isinstance(operand, Shifted):
        operand = operand.moment
    return isinstance(operand, YesNo | Number | Day | Choice)


def _pair_faults(
    test: Comparison, left: ValueType, right: ValueType | None, lookup: Lookup
) -> Iterator[ConditionFault]:
    for operand, kind in ((test.left, left), (test.right, right)):
        if kind is not None and kind.kind in _ALONE:
            yield _not_compared(operand, kind, test)
            return
    if isinstance(test.right, Choice | YesNo | Number):
        yield from item_faults(test.left, left, test.right, lookup)
    elif right is not None:
        yield from _typed_faults(test, left, right)
    yield from _operator_faults(test, left, right)


def _not_compared(operand: Operand, kind: ValueType, test: Comparison) -> ConditionFault:
    message = _ALONE[kind.kind].format(name=operand_text(operand))
    if kind.kind == "choices" and operand is test.left and test.operator == "==":
        proposal = f"{operand_text(test.left)} has {operand_text(test.right)}"
        return _whole(test, message, proposal)
    if kind.kind == "condition" and isinstance(test.right, YesNo):
        holds = test.right.value == (test.operator == "==")
        name = operand_text(test.left)
        return _whole(test, message, name if holds else f"not {name}")
    return fault_at(operand, message)


def _whole(test: Comparison, message: str, proposal: str) -> ConditionFault:
    place = test.place
    return ConditionFault(message, offset=place.offset, length=place.length, proposal=proposal)


def item_faults(
    operand: Operand, kind: ValueType, item: Literals, lookup: Lookup
) -> Iterator[ConditionFault]:
    """Find what is wrong with a value that a name is compared with, or asked to be in or have."""
    name = operand_text(operand)
    written = operand_text(item)
    if kind.kind in {"choice", "choices"}:
        if isinstance(item, Day):
            yield fault_at(item, f"«{name}» er et valg, ikke en dato.")
        elif kind.choices and written not in kind.choices:
            message = f"«{written}» er ikke et av valgene i «{name}»: {listed(kind.choices)}."
            yield fault_at(item, message, _nearest_choice(written, kind.choices))
    elif isinstance(item, Choice):
        yield _no_choice(name, kind, item, lookup)
    else:
        other = literal_type(item)
        if other is not None and _FAMILIES[other.kind] != _FAMILIES[kind.kind]:
            yield fault_at(item, _mismatch(name, kind, written, other))


def listed(choices: tuple[str, ...]) -> str:
    """List the first of some words, and say how many more there are."""
    shown = choices[:8]
    rest = f" og {len(choices) - len(shown)} til" if len(choices) > len(shown) else ""
    return ", ".join(shown) + rest


def _nearest_choice(written: str, choices: tuple[str, ...]) -> str | None:
    for word in _CHOICE.get(written, ()):
        if word in choices:
            return word
    return nearest(written, choices)


def _no_choice(name: str, kind: ValueType, item: Choice, lookup: Lookup) -> ConditionFault:
    full = lookup.full_name(item.id)
    if full is not None:
        message = f"«{item.id}» leses her som et valg. Skriv hele navnet når du mener feltet."
        return fault_at(item, message, full)
    proposal = None
    if _FAMILIES[kind.kind] == "ja eller nei":
        proposal = _YES_NO.get(item.id.lower()) or nearest(item.id, ("yes", "no"))
    if kind.kind == "text":
        message = (
            f"«{name}» er tekst. Den kan sammenlignes med en annen tekst, eller prøves med "
            "«is answered» og «is empty»."
        )
        return fault_at(item, message)
    message = f"«{name}» er {_FAMILIES[kind.kind]} og kan ikke sammenlignes med «{item.id}»."
    return fault_at(item, message, proposal)


def _typed_faults(test: Comparison, left: ValueType, right: ValueType) -> Iterator[ConditionFault]:
    if _FAMILIES[left.kind] != _FAMILIES[right.kind]:
        names = operand_text(test.left), operand_text(test.right)
        yield fault_at(test.right, _mismatch(names[0], left, names[1], right))
    elif left.choices and right.choices and not {*left.choices} & {*right.choices}:
        names = operand_text(test.left), operand_text(test.right)
        message = f"«{names[0]}» og «{names[1]}» har ingen valg til felles."
        yield fault_at(test.right, message)


def _mismatch(name: str, kind: ValueType, other_name: str, other: ValueType) -> str:
    first, second = _FAMILIES[kind.kind], _FAMILIES[other.kind]
    return f"«{name}» er {first}, og «{other_name}» er {second}. De kan ikke sammenlignes."


def _operator_faults(
    test: Comparison, left: ValueType, right: ValueType | None
) -> Iterator[ConditionFault]:
    if test.operator not in {"==", "!="} and _FAMILIES[left.kind] not in _ORDERED:
        message = (
            f"«{test.operator}» passer bare for tall, datoer og klokkeslett. "
            f"«{operand_text(test.left)}» er {_FAMILIES[left.kind]}."
        )
        yield fault_at(test.left, message)
    sides = [kind for kind in (left, right) if kind is not None]
    if test.operator == "!=" and any(kind.may_be_unanswered for kind in sides):
        yield _unanswered(test)


def _unanswered(test: Comparison) -> ConditionFault:
    message = (
        f"«{operand_text(test.left)}» kan stå ubesvart, og da er betingelsen verken oppfylt "
        "eller ikke. Skriv heller hvilke svar som gjelder, med «==» eller «in»."
    )
    place = test.place
    return ConditionFault(message, offset=place.offset, length=place.length, severity="warning")
