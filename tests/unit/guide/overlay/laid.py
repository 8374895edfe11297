"""A small base and what overlays make of it."""

from __future__ import annotations

from collections.abc import Mapping

from bti.guide.definition import Guide, Step
from bti.guide.loading import Loaded, load

BASE = """\
workflow: grunn
version: 2026.1
language: nb
title: Grunn
roles: {ansatt: Ansatt, leder: Leder, helse: Helsesykepleier}
entries: {undre: {}}
kinds:
  undring:
    title: Undring
    phase: uro
    tools: [raad]
    checklist: {felles: Felles punkt}
  tiltak: {title: Tiltak, phase: tiltak, who: [ansatt]}
levels:
  nivaa_0:
    title: Undring
    steps:
      undre:
        kind: undring
        title: Sett ord på det
        who: [ansatt, leder]
        forms: {notat: required}
        checklist: {en: En, to: {text: To, required: true}}
        due: {within: 4 weeks, of: case.opened}
        next: snakke
      snakke: {kind: undring, title: Snakk sammen, next: next}
  nivaa_1:
    title: Tiltak
    steps:
      tiltak_1: {kind: tiltak, title: Gjør noe, next: next}
      tiltak_2:
        like: tiltak_1
        title: Gjør mer
        next: avsluttet
        transitions: {om: {title: Om igjen, to: tiltak_1, round: new}}
forms:
  notat:
    title: Notat
    fields:
      hva: {type: long_text, label: Hva har du sett, required: true, protected: true}
      dag: {type: date, label: Dagen}
links:
  raad: {title: Gode råd, url: https://example.org}
closings: {avsluttet: Avsluttet}
anytime:
  melde:
    title: Meld fra
    opens: {guide: melding, carry: nothing}
    never_blocked: true
    protected: true
"""
HEAD = "workflow: vaar\nversion: 1\nextends: grunn 2026.1\ntitle: Vår\n"


def bases(name: str) -> Mapping[str, Mapping[str, str]]:
    """Know the one base."""
    return {"2026.1": {"grunn.yaml": BASE}} if name == "grunn" else {}


def over(text: str, head: str = HEAD) -> Loaded:
    """Lay an overlay over the base."""
    return load({"vaar.yaml": head + text}, bases)


def codes(found: Loaded) -> list[str]:
    """Name what was found."""
    return [one.code for one in found.findings]


def guide(found: Loaded) -> Guide:
    """Give the guide, or fail with what is wrong with it."""
    assert found.guide is not None, [f"{f.place}: {f.message}" for f in found.findings]
    return found.guide


def steps(found: Loaded) -> dict[str, Step]:
    """Give all steps by id."""
    return {
        name: step for level in guide(found).levels.values() for name, step in level.steps.items()
    }
