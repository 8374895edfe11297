from __future__ import annotations

from pathlib import Path

import pytest

from bti.errors import Place
from bti.guide.canonical import canonical, digest, from_canonical
from bti.guide.definition import Guide, Strength, Tries
from bti.guide.loading import MOST_FINDINGS, Loaded, load, place_of

GUIDES = Path(__file__).parent / "guides"
_FOLDER = Path(__file__).parents[3] / "workflows"
# What lies beside a guide, such as its scenarios, has a name with a dot more.
SHIPPED = sorted(path for path in _FOLDER.glob("*.yaml") if "." not in path.stem)
HEAD = """\
workflow: proeve
version: 1
language: nb
title: Prøve
entries: {a: {}}
kinds: {slag: {title: Slag, phase: uro}}
closings: {slutt: Slutt}
"""
STEP = "steps: {a: {kind: slag, title: A, next: slutt}}\n"


def loaded(text: str) -> Loaded:
    return load({"proeve.yaml": text})


def guide(text: str) -> Guide:
    found = loaded(text)
    assert found.guide is not None, found.findings
    return found.guide


@pytest.fixture(scope="module")
def liten() -> Loaded:
    return load({"liten.yaml": (GUIDES / "liten.yaml").read_text(encoding="utf-8")})


def test_the_example_of_the_language_loads_as_it_stands(liten: Loaded) -> None:
    assert liten.findings == ()
    assert liten.guide is not None
    assert list(liten.guide.levels["nivaa_0"].steps) == ["sett_ord", "avklar"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_guide_loads_without_findings(path: Path) -> None:
    found = load({path.name: path.read_text(encoding="utf-8")})

    assert found.findings == ()
    assert found.guide is not None


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ("evaluer.transitions.fortsett", 68, 11),
        ("evaluer.transitions.fortsett.requires.new_date", 68, 79),
        ("sett_ord.checklist.observasjoner.required", 41, 13),
        ("sett_ord.due.instead.0.when", 50, 16),
        ("sett_ord.transitions.neste", 52, 9),
        ("nivaa_1", 59, 3),
        ("vurdering.phase", 22, 5),
        ("forms.undringsnotat.fields.hva.required", 77, 9),
        ("forms.evaluering.fields.virket.choices.delvis", 91, 27),
        ("anytime.mistanke", 94, 3),
        ("conditions.kan_gjelde_miljoe.when", 27, 5),
        ("avsluttet", 99, 12),
    ],
)
def test_a_path_leads_to_the_line_and_column_where_it_was_written(
    liten: Loaded, path: str, line: int, column: int
) -> None:
    assert liten.places[path] == Place("liten.yaml", line, column)


def test_what_a_kind_brings_keeps_the_place_where_the_kind_wrote_it(liten: Loaded) -> None:
    assert liten.places["evaluer.forms.evaluering"] == Place("liten.yaml", 23, 13)


def test_a_path_that_was_not_written_has_the_place_of_the_part_around_it(liten: Loaded) -> None:
    assert place_of(liten.places, "evaluer.transitions.fortsett.hint") == Place(
        "liten.yaml", 68, 11
    )
    assert place_of(liten.places, "links.ingen") == Place("liten.yaml", 2, 1)
    assert place_of({}, "links.ingen") == Place("", 1)


def test_next_has_the_title_of_where_it_leads(liten: Loaded) -> None:
    assert liten.guide is not None
    move = liten.guide.levels["nivaa_0"].steps["sett_ord"].transitions["neste"]
    assert (move.title, move.to) == ("Er det grunn til å gå videre?", ("avklar",))


def test_the_canonical_form_reads_back_to_the_same_guide_and_bytes(liten: Loaded) -> None:
    assert liten.guide is not None
    data = canonical(liten.guide)

    assert from_canonical(data) == liten.guide
    assert canonical(from_canonical(data)) == data
    assert liten.digest == digest(liten.guide)


def test_what_is_written_as_it_would_be_anyway_changes_no_digest() -> None:
    plain = loaded(HEAD + STEP)
    spelt = loaded(
        HEAD
        + "subjects: [child]\nforms: {}\n"
        + "steps: {a: {kind: slag, title: A, off_path: no, "
        + "transitions: {neste: {title: Slutt, to: [slutt], automatic: false, demands: [], "
        + "asks: {}}}}}\n"
    )
    assert plain.guide is not None
    assert spelt.guide is not None
    demanded = spelt.guide.levels["steg"].steps["a"].transitions["neste"].demands

    assert demanded == ()
    assert plain.digest != spelt.digest  # demands: [] says that nothing is demanded
    assert plain.digest == loaded(HEAD + "subjects: [child]\nforms: {}\n" + STEP).digest


