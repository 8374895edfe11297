"""What an action does beside being recorded, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bti.case.place_titles import arena_title, role_title
from bti.case.titles import titled
from bti.guide.conditions.wording import joined
from bti.guide.definition import Action

if TYPE_CHECKING:
    from bti.guide.definition import Guide, Invites, Opens, Transition


def does_in_words(guide: Guide, written: Action | Transition) -> tuple[str, ...]:
    """Say what an action does beside being recorded."""
    return tuple(_does(guide, written)) if isinstance(written, Action) else ()


def _does(guide: Guide, action: Action) -> Iterator[str]:
    if action.opens:
        yield opens_in_words(guide, action.opens)
    if action.keeps_open:
        yield "denne saken kan ikke avsluttes før den andre er det"
    if action.submits_to:
        forms = " og ".join(f"«{guide.forms[form].title}»" for form in action.attach)
        attached = f", med {forms} vedlagt" if forms else ""
        yield f"sender saken til {arena_title(guide, action.submits_to)}{attached}"
    if action.invites:
        yield f"inviterer {_invited(guide, action.invites)}"
    if action.form:
        yield f"begynner på skjemaet «{guide.forms[action.form].title}»"
    for task in action.then:
        yield f"setter i gang oppgaven «{guide.tasks[task].title}»"


def opens_in_words(guide: Guide, opens: Opens) -> str:
    """Say which guide the linked case follows, and what is carried over to it."""
    carried = joined([titled(guide, path) for path in opens.carry], "og")
    along = f", og tar med {carried}" if carried else ""
    return f"åpner en sak for seg etter veilederen «{opens.guide}»{along}"


def _invited(guide: Guide, invites: Invites) -> str:
    service = guide.services.get(invites.service)
    who = f"en enhet i «{service.title}»" if service else "en enhet"
    role = f" som {role_title(guide, invites.role).lower()}" if invites.role else ""
    ground = f", med dette grunnlaget: {invites.ground}" if invites.ground else ""
    return f"{who}{role}{ground}"
