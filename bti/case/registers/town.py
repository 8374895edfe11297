"""What goes on beside cases, as people read it: days, the service level, figures, deviations."""

from __future__ import annotations

from bti.case.guide_views import EntryView, RegisterView
from bti.case.registers import said
from bti.case.titles import scope_titles
from bti.case.views import Particular
from bti.guide.calendar import day_in_words, parse_days, stretch_in_words
from bti.guide.conditions.wording import joined
from bti.guide.definition import Days, Guide, Resource, ServiceLevel
from bti.guide.figures import DEVIATIONS, FIELDS, FIGURES


def calendar(guide: Guide) -> RegisterView:
    """Give the days that the municipality has named."""
    return RegisterView(
        id="calendar",
        title="Kalenderen",
        entries=tuple(
            EntryView(id=name, title=_capital(one.title), particulars=_days(one))
            for name, one in guide.calendar.items()
        ),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _days(one: Days) -> tuple[Particular, ...]:
    stretches = [parse_days(text) for text in one.days]
    undecided = not stretches or any(stretch.first is None for stretch in stretches)
    return said.particulars(
        said.particular("Når", *(stretch_in_words(stretch) for stretch in stretches)),
        Particular(words="Neste", gap=True) if undecided else None,
    )


def service_level(guide: Guide) -> RegisterView:
    """Give what the services keep up together."""
    return RegisterView(
        id="service_level",
        title="På tjenestenivå",
        entries=tuple(_entry(guide, name, one) for name, one in guide.service_level.items()),
    )


def _entry(guide: Guide, name: str, one: ServiceLevel) -> EntryView:
    link = guide.links[one.link] if one.link else None
    return EntryView(
        id=name,
        title=one.title,
        about=one.about,
        particulars=said.particulars(
            said.roles(guide, "Hvem", one.who),
            said.how_often(guide, one.how_often),
            said.stale_after(one.stale_after),
            said.channels(guide, one.channels),
            said.particular("Antall", "" if one.count is None else str(one.count)),
            said.particular("Lenke", f"{link.title} {link.url}".strip()) if link else None,
            said.particular("Sist sjekket", day_in_words(_known(one.checked))),
        ),
    )


def _known(day: str) -> str:
    return "" if day == "unknown" else day


def resources(guide: Guide) -> RegisterView:
    """Give the programmes and material, with the days that each is valid."""
    return RegisterView(
        id="resources",
        title="Programmer og materiell",
        entries=tuple(_resource(guide, name, one) for name, one in guide.resources.items()),
    )


def _resource(guide: Guide, name: str, one: Resource) -> EntryView:
    return EntryView(
        id=name,
        title=one.title,
        about=one.about,
        url=one.url,
        only_for=scope_titles(guide, one.only_for),
        particulars=said.particulars(
            said.particular("Gjelder", _valid(one)),
            said.particular("Sist sjekket", day_in_words(_known(one.checked))),
        ),
    )


def _valid(one: Resource) -> str:
    since = f"fra {day_in_words(one.start)}" if one.start else ""
    until = f"til og med {day_in_words(one.until)}" if one.until else ""
    return f"{since} {until}".strip()


def figures(guide: Guide) -> RegisterView:
    """Give the figures that the municipality follows."""
    entries = tuple(EntryView(id=one, title=FIGURES[one]) for one in guide.figures)
    return RegisterView(id="figures", title="Tallene vi følger", entries=entries)


def deviations(guide: Guide) -> RegisterView:
    """Give what counts as a deviation, and where it is reported."""
    one = guide.deviations
    if one is None:
        return RegisterView(id="deviations", title="Avvik")
    entry = EntryView(
        id="deviations",
        title="Dette er avvik",
        particulars=said.particulars(
            said.particular("Telles når", *(DEVIATIONS[counted] for counted in one.count)),
            said.particular("Meldes i", guide.links[one.to].title if one.to else ""),
            said.particular("Om hvert avvik meldes", joined([FIELDS[f] for f in one.fields], "og")),
        ),
    )
    lead = "Et avvik sier aldri hvem barnet er."
    return RegisterView(id="deviations", title="Avvik", lead=lead, entries=(entry,))