def test_steps_without_levels_make_one_implied_level() -> None:
    level = guide(HEAD + STEP).levels["steg"]

    assert level.implied
    assert list(level.steps) == ["a"]


def test_an_implied_level_cannot_be_written_by_hand() -> None:
    found = loaded(
        HEAD + "levels: {en: {title: En, implied: yes, "
        "steps: {a: {kind: slag, title: A, next: slutt}}}}\n"
    )

    assert [f.code for f in found.findings] == ["ukjent-noekkel"]


def test_a_folder_holds_some_top_keys_in_each_file() -> None:
    found = load(
        {
            "veileder.yaml": HEAD,
            "levels.yaml": "levels:\n  en:\n    title: En\n    steps:\n"
            "      a: {kind: slag, title: A, forms: {notat: required}, next: slutt}\n",
            "forms/notat.yaml": "forms: {notat: {title: Notat, fields: {hva: {label: Hva}}}}\n",
            "forms/plan.yaml": "forms: {plan: {title: Plan, fields: {hva: {label: Hva}}}}\n",
            "tom.yaml": "# Ikke noe her ennå.\n",
        }
    )

    assert found.findings == ()
    assert found.guide is not None
    assert list(found.guide.forms) == ["notat", "plan"]
    assert found.places["forms.plan"] == Place("forms/plan.yaml", 1, 9)


def test_the_same_id_in_two_files_is_told_with_both_places() -> None:
    found = load({"a.yaml": HEAD + STEP, "b.yaml": "title: En annen\nroles: Ansatt\n"})

    told = next(f for f in found.findings if f.code == "dobbel-noekkel")
    assert told.place == Place("b.yaml", 1, 1)
    assert "i a.yaml linje 4" in told.message


@pytest.mark.parametrize("text", ["", "# bare en kommentar\n", "''"])
def test_an_empty_file_is_one_finding(text: str) -> None:
    assert [f.code for f in loaded(text).findings] == ["tom-fil"]


def test_two_guides_in_one_folder_are_one_finding() -> None:
    other = (HEAD + STEP).replace("workflow: proeve", "workflow: annen")
    found = load({"a.yaml": HEAD + STEP, "b.yaml": other}).findings
    assert [(one.code, one.place.file, one.place.line) for one in found] == [
        ("dobbel-noekkel", "b.yaml", 1)
    ]
    assert "«proeve» i a.yaml, og «annen» her" in found[0].message


def test_a_way_back_is_told_without_a_level_where_there_are_none() -> None:
    step = (
        "steps: {a: {kind: slag, title: A, transitions: {igjen: {title: I, to: a}}, next: slutt}}\n"
    )
    said = [one.message for one in loaded(HEAD + step).findings if one.code == "mangler-runde"]
    assert [one.partition(".")[0] for one in said] == ["Overgangen leder tilbake"]


def test_a_deadline_with_both_keys_says_where_each_is_written() -> None:
    steps = """steps:
  a: {kind: slag, title: A, due: {within: 2 weeks, of: case.opened}, next: next}
  b:
    like: a
    title: B
    due: {at: case.opened}
    next: slutt
"""
    said = [one.message for one in loaded(HEAD + steps).findings if one.code == "frist"]
    assert len(said) == 1
    assert "«at» i proeve.yaml linje 13, «within» i proeve.yaml linje 9" in said[0]


def test_no_file_and_only_empty_files_are_one_finding() -> None:
    assert [f.code for f in load({}).findings] == ["tom-fil"]
    assert [f.code for f in load({"a.yaml": "", "b.yaml": ""}).findings] == ["tom-fil"]


@pytest.mark.parametrize("text", ["bare en tekst", "[en, liste]"])
def test_a_file_without_keys_is_one_finding(text: str) -> None:
    assert [f.code for f in loaded(text).findings] == ["feil-form"]


def test_warnings_alone_leave_the_guide_usable() -> None:
    found = loaded(HEAD + "steps: {a: {title: A, next: slutt}}\n")

    assert {f.severity for f in found.findings} == {"warning"}
    assert found.guide is not None
    assert found.digest


def test_an_error_leaves_no_guide_and_no_digest() -> None:
    found = loaded(HEAD + STEP + "rolles: {}\n")

    assert (found.guide, found.digest) == (None, "")
    assert found.findings[0].proposal == "Mente du «roles»?"


