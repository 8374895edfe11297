"""Where a transition leads: words such as ``next``, ``back`` and kinds resolved to steps.

``back`` and ``last_step`` depend on what has happened in a case; they resolve here to every step
that could be meant, and the case chooses.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bti.guide.definition import Action, Closing, Guide, Step, Transition

DYNAMIC = ("back", "last_step")
WORDS = ("next", "here", *DYNAMIC)
SUBJECTS = ("child", "unborn", "group")
BIRTH = "child_born"
"""The event by which who is unborn becomes a child."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A step (with its level) or a closing that a word leads to; ``word`` is what was written."""

    id: str
    level: str = ""
    closing: bool = False
    word: str
    dynamic: bool = False

    @property
    def choice(self) -> str:
        """What is typed to choose it: the word for what depends on the case, else the id."""
        return self.word if self.dynamic else self.id


def exists(only_for: tuple[str, ...], track: str | None, subject: str = "") -> bool:
    """Tell whether something exists on a track; without ``only_for`` it exists everywhere.

    Tracks and subjects are two questions: of those that are named, each must fit. No track at all
    (None) and no subject shut nothing out.
    """
    if not only_for:
        return True
    tracks = [name for name in only_for if name not in SUBJECTS]
    subjects = [name for name in only_for if name in SUBJECTS]
    on_track = not tracks or track is None or track in tracks
    return on_track and (not subjects or not subject or subject in subjects)


def level_of(guide: Guide, step: str) -> str:
    """Give the id of the level where a step is written, or nothing."""
    for level_id, level in guide.levels.items():
        if step in level.steps:
            return level_id
    return ""


def every_step(guide: Guide) -> dict[str, Step]:
    """Give every step of a guide by its id, in the order of the text."""
    return {one: step for level in guide.levels.values() for one, step in level.steps.items()}


def step_of(guide: Guide, step: str) -> Step | None:
    """Give a step by its id, wherever it is written."""
    for level in guide.levels.values():
        if step in level.steps:
            return level.steps[step]
    return None


def places(guide: Guide) -> Iterator[tuple[str, Step | Closing]]:
    """Give every step and closing of a guide by its id."""
    yield from every_step(guide).items()
    yield from guide.closings.items()


def transition_of(guide: Guide, way: str) -> Transition | None:
    """Give the first transition from a step that has an id."""
    steps = every_step(guide).values()
    return next((step.transitions[way] for step in steps if way in step.transitions), None)


def steps_in_order(
    guide: Guide, track: str | None = "", subject: str = ""
) -> tuple[tuple[str, str], ...]:
    """Give (level, step) ids in the order of the text, only those that exist on the track."""
    return tuple(
        (level_id, step_id)
        for level_id, level in guide.levels.items()
        if exists(level.only_for, track, subject)
        for step_id, step in level.steps.items()
        if exists(step.only_for, track, subject)
    )


def targets(
    guide: Guide, origin: str, words: tuple[str, ...], track: str | None = "", subject: str = ""
) -> tuple[Target, ...]:
    """Resolve the words of a ``to`` written at an origin (a step or a closing), in order.

    A word that leads nowhere on this track gives no target; ``lint`` says so at load.
    """
    return Layout(guide, track, subject).targets(origin, words)


class Layout:
    """The steps of a guide that exist on a track, laid out once for many questions."""

    def __init__(self, guide: Guide, track: str | None = None, subject: str = "") -> None:
        """Lay out the steps; without a track, those of all tracks."""
        self.guide = guide
        self._track, self._subject = track, subject
        self._closings = {
            one for one, end in guide.closings.items() if exists(end.only_for, track, subject)
        }
        self.order = steps_in_order(guide, track, subject)
        self.steps = {step: guide.levels[level].steps[step] for level, step in self.order}
        self.level_of = {step: level for level, step in steps_in_order(guide, None)}
        self.index = {step: number for number, (_, step) in enumerate(self.order)}
        self._first: dict[str, str] = {}
        self._first_of_kind: dict[tuple[str, str], str] = {}
        self._next: dict[str, str] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        for level, step in self.order:
            self._first_of_kind.setdefault((level, self.steps[step].kind), step)
            if not self.steps[step].off_path:
                self._first.setdefault(level, step)
        following = ""
        # Also from a step that does not exist here: a case that stood on it goes on from there.
        for step in reversed(self.level_of):
            self._next[step] = following
            on_path = step in self.steps and not self.steps[step].off_path
            following = step if on_path else following

    def has(self, way: Transition | Action) -> bool:
        """Tell whether a transition or an action exists here."""
        return exists(way.only_for, self._track, self._subject)

    def after(self, origin: str, meant: Target) -> Target | None:
        """Give the step to go on to from an origin when the one meant is not there: the next.

        Nobody is led to where they stand, and what stands aside has no next. To go back is to go
        on only for who has to leave: where the step they stand on is aside, or not there itself.
        """
        aside = self.guide.levels[self.level_of[meant.id]].steps[meant.id].off_path
        here = self.steps.get(origin)
        stays = meant.word == "back" and here is not None and not here.off_path
        following = self._next.get(meant.id, "")
        if not following or following == origin or aside or stays:
            return None
        return Target(id=following, level=self.level_of[following], word=following)

    def targets(self, origin: str, words: tuple[str, ...]) -> tuple[Target, ...]:
        """Resolve the words of a ``to``, in order."""
        return tuple(target for word in words for target in self._resolved(origin, word))

    def _resolved(self, origin: str, word: str) -> tuple[Target, ...]:
        if word in DYNAMIC:
            return tuple(
                Target(id=step, level=level, word=word, dynamic=True) for level, step in self.order
            )
        if word in self.guide.closings:
            here = word in self._closings
            return (Target(id=word, closing=True, word=word),) if here else ()
        step = self._step(origin, word)
        return (Target(id=step, level=self.level_of[step], word=word),) if step else ()

    def _step(self, origin: str, word: str) -> str:
        """Give the step that a word leads to; a door that is closed is never passed."""
        if word == "here":
            return origin if origin in self.steps else ""
        if word == "next":
            return self._next.get(origin, "")
        if word in self.guide.levels:
            return self._first.get(word, "")
        if word in self.guide.kinds:
            return self._first_of_kind.get((self.level_of.get(origin, ""), word), "")
        return word if word in self.steps else ""


class Everywhere:
    """The steps of a guide laid out for every track and subject, for many questions."""

    def __init__(self, guide: Guide) -> None:
        """Lay them out once where nothing is different, else for each track and subject."""
        self._order = Layout(guide)
        self._layouts = [
            Layout(guide, track, subject)
            for track in guide.tracks or ("",)
            for subject in guide.subjects
        ]

    def targets(self, origin: str, words: tuple[str, ...]) -> tuple[Target, ...]:
        """Resolve the words of a ``to`` on every track and for every subject, each target once."""
        is_step = origin in self._order.level_of
        here = [one for one in self._layouts if origin in one.steps or not is_step]
        found: dict[str, Target] = {}
        for word in words:
            meant = _met(here, origin, word) or _met(self._layouts, origin, word)
            known = sorted(meant, key=lambda one: self._order.index.get(one, 0))
            found |= {one: meant[one] for one in known if one not in found}
        return tuple(found.values())


def _met(layouts: list[Layout], origin: str, word: str) -> dict[str, Target]:
    """Give what a word leads to in any of the layouts.

    What a step that is there for the unborn alone leads to can be there for the child alone.
    """
    return {target.id: target for one in layouts for target in one.targets(origin, (word,))}
