from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from bti.case.calendar import OSLO
from bti.case.deadlines import Deadline, Reminder, days_left, dues, next_due, overdue
from bti.case.events import FormBegun, MeasureAdded, MeasureEnded
from bti.case.scope import CaseScope
from bti.guide.definition import Due, Guide, Instead
from bti.guide.definition import Reminder as WrittenReminder
from bti.guide.loading import load
from tests.unit.case.story import GUIDE, OPENED, Story, at, loaded_guide


@pytest.fixture
def guide() -> Guide:
    return loaded_guide()


def due(guide: Guide, story: Story, now: datetime | None = None) -> tuple[Deadline, ...]:
    moment = now or story.at
    return dues(guide, story.case, moment, CaseScope(guide, story.case, moment).truth)


def days(deadlines: Iterable[Deadline]) -> dict[str, date]:
    return {one.id: one.at.date() for one in deadlines}


def test_a_step_is_due_at_the_end_of_the_day_a_span_after_its_point(guide: Guide) -> None:
    (found,) = due(guide, Story())
    assert found == Deadline(
        id="sett_ord",
        title="Sett ord på undringen",
        at=datetime(2026, 11, 30, 23, 59, 59, tzinfo=OSLO),
        point="case.opened",
        rule="sett_ord.due",
        remind=(
            Reminder(at=datetime(2026, 11, 27, tzinfo=OSLO), who="holder"),
            Reminder(at=datetime(2026, 12, 7, tzinfo=OSLO), who="leder"),
        ),
    )


def test_the_rule_of_a_deadline_is_a_path_that_has_a_place_in_the_file(guide: Guide) -> None:
    places = load({"frister.yaml": GUIDE}).places
    (first,) = due(guide, Story().answers("notat", miljoe=True))
    (second,) = due(guide, Story().goes("t", "moete", "nivaa_1"))
    assert "within: 1 week" in GUIDE.splitlines()[places[first.rule].line - 1]
    assert places[second.rule].line == 1 + GUIDE.splitlines().index("      til_moete:")


def test_another_deadline_takes_over_while_its_condition_holds(guide: Guide) -> None:
    story = Story().answers("notat", miljoe=True, on=at(date(2026, 11, 4)))
    (found,) = due(guide, story)
    assert found.at.date() == date(2026, 11, 11)
    assert found.replaced == date(2026, 11, 30)
    assert (found.point, found.rule) == ("notat.miljoe.answered", "sett_ord.due.instead.0")
    assert found.remind[0].at.date() == date(2026, 11, 8)


def test_the_first_date_comes_back_when_the_condition_no_longer_holds(guide: Guide) -> None:
    story = Story().answers("notat", miljoe=True).answers("notat", miljoe=False)
    (found,) = due(guide, story)
    assert (found.at.date(), found.replaced) == (date(2026, 11, 30), None)


def test_an_unknown_condition_takes_nothing_over(guide: Guide) -> None:
    story = Story().happens(FormBegun(form="notat", copy=1))
    assert days(due(guide, story)) == {"sett_ord": date(2026, 11, 30)}


def test_a_date_that_cannot_be_told_yet_leaves_the_first_one_standing(guide: Guide) -> None:
    instead = Instead(when="case.round == 1", within="1 day", of="notat.sett")
    changed = with_due(guide, Due(within="2 days", of="case.opened", instead=(instead,)))
    (found,) = due(changed, Story())
    assert (found.at.date(), found.point, found.replaced) == (
        date(2026, 11, 4),
        "case.opened",
        None,
    )


def test_the_first_alternative_that_holds_counts_and_inherits_its_start(guide: Guide) -> None:
    never = Instead(when="case.round == 2", within="1 day")
    first = Instead(when="case.round == 1", within="3 days")
    second = Instead(when="case.round == 1", within="4 days")
    written = Due(within="2 days", of="case.opened", instead=(never, first, second))
    (found,) = due(with_due(guide, written), Story())
    assert (found.at.date(), found.rule) == (date(2026, 11, 5), "sett_ord.due.instead.1")


