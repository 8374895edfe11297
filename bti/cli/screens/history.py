"""What has happened in a case, the oldest first."""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.views import HistoryLine
from bti.cli.columns import fold
from bti.cli.screens.words import answer_line


def history_screen(lines: tuple[HistoryLine, ...]) -> Iterator[str]:
    """Show each event with its number, time and person."""
    for line in lines:
        lead = f"{line.number:>4}  {line.at:%d.%m.%Y %H.%M}  "
        yield from fold(f"{line.text} ({line.by})", first=lead, rest=" " * len(lead))
        for said in (*(answer_line(one) for one in line.answers), *line.remarks):
            yield from fold(said, first=" " * len(lead))


def history_plain(lines: tuple[HistoryLine, ...]) -> Iterator[str]:
    """Tell each event in one line."""
    for line in lines:
        told = (*(answer_line(one) for one in line.answers), *line.remarks)
        remarks = "".join(f" {said.rstrip('.')}." for said in told)
        text = f"{line.text.rstrip('.')}." if remarks else line.text
        yield f"{line.number}. {line.at:%d.%m.%Y kl. %H.%M}, {line.by}: {text}{remarks}"
