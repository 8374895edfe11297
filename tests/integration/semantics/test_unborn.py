"""The unborn: a term, a birth that settles dates and turns the subject into a child, and a loss."""

from __future__ import annotations

import pytest

from bti.errors import BadInput
from tests.integration.semantics.tale import Tale, municipality, published

GUIDE = """
subjects: [unborn, child]
closings:
  slutt: Slutt
  mistet: {title: Barnet ble mistet, about: Vi er lei oss., quiet: true, only_for: [unborn]}
steps:
  a:
    title: A
    due: {at: child.term - 12 weeks}
    checklist:
      gravid: {text: Snakk med den gravide, required: true, only_for: [unborn]}
      barn: {text: Se barnet, required: true, only_for: [child]}
    transitions:
      uke: {title: Over uke 24, to: b, when: child.pregnancy_week >= 24, demands: none}
      foedt: {title: Født, to: b, event: child_born}
      mistet: {title: Mistet, to: mistet, demands: none}
  b:
    title: B
    due: {within: 6 weeks, of: child.born}
    checklist:
      barn: {text: Se barnet, required: true, only_for: [child]}
    transitions:
      stor: {title: Stor, to: slutt, when: child.months >= 3}
      mistet: {title: Mistet, to: mistet}
"""


STEPS = "steps: {a: {title: A, next: slutt}}"


class _Unborn(Tale):
    guide = GUIDE

    def __init__(self, term: str = "2026-12-01") -> None:
        self.casework, self.environment = municipality()
        guide = published(self.casework, self.guide)
        opened = self.casework.open_case(guide, child="Mor Prøve", term=term, by="kari")
        self.case = opened.case.id

    def born(self, day: str, **more: object) -> None:
        self.casework.born(self.case, day, **more)  # type: ignore[arg-type]

    def dues(self) -> dict[str, str]:
        return {due.id: due.at.date().isoformat() for due in self.view().dues}

    def items(self) -> list[str]:
        return [item.id for item in self.view().step.checklist]


def test_dates_count_from_the_term_and_from_birth() -> None:
    tale = _Unborn()
    assert tale.view().subject == "Ufødt barn, termin 1. desember 2026"
    assert tale.dues() == {"a": "2026-09-08"}
    tale.go("uke")
    assert tale.dues() == {}
    tale.wait(80)
    tale.born("2026-11-20")
    assert tale.dues() == {"b": "2027-01-01"}
    tale.born("2026-11-19")
    assert tale.dues() == {"b": "2026-12-31"}
    assert tale.view().subject == "Barn, 0 år"


def test_a_term_that_is_mended_moves_what_is_counted_from_it_and_the_history_says_so() -> None:
    tale = _Unborn()
    told = tale.casework.term(tale.case, "2026-12-08")
    assert told.what == "Terminen ble rettet, fra 1. desember 2026 til 8. desember 2026."
    assert tale.dues() == {"a": "2026-09-15"}
    assert tale.view().subject == "Ufødt barn, termin 8. desember 2026"
    line = tale.casework.history(tale.case)[-1]
    assert line.remarks == ("Fristen «A» ble flyttet fra 8. september 2026 til 15. september 2026",)
    tale.go("uke", seen=told.case.version)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-12-01", "Terminen står der alt."),
        ("2028-01-01", "Terminen ligger mer enn førti uker fram. Sjekk datoen."),
        ("2026-07-01", "Terminen er passert."),
        ("", "Termin: Skriv datoen."),
    ],
)
def test_a_term_cannot_be_mended_to_what_cannot_be(day: str, said: str) -> None:
    tale = _Unborn()
    with pytest.raises(BadInput, match=said):
        tale.casework.term(tale.case, day)
    assert tale.view().subject == "Ufødt barn, termin 1. desember 2026"


def test_after_the_birth_or_the_end_no_term_is_mended() -> None:
    tale = _Unborn()
    tale.wait(80)
    tale.born("2026-11-20")
    with pytest.raises(BadInput, match=f"Barnet er født. .* bti fodt {tale.case} DATO"):
        tale.casework.term(tale.case, "2026-12-08")
    lost = _Unborn()
    lost.go("mistet")
    with pytest.raises(BadInput, match="Saken er avsluttet"):
        lost.casework.term(lost.case, "2026-12-08")
    child = Tale(STEPS)
    with pytest.raises(BadInput, match="Da trengs ingen termin"):
        child.casework.term(child.case, "2026-12-08")
    group = Tale(f"subjects: [group]\n{STEPS}", group=True)
    with pytest.raises(BadInput, match="En termin hører til"):
        group.casework.term(group.case, "2026-12-08")


class _Reminded(_Unborn):
    guide = GUIDE.replace(
        "{at: child.term - 12 weeks}",
        "{at: child.term - 12 weeks, "
        "remind: [{before: 3 days, who: holder}, {after: 2 days, who: holder}]}",
    )


