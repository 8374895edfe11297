"""A step as its guide has it, whatever has happened: its texts, its tools and when it is due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bti.case.due_words import scoped_due_in_words, takes_in_words
from bti.case.place_titles import role_title
from bti.case.registers.steps import how_often, step_particulars
from bti.case.titles import condition_in_words, scope_titles
from bti.case.views import StepView, ToolView
from bti.guide.numbering import level_number, step_number
from bti.guide.targets import level_of

if TYPE_CHECKING:
    from bti.guide.definition import Guide, Step


def tools(guide: Guide, step: Step) -> Iterator[ToolView]:
    """Give the step's tools: forms, links, contacts and arenas, by what their id names."""
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
        elif tool in guide.arenas:
            arena = guide.arenas[tool]
            detail = how_often(guide, arena.how_often)
            yield ToolView(id=tool, title=arena.title, kind="arena", detail=detail)


def step_text(guide: Guide, step_id: str) -> StepView:
    """Give a step without its lists, contacts and ways: those are of a case, or of empty paper."""
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
        level_word=guide.level_word.one,
        kind=kind.title if kind else "",
        phase=kind.phase if kind else "",
        what=step.what,
        how=step.how,
        why=step.why,
        who=tuple(role_title(guide, role) for role in step.who),
        tools=tuple(tools(guide, step)),
        due=scoped_due_in_words(guide, step.due) if step.due else "",
        due_title=step.due.title if step.due else "",
        takes=takes_in_words(step.takes),
        opens_when=condition_in_words(guide, step.when),
        only_for=scope_titles(guide, step.only_for),
        particulars=step_particulars(guide, step_id, step),
        off_path=step.off_path,
    )