def test_an_alternative_can_be_a_date_instead_of_a_span(guide: Guide) -> None:
    instead = Instead(when="notat.sett is answered", at="notat.sett")
    written = Due(within="2 days", of="case.opened", instead=(instead,))
    story = Story().answers("notat", sett="2026-12-01T14:00")
    (found,) = due(with_due(guide, written), story)
    assert found.at == datetime(2026, 12, 1, 23, 59, 59, tzinfo=OSLO)


def with_due(guide: Guide, written: Due) -> Guide:
    level = guide.levels["nivaa_0"]
    step = replace(level.steps["sett_ord"], due=written)
    changed = replace(level, steps={**level.steps, "sett_ord": step})
    return replace(guide, levels={**guide.levels, "nivaa_0": changed})


def test_a_deadline_without_time_is_none(guide: Guide) -> None:
    assert due(with_due(guide, Due(title="Snart", of="case.opened")), Story()) == ()


def test_a_deadline_without_a_start_counts_from_where_it_is_written(guide: Guide) -> None:
    (found,) = due(with_due(guide, Due(within="1 day")), Story())
    assert (found.point, found.at.date()) == ("step.entered", date(2026, 11, 3))


def test_a_date_asked_in_a_move_is_a_point(guide: Guide) -> None:
    story = Story().goes("utsett", "avklar", "nivaa_0", asked={"dato": "2026-12-24"})
    (found,) = due(guide, story)
    assert (found.id, found.at.date(), found.point) == (
        "avklar",
        date(2026, 12, 24),
        "sett_ord.utsett.dato",
    )


def test_a_point_without_a_moment_gives_no_deadline(guide: Guide) -> None:
    assert due(guide, Story().goes("videre", "avklar", "nivaa_0")) == ()


def test_a_level_has_deadlines_that_span_its_steps(guide: Guide) -> None:
    story = Story().goes("tiltak", "moete", "nivaa_1", on=at(date(2026, 11, 10)))
    (found,) = due(guide, story)
    assert found.id == "til_moete"
    assert found.title == "Fra tiltak er bestemt til møtet er holdt"
    assert found.at.date() == date(2026, 11, 24)
    assert found.rule == "nivaa_1.deadlines.til_moete"


def test_a_deadline_ends_when_what_it_waits_for_is_done(guide: Guide) -> None:
    story = Story().goes("tiltak", "moete", "nivaa_1").goes("holdt", "gjennomfoer", "nivaa_1")
    assert due(guide, story) == ()


def test_going_back_makes_a_deadline_live_again_as_it_was(guide: Guide) -> None:
    story = Story().goes("tiltak", "moete", "nivaa_1")
    before = due(guide, story)
    story.goes("holdt", "gjennomfoer", "nivaa_1").goes("tilbake", "moete", "nivaa_1")
    assert due(guide, story) == before


def test_a_new_round_has_the_deadlines_anew_also_on_the_same_day(guide: Guide) -> None:
    story = Story().goes("tiltak", "moete", "nivaa_1").goes("holdt", "gjennomfoer", "nivaa_1")
    story.goes("fortsett", "moete", "nivaa_1")
    (found,) = due(guide, story)
    assert (found.id, found.at.date()) == ("til_moete", date(2026, 11, 16))


def test_a_deadline_may_end_on_a_date_someone_wrote(guide: Guide) -> None:
    story = Story().goes("tiltak", "moete", "nivaa_1")
    story.answers("innkalling", sendt="2026-11-03", svar="2026-11-05")
    at_work = days(due(guide, story, at(date(2026, 11, 4))))
    assert at_work["svar"] == date(2026, 11, 17)
    assert "svar" not in days(due(guide, story, at(date(2026, 11, 5))))


def test_an_end_from_before_the_start_does_not_count(guide: Guide) -> None:
    story = Story().goes("tiltak", "moete", "nivaa_1")
    story.answers("innkalling", sendt="2026-11-03", svar="2026-11-01")
    assert "svar" in days(due(guide, story, at(date(2026, 11, 9))))


