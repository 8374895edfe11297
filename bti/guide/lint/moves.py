"""Moves: where they lead, which steps nobody reaches, and which lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Guide, Step, Transition
from bti.guide.lint.ids import has_ambiguous_targets
from bti.guide.nearest import meant
from bti.guide.targets import DYNAMIC, WORDS, Layout, step_of
from bti.guide.titles import NEXT
from bti.guide.written import Mention, Written

_MOST_TRACKS = 12


def moves(written: Written) -> Iterator[Finding]:
    """Find transitions that lead nowhere, and steps without a way in or out."""
    layout = Layout(written.guide)
    yield from _targets(written, layout)
    yield from _transitions(written)
    if not layout.steps:
        message = "Ingen steg å begynne på. Skriv minst ett steg under «steps» eller på et nivå."
        yield finding("mangler-inngang", written.place("entries"), message)
    if not layout.steps or has_ambiguous_targets(written):
        return
    yield from _ways(written, layout, "")
    for track in list(written.guide.tracks)[:_MOST_TRACKS]:
        yield from _ways(written, Layout(written.guide, track), track)


def _targets(written: Written, layout: Layout) -> Iterator[Finding]:
    for mention in written.mentions:
        if mention.meaning == "target":
            origin = mention.path.split(".")[0]
            yield from _target(written.guide, layout, origin, mention)


def _target(guide: Guide, layout: Layout, origin: str, mention: Mention) -> Iterator[Finding]:
    word = mention.text
    if word == "last_step":
        if origin not in guide.closings:
            message = "«last_step» kan bare brukes fra en avslutning. Skriv steget i stedet."
            yield finding("ukjent-maal", mention.place, message)
    elif origin in guide.closings and (word in WORDS or word in guide.kinds):
        message = f"Fra en avslutning kan «{word}» ikke brukes. Skriv et steg eller «last_step»."
        yield finding("ukjent-maal", mention.place, message)
    elif not (
        layout.targets(origin, (word,)) if origin in layout.steps else _is_place(guide, word)
    ):
        yield _leads_nowhere(guide, mention)


def _is_place(guide: Guide, word: str) -> bool:
    known = word in guide.levels or word in guide.closings or word in guide.kinds
    return known or word in DYNAMIC or step_of(guide, word) is not None


def _leads_nowhere(guide: Guide, mention: Mention) -> Finding:
    word = mention.text
    if word == "next":
        message = "Det finnes ikke noe steg etter dette. Skriv steget eller avslutningen i stedet."
        return finding("ukjent-maal", mention.place, message)
    if word in guide.kinds:
        message = f"Nivået har ikke noe steg av slaget «{word}». Skriv steget i stedet."
        return finding("ukjent-maal", mention.place, message)
    if word in guide.levels:
        message = f"Nivået «{word}» har ingen steg å komme til. Skriv et steg under nivået."
        return finding("ukjent-maal", mention.place, message)
    steps = (step for level in guide.levels.values() for step in level.steps)
    known = (*steps, *guide.levels, *guide.closings, *guide.kinds, *WORDS)
    message = f"Jeg kjenner ikke steget «{word}»."
    proposal = meant(word, known)
    if not proposal:
        message += " «to» skal være et steg, et nivå, et slag eller en avslutning i veilederen."
    return finding("ukjent-maal", mention.place, message, proposal)


def _transitions(written: Written) -> Iterator[Finding]:
    for origin, moves_out in all_transitions(written.guide):
        for name, move in moves_out.items():
            path = f"{origin}.transitions.{name}"
            if not move.to and f"{path}.to" not in written.places:
                message = "Overgangen sier ikke hvor den leder. Skriv «to: …»."
                yield finding("mangler-maal", written.place(path), message)
            if (
                not move.title
                and _needs_title(name, move)
                and f"{path}.title" not in written.places
            ):
                message = "Overgangen mangler tittel. Skriv det som skal stå på valget: «title: …»."
                yield finding("mangler-tittel", written.place(path), message)
        yield from _shadowed(written, origin, moves_out)


def _needs_title(name: str, move: Transition) -> bool:
    """Tell whether nobody but the author can title a move; ``next`` to a step has its title."""
    return name != NEXT or any(word in DYNAMIC for word in move.to[:1])


def _shadowed(
    written: Written, origin: str, moves_out: Mapping[str, Transition]
) -> Iterator[Finding]:
    """Find transitions of the same event behind one that is always proposed first."""
    seen: dict[tuple[str, str], str] = {}
    for name, move in moves_out.items():
        if not move.event:
            continue
        first = seen.get((move.event, "")) or seen.get((move.event, move.when))
        if first and not move.only_for:
            message = (
                f"Overgangen «{first}» har samme hendelse og foreslås alltid først. "
                "Gi dem ulike betingelser med «when»."
            )
            yield finding("skygge", written.place(f"{origin}.transitions.{name}"), message)
        elif not move.only_for:
            seen.setdefault((move.event, move.when), name)


def all_transitions(guide: Guide) -> Iterator[tuple[str, Mapping[str, Transition]]]:
    """Give the transitions of every step and closing, with the id of where they start."""
    for level in guide.levels.values():
        for step_id, step in level.steps.items():
            yield step_id, step.transitions
    for closing_id, closing in guide.closings.items():
        yield closing_id, closing.transitions


def _ways(written: Written, layout: Layout, track: str) -> Iterator[Finding]:
    """Find steps without a way in or out on one track, or on any when there is none."""
    graph = _graph(layout)
    on_track = f" på sporet «{track}»" if track else ""
    here = tuple(layout.steps)
    starts = [step for step in written.guide.entries if step in here] or here[:1]
    jumps = any(role.may_jump for role in written.guide.roles.values())
    reached = _reachable(graph, (*starts, *_anytime(layout)))
    for step in layout.steps:
        if step not in reached and not jumps:
            message = (
                f"Ingen kommer til steget «{step}»{on_track}. Skriv en overgang som leder hit, "
                "eller ta det med under «entries»."
            )
            yield finding("uten-vei-inn", written.place(step), message)
    yield from _exits(written, layout, graph, on_track)


def _exits(
    written: Written, layout: Layout, graph: Mapping[str, tuple[str, ...]], on_track: str
) -> Iterator[Finding]:
    closings = written.guide.closings
    closing = _reachable(_backwards(graph), closings)
    elsewhere = any(target in closings for target in _anytime(layout))
    # Visited from any step, one that goes back ends where that step does.
    visited = _anytime(layout)
    for step_id, step in layout.steps.items():
        place = written.place(step_id)
        by_person = [m for m in step.transitions.values() if not m.automatic]
        if step_id in written.broken:
            continue
        if not any(_leads(layout, step_id, move) for move in by_person):
            message = (
                f"Fra steget «{step_id}» kommer ingen videre{on_track}. "
                "Skriv en overgang som en person kan velge."
            )
            yield finding("blindvei", place, message)
        elif step_id not in closing and not (step_id in visited and _goes_back(step)):
            code = "avslutning-anytime" if elsewhere else "uten-avslutning"
            message = (
                f"Fra steget «{step_id}» leder ingen overganger til en avslutning{on_track}. "
                "Skriv en vei videre til en avslutning."
            )
            yield finding(code, place, message)


def _goes_back(step: Step) -> bool:
    return any("back" in move.to for move in step.transitions.values())


def _leads(layout: Layout, step: str, move: Transition) -> bool:
    return bool(layout.targets(step, move.to))


def _graph(layout: Layout) -> dict[str, tuple[str, ...]]:
    """Give where each step and closing leads; ``back`` leads to where one can come from."""
    graph: dict[str, list[str]] = {}
    back: list[str] = []
    for origin, moves_out in all_transitions(layout.guide):
        words = tuple(word for move in moves_out.values() for word in move.to)
        fixed = tuple(word for word in words if word not in DYNAMIC)
        graph[origin] = [target.id for target in layout.targets(origin, fixed)]
        if "back" in words and origin in layout.steps:
            back.append(origin)
    before = _backwards({origin: tuple(ways) for origin, ways in graph.items()})
    for origin in back:
        graph[origin].extend(step for step in before.get(origin, ()) if step in layout.steps)
    return {origin: tuple(ways) for origin, ways in graph.items()}


def _anytime(layout: Layout) -> tuple[str, ...]:
    words = tuple(word for action in layout.guide.anytime.values() for word in action.to)
    fixed = tuple(word for word in words if word not in WORDS)
    return tuple(target.id for target in layout.targets("", fixed))


def _backwards(graph: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    turned: dict[str, list[str]] = {}
    for origin, ways in graph.items():
        for way in ways:
            turned.setdefault(way, []).append(origin)
    return {origin: tuple(ways) for origin, ways in turned.items()}


def _reachable(graph: Mapping[str, tuple[str, ...]], starts: Iterable[str]) -> set[str]:
    reached = set(starts)
    waiting = list(reached)
    while waiting:
        for way in graph.get(waiting.pop(), ()):
            if way not in reached:
                reached.add(way)
                waiting.append(way)
    return reached