def test_what_was_reminded_of_stays_and_what_was_not_follows_the_new_day() -> None:
    tale = _Reminded()
    tale.wait(8)
    first = tale.casework.work()
    assert (first.due, first.reminders) == (2, 1), "three days before, and the day itself"
    tale.casework.term(tale.case, "2026-12-08")
    assert tale.casework.work().due == 0, "two days after the old day nobody is reminded of it"
    tale.wait(3)
    assert tale.casework.work().reminders == 1, "three days before the new day"
    tale.wait(10)
    assert tale.casework.work().reminders == 1, "two days after it"
    assert tale.casework.work().due == 0


def test_a_birth_proposes_what_waits_for_it_once() -> None:
    tale = _Unborn()
    tale.wait(80)
    tale.born("2026-11-20", name="Kim")
    assert tale.view().name == "Kim"
    assert tale.proposed() == {"foedt": "child_born"}
    tale.casework.do(tale.case, "foedt", decline=True, reason="Ikke ennå")
    tale.born("2026-11-19")
    assert tale.proposed() == {}


def test_what_exists_where_the_case_stands_changes_with_the_next_move_only() -> None:
    tale = _Unborn()
    tale.wait(80)
    assert tale.items() == ["gravid"]
    tale.born("2026-11-20")
    assert tale.items() == ["gravid"]
    assert "mistet" not in tale.ways()
    tale.go("foedt")
    assert tale.items() == ["barn"]


def test_weeks_of_pregnancy_and_months_of_age_can_open_a_door() -> None:
    early = _Unborn(term="2027-03-01")
    assert early.refused("uke") == [("door", "a.transitions.uke")]
    tale = _Unborn()
    tale.go("uke")
    assert ("door", "b.transitions.stor") in tale.refused("stor")
    tale.wait(80)
    tale.born("2026-11-20")
    assert not tale.ways()["stor"].open
    tale.wait(95)
    tale.casework.show(tale.case)
    assert tale.ways()["stor"].open


def test_each_further_child_gets_a_case_of_its_own() -> None:
    tale = _Unborn()
    tale.go("uke")
    tale.wait(80)
    tale.born("2026-11-20", name="Kim", siblings=("Robin",))
    (sibling,) = tale.view().linked
    view = tale.casework.show(sibling.id)
    assert (view.name, view.subject, view.step.id) == ("Robin", "Barn, 0 år", "b")
    with pytest.raises(BadInput):
        tale.born("2030-01-01")


def test_the_birth_of_a_sibling_calls_for_what_waits_for_a_birth_too() -> None:
    tale = _Unborn()
    tale.wait(80)
    tale.born("2026-11-20", name="Kim", siblings=("Robin",))
    (sibling,) = tale.view().linked
    ways = tale.casework.show(sibling.id).step.ways
    assert [way.id for way in ways if way.proposed == "child_born"] == ["foedt"]
    assert tale.casework.go(sibling.id, "foedt").case.step.id == "b"


def test_a_loss_is_a_closing_for_the_unborn_after_which_nothing_is_due() -> None:
    tale = _Unborn()
    tale.go("mistet")
    view = tale.view()
    assert (view.closed, view.quiet, view.dues) == (True, True, ())
    assert view.step.what == "Vi er lei oss."
    tale.wait(400)
    today = tale.casework.today()
    assert (today.over, today.week, today.later) == ((), (), ())


def test_a_term_that_cannot_be_is_refused() -> None:
    for term in ("2028-01-01", "2026-06-01"):
        with pytest.raises(BadInput):
            _Unborn(term=term)


WAITS = """
subjects: [unborn, child]
closings: {slutt: Slutt, mistet: {title: Mistet, quiet: true, only_for: [unborn]}}
entries: {tolv: {}}
consents: {deling: {title: Deling, given_by: one_guardian}}
steps:
  tolv: {title: Uke 12, only_for: [unborn], next: next}
  venter:
    title: Uke 24
    only_for: [unborn]
    transitions:
      foedt: {title: Barnet er født, to: hjemme, event: child_born}
      mistet: {title: Mistet, to: mistet}
  hjemme: {title: Hjemme, only_for: [child], next: slutt}
"""


class _Waiting(_Unborn):
    guide = WAITS


def test_a_way_that_waits_for_the_birth_is_shown_before_it_and_a_loss_is_never_next() -> None:
    tale = _Waiting()
    tale.go("neste")
    way = tale.ways()["foedt"]
    assert ([one.id for one in way.targets], way.open) == (["hjemme"], False)
    assert tale.says("foedt") == ["«Barnet er født» åpner seg når barnet er født."]
    assert (
        tale.casework.give_consent(tale.case, "deling", "forelder_1").next == way.reasons[0].message
    )
    tale.wait(80)
    tale.born("2026-11-10")
    assert tale.go("foedt").step.id == "hjemme"


def test_the_next_step_is_named_by_where_it_leads_after_the_birth_too() -> None:
    tale = _Waiting()
    assert tale.ways()["neste"].title == "Uke 24"
    tale.wait(80)
    tale.born("2026-11-10")
    assert tale.ways()["neste"].title == "Hjemme"
    assert tale.go("neste").step.id == "hjemme"


