"""A guide that is being written, read again whenever one of its files is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bti import resources
from bti.case.guide_view import guide_view
from bti.casework.guide_files import YAML
from bti.casework.guides import Guides
from bti.errors import BadInput, Finding, Place

if TYPE_CHECKING:
    from bti.case.views import GuideView
    from bti.paper.preview import Preview

Render = Callable[["GuideView", Literal["html"]], str]
Stamp = tuple[tuple[str, int, int], ...]


class Previewing:
    """What a browser shows while someone writes: the newest findings, and the guide."""

    def __init__(self, root: Path, guides: Guides, render: Render) -> None:
        """Take the file or folder that is written, and what reads and prints a guide."""
        if not root.exists():
            raise BadInput(f"{root} er ingen fil eller mappe.")
        self._root = root
        self._guides = guides
        self._render = render
        self._stamp: Stamp | None = None
        self._findings: tuple[Finding, ...] = ()
        self._outdated = False
        self._number = 0
        self.guide = ""

    def number(self) -> int:
        """Count how often the guide was read, after reading it again if it was saved since."""
        stamp = tuple(self._stamps())
        if stamp != self._stamp:
            self._stamp = stamp
            self._number += 1
            self._read()
        return self._number

    def page(self) -> str:
        """Give the page with the findings and the guide in a frame; the guide itself is apart."""
        # Jinja2 is kept off the way of every command that prints nothing.
        from bti.paper.preview import Preview
        from bti.paper.rendering import render_preview

        view: Preview = Preview(
            name=self._root.name,
            number=self.number(),
            read_at=f"{self._guides.now():%H.%M.%S}",
            findings=self._findings,
            shown=bool(self.guide),
            outdated=self._outdated,
        )
        return render_preview(view, templates=resources.template_text)

    def _stamps(self) -> Iterator[tuple[str, int, int]]:
        """Tell when each file beside the guide was saved: one of them may be what it builds on."""
        folder = self._root if self._root.is_dir() else self._root.parent
        files = folder.rglob(f"*{YAML}") if self._root.is_dir() else folder.glob(f"*{YAML}")
        for file in sorted(files):
            try:
                told = file.stat()
            except OSError:
                continue
            yield str(file), told.st_mtime_ns, told.st_size

    def _read(self) -> None:
        """Read the guide; one with errors leaves the page as it was."""
        try:
            loaded = self._guides.look(self._root)
        except BadInput as problem:
            # An editor may be in the middle of saving; the next look finds the whole file.
            place = Place(self._root.name, 1)
            self._findings = (Finding(code="filen", message=problem.message, place=place),)
            self._outdated = bool(self.guide)
            return
        self._findings = loaded.findings
        self._outdated = loaded.guide is None and bool(self.guide)
        if loaded.guide is not None:
            self.guide = self._render(guide_view(loaded.guide), "html")
