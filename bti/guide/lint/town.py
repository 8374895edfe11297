"""The rest of the registers: how often, days, sections, resources, figures and deviations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from bti.errors import Finding
from bti.guide.cadence import CadenceFault, parse_cadence
from bti.guide.calendar import KNOWN_DAYS, DaysFault, Stretch, is_day, parse_days
from bti.guide.codes import finding
from bti.guide.definition import LevelWord
from bti.guide.nearest import meant
from bti.guide.shown import known_paths, shown_titles
from bti.guide.written import Mention, Written


def town(written: Written) -> Iterator[Finding]:
    """Find what cannot hold of what goes on beside cases."""
    for mention in written.mentions:
        if mention.meaning == "cadence":
            yield from _cadence(written, mention)
        elif mention.meaning == "shown" and not shown_titles(written.guide, mention.text):
            message = f"«{mention.text}» viser ikke til noe i veilederen. Rett stien."
            known = known_paths(written.guide)
            yield finding("ukjent-del", mention.place, message, meant(mention.text, known))
    yield from _sections(written)
    yield from _resources(written)
    yield from _days(written)
    yield from _lists(written)
    yield from _review(written)
    yield from _word(written)


def _cadence(written: Written, mention: Mention) -> Iterator[Finding]:
    try:
        cadence = parse_cadence(mention.text)
    except CadenceFault:
        return
    known = (*written.guide.calendar, *KNOWN_DAYS)
    if cadence.kind == "at" and cadence.days not in known:
        message = f"Jeg kjenner ikke dagene «{cadence.days}». Legg dem til under «calendar»."
        place = mention.node.place_at(len("at "))
        yield finding("ukjent-dag", place, message, meant(cadence.days, known))
    if cadence.kind == "regularly":
        beside = f"{mention.path.rpartition('.')[0]}.stale_after"
        if beside not in written.places:
            message = (
                "«regularly» gir ingen dato. Skriv «stale_after» ved siden av, for eksempel "
                "«stale_after: 3 months»."
            )
            yield finding("hvor-ofte", mention.place, message)


def _sections(written: Written) -> Iterator[Finding]:
    for name, section in written.guide.sections.items():
        if not (section.text or section.show):
            message = "Delen har bare en tittel. Skriv «text», eller hva den viser i «show»."
            yield finding("hull", written.place(f"sections.{name}"), message)


def _resources(written: Written) -> Iterator[Finding]:
    for name, one in written.guide.resources.items():
        if is_day(one.start) and is_day(one.until) and one.until < one.start:
            message = "Ressursen slutter å gjelde før den begynner. Rett «from» eller «until»."
            yield finding("umulig", written.place(f"resources.{name}.until"), message)


def _days(written: Written) -> Iterator[Finding]:
    for name, one in written.guide.calendar.items():
        try:
            stretches = [parse_days(text) for text in one.days]
        except DaysFault:
            continue
        if any(_overlap(*pair) for pair in combinations(stretches, 2)):
            message = "Noen av dagene står to ganger. Rett dem, eller ta bort den ene."
            yield finding("overlapp", written.place(f"calendar.{name}.days"), message)


def _overlap(one: Stretch, other: Stretch) -> bool:
    dates = (one.first, one.last, other.first, other.last)
    if one.each_year != other.each_year or None in dates:
        return False
    first, last, first_, last_ = (day for day in dates if day is not None)
    return first <= last_ and first_ <= last


def _lists(written: Written) -> Iterator[Finding]:
    guide = written.guide
    deviations = guide.deviations
    named: list[tuple[str, tuple[str, ...]]] = [("figures", guide.figures)]
    if deviations is not None:
        named += [("deviations.count", deviations.count), ("deviations.fields", deviations.fields)]
        if not deviations.count:
            message = "Det står ikke hva som er avvik. Skriv det under «count»."
            yield finding("hull", written.place("deviations"), message)
    for path, words in named:
        for number, word in enumerate(words):
            if word in words[:number]:
                message = f"«{word}» står to ganger. Ta bort den ene."
                yield finding("dobbel", written.place(f"{path}.{number}"), message)


def _word(written: Written) -> Iterator[Finding]:
    """Find a word of one's own for a level that is not said in all its forms."""
    word, usual = written.guide.level_word, LevelWord()
    if word.one != usual.one and (word.many == usual.many or word.the == usual.the):
        message = (
            f"Ordet «{word.one}» trengs også i andre former. Skriv «many» og «the», for eksempel "
            "«faser» og «fasen»."
        )
        yield finding("hull", written.place("level_word"), message)


def _review(written: Written) -> Iterator[Finding]:
    guide = written.guide
    if guide.review_every and not guide.reviewed:
        message = (
            "«review_every» regnes fra siste gjennomgang. Skriv dagen den ble gjennomgått, i "
            "«reviewed»."
        )
        yield finding("hull", written.place("review_every"), message)
