"""What has happened in a case, the oldest first."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.views import HistoryLine
from bti.cli.columns import fold


def history_screen(lines: tuple[HistoryLine, ...]) -> Iterator[str]:
    """Show each event with its number, time and person."""
    for line in lines:
        lead = f"{line.number:>4}  {line.at:%d.%m.%Y %H.%M}  "
        yield from fold(f"{line.text} ({line.by})", first=lead, rest=" " * len(lead))
        if line.detail:
            yield from fold(f"Grunn: {line.detail}", first=" " * len(lead))


def history_plain(lines: tuple[HistoryLine, ...]) -> Iterator[str]:
    """Tell each event in one line."""
    for line in lines:
        detail = f" Grunn: {line.detail}." if line.detail else ""
        yield f"{line.number}. {line.at:%d.%m.%Y kl. %H.%M}, {line.by}: {line.text}{detail}"
