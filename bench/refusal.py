"""How long it takes to refuse ``fortsett`` at the evaluation, with three things missing."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from bench.clock import median_ms
from bti import Casework, Environment
from bti.case.case import Round, Stand
from bti.case.commands import Go
from bti.case.decide import decide
from bti.case.standing import Standing
from bti.errors import Refused

AT = datetime.fromisoformat("2026-11-24T09:00:00+01:00")


def standing_at_evaluation() -> Standing:
    """Give a case that stands at the evaluation of level 1, with nothing done there."""
    with Casework.in_memory(environment=Environment.fixed(at=AT)) as casework:
        case = casework.open_case("bti", child="Prøve", born=date(2019, 5, 2)).case.id
        desk = casework._desk  # noqa: SLF001 - the benchmark stands where the desk stands
        standing = desk.standing(case, "")
    stand = Stand(step="n1_evaluer", level="nivaa_1", entered=AT)
    begun = Round(level="nivaa_1", number=1, began=AT)
    placed = msgspec.structs.replace(standing.case, stand=stand, round=begun)
    return msgspec.structs.replace(standing, case=placed)


def report() -> list[str]:
    """Give the figures as lines."""
    standing = standing_at_evaluation()
    missing: list[int] = []

    def refuse() -> None:
        try:
            decide(standing, Go(transition="fortsett"))
        except Refused as refusal:
            missing.append(len(refusal.reasons))

    taken = median_ms(refuse)
    return [f"fortsett refused with {missing[-1]} reasons: {taken:.2f} ms (goal <= 0.5 ms)"]