def test_paper_says_where_the_birth_leads() -> None:
    tale = _Waiting()
    step = tale.casework.blank_step("liten", "venter")
    targets = {way.id: [one.title for one in way.targets] for way in step.ways}
    assert targets["foedt"] == ["Hjemme"]


ASIDE = """
subjects: [unborn, child]
facts: {hjem: {title: Dagen de kom hjem, type: date}, navn: {title: Navn, type: text}}
closings:
  slutt: Slutt
  mistet: {title: Mistet, quiet: true, only_for: [unborn]}
anytime:
  doed: {title: Barnet døde, to: slutt, only_for: [child]}
levels:
  foer:
    title: Før
    only_for: [unborn]
    steps:
      a:
        title: A
        takes: 2-6 weeks
        next: b
        transitions: {team: {title: Team, to: t}, mistet: {title: Mistet, to: mistet}}
      b: {title: B, transitions: {foedt: {title: Født, to: h, event: child_born}}}
      t: {title: Team, off_path: true, transitions: {tilbake: {title: Tilbake, to: back}}}
  etter:
    title: Etter
    only_for: [child]
    steps:
      h: {title: Hjemme, next: i, transitions: {tilbake: {title: Tilbake, to: back}}}
      i: {title: I, next: slutt, transitions: {tilbake: {title: Tilbake, to: back}}}
"""


class _Aside(_Unborn):
    guide = ASIDE


def test_a_way_to_a_step_for_the_unborn_leads_past_it_after_the_birth_or_says_why_not() -> None:
    tale = _Aside()
    tale.wait(80)
    tale.born("2026-11-20")
    ways = tale.ways()
    assert {one.id: one.open for one in ways.values()} == {"neste": True, "team": False}
    assert tale.refused("team") == [("door", "t")]
    assert "bare for et ufødt barn" in tale.says("team")[0]
    assert (ways["neste"].title, tale.go("neste").step.id) == ("Hjemme", "h")
    assert "doed" in tale.ways()
    # Where the case stood is for the unborn: nobody goes back there.
    assert tale.refused("tilbake") == [("door", "a")]
    tale.go("neste")
    assert tale.go("tilbake").step.id == "h"


def test_who_stood_aside_when_the_child_was_born_goes_on_from_where_they_left() -> None:
    tale = _Aside()
    tale.go("team")
    tale.wait(80)
    tale.born("2026-11-20", siblings=("Robin",))
    assert tale.go("tilbake").step.id == "h"
    (sibling,) = tale.view().linked
    view = tale.casework.show(sibling.id)
    assert view.step.id == "h"
    assert {one.id for one in view.step.ways} >= {"neste", "doed"}


BOTH = """
subjects: [unborn, child]
anytime: {doed: {title: Barnet døde, to: slutt, only_for: [child]}}
steps:
  a: {title: A, next: slutt, transitions: {team: {title: Team, to: t}}}
  t: {title: Team, off_path: true, transitions: {tilbake: {title: Tilbake, to: back}}}
"""


class _Both(_Unborn):
    guide = BOTH


def test_what_is_for_a_child_comes_with_the_next_move_back_too() -> None:
    tale = _Both()
    tale.go("team")
    tale.wait(80)
    tale.born("2026-11-20", siblings=("Robin",))
    assert "doed" not in tale.ways()
    tale.go("tilbake")
    assert "doed" in tale.ways()
    (sibling,) = tale.view().linked
    assert tale.casework.show(sibling.id).step.id == "a"


def test_after_a_loss_nothing_is_asked_or_warned_of() -> None:
    tale = _Aside()
    tale.casework.tell_fact(tale.case, "navn", "Kim")
    assert tale.ways()["mistet"].warnings == ()
    assert tale.ways()["neste"].warnings
    saved = tale.casework.go(tale.case, "mistet")
    assert saved.warnings == ()
    assert [(one.id, "kan opplyses" in one.said) for one in saved.case.facts] == [("navn", False)]
    for form in ("md", "text", "html"):
        assert "Barnets stemme" not in tale.casework.render(saved.case, form)


EARLY = """
subjects: [unborn, child]
anytime:
  tidlig: {title: Født tidlig, to: hjemme, event: child_born}
  ferdig: {title: Ferdig, to: slutt, event: child_born}
steps:
  a: {title: A, only_for: [unborn], next: next}
  b: {title: B, only_for: [unborn], transitions: {f: {title: F, to: hjemme, event: child_born}}}
  hjemme: {title: Hjemme, only_for: [child], next: slutt}
"""


class _Early(_Unborn):
    guide = EARLY


def test_nobody_is_led_to_what_is_for_a_child_before_it_is_born_from_anywhere() -> None:
    tale = _Early()
    assert tale.says("tidlig") == ["«Født tidlig» åpner seg når barnet er født."]
    assert tale.refused("tidlig") == [("event", "tidlig")]
    assert tale.ways()["ferdig"].open, "what leads elsewhere can be done before the event too"
    tale.wait(80)
    tale.born("2026-11-20")
    assert "tidlig" in tale.proposed()
    assert tale.go("tidlig").step.id == "hjemme"
