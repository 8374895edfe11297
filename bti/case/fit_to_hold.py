"""Whether the holder may hold the baton on a level that says who may: else it is offered on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.case.place_titles import people_of, roles_in_words

if TYPE_CHECKING:
    from bti.case.standing import Standing


def unfit(standing: Standing, level_id: str) -> str:
    """Say who has to hold the baton on a level, where the holder has none of the roles."""
    level, holder = standing.guide.levels.get(level_id), standing.case.baton.holder
    wanted = level.baton.may_hold if level and level.baton else ()
    roles = standing.roles_of(holder.person) if holder and wanted else None
    if level is None or holder is None or roles is None or not roles.isdisjoint(wanted):
        return ""
    who = roles_in_words(standing.guide, wanted, people_of(standing))
    return (
        f"På «{level.title}» må stafettholderen være {who}, og {standing.person(holder.person)} er "
        f"ikke det. Tilby stafettpinnen videre: bti tilby {standing.case.id} PERSON."
    )
