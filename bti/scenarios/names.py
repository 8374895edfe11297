"""Every id of a guide that a scenario may name, so that a misspelt one is found before it runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bti.case.due_beside import ANSWER
from bti.case.task_dues import due_id
from bti.guide.asks import every_question
from bti.guide.definition import Action, Guide, Transition
from bti.guide.facts import HOST
from bti.guide.fields import walk_fields
from bti.guide.questions import Field
from bti.guide.roles import FAMILY, HOLDER, OPENER, bound_to
from bti.guide.targets import every_step, places
from bti.scenarios import town

TARGET = "to"
"""What is lacking when a way has several targets and none is chosen."""

BUILT_IN = (
    "baton",
    "child_heard",
    "entered_by",
    "guardians_informed",
    "measures",
    "other_person",
    "limit",
    "reason",
    "receiver",
    TARGET,
    "unit",
    "when",
)
"""What can be lacking in any guide."""

NOT_HERE, NO_ACCESS, BAD_ANSWER = "not_here", "no_access", "bad_answer"
"""Why a move can be refused apart from what the guide demands: the way does not exist from here,
the person may not, or an answer in the move cannot be used."""


OF_MEASURES = ("what", "goal", "responsible", "evaluate_by", "place", "start", "service")
"""What can be written of any measure."""


class Names:
    """The ids of one guide, by what they name."""

    def __init__(self, guide: Guide, others: Iterable[Guide] = ()) -> None:
        """Gather them, of a guide and of those that its cases can open."""
        self.guide = guide
        self.others = {one.workflow: one for one in (guide, *others)}
        self.steps = tuple(every_step(guide))
        self.closings = tuple(guide.closings)
        self.ways = tuple(dict.fromkeys(way for way, _ in ways(guide)))
        self.items = tuple(dict.fromkeys(_items(guide)))
        self.targets = tuple(
            dict.fromkeys((*self.steps, *self.closings, *guide.levels, *guide.kinds))
        )
        self.units = tuple(dict.fromkeys((*guide.services, town.NO_SERVICE)))
        self.tasks = tuple(dict.fromkeys((*guide.tasks, *_sent_along(guide, self.others))))
        self.deadlines = tuple(dict.fromkeys((*_deadlines(guide), *map(due_id, self.tasks))))
        self.opened = tuple(dict.fromkeys(_opened(guide)))
        self.printable = tuple(_printable(guide))
        asked = (".".join(name) for name, _ in every_question(guide))
        self.answers = (*self.printable, *asked)
        self.visible = tuple(dict.fromkeys((*self.printable, *self._seen())))
        self.reasons = tuple(dict.fromkeys(self._reasons()))

    def persons(self, service: str) -> tuple[str, ...]:
        """Give everyone who can act in a case of a service, and the words for who that is."""
        home = town.home_service(self.guide, service)
        people = (one.id for one in town.inhabitants(self.guide, home))
        stand_ins = (HOLDER, HOST, *bound_to(self.guide, (OPENER,)))
        family = bound_to(self.guide, FAMILY)
        words = (word for word in FAMILY if bound_to(self.guide, (word,)))
        return (*dict.fromkeys((*people, *stand_ins, *family, *words)),)

    def _seen(self) -> Iterator[str]:
        """Give what else a case shows: cases opened from it, deadlines, ways and consents."""
        yield from (*self.deadlines, *self.ways, *self.guide.consents, *self.tasks)
        yield from self.opened

    def _reasons(self) -> Iterator[str]:
        guide = self.guide
        yield from BUILT_IN
        yield from (NOT_HERE, NO_ACCESS, BAD_ANSWER)
        yield from self.items
        yield from guide.facts
        yield from (*guide.forms, *guide.consents, *guide.levels, *guide.roles, *guide.conditions)
        yield from self.tasks
        yield from self.ways
        yield from self.steps
        for _, way in ways(guide):
            yield from way.asks
            if way.requires.measures:
                yield from way.requires.measures.each_has
        yield from (*self.opened, *self.closings, *self.units)
        for form in guide.forms.values():
            for path, _ in walk_fields(form.fields):
                yield from (".".join(path), path[-1])
        yield from (*guide.measures.fields, *OF_MEASURES)


def ways(guide: Guide) -> Iterator[tuple[str, Transition | Action]]:
    """Give every way of a guide by its id: of steps and closings, actions, and at any time."""
    for _, place in places(guide):
        yield from place.transitions.items()
    yield from guide.actions.items()
    yield from guide.anytime.items()


def _opened(guide: Guide) -> Iterator[str]:
    for _, way in ways(guide):
        if isinstance(way, Action) and way.opens:
            yield way.opens.guide


def _sent_along(guide: Guide, others: Mapping[str, Guide]) -> Iterator[str]:
    """Give the tasks of other guides that wait in a case here: what is never blocked starts them.

    Where it was done there is no trace, so they wait in the case that it opens.
    """
    for one in others.values():
        for _, way in ways(one):
            if not isinstance(way, Action) or not (way.never_blocked and way.opens):
                continue
            if way.opens.guide == guide.workflow:
                yield from way.then


def _items(guide: Guide) -> Iterator[str]:
    for _, place in places(guide):
        yield from place.checklist


def _deadlines(guide: Guide) -> Iterator[str]:
    """Give the id of everything that can be due, but measures, which a scenario names itself."""
    yield from (*guide.deadlines, *guide.consents, ANSWER)
    for level_id, level in guide.levels.items():
        yield from (*level.steps, *level.deadlines, f"{level_id}.baton")
        yield from (f"{place}.takes" for place in (level_id, *level.steps))


def _printable(guide: Guide) -> Iterator[str]:
    for form_id, form in guide.forms.items():
        yield form_id
        yield from (f"{form_id}.{path}" for path in leaves(form.fields))


def leaves(fields: dict[str, Field], before: str = "") -> Iterator[str]:
    """Give the id path of every field that can be answered; rows have no part in it."""
    for one, field in fields.items():
        path = f"{before}{one}"
        if field.fields:
            yield from leaves(field.fields, f"{path}.")
        elif field.type != "note":
            yield path
