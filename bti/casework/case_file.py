"""A whole case as one person sees it: every form that was written, and all that has happened."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.answered import answers_in
from bti.case.case import Case
from bti.case.due_history import moved_dates
from bti.case.events import AnyEvent, FormBegun, Recorded
from bti.case.fold import apply
from bti.case.forms.form_page import form_view
from bti.case.forms.order import begun_early
from bti.case.sight import Sight, sight_of
from bti.case.standing import Standing
from bti.case.viewing import case_view
from bti.case.views import CaseFile, FormView, HistoryLine
from bti.case.words import in_words, remarks
from bti.casework.desk import Desk
from bti.guide.definition import Guide


def case_file(desk: Desk, standing: Standing, printed_by: str) -> CaseFile:
    """Give the whole case file as the person of a standing sees it."""
    events = desk.history(standing.case.id)
    return CaseFile(
        case=case_view(standing, desk.seen(standing)),
        forms=tuple(_every_copy(desk, standing, events)),
        history=lines_of(desk, standing, events),
        printed=standing.now,
        printed_by=printed_by,
    )


def _every_copy(desk: Desk, standing: Standing, events: tuple[Recorded, ...]) -> Iterator[FormView]:
    """Give each copy of each form as it ended up, in the guide it was last written under.

    Also those that have left the case row are here.
    """
    here = sight_of(standing)
    newest: dict[tuple[str, int], Case] = {}
    case: Case | None = None
    for event in events:
        case = apply(case, event)
        form, number = getattr(event.what, "form", ""), getattr(event.what, "copy", 0)
        if form:
            newest[form, number] = case
    for (form, number), then in newest.items():
        copy, guide = then.copy(form, number), desk.guides.by_digest(then.digest)
        sight = here.under(guide)
        if copy is not None and sight.form(form):
            yield form_view(
                guide,
                then,
                form,
                copy,
                standing.now,
                sight=sight,
                name=desk.people.name,
            )


def lines_of(
    desk: Desk, standing: Standing, events: tuple[Recorded, ...], after: int = 0
) -> tuple[HistoryLine, ...]:
    """Give what has happened, oldest first, as the person of a standing may be told it."""
    name, here = desk.people.name, sight_of(standing)
    told = tuple(_told(desk, standing, events))
    beside = _beside(desk, here, events)
    # Numbered as seen: a gap would tell that something is kept from the reader.
    return tuple(
        HistoryLine(
            number=number,
            at=event.at,
            by=name(event.by),
            text=in_words(guide, what, name),
            remarks=(*remarks(guide, what), *beside[event.number]),
            answers=answers_in(here.under(guide), what),
        )
        for number, (event, what, guide) in enumerate(told, start=1)
        if event.number > after
    )


def _beside(desk: Desk, sight: Sight, events: tuple[Recorded, ...]) -> dict[int, tuple[str, ...]]:
    """Give by the number of each event what no event holds: dates it moved, forms it passed by."""
    found: dict[int, tuple[str, ...]] = {}
    case: Case | None = None
    for event in events:
        after = apply(case, event)
        found[event.number] = ()
        if case is not None and case.digest == after.digest:
            guide = desk.guides.by_digest(after.digest)
            moved = moved_dates(guide, case, after, event.at)
            found[event.number] = (*moved, *_passed_by(sight.under(guide), case, event))
        case = after
    return found


def _passed_by(sight: Sight, before: Case, event: Recorded) -> Iterator[str]:
    what = event.what
    if isinstance(what, FormBegun) and what.form in sight.guide.forms:
        said = begun_early(sight, before, what.form, event.at)
        if said:
            yield said


def _told(
    desk: Desk, standing: Standing, events: tuple[Recorded, ...]
) -> Iterator[tuple[Recorded, AnyEvent, Guide]]:
    """Give the events that the person may be told of, each with the guide it happened under."""
    here = sight_of(standing)
    guide = standing.guide
    for event in events:
        guide = _guide_after(desk, event, guide)
        what = here.under(guide).event(event.what)
        if what is not None:
            yield event, what, guide


def _guide_after(desk: Desk, event: Recorded, guide: Guide) -> Guide:
    """Give the guide that a case follows from an event on."""
    digest = getattr(event.what, "digest", "")
    return desk.guides.by_digest(digest) if digest else guide