def test_findings_stand_in_the_order_of_the_text() -> None:
    found = loaded(HEAD + STEP + "baton: {may_hold: [ingen]}\nrolles: {}\ngives: [x.y]\n")

    places = [f.place for f in found.findings]
    assert places == sorted(places)
    assert len(places) == 3


def test_more_findings_than_a_person_can_read_are_cut_with_a_word_about_it() -> None:
    found = loaded(HEAD + STEP + "".join(f"noekkel_{n}: x\n" for n in range(1000)))

    assert len(found.findings) == MOST_FINDINGS + 1
    assert found.findings[-1].code == "for-mange-funn"
    assert found.guide is None


def test_what_copies_make_too_large_is_one_finding() -> None:
    points = ", ".join(f"p{n}: P" for n in range(1000))
    found = loaded(
        HEAD.replace("phase: uro", f"phase: uro, checklist: {{{points}}}")
        + "steps:\n"
        + "".join(f"  s{n}: {{kind: slag, title: T}}\n" for n in range(500))
    )

    assert [f.code for f in found.findings] == ["for-stor"]
    assert found.places == {}


def test_next_back_must_be_titled_by_its_author() -> None:
    found = loaded(
        HEAD
        + "steps:\n  a: {kind: slag, title: A, next: b}\n"
        + "  b: {kind: slag, title: B, next: [back, slutt]}\n"
    )

    assert [(f.code, f.place.line) for f in found.findings] == [("mangler-tittel", 10)]


def test_a_way_to_next_bears_the_title_of_where_it_leads_whatever_its_id() -> None:
    found = loaded(
        HEAD
        + "steps:\n  a: {kind: slag, title: A, transitions: {videre: {to: next}}}\n"
        + "  b: {kind: slag, title: Det neste, next: slutt}\n"
    )
    assert found.guide is not None
    assert [f.code for f in found.findings if f.severity == "error"] == []
    (level,) = found.guide.levels.values()
    assert level.steps["a"].transitions["videre"].title == "Det neste"


def test_what_is_copied_is_told_once_where_it_was_written() -> None:
    found = loaded(
        HEAD.replace("phase: uro", "phase: uro, who: [ingen]")
        + "steps:\n  a: {kind: slag, title: A, next: b}\n  b: {like: a, title: B, next: slutt}\n"
    )

    assert [(f.code, f.place.line) for f in found.findings] == [("ukjent-rolle", 6)]


def test_demands_can_be_none_or_some_and_are_else_not_said() -> None:
    steps = (
        "steps:\n  a:\n    kind: slag\n    title: A\n    checklist: {x: X}\n    transitions:\n"
        "      en: {title: En, to: slutt, demands: none}\n"
        "      to: {title: To, to: slutt, demands: [x]}\n"
        "      tre: {title: Tre, to: slutt}\n"
    )
    moves = guide(HEAD + steps).levels["steg"].steps["a"].transitions

    assert [move.demands for move in moves.values()] == [(), ("x",), None]


def test_strengths_are_words_or_conditions() -> None:
    steps = (
        "steps:\n  a:\n    kind: slag\n    title: A\n    next: slutt\n    checklist:\n"
        "      en: {text: En, required: true}\n      to: {text: To, required: or_reason}\n"
        "      tre: {text: Tre, required: {when: case.round > 1}}\n      fire: Fire\n"
        "      fem: {text: Fem, required: {when: case.round > 1, word: or_reason}}\n"
    )
    items = guide(HEAD + steps).levels["steg"].steps["a"].checklist

    assert [item.required for item in items.values()] == [
        Strength(word="required"),
        Strength(word="or_reason"),
        Strength(word="required", when="case.round > 1"),
        Strength(),
        Strength(word="or_reason", when="case.round > 1"),
    ]


def test_consent_is_demanded_in_a_long_and_a_short_way() -> None:
    text = (
        "consents: {deling: {title: Dele, per: service}, logg: {title: Logg}}\n"
        "steps:\n  a:\n    kind: slag\n    title: A\n    transitions:\n"
        "      kort: {title: Kort, to: slutt, requires: {consent: {deling: given}}}\n"
        "      lang:\n        title: Lang\n        to: slutt\n        requires:\n"
        "          consent: {deling: given, logg: {state: asked, of: unit}, of: each_invited, "
        "or: other_ground}\n"
    )
    moves = guide(HEAD + text).levels["steg"].steps["a"].transitions
    short = moves["kort"].requires.consent["deling"]
    deling, logg = moves["lang"].requires.consent.values()

    assert (short.state, short.of, short.other_ground) == ("given", "", False)
    assert (deling.state, deling.of, deling.other_ground) == ("given", "each_invited", True)
    assert (logg.state, logg.of, logg.other_ground) == ("asked", "unit", True)


