"""The texts of a guide in another language: written out, filled in, kept up and printed."""

from __future__ import annotations

import re

import pytest

from bti.guide.definition import Guide
from bti.guide.loading import load
from bti.guide.plans import parts, slots
from bti.guide.translation import (
    Translation,
    is_translation,
    read_translation,
    said_of,
    translated,
    write_translation,
)
from bti.guide.translation.texts import is_text, texts
from tests.unit.guide.overlay.laid import BASE

TALK = """\
  samtale:
    title: Samtale
    themes:
      hjem:
        title: Hjemme
        say: {3-9: [Hvem bor du sammen med, Hva liker du], 10+: [Hvordan har du det hjemme]}
    fields:
      svar: {label: Svaret, notes: [{when: samtale.svar is answered, text: Si fra}]}
"""
TEXT = BASE.replace("links:\n", f"{TALK}links:\n").replace("raad]", "raad, samtale]")
NEW = ("title: Sett ord på det", "title: Skriv ned det du ser")


def guide(*changes: tuple[str, str]) -> Guide:
    text = TEXT
    for old, now in changes:
        text = text.replace(old, now)
    found = load({"grunn.yaml": text})
    assert found.guide is not None, found.findings
    return found.guide


def read(text: str, of: Guide | None = None) -> Translation:
    found = read_translation(text, "grunn.nn.yaml", of or guide())
    assert isinstance(found, Translation), found
    return found


def whole() -> str:
    """Fill in a translation: every text as the original with «nn » before it."""

    def filled(found: re.Match[str]) -> str:
        original, indent, key = found[1], found[2], found[3]
        said = [f'"nn {one}"' for one in original.split(" / ")]
        is_list = key in {"3-9", "10+"}
        return (
            f"# {original}\n{indent}{key}: {'[' + ', '.join(said) + ']' if is_list else said[0]}\n"
        )

    return re.sub(r"# (.+)\n( *)([\w+-]+):\n", filled, write_translation(guide(), "nn"))


def test_a_new_file_has_every_text_once_with_its_original_and_nothing_else() -> None:
    text = write_translation(guide(), "nn")

    assert text.startswith("translates: grunn 2026.1\nlanguage: nn\n")
    originals = re.findall(r"# (.+)\n *[\w+-]+:\n", text)
    wanted = {
        words if isinstance(words, str) else " / ".join(words) for words in texts(guide()).values()
    }
    assert sorted(originals) == sorted(wanted)
    assert is_translation(text)
    assert str(said_of(text)) == "grunn 2026.1"


def test_what_is_filled_in_has_no_findings_and_prints_in_the_language() -> None:
    found = read(whole())

    assert found.findings == ()
    nynorsk = translated(guide(), found)
    assert nynorsk.language == "nn"
    for path, words in texts(nynorsk).items():
        for one in (words,) if isinstance(words, str) else words:
            assert one.startswith("nn "), path
    assert texts(nynorsk).keys() == texts(guide()).keys()


def test_only_texts_differ_in_a_translated_guide() -> None:
    nynorsk = translated(guide(), read(whole()))

    step, own = nynorsk.levels["nivaa_0"].steps["undre"], guide().levels["nivaa_0"].steps["undre"]
    assert (step.kind, step.who, step.due, step.forms) == (own.kind, own.who, own.due, own.forms)
    assert nynorsk.forms["samtale"].themes["hjem"].say["3-9"][1] == "nn Hva liker du"
    assert nynorsk.links["raad"].url == guide().links["raad"].url


def test_a_text_that_is_not_translated_is_printed_marked_and_found() -> None:
    text = whole().replace('title: "nn Undring"', "title:")
    found = read(text)

    assert {one.code for one in found.findings} == {"oversettelse-mangler"}
    kinds = translated(guide(), found).kinds
    assert (kinds["undring"].title, kinds["tiltak"].title) == ("Undring [bokmål]", "nn Tiltak")


def test_a_text_said_in_several_places_is_translated_once_or_where_it_differs() -> None:
    nynorsk = translated(guide(), read(whole()))

    assert nynorsk.kinds["undring"].title == nynorsk.levels["nivaa_0"].title == "nn Undring"
    own = whole().replace("  nivaa_0:\n", "  nivaa_0:\n    title: Anna\n")
    assert translated(guide(), read(own)).levels["nivaa_0"].title == "Anna"
    assert translated(guide(), read(own)).kinds["undring"].title == "nn Undring"


def kept(text: str, of: Guide, accepted: tuple[str, ...] = ()) -> str:
    return write_translation(of, "nn", read(text, of), accepted)


