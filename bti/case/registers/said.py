"""The phrases that several registers share: how often, for how long, by whom, in what channels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bti.case.place_titles import role_title
from bti.case.views import Particular
from bti.guide.calendar import KNOWN_DAYS
from bti.guide.conditions.wording import joined, quoted
from bti.guide.definition import Guide, OpenOn, Tries
from bti.guide.hours import hours_in_words, hours_of
from bti.guide.spans import parse_span, span_in_words

PROPOSED = "foreslått"
_UNDECIDED = "undecided"


def particulars(*lines: Particular | None) -> tuple[Particular, ...]:
    """Keep the lines that say something."""
    return tuple(line for line in lines if line and (line.gap or any(line.lines)))


def particular(words: str, *said: str) -> Particular:
    """Give what is said under some words."""
    return Particular(words=words, lines=tuple(one for one in said if one))


def roles(guide: Guide, words: str, named: Iterable[str]) -> Particular:
    """Name who does it."""
    return particular(words, joined([role_title(guide, role) for role in named], "og"))


def how_often(guide: Guide, text: str, words: str = "Hvor ofte") -> Particular:
    """Say how often; what is not decided is a gap to fill."""
    if not text:
        return particular(words)
    if text == _UNDECIDED:
        return Particular(words=words, gap=True)
    from bti.guide.cadence import cadence_in_words, parse_cadence

    cadence = parse_cadence(text)
    return particular(words, cadence_in_words(cadence, days_title(guide, cadence.days)))


def stale_after(text: str) -> Particular:
    """Say how long it may be since the last time."""
    said = f"det er mer enn {said_span(text)} siden sist" if text else ""
    return particular("Si fra når", said)


def said_span(text: str) -> str:
    """Say a span of time."""
    return span_in_words(parse_span(text)) if text else ""


def days_title(guide: Guide, name: str) -> str:
    """Give what days of the calendar are called."""
    return guide.calendar[name].title if name in guide.calendar else KNOWN_DAYS.get(name, name)


def channels(guide: Guide, named: Iterable[str], words: str = "Kanaler") -> Particular:
    """Name channels, and say of each where nothing may be said of the case."""
    return particular(words, ", ".join(channel(guide, one) for one in named))


def channel(guide: Guide, name: str) -> str:
    """Name a channel, with a warning where nothing may be said of the case."""
    found = guide.channels[name]
    return found.title if found.case_content else f"{found.title} (ikke om saken)"


def opening(
    guide: Guide,
    hours: tuple[str, ...],
    calendar: Mapping[str, OpenOn],
    grounds: Mapping[str, str] | None = None,
) -> Particular:
    """Say when something is open, and on which days it is otherwise."""
    said = [said_hours(hours)]
    said += [_on(guide, name, open_, grounds or {}) for name, open_ in calendar.items()]
    return particular("Åpent", *said)


def said_hours(hours: tuple[str, ...]) -> str:
    """Say opening hours that no other contact decides."""
    return ", ".join(filter(None, map(hours_in_words, hours_of(hours))))


def _on(guide: Guide, name: str, open_: OpenOn, grounds: Mapping[str, str]) -> str:
    only = joined([quoted(grounds.get(one, one)) for one in open_.eligible], "og")
    return f"{days_title(guide, name).capitalize()}: {said_hours(open_.open)}" + (
        f", bare for {only}" if only else ""
    )


def tries(guide: Guide, tried: Tries | None) -> Particular:
    """Say how often one tries, and who hears of it when nobody answers."""
    if tried is None:
        return particular("Forsøk")
    times = "ett forsøk" if tried.times == 1 else f"{tried.times} forsøk"
    by = f" i minst {tried.channels} kanaler" if tried.channels > 1 else ""
    told = f"Gi så beskjed til {role_title(guide, tried.tell).lower()}." if tried.tell else ""
    then = joined([quoted(guide.tasks[task].title) for task in tried.then], "og")
    after = f" Så kommer {then}." if then else ""
    return particular("Forsøk", f"{times[0].upper()}{times[1:]}{by}. {told}{after}".strip())
