"""Values and comparisons in Norwegian words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from bti.guide.almanac import MONTHS
from bti.guide.conditions.values import Missing, Unquoted

if TYPE_CHECKING:
    from bti.guide.conditions.expressions import Operator, Path, State
    from bti.guide.conditions.scope import Titles
    from bti.guide.conditions.values import Value

MISSING_IN_WORDS: dict[Missing, str] = {
    Missing.NOT_ASKED: "er det ikke spurt om ennå",
    Missing.NOT_ANSWERED: "er ikke besvart ennå",
    Missing.EMPTY: "står tomt",
    Missing.NOT_APPLICABLE: "er satt til «ikke aktuelt»",
    Missing.NOT_TOLD: "er ikke opplyst",
}
_STATES: dict[State, str] = {"answered": "besvart", "empty": "uten svar"}
_NUMBERS: dict[Operator, str] = {
    "==": "",
    "!=": "noe annet enn ",
    "<": "mindre enn ",
    "<=": "høyst ",
    ">": "mer enn ",
    ">=": "minst ",
}
_MOMENTS: dict[Operator, str] = {
    **_NUMBERS,
    "<": "før ",
    "<=": "senest ",
    ">": "etter ",
    ">=": "tidligst ",
}


def quoted(text: str) -> str:
    """Put a title between quotation marks, but not what stands without."""
    return text if isinstance(text, Unquoted) else f"«{text}»"


def operator_in_words(operator: Operator, *, moment: bool) -> str:
    """Say an operator so that a value can follow: «minst », «før »."""
    return (_MOMENTS if moment else _NUMBERS)[operator]


def joined(parts: Sequence[str], last: str) -> str:
    """Join parts as Norwegian does: «a, b og c»; of no parts, nothing."""
    *first, end = parts or ("",)
    return f"{', '.join(first)} {last} {end}" if first else end


def value_in_words(value: Value, path: Path, titles: Titles) -> str:
    """Say a value: a choice by its title, a date written out, a number with a comma."""
    match value:
        case Missing():
            return MISSING_IN_WORDS[value]
        case bool():
            return quoted("ja" if value else "nei")
        case datetime() | date() | time():
            return moment_in_words(value)
        case int() | float() | Decimal():
            return _number(value)
        case str():
            return quoted(titles.title((*path, value)) or value)
        case _:
            return _several(sorted(value), path, titles)


def _several(choices: list[str], path: Path, titles: Titles) -> str:
    if not choices:
        return "ingen av valgene"
    return joined([quoted(titles.title((*path, choice)) or choice) for choice in choices], "og")


def moment_in_words(moment: date | time) -> str:
    """Say a date or a time: «3. mars 2027 kl. 14.00»."""
    if isinstance(moment, time):
        return f"kl. {moment:%H.%M}"
    day = f"{moment.day}. {MONTHS[moment.month - 1]} {moment.year}"
    return f"{day} kl. {moment:%H.%M}" if isinstance(moment, datetime) else day


def _number(value: float | Decimal) -> str:
    return str(value).replace(".", ",")


def state_in_words(name: str, state: State, *, holds: bool, known: str, alone: bool) -> str:
    """Say that something is answered, empty or not asked, or that it is not.

    What is not asked of anybody is ``known``, by that word. ``alone`` it is a sentence, else it
    stands after «når».
    """
    if state == "not_asked" and not known:
        no = "ikke " if holds else ""
        return f"det er {no}spurt om {name}" if alone else f"det {no}er spurt om {name}"
    said = known if known and state != "empty" else _STATES.get(state, "")
    no = "" if holds != (state == "not_asked") else "ikke "
    return f"{name} er {no}{said}" if alone else f"{name} {no}er {said}"
