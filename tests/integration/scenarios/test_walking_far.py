"""A walk does what any guide can ask for, so that no step is called a dead end that is none."""

from __future__ import annotations

import pytest

from bti.casework.guides import edition
from bti.scenarios.results import Walked
from bti.scenarios.seen import Seen
from bti.scenarios.walking import walk

HEAD = """
workflow: tur
version: "2026.1"
language: nb
title: Tur
roles: {ansatt: Ansatt, rektor: Rektor}
kinds: {k: {title: K, phase: uro}}
"""


def walked(guide: str, *others: str, many: int = 6) -> tuple[Walked, ...]:
    """Walk through a guide laid under the head, and those that it opens."""
    known = tuple(edition({"v.yaml": text}) for text in (HEAD + guide, *others))
    return tuple(walk(known, many, Seen(known[0].guide)))


def stuck(guide: str, *others: str, many: int = 6) -> list[str]:
    """Give where the walks came no further."""
    return [
        one.fault or one.alone
        for one in walked(guide, *others, many=many)
        if one.fault or one.alone
    ]


CONSENT = """
consents: {dele: {title: Dele, given_by: one_guardian}}
steps:
  en:
    kind: k
    title: En
    transitions:
      ut: {title: Ut, to: slutt, requires: {consent: {dele: given}}}
closings: {slutt: Slutt}
"""
FORM = """
steps:
  en: {kind: k, title: En, forms: {o: required}, next: slutt}
closings: {slutt: Slutt}
forms: {o: {title: O, fields: {FELT}}}
"""


@pytest.mark.parametrize("services", ["", "services: {skole: Skole}\n"])
def test_a_consent_is_given_where_there_is_nobody_to_invite(services: str) -> None:
    assert stuck(services + CONSENT) == []


@pytest.mark.parametrize(
    "fields",
    [
        "vekt: {type: decimal, label: Vekt}",
        "fag: {type: repeat, label: Fag, fields: {namn: {label: Namn, required: true}}}",
        "antall: {type: integer, label: Antall, required: true, constraint: o.antall >= 2}",
        "hvem: {type: select_one, label: Hvem?, required: true, other: true, choices: {a: A}}",
        "hvor: {type: scale, label: Hvor?, required: true, scale: {max: 3}}",
    ],
)
def test_a_required_form_is_filled_in_whatever_is_in_it(fields: str) -> None:
    assert stuck(FORM.replace("FELT", fields)) == []


def test_an_anonymous_form_is_filled_in_without_a_name() -> None:
    form = FORM.replace("title: O,", "title: O, anonymous: true,")
    guide = form.replace("FELT", "hva: {label: Hva?, required: true}")
    assert stuck("subjects: [group]\n" + guide) == []


def test_the_next_move_of_a_form_is_the_one_that_is_tried() -> None:
    guide = """
steps:
  en:
    kind: k
    title: En
    forms: {v: required}
    transitions:
      a: {title: A, to: slutt, when: v.neste == a}
      b: {title: B, to: slutt, when: v.neste == b}
forms: {v: {title: V, fields: {neste: {type: next_move, label: Hva nå?, required: true}}}}
closings: {slutt: Slutt}
"""
    assert stuck(guide) == []


OPENS = """
steps:
  en:
    kind: k
    title: En
    actions: [be]
    transitions:
      svar: {title: Svar, to: to, event: linked_emitted hjelp klar}
  to: {kind: k, title: To, next: slutt}
closings: {slutt: Slutt}
actions: {be: {title: Be, opens: {guide: hjelp, carry: nothing}, keeps_open: true}}
"""
HELP = (
    HEAD.replace("workflow: tur", "workflow: hjelp")
    + """
steps: {en: {kind: k, title: En, transitions: {ut: {title: Ut, to: slutt, emits: klar}}}}
closings: {slutt: Slutt}
"""
)


def test_what_waits_for_a_linked_case_is_no_dead_end() -> None:
    assert stuck(OPENS, HELP) == []
    ends = {one.ended for one in walked(OPENS, HELP)}
    assert ends == {"slutt"}
    assert stuck(OPENS, HELP.replace("emits: klar", "emits: noe"))


@pytest.mark.parametrize("keeps", ["", "keeps_open: true"])
def test_a_linked_case_ends_with_all_told_and_with_the_answers_it_gives(keeps: str) -> None:
    answered = (
        HELP.replace("kinds:", "gives: [raad.ja]\nkinds:").strip()
        + "\nforms: {raad: {title: Råd, fields: {ja: {type: yes_no, label: Ja?}}}}\n"
    )
    guide = OPENS.replace("keeps_open: true", keeps).replace(
        "svar: {title: Svar, to: to, event: linked_emitted hjelp klar}",
        "ja: {title: Ja, to: slutt, when: linked.hjelp.raad.ja == yes}\n"
        "      nei: {title: Nei, to: to, when: linked.hjelp.raad.ja == no}",
    )
    assert stuck(guide, answered) == []


