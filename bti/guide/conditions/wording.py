"""Values and comparisons in Norwegian words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from bti.guide.almanac import MONTHS
from bti.guide.conditions.expressions import Operator, Path, State
from bti.guide.conditions.values import Missing, Titles, Value

MISSING_IN_WORDS: dict[Missing, str] = {
    Missing.NOT_ASKED: "er det ikke spurt om ennå",
    Missing.NOT_ANSWERED: "er ikke besvart ennå",
    Missing.EMPTY: "står tomt",
    Missing.NOT_APPLICABLE: "er satt til «ikke aktuelt»",
    Missing.NOT_TOLD: "er ikke opplyst",
}
_STATES: dict[State, tuple[str, str]] = {
    "answered": ("er besvart", "er ikke besvart"),
    "empty": ("er uten svar", "er ikke uten svar"),
    "not_asked": ("er ikke spurt om", "er spurt om"),
}
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
    """Put a title between quotation marks."""
    return f"«{text}»"


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


def state_in_words(state: State, *, holds: bool) -> str:
    """Say that something is answered, empty or not asked, or that it is not."""
    return _STATES[state][0 if holds else 1]
