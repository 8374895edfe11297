"""What is never blocked, and what happens by itself: nothing may stand in front of either."""

from __future__ import annotations

from collections.abc import Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Action, Entry, Guide, Strength, Transition
from bti.guide.lint.demands import is_empty
from bti.guide.targets import Layout, places, step_of
from bti.guide.written import Written

_IN_FRONT = (
    "when",
    "only_for",
    "requires",
    "consents",
    "by",
    "entered_by",
    "limit",
    "keeps_open",
    "form",
    "invites",
    "submits_to",
    "event",
    "automatic",
)


def protection(written: Written) -> Iterator[Finding]:
    """Find what stands in front of the never blocked, and demands on what moves by itself."""
    guide = written.guide
    for register, actions in (("actions", guide.actions), ("anytime", guide.anytime)):
        for name, action in actions.items():
            path = f"{register}.{name}"
            if action.never_blocked:
                yield from _in_front(written, path, action)
            yield from _does_nothing(written, path, action)
    for name, entry in guide.entries.items():
        if entry.never_blocked:
            yield from _in_front(written, f"entries.{name}", entry)
    layout = Layout(guide)
    for origin, place in places(guide):
        for name, move in place.transitions.items():
            path = f"{origin}.transitions.{name}"
            if move.never_blocked:
                yield from _in_front(written, path, move)
            if move.automatic:
                yield from _automatic(written, layout, origin, path, move)


def _in_front(written: Written, path: str, way: Action | Entry | Transition) -> Iterator[Finding]:
    for key in _IN_FRONT:
        if _is_set(way, key):
            message = (
                f"«{key}» kan ikke stå på noe som aldri skal stenges. Ta bort «{key}», så alle "
                "kan bruke det med en gang."
            )
            yield finding("aldri-stengt", written.place(f"{path}.{key}"), message)
    if isinstance(way, Entry):
        return
    if way.reason == "required":
        message = "Det som aldri skal stenges, kan ikke kreve en grunn. Ta bort «reason»."
        yield finding("aldri-stengt", written.place(f"{path}.reason"), message)
    for name, ask in way.asks.items():
        if ask.required != Strength():
            message = "Det som aldri skal stenges, kan ikke kreve svar. Ta bort «required»."
            yield finding("aldri-stengt", written.place(f"{path}.asks.{name}.required"), message)


def _is_set(way: Action | Entry | Transition, key: str) -> bool:
    if key == "requires" and not isinstance(way, Entry):
        return not is_empty(way.requires)
    return bool(getattr(way, key, None))


def _does_nothing(written: Written, path: str, action: Action) -> Iterator[Finding]:
    does = (action.opens, action.to, action.form, action.then, action.invites, action.submits_to)
    if not any((*does, action.asks)):
        message = (
            "Handlingen gjør ingenting. Skriv hva den gjør, med «opens», «to», «form», «then», "
            "«invites», «submits_to» eller «asks»."
        )
        yield finding("mangler-innhold", written.place(path), message)


def _automatic(
    written: Written, layout: Layout, origin: str, path: str, move: Transition
) -> Iterator[Finding]:
    place = written.place(f"{path}.automatic")
    if not move.event:
        message = "Overgangen skjer av seg selv, men sier ikke når. Skriv hendelsen med «event»."
        yield finding("automatisk-hendelse", place, message)
    demanded = _demanded(written.guide, layout, origin, move)
    if demanded:
        message = (
            f"Overgangen skjer av seg selv, men {demanded} krever noe. Ta bort kravet, eller ta "
            "bort «automatic» så en person gjør den."
        )
        yield finding("automatisk-krav", place, message)


def _demanded(guide: Guide, layout: Layout, origin: str, move: Transition) -> str:
    """Say who demands something of an automatic move, if anyone does."""
    if not is_empty(move.requires) or move.reason == "required":
        return "overgangen"
    if any(ask.required != Strength() for ask in move.asks.values()):
        return "et spørsmål i overgangen"
    step = step_of(guide, origin)
    if step is not None and move.demands is None and _demands(step.checklist, step.forms):
        return "steget"
    for target in layout.targets(origin, move.to):
        if target.closing:
            closing = guide.closings[target.id]
            if _demands(closing.checklist, closing.forms) or not is_empty(closing.requires):
                return "avslutningen"
        elif target.level != layout.level_of.get(origin) and _level_demands(guide, target.level):
            return "nivået"
    return ""


def _level_demands(guide: Guide, level_id: str) -> bool:
    """Tell whether a level demands something of whoever enters it, a holder for instance."""
    level = guide.levels[level_id]
    before = level.baton is not None and level.baton.decide == "before"
    return before or not is_empty(level.requires)


def _demands(checklist: object, forms: object) -> bool:
    items = checklist.values() if isinstance(checklist, dict) else ()
    strengths = [item.required for item in items]
    strengths += forms.values() if isinstance(forms, dict) else ()
    return any(strength != Strength() for strength in strengths)
