"""Any overlay and any translation ends in a guide or in findings; never in an exception."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bti.guide.canonical import canonical, from_canonical
from bti.guide.loading import load
from bti.guide.translation import read_translation, write_translation
from bti.guide.written_out import written_out
from tests.properties.test_guides import LITEN, PIECES

HEAD = "workflow: min\nversion: 1\nextends: liten 2026.1\ntitle: Min\n"
OVERLAY = HEAD + (
    "kinds: {undring: {checklist: {felles: Felles}, also: [avklar]}}\n"
    "levels:\n"
    "  nivaa_0:\n"
    "    steps:\n"
    "      sett_ord:\n"
    "        checklist: {soesken: Søsken, ny: {after: tidligere, text: Ny}}\n"
    "        who: {add: [leder], remove: [ansatt]}\n"
    "        next: mellom\n"
    "        remove: [due, checklist.observasjoner]\n"
    "      mellom: {after: sett_ord, like: avklar, title: Mellom, next: avklar}\n"
    "forms: {undringsnotat: {fields: {sted: {before: miljoe, label: Sted}}}}\n"
    "remove: [avklar.transitions.avslutt.reason]\n"
)
GUIDE = load({"liten.yaml": LITEN}).usable()[0]
WORDS = st.sampled_from(sorted({*OVERLAY.split(), *LITEN.split()}))


def bases(name: str) -> Mapping[str, Mapping[str, str]]:
    return {"2026.1": {"liten.yaml": LITEN}} if name == "liten" else {}


def assert_told(text: str) -> None:
    loaded = load({"x.yaml": text}, bases)

    assert (loaded.guide is None) == any(f.severity == "error" for f in loaded.findings)
    for finding in loaded.findings:
        assert finding.place.file in {"x.yaml", "liten 2026.1/liten.yaml"}
        assert finding.place.line >= 1
    if loaded.guide is not None:
        assert from_canonical(canonical(loaded.guide)) == loaded.guide
        assert load(loaded.files).digest == loaded.digest


def test_the_overlay_that_is_changed_has_no_errors() -> None:
    assert load({"x.yaml": OVERLAY}, bases).guide is not None


@settings(max_examples=150)
@given(st.data())
def test_an_overlay_with_something_typed_into_it(data: st.DataObject) -> None:
    text = OVERLAY
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(PIECES) + text[at + data.draw(st.integers(0, 4)) :]

    assert_told(text)


@settings(max_examples=150)
@given(st.data())
def test_an_overlay_with_words_exchanged(data: st.DataObject) -> None:
    words = OVERLAY.split(" ")
    for _ in range(data.draw(st.integers(1, 4))):
        words[data.draw(st.integers(0, len(words) - 1))] = data.draw(WORDS)

    assert_told(" ".join(words))


@settings(max_examples=100)
@given(st.data())
def test_a_guide_written_out_over_its_own_base_is_the_same_guide(data: st.DataObject) -> None:
    """Lay some lines of a guide in normal form over it: nothing is other than it was."""
    lines = [str(line) for line in written_out(GUIDE)]
    tops = [n for n, line in enumerate(lines) if not line.startswith(" ")]
    first = data.draw(st.integers(0, len(tops) - 1))
    end = tops[first + 1] if first + 1 < len(tops) else len(lines)
    body = "\n".join(lines[tops[first] : end])
    key = body.partition(":")[0]
    head = {
        "workflow": "liten_to",
        "version": "2026.1",
        "extends": "liten 2026.1",
        "title": GUIDE.title,
    }
    text = "\n".join(f"{name}: {said}" for name, said in head.items() if name != key)
    loaded = load({"x.yaml": f"{text}\n{body}\n"}, bases)

    kinds = {finding.code for finding in loaded.findings}
    if key in {"version", "title", "workflow"}:
        return
    assert loaded.guide is not None, loaded.findings
    assert "vernet" not in kinds
    assert loaded.guide.levels == GUIDE.levels
    assert loaded.guide.forms == GUIDE.forms


@settings(max_examples=150)
@given(st.data())
def test_a_translation_with_something_typed_into_it(data: st.DataObject) -> None:
    text = write_translation(GUIDE, "nn")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(PIECES) + text[at + data.draw(st.integers(0, 4)) :]

    found = read_translation(text, "x.nn.yaml", GUIDE)

    if isinstance(found, tuple):
        assert found
    else:
        assert write_translation(GUIDE, "nn", found)


_STEPS = "levels:\n  nivaa_0:\n    steps:\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        _STEPS
        + "".join(
            f"      n{n}: {{after: n{n - 1}, kind: undring, title: T}}\n" for n in range(9000)
        ),
        _STEPS + "".join(f"      n{n}: {{after: sett_ord, title: T}}\n" for n in range(9000)),
        "remove: [" + ", ".join(f"sett_ord.checklist.p{n}" for n in range(9000)) + "]\n",
        f"links: {{add: [{', '.join(f'l{n}' for n in range(9000))}]}}\n",
        _STEPS + f"      sett_ord: {{who: {{add: [{', '.join(f'r{n}' for n in range(9000))}]}}}}\n",
    ],
    ids=["chain", "siblings", "removals", "register", "list"],
)
def test_hostile_overlays_end_in_findings_in_bounded_time(text: str) -> None:
    start = time.perf_counter()
    loaded = load({"x.yaml": HEAD + text}, bases)

    assert loaded.guide is None
    assert 0 < len(loaded.findings) <= 501
    assert time.perf_counter() - start < 120
