"""A page to be delivered: its format, and the file or the screen it goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

import msgspec

from bti.case.views import GuideView
from bti.cli import console
from bti.cli.command import missing
from bti.cli.files import give
from bti.cli.session import Session

if TYPE_CHECKING:
    from bti.paper.heads import Paper

Format = Literal["md", "html", "text"]
FORMATS = "md|html|text"
PRINTED = {"pdf", "doc", "docx", "odt", "rtf"}
"""What people ask for by the name of the file, and would get as text under a false name."""
SUFFIXES: dict[str, Format] = {"html": "html", "htm": "html", "md": "md", "txt": "text"}


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page goes, and in which format."""

    format: Format
    output: str = ""
    force: bool = False

    @classmethod
    def chosen(cls, format_: str | None, output: str | None, *, force: bool) -> Page:
        """Take the format that was asked for, else the one of the file name, else text."""
        if format_ is not None and format_ not in FORMATS.split("|"):
            raise missing(f"Formatet «{format_}» finnes ikke. Velg md, html eller text.")
        suffix = (output or "").rpartition(".")[2].lower()
        if suffix in PRINTED and not format_:
            raise missing(
                f"bti lager ikke {suffix.upper()}. Skriv ut til en fil som slutter på .html, åpne "
                "den i nettleseren, og velg Skriv ut der: da kan den også lagres som PDF."
            )
        wanted = cast("Format", format_) if format_ else SUFFIXES.get(suffix, "text")
        return cls(format=wanted, output=output or "", force=force)


def deliver(session: Session, view: Paper, page: Page) -> None:
    """Render a view and write it to the file, or show it; `--json` gives what it is made from."""
    if session.choices.as_json:
        session.write(view, lambda _: ())
        return
    text = session.casework.render(view, page.format)
    if page.format == "text" and not page.output:
        console.write(text.splitlines())
        return
    # A page about a child is its owner's alone; a guide is there to be shared.
    private = not isinstance(view, GuideView)
    give(text, page.output, force=page.force, private=private)
