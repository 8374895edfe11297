from __future__ import annotations

from pathlib import Path

import pytest

from bti.guide.conditions import parse
from bti.guide.conditions.checking import check
from bti.guide.definition import Guide
from bti.guide.loading import load
from bti.guide.name_types import NAMED, case_types
from bti.guide.names import GuideNames, Spot, spot_of

TEXT = """\
workflow: proeve
version: 1
language: nb
title: Prøve
roles: {ansatt: Ansatt}
services: {skole: Skole, ppt: PPT}
tracks: {skole: Skole}
arenas: {team: {title: Teamet, open: yes, answers: {raad: Gir råd}}}
consents: {deling: {title: Dele}}
entries: {a: {}}
kinds: {slag: {title: Slag, phase: uro}}
conditions: {stor: {title: Stor, when: notat.tall > 3}}
measures:
  place: {choices: {hjem: Hjem}}
  fields: {omraade: {type: select_one, label: Område, choices: {spraak: Språk}}}
levels:
  en:
    title: En
    steps:
      a:
        kind: slag
        title: A
        transitions:
          ut: {title: Ut, to: slutt, asks: {naar: {type: date, label: Når}}}
closings:
  slutt:
    title: Slutt
    transitions: {igjen: {title: Igjen, to: a, asks: {hvorfor: {type: text, label: Hvorfor}}}}
actions:
  ring:
    title: Ring
    asks:
      naar: {type: date, label: Når}
      mer: {type: group, label: Mer, fields: {inne: {type: yes_no, label: Inne}}}
      rader: {label: Rader, repeat: {min: 1}, fields: {dag: {type: date, label: Dag}}}
anytime:
  meld: {title: Meld, opens: {guide: melding, carry: nothing}}
  flytt: {title: Flytt, to: a, asks: {hvorfor: {type: text, label: Hvorfor}}}
  varsle:
    title: Varsle
    opens: {guide: melding, carry: nothing}
    never_blocked: true
    asks: {fare: {type: yes_no, label: Fare}, mer: {type: text, label: Mer}}
forms:
  notat:
    title: Notat
    fields:
      tall: {type: integer, label: Tall, required: true}
      valg: {type: select_one, label: Valg, choices: {ja: Ja, nei: Nei}, other: true}
      flere: {type: select_multiple, label: Flere, choices: {en: En}}
      grad: {type: scale, label: Grad, choices: {1: En, 2: To}}
      les: {type: note, label: Les dette}
      gruppe: {type: group, label: Gruppe, fields: {inne: {type: yes_no, label: Inne}}}
      rader:
        label: Rader
        repeat: {min: 1}
        fields: {dag: {type: date, label: Dag}, hva: {type: text, label: Hva}}
"""


@pytest.fixture(scope="module")
def guide() -> Guide:
    loaded = load({"proeve.yaml": TEXT})
    assert loaded.guide is not None, loaded.findings
    return loaded.guide


def path(text: str) -> tuple[str, ...]:
    return tuple(text.split("."))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("stor", "condition"),
        ("notat.tall", "number"),
        ("notat.valg", "choice"),
        ("notat.flere", "choices"),
        ("notat.grad", "number"),
        ("notat.gruppe.inne", "yes_no"),
        ("a.ut.naar", "date"),
        ("slutt.igjen.hvorfor", "text"),
        ("ring.naar", "date"),
        ("ring.mer.inne", "yes_no"),
        ("flytt.hvorfor", "text"),
        ("a.flytt.hvorfor", "text"),
        ("slutt.flytt.hvorfor", "text"),
        ("case.level", "choice"),
        ("case.service", "choice"),
        ("case.round", "number"),
        ("case.opened", "datetime"),
        ("child.age", "number"),
        ("child.born", "date"),
        ("level.en.rounds", "number"),
        ("step.a.visited", "boolean"),
        ("consent.deling.given", "boolean"),
        ("measures.first_evaluate_by", "date"),
        ("linked.melding.svar", "unknown"),
        ("arena.team.raad", "yes_no"),
        ("arena.team.answered", "boolean"),
    ],
)
def test_a_name_has_the_kind_of_what_it_stands_for(guide: Guide, name: str, kind: str) -> None:
    found = GuideNames(guide).kind_of(path(name))

    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "name",
    [
        "finnes_ikke",
        "value",
        "notat",
        "notat.finnes_ikke",
        "notat.les",
        "notat.gruppe",
        "notat.rader",
        "notat.rader.dag",
        "a.ut.finnes_ikke",
        "a.inn.naar",
        "a.ring.naar",
        "a.meld.naar",
        "ring",
        "ring.done",
        "ring.mer",
        "ring.rader.dag",
        "varsle.fare",
        "case.hemmelig",
        "case.level.mer",
        "child.name",
        "level.to.rounds",
        "level.rounds",
        "level.en.steps",
        "step.b.visited",
        "step.a.right",
        "step.ut.naar",
        "consent.logg.given",
        "consent.deling.refused",
        "measures.open",
        "linked.annen.svar",
        "arena.team",
        "arena.team.nei",
        "arena.team.raad.mer",
        "arena.annen.raad",
        "linked.melding",
        "fact.noe",
    ],
)
def test_what_is_not_there_has_no_kind(guide: Guide, name: str) -> None:
    assert GuideNames(guide).kind_of(path(name)) is None


def test_step_level_and_value_mean_the_ones_where_they_are_written(guide: Guide) -> None:
    asks = guide.levels["en"].steps["a"].transitions["ut"].asks
    spot = Spot(step="a", level="en", value=asks["naar"])
    names = GuideNames(guide).at(spot)

    assert names.kind_of(("step", "ut", "naar")) is not None
    assert names.kind_of(("level", "rounds")) is not None
    value = names.kind_of(("value",))
    assert value is not None
    assert value.kind == "date"
    assert "value" in tuple(names.known())


