"""A way on as one person may see it: open, or closed with everything that is missing."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.action_words import does_in_words
from bti.case.attempt import Way, ways
from bti.case.form_views import Named, WayKind
from bti.case.forms.field_views import field_views
from bti.case.lacking import counting, is_open, obstacles
from bti.case.occasions import wait_in_words
from bti.case.phases import too_early
from bti.case.place_titles import target_title
from bti.case.proposals import live
from bti.case.seen import Seen, placed
from bti.case.sight import sight_of
from bti.case.standing import Standing
from bti.case.way_views import WayView
from bti.guide.conditions.wording import quoted
from bti.guide.targets import Target


def way_views(standing: Standing, seen: Seen) -> tuple[WayView, ...]:
    """Give every way on from where the case stands."""
    return tuple(way_view(standing, one, seen) for one in ways(standing))


def way_view(standing: Standing, way: Way, seen: Seen) -> WayView:
    """Give a way on: open, or closed with everything that is missing."""
    sight = sight_of(standing)
    reasons = obstacles(standing, way)
    proposal = next((p for p in live(standing) if p.subject == way.id), None)
    cause = proposal.cause if proposal and sight.cause(proposal.cause) else ""
    return WayView(
        id=way.id,
        title=way.title,
        kind=kind_of(way),
        hint=getattr(way.written, "hint", "") or getattr(way.written, "about", ""),
        targets=_targets(standing, way),
        open=is_open(way, reasons),
        reasons=tuple(placed(one, seen.place) for one in reasons if sight.reason(one)),
        needs_reason=way.written.reason == "required" and not way.free,
        always=way.free,
        back=way.back,
        quiet=_is_quiet(standing, way),
        proposed=cause,
        proposed_because=wait_in_words(standing.guide, cause),
        warnings=_warnings(standing, way),
        asks=field_views(standing, way.where, sight.fields(way.asks)),
        does=does_in_words(standing.guide, way.written),
    )


def _warnings(standing: Standing, way: Way) -> tuple[str, ...]:
    """Say what a way is warned of: a phase that is left too early, and forms out of their order.

    Of a way out after a loss nothing is said.
    """
    if _is_quiet(standing, way):
        return ()
    change = "back" if way.back else getattr(way.written, "round", "")
    said = (text for move in way.moves for text in too_early(standing, move.target, change))
    return tuple(dict.fromkeys((*said, *_out_of_order(standing, way))))


def _out_of_order(standing: Standing, way: Way) -> Iterator[str]:
    """Name the forms that a way demands and that were written before others, though they came."""
    forms, sight = standing.guide.forms, sight_of(standing)
    begun = [one for one in standing.case.forms if one in forms and forms[one].after]
    if not begun or way.free:
        return
    from bti.case.forms.order import written_early

    said_of = {one: written_early(standing, one) for one in begun if sight.lists(one)}
    early = {one: said for one, said in said_of.items() if said}
    wanted = counting(standing, way) if early else ()
    for form in wanted:
        if form in early:
            said = early[form]
            yield f"{quoted(forms[form].title)} er {said[0].lower()}{said[1:]}."


def _is_quiet(standing: Standing, way: Way) -> bool:
    """Tell whether a way leads only to closings after which nothing more is said."""
    closings = standing.guide.closings
    ends = [closings.get(move.target.id) for move in way.moves]
    return bool(ends) and all(end is not None and end.quiet for end in ends)


def kind_of(way: Way) -> WayKind:
    """Say whether a way is a transition, an action, or what can be done at any time."""
    if way.anytime:
        return "anytime"
    return "action" if way.action else "transition"


def _targets(standing: Standing, way: Way) -> tuple[Named, ...]:
    """Name where a way leads; among several, what depends on the case by its word."""
    several = len(way.moves) > 1
    return tuple(_target(standing, move.target, several=several) for move in way.moves)


def _target(standing: Standing, target: Target, *, several: bool) -> Named:
    title = target_title(standing.guide, target, several=several)
    return Named(id=target.choice if several else target.id, title=title)
