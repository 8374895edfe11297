"""The pages made from the code are up to date, and their examples are as faulty as they say."""

from __future__ import annotations

import pytest

from bti import Casework
from bti.guide.codes import CODES
from bti.guide.lint.events import ALONE, NAMED
from bti.guide.loading import MOST_FINDINGS, load
from bti.guide.nouns import known_keys
from bti.guide.plans import parts, slots
from bti.guide.source import DEEPEST, LARGEST_FILE, LONGEST_TEXT
from bti.scenarios.acts import Acts
from bti.scenarios.findings import Findings
from bti.scenarios.names import Names
from bti.scenarios.reading import EXPECTED, OF_CASE
from dev.findings import examples
from dev.language import MERGED, words
from dev.library import library
from dev.reference import GENERATED, lagging
from tests.packaging.tree import ROOT

SMALL = examples().veileder
SAID = {
    "tom-fil": "",
    "for-stor": SMALL + "about: " + "x" * LARGEST_FILE,
    "for-dyp": SMALL + "\n".join(" " * depth + "a:" for depth in range(DEEPEST + 2)),
    "for-lang-tekst": SMALL + "about: " + "x" * (LONGEST_TEXT + 1),
    "for-mange-funn": SMALL + "".join(f"ukjent{n}: x\n" for n in range(MOST_FINDINGS + 1)),
    "ulovlig-tegn": examples().laid("title: En\u2028veileder\n"),
    "yaml-feil": "%YAML x\n---\n" + SMALL,
}


def found(text: str) -> set[str]:
    return {finding.code for finding in examples().found(text)}


def found_beside(code: str, text: str) -> set[str]:
    """Leave out that a key is not run yet, which is no fault of the example."""
    return found(text) - ({"leses-bare"} - {code})


@pytest.mark.parametrize("name", GENERATED)
def test_the_page_is_as_the_code_has_it(name: str) -> None:
    assert lagging(name, GENERATED[name]()) == []


@pytest.mark.parametrize("of", ["veileder", "overbygning", "profil", "oversettelse"])
def test_the_small_files_have_no_findings(of: str) -> None:
    assert found_beside("", examples().laid("", of)) == set()


def test_every_code_has_an_example() -> None:
    assert set(examples().codes) == set(CODES)
    assert {code for code, one in examples().codes.items() if one.said} == set(SAID)


@pytest.mark.parametrize("code", [code for code in CODES if code not in SAID])
def test_the_faulty_example_gives_its_finding_and_the_mended_one_gives_none(code: str) -> None:
    example = examples().codes[code]
    assert found_beside(code, examples().laid(example.wrong, example.of)) == {code}
    assert found_beside(code, examples().laid(example.right, example.of)) == set()


@pytest.mark.parametrize("code", SAID)
def test_what_is_too_large_to_show_gives_its_finding(code: str) -> None:
    assert code in found(SAID[code])


def test_every_key_of_the_language_has_words() -> None:
    unsaid = [
        (part.__name__, key)
        for part in parts()
        for key in known_keys(part)
        if (key in slots(part) or (key in MERGED and part.__name__ != "Kind"))
        and not words().of(part, key)
    ]
    assert unsaid == []


def test_every_word_is_about_a_key_that_is_there() -> None:
    keys = {part.__name__: set(known_keys(part)) for part in parts()}
    assert set(words().keys) <= set().union(*keys.values())
    astray = {name: set(told) - keys[name] for name, told in words().parts.items()}
    assert {name: told for name, told in astray.items() if told} == {}


def test_every_verb_and_key_of_a_scenario_is_on_its_page() -> None:
    page = (ROOT / "docs" / "how-to" / "scenarios.md").read_text(encoding="utf-8")
    verbs = Acts(Names(load({"v.yaml": SMALL}).usable()[0]), Findings()).verbs
    assert [
        one for one in (*verbs, *EXPECTED, *OF_CASE) if f"`{one}`" not in page.replace(":", "`")
    ] == []


def test_the_page_tells_which_events_happen_now() -> None:
    page = (ROOT / "docs/reference/language.md").read_text(encoding="utf-8")
    told = page.partition("\n## Hendelser\n")[2].partition("\n## ")[0]
    happens, _, later = told.partition("skjer ikke ennå:")
    # occasions.py only has words for events, also for those that do not happen yet.
    homes = (p for p in (ROOT / "bti/case").glob("*.py") if p.name != "occasions.py")
    case = "".join(path.read_text("utf-8") for path in homes)
    known = {event: event in case for event in (*ALONE, *NAMED)}
    assert {event for event in known if f"`{event}" in later} == {
        event for event, named in known.items() if not named
    }
    assert [event for event, named in known.items() if named and f"`{event}" not in happens] == []


def test_every_method_is_on_the_page_and_says_what_it_does() -> None:
    page = library()
    methods = [name for name in dir(Casework) if not name.startswith("_")]
    assert [
        name for name in methods if f"\n{name}(" not in page and f"\n{name} ->" not in page
    ] == []
    assert [name for name in methods if not getattr(Casework, name).__doc__] == []


def test_every_type_of_the_library_is_had_where_the_page_says() -> None:
    lines = [line for line in library().splitlines() if line.startswith("from bti")]
    for line in lines:
        exec(line, {})  # noqa: S102 - our own page
    named = {line.rpartition(" ")[2] for line in lines}
    assert named >= {"Check", "DirectorySource", "KeyGiven", "Messenger", "SealView", "Upgraded"}
    assert len(set(lines)) == len(lines)
