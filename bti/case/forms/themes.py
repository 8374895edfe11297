"""The themes of a conversation form, with the words for a child's age."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.case.titles import scope_titles
from bti.case.views import SayView, ThemeView
from bti.guide.definition import Guide, Theme


def theme_views(
    themes: Mapping[str, Theme], age: int | None, guide: Guide | None = None
) -> Iterator[ThemeView]:
    """Give each theme with the words for an age, or for every age when none is given.

    On empty paper, with the ``guide``, it says for which tracks it is.

    A theme that has neither words for the age nor a prompt to the adult is left out.
    """
    for theme_id, theme in themes.items():
        say = tuple(
            SayView(ages=ages, texts=texts)
            for ages, texts in theme.say.items()
            if age is None or covers(ages, age)
        )
        if say or theme.adult:
            yield ThemeView(
                id=theme_id,
                title=theme.title,
                adult=theme.adult,
                say=say,
                only_for=scope_titles(guide, theme.only_for) if guide else (),
            )


def covers(ages: str, age: int) -> bool:
    """Tell whether an age lies in ``3-9``, ``16+`` or ``12``."""
    first, dash, last = ages.replace("–", "-").partition("-")
    if first.endswith("+"):
        return age >= _years(first[:-1])
    return _years(first) <= age <= (_years(last) if dash else _years(first))


def _years(text: str) -> int:
    return int(text) if text.strip().isdecimal() else 0
