"""Facts: answers that cannot be told, and what is taken for true that could never be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bti.errors import Finding
from bti.guide.calendar import is_day
from bti.guide.codes import finding
from bti.guide.facts import Fact
from bti.guide.nearest import meant
from bti.guide.written import Written

_CHOSEN = ("select_one", "select_multiple", "scale")
_YES_NO = ("yes", "no")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


def facts(written: Written) -> Iterator[Finding]:
    """Find facts whose choices are missing or too many, and assumptions of another type."""
    for name, fact in written.guide.facts.items():
        path = f"facts.{name}"
        if (fact.type in _CHOSEN) != bool(fact.choices):
            yield finding("felt", written.place(path), _about_choices(fact))
        elif fact.assume and not _READS[fact.type](fact):
            place = written.value_place(f"{path}.assume")
            message = f"«{fact.assume}» er ikke et svar på «{fact.title}»."
            yield finding("felt", place, message, meant(fact.assume, _answers(fact)))


def _about_choices(fact: Fact) -> str:
    if fact.choices:
        return "Opplysninger av denne typen har ikke svaralternativer. Skriv «type: select_one»."
    return "Opplysningen mangler svaralternativer. Skriv dem under «choices»."


def _answers(fact: Fact) -> tuple[str, ...]:
    return _YES_NO if fact.type == "yes_no" else tuple(fact.choices)


def _number(fact: Fact) -> bool:
    return _NUMBER.fullmatch(fact.assume) is not None


def _chosen(fact: Fact) -> bool:
    return fact.assume in fact.choices


_READS: dict[str, Callable[[Fact], bool]] = {
    "yes_no": lambda fact: fact.assume in _YES_NO,
    "text": lambda _fact: True,
    "integer": lambda fact: fact.assume.isdecimal(),
    "decimal": _number,
    "date": lambda fact: is_day(fact.assume),
    "select_one": _chosen,
    "select_multiple": _chosen,
    "scale": _chosen,
}