def test_the_other_shorthands_mean_what_they_stand_for() -> None:
    text = (
        "roles: {leder: Leder}\n"
        "forms:\n  notat:\n    title: Notat\n    fields:\n"
        "      rader: {label: Rader, repeat: {min: 1}, fields: {x: {label: X}}}\n"
        "      valg: {type: scale, label: Valg, choices: {1: En, 2: {label: To}}}\n"
        "    themes: {t: {title: T, say: {3-9: Hei, 10+: [Hei, Hallo]}}}\n"
        "levels:\n  en:\n    title: En\n    rounds: 3\n    steps:\n"
        "      a:\n        kind: slag\n        title: A\n        transitions:\n"
        "          ut: {title: Ut, to: [slutt, here], round: same, "
        "requires: {forms: [notat], baton: accepted, child_heard: or_reason}}\n"
        "anytime: {apne: {title: Åpne, opens: {guide: annen, carry: nothing}}}\n"
    )
    found = guide(HEAD + text)
    fields = found.forms["notat"].fields
    requires = found.levels["en"].steps["a"].transitions["ut"].requires

    assert fields["rader"].type == "repeat"
    assert [choice.label for choice in fields["valg"].choices.values()] == ["En", "To"]
    assert found.forms["notat"].themes["t"].say == {"3-9": ("Hei",), "10+": ("Hei", "Hallo")}
    assert found.levels["en"].rounds.warn_after == 3
    assert requires.forms == {"notat": Strength(word="required")}
    assert requires.baton is not None
    assert requires.baton.state == "accepted"
    assert requires.child_heard.word == "or_reason"
    assert found.anytime["apne"].opens is not None
    assert found.anytime["apne"].opens.carry == ()


def test_every_register_is_read_and_each_key_that_is_not_run_is_told_once() -> None:
    found = load({"registre.yaml": (GUIDES / "registre.yaml").read_text(encoding="utf-8")})

    assert {one.code for one in found.findings} == {"leses-bare"}
    told = [one.message.partition(" leses")[0] for one in found.findings]
    assert len(told) == len(set(told))
    assert "«arenas»" in told
    # What stands in such a key is told with it.
    assert not [
        one for one in told if "arena" in one and one not in {"«arenas»", "«arena» på et steg"}
    ]
    assert found.guide is not None
    assert from_canonical(canonical(found.guide)) == found.guide
    team = found.guide.arenas["team"]
    assert [member.title for member in team.members] == ["PPT", "Barnevernet", "Fysioterapeut"]
    assert team.cases == ("with_consent", "anonymous")
    assert found.guide.sweeps["alle"].tries == Tries(times=3, channels=2, tell="leder")
    assert found.guide.services["ppt"].open == ("mon-fri 08:00-15:30",)


def test_a_scale_written_by_its_ends_has_a_choice_for_each_number() -> None:
    found = load({"registre.yaml": (GUIDES / "registre.yaml").read_text(encoding="utf-8")}).guide
    assert found is not None
    field = found.forms["unntak"].fields["tall"]

    assert field.type == "scale"
    assert {number: choice.label for number, choice in field.choices.items()} == {
        "1": "Utrygt",
        "2": "2",
        "3": "3",
        "4": "Trygt",
    }


def test_a_sweep_may_be_like_another() -> None:
    text = (GUIDES / "registre.yaml").read_text(encoding="utf-8")
    like = "sweeps:\n  lik: {like: alle, title: Trenger barnet plass?, remove: [coverage]}\n"
    found = load({"a.yaml": text.replace("sweeps:\n", like)}).guide
    assert found is not None
    first, second = found.sweeps["alle"], found.sweeps["lik"]

    assert second.title == "Trenger barnet plass?"
    assert (second.outcomes, second.keep, second.coverage) == (first.outcomes, "3 months", None)


def test_a_guide_that_uses_most_of_the_language_loads_without_findings() -> None:
    found = load({"bred.yaml": (GUIDES / "bred.yaml").read_text(encoding="utf-8")})

    assert found.findings == ()
    assert found.guide is not None
    assert from_canonical(canonical(found.guide)) == found.guide
    assert list(found.guide.levels["to"].steps["c"].transitions) == [
        "tilbake",
        "her",
        "foedt",
        "meldt",
    ]
