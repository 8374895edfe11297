"""Any text at all ends in a guide or in findings; never in an exception, never without a place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bti.guide.canonical import canonical, from_canonical
from bti.guide.loading import load

LITEN = (Path(__file__).parents[1] / "unit" / "guide" / "guides" / "liten.yaml").read_text(
    encoding="utf-8"
)
LINES = LITEN.splitlines(keepends=True)
PIECES = st.one_of(
    st.sampled_from([": ", "- ", "{", "}", "[", "]", ", ", " #", "*", "&a ", "!t ", '"', "'", ">"]),
    st.sampled_from(["|", "? ", "@", "\t", "\n", "  ", "%", "<<: ", "---\n", "like: avklar"]),
    st.sampled_from(["\ufeff", "\x00", "\u2028", "\ud800", "\x85", "\r"]),
)


def assert_told(text: str) -> None:
    loaded = load({"x.yaml": text})

    assert (loaded.guide is None) == any(f.severity == "error" for f in loaded.findings)
    if loaded.guide is None:
        assert loaded.findings
    else:
        assert from_canonical(canonical(loaded.guide)) == loaded.guide
    lines = len(text.splitlines()) + 1
    for finding in loaded.findings:
        assert 1 <= finding.place.line <= lines + 1
        assert finding.place.column >= 1
        assert finding.place.file == "x.yaml"


@given(st.text(max_size=300))
@example("a: |\n")
@example("!!")
@example("\ufeff\ufeff")
def test_any_text_ends_in_findings(text: str) -> None:
    assert_told(text)


@settings(max_examples=150)
@given(st.data())
def test_a_guide_with_something_typed_into_it_ends_in_a_guide_or_in_findings(
    data: st.DataObject,
) -> None:
    text = LITEN
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(PIECES) + text[at + data.draw(st.integers(0, 4)) :]

    assert_told(text)


@settings(max_examples=150)
@given(st.data())
def test_a_guide_with_lines_moved_or_gone_ends_in_a_guide_or_in_findings(
    data: st.DataObject,
) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        line = lines.pop(data.draw(st.integers(0, len(lines) - 1)))
        if data.draw(st.booleans()):
            lines.insert(data.draw(st.integers(0, len(lines))), line)

    assert_told("".join(lines))


@settings(max_examples=150)
@given(st.data())
def test_a_guide_with_words_exchanged_ends_in_a_guide_or_in_findings(data: st.DataObject) -> None:
    words = LITEN.split(" ")
    for _ in range(data.draw(st.integers(1, 4))):
        first = data.draw(st.integers(0, len(words) - 1))
        second = data.draw(st.integers(0, len(words) - 1))
        words[first], words[second] = words[second], words[first]

    assert_told(" ".join(words))


def _long(lines: int) -> str:
    last = lines // 10
    steps = [
        f"      s{n}:\n        kind: slag\n        title: Steg\n        checklist:\n"
        "          punkt:\n            text: Gjør noe\n            required: true\n"
        f"        {'who: [holder]' if n == 0 else f'when: skjema{n}.felt == yes'}\n"
        f"        next: {'next' if n < last else 'slutt'}\n"
        for n in range(last + 1)
    ]
    forms = [
        f"  skjema{n}: {{title: Skjema, fields: {{felt: {{type: yes_no, label: Felt}}}}}}\n"
        for n in range(len(steps))
    ]
    return (
        "workflow: lang\nversion: 1\nlanguage: nb\ntitle: Lang\nentries: {s0: {}}\n"
        "kinds: {slag: {title: Slag, phase: uro}}\nclosings: {slutt: Slutt}\n"
        "levels:\n  en:\n    title: En\n    steps:\n" + "".join(steps) + "forms:\n" + "".join(forms)
    )


@pytest.mark.slow
def test_ten_thousand_lines_are_read_without_a_finding() -> None:
    loaded = load({"lang.yaml": _long(10_000)})
    assert loaded.findings == ()
    assert loaded.guide is not None


HEAD = (
    "workflow: x\nversion: 1\nlanguage: nb\ntitle: X\nentries: {s0: {}}\n"
    "kinds: {k: {title: K, phase: uro}}\nclosings: {slutt: Slutt}\n"
)
_STEPS = "levels:\n  en:\n    title: En\n    steps:\n"
_POINTS = ", ".join(f"p{n}: P" for n in range(3000))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        HEAD + _STEPS + "".join(f"      s{n}: {{like: s{n + 1}}}\n" for n in range(10_000)),
        HEAD
        + _STEPS
        + f"      s0: {{kind: k, title: T, next: slutt, checklist: {{{_POINTS}}}}}\n"
        + "".join(f"      s{n}: {{like: s0}}\n" for n in range(1, 3000)),
        HEAD.replace("phase: uro", f"phase: uro, checklist: {{{_POINTS}}}")
        + _STEPS
        + "".join(f"      s{n}: {{kind: k, title: T}}\n" for n in range(3000)),
        HEAD + "".join(f"noekkel{n}: x\n" for n in range(30_000)),
        HEAD
        + "conditions:\n"
        + "".join(f"  c{n}: {{title: T, when: x.y{n} == yes}}\n" for n in range(10_000)),
        HEAD + "a: b\n" * 200_000,
        HEAD + "a: b #c\n" * 100_000,
        HEAD + "\ta: b\n" * 100_000,
        "a: {" + "x, " * 100_000 + "}",
    ],
    ids=["chain", "copies", "kinds", "keys", "conditions", "twice", "hashes", "tabs", "commas"],
)
def test_hostile_guides_end_in_findings_in_bounded_time(text: str) -> None:
    start = time.perf_counter()
    loaded = load({"x.yaml": text})

    assert loaded.guide is None
    assert 0 < len(loaded.findings) <= 501
    assert time.perf_counter() - start < 300
