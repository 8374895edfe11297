"""What cases of the guide have in common: measures, links and who has no access."""

from __future__ import annotations

from bti.case.forms.field_views import blank_fields
from bti.case.forms.page import blank_choices
from bti.case.guide_views import EntryView, RegisterView
from bti.case.place_titles import role_title
from bti.case.question_line import choices_line, question_line
from bti.case.registers import said
from bti.case.titles import scope_titles
from bti.guide.calendar import day_in_words
from bti.guide.conditions.wording import joined
from bti.guide.definition import Guide, Measures

_CORE = (
    "Mål",
    "Hva som skal gjøres",
    "Én ansvarlig",
    "Hvem som bidrar",
    "Start",
    "Dato for evaluering",
)


def measures(guide: Guide) -> RegisterView:
    """Give what is written of each measure, when the guide adds to the built-in core."""
    one = guide.measures
    entries = () if one == Measures() else (_measures(guide, one),)
    return RegisterView(id="measures", title="Tiltakene", entries=entries)


def _measures(guide: Guide, one: Measures) -> EntryView:
    places = choices_line(blank_choices(guide, one.place.choices))
    own = (question_line(view) for view in blank_fields(guide, ("measures",), one.fields))
    return EntryView(
        id="measures",
        title="Dette skrives om hvert tiltak",
        particulars=said.particulars(
            said.particular("Alltid", *_CORE),
            said.particular(one.place.label, places),
            said.particular("Også", *own),
        ),
    )


def links(guide: Guide) -> RegisterView:
    """Give the pages elsewhere."""
    entries = tuple(
        EntryView(
            id=name,
            title=one.title,
            about=one.about,
            url=one.url,
            only_for=scope_titles(guide, one.only_for),
            particulars=said.particulars(
                said.particular("Adresse", "(fylles inn av kommunen)" if one.missing else ""),
                said.particular("Sist sjekket", day_in_words(one.checked.replace("unknown", ""))),
            ),
        )
        for name, one in guide.links.items()
    )
    return RegisterView(id="links", title="Lenker", entries=entries)


def access(guide: Guide) -> RegisterView:
    """Give who is kept from reading cases of the guide."""
    roles = joined([role_title(guide, role) for role in guide.access.roles], "og")
    entry = EntryView(
        id="access",
        title="Hvem som kan lese sakene",
        particulars=said.particulars(
            said.particular("Foresatte", "ser ikke sakene" if guide.access.guardians else ""),
            said.particular("Bare", f"{roles}, og den som åpnet saken" if roles else ""),
        ),
    )
    return RegisterView(id="access", title="Innsyn", entries=(entry,) if entry.particulars else ())
