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
        for remark in line.remarks:
            yield from fold(remark, first=" " * len(lead))


def history_plain(lines: tuple[HistoryLine, ...]) -> Iterator[str]:
    """Tell each event in one line."""
    for line in lines:
        remarks = "".join(f" {remark.rstrip('.')}." for remark in line.remarks)
        text = f"{line.text.rstrip('.')}." if remarks else line.text
        yield f"{line.number}. {line.at:%d.%m.%Y kl. %H.%M}, {line.by}: {text}{remarks}"