def test_a_changed_original_is_found_and_printed_until_someone_has_seen_to_it() -> None:
    marked, new = kept(whole(), guide()), guide(NEW)
    found = read(marked, new)

    assert [(one.code, "undre.title" in one.message) for one in found.findings] == [
        ("oversettelse-gammel", True)
    ]
    undre = translated(new, found).levels["nivaa_0"].steps["undre"]
    assert undre.title == "Skriv ned det du ser [bokmål]"
    again = kept(marked, new)
    assert "# Endret. Nå: Skriv ned det du ser\n        title: nn Sett ord på det\n" in again
    assert read(again, new).findings != ()


@pytest.mark.parametrize("way", ["rewritten", "accepted", "all"])
def test_a_changed_original_is_seen_to_by_writing_it_anew_or_accepting_it(way: str) -> None:
    new = guide(NEW)
    text = kept(kept(whole(), guide()), new)
    if way == "rewritten":
        text = text.replace("title: nn Sett ord på det", "title: Skriv ned det du ser no")
    accepted = {"accepted": ("undre.title",), "all": ("alt",)}.get(way, ())

    assert read(kept(text, new, accepted), new).findings == ()


def test_a_new_text_in_the_guide_is_missing_and_a_removed_one_is_told() -> None:
    marked = kept(whole(), guide())
    more = read(marked, guide(("to: {text: To", "tre: {text: Tre, hint: Hjelp}, to: {text: To")))
    less = read(marked, guide(("{en: En, to:", "{to:")))

    assert [one.code for one in more.findings] == ["oversettelse-mangler"]
    assert "undre.checklist.tre.text" in more.findings[0].message
    assert [one.code for one in less.findings] == ["oversettelse-ukjent"]


HEAD = "translates: grunn 2026.1\nlanguage: nn\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("levels: {nivaa_0: {steps: {undre: {who: [leder]}}}}\n", "oversettelse-tekst"),
        (
            "levels: {nivaa_0: {steps: {undre: {when: notat.dag is answered}}}}\n",
            "oversettelse-tekst",
        ),
        ("links: {raad: {url: https://example.org}}\n", "oversettelse-tekst"),
        ("version: 2\n", "oversettelse-tekst"),
        ("levels: [en]\n", "oversettelse-tekst"),
        ("levels: {nivaa_0: {title: [en]}}\n", "oversettelse-tekst"),
        ("forms: {samtale: {themes: {hjem: {say: {3-9: [Berre ein]}}}}}\n", "oversettelse-tekst"),
        ("levels: {nivaa_0: {steps: {undra: {title: Undre}}}}\n", "oversettelse-ukjent"),
        ("levels: {nivaa_0: {about: Om}}\n", "oversettelse-ukjent"),
    ],
)
def test_anything_but_texts_that_the_guide_has_is_found(text: str, code: str) -> None:
    found = read(HEAD + text)

    told = [one for one in found.findings if one.code != "oversettelse-mangler"]
    assert [(one.code, one.place.line) for one in told] == [(code, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: Utan hovud\n",
        "translates: anna 2026.1\nlanguage: nn\n",
        "translates: grunn 2026.1\nlanguage: nb\n",
        "translates: grunn 2026.1\nlanguage: fransk\n",
        "translates: grunn\nlanguage: nn\n",
    ],
)
def test_a_file_must_say_what_it_is_of_and_in_which_language(text: str) -> None:
    found = read_translation(text, "x.nn.yaml", guide())

    assert not isinstance(found, Translation)
    assert {one.code for one in found} == {"oversettelse-hode"}


def test_steps_without_levels_are_translated_under_steps() -> None:
    flat = load(
        {
            "f.yaml": "workflow: flat\nversion: 1\nlanguage: nb\ntitle: Flat\nentries: {a: {}}\n"
            "kinds: {k: {title: Slag, phase: uro}}\nclosings: {slutt: Slutt}\n"
            "steps: {a: {kind: k, title: Steg, next: slutt}}\n"
        }
    ).guide
    assert flat is not None
    text = write_translation(flat, "nn")

    assert "steps:\n  a:\n    # Steg\n    title:\n" in text
    found = read(text.replace("# Steg\n    title:", "title: Steget"), flat)
    assert next(iter(translated(flat, found).levels.values())).steps["a"].title == "Steget"


def test_which_keys_are_texts_is_a_decision() -> None:
    """A key that is a text without a meaning is for people; one that is not gets a meaning."""
    keys = {slot.key for part in parts() for slot in slots(part).values() if is_text(slot.plan)}
    keys |= {"say"}

    told = " ".join(sorted(keys))
    assert told == (
        "about adult agenda area ask basis constraint_message contributes ground high hint how "
        "kept_elsewhere label low many one place say see stop_rule text the title what why"
    )
