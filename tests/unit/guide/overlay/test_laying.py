"""What an overlay adds, rewords, tightens and takes away, and where the pieces come from."""

from __future__ import annotations

import pytest

from bti.errors import Place
from bti.guide.loading import load
from tests.unit.guide.overlay.laid import BASE, HEAD, bases, codes, guide, over, steps


def in_steps(*lines: str, level: str = "nivaa_0") -> str:
    inside = "".join(f"      {line}\n" for line in lines)
    return f"levels:\n  {level}:\n    steps:\n{inside}"


def test_an_overlay_that_says_nothing_is_its_base_under_another_name() -> None:
    found = over("")

    base = load({"grunn.yaml": BASE}).guide
    assert base is not None
    mine = guide(found)
    assert (mine.workflow, mine.version, mine.title) == ("vaar", "1", "Vår")
    assert mine.extends == "grunn 2026.1"
    assert (mine.levels, mine.forms, mine.anytime) == (base.levels, base.forms, base.anytime)


def test_a_text_is_reworded_and_the_rest_of_the_part_stays() -> None:
    undre = steps(over(in_steps("undre: {title: Skriv det ned, checklist: {to: Nye ord}}")))[
        "undre"
    ]

    assert undre.title == "Skriv det ned"
    assert (undre.checklist["to"].text, undre.checklist["to"].required.word) == (
        "Nye ord",
        "required",
    )
    assert undre.transitions["neste"].to == ("snakke",)


def test_a_bare_text_of_the_base_can_get_a_demand() -> None:
    undre = steps(over(in_steps("undre: {checklist: {en: {required: or_reason}}}")))["undre"]

    assert (undre.checklist["en"].text, undre.checklist["en"].required.word) == ("En", "or_reason")


def test_next_and_the_transition_it_stands_for_are_the_same() -> None:
    found = over(in_steps("undre: {transitions: {neste: {requires: {child_heard: or_reason}}}}"))
    again = over(in_steps("snakke: {next: tiltak_2}"))

    neste = steps(found)["undre"].transitions["neste"]
    assert (neste.to, neste.requires.child_heard.word) == (("snakke",), "or_reason")
    assert steps(again)["snakke"].transitions["neste"].to == ("tiltak_2",)


def test_a_new_step_stands_where_it_says() -> None:
    found = over(
        in_steps(
            "tredje: {after: andre, kind: undring, title: Tredje, next: next}",
            "foerst: {before: undre, kind: undring, title: Først, next: next}",
            "andre: {after: undre, kind: undring, title: Andre, next: next}",
            "ogsaa: {after: undre, kind: undring, title: Også, next: next}",
            "undre: {next: next}",
        )
        + "entries: {foerst: {}}\n"
    )

    assert list(guide(found).levels["nivaa_0"].steps) == [
        "foerst",
        "undre",
        "andre",
        "tredje",
        "ogsaa",
        "snakke",
    ]


def test_fields_choices_items_and_transitions_may_say_where_they_stand_or_come_last() -> None:
    found = over(
        in_steps("undre: {checklist: {null: {before: en, text: Null}, tre: Tre}}")
        + "forms: {notat: {fields: {sted: {after: hva, label: Sted}, sist: {label: Sist}}}}\n"
    )

    assert list(steps(found)["undre"].checklist) == ["felles", "null", "en", "to", "tre"]
    assert list(guide(found).forms["notat"].fields) == ["hva", "sted", "dag", "sist"]


def test_what_is_there_already_can_be_put_elsewhere() -> None:
    found = over("forms: {notat: {fields: {dag: {before: hva}}}}\n")

    assert list(guide(found).forms["notat"].fields) == ["dag", "hva"]
    assert guide(found).forms["notat"].fields["dag"].type == "date"


def test_a_new_level_with_its_steps_stands_where_it_says() -> None:
    found = over(
        "levels:\n  mellom:\n    after: nivaa_0\n    title: Mellom\n    steps:\n"
        "      drofte: {kind: undring, title: Drøft, next: tiltak_1}\n"
        "  nivaa_0: {steps: {snakke: {next: drofte}}}\n"
    )

    assert list(guide(found).levels) == ["nivaa_0", "mellom", "nivaa_1"]


def test_a_list_is_replaced_or_changed() -> None:
    found = over(
        in_steps(
            "undre: {who: {add: [helse], remove: [leder]}, tools: {add: [notat]}}",
            "snakke: {who: [leder], tools: [notat]}",
        )
    )

    assert steps(found)["undre"].who == ("ansatt", "helse")
    # What the kind brings lies under what the overlay adds.
    assert steps(found)["undre"].tools == ("raad", "notat")
    assert steps(found)["snakke"].tools == ("notat",)


def test_a_list_that_no_one_wrote_begins_with_what_holds_anyway() -> None:
    assert guide(over("subjects: {add: [group]}\n")).subjects == ("child", "group")


def test_what_is_taken_from_a_list_must_be_in_it() -> None:
    found = over(in_steps("undre: {who: {remove: [helse]}}"))

    assert [(f.code, str(f.place)) for f in found.findings] == [
        ("ukjent-remove", "vaar.yaml linje 8")
    ]


@pytest.mark.parametrize(
    "path",
    ["levels.nivaa_0.steps.undre.due", "undre.due", "levels.nivaa_0.steps.undre.checklist.to"],
)
def test_paths_from_the_top_or_from_a_step_are_taken_away(path: str) -> None:
    undre = steps(over(f"remove: [{path}]\n"))["undre"]

    assert (undre.due is None) == path.endswith("due")
    assert ("to" in undre.checklist) == path.endswith("due")