def test_a_measure_gets_all_that_each_of_them_has_to_have() -> None:
    guide = """
measures: {place: {choices: {hjemme: Hjemme}}, fields: {naar: {type: date, label: Når}}}
steps:
  en:
    kind: k
    title: En
    transitions:
      ut:
        title: Ut
        to: slutt
        requires: {measures: {at_least: 1, each_has: [place, naar]}}
closings: {slutt: Slutt}
"""
    assert stuck(guide) == []


UNBORN = """
subjects: [unborn, child]
levels:
  foer:
    title: Før
    only_for: [unborn]
    steps:
      en:
        kind: k
        title: En
        transitions:
          ut: {title: Ut, to: to, when: child.pregnancy_week >= 24}
          tidlig: {title: Født før tiden, to: tre, event: child_born}
      to: {kind: k, title: To, transitions: {foedt: {title: Født, to: tre, event: child_born}}}
  etter:
    title: Etter
    only_for: [child]
    steps: {tre: {kind: k, title: Tre, transitions: {ut: {title: Ut, to: slutt, when: AGE}}}}
closings: {slutt: Slutt}
"""


def test_a_pregnancy_goes_on_until_a_way_opens_or_the_child_is_born() -> None:
    guide = UNBORN.replace("AGE", "case.opened <= today")
    assert stuck(guide) == []
    assert {one.ended for one in walked(guide)} == {"slutt"}


def test_an_age_that_no_child_comes_to_is_a_dead_end() -> None:
    assert stuck(UNBORN.replace("AGE", "child.months >= 3000"))


@pytest.mark.parametrize("subjects", ["child", "unborn, child"])
def test_a_closed_case_need_not_be_let_through_its_reopening(subjects: str) -> None:
    guide = f"""
subjects: [{subjects}]
steps: {{en: {{kind: k, title: En, next: slutt}}}}
closings:
  slutt: {{title: Slutt, transitions: {{igjen: {{title: Igjen, to: en, when: case.round > 9}}}}}}
"""
    assert stuck(guide, many=12) == []


def test_a_target_that_no_door_is_closed_to_is_chosen_where_there_is_one() -> None:
    guide = """
steps:
  en: {kind: k, title: En, transitions: {ut: {title: Ut, to: [to, slutt]}}}
  to: {kind: k, title: To, when: case.round > 9, next: slutt}
closings: {slutt: Slutt}
"""
    assert stuck(guide) == []


def test_the_baton_goes_to_somebody_who_may_hold_it() -> None:
    guide = """
baton: {may_hold: [rektor]}
steps:
  en: {kind: k, title: En, transitions: {ut: {title: Ut, to: slutt, requires: {baton: accepted}}}}
closings: {slutt: Slutt}
"""
    assert stuck(guide) == []


def test_who_has_the_role_is_let_in_where_the_guide_says_who_may_see_the_case() -> None:
    guide = """
access: {guardians: never, roles: [rektor]}
steps:
  en: {kind: k, title: En, transitions: {ut: {title: Ut, to: slutt, requires: {role: rektor}}}}
closings: {slutt: Slutt}
"""
    assert stuck(guide) == []


ASKED = """
actions:
  ring:
    title: Ring hjem
    asks: {svar: {type: select_one, label: Hjelp?, choices: {nei: Nei, ja: Ja}}}
steps:
  en:
    kind: k
    title: En
    actions: [ring]
    transitions: {hjelp: {title: Hjelp, to: slutt, when: ring.svar == ja}}
closings: {slutt: Slutt}
"""


def test_what_an_action_asks_is_answered_until_a_door_that_waits_for_it_opens() -> None:
    assert stuck(ASKED) == []
    never = ASKED.replace("ring.svar == ja", "ring.svar == ja and case.round > 9")
    assert all("Blindvei" in one for one in stuck(never))
    assert len(stuck(never)) == 6


DOOR = """
facts: {dager: {title: Dager, type: integer, from: [host]}}
conditions: {mange: {title: Mange, when: fact.dager > 100}}
steps:
  en: {kind: k, title: En, forms: {o: FORM}, transitions: {ut: {title: Ut, to: slutt, when: DØR}}}
closings: {slutt: Slutt}
forms:
  o:
    title: O
    fields:
      tall: {type: integer, label: Tall, required: true}
      grad: {type: scale, label: Grad}
      dag: {type: date, label: Dag}
      valg: {type: select_one, label: Valg, choices: {a: A, b: B, c: C, d: D, e: E, f: F}}
"""


@pytest.mark.parametrize("form", ["optional", "required"])
@pytest.mark.parametrize(
    "door",
    [
        "o.tall >= 4321",
        "o.grad > 4 and o.valg == f",
        "mange",
        "not (o.dag >= today - 300 days)",
        "today >= case.opened + 9 months",
    ],
)
def test_a_door_is_opened_by_what_its_condition_compares_with(door: str, form: str) -> None:
    assert stuck(DOOR.replace("DØR", door).replace("FORM", form), many=3) == []


def test_a_door_that_nothing_opens_is_a_dead_end_still() -> None:
    assert stuck(DOOR.replace("DØR", "o.grad >= 9").replace("FORM", "optional"), many=1)
