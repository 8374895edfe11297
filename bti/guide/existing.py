"""A guide cut to what exists on a track and for a subject: what else is written is not there.

One walk over the types does it, so that a type has no more to do than to declare ``only_for``.
What names something that is gone goes with it, where it cannot be without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from bti.guide.definition import Action, Guide, Invites
from bti.guide.for_some import WITHOUT_ANSWERS, is_the_same_for_all
from bti.guide.lint.references import KINDS
from bti.guide.plans import Line, Many, Part, Plan, Register, Slot, parts, slots
from bti.guide.targets import exists

_Part = TypeVar("_Part", bound=msgspec.Struct)
Gone = Mapping[str, frozenset[str]]

SCOPED: frozenset[type[msgspec.Struct]] = frozenset(
    part for part in parts() if "only_for" in slots(part)
)
"""Every type that may exist on some tracks and for some subjects alone."""

# Empty, these would mean another thing than what was written: anyone, or nothing at all.
_NEEDED = frozenset(((Invites, "service"), (Action, "invites"), (Action, "form")))


def on_track(guide: Guide, track: str) -> Guide:
    """Give the guide that one track follows; on a page for one, the track itself is not said."""
    return _cut(guide, _Scope(track=track, sorts=SCOPED, said=False))


def in_case(guide: Guide, track: str, subject: str, asked: Iterable[str] = ()) -> Guide:
    """Give the guide without what a case can be without and that does not exist for it.

    Args:
        guide: The guide.
        track: The track on which the case was when it came where it stands.
        subject: What the case was about then.
        asked: The purposes that consent was asked for while they existed: they stay readable.
    """
    if is_the_same_for_all(guide):
        return guide
    cut = _cut(guide, _Scope(track=track, subject=subject, sorts=WITHOUT_ANSWERS))
    kept = {*cut.consents, *asked}
    return replace(cut, consents={p: one for p, one in guide.consents.items() if p in kept})


class _Scope(msgspec.Struct, frozen=True, kw_only=True):
    track: str
    subject: str = ""
    sorts: frozenset[type[msgspec.Struct]]
    said: bool = True

    def has(self, part: msgspec.Struct) -> bool:
        if type(part) not in self.sorts:
            return True
        return exists(getattr(part, "only_for", ()), self.track, self.subject)


def _cut(guide: Guide, scope: _Scope) -> Guide:
    """Cut until nothing is named that is gone: what goes may take something with it."""
    before = {meaning: frozenset(kind.known(guide)) for meaning, kind in KINDS.items()}
    cut, gone = guide, dict.fromkeys(before, frozenset[str]())
    while True:
        cut = _Cut(scope, gone).part(cut)
        now = {meaning: before[meaning] - {*kind.known(cut)} for meaning, kind in KINDS.items()}
        if now == gone:
            return cut
        gone = now


class _Cut:
    """One walk over a guide."""

    def __init__(self, scope: _Scope, gone: Gone) -> None:
        self._scope = scope
        self._gone = gone

    def part(self, part: _Part) -> _Part:
        """Give a part without what is not there."""
        new: dict[str, Any] = {}
        for slot in slots(type(part)).values():
            old = getattr(part, slot.name)
            value = self._scope_said(old) if slot.key == "only_for" else self._value(slot, old)
            if value is not old:
                new[slot.name] = value
        return replace(part, **new) if new else part

    def _scope_said(self, only_for: tuple[str, ...]) -> tuple[str, ...]:
        """Take away the track, on a page for one; kinds of subject stay."""
        said = self._scope.said or self._scope.track not in only_for
        return only_for if said else tuple(one for one in only_for if one != self._scope.track)

    def _value(self, slot: Slot, old: Any) -> Any:  # noqa: ANN401 - as many types as there are keys
        if old is None or old == slot.default:
            return old
        match slot.plan:
            case Part():
                return self.part(old) if self._is_here(slot.plan, old) else slot.default
            case Many(item=item):
                kept = tuple(self._inner(one) for one in old if self._is_here(item, one))
                return old if kept == old else kept
            case Register(key=meaning, item=item):
                gone = self._gone.get(meaning, frozenset())
                there = {k: v for k, v in old.items() if k not in gone and self._is_here(item, v)}
                kept_ = {k: self._inner(v) for k, v in there.items()}
                return old if kept_ == old else kept_
            case _:
                return old if self._is_here(slot.plan, old) else slot.default

    def _inner(self, one: Any) -> Any:  # noqa: ANN401 - as many types as there are parts
        return self.part(one) if isinstance(one, msgspec.Struct) else one

    def _is_here(self, plan: Plan, value: Any) -> bool:  # noqa: ANN401 - as above
        """Tell whether something is there, with all that it cannot be without."""
        if isinstance(plan, Line):
            return value not in self._gone.get(plan.meaning, frozenset())
        if not isinstance(plan, Part) or not isinstance(value, msgspec.Struct):
            return True
        return self._scope.has(value) and all(
            self._is_here(slot.plan, getattr(value, slot.name))
            for slot in slots(plan.type).values()
            if slot.required or (plan.type, slot.key) in _NEEDED
        )
