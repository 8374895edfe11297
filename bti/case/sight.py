"""What one person may see of a case, asked in one place: fields, forms, reasons and events.

What a guide marks ``share: never`` is cut for the child and the guardians before anything is drawn.
So is what comes from linked cases: whether they may see those is for their own guides to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from bti.case import events as happened
from bti.case.events import Answers, AnyEvent
from bti.case.forms.page import MaySee
from bti.case.people import FAMILY, is_bound
from bti.case.standing import Standing
from bti.errors import Reason
from bti.guide.conditions import Path
from bti.guide.definition import Field, Form, Guide
from bti.guide.targets import step_of


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """What a person sees; ``cut`` is true for the child and the guardians."""

    guide: Guide
    cut: bool = False

    @property
    def may_see(self) -> MaySee | None:
        """Say of each field whether it may be shown; nothing to ask when all may."""
        return (lambda _path, field: field.share != "never") if self.cut else None

    def form(self, form: str) -> bool:
        """Tell whether a form may be shown at all."""
        written = self.guide.forms.get(form)
        return not self.cut or written is None or written.share != "never"

    def fields(self, fields: Mapping[str, Field]) -> dict[str, Field]:
        """Give the fields that may be shown, at every depth."""
        if not self.cut:
            return dict(fields)
        return {
            one: replace(field, fields=self.fields(field.fields))
            for one, field in fields.items()
            if field.share != "never"
        }

    def names(self, path: Path) -> bool:
        """Tell whether the value of a name may be told in an explanation."""
        if not self.cut:
            return True
        form = self.guide.forms.get(path[0])
        if form is not None:
            return self._field(form, ".".join(path[1:]))
        fact = self.guide.facts.get(path[1]) if path[0] == "fact" and path[1:] else None
        if fact is not None:
            return fact.share != "never"
        return path[0] != "linked" and _shared(_asked_in(self.guide, path), path[1:])

    def reason(self, reason: Reason) -> bool:
        """Tell whether something that is missing may be named."""
        if not self.cut:
            return True
        return reason.kind != "linked" and (reason.kind != "form" or self.form(reason.subject))

    def cause(self, cause: str) -> bool:
        """Tell whether the cause of a proposal may be named."""
        word, _, rest = cause.partition(" ")
        if not self.cut:
            return True
        return not word.startswith("linked_") and (not rest or self.names(tuple(rest.split("."))))

    def answers(self, carried: Mapping[str, Answers]) -> dict[str, Answers]:
        """Give the answers that may be seen, by form."""
        return {
            form: {path: value for path, value in answers.items() if self._may(form, path)}
            for form, answers in carried.items()
        }

    def event(self, event: AnyEvent) -> AnyEvent | None:
        """Give an event as it may be told, or nothing."""
        if not self.cut:
            return event
        match event:
            case happened.LinkedOpened() | happened.LinkedTold():
                return None
            case happened.ActionDone() | happened.FactTold() if not self._told(event):
                return None
            case happened.Proposed() | happened.ProposalSilenced() | happened.ProposalLapsed():
                return event if self.cause(event.cause) else None
            case happened.FormBegun() | happened.FormFinished():
                return event if self.form(event.form) else None
            case happened.Answered():
                return self._answered(event)
            case happened.Moved():
                kept = {s: why for s, why in event.left.items() if self.form(s)}
                return replace(event, left=kept)
            case _:
                return event

    def _told(self, event: happened.ActionDone | happened.FactTold) -> bool:
        """Tell whether an event may be told at all."""
        if isinstance(event, happened.ActionDone):
            return not event.linked
        return self.names(("fact", event.fact))

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
        return not self.cut or written is None or self._field(written, path)

    def _field(self, form: Form, path: str) -> bool:
        return form.share != "never" and _shared(form.fields, path.split("."))


def _shared(fields: Mapping[str, Field], parts: Iterable[str]) -> bool:
    """Tell whether a field, and all that it lies in, is shared; ids of rows are passed over."""
    for part in parts:
        field = fields.get(part)
        if field is not None:
            if field.share == "never":
                return False
            fields = field.fields
    return True


def _asked_in(guide: Guide, path: Path) -> Mapping[str, Field]:
    """Give the questions of the move or the action that a name begins with."""
    action = guide.actions.get(path[0]) or guide.anytime.get(path[0])
    if action is not None:
        return action.asks
    place = step_of(guide, path[0]) or guide.closings.get(path[0])
    move = place.transitions.get(path[1]) if place and len(path) > 1 else None
    return move.asks if move else {}


def sight_of(standing: Standing) -> Sight:
    """Give what the person of a standing sees."""
    mine = (p for p in standing.case.participants if p.person == standing.actor.person)
    is_family = any(is_bound(standing.guide, one.role, FAMILY) for one in mine)
    return Sight(guide=standing.guide, cut=standing.actor.family or is_family)
