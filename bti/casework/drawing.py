"""The verbs that show a guide as a picture, and what differs between two guides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bti.case.points import after_in_words
from bti.case.titles import condition_in_words
from bti.casework.beside import Read, read_guide
from bti.casework.verbs import Verbs, verb
from bti.errors import BadInput, NotFound

if TYPE_CHECKING:
    # What draws and compares is kept off the way of every command that only steps a case.
    from bti.guide.diff import Comparison, Difference

Format = Literal["svg", "mermaid", "text"]


class Drawing(Verbs):
    """What a person does to see a guide from outside.

    A guide is named by file or folder, or by id: ``bti`` is
    the edition that new cases are opened on, ``bti@2026.1`` another one.
    """

    @verb
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
        from bti.guide.varied import varied
        from bti.paper.drawings import map_as_mermaid, map_as_svg

        guide = self._read_guide(workflow).guide
        if track and track not in guide.tracks:
            raise NotFound(f"Veilederen har ikke sporet «{track}».", tuple(guide.tracks)[:3])
        if track:
            guide = varied(guide, texts=track, demands=track)
        picture = lay_out(guide, track or None)
        if format == "svg":
            return map_as_svg(picture)
        if format == "mermaid":
            return map_as_mermaid(picture)
        if format != "text":
            raise BadInput(f"Formatet «{format}» finnes ikke. Velg svg, mermaid eller text.")
        return "\n".join((picture.title, picture.description, "", *picture.ways)) + "\n"

    @verb
    def diff(self, old: str | Path, new: str | Path) -> tuple[Difference, ...]:
        """Tell what differs between two guides, or two editions of one.

        Raises:
            BadInput: a file cannot be read. NotFound: no such guide.
            DefinitionError: with every finding, when one of them cannot be used.
        """
        return differences(self._read_guide(old), self._read_guide(new))

    @verb
    def compare(self, old: str | Path, new: str | Path) -> Comparison:
        """Give the same as ``diff`` in order for reading: a page that ``render`` can write.

        Raises:
            BadInput: a file cannot be read. NotFound: no such guide.
            DefinitionError: with every finding, when one of them cannot be used.
        """
        from bti.guide.diff import compare

        before, now = self._read_guide(old), self._read_guide(new)
        return compare(before.guide, now.guide, differences(before, now))

    def _read_guide(self, workflow: str | Path) -> Read:
        return read_guide(self._desk.guides, workflow)


def differences(old: Read, new: Read) -> tuple[Difference, ...]:
    """Tell what differs between two guides, in sentences with their places."""
    from bti.guide.diff import Phrases, diff

    return diff(
        old.guide,
        new.guide,
        old_places=old.places,
        new_places=new.places,
        phrases=Phrases(condition=condition_in_words, point=after_in_words),
    )
