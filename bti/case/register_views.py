"""What paper and screen may see of a guide's registers: titled entries and what is said of each."""

from __future__ import annotations

from bti.case.form_views import ContactView, View


class Particular(View, frozen=True, kw_only=True):
    """Words with what they say: one line, or several; a ``gap`` is for the municipality to fill."""

    words: str
    lines: tuple[str, ...] = ()
    gap: bool = False


class EntryView(View, frozen=True, kw_only=True):
    """One thing of a register."""

    id: str
    title: str
    mark: str = ""
    about: str = ""
    url: str = ""
    only_for: tuple[str, ...] = ()
    particulars: tuple[Particular, ...] = ()
    contacts: tuple[ContactView, ...] = ()


class RegisterView(View, frozen=True, kw_only=True):
    """A register with its heading; ``lead`` is what holds for all that stands in it.

    In a ``compact`` one each entry is a line: its title and what it is about.
    """

    id: str
    title: str
    lead: str = ""
    compact: bool = False
    entries: tuple[EntryView, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether each entry is said in one line."""
        return self.compact or not any(
            e.about or e.url or e.mark or e.only_for or e.particulars for e in self.entries
        )