def test_an_end_counts_also_when_the_first_start_never_came(guide: Guide) -> None:
    instead = Instead(when="case.round == 1", within="1 week", of="level.entered")
    level = guide.levels["nivaa_1"]
    written = replace(level.deadlines["svar"], instead=(instead,))
    level = replace(level, deadlines={"svar": written})
    changed = replace(guide, levels={**guide.levels, "nivaa_1": level})
    story = Story().goes("tiltak", "moete", "nivaa_1")
    assert days(due(changed, story)) == {"svar": date(2026, 11, 9)}
    story.answers("innkalling", svar="2026-11-02")
    assert due(changed, story) == ()


def test_a_title_of_its_own_is_not_needed(guide: Guide) -> None:
    story = Story().goes("tiltak", "moete", "nivaa_1").answers("innkalling", sendt="2026-11-03")
    titles = {one.id: one.title for one in due(guide, story)}
    assert titles["svar"] == "Tiltak"


def test_the_unit_can_be_closed_on_days_of_its_own(guide: Guide) -> None:
    story = Story().goes("tiltak", "moete", "nivaa_1").answers("innkalling", sendt="2026-11-03")
    closed = frozenset({date(2026, 11, 6)})
    scope = CaseScope(guide, story.case, story.at)
    found = days(dues(guide, story.case, story.at, scope.truth, closed))
    assert found["svar"] == date(2026, 11, 18)


def test_measures_are_due_at_the_first_evaluation_of_those_still_open(guide: Guide) -> None:
    story = Story().goes("tiltak", "moete", "nivaa_1").goes("holdt", "gjennomfoer", "nivaa_1")
    assert due(guide, story) == ()
    for number, day in enumerate((date(2026, 12, 1), date(2026, 12, 8)), start=1):
        story.happens(MeasureAdded(measure=f"t{number}", what="x", evaluate_by=day))
    found, later = due(guide, story)
    assert (found.title, found.at.date()) == ("Evaluering", date(2026, 12, 1))
    assert (later.id, later.title) == ("t2", "Evaluer tiltak t2")
    story.happens(MeasureEnded(measure="t1", status="done"))
    assert days(due(guide, story)) == {"gjennomfoer": date(2026, 12, 8)}


def test_a_closed_case_has_no_deadlines(guide: Guide) -> None:
    story = Story().goes("videre", "avklar", "nivaa_0").goes("avslutt", "avsluttet", "")
    assert due(guide, story) == ()


def test_deadlines_come_with_the_nearest_first(guide: Guide) -> None:
    story = Story().goes("tiltak", "moete", "nivaa_1").answers("innkalling", sendt="2026-10-20")
    found = due(guide, story)
    assert [one.id for one in found] == ["svar", "til_moete"]
    assert next_due(reversed(found)) == found[0]
    assert next_due(()) is None


def test_days_are_counted_on_the_calendar_in_norway(guide: Guide) -> None:
    (found,) = due(guide, Story())
    assert days_left(found.at, datetime(2026, 11, 30, 22, 0, tzinfo=UTC)) == 0
    assert days_left(found.at, datetime(2026, 11, 30, 23, 30, tzinfo=UTC)) == -1
    assert days_left(found.at, OPENED) == 28


def test_something_is_over_when_its_day_has_ended(guide: Guide) -> None:
    (found,) = due(guide, Story())
    assert not overdue(found, datetime(2026, 11, 30, 23, 59, 59, tzinfo=OSLO))
    assert overdue(found, datetime(2026, 12, 1, 0, 0, tzinfo=OSLO))


def test_a_deadline_never_moves_with_the_clock_it_is_read_by(guide: Guide) -> None:
    story = Story()
    assert due(guide, story) == due(guide, story, at(date(2027, 3, 1)))


def test_a_reminder_on_the_day_itself_comes_when_the_day_begins(guide: Guide) -> None:
    remind = (WrittenReminder(who="leder", before="0 days"),)
    (found,) = due(with_due(guide, Due(within="1 day", remind=remind)), Story())
    assert found.remind == (Reminder(at=datetime(2026, 11, 3, tzinfo=OSLO), who="leder"),)
