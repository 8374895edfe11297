"""The reasons of a refusal as a scenario names them: by the id of what is lacking.

A door is named by the condition that it waits for, or by the way it stands in.
"""

from __future__ import annotations

from bti.errors import Reason
from bti.guide.definition import Guide
from bti.guide.targets import step_of
from bti.scenarios.names import TARGET, ways


def said(guide: Guide, reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    """Give the first name of each reason, for sentences."""
    return tuple(dict.fromkeys(_names(guide, reason)[0] for reason in reasons))


def mismatch(guide: Guide, reasons: tuple[Reason, ...], because: tuple[str, ...]) -> str:
    """Say how the reasons differ from those that are named; nothing when they are the same."""
    named = [_names(guide, reason) for reason in reasons]
    missing = [one for one in because if not any(one in names for names in named)]
    extra = dict.fromkeys(names[0] for names in named if not set(names) & set(because))
    sentences = []
    if missing:
        sentences.append(f"Dette stenger ikke: {', '.join(missing)}.")
    if extra:
        sentences.append(f"Dette stenger også: {', '.join(extra)}.")
    return " ".join(sentences)


def _names(guide: Guide, reason: Reason) -> tuple[str, ...]:
    """Give every id that a reason may be called by, the one to write first."""
    if reason.kind == "door":
        return (*_conditions(guide, reason.rule), *_last(reason.subject.removesuffix(".requires")))
    if reason.kind == "target":
        return (TARGET, reason.subject)
    if reason.kind in {"answer", "asked", "field"} or "." not in reason.subject:
        return (*_last(reason.subject), reason.subject)
    return (reason.subject, *_last(reason.subject))


def _last(path: str) -> tuple[str, ...]:
    return (path.rpartition(".")[2],)


def _conditions(guide: Guide, rule: str) -> tuple[str, ...]:
    """Give the named condition that a door waits for, when it is written by its name."""
    text = _door(guide, rule)
    return (text,) if text in guide.conditions else ()


def _door(guide: Guide, rule: str) -> str:
    parts = rule.removesuffix(".when").split(".")
    inside = parts[-1] == "requires"
    parts = parts[:-1] if inside else parts
    if len(parts) == 1:
        step = step_of(guide, parts[0])
        level = guide.levels.get(parts[0])
        return step.when if step else level.when if level else ""
    for way_id, way in ways(guide):
        required = way.requires.when.holds if way.requires.when else ""
        if way_id == parts[-1] and (required if inside else way.when):
            return required if inside else way.when
    return ""