def test_a_step_can_say_itself_what_it_loses_also_of_what_it_copies_or_gets_from_its_kind() -> None:
    found = over(
        in_steps("undre: {remove: [checklist.felles, checklist.en, due]}")
        + "remove: [tiltak_2.transitions.om]\n"
    )

    assert list(steps(found)["undre"].checklist) == ["to"]
    assert steps(found)["undre"].due is None
    assert list(steps(found)["tiltak_2"].transitions) == ["neste"]


def test_what_is_removed_can_be_written_anew() -> None:
    found = over(
        "remove: [undre.due]\n" + in_steps("undre: {due: {within: 1 week, of: step.entered}}")
    )

    due = steps(found)["undre"].due
    assert due is not None
    assert (due.within, due.of) == ("1 week", "step.entered")


def test_a_removed_step_is_gone_and_what_led_to_it_is_told() -> None:
    found = over("remove: [snakke]\n")

    (told,) = (one for one in found.findings if one.code == "fjernet-i-bruk")
    assert told.place.file == "vaar.yaml"
    assert "ukjent-maal" not in codes(found)
    assert "«undre.transitions.neste.to» i grunn 2026.1/grunn.yaml" in told.message


def test_a_kind_of_the_base_gets_content_that_lies_under_its_steps() -> None:
    found = over("kinds: {tiltak: {also: [undre], checklist: {foresatte: Foresatte er spurt}}}\n")

    assert "foresatte" in steps(found)["tiltak_1"].checklist
    assert "foresatte" in steps(found)["undre"].checklist


def test_a_step_like_a_changed_one_is_like_it_as_it_now_is() -> None:
    found = over(in_steps("tiltak_1: {what: Nytt}", level="nivaa_1"))

    assert steps(found)["tiltak_2"].what == "Nytt"


def test_every_piece_says_whether_it_is_the_base_or_the_overlay() -> None:
    found = over(in_steps("undre: {title: Nytt, checklist: {ny: Ny}}"))

    assert found.places["undre.title"] == Place("vaar.yaml", 8, 15)
    assert found.places["undre.checklist.ny"].file == "vaar.yaml"
    assert found.places["undre"].file == "grunn 2026.1/grunn.yaml"
    assert found.places["undre.checklist.to"].file == "grunn 2026.1/grunn.yaml"


def test_all_files_are_kept_and_give_the_same_guide_by_themselves() -> None:
    found = over(in_steps("undre: {title: Nytt}"))

    assert sorted(found.files) == ["grunn 2026.1/grunn.yaml", "vaar.yaml"]
    assert load(found.files).digest == found.digest


def test_overlays_lie_in_layers() -> None:
    middle = HEAD + in_steps("undre: {title: Midt, what: Midt}")
    top = "workflow: topp\nversion: 2\nextends: vaar 1\ntitle: Topp\n" + in_steps(
        "undre: {title: Topp}"
    )

    def both(name: str) -> dict[str, dict[str, str]]:
        return {"1": {"vaar.yaml": middle}} if name == "vaar" else dict(bases(name))  # type: ignore[arg-type]

    found = load({"topp.yaml": top}, both)

    assert (steps(found)["undre"].title, steps(found)["undre"].what) == ("Topp", "Midt")
    assert sorted(found.files) == ["grunn 2026.1/grunn.yaml", "topp.yaml", "vaar 1/vaar.yaml"]
    assert load(found.files).digest == found.digest


def test_a_base_in_a_folder_keeps_the_names_of_its_files() -> None:
    head, levels = BASE[: BASE.index("levels:")], BASE[BASE.index("levels:") :]
    files = {"hode.yaml": head, "nivaa/alle.yaml": levels}
    found = load({"vaar.yaml": HEAD}, lambda _name: {"2026.1": files})

    assert found.places["undre"].file == "grunn 2026.1/nivaa/alle.yaml"


def test_a_newer_edition_is_told_and_the_order_is_that_of_numbers() -> None:
    def three(_name: str) -> dict[str, dict[str, str]]:
        return {one: {"g.yaml": BASE} for one in ("2026.1", "2026.10", "2026.9")}

    found = load({"vaar.yaml": HEAD}, three)

    assert codes(found) == ["nyere-grunnutgave"]
    assert "2026.10" in found.findings[0].message
    assert found.guide is not None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("extends: grunn 2027.1", ("2026.1",)),
        ("extends: grunnen 2026.1", ("grunnen.yaml", "publiser")),
        ("extends: grunn", ("extends: grunn 2026.1",)),
        ("extends: [grunn]", ("id og en utgave",)),
    ],
)
def test_a_base_that_is_not_there_is_told_with_what_there_is(
    said: str, words: tuple[str, ...]
) -> None:
    found = load({"v.yaml": f"workflow: vaar\nversion: 1\n{said}\ntitle: Vår\n"}, bases)

    assert found.guide is None
    told = " ".join(f"{one.message} {one.proposal}" for one in found.findings)
    assert [word for word in words if word not in told] == []


def test_the_base_alone_answers_for_its_own_warnings() -> None:
    warned = BASE.replace("snakke: {kind: undring, ", "snakke: {")
    assert codes(load({"grunn.yaml": warned})) == ["uten-slag"]

    found = load({"vaar.yaml": HEAD}, lambda _name: {"2026.1": {"g.yaml": warned}})

    assert codes(found) == []
