"""The checklist: a line is ticked when its result was seen, and the tick can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.case.demands import asked
from bti.case.events import Ticked, Unticked
from bti.case.scope import CaseScope
from bti.errors import BadInput, NotFound, Reason
from bti.guide.nearest import alike

if TYPE_CHECKING:
    from bti.case.commands import Tick
    from bti.case.events import AnyEvent
    from bti.case.standing import Standing
    from bti.guide.definition import Item


def items(standing: Standing) -> dict[tuple[str, str], Item]:
    """Give the lines that can be ticked now: the step's, then those of the closings."""
    scope = CaseScope(standing.guide, standing.case, standing.now)
    here = standing.step.checklist if standing.step else {}
    written = {(standing.case.stand.step, item_id): item for item_id, item in here.items()}
    for closing_id, closing in standing.guide.closings.items():
        written |= {(closing_id, item_id): item for item_id, item in closing.checklist.items()}
    return {key: item for key, item in written.items() if asked(item, standing, scope)}


def tick(standing: Standing, command: Tick) -> tuple[AnyEvent, ...]:
    """Tick a line, or take the tick back."""
    where, item = _found(standing, command.item)
    ticked = f"{where}.{item}" in standing.case.round.ticks
    if command.done and not ticked:
        return (Ticked(step=where, item=item),)
    if not command.done and ticked:
        return (Unticked(step=where, item=item),)
    text = items(standing)[where, item].text
    so_far = "alt huket av" if command.done else "ikke huket av fra før"
    told = f"«{text}» er {so_far}. Ingenting er endret."
    raise BadInput(Reason(kind="item", subject=item, message=told))


def _found(standing: Standing, written: str) -> tuple[str, str]:
    known = items(standing)
    for where, item in known:
        if written in (item, f"{where}.{item}"):
            return where, item
    names = list(dict.fromkeys(item for _, item in known))
    near = alike(written, names)
    have = ", ".join(names) or "ingen"
    raise NotFound(f"Sjekklisten her har ikke punktet «{written}». Den har: {have}.", near)
