"""Turns a view into a page: HTML, Markdown or plain text. The only home of Jinja2.

A page is made from a view and nothing else: no clock is read and no case is opened, so that what
was cut from a view can never come back on paper. Every text that a template prints is escaped for
the kind of page by the environment itself; a template cannot forget it.

A municipality may put templates of its own in front of the shipped ones, file by file. A template
is a program: these run in Jinja2's sandbox, which keeps them from the rest of the machine, but not
from using all its time and memory, nor from printing wrong things. Use only templates from people
you trust.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bti.case.access_views import AccessLogView, Disclosure, PersonFile
from bti.case.privacy_views import PrivacyRecord
from bti.case.views import CaseFile, CaseView, FormView, GuideView, StepView
from bti.errors import DefinitionError, Finding, Place
from bti.guide.diff.comparison import Comparison
from bti.paper.heads import Paper
from bti.paper.languages import LANGUAGES, Format
from bti.paper.preview import Preview

Templates = Callable[[str], str | None]
"""Gives the text of a template by its name (``html/form.html.j2``), or None."""

_PAGES: Final[dict[type, str]] = {
    CaseFile: "case_file",
    CaseView: "case",
    StepView: "step",
    FormView: "form",
    GuideView: "guide",
    Comparison: "diff",
    Disclosure: "disclosure",
    AccessLogView: "access_log",
    PersonFile: "person_file",
    PrivacyRecord: "privacy",
    tuple: "history",
}
_SUFFIX: Final[dict[Format, str]] = {"html": "html", "md": "md", "text": "txt"}


def render(
    view: Paper,
    format: Format,  # noqa: A002  the word that the facade and the command line use
    *,
    templates: Templates,
    own: Templates | None = None,
    cache_folder: Path | None = None,
) -> str:
    """Write a view as a page.

    Args:
        view: What to write, already cut for the one who asks.
        format: ``html`` (one file that stands alone), ``md`` or ``text`` (80 columns).
        templates: Gives the shipped templates.
        own: Gives a municipality's own templates, which go before the shipped ones.
        cache_folder: Where compiled templates are kept; only the user may write there.

    Returns:
        The page, ending in a line end.

    Raises:
        DefinitionError: A template cannot be used. The finding names its file and line.
    """
    environment = _environment(format, templates, own, cache_folder)
    name = f"{format}/{_PAGES[type(view)]}.{_SUFFIX[format]}.j2"
    try:
        page = environment.get_template(name).render(view=view)
    except TemplateError as fault:
        raise _unusable(name, fault) from fault
    return LANGUAGES[format].tidied(page)


def render_preview(view: Preview, *, templates: Templates) -> str:
    """Write the frame round a guide that is being written, as a page for a browser."""
    environment = _environment("html", templates, None, None)
    return environment.get_template("html/preview.html.j2").render(view=view)


@lru_cache(maxsize=12)
def _environment(
    format: Format,  # noqa: A002  as above
    templates: Templates,
    own: Templates | None,
    cache_folder: Path | None,
) -> Environment:
    kind = ImmutableSandboxedEnvironment if own else Environment
    language = LANGUAGES[format]
    environment = kind(
        autoescape=True,
        finalize=language.written,
        keep_trailing_newline=True,
        loader=FunctionLoader(_source(templates, own)),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
        bytecode_cache=_Compiled(cache_folder, "eget" if own else "bti") if cache_folder else None,
    )
    environment.filters |= language.filters
    return environment


def _source(
    templates: Templates, own: Templates | None
) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        text = own(name) if own else None
        if text is None:
            text = templates(name)
        # The file name lets a fault in a template be told with its place.
        return None if text is None else (text, name, lambda: True)

    return load


def _unusable(page: str, fault: TemplateError) -> DefinitionError:
    place = _place(page, fault)
    message = f"Malen {place} kan ikke brukes: {fault.message}"
    return DefinitionError((Finding(code="template", message=message, place=place),), message)


def _place(page: str, fault: TemplateError) -> Place:
    if isinstance(fault, TemplateSyntaxError):
        return Place(fault.name or page, fault.lineno)
    if isinstance(fault, TemplateNotFound):
        return Place(str(fault.name or page), 1)
    frames = traceback.extract_tb(fault.__traceback__)
    inside = [frame for frame in frames if frame.filename.endswith(".j2")]
    return Place(inside[-1].filename, inside[-1].lineno or 1) if inside else Place(page, 1)


class _Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates in a folder; where it cannot, they are compiled each time.

    Sandboxed templates compile to other code under the same names, so they have names of their own.
    """

    def __init__(self, folder: Path, kind: Literal["bti", "eget"]) -> None:
        super().__init__(str(folder), f"{kind}_%s.jinja2")

    def dump_bytecode(self, bucket: Bucket) -> None:
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return
