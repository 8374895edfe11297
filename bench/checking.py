"""How long it takes to check a guide: as a process, by its length, and when it is hostile.

Seconds are the processor's, so that what else the machine does leaves them alone.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Iterator

from bench.clock import processes_ms
from bti.guide.loading import load
from tests.faults.hostile import TEXTS

STEP = """\
      s{n}:
        kind: undring
        title: Steg {n}
        what: Gjør det som står her, og skriv ned det dere ser.
        forms: {{f{n}: required}}
        checklist:
          p{n}: {{text: Punkt, required: or_reason}}
        due: {{within: 2 weeks, of: case.opened}}
        transitions:
          videre: {{title: Videre, to: {to}, when: f{n}.a == yes}}
          ut: {{title: Ut, to: slutt, reason: required}}
"""
FORM = """\
  f{n}:
    title: Skjema {n}
    fields:
      a: {{type: yes_no, label: Er det slik?}}
      b: {{type: text, label: Hva, relevant: f{n}.a == yes}}
"""
HEAD = """\
workflow: stor
version: 1
language: nb
title: Stor
kinds: {undring: {title: Undring, phase: uro}}
closings: {slutt: Slutt}
"""
PER_LEVEL, PER_STEP = 10, 16


def guide(lines: int) -> str:
    """Write a guide of about so many lines: levels of ten steps, each with a form of its own."""
    many = lines // PER_STEP
    steps = "".join(_step(number, many) for number in range(many))
    forms = "".join(FORM.format(n=number) for number in range(many))
    return f"{HEAD}levels:\n{steps}forms:\n{forms}"


def _step(number: int, many: int) -> str:
    step = STEP.format(n=number, to="next" if number < many - 1 else "slutt")
    level, place = divmod(number, PER_LEVEL)
    return step if place else f"  n{level}:\n    title: Nivå {level}\n    steps:\n{step}"


def report() -> Iterator[str]:
    """Give the figures as lines."""
    yield from _process()
    yield from _by_length()
    yield from _hostile()


def _process() -> Iterator[str]:
    bti = [sys.executable, "-m", "bti"]
    version = [*bti, "--version"]
    check = [*bti, "workflow", "check", "workflows/bti.yaml"]
    took = processes_ms({"version": version, "check": check}, os.environ)
    wall = (took["check"].clock - took["version"].clock) / 1000
    cpu = (took["check"].processor - took["version"].processor) / 1000
    yield (
        f"workflow check workflows/bti.yaml: {wall:.2f} s more than bti --version, "
        f"{cpu:.2f} s of it in the processor (goal <= 0.4 s)"
    )


def _by_length() -> Iterator[str]:
    small, large = guide(1_000), guide(10_000)
    taken: dict[str, list[float]] = {small: [], large: []}
    for _ in range(7):
        for text, times in taken.items():
            times.append(_seconds(text))
    first, last = (min(times) for times in taken.values())
    yield (
        f"{large.count(chr(10))} lines against {small.count(chr(10))}: "
        f"{last / first:.1f} x (goal <= 12 x), {last:.2f} s"
    )


def _hostile() -> Iterator[str]:
    slowest = max((_seconds(make()), name) for name, make in TEXTS.items())
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    yield (
        f"{len(TEXTS)} hostile texts: the slowest takes {slowest[0]:.1f} s ({slowest[1]}), "
        f"and this process has used {most:.0f} MB at most"
    )


def _seconds(text: str) -> float:
    begun = time.process_time()
    load({"veileder.yaml": text})
    return time.process_time() - begun
