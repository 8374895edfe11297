"""`tick`: lines of the checklist that one has seen done."""

from __future__ import annotations

from bti.cli.command import argument, command, option
from bti.cli.session import Session
from bti.errors import NotFound


@command(
    "tick",
    more="Et punkt er nummeret som «bti vis» viser, eller navnet på punktet.",
    example="bti huk S-2026-001 2 3\nbti huk S-2026-001 observasjoner --undo",
)
@argument("case", "SAK")
@argument("items", "PUNKT…", nargs=-1, required=True)
@option("--undo", "--angre", is_flag=True, help="Ta huken bort igjen.")
def tick(session: Session, case: str, items: tuple[str, ...], *, undo: bool) -> None:
    """Tick lines, or take the ticks back: all of them or none."""
    named = _named(session, case, items)
    act = session.daily.untick if undo else session.daily.tick
    saved = act(case, *named, by=session.by)
    several = f"{len(named)} huker er {'tatt bort' if undo else 'satt'}"
    session.tell(saved, several if len(named) > 1 else "")


def _named(session: Session, case: str, items: tuple[str, ...]) -> tuple[str, ...]:
    """Give the id of each line that was named by its number."""
    if not any(item.isdecimal() for item in items):
        return items
    view = session.daily.show(case, by=session.by)
    if view.closed:
        # The case says itself that it is closed, and how it is opened again.
        return items
    lines = view.step.checklist
    ids = {str(number): line.id for number, line in enumerate(lines, start=1)}
    wrong = [item for item in items if item.isdecimal() and item not in ids]
    if wrong:
        raise NotFound(f"Sjekklisten har {len(lines)} punkter, og ikke noe punkt {wrong[0]}.")
    return tuple(ids.get(item, item) for item in items)


COMMANDS = {"tick": tick}
