"""What happens when another guide takes over a case, and what changes its name or place in it."""

from typing import Literal

import msgspec

from bti.case.event import Event


class Former(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An answer that the new guide has no question for, in the words of the guide it was given on.

    It belongs to a copy of ``form``, or to ``measure``. ``private`` says that the old guide did not
    share it with the child and the guardians.
    """

    path: str
    label: str
    said: str
    form: str = ""
    copy: int = 0
    measure: str = ""
    private: bool = False


class Renamed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What steps and levels of the old guide are called in the new one; the rest is as it was.

    ``out_of_reach`` are steps that ``back`` can no longer lead to: they are gone, or stand on
    another level.
    """

    steps: dict[str, str] = {}
    levels: dict[str, str] = {}
    out_of_reach: tuple[str, ...] = ()

    def step(self, step: str) -> str:
        """Give what a step or a closing is called now."""
        return self.steps.get(step, step)

    def level(self, level: str) -> str:
        """Give what a level is called now."""
        return self.levels.get(level, level)

    def dotted(self, path: str) -> str:
        """Give a path that begins with a step: ``avklar.foelg_med``, ``avklar.delt``."""
        step, dot, rest = path.partition(".")
        return f"{self.step(step)}{dot}{rest}"

    def cause(self, cause: str) -> str:
        """Give a cause, in which every word can be a step or begin with one."""
        return " ".join(map(self.dotted, cause.split(" ")))


class EditionTaken(Event, frozen=True, kw_only=True, tag="edition_taken"):
    """The case took an edition of its guide in which nothing but wording is new."""

    digest: str


class Migrated(Event, frozen=True, kw_only=True, tag="migrated"):
    """A person moved the case to another guide or edition, as ``migration`` had planned.

    ``round`` is new when the step stands on another level there. ``former`` are answers that have
    no question in the new guide, ``lapsed`` the ways that no longer propose themselves.
    """

    workflow: str
    digest: str
    step: str
    level: str
    round: Literal["same", "new"] = "same"
    renamed: Renamed = Renamed()
    former: tuple[Former, ...] = ()
    lapsed: tuple[str, ...] = ()


class MigrationUndone(Event, frozen=True, kw_only=True, tag="migration_undone"):
    """The move to another guide was undone before anything else had happened in the case."""

    digest: str
