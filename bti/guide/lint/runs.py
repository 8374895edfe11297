"""Sweeps, follow-ups and lists that cannot be carried out as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Sweep, Tries
from bti.guide.targets import every_step
from bti.guide.written import Mention, Written

_PERCENT = re.compile(r"([0-9]{1,3}) ?%?")
_WHOLE = 100


def runs(written: Written) -> Iterator[Finding]:
    """Find what cannot hold of runs over a list."""
    guide = written.guide
    for mention in written.mentions:
        if mention.meaning == "coverage":
            yield from _coverage(mention)
    for name, sweep in guide.sweeps.items():
        yield from _sweep(written, f"sweeps.{name}", sweep)
    for name, one in guide.follow_ups.items():
        yield from _tries(written, f"follow_ups.{name}", one.tries, len(one.channels))
    yield from _unused(written)


def _coverage(mention: Mention) -> Iterator[Finding]:
    found = _PERCENT.fullmatch(mention.text)
    if found is None or int(found[1]) > _WHOLE:
        message = "Dekningen skal være en prosent. Skriv et tall fra 0 til 100, som «100 %»."
        yield finding("umulig", mention.place, message)


def _sweep(written: Written, path: str, sweep: Sweep) -> Iterator[Finding]:
    if path in written.broken:
        return
    yield from _tries(written, path, sweep.tries, len(sweep.channels))
    if not sweep.outcomes:
        message = "Gjennomgangen har ingen utfall. Skriv under «outcomes» hva den kan ende med."
        yield finding("hull", written.place(path), message)
    if not sweep.keep:
        message = (
            "Det står ikke hvor lenge svarene blir tatt vare på. Skriv for eksempel «keep: 3 "
            "months». Barn uten behov skal ikke stå igjen på en liste."
        )
        yield finding("hull", written.place(path), message)


def _tries(written: Written, path: str, tries: Tries | None, channels: int) -> Iterator[Finding]:
    if tries is None:
        return
    place = written.place(f"{path}.tries")
    if tries.channels > tries.times:
        message = (
            f"Så få forsøk som {tries.times} kan ikke gå i {tries.channels} kanaler. Skriv et "
            "større tall i «times», eller et mindre i «channels»."
        )
        yield finding("umulig", place, message)
    if channels and tries.channels > channels:
        message = f"Det står bare {channels} kanaler under «channels». Legg til flere."
        yield finding("umulig", place, message)


def _unused(written: Written) -> Iterator[Finding]:
    guide = written.guide
    listed = {one.listed for one in guide.sweeps.values()}
    listed |= {one.listed for one in guide.follow_ups.values()}
    for name in guide.lists:
        if name not in listed:
            message = (
                f"Ingenting går gjennom listen «{name}». Bruk den i «sweeps», eller ta den bort."
            )
            yield finding("ubrukt", written.place(f"lists.{name}"), message)
    on_steps = {name for step in every_step(guide).values() for name in step.follow_ups}
    for name, one in guide.follow_ups.items():
        if not one.listed and name not in on_steps:
            message = "Oppfølgingen har verken «list» eller et steg. Skriv hvem den gjelder."
            yield finding("ubrukt", written.place(f"follow_ups.{name}"), message)
    for step_id, step in every_step(guide).items():
        for number, name in enumerate(step.follow_ups):
            if name in guide.follow_ups and guide.follow_ups[name].listed:
                message = (
                    f"«{name}» gjelder en liste, og kan ikke stå på et steg. Ta bort «list» der, "
                    "eller id-en her."
                )
                place = written.place(f"{step_id}.follow_ups.{number}")
                yield finding("motstrid", place, message)
