from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bti import resources
from bti.guide.canonical import canonical, from_canonical
from bti.guide.definition import Guide
from bti.guide.diff import Difference, diff, wording_only
from bti.guide.diff.keys import key_name
from bti.guide.diff.weighing import WORDING
from bti.guide.loading import Loaded, load
from bti.guide.plans import Flag, Line, Part, Register, parts, slots
from bti.guide.shorthand import HIDDEN
from tests.unit.guide.graph.generated import guides

TEXT = resources.workflow_text("bti")[1]
ELSEWHERE = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def read(text: str) -> Loaded:
    loaded = load({"veileder.yaml": text})
    assert loaded.guide is not None, loaded.findings
    return loaded


def guide(text: str = TEXT) -> Guide:
    found = read(text).guide
    assert found is not None
    return found


BTI = guide()


def edited(old: str, new: str) -> tuple[Difference, ...]:
    assert TEXT.count(old) >= 1, old
    return diff(BTI, guide(TEXT.replace(old, new, 1)))


@pytest.mark.parametrize("name", resources.workflow_names())
def test_a_guide_does_not_differ_from_itself(name: str) -> None:
    one = guide(resources.workflow_text(name)[1])

    assert diff(one, from_canonical(canonical(one))) == ()


@pytest.mark.parametrize(
    ("old", "new", "weight", "sentence"),
    [
        (
            "within: 5 working days",
            "within: 2 weeks",
            "loosened",
            "Fristen for «Del med lederen» er endret fra 5 arbeidsdager til 2 uker.",
        ),
        (
            "title: Snakk med barnet og foresatte\n",
            "title: Ta samtalene\n",
            "wording",
            "Steget «Snakk med barnet og foresatte» heter nå «Ta samtalene».",
        ),
        (
            "          soesken: Notatet sier om søsken kan ha det på samme måte\n",
            "",
            "structure",
            (
                "Punktet «Notatet sier om søsken kan ha det på samme måte» på "
                "«Gjør undringen konkret» er tatt bort."
            ),
        ),
        (
            "forms: {undringsnotat: required, observasjon: optional}",
            "forms: {undringsnotat: or_reason, observasjon: optional}",
            "loosened",
            (
                "Skjemaet «Undringsnotat» på «Gjør undringen konkret» er nå et krav som kan hoppes "
                "over med en grunn. Før: et krav."
            ),
        ),
        (
            "may_hold: [ansatt, leder]",
            "may_hold: [leder]",
            "tightened",
            "Hvem som kan være stafettholder: «Ansatt» er tatt bort.",
        ),
        (
            "own_from_age: 15",
            "own_from_age: 16",
            "structure",
            "Aldersgrensen for samtykket «Opprette stafettlogg» er endret fra 15 til 16.",
        ),
        (
            "valid_for: 12 months",
            "valid_for: 6 months",
            "tightened",
            (
                "Varigheten for samtykket «Opprette stafettlogg» er endret fra 12 måneder til "
                "6 måneder."
            ),
        ),
        (
            "barnehage: {title: Barnehage, service: barnehage}",
            "barnehage: {title: Barnehagen, service: barnehage}",
            "wording",
            "Sporet «Barnehage» heter nå «Barnehagen».",
        ),
        (
            "when: case.level in nivaa_0 | nivaa_1\n",
            "when: case.level == nivaa_0\n",
            "structure",
            (
                "Betingelsen «Saken er på nivå 0 eller 1» er endret fra "
                "«case.level in nivaa_0 | nivaa_1» til «case.level == nivaa_0»."
            ),
        ),
    ],
)
def test_a_difference_is_said_and_weighed(old: str, new: str, weight: str, sentence: str) -> None:
    found = [(one.sentence, one.weight) for one in edited(old, new)]

    assert (sentence, weight) in found


def test_what_a_step_has_of_its_own_on_a_track_is_new_and_not_the_step() -> None:
    small = """
workflow: z
version: "1"
language: nb
title: Z
tracks: {s: {title: Skole, service: skole}}
services: {skole: Skole}
roles: {ansatt: Ansatt}
kinds: {k: {title: K, phase: uro}}
steps:
  en: {kind: k, title: En, next: slutt}
closings: {slutt: Slutt}
"""
    varied = small.replace("title: En,", "title: En, variants: {s: {title: På skolen}},")
    for old, new, end in ((small, varied, "nytt"), (varied, small, "tatt bort")):
        said = [one.sentence for one in diff(guide(old), guide(new))]
        assert said == [f"Det som er eget for «Skole» på «En» er {end}."]


def test_a_new_step_is_named_with_its_level_and_the_way_that_now_leads_there() -> None:
    step = (
        "      n0_ny:\n        kind: deling\n        title: Vent litt\n"
        "        transitions:\n          neste: {to: next}\n\n"
    )
    found = edited("      n0_samtale:\n", step + "      n0_samtale:\n")

    assert [one.sentence for one in found if one.kind == "added"] == [
        "Steget «Vent litt» er nytt på nivå 0."
    ]
    assert [one.sentence for one in found if one.rerouted] == [
        (
            "Overgangen «Snakk med barnet og foresatte» fra «Del med lederen» går nå til 0.4 "
            "«Vent litt». Før gikk den til 0.4 «Snakk med barnet og foresatte»."
        )
    ]