def test_what_is_never_blocked_is_read_only_among_its_own_questions(guide: Guide) -> None:
    names = GuideNames(guide)

    for where, known in (("anytime.varsle.asks.mer.relevant", True), ("a.when", False)):
        kind = names.at(spot_of(guide, where)).kind_of(("varsle", "fare"))
        assert (kind is not None) == known


def test_other_is_one_more_choice(guide: Guide) -> None:
    found = GuideNames(guide).kind_of(("notat", "valg"))

    assert found is not None
    assert found.choices == ("ja", "nei", "annet")


def test_only_what_must_be_answered_is_surely_answered(guide: Guide) -> None:
    names = GuideNames(guide)
    tall, valg = names.kind_of(("notat", "tall")), names.kind_of(("notat", "valg"))

    assert tall is not None
    assert valg is not None
    assert (tall.may_be_unanswered, valg.may_be_unanswered) == (False, True)


@pytest.mark.parametrize(
    ("rows", "name", "kind"),
    [
        ("measures", "service", "choice"),
        ("measures.open", "omraade", "choice"),
        ("consents", "state", "choice"),
        ("participants", "role", "choice"),
        ("notat.rader", "dag", "date"),
        ("ring.rader", "dag", "date"),
    ],
)
def test_rows_have_names_of_their_own(guide: Guide, rows: str, name: str, kind: str) -> None:
    inside = GuideNames(guide).rows(path(rows))

    assert inside is not None
    found = inside.kind_of((name,))
    assert found is not None
    assert found.kind == kind
    assert inside.kind_of((name, "mer")) is None
    assert name in inside.known()


@pytest.mark.parametrize("name", ["notat", "notat.tall", "a.ut.naar", "finnes_ikke"])
def test_what_is_answered_once_is_no_rows(guide: Guide, name: str) -> None:
    assert GuideNames(guide).rows(path(name)) is None


def test_all_that_is_known_of_a_case_is_listed(guide: Guide) -> None:
    assert set(NAMED["case"]) == set(case_types(guide))


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("case.hjemmetjenesten == skole", "Her finnes case.level, case.step"),
        ("hjemmetjenesten == skole", "Et felt skrives «skjema.felt»."),
        ("any measures where tjeneste == skole", "Her finnes goal, what"),
    ],
)
def test_an_unknown_name_with_none_near_is_told_with_those_there_are(
    guide: Guide, condition: str, told: str
) -> None:
    faults = [one.message for one in check(parse(condition), GuideNames(guide))]
    assert any(told in one for one in faults), faults


def test_every_proposed_name_is_a_name(guide: Guide) -> None:
    names = GuideNames(guide)

    for name in names.known():
        is_name = names.kind_of(path(name)) or names.rows(path(name))
        if name.split(".")[0] != "notat":
            assert is_name, name
            continue
        assert is_name or guide.forms["notat"].fields[name.split(".")[1]].type in {"note", "group"}


@pytest.mark.parametrize(
    ("where", "spot"),
    [
        ("en.when", {"level": "en"}),
        ("a.when", {"step": "a", "level": "en"}),
        ("forms.notat.fields.tall.constraint", {}),
        ("forms.notat.fields.rader.fields.dag.constraint", {"rows": ("notat", "rader")}),
        ("forms.notat.title", {}),
        ("conditions.stor.when", {}),
        ("anytime.meld.when", {"way": "meld"}),
        ("anytime.varsle.asks.mer.relevant", {"way": "varsle"}),
        (
            "actions.ring.asks.rader.fields.dag.constraint",
            {"way": "ring", "rows": ("ring", "rader")},
        ),
        ("slutt.transitions.igjen.asks.hvorfor.relevant", {}),
    ],
)
def test_a_path_tells_what_the_names_mean_there(
    guide: Guide, where: str, spot: dict[str, object]
) -> None:
    found = spot_of(guide, where)

    assert {
        key: getattr(found, key) for key in ("step", "way", "level", "rows") if getattr(found, key)
    } == spot


def test_value_is_the_field_where_the_condition_stands(guide: Guide) -> None:
    notat = guide.forms["notat"].fields
    asks = guide.levels["en"].steps["a"].transitions["ut"].asks

    assert spot_of(guide, "forms.notat.fields.tall.constraint").value is notat["tall"]
    inside = spot_of(guide, "forms.notat.fields.rader.fields.dag.constraint").value
    assert inside is notat["rader"].fields["dag"]
    assert spot_of(guide, "a.transitions.ut.asks.naar.relevant").value is asks["naar"]
    ring = guide.actions["ring"].asks
    assert spot_of(guide, "actions.ring.asks.naar.constraint").value is ring["naar"]
    inside = spot_of(guide, "actions.ring.asks.mer.fields.inne.relevant").value
    assert inside is ring["mer"].fields["inne"]
    again = guide.closings["slutt"].transitions["igjen"].asks["hvorfor"]
    assert spot_of(guide, "slutt.transitions.igjen.asks.hvorfor.constraint").value is again
    own = spot_of(guide, "measures.fields.omraade.relevant").value
    assert own is guide.measures.fields["omraade"]


def test_the_shipped_guide_proposes_its_own_names() -> None:
    text = (Path(__file__).parents[3] / "workflows" / "bti.yaml").read_text(encoding="utf-8")
    bti = load({"bti.yaml": text.replace("undringsnotat.miljoe ==", "undringsnotat.miljo ==", 1)})

    assert [f.proposal for f in bti.findings] == ["Mente du «undringsnotat.miljoe»?"]
    assert bti.findings[0].place.column == 11
