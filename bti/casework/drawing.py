"""The verbs that show a guide as a picture, and what differs between two guides."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from bti.case.points import after_in_words
from bti.case.titles import condition_in_words
from bti.casework.verbs import Verbs
from bti.errors import BadInput, BtiError, NotFound, Place
from bti.guide.definition import Guide

if TYPE_CHECKING:
    # What draws and compares is kept off the way of every command that only steps a case.
    from bti.guide.diff import Comparison, Difference

Format = Literal["svg", "mermaid", "text"]


class _Read(msgspec.Struct, frozen=True, kw_only=True):
    """A guide, and where its parts are written."""

    guide: Guide
    places: Mapping[str, Place]


class Drawing(Verbs):
    """What a person does to see a guide from outside. A guide is named by id, file or folder."""

    def graph(self, workflow: str | Path, format: Format = "svg", *, track: str = "") -> str:  # noqa: A002 - the word people know
        """Draw the map of a guide: levels as rows, steps as cards, each way an arrow.

        Args:
            workflow: a guide by its id, or the file or folder it is written in.
            format: ``svg`` (a file that stands alone), ``mermaid``, or ``text``: all ways in words.
            track: draw only what exists on this track.

        Raises:
            BadInput: no such format, or the file cannot be read. NotFound: no such guide or track.
            DefinitionError: with every finding, when the guide cannot be used.
        """
        from bti.guide.graph import lay_out
        from bti.paper.drawings import map_as_mermaid, map_as_svg

        guide = self._read_guide(workflow).guide
        if track and track not in guide.tracks:
            raise NotFound(f"Veilederen har ikke sporet «{track}».", tuple(guide.tracks)[:3])
        picture = lay_out(guide, track or None)
        if format == "svg":
            return map_as_svg(picture)
        if format == "mermaid":
            return map_as_mermaid(picture)
        if format != "text":
            raise BadInput(f"Formatet «{format}» finnes ikke. Velg svg, mermaid eller text.")
        return "\n".join((picture.title, picture.description, "", *picture.ways)) + "\n"

    def diff(self, old: str | Path, new: str | Path) -> tuple[Difference, ...]:
        """Tell what differs between two guides, or two editions of one.

        Raises:
            BadInput: a file cannot be read. NotFound: no such guide.
            DefinitionError: with every finding, when one of them cannot be used.
        """
        return _differences(self._read_guide(old), self._read_guide(new))

    def compare(self, old: str | Path, new: str | Path) -> Comparison:
        """Give the same as ``diff`` in order for reading: a page that ``render`` can write.

        Raises:
            BadInput: a file cannot be read. NotFound: no such guide.
            DefinitionError: with every finding, when one of them cannot be used.
        """
        from bti.guide.diff import compare

        before, now = self._read_guide(old), self._read_guide(new)
        return compare(before.guide, now.guide, _differences(before, now))

    def _read_guide(self, workflow: str | Path) -> _Read:
        """Read a guide from its files; a name that is no file is the one cases are opened on."""
        path = Path(workflow)
        if path.is_file() or (path.is_dir() and not self._is_known(str(workflow))):
            return self._from_files(path)
        if path.suffix in {".yaml", ".yml"}:
            raise BadInput(f"Filen {path} finnes ikke.")
        digest, guide = self._desk.guides.current(str(workflow))
        return _Read(guide=guide, places=self._desk.guides.places(digest).by_path)

    def _from_files(self, path: Path) -> _Read:
        loaded = self._desk.guides.read(path)
        if loaded.guide is None:
            raise BtiError
        return _Read(guide=loaded.guide, places=loaded.places)

    def _is_known(self, workflow: str) -> bool:
        try:
            self._desk.guides.current(workflow)
        except NotFound:
            return False
        return True


def _differences(old: _Read, new: _Read) -> tuple[Difference, ...]:
    from bti.guide.diff import Phrases, diff

    return diff(
        old.guide,
        new.guide,
        old_places=old.places,
        new_places=new.places,
        phrases=Phrases(condition=condition_in_words, point=after_in_words),
    )
