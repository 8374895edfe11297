"""The sections that stand first on the printed guide, with what each shows."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.answering import ordered
from bti.case.contacts import contact_view
from bti.case.form_views import ContactView
from bti.case.guide_views import EntryView
from bti.case.registers import said
from bti.case.titles import scope_titles
from bti.guide.definition import Guide, Section
from bti.guide.shown import CONTACTS, name_in, register_of, shown_titles


def section_views(guide: Guide) -> tuple[EntryView, ...]:
    """Give the sections in the order of the guide."""
    return tuple(
        EntryView(
            id=name,
            title=one.title,
            about=one.text,
            only_for=scope_titles(guide, one.only_for),
            particulars=said.particulars(said.particular("Se", *_titles(guide, one))),
            contacts=_contacts(guide, one),
        )
        for name, one in guide.sections.items()
    )


def _titles(guide: Guide, section: Section) -> Iterator[str]:
    """Name what is shown that stands in full further down."""
    for path in section.show:
        if register_of(path) != CONTACTS:
            yield from shown_titles(guide, path)


def _contacts(guide: Guide, section: Section) -> tuple[ContactView, ...]:
    """Give the numbers that a section shows: whoever needs one must not have to look for it."""
    shown = [name_in(path) for path in section.show if register_of(path) == CONTACTS]
    named = (one for one in ordered(guide) if {"", one} & {*shown})
    return tuple(contact_view(guide, one) for one in named)
