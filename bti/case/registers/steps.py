"""What a step says of consents, measures, recurring contact and arenas."""

from __future__ import annotations

from bti.case.place_titles import role_title
from bti.case.registers import said
from bti.case.titles import scope_titles
from bti.case.views import Particular
from bti.guide.conditions.wording import joined, quoted
from bti.guide.definition import Entry, Guide, Step, StepVariant

_WORK = {"plan": "planlegg tiltak", "follow": "følg tiltakene", "evaluate": "evaluer tiltakene"}


def step_particulars(guide: Guide, name: str, step: Step) -> tuple[Particular, ...]:
    """Give the lines that stand at the head of a step."""
    return said.particulars(
        _entry(guide, guide.entries.get(name, Entry())),
        said.particular("Spør om samtykke til", *(guide.consents[c].title for c in step.consents)),
        said.particular("Tiltak", joined([_WORK[work] for work in step.measures], "og")),
        said.particular("Kontakt som gjentas", *(_follow_up(guide, f) for f in step.follow_ups)),
        said.particular("Møteplass", _arena(guide, step.arena)),
        *(_on_track(guide, track, one) for track, one in step.variants.items()),
    )


def _entry(guide: Guide, entry: Entry) -> Particular:
    """Say that a case can begin here, where the guide says of whom or why."""
    tracks = joined([quoted(one) for one in scope_titles(guide, entry.only_for)], "og")
    whom = f"bare for {tracks}" if tracks else ""
    came = joined([role_title(guide, role).lower() for role in entry.entered_by], "eller")
    source = f"når den kommer fra {came}" if came else ""
    free = "ingenting kan stenge for det" if entry.never_blocked else ""
    return said.particular("Saken kan begynne her", entry.title, whom, source, free)


def _on_track(guide: Guide, track: str, variant: StepVariant) -> Particular | None:
    """Say what is other on a track, where the whole guide is printed for all of them."""
    from bti.case.blanks import blank_form_lines, form_line_words

    people = joined([role_title(guide, role) for role in variant.who or ()], "og")
    named = (*(variant.tools or ()), *(variant.contacts or ()))
    registers = (guide.forms, guide.links, guide.contacts, guide.arenas)
    known = {tool: one.title for register in registers for tool, one in register.items()}
    tools = joined([known[tool] for tool in named], "og")
    forms = map(form_line_words, blank_form_lines(guide, variant.forms))
    words = (variant.title, variant.what, variant.how, variant.why, people, tools, *forms)
    return said.particular(guide.tracks[track].title, *(word for word in words if word))


def _follow_up(guide: Guide, name: str) -> str:
    one = guide.follow_ups[name]
    return f"{one.title} ({how_often(guide, one.how_often)})"


def _arena(guide: Guide, name: str) -> str:
    if not name:
        return ""
    one = guide.arenas[name]
    often = how_often(guide, one.how_often)
    return f"{one.title} ({often})" if often else one.title


def how_often(guide: Guide, text: str) -> str:
    """Say how often something is, in one line; nothing when it is not written."""
    if not text:
        return ""
    from bti.guide.cadence import cadence_in_words, parse_cadence

    cadence = parse_cadence(text)
    return cadence_in_words(cadence, said.days_title(guide, cadence.days))
