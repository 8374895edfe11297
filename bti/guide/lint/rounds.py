"""Rounds: moves back on a level must say whether a new one begins; forms may have to follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.errors import Finding, Place
from bti.guide.codes import finding
from bti.guide.lint.ids import has_ambiguous_targets
from bti.guide.targets import Layout, Target
from bti.guide.written import Written


def rounds(written: Written) -> Iterator[Finding]:
    """Find moves back without a word on rounds, and forms that a new round does not renew."""
    if has_ambiguous_targets(written):
        return
    layout = Layout(written.guide)
    # A copied move can need its word on rounds in one step and not in another.
    needed: dict[Place, bool] = {}
    for step_id, step in layout.steps.items():
        for name, move in step.transitions.items():
            path = f"{step_id}.transitions.{name}"
            fixed = [t for t in layout.targets(step_id, move.to) if not t.dynamic]
            if move.round:
                place = written.place(f"{path}.round")
                stays = any(_stays(layout, step_id, target) for target in fixed)
                needed[place] = needed.get(place, False) or stays
            elif any(_leads_back(layout, step_id, target) for target in fixed):
                yield from _missing(written, path)
    for place in (place for place, is_needed in needed.items() if not is_needed):
        message = "«round» virker bare på overganger innen samme nivå. Ta den bort her."
        yield finding("unoedig-runde", place, message)
    yield from _single_copies(written, layout)


def _missing(written: Written, path: str) -> Iterator[Finding]:
    if f"{path}.round" not in written.places:
        levels = written.guide.levels.values()
        within = "" if any(level.implied for level in levels) else " på samme nivå"
        message = (
            f"Overgangen leder tilbake{within}. Skriv «round: new» når en ny runde "
            "begynner, eller «round: same» når den fortsetter."
        )
        yield finding("mangler-runde", written.place(path), message)


def _stays(layout: Layout, step: str, target: Target) -> bool:
    return not target.closing and target.level == layout.level_of[step]


def _leads_back(layout: Layout, step: str, target: Target) -> bool:
    return _stays(layout, step, target) and layout.index[target.id] <= layout.index[step]


def _single_copies(written: Written, layout: Layout) -> Iterator[Finding]:
    """Find forms with one copy that are demanded where rounds go round."""
    in_round = _in_round(layout)
    for step_id in in_round:
        for form_id, strength in layout.steps[step_id].forms.items():
            form = written.guide.forms.get(form_id)
            is_demanded = strength.word != "optional"
            meant = f"forms.{form_id}.copies" in written.places
            if form is None or form.copies != "one" or meant or not is_demanded:
                continue
            message = (
                f"Skjemaet «{form_id}» kreves i hver runde, men fylles ut bare én gang og er "
                "ferdig etter den første. Skriv «copies: per_round» på skjemaet, eller "
                "«copies: one» når det er slik det skal være."
            )
            yield finding("utfylling-i-runde", written.place(f"{step_id}.forms.{form_id}"), message)


def _in_round(layout: Layout) -> list[str]:
    """Give the steps that a new round leads through again."""
    edges: dict[str, set[str]] = {step: set() for step in layout.steps}
    again: list[tuple[str, str]] = []
    for step_id, step in layout.steps.items():
        for move in step.transitions.values():
            for target in layout.targets(step_id, move.to):
                if target.closing or target.dynamic:
                    continue
                edges[step_id].add(target.id)
                if move.round == "new" or not _stays(layout, step_id, target):
                    again.append((step_id, target.id))
    group = _groups(edges)
    rings = {group[origin] for origin, target in again if group[origin] == group[target]}
    return [step for step in layout.steps if group[step] in rings]


def _groups(edges: Mapping[str, set[str]]) -> dict[str, int]:
    """Number the steps so that two have one number when each leads to the other."""
    turned: dict[str, set[str]] = {step: set() for step in edges}
    for step, ways in edges.items():
        for way in ways:
            turned[way].add(step)
    group: dict[str, int] = {}
    for number, start in enumerate(reversed(_finished(edges))):
        waiting = [start] if start not in group else []
        while waiting:
            step = waiting.pop()
            if step not in group:
                group[step] = number
                waiting.extend(way for way in turned[step] if way not in group)
    return group


def _finished(edges: Mapping[str, set[str]]) -> list[str]:
    """Give the steps in the order in which a walk in depth is done with them."""
    seen: set[str] = set()
    done: list[str] = []
    for start in edges:
        waiting = [(start, iter(sorted(edges[start])))] if start not in seen else []
        seen.add(start)
        while waiting:
            step, ways = waiting[-1]
            following = next((way for way in ways if way not in seen), None)
            if following is None:
                done.append(step)
                waiting.pop()
            else:
                seen.add(following)
                waiting.append((following, iter(sorted(edges[following]))))
    return done
