"""Every way of a guide in words: what a map shows, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from bti.guide.conditions.wording import joined
from bti.guide.definition import Action, Guide, Transition
from bti.guide.numbering import step_number
from bti.guide.targets import DYNAMIC, Layout

_BACK = {"back": "steget saken kom fra", "last_step": "steget der saken sist sto"}


def ways_in_words(guide: Guide, track: str | None = None) -> tuple[str, ...]:
    """Give a sentence for each way: those of the steps, of the closings, and of everywhere."""
    return tuple(_Ways(guide, track).all())


def destination(guide: Guide, origin: str, words: tuple[str, ...]) -> str:
    """Say where a ``to`` leads."""
    return _Ways(guide, None).destination(origin, words)


class _Ways:
    def __init__(self, guide: Guide, track: str | None) -> None:
        self._guide = guide
        self._layout = Layout(guide, track)

    def all(self) -> Iterator[str]:
        for action in self._guide.anytime.values():
            if self._layout.has(action):
                yield self._from_anywhere(action)
        for _, step in self._layout.order:
            yield from self._from(step, self.place(step), self._layout.steps[step].transitions)
        for name, closing in self._guide.closings.items():
            yield from self._from(name, self.place(name), closing.transitions)

    def _from_anywhere(self, action: Action) -> str:
        opens = " Åpner en egen sak." if action.opens else ""
        if not action.to:
            return f"Fra alle steg, når som helst: «{action.title}».{opens}"
        to = self.destination("", action.to)
        return f"Fra alle steg, når som helst: «{action.title}» går til {to}.{opens}"

    def _from(self, origin: str, named: str, moves: dict[str, Transition]) -> Iterator[str]:
        for name, move in moves.items():
            if self._layout.has(move):
                to = self.destination(origin, move.to)
                yield f"Fra {named}: «{move.title or name}» går til {to}."

    def destination(self, origin: str, words: tuple[str, ...]) -> str:
        said = [place for word in words for place in self._said(origin, word)]
        return joined(said, "eller") if said else "ingen steder her"

    def _said(self, origin: str, word: str) -> Iterator[str]:
        if word in DYNAMIC:
            yield _BACK[word]
        elif word == "here":
            yield "samme steg"
        else:
            for target in self._layout.targets(origin, (word,)):
                yield self.place(target.id)

    def place(self, place: str) -> str:
        """Name a step by number and title, and a closing by its title."""
        if place in self._guide.closings:
            return f"avslutningen «{self._guide.closings[place].title}»"
        number = step_number(self._guide, place)
        return f"{number} «{self._layout.steps[place].title}»".strip()
