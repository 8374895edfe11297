"""What actions, moves and what can be done at any time ask: each is read under one name."""

from __future__ import annotations

from datetime import date

from tests.integration.semantics.tale import Tale

GUIDE = """
actions:
  ring:
    title: Ring hjem
    asks:
      svar: {type: select_one, label: Hva ble svaret?, choices: {ja: Ja, nei: Nei}, required: true}
      dag: {type: date, label: Neste samtale}
      mer:
        type: group
        label: Mer
        fields: {haster: {type: yes_no, label: Haster det?}}
      hvorfor: {type: text, label: Hvorfor?, relevant: ring.svar == nei, required: true}
      avtaler:
        label: Avtaler
        repeat: {min: 0}
        fields: {sted: {type: select_one, label: Sted, choices: {hjemme: Hjemme, her: Her}}}
anytime:
  flytt:
    title: Flytt til B
    to: b
    asks: {hvorfor: {type: select_one, label: Hvorfor?, choices: {bytte: Bytte, annet: Annet}}}
  noter: {title: Noter, asks: {naar: {type: date, label: Når?}, tall: {type: integer, label: Tall}}}
deadlines:
  samtale: {title: Samtalen, at: ring.dag}
  svar: {title: Etter ringen, within: 1 week, of: ring.done, until: noter.naar.answered}
  flyttet: {title: Etter flyttingen, within: 2 days, of: flytt.done}
  fra_a: {title: Etter flyttingen fra A, within: 3 days, of: a.flytt.asked}
tasks: {si_fra: {title: Si fra, event: answered flytt.hvorfor}}
steps:
  a:
    title: A
    actions: [ring]
    transitions:
      sagt: {title: Sagt ja, to: slutt, when: ring.svar == ja}
      haster: {title: Haster, to: slutt, when: ring.mer.haster == yes}
      notert: {title: Notert, to: slutt, when: noter.tall > 3 and noter.naar is answered}
      hjemme: {title: Hjemme, to: slutt, when: any ring.avtaler where sted == hjemme}
      eget:
        title: Eget svar
        to: slutt
        asks:
          en: {type: yes_no, label: En?}
          to: {type: text, label: To?, relevant: step.eget.en == yes, required: true}
      c: {title: Til C, to: c}
  b:
    title: B
    transitions:
      fra_a: {title: Fra A, to: slutt, when: a.flytt.hvorfor == bytte}
      siste: {title: Siste, to: slutt, when: flytt.hvorfor == annet}
      c: {title: Til C, to: c}
  c:
    title: C
    transitions: {f: {title: F, to: a, round: same}}
"""


def _do(tale: Tale, action: str, **asked: str) -> None:
    tale.casework.do(tale.case, action, asked={k.replace("__", "."): v for k, v in asked.items()})


def _open(tale: Tale) -> set[str]:
    return {way.id for way in tale.view().step.ways if way.open}


def test_what_an_action_asks_opens_a_door_under_its_own_name() -> None:
    tale = Tale(GUIDE)
    (closed,) = tale.says("sagt")
    assert "«Hva ble svaret?» er det ikke spurt om ennå (i «Ring hjem»)" in closed
    _do(tale, "ring", svar="ja", mer__haster="no")
    assert {"sagt", "haster"} & _open(tale) == {"sagt"}
    _do(tale, "ring", svar="nei", mer__haster="yes", hvorfor="Ukjent")
    assert {"sagt", "haster"} & _open(tale) == {"haster"}
    assert "er «Nei»" in tale.says("sagt")[0]


def test_rows_that_an_action_asks_for_are_looked_through() -> None:
    tale = Tale(GUIDE)
    assert "hjemme" not in _open(tale)
    _do(tale, "ring", svar="ja", avtaler__1__sted="her", avtaler__2__sted="hjemme")
    assert "hjemme" in _open(tale)
    _do(tale, "ring", svar="ja", avtaler__1__sted="her")
    assert "hjemme" not in _open(tale)


def test_a_question_of_a_move_is_read_by_the_next_under_the_name_of_this_step() -> None:
    tale = Tale(GUIDE)
    assert tale.refused("eget", asked={"en": "yes"}) == [("field", "to")]
    assert tale.go("eget", asked={"en": "no"}).closed


def test_a_question_of_an_action_hangs_on_another_of_the_same() -> None:
    tale = Tale(GUIDE)
    assert tale.refused("ring", asked={"svar": "nei"}) == [("field", "hvorfor")]
    _do(tale, "ring", svar="ja")


def test_what_can_be_done_at_any_time_is_read_wherever_it_was_done() -> None:
    tale = Tale(GUIDE)
    assert "notert" not in _open(tale)
    tale.go("c")
    _do(tale, "noter", naar="2026-09-03", tall="4")
    tale.go("f")
    assert "notert" in _open(tale)


def test_what_leads_on_from_anywhere_is_read_alone_and_with_the_step_it_was_done_on() -> None:
    tale = Tale(GUIDE)
    tale.go("flytt", asked={"hvorfor": "bytte"})
    assert {"fra_a", "siste"} & _open(tale) == {"fra_a"}
    assert [task.id for task in tale.view().tasks] == ["si_fra"]
    tale.go("c")
    tale.wait(1)
    tale.go("flytt", asked={"hvorfor": "annet"})
    assert {"fra_a", "siste"} & _open(tale) == {"fra_a", "siste"}


def test_deadlines_count_from_what_is_asked_and_done_in_each() -> None:
    tale = Tale(GUIDE)
    assert {due.id for due in tale.view().dues} == set()
    _do(tale, "ring", svar="ja", dag="2026-09-20")
    tale.go("flytt", asked={"hvorfor": "bytte"})
    days = {due.id: due.at.date() for due in tale.view().dues}
    assert days == {
        "samtale": date(2026, 9, 20),
        "svar": date(2026, 9, 8),
        "flyttet": date(2026, 9, 3),
        "fra_a": date(2026, 9, 4),
    }
    tale.go("c")
    tale.wait(1)
    tale.go("flytt", asked={"hvorfor": "annet"})
    _do(tale, "noter", naar="2026-09-05")
    days = {due.id: due.at.date() for due in tale.view().dues}
    assert (days["flyttet"], days["fra_a"]) == (date(2026, 9, 4), date(2026, 9, 4))
    assert "svar" not in days
