"""What one person may see of a case, asked in one place: fields, forms, reasons and events.

What a guide marks ``share: never`` is cut for the child and the guardians before anything is drawn.
So is what comes from linked cases and arenas: whether they may see that is not the guide's to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec.structs import replace

from bti.case import events as happened
from bti.case.tasks import may_know
from bti.guide.asks import asking, asks_named, every_ask
from bti.guide.definition import Guide
from bti.guide.fields import walk_fields
from bti.guide.roles import FAMILY, HOLDER, is_bound

if TYPE_CHECKING:
    from bti.case.events import Answers, AnyEvent
    from bti.case.forms.page import MaySee
    from bti.case.standing import Standing
    from bti.errors import Reason
    from bti.guide.conditions import Path
    from bti.guide.definition import Field, Form

_OfTask = happened.TaskStarted | happened.TaskPassed | happened.TaskDone
_Asking = TypeVar("_Asking", happened.ActionDone, happened.Moved)
_OF_TASKS = (happened.TaskStarted, happened.TaskPassed, happened.TaskDone)


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """What a person sees; ``cut`` is true for the child and the guardians.

    What the guide marks ``confidential`` is seen by the ``roles`` that it names, and nobody else.
    A hidden task is seen by the ``person`` it is for, and by nobody else. What has ``carried`` from
    another case is seen as its guide has it too, which is what ``came`` is of.
    """

    guide: Guide
    person: str = ""
    cut: bool = False
    roles: frozenset[str] = frozenset()
    kept_from: bool = False
    hidden: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    came: Sight | None = None

    @property
    def limited(self) -> bool:
        """Whether there is anything that this person may not see."""
        return self.cut or self.kept_from

    def under(self, guide: Guide) -> Sight:
        """Give what the same person sees of what was written under another guide."""
        return replace(self, guide=guide, kept_from=_keeps_from(guide, self.roles))

    def sees(self, written: Form | Field) -> bool:
        """Tell whether a form or a field is for this person to see."""
        if self.cut and written.share == "never":
            return False
        return not written.confidential or bool(self.roles & {*written.confidential})

    @property
    def may_see(self) -> MaySee | None:
        """Say of each field whether it may be shown; nothing to ask when all may."""
        return (lambda _path, field: self.sees(field)) if self.limited else None

    def form(self, form: str) -> bool:
        """Tell whether a form may be shown at all."""
        written = self.guide.forms.get(form)
        return written is None or self.sees(written)

    def lists(self, form: str) -> bool:
        """Tell whether a form may be named: that it is there is no secret to those who work."""
        return not self.cut or self.form(form)

    def fields(self, fields: Mapping[str, Field]) -> dict[str, Field]:
        """Give the fields that may be shown, at every depth."""
        if not self.limited:
            return dict(fields)
        return {
            one: replace(field, fields=self.fields(field.fields))
            for one, field in fields.items()
            if self.sees(field)
        }

    def names(self, path: Path) -> bool:
        """Tell whether the value of a name may be told in an explanation."""
        if path[0] in self.carried:
            came = self.came.names(path) if self.came else not self.cut
            return came and self._names(path)
        return self._names(path)

    def _names(self, path: Path) -> bool:
        if not self.limited:
            return True
        form = self.guide.forms.get(path[0])
        if form is not None:
            return self._field(form, ".".join(path[1:]))
        fact = self.guide.facts.get(path[1]) if path[0] == "fact" and path[1:] else None
        if fact is not None:
            return not self.cut or fact.share != "never"
        is_elsewhere = self.cut and path[0] in {"linked", "arena"}
        found = asking(self.guide, path)
        return not is_elsewhere and (found is None or self._shared(found.asks, found.rest))

    def reason(self, reason: Reason) -> bool:
        """Tell whether something that is missing may be named."""
        if reason.kind == "task" and reason.subject in self.hidden:
            return False
        if self.cut and reason.kind == "linked":
            return False
        return reason.kind != "form" or self.lists(reason.subject)

    def cause(self, cause: str) -> bool:
        """Tell whether the cause of a proposal may be named."""
        word, _, rest = cause.partition(" ")
        if self.cut and word.startswith("linked_"):
            return False
        return not rest or self.names(tuple(rest.split(".")))

    def answers(self, carried: Mapping[str, Answers]) -> dict[str, Answers]:
        """Give the answers that may be seen, by the form or the step that they were given in."""
        return {
            first: {
                path: value
                for path, value in answers.items()
                if self._names((first, *path.split(".")))
            }
            for first, answers in carried.items()
        }

    def event(self, event: AnyEvent) -> AnyEvent | None:
        """Give an event as it may be told, or nothing."""
        if isinstance(event, _OF_TASKS) and not self._task(event):
            return None
        if isinstance(event, happened.ProposalLapsed) and event.unsaid:
            return None
        return self._limited(event) if self.limited else event

    def _limited(self, event: AnyEvent) -> AnyEvent | None:
        match event:
            case happened.LinkedOpened() | happened.LinkedTold() | happened.Submitted() if self.cut:
                return None
            case happened.ActionDone() | happened.FactTold() if not self._told(event):
                return None
            case happened.Proposed() | happened.ProposalSilenced() | happened.ProposalLapsed():
                return event if self.cause(event.cause) else None
            case happened.FormBegun() | happened.FormFinished():
                return event if self.form(event.form) else None
            case happened.Answered():
                return self._answered(event)
            case happened.ActionDone():
                return self._asked(event, (event.action,))
            case happened.Moved():
                told = self._asked(event, (event.origin, event.transition))
                return replace(told, lacking=())
            case _:
                return event

    def _asked(self, event: _Asking, name: Path) -> _Asking:
        """Give a move or an action with those of its answers, and what was left, that are seen."""
        asks = asks_named(self.guide, name) or {}
        return replace(
            event,
            asked={p: one for p, one in event.asked.items() if self._shared(asks, p.split("."))},
            left={
                subject: why
                for subject, why in event.left.items()
                if self.form(subject) and self._shared(asks, subject.split("."))
            },
        )

    def _told(self, event: happened.ActionDone | happened.FactTold) -> bool:
        """Tell whether an event may be told at all."""
        if isinstance(event, happened.ActionDone):
            return not (self.cut and event.linked)
        return self.names(("fact", event.fact))

    def _task(self, event: _OfTask) -> bool:
        """Tell whether a person may know of a task: not the family, when it is one of the staff."""
        return not self.cut and may_know(event, self.person)

    def _answered(self, event: happened.Answered) -> happened.Answered | None:
        cut = replace(
            event,
            answers={p: one for p, one in event.answers.items() if self._may(event.form, p)},
            left={p: why for p, why in event.left.items() if self._may(event.form, p)},
            taken_back=tuple(p for p in event.taken_back if self._may(event.form, p)),
        )
        return cut if cut.answers or cut.left or cut.taken_back else None

    def _may(self, form: str, path: str) -> bool:
        written = self.guide.forms.get(form)
        return not self.limited or written is None or self._field(written, path)

    def _field(self, form: Form, path: str) -> bool:
        return self.sees(form) and self._shared(form.fields, path.split("."))

    def _shared(self, fields: Mapping[str, Field], parts: Iterable[str]) -> bool:
        """Tell whether a field, and all that it lies in, is seen; ids of rows are passed over."""
        for part in parts:
            field = fields.get(part)
            if field is not None:
                if not self.sees(field):
                    return False
                fields = field.fields
        return True


def sight_of(standing: Standing) -> Sight:
    """Give what the person of a standing sees."""
    mine = (p for p in standing.case.participants if p.person == standing.actor.person)
    is_family = any(is_bound(standing.guide, one.role, FAMILY) for one in mine)
    holder = standing.case.baton.holder
    holds = holder is not None and holder.person == standing.actor.person
    roles = standing.actor.roles | ({HOLDER} if holds else set())
    person = standing.actor.person
    seen = Sight(
        guide=standing.guide,
        person=person,
        cut=standing.actor.family or is_family,
        roles=roles,
        kept_from=_keeps_from(standing.guide, roles),
        hidden=frozenset(t.id for t in standing.case.tasks if not may_know(t, person)),
    )
    if not standing.case.carried:
        return seen
    return replace(seen, carried=frozenset(standing.case.carried), came=_came(standing, seen))


def _came(standing: Standing, seen: Sight) -> Sight | None:
    """Give what is seen of the answers that came along; of a secret case the family sees none."""
    source = standing.source
    if source is None or (seen.cut and source.access.guardians == "never"):
        return None
    return seen.under(source)


def who_sees(standing: Standing) -> str:
    """Name who sees what is kept from a person: those with the roles it is for, else the leader."""
    from bti.case.place_titles import in_charge, people_of, roles_in_words

    mine = sight_of(standing).roles
    kept = {role for named in _confidential(standing.guide) if not mine & named for role in named}
    roles = [role for role in standing.guide.roles if role in kept]
    if not roles:
        return in_charge(standing)
    return roles_in_words(standing.guide, roles, people_of(standing))


def _keeps_from(guide: Guide, roles: frozenset[str]) -> bool:
    """Tell whether something in the guide is confidential to others than these roles."""
    return any(not roles & named for named in _confidential(guide))


def _confidential(guide: Guide) -> frozenset[frozenset[str]]:
    """Give the sets of roles that something in a guide is confidential to.

    A guide has hundreds of fields, and each way on asks: they are walked once for each guide, which
    is kept with the answer so that its place in memory stays its own.
    """
    if id(guide) not in _known:
        while len(_known) >= _MOST_KNOWN:
            _known.pop(next(iter(_known)))
        forms = (form.fields for form in guide.forms.values())
        asked_in_ways = (found.asks for found in every_ask(guide))
        sheets = (*forms, *asked_in_ways, guide.measures.fields)
        asked = (field for fields in sheets for _, field in walk_fields(fields))
        of_forms = (form.confidential for form in guide.forms.values())
        named = (*of_forms, *(field.confidential for field in asked))
        _known[id(guide)] = guide, frozenset(frozenset(roles) for roles in named if roles)
    return _known[id(guide)][1]


_MOST_KNOWN = 16
_known: dict[int, tuple[Guide, frozenset[frozenset[str]]]] = {}
