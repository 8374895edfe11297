"""The lines of empty paper: what a guide asks for, with its conditions and tracks in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from bti.case.duty_views import does_in_words
from bti.case.forms import blank_fields
from bti.case.forms.strength import must_on_paper
from bti.case.occasions import occasion_in_words
from bti.case.requirements import of_action, of_transition
from bti.case.titles import condition_in_words, scope_titles
from bti.case.views import FormLine, ItemView, Named, WayView
from bti.case.words import place_title
from bti.guide.definition import Action, Guide, Item, Requires, Strength, Transition
from bti.guide.targets import DYNAMIC, Everywhere

_WHERE = {"back": "der saken sto", "last_step": "steget saken ble avsluttet på"}
"""Where a way leads that is known only in a case, as it can stand after «til»."""


def blank_items(guide: Guide, items: Mapping[str, Item]) -> tuple[ItemView, ...]:
    """Give the lines of a checklist."""
    return tuple(_item(guide, item_id, item) for item_id, item in items.items())


def _item(guide: Guide, item_id: str, item: Item) -> ItemView:
    return ItemView(
        id=item_id,
        text=item.text,
        hint=item.hint,
        must=must_on_paper(item.required),
        must_when=condition_in_words(guide, item.required.when),
        asked_when=condition_in_words(guide, item.relevant),
        only_for=scope_titles(guide, item.only_for),
    )


def blank_form_lines(guide: Guide, forms: Mapping[str, Strength]) -> tuple[FormLine, ...]:
    """Give the forms that a step or a closing names."""
    return tuple(_form_line(guide, form, strength) for form, strength in forms.items())


def _form_line(guide: Guide, form: str, strength: Strength) -> FormLine:
    return FormLine(
        id=form,
        title=guide.forms[form].title,
        must="or_reason" if strength.when else strength.word,
        must_when=condition_in_words(guide, strength.when),
        only_for=scope_titles(guide, guide.forms[form].only_for),
        state="empty",
    )


def blank_transitions(
    guide: Guide, origin: str, transitions: Mapping[str, Transition]
) -> Iterator[WayView]:
    """Give the ways out of a step or a closing, with what each demands."""
    for way, transition in transitions.items():
        yield WayView(
            id=way,
            title=transition.title or way,
            kind="transition",
            hint=transition.hint,
            targets=_targets(guide, origin, transition.to),
            needs_reason=transition.reason == "required",
            always=transition.never_blocked,
            back=transition.to == ("back",),
            opens_when=_opens_when(guide, transition),
            demands=tuple(of_transition(guide, transition)),
            only_for=scope_titles(guide, transition.only_for),
            asks=blank_fields(guide, (origin, way), transition.asks),
        )


def _targets(guide: Guide, origin: str, words: tuple[str, ...]) -> tuple[Named, ...]:
    if words == ("back",):
        return ()
    fixed = tuple(word for word in words if word not in DYNAMIC)
    found = Everywhere(guide).targets(origin, fixed)
    named = [Named(id=t.id, title=place_title(guide, t.id)) for t in found]
    # Alone, each of them is told by the title of the way.
    named += [Named(id=w, title=_WHERE[w]) for w in words if w in DYNAMIC and fixed]
    return tuple(named)


def blank_action(
    guide: Guide, action_id: str, action: Action, kind: Literal["action", "anytime"]
) -> WayView:
    """Give an action of a step, or what can be done at any time."""
    return WayView(
        id=action_id,
        title=action.title,
        kind=kind,
        hint=action.about,
        needs_reason=action.reason == "required",
        always=action.never_blocked,
        opens_when=_opens_when(guide, action),
        demands=tuple(of_action(guide, action)),
        only_for=scope_titles(guide, action.only_for),
        asks=blank_fields(guide, (action_id,), action.asks),
        does=does_in_words(guide, action),
        targets=_targets(guide, "", action.to),
    )


def required_condition(guide: Guide, requires: Requires) -> str:
    """Say which condition is required, as it can stand after «når»; nothing for none."""
    return condition_in_words(guide, requires.when.holds) if requires.when else ""


def _opens_when(guide: Guide, way: Transition | Action) -> str:
    """Say all that a way waits for; an action's event only proposes it."""
    event = way.event if isinstance(way, Transition) else ""
    said = (
        occasion_in_words(guide, event),
        condition_in_words(guide, way.when),
        required_condition(guide, way.requires),
    )
    return " og ".join(part for part in said if part)
