"""The sections that stand first on the printed guide, with what each shows."""

from __future__ import annotations

from bti.case.register_views import EntryView
from bti.case.registers import said
from bti.case.titles import scope_titles
from bti.guide.definition import Guide
from bti.guide.shown import shown_titles


def section_views(guide: Guide) -> tuple[EntryView, ...]:
    """Give the sections in the order of the guide."""
    return tuple(
        EntryView(
            id=name,
            title=one.title,
            about=one.text,
            only_for=scope_titles(guide, one.only_for),
            particulars=said.particulars(
                said.particular(
                    "Se", *(title for path in one.show for title in shown_titles(guide, path))
                )
            ),
        )
        for name, one in guide.sections.items()
    )
