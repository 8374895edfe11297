"""The lines of empty paper: what a guide asks for, with its conditions and tracks in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from bti.case.action_words import does_in_words
from bti.case.forms.field_views import blank_fields
from bti.case.forms.strength import must_on_paper
from bti.case.occasions import wait_in_words
from bti.case.place_titles import WHERE, place_title
from bti.case.question_line import how_hard, noted, question_line, tracks
from bti.case.requirements import of_action, of_transition, said_condition
from bti.case.titles import condition_in_words, scope_titles
from bti.case.views import FormLine, ItemView, Named, WayView
from bti.guide.definition import Action, Field, Guide, Item, Requires, Strength, Transition
from bti.guide.targets import DYNAMIC, Everywhere

_ROUNDS = {"new": "en ny runde begynner", "same": "runden er den samme"}


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


def item_line(item: ItemView) -> str:
    """Say a line of a checklist where there is no box to tick: how hard, when, and for whom."""
    notes = (
        f"når {item.asked_when}" if item.asked_when else "",
        how_hard(item.must, item.must_when),
        tracks(item.only_for),
    )
    return " ".join(filter(None, (noted(item.text, notes), item.hint)))


def form_line_words(line: FormLine) -> str:
    """Say a form that a step names, in one line."""
    return noted(line.title, (how_hard(line.must, line.must_when), tracks(line.only_for)))


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
            takes_reason=transition.reason == "optional",
            always=transition.never_blocked,
            automatic=transition.automatic,
            back=transition.to == ("back",),
            opens_when=_opens_when(guide, transition),
            demands=tuple(of_transition(guide, transition)),
            only_for=scope_titles(guide, transition.only_for),
            asks=blank_fields(guide, (origin, way), transition.asks),
            questions=_questions(guide, (origin, way), transition.asks),
            does=(*_effects(transition), *_sent_back(transition)),
        )


def _targets(guide: Guide, origin: str, words: tuple[str, ...]) -> tuple[Named, ...]:
    if words == ("back",):
        return ()
    fixed = tuple(word for word in words if word not in DYNAMIC)
    found = Everywhere(guide).targets(origin, fixed)
    named = [Named(id=t.id, title=place_title(guide, t.id)) for t in found]
    # Alone, each of them is told by the title of the way.
    named += [Named(id=w, title=WHERE[w]) for w in words if w in DYNAMIC and fixed]
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
        takes_reason=action.reason == "optional",
        always=action.never_blocked,
        opens_when=_opens_when(guide, action),
        proposed_when=wait_in_words(guide, action.event),
        demands=tuple(of_action(guide, action)),
        only_for=scope_titles(guide, action.only_for),
        asks=blank_fields(guide, (action_id,), action.asks),
        questions=_questions(guide, (action_id,), action.asks),
        does=(*does_in_words(guide, action), *_effects(action)),
        targets=_targets(guide, "", action.to),
    )


def _questions(guide: Guide, name: tuple[str, ...], fields: Mapping[str, Field]) -> tuple[str, ...]:
    return tuple(question_line(one) for one in blank_fields(guide, name, fields))


def _effects(way: Transition | Action) -> Iterator[str]:
    """Say what comes of a way besides where it leads."""
    if way.round:
        yield _ROUNDS[way.round]
    if way.not_now == "this_time":
        yield "etter «ikke nå» foreslås dette igjen neste gang"


def _sent_back(transition: Transition) -> Iterator[str]:
    if transition.emits:
        yield "saken som denne ble åpnet fra, får beskjed"


def _opens_when(guide: Guide, way: Transition | Action) -> str:
    """Say all that a way waits for; an action's event only proposes it."""
    event = way.event if isinstance(way, Transition) else ""
    return opens_when(guide, way.when, way.requires, event)


def opens_when(guide: Guide, when: str, requires: Requires, event: str = "") -> str:
    """Say what has to happen and hold first, as it can stand after «når»; nothing for nothing."""
    said = (
        wait_in_words(guide, event),
        condition_in_words(guide, when),
        said_condition(guide, requires.when) if requires.when else "",
    )
    return " og ".join(part for part in said if part)
