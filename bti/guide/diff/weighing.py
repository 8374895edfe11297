"""What a difference means for a running case: only words, stricter, looser, or another structure.

Whatever has no rule here is structure: nothing unknown is ever taken for mere wording.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bti.guide import definition as d
from bti.guide.diff.changes import Change
from bti.guide.diff.difference import Weight
from bti.guide.spans import SpanFault, is_never_longer, parse_span

# Texts that people read, and data about the edition: the engine decides nothing by them.
WORDING = frozenset(
    (
        "about",
        "adult",
        "area",
        "basis",
        "checked",
        "constraint_message",
        "contributes",
        "email",
        "high",
        "extends",
        "hint",
        "how",
        "label",
        "low",
        "many",
        "one",
        "phone",
        "place",
        "reviewed",
        "see",
        "stop_rule",
        "text",
        "the",
        "title",
        "url",
        "version",
        "what",
        "why",
    )
)
SPANS = frozenset(("within", "answer_within", "valid_for"))
_SHUTS = frozenset(("when", "constraint", "protected", "keeps_open", "limit", "by"))
_OPENS = frozenset(("never_blocked", "other"))
_MORE_IS_STRICTER: frozenset[str] = frozenset()
_MORE_IS_LOOSER = frozenset(("may_hold", "one_of"))
_STRENGTHS = {"optional": 0, "or_reason": 1, "required": 2}
_RANKS: Mapping[str, Mapping[object, int]] = {
    "reason": {"": 0, "optional": 0, "required": 1},
    "given_by": {"one_guardian": 0, "both_guardians": 1},
    "after_is": {"warn": 0, "stop": 1},
    "jump_demands": {"nothing": 0, "step": 1},
    "strength": {"optional": 0, "or_reason": 1, "required": 2},
}
_DEMANDS = (
    d.BatonDemand,
    d.ConditionDemand,
    d.ConsentDemand,
    d.DateDemand,
    d.Due,
    d.MeasureDemand,
    d.PersonDemand,
    d.ReceiverDemand,
    d.RoleDemand,
)
_DEMANDING = (d.Item, d.Field, d.Strength)


def weight_of(change: Change) -> Weight:
    """Weigh a difference."""
    if change.kind == "moved":
        return "structure"
    if change.kind != "changed":
        return _came_or_went(change)
    if change.slot is None or isinstance(change.old, d.Strength):
        return _strength(change.old, change.new)
    return _value(change.slot.key, change)


def _came_or_went(change: Change) -> Weight:
    spot = change.chain[-1]
    part = spot.old if spot.new is None else spot.new
    demands = isinstance(part, _DEMANDS)
    if isinstance(part, _DEMANDING):
        strength = part if isinstance(part, d.Strength) else part.required
        demands = bool(strength.when) or strength.word != "optional"
    return _direction(stricter=change.kind == "added") if demands else "structure"


def _direction(*, stricter: bool) -> Weight:
    return "tightened" if stricter else "loosened"


def _strength(old: object, new: object) -> Weight:
    if not (isinstance(old, d.Strength) and isinstance(new, d.Strength)):
        return "structure"
    before, now = _rank(old), _rank(new)
    return (
        "structure"
        if before is None or now is None or before == now
        else (_direction(stricter=now > before))
    )


def _rank(strength: d.Strength) -> float | None:
    """Place a strength between never and always; what hangs on a condition lies in between."""
    if strength.when:
        return 0.5
    return 0.75 if strength.word == "started" else float(_STRENGTHS[strength.word])


def _value(key: str, change: Change) -> Weight:
    if _is_wording(key, change):
        return "wording"
    if key in SPANS:
        return _span(change.old, change.new)
    if key in _SHUTS | _OPENS:
        return _set_or_not(key, change.old, change.new)
    if key in _RANKS:
        return _ranked(_RANKS[key], change.old, change.new)
    if key in _MORE_IS_STRICTER | _MORE_IS_LOOSER:
        return _longer(key, change.old, change.new)
    return "structure"


def _is_wording(key: str, change: Change) -> bool:
    if change.owner is d.Theme and key == "say":
        return tuple(change.old) == tuple(change.new)
    if key == "notes":
        return _unworded(change.old) == _unworded(change.new)
    own_text = key in WORDING or (change.owner is d.Rounds and key == "say")
    return own_text and isinstance(change.old, str) and isinstance(change.new, str)


def _unworded(notes: tuple[d.Note, ...]) -> tuple[d.Note, ...]:
    return tuple(msgspec.structs.replace(note, text="") for note in notes)


def _span(old: str, new: str) -> Weight:
    """Weigh a time; two in units of which neither is surely the longer are only different."""
    try:
        before, now = parse_span(old), parse_span(new)
    except SpanFault:
        return "structure"
    shorter, longer = is_never_longer(now, before), is_never_longer(before, now)
    if shorter and longer:
        return "wording"
    return _direction(stricter=shorter) if shorter or longer else "structure"


def _set_or_not(key: str, old: object, new: object) -> Weight:
    if bool(old) == bool(new):
        return "structure"
    return _direction(stricter=bool(new) == (key in _SHUTS))


def _ranked(ranks: Mapping[object, int], old: object, new: object) -> Weight:
    if ranks.get(old) == ranks.get(new):
        return "structure"
    return _direction(stricter=ranks.get(new, 0) > ranks.get(old, 0))


def _longer(key: str, old: tuple[str, ...], new: tuple[str, ...]) -> Weight:
    before, now = set(old), set(new)
    if before < now or now < before:
        return _direction(stricter=(before < now) == (key in _MORE_IS_STRICTER))
    return "structure"
