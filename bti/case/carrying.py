"""What came along from the case this one was opened from: cut for the one who reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case.answer_views import AnswerView, CarriedView
from bti.case.answered import answer_views
from bti.case.form_views import Named
from bti.case.sight import sight_of
from bti.case.titles import way_title
from bti.guide.asks import Asking, asking

if TYPE_CHECKING:
    from bti.case.events import Answers
    from bti.case.seen import Seen
    from bti.case.sight import Sight
    from bti.case.standing import Standing
    from bti.guide.definition import Form


def carried_views(standing: Standing, seen: Seen) -> Iterator[CarriedView]:
    """Give the answers that came along, by the form, the move or the action they were given in.

    They are seen by those who see this case, as the guide that they were given under has marked
    them. What comes from a case that is nobody's business is for those who may read that too.
    """
    source = standing.source
    if source is None or (source.access.guardians == "never" and not seen.origin):
        return
    sight = sight_of(standing).under(source)
    for name, answers in standing.case.carried.items():
        form = source.forms.get(name)
        if form is None:
            yield from _of_ways(sight, name, answers)
        elif sight.sees(form) and (views := tuple(_of_form(sight, form, answers))):
            yield CarriedView(id=name, title=form.title, answers=views)


def origin_view(standing: Standing, seen: Seen) -> Named | None:
    """Name the guide of the case that answers came from, and the case to one who may read it.

    The child and the guardians are not told of other cases.
    """
    source = standing.source
    if source is None or sight_of(standing).cut:
        return None
    return Named(id=seen.origin, title=source.title)


def _of_form(sight: Sight, form: Form, answers: Answers) -> Iterator[AnswerView]:
    for one in answer_views(sight, form.fields, answers):
        yield replace(
            one,
            child_voice=one.child_voice or form.counts_as == "child_heard",
            not_shared=one.not_shared or form.share == "never",
        )


def _of_ways(sight: Sight, name: str, answers: Answers) -> Iterator[CarriedView]:
    """Give what was answered in moves from a step, or in an action, each by itself."""
    asked: dict[tuple[str, ...], tuple[Asking, Answers]] = {}
    for path, answer in answers.items():
        found = asking(sight.guide, (name, *path.split(".")))
        if found is not None:
            _, known = asked.setdefault(found.name, (found, {}))
            known[".".join(found.rest)] = answer
    for way, (found, known) in asked.items():
        views = tuple(answer_views(sight, found.asks, known))
        if views:
            title = way_title(sight.guide, way)
            yield CarriedView(id=".".join(way), title=title, answers=views)
