"""What was seen of a guide while scenarios were played."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bti.case.events import ActionDone, Answered, CaseOpened, Moved, Recorded
from bti.case.scope import CaseScope
from bti.case.standing import Standing
from bti.guide.conditions import Truth
from bti.guide.definition import Guide

Way = tuple[str, str]
"""A way and the step it was taken from; ways that lead from anywhere have no step."""

_ROW = re.compile(r"\.[a-z]*[0-9]+(?=\.|$)")


def without_rows(path: str) -> str:
    """Give the path of an answer as the guide has it: without the numbers of rows."""
    return _ROW.sub("", path)


class Seen:
    """Gathers, over all scenarios of a guide, what was entered, taken, refused and answered."""

    def __init__(self, guide: Guide) -> None:
        """Begin with nothing seen."""
        self._guide = guide
        self.steps: set[str] = set()
        self.taken: set[Way] = set()
        self.stopped: set[Way] = set()
        self.true: set[str] = set()
        self.untrue: set[str] = set()
        self.fields: set[str] = set()

    def events(self, events: Iterable[Recorded]) -> None:
        """Take in the history of a case."""
        for event in events:
            self._event(event.what)

    def _event(self, what: object) -> None:
        match what:
            case CaseOpened():
                self.steps.add(what.step)
            case Moved():
                self.steps.add(what.target)
                self.taken.add(self._way(what.origin, what.transition))
            case ActionDone():
                self.took(what.action)
            case Answered():
                paths = (path for path, answer in what.answers.items() if answer is not None)
                self.fields |= {without_rows(f"{what.form}.{path}") for path in paths}
            case _:
                pass

    def took(self, way: str) -> None:
        """Note a way that leads from anywhere."""
        self.taken.add(("", way))

    def refused(self, step: str, way: str) -> None:
        """Note that a way was refused from a step."""
        self.stopped.add(self._way(step, way))

    def _way(self, step: str, way: str) -> Way:
        anywhere = way in self._guide.anytime or way in self._guide.actions
        return ("" if anywhere else step, way)

    def conditions(self, standing: Standing) -> None:
        """Note which named conditions hold now, and which do not."""
        scope = CaseScope(standing.guide, standing.case, standing.now)
        for name, condition in standing.guide.conditions.items():
            truth = scope.truth(condition.when).truth
            (self.true if truth is Truth.YES else self.untrue).add(name)
