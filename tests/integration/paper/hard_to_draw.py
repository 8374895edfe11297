"""Four guides that are hard to draw, each written by a draw from its own seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from bti.guide.definition import Guide
from bti.guide.loading import load

WORDS = (
    *("Sett ord på uroen", "Snakk med foreldrene", "Drøft med en kollega", "Hold møtet"),
    *("Skriv referat", "Følg med", "Evaluer tiltakene", "Velg tiltak", "Spør barnet"),
    *("Lag en plan", "Avklar hvem som gjør hva", "Avslutt arbeidet", "Ring helsestasjonen"),
)
LONG = (
    *("Tverrfaglig samarbeidsavtaleevalueringsmøte", "Spesialpedagogikkoordineringsgruppe"),
    *("Oppmerksomhetsvanskeutredningshenvisning", "Menneskerettighetsorganisasjonskomité"),
    *("Habiliteringstjenestekoordinatorsamtale", "Skolefraværsoppfølgingsrutinegjennomgang"),
    *("Barnevernstjenestesamarbeidsavtale med helsestasjonsvirksomheten i kommunen",),
)


def many_levels(draw: random.Random) -> str:
    """Eleven levels of one or two steps, with ways up, down and back."""
    sizes = [draw.choice((1, 1, 2)) for _ in range(11)]
    return _guide(draw, sizes, WORDS, _seldom, "Mange nivåer med få steg")


def one_level(draw: random.Random) -> str:
    """Twenty-six steps after each other."""
    return _guide(draw, [26], WORDS, _seldom, "Mange steg på rad")


def long_words(draw: random.Random) -> str:
    """Words as long as Norwegian allows, in every title."""
    return _guide(draw, [3, 5, 4], LONG, _often, LONG[-1])


def dense(draw: random.Random) -> str:
    """Ways between almost everything, with lists, tracks, steps off the path and closings."""
    return _guide(draw, [4, 5, 4, 3], WORDS, _always, "Alt henger sammen")


HARD: dict[str, Callable[[random.Random], str]] = {
    one.__name__: one for one in (many_levels, one_level, long_words, dense)
}


def hard(name: str) -> Guide:
    """Read one of them."""
    text = HARD[name](random.Random(name))  # noqa: S311 - a draw, not a secret
    loaded = load({f"{name}.yaml": text})
    assert loaded.guide is not None, loaded.findings
    return loaded.guide


Ways = Callable[[random.Random], int]


def _seldom(draw: random.Random) -> int:
    return draw.choice((0, 0, 0, 1))


def _often(draw: random.Random) -> int:
    return draw.choice((0, 1, 2))


def _always(draw: random.Random) -> int:
    return draw.choice((2, 3, 3, 4))


def _guide(
    draw: random.Random, sizes: list[int], words: tuple[str, ...], ways: Ways, title: str
) -> str:
    return "\n".join(_lines(draw, sizes, words, ways, title)) + "\n"


def _lines(
    draw: random.Random, sizes: list[int], words: tuple[str, ...], ways: Ways, title: str
) -> Iterator[str]:
    steps = [f"s{level}_{place}" for level, size in enumerate(sizes) for place in range(size)]
    yield from ("workflow: vanskelig", "version: 2026.1", "language: nb", f"title: {title}")
    yield "kinds: {arbeid: {title: Arbeid, phase: tiltak}}"
    yield "services: {barnehage: Barnehage, skole: Skole}"
    yield "tracks:"
    yield "  i_barnehage: {title: Barnehage, service: barnehage}"
    yield "  i_skole: {title: Skole, service: skole}"
    yield "levels:"
    for level, size in enumerate(sizes):
        yield f"  nivaa_{level}:"
        yield f"    title: {draw.choice(words)}"
        yield "    steps:"
        for place in range(size):
            yield from _step(draw, steps, steps.index(f"s{level}_{place}"), words, ways)
    yield "anytime:"
    yield f"  flytter: {{title: {draw.choice(words)}, to: flyttet, reason: required}}"
    yield "closings:"
    yield f"  avsluttet: {{title: {draw.choice(words)}, transitions: {{igjen: {_again(steps)}}}}}"
    yield f"  henvist: {draw.choice(words)}"
    yield f"  flyttet: {draw.choice(words)}"


def _again(steps: list[str]) -> str:
    return f"{{title: Åpne igjen, to: [{steps[0]}, last_step], reason: required}}"


def _step(
    draw: random.Random, steps: list[str], at: int, words: tuple[str, ...], ways: Ways
) -> Iterator[str]:
    inside = 0 < at < len(steps) - 1
    yield f"      {steps[at]}:"
    yield "        kind: arbeid"
    yield f"        title: {draw.choice(words)}"
    if inside and draw.random() < 0.1:
        yield "        only_for: [i_skole]"
    yield "        transitions:"
    to = "next" if at < len(steps) - 1 else "avsluttet"
    yield f"          videre: {{title: Videre, to: {to}}}"
    for number in range(ways(draw)):
        several = draw.sample([*steps, "avsluttet", "henvist"], draw.choice((1, 1, 1, 2, 3)))
        told = f"title: {draw.choice(words)}, to: [{', '.join(several)}], round: same"
        yield f"          vei{number}: {{{told}}}"
    if draw.random() < 0.3:
        yield "          tilbake: {title: Tilbake, to: back}"
