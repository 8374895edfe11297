"""What a coordinator does with a guide that builds on another: sees where each piece is from."""

from __future__ import annotations

from pathlib import Path

import msgspec

from bti.casework.beside import load_guide
from bti.casework.verbs import Verbs
from bti.errors import NotFound, Place
from bti.guide.targets import step_of


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a guide in normal form, with everything laid where it counts.

    ``place`` is where it was written. ``layer`` names the base it stands in, and is empty for the
    guide itself; ``through`` is ``kind`` or ``like`` when it came from another piece, ``of``.
    """

    line: str
    path: str
    place: Place
    layer: str = ""
    through: str = ""
    of: str = ""


class Building(Verbs):
    """What a person does whose guide builds on another. It is named by id, file or folder."""

    def merged(self, workflow: str | Path, step: str = "") -> tuple[Piece, ...]:
        """Give a guide with everything laid where it counts, line by line; or one step of it.

        Raises:
            BadInput: a file cannot be read. NotFound: no such guide, or no such step in it.
            DefinitionError: with every finding, when the guide cannot be used.
        """
        from bti.guide.overlay.origins import origins
        from bti.guide.spelling import spelt, spelt_step

        loaded = load_guide(self._desk.guides, workflow)
        guide, tree = loaded.usable()
        if step and step_of(guide, step) is None:
            known = ", ".join(s for level in guide.levels.values() for s in level.steps)
            raise NotFound(f"Veilederen har ikke steget «{step}». Den har: {known}.")
        lines = tuple(spelt_step(guide, step) if step else spelt(guide))
        found = origins(tree, loaded.places, (line.path for line in lines))
        return tuple(
            Piece(
                line=str(line),
                path=line.path,
                place=found[line.path].place,
                layer=found[line.path].layer,
                through=found[line.path].through,
                of=found[line.path].of,
            )
            for line in lines
        )
