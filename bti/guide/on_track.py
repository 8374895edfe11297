"""A guide cut to one track, to be printed by itself: what is for other tracks is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from bti.guide.definition import Field, Form, Guide, Level, Requires, Step, Transition
from bti.guide.targets import exists
from bti.guide.varied import varied

Part = TypeVar("Part", bound=msgspec.Struct)


def guide_on(guide: Guide, track: str) -> Guide:
    """Give the guide that one track follows, with the texts and demands it has tstep."""
    guide = varied(guide, texts=track, demands=track)
    return replace(
        guide,
        title=f"{guide.title}: {guide.tracks[track].title}",
        levels={one: _level(guide, level, track) for one, level in _here(guide.levels, track)},
        deadlines=dict(_here(guide.deadlines, track)),
        anytime=dict(_here(guide.anytime, track)),
        facts=dict(_here(guide.facts, track)),
        closings={
            one: replace(end, only_for=_others(end.only_for, track))
            for one, end in _here(guide.closings, track)
        },
        forms={one: _form(form, track) for one, form in _here(guide.forms, track)},
    )


def _level(guide: Guide, level: Level, track: str) -> Level:
    return replace(
        level,
        only_for=_others(level.only_for, track),
        deadlines=dict(_here(level.deadlines, track)),
        steps={one: _step(guide, step, track) for one, step in _here(level.steps, track)},
    )


def _step(guide: Guide, step: Step, track: str) -> Step:
    forms = {one for one, _ in _here(guide.forms, track)}
    return replace(
        step,
        only_for=_others(step.only_for, track),
        checklist={
            one: replace(item, only_for=_others(item.only_for, track))
            for one, item in _here(step.checklist, track)
        },
        forms={one: strength for one, strength in step.forms.items() if one in forms},
        tools=tuple(tool for tool in step.tools if tool not in guide.forms or tool in forms),
        due=step.due if step.due and _exists(step.due, track) else None,
        actions=tuple(a for a in step.actions if _exists(guide.actions[a], track)),
        transitions={
            one: replace(way, only_for=_others(way.only_for, track), requires=_asked(way, forms))
            for one, way in _here(step.transitions, track)
        },
    )


def _asked(way: Transition, forms: set[str]) -> Requires:
    """Give what a way demands, of the forms that exist."""
    kept = {one: strength for one, strength in way.requires.forms.items() if one in forms}
    return replace(way.requires, forms=kept)


def _form(form: Form, track: str) -> Form:
    return replace(form, only_for=_others(form.only_for, track), fields=_fields(form.fields, track))


def _fields(fields: Mapping[str, Field], track: str) -> dict[str, Field]:
    return {
        one: replace(
            field,
            only_for=_others(field.only_for, track),
            fields=_fields(field.fields, track),
            choices=dict(_here(field.choices, track)),
        )
        for one, field in _here(fields, track)
    }


def _here(parts: Mapping[str, Part], track: str) -> tuple[tuple[str, Part], ...]:
    return tuple((one, part) for one, part in parts.items() if _exists(part, track))


def _exists(part: msgspec.Struct, track: str) -> bool:
    return exists(getattr(part, "only_for", ()), track)


def _others(only_for: tuple[str, ...], track: str) -> tuple[str, ...]:
    """Take away the tracks, which need not be said on a page for one; kinds of subject stay."""
    return tuple(one for one in only_for if one != track) if track in only_for else only_for
