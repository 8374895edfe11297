"""Moves: where they lead, what they are called, and which are never proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Guide, Transition
from bti.guide.nearest import meant
from bti.guide.targets import DYNAMIC, WORDS, Layout, every_step, places, step_of
from bti.guide.titles import is_named_by_target
from bti.guide.written import Mention, Written


def moves(written: Written) -> Iterator[Finding]:
    """Find transitions that lead nowhere or are never seen, and a guide without steps."""
    layout = Layout(written.guide)
    yield from _targets(written, layout)
    yield from _transitions(written)
    if not layout.steps:
        message = "Ingen steg å begynne på. Skriv minst ett steg under «steps» eller på et nivå."
        yield finding("mangler-inngang", written.place("entries"), message)


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
    known = (*every_step(guide), *guide.levels, *guide.closings, *guide.kinds, *WORDS)
    message = f"Jeg kjenner ikke steget «{word}»."
    proposal = meant(word, known)
    if not proposal:
        message += " «to» skal være et steg, et nivå, et slag eller en avslutning i veilederen."
    return finding("ukjent-maal", mention.place, message, proposal)


def _transitions(written: Written) -> Iterator[Finding]:
    for origin, place in places(written.guide):
        for name, move in place.transitions.items():
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
        yield from _shadowed(written, origin, place.transitions)


def _needs_title(name: str, move: Transition) -> bool:
    """Tell whether nobody but the author can title a move; ``next`` to a step has its title."""
    return not is_named_by_target(name, move) or any(word in DYNAMIC for word in move.to[:1])


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
