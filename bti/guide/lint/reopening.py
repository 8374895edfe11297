"""What is demanded of a case that is opened again, and can be met only when it is open."""

from __future__ import annotations

from collections.abc import Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Requires
from bti.guide.written import Written

_ONE = ("baton", "measures", "new_date", "receiver", "child_heard", "guardians_informed")
_MANY = ("forms", "checklist", "tasks_done")


def reopening(written: Written) -> Iterator[Finding]:
    """Find demands on a way out of a closing that wait until the case is open."""
    for closing_id, closing in written.guide.closings.items():
        for name, move in closing.transitions.items():
            path = f"{closing_id}.transitions.{name}.requires"
            for key in _waiting(move.requires):
                message = (
                    f"«{key}» kan ikke møtes i en avsluttet sak. Det kreves ikke idet saken åpnes "
                    "igjen, men på veiene videre fra steget den åpnes på. Skal noe skrives før, "
                    "bruker du «asks» på veien. La kravet stå når det skal vente."
                )
                yield finding("krav-i-avsluttet", written.place(f"{path}.{key}"), message)


def _waiting(requires: Requires) -> Iterator[str]:
    """Give the keys whose demands no reason can stand for."""
    yield from (
        key for key in _MANY if any(_hard(one.word) for one in getattr(requires, key).values())
    )
    if any(_hard(one.strength) for one in requires.consent.values()):
        yield "consent"
    for key in _ONE:
        demand = getattr(requires, key)
        word = getattr(demand, "strength", getattr(demand, "word", "optional"))
        if demand is not None and _hard(word):
            yield key


def _hard(word: str) -> bool:
    return word in {"required", "started"}