def test_a_step_that_goes_to_another_level_is_moved_and_not_new() -> None:
    levels = dict(BTI.levels)
    first, second = levels["nivaa_0"], levels["nivaa_1"]
    steps = dict(first.steps)
    moved = steps.pop("n0_foelg_med")
    levels["nivaa_0"] = msgspec.structs.replace(first, steps=steps)
    levels["nivaa_1"] = msgspec.structs.replace(
        second, steps={**second.steps, "n0_foelg_med": moved}
    )
    found = diff(BTI, msgspec.structs.replace(BTI, levels=levels))

    assert [(one.kind, one.sentence) for one in found] == [
        ("moved", "Steget «Følg med til datoen» er flyttet fra nivå 0 til nivå 1.")
    ]
    assert not wording_only(found)


def test_another_order_is_a_difference_and_names_what_moved() -> None:
    level = BTI.levels["nivaa_1"]
    names = list(level.steps)
    names.insert(1, names.pop(3))
    levels = {
        **BTI.levels,
        "nivaa_1": msgspec.structs.replace(
            level, steps={name: level.steps[name] for name in names}
        ),
    }
    found = diff(BTI, msgspec.structs.replace(BTI, levels=levels))

    assert [one.sentence for one in found if one.kind == "moved"] == [
        (
            "Steget «Gjør det dere ble enige om» er flyttet, og står nå etter "
            "«Avklar samtykke og stafettholder»."
        )
    ]
    assert any(one.rerouted for one in found)


def test_what_is_written_another_way_but_leads_the_same_is_said_so() -> None:
    found = edited("neste: {to: next}", "neste: {to: n0_konkretiser}")

    assert [one.sentence for one in found] == [
        (
            "Overgangen «Gjør undringen konkret» fra «Sett ord på undringen» er skrevet på en "
            "annen måte, men går dit den gikk før."
        )
    ]
    assert not found[0].rerouted


def test_each_difference_has_its_places() -> None:
    old, new = read(TEXT), read(TEXT.replace("within: 5 working days", "within: 2 weeks", 1))
    assert old.guide is not None
    assert new.guide is not None
    found = diff(old.guide, new.guide, old_places=old.places, new_places=new.places)
    line = TEXT[: TEXT.index("within: 5 working days")].count("\n") + 1

    assert [(one.old_place, one.new_place) for one in found] == [
        (old.places["n0_del_leder.due.within"], new.places["n0_del_leder.due.within"])
    ]
    assert found[0].new_place is not None
    assert found[0].new_place.line == line


@ELSEWHERE
@given(guides(), guides())
def test_guides_differ_exactly_when_their_bytes_do(old: Guide, new: Guide) -> None:
    assert (diff(old, new) == ()) == (canonical(old) == canonical(new))
    assert all(one.sentence.endswith(".") for one in diff(old, new))


def _leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _leaves(inner, (*path, place))
    else:
        yield path


WHOLE = msgspec.json.decode(canonical(BTI))
LEAVES = sorted(_leaves(WHOLE), key=str)


@settings(ELSEWHERE, max_examples=80)
@given(st.sampled_from(LEAVES), st.sampled_from(["noe annet", "3 weeks", "optional", "leder", 7]))
def test_wording_only_is_true_exactly_when_all_but_texts_is_equal(
    path: tuple[str | int, ...], value: object
) -> None:
    changed = _with(WHOLE, path, value)
    try:
        new = from_canonical(msgspec.json.encode(changed))
    except msgspec.ValidationError:
        assume(False)  # noqa: FBT003 - hypothesis takes it so
        raise
    found = diff(BTI, new)

    assert (found == ()) == (canonical(new) == canonical(BTI))
    assert wording_only(found) == (_wordless(changed) == _wordless(WHOLE))


def _with(value: object, path: tuple[str | int, ...], leaf: object) -> object:
    if not path:
        return leaf
    if isinstance(value, dict):
        return {k: _with(v, path[1:], leaf) if k == path[0] else v for k, v in value.items()}
    assert isinstance(value, list)
    return [_with(v, path[1:], leaf) if k == path[0] else v for k, v in enumerate(value)]


REGISTERS = {
    slot.key for part in parts() for slot in slots(part).values() if isinstance(slot.plan, Register)
}


def _wordless(value: object, inside: str = "") -> object:
    """Blank the texts, told by their keys; in a register a key is an id and no text."""
    if isinstance(value, dict):
        return {
            key: "" if _is_text(key, inner, inside) else _wordless(inner, _next(key, inside))
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return ["" if inside == "say" and isinstance(v, str) else _wordless(v) for v in value]
    return value


def _next(key: str, inside: str) -> str:
    return "say" if inside == "say" else key


def _is_text(key: str, inner: object, inside: str) -> bool:
    own = key in WORDING or (key == "say" and isinstance(inner, str))
    return own and isinstance(inner, str) and inside not in REGISTERS


NO_TEXTS = {
    ("Invites", "ground"),
    ("Rounds", "say"),
    ("Choice", "ask"),
    ("Form", "kept_elsewhere"),
}


def test_no_key_is_taken_for_wording_before_someone_has_said_that_it_is() -> None:
    own = {
        (part.__name__, slot.key)
        for part in parts()
        for slot in slots(part).values()
        if isinstance(slot.plan, Line) and not slot.plan.meaning and slot.key not in WORDING
    }

    assert own == NO_TEXTS


TOLD_BY_WHAT_IT_SAYS = {"title", "text", "label", "word"}


def test_every_key_has_a_name_that_people_know() -> None:
    """The page is for those who do not read YAML; parts and flags have sentences of their own."""
    bare = {
        f"{part.__name__}.{key}"
        for part in parts()
        for key, slot in slots(part).items()
        if not isinstance(slot.plan, Flag | Part | Register) and key not in TOLD_BY_WHAT_IT_SAYS
        if (part, key) not in HIDDEN and key_name(key, part).startswith("«")
    }
    assert bare == set()
