"""The guide as people read it: levels, steps and tools, the same for an empty guide and a case."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.deadlines import due_in_words
from bti.case.forms import form_view
from bti.case.views import (
    ContactView,
    FormLine,
    GuideLevel,
    GuideView,
    ItemView,
    Must,
    Named,
    StepView,
    ToolView,
    WayView,
)
from bti.case.words import place_title
from bti.guide.definition import Action, Contact, Guide, Level, Step, Strength, Transition
from bti.guide.numbering import level_number, step_number
from bti.guide.targets import level_of, targets


def role_title(guide: Guide, role: str) -> str:
    """Give a role's title; ``holder`` is always known."""
    if role in guide.roles:
        return guide.roles[role].title
    return guide.baton.title if guide.baton else "Stafettholder"


def contact_view(guide: Guide, contact_id: str) -> ContactView:
    """Give a contact, with a request to fill in what the municipality has to fill in."""
    contact = guide.contacts[contact_id]
    return ContactView(
        id=contact_id,
        title=contact.title,
        phone=contact.phone,
        url=contact.url,
        open=_hours(guide, contact),
        missing=contact.missing == "fill_in",
        acute="acute" in contact.show or "every_page" in contact.show,
    )


def _hours(guide: Guide, contact: Contact) -> str:
    if contact.open == "always":
        return "hele døgnet"
    if contact.open.startswith("outside "):
        other = guide.contacts.get(contact.open.removeprefix("outside "))
        return f"når {other.title} er stengt" if other else ""
    return "" if contact.open == "unknown" else contact.open


def acute_contacts(guide: Guide) -> tuple[ContactView, ...]:
    """Give the numbers that stand on every page, in the guide's order."""
    order = guide.contact_order or tuple(guide.contacts)
    views = (contact_view(guide, one) for one in order)
    return tuple(view for view in views if view.acute)


def tools(guide: Guide, step: Step) -> Iterator[ToolView]:
    """Give the step's tools: forms, links and contacts, by what their id names."""
    for tool in step.tools:
        if tool in guide.forms:
            yield ToolView(id=tool, title=guide.forms[tool].title, kind="form")
        elif tool in guide.links:
            link = guide.links[tool]
            detail = "(fylles inn av kommunen)" if link.missing else link.url
            yield ToolView(id=tool, title=link.title, kind="link", detail=detail)
        elif tool in guide.contacts:
            contact = guide.contacts[tool]
            detail = "(fylles inn av kommunen)" if contact.missing else contact.phone
            yield ToolView(id=tool, title=contact.title, kind="contact", detail=detail)


def blank_step(guide: Guide, step_id: str) -> StepView:
    """Give a step as it is printed empty."""
    level_id = level_of(guide, step_id)
    level = guide.levels[level_id]
    step = level.steps[step_id]
    kind = guide.kinds.get(step.kind)
    return StepView(
        id=step_id,
        title=step.title,
        number=step_number(guide, step_id),
        level=level_id,
        level_title=level.title,
        level_number=level_number(guide, level_id),
        kind=kind.title if kind else "",
        phase=kind.phase if kind else "",
        what=step.what,
        how=step.how,
        why=step.why,
        who=tuple(role_title(guide, role) for role in step.who),
        tools=tuple(tools(guide, step)),
        contacts=tuple(contact_view(guide, one) for one in step.contacts),
        checklist=tuple(
            _blank_item(i, item.text, item.hint, item.required)
            for i, item in step.checklist.items()
        ),
        forms=tuple(_blank_form(guide, f, s) for f, s in step.forms.items()),
        due=due_in_words(guide, step.due) if step.due else "",
        ways=tuple(_blank_way(guide, step_id, w, t) for w, t in step.transitions.items()),
        off_path=step.off_path,
    )


def _blank_item(item_id: str, text: str, hint: str, strength: Strength) -> ItemView:
    return ItemView(id=item_id, text=text, hint=hint, must=printed(strength))


def printed(strength: Strength) -> Must:
    """Give how hard a demand is on paper; one that hangs on a condition is «or_reason»."""
    if strength.when:
        return "or_reason"
    return "required" if strength.word == "started" else strength.word


def _blank_form(guide: Guide, form: str, strength: Strength) -> FormLine:
    must = "or_reason" if strength.when else strength.word
    return FormLine(id=form, title=guide.forms[form].title, must=must, state="empty")


def _blank_way(guide: Guide, origin: str, way: str, transition: Transition) -> WayView:
    return WayView(
        id=way,
        title=transition.title or way,
        kind="transition",
        hint=transition.hint,
        targets=_targets(guide, origin, transition.to),
        needs_reason=transition.reason == "required",
        always=transition.never_blocked,
    )


def _targets(guide: Guide, origin: str, words: tuple[str, ...]) -> tuple[Named, ...]:
    if words == ("back",):
        return ()
    found = targets(guide, origin, words)
    return tuple(Named(id=t.id, title=place_title(guide, t.id)) for t in found if not t.dynamic)


def blank_anytime(action_id: str, action: Action) -> WayView:
    """Give an anytime action as it is printed empty."""
    return WayView(
        id=action_id,
        title=action.title,
        kind="anytime",
        hint=action.about,
        needs_reason=action.reason == "required",
        always=action.never_blocked,
    )


def guide_view(guide: Guide) -> GuideView:
    """Give the whole guide, printed empty: the handlingsveileder."""
    return GuideView(
        workflow=guide.workflow,
        title=guide.title,
        edition=guide.version,
        about=guide.about,
        reviewed=guide.reviewed,
        levels=tuple(_level(guide, level_id, level) for level_id, level in guide.levels.items()),
        anytime=tuple(blank_anytime(a, action) for a, action in guide.anytime.items()),
        closings=tuple(Named(id=c, title=closing.title) for c, closing in guide.closings.items()),
        forms=tuple(form_view(guide, None, form, None, None) for form in guide.forms),
        contacts=tuple(contact_view(guide, one) for one in guide.contact_order or guide.contacts),
    )


def _level(guide: Guide, level_id: str, level: Level) -> GuideLevel:
    return GuideLevel(
        id=level_id,
        title=level.title,
        number=level_number(guide, level_id),
        about=level.about,
        steps=tuple(blank_step(guide, step) for step in level.steps),
    )
